//! A presentation: begun and ended, its pages turned.

use super::{briefing, feedback::report_no_effect, navigate};
use crate::{
    app::{
        Ctx,
        action::Action,
        effect::Effect,
        keymap::Context,
        model::{Mode, Model},
        present_request::PresentRequest,
        presented::presentation,
        words::PresentMsg,
    },
    present::Show,
};

/// Begins the presentation that is asked for.
pub(super) fn begin(model: &mut Model, ctx: &Ctx, request: &PresentRequest) {
    if request.cases.is_empty() {
        model.set_status(ctx.lang.get(PresentMsg::NoCases));
        return;
    }
    let presentation = presentation(request, model.reader_options.display, ctx);
    let mut show = Show::new(presentation, model.size, model.width, ctx.local_now());
    show.is_alone = request.is_alone;
    model.show = Some(Box::new(show));
    model.mode = Mode::Browse;
    if !request.missing.is_empty() {
        model.set_status(ctx.lang.fill(PresentMsg::Missing, &[&request.missing.join(", ")]));
    }
}

/// Begins the presentation of the cases that are looked at.
pub(super) fn begin_here(model: &mut Model, ctx: &Ctx) {
    let source = briefing::sources(model, ctx).into_iter().next();
    let request = source.map(|source| PresentRequest {
        cases: source.cases,
        heading: Some(source.heading),
        ..PresentRequest::default()
    });
    begin(model, ctx, &request.unwrap_or_default());
}

/// Lays the pages out for the screen as it is now.
pub(super) fn fit(model: &mut Model) {
    let (size, width) = (model.size, model.width);
    if let Some(show) = &mut model.show {
        show.fit(size, width);
    }
}

/// Forgets that Esc was pressed, because another key was.
pub(super) fn stay(model: &mut Model) {
    if let Some(show) = &mut model.show {
        show.is_leaving = false;
    }
}

/// Does an action in a presentation. Returns `None` for those that do the same everywhere.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
    use Action::*;
    if matches!(action, Redraw | Suspend | Width | Help | Palette | Themes | Mouse | Faults) {
        return None;
    }
    let show = model.show.as_mut()?;
    let was_leaving = std::mem::take(&mut show.is_leaving);
    if action == Quit {
        return Some(end(model, ctx));
    }
    if std::mem::take(&mut show.is_black) {
        return Some(Vec::new());
    }
    let (at, times) = (show.at, count.unwrap_or(1).min(show.pages.len().max(1)));
    match (action, count) {
        (Back, _) if was_leaving => return Some(end(model, ctx)),
        (Back, _) => {
            show.is_leaving = true;
            let key = ctx.key(Context::Present, Back);
            model.set_status(ctx.lang.fill(PresentMsg::LeaveAgain, &[&key]));
        }
        (Blacken, _) => show.is_black = true,
        (Restart, _) | (First, None) => show.go(0),
        (Last, None) => show.go(usize::MAX),
        (First | Last, Some(nth)) => show.go_to_case(nth.saturating_sub(1)),
        (Open, Some(nth)) => show.go(nth.saturating_sub(1)),
        (NextCase, _) => show.go_to_case(show.case_at().map_or(0, |case| case + times)),
        (PreviousCase, _) => show.go_to_case(show.case_at().unwrap_or(0).saturating_sub(times)),
        (JumpBack, _) => {
            if !show.jump_back() {
                model.set_status(ctx.lang.get(PresentMsg::NoJump));
            }
        }
        (Open | Down | Right | PageDown | HalfPageDown | NextHit, _) => {
            if !(0..times).any(|_| show.forward()) {
                model.set_status(ctx.lang.get(PresentMsg::AtEnd));
            }
        }
        (Up | Left | PageUp | HalfPageUp | PreviousHit, _) => {
            if !(0..times).any(|_| show.back()) {
                model.set_status(ctx.lang.get(PresentMsg::AtStart));
            }
        }
        _ => report_no_effect(model, ctx, action),
    }
    let now = ctx.local_now();
    if let Some(show) = model.show.as_mut().filter(|show| show.at != at) {
        show.turned = now;
    }
    Some(Vec::new())
}

/// Ends the presentation, and the program if it was begun for it.
fn end(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    let is_alone = model.show.take().is_some_and(|show| show.is_alone);
    navigate::fit(model, ctx);
    if is_alone { vec![Effect::Quit] } else { Vec::new() }
}
