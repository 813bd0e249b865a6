//! Removes the name of a hijacked site where a scraper spliced it into the text.

use std::ops::Range;

use super::{
    edits::Edit,
    notice::{Notice, is_han, starts_with},
    rows::NoticeRow,
    words::WordList,
};
use crate::corpus::RepairKind;

static SITES: WordList = WordList::new(include_str!("words/furniture.txt"), "SITE");

/// The name that a hijacked site inserts into the text: the Han run that its first lines begin with, where those lines
/// advertise a site.
pub(crate) fn site_name(rows: &[NoticeRow]) -> Option<String> {
    rows.iter().take(3).find_map(|row| {
        let chars = row.chars();
        let advertises = SITES.occurs_in(&chars[..chars.len().min(40)]);
        let name: String = chars.iter().take_while(|c| is_han(**c)).collect();
        let length = name.chars().count();
        (advertises && (2..=4).contains(&length) && chars.get(length).is_some_and(|c| !c.is_whitespace()))
            .then_some(name)
    })
}

/// Adds an edit wherever the site's name, with letters or a number behind it, stands in the text.
pub(crate) fn remove(notice: &Notice, range: &Range<usize>, name: &str, edits: &mut Vec<Edit>) {
    let length = name.chars().count();
    let first = name.chars().next();
    let mut at = range.start;
    while at + length < range.end {
        if Some(notice.chars[at]) != first || !starts_with(notice.slice(at..range.end), name) {
            at += 1;
            continue;
        }
        let tail =
            notice.slice(at + length..range.end).iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '·').count();
        if tail >= 2 {
            edits.push(Edit::sure(at..at + length + tail, "", RepairKind::Splice));
        }
        at += length + tail.max(1);
    }
}
