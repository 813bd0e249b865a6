//! Taking up a session whose line dropped.

use std::sync::Arc;

use super::{browse, facets, popup, reader, search};
use crate::{
    app::{
        Ctx,
        list::List,
        model::{Focus, Model, Shown},
        page::Anchor,
        words::plain::PlainMsg,
    },
    corpus::CaseId,
    search::{Hit, Reasons, Results},
    store::state::{Spot, SpotPane},
};

/// Goes to `spot`, as far as the corpus still has what it names.
pub(super) fn resume(model: &mut Model, ctx: &Ctx, spot: &Spot) {
    let Some(case) = spot.case.parse::<CaseId>().ok().and_then(|id| ctx.corpus.find(&id)) else { return };
    let batches = ctx.corpus.batches();
    let batch = spot.batch.as_ref().and_then(|id| batches.iter().position(|loaded| loaded.batch.id() == id));
    if let Some(batch) = batch {
        model.place.batches = List { at: batch + 1, top: 0 };
        model.place.shown = Shown::Batch(batch);
    } else if let Some(query) = &spot.query {
        search::open(model, ctx, query);
    } else if let Some(name) = &spot.system
        && let [system] = ctx.corpus.systems().named(name).as_slice()
    {
        popup::open_system(model, ctx, (*system).clone());
    }
    if spot.facets {
        facets::toggle(model, ctx);
    }
    if let Shown::Hits { results, seeking: true, .. } = &mut model.place.shown {
        // Until it is answered this much is known of it, and who reads the case stays in it.
        let hit = Hit { case, score: 0, partial: false, reasons: Reasons::new() };
        *results = Arc::new(Results { hits: vec![hit] });
        model.asks.begin();
    }
    let row = |shown: &Shown| (0..shown.len(&ctx.corpus)).find(|row| shown.case(&ctx.corpus, *row) == Some(case));
    let at = row(&model.place.shown).unwrap_or_else(|| {
        // The list has lost the case since.
        model.place.shown = Shown::All;
        model.place.batches = List::default();
        case.0 as usize
    });
    browse::select(model, ctx, at);
    let focus = match spot.pane {
        SpotPane::Batches => Focus::Batches,
        SpotPane::Facets if model.place.facets.is_some() => Focus::Facets,
        SpotPane::Facets => Focus::Cases,
        SpotPane::Cases => Focus::Cases,
        SpotPane::Reader => Focus::Reader { zoomed: false },
        SpotPane::Zoomed => Focus::Reader { zoomed: true },
    };
    browse::focus_on(model, ctx, focus);
    reader::scroll_to(model, model.page.row_of_anchor(Anchor { block: spot.block, char: spot.char }));
    model.trail.clear();
    model.say = Some(ctx.lang.get(PlainMsg::Resumed).to_owned());
}
