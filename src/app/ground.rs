//! The background of the terminal, which decides the colours of the first theme.
//!
//! The terminal is asked with the first frame (OSC 11), before the question for its widths, and never waited for: a
//! terminal that answers that question and not this one has no answer. What it answered is remembered for later sessions.

use crate::store::state::Ground;

/// Knowledge of the background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// `true` if the terminal may be asked. Behind tmux, screen or mosh these would answer for it.
    pub may_ask: bool,
    /// The answer of the terminal in this session or, until it arrives, in an earlier one.
    pub ground: Option<Ground>,
    /// `true` if the terminal has answered in this session, or has no answer.
    pub is_settled: bool,
}

impl Background {
    /// Returns `true` if the terminal is to be asked at the next full redraw.
    pub fn asks(&self) -> bool {
        self.may_ask && !self.is_settled
    }
}

/// Returns the background of a colour, each part of 16 bits.
pub fn ground_of([red, green, blue]: [u16; 3]) -> Ground {
    // Luma by ITU-R BT.601, in thousandths.
    let luma = (299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue)) / 1000;
    if luma > u32::from(u16::MAX) / 2 { Ground::Light } else { Ground::Dark }
}
