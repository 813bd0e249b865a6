//! The texts of a case that can be copied: its text, parts of it, its citation, its id.
//!
//! The text is copied as it is set and in the script that is shown, because it is pasted into papers: the repaired reading,
//! one line a paragraph, whatever rows are displayed; a row of the menu has it as printed. Only 〔缺〕 and 〔拟题〕 stand in it
//! as marks of ours, so that nothing lost looks whole. Control characters are sanitized.

use std::{collections::BTreeSet, ops::Range};

use super::{
    action::Action,
    citation::{CitationStyle, citation},
    page::{BlockKind, DisplayOptions, TextBlock, texts},
    words::{Lang, Msg},
};
use crate::{
    corpus::{CaseLink, CaseRef, LinkPlace},
    error::Fault,
    text::sanitize,
};

/// The most bytes that are sent to a terminal's clipboard: 100,000 in Base64, beyond which terminals differ in what
/// they drop.
pub const LIMIT: usize = 74_994;

/// The menu of texts to copy from one case, with the picked rows.
#[derive(Clone, Debug, Default)]
pub struct CopyMenu {
    /// The text of the case, a paragraph a line.
    lines: Vec<String>,
    /// The rows to choose from.
    pub rows: Vec<CopyRow>,
    /// The rows picked, to be copied together.
    pub picked: BTreeSet<usize>,
}

/// Something that can be copied.
#[derive(Clone, Debug)]
pub struct CopyRow {
    /// The kind of text.
    pub kind: Msg,
    /// The beginning of the text.
    pub shown: String,
    /// Characters of it.
    pub count: usize,
    /// The action that copies it at once.
    pub action: Option<Action>,
    source: CopySource,
}

#[derive(Clone, Debug)]
enum CopySource {
    /// This text.
    Text(String),
    /// These lines of the case.
    Lines(Range<usize>),
}

impl CopyMenu {
    /// Creates the menu of a case whose paragraph `read` is being read, counted from 0 through all sections.
    pub fn new(found: &CaseRef<'_>, read: Option<u32>, display: DisplayOptions, lang: Lang) -> Self {
        let blocks = self::blocks(found, display, lang);
        let lines = self::lines(&blocks);
        let mut copying = Self { lines, ..Self::default() };
        let (title, all) = (copying.lines.first().cloned().unwrap_or_default(), 0..copying.lines.len());
        copying.add(Msg::CopyText, title, Some(Action::CopyText), CopySource::Lines(all));
        let cited = citation(found, lang);
        copying.add(Msg::CopyCitation, cited.clone(), Some(Action::CopyCitation), CopySource::Text(cited));
        let id = sanitize(&found.id().to_string()).into_owned();
        copying.add(Msg::CaseNumber, id.clone(), Some(Action::CopyId), CopySource::Text(id));
        let place = read.and_then(|read| LinkPlace::measure_of(&found.case(), read));
        if place.is_some() {
            let link =
                format!("{} {}", CaseLink { id: found.id(), place }, copying.lines.first().map_or("", String::as_str));
            let link = sanitize(&link).into_owned();
            copying.add(Msg::CopyLink, link.clone(), None, CopySource::Text(link));
        }
        let printed = self::lines(&self::blocks(found, DisplayOptions::AS_STORED, lang));
        if printed != copying.lines {
            let title = printed.first().cloned().unwrap_or_default();
            copying.add(Msg::CopyPrinted, title, None, CopySource::Text(printed.join("\n")));
        }
        let entry = CitationStyle::Gbt.cite(found, lang);
        copying.add(Msg::CopyReference, entry.clone(), None, CopySource::Text(entry));
        // The last measure that begins before the paragraph being read, or the first one.
        let measures =
            || (0..blocks.len()).filter(|at| part(&blocks, *at).is_some_and(|part| part.0 == Msg::CopyMeasure));
        let begun = |at: &usize| blocks.get(*at).is_some_and(|block| block.paragraph <= read);
        let measure = measures().rfind(begun).or_else(|| measures().next());
        for (number, section) in found.case().sections.iter().enumerate() {
            let of_section = |block: &TextBlock| block.section == Some(number);
            let Some(first) = blocks.iter().position(of_section) else { continue };
            let own = first..first + blocks.iter().skip(first).take_while(|block| of_section(block)).count();
            if own.len() > 1 {
                let name = section.heading.as_deref().unwrap_or(lang.get(section.kind));
                copying.add(Msg::CopySection, sanitize(name).into_owned(), None, CopySource::Lines(own.clone()));
            }
            for at in own {
                if let Some((kind, depth, lines)) = part(&blocks, at) {
                    let line = copying.lines.get(at).map_or("", String::as_str);
                    let shown = format!("{}{line}", "　".repeat(depth));
                    let action = (measure == Some(at)).then_some(Action::CopyMeasure);
                    copying.add(kind, shown, action, CopySource::Lines(lines));
                }
            }
        }
        copying
    }

