//! The status line: the position on the left, the relevant keys on the right; or an input.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{chrome::wrapped_row, prompt::Prompt};
use crate::{
    app::{
        Ctx,
        action::Action,
        hints::{self, Hints},
        model::{CaseList, Focus, Mode, Model},
        page::BlockKind,
        words::{Msg, why},
    },
    corpus::{CaseRef, load::Progress},
    text::{LineWidth, wrap},
    ui::{paint::Pen, screen::clear, theme::Role},
};

/// The minimum columns for a section or title.
const READ: usize = 12;

/// Draws the status line; returns the cursor if it has an input.
pub(super) fn status(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect) -> Option<Position> {
    if let Mode::Find { input, .. } = &model.mode {
        let right = nth_hit(model, ctx, model.highlights.at.map_or(0, |at| at + 1));
        let label = ctx.lang.get(Msg::FindPrompt);
        return Some(Prompt { label, input, selected: false, hint: "", note: &right }.draw(model, buffer, area));
    }
    clear(buffer, area);
    if let Some(say) = &model.status {
        Pen::new(buffer, model.width, area, 0).write(say, Role::Warning);
        return None;
    }
    if let Some(fault) = query_fault(model, ctx) {
        Pen::new(buffer, model.width, area, 0).write(&fault, Role::Warning);
        return None;
    }
    let keys = hints::of(model, ctx);
    // One blank is left before the hints.
    let kept = keys.kept(model.width, area.width) + 1;
    let (left, kept) = if model.replaces_query() {
        (ctx.lang.get(Msg::QuerySelected).to_owned(), kept)
    } else if !model.pending.keys.is_empty() || model.pending.count.is_some() {
        let count = model.pending.count.map(|count| count.to_string()).unwrap_or_default();
        (count + &crate::app::key::write_keys(&model.pending.keys), kept)
    } else if let Some(progress) = &model.loading {
        // Progress needs most of the row: only the first hint has precedence.
        (loading(model, ctx, progress), keys.all.first().map_or(0, |hint| hint.columns(model.width) + 1))
    } else {
        (nowhere(model, ctx).unwrap_or_else(|| whereabouts(model, ctx, kept)), kept)
    };
    // A title gets the rows that it needs and is cut only if there are too few. Any other text leaves room for the hints.
    let room = match area.height {
        1 if model.location.focus != Focus::Cases => usize::from(area.width).saturating_sub(kept),
        _ => area.width.into(),
    };
    let left = if area.height == 1 { model.width.elide(&left, room) } else { left };
    let rows = wrap(&left, LineWidth::plain(area.width), model.width);
    let mut taken = 0;
    for (y, _) in (0..area.height).zip(&rows) {
        let is_last = y + 1 == area.height;
        let text = wrapped_row(&left, &rows, y, area.height);
        let mut pen = Pen::new(buffer, model.width, area, y);
        pen.write(&model.width.elide(text, area.width.into()), Role::Status);
        taken = if is_last { area.width - pen.room() } else { 0 };
    }
    let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    let mut pen = Pen::new(buffer, model.width, last, 0);
    pen.skip(taken);
    hints(model, &keys, &mut pen);
    None
}

/// Returns the position among the highlights of a case.
fn nth_hit(model: &Model, ctx: &Ctx, nth: usize) -> String {
    ctx.lang.fill(Msg::NthHit, &[&nth.to_string(), &model.highlights.ranges.len().to_string()])
}

/// Returns the title of a case as displayed.
fn shown_title(model: &Model, found: &CaseRef<'_>) -> String {
    model.reader_options.display.display_text(found.title(), found.batch.script)
}

