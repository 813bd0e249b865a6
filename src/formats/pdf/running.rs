//! Running heads and page numbers: what stands at the edge of many pages.

use std::collections::HashMap;

use super::lines::Line;

/// The lines at each edge of a page that may be a running head.
const EDGE: usize = 2;

/// Removes page numbers, and lines that recur at the edges of at least three pages and of two in five.
pub(super) fn remove(pages: &mut [Vec<Line>]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let mut found: Vec<String> = edges(page).map(|at| key(page, at)).collect();
        found.sort();
        found.dedup();
        found.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    let least = (pages.len() * 2).div_ceil(5).max(3);
    let count = pages.len();
    for page in pages {
        let removed: Vec<usize> = edges(page)
            .filter(|&at| {
                let recurs = counts.get(&key(page, at)).is_some_and(|&count| count >= least);
                recurs || (count > 1 && page.get(at).is_some_and(|line| is_page_number(&line.text)))
            })
            .collect();
        let mut at = 0;
        page.retain(|_| {
            at += 1;
            !removed.contains(&(at - 1))
        });
    }
}

/// Returns the lines at both edges of a page.
fn edges(page: &[Line]) -> impl Iterator<Item = usize> + use<> {
    let count = page.len();
    (0..count).filter(move |at| *at < EDGE || at + EDGE >= count)
}

/// Returns the text of a line without white space, its digits made equal.
fn key(page: &[Line], at: usize) -> String {
    let text = page.get(at).map(|line| line.text.as_str()).unwrap_or_default();
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Returns `true` for a page number: digits, dashes, 第 … 页, 共 … 页.
fn is_page_number(text: &str) -> bool {
    let rest: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_part = |c: char| c.is_ascii_digit() || "-—–－/第页共頁·".contains(c);
    rest.chars().count() <= 12 && rest.chars().all(is_part) && rest.contains(|c: char| c.is_ascii_digit())
}
