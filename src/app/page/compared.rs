//! Cases laid out beside each other, or, where there is no room for that, below each other part by part. A comparison is a
//! page as any other, so that scrolling, finding and jumping by structure are the same.

use super::{
    block::{self, BETWEEN_FACTS, BlockKind, TextBlock, Tint},
    options::{DisplayOptions, LayoutOptions},
    rows::{PageRow, add_rows},
};
use crate::{
    app::words::{CompareMsg, Lang, batch_name, place_name::short_place},
    compare::{Comparison, FigureRow, Part, Row},
    corpus::{Case, CaseIx, CaseRef, Figure, TextPart},
    text::TypesetText,
};

/// Columns between two cases side by side: a blank, the rule, a blank.
pub const BETWEEN: u16 = 3;
/// Columns before texts below each other: the number of the case, a rule, a blank.
pub const NUMBERED: u16 = 3;

/// The columns of a page that compares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The cases, in order.
    pub cases: Vec<CaseIx>,
    /// Their names: number and place.
    pub names: Vec<String>,
    /// Columns of each case; 0 if they stand below each other.
    pub columns: u16,
    /// For each row of the page the cells of the cases, if they stand side by side; none in a row of the whole width.
    cells: Vec<Vec<Option<PageRow>>>,
}

impl Compared {
    /// Returns the cells of a row, each with its first column; none where the row has the whole width.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = (u16, &PageRow)> {
        let cells = self.cells.get(row).map(Vec::as_slice).unwrap_or_default();
        let columns = (0..).map(|case: u16| case * (self.columns + BETWEEN));
        columns.zip(cells).filter_map(|(column, cell)| Some((column, cell.as_ref()?)))
    }

    /// Returns the first column of a case, from 0; `None` if the cases stand below each other.
    pub fn column(&self, case: usize) -> Option<u16> {
        let case = u16::try_from(case).ok().filter(|_| self.columns > 0)?;
        Some(case * (self.columns + BETWEEN))
    }

    /// Returns `true` if a row has a cell for each case.
    pub fn is_divided(&self, row: usize) -> bool {
        self.cells.get(row).is_some_and(|cells| !cells.is_empty())
    }

    /// Returns the last row whose cells show byte `byte` of block `block`, or what is before it.
    pub(super) fn row_of(&self, block: usize, byte: usize) -> Option<usize> {
        let shows = |cell: &PageRow| cell.block == block && cell.bytes.start <= byte;
        self.cells.iter().rposition(|cells| cells.iter().flatten().any(shows))
    }
}

/// A comparison laid out.
#[derive(Default)]
pub(super) struct Laid {
    /// The blocks in reading order.
    pub blocks: Vec<TextBlock>,
    /// The rows in order: of cells side by side the first one.
    pub rows: Vec<PageRow>,
    /// The first row below the titles.
    pub body: usize,
    /// The columns.
    pub compared: Compared,
}

