//! The words of an import's report.

use super::Lang;
use crate::{
    corpus::RepairKind,
    import::{DoubtKind, SegmentStrategy},
};

type Pair = (&'static str, &'static str);

impl Lang {
    fn choose(self, (hans, en): Pair) -> &'static str {
        self.pick(hans, en)
    }

    /// How the cases of a notice were told apart.
    pub fn strategy(self, strategy: SegmentStrategy) -> &'static str {
        self.choose(match strategy {
            SegmentStrategy::Labels => ("按“附件”“案例”标号", "by printed labels"),
            SegmentStrategy::AnnexList => ("按附件清单中的标题", "by the titles of the annex list"),
            SegmentStrategy::Numbers => ("按带序号的标题", "by numbered titles"),
            SegmentStrategy::Marks => ("按标题格式", "by marked headings"),
            SegmentStrategy::Headings => ("按首个小标题前的短行", "by short lines before a first heading"),
            SegmentStrategy::Titles => ("按独立成行的标题", "by titles on lines of their own"),
            SegmentStrategy::Places => ("按段首的地区和单位", "by places and bodies that begin a paragraph"),
            SegmentStrategy::Whole => ("全文作为一个案例", "the whole notice is one case"),
        })
    }

    /// What sort of repair.
    pub fn repair(self, kind: RepairKind) -> &'static str {
        self.choose(match kind {
            RepairKind::PageBreak => ("跨页接续", "page breaks"),
            RepairKind::Wrap => ("折行接续", "wraps"),
            RepairKind::StraySpace => ("多余空格", "stray spaces"),
            RepairKind::Bullet => ("多余项目符号", "bullets"),
            RepairKind::Furniture => ("夹入的版面杂质", "furniture"),
            RepairKind::Splice => ("插入的词语", "spliced words"),
            RepairKind::Mojibake => ("乱码", "mojibake"),
            RepairKind::DroppedText => ("缺字", "lost words"),
            RepairKind::Typo => ("错字", "misprints"),
        })
    }

    /// Why a place should be looked at: {0} what it is about.
    pub fn reason(self, reason: DoubtKind) -> &'static str {
        self.choose(match reason {
            DoubtKind::Count => ("案例数与通知所称不符", "not the number of cases that the notice announces"),
            DoubtKind::TitleDerived => ("原文无标题，拟题：{0}", "no printed title; made: {0}"),
            DoubtKind::TitleMissing => {
                ("附件清单中的标题在正文中找不到：{0}", "title of the annex list not in the text: {0}")
            }
            DoubtKind::TitleEnd => ("标题止于何处不能确定：{0}", "where the title ends is not certain: {0}"),
            DoubtKind::Number => ("序号缺失或重复：{0}", "number missing or twice: {0}"),
            DoubtKind::Region => ("看不出地区", "no place can be told"),
            DoubtKind::SectionInferred => ("无小标题，部分为推断", "no heading; the section is inferred"),
            DoubtKind::Heading => ("小标题没有结尾：{0}", "heading without an end: {0}"),
            DoubtKind::Repair => ("修复不确定，原文：{0}", "uncertain repair of: {0}"),
            DoubtKind::Lost => ("“{0}”之后有缺字", "words are lost behind \"{0}\""),
            DoubtKind::Unreadable => ("有读不出的字节（{0}）", "unreadable bytes ({0})"),
            DoubtKind::BatchField => ("通知中没有写明：{0}", "not told by the notice: {0}"),
        })
    }

    /// What to put into corrections for such a place.
    pub fn remedy(self, reason: DoubtKind) -> &'static str {
        self.choose(match reason {
            DoubtKind::Count => (
                r#"漏认的案例："cases": [{"line": 首行}]；误认的："not_cases": [行号]"#,
                r#"a case not found: "cases": [{"line": N}]; one that is none: "not_cases": [N]"#,
            ),
            DoubtKind::TitleDerived => (
                r#"标题："cases": [{"line": 首行, "title": "…", "why": "…"}]"#,
                r#"title: "cases": [{"line": N, "title": "…", "why": "…"}]"#,
            ),
            DoubtKind::TitleMissing => (
                r#"找不到的标题所属案例："cases": [{"line": 首行, "why": "…"}]"#,
                r#"the case of the missing title: "cases": [{"line": N, "why": "…"}]"#,
            ),
            DoubtKind::TitleEnd => (
                r#"标题："cases": [{"line": 首行, "title": "…", "why": "…"}]"#,
                r#"title: "cases": [{"line": N, "title": "…", "why": "…"}]"#,
            ),
            DoubtKind::Number => (
                r#"序号："cases": [{"line": 首行, "number": 序号, "why": "…"}]"#,
                r#"number: "cases": [{"line": N, "number": N, "why": "…"}]"#,
            ),
            DoubtKind::Region => (
                r#"地区："cases": [{"line": 首行, "region": {"province": "…", "city": "…", "county": null}, "why": "…"}]"#,
                r#"place: "cases": [{"line": N, "region": {"province": "…", "city": "…", "county": null}, "why": "…"}]"#,
            ),
            DoubtKind::SectionInferred => (
                r#"部分："sections": [{"line": 首行, "kind": "practice", "why": "…"}]"#,
                r#"section: "sections": [{"line": N, "kind": "practice", "why": "…"}]"#,
            ),
            DoubtKind::Heading => (
                r#"小标题："headings": [{"line": 首行, "label": "…", "heading": "…", "why": "…"}]"#,
                r#"heading: "headings": [{"line": N, "label": "…", "heading": "…", "why": "…"}]"#,
            ),
            DoubtKind::Repair => (
                r#"修复："edits": [{"line": 行号, "printed": "原文", "read": "应读作", "kind": "typo", "why": "…"}]"#,
                r#"repair: "edits": [{"line": N, "printed": "…", "read": "…", "kind": "typo", "why": "…"}]"#,
            ),
            DoubtKind::Lost => (
                r#"缺字："edits": [{"line": 行号, "printed": "缺处前文", "read": null, "kind": "dropped-text", "why": "…"}]"#,
                r#"lost words: "edits": [{"line": N, "printed": "…", "read": null, "kind": "dropped-text", "why": "…"}]"#,
            ),
            DoubtKind::Unreadable => (
                "读不出的字节：请先设法取得完好的原件",
                "unreadable bytes: look for a sound copy of the notice first",
            ),
            DoubtKind::BatchField => (
                r#"批次："batch": {"title": "…", "issuer": "…", "published": "2025-04", "why": "…"}"#,
                r#"batch: "batch": {"title": "…", "issuer": "…", "published": "2025-04", "why": "…"}"#,
            ),
        })
    }

    /// What a field of a batch or case is called; one without a name goes by that of the file format.
    pub fn field(self, name: &str) -> &str {
        let hans = FIELDS.iter().find(|(field, _)| *field == name).map(|(_, hans)| *hans);
        let en = if name == "published" { "date" } else { name };
        hans.map_or(name, |hans| self.pick(hans, en))
    }
}

/// The fields that have a name.
const FIELDS: [(&str, &str); 11] = [
    ("title", "标题"),
    ("issuer", "发文机关"),
    ("published", "日期"),
    ("number", "序号"),
    ("region", "地区"),
    ("department", "部门"),
    ("themes", "指标"),
    ("sections", "部分"),
    ("systems", "系统平台"),
    ("documents", "文件"),
    ("figures", "数据"),
];
