//! The choices in the popups of the desk, and the texts that are typed for it: words of notes, days.

use tui_input::Input;

use super::{
    desk::{change, open_folder, put},
    desk_note::ask,
};
use crate::{
    app::{
        Ctx,
        action::Action,
        desk_picker::{DeskField, DeskPicker},
        desk_rows::{DeskChoice, is_on_all, rows},
        effect::Effect,
        model::{Mode, Model, PopupKind},
        words::desk::DeskMsg,
    },
    desk::{Anchor, Change, Due, Entry, Named, Note, change::Terms, clean},
};

/// Does the action of the row under the cursor of a popup of the desk; `None` for another popup.
pub(super) fn choose(model: &mut Model, ctx: &Ctx) -> Option<Vec<Effect>> {
    let popup = model.popup()?;
    let PopupKind::Desk(picker) = &popup.kind else { return None };
    let (picker, at) = (picker.clone(), popup.list.at);
    let row = rows(&picker, popup.filter.input.value(), model, ctx).into_iter().nth(at);
    model.mode = Mode::Browse;
    let Some(row) = row else { return Some(Vec::new()) };
    Some(match (picker, row.choice) {
        (DeskPicker::Into(cases), DeskChoice::Folder(folder)) => put(model, ctx, cases, &folder, false),
        (_, DeskChoice::Folder(folder)) => {
            open_folder(model, ctx, &folder);
            Vec::new()
        }
        (DeskPicker::Tags(cases), DeskChoice::Tag(tag)) => {
            let on = !is_on_all(&model.desk.desk, &cases, &tag);
            let said = ctx.lang.fill(if on { DeskMsg::SaidTagged } else { DeskMsg::SaidUntagged }, &[&tag]);
            change(model, ctx, vec![Change::Tag { tag, cases, on }], said)
        }
        (DeskPicker::Adoption(cases), DeskChoice::Status(status)) => {
            let shown = status.map_or(ctx.lang.get(DeskMsg::NoStatus), |status| ctx.lang.get(status));
            let terms = Terms { status: Some(status), ..Terms::default() };
            adopt(model, ctx, cases, terms, shown)
        }
        (DeskPicker::Adoption(cases), DeskChoice::AskWho) => {
            model.open_popup(PopupKind::Desk(DeskPicker::Who(cases)));
            Vec::new()
        }
        (DeskPicker::Adoption(cases), DeskChoice::AskDue) => {
            let entry = cases.first().and_then(|case| model.desk.desk.entry(&case.id));
            let due = entry.and_then(Entry::adoption).and_then(|adoption| adoption.due.as_ref()).map(Due::to_string);
            model.mode = Mode::Desk { field: DeskField::Due(cases), input: Input::new(due.unwrap_or_default()) };
            Vec::new()
        }
        (DeskPicker::Who(cases), DeskChoice::Who(who)) => {
            let shown = who.clone().unwrap_or_else(|| ctx.lang.get(DeskMsg::NoWho).to_owned());
            adopt(model, ctx, cases, Terms { who: Some(who), ..Terms::default() }, &shown)
        }
        (DeskPicker::Notes(case, at), DeskChoice::NewNote) => {
            ask(model, ctx, case, None, at, "");
            Vec::new()
        }
        (DeskPicker::Notes(case, _), DeskChoice::Note(id)) => {
            let known =
                model.desk.desk.entry(&case.id).and_then(|entry| entry.notes().find(|note| note.id == id)).cloned();
            let note = known.unwrap_or_default();
            ask(model, ctx, case, Some(id), note.at.clone(), &note.texts().collect::<Vec<_>>().join("\n"));
            Vec::new()
        }
        _ => Vec::new(),
    })
}

fn adopt(model: &mut Model, ctx: &Ctx, cases: Vec<Named>, terms: Terms, shown: &str) -> Vec<Effect> {
    let said = ctx.lang.fill(DeskMsg::SaidAdopted, &[shown]);
    change(model, ctx, vec![Change::Adopt { cases, terms }], said)
}

/// Does an action while a text of the desk is typed.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action) -> Vec<Effect> {
    if !matches!(action, Action::Open | Action::Back) {
        return Vec::new();
    }
    let Mode::Desk { field, input } = std::mem::take(&mut model.mode) else { return Vec::new() };
    if action == Action::Back {
        return Vec::new();
    }
    match &field {
        DeskField::Note { case, id, at } => {
            let text = clean::words(&input.value().replace('↵', "\n"));
            note(model, ctx, case.clone(), id.clone(), at.clone(), text)
        }
        DeskField::Due(cases) => {
            let typed = input.value().trim();
            let due = if typed.is_empty() { Ok(None) } else { Due::typed(typed, ctx.now.date().0).map(Some) };
            let Ok(due) = due else {
                model.set_status(ctx.lang.fill(DeskMsg::BadDue, &[typed]));
                model.mode = Mode::Desk { field, input };
                return Vec::new();
            };
            let shown = due.as_ref().map_or_else(|| ctx.lang.get(DeskMsg::NoDue).to_owned(), Due::to_string);
            adopt(model, ctx, cases.clone(), Terms { due: Some(due), ..Terms::default() }, &shown)
        }
    }
}

/// Writes a note, or deletes the one whose words were all taken away.
fn note(
    model: &mut Model,
    ctx: &Ctx,
    case: Named,
    id: Option<String>,
    at: Option<Anchor>,
    text: String,
) -> Vec<Effect> {
    let desk = &model.desk.desk;
    let said = match (&id, text.is_empty()) {
        (None, true) => return Vec::new(),
        (Some(_), true) => DeskMsg::SaidDeleted,
        (_, false) => DeskMsg::SaidNoted,
    };
    let done = match id {
        None => Change::new_note(desk, case, at, text, ctx.now),
        Some(id) => {
            let known = desk.entry(&case.id).and_then(|entry| entry.notes().find(|note| note.id == id)).cloned();
            let note = Note { id, at, text, also: Vec::new(), ..known.unwrap_or_default() };
            Change::Note { case, note }
        }
    };
    let said = ctx.lang.get(said).to_owned();
    change(model, ctx, vec![done], said)
}
