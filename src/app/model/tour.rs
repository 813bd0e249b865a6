//! The state of the tour.

use crate::app::action::Action;

/// The state of the tour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    /// The current step, from 0.
    pub step: usize,
    /// The text of the strip.
    pub text: String,
    /// The keys that skip the step and, unless Esc is part of the step, leave the tour.
    pub exits: String,
    /// The actions done since the step began.
    pub actions: Vec<Action>,
}
