//! The blocks of a case: its texts as displayed, with their tinted ranges.

use std::ops::Range;

use super::options::{DisplayOptions, LayoutOptions};
use crate::{
    app::words::{Lang, Msg},
    corpus::{At, Case, CaseRef, Paragraph, Repair, Script, Section, Span, TextPart, TitleSource},
    text::{SourceMap, TypesetText, Width, typeset::wants_space},
};

/// The kind of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    #[default]
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
    /// Wording that another case of a comparison has as well.
    Shared,
}

/// A block of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextBlock {
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
    /// The position of its case among those that are compared.
    pub case: usize,
    /// The bytes at which a new line begins: points that stand each on a row of its own.
    pub lines: Vec<usize>,
}

impl TextBlock {
    pub(super) fn new(kind: BlockKind, shown: TypesetText) -> Self {
        Self { kind, text: shown.text, source_map: shown.source_map, ..Self::default() }
    }

    /// Returns the text of the case that it shows.
    pub fn text_part(&self) -> Option<TextPart> {
        match (self.kind, self.section, self.paragraph) {
            (BlockKind::Title, ..) => Some(TextPart::Title),
            (BlockKind::Section, Some(section), _) => Some(TextPart::Heading(section)),
            (_, _, paragraph) => paragraph.map(TextPart::Paragraph),
        }
    }

    /// Returns the displayed bytes of the characters `span` of the source.
    pub fn bytes_of(&self, span: Span) -> Range<usize> {
        self.source_map.bytes_of(span.0 as usize..span.1 as usize)
    }
}

/// Makes blocks of the texts of a case.
struct BlockBuilder<'a> {
    layout: &'a LayoutOptions,
    /// The script of the notice.
    printed: Script,
}

impl BlockBuilder<'_> {
    /// Typesets `text`, with the tints of its repairs; a new line begins before each character of `line_starts`.
    fn block(&self, kind: BlockKind, text: &str, repairs: &[Repair], line_starts: &[usize]) -> TextBlock {
        let display = &self.layout.display;
        let mut source: Vec<char> = Vec::with_capacity(text.len() / 3 + 8);
        source.extend(text.chars());
        let mut forms = source.clone();
        display.apply(&mut forms, self.printed);
        let mut shown = TypesetText::with_capacity(text.len());
        let (mut tints, mut lines) = (Vec::new(), Vec::new());
        let mut following = repairs.iter().peekable();
        // Characters up to here are replaced by what is printed.
        let mut hidden = 0;
        for at in 0..=forms.len() {
            if line_starts.contains(&at) {
                lines.push(shown.text.len());
            }
            while let Some(repair) = following.next_if(|repair| repair.at.0 as usize <= at) {
                let Span(start, end) = repair.at;
                if display.unrepaired {
                    let printed = repair.printed.split_whitespace().collect::<Vec<_>>().join(" ");
                    let printed = if printed.is_empty() && !repair.printed.is_empty() { " " } else { &printed };
                    tints.push((shown.insert(printed), Tint::Repair));
                    hidden = hidden.max(end as usize);
                } else if start == end && repair.printed.is_empty() {
                    tints.push((shown.insert(self.layout.lang.get(Msg::LostWords)), Tint::Ours));
                }
            }
            let Some(&c) = forms.get(at) else { break };
            if at < hidden {
                shown.skip();
                continue;
            }
            let before = at.checked_sub(1).and_then(|at| source.get(at));
            if display.spaced
                && before.is_some_and(|before| wants_space(*before, c))
                && !lines.ends_with(&[shown.text.len()])
            {
                shown.insert(" ");
            }
            shown.push(c);
        }
        let block = TextBlock::new(kind, shown);
        if !display.unrepaired {
            let unsure = repairs.iter().filter(|repair| !repair.sure && repair.at.0 < repair.at.1);
            tints.extend(unsure.map(|repair| (block.bytes_of(repair.at), Tint::Repair)));
        }
        TextBlock { tints, lines, ..block }
    }

    fn title(&self, case: &Case) -> TextBlock {
        let mut block = self.block(BlockKind::Title, &case.title, &case.title_repairs, &[]);
        if case.title_source == TitleSource::Derived {
            let start = block.text.len();
            block.text.push_str(self.layout.lang.get(Msg::DerivedTitle));
            block.tints.push((start..block.text.len(), Tint::Ours));
        }
        block
    }

    fn heading(&self, section: &Section) -> Option<TextBlock> {
        let block = self.block(BlockKind::Section, section.heading.as_deref()?, &section.heading_repairs, &[]);
        Some(TextBlock { heading: 0..block.text.len(), ..block })
    }

    /// Returns the block of a paragraph, with 〔缺〕 wherever words are lost.
    fn paragraph(&self, paragraph: &Paragraph, number: u32) -> TextBlock {
        let points = paragraph.points.iter().map(|point| point.0 as usize);
        let points: Vec<usize> = points.filter(|at| self.layout.display.points && *at > 0).collect();
        let mut block = self.block(BlockKind::Text, &paragraph.text, &paragraph.repairs, &points);
        let chars = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let label = paragraph.label.as_deref().unwrap_or_default();
        let heading = paragraph.heading.as_deref().filter(|heading| !heading.is_empty());
        if paragraph.text.starts_with(label) {
            block.label = block.bytes_of(Span(0, chars(label)));
            block.heading = block.label.clone();
        }
        if let Some((before, heading)) = heading.and_then(|h| Some((paragraph.text.split_once(h)?.0, h))) {
            block.heading = block.bytes_of(Span(0, chars(before) + chars(heading)));
        }
        TextBlock { level: paragraph.level, paragraph: Some(number), ..block }
    }
}

