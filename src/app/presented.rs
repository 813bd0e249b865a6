//! From cases to the thoughts of a presentation: a title page, then of each case its title, background, measures, results
//! and source.

use super::{
    Ctx,
    citation::citation,
    model::Model,
    page::{BlockKind, DisplayOptions, TextBlock, texts},
    present_request::PresentRequest,
    presented_texts::{figure, pieces},
    words::{Lang, Msg, PresentMsg, batch_name::short_name},
};
use crate::{
    corpus::{CaseRef, SectionKind},
    present::{Case, Page, Piece, Presentation, Style, Thought},
    text::sanitize,
};

/// Returns the presentation that is asked for.
pub fn presentation(request: &PresentRequest, display: DisplayOptions, ctx: &Ctx) -> Presentation {
    let found: Vec<CaseRef<'_>> = request.cases.iter().filter_map(|ix| ctx.corpus.get(*ix)).collect();
    let heading = heading(request, &found, ctx);
    let mut shown = Presentation { heading, ..Presentation::default() };
    shown.thoughts.push(cover(request, &shown.heading, found.len(), ctx));
    let display = DisplayOptions { points: true, unrepaired: false, double: false, ..display };
    for (at, case) in found.iter().enumerate() {
        let thoughts = Thoughts::of(case, display, ctx);
        let number = case.number().to_string();
        let lines = [case.batch.title.as_str().to_owned(), short_name(case.batch)];
        let [long, short] = lines.map(|batch| ctx.lang.fill(Msg::NthOfBatch, &[&batch, &number]));
        shown.cases.push(Case {
            id: case.id().to_string(),
            lines: [long, short, ctx.lang.fill(PresentMsg::Nth, &[&number])],
            title: thoughts.title.clone(),
            first: shown.thoughts.len(),
        });
        shown.thoughts.extend(thoughts.made.into_iter().map(|thought| Thought { case: Some(at), ..thought }));
    }
    shown
}

/// Returns the names of the pages of the presentation, those inside a case indented.
pub(super) fn page_names(model: &Model, lang: Lang) -> Vec<String> {
    let Some(show) = &model.show else { return Vec::new() };
    let name = |page: &Page| {
        let thought = show.presentation.thoughts.get(page.thought)?;
        let name =
            if page.part == 0 { thought.name.clone() } else { lang.fill(PresentMsg::Continued, &[&thought.name]) };
        Some(if thought.is_centred { name } else { format!("  {name}") })
    };
    show.pages.iter().map(|page| name(page).unwrap_or_default()).collect()
}

