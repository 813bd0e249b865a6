//! Where a session stands, in words that another session on another screen understands.

use super::{
    Ctx,
    model::{Focus, Model, Shown},
};
use crate::store::state::{Spot, SpotPane};

/// Where `model` stands; none where there is no case.
pub fn spot(model: &Model, ctx: &Ctx) -> Option<Spot> {
    let place = &model.place;
    let case = place.case.and_then(|ix| ctx.corpus.get(ix))?;
    let (mut batch, mut query, mut system) = (None, None, None);
    match &place.shown {
        Shown::All => {}
        Shown::Batch(at) => batch = ctx.corpus.batches().get(*at).map(|loaded| loaded.batch.id().to_owned()),
        // An empty one holds every case: it is of use to the facets only.
        Shown::Hits { query: typed, .. } => {
            query = Some(typed.clone()).filter(|typed| !typed.trim().is_empty() || place.facets.is_some());
        }
        Shown::System { system: of, .. } => system = of.names.first().cloned(),
    }
    let anchor = model.page.anchor(place.top);
    Some(Spot {
        case: case.id().to_string(),
        batch,
        query,
        system,
        facets: place.facets.is_some(),
        pane: match place.focus {
            Focus::Batches => SpotPane::Batches,
            Focus::Facets => SpotPane::Facets,
            Focus::Cases => SpotPane::Cases,
            Focus::Reader { zoomed: false } => SpotPane::Reader,
            Focus::Reader { zoomed: true } => SpotPane::Zoomed,
        },
        block: anchor.map_or(0, |anchor| anchor.block),
        char: anchor.map_or(0, |anchor| anchor.char),
    })
}
