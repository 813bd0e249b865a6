//! The batch list and the case list.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    chrome::{scrollbar, tint_selected, title, write_cursor},
    excerpt::write_excerpt,
    prompt::Prompt,
};
use crate::{
    app::{
        Ctx,
        model::{CaseList, Mode, Model},
        panes::Pane,
        query_input::QueryInput,
        words::{self, LEVELS, Lang, Msg, why},
    },
    corpus::{BatchSummary, CaseSummary, Span},
    search::{Field, Snippet, title_spans},
    text::{LineWidth, Width, wrap},
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
    for (y, row) in (0..).zip(list.rows(len, pane.body.height.into())) {
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

/// Returns date and title of a batch like [`batch_name`], without padding.
pub(super) fn batch_title(batch: &BatchSummary, columns: u16) -> String {
    let (date, _, name) = named(batch, columns);
    format!("{date} {name}")
}

/// Returns the date, the columns of dates, and the name.
fn named(batch: &BatchSummary, columns: u16) -> (&str, usize, &str) {
    if columns >= 50 {
        return (batch.published(), 10, batch.title.as_str());
    }
    let issuer = batch.issuer.as_str();
    let place = issuer.char_indices().find(|(_, c)| LEVELS.contains(c)).map(|(at, c)| at + c.len_utf8());
    let place = place.and_then(|end| issuer.get(..end)).unwrap_or(issuer);
    (batch.published().get(..7).unwrap_or(batch.published()), 7, place)
}

/// Draws the case list; while a query is typed, its first row is the input. Returns the cursor of the input.
pub(super) fn cases(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane, focused: bool) -> Option<Position> {
    let list = &model.location.list;
    let len = list.len(&ctx.corpus);
    let nth = position(model, ctx, len);
    let cursor = match &model.mode {
        Mode::Query(query) => Some(query_prompt(model, ctx, buffer, pane.title, query, &nth)),
        _ => {
            title(model, buffer, pane, &list_title(model, ctx, pane, len), &nth, focused);
            None
        }
    };
    if len == 0 {
        empty_list(model, ctx, buffer, pane.text_area());
    }
    // Where all hits leave room, each has a second row: why it was found, and what stands there.
    let snippets = list.snippets(pane.body.height.into());
    let height = if snippets.is_some() { 2 } else { 1 };
    let numbers = number_columns(model, ctx, pane.body.height);
    let selection = model.location.cases;
    for (y, row) in (pane.body.y..).step_by(height.into()).zip(selection.rows(len, pane.body.height.into())) {
        let area = Rect { y, height, ..pane.body };
        draw_case(model, ctx, buffer, area, row, numbers, snippets.and_then(|snippets| snippets.get(row)));
        if row == selection.at {
            tint_selected(buffer, area, 0, focused);
        }
    }
    scrollbar(buffer, pane.body, selection.top, len);
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
    if let CaseList::Hits { parsed, .. } = &model.location.list {
        for fault in parsed.faults() {
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

/// Draws the case of row `row` of the list, its number in `numbers` columns; its snippet, if the list has any, in the row
/// below.
fn draw_case(
    model: &Model,
    ctx: &Ctx,
    buffer: &mut Buffer,
    area: Rect,
    row: usize,
    numbers: u16,
    snippet: Option<&Option<Snippet>>,
) {
    let list = &model.location.list;
    let Some(found) = list.case(&ctx.corpus, row).and_then(|ix| ctx.corpus.get(ix)) else { return };
    let mut pen = Pen::new(buffer, model.width, area, 0);
    write_cursor(&mut pen, model, row == model.location.cases.at);
    pen.write(&format!("{:>1$} ", found.number(), numbers.into()), Role::Quiet);
    let (mut spans, mut reasons, mut is_marked) = (Vec::new(), Vec::new(), false);
    if let (CaseList::Hits { parsed, .. }, Some(hit)) = (list, list.hit(row)) {
        spans = title_spans(&ctx.corpus, &ctx.index, parsed, hit);
        reasons = why::reasons(hit, parsed, ctx.lang);
        is_marked = !hit.partial && hit.reasons.first().is_some_and(|reason| reason.field == Field::Title);
    }
    let reason = reasons.first().filter(|_| area.width >= FOR_REASONS && snippet.is_none());
    let shown = |text: &str| model.reader_options.display.display_text(text, found.batch.script);
    // Where no piece of the text is shown below, a long title goes on there.
    let goes_on = snippet.is_some_and(Option::is_none);
    let title = Title { text: shown(found.title()), spans, is_marked, goes_on };
    let (start, rest) = case_row(&mut pen, model, &found, &title, reason.map_or("", String::as_str), area.width);
    let Some(snippet) = snippet else { return };
    let mut pen = Pen::new(buffer, model.width, area, 1);
    match rest {
        Some(rest) => rest_row(pen.to(start), model.width, &rest, &reasons),
        None => {
            pen.to(start.min(area.x + MOST_INDENT));
            let snippet = snippet.as_ref().map(|snippet| Snippet { text: shown(&snippet.text), ..snippet.clone() });
            snippet_row(&mut pen, model.width, ctx.lang, &reasons, snippet.as_ref());
        }
    }
}

/// The columns of the cursor, of the blank after a number, and of the scrollbar with the blank before the title.
const AROUND: u16 = 1 + 1 + 2;

/// Returns the columns of the numbers of the visible cases, at least three.
fn number_columns(model: &Model, ctx: &Ctx, height: u16) -> u16 {
    let shown = &model.location.list;
    let rows = model.location.cases.rows(shown.len(&ctx.corpus), height.into());
    let numbers = rows.filter_map(|row| Some(ctx.corpus.get(shown.case(&ctx.corpus, row)?)?.number()));
    let digits = numbers.max().unwrap_or(0).checked_ilog10().unwrap_or(0) + 1;
    u16::try_from(digits.max(3)).unwrap_or(3)
}

/// Returns the columns of the region, which is short in a narrow list.
fn place_columns(columns: u16) -> u16 {
    if is_narrow(columns) { 6 } else { 14 }
}

fn is_narrow(columns: u16) -> bool {
    columns < 76
}

/// Returns `true` if the case list cuts a title, or may because something follows it.
pub(super) fn is_cut(model: &Model, ctx: &Ctx, title: &str) -> bool {
    let body = model.panes().and_then(|panes| panes.cases).map_or(Rect::default(), |pane| pane.body);
    let around = AROUND + number_columns(model, ctx, body.height) + place_columns(body.width);
    let room = body.width.saturating_sub(around);
    matches!(model.location.list, CaseList::Hits { .. }) || model.width.of(title) > room.into()
}

/// A title in the list.
struct Title {
    /// As displayed.
    text: String,
    /// The matched characters.
    spans: Vec<Span>,
    /// `true` if the case was found by its title, which shows why.
    is_marked: bool,
    /// `true` if it may continue in a second row.
    goes_on: bool,
}

impl Title {
    /// Returns the rest of the title from byte `at`.
    fn from(&self, at: usize) -> Self {
        let (before, text) = self.text.split_at_checked(at).unwrap_or((&self.text, ""));
        let chars = u32::try_from(before.chars().count()).unwrap_or(u32::MAX);
        let moved = |span: &Span| (span.1 > chars).then(|| Span(span.0.saturating_sub(chars), span.1 - chars));
        let spans = self.spans.iter().filter_map(moved).collect();
        Self { text: text.to_owned(), spans, is_marked: self.is_marked, goes_on: false }
    }
}

/// Writes region and title after the number; the last column is left to the scrollbar. Returns the column of the title, and
/// the rest of it for a second row.
fn case_row(
    pen: &mut Pen,
    model: &Model,
    case: &CaseSummary<'_>,
    title: &Title,
    why: &str,
    columns: u16,
) -> (u16, Option<Title>) {
    let place = if is_narrow(columns) { short_place(case).to_owned() } else { place(case) };
    pen.field(&place, place_columns(columns), Role::Place).write(" ", Role::Text);
    let all = pen.room().saturating_sub(1);
    let columns_of_why = u16::try_from(model.width.of(why)).unwrap_or(u16::MAX);
    // In a narrow list a title that shows why is not cut for the reason; another one keeps half of the row.
    let fits = !is_narrow(columns) || model.width.of(&title.text) < usize::from(all.saturating_sub(columns_of_why));
    let why = if fits || (!title.is_marked && columns_of_why < all / 2) { why } else { "" };
    let room = if why.is_empty() { all } else { all.saturating_sub(columns_of_why + 1) };
    let start = pen.column();
    let rows = if title.goes_on { wrap(&title.text, LineWidth::plain(room), model.width) } else { Vec::new() };
    let rest = rows.get(1).map(|row| title.from(row.bytes.start));
    let first = rows.first().filter(|_| rest.is_some()).and_then(|row| title.text.get(row.shown.clone()));
    write_excerpt(pen, model.width, first.unwrap_or(&title.text), &title.spans, room.into(), Role::Text);
    if !why.is_empty() {
        let room = pen.room().saturating_sub(1);
        pen.skip(room.saturating_sub(u16::try_from(model.width.of(why)).unwrap_or(u16::MAX)));
        pen.write(why, Role::Quiet);
    }
    (start, rest)
}

/// Writes the rest of a title, and on the right the reasons; the last column is left to the scrollbar.
fn rest_row(pen: &mut Pen, width: Width, rest: &Title, reasons: &[String]) {
    let room = usize::from(pen.room().saturating_sub(1));
    // The reasons get the room that the title leaves, and at least half of the row.
    let title = width.of(&rest.text).min(room / 2);
    let reasons = width.elide(&reasons.join("  "), room.saturating_sub(title + 1));
    let left = room.saturating_sub(width.of(&reasons) + 1);
    write_excerpt(pen, width, &rest.text, &rest.spans, left, Role::Text);
    let gap = usize::from(pen.room().saturating_sub(1)).saturating_sub(width.of(&reasons));
    pen.skip(u16::try_from(gap).unwrap_or(u16::MAX)).write(&reasons, Role::Quiet);
}

/// Writes the reasons of a hit and its snippet; the last column is left to the scrollbar.
fn snippet_row(pen: &mut Pen, width: Width, lang: Lang, reasons: &[String], snippet: Option<&Snippet>) {
    // Beside a piece of the text the best reason is enough.
    let in_text = snippet.is_some_and(|snippet| snippet.field >= Field::Heading);
    let shown = if in_text { reasons.get(..1) } else { Some(reasons) }.unwrap_or_default().join("  ");
    pen.write(&width.elide(&shown, usize::from(pen.room().saturating_sub(1))), Role::Quiet).write("  ", Role::Quiet);
    if let Some(snippet) = snippet {
        if let Some((kind, label)) = &snippet.measure {
            let measure = [Some(lang.get(*kind)), label.as_deref()].into_iter().flatten();
            pen.write(&measure.collect::<Vec<_>>().join("·"), Role::Quiet).write("  ", Role::Quiet);
        }
        let room = usize::from(pen.room().saturating_sub(1));
        write_excerpt(pen, width, &snippet.text, &snippet.spans, room, Role::Text);
    }
}

/// The limit of the indent of the second row of a hit.
const MOST_INDENT: u16 = 12;

/// The minimum columns of a case list for reasons in its rows.
const FOR_REASONS: u16 = 44;

/// Returns city and county, without the province.
fn place(case: &CaseSummary<'_>) -> String {
    let text: String = [case.city(), case.county()].into_iter().flatten().collect();
    if text.is_empty() { case.province().to_owned() } else { text }
}

/// Returns the smallest named region, without its level if two characters are left.
fn short_place<'c>(case: &CaseSummary<'c>) -> &'c str {
    let name = case.county().or(case.city()).unwrap_or(case.province());
    let short = words::ZONES.iter().find_map(|zone| name.strip_suffix(zone)).or_else(|| name.strip_suffix(LEVELS));
    short.filter(|short| short.chars().count() > 1).unwrap_or(name)
}
