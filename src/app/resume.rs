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
    let (batch, query) = match &place.shown {
        // The cases of a system are a look to the side; one comes back to the case among all.
        Shown::All | Shown::System { .. } => (None, None),
        Shown::Batch(batch) => (ctx.corpus.batches().get(*batch).map(|loaded| loaded.batch.id.to_string()), None),
        Shown::Hits { query, .. } => (None, Some(query.clone()).filter(|query| !query.is_empty())),
    };
    let anchor = model.page.anchor(place.top);
    Some(Spot {
        case: case.id().to_string(),
        batch,
        query,
        pane: match place.focus {
            Focus::Batches => SpotPane::Batches,
            Focus::Cases | Focus::Facets => SpotPane::Cases,
            Focus::Reader { zoomed: false } => SpotPane::Reader,
            Focus::Reader { zoomed: true } => SpotPane::Zoomed,
        },
        block: anchor.map_or(0, |anchor| anchor.block),
        char: anchor.map_or(0, |anchor| anchor.char),
    })
}
