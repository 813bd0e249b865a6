//! Glyphs of a screen with colours that no terminal decides, and their fonts.

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

use crate::{
    store::state::Ground,
    ui::theme::{rgb, value},
};

/// Font families, most exact first: those whose Latin letters are half as wide as Han, then those of the systems.
pub(super) const FONTS: &str = "'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono SC','WenQuanYi Micro Hei Mono',\
                     Menlo,Consolas,'DejaVu Sans Mono','PingFang SC','Microsoft YaHei',monospace";

/// A colour: red, green, blue.
pub(super) type Rgb = [u8; 3];

/// The style of a glyph as it is seen: reversed and dim are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) ink: Rgb,
    pub(super) paper: Rgb,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underlined: bool,
    pub(super) struck: bool,
}

/// Neighbouring glyphs of one look, in columns from `x`.
#[derive(Debug)]
pub(super) struct Run<'b> {
    pub(super) x: usize,
    pub(super) width: usize,
    pub(super) look: Look,
    pub(super) glyphs: Vec<Glyph<'b>>,
}

/// A glyph, in its columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph<'b> {
    pub(super) x: usize,
    pub(super) width: usize,
    pub(super) symbol: &'b str,
}

/// Returns text and background of a terminal: those of the shipped themes for either.
fn defaults(ground: Option<Ground>) -> (Rgb, Rgb) {
    match ground {
        Some(Ground::Light) => (rgb(235), rgb(231)),
        _ => (rgb(252), rgb(234)),
    }
}

impl Look {
    fn of(cell: &Cell, ground: Option<Ground>) -> Self {
        let (text, page) = defaults(ground);
        let has = |modifier| cell.modifier.contains(modifier);
        let of = |colour: Color, own| value(colour).unwrap_or(own);
        let (mut ink, mut paper) = (of(cell.fg, text), of(cell.bg, page));
        if has(Modifier::DIM) {
            ink = between(ink, paper);
        }
        if has(Modifier::REVERSED) {
            std::mem::swap(&mut ink, &mut paper);
        }
        if has(Modifier::HIDDEN) {
            ink = paper;
        }
        let (bold, italic) = (has(Modifier::BOLD), has(Modifier::ITALIC));
        Self { ink, paper, bold, italic, underlined: has(Modifier::UNDERLINED), struck: has(Modifier::CROSSED_OUT) }
    }
}

/// Returns a third of the way from `ink` to `paper`, which is still readable.
fn between(ink: Rgb, paper: Rgb) -> Rgb {
    let mixed = |at: usize| {
        let of = |colour: Rgb| u16::from(colour.get(at).copied().unwrap_or_default());
        u8::try_from((2 * of(ink) + of(paper)) / 3).unwrap_or_default()
    };
    [mixed(0), mixed(1), mixed(2)]
}

/// Returns the runs of each row.
pub(super) fn rows(buffer: &Buffer, ground: Option<Ground>) -> Vec<Vec<Run<'_>>> {
    let cells = buffer.content.chunks_exact(usize::from(buffer.area.width).max(1));
    cells.map(|row| runs(row, ground)).collect()
}

fn runs(row: &[Cell], ground: Option<Ground>) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (x, cell) in row.iter().enumerate() {
        let (symbol, look) = (cell.symbol(), Look::of(cell, ground));
        match runs.last_mut() {
            // A continuation belongs to the glyph before, whatever its own style.
            Some(run) if symbol.is_empty() => {
                run.width += 1;
                run.glyphs.last_mut().into_iter().for_each(|glyph| glyph.width += 1);
            }
            Some(run) if run.look == look => {
                run.width += 1;
                run.glyphs.push(Glyph { x, width: 1, symbol });
            }
            _ => runs.push(Run { x, width: 1, look, glyphs: vec![Glyph { x, width: 1, symbol }] }),
        }
    }
    runs
}

/// Returns the background of most columns, which is that of the whole picture.
pub(super) fn page(rows: &[Vec<Run<'_>>], ground: Option<Ground>) -> Rgb {
    let mut columns: Vec<(Rgb, usize)> = vec![(defaults(ground).1, 0)];
    for run in rows.iter().flatten() {
        match columns.iter_mut().find(|(paper, _)| *paper == run.look.paper) {
            Some((_, width)) => *width += run.width,
            None => columns.push((run.look.paper, run.width)),
        }
    }
    // The first of equal ones.
    columns.iter().rev().max_by_key(|(_, width)| *width).map_or(defaults(ground).1, |(paper, _)| *paper)
}

/// Returns a colour as style sheets write it.
pub(super) fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
