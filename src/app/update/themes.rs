//! The choice of a theme, which is shown while the cursor is on it.

use crate::app::{
    Ctx,
    model::{Model, PopupKind},
    words::Msg,
};

/// Opens the list of themes with the cursor on the current one.
pub(super) fn open(model: &mut Model, ctx: &Ctx) {
    let before = model.theme;
    model.open_popup(PopupKind::Themes { before, len: ctx.themes.len() });
    let height = model.popup_height();
    if let Some(popup) = model.popup_mut() {
        popup.list.go(before, &ctx.themes.len(), height);
    }
}

/// Shows the theme under the cursor.
pub(super) fn show(model: &mut Model) {
    let at = model.popup().filter(|popup| matches!(popup.kind, PopupKind::Themes { .. })).map(|popup| popup.list.at);
    model.theme = at.unwrap_or(model.theme);
}

/// Returns to the theme before the list was opened, if it is open.
pub(super) fn restore(model: &mut Model) {
    if let Some(PopupKind::Themes { before, .. }) = model.popup().map(|popup| &popup.kind) {
        model.theme = *before;
    }
}

/// Reports the chosen theme.
pub(super) fn report(model: &mut Model, ctx: &Ctx) {
    let name = ctx.themes.get(model.theme).map_or("", String::as_str);
    model.set_status(ctx.lang.fill(Msg::ThemeChosen, &[ctx.lang.theme(name)]));
}
