//! The choice of the width policy, by the user or by the terminal's answer.
//!
//! The question is a row of such characters and a request for the cursor's place. A terminal that draws all of them in
//! one column, or all in two, says so by the column; one that draws them unequally gets none of them. Several
//! characters instead of one also keep the answer apart from everything else that looks like a cursor report.

use crate::text::WidthMode;

/// The text of the question: the ambiguous characters that the program draws most.
pub const QUESTION: &str = "“—…·①→×│─";

/// The row, 1-based, that it is written on. Modified F3 keys look like a report from row 1.
pub const QUESTION_ROW: u16 = 2;

/// The smallest screen, in columns and rows, on which the question fits even when every character takes two columns.
pub const ROOM: (u16, u16) = (20, 2);

/// The state of that choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Widths {
    /// `true` if the terminal decides, `false` if the user has.
    pub auto: bool,
    /// `true` if the terminal may be asked. Behind tmux, screen or mosh these would answer for it.
    pub may_ask: bool,
    /// The answer of the terminal in this session or, until it arrives, in an earlier one.
    pub answer: Option<WidthMode>,
    /// `true` if the answer is of this session.
    pub answered: bool,
}

impl Widths {
    /// Returns `true` if the terminal is to be asked at the next full redraw.
    pub fn asks(&self) -> bool {
        self.auto && self.may_ask && !self.answered
    }
}

/// Returns the width mode of a cursor report (1-based row and column); `None` if it is no answer to
/// [`QUESTION`].
pub fn read(row: u16, column: u16) -> Option<WidthMode> {
    let count = u16::try_from(QUESTION.chars().count()).ok()?;
    match column.checked_sub(1).filter(|_| row == QUESTION_ROW)? {
        columns if columns == count => Some(WidthMode::Narrow),
        columns if columns == 2 * count => Some(WidthMode::Wide),
        columns if (count..2 * count).contains(&columns) => Some(WidthMode::Safe),
        _ => None,
    }
}
