//! A presentation: begun and ended, its pages turned.

use super::{briefing, feedback::report_no_effect, navigate, present_auto, spotlight};
use crate::{
    app::{
        Ctx,
        action::Action,
        effect::Effect,
        keymap::Context,
        model::{CaseList, Focus, Mode, Model, PopupKind},
        present_request::PresentRequest,
        presented::presentation,
        words::PresentMsg,
    },
    corpus::CaseIx,
    present::Show,
};

/// Begins the presentation that is asked for.
pub(super) fn begin(model: &mut Model, ctx: &Ctx, request: &PresentRequest) -> Vec<Effect> {
    if request.cases.is_empty() {
        model.set_status(ctx.lang.get(PresentMsg::NoCases));
        return Vec::new();
    }
    let presentation = presentation(request, model.reader_options.display, ctx);
    let mut show = Show::new(presentation, model.size, model.width, ctx.local_now());
    show.is_alone = request.is_alone;
    show.stops = spotlight::stops_of(model, ctx, &show.presentation);
    (show.every, show.is_loop) = (request.every.unwrap_or(present_auto::EVERY), request.is_loop);
    model.show = Some(Box::new(show));
    model.mode = Mode::Browse;
    if !request.missing.is_empty() {
        model.set_status(ctx.lang.fill(PresentMsg::Missing, &[&request.missing.join(", ")]));
    }
    if request.every.is_some() { present_auto::play(model) } else { Vec::new() }
}

/// Begins the presentation of the cases that are looked at.
pub(super) fn begin_here(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    if let Some(cases) = marked(model, ctx) {
        return begin(model, ctx, &PresentRequest { cases, ..PresentRequest::default() });
    }
    let source = briefing::sources(model, ctx).into_iter().next();
    let request = source.map(|source| PresentRequest {
        cases: source.cases,
        heading: Some(source.heading),
        ..PresentRequest::default()
    });
    begin(model, ctx, &request.unwrap_or_default())
}

/// Returns the marked cases, if there are any and a list of all cases or of a batch is looked at.
fn marked(model: &Model, ctx: &Ctx) -> Option<Vec<CaseIx>> {
    let is_list = !matches!(model.location.focus, Focus::Reader { .. });
    let is_plain = matches!(model.location.list, CaseList::All | CaseList::Batch(_));
    let ids = model.desk.desk.marked().into_iter().filter(|_| is_list && is_plain);
    let cases: Vec<CaseIx> = ids.filter_map(|id| ctx.corpus.find(&id.parse().ok()?)).collect();
    Some(cases).filter(|cases| !cases.is_empty())
}

/// Goes to a page that was chosen in the overview.
pub(super) fn go(model: &mut Model, ctx: &Ctx, at: usize) {
    if let Some(show) = &mut model.show {
        show.go(at);
        show.turned = ctx.local_now();
    }
}

/// Opens the overview of the pages, on the current one.
fn open_pages(model: &mut Model) {
    let Some((at, len)) = model.show.as_ref().map(|show| (show.at, show.pages.len())) else { return };
    model.open_popup(PopupKind::Pages(len));
    let height = model.popup_height();
    if let Some(popup) = model.popup_mut() {
        popup.list.go(at, &len, height);
    }
}

/// Lays the pages out for the screen as it is now.
pub(super) fn fit(model: &mut Model) {
    let (size, width) = (model.size, model.width);
    if let Some(show) = &mut model.show {
        show.fit(size, width);
    }
}

/// Takes a key that is bound to nothing: Esc before it counts no more, and the pages turn by hand.
pub(super) fn stay(model: &mut Model, ctx: &Ctx) {
    present_auto::take_over(model, ctx);
    if let Some(show) = &mut model.show {
        show.is_leaving = false;
    }
}

/// Does an action in a presentation. Returns `None` for those that do the same everywhere.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
    use Action::*;
    if let Some(effects) = present_auto::act(model, ctx, action) {
        return Some(effects);
    }
    if matches!(action, Redraw | Suspend | Width | Help | Palette | Themes | Mouse | Faults | Briefing) {
        return None;
    }
    if action == Pages {
        open_pages(model);
        return Some(Vec::new());
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
        (Spotlight, _) => show.turn_light(),
        (NextPane | PreviousPane, _) if show.light.is_some() => {
            if !show.to_stop(action == NextPane) {
                let key = ctx.key(Context::Reader, Stop);
                model.set_status(ctx.lang.fill(PresentMsg::NoStop, &[&key]));
            }
        }
        (Step | Open | Down | Right | PageDown | Up | Left | PageUp, _) if count.is_none() && show.is_lit() => {
            let is_forward = !matches!(action, Up | Left | PageUp);
            if !show.move_light(matches!(action, Right | Left), is_forward) {
                model.set_status(ctx.lang.get(if is_forward { PresentMsg::AtEnd } else { PresentMsg::AtStart }));
            }
        }
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
        (Step | Open | Down | Right | PageDown | HalfPageDown | NextHit, _) => {
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
