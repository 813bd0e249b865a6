//! Notices in lay-outs that no rule knows by its words: how many cases are found, with their beginnings and titles.

use std::collections::BTreeMap;

use super::{import_text, root};

#[path = "../../examples/layouts/rates.rs"]
pub(super) mod rates;

use rates::{Rates, layouts, means};

/// The lay-outs whose cases are not all found as they are expected: they may only become fewer.
const FAILING: [&str; 0] = [];

fn all() -> Vec<Rates> {
    let layouts = layouts(&root().join("tests/import/layouts"));
    layouts.iter().map(|(name, text, expected)| rates::rates(name, text, expected)).collect()
}

#[test]
fn cases_are_found_in_every_lay_out() {
    let all = all();
    assert!(all.len() >= 90, "{}", all.len());
    let is_whole =
        |rates: &&Rates| rates.begun == rates.expected && rates.titled == rates.expected && rates.invented == 0;
    let failing: BTreeMap<&str, &Vec<String>> =
        all.iter().filter(|rates| !is_whole(rates)).map(|rates| (rates.name.as_str(), &rates.differences)).collect();
    let names: Vec<&str> = failing.keys().copied().collect();
    assert_eq!(names, FAILING, "{failing:#?}");
    let ([found, begun, titled], invented) = means(&all);
    assert!(found >= 0.99 && begun >= 0.99 && titled >= 0.99 && invented == 0, "{found} {begun} {titled} {invented}");
}

#[test]
fn a_refusal_shows_the_lines_that_came_nearest() {
    let layouts = layouts(&root().join("tests/import/layouts"));
    let (name, text, expected) = layouts.into_iter().find(|(name, ..)| name == "none-plan-long").unwrap();
    let rates = rates::rates(&name, &text, &expected);
    let nearest = ["1: 关于推进农村电商高质量发展的实施意见", "7: 一、完善服务体系", "11: 二、畅通物流通道"];
    assert!(rates.differences[0].contains(&nearest.join(" · ")), "{:?}", rates.differences);
}

#[test]
fn a_text_without_cases_is_refused() {
    let none = all().into_iter().filter(|rates| rates.expected == 0);
    let wrong: Vec<String> = none.filter(|rates| rates.invented > 0).map(|rates| rates.name).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_head_of_a_table_that_returns_is_in_no_case() {
    let text = include_str!("layouts/v04-grouped-table.txt");
    let batch = import_text("table-2031-1", "table.txt", text.as_bytes(), None).batch;
    let texts: Vec<&str> =
        batch.cases.iter().flat_map(|case| case.paragraphs()).map(|part| part.text.as_str()).collect();
    assert!(texts.iter().all(|text| !text.contains("报送单位") && !text.contains("续表")), "{texts:?}");
    assert!(texts.contains(&"安化县公路中心"), "{texts:?}");
}

#[test]
fn the_fields_above_a_title_are_text_of_its_case() {
    let text = include_str!("layouts/rc1-groups.txt");
    let batch = import_text("records-2031-1", "records.txt", text.as_bytes(), None).batch;
    let first = &batch.cases[0];
    let texts: Vec<&str> = first.paragraphs().map(|part| part.text.as_str()).collect();
    assert_eq!(texts[..2], ["推荐单位：大连海味居饮食有限公司", "大连市"], "{texts:?}");
    assert_eq!((first.lines.0, first.region.city.as_deref()), (6, Some("大连市")));
    // The prizes head groups.
    assert!(batch.cases.iter().flat_map(|case| case.paragraphs()).all(|part| !part.text.contains('奖')));
}

#[test]
fn a_text_without_a_title_begins_behind_its_label() {
    let text = include_str!("layouts/nr1-months.txt");
    let batch = import_text("stories-2031-1", "stories.txt", text.as_bytes(), None).batch;
    let heads: Vec<String> =
        batch.cases.iter().filter_map(|case| Some(case.paragraphs().next()?.text.chars().take(7).collect())).collect();
    assert_eq!(heads, ["2031年2月", "2031年5月", "2031年8月"]);
    assert!(batch.cases.iter().all(|case| !case.title.contains("案例") && !case.title.is_empty()));
}

#[test]
fn the_line_that_names_who_reports_stays_in_the_text() {
    let text = include_str!("layouts/at1-numbered.txt");
    let batch = import_text("reporters-2031-1", "reporters.txt", text.as_bytes(), None).batch;
    let first = batch.cases[0].paragraphs().next().map(|part| part.text.as_str());
    assert_eq!(first, Some("——霞浦县三沙镇渔港管理站"));
    assert_eq!(batch.cases[0].region.county.as_deref(), Some("霞浦县"));
}

#[test]
fn the_code_behind_a_title_is_a_repair() {
    let text = include_str!("layouts/code1-diamonds.txt");
    let batch = import_text("codes-2031-1", "codes.txt", text.as_bytes(), None).batch;
    let printed: Vec<&str> = batch.cases[0].title_repairs.iter().map(|repair| repair.printed.as_str()).collect();
    assert!(printed.contains(&"（B-07）"), "{printed:?}");
}

#[test]
fn a_label_on_its_row_is_a_repair_before_text_without_a_title() {
    let text = include_str!("layouts/bl1-labels-over-text.txt");
    let batch = import_text("bare-2031-1", "bare.txt", text.as_bytes(), None).batch;
    let first = batch.cases[0].paragraphs().next().map(|part| {
        let printed: Vec<&str> = part.repairs.iter().map(|repair| repair.printed.as_str()).collect();
        (part.text.chars().take(4).collect::<String>(), printed)
    });
    assert_eq!(first, Some(("滨湖小学".to_owned(), vec!["案例一：\n"])));
    assert_eq!((batch.cases[0].lines.0, batch.cases[0].number), (5, 1));
}
