//! Reader options, which stay the same from case to case.

use super::page::DisplayOptions;
use crate::store::choices::Choices;

/// The widest comfortable text, in columns: 40 Han.
pub const TEXT_WIDTH: u16 = 80;
/// The narrowest and the widest text width, and a step between them, in columns.
pub const TEXT_WIDTHS: (u16, u16, u16) = (20, 200, 4);
/// The most that the rule between lists and text moves to either side, and a step, in columns.
pub const SPLITS: (i16, i16) = (60, 4);
/// The rows of the preview below a list: usual, and the most.
pub const PREVIEW: (u16, u16) = (8, 40);

/// The options that the user has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderOptions {
    /// The display options of the text.
    pub display: DisplayOptions,
    /// An empty row after every row, where the text has the whole screen.
    pub double: bool,
    /// The widest row, in columns.
    pub text_width: u16,
    /// The shift of the rule between lists and text to the right, in columns.
    pub split: i16,
    /// The most rows of the preview below a list; none hides it.
    pub preview: u16,
    /// `true` if the batch list is shown where there is room.
    pub batches: bool,
    /// `true` if the outline stays beside the zoomed text where there is room. It costs a slow line the cheap scrolling
    /// of a pane that has the whole width, so it is off by default.
    pub outline: bool,
}

impl Default for ReaderOptions {
    fn default() -> Self {
        Self::new(&Choices::default())
    }
}

impl ReaderOptions {
    /// Returns the defaults with the options of `choices`.
    pub fn new(choices: &Choices) -> Self {
        let display = DisplayOptions::default();
        let (least, most, _) = TEXT_WIDTHS;
        Self {
            display: DisplayOptions {
                typeset: choices.typeset.unwrap_or(display.typeset),
                points: choices.point_rows.unwrap_or(display.points),
                script: choices.script.unwrap_or(display.script),
                spaced: choices.spaced.unwrap_or(display.spaced),
                ..display
            },
            double: choices.double_spaced.unwrap_or(false),
            text_width: choices.text_width.unwrap_or(TEXT_WIDTH).clamp(least, most),
            split: choices.split.unwrap_or(0).clamp(-SPLITS.0, SPLITS.0),
            preview: choices.preview.unwrap_or(PREVIEW.0).min(PREVIEW.1),
            batches: choices.batch_pane.unwrap_or(true),
            outline: choices.outline_pane.unwrap_or(false),
        }
    }

    /// Returns the options that outlive a session and differ from those of `before`. The text without repairs is a
    /// temporary view and not one of them.
    pub fn choices_since(&self, before: &Self) -> Choices {
        fn changed<T: PartialEq>(now: T, before: T) -> Option<T> {
            (now != before).then_some(now)
        }
        Choices {
            typeset: changed(self.display.typeset, before.display.typeset),
            point_rows: changed(self.display.points, before.display.points),
            script: changed(self.display.script, before.display.script),
            spaced: changed(self.display.spaced, before.display.spaced),
            double_spaced: changed(self.double, before.double),
            text_width: changed(self.text_width, before.text_width),
            split: changed(self.split, before.split),
            preview: changed(self.preview, before.preview),
            batch_pane: changed(self.batches, before.batches),
            outline_pane: changed(self.outline, before.outline),
        }
    }

    /// Makes rows wider or narrower by `steps`; `now` is their present width, which may be less than chosen.
    pub fn widen(&mut self, steps: isize, now: u16) {
        let (least, most, step) = TEXT_WIDTHS;
        let by = u16::try_from(steps.unsigned_abs()).unwrap_or(most).saturating_mul(step);
        let to =
            if steps < 0 { self.text_width.min(now).saturating_sub(by) } else { self.text_width.saturating_add(by) };
        self.text_width = to.clamp(least, most);
    }

    /// Moves the rule between lists and text to the right, or to the left.
    pub fn move_split(&mut self, steps: isize) {
        self.shift_split(i16::try_from(steps.clamp(-99, 99)).unwrap_or(0).saturating_mul(SPLITS.1));
    }

    /// Moves the rule between lists and text by columns.
    pub fn shift_split(&mut self, columns: i16) {
        self.split = self.split.saturating_add(columns).clamp(-SPLITS.0, SPLITS.0);
    }
}
