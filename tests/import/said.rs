//! Roles that a person gives to lines, and corrections whose place is gone.

use std::path::Path;

use anli::{
    corpus::{Batch, SectionKind, TitleSource, roundtrip::verify_roundtrip},
    import::{DoubtKind, Imported, Prepared, Request, alike, import, import_again},
};
use serde_json::{Value, json};

use super::{import_text, root};

/// A notice without labels, numbers and headings that the rules know.
const PLAIN: &str = "某中心来信\n请各窗口参阅下列几件小事。\n石榴街的雨伞架\n谁需要谁取，晴天送还即可，已经三个月没有少过一把。\n花圃里添了两张长椅。\n竹器巷的打气筒\n修车铺把打气筒放在门外，钥匙挂在墙上，过路的人都能用。\n瓦窑弄的晾衣绳\n楼道口拉起公用绳子，按单双号轮流使用，吵架的事情少了。\n";

fn made(notice: &str, corrections: &Value) -> Imported {
    let corrections = corrections.to_string();
    let made = import_text("said", "said.txt", notice.as_bytes(), Some(corrections.as_bytes()));
    verify_roundtrip(&made.batch, &made.notice).unwrap();
    made
}

fn batch(notice: &str, corrections: &Value) -> Batch {
    made(notice, corrections).batch
}

fn titles(batch: &Batch) -> Vec<(u32, &str)> {
    batch.cases.iter().map(|case| (case.lines.0, case.title.as_str())).collect()
}

#[test]
fn a_refused_notice_is_read_from_its_first_beginnings() {
    let request = Request {
        id: "said".parse().unwrap(),
        original_name: String::new(),
        file_name: "notice.txt".to_owned(),
        converted: None,
        path: Path::new("notice.txt"),
        corrections: None,
    };
    assert!(import(PLAIN.as_bytes(), &request).is_err());
    let shown = json!({"schema": 1, "lines": [{"line": 3, "is": "case"}, {"line": 6, "is": "case"}]});
    let found = batch(PLAIN, &shown);
    assert_eq!(titles(&found), [(3, "石榴街的雨伞架"), (6, "竹器巷的打气筒"), (8, "瓦窑弄的晾衣绳")]);
    assert!(found.cases.iter().all(|case| case.title_source == TitleSource::Printed));
}

#[test]
fn one_key_is_the_role_of_a_line() {
    let said = |lines: Value| {
        let mut all = json!([{"line": 3, "is": "case"}, {"line": 6, "is": "case"}, {"line": 8, "is": "case"}]);
        all.as_array_mut().unwrap().extend(lines.as_array().unwrap().clone());
        batch(PLAIN, &json!({"schema": 1, "lines": all}))
    };
    let kinds = |batch: &Batch, case: usize| -> Vec<(SectionKind, bool)> {
        batch.cases[case].sections.iter().map(|section| (section.kind, section.heading.is_some())).collect()
    };
    let found = said(json!([{"line": 4, "to": 4, "is": "background"}, {"line": 5, "is": "result"}]));
    assert_eq!(kinds(&found, 0), [(SectionKind::Background, false), (SectionKind::Result, false)]);
    let found = said(json!([{"line": 7, "is": "practice"}, {"line": 6, "is": "other"}]));
    assert_eq!(kinds(&found, 0).last(), Some(&(SectionKind::Practice, false)));
    let found = said(json!([{"line": 5, "is": "furniture"}]));
    assert!(found.furniture.iter().any(|part| part.text.contains("长椅")));
    let found = said(json!([{"line": 4, "is": "measure"}]));
    assert_eq!(
        found.cases[0].paragraphs().next().unwrap().heading.as_deref(),
        Some("谁需要谁取，晴天送还即可，已经三个月没有少过一把")
    );
    let found = said(json!([{"line": 5, "is": "join"}]));
    assert!(found.cases[0].paragraphs().next().unwrap().text.ends_with("一把。花圃里添了两张长椅。"));
    let found = said(json!([{"line": 4, "is": "end"}]));
    assert_eq!(found.cases[0].lines.1, 4);
    let found = said(json!([{"line": 4, "at": "已经三个月", "is": "result"}]));
    let sections: Vec<String> =
        found.cases[0].sections.iter().map(|section| section.paragraphs[0].text.clone()).collect();
    assert_eq!(sections[1], "已经三个月没有少过一把。");
    let found = said(json!([{"line": 6, "is": "not-case"}]));
    assert_eq!(titles(&found).len(), 2);
    let found = said(json!([{"line": 8, "is": "label"}]));
    assert_eq!(titles(&found)[2], (8, "瓦窑弄的晾衣绳"));
    let notice = PLAIN.replace("竹器巷", "其二\n竹器巷");
    let found = batch(&notice, &json!({"schema": 1, "lines": [{"line": 3, "is": "case"}, {"line": 6, "is": "label"}]}));
    assert_eq!(found.cases[1].label.as_deref(), Some("其二"));
    assert_eq!(titles(&found)[1], (6, "竹器巷的打气筒"));
}

