//! The rows of the case list: number, region and title of a case, a tag that says why it was found; below it, if there is
//! room, the piece of its text that was found; headings between cases.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    chrome::{tint_selected, write_cursor},
    excerpt::write_excerpt,
};
use crate::{
    app::{
        Ctx,
        list_rows::{ListRow, ListRows},
        model::{CaseList, Focus, Model},
        words::{Msg, batch_name::short_name, desk::DeskMsg, place_name::short_place, why},
    },
    corpus::{CaseIx, CaseRef, Span},
    search::{Snippet, title_spans},
    ui::{paint::Pen, theme::Role},
};

/// The columns of the region.
const PLACE: u16 = 6;

/// The fewest columns of a title beside a tag, and of a snippet beside the measure that it stands in.
const TITLE_LEAST: u16 = 12;
const SNIPPET_LEAST: u16 = 32;

/// Draws the visible rows of the list.
pub(super) fn draw(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect, rows: &ListRows, focused: bool) {
    let visible = model.location.cases.rows(rows, area.height.into());
    let numbers = number_columns(model, ctx, rows, area.height);
    for (y, row) in (0..area.height).zip(visible) {
        let line = Rect { y: area.y + y, height: 1, ..area };
        match rows.get(row) {
            Some(ListRow::Case(case)) => draw_case(model, ctx, buffer, line, case, numbers),
            Some(ListRow::Snippet(case)) => draw_snippet(model, ctx, buffer, line, case, numbers),
            Some(ListRow::Heading(case)) => draw_heading(model, ctx, buffer, line, case),
            None => {}
        }
        if rows.case_at(row) == Some(model.location.cases.at) {
            tint_selected(buffer, line, 0, focused);
        }
    }
}

/// Draws these cases of the list, one below the other.
pub(super) fn draw_left(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect, cases: &[usize]) {
    let numbers = columns_of(cases.iter().filter_map(|at| Some(case(model, ctx, *at)?.number())));
    for (y, at) in (0..area.height).zip(cases) {
        draw_case(model, ctx, buffer, Rect { y: area.y + y, height: 1, ..area }, *at, numbers);
    }
}

/// Draws the heading above a case: of its batch, or of the hits that hold only a part of the query.
fn draw_heading(model: &Model, ctx: &Ctx, buffer: &mut Buffer, line: Rect, below: usize) {
    let batch = || {
        let loaded = ctx.corpus.batches().get(case(model, ctx, below)?.batch_ix)?;
        let words = [short_name(&loaded.batch), loaded.case_count().to_string(), loaded.batch.published().to_owned()];
        Some(ctx.lang.fill(Msg::BatchHeading, &[&words[0], &words[1], &words[2]]))
    };
    let text = match model.location.list {
        CaseList::Hits { .. } => ctx.lang.get(Msg::ThenRelated).to_owned(),
        _ => batch().unwrap_or_default(),
    };
    let mut pen = Pen::new(buffer, model.width, line, 0);
    let room = pen.room().saturating_sub(2);
    pen.write(" ", Role::Quiet).write(&model.width.elide(&text, room.into()), Role::Quiet);
}

/// Returns the case in a row of the list.
fn case<'c>(model: &Model, ctx: &'c Ctx, case: usize) -> Option<CaseRef<'c>> {
    ctx.corpus.get(model.location.list.case(&ctx.corpus, case)?)
}

