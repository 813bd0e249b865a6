//! The pages of a presentation on a screen: nothing is cut, nothing is refused, no page is higher than its screen.
//!
//! A thought that fits is one page, set as loosely as it can be. Another is split before a text, then before a sentence,
//! and only where one sentence alone is too high inside it.

use std::ops::Range;

use super::{
    frame::Frame,
    large::wide_rows,
    thought::{Piece, Place, Presentation, Style, Thought, sentences},
};
use crate::text::{LineWidth, TextRow, wrap};

/// Below this many columns the number of a result has a row of its own.
const BESIDE: u16 = 30;

/// From this many rows a page has gaps between its texts.
const GAPS: u16 = 8;

/// The widest hanging indent: a label （十二） and no more.
const HANG: u16 = 8;

/// The most rows of a heading that is set wide.
const WIDE_ROWS: usize = 2;

/// One screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Thought that it shows.
    pub thought: usize,
    /// Number of the page in its thought, from 0.
    pub part: usize,
    /// Rows in order.
    pub rows: Vec<Row>,
    /// Last step of the revealing, from 0.
    pub last_step: usize,
}

/// One row of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Row of the screen.
    pub y: u16,
    /// First column.
    pub x: u16,
    /// Piece of the thought.
    pub piece: usize,
    /// Bytes of its text.
    pub bytes: Range<usize>,
    /// `true` if it is set wide.
    pub is_wide: bool,
    /// Last column of the number that stands before it, exclusive; none without one.
    pub number: Option<u16>,
    /// Step with which it appears.
    pub step: usize,
}

/// Empty rows between rows and between pieces.
#[derive(Clone, Copy)]
struct Air {
    line: u16,
    piece: u16,
}

/// Returns the pages of a presentation, at least one for each thought.
pub fn paginate(presentation: &Presentation, frame: &Frame) -> Vec<Page> {
    let thoughts = presentation.thoughts.iter().enumerate();
    thoughts.flat_map(|(at, thought)| pages_of(at, thought, frame)).collect()
}

/// Returns the page that shows a place, and the step with which it appears there.
pub fn find(pages: &[Page], place: Place) -> (usize, usize) {
    let key = |page: &Page| {
        let first = page.rows.first().map_or((0, 0), |row| (row.piece, row.bytes.start));
        (page.thought, first.0, first.1)
    };
    let at = pages.partition_point(|page| key(page) <= (place.thought, place.piece, place.byte)).saturating_sub(1);
    let rows = pages.get(at).map_or(&[][..], |page| &page.rows);
    let before = rows.iter().take_while(|row| (row.piece, row.bytes.start) <= (place.piece, place.byte));
    (at, before.last().map_or(0, |row| row.step))
}

fn pages_of(at: usize, thought: &Thought, frame: &Frame) -> Vec<Page> {
    let tight = Air { line: 0, piece: u16::from(frame.rows >= GAPS) };
    let loose = (frame.rows >= GAPS).then_some(Air { line: 1, piece: 2 });
    let loose = loose.map(|air| Setter::set(thought, frame, air)).filter(|pages| pages.len() == 1);
    let mut pages = loose.unwrap_or_else(|| Setter::set(thought, frame, tight));
    for (part, page) in pages.iter_mut().enumerate() {
        (page.thought, page.part) = (at, part);
        finish(page, thought, frame);
    }
    pages
}

/// Centres the rows of a title page, and numbers the steps.
fn finish(page: &mut Page, thought: &Thought, frame: &Frame) {
    let used = page.rows.last().map_or(0, |row| row.y + 1 - frame.top);
    let down = if thought.is_centred { frame.rows.saturating_sub(used) * 2 / 5 } else { 0 };
    let (mut step, mut last) = (0, None);
    for row in &mut page.rows {
        row.y += down;
        if thought.pieces.get(row.piece).is_some_and(|piece| piece.style.is_step()) {
            step += usize::from(last.is_some_and(|last| last != row.piece));
            last = Some(row.piece);
        }
        row.step = step;
    }
    page.last_step = step;
}

/// A row of a piece before it has a place.
struct Line {
    bytes: Range<usize>,
    indent: u16,
    columns: u16,
    is_wide: bool,
}

/// Fills pages.
struct Setter<'a> {
    thought: &'a Thought,
    frame: &'a Frame,
    air: Air,
    /// Columns of the numbers of results.
    numbers: u16,
    pages: Vec<Page>,
    /// Rows used on the last page.
    used: u16,
}

