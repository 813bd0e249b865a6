//! The messages of an import report.

use super::{Lang, catalogue::messages};
use crate::{
    corpus::RepairKind,
    import::{DoubtKind, SegmentStrategy},
};

/// The repairs of a kind, as a report counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repairs(pub RepairKind);

/// The form of a correction for a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remedy(pub DoubtKind);

messages! {
    for SegmentStrategy {
        Self::Labels => "按“附件”“案例”标号", "依「附件」「案例」標號", "by printed labels";
        Self::AnnexList => "按附件清单中的标题", "依附件清單中的標題", "by the titles of the annex list";
        Self::Numbers => "按带序号的标题", "依帶序號的標題", "by numbered titles";
        Self::Marks => "按标题格式", "依標題格式", "by marked headings";
        Self::Headings => "按首个小标题前的短行", "依第一個小標題前的短行", "by short lines before a first heading";
        Self::Titles => "按独立成行的标题", "按獨立成行的標題", "by titles on lines of their own";
        Self::Fields => "按“案例名称”等栏目", "依「案例名稱」等欄目", "by fields that name a case";
        Self::Table => "按表格的行", "依表格的列", "by the rows of a table";
        Self::ByHand => "按更正文件", "依更正檔", "by corrections";
        Self::Single => "全文为一个案例", "全文為一個案例", "the text as one case";
        Self::Places => "按段首的地区和单位", "依段首的地區和單位", "by places and bodies that begin a paragraph";
    }
}

messages! {
    for Repairs {
        Self(RepairKind::PageBreak) => "跨页接续", "跨頁接續", "page breaks";
        Self(RepairKind::Wrap) => "折行接续", "折行接續", "wraps";
        Self(RepairKind::StraySpace) => "多余空格", "多餘空格", "stray spaces";
        Self(RepairKind::Bullet) => "多余项目符号", "多餘項目符號", "bullets";
        Self(RepairKind::Furniture) => "夹入的页眉页脚等", "夾入的頁首頁尾等", "page furniture";
        Self(RepairKind::Splice) => "混入的文字", "混入的文字", "inserted text";
        Self(RepairKind::Mojibake) => "乱码", "亂碼", "mojibake";
        Self(RepairKind::DroppedText) => "缺字", "缺字", "lost words";
        Self(RepairKind::Typo) => "错字", "錯字", "misprints";
    }
}

messages! {
    for DoubtKind {
        Self::Count => "案例数与通知所称不符", "案例數與通知所稱不符", "not the number of cases that the notice announces";
        Self::TitleDerived => "原文无标题，拟题：{0}", "原文無標題，擬題：{0}", "no printed title; supplied: {0}";
        Self::TitleMissing =>
            "附件清单中的标题在正文中找不到：{0}", "附件清單中的標題在正文中找不到：{0}",
            "title of the annex list not in the text: {0}";
        Self::Reading =>
            "从此行起也可分为 {0} 个案例", "從此行起也可分為 {0} 個案例",
            "from here on it could also be read as {0} {0:case|cases}";
        Self::TitleEnd => "标题止于何处不能确定：{0}", "標題止於何處不能確定：{0}", "the end of the title is uncertain: {0}";
        Self::Number => "序号缺失或重复：{0}", "序號缺失或重複：{0}", "number missing or repeated: {0}";
        Self::Region => "未能判定地区", "未能判定地區", "region unknown";
        Self::RegionGuessed => "未写明地区，暂作 {0}", "未寫明地區，暫作 {0}", "no region is named; taken as {0}";
        Self::SectionInferred => "无小标题，部分为推断", "無小標題，部分為推斷", "no heading; the section is inferred";
        Self::Heading => "小标题没有结尾：{0}", "小標題沒有結尾：{0}", "heading without an end: {0}";
        Self::Repair => "修复不确定，原文：{0}", "修復不確定，原文：{0}", "uncertain repair of: {0}";
        Self::Lost => "“{0}”之后有缺字", "「{0}」之後有缺字", "words are missing after \"{0}\"";
        Self::Unreadable => "有无法识别的字节（{0}）", "有無法識別的位元組（{0}）", "unreadable bytes ({0})";
        Self::Furniture => "有 {0}% 的文字不属于任何案例", "有 {0}% 的文字不屬於任何案例", "{0} % of the text belongs to no case";
        Self::Correction =>
            "更正已对不上原文，其文字现在此行或已不见：{0}", "更正已對不上原文，其文字現在此行或已不見：{0}",
            "a correction has lost its place; its text stands here now, or nowhere: {0}";
        Self::BatchField => "通知中没有写明：{0}", "通知中沒有寫明：{0}", "not stated in the notice: {0}";
    }
}

