//! The batch list and the case list.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    case_rows,
    chrome::{scrollbar, tint_selected, title, write_cursor},
    prompt::Prompt,
};
use crate::{
    app::{
        Ctx, facet_preview, facets,
        list_cursor::Rows,
        model::{CaseList, Mode, Model},
        panes::Pane,
        query_input::QueryInput,
        words::{Msg, batch_name},
    },
    corpus::BatchSummary,
    text::{LineWidth, wrap},
    ui::{
        paint::{Pen, tint},
        screen::clear,
        theme::Role,
    },
};

/// Draws the batch list: all cases first, then every batch with its number of cases.
pub(super) fn batches(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane, focused: bool) {
    let len = ctx.corpus.batches().len() + 1;
    title(model, buffer, pane, ctx.lang.get(Msg::Batches), &(len - 1).to_string(), focused);
    let list = model.location.batches;
    for (y, row) in (0..).zip(list.rows(&len, pane.body.height.into())) {
        let (name, count) = match row.checked_sub(1).and_then(|batch| ctx.corpus.batches().get(batch)) {
            Some(loaded) => (batch_name(&loaded.batch, pane.body.width), loaded.case_count()),
            None => (ctx.lang.get(Msg::AllCases).to_owned(), ctx.corpus.len()),
        };
        let count = format!(" ({count})");
        let mut pen = Pen::new(buffer, model.width, pane.body, y);
        write_cursor(&mut pen, model, row == list.at);
        let room = pen.room().saturating_sub(u16::try_from(count.len()).unwrap_or(0) + 1);
        let shown = model.width.elide(&name, room.into());
        pen.write(&shown, Role::Text).write(&count, Role::Quiet);
        if row == list.at {
            tint_selected(buffer, Rect { height: 1, ..pane.body }, y, focused);
        }
    }
    scrollbar(buffer, pane.body, list.top, len);
}

/// Returns date and title of a batch; for a narrow pane month and issuing region, which are distinct in fewer columns. Dates
/// are padded to one width, for the rows of a list.
pub(super) fn batch_name(batch: &BatchSummary, columns: u16) -> String {
    let (date, width, name) = named(batch, columns);
    format!("{date:<width$} {name}")
}

/// Returns date and title of a batch like [`batch_name`](batch_name()), without padding.
pub(super) fn batch_title(batch: &BatchSummary, columns: u16) -> String {
    let (date, _, name) = named(batch, columns);
    format!("{date} {name}")
}

/// Returns the date, the columns of dates, and the name.
fn named(batch: &BatchSummary, columns: u16) -> (&str, usize, &str) {
    if columns >= 50 {
        return (batch.published(), 10, batch.title.as_str());
    }
    (batch.published().get(..7).unwrap_or(batch.published()), 7, batch_name::place(batch))
}

/// Draws the case list; while a query is typed, its first row is the input. Returns the cursor of the input.
pub(super) fn cases(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane, focused: bool) -> Option<Position> {
    let list = &model.location.list;
    let len = list.len(&ctx.corpus);
    let nth = position(model, ctx, len);
    let cursor = match &model.mode {
        Mode::Query(query) => Some(query_prompt(model, ctx, buffer, pane.title, query, &nth)),
        _ => {
            match facet_preview::value(model) {
                Some(value) => {
                    title(model, buffer, pane, &facets::label(value, ctx.lang), &value.count.to_string(), focused)
                }
                None => title(model, buffer, pane, &list_title(model, ctx, pane, len), &nth, focused),
            }
            None
        }
    };
    if len == 0 {
        empty_list(model, ctx, buffer, pane.text_area());
    }
    if let Some(left) = facet_preview::left(model, ctx, pane.body.height.into()) {
        case_rows::draw_left(model, ctx, buffer, pane.body, &left);
        return cursor;
    }
    let rows = model.case_rows(ctx);
    case_rows::draw(model, ctx, buffer, pane.body, &rows, focused);
    scrollbar(buffer, pane.body, model.location.cases.top, rows.len());
    cursor
}

