//! The text of a case: rows of the page with headings, insertions and matches highlighted.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    chrome::{scrollbar, title, wrapped_row},
    lists::batch_title,
};
use crate::{
    app::{
        Ctx,
        model::{Focus, Model},
        page::{BlockKind, PageRow, TextBlock, Tint},
        panes::{Pane, heading_rows},
        words::Msg,
    },
    corpus::CaseRef,
    text::graphemes,
    ui::{glyphs::glyphs, paint::Pen, theme::Role},
};

/// Columns of a title row without text: its two margins, and the gap before its right part.
const MARGINS: usize = 3;

/// Draws the reader, or the preview below a list.
pub(super) fn text(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane, focused: bool) {
    let found = model.location.case.and_then(|ix| ctx.corpus.get(ix));
    let Some(found) = found else {
        title(model, buffer, pane, "", "", focused);
        return;
    };
    let height = usize::from(pane.body.height);
    let top = first_row(model, pane);
    let reading = matches!(model.location.focus, Focus::Reader { .. }) || pane.title.y == 0;
    let right = if reading { percent(model, ctx, top, height) } else { String::new() };
    let name = heading(model, top).unwrap_or_else(|| match top {
        // The title of the case if it is not visible in the text, else its batch.
        0 => batch(model, &found, pane.title.width, &right),
        _ => model.reader_options.display.display_text(found.title(), found.batch.script),
    });
    heading_row(model, buffer, pane, &name, &right, focused);
    let area = model.panes().unwrap_or_default().text_area;
    for (y, row) in (0..).zip(model.page.rows.iter().skip(top).take(height)) {
        let Some(block) = model.page.blocks.get(row.block) else { continue };
        draw_row(model, buffer, area, y, block, row);
    }
    scrollbar(buffer, pane.body, top, model.page.rows.len());
}

/// Returns the title of the batch, or its short name where the title would be cut.
fn batch(model: &Model, found: &CaseRef<'_>, columns: u16, right: &str) -> String {
    let title = found.batch.title.as_str();
    let room = usize::from(columns).saturating_sub(model.width.of(right) + MARGINS);
    if model.width.of(title) <= room { title.to_owned() } else { batch_title(found.batch, 0) }
}

/// Draws the title rows of the pane.
fn heading_row(model: &Model, buffer: &mut Buffer, pane: &Pane, name: &str, right: &str, focused: bool) {
    let rows = heading_rows(name, pane.title.width, model.width);
    for y in 0..pane.title.height {
        let row = Pane { title: Rect { y: pane.title.y + y, height: 1, ..pane.title }, ..*pane };
        title(
            model,
            buffer,
            &row,
            wrapped_row(name, &rows, y, pane.title.height),
            if y == 0 { right } else { "" },
            focused,
        );
    }
}

/// Returns the first visible row. The preview below a list begins with the text itself: title and region are in the list.
fn first_row(model: &Model, pane: &Pane) -> usize {
    let preview = !matches!(model.location.focus, Focus::Reader { .. }) && pane.title.y > 0;
    if preview && model.location.top == 0 { model.page.body } else { model.location.top }
}

/// Returns the headings of section and measure of the top row, unless they are visible there.
fn heading(model: &Model, top: usize) -> Option<String> {
    let path = model.page.headings_at(top);
    let row = model.page.rows.get(top)?;
    let seen = |at: &&usize| **at != row.block || row.bytes.start > 0;
    let texts = path.iter().filter(seen).filter_map(|at| {
        let block = model.page.blocks.get(*at)?;
        block.text.get(block.heading.clone())
    });
    let texts: Vec<&str> = texts.collect();
    (!texts.is_empty()).then(|| texts.join("  "))
}

fn percent(model: &Model, ctx: &Ctx, top: usize, height: usize) -> String {
    let len = model.page.rows.len();
    let seen = (top + height).min(len);
    let percent = (seen * 100).checked_div(len).unwrap_or(100);
    let percent = ctx.lang.fill(Msg::Percent, &[&percent.to_string()]);
    let said = match (model.page.is_source(), model.reader_options.display.unrepaired) {
        (true, _) => Msg::SourceShown,
        (_, true) => Msg::UnrepairedShown,
        _ => return percent,
    };
    format!("{}  {percent}", ctx.lang.get(said))
}

fn draw_row(model: &Model, buffer: &mut Buffer, area: Rect, y: u16, block: &TextBlock, row: &PageRow) {
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
    let shown = block.text.get(row.bytes.clone()).unwrap_or_default();
    for (at, grapheme) in graphemes(shown) {
        let byte = row.bytes.start + at;
        let found = highlights.iter().find(|(_, highlight)| highlight.bytes.contains(&byte));
        let tint = || block.tints.iter().find(|(bytes, _)| bytes.contains(&byte)).map(|(_, tint)| *tint);
        let role = match found {
            Some((index, _)) if here == Some(*index) => Role::MatchHere,
            Some(_) => Role::Match,
            None => match tint() {
                Some(Tint::Ours) => Role::Mark,
                Some(Tint::Repair) if is_read => Role::Repair,
                _ if base == Role::Text && block.heading.contains(&byte) => Role::Heading,
                Some(Tint::Name) if is_read => Role::Name,
                Some(Tint::Figure) if is_read => Role::Figure,
                _ => base,
            },
        };
        pen.write(grapheme, role);
    }
}
