//! Fields of a review that are edited in place, and the choice of a region.

use tui_input::Input;

use super::review_change::change;
use crate::{
    app::{
        Ctx,
        action::Action,
        effect::Effect,
        model::{Mode, Model, PopupKind},
        review_rows,
        review_task::{ReviewTask, Shared},
        words::ReviewMsg,
    },
    review::decide,
};

/// The first line of the case at the cursor; tells if there is none.
fn case_line(model: &mut Model, ctx: &Ctx) -> Option<u32> {
    let review = model.review.as_ref()?;
    let line = review.case_at(review.line).and_then(|at| review.cases().get(at)).map(|case| case.lines.0);
    if line.is_none() {
        model.set_status(ctx.lang.get(ReviewMsg::NoCaseHere));
    }
    line
}

/// Opens the list of fields.
pub(super) fn open(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    let line = case_line(model, ctx).unwrap_or(0);
    model.status = None;
    model.open_popup(PopupKind::Fields(line));
    Vec::new()
}

/// Opens the list of regions.
pub(super) fn open_regions(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    if let Some(line) = case_line(model, ctx) {
        model.open_popup(PopupKind::Regions(line));
    }
    Vec::new()
}

/// Does what the row under the cursor of one of these lists stands for; `None` for another popup.
pub(super) fn choose(model: &mut Model) -> Option<Vec<Effect>> {
    let popup = model.popup()?;
    let (at, typed) = (popup.list.at, popup.filter.input.value().to_owned());
    match popup.kind {
        PopupKind::Fields(line) => {
            let field = *model.review.as_ref().and_then(|review| review_rows::fields_at(review, line).get(at))?;
            let value = model.review.as_ref().map(|review| review_rows::value(review, line, field));
            model.mode = Mode::Field { field, line, input: Input::new(value.unwrap_or_default()) };
            Some(Vec::new())
        }
        PopupKind::Regions(line) => {
            let region = review_rows::regions(&typed).get(at).copied();
            model.mode = Mode::Browse;
            Some(region.map_or_else(Vec::new, |region| {
                change(model, |corrections| decide::set_region(corrections, line, region))
            }))
        }
        _ => None,
    }
}

/// Begins the review of a notice that is pasted where its file is asked for: a name has one line, a notice has more.
pub(super) fn paste(model: &mut Model, text: &str) -> Option<Vec<Effect>> {
    let is_notice = matches!(model.mode, Mode::File(_)) && text.trim().contains('\n');
    is_notice.then(|| {
        model.mode = Mode::Browse;
        vec![Effect::Review(Shared::new(ReviewTask::Pasted(text.to_owned())))]
    })
}

/// Does an action in one of these inputs.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action) -> Vec<Effect> {
    if !matches!(action, Action::Open | Action::Back) {
        return Vec::new();
    }
    let mode = std::mem::take(&mut model.mode);
    match mode {
        _ if action == Action::Back => Vec::new(),
        Mode::Field { field, line, input } => {
            let mut result = Ok(());
            let effects = change(model, |corrections| {
                result = decide::set_field(corrections, line, field, input.value());
            });
            if result.is_err() {
                model.set_status(ctx.lang.fill(ReviewMsg::BadValue, &[input.value()]));
                model.mode = Mode::Field { field, line, input };
                return Vec::new();
            }
            effects
        }
        Mode::File(input) if !input.value().trim().is_empty() => {
            vec![Effect::Review(Shared::new(ReviewTask::File(input.value().trim().to_owned())))]
        }
        _ => Vec::new(),
    }
}
