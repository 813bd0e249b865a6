//! The text of a case: rows of the page, with headings, our marks and the matches set apart.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{scrollbar, title};
use crate::{
    app::{
        Ctx,
        model::{Focus, Model},
        page::{Block, BlockKind, PageRow},
        panes::Pane,
        words::Word,
    },
    ui::{paint::Pen, theme::Role},
};

/// The reader, or the preview below a list.
pub(super) fn text(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane, focused: bool) {
    let found = model.place.case.and_then(|ix| ctx.corpus.get(ix));
    let Some(found) = found else {
        title(model, buffer, pane, "", "", focused);
        return;
    };
    let height = usize::from(pane.body.height);
    let top = first_row(model, pane);
    // The title of the case while it is not on the screen itself, else the batch it belongs to.
    let name = if top > 0 { &found.case.title } else { &found.batch.title };
    let reading = matches!(model.place.focus, Focus::Reader { .. }) || pane.title.y == 0;
    let right = if reading { percent(model, ctx, top, height) } else { String::new() };
    title(model, buffer, pane, name, &right, focused);
    let area = pane.text_area();
    for (y, row) in (0..).zip(model.page.rows.iter().skip(top).take(height)) {
        let Some(block) = model.page.blocks.get(row.block) else { continue };
        draw_row(model, buffer, area, y, block, row);
    }
    scrollbar(buffer, pane.body, top, model.page.rows.len());
}

/// The preview below a list begins with the text itself: title and place stand in the list already.
fn first_row(model: &Model, pane: &Pane) -> usize {
    let preview = !matches!(model.place.focus, Focus::Reader { .. }) && pane.title.y > 0;
    if preview && model.place.top == 0 { model.page.body } else { model.place.top }
}

fn percent(model: &Model, ctx: &Ctx, top: usize, height: usize) -> String {
    let len = model.page.rows.len();
    let seen = (top + height).min(len);
    let percent = (seen * 100).checked_div(len).unwrap_or(100);
    ctx.lang.fill(Word::Percent, &[&percent.to_string()])
}

fn draw_row(model: &Model, buffer: &mut Buffer, area: Rect, y: u16, block: &Block, row: &PageRow) {
    let mut pen = Pen::new(buffer, model.width, area, y);
    let start = pen.column() + row.indent;
    pen.to(start);
    let base = match block.kind {
        BlockKind::Title => Role::Title,
        BlockKind::About => Role::Quiet,
        BlockKind::Section => Role::Section,
        BlockKind::Text | BlockKind::Gap => Role::Text,
    };
    let here = model.finds.at;
    let marks = model.finds.marks.iter().enumerate().filter(|(_, mark)| mark.block == row.block);
    let marks: Vec<_> = marks.collect();
    let shown = block.text.get(row.bytes.clone()).unwrap_or_default();
    for (at, grapheme) in unicode_segmentation::UnicodeSegmentation::grapheme_indices(shown, true) {
        let byte = row.bytes.start + at;
        let found = marks.iter().find(|(_, mark)| mark.bytes.contains(&byte));
        let role = match found {
            Some((index, _)) if here == Some(*index) => Role::MatchHere,
            Some(_) => Role::Match,
            None if block.marks.iter().any(|mark| mark.contains(&byte)) => Role::Mark,
            None if base == Role::Text && block.heading.contains(&byte) => Role::Heading,
            None => base,
        };
        pen.write(grapheme, role);
    }
}
