//! The status line: the keys that matter, the way back first and help at the right end; between them the position; or a
//! message, or an input.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    chrome::{columns_of, shown_title, wrapped_row},
    prompt::Prompt,
};
use crate::{
    app::{
        Ctx,
        action::Action,
        desk_picker::DeskField,
        hints::{self, Hint, Hints},
        keymap::Context,
        model::{CaseList, Focus, Mode, Model},
        words::{Msg, ReviewMsg, batch_name::short_name, desk::DeskMsg, keys::key_names, why},
    },
    corpus::{CaseRef, load::Progress},
    text::{LineWidth, sanitize, wrap},
    ui::{paint::Pen, screen::clear, theme::Role},
};

/// The minimum columns for the position.
const LEAST: usize = 8;
/// The blanks before and after it.
const GAP: usize = 2;

/// Draws the status line; returns the cursor if it has an input.
pub(super) fn status(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect) -> Option<Position> {
    if let Mode::Find { input, .. } = &model.mode {
        let hit = nth_hit(model, ctx, model.highlights.at.map_or(0, |at| at + 1));
        let note = model.status.as_ref().unwrap_or(&hit);
        let label = ctx.lang.get(Msg::FindPrompt);
        return Some(Prompt { label, input, selected: false, hint: "", note }.draw(model, buffer, area));
    }
    if let Mode::Field { input, .. } | Mode::Desk { input, .. } | Mode::File(input) = &model.mode {
        let note = model.status.as_deref().unwrap_or_default();
        let (label, hint) = match &model.mode {
            Mode::Field { field, .. } => (ctx.lang.get(*field), ""),
            Mode::Desk { field: DeskField::Note { .. }, .. } => (ctx.lang.get(DeskMsg::NotePrompt), ""),
            Mode::Desk { field: DeskField::Due(_), .. } => {
                (ctx.lang.get(DeskMsg::DuePrompt), ctx.lang.get(DeskMsg::DueHint))
            }
            _ => (ctx.lang.get(ReviewMsg::FilePrompt), ctx.lang.get(ReviewMsg::FileHint)),
        };
        clear(buffer, area);
        return Some(Prompt { label, input, selected: false, hint, note }.draw(model, buffer, area));
    }
    clear(buffer, area);
    let mut hints = hints::of(model, ctx);
    if completions(model, ctx, buffer, area) {
        return None;
    }
    if let Some(text) = model.status.clone().or_else(|| query_fault(model, ctx)) {
        let mut pen = Pen::new(buffer, model.width, area, 0);
        pen.write(&text, Role::Warning);
        let help = hints.help.filter(|help| help.columns(model.width) < pen.room().into());
        if let Some(help) = help {
            write_help(&mut pen, model, area, &help);
        }
        return None;
    }
    let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    let mut info = info(model, ctx);
    if area.height > 1 {
        // The title of a case that the list cuts takes the rows above.
        rows_above(model, ctx, buffer, Rect { height: area.height - 1, ..area });
    }
    if let Some(progress) = &model.loading {
        // Progress needs most of the row.
        info = vec![loading(model, ctx, progress)];
        hints.all.clear();
    }
    bar(model, buffer, last, &hints, &info);
    None
}

/// Draws the completions of the word that is typed, the one that the key takes first; returns `false` if there are none.
fn completions(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect) -> bool {
    let key = ctx.key(Context::Input, Action::NextCase);
    let offered = &model.completions.offered;
    if offered.is_empty() || key.is_empty() || model.status.is_some() {
        return false;
    }
    let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    let mut pen = Pen::new(buffer, model.width, last, 0);
    pen.write(&key, Role::Key).write(" ", Role::Text);
    for (at, completion) in offered.iter().enumerate() {
        let text = sanitize(&completion.text);
        if at > 0 && model.width.of(&text) > pen.room().into() {
            break;
        }
        pen.write(&text, if at == 0 { Role::Text } else { Role::Quiet }).write("  ", Role::Text);
    }
    true
}

/// Draws hints on the left, help at the right end, and before it as much of `info` as the hints with precedence leave.
fn bar(model: &Model, buffer: &mut Buffer, row: Rect, hints: &Hints, info: &[String]) {
    let (kept, taken) = hints.kept(model.width, row.width);
    let help = hints.help.as_ref().map_or(0, |hint| hint.columns(model.width));
    let room = usize::from(row.width).saturating_sub(help);
    let for_info = Some(room.saturating_sub(taken + GAP)).filter(|left| *left >= LEAST);
    let info = for_info.map_or_else(String::new, |left| whole_parts(model, info, left));
    let end = room.saturating_sub(columns_of(&info, model.width, GAP));
    let mut pen = Pen::new(buffer, model.width, row, 0);
    for (at, hint) in hints.all.iter().enumerate() {
        let after = usize::from(pen.column()) + hint.columns(model.width);
        if after > if at < kept { room } else { end } {
            break;
        }
        write_hint(&mut pen, hint);
        pen.write("  ", Role::Text);
    }
    let start = room.saturating_sub(columns_of(&info, model.width, GAP));
    pen.to(u16::try_from(start).unwrap_or(0)).write(&info, Role::Status);
    if let Some(hint) = hints.help.as_ref().filter(|_| usize::from(pen.column()) <= room) {
        write_help(&mut pen, model, row, hint);
    }
}

/// Writes the hint of help at the right end of a row, with a blank as its margin.
fn write_help(pen: &mut Pen, model: &Model, row: Rect, hint: &Hint) {
    let columns = u16::try_from(hint.columns(model.width)).unwrap_or(u16::MAX);
    pen.to(row.right().saturating_sub(columns.saturating_sub(1)));
    write_hint(pen, hint);
}

