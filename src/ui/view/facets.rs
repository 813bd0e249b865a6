//! The facet pane: every value with its number of cases, chosen values with a sign.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use tui_input::Input;

use super::{
    chrome::{scrollbar, tint_selected, title, write_cursor},
    prompt::Prompt,
};
use crate::{
    app::{
        Ctx,
        facets::{Facets, label, name},
        list_cursor::Rows,
        list_rows::ListRow,
        model::{CaseList, Mode, Model},
        panes::Pane,
        words::Msg,
    },
    search::{Choice, FacetValue},
    ui::{paint::Pen, screen::clear, theme::Role},
};

/// The columns around and between the two ends of a title.
const MARGINS: usize = 3;

/// Draws the pane.
pub(super) fn facets(
    model: &Model,
    ctx: &Ctx,
    buffer: &mut Buffer,
    pane: &Pane,
    facets: &Facets,
    focused: bool,
) -> Option<Position> {
    let chosen = facets.values.iter().filter(|value| value.choice != Choice::Free).count();
    let is_searching = matches!(model.location.list, CaseList::Hits { is_searching: true, .. });
    let more = if is_searching { "+" } else { "" };
    let left = format!("{}{more}", model.location.list.len(&ctx.corpus));
    let left = ctx.lang.fill(Msg::FacetsLeft, &[&left]);
    let count = if chosen > 0 { ctx.lang.fill(Msg::FacetsChosen, &[&chosen.to_string()]) } else { String::new() };
    // The number of cases left has precedence over the number of chosen values.
    let both = model.width.of(&left) + model.width.of(&count) + MARGINS;
    let count = if both <= pane.title.width.into() { count } else { String::new() };
    let cursor = match &model.mode {
        Mode::Narrow(input) => Some(narrow_prompt(model, ctx, buffer, pane.title, input)),
        _ => {
            title(model, buffer, pane, &left, &count, focused);
            None
        }
    };
    let rows = facets.rows();
    if rows.is_empty() && is_searching {
        let mut pen = Pen::new(buffer, model.width, pane.body, 0);
        pen.write(" ", Role::Text).write(ctx.lang.get(Msg::Counting), Role::Quiet);
    } else if rows.is_empty() && cursor.is_some() {
        let mut pen = Pen::new(buffer, model.width, pane.body, 0);
        pen.write(" ", Role::Text).write(ctx.lang.get(Msg::NothingFits), Role::Quiet);
    }
    let shown = facets.list.rows(&rows, pane.body.height.into());
    for (y, row) in (0..).zip(shown) {
        let mut pen = Pen::new(buffer, model.width, pane.body, y);
        match rows.get(row) {
            Some(ListRow::Heading(below)) => {
                let facet = facets.at(below).map_or("", |value| name(value.facet, ctx.lang));
                pen.skip(1).write(facet, Role::Section);
            }
            Some(ListRow::Case(at) | ListRow::Snippet(at)) => {
                let selected = at == facets.list.at;
                write_cursor(&mut pen, model, selected);
                if let Some(value) = facets.at(at) {
                    write_value(&mut pen, model, ctx, value);
                }
                if selected {
                    tint_selected(buffer, Rect { height: 1, ..pane.body }, y, focused);
                }
            }
            None => {}
        }
    }
    scrollbar(buffer, pane.body, facets.list.top, rows.len());
    cursor
}

/// Draws the input that narrows the pane; returns its cursor.
fn narrow_prompt(model: &Model, ctx: &Ctx, buffer: &mut Buffer, row: Rect, input: &Input) -> Position {
    let (label, hint) = (ctx.lang.get(Msg::NarrowPrompt), ctx.lang.get(Msg::NarrowHint));
    let area = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    clear(buffer, row);
    Prompt { label, input, selected: false, hint, note: "" }.draw(model, buffer, area)
}

/// Writes a value: a sign, the name, indented by depth, and the number of cases.
fn write_value(pen: &mut Pen, model: &Model, ctx: &Ctx, value: &FacetValue) {
    let (sign, role) = match value.choice {
        Choice::Free => (" ", Role::Text),
        Choice::In => ("+", Role::Key),
        Choice::Out => ("-", Role::Warning),
    };
    let count = format!(" ({})", value.count);
    pen.write(sign, role).skip(u16::from(value.depth));
    let room = usize::from(pen.room()).saturating_sub(count.len() + 1);
    pen.write(&model.width.elide(&label(value, ctx.lang), room), role).write(&count, Role::Quiet);
}
