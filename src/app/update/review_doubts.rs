//! The doubts of a review: asked by group, confirmed by group.

use super::{review_answers::tell_alike, review_change::change};
use crate::{
    app::{Ctx, effect::Effect, model::Model, review_rows, words::ReviewMsg},
    review::decide,
};

/// Goes to the next group of doubts, or among lines that are alike to the next of them.
pub(super) fn next_doubt(model: &mut Model, ctx: &Ctx, forward: bool) -> Vec<Effect> {
    let Some(review) = &mut model.review else { return Vec::new() };
    if let Some(alike) = &review.alike {
        let line = review.line;
        let next = match forward {
            true => alike.lines.iter().find(|other| **other > line).or(alike.lines.first()),
            false => alike.lines.iter().rev().find(|other| **other < line).or(alike.lines.last()),
        };
        review.line = next.copied().unwrap_or(line);
        tell_alike(model, ctx);
        return Vec::new();
    }
    let count = review.groups.len();
    if count == 0 {
        model.set_status(ctx.lang.get(ReviewMsg::NoDoubts));
        return Vec::new();
    }
    let stands_at = |at: usize| review.groups.get(at).and_then(|group| group.doubts.first()).map(|doubt| doubt.line);
    let is_there = stands_at(review.doubt) == Some(review.line);
    let next = match (is_there, forward) {
        (false, _) => review.doubt.min(count - 1),
        (true, true) => (review.doubt + 1) % count,
        (true, false) => (review.doubt + count - 1) % count,
    };
    go_to_doubt(model, ctx, next);
    Vec::new()
}

/// Goes to the first doubt of a group and tells it.
fn go_to_doubt(model: &mut Model, ctx: &Ctx, at: usize) {
    let Some(review) = &mut model.review else { return };
    let Some(group) = review.groups.get(at) else { return };
    let Some(first) = group.doubts.first() else { return };
    let count = group.doubts.len().to_string();
    let text = ctx.lang.fill(ReviewMsg::DoubtGroup, &[&review_rows::doubt(first, ctx.lang), &count]);
    (review.doubt, review.line, review.column) = (at, first.line.clamp(1, review.last_line()), 0);
    model.set_status(text);
}

/// Confirms the group of doubts that is asked about, and goes to the next.
pub(super) fn confirm(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    let Some(review) = &mut model.review else { return Vec::new() };
    let line = review.line;
    let here = review.groups.iter().position(|group| group.doubts.iter().any(|doubt| doubt.line == line));
    let is_asked =
        review.groups.get(review.doubt).is_some_and(|group| group.doubts.iter().any(|doubt| doubt.line == line));
    let at = if is_asked { review.doubt } else { here.unwrap_or(review.doubt) };
    let Some(group) = review.groups.get(at).cloned() else {
        model.set_status(ctx.lang.get(ReviewMsg::NoDoubts));
        return Vec::new();
    };
    go_to_doubt(model, ctx, at + 1);
    if let Some(review) = &mut model.review {
        // The groups behind it move up.
        review.doubt = at;
    }
    change(model, |corrections| decide::confirm(corrections, &group.doubts))
}