#[test]
fn a_title_over_lines_is_printed() {
    let notice = "某中心来信\n石榴街的雨伞架\n与打气筒\n谁需要谁取，晴天送还即可，已经三个月没有少过一把。\n";
    let said = json!({"schema": 1, "lines": [{"line": 2, "to": 3, "is": "title"}]});
    let found = batch(notice, &said);
    assert_eq!(titles(&found), [(2, "石榴街的雨伞架与打气筒")]);
    assert_eq!(found.cases[0].title_source, TitleSource::Printed);
    assert_eq!(found.cases[0].title_lines.map(|lines| (lines.0, lines.1)), Some((2, 3)));
}

#[test]
fn a_rule_settles_lines_alike_but_for_exceptions() {
    let notice = "案例1：修伞铺\n缘起\n下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\n案例2：磨刀摊\n缘起\n磨刀的师傅每月只来一天，住户不知道是哪一天。\n案例3：配钥匙\n缘起\n钥匙铺搬走以后，居民要坐车到城西去配。\n";
    assert_eq!(alike(notice.as_bytes(), &Prepared::default(), 2), [2, 5, 8]);
    assert_eq!(alike(notice.as_bytes(), &Prepared::default(), 4), [1, 4, 7]);
    let kinds = |except: Value| -> Vec<usize> {
        let rule =
            json!({"schema": 1, "alike": [{"line": 2, "printed": "缘起", "is": "background", "except": except}]});
        let headed = |case: &anli::corpus::Case| {
            case.sections
                .iter()
                .filter(|section| section.kind == SectionKind::Background && section.heading.is_some())
                .count()
        };
        batch(notice, &rule).cases.iter().map(headed).collect()
    };
    assert_eq!(kinds(json!([])), [1, 1, 1]);
    assert_eq!(kinds(json!([5]))[0], 1);
    assert_eq!(kinds(json!([5]))[2], 1);
}

#[test]
fn a_correction_without_a_place_is_a_doubt_that_names_the_line() {
    let notice = "通知\n案例1：修伞铺\n下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\n案例2：磨刀摊\n磨刀的师傅每月只来一天，住户不知道是哪一天。\n";
    let table = [
        (json!({"lines": [{"line": 2, "printed": "案例2：磨刀摊", "is": "case"}]}), Some(4)),
        (json!({"alike": [{"line": 2, "printed": "案例2：磨刀摊", "is": "case"}]}), Some(4)),
        (json!({"edits": [{"line": 3, "printed": "每月", "read": "每周", "kind": "typo"}]}), Some(5)),
        (json!({"lines": [{"line": 2, "at": "住户", "is": "paragraph"}]}), Some(5)),
        (json!({"lines": [{"line": 99, "is": "case"}]}), Some(99)),
        (json!({"cases": [{"line": 3, "why": ""}]}), None),
        (json!({"cases": [{"line": 99, "number": 5}]}), Some(99)),
        (json!({"not_cases": [3]}), None),
    ];
    for (corrections, expected) in table {
        let mut whole = json!({"schema": 1});
        whole.as_object_mut().unwrap().extend(corrections.as_object().unwrap().clone());
        let made = made(notice, &whole);
        let doubt = made.report.doubts.iter().find(|doubt| doubt.reason == DoubtKind::Correction);
        assert_eq!(doubt.map(|doubt| doubt.line), expected, "{corrections}");
    }
}

