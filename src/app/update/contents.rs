//! The lists of what a case holds: opening them, and going where an entry leads.

use ratatui::layout::{Position, Rect};

use super::{
    layout::anchor_of,
    navigate::{focus_on, jump, open_case, remember},
    scroll::scroll_to,
};
use crate::{
    app::{
        Ctx,
        action::Action,
        contents::{self, JumpTarget},
        model::{Contents, Focus, Mode, Model, Popup, PopupKind},
        popup_rows,
        words::Msg,
    },
    corpus::{At, TextPart},
};

/// Opens a list with the cursor on what is at the top of the text; says so if there is nothing in it.
pub(super) fn open(model: &mut Model, ctx: &Ctx, what: Contents) {
    let entries = contents::entries(&what, model, ctx);
    if entries.is_empty() {
        let text = match &what {
            Contents::SameName { name, .. } => ctx.lang.fill(Msg::NoOther, &[name]),
            _ => ctx.lang.get(Msg::NoneNamed).to_owned(),
        };
        model.set_status(text);
        return;
    }
    let at = if what == Contents::Outline { contents::current(model, ctx).unwrap_or(0) } else { 0 };
    model.open_popup(PopupKind::Contents { what, len: entries.len() });
    let height = model.popup_height();
    if let Some(popup) = model.popup_mut() {
        popup.list.go(at, &entries.len(), height);
    }
}

/// An action while a list is open. Returns `false` if it is none of the list's own.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action) -> bool {
    let Some(Popup { kind: PopupKind::Contents { what, .. }, .. }) = model.popup() else { return false };
    let entry = || contents::entries(what, model, ctx).into_iter().nth(popup_rows::chosen(model, ctx)?);
    match action {
        Action::Open => {
            let target = entry().map(|entry| entry.target);
            model.mode = Mode::Browse;
            if let Some(target) = target {
                go_to(model, ctx, target);
            }
        }
        Action::SameName => {
            let name = entry().and_then(|entry| entry.name);
            if let Some((name, case)) = name.zip(model.location.case) {
                open(model, ctx, contents::same_name(&name, case, ctx));
            }
        }
        _ => return false,
    }
    true
}

/// A click on the outline beside the text goes where the entry leads.
pub(super) fn press_outline(model: &mut Model, ctx: &Ctx, body: Rect, at: Position) {
    let entries = contents::entries(&Contents::Outline, model, ctx);
    let (list, _) = contents::visible_outline(model, ctx, entries.len(), body.height.into());
    let row = body.contains(at).then(|| list.top + usize::from(at.y - body.y));
    if let Some(entry) = row.and_then(|row| entries.get(row)) {
        go_to(model, ctx, entry.target);
    }
}

fn go_to(model: &mut Model, ctx: &Ctx, target: JumpTarget) {
    let zoomed = model.location.focus == Focus::Reader { zoomed: true };
    let (part, char) = match target {
        JumpTarget::InCase(part, char) => (part, char),
        JumpTarget::OtherCase(case, At(paragraph, start, _)) => {
            remember(model);
            open_case(model, ctx, case, None);
            (TextPart::Paragraph(paragraph), start as usize)
        }
    };
    focus_on(model, ctx, Focus::Reader { zoomed });
    let Some(row) = anchor_of(model, part, char).map(|anchor| model.page.row_of_anchor(anchor)) else { return };
    match target {
        JumpTarget::InCase(..) => jump(model, row),
        // One jump, one step back.
        JumpTarget::OtherCase(..) => scroll_to(model, row),
    }
}
