//! The outline of a case: sections by kind, measures with label, heading and level, points.

use super::{
    edits::{EditedText, index},
    lead_cue,
    line_role::LineRole,
    notice::{is_full_stop, is_half_stop, is_han, white_len},
    numbering::{self, NumberStyle, Numbering},
    words::WordList,
};
use crate::corpus::{Lines, Paragraph, Section, SectionKind, Span};

/// Words with which a paragraph about plans begins.
static OUTLOOKS: WordList = WordList::new(include_str!("words/results.txt"), "OUTLOOK");

/// Words with which a closing paragraph about what is to come begins, if it has no number.
static CLOSINGS: WordList = WordList::new(include_str!("words/results.txt"), "CLOSING");

/// A block as read, with the kind of section that it is the heading of.
#[derive(Clone, Debug)]
pub(crate) struct ReadBlock {
    pub(crate) heading: Option<SectionKind>,
    /// The role that a person gave it.
    pub(crate) said: Option<LineRole>,
    pub(crate) reading: EditedText,
    /// The number of characters at the beginning that are set in bold: a heading of its own.
    pub(crate) bold: usize,
}

/// The longest lead sentence that is taken for a heading, in characters: with a label, and without one.
const LABELLED: usize = 72;
const BARE: usize = 40;

/// A paragraph being judged.
#[derive(Clone, Debug)]
struct ParagraphDraft {
    block: ReadBlock,
    numbering: Option<Numbering>,
    /// The heading, in characters of the text.
    heading: Option<(usize, usize)>,
    /// `true` if nothing stands behind label and heading.
    is_heading_only: bool,
    points: Vec<Span>,
    level: u8,
}

impl ParagraphDraft {
    fn is_measure(&self) -> bool {
        self.numbering.is_some() || self.heading.is_some()
    }

    fn states_results(&self) -> bool {
        lead_cue::states_results(&self.block.reading.chars)
    }
}

/// A section in the making.
struct SectionDraft {
    kind: SectionKind,
    heading: Option<ReadBlock>,
    items: Vec<ParagraphDraft>,
}

/// Builds the sections of one case.
pub(crate) fn outline(blocks: Vec<ReadBlock>) -> Vec<Section> {
    // One style of numbering makes sections; a heading in another style is a measure.
    let style = |block: &ReadBlock| numbering::numbering(&block.reading.chars).map(|l| l.style);
    let outer = blocks.iter().filter(|block| block.heading.is_some()).map(style).min().flatten();
    let own = |block: &ReadBlock| block.said.is_some() || style(block).is_none() || style(block) == outer;
    let said = |block: &ReadBlock| block.said.and_then(LineRole::section);
    let headed = blocks.iter().any(|block| block.heading.is_some() || said(block).is_some());
    let mut drafts: Vec<SectionDraft> = Vec::new();
    for block in blocks {
        if let Some(kind) = block.heading.filter(|_| own(&block)) {
            drafts.push(SectionDraft { kind, heading: Some(block), items: Vec::new() });
            continue;
        }
        if let Some(kind) = said(&block) {
            drafts.push(SectionDraft { kind, heading: None, items: vec![item(block)] });
            continue;
        }
        if drafts.is_empty() {
            let kind = if headed { SectionKind::Background } else { SectionKind::Practice };
            drafts.push(SectionDraft { kind, heading: None, items: Vec::new() });
        }
        if let Some(draft) = drafts.last_mut() {
            draft.items.push(item(block));
        }
    }
    if headed {
        split_off_results(&mut drafts);
    } else {
        drafts = drafts.into_iter().flat_map(infer_sections).collect();
    }
    split_off_closing(&mut drafts);
    drafts.into_iter().map(section).collect()
}

/// Splits off the closing paragraphs that tell of what is to come, without a number: 持续…, 下一步….
fn split_off_closing(drafts: &mut Vec<SectionDraft>) {
    let Some(last) = drafts.last_mut().filter(|draft| draft.kind != SectionKind::Other) else { return };
    let closes = |item: &&ParagraphDraft| {
        let chars = &item.block.reading.chars;
        !item.is_measure() && CLOSINGS.prefix_len(chars) > 0 && !chars.iter().any(char::is_ascii_digit)
    };
    let count = last.items.iter().rev().take_while(closes).count();
    if count > 0 && count < last.items.len() {
        let items = last.items.split_off(last.items.len() - count);
        drafts.push(SectionDraft { kind: SectionKind::Other, heading: None, items });
    }
}

