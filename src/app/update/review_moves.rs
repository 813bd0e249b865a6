//! Moving in a review: through the lines of the notice, and through cases and doubts.

use crate::{
    app::action::Action,
    review::{Review, Side, state::Entry},
};

/// The lines of a screen and of half of one, where the size does not matter.
const SCREEN: u32 = 20;

/// Does a movement. Returns `false` if `action` is none.
pub(super) fn act(review: &mut Review, action: Action, count: Option<usize>) -> bool {
    let times = u32::try_from(count.unwrap_or(1)).unwrap_or(u32::MAX);
    match action {
        Action::NextPane | Action::PreviousPane => {
            review.side = if review.side == Side::Lines { Side::List } else { Side::Lines };
        }
        Action::Open if review.side == Side::List => review.side = Side::Lines,
        _ if review.side == Side::List => return act_in_list(review, action, times),
        Action::Right => review.column = (review.column + times as usize).min(last_column(review)),
        Action::Left => review.column = review.column.saturating_sub(times as usize),
        Action::First | Action::Last if count.is_some() => go(review, times),
        Action::First => go(review, 1),
        Action::Last => go(review, review.last_line()),
        Action::Down => (0..times.min(review.last_line())).for_each(|_| step(review, true)),
        Action::Up => (0..times.min(review.last_line())).for_each(|_| step(review, false)),
        Action::PageDown => go(review, review.line.saturating_add(times.saturating_mul(SCREEN))),
        Action::HalfPageDown => go(review, review.line.saturating_add(times.saturating_mul(SCREEN / 2))),
        Action::PageUp => go(review, review.line.saturating_sub(times.saturating_mul(SCREEN))),
        Action::HalfPageUp => go(review, review.line.saturating_sub(times.saturating_mul(SCREEN / 2))),
        Action::NextCase => go_to_case(review, true),
        Action::PreviousCase => go_to_case(review, false),
        _ => return false,
    }
    true
}

fn last_column(review: &Review) -> usize {
    review.text(review.line).chars().count().saturating_sub(1)
}

/// Goes to a line; the list follows.
fn go(review: &mut Review, line: u32) {
    review.line = line.clamp(1, review.last_line());
    review.column = 0;
    review.entry.0 = review.case_at(review.line).unwrap_or(0);
}

/// Goes to the next line that holds something, or the one before.
fn step(review: &mut Review, forward: bool) {
    let holds = |line: &u32| !review.text(*line).trim().is_empty();
    let next = match forward {
        true => (review.line + 1..=review.last_line()).find(holds),
        false => (1..review.line).rev().find(holds),
    };
    go(review, next.unwrap_or(review.line));
}

fn go_to_case(review: &mut Review, forward: bool) {
    let starts = review.cases().iter().map(|case| case.lines.0);
    let next = match forward {
        true => starts.clone().find(|start| *start > review.line),
        false => starts.clone().rev().find(|start| *start < review.line),
    };
    go(review, next.unwrap_or(review.line));
}

fn act_in_list(review: &mut Review, action: Action, times: u32) -> bool {
    let (times, len) = (times as usize, review.cases().len() + review.groups.len());
    let at = review.entry.0;
    let next = match action {
        Action::Down => at.saturating_add(times),
        Action::Up => at.saturating_sub(times),
        Action::PageDown => at.saturating_add(times * SCREEN as usize),
        Action::PageUp => at.saturating_sub(times * SCREEN as usize),
        Action::First => 0,
        Action::Last => len,
        _ => return false,
    };
    let next = next.min(len.saturating_sub(1));
    match review.entries().get(next) {
        Some(Entry::Case(at)) => {
            let line = review.cases().get(*at).map_or(1, |case| case.lines.0);
            go(review, line);
        }
        Some(Entry::Doubts(at)) => {
            let first = review.groups.get(*at).and_then(|group| group.doubts.first());
            let line = first.map_or(1, |doubt| doubt.line);
            review.doubt = *at;
            go(review, line);
        }
        None => {}
    }
    review.entry.0 = next;
    true
}

/// Keeps the selected entry on the screen; the doubts have a heading above them.
pub(super) fn fit_list(review: &mut Review, height: usize) {
    let (at, top) = review.entry;
    let row = at + usize::from(at >= review.cases().len());
    review.entry.1 = top.min(row).max((row + 1).saturating_sub(height.max(1)));
}