/// Lays out a comparison.
pub(super) fn lay_out(found: &[CaseRef<'_>], comparison: &Comparison, layout: LayoutOptions, beside: bool) -> Laid {
    let count = u16::try_from(found.len()).unwrap_or(u16::MAX).max(1);
    let room = match beside {
        true => layout.columns.saturating_sub(BETWEEN * (count - 1)) / count,
        false => layout.columns.saturating_sub(NUMBERED),
    };
    let cases: Vec<Case> = found.iter().map(CaseRef::case).collect();
    let texts = found.iter().zip(&cases).enumerate();
    let texts = texts.map(|(at, (found, case))| texts_of(found, case, comparison, at, &layout)).collect();
    let compared = Compared {
        cases: found.iter().map(|found| found.ix).collect(),
        names: found.iter().zip(1..).map(|(found, number)| name(found, number, layout.lang)).collect(),
        columns: if beside { room } else { 0 },
        cells: Vec::new(),
    };
    let laid = Laid { compared, ..Laid::default() };
    let mut builder = Builder { laid, of_case: LayoutOptions { columns: room, ..layout }, layout, group: None };
    builder.fill(found, &cases, texts, comparison);
    builder.laid
}

/// Returns the name of a case in a comparison: its number there and its place.
pub fn name(found: &CaseRef<'_>, number: usize, lang: Lang) -> String {
    lang.fill(CompareMsg::Name, &[&number.to_string(), short_place(found)])
}

/// Returns the texts of a case, with what others share marked.
fn texts_of(
    found: &CaseRef<'_>,
    case: &Case,
    comparison: &Comparison,
    at: usize,
    layout: &LayoutOptions,
) -> Vec<TextBlock> {
    let mut blocks = block::blocks(found, case, layout);
    let none = Vec::new();
    let shared = comparison.shared.get(at).unwrap_or(&none);
    for block in &mut blocks {
        block.case = at;
        let spans = block.paragraph.and_then(|number| shared.get(number as usize)).into_iter().flatten();
        let tints: Vec<_> = spans.map(|span| (block.bytes_of(*span), Tint::Shared)).collect();
        // Behind what the text itself has to say, before names and figures.
        let first = block.tints.iter().take_while(|(_, tint)| matches!(tint, Tint::Ours | Tint::Repair)).count();
        block.tints.splice(first..first, tints);
    }
    blocks
}

/// Fills a page row by row.
struct Builder {
    laid: Laid,
    layout: LayoutOptions,
    of_case: LayoutOptions,
    group: Option<usize>,
}

impl Builder {
    fn fill(&mut self, found: &[CaseRef<'_>], cases: &[Case], texts: Vec<Vec<TextBlock>>, comparison: &Comparison) {
        let heads = found.iter().zip(&texts).enumerate().map(|(at, (found, texts))| head(found, texts, at));
        self.add(heads.collect());
        self.laid.body = self.laid.rows.len();
        for (number, group) in comparison.groups.iter().enumerate() {
            self.begin(number, self.layout.lang.get(group.kind));
            for (at, row) in group.rows.iter().enumerate() {
                if at > 0 {
                    self.gap();
                }
                let parts = self.parts(row, &texts);
                self.add(parts);
            }
        }
        if !comparison.figures.is_empty() {
            self.begin(comparison.groups.len(), self.layout.lang.get(CompareMsg::Figures));
        }
        for row in &comparison.figures {
            let figures = self.figures(row, found, cases);
            self.add(figures);
        }
    }

    /// Begins a group with its heading over the whole width.
    fn begin(&mut self, number: usize, heading: &str) {
        self.gap();
        self.group = Some(number);
        let block = TextBlock::new(BlockKind::Section, TypesetText::plain(heading));
        let index = self.push(block);
        let first = self.laid.rows.len();
        if let Some(block) = self.laid.blocks.get(index) {
            add_rows(index, block, &self.layout, &mut self.laid.rows);
        }
        self.laid.compared.cells.resize(self.laid.rows.len().max(first), Vec::new());
    }

    fn gap(&mut self) {
        let index = self.push(TextBlock::default());
        self.laid.rows.push(PageRow { block: index, bytes: 0..0, indent: 0 });
        self.laid.compared.cells.resize(self.laid.rows.len(), Vec::new());
    }

    fn push(&mut self, block: TextBlock) -> usize {
        self.laid.blocks.push(TextBlock { section: self.group, ..block });
        self.laid.blocks.len() - 1
    }

    /// Adds texts of the cases: in one row beside each other, or else one after the other.
    fn add(&mut self, texts: Vec<Vec<TextBlock>>) {
        let columns: Vec<Vec<PageRow>> = texts.into_iter().map(|blocks| self.rows_of(blocks)).collect();
        let is_beside = self.laid.compared.columns > 0;
        if !is_beside {
            for mut row in columns.into_iter().flatten() {
                row.indent += NUMBERED;
                self.laid.rows.push(row);
            }
            self.laid.compared.cells.resize(self.laid.rows.len(), Vec::new());
            return;
        }
        for at in 0..columns.iter().map(Vec::len).max().unwrap_or(0) {
            let cells: Vec<Option<PageRow>> = columns.iter().map(|rows| rows.get(at).cloned()).collect();
            self.laid.rows.extend(cells.iter().flatten().next().cloned());
            self.laid.compared.cells.push(cells);
        }
    }

    /// Adds blocks of one case and returns their rows.
    fn rows_of(&mut self, blocks: Vec<TextBlock>) -> Vec<PageRow> {
        let mut rows = Vec::new();
        for block in blocks {
            let index = self.push(block);
            if let Some(block) = self.laid.blocks.get(index) {
                add_rows(index, block, &self.of_case, &mut rows);
            }
        }
        rows
    }

    /// Returns the texts of a row of parts, with a word where a case has none.
    fn parts(&self, row: &Row, texts: &[Vec<TextBlock>]) -> Vec<Vec<TextBlock>> {
        let is_beside = self.laid.compared.columns > 0;
        let only = row.only().and_then(|case| self.laid.compared.names.get(case));
        let only = only.map(|name| self.layout.lang.fill(CompareMsg::Only, &[name]));
        let has_only = |part: &Option<Part>| if is_beside { part.is_none() } else { part.is_some() };
        let mut is_said = false;
        let of_case = |(at, (part, texts)): (usize, (&Option<Part>, &Vec<TextBlock>))| {
            let mut blocks = Vec::new();
            match (&only, part) {
                (Some(word), part) if has_only(part) && !is_said => {
                    blocks.push(word_block(word, at));
                    is_said = true;
                }
                (None, None) if !row.is_measure => {
                    blocks.push(word_block(self.layout.lang.get(CompareMsg::Missing), at))
                }
                _ => {}
            }
            let is_of =
                |part: &Part, block: &&TextBlock| block.text_part().is_some_and(|text| part.texts.contains(&text));
            blocks.extend(part.iter().flat_map(|part| texts.iter().filter(|block| is_of(part, block))).cloned());
            blocks
        };
        row.parts.iter().zip(texts).enumerate().map(of_case).collect()
    }

    /// Returns the figures of one thing.
    fn figures(&self, row: &FigureRow, found: &[CaseRef<'_>], cases: &[Case]) -> Vec<Vec<TextBlock>> {
        let is_beside = self.laid.compared.columns > 0;
        let block = |(at, figure): (usize, &Option<usize>)| {
            let figure = figure.and_then(|figure| cases.get(at)?.figures.get(figure));
            match (figure, found.get(at)) {
                (Some(figure), Some(found)) => vec![figure_block(figure, found, at, &self.layout)],
                _ if is_beside => vec![word_block("-", at)],
                _ => Vec::new(),
            }
        };
        row.figures.iter().enumerate().map(block).collect()
    }
}

/// Returns the title of a case, and its id and batch.
fn head(found: &CaseRef<'_>, texts: &[TextBlock], at: usize) -> Vec<TextBlock> {
    let title = texts.iter().find(|block| block.text_part() == Some(TextPart::Title)).cloned();
    let about = [found.id().to_string(), batch_name::short_name(found.batch)].join(BETWEEN_FACTS);
    title.into_iter().chain([word_block(&about, at)]).collect()
}

/// Returns a block of our own words in the column of a case.
fn word_block(word: &str, case: usize) -> TextBlock {
    TextBlock { case, ..TextBlock::new(BlockKind::About, TypesetText::plain(word)) }
}

/// Returns a figure with what it counts, as a block in the column of a case.
fn figure_block(figure: &Figure, found: &CaseRef<'_>, case: usize, layout: &LayoutOptions) -> TextBlock {
    let (text, start) = figure_text(figure, found, layout.display, layout.lang);
    let tints = vec![(start..text.len(), Tint::Figure)];
    TextBlock { case, tints, ..TextBlock::new(BlockKind::About, TypesetText::plain(&text)) }
}

/// Returns a figure behind what it counts, as displayed, with the byte where the number begins.
pub fn figure_text(figure: &Figure, found: &CaseRef<'_>, display: DisplayOptions, lang: Lang) -> (String, usize) {
    let shown = |text: &str| display.display_text(text, found.batch.script);
    let about = shown(&figure.about);
    let numbers = [Some(&figure.text), figure.to.as_ref().map(|to| &to.text)];
    let numbers: Vec<String> = numbers.into_iter().flatten().map(|text| shown(text)).collect();
    let numbers = numbers.join(if lang == Lang::En { " to " } else { "→" });
    (format!("{about} {numbers}"), about.len() + 1)
}
