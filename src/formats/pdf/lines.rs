//! The lines of a page, by the places of its characters.

use super::placed::PlacedText;

/// A line of a page. Lengths are points.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The text; cells of a table are separated by tabs.
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) end: f64,
    /// The size of most characters.
    pub(super) size: f64,
}

/// The difference of base lines within one line, in sizes.
const SAME_LINE: f64 = 0.45;

/// The gaps, in sizes, that are a space between Latin characters, a space between others, and a border of cells.
const LATIN_GAP: f64 = 0.2;
const GAP: f64 = 0.8;
const CELL_GAP: f64 = 2.6;

/// Returns the lines of a page from top to bottom.
pub(super) fn of(mut glyphs: Vec<PlacedText>) -> Vec<Line> {
    glyphs.retain(|glyph| glyph.x.is_finite() && glyph.y.is_finite() && glyph.size.is_finite());
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut lines = Vec::new();
    let mut row: Vec<PlacedText> = Vec::new();
    for glyph in glyphs {
        let is_next = row.last().is_some_and(|last| glyph.y - last.y > SAME_LINE * glyph.size.max(last.size));
        if is_next {
            lines.extend(line(std::mem::take(&mut row)));
        }
        row.push(glyph);
    }
    lines.extend(line(row));
    lines
}

/// Makes a line of its characters; `None` where all are white space.
fn line(mut row: Vec<PlacedText>) -> Option<Line> {
    let is_space = |glyph: &PlacedText| glyph.text.trim().is_empty();
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let spaces: Vec<f64> = row.iter().filter(|glyph| is_space(glyph)).map(|glyph| glyph.x).collect();
    row.retain(|glyph| !is_space(glyph));
    let (first, last) = (row.first()?, row.last()?);
    let mut sizes: Vec<f64> = row.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied()?;
    let (x, y, end) = (first.x, first.y, last.end);
    let mut text = String::new();
    let mut before: Option<&PlacedText> = None;
    let mut spaces = spaces.into_iter().peekable();
    for glyph in &row {
        let mut is_spaced = false;
        while spaces.next_if(|x| *x < glyph.x).is_some() {
            is_spaced = true;
        }
        if let Some(before) = before {
            let between = between(before, glyph, size);
            text.push_str(if is_spaced && between.is_empty() { " " } else { between });
        }
        text.push_str(&glyph.text);
        before = Some(glyph);
    }
    Some(Line { text, x, y, end, size })
}

/// Returns the white space between two neighbours of a line.
fn between(left: &PlacedText, right: &PlacedText, size: f64) -> &'static str {
    let gap = (right.x - left.end) / size.max(1.0);
    let is_latin = left.text.ends_with(|c: char| c.is_ascii()) && right.text.starts_with(|c: char| c.is_ascii());
    if gap > CELL_GAP {
        "\t"
    } else if gap > GAP || (is_latin && gap > LATIN_GAP) {
        " "
    } else {
        ""
    }
}
