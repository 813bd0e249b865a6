//! The rules by which a notice is read, each through the import of a constructed notice.

use std::{fs, path::Path};

use anli::{
    corpus::{Batch, Case, Figure, FurnitureKind, Lines, RepairKind, SectionKind, Span},
    error::FaultKind,
    import::{MAX_TEXT_BYTES, Request, import, to_text},
};
use encoding_rs::{BIG5, GB18030};

use super::{import_text, root};

const LEAD: &str = "近年来,为方便广大企业群众办理业务,持续深化改革,不断提升服务的便利度和满意度。";

fn batch(text: &str) -> Batch {
    import_text("rules", "rules.txt", text.as_bytes(), None).batch
}

/// Returns the cases of a notice under this heading, each with a title and a lead.
fn titled(heading: &str, cases: &[(&str, &str)]) -> Vec<Case> {
    let mut text = format!("{heading}\n\n");
    for (number, (title, lead)) in (1..).zip(cases) {
        text += &format!("案例{number}:{title}\n\n{lead}{LEAD}\n\n");
    }
    let found = batch(&text).cases;
    assert_eq!(found.len(), cases.len(), "{text}");
    found
}

fn region(case: &Case) -> String {
    let region = case.region.clone();
    [Some(region.province), region.city, region.county].map(Option::unwrap_or_default).join("/")
}

/// Returns the only case of a notice.
fn only(body: &str) -> Case {
    let mut cases = batch(&format!("案例1:福州市打造智慧政务大厅\n{body}\n")).cases;
    assert_eq!(cases.len(), 1, "{body}");
    cases.remove(0)
}

#[test]
fn regions_follow_from_titles() {
    let fujian = [
        ("福建省税务局打造税务远程虚拟窗口", "福建省//"),
        ("莆田市荔城区以“数智”引领“数治”", "福建省/莆田市/荔城区"),
        ("城厢区打造创优营商环境综合服务平台", "福建省/莆田市/城厢区"),
        ("市发改委推行“两优一严”", "福建省/莆田市/"),
        ("德化县探索推行帮办代办制", "福建省/泉州市/德化县"),
        ("泉州疏通审批流程堵点", "福建省/泉州市/"),
        ("信息化提升邵武营商环境", "福建省/南平市/邵武市"),
        ("宁德市东侨经济技术开发区创新推行", "福建省/宁德市/东侨经济技术开发区"),
        ("漳州开发区首创跨部门“自定义表单”", "福建省/漳州市/漳州开发区"),
        ("平潭综合实验区推行", "福建省/平潭综合实验区/"),
        ("鼓楼区推行", "福建省/福州市/鼓楼区"),
    ];
    let shanghai = [("浦东新区推行“一业一证”改革", "上海市//浦东新区"), ("上海市推行一网通办", "上海市//")];
    let hubei = [("湖北省推行一网通办", "湖北省//"), ("恩施推行跨省通办", "湖北省/恩施土家族苗族自治州/")];
    let guangxi = [("广西推行一网通办改革", "广西壮族自治区//"), ("广西壮族自治区优化服务", "广西壮族自治区//")];
    let jiangsu = [("江苏省推行一网通办", "江苏省//"), ("南京市鼓楼区推行", "江苏省/南京市/鼓楼区")];
    let notices: [(&str, &[(&str, &str)]); 5] = [
        ("莆田市优化营商环境典型案例", &fujian),
        ("典型案例", &shanghai),
        ("典型案例", &hubei),
        ("典型案例", &guangxi),
        ("典型案例", &jiangsu),
    ];
    for (heading, table) in notices {
        let titles: Vec<_> = table.iter().map(|&(title, _)| (title, "")).collect();
        for (case, (title, expected)) in titled(heading, &titles).iter().zip(table) {
            assert_eq!((case.title.as_str(), region(case).as_str()), (*title, *expected));
        }
    }
    let divisions = fs::read_to_string(root().join("src/import/region/divisions.txt")).unwrap();
    assert!(divisions.lines().count() > 3200);
}

