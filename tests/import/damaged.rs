//! The five notices, damaged: wrapped, with page numbers and adverts inserted, renumbered, with lines lost. Cases and
//! printed titles still equal those of the committed batch.

use std::fs;

use anli::{
    corpus::{Batch, TitleSource, roundtrip::verify_roundtrip},
    import::{DoubtKind, Imported},
};

use super::{import_text, root};

const PUTIAN: &str = "putian-2024-2";
const FUJIAN: &str = "fujian-2025-1";
const SCRAPED: &str = "fujian-2023-2";
const APPROVAL: &str = "fujian-approval-2023";
const SHAANXI: &str = "shaanxi-2023";

fn notice(id: &str) -> String {
    fs::read_to_string(root().join("seeds").join(id).join("notice.txt")).unwrap()
}

fn batch(id: &str) -> Batch {
    let text = fs::read_to_string(root().join("seeds").join(id).join("batch.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Wraps lines after this number of characters.
fn wrapped(text: &str, width: usize) -> String {
    let cut = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        let pieces: Vec<String> = chars.chunks(width).map(|piece| piece.iter().collect()).collect();
        pieces.join("\n")
    };
    text.split('\n').map(cut).collect::<Vec<_>>().join("\n")
}

/// Wraps lines after this number of columns.
fn set(text: &str, columns: usize) -> String {
    let mut out = String::new();
    let mut at = 0;
    for c in text.chars() {
        let width = if c.is_ascii() { 1 } else { 2 };
        if c == '\n' {
            at = 0;
        } else if at + width > columns {
            out.push('\n');
            at = width;
        } else {
            at += width;
        }
        out.push(c);
    }
    out
}

/// Inserts a line at regular distances; N in it becomes a number.
fn paged(text: &str, every: usize, line: &str) -> String {
    let mut out = Vec::new();
    for (nth, own) in (1..).zip(text.split('\n')) {
        out.push(own.to_owned());
        if nth % every == 0 {
            out.push(line.replace('N', &(nth / every).to_string()));
        }
    }
    out.join("\n")
}

/// Replaces the label 案例N: before each title.
fn relabelled(text: &str, label: impl Fn(usize) -> String) -> String {
    let mut number = 0;
    let line = |line: &str| {
        let plain = line.trim_start();
        let Some(rest) = plain.strip_prefix("案例") else { return line.to_owned() };
        let title = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if title.len() == rest.len() || !title.starts_with([':', '：']) {
            return line.to_owned();
        }
        number += 1;
        let space: String = line.chars().take_while(|c| c.is_whitespace()).collect();
        format!("{space}{}{}", label(number), title.trim_start_matches([':', '：']))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Removes the lines with this prefix.
fn without(text: &str, beginning: &str) -> String {
    text.split('\n').filter(|line| !line.starts_with(beginning)).collect::<Vec<_>>().join("\n")
}

/// Returns a number below 100 in Chinese.
fn chinese(number: usize) -> String {
    let digit = |n: usize| "〇一二三四五六七八九".chars().nth(n).unwrap();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_string(),
        (tens, ones) => {
            let tens = if tens == 1 { String::new() } else { digit(tens).to_string() };
            let ones = if ones == 0 { String::new() } else { digit(ones).to_string() };
            format!("{tens}十{ones}")
        }
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect()
}

fn titles(batch: &Batch) -> Vec<String> {
    let printed = |case: &&anli::corpus::Case| case.title_source == TitleSource::Printed;
    batch.cases.iter().filter(printed).map(|case| plain(&case.title)).collect()
}

/// Returns the share of the committed batch's paragraphs that were imported whole, in percent.
fn paragraphs(found: &Batch, right: &Batch) -> usize {
    let all = |batch: &Batch| -> Vec<String> {
        batch.cases.iter().flat_map(|case| case.paragraphs().map(|p| plain(&p.text)).collect::<Vec<_>>()).collect()
    };
    let (found, right) = (all(found), all(right));
    right.iter().filter(|text| found.contains(text)).count() * 100 / right.len()
}

/// Imports a damaged notice. Returns it with its differences from the committed batch.
fn wrong(id: &str, what: &str, text: &str, least: usize) -> (Imported, Vec<String>) {
    let imported = import_text("damaged", "damaged.txt", text.as_bytes(), None);
    let right = batch(id);
    let mut wrong = Vec::new();
    let mut check = |name: &str, good: bool, got: String| {
        if !good {
            wrong.push(format!("{id}, {what}: {name}: {got}"));
        }
    };
    let cases = imported.batch.cases.len();
    check("cases", cases == right.cases.len(), cases.to_string());
    if id != SCRAPED {
        let (own, expected) = (titles(&imported.batch), titles(&right));
        let odd: Vec<_> = own.iter().filter(|title| !expected.contains(title)).collect();
        check("titles", own == expected, format!("{} of {}, {odd:?}", own.len(), expected.len()));
    }
    let share = paragraphs(&imported.batch, &right);
    check("paragraphs", share >= least, format!("{share} %"));
    let accounted = verify_roundtrip(&imported.batch, &imported.notice);
    check("accounting", accounted.is_ok(), format!("{accounted:?}"));
    (imported, wrong)
}

fn assert_no_differences(variants: Vec<(&str, String, String, usize)>) {
    let faults = variants.into_iter().flat_map(|(id, what, text, least)| wrong(id, &what, &text, least).1);
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn wrapped_notices_have_the_same_cases() {
    let mut variants = Vec::new();
    for (id, least) in [(PUTIAN, 84), (FUJIAN, 94), (APPROVAL, 94), (SHAANXI, 95)] {
        for width in [20, 38, 76] {
            variants.push((id, format!("{width} characters"), wrapped(&notice(id), width), least));
        }
        for columns in [38, 60, 80] {
            variants.push((id, format!("{columns} columns"), set(&notice(id), columns), least));
        }
        variants.push((id, "wrapped, with pages".to_owned(), paged(&wrapped(&notice(id), 38), 20, "— N —"), least));
    }
    for width in [30, 38, 76] {
        variants.push((SCRAPED, format!("{width} characters"), wrapped(&notice(SCRAPED), width), 75));
    }
    assert_no_differences(variants);
}

#[test]
fn page_breaks_are_in_no_title_and_no_text() {
    let advert = "某某赌场_某某娱乐城-【app*官网】";
    let mut variants = Vec::new();
    for (id, least) in [(PUTIAN, 90), (FUJIAN, 99), (SCRAPED, 80), (APPROVAL, 95), (SHAANXI, 98)] {
        for every in [7, 13, 30] {
            variants.push((id, format!("a page number every {every}"), paged(&notice(id), every, "— N —"), least));
        }
        variants.push((id, "blank lines".to_owned(), paged(&notice(id), 11, "\n- N -\n"), least));
        variants.push((id, "adverts".to_owned(), paged(&notice(id), 9, advert), least));
        variants.push((id, "running titles".to_owned(), paged(&notice(id), 10, "某某市典型做法汇编"), least));
    }
    let annexes = notice(FUJIAN);
    for line in ["\n— 24 —\n", advert] {
        let labelled = annexes.split('\n').map(|own| {
            let label = own.trim().strip_prefix("附件").is_some_and(|n| n.parse::<u32>().is_ok());
            if label { format!("{own}\n{line}") } else { own.to_owned() }
        });
        let labelled: Vec<String> = labelled.collect();
        variants.push((FUJIAN, "behind the label".to_owned(), labelled.join("\n"), 99));
    }
    assert_no_differences(variants);
}

#[test]
fn titles_are_recognised_by_any_common_numbering() {
    let wide = |n: usize| -> String {
        let digits = n.to_string();
        digits.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect()
    };
    type Label<'a> = (&'a str, Box<dyn Fn(usize) -> String + 'a>);
    let labels: [Label<'_>; 13] = [
        ("wide digits", Box::new(|n| format!("案例{}：", wide(n)))),
        ("Arabic", Box::new(|n| format!("{n}."))),
        ("Arabic, comma", Box::new(|n| format!("{n}、"))),
        ("bracketed Arabic", Box::new(|n| format!("（{n}）"))),
        ("bracketed", Box::new(|n| format!("（{}）", chinese(n)))),
        ("chapters", Box::new(|n| format!("{}、", chinese(n)))),
        ("items", Box::new(|n| format!("第{n}项"))),
        ("items, colon", Box::new(|n| format!("第{n}项："))),
        ("stars", Box::new(|n| format!("★案例{n}："))),
        ("Chinese numbers", Box::new(|n| format!("案例{}：", chinese(n)))),
        ("No.", Box::new(|n| format!("No.{n} "))),
        ("ordinals", Box::new(|n| format!("第{}、", chinese(n)))),
        ("none", Box::new(|_| String::new())),
    ];
    let mut variants = Vec::new();
    for (what, label) in &labels {
        for (id, least) in [(APPROVAL, 95), (SHAANXI, 98)] {
            variants.push((id, (*what).to_owned(), relabelled(&notice(id), label), least));
        }
    }
    let annexes = notice(FUJIAN);
    let parts = annexes.split('\n').map(|line| match line.trim().strip_prefix("附件") {
        Some(n) if n.parse::<u32>().is_ok() => format!("  附件3-{n}"),
        _ => line.to_owned(),
    });
    variants.push((FUJIAN, "annexes in parts".to_owned(), parts.collect::<Vec<_>>().join("\n"), 99));
    assert_no_differences(variants);
}

#[test]
fn a_line_missing_in_the_annex_list_loses_no_case() {
    let mut faults = Vec::new();
    for number in 1..=8u32 {
        let beginning = if number == 1 { "附件: 1.".to_owned() } else { format!("- {number}.") };
        let text = without(&notice(PUTIAN), &beginning);
        let (imported, wrong) = wrong(PUTIAN, &format!("without {number}"), &text, 90);
        faults.extend(wrong);
        let named =
            imported.report.doubts.iter().any(|d| d.reason == DoubtKind::Number && d.about == number.to_string());
        let numbers: Vec<u32> = imported.batch.cases.iter().map(|case| case.number).collect();
        if !named || imported.report.announced.is_some() || numbers != (1..=9).collect::<Vec<_>>() {
            faults.push(format!("without {number}: {:?}, {numbers:?}", imported.report.doubts));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lost_labels_and_titles_are_reported() {
    let text = notice(SHAANXI);
    let (imported, faults) = wrong(SHAANXI, "one label", &text.replace("案例5:", ""), 98);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(imported.report.doubts.iter().any(|d| d.reason == DoubtKind::TitleEnd && d.case == Some(5)));
    let imported = import_text("damaged", "x", without(&text, "  案例5:").as_bytes(), None);
    assert_eq!(imported.batch.cases.len(), 29);
    assert!(imported.report.doubts.iter().any(|d| d.reason == DoubtKind::Number && d.about == "5"));
}

#[test]
fn titles_end_before_the_lead() {
    let title = "案例1:福州市打造“24小时不打烊”智慧政务大厅";
    let leads = [
        // Wrapped after a blank line; then also cut by a page number and by an advert.
        "\n近年来,为方便广大办事群众在较为方便的双休日能够办理业务,福州市推出了\n周末无休服务机制,高频事项随时办理。",
        "\n近年来,为方便广大办事群众在较为方便的双休日\n\n— 4 —\n\n能够办理业务,福州市推出了周末无休服务机制,高频事项随时办理,满意度不断提升。",
        "\n福州市推出了周末无休服务机制,高频\n某某赌场_某某娱乐城-【app*官网】\n事项随时办理,群众和企业的满意度不断提升。",
        "福州市推出了周末无休服务机制,高频事项随时办理,群众和企业的满意度不断提升。",
    ];
    for lead in leads {
        let next = "案例2:厦门市人防办深化审批业务改革见成效\n\n厦门市人防办综合施策,深化改革,提升了效率。\n";
        let text = format!("{title}\n{lead}\n\n(一)建设政务指挥中心。依托政务服务平台,融合数据资源。\n\n{next}");
        let imported = import_text("damaged", "x", text.as_bytes(), None);
        let case = &imported.batch.cases[0];
        assert_eq!(
            (imported.batch.cases.len(), case.title.as_str()),
            (2, title.trim_start_matches("案例1:")),
            "{text}"
        );
        let first = case.paragraphs().next().unwrap();
        assert!(first.text.ends_with('。') && !first.text.contains("赌场"), "{}", first.text);
        assert_eq!(verify_roundtrip(&imported.batch, &imported.notice), Ok(()), "{text}");
    }
}
