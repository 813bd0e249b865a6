//! The imprint of a notice: issuer, document number and date, from its heading, its signature, or the credits of a repost.

use super::{
    dates,
    fold::folded,
    furniture,
    notice::{find, is_han},
    rows::NoticeRow,
    words::WordList,
};
use crate::corpus::FurnitureKind;

const FILE: &str = include_str!("words/bodies.txt");
static ISSUERS: WordList = WordList::new(FILE, "ISSUER");
static BODY_ENDS: WordList = WordList::new(FILE, "BODY_END");
const FRONT: &str = include_str!("words/front_matter.txt");
static PUBLISHES: WordList = WordList::new(FRONT, "PUBLISHES");
static DATE_FIELDS: WordList = WordList::new(FRONT, "DATE_FIELD");
static SOURCE_FIELDS: WordList = WordList::new(FRONT, "SOURCE_FIELD");

/// Facts that stand around the cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Imprint {
    pub(super) issuer: Option<String>,
    pub(super) number: Option<String>,
    pub(super) published: Option<String>,
}

/// The imprint by the rows before the first case and those behind the last, for a notice with this heading.
pub(super) fn imprint(before: &[NoticeRow], after: &[NoticeRow], heading: Option<&[char]>) -> Imprint {
    let number = document_number(before);
    let titled = heading.and_then(issuer_of_heading);
    let headed = || before.iter().take(4).find_map(|row| bodies(row.text().strip_suffix("文件")?));
    let signed = || signature(before).or_else(|| signature(after));
    let sourced = || before.iter().chain(after).find_map(source);
    let issuer = titled.or_else(signed).or_else(headed).or_else(sourced);
    let dated = || signed_date(before).or_else(|| credited_date(before));
    let published = dated().or_else(|| signed_date(after)).or_else(|| credited_date(after));
    let year = || {
        let year: String = number.as_ref()?.chars().skip_while(|c| !c.is_ascii_digit()).take(4).collect();
        Some(year)
    };
    let published = published.or_else(year);
    Imprint { issuer, number, published }
}

/// A document number: `莆发改[2024]401号`.
fn document_number(rows: &[NoticeRow]) -> Option<String> {
    let lines = rows.iter().take(20).filter(|row| row.len() <= 40 && !row.is_sentence);
    lines.map(NoticeRow::chars).find_map(|chars| {
        let open =
            chars.iter().position(|c| matches!(c, '[' | '〔' | '［' | '(' | '（') && is_year_behind(chars, *c))?;
        let rest = chars.get(open + 6..)?;
        let ordinal = usize::from(rest.first() == Some(&'第'));
        let digits = rest.iter().skip(ordinal).take_while(|c| c.is_ascii_digit()).count();
        let end = open + 6 + ordinal + digits;
        let from = open - chars[..open].iter().rev().take_while(|c| is_han(**c)).count();
        let is_whole = digits > 0 && chars.get(end) == Some(&'号') && open >= from + 2;
        is_whole.then(|| chars[from..=end].iter().collect())
    })
}

/// Returns `true` for a line that ends with the number of a document: 青组通〔2022〕35号.
pub(super) fn ends_as_number(chars: &[char]) -> bool {
    let Some((end, rest)) = chars.split_last() else { return false };
    let digits = rest.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let before = &rest[..rest.len() - digits];
    let before = before.strip_suffix(&['第']).unwrap_or(before);
    let open = before.len().saturating_sub(6);
    *end == '号'
        && digits > 0
        && matches!(before.get(open), Some('[' | '〔' | '［' | '(' | '（'))
        && is_year_behind(&before[open..], before[open])
}

/// Returns `true` if a year in brackets begins at the first `open` in `chars`.
fn is_year_behind(chars: &[char], open: char) -> bool {
    let Some(at) = chars.iter().position(|c| *c == open) else { return false };
    let year = chars.get(at + 1..at + 5).unwrap_or(&[]);
    year.starts_with(&['2', '0']) && year.iter().all(char::is_ascii_digit)
}

