//! The shape of a row, by which rows are alike: equal words, a field of equal name, a number in equal dress, or else
//! length, setting and what follows.

use super::{induce::dress, notice::is_han, region, rows::NoticeRow};

/// All that rows of one shape have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    /// Equal words.
    Words(Vec<char>),
    /// Equal names of a field: 【基本案情】, 做法：….
    Field(Vec<char>),
    /// A number in the same dress, before a text or alone.
    Dress(dress::DressKey),
    /// Equal length and setting.
    Setting(Setting),
}

/// The length and the setting of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Setting {
    is_text: bool,
    is_sentence: bool,
    level: u8,
    mark: char,
    is_inset: bool,
    cell: usize,
    /// `true` if the row begins with a region.
    is_placed: bool,
    /// `true` if text follows.
    leads_text: bool,
}

/// The longest line that is alike another by its words, and the longest name of a field, in characters.
const LONGEST: usize = 40;
const FIELD: usize = 10;

/// The rows that are alike the row `at`, itself included, in order.
pub(crate) fn alike(rows: &[NoticeRow], at: usize) -> Vec<usize> {
    let Some(row) = rows.get(at) else { return Vec::new() };
    let all = |shape: &dyn Fn(usize) -> Option<Shape>| -> Vec<usize> {
        let own = shape(at);
        if own.is_none() { Vec::new() } else { (0..rows.len()).filter(|&other| shape(other) == own).collect() }
    };
    let words = |at: usize| {
        let letters: Vec<char> = rows[at].chars().iter().filter(|c| !c.is_whitespace()).copied().collect();
        (!letters.is_empty() && letters.len() <= LONGEST).then_some(Shape::Words(letters))
    };
    let dress = |at: usize| dress::dress(&rows[at]).map(|dress| Shape::Dress(dress.key));
    let field = |at: usize| field(rows[at].chars()).map(|name| Shape::Field(name.to_vec()));
    let same = [all(&words), all(&field)].into_iter().find(|found| found.len() > 1);
    let numbered = row.case_label.is_some() || row.numbering.is_some();
    same.or_else(|| Some(all(&dress)).filter(|found| found.len() > 1 || (numbered && !found.is_empty())))
        .unwrap_or_else(|| all(&|other| Some(Shape::Setting(setting(rows, other)))))
}

/// The name of a field that a text begins with.
fn field(chars: &[char]) -> Option<&[char]> {
    let head = &chars[..chars.len().min(FIELD + 2)];
    let end = match head.first()? {
        '【' | '〔' | '[' => head.iter().position(|c| matches!(c, '】' | '〕' | ']'))? + 1,
        _ => head.iter().position(|c| matches!(c, ':' | '：'))?,
    };
    let name = &head[..end];
    (name.iter().filter(|c| is_han(**c)).count() >= 2).then_some(name)
}

fn setting(rows: &[NoticeRow], at: usize) -> Setting {
    let row = &rows[at];
    let next = rows.iter().skip(at + 1).find(|next| next.furniture.is_none());
    Setting {
        is_text: row.is_text(),
        is_sentence: row.is_sentence,
        level: row.heading,
        mark: row.mark,
        is_inset: row.indent > 1,
        cell: row.cell,
        is_placed: region::begins_with(row.chars()),
        leads_text: next.is_some_and(NoticeRow::is_text),
    }
}
