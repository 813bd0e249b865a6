//! The facet pane: every value with its number of cases, those chosen with a sign.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{scrollbar, title};
use crate::{
    app::{
        Ctx,
        facets::{FacetRow, Facets, label, name},
        model::{Model, Shown},
        panes::Pane,
        words::Msg,
    },
    search::{Choice, FacetValue},
    ui::{
        glyphs::glyphs,
        paint::{Pen, tint},
        theme::Role,
    },
};

/// Columns around and between the two ends of a title.
const MARGINS: usize = 3;

/// Draws the pane.
pub(super) fn facets(model: &Model, ctx: &Ctx, buffer: &mut Buffer, pane: &Pane, facets: &Facets, focused: bool) {
    let chosen = facets.values.iter().filter(|value| value.choice != Choice::Free).count();
    let seeking = matches!(model.place.shown, Shown::Hits { seeking: true, .. });
    let more = if seeking { "+" } else { "" };
    let left = format!("{}{more}", model.place.shown.len(&ctx.corpus));
    let left = ctx.lang.fill(Msg::FacetsLeft, &[&left]);
    let count = if chosen > 0 { ctx.lang.fill(Msg::FacetsChosen, &[&chosen.to_string()]) } else { String::new() };
    // How many cases are left goes before how many values are chosen.
    let both = model.width.of(&left) + model.width.of(&count) + MARGINS;
    let count = if both <= pane.title.width.into() { count } else { String::new() };
    title(model, buffer, pane, &left, &count, focused);
    let rows = facets.rows();
    if rows.is_empty() && seeking {
        let mut pen = Pen::new(buffer, model.width, pane.body, 0);
        pen.write(" ", Role::Text).write(ctx.lang.get(Msg::Counting), Role::Quiet);
    }
    let shown = facets.list.rows(rows.len(), pane.body.height.into());
    for (y, (at, row)) in (0..).zip(rows.iter().enumerate().skip(shown.start).take(shown.len())) {
        let mut pen = Pen::new(buffer, model.width, pane.body, y);
        let selected = at == facets.list.at;
        pen.write(if selected { glyphs(model.width.0).cursor } else { " " }, Role::Text);
        match row {
            FacetRow::Heading(facet) => {
                pen.write(name(*facet, ctx.lang), Role::Section);
            }
            FacetRow::Value(at) => {
                if let Some(value) = facets.values.get(*at) {
                    draw(&mut pen, model, ctx, value);
                }
            }
        }
        if selected {
            let line = Rect { y: pane.body.y + y, height: 1, ..pane.body };
            tint(buffer, line, if focused { Role::Selected } else { Role::SelectedElsewhere });
        }
    }
    scrollbar(buffer, pane.body, facets.list.top, rows.len());
}

/// A sign, the name under the one that it lies in, and the number of cases.
fn draw(pen: &mut Pen, model: &Model, ctx: &Ctx, value: &FacetValue) {
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
