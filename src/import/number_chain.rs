//! Cases recognised by numbered titles: 1. 1、 （1） 一、 （一）. Measures are numbered in the same ways, so of all rows
//! with a number the chain 1, 2, 3 … is taken whose rows look most like titles.

use super::{
    numbering::NumberStyle,
    region,
    rows::NoticeRow,
    start::{CaseStart, has_body},
};

/// A row that may be a numbered title.
#[derive(Clone, Copy, Debug)]
struct Link {
    row: usize,
    number: u32,
    score: i32,
}

/// The largest step between numbers where titles are lost.
const LARGEST_STEP: u32 = 3;

/// The number of chains remembered for each number.
const KEPT: usize = 4;

/// Beginnings of cases by numbered titles, in the style whose chain has the highest score.
pub(crate) fn numbers(rows: &[NoticeRow]) -> Vec<CaseStart> {
    use NumberStyle::{Arabic, Bracketed, BracketedArabic, Chapter, Circled};
    let styles = [Chapter, Bracketed, Arabic, BracketedArabic, Circled];
    let chains = styles.map(|style| best_chain(rows, &links(rows, style)));
    let best = chains.into_iter().rev().max_by_key(|(score, chain)| (*score, chain.len()));
    let chain = best.map(|(_, chain)| chain).unwrap_or_default();
    if chain.len() < 2 { Vec::new() } else { chain.iter().map(|&row| CaseStart::at_title(rows, row)).collect() }
}

fn links(rows: &[NoticeRow], style: NumberStyle) -> Vec<Link> {
    let of_style = |row: &NoticeRow| row.numbering.filter(|numbering| numbering.style == style);
    let link = |(at, row): (usize, &NoticeRow)| {
        let number = of_style(row)?.number;
        let title = row.after_numbering();
        let is_title = row.is_title_like() && row.len() >= 8 && row.furniture.is_none() && row.section.is_none();
        if !is_title || title.iter().any(|c| matches!(c, '。' | ';' | '；')) {
            return None;
        }
        let mut behind = rows.iter().skip(at + 1).filter(|row| row.furniture.is_none()).take(3);
        let first = behind.find(|row| !row.is_title_like() || row.section.is_some());
        let is_headed = first.is_some_and(|row| row.section.is_some());
        // Another number of this style on the next row: a list.
        let is_listed = rows.get(at + 1).and_then(of_style).is_some();
        let score = 10 + if is_headed { 6 } else { 0 } + if region::begins_with(title) { 6 } else { 0 };
        Some(Link { row: at, number, score: score - if is_listed { 8 } else { 0 } })
    };
    rows.iter().enumerate().filter_map(link).collect()
}

/// The best chain of rising numbers with text behind each, and its score.
fn best_chain(rows: &[NoticeRow], links: &[Link]) -> (i32, Vec<usize>) {
    // For each link the score of its best chain and the link before it.
    let mut best: Vec<(i32, Option<usize>)> = Vec::with_capacity(links.len());
    // The links of each number so far that end the best chains: the last of them in the notice stands last.
    let mut ends: Vec<Vec<usize>> = vec![Vec::new(); 1002];
    for (at, link) in links.iter().enumerate() {
        let number = link.number.min(1000);
        let first = link.score - 10 * i32::try_from(number.saturating_sub(1)).unwrap_or(0);
        let mut own = (first, None);
        for before in number.saturating_sub(LARGEST_STEP)..number {
            let lost = i32::try_from(number - before - 1).unwrap_or(0);
            for &end in ends[before as usize].iter().rev().take(KEPT) {
                let score = best[end].0 + link.score - 12 * lost;
                if score > own.0 && has_body(rows, links[end].row + 1, link.row) {
                    own = (score, Some(end));
                }
            }
        }
        best.push(own);
        let ends = &mut ends[number as usize];
        ends.push(at);
        ends.sort_by_key(|&end| (best[end].0, end));
        ends.drain(..ends.len().saturating_sub(KEPT));
    }
    let is_last = |at: &usize| has_body(rows, links[*at].row + 1, rows.len());
    let Some(end) = (0..links.len()).rev().filter(is_last).max_by_key(|&at| best[at].0) else {
        return (0, Vec::new());
    };
    let chain = std::iter::successors(Some(end), |&at| best[at].1).map(|at| links[at].row);
    let mut chain: Vec<usize> = chain.collect();
    chain.reverse();
    (best[end].0, chain)
}
