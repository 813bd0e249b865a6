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
        words::{self, LEVELS, Msg, why},
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
            Some(loaded) => (batch_name(&loaded.batch, pane.body.width), loaded.len()),
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
        return (batch.published(), 10, batch.title());
    }
    let issuer = batch.issuer();
    let place = issuer.char_indices().find(|(_, c)| LEVELS.contains(c)).map(|(at, c)| at + c.len_utf8());
    let place = place.and_then(|end| issuer.get(..end)).unwrap_or(issuer);
    (batch.published().get(..7).unwrap_or(batch.published()), 7, place)
}

/// Draws the case list; while a query is typed, its first row is the input. Returns the cursor of the input.
pub(super) fn cases(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane, focused: bool) -> Option<Position> {
    let corpus = &ctx.corpus;
    let len = model.location.list.len(corpus);
    let list = model.location.cases;
    let position = if len == 0 { 0 } else { list.at + 1 };
    // Cases that are not yet loaded may be hits.
    let is_read = model.loading.is_none_or(|progress| progress.indexed.is_some());
    let is_searching = matches!(&model.location.list, CaseList::Hits { is_searching, .. } if *is_searching || !is_read);
    let nth = if is_searching { Msg::NthOfMore } else { Msg::NthOf };
    let nth = ctx.lang.fill(nth, &[&position.to_string(), &len.to_string()]);
    let cursor = match (&model.mode, &model.location.list) {
        (Mode::Query(query_input), _) => {
            let prompt = Prompt {
                label: ctx.lang.get(Msg::SearchPrompt),
                input: &query_input.input,
                selected: query_input.is_selected,
                hint: ctx.lang.get(Msg::SearchHint),
                note: &nth,
            };
            // With the margins of a title.
            let area = Rect { x: pane.title.x + 1, width: pane.title.width.saturating_sub(2), ..pane.title };
            clear(buffer, pane.title);
            let cursor = prompt.draw(model, buffer, area);
            mark_faults(model, buffer, area, &prompt);
            Some(cursor)
        }
        (_, CaseList::Hits { query, results, .. }) => {
            let partial = len > 0 && results.whole() == 0;
            let word = if partial { Msg::PartialHits } else { Msg::Hits };
            let text = ctx.lang.fill(word, &[query, &len.to_string()]);
            title(model, buffer, pane, &text, &nth, focused);
            None
        }
        (_, CaseList::System { system, .. }) => {
            title(model, buffer, pane, &ctx.lang.fill(Msg::OfSystem, &[system.name()]), &nth, focused);
            None
        }
        (_, CaseList::Batch(batch)) => {
            let name = corpus
                .batches()
                .get(*batch)
                .map(|loaded| batch_title(&loaded.batch, pane.body.width))
                .unwrap_or_default();
            title(model, buffer, pane, &name, &nth, focused);
            None
        }
        (_, CaseList::All) => {
            title(model, buffer, pane, ctx.lang.get(Msg::AllCases), &nth, focused);
            None
        }
    };
    if len == 0 {
        let text = match &model.location.list {
            CaseList::Hits { is_searching: true, .. } => ctx.lang.get(Msg::Seeking).to_owned(),
            CaseList::Hits { blocking_term: Some(condition), .. } => ctx.lang.fill(Msg::BlameFilter, &[condition]),
            CaseList::Hits { query, .. } if !query.trim().is_empty() => ctx.lang.fill(Msg::NothingFound, &[query]),
            _ => ctx.lang.get(Msg::NoCases).to_owned(),
        };
        let area = pane.text_area();
        for (y, row) in (0..area.height).zip(wrap(&text, LineWidth::plain(area.width), model.width)) {
            let shown = text.get(row.shown).unwrap_or_default();
            Pen::new(buffer, model.width, area, y).write(shown, Role::Quiet);
        }
    }
    // Where all hits leave room, each has a second row: why it was found, and what stands there.
    let snippets = model.location.list.snippets(pane.body.height.into());
    let rows = if snippets.is_some() { 2 } else { 1 };
    let numbers = number_columns(model, ctx, pane.body.height);
    for (y, row) in (0..).step_by(rows.into()).zip(list.rows(len, pane.body.height.into())) {
        let Some(found) = model.location.list.case(corpus, row).and_then(|ix| corpus.get(ix)) else { continue };
        let mut pen = Pen::new(buffer, model.width, pane.body, y);
        write_cursor(&mut pen, model, row == list.at);
        let (mut spans, mut reasons) = (Vec::new(), Vec::new());
        if let (CaseList::Hits { parsed, .. }, Some(hit)) = (&model.location.list, model.location.list.hit(row)) {
            spans = title_spans(corpus, &ctx.index, parsed, hit);
            reasons = why::reasons(hit, parsed, ctx.lang);
        }
        let why = reasons.first().filter(|_| pane.body.width >= FOR_REASONS && snippets.is_none());
        let glimpse = snippets.and_then(|snippets| snippets.get(row));
        let shown = |text: &str| model.reader_options.display.display_text(text, found.batch.script());
        let title = Title {
            text: shown(found.title()),
            spans,
            // Where no piece of the text is shown below, a long title goes on there.
            goes_on: glimpse.is_some_and(Option::is_none),
        };
        let why = why.map_or("", String::as_str);
        pen.write(&format!("{:>1$} ", found.number(), numbers.into()), Role::Quiet);
        let (start, rest) = case_row(&mut pen, model, &found, &title, why, pane.body.width);
        if let Some(glimpse) = glimpse {
            let mut pen = Pen::new(buffer, model.width, pane.body, y + 1);
            match rest {
                Some(rest) => rest_row(pen.to(start), model.width, &rest, &reasons),
                None => {
                    pen.to(start.min(pane.body.x + MOST_INDENT));
                    let glimpse =
                        glimpse.as_ref().map(|glimpse| Snippet { text: shown(&glimpse.text), ..glimpse.clone() });
                    glimpse_row(&mut pen, model.width, &reasons, glimpse.as_ref());
                }
            }
        }
        if row == list.at {
            tint_selected(buffer, Rect { height: rows, ..pane.body }, y, focused);
        }
    }
    scrollbar(buffer, pane.body, list.top, len);
    cursor
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
    /// `true` if it may continue in a second row.
    goes_on: bool,
}

