//! The text of a case: rows of the page with headings, insertions and matches highlighted.

use std::ops::Range;

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    chrome::{scrollbar, title},
    heading,
};
use crate::{
    app::{
        Ctx,
        model::{Focus, Model},
        page::{BlockKind, PageRow, TextBlock, Tint},
        panes::Pane,
        words::Msg,
    },
    desk::Note,
    text::graphemes,
    ui::{glyphs::glyphs, paint::Pen, theme::Role},
};

/// The mark in the margin of a row that a note is about.
const NOTED: &str = "*";

/// Draws the reader, or the preview below a list.
pub(super) fn text(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane, focused: bool) {
    let found = model.location.case.and_then(|ix| ctx.corpus.get(ix));
    let Some(found) = found else {
        title(model, buffer, pane, "", "", focused);
        return;
    };
    let height = usize::from(pane.body.height);
    let top = first_row(model, pane);
    if is_below_list(model, pane) {
        heading::rule(model, buffer, pane, &found);
    } else {
        let right = position(model, ctx, top, height);
        heading::bar(model, ctx, buffer, pane, &found, (top, &right));
    }
    let area = model.panes().unwrap_or_default().text_area;
    let notes = noted(model, &found.id().to_string());
    for (y, row) in (0..).zip(model.page.rows.iter().skip(top).take(height)) {
        let Some(block) = model.page.blocks.get(row.block) else { continue };
        draw_row(model, buffer, area, y, block, row);
        let is_noted = |(at, bytes): &(usize, Range<usize>)| {
            *at == row.block && bytes.start < row.bytes.end && row.bytes.start < bytes.end
        };
        if area.x > pane.body.x && notes.iter().any(is_noted) {
            Pen::new(buffer, model.width, Rect { x: area.x - 1, width: 1, ..area }, y).write(NOTED, Role::Mark);
        }
    }
    scrollbar(buffer, pane.body, top, model.page.rows.len());
}

/// Returns the blocks and bytes that notes are about.
fn noted(model: &Model, id: &str) -> Vec<(usize, Range<usize>)> {
    let (Some(entry), Some(case)) = (model.desk.desk.entry(id), model.page.case.as_deref()) else { return Vec::new() };
    if model.page.is_source() {
        return Vec::new();
    }
    let place = |note: &Note| {
        let placed = note.at.as_ref()?.place(case)?;
        let at = model.page.block_of(placed.paragraph)?;
        Some((at, model.page.blocks.get(at)?.source_map.bytes_of(placed.chars)))
    };
    entry.notes().filter_map(place).collect()
}

/// Returns `true` if the pane is the preview below a list.
fn is_below_list(model: &Model, pane: &Pane) -> bool {
    !matches!(model.location.focus, Focus::Reader { .. }) && !model.panes().unwrap_or_default().wide && pane.title.y > 0
}

/// Returns the first visible row. The preview below a list begins with the text itself: title and region are in the list.
fn first_row(model: &Model, pane: &Pane) -> usize {
    if is_below_list(model, pane) && model.location.top == 0 { model.page.body } else { model.location.top }
}

/// Returns the position in the list, if that is not visible, and in the text.
fn position(model: &Model, ctx: &Ctx, top: usize, height: usize) -> String {
    let len = model.page.rows.len();
    let seen = (top + height).min(len);
    let percent = (seen * 100).checked_div(len).unwrap_or(100);
    let percent = ctx.lang.fill(Msg::Percent, &[&percent.to_string()]);
    let kind = match (model.page.is_source(), model.reader_options.display.unrepaired) {
        (true, _) => Some(ctx.lang.get(Msg::SourceShown).to_owned()),
        (_, true) => Some(ctx.lang.get(Msg::UnrepairedShown).to_owned()),
        _ => None,
    };
    let counts = [(model.location.cases.at + 1).to_string(), model.location.list.len(&ctx.corpus).to_string()];
    let is_alone = model.panes().unwrap_or_default().is_alone();
    let nth = is_alone.then(|| ctx.lang.fill(Msg::NthOf, &[&counts[0], &counts[1]]));
    kind.into_iter().chain(nth).chain([percent]).collect::<Vec<_>>().join("  ")
}

/// Draws a row of the page in `area`, from row `y` on.
pub(super) fn draw_row(model: &Model, buffer: &mut Buffer, area: Rect, y: u16, block: &TextBlock, row: &PageRow) {
    let mut pen = Pen::new(buffer, model.width, area, y);
    let start = pen.column() + row.indent;
    if let (BlockKind::Line { number, belongs }, true) = (block.kind, row.indent > 0 && row.bytes.start == 0) {
        pen.write(&format!("{number:>5}"), Role::Quiet);
        pen.write(if belongs { glyphs(model.width.0).vertical } else { " " }, Role::Section);
    } else if let (BlockKind::Line { belongs: true, .. }, true) = (block.kind, row.indent > 0) {
        pen.skip(5).write(glyphs(model.width.0).vertical, Role::Section);
    }
    pen.to(start);
    let base = match block.kind {
        BlockKind::Title => Role::Title,
        BlockKind::About | BlockKind::Line { belongs: false, .. } => Role::Quiet,
        BlockKind::Section => Role::Section,
        BlockKind::Text | BlockKind::Gap | BlockKind::Line { .. } => Role::Text,
    };
    let here = model.highlights.at;
    // Names, figures and repairs are for readers; a preview is looked over.
    let is_read = matches!(model.location.focus, Focus::Reader { .. });
    let highlights = model.highlights.ranges.iter().enumerate().filter(|(_, highlight)| highlight.block == row.block);
    let highlights: Vec<_> = highlights.collect();
    let light = model.spotlight.filter(|_| is_read && model.page.compared.is_none() && model.review.is_none());
    let light = light.and_then(|spotlight| spotlight.lit(&model.page));
    let is_lit = |byte: usize| light.as_ref().is_none_or(|lit| lit.block == row.block && lit.bytes.contains(&byte));
    let shown = block.text.get(row.bytes.clone()).unwrap_or_default();
    for (at, grapheme) in graphemes(shown) {
        let byte = row.bytes.start + at;
        let found = highlights.iter().find(|(_, highlight)| highlight.bytes.contains(&byte));
        let tint = || block.tints.iter().find(|(bytes, _)| bytes.contains(&byte)).map(|(_, tint)| *tint);
        let role = match found {
            _ if !is_lit(byte) => Role::Quiet,
            None if light.is_some() && tint().is_none() && base == Role::Text && !block.heading.contains(&byte) => {
                Role::SelectedElsewhere
            }
            Some((index, _)) if here == Some(*index) => Role::MatchHere,
            Some(_) => Role::Match,
            None => match tint() {
                Some(Tint::Ours) => Role::Mark,
                Some(Tint::Repair) if is_read => Role::Repair,
                Some(Tint::Shared) => Role::Shared,
                _ if base == Role::Text && block.heading.contains(&byte) => Role::Heading,
                Some(Tint::Name) if is_read => Role::Name,
                Some(Tint::Figure) if is_read => Role::Figure,
                _ => base,
            },
        };
        pen.write(grapheme, role);
    }
}
