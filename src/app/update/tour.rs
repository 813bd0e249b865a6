//! The tour: begun, led on by what is done, left by Esc.

use super::navigate;
use crate::app::{
    Ctx,
    action::Action,
    model::{Location, Mode, Model, Tour},
    tour::len,
    words::tour::TourMsg,
};

/// Begins the tour at the list of all cases; on the tour, goes on to the next step.
pub(super) fn begin(model: &mut Model, ctx: &Ctx) {
    if model.tour.is_some() {
        return next(model, ctx);
    }
    navigate::remember(model);
    model.location = Location::default();
    model.mode = Mode::Browse;
    model.tour = Some(Tour::default());
    if let Some(tour) = &mut model.tour {
        tour.update_text(ctx);
    }
    navigate::select(model, ctx, 0);
    navigate::fit(model, ctx);
}

/// Notes what was done.
pub(super) fn note(model: &mut Model, action: Action) {
    if let Some(tour) = &mut model.tour {
        tour.actions.push(action);
    }
}

/// Goes on as far as the steps are seen to be done.
pub(super) fn advance(model: &mut Model, ctx: &Ctx) {
    while let Some(tour) = &model.tour {
        let done = tour.current_step().is_none_or(|step| match step.completed {
            Some(is_completed) => is_completed(model),
            None => step.keys.first().is_some_and(|action| tour.actions.contains(action)),
        });
        if !done {
            return;
        }
        next(model, ctx);
    }
}

/// Leaves it.
pub(super) fn leave(model: &mut Model, ctx: &Ctx) {
    end(model, ctx);
    let again = ctx.key(model.pane_context(), Action::Tour);
    let word = if again.is_empty() { TourMsg::LeftUnbound } else { TourMsg::Left };
    model.set_status(ctx.lang.fill(word, &[&again]));
}

fn next(model: &mut Model, ctx: &Ctx) {
    let Some(tour) = &mut model.tour else { return };
    tour.step += 1;
    tour.actions.clear();
    tour.update_text(ctx);
    if tour.step == len(ctx) {
        end(model, ctx);
        let help = ctx.key(model.pane_context(), Action::Help);
        model.set_status(ctx.lang.fill(TourMsg::Done, &[&help]));
    }
}

fn end(model: &mut Model, ctx: &Ctx) {
    model.tour = None;
    navigate::fit(model, ctx);
}
