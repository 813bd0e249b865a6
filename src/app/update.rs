//! The only writer of the model.

use super::{Ctx, effect::Effect, key::Code, message::Message, model::Model};

/// Applies one message to the model.
pub fn update(model: &mut Model, message: Message, _ctx: &Ctx) -> Effect {
    match message {
        Message::Key(key) if key.typed() == Some('q') || (key.ctrl && key.code == Code::Char('c')) => Effect::Quit,
        Message::Resize(width, height) => {
            model.size = (width, height);
            Effect::None
        }
        _ => Effect::None,
    }
}
