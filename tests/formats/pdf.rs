//! PDF files as text.

use anli::{corpus::model::Format, error::Unreadable, formats::to_text};

use super::documents::{Placed, pdf, scan, ucs2};

/// An encoder of text.
type Encode = fn(&str) -> Vec<u8>;

/// The lines of a page, the body 16 points large between margins of 72 and 520 points (28 characters).
fn page<'a>(number: &'a str, lines: &[(f64, f64, &'a str)]) -> Vec<Placed<'a>> {
    let mut y = 760.0;
    let mut placed = vec![(72.0, 800.0, 10.5, "某市人民政府文件")];
    for &(x, size, text) in lines {
        placed.push((x, y, size, text));
        y -= 28.0;
    }
    placed.push((280.0, 40.0, 14.0, number));
    placed
}

/// A line from margin to margin.
const FULL: &str = "市政务服务中心设立夜间窗口，群众下班后也能办事，企业不用";

/// The first line of a paragraph, two characters shorter.
const LONG: &str = "市政务服务中心设立夜间窗口，群众下班后也能办事，企业";

#[test]
fn lines_are_joined_to_paragraphs_across_pages() {
    assert_eq!((FULL.chars().count(), LONG.chars().count()), (28, 26));
    let first = page(
        "— 1 —",
        &[
            (180.0, 22.0, "关于推广夜间窗口等一批"),
            (224.0, 22.0, "经验做法的通知"),
            (104.0, 16.0, LONG),
            (72.0, 16.0, FULL),
            (72.0, 16.0, "再请假。"),
            (104.0, 16.0, LONG),
        ],
    );
    let second = page("— 2 —", &[(72.0, 16.0, "等候。"), (104.0, 16.0, "案例一 夜间窗口")]);
    let third = page("— 3 —", &[(104.0, 16.0, "Wi-Fi 覆盖 3000 处")]);
    let expected = [
        "关于推广夜间窗口等一批\n经验做法的通知".to_owned(),
        format!("{LONG}{FULL}再请假。"),
        format!("{LONG}等候。"),
        "案例一 夜间窗口".to_owned(),
        "Wi-Fi 覆盖 3000 处".to_owned(),
    ];
    let file = pdf(&[first, second, third], "UniGB-UCS2-H", ucs2);
    assert_eq!(to_text(&file, Format::Pdf).unwrap(), expected.join("\n\n") + "\n");
}

#[test]
fn fonts_that_name_no_characters_are_read_by_their_encoding() {
    let page = || vec![vec![(72.0, 760.0, 16.0, "市场监管“一网通办”改革")]];
    let gbk: Encode = |text| encoding_rs::GBK.encode(text).0.into_owned();
    let table: [(&str, Encode); 5] =
        [("UniGB-UCS2-H", ucs2), ("UniGB-UTF16-H", ucs2), ("GBK-EUC-H", gbk), ("GBKp-EUC-H", gbk), ("GBK2K-H", gbk)];
    for (encoding, encode) in table {
        let file = pdf(&page(), encoding, encode);
        assert_eq!(to_text(&file, Format::Pdf).as_deref(), Ok("市场监管“一网通办”改革\n"), "{encoding}");
    }
}

#[test]
fn cells_far_apart_are_rows_of_a_table() {
    let lines = vec![
        (72.0, 760.0, 12.0, "序号"),
        (150.0, 760.0, 12.0, "做法"),
        (72.0, 740.0, 12.0, "1"),
        (150.0, 740.0, 12.0, "夜间窗口"),
    ];
    assert_eq!(to_text(&pdf(&[lines], "UniGB-UCS2-H", ucs2), Format::Pdf).unwrap(), "序号\t做法\n1\t夜间窗口\n");
}

#[test]
fn files_without_text_give_a_reason() {
    assert_eq!(to_text(&scan(), Format::Pdf), Err(Unreadable::Scanned));
    assert_eq!(to_text(b"%PDF-1.7\n", Format::Pdf), Err(Unreadable::Damaged));
    assert_eq!(to_text(&pdf(&[vec![]], "UniGB-UCS2-H", ucs2), Format::Pdf), Err(Unreadable::Empty));
}
