//! Several cases in the reader: a bar that names them, columns with rules between them, or one below the other with the
//! number of the case before each row.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    chrome::{scrollbar, title},
    heading::short_title,
    text::draw_row,
};
use crate::{
    app::{
        Ctx,
        model::{Comparing, Model},
        page::{BETWEEN, Compared, NUMBERED, PageRow},
        panes::Pane,
        words::Msg,
    },
    ui::{glyphs::glyphs, paint::Pen, theme::Role},
};

/// Columns of the number of a case before its rows.
const NUMBER: u16 = NUMBERED - 2;

/// Draws the comparison.
pub(super) fn compared(
    model: &Model,
    ctx: &Ctx,
    buffer: &mut Buffer,
    pane: &Pane,
    (comparing, page): (&Comparing, &Compared),
) {
    let area = model.panes().unwrap_or_default().text_area;
    bar(model, ctx, buffer, pane, (comparing, page, area));
    let top = model.location.top;
    for (y, row) in (0..pane.body.height).zip(top..model.page.rows.len()) {
        if page.is_divided(row) {
            for (column, cell) in page.cells(row) {
                let rect = Rect { x: area.x + column, width: page.columns, ..area };
                write_cell(model, buffer, rect, y, cell);
            }
        } else if let Some(cell) = model.page.rows.get(row) {
            write_cell(model, buffer, area, y, cell);
            number(model, buffer, area, y, cell);
        }
        if page.columns > 0 {
            rules(model, buffer, area, (y, page.is_divided(row)), page);
        }
    }
    scrollbar(buffer, pane.body, top, model.page.rows.len());
}

fn write_cell(model: &Model, buffer: &mut Buffer, area: Rect, y: u16, cell: &PageRow) {
    if let Some(block) = model.page.blocks.get(cell.block) {
        draw_row(model, buffer, area, y, block, cell);
    }
}

/// Draws the names and titles of the cases, each above its column; that of the chosen column stands out.
fn bar(
    model: &Model,
    ctx: &Ctx,
    buffer: &mut Buffer,
    pane: &Pane,
    (comparing, page, area): (&Comparing, &Compared, Rect),
) {
    let count = u16::try_from(comparing.cases.len()).unwrap_or(1).max(1);
    let seen = (model.location.top + usize::from(pane.body.height)).min(model.page.rows.len());
    let percent = (seen * 100).checked_div(model.page.rows.len()).unwrap_or(100);
    let percent = ctx.lang.fill(Msg::Percent, &[&percent.to_string()]);
    let all = pane.title;
    for (at, (case, name)) in (0..count).zip(comparing.cases.iter().zip(&page.names)) {
        let found = ctx.corpus.get(*case);
        let text = found
            .map_or_else(String::new, |found| ctx.lang.fill(Msg::PlaceAndTitle, &[name, &short_title(model, &found)]));
        // The parts of the bar meet at the rules.
        let end = |at: u16| match page.columns {
            _ if at == count => all.right(),
            0 => all.x + all.width / count * at,
            columns => area.x + (columns + BETWEEN) * at - 2,
        };
        let start = if at == 0 { all.x } else { end(at) };
        let part = Pane { title: Rect { x: start, width: end(at + 1).saturating_sub(start), ..all }, ..*pane };
        let is_last = at + 1 == count;
        let is_chosen = usize::from(at) == comparing.side && model.popup().is_none();
        title(model, buffer, &part, &text, if is_last { &percent } else { "" }, is_chosen);
    }
}

/// Draws the rules between columns in one row: through the cells, and as a line of a heading over the whole width.
fn rules(model: &Model, buffer: &mut Buffer, area: Rect, (y, is_divided): (u16, bool), page: &Compared) {
    if !is_divided {
        return;
    }
    for at in 1..page.cases.len() {
        let before = u16::try_from(at).unwrap_or(u16::MAX).saturating_mul(page.columns + BETWEEN);
        let rule = Rect { x: area.x + before.saturating_sub(2), width: 1, ..area };
        Pen::new(buffer, model.width, rule, y).write(glyphs(model.width.0).vertical, Role::Rule);
    }
}

/// Draws the number of the case before a row of texts below each other.
fn number(model: &Model, buffer: &mut Buffer, area: Rect, y: u16, row: &PageRow) {
    let Some(block) = model.page.blocks.get(row.block).filter(|_| row.indent >= NUMBERED) else { return };
    let number = (block.case + 1).to_string();
    let mut pen = Pen::new(buffer, model.width, area, y);
    let role = if block.case == model.location.side() { Role::Section } else { Role::Quiet };
    pen.field(&number, NUMBER, role).write(glyphs(model.width.0).vertical, Role::Rule);
}
