//! Cases whose title or text names at its head the place or the body that acts.

use crate::import::{
    actors,
    notice::is_han,
    region,
    rows::NoticeRow,
    start::{CaseStart, end_of},
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

/// Returns `true` if the text of a case begins with the place or the body that acts, or its title has such a byline.
pub(super) fn is_acted(rows: &[NoticeRow], starts: &[CaseStart], nth: usize) -> bool {
    let start = &starts[nth];
    if let Some(cut) = start.cut {
        let own = rows[start.row].chars();
        let behind = own.iter().skip(cut).take_while(|c| !is_han(**c)).count();
        return own.get(cut + behind..).is_some_and(actors::begins_with_actor);
    }
    let body = rows.get(start.body()..end_of(starts, nth, rows)).unwrap_or(&[]);
    let mut body = body.iter().filter(|row| row.furniture.is_none() && row.section.is_none()).take(2);
    body.any(|row| {
        let from = row.lead.map_or(0, |(_, len)| len);
        row.chars().get(from..).is_some_and(actors::begins_with_actor)
    })
}

/// The fewest cases that show what a case of a notice is like.
const FEWEST: usize = 3;

/// Drops beginnings without numbers at both ends that name no actor, where all between them do: a foreword with a
/// heading like a title, thanks and notes.
pub(super) fn trim(rows: &[NoticeRow], starts: &mut Vec<CaseStart>, titled: &dyn Fn(&CaseStart) -> Vec<char>) {
    if starts.len() <= FEWEST || starts.iter().any(|start| start.number.is_some()) {
        return;
    }
    let acts: Vec<bool> =
        (0..starts.len()).map(|nth| has_region(&titled(&starts[nth])) || is_acted(rows, starts, nth)).collect();
    let Some(first) = acts.iter().position(|acts| *acts) else { return };
    let end = acts.iter().rposition(|acts| *acts).map_or(0, |last| last + 1);
    if end - first >= FEWEST && acts[first..end].iter().all(|acts| *acts) && starts.len() - (end - first) <= 3 {
        starts.truncate(end);
        starts.drain(..first);
    }
}
