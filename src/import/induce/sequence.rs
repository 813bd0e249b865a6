//! Sequences of rows that may begin the cases of a notice, by the dress of their numbers.

use std::collections::BTreeMap;

use super::{
    dress::{self, Dress, DressKey},
    story::{SENTENCE, is_story},
    titles,
};
use crate::import::{
    annex_list::AnnexList,
    label::is_label_word,
    notice::is_full_stop,
    region,
    rows::NoticeRow,
    start::{CaseStart, has_body},
    strategy::SegmentStrategy,
};

/// The beginnings that a sequence proposes.
#[derive(Clone, Debug)]
pub(crate) struct Sequence {
    pub(crate) strategy: SegmentStrategy,
    pub(crate) starts: Vec<CaseStart>,
    /// The word before the numbers.
    pub(crate) word: String,
    /// `true` if the titles are sentences at the head of their paragraphs.
    pub(crate) is_inline: bool,
}

/// A row that wears a dress.
#[derive(Clone, Debug)]
struct Entry {
    row: usize,
    dress: Dress,
    /// The end of its first sentence in the body, where the row is a sentence.
    sentence: Option<usize>,
    score: i32,
}

/// The number of dresses that are weighed.
const DRESSES: usize = 40;

/// The sequences of numbered rows, in every dress.
pub(crate) fn numbered(rows: &[NoticeRow], list: &AnnexList) -> Vec<Sequence> {
    let mut by_key: BTreeMap<DressKey, Vec<Entry>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(entry) = entry(rows, at, row) else { continue };
        // One sequence may mix the signs behind its numbers, and set some of its rows in bold.
        let loose = DressKey { sign: '*', level: 0, is_alone: false, ..entry.dress.key.clone() };
        by_key.entry(loose).or_default().push(entry.clone());
        by_key.entry(entry.dress.key.clone()).or_default().push(entry);
    }
    // A single number begins a case by its label alone; of many dresses the most frequent ones are weighed.
    by_key.retain(|key, entries| entries.len() > 1 || is_label_word(&key.word));
    let mut by_key: Vec<(DressKey, Vec<Entry>)> = by_key.into_iter().collect();
    by_key.sort_by_key(|(_, entries)| std::cmp::Reverse(entries.len()));
    by_key.truncate(DRESSES);
    let mut found: Vec<Sequence> = Vec::new();
    for (key, entries) in by_key {
        let sentences = entries.iter().filter(|entry| entry.sentence.is_some()).count();
        let titles: Vec<Entry> = entries.iter().filter(|entry| entry.sentence.is_none()).cloned().collect();
        let mut add = |entries: &[Entry], is_inline: bool| {
            for chain in chains(rows, entries, is_inline) {
                let starts = chain.iter().filter_map(|entry| start(rows, list, entry)).collect();
                found.push(Sequence { strategy: strategy(&key), starts, word: key.word.clone(), is_inline });
            }
        };
        add(&titles, false);
        let behind = |entry: &&Entry| rows[entry.row].chars().get(entry.dress.text..).is_some_and(is_story);
        let stories = entries.iter().filter(behind).count();
        let are_told = is_label_word(&key.word) && stories * 5 >= entries.len() * 3;
        if sentences * 2 >= entries.len() && !are_told {
            add(&entries, true);
        }
    }
    found.retain(|sequence| !sequence.starts.is_empty());
    found
}

fn strategy(key: &DressKey) -> SegmentStrategy {
    if key.word.is_empty() { SegmentStrategy::Numbers } else { SegmentStrategy::Labels }
}

/// The longest title on a row of its own, in characters.
const TITLE: usize = 120;

fn entry(rows: &[NoticeRow], at: usize, row: &NoticeRow) -> Option<Entry> {
    // A number between dashes counts pages.
    let is_page = row.printed().iter().any(|c| matches!(c, '-' | '－' | '—' | '–' | '―'));
    let is_number = row.furniture.is_none() || row.cell == 1 || (row.len() <= 3 && !is_page);
    if row.section.is_some() || row.cell > 1 || !is_number {
        return None;
    }
    let dress = dress::dress(row)?;
    let chars = row.chars();
    let title = chars.get(dress.text..).unwrap_or(&[]);
    let stop = (dress.text..chars.len()).find(|&at| is_full_stop(chars, at)).map(|stop| stop - dress.text);
    // A title keeps its question or exclamation mark.
    let asks = stop.filter(|&stop| matches!(title[stop], '？' | '?' | '！' | '!'));
    let stop = stop.filter(|&stop| asks.is_none() || stop + 1 < title.len() || row.len() > SENTENCE);
    let end = |stop: usize| dress.text + stop + usize::from(asks.is_some());
    let sentence = stop.filter(|&stop| stop <= SENTENCE).map(end);
    let is_title = stop.is_none() && row.len() <= TITLE && !matches!(title.last(), Some(':' | '：' | ';' | '；'));
    (is_title || sentence.is_some()).then_some(())?;
    if !title.is_empty() && title.len() < 4 {
        return None;
    }
    let behind = rows.iter().skip(at + 1).filter(|row| row.furniture.is_none()).take(3);
    let is_headed = behind.take_while(|row| row.is_title_like()).any(|row| row.section.is_some());
    let score = 10 + if is_headed { 6 } else { 0 } + if region::begins_with(title) { 6 } else { 0 };
    Some(Entry { row: at, dress, sentence, score })
}