fn item(block: ReadBlock) -> ParagraphDraft {
    let chars = &block.reading.chars;
    let mut points = points(chars);
    let mut numbering = numbering::numbering(chars).filter(|_| block.said != Some(LineRole::Paragraph));
    if numbering.is_some_and(|l| l.style == NumberStyle::Ordinal) {
        // 一是 at the beginning is the label of its paragraph only where no further point shares the paragraph.
        if points.len() >= 2 {
            numbering = None;
        } else {
            points.clear();
        }
    }
    let start = numbering.map_or(0, |l| l.len);
    let start = start + white_len(chars, start);
    let sentence = (start..chars.len()).find(|&at| chars[at] != '…' && is_full_stop(chars, at));
    let end = sentence.unwrap_or(chars.len());
    let fits = end > start && end - start <= LABELLED && points.first().is_none_or(|p| end <= p.0 as usize);
    let bold = block.bold.min(chars.len());
    let marked = bold > start + 1 && bold - start <= LABELLED;
    let mark = bold.checked_sub(1).filter(|&at| matches!(chars.get(at), Some('。' | ':' | '：' | '，' | ',')));
    let close = mark.unwrap_or(bold);
    let heading = match block.said {
        Some(LineRole::Paragraph) => None,
        Some(LineRole::Measure) => Some((start, end.max(start))),
        _ if marked => Some((start, close)),
        _ => (numbering.is_some() && fits).then_some((start, end)),
    };
    let is_heading_only = numbering.is_some() && end + 1 >= chars.len();
    ParagraphDraft { numbering, heading, is_heading_only, points, level: 0, block }
}

/// The points of a text: every 一是 / 二是 / 三是 in order, each up to the next.
fn points(chars: &[char]) -> Vec<Span> {
    let mut starts: Vec<usize> = Vec::new();
    let mut next = 1;
    for at in 0..chars.len() {
        if at > 0 && (is_han(chars[at - 1]) || chars[at - 1].is_ascii_digit()) {
            continue;
        }
        let found = numbering::numbering(&chars[at..]).filter(|found| found.style == NumberStyle::Ordinal);
        let Some(number) = found.map(|found| found.number) else { continue };
        if number == 1 || number == next || starts.is_empty() {
            starts.push(at);
            next = number + 1;
        }
    }
    let ends = starts.iter().skip(1).copied().chain([chars.len()]);
    starts.iter().zip(ends).map(|(&start, end)| Span(index(start), index(end))).collect()
}

/// Splits off the results of a case whose sections have headings but none for its results: the paragraphs behind the last
/// measure.
fn split_off_results(drafts: &mut Vec<SectionDraft>) {
    if drafts.iter().any(|d| matches!(d.kind, SectionKind::Result | SectionKind::Other)) {
        return;
    }
    let Some(last) = drafts.last_mut().filter(|d| d.kind == SectionKind::Practice) else { return };
    let Some(end) = last.items.iter().rposition(|item| item.numbering.is_some()) else { return };
    let first = end + 1 + usize::from(last.items[end].is_heading_only);
    if first < last.items.len() {
        let items = last.items.split_off(first);
        let is_outlook = OUTLOOKS.prefix_of(&items[0].block.reading.chars).is_some();
        let kind = if is_outlook { SectionKind::Other } else { SectionKind::Result };
        drafts.push(SectionDraft { kind, heading: None, items });
    }
}

/// Divides a case without section headings: lead, measures, results.
fn infer_sections(mut whole: SectionDraft) -> Vec<SectionDraft> {
    bare_headings(&mut whole.items, true);
    let mut background = whole.items;
    let lead = match background.iter().position(ParagraphDraft::is_measure) {
        _ if background.len() < 2 => 0,
        Some(first) if first <= 2 => first,
        _ => 1,
    };
    let results = background.split_off(results_from(&background, lead));
    let practice = background.split_off(lead);
    use SectionKind::{Background, Practice, Result};
    let sections = [(Background, background), (Practice, practice), (Result, results)];
    let sections = sections.into_iter().filter(|(_, items)| !items.is_empty());
    sections.map(|(kind, items)| SectionDraft { kind, heading: None, items }).collect()
}

