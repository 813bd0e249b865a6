//! Lists of a document, with the counters of their levels (ECMA-376, part 1, 17.9).

use std::collections::{HashMap, HashSet};

use super::{
    number,
    xml::{self, Node, Tag},
};
use crate::error::Unreadable;

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    /// The level, from 1, whose next number begins this one again; 0 for none.
    restart: Option<u32>,
    is_decimal: bool,
    has_no_space: bool,
}

#[derive(Clone, Debug, Default)]
struct Pattern {
    levels: [Level; LEVELS],
    link: Option<String>,
    name: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct List {
    pattern: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, Pattern>,
    lists: HashMap<String, List>,
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

/// The state while the part is read.
#[derive(Default)]
struct Reading {
    pattern: Option<String>,
    list: Option<String>,
    level: usize,
}

impl Numbering {
    /// Reads the part of lists.
    ///
    /// # Errors
    ///
    /// Fails on XML that is not well-formed.
    pub(super) fn read(part: &str) -> Result<Self, Unreadable> {
        let (mut numbering, mut reading) = (Self::default(), Reading::default());
        xml::read(part, |node| {
            if let Node::Open(tag) = node {
                numbering.open(&tag, &mut reading);
            }
            Ok(())
        })?;
        Ok(numbering)
    }

    fn open(&mut self, tag: &Tag<'_>, reading: &mut Reading) {
        let name = tag.name();
        match name.as_str() {
            "abstractNum" => (reading.pattern, reading.list) = (tag.attribute("abstractNumId"), None),
            "num" => (reading.list, reading.pattern) = (tag.attribute("numId"), None),
            "lvl" | "lvlOverride" => {
                let level = tag.attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0_usize);
                reading.level = level.min(LEVELS - 1);
            }
            _ => {}
        }
        if let Some(list) = &reading.list {
            let list = self.lists.entry(list.clone()).or_default();
            match name.as_str() {
                "abstractNumId" => list.pattern = tag.value().unwrap_or_default(),
                "startOverride" => drop(list.starts.insert(reading.level, tag.number().unwrap_or(1))),
                "lvl" => drop(list.levels.insert(reading.level, Level::default())),
                _ => {
                    if let Some(level) = list.levels.get_mut(&reading.level) {
                        level.set(&name, tag);
                    }
                }
            }
        } else if let Some(pattern) = &reading.pattern {
            let pattern = self.patterns.entry(pattern.clone()).or_default();
            match name.as_str() {
                "numStyleLink" => pattern.link = tag.value(),
                "styleLink" => pattern.name = tag.value(),
                _ => pattern.levels[reading.level].set(&name, tag),
            }
        }
    }

    /// Counts a paragraph of a list and returns the number that is printed before it, with the space behind it.
    pub(super) fn next(&mut self, list_id: &str, level: u32) -> Option<String> {
        let at = (level as usize).min(LEVELS - 1);
        let list = self.lists.get(list_id)?.clone();
        let levels = self.levels(&list)?;
        let first = self.begun.insert((list_id.to_owned(), at));
        let counters = self.counters.entry(list.pattern).or_default();
        let start = list.starts.get(&at).copied().filter(|_| first);
        let number = match (start, counters[at]) {
            (Some(start), _) => start,
            (None, Some(number)) => number.saturating_add(1),
            (None, None) => levels[at].start.unwrap_or(1),
        };
        counters[at] = Some(number);
        for (deeper, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            if levels[deeper].restart.is_none_or(|level| level as usize > at) {
                *counter = None;
            }
        }
        Some(label(&levels, counters, at))
    }

    /// Returns the levels of a list: those of its pattern, or of the pattern that a style links it to, with its own.
    fn levels(&self, list: &List) -> Option<[Level; LEVELS]> {
        let pattern = self.patterns.get(&list.pattern)?;
        let linked = pattern.link.as_ref();
        let linked = linked.and_then(|link| self.patterns.values().find(|other| other.name.as_ref() == Some(link)));
        let mut levels = linked.unwrap_or(pattern).levels.clone();
        for (&at, level) in &list.levels {
            levels[at] = level.clone();
        }
        Some(levels)
    }
}

impl Level {
    fn set(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "start" => self.start = tag.number(),
            "numFmt" => self.format = tag.value().unwrap_or_default(),
            "lvlText" => self.text = tag.value().unwrap_or_default(),
            "lvlRestart" => self.restart = tag.number(),
            "isLgl" => self.is_decimal = tag.is_on(),
            "suff" => self.has_no_space = tag.value().as_deref() == Some("nothing"),
            _ => {}
        }
    }
}

/// Returns the printed number of a level.
fn label(levels: &[Level; LEVELS], counters: &[Option<u32>; LEVELS], at: usize) -> String {
    let level = &levels[at];
    if level.format == "bullet" {
        return "- ".to_owned();
    }
    let mut made = String::new();
    let mut rest = level.text.chars().peekable();
    while let Some(c) = rest.next() {
        let place = rest.peek().and_then(|c| c.to_digit(10)).filter(|digit| c == '%' && *digit > 0);
        let Some(other) = place else {
            made.push(c);
            continue;
        };
        rest.next();
        let other = (other as usize - 1).min(LEVELS - 1);
        let number = counters[other].or(levels[other].start).unwrap_or(1);
        let format = if level.is_decimal { "decimal" } else { &levels[other].format };
        made.push_str(&number::format(number, format));
    }
    let made = made.trim_end().to_owned();
    let needs_space = !level.has_no_space && made.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    if needs_space { made + " " } else { made }
}
