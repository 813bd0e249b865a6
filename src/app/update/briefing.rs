//! The form that makes a document: opening it, filling it in, and the report of the file.

use tui_input::Input;

use super::feedback::report_no_effect;
use crate::{
    app::{
        Ctx,
        action::Action,
        briefing_form::{BriefingForm, Extent, Field, Format, Source, stem},
        copy::Saved,
        effect::{BriefingRequest, Effect},
        message::Written,
        model::{CaseList, Focus, Mode, Model, PopupKind},
        words::{FormMsg, Msg, batch_name::short_name, faults},
    },
    corpus::CaseIx,
    text::sanitize,
};

/// Opens the form.
pub(super) fn open(model: &mut Model, ctx: &Ctx) {
    let mut form = BriefingForm::new(sources(model, ctx), &model.answers);
    if model.compared().is_some() {
        form.what = Extent::Comparison;
    }
    model.open_popup(PopupKind::Briefing(Box::new(form)));
}

/// Returns the cases that a document can be made of, those that are meant first.
pub(super) fn sources(model: &Model, ctx: &Ctx) -> Vec<Source> {
    let mut sources = Vec::new();
    let id = |ix: &CaseIx| ctx.corpus.get(*ix).map(|found| found.id().to_string()).unwrap_or_default();
    let fill = |message, cases: &[CaseIx]| ctx.lang.fill(message, &[&cases.len().to_string()]);
    if let Some(show) = &model.show {
        let cases: Vec<CaseIx> =
            show.presentation.cases.iter().filter_map(|case| ctx.corpus.find(&case.id.parse().ok()?)).collect();
        let heading = show.presentation.heading.clone();
        sources.push(Source { text: fill(FormMsg::Presented, &cases), cases, stem: stem(&heading), heading });
    }
    if let Some(comparing) = model.compared() {
        let stem = comparing.cases.iter().map(|ix| id(ix).replace('/', "-")).collect::<Vec<_>>().join("-");
        let text = fill(FormMsg::Compared, &comparing.cases);
        sources.push(Source { text, cases: comparing.cases.clone(), heading: String::new(), stem });
    }
    let case = model.location.case.map(|ix| Source {
        text: ctx.lang.get(FormMsg::OneCase).to_owned(),
        cases: vec![ix],
        heading: String::new(),
        stem: id(&ix).replace('/', "-"),
    });
    let list = &model.location.list;
    let all = |len: usize| (0..len).filter_map(|row| list.case(&ctx.corpus, row)).collect::<Vec<_>>();
    let listed = match list {
        CaseList::All | CaseList::Batch(_) => None,
        CaseList::Hits { query, results, .. } => {
            let cases = all(results.whole().max(usize::from(results.whole() == 0) * results.hits.len()));
            let text = fill(FormMsg::Hits, &cases);
            Some(Source { text, cases, heading: query.trim().to_owned(), stem: stem(query) })
        }
        CaseList::System { system, .. } => {
            let cases = all(system.cases.len());
            let text = fill(FormMsg::Listed, &cases);
            Some(Source { text, cases, heading: system.name().to_owned(), stem: stem(system.name()) })
        }
    };
    let batch = batch_at(model, ctx).and_then(|batch| {
        let loaded = ctx.corpus.batches().get(batch)?;
        let cases: Vec<CaseIx> = ctx.corpus.cases_of(batch).map(CaseIx).collect();
        let name = short_name(&loaded.batch);
        let text = ctx.lang.fill(FormMsg::Batch, &[&name, &cases.len().to_string()]);
        Some(Source {
            text,
            cases,
            heading: loaded.batch.title.as_str().to_owned(),
            stem: loaded.batch.id.as_str().to_owned(),
        })
    });
    // Where a list is looked at, the list is meant; where a case is read, the case.
    let own = match model.location.focus {
        Focus::Reader { .. } => [case, listed, batch],
        Focus::Batches => [batch, listed, case],
        Focus::Cases | Focus::Facets => match listed {
            Some(_) => [listed, case, batch],
            None => [case, listed, batch],
        },
    };
    sources.extend(own.into_iter().flatten());
    sources.extend(folders(model, ctx));
    sources.retain(|source| !source.cases.is_empty());
    sources
}

/// Returns the folders of the desk with their cases that are known here, each in its order.
fn folders(model: &Model, ctx: &Ctx) -> impl Iterator<Item = Source> {
    model.desk.desk.folders().map(|folder| {
        let find = |id: &str| ctx.corpus.find(&id.parse().ok()?);
        let cases: Vec<CaseIx> = folder.ids().filter_map(find).collect();
        let name = sanitize(&folder.name).into_owned();
        let text = ctx.lang.fill(FormMsg::Folder, &[&name, &cases.len().to_string()]);
        Source { text, cases, stem: stem(&name), heading: name }
    })
}

/// Returns the batch under the cursor, or that of the case.
fn batch_at(model: &Model, ctx: &Ctx) -> Option<usize> {
    let chosen = model.location.batches.at.checked_sub(1).filter(|_| model.location.focus == Focus::Batches);
    chosen.or_else(|| Some(ctx.corpus.get(model.location.case?)?.batch_ix))
}

