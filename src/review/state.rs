//! A review in progress: the notice, the decisions, what they give, and where the person is.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    sync::Arc,
};

use super::{
    doubts::{DoubtGroup, groups},
    history::History,
    kinds::LineKind,
    reading::Reading,
    source::ReviewSource,
};
use crate::{
    corpus::Case,
    error::Fault,
    import::{Corrections, Imported, LineRole},
};

/// The pane that has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The lines of the notice.
    #[default]
    Lines,
    /// The cases and doubts.
    List,
}

/// Lines of one shape that are about to be answered together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The line that they are like.
    pub line: u32,
    /// All of them, in order.
    pub lines: Vec<u32>,
    /// Those that are something else.
    pub except: BTreeSet<u32>,
}

/// An entry of the list beside the notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A case, by its position in the batch.
    Case(usize),
    /// A group of doubts, by its position.
    Doubts(usize),
}

/// A review in progress.
#[derive(Clone, Debug)]
pub struct Review {
    /// The notice.
    pub source: Arc<ReviewSource>,
    /// Its lines.
    pub lines: Arc<Vec<String>>,
    /// The corrections.
    pub history: History,
    /// The last reading of it.
    pub reading: Arc<Reading>,
    /// The groups of doubts of that reading.
    pub groups: Arc<Vec<DoubtGroup>>,
    /// The lines that the last change made something else.
    pub changed: Arc<BTreeSet<u32>>,
    /// The line of the cursor, from 1.
    pub line: u32,
    /// The character of the cursor on its line, from 0.
    pub column: usize,
    /// The first line on the screen.
    pub top: u32,
    /// The other end of the selected lines.
    pub anchor: Option<u32>,
    /// The pane that has the keys.
    pub side: Side,
    /// The selected entry of the list, and the first one on the screen.
    pub entry: (usize, usize),
    /// The lines that are answered together.
    pub alike: Option<Alike>,
    /// `true` while the lines of one shape are looked for.
    pub is_finding: bool,
    /// The last answer.
    pub last: Option<LineRole>,
    /// The group of doubts that is asked about.
    pub doubt: usize,
    /// The number of the last reading that was asked for, and of the one shown.
    pub asked: u64,
    /// The number of the reading shown.
    pub shown: u64,
    /// The corrections that the file holds.
    pub kept: Corrections,
    /// The fault for which the last decision is not in the file.
    pub unkept: Option<Fault>,
    /// `true` if the batch on disk is what is shown.
    pub is_saved: bool,
    /// `true` after leaving was asked for with a batch that is not saved.
    pub leaving: bool,
}

impl Review {
    /// Returns a review that begins with these corrections, which the file holds; `is_saved` if its batch is what they give.
    pub fn new(source: ReviewSource, corrections: Corrections, reading: Reading, is_saved: bool) -> Self {
        let lines: Vec<String> = source.text.lines().map(str::to_owned).collect();
        let corrections = Corrections { schema: 1, ..corrections };
        let mut review = Self {
            source: Arc::new(source),
            lines: Arc::new(lines),
            kept: corrections.clone(),
            history: History::new(corrections),
            reading: Arc::new(reading),
            groups: Arc::default(),
            changed: Arc::default(),
            line: 1,
            column: 0,
            top: 1,
            anchor: None,
            side: Side::Lines,
            entry: (0, 0),
            alike: None,
            is_finding: false,
            last: None,
            doubt: 0,
            asked: 0,
            shown: 0,
            unkept: None,
            is_saved,
            leaving: false,
        };
        review.groups = Arc::new(review.made().map(|made| groups(&made.report)).unwrap_or_default());
        review.line = review.first_line();
        review
    }

    /// The line where a review begins: the first case, else the first line that holds something.
    fn first_line(&self) -> u32 {
        let case = self.cases().first().map(|case| case.lines.0);
        let text = || self.lines.iter().position(|line| !line.trim().is_empty()).map_or(1, |at| index(at) + 1);
        case.unwrap_or_else(text)
    }

    /// Returns the batch with its report.
    pub fn made(&self) -> Option<&Imported> {
        self.reading.made.as_ref().ok()
    }

    /// Returns why there is no batch.
    pub fn faults(&self) -> &[Fault] {
        self.reading.made.as_ref().err().map_or(&[], Vec::as_slice)
    }

    /// Returns the cases as they are read.
    pub fn cases(&self) -> &[Case] {
        self.made().map_or(&[], |made| &made.batch.cases)
    }

    /// Returns the text of a line.
    pub fn text(&self, line: u32) -> &str {
        (line as usize).checked_sub(1).and_then(|at| self.lines.get(at)).map_or("", String::as_str)
    }

    /// Returns the kind of a line.
    pub fn kind(&self, line: u32) -> LineKind {
        (line as usize).checked_sub(1).and_then(|at| self.reading.kinds.get(at)).copied().unwrap_or_default()
    }

    /// Returns the number of lines.
    pub fn last_line(&self) -> u32 {
        index(self.lines.len()).max(1)
    }

    /// Returns the position of the case that holds a line, or stands before it.
    pub fn case_at(&self, line: u32) -> Option<usize> {
        self.cases().partition_point(|case| case.lines.0 <= line).checked_sub(1)
    }

    /// Returns `true` if a case begins on a line.
    pub fn begins_case(&self, line: u32) -> bool {
        self.case_at(line).is_some_and(|at| self.cases()[at].lines.0 == line)
    }

    /// Returns the selected lines.
    pub fn range(&self) -> RangeInclusive<u32> {
        let anchor = self.anchor.unwrap_or(self.line);
        anchor.min(self.line)..=anchor.max(self.line)
    }

    /// Returns the entries of the list.
    pub fn entries(&self) -> Vec<Entry> {
        let cases = (0..self.cases().len()).map(Entry::Case);
        cases.chain((0..self.groups.len()).map(Entry::Doubts)).collect()
    }

    /// Returns `true` while the last change is not yet read.
    pub fn is_reading(&self) -> bool {
        self.asked != self.shown
    }

    /// Takes a reading; one that is older than the last asked for is shown until that is there.
    pub fn take(&mut self, id: u64, reading: Arc<Reading>) {
        // Of an earlier review, or overtaken.
        if id < self.shown || id > self.asked {
            return;
        }
        let before = self.cases().iter().map(|case| (case.lines.0, case)).collect::<BTreeMap<_, _>>();
        let mut changed = BTreeSet::new();
        for line in 1..=self.last_line() {
            let now = reading.kinds.get(line as usize - 1).copied().unwrap_or_default();
            if now != self.kind(line) {
                changed.insert(line);
            }
        }
        for case in reading.made.iter().flat_map(|made| &made.batch.cases) {
            let is_same =
                before.get(&case.lines.0).is_some_and(|old| old.title == case.title && old.region == case.region);
            if !is_same {
                changed.insert(case.lines.0);
            }
        }
        self.groups = Arc::new(reading.made.as_ref().map(|made| groups(&made.report)).unwrap_or_default());
        self.reading = reading;
        self.changed = Arc::new(changed);
        self.shown = id;
        self.doubt = self.doubt.min(self.groups.len().saturating_sub(1));
        let entries = self.cases().len() + self.groups.len();
        self.entry.0 = self.entry.0.min(entries.saturating_sub(1));
    }

    /// Returns the roles that were said of lines, for the margin.
    pub fn is_said(&self, line: u32) -> bool {
        let corrections = self.history.now();
        let holds = |from: u32, to: Option<u32>| (from..=to.unwrap_or(from)).contains(&line);
        corrections.lines.iter().any(|fix| holds(fix.line, fix.to))
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
