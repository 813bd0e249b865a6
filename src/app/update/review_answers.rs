//! Answers in a review: roles of a line, of several, of a part of one, or of all that are alike.

use super::{feedback::report_no_effect, review_change::change};
use crate::{
    app::{
        Ctx,
        action::Action,
        effect::Effect,
        model::Model,
        review_task::{ReviewTask, Shared},
        words::ReviewMsg,
    },
    import::{Corrections, LineRole},
    review::{Alike, Review, decide},
};

/// Returns the role that the key for beginnings gives: none begins where one does.
pub(super) fn case_role(review: &Review) -> LineRole {
    let begin = match &review.alike {
        Some(alike) => alike.lines.iter().all(|line| alike.except.contains(line) || review.begins_case(*line)),
        None => review.begins_case(*review.range().start()),
    };
    if begin { LineRole::NotCase } else { LineRole::Case }
}

/// Applies a change, or tells that there is nothing to change.
pub(super) fn told(model: &mut Model, ctx: &Ctx, word: ReviewMsg, with: impl FnOnce(&mut Corrections)) -> Vec<Effect> {
    let effects = change(model, with);
    if effects.is_empty() {
        model.set_status(ctx.lang.get(word));
    }
    effects
}

/// Gives a role to the selected lines, to those that are alike, or to the part of a line from the cursor on.
pub(super) fn say(model: &mut Model, role: LineRole) -> Vec<Effect> {
    let Some(review) = &mut model.review else { return Vec::new() };
    review.last = Some(role);
    if let Some(Alike { line, lines, except }) = review.alike.take() {
        let text = review.text(line).to_owned();
        let except: Vec<u32> = except.into_iter().collect();
        return change(model, |corrections| decide::say_alike(corrections, line, &lines, &except, role, &text));
    }
    let (range, part) = (review.range(), part_at_cursor(review));
    (review.anchor, review.column) = (None, 0);
    let text = review.text(*range.start()).to_owned();
    if let Some(at) = part {
        return change(model, |corrections| decide::part(corrections, *range.start(), &at, role, &text));
    }
    change(model, |corrections| decide::say(corrections, range, role, &text))
}

/// Parts the line at the cursor; what begins there is a paragraph until something else is said of it.
pub(super) fn split(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    match model.review.as_deref().and_then(part_at_cursor) {
        Some(_) => say(model, LineRole::Paragraph),
        None => {
            model.set_status(ctx.lang.get(ReviewMsg::SplitWhere));
            Vec::new()
        }
    }
}

/// Returns the printed text at which the cursor parts its line: the shortest beginning of the rest that stands there once.
fn part_at_cursor(review: &Review) -> Option<String> {
    let text = review.text(review.line);
    let (before, rest): (Vec<char>, Vec<char>) = {
        let chars: Vec<char> = text.chars().collect();
        let (before, rest) = chars.split_at(review.column.min(chars.len()));
        (before.to_vec(), rest.to_vec())
    };
    let words = |len: usize| rest.iter().take(len).collect::<String>();
    let is_there = before.iter().any(|c| !c.is_whitespace()) && rest.iter().any(|c| !c.is_whitespace());
    let mut lengths = FEWEST..=rest.len().max(FEWEST);
    let found = lengths
        .find(|len| text.matches(words(*len).as_str()).count() == 1)
        .filter(|_| is_there && review.anchor.is_none());
    found.map(words)
}

/// The fewest characters by which the place of a cut is known.
const FEWEST: usize = 6;

/// Asks for all lines that have the shape of the current one; or leaves those that were selected.
pub(super) fn select_alike(model: &mut Model) -> Vec<Effect> {
    let Some(review) = &mut model.review else { return Vec::new() };
    if review.alike.take().is_some() {
        return Vec::new();
    }
    (review.anchor, review.is_finding) = (None, true);
    vec![Effect::Review(Shared::new(ReviewTask::Alike { source: review.source.clone(), line: review.line }))]
}

/// Leaves the current line out of the lines that are alike, or takes it in again; a line that is not alike is taken in, too.
pub(super) fn except(model: &mut Model, ctx: &Ctx, action: Action) -> Vec<Effect> {
    let Some(review) = &mut model.review else { return Vec::new() };
    let line = review.line;
    let Some(alike) = &mut review.alike else {
        report_no_effect(model, ctx, action);
        return Vec::new();
    };
    if alike.lines.contains(&line) && !alike.except.remove(&line) {
        alike.except.insert(line);
    }
    let next = alike.lines.iter().copied().find(|other| *other > line);
    review.line = next.unwrap_or(line);
    tell_alike(model, ctx);
    Vec::new()
}

pub(super) fn tell_alike(model: &mut Model, ctx: &Ctx) {
    let Some(alike) = model.review.as_ref().and_then(|review| review.alike.as_ref()) else { return };
    let counts = [alike.lines.len(), alike.except.len()].map(|count| count.to_string());
    model.set_status(ctx.lang.fill(ReviewMsg::AlikeSet, &[&counts[0], &counts[1]]));
}
