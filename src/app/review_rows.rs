//! The rows of a review: lines of the notice, of which the current one is whole; fields and regions to choose from.

use std::ops::Range;

use super::{Ctx, model::Model, words::Lang};
use crate::{
    corpus::Region,
    import::{Doubt, DoubtKind, regions as official_regions},
    review::{Field, Review},
    text::{FilterText, LineWidth, Width, wrap},
};

/// A row of the notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    /// The line.
    pub line: u32,
    /// The part of it, in bytes; all of a line that is not the current one, which may then be cut.
    pub bytes: Range<usize>,
    /// `true` for the first row of its line.
    pub is_first: bool,
}

/// The most rows of the current line.
const MOST: usize = 6;

/// Returns the rows of the notice from the first line on the screen on: at most `height`, of `columns`.
pub fn notice_lines(review: &Review, columns: u16, height: usize, width: Width) -> Vec<NoticeLine> {
    let mut rows = Vec::new();
    let mut line = review.top.max(1);
    while rows.len() < height && line <= review.last_line() {
        let text = review.text(line);
        if line == review.line {
            rows.extend(current(text, columns, width).into_iter().enumerate().map(|(nth, bytes)| NoticeLine {
                line,
                bytes,
                is_first: nth == 0,
            }));
        } else {
            rows.push(NoticeLine { line, bytes: 0..text.len(), is_first: true });
        }
        line += 1;
    }
    rows.truncate(height);
    rows
}

/// Returns the parts of the current line, each a row.
fn current(text: &str, columns: u16, width: Width) -> Vec<Range<usize>> {
    let rows = wrap(text, LineWidth::plain(columns), width);
    let mut parts: Vec<Range<usize>> = rows.into_iter().take(MOST).map(|row| row.shown).collect();
    if parts.is_empty() {
        parts.push(0..0);
    }
    parts
}

/// Returns the first line on the screen for which the current one is whole on it.
pub fn fitted_top(review: &Review, columns: u16, height: usize, width: Width) -> u32 {
    let rows = current(review.text(review.line), columns, width).len().min(height.max(1));
    let before = u32::try_from(height.max(1) - rows).unwrap_or(0);
    let (first, last) = (review.line.saturating_sub(before).max(1), review.line.max(1));
    // Far away, the line comes to the upper third, with what follows it below.
    let is_near = review.top + 1 >= first && review.top <= last + 1;
    let third = review.line.saturating_sub(u32::try_from(height / 3).unwrap_or(0)).max(1);
    if is_near { review.top.clamp(first, last) } else { third.clamp(first, last) }
}

/// The columns of number and margin before a line.
pub fn margin(review: &Review) -> u16 {
    u16::try_from(review.last_line().to_string().len()).unwrap_or(9).max(3) + 5
}

/// The fields that can be edited, in the order of their list.
pub const FIELDS: [Field; 8] = [
    Field::Title,
    Field::Department,
    Field::Themes,
    Field::Number,
    Field::BatchTitle,
    Field::Issuer,
    Field::DocumentNumber,
    Field::Published,
];

/// Returns the fields that can be edited at a line: where no case begins on it, those of the batch.
pub fn fields_at(review: &Review, line: u32) -> &'static [Field] {
    if review.begins_case(line) { &FIELDS } else { FIELDS.get(CASE_FIELDS..).unwrap_or_default() }
}

/// The number of fields of a case, which stand before those of the batch.
const CASE_FIELDS: usize = 4;

/// Returns names and values of the fields, for the case that begins on `line`.
pub fn fields(model: &Model, line: u32, ctx: &Ctx) -> Vec<(String, String)> {
    let Some(review) = &model.review else { return Vec::new() };
    fields_at(review, line).iter().map(|field| (ctx.lang.get(*field).to_owned(), value(review, line, *field))).collect()
}

/// Returns the value of a field; empty where there is none.
pub fn value(review: &Review, line: u32, field: Field) -> String {
    let case = review.case_at(line).and_then(|at| review.cases().get(at));
    let batch = review.made().map(|made| &made.batch);
    let value = match field {
        Field::Title => case.map(|case| case.title.clone()),
        Field::Department => case.and_then(|case| case.department.clone()),
        Field::Number => case.map(|case| case.number.to_string()),
        Field::Themes => case.map(|case| case.themes.iter().map(|theme| theme.name()).collect::<Vec<_>>().join(" ")),
        Field::BatchTitle => batch.map(|batch| batch.title.clone()),
        Field::Issuer => batch.map(|batch| batch.issuer.clone()),
        Field::DocumentNumber => batch.and_then(|batch| batch.document_number.clone()),
        Field::Published => batch.and_then(|batch| batch.published.clone()),
    };
    value.unwrap_or_default()
}

/// Returns the sentence of a doubt.
pub fn doubt(doubt: &Doubt, lang: Lang) -> String {
    let about = if doubt.reason == DoubtKind::BatchField { lang.field(&doubt.about) } else { &doubt.about };
    lang.fill(doubt.reason, &[about])
}

/// The most regions that are offered.
const OFFERED: usize = 200;

/// Returns the official regions whose own name or whole name matches `typed`, the outermost first.
pub fn regions(typed: &str) -> Vec<&'static Region> {
    let filter = FilterText::new(typed);
    let mut found: Vec<(usize, &Region)> = Vec::new();
    for region in official_regions() {
        let levels = [Some(&region.province), region.city.as_ref(), region.county.as_ref()];
        let own = levels.iter().flatten().last().map_or("", |name| name.as_str());
        let rank = match () {
            () if filter.matches(own) => 0,
            () if filter.matches(&region.name()) => 1,
            () => continue,
        };
        found.push((rank, region));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().take(OFFERED).map(|(_, region)| region).collect()
}