/// Returns the heading: what is asked for, else the title of the batch that all cases are of.
fn heading(request: &PresentRequest, found: &[CaseRef<'_>], ctx: &Ctx) -> String {
    let given = request.heading.as_deref().map(str::trim).filter(|heading| !heading.is_empty());
    let first = found.first();
    let is_one = first.is_some_and(|first| found.iter().all(|case| case.batch_ix == first.batch_ix));
    let of_batch = first.filter(|_| is_one).map(|first| first.batch.title.as_str());
    let heading = given.or(of_batch).unwrap_or(ctx.lang.get(PresentMsg::Heading));
    sanitize(heading).into_owned()
}

/// Returns the title page: heading, place, date, number of cases.
fn cover(request: &PresentRequest, heading: &str, count: usize, ctx: &Ctx) -> Thought {
    let today = || {
        let (year, month, day) = ctx.local_now().date();
        ctx.lang.fill(PresentMsg::Date, &[&year.to_string(), &month.to_string(), &day.to_string()])
    };
    let date = request.date.clone().unwrap_or_else(today);
    let count = ctx.lang.fill(PresentMsg::Count, &[&count.to_string()]);
    let facts = [request.place.clone().unwrap_or_default(), date, count].into_iter();
    let facts = facts.map(|fact| own(Style::Fact, &sanitize(&fact)));
    Thought {
        name: ctx.lang.get(PresentMsg::Cover).to_owned(),
        is_centred: true,
        pieces: std::iter::once(own(Style::Title, heading))
            .chain(facts)
            .filter(|piece| !piece.text.is_empty())
            .collect(),
        ..Thought::default()
    }
}

/// Returns a piece of the program's own words.
fn own(style: Style, text: &str) -> Piece {
    Piece { style, text: text.to_owned(), ..Piece::default() }
}

/// The thoughts of one case.
struct Thoughts {
    title: String,
    made: Vec<Thought>,
}

impl Thoughts {
    fn of(found: &CaseRef<'_>, display: DisplayOptions, ctx: &Ctx) -> Self {
        let blocks = texts(found, ctx.lang, display);
        let title = blocks.iter().find(|block| block.kind == BlockKind::Title);
        let mut thoughts = Self { title: title.map(|block| block.text.clone()).unwrap_or_default(), made: Vec::new() };
        thoughts.title_page(found, title, ctx);
        let case = found.case();
        for (at, section) in case.sections.iter().enumerate() {
            let of_section: Vec<&TextBlock> = blocks.iter().filter(|block| block.section == Some(at)).collect();
            let head = of_section.first().filter(|block| block.kind == BlockKind::Section);
            let name = head.map_or_else(|| ctx.lang.get(section.kind).to_owned(), |block| block.text.clone());
            let first = thoughts.made.len();
            thoughts.begin(&name);
            if let Some(head) = head {
                thoughts.add(pieces(head, Style::Section));
            }
            let of_paragraph = |paragraph| of_section.iter().any(|block| block.paragraph == Some(paragraph));
            let results = case.figures.iter().filter(|figure| figure.at.iter().any(|at| of_paragraph(at.0)));
            let results = results.filter(|_| section.kind == SectionKind::Result);
            let results: Vec<Piece> = results.map(|result| figure(result, found, display, ctx.lang)).collect();
            if !results.is_empty() {
                thoughts.add(results);
                thoughts.name_last(ctx.lang.get(PresentMsg::Figures));
                thoughts.begin(&name);
            }
            for block in of_section.iter().filter(|block| block.paragraph.is_some()) {
                if block.level == 1 && block.heading.end > 0 {
                    thoughts.begin_measure(&name, block);
                }
                thoughts.add(pieces(block, Style::Text));
            }
            for thought in thoughts.made.iter_mut().skip(first) {
                let is_headed = thought.pieces.first().is_some_and(|piece| piece.style == Style::Section);
                thought.above = if is_headed { thoughts.title.clone() } else { name.clone() };
            }
        }
        thoughts.source(found, ctx);
        thoughts.made.retain(|thought| !thought.pieces.is_empty());
        thoughts
    }

    /// Adds the title page of the case.
    fn title_page(&mut self, found: &CaseRef<'_>, title: Option<&TextBlock>, ctx: &Ctx) {
        let themes: Vec<_> = found.themes().map(|theme| ctx.lang.name(theme.name())).collect();
        let facts = [
            found.region_name(),
            found.department().unwrap_or_default().to_owned(),
            themes.join("　"),
            ctx.lang.fill(Msg::NthOfBatch, &[&short_name(found.batch), &found.number().to_string()]),
        ];
        let facts = facts.into_iter().filter(|fact| !fact.is_empty()).map(|fact| own(Style::Fact, &fact));
        let title = title.map(|block| pieces(block, Style::Title)).unwrap_or_default();
        self.made.push(Thought {
            name: self.title.clone(),
            is_centred: true,
            pieces: title.into_iter().chain(facts).collect(),
            ..Thought::default()
        });
    }

    fn begin(&mut self, name: &str) {
        self.made.push(Thought { name: name.to_owned(), ..Thought::default() });
    }

    /// Begins the thought of a measure; the heading of a section without text of its own stands above the first one.
    fn begin_measure(&mut self, section: &str, block: &TextBlock) {
        let is_headed = |thought: &Thought| thought.pieces.iter().all(|piece| piece.style == Style::Section);
        if !self.made.last().is_some_and(is_headed) {
            self.begin(section);
        }
        let heading = block.text.get(block.heading.clone()).unwrap_or_default().to_owned();
        self.name_last(&heading);
    }

    fn name_last(&mut self, name: &str) {
        if let Some(thought) = self.made.last_mut() {
            name.clone_into(&mut thought.name);
        }
    }

    fn add(&mut self, pieces: Vec<Piece>) {
        if let Some(thought) = self.made.last_mut() {
            thought.pieces.extend(pieces);
        }
    }

    /// Adds the page that says where the case was printed.
    fn source(&mut self, found: &CaseRef<'_>, ctx: &Ctx) {
        let word = ctx.lang.get(PresentMsg::Source);
        self.made.push(Thought {
            above: self.title.clone(),
            name: word.to_owned(),
            pieces: vec![
                own(Style::Section, word),
                own(Style::Text, &citation(found, ctx.lang)),
                own(Style::Fact, &found.id().to_string()),
            ],
            ..Thought::default()
        });
    }
}
