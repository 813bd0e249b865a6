//! The blocks of a case: its texts as they are displayed, each with what is marked in it.

use std::ops::Range;

use super::{Item, Layout, Look};
use crate::{
    app::words::{Lang, Msg},
    corpus::{At, Case, CaseRef, Paragraph, Repair, Script, Span, TitleSource},
    text::{SourceMap, TypesetText, typeset::wants_space},
};

/// The kind of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the case.
    Title,
    /// A line about the case: place, department, batch.
    About,
    /// The heading of a section.
    Section,
    /// A paragraph of the text.
    Text,
    /// A line of the notice.
    Line {
        /// Its number, from 1.
        number: u32,
        /// `true` if the line belongs to the case.
        belongs: bool,
    },
    /// An empty row.
    Gap,
}

/// The meaning of a range of a block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// Our own words: 〔缺〕, 〔拟题〕.
    Ours,
    /// A repair that may be wrong; in a line of the notice any repair.
    Repair,
    /// A system or a document.
    Name,
    /// A figure.
    Figure,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The kind of the block.
    pub kind: BlockKind,
    /// The displayed text: the source text set for display, with our marks (〔缺〕) put in.
    pub text: String,
    /// The positions of source characters in it.
    pub source_map: SourceMap,
    /// The section it belongs to, from 0.
    pub section: Option<usize>,
    /// The paragraph it shows, counted from 0 through all sections.
    pub paragraph: Option<u32>,
    /// 1 for a measure, 2 to 4 for what is below it, 0 otherwise.
    pub level: u8,
    /// The bytes of its label.
    pub label: Range<usize>,
    /// The bytes of its label and heading.
    pub heading: Range<usize>,
    /// The tinted byte ranges of the text, in the order of precedence.
    pub tints: Vec<(Range<usize>, Tint)>,
    /// The bytes at which a new line begins: points that stand each on a row of its own.
    pub lines: Vec<usize>,
}

impl Block {
    pub(super) fn new(kind: BlockKind, shown: TypesetText) -> Self {
        Self {
            kind,
            text: shown.text,
            source_map: shown.source_map,
            section: None,
            paragraph: None,
            level: 0,
            label: 0..0,
            heading: 0..0,
            tints: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// The text of the case that it shows.
    pub fn item(&self) -> Option<Item> {
        match (self.kind, self.section, self.paragraph) {
            (BlockKind::Title, ..) => Some(Item::Title),
            (BlockKind::Section, Some(section), _) => Some(Item::Heading(section)),
            (_, _, paragraph) => paragraph.map(Item::Paragraph),
        }
    }

    /// The bytes at which the characters `span` of the source are shown.
    pub fn bytes_of(&self, span: Span) -> Range<usize> {
        self.source_map.bytes_of(span.0 as usize..span.1 as usize)
    }
}

/// The marks to carry along while a text is set.
struct Setting<'a> {
    look: &'a Look,
    lang: Lang,
    printed: Script,
    repairs: &'a [Repair],
    /// The characters before which a line begins.
    lines: Vec<usize>,
}

impl Setting<'_> {
    /// Sets `text`: the tints of its repairs and the bytes of its lines come with it.
    fn block(&self, kind: BlockKind, text: &str) -> Block {
        let mut source: Vec<char> = Vec::with_capacity(text.len() / 3 + 8);
        source.extend(text.chars());
        let mut forms = source.clone();
        self.look.set(&mut forms, self.printed);
        let mut shown = TypesetText::with_capacity(text.len());
        let (mut tints, mut lines) = (Vec::new(), Vec::new());
        let mut repairs = self.repairs.iter().peekable();
        // Characters up to here are replaced by what is printed.
        let mut hidden = 0;
        for at in 0..=forms.len() {
            if self.lines.contains(&at) {
                lines.push(shown.text.len());
            }
            while let Some(repair) = repairs.next_if(|repair| repair.at.0 as usize <= at) {
                let Span(start, end) = repair.at;
                if self.look.unrepaired {
                    let printed = repair.printed.split_whitespace().collect::<Vec<_>>().join(" ");
                    let printed = if printed.is_empty() && !repair.printed.is_empty() { " " } else { &printed };
                    tints.push((shown.insert(printed), Tint::Repair));
                    hidden = hidden.max(end as usize);
                } else if start == end && repair.printed.is_empty() {
                    tints.push((shown.insert(self.lang.get(Msg::LostWords)), Tint::Ours));
                }
            }
            let Some(&c) = forms.get(at) else { break };
            if at < hidden {
                shown.skip();
                continue;
            }
            let before = at.checked_sub(1).and_then(|at| source.get(at));
            if self.look.spaced
                && before.is_some_and(|before| wants_space(*before, c))
                && !lines.ends_with(&[shown.text.len()])
            {
                shown.insert(" ");
            }
            shown.push(c);
        }
        let mut block = Block::new(kind, shown);
        if !self.look.unrepaired {
            let unsure = self.repairs.iter().filter(|repair| !repair.sure && repair.at.0 < repair.at.1);
            tints.extend(unsure.map(|repair| (block.bytes_of(repair.at), Tint::Repair)));
        }
        block.tints = tints;
        block.lines = lines;
        block
    }
}