impl<'a> Setter<'a> {
    fn set(thought: &'a Thought, frame: &'a Frame, air: Air) -> Vec<Page> {
        let widest = thought.pieces.iter().map(|piece| frame.width.of(&piece.number)).max().unwrap_or(0);
        let numbers = u16::try_from(widest).unwrap_or(u16::MAX).min(frame.columns / 2);
        let mut setter = Self { thought, frame, air, numbers, pages: vec![Page::default()], used: 0 };
        for (at, piece) in thought.pieces.iter().enumerate() {
            setter.add(at, piece);
        }
        setter.pages
    }

    fn add(&mut self, at: usize, piece: &Piece) {
        let mut start = 0;
        loop {
            let lines = self.lines(piece, start, piece.text.len());
            let (height, room) = (self.height(lines.len()), self.room());
            if height <= room {
                return self.put(at, piece, lines);
            }
            // What fits a page of its own is not split.
            let is_whole = height <= self.frame.rows;
            let sentence = if is_whole { None } else { self.fitting(piece, start, room) };
            match sentence {
                Some(end) => {
                    let lines = self.lines(piece, start, end);
                    self.put(at, piece, lines);
                    start = end;
                }
                None if self.used == 0 => {
                    let most = self.most_lines();
                    let lines: Vec<Line> = lines.into_iter().take(most).collect();
                    start = lines.last().map_or(piece.text.len(), |line| line.bytes.end);
                    self.put(at, piece, lines);
                }
                None => {}
            }
            self.pages.push(Page::default());
            self.used = 0;
        }
    }

    /// Returns the end of the last sentence from `start` on whose rows fit `room`, if the first one does.
    fn fitting(&self, piece: &Piece, start: usize, room: u16) -> Option<usize> {
        let ends = sentences(&piece.text).into_iter().map(|sentence| sentence.end).filter(|end| *end > start);
        ends.take_while(|end| self.height(self.lines(piece, start, *end).len()) <= room).last()
    }

    /// Returns the rows of a part of a piece.
    fn lines(&self, piece: &Piece, start: usize, end: usize) -> Vec<Line> {
        let Frame { columns, width, .. } = *self.frame;
        let text = piece.text.get(start..end).unwrap_or_default();
        if matches!(piece.style, Style::Title | Style::Heading) {
            let rows = wide_rows(text, columns, width);
            if rows.len() <= WIDE_ROWS && self.frame.rows >= GAPS {
                let line = |(bytes, columns): (Range<usize>, u16)| Line {
                    bytes: start + bytes.start..start + bytes.end,
                    indent: 0,
                    columns,
                    is_wide: true,
                };
                return rows.into_iter().map(line).collect();
            }
        }
        let label = width.of(piece.text.get(..piece.label).unwrap_or_default());
        let hang = u16::try_from(label).unwrap_or(HANG).min(HANG);
        let (first, hang) = match piece.style {
            Style::Figure if columns >= BESIDE => (self.numbers + 2, self.numbers + 2),
            _ => (if start == 0 { 0 } else { hang }, hang),
        };
        let shape = LineWidth { columns, first_indent: first, hanging_indent: hang };
        let rows = wrap(text, shape, width).into_iter();
        let line = |row: TextRow| Line {
            bytes: start + row.bytes.start..start + row.bytes.end,
            indent: row.indent,
            columns: row.columns,
            is_wide: false,
        };
        rows.map(line).collect()
    }

    /// Returns the rows that so many lines take.
    fn height(&self, lines: usize) -> u16 {
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        lines.saturating_add(lines.saturating_sub(1).saturating_mul(self.air.line))
    }

    /// Returns the most lines of an empty page.
    fn most_lines(&self) -> usize {
        usize::from((self.frame.rows + self.air.line) / (1 + self.air.line)).max(1)
    }

    /// Returns the rows left for a further piece.
    fn room(&self) -> u16 {
        let gap = if self.used == 0 { 0 } else { self.air.piece };
        self.frame.rows.saturating_sub(self.used + gap)
    }

    fn put(&mut self, at: usize, piece: &Piece, lines: Vec<Line>) {
        let y = if self.used == 0 { 0 } else { self.used + self.air.piece };
        let frame = self.frame;
        let is_beside = frame.columns >= BESIDE && !piece.number.is_empty();
        let Some(page) = self.pages.last_mut() else { return };
        for (line, y) in lines.into_iter().zip((y..).step_by(usize::from(1 + self.air.line))) {
            let centred = if self.thought.is_centred { frame.columns.saturating_sub(line.columns) / 2 } else { 0 };
            let number = (is_beside && line.bytes.start == 0).then_some(frame.left + self.numbers);
            page.rows.push(Row {
                y: frame.top + y,
                x: frame.left + line.indent + centred,
                piece: at,
                bytes: line.bytes,
                is_wide: line.is_wide,
                number,
                step: 0,
            });
            self.used = y + 1;
        }
    }
}
