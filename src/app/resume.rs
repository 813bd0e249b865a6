//! The location of a session in a form that holds in another session and on another screen.

use super::{
    Ctx,
    model::{CaseList, Focus, Model},
};
use crate::store::state::{SavedLocation, SavedPane};

/// Returns the location of `model`; `None` without a case.
pub fn saved_location(model: &Model, ctx: &Ctx) -> Option<SavedLocation> {
    let location = &model.location;
    let case = location.case.and_then(|ix| ctx.corpus.get(ix))?;
    let (mut batch, mut query, mut system) = (None, None, None);
    match &location.list {
        CaseList::All => {}
        CaseList::Batch(at) => batch = ctx.corpus.batches().get(*at).map(|loaded| loaded.batch.id.as_str().to_owned()),
        // An empty one holds every case: it is of use to the facets only.
        CaseList::Hits { query: typed, .. } => {
            query = Some(typed.clone()).filter(|typed| !typed.trim().is_empty() || location.facets.is_some());
        }
        CaseList::System { system: of, .. } => system = of.names.first().cloned(),
    }
    // A comparison has other blocks than the case.
    let anchor = model.page.anchor(location.top).filter(|_| model.compared().is_none());
    Some(SavedLocation {
        case: case.id().to_string(),
        batch,
        query,
        system,
        facets: location.facets.is_some(),
        pane: match location.focus {
            Focus::Batches => SavedPane::Batches,
            Focus::Facets => SavedPane::Facets,
            Focus::Cases => SavedPane::Cases,
            Focus::Reader { zoomed: false } => SavedPane::Reader,
            Focus::Reader { zoomed: true } => SavedPane::Zoomed,
        },
        block: anchor.map_or(0, |anchor| anchor.block),
        char: anchor.map_or(0, |anchor| anchor.char),
    })
}
