//! Furniture: whole lines that belong to no case, recognised by their words or because they return on every page.

use std::collections::{HashMap, HashSet};

use super::{
    fold::folded,
    notice::{Notice, find, is_han},
    parallel,
    rows::{self, NoticeRow},
    words::WordList,
};
use crate::corpus::FurnitureKind;

const FILE: &str = include_str!("words/furniture.txt");
static SPAM: WordList = WordList::new(FILE, "SPAM");
static DISCLAIMER: WordList = WordList::new(FILE, "DISCLAIMER");
static CREDIT: WordList = WordList::new(FILE, "CREDIT");
static NAVIGATION: WordList = WordList::new(FILE, "NAVIGATION");
static MENU: WordList = WordList::new(FILE, "MENU");
static ADVERT: WordList = WordList::new(FILE, "ADVERT");
static APPEAL: WordList = WordList::new(FILE, "APPEAL");

/// Longer lines are taken for text, whatever they name.
const SHORT: usize = 60;

/// The rows at the beginning of a notice among which its title stands.
const HEAD: usize = 3;

/// The rows of `notice`, furniture marked.
pub(crate) fn rows(notice: &Notice) -> Vec<NoticeRow<'_>> {
    let mut rows = rows::rows(notice);
    let furniture = parallel::each(&rows, parallel::ROWS, by_words);
    for (row, furniture) in rows.iter_mut().zip(furniture) {
        row.furniture = furniture;
    }
    mark_running_titles(&mut rows);
    mark_table_heads(&mut rows);
    rows
}

/// The fewest cells of the head of a table, and its longest cell in characters.
const HEAD_CELLS: usize = 3;
const HEAD_CELL: usize = 12;

/// Marks the heads of tables that return on the next page.
fn mark_table_heads(rows: &mut [NoticeRow]) {
    let mut known: HashSet<Vec<&[char]>> = HashSet::new();
    let mut again: Vec<u32> = Vec::new();
    for cells in rows.chunk_by(|a, b| a.line == b.line) {
        let head: Vec<&[char]> = cells.iter().map(NoticeRow::chars).collect();
        let is_head = head.len() >= HEAD_CELLS && head.iter().all(|cell| cell.len() <= HEAD_CELL);
        if is_head && !known.insert(head) {
            again.push(cells[0].line);
        }
    }
    for row in rows.iter_mut().filter(|row| again.binary_search(&row.line).is_ok()) {
        row.furniture = Some(FurnitureKind::Navigation);
    }
}

/// Returns `true` for a page number on a line of its own: — 4 —, - 4 -, 第 4 页, 4 / 12, with what converters put
/// around it.
fn is_page_number(row: &NoticeRow) -> bool {
    let chars: Vec<char> = row.printed().iter().copied().filter(|c| !c.is_whitespace()).collect();
    if chars.len() > 16 {
        return false;
    }
    let count = |marks: &str| chars.iter().filter(|c| marks.contains(**c)).count();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    let dashes = count("-—–－―·•");
    let other = chars.len() - digits - dashes - count("*_#/");
    let page = matches!(chars.as_slice(), ['第', .., '页'])
        && chars.iter().all(|c| c.is_ascii_digit() || "第页共/,，".contains(*c));
    digits > 0 && digits <= 8 && (page || (other == 0 && (dashes > 0 || digits <= 3)))
}

/// The kind of a line that is furniture by its own words, wherever it stands.
pub(crate) fn by_words(row: &NoticeRow) -> Option<FurnitureKind> {
    // Furniture is whole lines.
    if row.cell > 0 {
        return None;
    }
    if is_page_number(row) {
        return Some(FurnitureKind::PageNumber);
    }
    if row.is_rule() {
        return Some(FurnitureKind::Navigation);
    }
    let chars = folded(&row.chars()[..row.len().min(SHORT + 1)]);
    let is_short = chars.len() <= SHORT;
    if is_short && SPAM.occurs_in(&chars) {
        return Some(FurnitureKind::Spam);
    }
    if DISCLAIMER.prefix_of(&chars).is_some() || (is_short && DISCLAIMER.occurs_in(&chars)) {
        return Some(FurnitureKind::Disclaimer);
    }
    let is_sentence = row.is_sentence && !chars.ends_with(&[':']);
    if !is_short || is_sentence || row.numbering.is_some() {
        None
    } else if CREDIT.words().iter().any(|word| find(&chars, word).is_some_and(|at| at <= 8)) {
        Some(FurnitureKind::Credit)
    } else if chars.len() <= 20 && APPEAL.occurs_in(&chars) {
        Some(FurnitureKind::Advert)
    } else {
        is_navigation(&chars).then_some(FurnitureKind::Navigation)
    }
}

