//! The rectangles of a review: cases and doubts on the left, the notice on the right, below it the case as it is read.

use ratatui::layout::Rect;

/// The rectangles of a review; each has its title in its first row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReviewPanes {
    /// Cases and doubts; none on a narrow screen.
    pub list: Option<Rect>,
    /// The lines of the notice.
    pub lines: Rect,
    /// The case as it is read; none on a low screen.
    pub case: Option<Rect>,
}

/// From this many columns the list stands beside the notice.
const BESIDE: u16 = 60;
/// From this many rows the case stands below it.
const BELOW: u16 = 12;

impl ReviewPanes {
    /// Returns the panes on this area.
    pub fn of(area: Rect) -> Self {
        let left = if area.width >= BESIDE { (area.width * 3 / 8).clamp(24, 48) } else { 0 };
        let right = match left {
            0 => area,
            left => Rect { x: left + 1, width: area.width - left - 1, ..area },
        };
        let below = if area.height >= BELOW { (area.height / 3).clamp(5, 12) } else { 0 };
        Self {
            list: (left > 0).then_some(Rect { width: left, ..area }),
            lines: Rect { height: area.height - below, ..right },
            case: (below > 0).then_some(Rect { y: area.y + area.height - below, height: below, ..right }),
        }
    }

    /// Returns the rows of the notice.
    pub fn height(&self) -> usize {
        self.lines.height.saturating_sub(1).into()
    }

    /// Returns the rows of the list; none without it.
    pub fn list_height(&self) -> usize {
        self.list.map_or(0, |list| list.height.saturating_sub(1).into())
    }
}
