//! Readable snapshots of a screen, for `--print`, bug reports, documentation and tests.

use std::{fmt::Write as _, ops::Range};

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

use super::style::CellStyle;

/// Returns the rows without trailing blanks, each ended by a line feed.
pub fn text(buffer: &Buffer) -> String {
    rows(buffer).map(|row| row_text(row).trim_end().to_owned() + "\n").collect()
}

/// Returns the styled runs, one line per row that has any: `3: 0..6 bold cyan "莆田市"; …`. Rows and columns are 0-based,
/// ends exclusive.
pub fn styles(buffer: &Buffer) -> String {
    let mut lines = String::new();
    for (y, row) in rows(buffer).enumerate() {
        let runs: Vec<String> = runs(row)
            .into_iter()
            .filter(|(_, style)| *style != CellStyle::default())
            .map(|(range, style)| {
                let cells = row.get(range.clone()).unwrap_or_default();
                format!("{}..{} {} {:?}", range.start, range.end, words(style), row_text(cells))
            })
            .collect();
        if !runs.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{y}: {}", runs.join("; "));
        }
    }
    lines
}

fn rows(buffer: &Buffer) -> impl Iterator<Item = &[Cell]> {
    buffer.content.chunks_exact(usize::from(buffer.area.width).max(1))
}

fn row_text(row: &[Cell]) -> String {
    row.iter().map(Cell::symbol).collect()
}

/// Groups cells of equal style. Blanks between two words of a run belong to it if its style is invisible on blanks.
fn runs(row: &[Cell]) -> Vec<(Range<usize>, CellStyle)> {
    let mut runs: Vec<(Range<usize>, CellStyle)> = Vec::new();
    for (x, cell) in row.iter().enumerate() {
        let style = CellStyle::of(cell);
        match runs.last_mut() {
            Some((range, last)) if *last == style => range.end = x + 1,
            Some((_, last)) if cell.symbol() == " " && last.on_blank() == style => {}
            _ => runs.push((x..x + 1, style)),
        }
    }
    runs
}

fn words(style: CellStyle) -> String {
    let mut words: Vec<String> = Vec::new();
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::SLOW_BLINK, "blinking"),
        (Modifier::RAPID_BLINK, "flashing"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::HIDDEN, "hidden"),
        (Modifier::CROSSED_OUT, "struck"),
    ] {
        if style.modifier.contains(modifier) {
            words.push(name.to_owned());
        }
    }
    if style.fg != Color::Reset {
        words.push(style.fg.to_string().to_lowercase());
    }
    if style.bg != Color::Reset {
        words.push(format!("on {}", style.bg.to_string().to_lowercase()));
    }
    words.join(" ")
}
