//! The tour: steps on the real program and the real corpus. A step has an instruction, with the keys of the live keymap,
//! and a sign that it is completed. Keys keep their meaning.

use super::{
    Ctx,
    action::Action,
    keymap::Context,
    model::{CaseList, Focus, Mode, Model, Popup, PopupKind, Tour},
    words::tour::TourMsg,
};

/// One step.
#[derive(Clone, Copy)]
pub struct Step {
    /// The text of the step.
    pub guide: TourMsg,
    /// The context in which its keys are pressed.
    pub context: Context,
    /// The actions whose keys fill the sentence.
    pub keys: &'static [Action],
    /// The look of the model once the step is completed; `None` if the first of its actions completes it.
    pub completed: Option<Sign>,
}

/// A sign that a step is completed.
type Sign = fn(&Model) -> bool;

const fn step(guide: TourMsg, context: Context, keys: &'static [Action], completed: Option<Sign>) -> Step {
    Step { guide, context, keys, completed }
}

/// The steps.
pub const STEPS: [Step; 17] = [
    step(TourMsg::Move, Context::List, &[Action::Down], None),
    step(TourMsg::Open, Context::List, &[Action::Open], Some(is_reading)),
    step(TourMsg::Page, Context::Reader, &[Action::PageDown, Action::PageUp], None),
    step(TourMsg::Measure, Context::Reader, &[Action::NextMeasure], None),
    step(TourMsg::Notice, Context::Reader, &[Action::SourceView], Some(|model| model.location.source)),
    step(TourMsg::Text, Context::Reader, &[Action::SourceView], Some(|model| !model.location.source)),
    step(TourMsg::Back, Context::Reader, &[Action::Back], Some(|model| model.location.focus == Focus::Cases)),
    step(TourMsg::Search, Context::List, &[Action::Search], Some(has_found)),
    step(TourMsg::Hit, Context::Input, &[Action::Open], Some(is_reading)),
    step(TourMsg::Next, Context::Reader, &[Action::NextHit], None),
    step(TourMsg::Copy, Context::Reader, &[Action::Copy], Some(is_copying)),
    step(TourMsg::Palette, Context::Popup, &[Action::Palette], Some(is_in_palette)),
    step(TourMsg::Help, Context::Input, &[Action::Back, Action::Help], Some(is_in_help)),
    step(TourMsg::Review, Context::Popup, &[Action::Back, Action::Review], Some(|model| model.review.is_some())),
    step(TourMsg::ReviewCase, Context::Review, &[Action::SayCase], None),
    step(TourMsg::ReviewDoubt, Context::Review, &[Action::ConfirmDoubt], None),
    step(TourMsg::ReviewLeave, Context::Review, &[Action::Back], Some(|model| model.review.is_none())),
];

fn is_copying(model: &Model) -> bool {
    matches!(model.mode, Mode::Popup(Popup { kind: PopupKind::Copy(_), .. }))
}

fn is_in_palette(model: &Model) -> bool {
    matches!(model.mode, Mode::Popup(Popup { kind: PopupKind::Palette, .. }))
}

fn is_in_help(model: &Model) -> bool {
    matches!(model.mode, Mode::Popup(Popup { kind: PopupKind::Help { .. }, .. }))
}

fn is_reading(model: &Model) -> bool {
    matches!((&model.mode, model.location.focus), (Mode::Browse, Focus::Reader { .. }))
}

fn has_found(model: &Model) -> bool {
    // As many letters as the step asks for: the list is then what it speaks of.
    let CaseList::Hits { query, results, is_searching: false, .. } = &model.location.list else { return false };
    matches!(model.mode, Mode::Query(_)) && query.chars().count() > 2 && !results.hits.is_empty()
}

/// Returns `true` if `action` leaves the tour now: Back does in a list or in the text, unless it is part of the step.
pub fn is_left_by(model: &Model, action: Action) -> bool {
    let asked = |tour: &Tour| tour.current_step().is_some_and(|step| step.keys.contains(&Action::Back));
    action == Action::Back && matches!(model.mode, Mode::Browse) && model.tour.as_ref().is_some_and(|tour| !asked(tour))
}

/// Returns the number of steps of a session: those before the first that asks for something it may not do.
pub fn len(ctx: &Ctx) -> usize {
    let is_refused = |step: &Step| !step.keys.iter().all(|action| ctx.permits.allows(*action));
    STEPS.iter().position(is_refused).unwrap_or(STEPS.len())
}

impl Tour {
    /// Returns the current step.
    pub fn current_step(&self) -> Option<&'static Step> {
        STEPS.get(self.step)
    }

    /// Updates the text of the strip for this step.
    pub fn update_text(&mut self, ctx: &Ctx) {
        let Some(step) = self.current_step() else { return };
        // If one popup lies over another, the key of the second is that of the pane below.
        let key = |(at, action): (usize, &Action)| {
            let context = if at == 0 { step.context } else { Context::Reader };
            Some(ctx.key(context, *action)).filter(|key| !key.is_empty())
        };
        let unbound = || ctx.lang.get(super::words::Msg::Unbound).to_owned();
        let keys: Vec<String> = step.keys.iter().enumerate().map(|at| key(at).unwrap_or_else(unbound)).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let text = ctx.lang.fill(step.guide, &keys);
        let counts = [(self.step + 1).to_string(), len(ctx).to_string()];
        self.text = ctx.lang.fill(TourMsg::Step, &[&counts[0], &counts[1], &text]);
        let [skip, back] = [Action::Tour, Action::Back].map(|action| ctx.key(Context::Reader, action));
        let ways = [(TourMsg::Skip, skip, true), (TourMsg::Leave, back, !step.keys.contains(&Action::Back))];
        let ways = ways.iter().filter(|(_, key, holds)| *holds && !key.is_empty());
        self.exits = ways.map(|(guide, key, _)| ctx.lang.fill(*guide, &[key])).collect::<Vec<_>>().join("  ");
    }
}
