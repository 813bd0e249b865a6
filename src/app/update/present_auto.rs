//! A presentation that plays by itself: its timer is asked of the driver, one for each page, and between pages nothing
//! happens.

use crate::{
    app::{Ctx, action::Action, effect::Effect, keymap::Context, model::Model, words::PresentMsg},
    present::Auto,
};

/// Seconds that a page stays, unless it is said.
pub(super) const EVERY: u32 = 20;

/// Plays on: shows the page whole and asks for its timer.
pub(super) fn play(model: &mut Model) -> Vec<Effect> {
    let Some(show) = &mut model.show else { return Vec::new() };
    show.auto = Auto::Playing;
    show.reveal();
    show.timer += 1;
    show.running_timer().map(|(timer, after)| Effect::Wake { timer, after }).into_iter().collect()
}

/// Turns the page whose time is over. A timer of an earlier page, or of a time before keys took over, is none.
pub(super) fn woken(model: &mut Model, ctx: &Ctx, timer: u64) -> Vec<Effect> {
    let now = ctx.local_now();
    let Some(show) = model.show.as_mut().filter(|show| show.auto == Auto::Playing && show.timer == timer) else {
        return Vec::new();
    };
    if !show.turn() {
        show.auto = Auto::ByHand;
        model.set_status(ctx.lang.get(PresentMsg::AtEnd));
        return Vec::new();
    }
    show.turned = now;
    model.status = None;
    play(model)
}

/// Stops playing, because a key was pressed.
pub(super) fn take_over(model: &mut Model, ctx: &Ctx) {
    if let Some(show) = model.show.as_mut().filter(|show| show.auto != Auto::ByHand) {
        show.auto = Auto::ByHand;
        let key = ctx.key(Context::Present, Action::Autoplay);
        model.set_status(ctx.lang.fill(PresentMsg::TakenOver, &[&key]));
    }
}

/// Does an action that concerns playing; any other one takes over. Returns `None` for those that are to be done.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action) -> Option<Vec<Effect>> {
    let auto = model.show.as_ref()?.auto;
    let show = model.show.as_mut()?;
    match (action, auto) {
        (Action::Step, Auto::Playing) => show.auto = Auto::Paused,
        (Action::Step, Auto::Paused) | (Action::Autoplay, Auto::ByHand) => {
            show.is_black = false;
            let effects = play(model);
            model.set_status(ctx.lang.get(PresentMsg::AutoOn));
            return Some(effects);
        }
        (Action::Autoplay, _) => take_over(model, ctx),
        _ => {
            take_over(model, ctx);
            return None;
        }
    }
    Some(Vec::new())
}