fn is_navigation(chars: &[char]) -> bool {
    let bars = chars.iter().filter(|c| **c == '|').count();
    let end: String = chars.iter().rev().take(5).rev().collect();
    let is_file = [".docx", ".doc", ".pdf", ".wps", ".xlsx", ".zip", ".rar"].iter().any(|name| end.ends_with(name));
    bars >= 3 || is_file || (chars.len() <= 30 && NAVIGATION.occurs_in(chars)) || (chars.len() <= 10 && is_menu(chars))
}

/// Returns `true` if a line holds hardly more than words of menus: 注册 stands in 深港通注册易, too.
fn is_menu(chars: &[char]) -> bool {
    let text: String = chars.iter().filter(|c| is_han(**c) || c.is_ascii_alphanumeric()).collect();
    let all = text.chars().count();
    let rest = MENU.words().iter().fold(text, |text, word| text.replace(word, "")).chars().count();
    rest < all && rest <= 3 && rest * 2 <= all
}

/// Marks the rows that return page by page.
fn mark_running_titles(rows: &mut [NoticeRow]) {
    let mut repeats: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        if (2..=SHORT).contains(&row.len()) && !row.is_sentence && row.numbering.is_none() {
            let text = row.chars().iter().filter(|c| !c.is_whitespace() && !c.is_ascii_digit());
            repeats.entry(text.collect()).or_default().push(at);
        }
    }
    // The rows are marked by their words alone so far.
    let mut next = vec![rows.len(); rows.len()];
    for at in (1..rows.len()).rev() {
        next[at - 1] = if rows[at].furniture.is_none() { at } else { next[at] };
    }
    let running = repeats.into_values().filter(|at| is_running_title(rows, at, &next));
    // Its first line may be the title of the notice itself.
    let is_first = |at: &usize| rows[..*at].iter().all(|row| row.furniture.is_none()) && *at < HEAD;
    let running: Vec<usize> = running.flatten().filter(|at| !is_first(at)).collect();
    for at in running {
        rows[at].furniture.get_or_insert(FurnitureKind::Navigation);
    }
}

/// Returns `true` if the line that stands on all these rows is a running title: it returns at even distances, behind
/// page numbers or whatever it cuts. `next` names for each row the next one that is no furniture.
fn is_running_title(rows: &[NoticeRow], repeats: &[usize], next: &[usize]) -> bool {
    let distances = repeats.windows(2).map(|pair| rows[pair[1]].line.saturating_sub(rows[pair[0]].line));
    let (least, most) = distances.fold((u32::MAX, 0), |(least, most), d| (least.min(d), most.max(d)));
    if repeats.len() < 3 {
        return false;
    }
    // Behind page numbers at any distances: where a line was joined across a page, its number and head are gone.
    let is_page =
        |at: &&usize| at.checked_sub(1).is_some_and(|at| rows[at].furniture == Some(FurnitureKind::PageNumber));
    if repeats.iter().filter(is_page).count() * 2 > repeats.len() {
        return true;
    }
    if least < 5 || most > least * 2 {
        return false;
    }
    let is_heading = |row: &NoticeRow| row.section.is_some() || row.case_label.is_some();
    if is_heading(&rows[repeats[0]]) {
        return false;
    }
    // A heading of its own stands before text alone, never in the middle of a sentence.
    let led = repeats.iter().filter(|&&at| rows.get(next[at]).is_some_and(is_heading)).count();
    let open_before = |at: usize| at.checked_sub(1).map(|at| &rows[at]).filter(|row| !row.is_sentence);
    let cut = repeats.iter().filter(|&&at| open_before(at).is_some_and(|row| row.len() > 20)).count();
    // The second line of a title returns, too, but always behind the first.
    let below = repeats.iter().filter(|&&at| open_before(at).is_some_and(|row| row.len() <= 20)).count();
    below * 2 <= repeats.len() && ((led > 0 && led < repeats.len()) || cut * 2 > repeats.len())
}

/// The kind of a line behind the last case.
pub(crate) fn at_end(row: &NoticeRow) -> FurnitureKind {
    let chars = folded(&row.chars()[..row.len().min(400)]);
    let other = if ADVERT.occurs_in(&chars) { FurnitureKind::Advert } else { FurnitureKind::Navigation };
    by_words(row).unwrap_or(other)
}
