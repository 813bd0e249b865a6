//! Editing whichever input is open. The cursor moves by what a reader calls a character (crate `tui-input`).

use std::ops::Range;

use tui_input::{Input, InputRequest};

use super::{facets, find, popup, search};
use crate::{
    app::{
        Ctx,
        action::Action,
        model::{Mode, Model},
        words::SharedMsg,
    },
    text::one_line,
};

/// The longest text that an input takes, in characters: a paste may be longer.
const LIMIT: usize = 10_000;

/// Pastes into the input that is open, or into a search opened for it.
pub(super) fn paste(model: &mut Model, ctx: &Ctx, text: &str) {
    if model.mode.input().is_none() {
        if model.review.is_some() {
            return;
        }
        model.mode = Mode::Browse;
        search::open_input(model, ctx);
    }
    insert(model, ctx, &one_line(text));
}

/// Inserts `text` at the cursor.
pub(super) fn insert(model: &mut Model, ctx: &Ctx, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Mode::Query(query_input) = &mut model.mode {
        query_input.before_insert(text);
    }
    let is_query = matches!(model.mode, Mode::Query(_));
    let most = if is_query { ctx.permits.query().min(LIMIT) } else { LIMIT };
    let Some(input) = model.mode.input_mut() else { return };
    let room = most.saturating_sub(input.value().chars().count());
    // One value and one cursor instead of one request per character: a paste may hold thousands.
    let cursor = input.cursor();
    let mut value: Vec<char> = input.value().chars().collect();
    let new: Vec<char> = text.chars().filter(|c| !c.is_control()).take(room).collect();
    let (after, is_cut) = (cursor + new.len(), room == 0);
    value.splice(cursor..cursor, new);
    *input = Input::new(value.into_iter().collect()).with_cursor(after);
    changed(model, ctx);
    if is_cut {
        model.set_status(ctx.lang.fill(SharedMsg::QueryFull, &[&most.to_string()]));
    }
}

/// Puts a text in the place of some characters, the cursor behind it.
pub(super) fn replace(model: &mut Model, ctx: &Ctx, chars: Range<usize>, text: &str) {
    let Some(input) = model.mode.input_mut() else { return };
    let mut value: Vec<char> = input.value().chars().collect();
    let cursor = chars.start + text.chars().count();
    value.splice(chars, text.chars());
    *input = Input::new(value.into_iter().collect()).with_cursor(cursor);
    changed(model, ctx);
}

/// Does an editing action. Returns `false` if it is none or no input is open.
pub(super) fn edit(model: &mut Model, ctx: &Ctx, action: Action) -> bool {
    if model.mode.input().is_none() {
        return false;
    }
    let request = match action {
        Action::EditLeft => InputRequest::GoToPrevChar,
        Action::EditRight => InputRequest::GoToNextChar,
        Action::EditStart => InputRequest::GoToStart,
        Action::EditEnd => InputRequest::GoToEnd,
        Action::DeleteBefore => InputRequest::DeletePrevChar,
        Action::DeleteAt => InputRequest::DeleteNextChar,
        Action::DeleteWord => InputRequest::DeletePrevWord,
        Action::DeleteToStart => InputRequest::DeleteLine,
        _ => return false,
    };
    let was_selected = match &mut model.mode {
        Mode::Query(query_input) => query_input.deselect(),
        _ => false,
    };
    let request = match request {
        InputRequest::DeletePrevChar | InputRequest::DeleteNextChar if was_selected => InputRequest::DeleteLine,
        request => request,
    };
    let Some(input) = model.mode.input_mut() else { return false };
    if input.handle(request).is_some_and(|done| done.value) {
        changed(model, ctx);
    }
    true
}

/// Refreshes the results after a change of the text.
fn changed(model: &mut Model, ctx: &Ctx) {
    match &model.mode {
        Mode::Query(_) => search::refresh(model, ctx),
        Mode::Find { .. } => find::refresh(model),
        Mode::Narrow(_) => facets::narrow(model),
        Mode::Popup(_) => popup::refresh(model, ctx),
        Mode::Browse | Mode::Plain(_) | Mode::Field { .. } | Mode::Desk { .. } | Mode::File(_) => {}
    }
}
