//! The review of an import: what is said of lines, doubts, undo, saving, and the news that come back.

use super::{
    feedback::report_no_effect,
    navigate,
    review_change::{after, change},
    review_fields, review_moves,
};
use crate::{
    app::{
        Ctx,
        action::Action,
        effect::Effect,
        keymap::Context,
        model::{Mode, Model},
        review_rows,
        review_task::{ReviewNews, ReviewTask, Shared},
        words::{Msg, ReviewMsg, faults},
    },
    import::{Corrections, LineRole},
    review::{Alike, Review, ReviewSource, Side, decide, read},
};

/// Does an action in a review. Returns `None` for those that do the same everywhere.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
    use Action::*;
    let goes_on = action == Tour && model.tour.is_some();
    if goes_on || matches!(action, Quit | Redraw | Suspend | Width | Help | Palette | Themes | Mouse | Faults) {
        return None;
    }
    let review = model.review.as_mut()?;
    if action != Back {
        review.leaving = false;
    }
    let role = match action {
        SayCase => Some(case_role(review)),
        SayTitle => Some(LineRole::Title),
        SayLabel => Some(LineRole::Label),
        SayBackground => Some(LineRole::Background),
        SayPractice => Some(LineRole::Practice),
        SayResult => Some(LineRole::Result),
        SayOther => Some(LineRole::Other),
        SayMeasure => Some(LineRole::Measure),
        SayParagraph => Some(LineRole::Paragraph),
        SayFurniture => Some(LineRole::Furniture),
        SayJoin => Some(LineRole::Join),
        SayEnd => Some(LineRole::End),
        _ => None,
    };
    let effects = match action {
        // The answer is meant for lines that are not known yet.
        _ if role.is_some() && review.is_finding => {
            model.set_status(ctx.lang.get(ReviewMsg::Finding));
            Vec::new()
        }
        _ if let Some(role) = role => say(model, role),
        SaySplit => split(model, ctx),
        SayNothing => {
            let range = review.range();
            review.anchor = None;
            told(model, ctx, ReviewMsg::NothingSaid, |corrections| decide::forget(corrections, range))
        }
        SelectLines => {
            review.anchor = if review.anchor.is_some() { None } else { Some(review.line) };
            Vec::new()
        }
        SelectAlike => select_alike(model),
        SelectExcept => except(model, ctx, action),
        NextDoubt => next_doubt(model, ctx, true),
        PreviousDoubt => next_doubt(model, ctx, false),
        ConfirmDoubt => confirm(model, ctx),
        Undo | Redo => {
            let is_done = if action == Undo { review.history.undo() } else { review.history.redo() };
            match is_done {
                true => after(review),
                false => {
                    let word = if action == Undo { ReviewMsg::NothingToUndo } else { ReviewMsg::NothingToRedo };
                    model.set_status(ctx.lang.get(word));
                    Vec::new()
                }
            }
        }
        EditRegion => review_fields::open_regions(model, ctx),
        EditFields => review_fields::open(model, ctx),
        SaveBatch => save(model, ctx),
        Back => back(model, ctx),
        _ => {
            if !review_moves::act(review, action, count) {
                report_no_effect(model, ctx, action);
            }
            Vec::new()
        }
    };
    fit(model);
    Some(effects)
}

/// Returns the role that the key for beginnings gives: none begins where one does.
fn case_role(review: &Review) -> LineRole {
    let begin = match &review.alike {
        Some(alike) => alike.lines.iter().all(|line| alike.except.contains(line) || review.begins_case(*line)),
        None => review.begins_case(*review.range().start()),
    };
    if begin { LineRole::NotCase } else { LineRole::Case }
}

/// Applies a change, or tells that there is nothing to change.
fn told(model: &mut Model, ctx: &Ctx, word: ReviewMsg, with: impl FnOnce(&mut Corrections)) -> Vec<Effect> {
    let effects = change(model, with);
    if effects.is_empty() {
        model.set_status(ctx.lang.get(word));
    }
    effects
}

