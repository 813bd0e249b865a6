//! The review of an import: begun, left and saved; its actions, each by the file that is about its subject; the news that
//! come back.

use super::{
    feedback::report_no_effect,
    navigate,
    review_answers::{case_role, except, say, select_alike, split, tell_alike, told},
    review_change::{after, change},
    review_doubts::{confirm, next_doubt},
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
    review::{Review, ReviewSource, Side, decide, read},
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
