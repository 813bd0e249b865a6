//! The cases that a facet value would leave, seen while the cursor is on it.

use super::{
    Ctx,
    model::{CaseList, Focus, Model},
};
use crate::{
    corpus::{CaseRef, Theme},
    desk::{Desk, Entry},
    search::{Choice, Facet, FacetValue},
    text::Folded,
};

/// Returns the value under the cursor while the pane has the keys; `None` for one that is chosen already.
pub fn value(model: &Model) -> Option<&FacetValue> {
    let facets = model.location.facets.as_ref().filter(|_| model.location.focus == Focus::Facets)?;
    facets.selected().filter(|value| value.choice == Choice::Free)
}

/// Returns the positions of the first `most` hits that the value under the cursor leaves, while the pane has the keys;
/// `None` without a value, or with one that is chosen already.
pub fn left(model: &Model, ctx: &Ctx, most: usize) -> Option<Vec<usize>> {
    let chosen = value(model)?;
    let CaseList::Hits { results, .. } = &model.location.list else { return None };
    let leaves = |at: &usize| {
        let case = results.hits.get(*at).and_then(|hit| ctx.corpus.get(hit.case));
        case.is_some_and(|case| has(&case, chosen, &model.desk.desk))
    };
    Some((0..results.hits.len()).filter(leaves).take(most).collect())
}

/// Returns `true` if a case has this value.
fn has(case: &CaseRef<'_>, value: &FacetValue, desk: &Desk) -> bool {
    let wanted = value.value.as_str();
    match value.facet {
        Facet::Batch => case.batch.id.as_str() == wanted,
        Facet::Year => case.batch.published().starts_with(wanted),
        Facet::Theme => {
            Theme::ALL.iter().any(|(theme, name)| *name == wanted && case.themes().any(|own| own == *theme))
        }
        Facet::Region => {
            let mut path = case.province().to_owned();
            let levels = [case.city(), case.county()];
            path == wanted
                || levels.into_iter().flatten().any(|level| {
                    path += level;
                    path == wanted
                })
        }
        Facet::Department => {
            case.department().is_some_and(|joined| joined.split('、').any(|name| fold(name) == fold(wanted)))
        }
        Facet::Folder | Facet::Tag | Facet::Status => {
            let id = case.id().to_string();
            let entry = desk.entry(&id);
            match value.facet {
                Facet::Folder => desk.folder(wanted).is_some_and(|folder| folder.ids().any(|own| own == id)),
                Facet::Tag => entry.is_some_and(|entry| entry.tags().any(|tag| tag == wanted)),
                _ => entry
                    .and_then(Entry::adoption)
                    .and_then(|adoption| adoption.status)
                    .is_some_and(|own| own.chinese() == wanted),
            }
        }
        // A system is named, too, where its name is part of another one.
        Facet::System => case.systems().any(|name| fold(name).contains(&fold(wanted))),
    }
}

/// Returns a name in folded characters.
fn fold(name: &str) -> String {
    Folded::new(name).as_str().to_owned()
}
