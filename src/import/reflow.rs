//! A notice without its hard wraps: what comes after looks at whole lines of text, however narrow the notice is set.
//!
//! A line goes on in the next where it reaches the right edge: where the next one's first word had no room left on it.
//! The edge is the one that nearly all unfinished lines reach; a notice without such an edge is not wrapped. Lines keep
//! their numbers: a joined line stands where its first one stood, and the others are empty.

use std::ops::Range;

use super::{
    edits::Edit,
    headings,
    notice::{Notice, ends_sentence},
    numbering::NumberStyle,
    region::{self, IssuerRegion},
    rows::{self, NoticeRow},
    segment::case_label,
};
use crate::corpus::{FurnitureKind, RepairKind};

/// A notice as it is looked at, and the way back to what is printed.
pub(crate) struct ReflowedNotice {
    /// The notice without hard wraps.
    pub(crate) notice: Notice,
    /// The joins, in offsets of the printed notice.
    pub(crate) joins: Vec<Edit>,
    /// For each character of `notice` the offset that it is printed at; empty where nothing was joined.
    origin: Vec<usize>,
}

impl ReflowedNotice {
    /// Where a range of the flowed notice is printed.
    pub(crate) fn to_printed(&self, range: &Range<usize>) -> Range<usize> {
        if self.origin.is_empty() {
            return range.clone();
        }
        let at = |i: usize| self.origin.get(i).copied().unwrap_or(self.origin.last().map_or(0, |last| last + 1));
        let start = at(range.start);
        match range.end.checked_sub(1).filter(|_| range.start < range.end) {
            Some(last) => start..at(last) + 1,
            None => start..start,
        }
    }
}

/// The narrowest and the widest layout that is taken for a hard wrap, in columns.
const NARROWEST: usize = 24;
const WIDEST: usize = 204;

/// Joins the wrapped lines of `printed`.
pub(crate) fn reflow(printed: &Notice) -> ReflowedNotice {
    let rows = rows::rows(printed);
    let joined = joined(printed, &rows);
    if joined.iter().all(Option::is_none) {
        return ReflowedNotice { notice: printed.clone(), joins: Vec::new(), origin: Vec::new() };
    }
    let joins: Vec<Edit> = joined
        .iter()
        .flatten()
        .map(|&(last, next, words)| {
            let (last, next) = (&rows[last], &rows[next]);
            let gap = last.range.end..next.range.start;
            let ascii = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
            let space = words && ascii(printed.slice(last.range.clone()).last()) && ascii(printed.chars.get(gap.end));
            let kind = if last.line + 1 == next.line { RepairKind::Wrap } else { RepairKind::PageBreak };
            Edit::sure(gap, if space { " " } else { "" }, kind)
        })
        .collect();
    let (mut text, mut origin) = (Vec::with_capacity(printed.chars.len()), Vec::with_capacity(printed.chars.len()));
    let mut add = |c: char, at: usize| {
        text.push(c);
        origin.push(at);
    };
    // Line ends that were taken out come after the line that they stood in, so that lines keep their numbers.
    let mut owed = 0;
    let mut at = 0;
    let mut gaps = joins.iter().peekable();
    while let Some(&c) = printed.chars.get(at) {
        if let Some(join) = gaps.next_if(|join| join.at.start == at) {
            join.read.chars().for_each(|c| add(c, at));
            owed += printed.slice(join.at.clone()).iter().filter(|&&c| c == '\n').count();
            at = join.at.end;
            continue;
        }
        add(c, at);
        if c == '\n' {
            (0..std::mem::take(&mut owed)).for_each(|_| add('\n', at));
        }
        at += 1;
    }
    (0..owed).for_each(|_| add('\n', at.saturating_sub(1)));
    ReflowedNotice { notice: Notice::of(text), joins, origin }
}

/// A row, the row that it goes on in, and whether a space may have stood between them.
type Join = (usize, usize, bool);

/// For each row the join that it begins.
fn joined(notice: &Notice, rows: &[NoticeRow]) -> Vec<Option<Join>> {
    let mut joins = vec![None; rows.len()];
    let Some(layout) = WrapLayout::of(notice, rows) else { return joins };
    // What the joined line says so far: its first row.
    let mut first = 0;
    // What stands before the cases may be long lines of a web page.
    let head =
        rows.iter().position(|row| headings::kind(notice, row).is_some() || case_label(row.chars(notice)).is_some());
    let (marked, head) = (head.is_some(), head.unwrap_or(0));
    for at in 0..rows.len() {
        if rows[at].furniture.is_some_and(|kind| kind == FurnitureKind::PageNumber || at >= head) {
            continue;
        }
        if !joins.iter().take(at).rev().take(4).flatten().any(|join: &Join| join.1 == at) {
            first = at;
        }
        let whole = |&i: &usize| rows[i].furniture.is_none() || rows[at].furniture.is_some();
        let Some(next) = (at + 1..rows.len().min(at + 4)).find(whole) else { continue };
        let (last, row) = (&rows[at], &rows[next]);
        let said = rows[first..=at].iter().any(|row| row.chars(notice).iter().any(|&c| ends_sentence(c)));
        let titled = case_label(rows[first].chars(notice)).is_some() && !said;
        let near = if next == at + 1 { last.line + 1 == row.line } else { !last.is_sentence && !titled };
        // Where cases have neither labels nor headings, the place that the next one is about begins it.
        let placed = |chars: &[char]| {
            region::find_regions(chars, 12, &IssuerRegion::default()).iter().any(|place| place.start == 0)
        };
        let led = placed(row.chars(notice)) && !placed(rows[first].chars(notice));
        if last.is_sentence && led && !marked {
            continue;
        }
        if near && layout.is_full(notice, last, row) && continues(notice, last, row, &layout) {
            joins[at] = Some((at, next, layout.words));
        }
    }
    joins
}

