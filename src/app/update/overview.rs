//! The page of numbers: every bar leads to its cases.

use super::search::show_results;
use crate::app::{
    Ctx,
    action::Action,
    model::{Mode, Model, Popup, PopupKind},
    overview::Overview,
};
use crate::search::{Choice, choose};

/// Opens it.
pub(super) fn open(model: &mut Model, ctx: &Ctx) {
    let cases = ctx.corpus.iter().map(|found| found.ix);
    model.open_popup(PopupKind::Overview(Box::new(Overview::new(&ctx.corpus, &ctx.index, cases))));
}

/// An action while the overview is open. Returns `false` if it is none of its own.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> bool {
    let (width, height) = (model.size.0, model.popup_height());
    let Some(Popup { kind: PopupKind::Overview(overview), list, .. }) = model.popup_mut() else { return false };
    let at = list.at;
    let times = count.unwrap_or(1).cast_signed();
    let page = height.saturating_sub(1).max(1).cast_signed();
    let to = match action {
        Action::Open => {
            let chosen = overview.values().nth(at).map(|value| choose("", value.facet, &value.value, Choice::In));
            if let Some(query) = chosen {
                model.mode = Mode::Browse;
                show_results(model, ctx, &query);
                model.queries.remember(&query);
            }
            return true;
        }
        Action::Down => at.saturating_add_signed(times),
        Action::Up => at.saturating_add_signed(-times),
        Action::PageDown => overview.beside(at, page.saturating_mul(times), 0, width),
        Action::PageUp => overview.beside(at, -page.saturating_mul(times), 0, width),
        Action::HalfPageDown => overview.beside(at, page / 2, 0, width),
        Action::HalfPageUp => overview.beside(at, -page / 2, 0, width),
        Action::Right => overview.beside(at, 0, 1, width),
        Action::Left => overview.beside(at, 0, -1, width),
        Action::First => 0,
        Action::Last => usize::MAX,
        _ => return false,
    };
    *list = overview.cursor_at(to, list.top, width, height);
    true
}

/// Puts the cursor on a value.
pub(super) fn go(model: &mut Model, at: usize) {
    let (width, height) = (model.size.0, model.popup_height());
    if let Some(Popup { kind: PopupKind::Overview(overview), list, .. }) = model.popup_mut() {
        *list = overview.cursor_at(at, list.top, width, height);
    }
}

/// Keeps the cursor on the screen after it changed its size.
pub(super) fn fit(model: &mut Model) {
    if let Some(at) = model.popup().map(|popup| popup.list.at) {
        go(model, at);
    }
}
