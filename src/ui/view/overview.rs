//! The overview: facet counts as columns of bars.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{chrome::scrollbar, lists::batch_name};
use crate::{
    app::{
        Ctx, facets,
        list_cursor::ListCursor,
        model::Model,
        overview::{Overview, OverviewRow},
    },
    search::{Facet, FacetValue},
    ui::{
        glyphs::glyphs,
        paint::{Pen, tint},
        theme::Role,
    },
};

/// Draws the overview into the inside of its popup.
pub(super) fn overview(
    model: &Model,
    ctx: &Ctx,
    buffer: &mut Buffer,
    inner: Rect,
    (overview, list): (&Overview, ListCursor),
) {
    let placed = overview.placed(model.size.0);
    let rows = list.top..list.top + usize::from(inner.height);
    let seen = |place: &&OverviewRow<'_>| rows.contains(&place.row);
    for place in placed.iter().filter(seen) {
        let y = inner.y + u16::try_from(place.row - rows.start).unwrap_or(0);
        let line = Rect { y, height: 1, ..Overview::column_area(place.column, model.size.0, inner) };
        match place.value {
            None => {
                Pen::new(buffer, model.width, line, 0).write(facets::name(place.facet, ctx.lang), Role::Section);
            }
            Some((number, value)) => {
                let words = bar(model, ctx, buffer, line, value, place.most);
                if number == list.at {
                    // Not the bar: a reversed full block is a hole.
                    tint(buffer, Rect { width: words, ..line }, Role::Selected);
                }
            }
        }
    }
    scrollbar(buffer, Rect { width: inner.width + 2, ..inner }, list.top, Overview::height(&placed));
}

/// The fewest columns of a line that has a bar; on a shorter one the name has its room.
const BARRED: u16 = 24;

/// Draws a value, its number of cases and a bar in proportion to `most`; returns the columns of the first two.
fn bar(model: &Model, ctx: &Ctx, buffer: &mut Buffer, line: Rect, value: &FacetValue, most: usize) -> u16 {
    let has_bar = line.width >= BARRED;
    let mut pen = Pen::new(buffer, model.width, line, 0);
    let count = value.count.to_string();
    let digits = u16::try_from(most.to_string().len().max(count.len())).unwrap_or(u16::MAX);
    let labels = if has_bar { line.width * 2 / 5 } else { line.width.saturating_sub(digits + 1) };
    let batch = Some(value.value.as_str()).filter(|_| value.facet == Facet::Batch);
    let batch = batch.and_then(|id| ctx.corpus.batches().get(ctx.corpus.find_batch(id)?));
    let label =
        batch.map_or_else(|| facets::label(value, ctx.lang).into_owned(), |loaded| batch_name(&loaded.batch, labels));
    let indent = u16::from(value.depth) * 2;
    pen.skip(indent).field(&label, labels.saturating_sub(indent), Role::Text);
    pen.skip(1 + digits.saturating_sub(u16::try_from(count.len()).unwrap_or(0))).write(&count, Role::Quiet).skip(1);
    let words = pen.column().saturating_sub(line.x);
    let length = (usize::from(pen.room()) * value.count).div_ceil(most.max(1));
    let glyph = glyphs(model.width.0).bar;
    let length = if has_bar { length.min(pen.room().into()) } else { 0 };
    for _ in 0..length {
        pen.write(glyph, Role::Place);
    }
    words
}