    fn add(&mut self, kind: Msg, shown: String, action: Option<Action>, source: CopySource) {
        let count = count(&self.text_of(&source));
        self.rows.push(CopyRow { kind, shown, count, action, source });
    }

    /// Returns the row that `action` copies at once.
    pub fn row_of(&self, action: Action) -> Option<usize> {
        self.rows.iter().position(|row| row.action == Some(action))
    }

    fn text_of(&self, source: &CopySource) -> String {
        match source {
            CopySource::Text(text) => text.clone(),
            CopySource::Lines(lines) => self.joined(lines.clone()),
        }
    }

    /// Returns the text of row `at`.
    pub fn row_text(&self, at: usize) -> String {
        self.rows.get(at).map(|row| self.text_of(&row.source)).unwrap_or_default()
    }

    /// Returns the text to copy: the picked rows in reading order, or else row `at`.
    pub fn text(&self, at: usize) -> String {
        if self.picked.is_empty() {
            return self.row_text(at);
        }
        let rows = self.picked.iter().filter_map(|at| self.rows.get(*at));
        let (mut lines, mut texts) = (BTreeSet::new(), Vec::new());
        for row in rows {
            match &row.source {
                CopySource::Lines(own) => lines.extend(own.clone()),
                CopySource::Text(text) => texts.push(text.clone()),
            }
        }
        let body = Some(self.joined(lines.into_iter())).filter(|body| !body.is_empty());
        body.into_iter().chain(texts).collect::<Vec<_>>().join("\n")
    }

    /// Returns the kind of that text.
    pub fn kind(&self, at: usize) -> Msg {
        let only = if self.picked.is_empty() { Some(at) } else { self.picked.first().copied() };
        let row = only.filter(|_| self.picked.len() < 2).and_then(|at| self.rows.get(at));
        row.map_or(Msg::CopySeveral, |row| row.kind)
    }

    fn joined(&self, lines: impl Iterator<Item = usize>) -> String {
        lines.filter_map(|at| self.lines.get(at)).map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// Picks row `at`, or unpicks it.
    pub fn pick(&mut self, at: usize) {
        if !self.picked.remove(&at) {
            self.picked.insert(at);
        }
    }
}

/// Returns the texts of a case in the form that is copied.
fn blocks(found: &CaseRef<'_>, shown: DisplayOptions, lang: Lang) -> Vec<TextBlock> {
    let display = DisplayOptions { points: false, unrepaired: false, double: false, ..shown };
    texts(found, lang, display).into_iter().filter(|block| block.kind != BlockKind::About).collect()
}

fn lines(blocks: &[TextBlock]) -> Vec<String> {
    blocks.iter().map(|block| sanitize(&block.text).into_owned()).collect()
}

/// Returns kind, depth and blocks of the measure or paragraph that begins with block `at`; `None` for the heading of a
/// section.
fn part(blocks: &[TextBlock], at: usize) -> Option<(Msg, usize, Range<usize>)> {
    let block = blocks.get(at).filter(|block| block.kind == BlockKind::Text)?;
    let begins = |block: &TextBlock| block.level > 0 && !(block.heading.is_empty() && block.label.is_empty());
    // Text that follows without a heading of its own, or deeper, belongs to it.
    let follows = |next: &&TextBlock| {
        next.kind == BlockKind::Text
            && next.section == block.section
            && (next.level > block.level || (next.level == block.level && !begins(next)))
    };
    let more = if begins(block) { blocks.iter().skip(at + 1).take_while(follows).count() } else { 0 };
    let kind = if block.level == 1 && begins(block) { Msg::CopyMeasure } else { Msg::CopyParagraph };
    Some((kind, block.level.max(1).into(), at..at + more + 1))
}

/// Returns the number of characters of a text without white space.
pub fn count(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The outcome of writing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is in this file and has so many bytes.
    Done(String, usize),
    /// There is such a file already; nothing was written.
    Exists,
    /// It could not be written.
    Failed(Fault),
    /// No driver writes files here.
    Refused,
}
