//! What a case is made of: sections by kind, measures with label, heading and level, points.

use super::{
    block::{Reading, index},
    cue,
    label::{self, Label, Style},
    notice::ends_sentence,
};
use crate::corpus::{Lines, Paragraph, Section, SectionKind, Span};

/// A block as read, with the kind of section that it is the heading of.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) heading: Option<SectionKind>,
    pub(crate) reading: Reading,
    /// How many characters at the beginning are set in bold: a heading of its own.
    pub(crate) bold: usize,
}

/// The longest lead sentence that is taken for a heading, in characters: with a label, and without one.
const LABELLED: usize = 72;
const BARE: usize = 40;

/// A paragraph being judged.
#[derive(Clone, Debug)]
struct Item {
    piece: Piece,
    label: Option<Label>,
    /// The heading, in characters of the text.
    heading: Option<(usize, usize)>,
    /// Nothing stands behind label and heading.
    alone: bool,
    points: Vec<Span>,
    level: u8,
}

/// Sections in the making.
struct Draft {
    kind: SectionKind,
    heading: Option<Piece>,
    items: Vec<Item>,
}

/// Builds the sections of one case.
pub(crate) fn outline(pieces: Vec<Piece>) -> Vec<Section> {
    // One style of numbering makes sections; what looks like a heading in another style is a measure.
    let style = |piece: &Piece| label::label(&piece.reading.chars).map(|l| l.style);
    let outer = pieces.iter().filter(|piece| piece.heading.is_some()).map(style).min().flatten();
    let own = |piece: &Piece| style(piece).is_none() || style(piece) == outer;
    let headed = pieces.iter().any(|piece| piece.heading.is_some());
    let mut drafts: Vec<Draft> = Vec::new();
    for piece in pieces {
        if let Some(kind) = piece.heading.filter(|_| own(&piece)) {
            drafts.push(Draft { kind, heading: Some(piece), items: Vec::new() });
            continue;
        }
        if drafts.is_empty() {
            let kind = if headed { SectionKind::Background } else { SectionKind::Practice };
            drafts.push(Draft { kind, heading: None, items: Vec::new() });
        }
        if let Some(draft) = drafts.last_mut() {
            draft.items.push(item(piece));
        }
    }
    if headed {
        conclude(&mut drafts);
    } else {
        drafts = drafts.into_iter().flat_map(infer).collect();
    }
    drafts.into_iter().map(section).collect()
}

fn item(piece: Piece) -> Item {
    let chars = &piece.reading.chars;
    let mut points = points(chars);
    let mut label = label::label(chars);
    if label.is_some_and(|l| l.style == Style::Ordinal) {
        // 一是 at the beginning is the label of its paragraph only where no further point shares the paragraph.
        if points.len() >= 2 {
            label = None;
        } else {
            points.clear();
        }
    }
    let start = label.map_or(0, |l| l.len);
    let start = start + chars.iter().skip(start).take_while(|c| c.is_whitespace()).count();
    let sentence =
        chars.iter().skip(start).position(|&c| ends_sentence(c) && !matches!(c, ';' | '；' | '…')).map(|n| start + n);
    let end = sentence.unwrap_or(chars.len());
    let alone = sentence.is_none_or(|end| end + 1 >= chars.len());
    let fits = end > start && end - start <= LABELLED && points.first().is_none_or(|p| end <= p.0 as usize);
    let bold = piece.bold.min(chars.len());
    let marked = bold > start + 1 && bold - start <= LABELLED;
    let mark = bold.checked_sub(1).filter(|&at| matches!(chars.get(at), Some('。' | ':' | '：' | '，' | ',')));
    let close = mark.unwrap_or(bold);
    let heading = if marked { Some((start, close)) } else { (label.is_some() && fits).then_some((start, end)) };
    Item { label, heading, alone: alone && label.is_some(), points, level: 0, piece }
}

/// Every 一是 / 二是 / 三是 of a text in order, each up to the next.
fn points(chars: &[char]) -> Vec<Span> {
    let mut starts: Vec<usize> = Vec::new();
    let mut wanted = 1;
    for at in 0..chars.len() {
        let free = at == 0 || !super::notice::han(chars[at - 1]) && !chars[at - 1].is_ascii_digit();
        if !free {
            continue;
        }
        if let Some(label) = label::label(chars.get(at..).unwrap_or(&[])).filter(|l| l.style == Style::Ordinal) {
            if label.number == 1 {
                wanted = 1;
            }
            if label.number == wanted || starts.is_empty() {
                starts.push(at);
                wanted = label.number + 1;
            }
        }
    }
    let ends = starts.iter().skip(1).copied().chain([chars.len()]);
    starts.iter().zip(ends).map(|(&start, end)| Span(index(start), index(end))).collect()
}

/// A case with section headings but without one for its results: a last paragraph behind the measures tells them.
fn conclude(drafts: &mut Vec<Draft>) {
    if drafts.iter().any(|d| matches!(d.kind, SectionKind::Result | SectionKind::Other)) {
        return;
    }
    let Some(last) = drafts.last_mut().filter(|d| d.kind == SectionKind::Practice) else { return };
    let Some(end) = last.items.iter().rposition(|item| item.label.is_some()) else { return };
    let first = end + 1 + usize::from(last.items[end].alone);
    if first < last.items.len() {
        let items = last.items.split_off(first);
        let outlook = items.first().is_some_and(|item| outlook(&item.piece.reading.chars));
        let kind = if outlook { SectionKind::Other } else { SectionKind::Result };
        drafts.push(Draft { kind, heading: None, items });
    }
}

