//! Constructed notices in other layouts than the seeds, each with its traps.

use anli::{
    corpus::{SectionKind, roundtrip::verify_roundtrip},
    import::Imported,
};

use super::import_text;

struct Layout {
    name: &'static str,
    text: &'static str,
    titles: &'static [&'static str],
    regions: &'static [&'static str],
    /// Sections of each case: b background, p practice, r result, o other.
    sections: &'static [&'static str],
    /// Headings of the measures in practice sections, over all cases.
    measures: usize,
}

const LAYOUTS: [Layout; 6] = [
    Layout {
        name: "ranking",
        text: include_str!("notices/ranking.txt"),
        titles: &["武汉市打造“汉融通”平台", "襄阳市推行用电报装“零审批”", "恩施土家族苗族自治州来凤县跨省通办“一窗办”"],
        regions: &["湖北省/武汉市/", "湖北省/襄阳市/", "湖北省/恩施土家族苗族自治州/来凤县"],
        sections: &["bpro", "bpr", "bpr"],
        measures: 6,
    },
    Layout {
        name: "numbered",
        text: include_str!("notices/numbered.txt"),
        titles: &[
            "杭州市上城区打造“企业码”惠企直达新模式",
            "宁波舟山港口岸通关“两步申报”改革",
            "温州市“府院联动”破解企业破产难题",
            "义乌市商标“一站式”保护",
        ],
        regions: &["浙江省/杭州市/上城区", "浙江省/宁波市/", "浙江省/温州市/", "浙江省/金华市/义乌市"],
        sections: &["bpr", "bpr", "bpr", "bpr"],
        measures: 7,
    },
    Layout {
        name: "markdown",
        text: include_str!("notices/markdown.md"),
        titles: &[
            "成都市：“蓉易办”平台让企业办事更容易",
            "绵阳市：“园保贷”缓解科技企业融资难",
            "凉山彝族自治州西昌市：交房即交证",
        ],
        regions: &["四川省/成都市/", "四川省/绵阳市/", "四川省/凉山彝族自治州/西昌市"],
        sections: &["bpr", "bpr", "bpr"],
        measures: 5,
    },
    Layout {
        name: "chapters",
        text: include_str!("notices/chapters.txt"),
        titles: &[
            "乌鲁木齐市“一照通”改革让企业准入又准营",
            "昌吉回族自治州优化用水用气报装服务",
            "伊犁哈萨克自治州霍尔果斯市创新跨境电商通关监管",
        ],
        regions: &[
            "新疆维吾尔自治区/乌鲁木齐市/",
            "新疆维吾尔自治区/昌吉回族自治州/",
            "新疆维吾尔自治区/伊犁哈萨克自治州/霍尔果斯市",
        ],
        sections: &["bpr", "bpr", "bpr"],
        measures: 6,
    },
    Layout {
        name: "wrapped",
        text: include_str!("notices/wrapped.txt"),
        titles: &["深圳市前海深港现代服务业合作区推行商事登记“深港通注册易”", "佛山市顺德区工业用地“标准地”出让改革"],
        regions: &["广东省/深圳市/", "广东省/佛山市/顺德区"],
        sections: &["bpr", "bpr"],
        measures: 4,
    },
    Layout {
        name: "bare",
        text: include_str!("notices/bare.txt"),
        titles: &[
            "北京经济技术开发区企业服务“亦企服务港”",
            "海淀区知识产权全链条保护",
            "怀柔区“一老一小”政务服务上门办",
        ],
        regions: &["北京市//北京经济技术开发区", "北京市//海淀区", "北京市//怀柔区"],
        sections: &["bpro", "bpr", "bpr"],
        measures: 2,
    },
];

fn letters(imported: &Imported) -> Vec<String> {
    let letter = |kind| match kind {
        SectionKind::Background => 'b',
        SectionKind::Practice => 'p',
        SectionKind::Result => 'r',
        SectionKind::Other => 'o',
    };
    imported.batch.cases.iter().map(|case| case.sections.iter().map(|s| letter(s.kind)).collect()).collect()
}

#[test]
fn other_layouts_follow_the_same_rules() {
    let mut wrong = Vec::new();
    for layout in LAYOUTS {
        let imported = import_text("layout", layout.name, layout.text.as_bytes(), None);
        let cases = &imported.batch.cases;
        let titles: Vec<&str> = cases.iter().map(|case| case.title.as_str()).collect();
        let region = |case: &anli::corpus::Case| {
            let region = case.region.clone();
            [Some(region.province), region.city, region.county].map(Option::unwrap_or_default).join("/")
        };
        let regions: Vec<String> = cases.iter().map(region).collect();
        let practice = cases.iter().flat_map(|case| &case.sections).filter(|s| s.kind == SectionKind::Practice);
        let measures = practice.flat_map(|s| &s.paragraphs).filter(|p| p.heading.is_some()).count();
        let mut check = |what: &str, good: bool, got: String| {
            if !good {
                wrong.push(format!("{}: {what}: {got}", layout.name));
            }
        };
        check("titles", titles == layout.titles, format!("{titles:?}"));
        check("regions", regions == layout.regions, format!("{regions:?}"));
        check("sections", letters(&imported) == layout.sections, format!("{:?}", letters(&imported)));
        check("measures", measures == layout.measures, measures.to_string());
        let accounted = verify_roundtrip(&imported.batch, &imported.notice);
        check("accounting", accounted.is_ok(), format!("{accounted:?}"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
