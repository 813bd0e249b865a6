//! The desk: marking cases, folders, tags, notes and adoption by keys, each a change that goes to the file.

use std::collections::HashSet;

use super::{desk_note, layout::lay_out, query::rerun, search::show_results};
use crate::{
    app::{
        Ctx,
        action::Action,
        desk_picker::DeskPicker,
        desk_state::{DeskNews, UndoStep},
        effect::Effect,
        keymap::Context,
        model::{CaseList, Model, PopupKind},
        words::{Msg, desk::DeskMsg, faults},
    },
    desk::{Change, Desk, Entry, Named},
    search::quoted,
};

/// The most cases of one step.
const MOST: usize = 5000;

/// Takes the desk as its file has it. A list of hits that depends on it is searched again.
pub(super) fn take(model: &mut Model, ctx: &Ctx, news: DeskNews) {
    if let Some(desk) = news.desk {
        let before = model.desk.desk.clone();
        model.desk.take(desk, news.seen, &ctx.corpus);
        if *before != *model.desk.desk {
            show_again(model, ctx);
        }
    }
    if let Some(fault) = news.fault {
        model.set_status(faults::sentence(&fault, ctx.lang));
    }
}

/// Lays the case out again, whose line may say something else, and runs the query of the list again if it asks for
/// something of the desk.
fn show_again(model: &mut Model, ctx: &Ctx) {
    lay_out(model, ctx);
    let asks = matches!(&model.location.list, CaseList::Hits { parsed, .. } if parsed.asks_desk());
    if asks || model.location.facets.is_some() {
        rerun(model, ctx);
    }
}

/// Does an action of the desk; `None` for another one.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
    match action {
        Action::Folders => {
            model.open_popup(PopupKind::Desk(DeskPicker::Folders));
            return Some(Vec::new());
        }
        Action::UndoDesk => return Some(undo(model, ctx)),
        Action::Mark
        | Action::MarkAll
        | Action::MarkInto
        | Action::TagCase
        | Action::Note
        | Action::Adopt
        | Action::Unread => {}
        _ => return None,
    }
    let all = matches!(action, Action::MarkAll);
    let cases = targets(model, ctx, if all { usize::MAX } else { count.unwrap_or(1) });
    if cases.len() > MOST {
        model.set_status(ctx.lang.fill(DeskMsg::TooManyAtOnce, &[&MOST.to_string()]));
        return Some(Vec::new());
    }
    let Some(first) = cases.first().cloned() else {
        model.set_status(ctx.lang.get(Msg::NoCases));
        return Some(Vec::new());
    };
    match action {
        Action::Mark | Action::MarkAll => {
            let folder = model.desk.folder.clone();
            return Some(put(model, ctx, cases, &folder, !all));
        }
        Action::MarkInto => model.open_popup(PopupKind::Desk(DeskPicker::Into(cases))),
        Action::TagCase => model.open_popup(PopupKind::Desk(DeskPicker::Tags(cases))),
        Action::Adopt => model.open_popup(PopupKind::Desk(DeskPicker::Adoption(cases))),
        Action::Note => desk_note::open(model, ctx, first),
        _ => {
            let desk = &model.desk.desk;
            let on = !cases.iter().all(|case| desk.entry(&case.id).is_some_and(Entry::is_read));
            let said = if on { DeskMsg::SaidRead } else { DeskMsg::SaidUnread };
            let said = ctx.lang.fill(said, &[&cases.len().to_string()]);
            return Some(change(model, ctx, vec![Change::Read { cases, on }], said));
        }
    }
    Some(Vec::new())
}

/// Returns the cases from the selected one on, as many as counted; with `usize::MAX` all of the list.
fn targets(model: &Model, ctx: &Ctx, count: usize) -> Vec<Named> {
    let list = &model.location.list;
    let named = |ix| ctx.corpus.get(ix).map(|found| Named::new(found.id().to_string(), found.title()));
    if count == 1 {
        return model.location.case.and_then(named).into_iter().collect();
    }
    let first = if count == usize::MAX { 0 } else { model.location.cases.at };
    let rows = (first..list.len(&ctx.corpus)).take(count.min(MOST + 1));
    rows.filter_map(|row| named(list.case(&ctx.corpus, row)?)).collect()
}

/// Puts cases into a folder; if all are there and they may be taken out, takes them out.
pub(super) fn put(model: &mut Model, ctx: &Ctx, cases: Vec<Named>, folder: &str, takes_out: bool) -> Vec<Effect> {
    let are_in = |desk: &Desk| {
        let ids: HashSet<&str> = desk.folder(folder).map(|folder| folder.ids().collect()).unwrap_or_default();
        cases.iter().all(|case| ids.contains(case.id.as_str()))
    };
    let on = !(takes_out && are_in(&model.desk.desk));
    let said = if on { DeskMsg::SaidPut } else { DeskMsg::SaidTakenOut };
    let said = ctx.lang.fill(said, &[&cases.len().to_string(), folder]);
    folder.clone_into(&mut model.desk.folder);
    change(model, ctx, vec![Change::Put { folder: folder.to_owned(), cases, on }], said)
}

/// Does changes as one step that can be undone, and says it.
pub(super) fn change(model: &mut Model, ctx: &Ctx, changes: Vec<Change>, said: String) -> Vec<Effect> {
    let back = model.desk.change(changes.clone(), ctx.now, &ctx.corpus);
    if !back.is_empty() {
        model.desk.remember(UndoStep { back, said: said.clone() });
    }
    show_again(model, ctx);
    let key = ctx.key(model.pane_context(), Action::UndoDesk);
    let hint = if key.is_empty() { said } else { ctx.lang.fill(DeskMsg::SaidWithUndo, &[&said, &key]) };
    model.set_status(hint);
    vec![Effect::Desk(changes, ctx.now)]
}

/// Takes the last step back.
fn undo(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    let Some(UndoStep { back, said }) = model.desk.undo.pop() else {
        model.set_status(ctx.lang.get(DeskMsg::NothingToUndo));
        return Vec::new();
    };
    model.desk.change(back.clone(), ctx.now, &ctx.corpus);
    show_again(model, ctx);
    model.set_status(ctx.lang.fill(DeskMsg::SaidUndone, &[&said]));
    vec![Effect::Desk(back, ctx.now)]
}

/// Opens a folder: its cases in its order, as the hits of a search for it.
pub(super) fn open_folder(model: &mut Model, ctx: &Ctx, folder: &str) {
    let field = ctx.lang.get(DeskMsg::FieldFolder);
    folder.clone_into(&mut model.desk.folder);
    show_results(model, ctx, &format!("{field}:{}", quoted(folder)));
}

/// Returns `true` if the actions of the desk work here: not in a review, nor over a popup or an input.
pub(super) fn is_open(model: &Model) -> bool {
    model.review.is_none()
        && model.show.is_none()
        && matches!(model.context(), Context::List | Context::Reader | Context::Facets)
}
