//! Taking text out of the program: by the terminal's clipboard, by its own selection, into a file.

use tui_input::Input;

use crate::{
    app::{
        Ctx,
        action::Action,
        copy::{CopyMenu, LIMIT, Saved, count},
        effect::Effect,
        keymap::Context,
        model::{Focus, Mode, Model, Popup, PopupKind},
        popup_rows,
        words::{Msg, SharedMsg, faults},
    },
    text::sanitize,
};

/// Opens the list of what can be copied.
pub(super) fn open(model: &mut Model, ctx: &Ctx) {
    if let Some(copying) = of_case(model, ctx) {
        model.open_popup(PopupKind::Copy(Box::new(copying)));
    }
}

/// Returns the texts of the case that is read, or is selected.
pub(super) fn of_case(model: &Model, ctx: &Ctx) -> Option<CopyMenu> {
    let found = model.location.case.and_then(|ix| ctx.corpus.get(ix))?;
    // What is read stands at the top; what has not been opened is read from its beginning.
    let reads = matches!(model.location.focus, Focus::Reader { .. }) && !model.location.source;
    let read = model.page.paragraph_at(model.location.top, model.location.side()).filter(|_| reads);
    Some(CopyMenu::new(&found, read, model.reader_options.display, ctx.lang))
}

/// Copies what `action` names of the case that is read, or is selected.
pub(super) fn at_once(model: &mut Model, ctx: &Ctx, action: Action) -> Vec<Effect> {
    let row = |menu: &CopyMenu| {
        let at = menu.row_of(action)?;
        Some((menu.rows.get(at)?.kind, menu.row_text(at)))
    };
    let found = match menu(model) {
        Some(menu) => row(menu),
        None => of_case(model, ctx).as_ref().and_then(row),
    };
    match found.filter(|(_, text)| !text.is_empty()) {
        Some((kind, text)) => send(model, ctx, kind, text),
        None => {
            model.set_status(ctx.lang.get(Msg::NoneNamed));
            Vec::new()
        }
    }
}

/// Returns the copy menu that is open.
fn menu(model: &Model) -> Option<&CopyMenu> {
    match &model.popup()?.kind {
        PopupKind::Copy(menu) => Some(menu),
        _ => None,
    }
}

/// Returns the text chosen in the copy menu, or what was copied last of the case, or the text of the case.
fn chosen(model: &Model, ctx: &Ctx) -> Option<String> {
    let copied = || model.copied.clone().filter(|(case, _)| Some(*case) == model.location.case).map(|(_, text)| text);
    let text = match menu(model) {
        Some(menu) => menu.text(popup_rows::chosen(model, ctx).unwrap_or(usize::MAX)),
        None => copied().or_else(|| Some(of_case(model, ctx)?.row_text(0)))?,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// Shows the text alone; not in a window in which no Han character has room.
pub(super) fn plain_view(model: &mut Model, ctx: &Ctx) {
    if let Some(text) = chosen(model, ctx).filter(|_| model.size.0 > 1) {
        model.mode = Mode::Plain(text.into());
    }
}

/// Opens the input of a file name.
pub(super) fn ask_file(model: &mut Model, ctx: &Ctx) {
    if let Some(text) = chosen(model, ctx) {
        model.open_popup(PopupKind::Save(text.into()));
    }
}

/// Returns the file name that is typed, sanitized: a name that reads otherwise than it is would outlive the session.
fn file_name(popup: &Popup) -> String {
    sanitize(popup.filter.input.value().trim()).into_owned()
}

/// An action in a popup of this file; `None` if it is none of its own.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action) -> Option<Vec<Effect>> {
    let (height, at, popup) = (model.popup_height(), popup_rows::chosen(model, ctx), model.popup()?);
    match (&popup.kind, action) {
        (PopupKind::Copy(_), Action::Pick) => {
            let len = popup_rows::rows(model, popup, ctx).len();
            let popup = model.popup_mut()?;
            if let (PopupKind::Copy(menu), Some(at)) = (&mut popup.kind, at) {
                menu.pick(at);
                popup.list.step(1, &len, height);
            }
        }
        (PopupKind::Copy(_), Action::Open) => {
            let kind = menu(model)?.kind(at.unwrap_or(usize::MAX));
            return Some(chosen(model, ctx).map_or_else(Vec::new, |text| send(model, ctx, kind, text)));
        }
        (PopupKind::Save(text), Action::Open) => {
            let path = file_name(popup);
            if !path.is_empty() {
                return Some(vec![Effect::Save { path, text: format!("{text}\n"), replace: false }]);
            }
            model.set_status(ctx.lang.get(Msg::SaveNameless));
        }
        (PopupKind::Replace { text, path }, Action::Open) if popup.list.at > 0 => {
            return Some(vec![Effect::Save { path: path.clone(), text: format!("{text}\n"), replace: true }]);
        }
        (PopupKind::Replace { text, path }, Action::Open) => {
            let (text, path) = (text.clone(), path.clone());
            model.open_popup(PopupKind::Save(text));
            model.popup_mut()?.filter.input = Input::new(path);
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// Sends a text to the clipboard and says what and how much it was, or that it is too much.
fn send(model: &mut Model, ctx: &Ctx, kind: Msg, text: String) -> Vec<Effect> {
    let key = |action| ctx.key(Context::Popup, action);
    let bytes = text.len().to_string();
    if text.len() > LIMIT {
        let keys = [key(Action::PlainView), key(Action::WriteFile)];
        let (limit, args) = (LIMIT.to_string(), [keys[0].as_str(), keys[1].as_str()]);
        model.set_status(match ctx.permits.writes_files() {
            true => ctx.lang.fill(Msg::CopyTooLong, &[&bytes, &limit, args[0], args[1]]),
            false => ctx.lang.fill(SharedMsg::CopyTooLong, &[&bytes, &limit, args[0]]),
        });
        return Vec::new();
    }
    model.mode = Mode::Browse;
    let args = [ctx.lang.get(kind), &count(&text).to_string(), &key(Action::PlainView)];
    model.set_status(ctx.lang.fill(if ctx.start.in_tmux { Msg::CopiedInTmux } else { Msg::Copied }, &args));
    model.copied = model.location.case.map(|case| (case, text.clone()));
    vec![Effect::Copy(text)]
}

/// Takes the answer of the driver, which writes files.
pub(super) fn saved(model: &mut Model, ctx: &Ctx, saved: Saved) {
    let Some(popup) = model.popup() else { return };
    let (text, typed) = match &popup.kind {
        PopupKind::Save(text) => (text.clone(), file_name(popup)),
        PopupKind::Replace { text, path } => (text.clone(), path.clone()),
        _ => return,
    };
    model.status = match saved {
        Saved::Exists => {
            model.open_popup(PopupKind::Replace { text, path: typed });
            None
        }
        Saved::Done(path, bytes) => {
            model.mode = Mode::Browse;
            Some(ctx.lang.fill(Msg::Saved, &[&path, &bytes.to_string()]))
        }
        // The name stays to be changed.
        Saved::Failed(fault) => Some(faults::brief(&fault, ctx.lang, model.width, model.size.0)),
        Saved::Refused => Some(ctx.lang.get(Msg::SaveRefused).to_owned()),
    };
}
