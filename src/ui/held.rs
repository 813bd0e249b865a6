//! The rights of a person while a script drives a session, and the screen with its captions.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{strip::Strip, view::view};
use crate::app::{
    Ctx,
    message::Message,
    model::{Mode, Model},
};

/// The rights of a person whose session a script drives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hold {
    /// No script drives it.
    #[default]
    None,
    /// Whatever they do is done, and told to the driver.
    Driven,
    /// Whatever they do is only told to the driver; Ctrl-C is done.
    Waiting,
}

impl Hold {
    /// Keeps the messages that are done. Returns `true` if the person did something meanwhile.
    pub(super) fn sift(self, messages: &mut Vec<Message>) -> bool {
        let is_touched = self != Self::None && messages.iter().any(Message::is_done_by_hand);
        if self == Self::Waiting {
            let ends = |message: &Message| matches!(message, Message::Key(key) if key.ends_program());
            messages.retain(|message| !message.is_done_by_hand() || ends(message));
        }
        is_touched
    }
}

/// Returns `true` if a presentation has blackened the screen.
pub(super) fn is_black(state: &Model) -> bool {
    matches!(state.mode, Mode::Browse) && state.show.as_ref().is_some_and(|show| show.is_black)
}

/// Draws the model, and the strip below it; not on a black screen.
pub(super) fn draw(state: &Model, ctx: &Ctx, strip: &Strip, buffer: &mut Buffer) -> Option<Position> {
    let area = buffer.area;
    let below = area.height.saturating_sub(state.size.1);
    if below == 0 {
        return view(state, ctx, buffer);
    }
    let mut above = Buffer::empty(Rect { height: area.height - below, ..area });
    let cursor = if above.area.is_empty() { None } else { view(state, ctx, &mut above) };
    for (cell, drawn) in buffer.content.iter_mut().zip(above.content) {
        *cell = drawn;
    }
    if !is_black(state) {
        strip.draw(buffer, Rect { y: area.height - below, height: below, ..area }, state.width);
    }
    cursor
}