/// Returns the texts of a case as stored, with 〔缺〕 and 〔拟题〕 inserted.
pub fn stored(found: &CaseRef<'_>, lang: Lang) -> Vec<TextBlock> {
    texts(found, lang, DisplayOptions::AS_STORED)
}

/// Returns the texts of a case as displayed, with 〔缺〕 and 〔拟题〕 inserted.
pub fn texts(found: &CaseRef<'_>, lang: Lang, display: DisplayOptions) -> Vec<TextBlock> {
    let layout = LayoutOptions { columns: u16::MAX, width: Width::default(), lang, display, source: false };
    blocks(found, &found.case(), &layout)
}

/// Returns the blocks of a case in reading order. There are the same ones in every layout.
pub(super) fn blocks(found: &CaseRef<'_>, case: &Case, layout: &LayoutOptions) -> Vec<TextBlock> {
    let builder = BlockBuilder { layout, printed: found.batch.script };
    let mut blocks = vec![builder.title(case)];
    let about = about(found, layout.lang).into_iter();
    blocks.extend(about.map(|text| TextBlock::new(BlockKind::About, TypesetText::plain(&text))));
    let mut numbers = 0..;
    for (index, section) in case.sections.iter().enumerate() {
        // The gap belongs to what was before, so that jumping to a section lands on its heading.
        blocks.push(TextBlock::default());
        let texts = section.paragraphs.iter().zip(&mut numbers);
        let texts = texts.map(|(paragraph, number)| builder.paragraph(paragraph, number));
        let of_section = builder.heading(section).into_iter().chain(texts);
        blocks.extend(of_section.map(|block| TextBlock { section: Some(index), ..block }));
    }
    tint_names(case, &mut blocks);
    blocks
}

/// Adds a line below the title.
pub(super) fn add_line(blocks: &mut [TextBlock], line: &str) {
    let last = blocks.iter_mut().rfind(|block| block.kind == BlockKind::About);
    if let Some(block) = last.filter(|_| !line.is_empty()) {
        let start = block.text.len();
        let text = format!("{}{line}", block.text);
        *block = TextBlock { lines: vec![start], ..TextBlock::new(BlockKind::About, TypesetText::plain(&text)) };
    }
}

/// Tints systems, documents and figures.
fn tint_names(case: &Case, blocks: &mut [TextBlock]) {
    let of_paragraph: Vec<usize> =
        (0..blocks.len()).filter(|at| blocks.get(*at).is_some_and(|b| b.paragraph.is_some())).collect();
    let names = case.systems.iter().chain(&case.documents).flat_map(|named| &named.at).map(|at| (*at, Tint::Name));
    let to = case.figures.iter().filter_map(|figure| figure.to.as_ref()).flat_map(|to| &to.at);
    let figures = case.figures.iter().flat_map(|figure| &figure.at).chain(to).map(|at| (*at, Tint::Figure));
    for (At(paragraph, start, end), tint) in names.chain(figures) {
        if let Some(block) = of_paragraph.get(paragraph as usize).and_then(|at| blocks.get_mut(*at)) {
            let bytes = block.bytes_of(Span(start, end));
            block.tints.push((bytes, tint));
        }
    }
}

/// The separator between the facts of a line below the title.
pub(super) const BETWEEN_FACTS: &str = "　";

/// Returns the lines below the title.
fn about(found: &CaseRef<'_>, lang: Lang) -> Vec<String> {
    let batch = found.batch;
    let colon = |label: Msg, text: &str| lang.fill(Msg::Labelled, &[lang.get(label), text]);
    let mut first = vec![colon(Msg::Place, &found.region_name())];
    first.extend(found.department().map(|name| colon(Msg::Department, name)));
    let mut second = vec![colon(Msg::CaseNumber, &found.id().to_string())];
    let names: Vec<_> = found.themes().map(|theme| lang.name(theme.name())).collect();
    if !names.is_empty() {
        second.push(colon(Msg::Themes, &names.join("、")));
    }
    let third = vec![colon(Msg::Batch, batch.title.as_str()), batch.published().to_owned()];
    [first, second, third].map(|facts| facts.join(BETWEEN_FACTS)).into()
}