/// An action while the form or its report is shown; `None` if it is none of its own.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action) -> Option<Vec<Effect>> {
    let popup = model.popup()?;
    let at = popup.list.at;
    match &popup.kind {
        PopupKind::Written(rows) if matches!(action, Action::Open | Action::Copy) => {
            let (label, text) = rows.get(at)?.clone();
            model.mode = Mode::Browse;
            model.set_status(ctx.lang.fill(FormMsg::Copied, &[&label]));
            Some(vec![Effect::Copy(text)])
        }
        PopupKind::Briefing(form) => {
            let field = form.editing.or(Field::ALL.get(at).copied())?;
            let is_editing = form.editing.is_some();
            match action {
                Action::Open | Action::Back if is_editing => edited(model, ctx, field, action == Action::Open),
                Action::Open => return Some(chosen(model, ctx, field)),
                Action::Right | Action::Left if !is_editing => {
                    if !form_mut(model)?.turn(field, action == Action::Right) {
                        report_no_effect(model, ctx, action);
                    }
                }
                _ => return None,
            }
            Some(Vec::new())
        }
        _ => None,
    }
}

fn form_mut(model: &mut Model) -> Option<&mut BriefingForm> {
    match &mut model.popup_mut()?.kind {
        PopupKind::Briefing(form) => Some(form),
        _ => None,
    }
}

/// The row under the cursor was chosen: the file is written, a value changes, or a text is typed.
fn chosen(model: &mut Model, ctx: &Ctx, field: Field) -> Vec<Effect> {
    if field == Field::Write {
        return write(model, ctx);
    }
    let Some(form) = form_mut(model) else { return Vec::new() };
    if form.turn(field, true) {
        return Vec::new();
    }
    form.editing = Some(field);
    let typed = if field == Field::Name { form.file_name() } else { form.heading().to_owned() };
    if let Some(popup) = model.popup_mut() {
        popup.filter.input = Input::new(typed);
        popup.filter.is_typing = true;
    }
    Vec::new()
}

/// Takes the typed text, or leaves it.
fn edited(model: &mut Model, ctx: &Ctx, field: Field, takes: bool) {
    let Some(popup) = model.popup_mut() else { return };
    let typed = sanitize(popup.filter.input.value().trim()).into_owned();
    let Some(form) = form_mut(model) else { return };
    let result = match (takes, field) {
        (true, Field::Name) => form.take_name(&typed),
        (true, _) => {
            form.heading = Some(typed);
            Ok(())
        }
        (false, _) => Ok(()),
    };
    if let Err(ending) = result {
        let known = Format::ALL.map(|(_, name)| name).join(", ");
        model.set_status(ctx.lang.fill(FormMsg::BadEnding, &[&ending, &known]));
        return;
    }
    form.editing = None;
    if let Some(popup) = model.popup_mut() {
        popup.filter = Default::default();
    }
}

/// Asks the driver to write the file.
fn write(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    let (display, desk) = (model.reader_options.display, model.desk.desk.clone());
    let Some(form) = form_mut(model) else { return Vec::new() };
    let (count, path) = (form.cases().len(), form.file_name());
    if !form.what.suits(count) {
        model.set_status(ctx.lang.fill(FormMsg::NotComparable, &[&count.to_string()]));
        return Vec::new();
    }
    let request = BriefingRequest {
        cases: form.ordered(&ctx.corpus),
        what: form.what,
        heading: Some(form.heading().to_owned()).filter(|heading| !heading.is_empty()),
        format: form.format,
        replace: form.existing.as_ref() == Some(&path),
        path,
        display,
        notes: form.notes.then_some(desk),
    };
    model.answers = form.answers();
    vec![Effect::Brief(Box::new(request))]
}

/// Takes the answer of the driver, which writes files.
pub(super) fn written(model: &mut Model, ctx: &Ctx, written: Written) {
    let key = ctx.key(model.context(), Action::Open);
    let Some(form) = form_mut(model) else { return };
    let name = form.file_name();
    match written.saved {
        Saved::Exists => {
            form.existing = Some(name.clone());
            model.set_status(ctx.lang.fill(FormMsg::Exists, &[&name, &key]));
        }
        Saved::Done(path, bytes) => {
            let row = |label, text: String| (ctx.lang.get(label).to_owned(), text);
            let fetch = written.fetch.map(|command| row(FormMsg::Fetch, command));
            let size = ctx.lang.fill(FormMsg::Bytes, &[&bytes.to_string()]);
            let rows = fetch.into_iter().chain([row(FormMsg::File, path), row(FormMsg::Size, size)]);
            model.open_popup(PopupKind::Written(rows.collect()));
        }
        Saved::Failed(fault) => model.status = Some(faults::brief(&fault, ctx.lang, model.width, model.size.0)),
        Saved::Refused => model.set_status(ctx.lang.get(Msg::SaveRefused)),
    }
}
