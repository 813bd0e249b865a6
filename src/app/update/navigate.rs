//! Moving between locations: selecting a case, focusing a pane, jumping and going back.

use super::{
    highlight::{highlight_hit, restore_highlights},
    layout::lay_out,
    query,
    scroll::{keep_last_page_full, scroll_to},
};
use crate::{
    app::{
        Ctx,
        list_cursor::{ListCursor, Rows},
        list_rows::ListRows,
        model::{CaseList, Focus, Location, Mode, Model},
        words::Msg,
    },
    corpus::{CaseIx, LinkPlace},
};

/// Selects row `row` of the case list and lays its case out.
pub(super) fn select(model: &mut Model, ctx: &Ctx, row: usize) {
    model.location.compared = None;
    count_rows(model, ctx);
    let rows = model.case_rows(ctx);
    let height = model.list_height(Focus::Cases);
    model.location.cases.go(row, &rows, height);
    model.location.case = model.location.list.case(&ctx.corpus, model.location.cases.at);
    model.location.top = 0;
    model.location.anchor = None;
    mark_user_selected(model);
    lay_out(model, ctx);
    highlight_hit(model, ctx);
}

/// Counts the rows of the focused list, which decide how much of a narrow screen it takes.
fn count_rows(model: &mut Model, ctx: &Ctx) {
    model.list_rows = match model.location.focus {
        Focus::Batches => ctx.corpus.batches().len() + 1,
        _ => ListRows::of(&model.location.list, &ctx.corpus, 0).len(),
    };
}

/// Marks the selected hit as chosen by the user, so that later results do not move the cursor.
fn mark_user_selected(model: &mut Model) {
    if let CaseList::Hits { user_selected, .. } = &mut model.location.list {
        *user_selected = model.location.case.is_some();
    }
}

/// Opens a case among all cases.
pub(super) fn open_case(model: &mut Model, ctx: &Ctx, case: CaseIx, place: Option<LinkPlace>) {
    model.location.list = CaseList::All;
    model.location.batches = ListCursor::default();
    select(model, ctx, case.0 as usize);
    focus_on(model, ctx, Focus::Reader { zoomed: false });
    let paragraph = place.and_then(|place| place.paragraph(&ctx.corpus.get(case)?.case()));
    if let Some(block) = paragraph.and_then(|paragraph| model.page.block_of(paragraph)) {
        scroll_to(model, model.page.row_of(block, 0));
    }
}

/// The next or previous case of the list, in the focused pane.
pub(super) fn adjacent_case(model: &mut Model, ctx: &Ctx, forward: bool, count: Option<usize>) {
    let step = count.unwrap_or(1);
    let at = model.location.cases.at;
    let row = if forward { at.saturating_add(step) } else { at.saturating_sub(step) };
    let row = row.min(model.location.list.len(&ctx.corpus).saturating_sub(1));
    if row != at {
        select(model, ctx, row);
        model.mode = Mode::Browse;
    } else {
        model.set_status(ctx.lang.get(if forward { Msg::LastCase } else { Msg::FirstCase }));
    }
}

/// Focuses a pane.
pub(super) fn focus_on(model: &mut Model, ctx: &Ctx, focus: Focus) {
    if matches!(focus, Focus::Reader { .. }) && model.location.case.is_none() {
        return;
    }
    if matches!(focus, Focus::Reader { .. }) {
        mark_user_selected(model);
    } else {
        model.location.compared = None;
    }
    if let (Mode::Narrow(_), Some(open)) = (&model.mode, &mut model.location.facets) {
        open.narrow("", usize::MAX);
    }
    model.location.focus = focus;
    model.mode = Mode::Browse;
    fit(model, ctx);
}

/// Returns the pane on the left of the cases.
pub(super) fn left_pane(model: &Model) -> Focus {
    if model.location.facets.is_some() { Focus::Facets } else { Focus::Batches }
}

/// Focuses the next or previous of the three panes, round and round.
pub(super) fn next_pane(model: &mut Model, ctx: &Ctx, forward: bool) {
    let reader = Focus::Reader { zoomed: false };
    let next = match (model.location.focus, forward) {
        (Focus::Batches | Focus::Facets, true) | (Focus::Reader { .. }, false) => Focus::Cases,
        (Focus::Cases, true) | (Focus::Batches | Focus::Facets, false) => reader,
        (Focus::Cases, false) | (Focus::Reader { .. }, true) => left_pane(model),
    };
    focus_on(model, ctx, next);
}

/// Adds the current location to the jump list, before a jump away from it, and returns its number there.
pub(super) fn remember(model: &mut Model) -> usize {
    let location = Location { highlights: model.highlights.clone(), ..model.location.clone() };
    model.jump_list.push(location)
}

/// Scrolls to a row far away; going back leads here.
pub(super) fn jump(model: &mut Model, row: usize) {
    remember(model);
    scroll_to(model, row);
}

/// Returns to the location where the last jump started.
pub(super) fn jump_back(model: &mut Model, ctx: &Ctx) {
    match model.jump_list.pop() {
        Some(location) => restore(model, ctx, location),
        None => model.set_status(ctx.lang.get(Msg::NowhereBack)),
    }
}

/// Leaves a list of hits or of a system for the location where it was opened. Returns `false` for other lists.
pub(super) fn leave_hits(model: &mut Model, ctx: &Ctx) -> bool {
    let Some(origin) = model.location.list.origin() else { return false };
    let mut location = model.jump_list.get(origin).cloned().unwrap_or_default();
    if matches!(model.location.list, CaseList::Hits { .. }) {
        // The facet pane belongs to the search that is left.
        location.facets = None;
    }
    restore(model, ctx, location);
    true
}

/// Goes to a location of the jump list.
pub(super) fn restore(model: &mut Model, ctx: &Ctx, location: Location) {
    let (top, anchor) = (location.top, location.anchor);
    model.location = location;
    let highlights = std::mem::take(&mut model.location.highlights);
    model.mode = Mode::Browse;
    lay_out(model, ctx);
    highlight_hit(model, ctx);
    restore_highlights(model, &highlights);
    model.location.top = anchor.map_or(top, |anchor| model.page.row_of_anchor(anchor));
    model.location.anchor = anchor;
    // A response on its way is not of this list; a search that was left before it was answered is run again.
    model.search.abandon(ctx.corpus.len());
    if matches!(model.location.list, CaseList::Hits { is_searching: true, .. }) {
        query::rerun(model, ctx);
    }
    fit(model, ctx);
}

/// Lays the case out for the pane as it is, and brings every cursor back into its pane. What was at the top of the
/// reader stays there.
pub(super) fn fit(model: &mut Model, ctx: &Ctx) {
    count_rows(model, ctx);
    lay_out(model, ctx);
    let panes = model.panes().unwrap_or_default();
    let rows = model.case_rows(ctx);
    let location = &mut model.location;
    if let Some(pane) = panes.batches {
        location.batches.go(location.batches.at, &(ctx.corpus.batches().len() + 1), pane.body.height.into());
    }
    if let (Some(pane), Some(facets)) = (panes.facets, &mut location.facets) {
        facets.list.go(facets.list.at, &facets.rows(), pane.body.height.into());
    }
    if let Some(pane) = panes.cases {
        location.cases.go(location.cases.at, &rows, pane.body.height.into());
    }
    keep_last_page_full(model);
}