/// The blocks of a case in reading order. There are the same ones in every layout.
pub(super) fn blocks(found: &CaseRef<'_>, case: &Case, layout: &Layout) -> Vec<Block> {
    let printed = found.batch.script();
    let gap = || Block::new(BlockKind::Gap, TypesetText::default());
    let mut blocks = vec![title(case, printed, layout)];
    let about = about(found, layout.lang).into_iter();
    blocks.extend(about.map(|text| Block::new(BlockKind::About, TypesetText::plain(&text))));
    let mut number = 0;
    for (index, section) in case.sections.iter().enumerate() {
        let start = blocks.len();
        blocks.push(gap());
        if let Some(heading) = &section.heading {
            let setting = Setting {
                look: &layout.look,
                lang: layout.lang,
                printed,
                repairs: &section.heading_repairs,
                lines: Vec::new(),
            };
            let mut block = setting.block(BlockKind::Section, heading);
            block.heading = 0..block.text.len();
            blocks.push(block);
        }
        for paragraph in &section.paragraphs {
            blocks.push(Block { paragraph: Some(number), ..text_block(paragraph, printed, layout) });
            number += 1;
        }
        // The gap belongs to what was before, so that jumping to a section lands on its heading.
        for block in blocks.iter_mut().skip(start + 1) {
            block.section = Some(index);
        }
    }
    tint_names(case, &mut blocks);
    blocks
}

/// Marks what the case names.
fn tint_names(case: &Case, blocks: &mut [Block]) {
    let of_paragraph: Vec<usize> =
        (0..blocks.len()).filter(|at| blocks.get(*at).is_some_and(|b| b.paragraph.is_some())).collect();
    let names = case.systems.iter().chain(&case.documents).flat_map(|named| &named.at).map(|at| (*at, Tint::Name));
    let figures = case.figures.iter().flat_map(|figure| &figure.at).map(|at| (*at, Tint::Figure));
    for (At(paragraph, start, end), tint) in names.chain(figures) {
        if let Some(block) = of_paragraph.get(paragraph as usize).and_then(|at| blocks.get_mut(*at)) {
            let bytes = block.bytes_of(Span(start, end));
            block.tints.push((bytes, tint));
        }
    }
}

fn title(case: &Case, printed: Script, layout: &Layout) -> Block {
    let setting =
        Setting { look: &layout.look, lang: layout.lang, printed, repairs: &case.title_repairs, lines: Vec::new() };
    let mut block = setting.block(BlockKind::Title, &case.title);
    if case.title_source == TitleSource::Derived {
        let start = block.text.len();
        block.text.push_str(layout.lang.get(Msg::DerivedTitle));
        block.tints.push((start..block.text.len(), Tint::Ours));
    }
    block
}

/// The separator between the facts of a line below the title.
pub(super) const BETWEEN_FACTS: &str = "　";

/// The lines below the title.
fn about(found: &CaseRef<'_>, lang: Lang) -> Vec<String> {
    let batch = found.batch;
    let colon = |label: Msg, text: &str| lang.fill(Msg::Labelled, &[lang.get(label), text]);
    let mut first = vec![colon(Msg::Place, &found.place())];
    first.extend(found.department().map(|name| colon(Msg::Department, name)));
    let mut second = vec![colon(Msg::CaseNumber, &found.id().to_string())];
    let names: Vec<_> = found.themes().map(|theme| lang.name(theme.name())).collect();
    if !names.is_empty() {
        second.push(colon(Msg::Themes, &names.join("、")));
    }
    let third = vec![colon(Msg::Batch, batch.title()), batch.published().to_owned()];
    [first, second, third].map(|facts| facts.join(BETWEEN_FACTS)).into()
}

/// A paragraph with 〔缺〕 wherever words are lost.
fn text_block(paragraph: &Paragraph, printed: Script, layout: &Layout) -> Block {
    let points = paragraph.points.iter().map(|point| point.0 as usize).filter(|at| layout.look.points && *at > 0);
    let setting = Setting {
        look: &layout.look,
        lang: layout.lang,
        printed,
        repairs: &paragraph.repairs,
        lines: points.collect(),
    };
    let mut block = Block { level: paragraph.level, ..setting.block(BlockKind::Text, &paragraph.text) };
    let chars = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let label = paragraph.label.as_deref().unwrap_or_default();
    let heading = paragraph.heading.as_deref().unwrap_or_default();
    if paragraph.text.starts_with(label) {
        block.label = block.bytes_of(Span(0, chars(label)));
        block.heading = block.label.clone();
    }
    if let Some(before) = paragraph.text.split_once(heading).map(|(before, _)| before).filter(|_| !heading.is_empty()) {
        block.heading = block.bytes_of(Span(0, chars(before) + chars(heading)));
    }
    block
}
