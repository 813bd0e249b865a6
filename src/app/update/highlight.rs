//! The highlights of the page: those of the selected hit, and the one on the screen.

use std::collections::BTreeSet;

use super::scroll::scroll_to;
use crate::{
    app::{
        Ctx,
        highlights::Highlights,
        model::{CaseList, Model},
    },
    search::{Field, Match, MatchKind, explain},
};

/// Rows kept above a hit when the reader jumps to it.
const CONTEXT: usize = 2;

/// Highlights in the page what the search matched in this case, and shows where the hit lands.
pub(super) fn highlight_hit(model: &mut Model, ctx: &Ctx) {
    if model.compared().is_some() {
        model.highlights = Highlights::default();
        return;
    }
    let mut matches = Vec::new();
    model.highlights = match (&model.location.list, model.location.list.hit(model.location.cases.at)) {
        (CaseList::Hits { query, parsed, .. }, Some(hit)) => {
            matches = explain(&ctx.corpus, &ctx.index, parsed, hit);
            Highlights::of_matches(&model.page, &matches, query)
        }
        (CaseList::System { system, .. }, _) => {
            let mut named = system.names.iter().map(|name| Highlights::in_case(&model.page, name));
            named.find(|found| !found.ranges.is_empty()).unwrap_or_default()
        }
        _ => Highlights::default(),
    };
    // A title that holds the whole query needs no scrolling.
    let is_of_title = model.highlights.ranges.first().is_some_and(|range| range.block == 0);
    if !(is_of_title && (matches.is_empty() || is_in_title(&matches))) {
        let landing = model.highlights.landing(&model.page, &matches);
        let at = landing.or_else(|| model.highlights.first_from(&model.page, model.page.body));
        at.into_iter().for_each(|at| show(model, at));
    }
}

/// Returns `true` if the title matches every word that matches anywhere.
fn is_in_title(matches: &[Match]) -> bool {
    let is_whole = |found: &&Match| found.field == Field::Title && found.kind != MatchKind::Part;
    let in_title: BTreeSet<u16> = matches.iter().filter(is_whole).map(|found| found.term).collect();
    !in_title.is_empty() && matches.iter().all(|found| in_title.contains(&found.term))
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
    model.highlights.at = old.at.filter(|at| *at < model.highlights.ranges.len());
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
