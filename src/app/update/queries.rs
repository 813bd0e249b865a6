//! Searches made, kept, and suggested by the case that is read.

use super::search;
use crate::app::{
    Ctx,
    model::{CaseList, Mode, Model, PopupKind},
    popup_rows,
    words::Msg,
};
use crate::{corpus::Theme, search::quoted};

/// Keeps the search that is shown, or drops it.
pub(super) fn keep(model: &mut Model, ctx: &Ctx) {
    let word = match &model.location.list {
        CaseList::Hits { query, .. } if !query.trim().is_empty() => {
            if model.queries.keep(query) {
                Msg::QueryKept
            } else {
                Msg::QueryDropped
            }
        }
        _ => Msg::NoSearchYet,
    };
    model.set_status(ctx.lang.get(word));
}

/// Opens what can be searched for from the case that is read: cases like it, its themes, systems and places.
pub(super) fn related(model: &mut Model, ctx: &Ctx) {
    let Some(found) = model.location.case.and_then(|ix| ctx.corpus.get(ix)) else { return };
    let named = |label: Msg, field: &str, shown: &str, name: &str| {
        (ctx.lang.fill(Msg::Labelled, &[ctx.lang.get(label), shown]), format!("{field}:{}", quoted(name)))
    };
    let like = (ctx.lang.get(Msg::SimilarCases).to_owned(), format!("{}:{}", ctx.lang.get(Msg::FieldLike), found.id()));
    let mut rows = vec![like];
    let theme =
        |theme: Theme| named(Msg::Themes, ctx.lang.get(Msg::FieldTheme), &ctx.lang.name(theme.name()), theme.name());
    rows.extend(found.themes().map(theme));
    let systems = found.systems();
    rows.extend(systems.map(|system| named(Msg::OneSystem, ctx.lang.get(Msg::FieldSystem), system, system)));
    let place = found.region_name();
    rows.push(named(Msg::Place, ctx.lang.get(Msg::FieldRegion), &place, &place));
    model.open_popup(PopupKind::Related(rows));
}

/// Runs the search under the cursor of a popup of searches.
pub(super) fn choose(model: &mut Model, ctx: &Ctx) {
    let query = popup_rows::chosen(model, ctx).and_then(|at| match &model.popup()?.kind {
        PopupKind::Related(rows) => rows.get(at).map(|(_, query)| query.clone()),
        PopupKind::Queries => model.queries.all().nth(at).map(|(query, _)| query.to_owned()),
        _ => None,
    });
    model.mode = Mode::Browse;
    if let Some(query) = query {
        search::show_results(model, ctx, &query);
        model.queries.remember(&query);
    }
}
