//! Cases told by numbered titles: 1. 1、 （1） 一、 （一）. Measures are numbered in the same strategies, so of all rows with a
//! number the chain 1, 2, 3 … is taken whose rows look most like titles.

use super::{
    headings,
    notice::Notice,
    numbering::NumberStyle,
    region::{self, IssuerRegion},
    rows::NoticeRow,
    segment::{CaseStart, has_body, titled},
};

/// A row that may be a numbered title.
#[derive(Clone, Copy, Debug)]
struct Link {
    row: usize,
    number: u32,
    worth: i32,
}

/// How far numbers may jump where titles are lost.
const JUMP: u32 = 3;

/// Beginnings of cases by numbered titles; the style whose chain is worth most.
pub(crate) fn numbers(notice: &Notice, rows: &[NoticeRow]) -> Vec<CaseStart> {
    let styles = [
        NumberStyle::Chapter,
        NumberStyle::Bracketed,
        NumberStyle::Arabic,
        NumberStyle::BracketedArabic,
        NumberStyle::Circled,
    ];
    let chains = styles.map(|style| chain(notice, rows, &links(notice, rows, style)));
    let best = chains.into_iter().rev().max_by_key(|(worth, chain)| (*worth, chain.len()));
    let chain = best.map(|(_, chain)| chain).unwrap_or_default();
    if chain.len() < 2 { Vec::new() } else { chain.iter().map(|&row| titled(notice, rows, row)).collect() }
}

fn links(notice: &Notice, rows: &[NoticeRow], style: NumberStyle) -> Vec<Link> {
    let of_style = |row: &NoticeRow| row.label.filter(|label| label.style == style);
    let link = |(at, row): (usize, &NoticeRow)| {
        let label = of_style(row)?;
        let title = row.after_label(notice);
        let plain = row.is_title_like() && row.len() >= 8 && row.furniture.is_none();
        if !plain || headings::kind(notice, row).is_some() || title.iter().any(|c| matches!(c, '。' | ';' | '；')) {
            return None;
        }
        let mut worth = 10;
        let behind = rows.iter().skip(at + 1).filter(|row| row.furniture.is_none()).take(3);
        let headed = behind.clone().find(|row| !row.is_title_like() || headings::kind(notice, row).is_some());
        worth += if headed.is_some_and(|row| headings::kind(notice, row).is_some()) { 6 } else { 0 };
        worth += if region::find_regions(title, 12, &IssuerRegion::default()).iter().any(|place| place.start == 0) {
            6
        } else {
            0
        };
        // Another number of this style behind it: a list.
        worth -= if rows.get(at + 1).and_then(of_style).is_some() { 8 } else { 0 };
        Some(Link { row: at, number: label.number, worth })
    };
    rows.iter().enumerate().filter_map(link).collect()
}

/// The best chain of rising numbers with text behind each, and what it is worth.
fn chain(notice: &Notice, rows: &[NoticeRow], links: &[Link]) -> (i32, Vec<usize>) {
    // For each link its best chain's worth and the link before it.
    let mut best: Vec<(i32, Option<usize>)> = Vec::with_capacity(links.len());
    // The links of each number so far that end the best chains: the last of them in the notice stands last.
    let mut ends: Vec<Vec<usize>> = vec![Vec::new(); 1002];
    for (at, link) in links.iter().enumerate() {
        let number = link.number.min(1000);
        let alone = link.worth - 10 * i32::try_from(number.saturating_sub(1)).unwrap_or(0);
        let mut own = (alone, None);
        for before in number.saturating_sub(JUMP)..number {
            let lost = i32::try_from(number - before - 1).unwrap_or(0);
            for &end in ends[before as usize].iter().rev().take(4) {
                let worth = best[end].0 + link.worth - 12 * lost;
                if worth > own.0 && has_body(notice, rows, links[end].row + 1, link.row) {
                    own = (worth, Some(end));
                }
            }
        }
        best.push(own);
        ends[number as usize].push(at);
        ends[number as usize].sort_by_key(|&end| (best[end].0, end));
        let surplus = ends[number as usize].len().saturating_sub(4);
        ends[number as usize].drain(..surplus);
    }
    let last = |at: &usize| has_body(notice, rows, links[*at].row + 1, rows.len());
    let Some(end) = (0..links.len()).rev().filter(last).max_by_key(|&at| best[at].0) else { return (0, Vec::new()) };
    let mut chain = vec![links[end].row];
    let mut at = end;
    while let Some(before) = best[at].1 {
        chain.push(links[before].row);
        at = before;
    }
    chain.reverse();
    (best[end].0, chain)
}
