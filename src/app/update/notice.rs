//! The notice of the batch whose case is read, loaded when it is first shown.

use std::sync::Arc;

use super::navigate;
use crate::{
    app::{
        Ctx,
        effect::Effect,
        model::Model,
        words::{Msg, faults},
    },
    corpus::Notice,
    error::Fault,
};

/// Requests the notice that is shown, unless it is loaded.
pub(super) fn request(model: &mut Model, ctx: &Ctx) -> Option<Effect> {
    let found = model.location.case.and_then(|ix| ctx.corpus.get(ix)).filter(|_| model.location.source)?;
    if model.notice.as_ref().is_some_and(|(of, _)| *of == found.batch_ix) {
        return None;
    }
    model.set_status(ctx.lang.get(Msg::NoNotice));
    Some(Effect::Notice(found.batch_ix))
}

/// Takes the notice of a batch, or the reason why it could not be read.
pub(super) fn take(model: &mut Model, ctx: &Ctx, batch: usize, notice: Result<Arc<Notice>, Fault>) {
    match notice {
        Ok(notice) => {
            model.notice = Some((batch, notice));
            model.status = None;
        }
        Err(fault) => {
            model.location.source = false;
            model.set_status(faults::sentence(&fault, ctx.lang));
        }
    }
    navigate::fit(model, ctx);
}