/// The index of the first result paragraph of a case without section headings.
fn results_from(items: &[ParagraphDraft], lead: usize) -> usize {
    let count = items.len();
    // Numbering that begins anew: the second series are the results.
    let mut last: Option<Numbering> = None;
    for (at, item) in items.iter().enumerate().skip(lead) {
        let Some(own) = item.numbering else { continue };
        if last.is_some_and(|l| l.style == own.style && own.number == 1 && l.number > 1) {
            let before =
                (lead + 1..at).rev().take_while(|&i| items[i].numbering.is_none() && !items[i - 1].is_heading_only);
            return before.last().unwrap_or(at);
        }
        if own.style <= NumberStyle::Arabic || last.is_none() {
            last = Some(own);
        }
    }
    // A series at the end behind plain paragraphs.
    let plain = items.iter().skip(lead).take_while(|item| !item.is_measure()).count();
    if plain >= 2 && lead + plain < count {
        return lead + plain - usize::from(items[lead + plain - 1].states_results());
    }
    // The paragraphs behind the last measure.
    if let Some(end) = items.iter().rposition(ParagraphDraft::is_measure) {
        return (end + 1 + usize::from(items[end].is_heading_only)).min(count);
    }
    let closes = count > lead + 1 && items[count - 1].states_results();
    count - usize::from(closes)
}

/// Takes lead sentences of paragraphs without labels for headings, where the paragraphs of a section begin so throughout.
fn bare_headings(items: &mut [ParagraphDraft], whole_case: bool) {
    if items.iter().any(ParagraphDraft::is_measure) {
        return;
    }
    let lead = usize::from(whole_case && !items.is_empty());
    let items = &mut items[lead..];
    let found: Vec<_> = items.iter().map(|item| lead_sentence(&item.block.reading.chars)).collect();
    let many = found.iter().flatten().count();
    if many >= 2 && many * 2 >= items.len() || many == 1 && whole_case && items.len() == 1 {
        for (item, heading) in items.iter_mut().zip(found) {
            item.heading = heading;
        }
    }
}

fn lead_sentence(chars: &[char]) -> Option<(usize, usize)> {
    let end = (0..chars.len()).find(|&at| chars[at] == '。' || is_half_stop(chars, at))?;
    ((4..=BARE).contains(&end) && end + 1 < chars.len()).then_some((0, end))
}

fn section(mut draft: SectionDraft) -> Section {
    if draft.kind == SectionKind::Practice && draft.heading.is_some() {
        bare_headings(&mut draft.items, false);
    }
    levels(&mut draft.items);
    let first =
        draft.heading.as_ref().map(|h| h.reading.lines).or_else(|| draft.items.first().map(|i| i.block.reading.lines));
    let last = draft.items.last().map(|i| i.block.reading.lines).or(first);
    let lines = Lines(first.map_or(0, |l| l.0), last.map_or(0, |l| l.1));
    let heading = draft.heading.map(|block| (block.reading.text(), block.reading.repairs));
    let (heading, heading_repairs) = heading.unzip();
    let paragraphs = draft.items.into_iter().map(paragraph).collect();
    Section { kind: draft.kind, heading, heading_repairs: heading_repairs.unwrap_or_default(), lines, paragraphs }
}

/// Sets levels by the nesting of styles; an item with neither label nor heading has the level of the item before it.
fn levels(items: &mut [ParagraphDraft]) {
    let mut stack: Vec<NumberStyle> = Vec::new();
    let mut current = 0;
    for item in items {
        if let Some(style) = item.numbering.map(|numbering| numbering.style) {
            while stack.last().is_some_and(|&outer| outer > style) {
                stack.pop();
            }
            if stack.last() != Some(&style) {
                stack.push(style);
            }
            current = u8::try_from(stack.len().min(4)).unwrap_or(4);
        } else if item.heading.is_some() {
            stack.clear();
            current = 1;
        }
        item.level = current;
    }
}

fn paragraph(item: ParagraphDraft) -> Paragraph {
    let part = |from: usize, to: usize| item.block.reading.chars[from..to].iter().collect::<String>();
    Paragraph {
        label: item.numbering.map(|numbering| part(0, numbering.len)),
        heading: item.heading.map(|(from, to)| part(from, to)),
        level: item.level,
        lines: item.block.reading.lines,
        points: item.points,
        text: item.block.reading.text(),
        repairs: item.block.reading.repairs,
    }
}