#[test]
fn departments_are_as_printed() {
    let table = [
        ("市发改委推行“两优一严”", "", Some("市发改委")),
        ("福建省发展和改革委员会聚焦", "", Some("福建省发展和改革委员会")),
        ("三明市委编办“四个精准”", "", Some("三明市委编办")),
        ("仙游县研发全省首个系统", "仙游县法院根据上级法院部署,", Some("仙游县法院")),
        ("福州市打造智慧政务大厅", "近年来,福州市推出服务,", None),
    ];
    let cases = titled("莆田市优化营商环境典型案例", &table.map(|(title, lead, _)| (title, lead)));
    for (case, (title, _, expected)) in cases.iter().zip(table) {
        assert_eq!(case.department.as_deref(), expected, "{title}");
    }
}

#[test]
fn every_encoding_of_one_text_gives_that_text() {
    const TEXT: &str =
        "案例1:福州市打造智慧政务大厅\n一、改革背景\n近年来,为方便广大办事群众,福州市推出周末无休服务机制。";
    let utf16 = |big: bool| -> Vec<u8> {
        TEXT.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let hant = "案例1:福州市打造智慧政務大廳\n一、改革背景\n近年來,為方便廣大辦事群眾,福州市推出週末無休服務機制。";
    let table = [
        (TEXT.as_bytes().to_vec(), "UTF-8", TEXT),
        (marked(b"\xef\xbb\xbf", TEXT.as_bytes()), "UTF-8", TEXT),
        (utf16(false), "UTF-16LE", TEXT),
        (utf16(true), "UTF-16BE", TEXT),
        (marked(b"\xff\xfe", &utf16(false)), "UTF-16LE", TEXT),
        (GB18030.encode(TEXT).0.into_owned(), "gb18030", TEXT),
        (BIG5.encode(hant).0.into_owned(), "Big5", hant),
    ];
    for (bytes, encoding, text) in table {
        let imported = import_text("rules", "rules.txt", &bytes, None);
        assert_eq!((imported.batch.source.encoding.as_str(), imported.notice.as_str()), (encoding, text));
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let request = Request {
        id: "rules".parse().unwrap(),
        original_name: String::new(),
        file_name: "notice.txt".to_owned(),
        converted: None,
        path: Path::new("notice.txt"),
        corrections: None,
    };
    let unread = FaultKind::UnreadFormat { format: ".zip".to_owned() };
    for (bytes, kind) in [
        (&[0, 1, 2, 3, 255, 254, 0, 0, 9][..], FaultKind::UnknownEncoding),
        (b"PK\x03\x04\x14\x00\x00\x00\xff\xfe", unread),
        (&vec![b'a'; MAX_TEXT_BYTES + 1], FaultKind::TooLarge { size: 33_554_433, limit: 33_554_432 }),
    ] {
        let faults = import(bytes, &request).unwrap_err();
        assert!(matches!(faults.as_slice(), [fault] if fault.kind == kind), "{faults:?}");
    }
}

#[test]
fn a_paragraph_records_the_edits_that_it_is_read_with() {
    let case = only("一、主要做法\n- 融合数据。对数据进行实时调\n\n— 4 —\n\n度,全面提升服务水平。");
    let paragraph = case.paragraphs().next().unwrap();
    assert_eq!(paragraph.text, "融合数据。对数据进行实时调度,全面提升服务水平。");
    assert_eq!(paragraph.lines, Lines(3, 7));
    let repairs: Vec<_> = paragraph.repairs.iter().map(|r| (r.at, r.kind, r.printed.as_str())).collect();
    let page = (Span(13, 13), RepairKind::PageBreak, "\n\n— 4 —\n\n");
    assert_eq!(repairs, [(Span(0, 0), RepairKind::Bullet, "- "), page]);
}

#[test]
fn a_correction_overrides_the_rule_at_its_place() {
    let text = "案例1:福州市打造智慧政务大厅\n一、主要做法\n推动 数据 共享,全面提升服务水平。\n";
    let fixes = r#"{"schema":1,"edits":[{"line":3,"printed":"动 数","read":"手","kind":"typo"}]}"#;
    let imported = import_text("rules", "rules.txt", text.as_bytes(), Some(fixes.as_bytes()));
    let paragraph = imported.batch.cases[0].paragraphs().next().unwrap();
    let repairs: Vec<_> = paragraph.repairs.iter().map(|r| (r.kind, r.printed.as_str())).collect();
    assert_eq!(repairs, [(RepairKind::Typo, "动 数"), (RepairKind::StraySpace, " ")]);
    assert_eq!(paragraph.text, "推手据共享,全面提升服务水平。");
}

#[test]
fn furniture_is_recognised_by_its_words() {
    use FurnitureKind::{Credit, Disclaimer, Navigation, PageNumber, Spam};
    let table = [
        ("— 4 **—**", Some(PageNumber)),
        ("— 30 —", Some(PageNumber)),
        ("第 3 页 共 12 页", Some(PageNumber)),
        ("- 4 -", Some(PageNumber)),
        ("12", Some(PageNumber)),
        ("2024年", None),
        ("简体| 繁體| 老年人模式| 登录| 注册", Some(Navigation)),
        ("某某赌场-【app*官网】", Some(Spam)),
        ("责任编辑:ouruijia", Some(Credit)),
        ("免责声明: 本文转自网络公开渠道,不作保证。", Some(Disclaimer)),
        ("关闭 打印", Some(Navigation)),
        ("(一)登录平台。", None),
        ("案例1:福州市打造智慧政务大厅", None),
    ];
    for (line, expected) in table {
        let next = format!("案例2:厦门市推行便民服务\n\n{LEAD}");
        let text = format!("案例1:福州市打造智慧政务大厅\n\n{LEAD}\n\n{line}\n\n{LEAD}\n\n{next}\n");
        let kinds: Vec<_> = batch(&text).furniture.iter().map(|furniture| furniture.kind).collect();
        assert_eq!(kinds, Vec::from_iter(expected), "{line}");
    }
}

#[test]
fn section_headings_are_told_from_titles_and_measures() {
    use SectionKind::{Background, Other, Practice, Result};
    let table = [
        ("一、背景情况", Some(Background)),
        ("一、背景描述", Some(Background)),
        ("一、基本情况", Some(Background)),
        ("二、主要做法", Some(Practice)),
        ("三、工作成效", Some(Result)),
        ("【经验启示】", Some(Other)),
        ("创新举措", Some(Practice)),
        ("改革成效：", Some(Result)),
        ("三、注重问题整改,提升政务服务能力", None),
        ("莆田市打造办电新举措", None),
        ("一、实行分级会商,提升营商环境指标", None),
        ("(二)技术支撑。", None),
    ];
    for (line, expected) in table {
        let case = only(&format!("\n{LEAD}\n\n{line}\n{LEAD}"));
        let headed = case.sections.iter().find(|section| section.heading.is_some());
        assert_eq!(headed.map(|section| section.kind), expected, "{line}");
    }
}

#[test]
fn text_that_a_replacement_destroyed_is_undone() {
    let notice = fs::read(root().join("seeds/shaanxi-2023/notice.txt")).unwrap();
    let cases = import_text("shaanxi-2023", "notice.txt", &notice, None).batch.cases;
    let mut undone = Vec::new();
    for paragraph in cases.iter().flat_map(Case::paragraphs) {
        let chars: Vec<char> = paragraph.text.chars().collect();
        for repair in paragraph.repairs.iter().filter(|repair| repair.kind == RepairKind::Mojibake) {
            let read: String = chars[repair.at.0 as usize..repair.at.1 as usize].iter().collect();
            undone.push((repair.printed.as_str(), read));
        }
    }
    let table = [
        ("?!斑h", "。“遠"),
        ("??奎c", "停靠點"),
        ("??h", "。縣"),
        ("?,F", "。現"),
        ("?;顒娱_", "。活動開"),
        ("?;\u{e1d6}鼻鍐?", "粒化”清單"),
    ];
    for (printed, text) in table {
        assert!(undone.iter().any(|(from, to)| (*from, to.as_str()) == (printed, text)), "{printed}: {undone:?}");
    }
    let case = only(&format!("一、主要做法\n{LEAD}办得快不快?有没有变化。"));
    assert!(case.paragraphs().all(|paragraph| paragraph.repairs.is_empty()), "{case:?}");
}

#[test]
fn the_label_of_a_paragraph_is_its_numbering() {
    let table = [
        ("一、推动数据共享", "一、", 1),
        ("十二、推动数据共享", "十二、", 1),
        ("(一)推动数据共享", "(一)", 1),
        ("（二十一）推动数据共享", "（二十一）", 1),
        ("(3)推动数据共享", "(3)", 1),
        ("1.能减则减", "1.", 1),
        ("①受理材料", "①", 1),
        ("一是建立机制", "一是", 1),
        ("1.08万个事项办结", "", 0),
        ("2024年以来好转", "", 0),
        ("12345平台接入", "", 0),
        ("一网通办上线", "", 0),
        ("一一、推动数据共享", "", 0),
        ("(一推动数据共享", "", 0),
    ];
    for (line, label, level) in table {
        let case = only(&format!("\n主要做法\n\n{LEAD}\n\n{line}。{LEAD}"));
        let paragraph = case.paragraphs().last().unwrap();
        assert_eq!((paragraph.label.as_deref().unwrap_or_default(), paragraph.level), (label, level), "{line}");
    }
}

#[test]
fn figures_are_numbers_with_units_and_the_things_that_they_count() {
    let table: [(&str, &[(&str, &str)]); 9] = [
        (
            "自4月份上线以来,已接受群众户外广告咨询备案202次,满意率为100%。",
            &[("202次", "接受群众户外广告咨询备案"), ("100%", "满意率")],
        ),
        ("2023年以来,共受理诉求90多万件", &[("90多万件", "受理诉求")]),
        ("担保办理时间从3—5天缩短至15—30分钟", &[("3—5天→15—30分钟", "担保办理时间")]),
        ("累计政策兑现金额 16907.81 万元", &[("16907.81 万元", "政策兑现金额")]),
        ("在22 家助产机构完成", &[("22 家", "助产机构")]),
        ("2022年7月1日,12345平台", &[]),
        ("汇聚约10307 人才数据,9部门联办", &[]),
        ("跨省通办业务近千件", &[("千件", "跨省通办业务")]),
        ("强度由以往的350万元/亩提升至600万元/亩", &[("350万元/亩→600万元/亩", "强度")]),
    ];
    for (text, expected) in table {
        let case = only(&format!("一、工作成效\n{text}"));
        let to = |f: &Figure| f.to.as_ref().map_or_else(String::new, |to| format!("→{}", to.text));
        let figures: Vec<_> = case.figures.iter().map(|f| (f.text.clone() + &to(f), f.about.clone())).collect();
        let expected: Vec<_> = expected.iter().map(|(text, about)| (text.to_string(), about.to_string())).collect();
        assert_eq!(figures, expected, "{text}");
    }
}

#[test]
fn lines_are_counted_from_one_and_end_at_every_line_end() {
    let text = format!("\u{feff}案例1:福州市服务\n{LEAD}\n\n案例2:厦门市服务\n{LEAD}");
    let ends = ["\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"];
    for text in ends.iter().flat_map(|end| [text.replace('\n', end), text.replace('\n', end) + end]) {
        let cases = batch(&text).cases;
        assert_eq!(cases.iter().map(|case| case.lines).collect::<Vec<_>>(), [Lines(1, 2), Lines(4, 5)], "{text:?}");
        assert_eq!(cases[0].paragraphs().next().unwrap().text, LEAD);
    }
}

#[test]
fn the_text_of_a_value_is_the_value_and_readable() {
    let long = "案".repeat(120);
    let value = serde_json::json!({"a": {"b": {"at": [[1, 2], [3, 4]], "c": "x\"y,z", "d": long}}, "e": [], "f": null});
    let text = to_text(&value).unwrap();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    assert!(text.contains("\"at\": [[1, 2], [3, 4]]"), "{text}");
}

#[test]
fn a_word_printed_twice_in_a_row_is_read_once_and_uncertain() {
    let table = [
        ("进一步提升提升了服务水平", "进一步提升了服务水平", Some("提升提升")),
        ("缓解社区社区防控压力", "缓解社区防控压力", Some("社区社区")),
        ("解决生产中的的堵点", "解决生产中的堵点", Some("的的")),
        ("推动标准化标准化建设", "推动标准化建设", Some("标准化标准化")),
        ("促进林权价值增值增效", "促进林权价值增值增效", None),
        ("公共服务服务企业发展", "公共服务服务企业发展", None),
        ("落实保障保障性住房建设", "落实保障保障性住房建设", None),
        ("一户一户走访,达到目的的企业", "一户一户走访,达到目的的企业", None),
        ("协调项目建设建设单位参加", "协调项目建设建设单位参加", None),
        ("推出“马上马上”服务", "推出“马上马上”服务", None),
    ];
    for (text, read, printed) in table {
        let case = only(&format!("\n主要做法\n\n{LEAD}\n\n福州市{text}。{LEAD}"));
        let paragraph = case.paragraphs().last().unwrap();
        assert!(paragraph.text.contains(read), "{text}: {}", paragraph.text);
        let typos = paragraph.repairs.iter().filter(|repair| repair.kind == RepairKind::Typo);
        let typos: Vec<_> = typos.map(|repair| (repair.printed.as_str(), repair.sure)).collect();
        assert_eq!(typos, printed.map(|printed| (printed, false)).into_iter().collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn a_closing_paragraph_about_what_is_to_come_is_other() {
    let table = [
        ("持续优化服务,让群众更加满意。", SectionKind::Other),
        ("下一步,福州市将继续深化改革。", SectionKind::Other),
        ("持续发力以来,已办理业务300件。", SectionKind::Result),
        ("改革以来,群众普遍感到满意。", SectionKind::Result),
    ];
    for (text, kind) in table {
        let case = only(&format!("\n一、主要做法\n\n{LEAD}\n\n二、取得成效\n\n办理业务500件。\n\n{text}"));
        assert_eq!(case.sections.last().unwrap().kind, kind, "{text}");
        assert_eq!(case.paragraphs().count(), 3, "{text}");
    }
}

#[test]
fn a_method_is_no_system_and_a_plan_no_figure() {
    let systems = |text: &str| -> Vec<String> {
        let case = only(&format!("\n主要做法\n\n福州市{text}。{LEAD}"));
        case.systems.into_iter().map(|system| system.name).collect()
    };
    let table: [(&str, &[&str]); 8] = [
        ("推行“一体化审批平台”模式", &[]),
        ("完善“惠企通平台”运行机制", &[]),
        ("总结“企业码平台”工作法", &[]),
        ("依托闽政通、工改系统和税库银平台办理", &["闽政通", "工改系统", "税库银平台"]),
        ("打造证照数据库,新建水库和仓库", &["证照数据库"]),
        ("“企税通”自动推送提醒", &["企税通"]),
        ("“企税通”窗口提供帮办", &[]),
        ("登录“我的账单”页面查询", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(systems(text), expected, "{text}");
    }
}

#[test]
fn a_line_behind_every_page_number_is_a_running_title() {
    let page = |number: usize| {
        format!("{LEAD}\n\n{LEAD}\n\n案例{number}:福州市做法{number}\n— {number} —\n典型经验做法汇编\n\n{LEAD}\n\n")
    };
    let cases = batch(&(1..=5).map(page).collect::<String>()).cases;
    let titles: Vec<_> = cases.iter().map(|case| case.title.as_str()).collect();
    assert_eq!(titles, ["福州市做法1", "福州市做法2", "福州市做法3", "福州市做法4", "福州市做法5"]);
    assert!(cases.iter().flat_map(Case::paragraphs).all(|paragraph| !paragraph.text.contains("汇编")));
}