/// Draws a case: its number in `numbers` columns, region, title, and the tag.
fn draw_case(model: &Model, ctx: &Ctx, buffer: &mut Buffer, line: Rect, at: usize, numbers: u16) {
    let Some(found) = case(model, ctx, at) else { return };
    let mut pen = Pen::new(buffer, model.width, line, 0);
    let selected = at == model.location.cases.at && model.location.focus != Focus::Facets;
    write_cursor(&mut pen, model, selected);
    pen.write(&format!("{:>1$} ", found.number(), numbers.into()), Role::Quiet);
    pen.field(short_place(&found), PLACE, Role::Place).write(" ", Role::Text);
    let (mut spans, mut tag): (Vec<Span>, String) = Default::default();
    if let (CaseList::Hits { parsed, .. }, Some(hit)) = (&model.location.list, model.location.list.hit(at)) {
        spans = title_spans(&ctx.corpus, &ctx.index, parsed, hit);
        tag = why::tag(hit, parsed, ctx.lang);
    }
    let title = model.reader_options.display.display_text(found.title(), found.batch.script);
    // The last column is left to the scrollbar.
    let mark = mark(model, ctx, found.ix);
    let mark_columns = u16::try_from(model.width.of(&mark)).unwrap_or(0);
    let mark_columns = mark_columns + u16::from(mark_columns > 0);
    let all = pen.room().saturating_sub(1 + mark_columns);
    let columns = u16::try_from(model.width.of(&tag) + 1).unwrap_or(u16::MAX);
    let room = all.checked_sub(columns).filter(|room| !tag.is_empty() && *room >= TITLE_LEAST);
    write_excerpt(&mut pen, model.width, &title, &spans, room.unwrap_or(all).into(), Role::Text);
    if room.is_some() {
        let gap = pen.room().saturating_sub(columns + mark_columns);
        pen.skip(gap).write(&tag, Role::Quiet);
    }
    if mark_columns > 0 {
        let gap = pen.room().saturating_sub(mark_columns);
        pen.skip(gap).write(&mark, Role::Quiet);
    }
}

/// Returns the mark of a case that is on the desk: a star for folders, and the first character of its state, else that of
/// notes, else that of tags.
fn mark(model: &Model, ctx: &Ctx, ix: CaseIx) -> String {
    let mark = model.desk.mark(ix);
    let star = if mark.folders > 0 { "*" } else { "" };
    let state = mark.status.and_then(|status| ctx.lang.get(status).split(' ').next_back()?.chars().next());
    let note = ctx.lang.get(DeskMsg::NoteMark).chars().next().filter(|_| mark.notes > 0);
    let tag = Some('#').filter(|_| mark.tags > 0);
    star.chars().chain(state.or(note).or(tag)).collect()
}

/// Draws the snippet of a case below its title, and on the right the measure that it stands in.
fn draw_snippet(model: &Model, ctx: &Ctx, buffer: &mut Buffer, line: Rect, at: usize, numbers: u16) {
    let CaseList::Hits { snippets, .. } = &model.location.list else { return };
    let (Some(Some(snippet)), Some(found)) = (snippets.get(at), case(model, ctx, at)) else { return };
    let mut pen = Pen::new(buffer, model.width, line, 0);
    pen.to(line.x + 2 + numbers + PLACE + 1);
    let measure = measure(snippet, ctx);
    let columns = u16::try_from(model.width.of(&measure) + 2).unwrap_or(u16::MAX);
    let all = pen.room().saturating_sub(1);
    let room = all.checked_sub(columns).filter(|room| !measure.is_empty() && *room >= SNIPPET_LEAST);
    let text = model.reader_options.display.display_text(&snippet.text, found.batch.script);
    write_excerpt(&mut pen, model.width, &text, &snippet.spans, room.unwrap_or(all).into(), Role::Text);
    if room.is_some() {
        let gap = pen.room().saturating_sub(columns - 1);
        pen.skip(gap).write(&measure, Role::Quiet);
    }
}

/// Returns the section and measure of a snippet.
fn measure(snippet: &Snippet, ctx: &Ctx) -> String {
    let Some((kind, label)) = &snippet.measure else { return String::new() };
    let parts = [Some(ctx.lang.get(*kind)), label.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join("·")
}

/// Returns the columns of the numbers of the visible cases, at least three.
fn number_columns(model: &Model, ctx: &Ctx, rows: &ListRows, height: u16) -> u16 {
    let visible = model.location.cases.rows(rows, height.into());
    columns_of(visible.filter_map(|row| Some(case(model, ctx, rows.case_at(row)?)?.number())))
}

/// Returns the columns of the longest number, at least three.
fn columns_of(numbers: impl Iterator<Item = u32>) -> u16 {
    let digits = numbers.max().unwrap_or(0).checked_ilog10().unwrap_or(0) + 1;
    u16::try_from(digits.max(3)).unwrap_or(3)
}