impl Title {
    /// Returns the rest of the title from byte `at`.
    fn from(&self, at: usize) -> Self {
        let (before, text) = self.text.split_at_checked(at).unwrap_or((&self.text, ""));
        let chars = u32::try_from(before.chars().count()).unwrap_or(u32::MAX);
        let moved = |span: &Span| (span.1 > chars).then(|| Span(span.0.saturating_sub(chars), span.1 - chars));
        Self { text: text.to_owned(), spans: self.spans.iter().filter_map(moved).collect(), goes_on: false }
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
    let wanted = place_columns(columns);
    let place = if is_narrow(columns) { short_place(case).to_owned() } else { place(case) };
    pen.field(&place, wanted, Role::Place).write(" ", Role::Text);
    let note = if why.is_empty() { 0 } else { model.width.of(why) + 1 };
    let room = pen.room().saturating_sub(1).saturating_sub(u16::try_from(note).unwrap_or(u16::MAX));
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
    let wanted = width.of(&rest.text).min(room / 2);
    let said = width.elide(&reasons.join("  "), room.saturating_sub(wanted + 1));
    let left = room.saturating_sub(width.of(&said) + 1);
    write_excerpt(pen, width, &rest.text, &rest.spans, left, Role::Text);
    let gap = usize::from(pen.room().saturating_sub(1)).saturating_sub(width.of(&said));
    pen.skip(u16::try_from(gap).unwrap_or(u16::MAX)).write(&said, Role::Quiet);
}

/// Why a hit was found, and the piece of text that holds it; the last column is left to the scrollbar.
fn glimpse_row(pen: &mut Pen, width: Width, reasons: &[String], glimpse: Option<&Snippet>) {
    // Beside a piece of the text the best reason is enough.
    let in_text = glimpse.is_some_and(|glimpse| glimpse.field >= Field::Heading);
    let said = if in_text { reasons.get(..1) } else { Some(reasons) }.unwrap_or_default().join("  ");
    pen.write(&width.elide(&said, usize::from(pen.room().saturating_sub(1))), Role::Quiet).write("  ", Role::Quiet);
    if let Some(glimpse) = glimpse {
        let room = usize::from(pen.room().saturating_sub(1));
        write_excerpt(pen, width, &glimpse.text, &glimpse.spans, room, Role::Text);
    }
}

/// The limit of the indent of the second row of a hit.
const MOST_INDENT: u16 = 12;

/// The minimum columns of a case list for reasons in its rows.
const FOR_REASONS: u16 = 44;

/// Tints the faults of the query in the input.
fn mark_faults(model: &Model, buffer: &mut Buffer, area: Rect, prompt: &Prompt<'_>) {
    let CaseList::Hits { parsed, .. } = &model.location.list else { return };
    for fault in parsed.faults() {
        tint(buffer, prompt.place(model.width, area, fault.at.clone()), Role::Warning);
    }
}

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
