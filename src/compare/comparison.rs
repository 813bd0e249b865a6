//! The comparison of two or three cases.

use super::{
    assignment::{MOST as MOST_MEASURES, assign},
    figures::{self, FigureRow},
    likeness::{Bigrams, LEAST, Weights, of_part},
    parts::{Divided, KINDS, Part, divide},
    shared::shared,
    wording::{Sign, signs},
};
use crate::corpus::{Case, SectionKind, Span};

/// The most cases that are compared at once.
pub const MOST: usize = 3;

/// Cases set beside each other. Columns are the cases, in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The sections by kind, in order; one that no case has is left out.
    pub groups: Vec<Group>,
    /// The figures.
    pub figures: Vec<FigureRow>,
    /// For each case and each of its paragraphs the characters that another case has as well.
    pub shared: Vec<Vec<Vec<Span>>>,
    /// Steps that were made: characters looked up, pairs of measures and of figures compared.
    pub work: usize,
}

/// The sections of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The kind.
    pub kind: SectionKind,
    /// The rows in order, those with what leads into the sections first.
    pub rows: Vec<Row>,
}

/// Parts that belong together, one of each case at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `true` for measures, which stand in one row because they are alike.
    pub is_measure: bool,
    /// The part of each case.
    pub parts: Vec<Option<Part>>,
}

impl Row {
    /// Returns the only case that has a part in a row of measures.
    pub fn only(&self) -> Option<usize> {
        let mut cases = self.parts.iter().enumerate().filter(|(_, part)| part.is_some()).map(|(case, _)| case);
        cases.next().filter(|_| self.is_measure && cases.next().is_none())
    }
}

impl Comparison {
    /// Compares cases. The order of the cases decides the order of the rows, and nothing else.
    pub fn of(cases: &[&Case]) -> Self {
        let mut work = 0;
        let wording: Vec<Vec<Sign>> = cases.iter().map(|case| signs(case)).collect();
        let order = fixed_order(cases);
        let groups = KINDS.into_iter().filter_map(|kind| {
            let divided: Vec<Divided> = cases.iter().map(|case| divide(case, kind)).collect();
            let rows = rows(cases, &wording, &divided, &order, &mut work);
            (!rows.is_empty()).then_some(Group { kind, rows })
        });
        let groups = groups.collect();
        let shared = shared(&wording, &mut work);
        let figures = figures::rows(cases, &order, &mut work);
        Self { groups, figures, shared, work }
    }
}

/// Returns the order in which cases are assigned, which does not depend on the one in which they are given.
fn fixed_order(cases: &[&Case]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..cases.len()).collect();
    // Everything of a case decides, so that only equal cases are equal here.
    order.sort_by_cached_key(|at| cases.get(*at).map(|case| format!("{case:?}")));
    order
}

/// Returns the rows of one kind of section.
fn rows(cases: &[&Case], wording: &[Vec<Sign>], divided: &[Divided], order: &[usize], work: &mut usize) -> Vec<Row> {
    let leads: Vec<Option<Part>> =
        divided.iter().map(|divided| Some(divided.lead.clone()).filter(|lead| !lead.texts.is_empty())).collect();
    let lead = leads.iter().any(Option::is_some).then_some(Row { is_measure: false, parts: leads });
    let bigrams = |((case, signs), divided): ((&&Case, &Vec<Sign>), &Divided)| -> Vec<Bigrams> {
        divided.measures.iter().map(|measure| of_part(case, signs, measure)).collect()
    };
    let bigrams: Vec<Vec<Bigrams>> = cases.iter().zip(wording).zip(divided).map(bigrams).collect();
    let joined = in_reading_order(join(&bigrams, order, work));
    let part = |case: usize, measure: usize| divided.get(case)?.measures.get(measure).cloned();
    let measures = joined.into_iter().map(|members| {
        let parts = members.iter().enumerate().map(|(case, measure)| part(case, (*measure)?)).collect();
        Row { is_measure: true, parts }
    });
    lead.into_iter().chain(measures).collect()
}

/// The measures of one row: for each case the position of its own.
type Members = Vec<Option<usize>>;

/// Joins the measures that are alike.
fn join(bigrams: &[Vec<Bigrams>], order: &[usize], work: &mut usize) -> Vec<Members> {
    let weights = Weights::of(bigrams.iter().flatten());
    let mut rows: Vec<Members> = Vec::new();
    for &case in order {
        let own = bigrams.get(case).map_or(0, Vec::len);
        let alike = |row: usize, measure: usize| {
            let members =
                rows[row].iter().enumerate().filter_map(|(other, member)| bigrams.get(other)?.get((*member)?));
            let Some(measure) = bigrams.get(case).and_then(|own| own.get(measure)) else { return 0 };
            members.map(|member| weights.likeness(member, measure)).max().unwrap_or(0)
        };
        *work += rows.len().min(MOST_MEASURES) * own.min(MOST_MEASURES);
        let assigned = assign(rows.len(), own, LEAST, alike);
        let mut row_of = vec![None; own];
        for (row, measure) in assigned.into_iter().enumerate() {
            if let Some(measure) = measure {
                row_of[measure] = Some(row);
            }
        }
        for (measure, row) in row_of.into_iter().enumerate() {
            let row = row.unwrap_or_else(|| {
                rows.push(vec![None; bigrams.len()]);
                rows.len() - 1
            });
            rows[row][case] = Some(measure);
        }
    }
    rows
}

/// Puts rows in the order of the first case; what only later ones have follows what comes before it there.
fn in_reading_order(rows: Vec<Members>) -> Vec<Members> {
    let cases = rows.first().map_or(0, Vec::len);
    let mut placed: Vec<Members> = Vec::new();
    for case in 0..cases {
        let is_new = |row: &&Members| row[case].is_some() && row[..case].iter().all(Option::is_none);
        let mut own: Vec<&Members> = rows.iter().filter(is_new).collect();
        own.sort_by_key(|row| row[case]);
        for row in own {
            let before = placed.iter().rposition(|other| other[case].is_some() && other[case] < row[case]);
            placed.insert(before.map_or(0, |before| before + 1), row.clone());
        }
    }
    placed
}