/// Returns the parts that fit `room` columns whole; the first one is cut if it must be.
fn whole_parts(model: &Model, parts: &[String], room: usize) -> String {
    let Some((first, rest)) = parts.split_first() else { return String::new() };
    let mut info = model.width.elide(first, room);
    for part in rest {
        if model.width.of(&info) + GAP + model.width.of(part) > room {
            break;
        }
        info = format!("{info}  {part}");
    }
    info
}

fn write_hint(pen: &mut Pen, hint: &Hint) {
    pen.write(&hint.key, Role::Key).write(" ", Role::Text).write(hint.word, Role::Text);
}

/// Draws the title of the selected case.
fn rows_above(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect) {
    let Some(found) = model.location.case.and_then(|ix| ctx.corpus.get(ix)) else { return };
    let title = shown_title(model, &found);
    let rows = wrap(&title, LineWidth::plain(area.width), model.width);
    for y in 0..area.height {
        let text = wrapped_row(&title, &rows, y, area.height);
        let text = model.width.elide(text, area.width.into());
        Pen::new(buffer, model.width, area, y).write(&text, Role::Status);
    }
}

/// Returns the position among the highlights of a case.
fn nth_hit(model: &Model, ctx: &Ctx, nth: usize) -> String {
    ctx.lang.fill(Msg::NthHit, &[&nth.to_string(), &model.highlights.ranges.len().to_string()])
}

/// Returns the progress of loading.
fn loading(model: &Model, ctx: &Ctx, progress: &Progress) -> String {
    let mb = |bytes: u64| (bytes / 1_000_000).to_string();
    let percent = (progress.read * 100).checked_div(progress.total).unwrap_or(100);
    let key = ctx.key(model.context(), Action::Back);
    let cases = progress.cases.to_string();
    if let Some(indexed) = progress.indexed {
        return ctx.lang.fill(Msg::Indexing, &[&indexed.to_string(), &key]);
    }
    ctx.lang.fill(Msg::Loading, &[&percent.to_string(), &cases, &mb(progress.read), &mb(progress.total), &key])
}

/// Returns the first fault of the typed query.
fn query_fault(model: &Model, ctx: &Ctx) -> Option<String> {
    let (Mode::Query(_), CaseList::Hits { parsed, query, .. }) = (&model.mode, &model.location.list) else {
        return None;
    };
    parsed.faults().first().map(|fault| why::query_fault(fault, query, ctx.lang))
}

/// Returns the words of the query that occur in no case.
fn nowhere(model: &Model, ctx: &Ctx) -> Option<String> {
    let CaseList::Hits { results, .. } = &model.location.list else { return None };
    let words = Some(results.nowhere.join(" ")).filter(|words| !words.is_empty())?;
    Some(ctx.lang.fill(Msg::Nowhere, &[&words]))
}

/// Returns the text beside the hints: the keys of an unfinished sequence, else the position.
fn info(model: &Model, ctx: &Ctx) -> Vec<String> {
    if model.replaces_query() {
        return vec![ctx.lang.get(Msg::QuerySelected).to_owned()];
    }
    if !model.pending.keys.is_empty() || model.pending.count.is_some() {
        let count = model.pending.count.map(|count| count.to_string()).unwrap_or_default();
        return vec![count + &key_names(&model.pending.keys, ctx.lang)];
    }
    match &model.mode {
        // A popup takes the keys: only hints matter.
        Mode::Popup(_) => Vec::new(),
        _ if model.review.is_some() => Vec::new(),
        _ => whereabouts(model, ctx),
    }
}

/// Returns why the case was found, or the hit; the batch and the number of the case there.
fn whereabouts(model: &Model, ctx: &Ctx) -> Vec<String> {
    let nowhere = nowhere(model, ctx).filter(|_| model.location.focus == Focus::Cases);
    let Some(found) = model.location.case.and_then(|ix| ctx.corpus.get(ix)) else {
        return nowhere.into_iter().collect();
    };
    let mut parts: Vec<String> = match model.location.focus {
        Focus::Batches => return vec![chosen_batch(model, ctx)],
        Focus::Cases => nowhere.into_iter().chain(reasons(model, ctx)).collect(),
        // The list there is of what a value leaves.
        Focus::Facets => return Vec::new(),
        Focus::Reader { .. } => model.highlights.at.map(|at| nth_hit(model, ctx, at + 1)).into_iter().collect(),
    };
    parts.push(nth_of_batch(&found, ctx));
    parts
}

/// Returns the name of the selected batch, or the size of the corpus.
fn chosen_batch(model: &Model, ctx: &Ctx) -> String {
    let batch = model.location.batches.at.checked_sub(1).and_then(|batch| ctx.corpus.batches().get(batch));
    batch.map_or_else(
        || {
            let counts = [ctx.corpus.len().to_string(), ctx.corpus.batches().len().to_string()];
            ctx.lang.fill(Msg::Overview, &[&counts[0], &counts[1]])
        },
        |loaded| loaded.batch.title.as_str().to_owned(),
    )
}

/// Returns the batch of a case and its number there.
fn nth_of_batch(found: &CaseRef<'_>, ctx: &Ctx) -> String {
    ctx.lang.fill(Msg::NthOfBatch, &[&short_name(found.batch), &found.number().to_string()])
}

/// Returns why the selected case was found.
fn reasons(model: &Model, ctx: &Ctx) -> Vec<String> {
    match (&model.location.list, model.location.list.hit(model.location.cases.at)) {
        (CaseList::Hits { parsed, .. }, Some(hit)) => why::reasons(hit, parsed, ctx.lang),
        _ => Vec::new(),
    }
}
