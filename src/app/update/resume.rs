//! Taking up a session whose line dropped.

use std::sync::Arc;

use super::{
    facets,
    navigate::{focus_on, select},
    popup,
    scroll::scroll_to,
    search::show_results,
};
use crate::{
    app::{
        Ctx,
        list_cursor::ListCursor,
        model::{CaseList, Focus, Model},
        page::Anchor,
        words::plain::PlainMsg,
    },
    corpus::CaseId,
    search::{Hit, Reasons, Results},
    store::state::{SavedLocation, SavedPane},
};

/// Goes to `spot`, as far as the corpus still has what it names.
pub(super) fn resume(model: &mut Model, ctx: &Ctx, spot: &SavedLocation) {
    let Some(case) = spot.case.parse::<CaseId>().ok().and_then(|id| ctx.corpus.find(&id)) else { return };
    let batches = ctx.corpus.batches();
    let batch = spot.batch.as_ref().and_then(|id| batches.iter().position(|loaded| loaded.batch.id.as_str() == id));
    if let Some(batch) = batch {
        model.location.batches = ListCursor { at: batch + 1, top: 0 };
        model.location.list = CaseList::Batch(batch);
    } else if let Some(query) = &spot.query {
        show_results(model, ctx, query);
    } else if let Some(name) = &spot.system
        && let [system] = ctx.corpus.systems().named(name).as_slice()
    {
        popup::open_system(model, ctx, (*system).clone());
    }
    if spot.facets {
        facets::toggle(model, ctx);
    }
    if let CaseList::Hits { results, is_searching: true, .. } = &mut model.location.list {
        // Until it is answered this much is known of it, and who reads the case stays in it.
        let hit = Hit { case, score: 0, partial: false, reasons: Reasons::new() };
        *results = Arc::new(Results::from(vec![hit]));
        model.search.has_hits = true;
    }
    let row = |shown: &CaseList| (0..shown.len(&ctx.corpus)).find(|row| shown.case(&ctx.corpus, *row) == Some(case));
    let at = row(&model.location.list).unwrap_or_else(|| {
        // The list has lost the case since.
        model.location.list = CaseList::All;
        model.location.batches = ListCursor::default();
        case.0 as usize
    });
    select(model, ctx, at);
    let focus = match spot.pane {
        SavedPane::Batches => Focus::Batches,
        SavedPane::Facets if model.location.facets.is_some() => Focus::Facets,
        SavedPane::Facets => Focus::Cases,
        SavedPane::Cases => Focus::Cases,
        SavedPane::Reader => Focus::Reader { zoomed: false },
        SavedPane::Zoomed => Focus::Reader { zoomed: true },
    };
    focus_on(model, ctx, focus);
    scroll_to(model, model.page.row_of_anchor(Anchor { block: spot.block, char: spot.char }));
    model.set_status(ctx.lang.get(PlainMsg::Resumed).to_owned());
}
