//! Removes the name of a hijacked site where a scraper spliced it into the text.

use std::ops::Range;

use super::{
    edits::Edit,
    notice::{Notice, find, is_han},
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
    let is_tail = |c: &&char| c.is_ascii_alphanumeric() || **c == '·';
    let mut at = range.start;
    while let Some(found) = find(notice.slice(at..range.end), name) {
        let (start, end) = (at + found, at + found + length);
        let tail = notice.slice(end..range.end).iter().take_while(is_tail).count();
        if tail >= 2 {
            edits.push(Edit::sure(start..end + tail, "", RepairKind::Splice));
        }
        at = end + tail.max(1);
    }
}