/// The ways in which rows of one dress count: the best chain of rising numbers, and all runs that begin anew.
fn chains(rows: &[NoticeRow], entries: &[Entry], is_inline: bool) -> Vec<Vec<Entry>> {
    let has_text = |entry: &Entry, to: usize| {
        (is_inline && (entry.sentence.is_some() || rows[entry.row].len() > 20)) || has_body(rows, entry.row + 1, to)
    };
    let mut found = vec![best_chain(entries, &has_text)];
    let ends = entries.iter().skip(1).map(|entry| entry.row).chain([rows.len()]);
    let with_text: Vec<Entry> =
        entries.iter().zip(ends).filter(|(entry, to)| has_text(entry, *to)).map(|(entry, _)| entry.clone()).collect();
    let runs: Vec<&[Entry]> = with_text.chunk_by(|a, b| b.dress.number > a.dress.number).collect();
    let long = runs.iter().filter(|run| run.len() > 1).count();
    // A group of one case counts, too, where each has a heading.
    let is_headed = |run: &&[Entry]| {
        rows[..run[0].row].last().is_some_and(|row| row.is_title_like() && dress::dress(row).is_some())
    };
    let is_grouped = long * 2 >= runs.len() || (long > 0 && runs.iter().all(is_headed));
    if runs.len() > 1 && is_grouped && runs.iter().all(|run| run[0].dress.number == 1) {
        found.push(with_text.clone());
    }
    found.retain(|chain| !chain.is_empty());
    found
}

/// The largest step between numbers where titles are lost.
const LARGEST_STEP: u32 = 3;
/// The number of chains remembered for each number.
const KEPT: usize = 4;

/// The chain of rising numbers with text behind each whose rows look most like titles.
fn best_chain(entries: &[Entry], has_text: &dyn Fn(&Entry, usize) -> bool) -> Vec<Entry> {
    let mut best: Vec<(i32, Option<usize>)> = Vec::with_capacity(entries.len());
    let mut ends: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let number = entry.dress.number;
        let late = i32::try_from(number.saturating_sub(1).min(4)).unwrap_or(0);
        let mut own = (entry.score - 4 * late, None);
        for before in number.saturating_sub(LARGEST_STEP)..number {
            let lost = i32::try_from(number - before - 1).unwrap_or(0);
            for &end in ends.get(&before).into_iter().flatten().rev().take(KEPT) {
                let score = best[end].0 + entry.score - 12 * lost;
                if score > own.0 && has_text(&entries[end], entry.row) {
                    own = (score, Some(end));
                }
            }
        }
        best.push(own);
        let ends = ends.entry(number).or_default();
        ends.push(at);
        ends.sort_by_key(|&end| (best[end].0, end));
        ends.drain(..ends.len().saturating_sub(KEPT));
    }
    let is_last = |at: &usize| has_text(&entries[*at], usize::MAX);
    let Some(end) = (0..entries.len()).rev().filter(is_last).max_by_key(|&at| best[at].0) else { return Vec::new() };
    let mut chain: Vec<Entry> =
        std::iter::successors(Some(end), |&at| best[at].1).map(|at| entries[at].clone()).collect();
    chain.reverse();
    chain
}

/// The start of the case that an entry begins.
fn start(rows: &[NoticeRow], list: &AnnexList, entry: &Entry) -> Option<CaseStart> {
    let (len, text) = (entry.dress.len, entry.dress.text);
    match entry.sentence {
        Some(end) => {
            // Stars before a number make no label.
            let len = if rows[entry.row].chars().first() == Some(&'*') { 0 } else { len };
            Some(titles::inline(rows, entry.row, (len, text), end, entry.dress.number))
        }
        None => titles::numbered(rows, list, entry.row, (len, text), entry.dress.number),
    }
}
