//! The tour: steps on the real program and the real corpus. A step has an instruction, with the keys of the live keymap,
//! and a sign that it is completed. Keys keep their meaning.

use super::{
    Ctx,
    action::Action,
    keymap::Context,
    model::{CaseList, Focus, Mode, Model, PopupKind, Tour},
    words::tour::TourMsg,
};

/// The sign that a step is completed.
#[derive(Clone, Copy)]
pub enum Completion {
    /// This action was done.
    Action(Action),
    /// The model looks like this.
    State(fn(&Model) -> bool),
    /// A popup with such content is open.
    Popup(fn(&PopupKind) -> bool),
}

/// One step.
#[derive(Clone, Copy)]
pub struct Step {
    /// The text of the step.
    pub guide: TourMsg,
    /// The context in which its keys are pressed.
    pub context: Context,
    /// The actions whose keys fill the sentence.
    pub keys: &'static [Action],
    /// The sign that the step is completed.
    pub completion: Completion,
}

const fn step(guide: TourMsg, context: Context, keys: &'static [Action], completion: Completion) -> Step {
    Step { guide, context, keys, completion }
}

/// The steps.
pub const STEPS: [Step; 13] = [
    step(TourMsg::Move, Context::List, &[Action::Down], Completion::Action(Action::Down)),
    step(TourMsg::Open, Context::List, &[Action::Open], Completion::State(is_reading)),
    step(TourMsg::Page, Context::Reader, &[Action::PageDown, Action::PageUp], Completion::Action(Action::PageDown)),
    step(TourMsg::Measure, Context::Reader, &[Action::NextMeasure], Completion::Action(Action::NextMeasure)),
    step(TourMsg::Notice, Context::Reader, &[Action::SourceView], Completion::State(|model| model.location.source)),
    step(TourMsg::Text, Context::Reader, &[Action::SourceView], Completion::State(|model| !model.location.source)),
    step(
        TourMsg::Back,
        Context::Reader,
        &[Action::Back],
        Completion::State(|model| model.location.focus == Focus::Cases),
    ),
    step(TourMsg::Search, Context::List, &[Action::Search], Completion::State(has_found)),
    step(TourMsg::Hit, Context::Input, &[Action::Open], Completion::State(is_reading)),
    step(TourMsg::Next, Context::Reader, &[Action::NextHit], Completion::Action(Action::NextHit)),
    step(TourMsg::Copy, Context::Reader, &[Action::Copy], Completion::Popup(|open| matches!(open, PopupKind::Copy(_)))),
    step(
        TourMsg::Palette,
        Context::Popup,
        &[Action::Palette],
        Completion::Popup(|open| matches!(open, PopupKind::Palette)),
    ),
    step(
        TourMsg::Help,
        Context::Input,
        &[Action::Back, Action::Help],
        Completion::Popup(|open| matches!(open, PopupKind::Help { .. })),
    ),
];

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
            Some(ctx.keymap.key_for(context, *action)).filter(|key| !key.is_empty())
        };
        let unbound = || ctx.lang.get(super::words::Msg::Unbound).to_owned();
        let keys: Vec<String> = step.keys.iter().enumerate().map(|at| key(at).unwrap_or_else(unbound)).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let text = ctx.lang.fill(step.guide, &keys);
        let counts = [(self.step + 1).to_string(), STEPS.len().to_string()];
        self.text = ctx.lang.fill(TourMsg::Step, &[&counts[0], &counts[1], &text]);
        let [skip, back] = [Action::Tour, Action::Back].map(|action| ctx.keymap.key_for(Context::Reader, action));
        let ways = [(TourMsg::Skip, skip, true), (TourMsg::Leave, back, !step.keys.contains(&Action::Back))];
        let ways = ways.iter().filter(|(_, key, holds)| *holds && !key.is_empty());
        self.exits = ways.map(|(guide, key, _)| ctx.lang.fill(*guide, &[key])).collect::<Vec<_>>().join("  ");
    }
}
