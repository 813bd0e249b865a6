//! The facet pane: what is chosen in it is written into the query.

use super::{browse, search};
use crate::{
    app::{
        Ctx,
        action::Action,
        facets::Facets,
        model::{Focus, Mode, Model, Shown},
        seeking::AT_ONCE,
    },
    search::{Choice, choose, facets},
};

/// Opens the pane and gives it the keys, or closes it.
pub(super) fn toggle(model: &mut Model, ctx: &Ctx) {
    model.mode = Mode::Browse;
    if model.place.facets.is_some() && model.place.focus == Focus::Facets {
        close(model, ctx);
        return;
    }
    if !matches!(model.place.shown, Shown::Hits { .. }) {
        search::open(model, ctx, "");
    }
    model.place.facets.get_or_insert_default();
    browse::focus_on(model, ctx, Focus::Facets);
    renew(model, ctx);
}

/// Closes the pane. Where nothing was asked for before and nothing was chosen there is no search to stay in.
fn close(model: &mut Model, ctx: &Ctx) {
    if let Shown::Hits { query, from, .. } = &model.place.shown
        && query.trim().is_empty()
    {
        let from = from.as_ref().clone();
        // Unless it led on, opening the search is the last jump: one that is taken back.
        model.trail.pop_if(|place| !matches!(place.shown, Shown::Hits { .. }));
        browse::go(model, ctx, from);
        return;
    }
    model.place.facets = None;
    browse::focus_on(model, ctx, Focus::Cases);
}

/// Counts anew, while the pane is open; in a large corpus beside the session.
pub(super) fn renew(model: &mut Model, ctx: &Ctx) {
    let height = height(model);
    let place = &mut model.place;
    if let (Some(open), Shown::Hits { query, results, .. }) = (&mut place.facets, &place.shown) {
        if ctx.corpus.len() > AT_ONCE {
            search::count(model, ctx);
            return;
        }
        open.renew(facets(&ctx.corpus, &ctx.index, query, results), height);
    }
}

pub(super) fn height(model: &Model) -> usize {
    model.panes().unwrap_or_default().facets.map_or(1, |pane| pane.body.height.into())
}

/// An action while the pane has the keys.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    match action {
        Action::Open => decide(model, ctx, Choice::In),
        Action::Exclude => decide(model, ctx, Choice::Out),
        Action::Right => browse::focus_on(model, ctx, Focus::Cases),
        Action::Back => close(model, ctx),
        Action::NextPane | Action::PreviousPane => browse::next_pane(model, ctx, action == Action::NextPane),
        Action::JumpBack => browse::jump_back(model, ctx),
        _ => {
            let height = height(model);
            if let Some(open) = &mut model.place.facets {
                let len = open.rows().len();
                if !browse::travel(&mut open.list, action, count, len, height) {
                    super::useless(model, ctx, action);
                }
            }
        }
    }
}

/// Chooses the value under the cursor so, or no longer.
fn decide(model: &mut Model, ctx: &Ctx, choice: Choice) {
    let Some(value) = model.place.facets.as_ref().and_then(Facets::selected) else { return };
    let Shown::Hits { query, .. } = &model.place.shown else { return };
    let choice = if value.choice == choice { Choice::Free } else { choice };
    let query = choose(query, value.facet, &value.value, choice);
    search::renew(model, ctx, &query);
}
