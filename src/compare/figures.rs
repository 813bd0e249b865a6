//! Figures of one thing in one row: alike in what they count, and of one kind of unit.

use super::{
    assignment::assign,
    likeness::{Bigrams, of_text},
};
use crate::corpus::{Case, Figure};

/// Figures of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// For each case the position of its figure in [`Case::figures`].
    pub figures: Vec<Option<usize>>,
}

/// The likeness in thousandths from which figures of one unit count one thing, and those of units of one kind.
const SAME_UNIT: u32 = 300;
const SAME_KIND: u32 = 400;

/// The kind of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UnitKind {
    Share,
    Money,
    Time,
    Count,
}

/// A figure as it is compared.
struct Counted {
    about: Bigrams,
    unit: String,
    kind: UnitKind,
}

impl Counted {
    fn of(figure: &Figure) -> Self {
        let unit = unit(figure.to.as_ref().map_or(&figure.text, |to| &to.text));
        Self { about: of_text(&figure.about), kind: kind(&unit), unit }
    }

    /// Returns the likeness in thousandths; 0 for figures of different things.
    fn likeness(&self, other: &Self) -> u32 {
        let common = self.about.keys().filter(|bigram| other.about.contains_key(bigram)).count();
        let alike = (2000 * common).checked_div(self.about.len() + other.about.len()).unwrap_or(0);
        let alike = u32::try_from(alike).unwrap_or(0);
        let least = if self.unit == other.unit { SAME_UNIT } else { SAME_KIND };
        if self.kind == other.kind && alike >= least { alike } else { 0 }
    }
}

/// Returns the unit of a figure: the words behind its number.
fn unit(text: &str) -> String {
    let is_number = |c: char| {
        c.is_ascii_digit() || ".,，、-—~～".contains(c) || "〇零一二三四五六七八九十百千万亿余多几".contains(c)
    };
    text.rsplit(is_number).next().unwrap_or_default().trim().to_owned()
}

fn kind(unit: &str) -> UnitKind {
    let ends = |words: &[&str]| words.iter().any(|word| unit.ends_with(word));
    match () {
        () if ends(&["%", "％", "‰", "百分点", "倍", "成"]) => UnitKind::Share,
        () if ends(&["元", "美元"]) => UnitKind::Money,
        () if ends(&["日", "天", "小时", "小時", "分钟", "分鐘", "秒", "年", "月", "周"]) => {
            UnitKind::Time
        }
        () => UnitKind::Count,
    }
}

/// Returns the rows, in the order of `order`: those of its first case first.
pub(super) fn rows(cases: &[&Case], order: &[usize], work: &mut usize) -> Vec<FigureRow> {
    let counted: Vec<Vec<Counted>> = cases.iter().map(|case| case.figures.iter().map(Counted::of).collect()).collect();
    let of = |case: usize, figure: usize| counted.get(case)?.get(figure);
    let mut rows: Vec<Vec<Option<usize>>> = Vec::new();
    for &case in order {
        let own = counted.get(case).map_or(0, Vec::len);
        *work += rows.len() * own;
        let likeness = |row: usize, figure: usize| {
            let members = rows[row].iter().enumerate().filter_map(|(other, member)| of(other, (*member)?));
            of(case, figure).map_or(0, |figure| members.map(|member| member.likeness(figure)).max().unwrap_or(0))
        };
        let assigned = assign(rows.len(), own, 1, likeness);
        let mut is_alone = vec![true; own];
        for (row, figure) in assigned.into_iter().enumerate() {
            if let Some(figure) = figure {
                rows[row][case] = Some(figure);
                is_alone[figure] = false;
            }
        }
        for figure in (0..own).filter(|figure| is_alone[*figure]) {
            let mut row = vec![None; cases.len()];
            row[case] = Some(figure);
            rows.push(row);
        }
    }
    // Common things first, then each case's own, in reading order.
    let is_alone = |row: &Vec<Option<usize>>| row.iter().flatten().count() < 2;
    let first = |row: &Vec<Option<usize>>| row.iter().enumerate().find_map(|(case, figure)| Some((case, (*figure)?)));
    rows.sort_by_key(|row| (is_alone(row), first(row)));
    rows.into_iter().map(|figures| FigureRow { figures }).collect()
}
