//! The rows before the first case: letter, annex list, remains of a web page; and the facts that the letter states.

use super::{
    annex_list::AnnexList,
    fold::folded,
    furniture,
    notice::{contains, ends_sentence, find, is_han},
    numbering,
    rows::NoticeRow,
    words::WordList,
};
use crate::corpus::FurnitureKind;

const FILE: &str = include_str!("words/front_matter.txt");
static NOTICE_HEADINGS: WordList = WordList::new(FILE, "NOTICE_HEADING");
static COLLECTIONS: WordList = WordList::new(FILE, "COLLECTION");
static COUNTED: WordList = WordList::new(FILE, "COUNTED");
static ISSUERS: WordList = WordList::new(include_str!("words/bodies.txt"), "ISSUER");

/// The kinds of the rows before the first case.
pub(crate) fn kinds(rows: &[NoticeRow], list: &AnnexList) -> Vec<FurnitureKind> {
    let words: Vec<Option<FurnitureKind>> = rows.iter().map(|row| furniture::by_words(row)).collect();
    // Down to its own heading a page holds menus and slogans.
    let is_heading =
        |row: &NoticeRow| row.is_sentence || row.len() > 80 || NOTICE_HEADINGS.occurs_in(&folded(row.chars()));
    let heading = rows.iter().zip(&words).position(|(row, kind)| kind.is_none() && is_heading(row)).unwrap_or(0);
    let is_page = words[..heading].iter().any(Option::is_some);
    let kind = |(index, (row, by_words)): (usize, (&NoticeRow, Option<FurnitureKind>))| {
        let is_list = list.contains_row(index) || is_bare_annex(row);
        let other = if is_page && index < heading { FurnitureKind::Navigation } else { FurnitureKind::Letter };
        if is_list { FurnitureKind::AnnexList } else { by_words.unwrap_or(other) }
    };
    rows.iter().zip(words).enumerate().map(kind).collect()
}

/// Returns `true` if a line could be the heading of a whole notice.
pub(crate) fn is_notice_heading(chars: &[char]) -> bool {
    let text = folded(chars);
    NOTICE_HEADINGS.occurs_in(&text) || COLLECTIONS.occurs_in(&text)
}

/// Returns `true` for 附件: on a line of its own.
fn is_bare_annex(row: &NoticeRow) -> bool {
    let text: String = folded(row.chars()).iter().collect();
    matches!(text.as_str(), "附件:" | "附件" | "附:" | "目录" | "目 录")
}

/// The number of cases that the notice announces: 共35个典型经验做法, 30項典型經驗做法, (共16项). Only the text before the
/// first section heading states it, and only a sentence that speaks of cases.
pub(crate) fn announced(rows: &[NoticeRow]) -> Option<u32> {
    let letter = rows.iter().take_while(|row| row.section.is_none());
    letter.map(|row| folded(row.chars())).find_map(|chars| (0..chars.len()).find_map(|at| count_at(&chars, at)))
}

/// The longest part of a sentence before a number that is read, in characters.
const SENTENCE: usize = 200;

/// The number of cases that begins at `at`.
fn count_at(chars: &[char], at: usize) -> Option<u32> {
    let before = at.checked_sub(1).map(|at| chars[at]);
    if before.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c)) {
        return None;
    }
    let (number, len, is_arabic) = numbering::number(&chars[at..])?;
    let rest = &chars[at + len..];
    if !matches!(rest.first(), Some('个' | '個' | '项' | '項' | '条' | '條' | '则' | '例' | '篇' | '件')) {
        return None;
    }
    let after = &rest[1..rest.len().min(15)];
    let sentence = || chars[at.saturating_sub(SENTENCE)..at].rsplit(|&c| ends_sentence(c)).next().unwrap_or(&[]);
    // (共两例) stands on a line of its own below the heading.
    let speaks_of_cases = || chars.len() <= len + 6 || COUNTED.occurs_in(sentence());
    let is_total = before == Some('共') && matches!(after.first(), None | Some(')' | '。' | ',')) && speaks_of_cases();
    let is_large = number >= 2 && (is_arabic || number > 2);
    (is_large && (COUNTED.occurs_in(after) || is_total)).then_some(number)
}

/// Returns `true` for a date on a line of its own, as under a letter.
pub(crate) fn is_date_line(row: &NoticeRow) -> bool {
    row.len() <= 12 && date(&folded(row.chars())).is_some()
}

