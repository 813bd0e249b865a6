//! Finding in the case that is read, and stepping through highlights.

use super::{
    highlight::{highlight_hit, show},
    navigate::select,
    scroll::scroll_to,
};
use crate::app::{
    Ctx,
    action::Action,
    highlights::Highlights,
    model::{CaseList, Mode, Model},
    words::Msg,
};

/// Opens the input of the search in this case.
pub(super) fn open(model: &mut Model) {
    model.mode = Mode::Find { input: Default::default(), top: model.location.top };
}

/// Finds the text of the input, from where the reader stood when it was opened.
pub(super) fn refresh(model: &mut Model) {
    let Mode::Find { input, top } = &model.mode else { return };
    let (text, top) = (input.value().to_owned(), *top);
    model.highlights = Highlights::in_case(&model.page, &text);
    scroll_to(model, top);
    let first = model.highlights.first_from(&model.page, top).or(model.highlights.ranges.first().map(|_| 0));
    if let Some(at) = first {
        show(model, at);
    }
}

/// Finds `text` in the case and goes to the first highlight, or the last.
pub(super) fn find_in_case(model: &mut Model, text: &str, first: bool) {
    model.highlights = Highlights::in_case(&model.page, text);
    if let Some(last) = model.highlights.ranges.len().checked_sub(1) {
        show(model, if first { 0 } else { last });
    }
}

/// An action while the search in this case is typed.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action) {
    let Mode::Find { input, top } = &model.mode else { return };
    let (text, top) = (input.value().to_owned(), *top);
    match action {
        Action::Open => {
            model.mode = Mode::Browse;
            if model.highlights.ranges.is_empty() && !text.is_empty() {
                model.set_status(ctx.lang.fill(Msg::NoHitHere, &[&text]));
            }
        }
        Action::Back => {
            model.mode = Mode::Browse;
            highlight_hit(model, ctx);
            scroll_to(model, top);
        }
        Action::Down => step_highlight(model, ctx, true, None),
        Action::Up => step_highlight(model, ctx, false, None),
        _ => {}
    }
}

/// Goes to the next or previous highlight: of a search in this case round and round, of a search over all cases on
/// into the next hit.
pub(super) fn step_highlight(model: &mut Model, ctx: &Ctx, forward: bool, count: Option<usize>) {
    for _ in 0..count.unwrap_or(1) {
        let highlights = model.highlights.ranges.len();
        let next = match (model.highlights.at, forward) {
            (None, true) => (highlights > 0).then_some(0),
            (None, false) => highlights.checked_sub(1),
            (Some(at), true) => (at + 1 < highlights).then_some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        if let Some(at) = next {
            show(model, at);
        } else if !model.highlights.in_case_only && matches!(model.location.list, CaseList::Hits { .. }) {
            step_hit(model, ctx, forward);
        } else if highlights > 0 {
            show(model, if forward { 0 } else { highlights - 1 });
            model.set_status(ctx.lang.get(wrapped(forward)));
        } else {
            model.set_status(ctx.lang.get(Msg::NoSearchYet));
        }
    }
}

fn wrapped(forward: bool) -> Msg {
    if forward { Msg::Wrapped } else { Msg::WrappedBack }
}

/// Selects the next or previous hit, round and round.
fn step_hit(model: &mut Model, ctx: &Ctx, forward: bool) {
    let len = model.location.list.len(&ctx.corpus);
    if len == 0 {
        return;
    }
    let at = model.location.cases.at;
    let row = if forward { (at + 1) % len } else { (at + len - 1) % len };
    if (forward && row == 0) || (!forward && at == 0) {
        model.set_status(ctx.lang.get(wrapped(forward)));
    }
    select(model, ctx, row);
    let highlights = model.highlights.ranges.len();
    if highlights > 0 {
        show(model, if forward { 0 } else { highlights - 1 });
    }
}