/// Returns the position of the cursor in a list of `len` cases.
fn position(model: &Model, ctx: &Ctx, len: usize) -> String {
    let at = if len == 0 { 0 } else { model.location.cases.at + 1 };
    // Cases that are not yet loaded may be hits.
    let is_read = model.loading.is_none_or(|progress| progress.indexed.is_some());
    let is_searching = matches!(&model.location.list, CaseList::Hits { is_searching, .. } if *is_searching || !is_read);
    let nth = if is_searching { Msg::NthOfMore } else { Msg::NthOf };
    ctx.lang.fill(nth, &[&at.to_string(), &len.to_string()])
}

/// Draws the input of a search with its faults; returns its cursor.
fn query_prompt(model: &Model, ctx: &Ctx, buffer: &mut Buffer, row: Rect, query: &QueryInput, nth: &str) -> Position {
    let prompt = Prompt {
        label: ctx.lang.get(Msg::SearchPrompt),
        input: &query.input,
        selected: query.is_selected,
        hint: ctx.lang.get(Msg::SearchHint),
        note: nth,
    };
    // With the margins of a title.
    let area = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    clear(buffer, row);
    let cursor = prompt.draw(model, buffer, area);
    if let CaseList::Hits { parsed, query: searched, .. } = &model.location.list {
        // A kept search that is named stands elsewhere.
        let faults = if searched == query.input.value() { parsed.faults() } else { &[] };
        for fault in faults {
            tint(buffer, prompt.place(model.width, area, fault.at.clone()), Role::Warning);
        }
    }
    cursor
}

/// Returns the title of a list of `len` cases.
fn list_title(model: &Model, ctx: &Ctx, pane: &Pane, len: usize) -> String {
    match &model.location.list {
        CaseList::Hits { parsed, .. } if let Some(found) = parsed.like().and_then(|id| ctx.corpus.find(id)) => {
            let title = ctx.corpus.get(found).map_or("", |found| found.title());
            ctx.lang.fill(Msg::LikeCase, &[title])
        }
        CaseList::Hits { query, .. } if query.trim().is_empty() => ctx.lang.get(Msg::AllCases).to_owned(),
        CaseList::Hits { query, results, .. } => {
            let whole = results.whole().min(len);
            let [sure, partial] = [whole, len - whole].map(|count| count.to_string());
            match (whole, len - whole) {
                (_, 0) => ctx.lang.fill(Msg::Hits, &[query, &sure]),
                (0, _) => ctx.lang.fill(Msg::PartialHits, &[query, &partial]),
                _ => ctx.lang.fill(Msg::HitsAndPartial, &[query, &sure, &partial]),
            }
        }
        CaseList::System { system, .. } => ctx.lang.fill(Msg::OfSystem, &[system.name()]),
        CaseList::Batch(batch) => {
            let loaded = ctx.corpus.batches().get(*batch);
            loaded.map(|loaded| batch_title(&loaded.batch, pane.body.width)).unwrap_or_default()
        }
        CaseList::All => ctx.lang.get(Msg::AllCases).to_owned(),
    }
}

/// Writes why the list is empty.
fn empty_list(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect) {
    let text = match &model.location.list {
        CaseList::Hits { is_searching: true, .. } => ctx.lang.get(Msg::Seeking).to_owned(),
        CaseList::Hits { blocking_term: Some(condition), .. } => ctx.lang.fill(Msg::BlameFilter, &[condition]),
        CaseList::Hits { query, .. } if !query.trim().is_empty() => ctx.lang.fill(Msg::NothingFound, &[query]),
        _ => ctx.lang.get(Msg::NoCases).to_owned(),
    };
    for (y, row) in (0..area.height).zip(wrap(&text, LineWidth::plain(area.width), model.width)) {
        Pen::new(buffer, model.width, area, y).write(text.get(row.shown).unwrap_or_default(), Role::Quiet);
    }
}