/// Says what the selected lines are, or those that are alike, or the part of a line from the cursor on.
fn say(model: &mut Model, role: LineRole) -> Vec<Effect> {
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
fn split(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
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
fn select_alike(model: &mut Model) -> Vec<Effect> {
    let Some(review) = &mut model.review else { return Vec::new() };
    if review.alike.take().is_some() {
        return Vec::new();
    }
    (review.anchor, review.is_finding) = (None, true);
    vec![Effect::Review(Shared::new(ReviewTask::Alike { source: review.source.clone(), line: review.line }))]
}

/// Leaves the current line out of the lines that are alike, or takes it in again; a line that is not alike is taken in, too.
fn except(model: &mut Model, ctx: &Ctx, action: Action) -> Vec<Effect> {
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

fn tell_alike(model: &mut Model, ctx: &Ctx) {
    let Some(alike) = model.review.as_ref().and_then(|review| review.alike.as_ref()) else { return };
    let counts = [alike.lines.len(), alike.except.len()].map(|count| count.to_string());
    model.set_status(ctx.lang.fill(ReviewMsg::AlikeSet, &[&counts[0], &counts[1]]));
}

/// Goes to the next group of doubts, or among lines that are alike to the next of them.
fn next_doubt(model: &mut Model, ctx: &Ctx, forward: bool) -> Vec<Effect> {
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
fn confirm(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
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

/// Asks for the batch to be written.
fn save(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    let Some(review) = &model.review else { return Vec::new() };
    if review.is_reading() || review.made().is_none() || review.source.is_example() {
        let word = match () {
            () if review.source.is_example() => ReviewMsg::Example,
            () if review.is_reading() => ReviewMsg::Rereading,
            () => ReviewMsg::CannotSave,
        };
        model.set_status(ctx.lang.get(word));
        return Vec::new();
    }
    let task = ReviewTask::Save {
        source: review.source.clone(),
        reading: review.reading.clone(),
        corrections: review.history.now().clone(),
    };
    vec![Effect::Review(Shared::new(task))]
}

/// Goes back one level; out of a review whose batch is not saved only when asked twice.
fn back(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    let Some(review) = &mut model.review else { return Vec::new() };
    if std::mem::take(&mut review.is_finding) || review.alike.take().is_some() || review.anchor.take().is_some() {
        return Vec::new();
    }
    if review.side != Side::Lines {
        review.side = Side::Lines;
        return Vec::new();
    }
    if !review.is_saved && review.made().is_some() && !review.leaving && !review.source.is_example() {
        review.leaving = true;
        let keys = [Action::Back, Action::SaveBatch].map(|action| ctx.key(Context::Review, action));
        model.set_status(ctx.lang.fill(ReviewMsg::LeaveUnsaved, &[&keys[0], &keys[1]]));
        return Vec::new();
    }
    model.review = None;
    navigate::fit(model, ctx);
    Vec::new()
}

/// Takes news.
pub(super) fn take(model: &mut Model, ctx: &Ctx, news: &ReviewNews) -> Vec<Effect> {
    let mut effects = Vec::new();
    match (news, &mut model.review) {
        (ReviewNews::Begin(review), _) => {
            model.mode = Mode::Browse;
            if review.made().is_none() {
                model.set_status(ctx.lang.get(ReviewMsg::NoCases));
            }
            model.review = Some(review.clone());
        }
        (ReviewNews::Refused(faults), _) => {
            let text = faults.first().map(|fault| faults::sentence(fault, ctx.lang)).unwrap_or_default();
            model.set_status(ctx.lang.fill(ReviewMsg::NotReviewable, &[&text]));
        }
        (ReviewNews::Read { id, reading }, Some(review)) => {
            review.take(*id, reading.clone());
            let fault = review.faults().first().map(|fault| faults::sentence(fault, ctx.lang));
            if let Some(text) = fault {
                model.set_status(text);
            }
        }
        (ReviewNews::Alike(alike), Some(review)) => {
            if std::mem::take(&mut review.is_finding) {
                review.alike = Some(alike.clone());
            }
            tell_alike(model, ctx);
        }
        (ReviewNews::Kept { corrections, is_merged }, Some(review)) => {
            review.kept = corrections.clone();
            review.unkept = None;
            if *is_merged {
                effects = change(model, |own| own.clone_from(corrections));
                model.set_status(ctx.lang.get(ReviewMsg::Merged));
            }
        }
        (ReviewNews::NotKept(fault), Some(review)) => {
            review.unkept = Some(fault.clone());
            model.set_status(ctx.lang.fill(ReviewMsg::NotKept, &[&faults::sentence(fault, ctx.lang)]));
        }
        (ReviewNews::Saved { folder, corrections, is_notice_changed }, Some(review)) => {
            review.is_saved = review.history.now() == corrections;
            review.kept = corrections.clone();
            let saved = ctx.lang.fill(ReviewMsg::Saved, &[folder]);
            let text = if *is_notice_changed { ctx.lang.get(ReviewMsg::NoticeChanged).to_owned() } else { saved };
            model.set_status(text);
        }
        (_, None) => {}
    }
    fit(model);
    effects
}

/// Keeps the current line on the screen.
pub(super) fn fit(model: &mut Model) {
    let Some(panes) = model.panes().and_then(|panes| panes.review) else { return };
    let width = model.width;
    let Some(review) = &mut model.review else { return };
    let columns = panes.lines.width.saturating_sub(review_rows::margin(review));
    review.line = review.line.clamp(1, review.last_line());
    review.top = review_rows::fitted_top(review, columns, panes.height(), width);
    review_moves::fit_list(review, panes.list_height());
}

/// Begins the review of the batch under the cursor, or asks for a file.
pub(super) fn begin(model: &mut Model, ctx: &Ctx, action: Action) -> Vec<Effect> {
    if action == Action::ReviewFile {
        model.mode = Mode::File(Default::default());
        return Vec::new();
    }
    if model.tour.is_some() {
        model.review = example(ctx);
        fit(model);
        return Vec::new();
    }
    let chosen = model.location.batches.at.checked_sub(1);
    let of_case = model.location.case.and_then(|ix| ctx.corpus.get(ix)).map(|case| case.batch_ix);
    let is_batches = model.location.focus == crate::app::model::Focus::Batches;
    let batch = if is_batches { chosen.or(of_case) } else { of_case };
    match batch.and_then(|batch| ctx.corpus.batches().get(batch)).map(|loaded| loaded.origin.path()) {
        Some(Some(path)) => vec![Effect::Review(Shared::new(ReviewTask::Batch(path.to_owned())))],
        Some(None) => {
            let why = ctx.lang.get(ReviewMsg::Embedded);
            model.set_status(ctx.lang.fill(ReviewMsg::NotReviewable, &[why]));
            Vec::new()
        }
        None => {
            model.set_status(ctx.lang.get(Msg::NoCases));
            Vec::new()
        }
    }
}

/// The notice on which the tour shows a review.
const EXAMPLE: &str = include_str!("example_notice.txt");
/// The line of its first title.
const EXAMPLE_LINE: u32 = 3;

/// Returns the review of the notice of the tour.
fn example(ctx: &Ctx) -> Option<Box<Review>> {
    let id = "example".parse().ok()?;
    let source = ReviewSource::example(EXAMPLE, ctx.lang.get(ReviewMsg::ExampleName), id);
    let reading = read(&source, &Corrections::default());
    let review = Review::new(source, Corrections::default(), reading, false);
    Some(Box::new(Review { line: EXAMPLE_LINE, ..review }))
}
