//! A picture of the screen, whatever it shows: popups and presentations as well.

use crate::{
    app::{
        Ctx,
        briefing_form::stem,
        copy::Saved,
        effect::Effect,
        model::Model,
        words::{Msg, faults},
    },
    text::sanitize,
};

/// The name where no case is shown.
const NAME: &str = "anli";

/// Asks the driver for a picture of the screen, which is drawn by then.
pub(super) fn take(model: &Model, ctx: &Ctx) -> Vec<Effect> {
    vec![Effect::Picture { stem: name(model, ctx) }]
}

/// Returns the name of the file without its ending: the id of the case that is shown.
fn name(model: &Model, ctx: &Ctx) -> String {
    let of_id = |id: &str| sanitize(id).replace('/', "-");
    if let Some(show) = &model.show {
        return show.case().map_or_else(|| stem(&show.presentation.heading), |case| of_id(&case.id));
    }
    if let Some(review) = &model.review {
        return of_id(review.source.id.as_str());
    }
    let case = model.location.case.and_then(|ix| ctx.corpus.get(ix));
    case.map_or_else(|| NAME.to_owned(), |found| of_id(&found.id().to_string()))
}

/// Takes the answer of the driver, which writes files.
pub(super) fn taken(model: &mut Model, ctx: &Ctx, saved: Saved) {
    model.status = Some(match saved {
        Saved::Done(path, bytes) => ctx.lang.fill(Msg::Saved, &[&path, &bytes.to_string()]),
        Saved::Exists => ctx.lang.get(Msg::PictureNames).to_owned(),
        Saved::Failed(fault) => faults::brief(&fault, ctx.lang, model.width, model.size.0),
        Saved::Refused => ctx.lang.get(Msg::SaveRefused).to_owned(),
    });
}
