//! Issuer, document number, date and title of a batch, from heading, signature or the credits of a repost.

use anli::corpus::{Batch, Case, FurnitureKind};

use super::import_text;

const CASES: &str = "案例1：福州市打造智慧大厅\n\n针对办事难，把几件事并成一件，由窗口统一收件，当天给出结果。\n\n\
                     案例2：厦门市推行掌上办税\n\n针对排队久，把窗口搬到手机上，由后台分头办理，当天给出结果。\n";

fn batch(before: &str, after: &str) -> Batch {
    import_text("imprint", "imprint.txt", format!("{before}\n\n{CASES}\n{after}\n").as_bytes(), None).batch
}

#[test]
fn the_imprint_is_read_wherever_it_stands() {
    let table = [
        (
            "某省财政厅关于印发典型案例的通知\n\n某财〔2031〕7号\n\n2031年7月8日",
            "",
            "某省财政厅",
            "某财〔2031〕7号",
            "2031-07-08",
        ),
        ("某省商务厅 某省财政厅关于印发典型案例的通知", "", "某省商务厅、某省财政厅", "", ""),
        ("某市中院、某市检察院关于发布典型案例的通报", "", "某市中院、某市检察院", "", ""),
        ("国家发展改革委办公厅关于推广典型经验做法的函", "", "国家发展改革委办公厅", "", ""),
        ("某省数据局发布一批典型案例", "", "某省数据局", "", ""),
        (
            "典型案例选编\n\n某省营商办\n某省司法厅\n二〇三一年七月十二日",
            "",
            "某省营商办、某省司法厅",
            "",
            "2031-07-12",
        ),
        ("典型案例选编", "某市市场监管局\n二○三一年十二月三十一日", "某市市场监管局", "", "2031-12-31"),
        (
            "典型案例选编\n\n发布时间：2031-07-08 09:15 来源：某市发展改革委 浏览次数：12",
            "",
            "某市发展改革委",
            "",
            "2031-07-08",
        ),
        ("典型案例选编\n\n2031-07-08 18:20　来源：某某日报", "", "", "", "2031-07-08"),
        ("典型案例选编\n\n时间：2031/7/8", "", "", "", "2031-07-08"),
        ("典型案例选编\n\n2031.07.08", "", "", "", "2031-07-08"),
        ("典型案例选编\n\n２０３１年７月８日", "", "", "", "2031-07-08"),
        ("典型案例选编\n\n二〇三一年七月", "", "", "", "2031-07"),
        ("典型案例选编\n\n（某政办发〔2031〕12号）", "", "", "某政办发〔2031〕12号", "2031"),
        ("典型案例选编\n\n文号：某发改（2031）第3号", "", "", "某发改（2031）第3号", "2031"),
        ("典型案例选编\n\n按照《关于优化服务的意见》（某发〔2030〕1号）要求，选出以下案例。", "", "", "", ""),
    ];
    for (before, after, issuer, number, published) in table {
        let batch = batch(before, after);
        let found = [&batch.issuer, batch.document_number.as_deref().unwrap_or_default()];
        let found = [found[0], found[1], batch.published.as_deref().unwrap_or_default()];
        assert_eq!(found, [issuer, number, published], "{before} … {after}");
        assert_eq!(batch.cases.len(), 2, "{before}");
    }
}

#[test]
fn a_heading_on_two_lines_is_one_title() {
    for before in ["某省财政厅关于印发\n便民典型案例的通知", "某省财政厅关于印发便民典型案例的\n通知"]
    {
        assert_eq!(batch(before, "").title, "某省财政厅关于印发便民典型案例的通知");
    }
}

fn text(case: &Case) -> String {
    case.paragraphs().map(|paragraph| paragraph.text.as_str()).collect()
}

#[test]
fn what_follows_the_last_case_is_no_part_of_it() {
    let more = "这些实践的共同点，是把部门的方便让位于群众的方便，值得各地结合实际学习借鉴。";
    for after in [
        format!("结语\n\n{more}"),
        format!("【专家点评】\n\n某大学教授：{more}"),
        format!("专家点评：{more}"),
        format!("编后\n{more}"),
        format!("附录：评选办法\n\n{more}"),
        format!("附件2\n\n评选办法\n\n{more}"),
        format!("以上案例各有侧重。{more}"),
        "某市市场监管局\n2031年12月3日".to_owned(),
        "2031年12月3日".to_owned(),
        "责任编辑：甲乙".to_owned(),
    ] {
        let batch = batch("典型案例选编", &after);
        assert_eq!(text(&batch.cases[1]), "针对排队久，把窗口搬到手机上，由后台分头办理，当天给出结果。", "{after}");
        let last = batch.furniture.last().unwrap();
        assert!(matches!(last.kind, FurnitureKind::Letter | FurnitureKind::Credit), "{after}: {last:?}");
    }
}

#[test]
fn a_comment_in_every_case_is_a_part_of_it() {
    let cases = (1..=3).map(|n| format!("案例{n}：福州市打造智慧大厅之{n}\n\n把几件事并成一件，由窗口统一收件。\n\n专家点评\n\n方便了群众，值得推广。\n\n"));
    let batch = import_text("imprint", "imprint.txt", cases.collect::<String>().as_bytes(), None).batch;
    assert!(batch.cases.iter().all(|case| text(case).ends_with("值得推广。")), "{batch:?}");
}
