//! Paragraphs of a file: a line goes on in the next one where it reaches the right margin and the next one begins at the
//! left.

use std::collections::HashMap;

use super::{
    super::writer::{Block, Writer},
    lines::Line,
};
use crate::error::Unreadable;

/// The margins of the text, in points.
#[derive(Clone, Copy, Debug)]
struct Margins {
    left: f64,
    right: f64,
    /// The size of most of the text.
    size: f64,
}

/// Writes the pages as paragraphs.
///
/// # Errors
///
/// Fails if the text becomes too large.
pub(super) fn write(pages: &[Vec<Line>]) -> Result<String, Unreadable> {
    let margins = margins(pages);
    let mut writer = Writer::default();
    let mut paragraph = String::new();
    let mut before: Option<&Line> = None;
    for line in pages.iter().flatten() {
        let row: Vec<String> = line.text.split('\t').map(str::to_owned).collect();
        if row.len() > 1 {
            writer.push(&Block::Paragraph(std::mem::take(&mut paragraph)))?;
            writer.push(&Block::Row(row))?;
            before = None;
            continue;
        }
        match before.map(|before| joint(before, line, margins)) {
            Some(Joint::Within) => join(&mut paragraph, &line.text),
            Some(Joint::LineEnd) => paragraph.extend(["\n", &line.text]),
            Some(Joint::Between) | None => {
                writer.push(&Block::Paragraph(std::mem::replace(&mut paragraph, line.text.clone())))?;
            }
        }
        before = Some(line);
    }
    writer.push(&Block::Paragraph(paragraph))?;
    Ok(writer.finish())
}

/// The place between two lines.
enum Joint {
    /// The sentence goes on.
    Within,
    /// A title of several lines.
    LineEnd,
    /// A new paragraph.
    Between,
}

fn joint(above: &Line, below: &Line, margins: Margins) -> Joint {
    let same_size = (above.size - below.size).abs() < 0.1 * above.size.max(below.size);
    let is_body = (above.size - margins.size).abs() < 0.1 * margins.size;
    let is_full = above.end >= margins.right - 1.3 * above.size;
    let is_at_margin = below.x <= margins.left + 0.7 * below.size;
    let is_centred = |line: &Line| {
        let (left, right) = (line.x - margins.left, margins.right - line.end);
        left > line.size && (left - right).abs() < 1.5 * line.size
    };
    let is_near = below.y > above.y && below.y - above.y < 2.6 * above.size;
    if !same_size {
        Joint::Between
    } else if is_full && is_at_margin {
        Joint::Within
    } else if is_near && is_centred(above) && is_centred(below) && !is_body {
        Joint::LineEnd
    } else {
        Joint::Between
    }
}

/// Appends a line to a paragraph; Latin words are separated, Chinese characters are not.
fn join(paragraph: &mut String, line: &str) {
    if paragraph.ends_with(|c: char| c.is_ascii_alphanumeric()) && line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// Returns the margins of most lines.
fn margins(pages: &[Vec<Line>]) -> Margins {
    let lines = || pages.iter().flatten();
    let size = most(lines().map(|line| (line.size, line.text.chars().count())), 0.5).unwrap_or(12.0);
    let body = || lines().filter(|line| (line.size - size).abs() < 0.1 * size && line.text.chars().count() > 4);
    let left = most(body().map(|line| (line.x, 1)), size / 2.0);
    let wide = || body().filter(|line| line.text.chars().count() > 12);
    let right = most(wide().map(|line| (line.end, 1)), size).or_else(|| most(body().map(|line| (line.end, 1)), size));
    Margins { left: left.unwrap_or(0.0), right: right.unwrap_or(f64::MAX), size }
}

/// Returns the most frequent length on a grid; the values have weights.
fn most(values: impl Iterator<Item = (f64, usize)>, grid: f64) -> Option<f64> {
    let mut counts: HashMap<i64, (usize, f64)> = HashMap::new();
    for (value, weight) in values {
        let entry = counts.entry((value / grid).round() as i64).or_insert((0, value));
        entry.0 += weight;
    }
    let best = counts.into_values().max_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    best.map(|(_, value)| value)
}