messages! {
    for Remedy {
        Self(DoubtKind::Count | DoubtKind::Reading) =>
            r#"漏认的案例："cases": [{"line": 首行}]；误认的："not_cases": [行号]。漏认较多时，在各案例标题前加上“案例N：”再导入更快"#,
            r#"漏認的案例："cases": [{"line": 首行}]；誤認的："not_cases": [行號]。漏認較多時，在各案例標題前加上「案例N：」再匯入更快"#,
            r#"a case not found: "cases": [{"line": N}]; one that is none: "not_cases": [N]. Where many are missing, 案例N： before their titles and a new import is quicker"#;
        Self(DoubtKind::TitleDerived | DoubtKind::TitleEnd) =>
            r#"标题："cases": [{"line": 首行, "title": "…", "why": "…"}]"#, r#"標題："cases": [{"line": 首行, "title": "…", "why": "…"}]"#,
            r#"title: "cases": [{"line": N, "title": "…", "why": "…"}]"#;
        Self(DoubtKind::TitleMissing) =>
            r#"找不到的标题所属案例："cases": [{"line": 首行, "why": "…"}]"#, r#"找不到的標題所屬案例："cases": [{"line": 首行, "why": "…"}]"#,
            r#"the case of the missing title: "cases": [{"line": N, "why": "…"}]"#;
        Self(DoubtKind::Number) =>
            r#"序号："cases": [{"line": 首行, "number": 序号, "why": "…"}]"#, r#"序號："cases": [{"line": 首行, "number": 序號, "why": "…"}]"#,
            r#"number: "cases": [{"line": N, "number": N, "why": "…"}]"#;
        Self(DoubtKind::Region | DoubtKind::RegionGuessed) =>
            r#"地区："cases": [{"line": 首行, "region": {"province": "…", "city": "…", "county": null}, "why": "…"}]"#,
            r#"地區："cases": [{"line": 首行, "region": {"province": "…", "city": "…", "county": null}, "why": "…"}]"#,
            r#"place: "cases": [{"line": N, "region": {"province": "…", "city": "…", "county": null}, "why": "…"}]"#;
        Self(DoubtKind::SectionInferred) =>
            r#"部分："sections": [{"line": 首行, "kind": "practice", "why": "…"}]"#,
            r#"部分："sections": [{"line": 首行, "kind": "practice", "why": "…"}]"#,
            r#"section: "sections": [{"line": N, "kind": "practice", "why": "…"}]"#;
        Self(DoubtKind::Heading) =>
            r#"小标题："headings": [{"line": 首行, "label": "…", "heading": "…", "why": "…"}]"#,
            r#"小標題："headings": [{"line": 首行, "label": "…", "heading": "…", "why": "…"}]"#,
            r#"heading: "headings": [{"line": N, "label": "…", "heading": "…", "why": "…"}]"#;
        Self(DoubtKind::Repair) =>
            r#"修复："edits": [{"line": 行号, "printed": "原文", "read": "应读作", "kind": "typo", "why": "…"}]"#,
            r#"修復："edits": [{"line": 行號, "printed": "原文", "read": "應讀作", "kind": "typo", "why": "…"}]"#,
            r#"repair: "edits": [{"line": N, "printed": "…", "read": "…", "kind": "typo", "why": "…"}]"#;
        Self(DoubtKind::Lost) =>
            r#"缺字："edits": [{"line": 行号, "printed": "缺处前文", "read": null, "kind": "dropped-text", "why": "…"}]"#,
            r#"缺字："edits": [{"line": 行號, "printed": "缺處前文", "read": null, "kind": "dropped-text", "why": "…"}]"#,
            r#"lost words: "edits": [{"line": N, "printed": "…", "read": null, "kind": "dropped-text", "why": "…"}]"#;
        Self(DoubtKind::Unreadable) =>
            "无法识别的字节：请先设法取得完好的原件", "無法識別的位元組：請先設法取得完好的原件",
            "unreadable bytes: look for a sound copy of the notice first";
        Self(DoubtKind::Furniture) =>
            r#"漏认的案例：在其标题前加上“案例N：”后重新导入，或写 "cases": [{"line": 首行}]"#,
            r#"漏認的案例：在其標題前加上「案例N：」後重新匯入，或寫 "cases": [{"line": 首行}]"#,
            r#"a case not found: put 案例N： before its title and import again, or write "cases": [{"line": N}]"#;
        Self(DoubtKind::Correction) =>
            "对不上的更正：改正其行号，或删去该条", "對不上的更正：改正其行號，或刪去該條",
            "a correction without a place: set its line right, or remove it";
        Self(DoubtKind::BatchField) =>
            r#"批次："batch": {"title": "…", "issuer": "…", "published": "2025-04", "why": "…"}"#,
            r#"批次："batch": {"title": "…", "issuer": "…", "published": "2025-04", "why": "…"}"#,
            r#"batch: "batch": {"title": "…", "issuer": "…", "published": "2025-04", "why": "…"}"#;
    }
}

impl Lang {
    /// Returns the name of a field of a batch or case; a field without one goes by its name in the file.
    pub fn field(self, name: &str) -> &str {
        FIELDS.iter().find(|(field, _)| *field == name).map_or(name, |(_, names)| self.choose(names))
    }
}

/// The fields that have a name of their own.
pub const FIELDS: [(&str, [&str; 3]); 11] = [
    ("title", ["标题", "標題", "title"]),
    ("issuer", ["发文机关", "發文機關", "issuer"]),
    ("published", ["日期", "日期", "date"]),
    ("number", ["序号", "序號", "number"]),
    ("region", ["地区", "地區", "region"]),
    ("department", ["部门", "部門", "department"]),
    ("themes", ["指标", "指標", "indicators"]),
    ("sections", ["部分", "部分", "sections"]),
    ("systems", ["系统平台", "系統平台", "systems"]),
    ("documents", ["文件", "文件", "documents"]),
    ("figures", ["数字", "數字", "figures"]),
];
