//! A comparison as a table: a column for each case, a group of rows for each kind of section and for the figures.

use super::{
    document::{Group, Part},
    part::part,
};
use crate::{
    app::{
        page::{DisplayOptions, TextBlock, figure_text, texts},
        words::{CompareMsg, Lang},
    },
    compare::{self, Comparison, FigureRow},
    corpus::{Case, CaseRef, SectionKind},
};

/// Returns the groups of a comparison of these cases.
pub(super) fn groups(cases: &[CaseRef<'_>], display: DisplayOptions, lang: Lang) -> Vec<Group> {
    let decoded: Vec<Case> = cases.iter().map(CaseRef::case).collect();
    let compared = Comparison::of(&decoded.iter().collect::<Vec<_>>());
    let texts: Vec<Vec<TextBlock>> = cases.iter().map(|case| texts(case, lang, display)).collect();
    let sections = compared.groups.iter().map(|group| {
        let cells = |row: &compare::Row| -> Vec<Vec<Part>> {
            row.parts.iter().zip(&texts).map(move |(part, texts)| cell(part.as_ref(), texts, group.kind)).collect()
        };
        let rows = group.rows.iter().map(cells).collect();
        Group { heading: lang.get(group.kind).to_owned(), rows }
    });
    let of_figures = |row: &FigureRow| -> Vec<Vec<Part>> {
        let figure = |(at, figure): (usize, &Option<usize>)| {
            let text = figure.and_then(|figure| {
                let (figure, case) = (decoded.get(at)?.figures.get(figure)?, cases.get(at)?);
                Some(figure_text(figure, case, display, lang).0)
            });
            let part = |text| Part { section: SectionKind::Result, level: None, heading: String::new(), text };
            text.map(part).into_iter().collect()
        };
        row.figures.iter().enumerate().map(figure).collect()
    };
    let figures = Group {
        heading: lang.get(CompareMsg::Figures).to_owned(),
        rows: compared.figures.iter().map(of_figures).collect(),
    };
    sections.chain(Some(figures).filter(|figures| !figures.rows.is_empty())).collect()
}

/// Returns the texts of a part.
fn cell(of: Option<&compare::Part>, texts: &[TextBlock], kind: SectionKind) -> Vec<Part> {
    let is_of = |of: &compare::Part, block: &&TextBlock| block.text_part().is_some_and(|text| of.texts.contains(&text));
    let blocks = of.into_iter().flat_map(|of| texts.iter().filter(move |block| is_of(of, block)));
    blocks.filter_map(|block| part(block, kind)).collect()
}