/// A document number: `莆发改[2024]401号`.
pub(crate) fn document_number(rows: &[NoticeRow]) -> Option<String> {
    rows.iter().take(12).find_map(|row| {
        let chars = row.chars();
        let open = chars.iter().position(|c| matches!(c, '[' | '〔' | '［' | '(' | '（'))?;
        let year: String = chars.get(open + 1..open + 5)?.iter().collect();
        let rest = chars.get(open + 6..)?;
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        let whole = year.starts_with("20") && digits > 0 && rest.get(digits) == Some(&'号') && rest.len() == digits + 1;
        (whole && open >= 2 && chars.len() <= 30).then(|| chars.iter().collect())
    })
}

/// A date printed alone on a line (2025年4月10日), or behind 发布时间; as YYYY-MM-DD.
pub(crate) fn published(rows: &[NoticeRow]) -> Option<String> {
    let dated = |row: &NoticeRow| {
        let chars = folded(row.chars());
        let from = find(&chars, "发布时间").or_else(|| find(&chars, "发布日期"));
        let date = date(chars.get(from.unwrap_or(0)..)?)?;
        (from.is_some() || row.len() <= 12).then_some(date)
    };
    rows.iter().rev().find_map(dated).or_else(|| {
        let number = document_number(rows)?;
        let year: String = number.chars().skip_while(|c| !c.is_ascii_digit()).take(4).collect();
        Some(year)
    })
}

/// The issuer: the words before 关于 in the heading, the signature above the date, or the head of the letter (…文件).
pub(crate) fn issuer(rows: &[NoticeRow]) -> Option<String> {
    let body = |text: &str| {
        let plain = text.split_whitespace().collect::<String>();
        let good = (4..=40).contains(&plain.chars().count()) && ISSUERS.words().iter().any(|end| plain.ends_with(end));
        good.then_some(plain)
    };
    let titled = title(rows).and_then(|title| title.split_once("关于").and_then(|(before, _)| body(before)));
    let signed = || {
        let dated = rows.iter().rposition(|row| is_date_line(row))?;
        body(&rows.get(dated.checked_sub(1)?)?.text())
    };
    let headed = || rows.iter().take(4).find_map(|row| body(row.text().strip_suffix("文件")?));
    titled.or_else(signed).or_else(headed)
}

/// The first full date in a text.
fn date(chars: &[char]) -> Option<String> {
    (0..chars.len()).find_map(|at| {
        let (year, rest) = digits(chars.get(at..)?, 4)?;
        let (month, rest) = digits(rest.strip_prefix(&['年']).or_else(|| stroke(rest))?, 2)?;
        let (day, _) = digits(rest.strip_prefix(&['月']).or_else(|| stroke(rest))?, 2)?;
        let good = (1990..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        good.then(|| format!("{year:04}-{month:02}-{day:02}"))
    })
}

fn stroke(chars: &[char]) -> Option<&[char]> {
    chars.split_first().filter(|(first, _)| matches!(first, '-' | '/')).map(|(_, rest)| rest)
}

fn digits(chars: &[char], most: usize) -> Option<(u32, &[char])> {
    let len = chars.iter().take(most).take_while(|c| c.is_ascii_digit()).count();
    let value = chars.get(..len)?.iter().collect::<String>().parse().ok()?;
    Some((value, chars.get(len..)?))
}

/// The letter's own heading: the line that names the publication.
pub(crate) fn title(rows: &[NoticeRow]) -> Option<String> {
    let row = rows.iter().take(20).find(|row| {
        let chars = row.chars();
        !row.is_sentence
            && (8..=90).contains(&chars.len())
            && furniture::by_words(row).is_none()
            && NOTICE_HEADINGS.occurs_in(chars)
            && !contains(chars, "附件")
    })?;
    Some(joined(row.chars()))
}

/// Text without the white space that wraps leave between Han characters.
fn joined(chars: &[char]) -> String {
    let is_han_at = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|&c| is_han(c));
    let is_stray = |at: usize| chars[at].is_whitespace() && is_han_at(at.checked_sub(1)) && is_han_at(Some(at + 1));
    (0..chars.len()).filter(|&at| !is_stray(at)).map(|at| chars[at]).collect()
}