/// Returns the fault of an import in which a line has this role, if it is refused though there are cases.
fn refusal(notice: &str, line: usize, role: anli::import::LineRole) -> Option<String> {
    let corrections = json!({"schema": 1, "lines": [{"line": line, "is": role}]}).to_string();
    let request = Request {
        id: "said".parse().unwrap(),
        original_name: String::new(),
        file_name: "notice.txt".to_owned(),
        converted: None,
        path: Path::new("notice.txt"),
        corrections: Some((corrections.as_bytes(), Path::new("corrections.json"))),
    };
    let faults = import(notice.as_bytes(), &request).err()?;
    let is_refusal = |fault: &&anli::error::Fault| !matches!(fault.kind, anli::error::FaultKind::NoCase { .. });
    faults.iter().find(is_refusal).map(|fault| format!("{line} {role:?}: {fault:?}"))
}

#[test]
fn no_role_of_a_line_loses_anything() {
    let all = std::env::var_os("ANLI_ALL").is_some();
    let layouts = super::root().join("tests/import/layouts");
    let names = [
        "dress-bracket-label",
        "table-rows-groups",
        "table-cells",
        "title-wrapped",
        "n05-key-value-tabs",
        "single-page",
    ];
    let mut wrong = Vec::new();
    for (nth, name) in names.iter().enumerate() {
        let notice = std::fs::read_to_string(layouts.join(format!("{name}.txt"))).unwrap();
        let lines = (1..=notice.lines().count())
            .filter(|line| notice.lines().nth(line - 1).is_some_and(|text| !text.trim().is_empty()));
        for (at, line) in lines.enumerate() {
            for (of, role) in anli::import::LineRole::ALL.into_iter().enumerate() {
                if all || (at * 13 + of + nth) % 29 == 0 {
                    wrong.extend(refusal(&notice, line, role).map(|fault| format!("{name} {fault}")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_import_again_is_an_import_anew() {
    let roles =
        ["case", "furniture", "join", "label", "not-case", "title", "background", "measure", "paragraph", "end"];
    // Wrapped and not, with characters that are cleaned.
    let own = |text: String| (text.into_bytes(), roles.len());
    let seed = |id| (std::fs::read(root().join("seeds").join(id).join("notice.txt")).unwrap(), 3);
    let wrapped = PLAIN.replace('，', "，\u{200b}\n");
    for (notice, tried) in [own(PLAIN.to_owned()), own(wrapped), seed("putian-2024-2"), seed("shaanxi-2023")] {
        let prepared = Prepared::default();
        let lines = String::from_utf8_lossy(&notice).lines().count();
        for (nth, role) in roles.iter().enumerate().take(tried) {
            let line = 3 + nth * lines / 12;
            let said =
                json!({"schema": 1, "lines": [{"line": line, "is": role}, {"line": lines - nth % 4, "is": "case"}]});
            let alike = json!({"schema": 1, "alike": [{"line": line, "is": role}]});
            for corrections in [said.to_string(), alike.to_string(), json!({"schema": 1}).to_string()] {
                let request = Request {
                    id: "said".parse().unwrap(),
                    original_name: String::new(),
                    file_name: "notice.txt".to_owned(),
                    converted: None,
                    path: Path::new("notice.txt"),
                    corrections: Some((corrections.as_bytes(), Path::new("corrections.json"))),
                };
                let [again, anew] =
                    [import_again(&notice, &prepared, &request), import(&notice, &request)].map(|made| {
                        made.map(|made| (made.batch, format!("{:?} {:?}", made.report, made.warnings), made.notice))
                    });
                assert!(again == anew, "{corrections}");
            }
        }
    }
}