/// Returns the progress of loading.
fn loading(model: &Model, ctx: &Ctx, progress: &Progress) -> String {
    let mb = |bytes: u64| (bytes / 1_000_000).to_string();
    let percent = (progress.read * 100).checked_div(progress.total).unwrap_or(100);
    let key = ctx.keymap.key_for(model.context(), Action::Back);
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

/// Returns the words of the query that occur in no case, beside the list of hits.
fn nowhere(model: &Model, ctx: &Ctx) -> Option<String> {
    let is_listed = model.location.focus == Focus::Cases && !matches!(model.mode, Mode::Popup(_));
    let CaseList::Hits { results, .. } = &model.location.list else { return None };
    let words = Some(results.nowhere.join(" ")).filter(|words| is_listed && !words.is_empty())?;
    Some(ctx.lang.fill(Msg::Nowhere, &[&words]))
}

/// Returns the position: batch, case, section, hit; the whole title if the list cuts it. `kept` columns are reserved for
/// hints.
fn whereabouts(model: &Model, ctx: &Ctx, kept: usize) -> String {
    if matches!(model.mode, Mode::Popup(_)) {
        // A popup takes the keys: only hints matter.
        return String::new();
    }
    let mut parts = Vec::new();
    let reads = matches!(model.location.focus, Focus::Reader { .. });
    let hit: Vec<String> =
        model.highlights.at.filter(|_| reads).map(|at| nth_hit(model, ctx, at + 1)).into_iter().collect();
    let panes = model.panes().unwrap_or_default();
    let Some(found) = model.location.case.and_then(|ix| ctx.corpus.get(ix)) else { return String::new() };
    match model.location.focus {
        Focus::Batches => parts.push(model.location.batches.at.checked_sub(1).map_or_else(
            || {
                let counts = [ctx.corpus.len().to_string(), ctx.corpus.batches().len().to_string()];
                ctx.lang.fill(Msg::Overview, &[&counts[0], &counts[1]])
            },
            |batch| {
                ctx.corpus.batches().get(batch).map(|loaded| loaded.batch.title.as_str().to_owned()).unwrap_or_default()
            },
        )),
        Focus::Cases if panes.shows_title(model) || !super::lists::is_cut(model, ctx, &shown_title(model, &found)) => {
            // The title is fully visible elsewhere.
            let room = usize::from(model.size.0).saturating_sub(kept);
            parts.extend([found.id().to_string(), found.batch.published().to_owned()]);
            let taken = columns(model, &parts);
            let issuer = Some(found.batch.issuer.as_str()).filter(|issuer| taken + model.width.of(issuer) <= room);
            parts.extend(issuer.map(str::to_owned));
        }
        Focus::Cases | Focus::Facets => parts.push(shown_title(model, &found)),
        Focus::Reader { .. } => {
            parts.push(found.id().to_string());
            let counts = [(model.location.cases.at + 1).to_string(), model.location.list.len(&ctx.corpus).to_string()];
            parts.push(ctx.lang.fill(Msg::NthOf, &[&counts[0], &counts[1]]));
            // The section, or the title once it has left the screen, gets the remaining room; the section is then above
            // the text.
            let taken = kept + columns(model, &parts) + columns(model, &hit);
            let room = usize::from(model.size.0).saturating_sub(taken);
            let read = if model.location.top == 0 { section(model, ctx) } else { title(model) };
            parts.extend(read.filter(|_| room >= READ).map(|read| model.width.elide(&read, room)));
        }
    }
    parts.extend(hit);
    parts.join("  ")
}

/// Returns the name of the section at the top of the screen.
fn section(model: &Model, ctx: &Ctx) -> Option<String> {
    let row = model.location.top.max(model.page.body);
    let case = model.page.case.as_ref()?;
    let section = model.page.section_at(row).and_then(|at| case.sections.get(at))?;
    let heading = section.heading.clone();
    Some(heading.unwrap_or_else(|| ctx.lang.get(section.kind).to_owned()))
}

/// Returns the columns of parts of the row with the blanks after them.
fn columns(model: &Model, parts: &[String]) -> usize {
    parts.iter().map(|part| model.width.of(part) + 2).sum()
}

/// Returns the title of the open case.
fn title(model: &Model) -> Option<String> {
    let title = model.page.blocks.first().filter(|block| block.kind == BlockKind::Title)?;
    Some(title.text.clone())
}

/// Writes as many key hints as fit; help stays to the last.
fn hints(model: &Model, hints: &Hints, pen: &mut Pen) {
    let mut shown = Vec::new();
    let mut room = usize::from(pen.room()).saturating_sub(1);
    for hint in &hints.all {
        let Some(left) = room.checked_sub(hint.columns(model.width)) else { break };
        room = left;
        shown.push(hint);
    }
    let start = pen.column() + u16::try_from(room + 1).unwrap_or(0);
    pen.to(start);
    for hint in shown.into_iter().rev() {
        pen.write("  ", Role::Quiet).write(&hint.key, Role::Key).write(" ", Role::Quiet).write(hint.word, Role::Quiet);
    }
}
