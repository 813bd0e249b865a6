//! Lists of the contents of a case, to jump from: its outline, the systems and documents that it names, its figures,
//! its repairs; and the other cases that name the same system.

use super::{
    Ctx,
    list_cursor::ListCursor,
    model::{Contents, Model},
    page::Anchor,
    words::{Lang, Msg},
};
use crate::{
    corpus::{At, Case, CaseIx, CaseRef, Figure, Named, PrintedText, TextPart, printed_texts},
    text::{Folded, Width},
};

/// The destination of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JumpTarget {
    /// A character of a text of this case.
    InCase(TextPart, usize),
    /// A character of a paragraph of another case.
    OtherCase(CaseIx, At),
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// The left column.
    pub label: Option<String>,
    /// The rest.
    pub text: String,
    /// The name that other cases may have, too.
    pub name: Option<String>,
    /// The destination.
    pub target: JumpTarget,
}

impl ContentsEntry {
    fn new(label: Option<String>, text: String, target: JumpTarget) -> Self {
        Self { label, text, name: None, target }
    }
}

/// Characters of a point that the outline shows.
const POINT: usize = 24;

/// Returns the entries of a list.
pub fn entries(what: &Contents, model: &Model, ctx: &Ctx) -> Vec<ContentsEntry> {
    let Some(found) = model.location.case.and_then(|ix| ctx.corpus.get(ix)) else { return Vec::new() };
    let Some(case) = model.page.case.as_deref().filter(|_| model.page.is_of(found.ix)) else { return Vec::new() };
    let mut entries = stored_entries(what, case, model, ctx);
    // A repair quotes the printed text; everything else is displayed as in the text.
    if *what != Contents::Repairs {
        let display = &model.reader_options.display;
        entries.iter_mut().for_each(|entry| entry.text = display.display_text(&entry.text, found.batch.script));
    }
    entries
}

/// Returns the entries with texts as stored.
fn stored_entries(what: &Contents, case: &Case, model: &Model, ctx: &Ctx) -> Vec<ContentsEntry> {
    match what {
        Contents::Outline => outline(case, ctx.lang),
        Contents::Names => names(case, ctx.lang),
        Contents::Figures => figures(case, model.width),
        Contents::Repairs => repairs(case, ctx.lang),
        Contents::SameName { cases, .. } => {
            let row = |(ix, at): &(CaseIx, At)| {
                let found = ctx.corpus.get(*ix)?;
                let text = format!("{}　{}", found.region_name(), found.title());
                Some(ContentsEntry::new(Some(found.id().to_string()), text, JumpTarget::OtherCase(*ix, *at)))
            };
            cases.iter().filter_map(row).collect()
        }
    }
}

/// Returns the entry of the outline for the top of the text.
pub fn current(model: &Model, ctx: &Ctx) -> Option<usize> {
    let top = model.location.top.max(model.page.body);
    let entries = entries(&Contents::Outline, model, ctx);
    let row = |target: JumpTarget| match target {
        JumpTarget::InCase(part, char) => {
            let block = model.page.block_of_part(part)?;
            Some(model.page.row_of_anchor(Anchor { block, char }))
        }
        JumpTarget::OtherCase(..) => None,
    };
    entries.iter().rposition(|entry| row(entry.target).is_some_and(|row| row <= top))
}

/// Returns the visible part of the outline in a pane of `height` rows beside the text, with the current entry in the
/// middle if not all of it fits.
pub fn visible_outline(model: &Model, ctx: &Ctx, len: usize, height: usize) -> (ListCursor, Option<usize>) {
    let current = current(model, ctx);
    let at = current.unwrap_or(0).min(len.saturating_sub(1));
    (ListCursor { at, top: at.saturating_sub(height / 2).min(len.saturating_sub(height)) }, current)
}

/// Returns sections with their measures and points, indented by depth.
fn outline(case: &Case, lang: Lang) -> Vec<ContentsEntry> {
    let mut entries = Vec::new();
    let mut add = |depth: usize, text: String, part: TextPart, at: usize| {
        let text = format!("{}{text}", "　".repeat(depth));
        entries.push(ContentsEntry::new(None, text, JumpTarget::InCase(part, at)));
    };
    let mut number = 0;
    for (index, section) in case.sections.iter().enumerate() {
        match &section.heading {
            Some(heading) => add(0, heading.clone(), TextPart::Heading(index), 0),
            None => add(0, lang.get(section.kind).to_owned(), TextPart::Paragraph(number), 0),
        }
        for paragraph in &section.paragraphs {
            let part = TextPart::Paragraph(number);
            let depth = usize::from(paragraph.level);
            let label = paragraph.label.as_deref().unwrap_or_default();
            match paragraph.heading.as_deref() {
                Some(heading) if depth > 0 => add(depth, format!("{label}{heading}"), part, 0),
                _ => {}
            }
            for point in &paragraph.points {
                let words = paragraph.text.chars().skip(point.0 as usize).take((point.1 - point.0) as usize);
                let words: String = words.take_while(|c| !matches!(c, '。' | ',' | '，' | ';' | '；')).collect();
                let text = if words.chars().count() > POINT { words.chars().take(POINT).collect() } else { words };
                add(depth + 1, text, part, point.0 as usize);
            }
            number += 1;
        }
    }
    entries
}

