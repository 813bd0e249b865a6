//! The text of a case: scrolling, jumping by structure, the neighbours in the list.

use super::{browse, search};
use crate::app::{
    Ctx,
    action::Action,
    model::{Focus, Mode, Model},
    page::{Block, BlockKind},
};

/// An action while the reader has the keys.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    let zoomed = model.place.focus == Focus::Reader { zoomed: true };
    let times = count.unwrap_or(1);
    let height = height(model);
    let page = height.saturating_sub(1).max(1);
    match action {
        Action::Down | Action::Open => scroll(model, times, true),
        Action::Up => scroll(model, times, false),
        Action::PageDown => scroll(model, page.saturating_mul(times), true),
        Action::PageUp => scroll(model, page.saturating_mul(times), false),
        Action::HalfPageDown => scroll(model, (height / 2).max(1).saturating_mul(times), true),
        Action::HalfPageUp => scroll(model, (height / 2).max(1).saturating_mul(times), false),
        Action::First => jump(model, 0),
        Action::Last => jump(model, count.map_or(usize::MAX, |row| row.saturating_sub(1))),
        Action::NextSection | Action::PreviousSection => {
            to_stop(model, action == Action::NextSection, times, starts_section);
        }
        Action::NextMeasure | Action::PreviousMeasure => {
            to_stop(model, action == Action::NextMeasure, times, |block, _| block.level == 1);
        }
        Action::NextCase | Action::PreviousCase => neighbour(model, ctx, action == Action::NextCase, count),
        Action::NextHit | Action::PreviousHit => search::walk(model, ctx, action == Action::NextHit, count),
        Action::Find => search::begin_find(model),
        Action::Zoom => browse::focus_on(model, ctx, Focus::Reader { zoomed: !zoomed }),
        Action::Back if zoomed && model.size.0 >= crate::app::panes::WIDE => {
            browse::focus_on(model, ctx, Focus::Reader { zoomed: false });
        }
        Action::Back | Action::Left => browse::focus_on(model, ctx, Focus::Cases),
        Action::NextPane | Action::PreviousPane => browse::next_pane(model, ctx, action == Action::NextPane),
        Action::JumpBack => browse::jump_back(model, ctx),
        _ => {}
    }
}

/// How many rows of text the screen shows.
pub(super) fn height(model: &Model) -> usize {
    model.panes().unwrap_or_default().text.map_or(1, |pane| pane.body.height.into())
}

/// Puts row `row` at the top, or the last page on the screen.
pub(super) fn scroll_to(model: &mut Model, row: usize) {
    model.place.top = row.min(model.page.rows.len().saturating_sub(height(model)));
}

fn scroll(model: &mut Model, rows: usize, down: bool) {
    let top = model.place.top;
    scroll_to(model, if down { top.saturating_add(rows) } else { top.saturating_sub(rows) });
}

/// Goes to a row far away and remembers where it came from.
pub(super) fn jump(model: &mut Model, row: usize) {
    browse::remember(model);
    scroll_to(model, row);
}

/// Whether a block begins a section: its heading, or its first paragraph where none is printed.
fn starts_section(block: &Block, before: Option<&Block>) -> bool {
    block.kind != BlockKind::Gap && block.section.is_some() && before.and_then(|b| b.section) != block.section
}

/// To the next or previous block that `wanted` chooses; it is given the block before, too.
fn to_stop(model: &mut Model, forward: bool, times: usize, wanted: fn(&Block, Option<&Block>) -> bool) {
    let page = &model.page;
    let chosen = |index: usize| {
        let before = index.checked_sub(1).map(|before| &page.blocks[before]);
        wanted(&page.blocks[index], before)
    };
    let stops = (0..page.blocks.len()).filter(|&index| chosen(index)).map(|index| page.row_of(index, 0));
    let top = model.place.top;
    let row = if forward {
        stops.filter(|row| *row > top).nth(times - 1)
    } else {
        let before: Vec<_> = stops.filter(|row| *row < top).collect();
        before.len().checked_sub(times).map(|at| before[at])
    };
    if let Some(row) = row {
        jump(model, row);
    }
}

/// The next or previous case of the list, in the pane that has the keys.
pub(super) fn neighbour(model: &mut Model, ctx: &Ctx, forward: bool, count: Option<usize>) {
    let step = count.unwrap_or(1);
    let at = model.place.cases.at;
    let row = if forward { at.saturating_add(step) } else { at.saturating_sub(step) };
    let row = row.min(model.place.shown.len(&ctx.corpus).saturating_sub(1));
    if row != at {
        browse::select(model, ctx, row);
        model.mode = Mode::Browse;
    }
}
