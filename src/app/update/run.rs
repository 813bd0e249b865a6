//! Actions run, each by the file that is about its subject.

use super::{
    briefing, browse, compare, complete, copy, desk, desk_pick, facets,
    feedback::report_no_effect,
    find, grow, input, mouse,
    navigate::focus_on,
    overview, picture,
    popup::{self, Outcome},
    present, queries, reader, review, review_fields, search, spotlight, themes, tour, widths,
};
use crate::app::{
    Ctx,
    action::Action,
    effect::Effect,
    keymap::Context,
    model::{Focus, Mode, Model, PopupKind},
    tour::is_left_by,
    words::Msg,
};

/// Runs an action, `count` times or on the `count`-th.
pub(super) fn run(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Vec<Effect> {
    if is_left_by(model, action) {
        tour::leave(model, ctx);
        return Vec::new();
    }
    if let Some(refusal) = ctx.permits.refusal(action) {
        model.set_status(ctx.lang.get(refusal));
        return Vec::new();
    }
    tour::note(model, action);
    if input::edit(model, ctx, action) {
        return Vec::new();
    }
    if action == Action::Picture {
        return picture::take(model, ctx);
    }
    if (action.needs_review() && model.review.is_none()) || (action.needs_show() && model.show.is_none()) {
        report_no_effect(model, ctx, action);
        return Vec::new();
    }
    if model.show.is_some()
        && matches!(model.mode, Mode::Browse)
        && let Some(effects) = present::act(model, ctx, action, count)
    {
        return effects;
    }
    if model.review.is_some()
        && matches!(model.mode, Mode::Browse)
        && let Some(effects) = review::act(model, ctx, action, count)
    {
        return effects;
    }
    if desk::is_open(model)
        && let Some(effects) = desk::act(model, ctx, action, count)
    {
        return effects;
    }
    if action.needs_case() && model.location.case.is_none() && matches!(model.mode, Mode::Browse) {
        model.set_status(ctx.lang.get(Msg::NoCases));
        return Vec::new();
    }
    if action.is_of_text() && matches!(model.mode, Mode::Browse) {
        let zoomed = matches!(model.location.focus, Focus::Reader { zoomed: true });
        focus_on(model, ctx, Focus::Reader { zoomed });
    }
    match action {
        Action::Back if grow::is_stopped_by_back(model) => {
            let is_read = model.loading.take().is_some_and(|progress| progress.indexed.is_some());
            let word = if is_read { Msg::IndexingStopped } else { Msg::LoadingStopped };
            model.set_status(ctx.lang.get(word));
            return vec![Effect::StopLoading];
        }
        Action::Quit => return vec![Effect::Quit],
        Action::Redraw => return vec![Effect::Redraw],
        Action::Reload => return vec![Effect::Reload],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Width => return widths::turn(model, ctx),
        Action::Help => popup::help(model, ctx),
        Action::Palette => model.open_popup(PopupKind::Palette),
        Action::Filter if model.context() == Context::Facets => model.mode = Mode::Narrow(Default::default()),
        Action::Filter => popup::filter(model, ctx),
        Action::Tour => tour::begin(model, ctx),
        Action::Themes => themes::open(model, ctx),
        Action::Faults => model.open_popup(PopupKind::Faults),
        Action::BatchPage => popup::batch_page(model, ctx),
        Action::Overview => overview::open(model, ctx),
        Action::Mouse => mouse::turn(model, ctx),
        Action::Copy => copy::open(model, ctx),
        Action::CopyText | Action::CopyMeasure | Action::CopyCitation | Action::CopyId => {
            return copy::at_once(model, ctx, action);
        }
        Action::PlainView => copy::plain_view(model, ctx),
        Action::WriteFile => copy::ask_file(model, ctx),
        Action::Systems => model.open_popup(PopupKind::Systems(ctx.corpus.systems())),
        Action::Search => search::open_input(model, ctx),
        Action::Facets => facets::toggle(model, ctx),
        Action::Related => queries::related(model, ctx),
        Action::Compare => compare::choose(model, ctx),
        Action::Stop if matches!(model.mode, Mode::Browse) => return spotlight::mark(model, ctx),
        Action::Present => return present::begin_here(model, ctx),
        Action::Briefing => briefing::open(model, ctx),
        Action::Queries => model.open_popup(PopupKind::Queries),
        Action::KeepQuery => queries::keep(model, ctx),
        Action::SplitLeft | Action::SplitRight => reader::split(model, ctx, action, count),
        Action::BatchPane => reader::batch_pane(model, ctx),
        Action::Review | Action::ReviewFile if model.mode.input().is_none() => {
            return review::begin(model, ctx, action);
        }
        Action::NextCase if complete::take(model, ctx) => {}
        _ if is_read(model) && spotlight::act(model, ctx, action, count) => {}
        _ => match (&model.mode, model.location.focus) {
            (Mode::Popup(_), _) => {
                let outcome = popup::act(model, ctx, action, count);
                return finish(model, ctx, outcome);
            }
            (Mode::Query(_), _) => search::act(model, ctx, action, count),
            (Mode::Narrow(_), _) => facets::act_narrowed(model, ctx, action, count),
            (Mode::Find { .. }, _) => find::act(model, ctx, action),
            (Mode::Desk { .. }, _) => return desk_pick::act(model, ctx, action),
            (Mode::Field { .. } | Mode::File(_), _) => return review_fields::act(model, ctx, action),
            (_, Focus::Reader { .. }) if model.compared().is_some() => compare::act(model, ctx, action, count),
            (_, Focus::Reader { .. }) => {
                reader::act(model, ctx, action, count);
                spotlight::follow(model);
            }
            (..) => browse::act(model, ctx, action, count),
        },
    }
    Vec::new()
}

/// Returns `true` if the text of one case has the keys.
fn is_read(model: &Model) -> bool {
    matches!((&model.mode, model.location.focus), (Mode::Browse, Focus::Reader { .. })) && model.compared().is_none()
}

/// Runs the action that was chosen in a popup, if one was.
pub(super) fn finish(model: &mut Model, ctx: &Ctx, (effects, chosen): Outcome) -> Vec<Effect> {
    chosen.map_or(effects, |action| run(model, ctx, action, None))
}
