//! The corpus in numbers: the cases of each batch, year, region and theme, and the systems that most cases name.

use ratatui::layout::{Position, Rect};

use super::{facets::label, list_cursor::ListCursor, words::Lang};
use crate::{
    corpus::{CaseIx, Corpus},
    search::{Facet, FacetValue, Index, count_facets},
    text::FilterText,
};

/// The counted facets, in the order shown.
const FACETS: [Facet; 5] = [Facet::Batch, Facet::Year, Facet::Region, Facet::Theme, Facet::System];

/// The systems that are counted: those that most cases name.
const SYSTEMS: usize = 20;

/// A block of more values than these comes after the others, the longest last: they would be far below it.
const LONG: usize = 60;

/// The fewest columns of the screen that a column of bars is worth, and the most of them.
const COLUMN: u16 = 60;
/// Columns of the screen between two of them.
const GAP: u16 = 3;
const COLUMNS: usize = 3;

/// The numbers. A cursor among them counts the values through all blocks; its top is a row of the screen.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The number of counted cases.
    pub cases: usize,
    /// The number of batches with these cases.
    pub batches: usize,
    /// The values of each facet; one without any is left out.
    pub blocks: Vec<(Facet, Vec<FacetValue>)>,
    /// The values before filtering.
    all: Vec<(Facet, Vec<FacetValue>)>,
}

/// A part of an overview with its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverviewRow<'o> {
    /// The column of bars, from 0.
    pub column: usize,
    /// The row in it, from 0.
    pub row: usize,
    /// The facet that it is of.
    pub facet: Facet,
    /// The value and its number through all blocks; none for the heading of a block.
    pub value: Option<(usize, &'o FacetValue)>,
    /// The largest number of its block.
    pub most: usize,
}

impl Overview {
    /// Counts these cases like the facets of a search.
    pub fn new(corpus: &Corpus, index: &Index, cases: impl Iterator<Item = CaseIx>) -> Self {
        let cases: Vec<CaseIx> = cases.collect();
        let mut all = count_facets(corpus, index, &cases, &FACETS);
        for (facet, values) in &mut all {
            match facet {
                Facet::Region => *values = by_province(std::mem::take(values)),
                Facet::System => values.truncate(SYSTEMS),
                _ => {}
            }
        }
        all.retain(|(_, values)| !values.is_empty());
        all.sort_by_key(|(_, values)| if values.len() > LONG { values.len() } else { 0 });
        let batches = all.iter().filter(|(facet, _)| *facet == Facet::Batch).map(|(_, values)| values.len()).sum();
        Self { cases: cases.len(), batches, blocks: all.clone(), all }
    }

    /// Leaves the values that match the filter.
    pub fn refresh(&mut self, typed: &FilterText, lang: Lang) {
        let is_left = |value: &FacetValue| typed.matches(&value.value) || typed.matches(&label(value, lang));
        let left = |(facet, values): &(Facet, Vec<FacetValue>)| {
            (*facet, values.iter().filter(|value| is_left(value)).cloned().collect::<Vec<_>>())
        };
        self.blocks = self.all.iter().map(left).filter(|(_, values)| !values.is_empty()).collect();
    }

    /// Returns the values in the order shown.
    pub fn values(&self) -> impl Iterator<Item = &FacetValue> {
        self.blocks.iter().flat_map(|(_, values)| values)
    }

    /// Returns the number of columns of bars on a screen of `width` columns.
    pub fn columns(width: u16) -> usize {
        usize::from(width / COLUMN).clamp(1, COLUMNS)
    }

