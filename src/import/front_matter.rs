//! The rows before the first case: letter, annex list, remains of a web page; and the facts that the letter states.

use super::{
    annex_list::AnnexList,
    fold::folded,
    furniture,
    notice::{contains, ends_sentence, ends_with, is_han, starts_with},
    numbering,
    rows::NoticeRow,
    words::WordList,
};
use crate::corpus::FurnitureKind;

const FILE: &str = include_str!("words/front_matter.txt");
static NOTICE_HEADINGS: WordList = WordList::new(FILE, "NOTICE_HEADING");
static COLLECTIONS: WordList = WordList::new(FILE, "COLLECTION");
static LETTERS: WordList = WordList::new(FILE, "LETTER");
static COUNTED: WordList = WordList::new(FILE, "COUNTED");

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
        let is_list = is_list || row.furniture == Some(FurnitureKind::AnnexList);
        if is_list { FurnitureKind::AnnexList } else { by_words.unwrap_or(other) }
    };
    rows.iter().zip(words).enumerate().map(kind).collect()
}

/// Returns `true` if a line could be the heading of a whole notice.
pub(crate) fn is_notice_heading(chars: &[char]) -> bool {
    let text = folded(chars);
    NOTICE_HEADINGS.occurs_in(&text) || COLLECTIONS.occurs_in(&text)
}

/// Returns `true` if a heading names a collection: by words anywhere in it, or by its last one, which a title may hold
/// (三张清单).
pub(crate) fn heads_collection(chars: &[char]) -> bool {
    let text = folded(chars);
    NOTICE_HEADINGS.occurs_in(&text) || COLLECTIONS.suffix_of(&text).is_some()
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
    let heading = rows.iter().take(3).filter(|row| row.is_title_like());
    let places = heading.filter_map(|row| places_in(&folded(row.chars()))).next();
    let counted =
        letter.map(|row| folded(row.chars())).find_map(|chars| (0..chars.len()).find_map(|at| count_at(&chars, at)));
    counted.or(places)
}

/// The number of places that a heading counts: 四地, 这五个村.
fn places_in(chars: &[char]) -> Option<u32> {
    (0..chars.len()).find_map(|at| {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let (number, len, is_arabic) = numbering::number(&chars[at..])?;
        let unit = at + len + usize::from(matches!(chars.get(at + len), Some('个' | '座')));
        let is_place = chars.get(unit).is_some_and(|c| "地城县市村镇省区校企".contains(*c));
        let is_start = !before.is_some_and(|c| c.is_ascii_digit() || "第十百".contains(c));
        (is_place && is_start && !is_arabic && (3..=30).contains(&number)).then_some(number)
    })
}

/// The longest part of a sentence before a number that is read, in characters.
const SENTENCE: usize = 200;

/// The number of cases that begins at `at`.
fn count_at(chars: &[char], at: usize) -> Option<u32> {
    let before = at.checked_sub(1).map(|at| chars[at]);
    // 二等奖2个 are a part of all.
    if before.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十百奖獎".contains(c)) {
        return None;
    }
    let (number, len, is_arabic) = numbering::number(&chars[at..])?;
    let rest = &chars[at + len..];
    if !matches!(rest.first(), Some('个' | '個' | '项' | '項' | '条' | '條' | '则' | '例' | '篇' | '件' | '家'))
    {
        return None;
    }
    let after = &rest[1..rest.len().min(15)];
    let sentence = || chars[at.saturating_sub(SENTENCE)..at].rsplit(|&c| ends_sentence(c)).next().unwrap_or(&[]);
    // 从54项举措中选出7项: what is chosen from is no count of the cases.
    let clause: &[char] = after.split(|c| matches!(c, ',' | '。' | ';')).next().unwrap_or(&[]);
    if clause.contains(&'中') && sentence().contains(&'从') {
        return None;
    }
    // (共两例) stands on a line of its own below the heading.
    let speaks_of_cases = || chars.len() <= len + 6 || COUNTED.occurs_in(sentence());
    let is_total = before == Some('共') && matches!(after.first(), None | Some(')' | '。' | ',')) && speaks_of_cases();
    let is_large = number >= 2 && (is_arabic || number > 2);
    (is_large && (COUNTED.occurs_in(after) || is_total)).then_some(number)
}

/// The letter's own heading as printed: the line that names the publication, with the line before or behind it that it
/// goes on in.
pub(crate) fn heading(rows: &[NoticeRow]) -> Option<Vec<char>> {
    let is_line = |row: &NoticeRow| !row.is_sentence && row.len() <= 90 && furniture::by_words(row).is_none();
    let names = |row: &&NoticeRow| {
        let chars = row.chars();
        row.len() >= 8 && NOTICE_HEADINGS.occurs_in(chars) && !contains(chars, "附件")
    };
    let at = rows.iter().take(20).position(|row| is_line(row) && names(&row))?;
    let is_joined = |above: &NoticeRow, below: &NoticeRow| {
        above.last + 1 == below.line && is_line(above) && is_line(below) && above.heading == below.heading
    };
    let ends = |row: &NoticeRow| LETTERS.words().iter().any(|end| ends_with(row.chars(), end));
    let own = &rows[at];
    let about = |row: &NoticeRow| contains(row.chars(), "关于") && !ends(row);
    // 关于印发…的 / 通知: a heading on two lines.
    let above = at.checked_sub(1).map(|above| &rows[above]).filter(|above| {
        let is_signed = row_begins_about(own) && above.len() <= 30;
        is_joined(above, own) && (about(above) || is_signed)
    });
    let below = rows.get(at + 1).filter(|below| is_joined(own, below) && about(own) && ends(below));
    Some(above.into_iter().chain([own]).chain(below).flat_map(NoticeRow::chars).copied().collect())
}

/// Returns `true` for a line that begins with 关于: the bodies that publish stand above it.
fn row_begins_about(row: &NoticeRow) -> bool {
    starts_with(row.chars(), "关于")
}

/// Text without the white space that wraps leave between Han characters.
pub(crate) fn joined(chars: &[char]) -> String {
    let is_han_at = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|&c| is_han(c));
    let is_stray = |at: usize| chars[at].is_whitespace() && is_han_at(at.checked_sub(1)) && is_han_at(Some(at + 1));
    (0..chars.len()).filter(|&at| !is_stray(at)).map(|at| chars[at]).collect()
}