/// Whether nothing in `row` begins anew.
fn continues(notice: &Notice, last: &NoticeRow, row: &NoticeRow, layout: &WrapLayout) -> bool {
    let numbered = row.label.is_some_and(|label| label.style != NumberStyle::Ordinal);
    let heading = headings::kind(notice, row).is_some() && (last.is_sentence || !ends_sentence_here(notice, row));
    let inset = row.indent > last.indent || (row.indent >= 2 && !layout.inset);
    let begun = heading
        || headings::kind(notice, last).is_some()
        || (row.label.is_some() && last.is_sentence)
        || case_label(row.chars(notice)).is_some_and(|(end, ..)| last.is_sentence || end < row.len())
        || (last.is_sentence && super::front_matter::is_date_line(notice, row));
    !numbered && !begun && !inset && row.heading == 0 && last.heading == 0 && row.body.start == row.range.start
}

/// The last piece of a sentence, such as 成效。, is no heading.
fn ends_sentence_here(notice: &Notice, row: &NoticeRow) -> bool {
    row.chars(notice).last().is_some_and(|&c| ends_sentence(c))
}

/// How a hard-wrapped notice is set.
struct WrapLayout {
    /// The right edge, in columns or in characters.
    edge: usize,
    /// Whether the edge is counted in characters.
    characters: bool,
    /// Whether lines that go on begin with white space, too.
    inset: bool,
    /// Whether words of letters are kept whole, so that a space was lost where one ends a line.
    words: bool,
}

impl WrapLayout {
    /// The layout of a notice; `None` where it is not wrapped.
    fn of(notice: &Notice, rows: &[NoticeRow]) -> Option<Self> {
        let open: Vec<(&NoticeRow, &NoticeRow)> = rows
            .windows(2)
            .filter_map(|pair| {
                let [last, row] = pair else { return None };
                let plain = |row: &NoticeRow| {
                    row.heading == 0
                        && row.body == row.range
                        && headings::kind(notice, row).is_none()
                        && row.furniture.is_none()
                };
                let open = last.line + 1 == row.line && !last.is_sentence && row.label.is_none();
                (open && plain(last) && plain(row) && case_label(row.chars(notice)).is_none()).then_some((last, row))
            })
            .collect();
        let mut best: Option<(usize, Self)> = None;
        // The edge is kept to exactly, or lines are a little shorter where signs may not begin or end one.
        for (characters, slack) in [(false, 0), (true, 0), (false, 4)] {
            let mut widths: Vec<usize> = rows.iter().map(|row| width(notice, row, characters)).collect();
            widths.sort_unstable();
            // A few lines may be longer: adverts and menus that were put in later.
            let Some(&edge) = widths.get(widths.len().saturating_sub(1 + widths.len() / 50)) else { continue };
            let limit = if characters { NARROWEST / 2..=WIDEST / 2 } else { NARROWEST..=WIDEST };
            if !limit.contains(&edge) {
                continue;
            }
            let mut layout = Self { edge: edge - slack, characters, inset: false, words: false };
            let full: Vec<_> = open.iter().filter(|(last, row)| layout.is_full(notice, last, row)).collect();
            let inset = full.iter().filter(|(_, row)| row.indent > 0).count();
            layout.inset = inset * 2 > full.len();
            // A line that ends in a letter short of the edge, and the next begins with one: words are kept whole.
            let kept = |(last, row): &&&(&NoticeRow, &NoticeRow)| {
                let ascii = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
                let letters = ascii(last.chars(notice).last()) && ascii(row.chars(notice).first());
                letters && width(notice, last, characters) < edge - slack
            };
            layout.words = full.iter().any(|pair| kept(&pair));
            let good = full.len() * 4 >= open.len() * 3 && !full.is_empty();
            if good && best.as_ref().is_none_or(|(count, _)| full.len() > *count) {
                best = Some((full.len(), layout));
            }
            if characters && best.as_ref().is_some_and(|(count, _)| count * 10 >= open.len() * 9) {
                break;
            }
        }
        best.map(|(_, layout)| layout)
    }

    /// Whether `last` reaches the edge: the first word of `row` had no room on it.
    fn is_full(&self, notice: &Notice, last: &NoticeRow, row: &NoticeRow) -> bool {
        let chars = row.chars(notice);
        let opening = chars.iter().take_while(|c| "“‘《（(【「『〔\"".contains(**c)).count();
        let letters = chars.iter().skip(opening).take_while(|c| c.is_ascii_alphanumeric()).count();
        let closing = chars.iter().skip(opening + letters.max(1));
        let closing = closing.take_while(|c| "，。、；：！？”’》）】」』〕,.;:!?)%\"".contains(**c)).count();
        let word = chars.get(..(opening + letters.max(1) + closing).min(chars.len())).unwrap_or(&[]);
        // White space at the end of the line stood on it, too.
        let line = measure(notice.slice(notice.line(last.line)), self.characters);
        line + measure(word, self.characters) > self.edge
    }
}

/// Where a row ends: columns or characters from the beginning of its line.
fn width(notice: &Notice, row: &NoticeRow, characters: bool) -> usize {
    let line = notice.line(row.line);
    measure(notice.slice(line.start..row.range.end), characters)
}

fn measure(chars: &[char], characters: bool) -> usize {
    if characters { chars.len() } else { chars.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() }
}