    /// Returns the parts with their positions on a screen of `width` columns: blocks one after the other, cut into
    /// columns so that the highest one is as low as can be.
    pub fn placed(&self, width: u16) -> Vec<OverviewRow<'_>> {
        // A heading, the values, a gap.
        let heights: Vec<usize> = self.blocks.iter().map(|(_, values)| values.len() + 2).collect();
        let ends = cut(&heights, Self::columns(width));
        let mut placed = Vec::new();
        let (mut number, mut column, mut row) = (0, 0, 0);
        for (at, (facet, values)) in self.blocks.iter().enumerate() {
            if ends.get(column) == Some(&at) {
                (column, row) = (column + 1, 0);
            }
            let most = values.iter().map(|value| value.count).max().unwrap_or(0);
            let place = |row, value| OverviewRow { column, row, facet: *facet, value, most };
            placed.push(place(row, None));
            for (below, value) in values.iter().enumerate() {
                placed.push(place(row + 1 + below, Some((number, value))));
                number += 1;
            }
            row += values.len() + 2;
        }
        placed
    }

    /// Returns the area of a column of bars inside the page.
    pub fn column_area(column: usize, width: u16, inner: Rect) -> Rect {
        let columns = u16::try_from(Self::columns(width)).unwrap_or(1);
        let wide = (inner.width + GAP) / columns;
        let x = inner.x.saturating_add(wide.saturating_mul(u16::try_from(column).unwrap_or(u16::MAX)));
        Rect { x, width: wide.saturating_sub(GAP), ..inner }.intersection(inner)
    }

    /// Returns the value at a position of a screen of `width` columns that shows row `top` first.
    pub fn at(&self, top: usize, width: u16, inner: Rect, position: Position) -> Option<usize> {
        let row = top + usize::from(position.y.checked_sub(inner.y)?);
        let placed = self.placed(width);
        let mut here = placed
            .iter()
            .filter(|found| found.row == row && Self::column_area(found.column, width, inner).contains(position));
        here.find_map(|found| found.value).map(|(number, _)| number)
    }

    /// Returns the rows of the highest column.
    pub fn height(placed: &[OverviewRow<'_>]) -> usize {
        placed.iter().map(|place| place.row + 1).max().unwrap_or(0)
    }

    /// Returns the row of value `at` on a screen of `width` columns.
    pub fn row_of(&self, at: usize, width: u16) -> usize {
        let placed = self.placed(width);
        let here = placed.iter().find(|place| place.value.is_some_and(|(number, _)| number == at));
        here.map_or(0, |place| place.row)
    }

    /// Returns the cursor on value `at`, or the nearest there is, so that a pane of `height` rows, which shows row `top`
    /// first, on a screen of `width` columns shows it, with the heading above the first value of a block.
    pub fn cursor_at(&self, at: usize, top: usize, width: u16, height: usize) -> ListCursor {
        let at = at.min(self.values().count().saturating_sub(1));
        let placed = self.placed(width);
        let here = placed.iter().position(|place| place.value.is_some_and(|(number, _)| number == at));
        let row = here.and_then(|here| placed.get(here)).map_or(0, |place| place.row);
        let heading = here.and_then(|here| placed.get(here.checked_sub(1)?)).filter(|place| place.value.is_none());
        let (all, height) = (Self::height(&placed), height.max(1));
        let mut top = top.clamp((row + 1).saturating_sub(height), row);
        if heading.is_some() && height > 1 {
            top = top.min(row.saturating_sub(1));
        }
        ListCursor { at, top: top.min(all.saturating_sub(height)) }
    }

    /// Returns the value nearest to `rows` below (or above) value `at`, and `columns` beside it.
    pub fn beside(&self, at: usize, rows: isize, columns: isize, width: u16) -> usize {
        let placed = self.placed(width);
        let values = || placed.iter().filter_map(|place| Some((place, place.value?.0)));
        let Some((here, _)) = values().find(|(_, number)| *number == at) else { return at };
        let row = here.row.saturating_add_signed(rows);
        let column = here.column.saturating_add_signed(columns);
        let found = values().filter(|(place, _)| place.column == column);
        found.min_by_key(|(place, _)| place.row.abs_diff(row)).map_or(at, |(_, number)| number)
    }
}

/// Returns provinces with their cities, those with most cases first.
fn by_province(places: Vec<FacetValue>) -> Vec<FacetValue> {
    let mut provinces: Vec<Vec<FacetValue>> = Vec::new();
    for place in places.into_iter().filter(|place| place.depth < 2) {
        match provinces.last_mut().filter(|_| place.depth > 0) {
            Some(province) => province.push(place),
            None => provinces.push(vec![place]),
        }
    }
    let most = |value: &FacetValue| std::cmp::Reverse(value.count);
    provinces.sort_by_key(|places| places.first().map(most));
    provinces.iter_mut().for_each(|places| places.sort_by_key(|place| (place.depth, most(place))));
    provinces.into_iter().flatten().collect()
}

/// Returns the blocks at which a new column begins, for at most `columns` of them.
fn cut(heights: &[usize], columns: usize) -> Vec<usize> {
    if columns < 2 || heights.len() < 2 {
        return Vec::new();
    }
    let height = |from: usize, to: usize| heights.get(from..to).unwrap_or_default().iter().sum::<usize>();
    let cuts = (1..heights.len()).map(|first| {
        let rest = cut(heights.get(first..).unwrap_or_default(), columns - 1);
        let ends: Vec<usize> = std::iter::once(first).chain(rest.into_iter().map(|end| first + end)).collect();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let highest = starts.zip(ends.iter().copied().chain([heights.len()])).map(|(from, to)| height(from, to)).max();
        (highest, ends)
    });
    cuts.min_by_key(|(highest, _)| *highest).map(|(_, ends)| ends).unwrap_or_default()
}
