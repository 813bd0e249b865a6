//! The highlights of the page: those of the selected hit, and the one on the screen.

use super::scroll::scroll_to;
use crate::{
    app::{
        Ctx,
        highlights::Highlights,
        model::{CaseList, Model},
    },
    search::explain,
};

/// Rows kept above a hit when the reader jumps to it.
const CONTEXT: usize = 2;

/// Highlights in the page what the search matched in this case, and shows the first highlight of the text.
pub(super) fn highlight_hit(model: &mut Model, ctx: &Ctx) {
    model.highlights = match (&model.location.list, model.location.list.hit(model.location.cases.at)) {
        (CaseList::Hits { query, parsed, .. }, Some(hit)) => {
            Highlights::of_matches(&model.page, &explain(&ctx.corpus, &ctx.index, parsed, hit), query)
        }
        (CaseList::System { system, .. }, _) => {
            let mut named = system.names.iter().map(|name| Highlights::in_case(&model.page, name));
            named.find(|found| !found.marks.is_empty()).unwrap_or_default()
        }
        _ => Highlights::default(),
    };
    // A match in the title needs no scrolling; one in the text is brought on the screen.
    let in_text = model.highlights.first_from(&model.page, model.page.body);
    let in_title = model.highlights.marks.first().is_some_and(|mark| mark.block == 0);
    if let Some(at) = in_text.filter(|_| !in_title) {
        show(model, at);
    }
}

/// Highlights what the search matched without scrolling.
pub(super) fn highlight_hit_in_place(model: &mut Model, ctx: &Ctx) {
    let (top, anchor) = (model.location.top, model.location.anchor);
    highlight_hit(model, ctx);
    (model.location.top, model.location.anchor) = (top, anchor);
}

/// Restores earlier highlights in the page of the same case, with the same one current.
pub(super) fn restore_highlights(model: &mut Model, old: &Highlights) {
    if old.in_case_only {
        model.highlights = Highlights::in_case(&model.page, &old.query);
    }
    model.highlights.at = old.at.filter(|at| *at < model.highlights.marks.len());
}

/// Makes a highlight the current one and brings it on the screen, with some rows above it.
pub(super) fn show(model: &mut Model, at: usize) {
    model.highlights.at = Some(at);
    let Some(row) = model.highlights.row(&model.page) else { return };
    let visible = model.location.top..model.location.top + model.text_height();
    if !visible.contains(&row) {
        scroll_to(model, row.saturating_sub(CONTEXT));
    }
}
