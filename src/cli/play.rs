//! Plays keys without a terminal and prints the last screen, for bug reports, pictures and tests.

use std::sync::Arc;

use crate::{
    app::{
        commands::CommandEnd,
        copy::Saved,
        effect::Effect,
        key::{Key, parse_keys},
        message::{Message, Written},
    },
    corpus::Notice,
    ui::{
        Session, input,
        screen::{picture::PictureFormat, snapshot},
    },
};

/// Starts the session and types `keys`, as the bytes that a terminal sends for them. Each key is settled and drawn before
/// the next. Ends early if the program quits.
///
/// # Errors
///
/// The part of `keys` that is not a key.
pub fn play(session: &mut Session, keys: &str) -> Result<(), String> {
    let keys = parse_keys(keys)?;
    session.start();
    for key in keys {
        if !press(session, key) {
            break;
        }
    }
    Ok(())
}

/// Reads the notice of a batch for [`Effect::Notice`].
pub(super) fn read_notice(session: &Session, batch: usize) -> Message {
    let found = session.ctx().corpus.batches().get(batch);
    Message::Notice(batch, found.map_or_else(|| Ok(Notice::embedded("")), |loaded| loaded.notice()).map(Arc::new))
}

/// Delivers a message and performs its effects.
pub(super) fn deliver(session: &mut Session, message: Message) {
    let effects = session.deliver(message).effects;
    perform(session, effects);
}

/// Presses a key and performs its effects. Returns `false` if the program quits.
fn press(session: &mut Session, key: Key) -> bool {
    let mut effects = session.feed(&input::encode(key)).effects;
    if session.has_pending_keys() {
        effects.extend(session.flush_keys().effects);
    }
    let continues = !effects.contains(&Effect::Quit);
    perform(session, effects);
    continues
}

/// Performs or refuses effects.
fn perform(session: &mut Session, effects: Vec<Effect>) {
    for effect in effects {
        match effect {
            Effect::Notice(batch) => deliver(session, read_notice(session, batch)),
            // A play writes nothing.
            Effect::Brief(_) => {
                deliver(session, Message::Written(Written { saved: Saved::Refused, fetch: None }));
            }
            Effect::Run(call) => {
                deliver(session, Message::CommandEnded(call.command.name, CommandEnd::Refused));
            }
            Effect::Save { .. } => deliver(session, Message::Saved(Saved::Refused)),
            _ => {}
        }
    }
}

/// Returns a picture of the screen.
pub(super) fn picture(session: &Session, format: PictureFormat) -> String {
    format.write(session.screen().buffer(), session.model().background.ground)
}

/// Returns the screen as text; with `style` followed by an empty line, the runs of other than the default style, and
/// the position of a visible cursor.
pub fn print(session: &Session, style: bool) -> String {
    let screen = session.screen();
    let mut out = snapshot::text(screen.buffer());
    if style {
        out.push('\n');
        out.push_str(&snapshot::styles(screen.buffer()));
        if let Some(place) = screen.cursor() {
            out.push_str(&format!("cursor {},{}\n", place.x, place.y));
        }
    }
    out
}
