//! Cases whose title or text names at its head the place or the body that acts.

use std::collections::HashSet;

use crate::{
    corpus::Region,
    import::{
        actors, parallel,
        region::{self, DivisionLevel, IssuerRegion},
        rows::NoticeRow,
        start::{CaseStart, end_of},
    },
};

/// Returns `true` if a region or a body of a region stands at the head of a title, or behind its first clause.
pub(crate) fn has_region(chars: &[char]) -> bool {
    let head = chars.get(..chars.len().min(40)).unwrap_or(&[]);
    region::begins_with(head)
        || head
            .iter()
            .enumerate()
            .any(|(at, c)| "“—:：|（( 》】、【".contains(*c) && region::begins_with(&head[at + 1..]))
}

/// Rows that begin with the place or the body that acts, and the places that rows name, each found once.
pub(crate) struct Acts {
    begins: Vec<bool>,
    places: Vec<Option<Region>>,
}

/// A place that a case names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place<'n> {
    Region(&'n Region),
    /// A name in the form of a place.
    Form(&'n [char]),
}

/// The part of a row in which its place is searched, and the part in which a clause may begin with the actor.
const PLACE: usize = 160;
const CLAUSE: usize = 60;
/// The characters of a title with which its text begins, too, where both name who acts.
const AGAIN: usize = 3;
/// The rows of a case in which its place is searched.
const ROWS: usize = 6;

impl Acts {
    /// Reads the rows.
    pub(crate) fn of(rows: &[NoticeRow]) -> Self {
        let any = IssuerRegion { is_any: true, ..IssuerRegion::default() };
        let place = |row: &NoticeRow| {
            let found = region::find_regions(head(row, PLACE), PLACE, &any);
            let from = found.iter().position(|found| {
                found.level != DivisionLevel::Province && (found.is_official || found.level == DivisionLevel::City)
            })?;
            region::innermost(&found[from..]).map(|found| found.region.clone())
        };
        Self {
            begins: parallel::each(rows, parallel::ROWS, |row| begins(head(row, CLAUSE))),
            places: parallel::each(rows, parallel::ROWS, place),
        }
    }

    /// Returns `true` if the text of a case begins with the place or the body that acts, or its title has such a byline.
    pub(super) fn begin(&self, rows: &[NoticeRow], starts: &[CaseStart], nth: usize) -> bool {
        let start = &starts[nth];
        if start.cut.is_some() {
            return self.begins[start.row];
        }
        let is_text = |&at: &usize| rows[at].furniture.is_none() && rows[at].section.is_none();
        let title = start.title.as_ref().and_then(|title| rows[*title.rows.first()?].chars().get(title.offset..));
        // The text names again whom the title names first: 新昌社区.
        let again = |at: usize| title.is_some_and(|title| rows[at].chars().get(..AGAIN) == title.get(..AGAIN));
        let mut text = (start.body()..end_of(starts, nth, rows)).filter(is_text).take(2);
        text.any(|at| self.begins[at] || again(at))
    }

    /// The share of cases that name another place than all before them.
    pub(super) fn apart(&self, rows: &[NoticeRow], starts: &[CaseStart]) -> f64 {
        let mut known: HashSet<Place<'_>> = HashSet::new();
        // A place that no table knows is one by the form of its name, at the head of a title.
        let by_form = |nth: usize| {
            let title = starts[nth].title.as_ref()?;
            actors::place_name(rows[*title.rows.first()?].chars().get(title.offset..)?).map(Place::Form)
        };
        let place = |nth: usize| {
            let end = end_of(starts, nth, rows).min(starts[nth].row + ROWS);
            let region = (starts[nth].row..end).find_map(|at| self.places[at].as_ref()).map(Place::Region);
            region.or_else(|| by_form(nth))
        };
        let apart = (0..starts.len()).filter_map(place).filter(|place| known.insert(*place)).count();
        apart as f64 / starts.len().max(1) as f64
    }
}

/// The first characters of a row.
fn head<'n>(row: &NoticeRow<'n>, len: usize) -> &'n [char] {
    let chars = row.chars();
    chars.get(..chars.len().min(len)).unwrap_or(&[])
}

/// Returns `true` if a text, or a clause of it, begins with the place or the body that acts.
fn begins(head: &[char]) -> bool {
    let is_clause = |&at: &usize| {
        matches!(head[at - 1], '，' | ',' | '。' | '：' | ':' | '】' | '、' | ' ' | '　' | '“' | '？' | '！' | '在')
    };
    actors::begins_with_actor(head) || (1..head.len()).filter(is_clause).any(|at| region::begins_with(&head[at..]))
}

/// The fewest cases that show what a case of a notice is like.
const FEWEST: usize = 3;

/// Drops beginnings without numbers at both ends that name no actor, where all between them do: a foreword with a
/// heading like a title, thanks and notes.
pub(super) fn trim(
    rows: &[NoticeRow],
    starts: &mut Vec<CaseStart>,
    acts: &Acts,
    titled: &dyn Fn(&CaseStart) -> Vec<char>,
) {
    if starts.len() <= FEWEST || starts.iter().any(|start| start.number.is_some()) {
        return;
    }
    let found: Vec<bool> =
        (0..starts.len()).map(|nth| has_region(&titled(&starts[nth])) || acts.begin(rows, starts, nth)).collect();
    let Some(first) = found.iter().position(|acts| *acts) else { return };
    let end = found.iter().rposition(|acts| *acts).map_or(0, |last| last + 1);
    if end - first >= FEWEST && found[first..end].iter().all(|acts| *acts) && starts.len() - (end - first) <= 3 {
        starts.truncate(end);
        starts.drain(..first);
    }
}
