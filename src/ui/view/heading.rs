//! The title rows of a text: above a preview a rule with the title of the case, elsewhere a bar that says which case it is
//! and where in it one reads.

use ratatui::buffer::Buffer;

use super::chrome::{shown_title, title, wrapped_row};
use crate::{
    app::{
        Ctx,
        model::{Focus, Model},
        panes::{IN_RULE, Pane, heading_rows},
        words::{Msg, place_name::short_place},
    },
    corpus::CaseRef,
    text::Width,
    ui::{glyphs::glyphs, paint::Pen, theme::Role},
};

/// Columns of a title row without text: its two margins, and the gap before its right part.
const MARGINS: usize = 3;
/// Between the case and the section.
const BETWEEN: &str = " ｜ ";
/// The fewest columns of the case beside a section.
const NAME_LEAST: usize = 16;
/// The fewest characters of a title without the region that it begins with.
const TITLE_LEAST: usize = 4;
/// The most characters of the number of a heading.
const LABEL_MOST: usize = 5;

/// Draws the rule above a preview, with the title of the case in it.
pub(super) fn rule(model: &Model, buffer: &mut Buffer, pane: &Pane, found: &CaseRef<'_>) {
    let name = shown_title(model, found);
    let rows = heading_rows(&name, pane.title.width, model.width);
    let line = glyphs(model.width.0).horizontal;
    for y in 0..pane.title.height {
        let mut pen = Pen::new(buffer, model.width, pane.title, y);
        for _ in 1..IN_RULE {
            pen.write(if y == 0 { line } else { " " }, Role::Rule);
        }
        pen.write(" ", Role::Rule);
        let text = wrapped_row(&name, &rows, y, pane.title.height);
        let room = pen.room().saturating_sub(IN_RULE);
        pen.write(&model.width.elide(text, room.into()), Role::Pane);
        if y + 1 == pane.title.height {
            pen.write(" ", Role::Rule);
            while pen.room() > 0 {
                pen.write(line, Role::Rule);
            }
        }
    }
}

/// Draws the bar above a text whose first row on the screen is `top`; `right` stands at its right end.
pub(super) fn bar(
    model: &Model,
    ctx: &Ctx,
    buffer: &mut Buffer,
    pane: &Pane,
    found: &CaseRef<'_>,
    (top, right): (usize, &str),
) {
    let focused = matches!(model.location.focus, Focus::Reader { .. }) && model.popup().is_none();
    let room = usize::from(pane.title.width).saturating_sub(model.width.of(right) + MARGINS);
    let name = ctx.lang.fill(Msg::PlaceAndTitle, &[short_place(found), &short_title(model, found)]);
    title(model, buffer, pane, &joined(model.width, &name, &sections(model, top), room), right, focused);
}

/// Returns the case and the first of `sections` that leaves it room; the last one is cut if it must be.
fn joined(width: Width, name: &str, sections: &[String], room: usize) -> String {
    let around = width.of(BETWEEN);
    let fits = |section: &&String| width.of(name) + around + width.of(section) <= room;
    let Some(section) = sections.iter().find(fits).or(sections.last()) else { return name.to_owned() };
    let least = width.of(name).min(NAME_LEAST);
    let section = width.elide(section, room.saturating_sub(least + around));
    let name = width.elide(name, room.saturating_sub(width.of(&section) + around));
    format!("{name}{BETWEEN}{section}")
}

/// Returns the title without the regions that it begins with.
pub(super) fn short_title(model: &Model, found: &CaseRef<'_>) -> String {
    let shown = |text: &str| model.reader_options.display.display_text(text, found.batch.script);
    let title = shown(found.title());
    let mut rest = title.as_str();
    for region in [Some(found.province()), found.city(), found.county()].into_iter().flatten() {
        rest = rest.strip_prefix(shown(region).as_str()).filter(|_| !region.is_empty()).unwrap_or(rest);
    }
    if rest.chars().count() < TITLE_LEAST { title } else { rest.trim_start().to_owned() }
}

/// Returns the headings of section and measure of the top row, in full and with only the number of the measure; none that
/// is visible there.
fn sections(model: &Model, top: usize) -> Vec<String> {
    let Some(row) = model.page.rows.get(top) else { return Vec::new() };
    let path = model.page.headings_at(top).into_iter().filter(|at| *at != row.block || row.bytes.start > 0);
    let headings = path.filter_map(|at| {
        let block = model.page.blocks.get(at)?;
        Some(block.text.get(block.heading.clone())?.trim())
    });
    let headings: Vec<&str> = headings.collect();
    match headings.as_slice() {
        [] => Vec::new(),
        [section] => vec![(*section).to_owned()],
        [section, .., last] => vec![format!("{section}{last}"), format!("{section}{}", label(last))],
    }
}

/// Returns the number that a heading begins with; all of a heading without one.
fn label(heading: &str) -> &str {
    let ends = |c: char| matches!(c, '）' | ')' | '、' | '．' | '.');
    let end = heading.char_indices().take(LABEL_MOST).find(|(_, c)| ends(*c)).map(|(at, c)| at + c.len_utf8());
    end.and_then(|end| heading.get(..end)).unwrap_or(heading)
}
