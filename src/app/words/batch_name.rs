//! The short name of a batch: place, year, and its number or month of that year, as 福建省2025年第一批. It is distinct where
//! the long title of a notice has no room.

use super::LEVELS;
use crate::corpus::BatchSummary;

/// The characters of Chinese numbers.
const NUMERALS: &str = "一二三四五六七八九十百0123456789";

/// Returns the short name of a batch.
pub fn short_name(batch: &BatchSummary) -> String {
    let title = batch.title.as_str();
    let published = batch.published();
    let year = year(title).or(published.get(..4)).unwrap_or(published);
    let month = || Some(format!("{}月", published.get(5..7)?.trim_start_matches('0')));
    let rest = ordinal(title).map(|number| format!("第{number}批")).or_else(month).unwrap_or_default();
    format!("{}{year}年{rest}", place(batch))
}

/// Returns the region of the issuer, or the whole issuer if it names none.
pub fn place(batch: &BatchSummary) -> &str {
    let issuer = batch.issuer.as_str();
    let end = issuer.char_indices().find(|(_, c)| LEVELS.contains(c)).map(|(at, c)| at + c.len_utf8());
    end.and_then(|end| issuer.get(..end)).unwrap_or(issuer)
}

/// Returns the year that a title names.
fn year(title: &str) -> Option<&str> {
    let mut before = title.match_indices('年').filter_map(|(at, _)| title.get(at.checked_sub(4)?..at));
    before.find(|year| is_number(year, "0123456789"))
}

/// Returns the number of the batch that a title names: 第一批, or a number in brackets.
fn ordinal(title: &str) -> Option<&str> {
    let between = |open: char, close: char| {
        let mut parts = title.split(open).skip(1).filter_map(move |rest| Some(rest.split_once(close)?.0));
        parts.find(|number| is_number(number, NUMERALS))
    };
    between('第', '批').or_else(|| between('（', '）')).or_else(|| between('(', ')'))
}

/// Returns `true` if a text is a number of these characters.
fn is_number(text: &str, digits: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| digits.contains(c))
}
