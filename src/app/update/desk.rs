//! The desk: marking cases, folders, tags, notes and adoption by keys, each a change that goes to the file.

use super::query::rerun;
use crate::app::{
    Ctx,
    desk_state::DeskNews,
    model::{CaseList, Model},
    words::faults,
};

/// Takes the desk as its file has it. A list of hits that depends on it is searched again.
pub(super) fn take(model: &mut Model, ctx: &Ctx, news: DeskNews) {
    if let Some(desk) = news.desk {
        let is_same = *desk == *model.desk.desk;
        model.desk.take(desk, news.seen, &ctx.corpus);
        if !is_same {
            search_again(model, ctx);
        }
    }
    if let Some(fault) = news.fault {
        model.set_status(faults::sentence(&fault, ctx.lang));
    }
}

/// Runs the query of the list again if it asks for something of the desk.
fn search_again(model: &mut Model, ctx: &Ctx) {
    let asks = matches!(&model.location.list, CaseList::Hits { parsed, .. } if parsed.asks_desk());
    if asks || model.location.facets.is_some() {
        rerun(model, ctx);
    }
}