fn names(case: &Case, lang: Lang) -> Vec<ContentsEntry> {
    let entry = |named: &Named, label: Msg| {
        let At(paragraph, start, _) = *named.at.first()?;
        let text = lang.fill(Msg::Mentions, &[&named.name, &named.at.len().to_string()]);
        let target = JumpTarget::InCase(TextPart::Paragraph(paragraph), start as usize);
        let entry = ContentsEntry::new(Some(lang.get(label).to_owned()), text, target);
        Some(ContentsEntry { name: Some(named.name.clone()), ..entry })
    };
    let systems = case.systems.iter().filter_map(|named| entry(named, Msg::System));
    systems.chain(case.documents.iter().filter_map(|named| entry(named, Msg::Document))).collect()
}

/// Returns the figures, aligned so that numbers end and units begin in one column.
fn figures(case: &Case, width: Width) -> Vec<ContentsEntry> {
    let split = |text: &str| {
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '~' | '～' | '０'..='９');
        let end = text.char_indices().find(|(_, c)| !is_number(*c)).map_or(text.len(), |(at, _)| at);
        let (number, unit) = text.split_at_checked(end).unwrap_or((text, ""));
        (number.to_owned(), unit.to_owned())
    };
    // 350→600 万元/亩, 60天→5 分钟
    let part = |figure: &Figure| {
        let (number, unit) = split(&figure.text);
        let Some(to) = &figure.to else { return (number, unit) };
        let (reached, unit_of_reached) = split(&to.text);
        let unit = if unit == unit_of_reached { String::new() } else { unit };
        (format!("{number}{unit}→{reached}"), unit_of_reached)
    };
    let parts: Vec<_> = case.figures.iter().map(part).collect();
    let number_columns = parts.iter().map(|(number, _)| width.of(number)).max().unwrap_or(0);
    let mut entries = Vec::new();
    for (figure, (number, unit)) in case.figures.iter().zip(&parts) {
        let Some(At(paragraph, start, _)) = figure.at.first().copied() else { continue };
        let blank = " ".repeat(number_columns - width.of(number));
        let target = JumpTarget::InCase(TextPart::Paragraph(paragraph), start as usize);
        entries.push(ContentsEntry::new(Some(format!("{blank}{number} {unit}")), figure.about.clone(), target));
    }
    entries
}

fn repairs(case: &Case, lang: Lang) -> Vec<ContentsEntry> {
    let mut entries = Vec::new();
    for PrintedText { part, text, repairs, .. } in printed_texts(case) {
        for repair in repairs {
            let (start, end) = (repair.at.0 as usize, repair.at.1 as usize);
            let chars = |from: usize, to: usize| text.chars().skip(from).take(to - from).collect::<String>();
            let read = chars(start, end);
            let visible = |text: &str| match text {
                "" => lang.get(Msg::Blank).to_owned(),
                _ => text.replace("\r\n", "\n").replace('\n', lang.get(Msg::LineBreak)).replace([' ', '\u{3000}'], "_"),
            };
            let mut row = lang.fill(Msg::RepairOf, &[&visible(&repair.printed), &visible(&read)]);
            if read.is_empty() {
                // Where nothing is read, the neighbours show the position.
                row.push_str(&format!("　{}|{}", chars(start.saturating_sub(4), start), chars(end, end + 4)));
            }
            row.extend(repair.why.iter().map(|why| format!("　{why}")));
            let sure = lang.get(if repair.sure { Msg::Sure } else { Msg::Unsure });
            let label = format!("{}　{sure}", lang.get(repair.kind));
            entries.push(ContentsEntry::new(Some(label), row, JumpTarget::InCase(part, start)));
        }
    }
    entries
}

/// Returns the other cases that name a system or document of this name, in either script.
pub fn same_name(name: &str, this: CaseIx, ctx: &Ctx) -> Contents {
    let folded = Folded::new(name);
    let is_it = |name: &str| Folded::new(name).as_str() == folded.as_str();
    let names_it = |found: &CaseRef<'_>| {
        // The summary rules out most cases without decoding them.
        if !found.systems().chain(found.documents()).any(is_it) {
            return None;
        }
        let case = found.case();
        let mut named = case.systems.iter().chain(&case.documents);
        named.find(|named| is_it(&named.name))?.at.first().copied()
    };
    let others = ctx.corpus.iter().filter(|found| found.ix != this);
    let cases = others.filter_map(|found| Some((found.ix, names_it(&found)?))).collect();
    Contents::SameName { name: name.to_owned(), cases }
}
