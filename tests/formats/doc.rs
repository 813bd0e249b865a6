//! Word documents before 2007 as text.

use anli::{
    corpus::model::Format,
    error::Unreadable,
    formats::{Detected, detect, to_text},
};

use super::documents::doc;

#[test]
fn paragraphs_and_line_breaks_are_kept() {
    let file = doc("案例一：夜间窗口\r福州市在三个区\u{b}开设窗口。\r");
    assert_eq!(detect(&file), Detected::Known(Format::Doc));
    assert_eq!(to_text(&file, Format::Doc).as_deref(), Ok("案例一：夜间窗口\n\n福州市在三个区\n开设窗口。\n"));
}

#[test]
fn damaged_documents_give_a_reason() {
    let file = doc("案例一\r");
    assert_eq!(to_text(&file[..600], Format::Doc), Err(Unreadable::Damaged));
    let mut encrypted = file;
    let at = encrypted.windows(2).position(|two| two == 0xa5ec_u16.to_le_bytes()).unwrap();
    encrypted[at + 11] |= 1;
    assert_eq!(to_text(&encrypted, Format::Doc), Err(Unreadable::Encrypted));
}
