//! The main text of a page: the smallest element that holds nearly all its sentences.

use std::collections::{HashMap, HashSet};

use super::{
    super::writer::{Block, Writer},
    blocks::{Blocks, Line, NONE},
};
use crate::error::Unreadable;

/// The share of the sentences of an element that one inside it must hold to stand for it, in percent.
const MOST: usize = 80;

/// The lines in which the title of a page is looked for.
const TITLE_LINES: usize = 6;

/// Writes the main text of a page.
///
/// # Errors
///
/// Fails if the text becomes too large.
pub(super) fn write(blocks: Blocks) -> Result<String, Unreadable> {
    let inside = inside_main(&blocks);
    let is_main = |line: &Line| inside.as_ref().is_none_or(|inside| inside.contains(&line.element));
    let first = blocks.lines.iter().position(is_main).unwrap_or(0);
    let title = title(&blocks, first, &is_main);
    let lines: Vec<&Line> = blocks.lines.iter().filter(|line| is_main(line)).collect();
    let mut writer = Writer::default();
    if let Some(title) = title {
        writer.push(&Block::Paragraph(title))?;
    }
    let data = data_tables(&lines);
    let mut rest = trimmed(&lines);
    while let Some((line, after)) = rest.split_first() {
        let row = line.table.filter(|(table, ..)| data.contains(table));
        let Some((table, row, _)) = row else {
            writer.push(&block(line))?;
            rest = after;
            continue;
        };
        let in_row = |line: &&&Line| line.table.is_some_and(|found| (found.0, found.1) == (table, row));
        let count = rest.iter().take_while(in_row).count();
        let (cells, after) = rest.split_at(count);
        writer.push(&Block::Row(cells_of(cells)))?;
        rest = after;
    }
    Ok(writer.finish())
}

fn block(line: &Line) -> Block {
    match line.heading {
        Some(level) => Block::Heading(level, line.text.clone()),
        None => Block::Paragraph(line.text.clone()),
    }
}

/// Returns the cells of a row, each with its lines.
fn cells_of(lines: &[&Line]) -> Vec<String> {
    let by_cell = lines.chunk_by(|a, b| a.table == b.table);
    by_cell.map(|cell| cell.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")).collect()
}

/// Returns the elements of the main text; `None` where the page has no elements.
fn inside_main(blocks: &Blocks) -> Option<HashSet<usize>> {
    let mut children: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, element) in blocks.elements.iter().enumerate() {
        children.entry(element.parent).or_default().push(at);
    }
    let weight = |at: &usize| blocks.elements.get(*at).map_or(0, |element| element.weight);
    let mut main = NONE;
    let mut held: usize = children.get(&NONE)?.iter().map(weight).sum();
    while let Some(best) = children.get(&main).and_then(|inner| inner.iter().max_by_key(|at| weight(at)))
        && weight(best) > 0
        && weight(best) * 100 >= held * MOST
    {
        (main, held) = (*best, weight(best));
    }
    if main == NONE {
        return None;
    }
    let mut inside = HashSet::from([main]);
    for (at, element) in blocks.elements.iter().enumerate() {
        if inside.contains(&element.parent) {
            inside.insert(at);
        }
    }
    Some(inside)
}

/// Returns the tables of data: several rows of several cells, and no table inside.
fn data_tables(lines: &[&Line]) -> HashSet<usize> {
    let mut rows: HashMap<usize, HashMap<usize, HashSet<usize>>> = HashMap::new();
    for (table, row, cell) in lines.iter().filter_map(|line| line.table) {
        rows.entry(table).or_default().entry(row).or_default().insert(cell);
    }
    let is_data = |rows: &HashMap<usize, HashSet<usize>>| {
        let several = rows.values().filter(|cells| cells.len() > 1).count();
        rows.len() > 1 && several * 2 > rows.len()
    };
    rows.iter().filter(|(_, rows)| is_data(rows)).map(|(&table, _)| table).collect()
}

/// Returns the lines without links alone at both ends: paths, shares, the articles before and after.
fn trimmed<'a>(lines: &'a [&'a Line]) -> &'a [&'a Line] {
    let is_links = |line: &&&Line| line.heading.is_none() && line.linked * 2 >= line.text.chars().count();
    let before = lines.iter().take_while(is_links).count();
    let after = lines.iter().rev().take_while(is_links).count();
    lines.get(before..lines.len() - after).unwrap_or(lines)
}

/// Returns the title of the page where the main text does not begin with it.
fn title(blocks: &Blocks, first: usize, is_main: &impl Fn(&Line) -> bool) -> Option<String> {
    let heading = blocks.lines.iter().take(first).rev().find(|line| line.heading.is_some() && line.linked == 0);
    let named = blocks.titles.iter().map(|title| without_site(title));
    let title = heading.map(|line| line.text.clone()).or_else(|| named.into_iter().next())?;
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let begin: String =
        blocks.lines.iter().filter(|line| is_main(line)).take(TITLE_LINES).map(|line| plain(&line.text)).collect();
    let printed = plain(&title);
    let is_long = printed.chars().count() >= 4;
    (is_long && !begin.contains(&printed)).then_some(title)
}

/// Returns the title without the name of the site behind it.
fn without_site(title: &str) -> String {
    let cut = ["_", "|", " - ", "－"].into_iter().filter_map(|mark| title.find(mark)).filter(|at| *at >= 24).min();
    cut.and_then(|at| title.get(..at)).unwrap_or(title).trim().to_owned()
}