/// The bodies that the heading of a notice begins with, before 关于, 印发 or 发布.
fn issuer_of_heading(chars: &[char]) -> Option<String> {
    let at = PUBLISHES.words().iter().filter_map(|word| find(chars, word)).min()?;
    bodies(&chars[..at].iter().collect::<String>())
}

/// The bodies above the last date on a line of its own.
fn signature(rows: &[NoticeRow]) -> Option<String> {
    let dated = rows.iter().rposition(dates::is_date_line)?;
    let above = rows[..dated].iter().rev().take(MOST_SIGNERS).map_while(|row| bodies(&row.text()));
    let mut found: Vec<String> = above.collect();
    found.reverse();
    (!found.is_empty()).then(|| found.join("、"))
}

/// The most lines of a signature.
const MOST_SIGNERS: usize = 5;

/// The public body that a credit names as the source.
fn source(row: &NoticeRow) -> Option<String> {
    let chars = folded(row.chars());
    let word = SOURCE_FIELDS.words().iter().find_map(|word| Some(find(&chars, word)? + word.chars().count()))?;
    let name = chars.get(word..)?.iter().skip_while(|c| matches!(c, ':' | ' ')).take_while(|c| is_han(**c));
    (row.len() <= 80).then(|| bodies(&name.collect::<String>()))?
}

/// The names of public bodies that a text consists of, parted by 、; `None` if it says anything else.
pub(super) fn bodies(text: &str) -> Option<String> {
    let is_sign = |c: char| matches!(c, '(' | ')' | '（' | '）');
    let is_body = |name: &str| {
        let count = name.chars().count();
        let is_name = name.chars().all(|c| is_han(c) || is_sign(c));
        let ends = |list: &WordList| list.words().iter().any(|end| name.ends_with(end));
        let plain = name.trim_end_matches(|c| c != '（' && c != '(').trim_end_matches(is_sign);
        let is_office = ends(&ISSUERS) || ends(&BODY_ENDS) || ISSUERS.words().iter().any(|end| plain.ends_with(end));
        (3..=40).contains(&count) && is_name && is_office
    };
    let parts: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == '、').filter(|part| !part.is_empty()).collect();
    if !parts.is_empty() && parts.iter().all(|part| is_body(part)) {
        return Some(parts.join("、"));
    }
    let whole: String = text.split_whitespace().collect();
    is_body(&whole).then_some(whole)
}

/// The date on a line of its own, the last of them.
fn signed_date(rows: &[NoticeRow]) -> Option<String> {
    let dated = rows.iter().rev().filter(|row| dates::is_date_line(row));
    dated.filter_map(|row| dates::date(&folded(row.chars())).map(|(date, _)| date)).next()
}

/// The date that a credit of a web page names, or that stands at the head of a line with it.
fn credited_date(rows: &[NoticeRow]) -> Option<String> {
    let short = rows.iter().rev().filter(|row| row.len() <= 120);
    let dated = short.filter_map(|row| {
        let chars = folded(row.chars());
        let field = DATE_FIELDS.words().iter().filter_map(|word| find(&chars, word)).min();
        let is_credit = furniture::by_words(row) == Some(FurnitureKind::Credit);
        let (date, end) = dates::date(chars.get(field.unwrap_or(0)..)?)?;
        let opens = chars.first().is_some_and(char::is_ascii_digit) && !row.is_sentence;
        (field.is_some() || is_credit || (opens && has_time(chars.get(end..)?))).then_some(date)
    });
    dated.into_iter().next()
}

/// Returns `true` for a time of the day behind a date, or nothing.
fn has_time(rest: &[char]) -> bool {
    let rest: Vec<char> = rest.iter().copied().filter(|c| !c.is_whitespace()).collect();
    rest.is_empty()
        || (rest.first().is_some_and(char::is_ascii_digit) && rest.get(..5).is_some_and(|t| t.contains(&':')))
}
