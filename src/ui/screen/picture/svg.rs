//! A drawing (SVG 1.1) on an exact grid: each glyph has its own `x`; backgrounds, underlines and frames are shapes.

use std::fmt::Write as _;

use quick_xml::escape::escape;
use ratatui::buffer::Buffer;

use super::{
    glyphs::{FULL, arms},
    look::{FONTS, Glyph, Look, Run, hex, page, rows},
};
use crate::store::state::Ground;

/// Size of a cell, of the font, of the margin, and the distance of the baseline from the upper edge of a cell.
const CELL: (usize, usize) = (9, 20);
const FONT: usize = 15;
const MARGIN: usize = 10;
const BASELINE: usize = 15;

/// Writes the drawing.
pub(super) fn write(buffer: &Buffer, ground: Option<Ground>) -> String {
    let rows = rows(buffer, ground);
    let page = page(&rows, ground);
    let width = usize::from(buffer.area.width) * CELL.0 + 2 * MARGIN;
    let height = usize::from(buffer.area.height) * CELL.1 + 2 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{FONTS}\" font-size=\"{FONT}\">\n<rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{}\"/>\n",
        hex(page)
    );
    for (y, row) in rows.iter().enumerate() {
        let papers = row.iter().filter(|run| run.look.paper != page);
        papers
            .for_each(|run| rect(&mut svg, (left(run.x), top(y)), (run.width * CELL.0, CELL.1), &hex(run.look.paper)));
        row.iter().for_each(|run| draw(&mut svg, run, y));
    }
    svg + "</svg>\n"
}

fn left(x: usize) -> usize {
    MARGIN + x * CELL.0
}

fn top(y: usize) -> usize {
    MARGIN + y * CELL.1
}

fn rect(svg: &mut String, (x, y): (usize, usize), (width, height): (usize, usize), fill: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>");
}

/// Draws the glyphs of a run, and its lines.
fn draw(svg: &mut String, run: &Run<'_>, y: usize) {
    let ink = hex(run.look.ink);
    let (shapes, letters): (Vec<Glyph<'_>>, Vec<Glyph<'_>>) =
        run.glyphs.iter().filter(|glyph| glyph.symbol != " ").partition(|glyph| is_shape(glyph.symbol));
    shapes.iter().for_each(|glyph| shape(svg, glyph, y, &ink));
    // Programs differ in which `x` belongs to which part of a character of several code points.
    let is_single = |glyph: &Glyph<'_>| glyph.symbol.chars().count() == 1 && glyph.symbol.len() < 4;
    for part in letters.chunk_by(|one, other| is_single(one) && is_single(other)) {
        text(svg, part, run.look, y);
    }
    for (has, at) in [(run.look.underlined, BASELINE + 2), (run.look.struck, CELL.1 / 2)] {
        if has {
            rect(svg, (left(run.x), top(y) + at), (run.width * CELL.0, 1), &ink);
        }
    }
}

fn text(svg: &mut String, glyphs: &[Glyph<'_>], look: Look, y: usize) {
    let places: Vec<String> = glyphs.iter().map(|glyph| left(glyph.x).to_string()).collect();
    let symbols: String = glyphs.iter().map(|glyph| glyph.symbol).collect();
    let bold = if look.bold { " font-weight=\"bold\"" } else { "" };
    let italic = if look.italic { " font-style=\"italic\"" } else { "" };
    let (y, ink) = (top(y) + BASELINE, hex(look.ink));
    let _ = writeln!(
        svg,
        "<text x=\"{}\" y=\"{y}\" fill=\"{ink}\"{bold}{italic}>{}</text>",
        places.join(" "),
        escape(&*symbols)
    );
}

fn is_shape(symbol: &str) -> bool {
    symbol == FULL || arms(symbol).is_some()
}

/// Draws a glyph that fills its cell or goes to its edges.
fn shape(svg: &mut String, glyph: &Glyph<'_>, y: usize, ink: &str) {
    let (x, y) = (left(glyph.x), top(y));
    let Some([up, down, leftwards, rightwards]) = arms(glyph.symbol) else {
        return rect(svg, (x, y), (glyph.width * CELL.0, CELL.1), ink);
    };
    let (middle, centre) = (CELL.0 / 2, CELL.1 / 2);
    if up || down {
        let from = if up { 0 } else { centre };
        rect(svg, (x + middle, y + from), (1, if down { CELL.1 } else { centre + 1 } - from), ink);
    }
    if leftwards || rightwards {
        let from = if leftwards { 0 } else { middle };
        rect(svg, (x + from, y + centre), (if rightwards { CELL.0 } else { middle + 1 } - from, 1), ink);
    }
}