/// A paragraph that tells what is planned.
fn outlook(chars: &[char]) -> bool {
    ["下一步", "下阶段", "今后", "接下来", "未来"].iter().any(|word| super::notice::starts_with(chars, word))
}

/// Divides a case without section headings: lead, measures, results.
fn infer(mut whole: Draft) -> Vec<Draft> {
    bare_headings(&mut whole.items, true);
    let items = whole.items;
    let count = items.len();
    let itemised = |item: &Item| item.label.is_some() || item.heading.is_some();
    let first = items.iter().position(itemised);
    let lead = match first {
        _ if count < 2 => 0,
        Some(first) if first <= 2 => first,
        _ => 1,
    };
    let results = results_from(&items, lead);
    let mut drafts = Vec::new();
    let mut rest = items;
    let tail = rest.split_off(results.min(count));
    let middle = rest.split_off(lead);
    for (kind, items) in [(SectionKind::Background, rest), (SectionKind::Practice, middle), (SectionKind::Result, tail)]
    {
        if !items.is_empty() {
            drafts.push(Draft { kind, heading: None, items });
        }
    }
    drafts
}

/// The index from which a case without section headings tells its results.
fn results_from(items: &[Item], lead: usize) -> usize {
    let count = items.len();
    // Numbering that begins anew: the second series are the results.
    let mut last: Option<Label> = None;
    for (at, item) in items.iter().enumerate().skip(lead) {
        let Some(label) = item.label else { continue };
        if last.is_some_and(|l| l.style == label.style && label.number == 1 && l.number > 1) {
            let before = (lead + 1..at).rev().take_while(|&i| items[i].label.is_none() && !items[i - 1].alone);
            return before.last().unwrap_or(at);
        }
        if label.style <= Style::Arabic || last.is_none() {
            last = Some(label);
        }
    }
    // A series at the end behind plain paragraphs.
    let plain = items.iter().skip(lead).take_while(|item| item.label.is_none() && item.heading.is_none()).count();
    if plain >= 2 && lead + plain < count {
        let before = cue::tells_results(&items[lead + plain - 1].piece.reading.chars);
        return lead + plain - usize::from(before);
    }
    // What stands behind the last measure.
    let behind = items.iter().rposition(|item| item.label.is_some() || item.heading.is_some());
    match behind {
        Some(end) => {
            let first = end + 1 + usize::from(items[end].alone);
            if first < count { first } else { count }
        }
        None => {
            let closing =
                count > lead + 1 && items.last().is_some_and(|item| cue::tells_results(&item.piece.reading.chars));
            count - usize::from(closing)
        }
    }
}

/// Lead sentences of paragraphs without labels, where the paragraphs of a section begin so throughout.
fn bare_headings(items: &mut [Item], whole_case: bool) {
    if items.iter().any(|item| item.label.is_some() || item.heading.is_some()) {
        return;
    }
    let found: Vec<Option<(usize, usize)>> = items
        .iter()
        .enumerate()
        .map(|(at, item)| if whole_case && at == 0 { None } else { lead_sentence(&item.piece.reading.chars) })
        .collect();
    let many = found.iter().flatten().count();
    let candidates = items.len() - usize::from(whole_case && !items.is_empty());
    if many >= 2 && many * 2 >= candidates || many == 1 && whole_case && items.len() == 2 {
        for (item, heading) in items.iter_mut().zip(found) {
            item.heading = heading;
        }
    }
}

fn lead_sentence(chars: &[char]) -> Option<(usize, usize)> {
    let end = chars.iter().position(|&c| c == '。')?;
    ((4..=BARE).contains(&end) && end + 1 < chars.len()).then_some((0, end))
}

fn section(mut draft: Draft) -> Section {
    if draft.kind == SectionKind::Practice && draft.heading.is_some() {
        bare_headings(&mut draft.items, false);
    }
    levels(&mut draft.items);
    let first =
        draft.heading.as_ref().map(|h| h.reading.lines).or_else(|| draft.items.first().map(|i| i.piece.reading.lines));
    let last = draft.items.last().map(|i| i.piece.reading.lines).or(first);
    let lines = Lines(first.map_or(0, |l| l.0), last.map_or(0, |l| l.1));
    let (heading, heading_repairs) = match draft.heading {
        Some(piece) => (Some(piece.reading.text()), piece.reading.repairs),
        None => (None, Vec::new()),
    };
    let paragraphs = draft.items.into_iter().map(paragraph).collect();
    Section { kind: draft.kind, heading, heading_repairs, lines, paragraphs }
}

/// Levels by the nesting of styles; what has neither label nor heading has the level of the item before it.
fn levels(items: &mut [Item]) {
    let mut stack: Vec<Style> = Vec::new();
    let mut current = 0;
    for item in items {
        if let Some(label) = item.label {
            while stack.last().is_some_and(|&style| style > label.style) {
                stack.pop();
            }
            if stack.last() != Some(&label.style) {
                stack.push(label.style);
            }
            current = u8::try_from(stack.len().min(4)).unwrap_or(4);
        } else if item.heading.is_some() {
            stack.clear();
            current = 1;
        }
        item.level = current;
    }
}

fn paragraph(item: Item) -> Paragraph {
    let part =
        |from: usize, to: usize| -> String { item.piece.reading.chars.get(from..to).unwrap_or(&[]).iter().collect() };
    Paragraph {
        label: item.label.map(|label| part(0, label.len)),
        heading: item.heading.map(|(from, to)| part(from, to)),
        level: item.level,
        lines: item.piece.reading.lines,
        points: item.points,
        text: item.piece.reading.text(),
        repairs: item.piece.reading.repairs,
    }
}
