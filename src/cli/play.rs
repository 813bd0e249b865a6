//! Plays keys without a terminal and prints the last screen, for bug reports, pictures and tests.

use std::sync::Arc;

use super::{player, recorder::Recorder};
use crate::{
    app::{
        commands::CommandEnd,
        copy::Saved,
        effect::Effect,
        key::{Key, parse_keys},
        message::{Message, Written},
        play_script::{Act, Cue},
    },
    corpus::Notice,
    desk::Time,
    error::Fault,
    ui::{
        Session, input,
        screen::{picture::PictureFormat, snapshot},
    },
};

/// The clock of a play begins here, so that two plays of one script are equal: 9 o'clock on 5 January 2026.
pub(super) const CLOCK: Time = Time::of_millis(1_767_603_600_000);

/// Milliseconds that a play waits for a presenter who is not there.
const WAIT: u64 = 2000;

/// The most pages that a presentation turns by itself after the last key.
const TURNS: usize = 2000;

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

/// Performs or refuses effects. Returns those that concern the driver itself: timers and the end.
fn perform(session: &mut Session, effects: Vec<Effect>) -> Vec<Effect> {
    let mut left = Vec::new();
    for effect in effects {
        let answer = match effect {
            Effect::Notice(batch) => read_notice(session, batch),
            // A play writes nothing.
            Effect::Brief(_) => Message::Written(Written { saved: Saved::Refused, fetch: None }),
            Effect::Save { .. } => Message::Saved(Saved::Refused),
            Effect::Picture { .. } => Message::Pictured(Saved::Refused),
            Effect::Run(call) => Message::CommandEnded(call.command.name, CommandEnd::Refused),
            Effect::Wake { .. } | Effect::Quit => {
                left.push(effect);
                continue;
            }
            _ => continue,
        };
        let effects = session.deliver(answer).effects;
        left.extend(perform(session, effects));
    }
    left
}

/// A play of a script with a clock of its own: no time passes, and timers are over when the script says so.
struct Show<'a> {
    session: &'a mut Session,
    recorder: Option<&'a mut Recorder>,
    /// Milliseconds since the beginning.
    now: u64,
    /// When the timer that the session asked for is over, with its number.
    wake: Option<(u64, u64)>,
    has_quit: bool,
}

/// Starts the session and plays the moments of a script to their end; while it is recorded, a presentation that plays by
/// itself then goes on to its last page. The last caption stays.
///
/// # Errors
///
/// The recording cannot be written.
pub(super) fn show(session: &mut Session, cues: Vec<Cue>, recorder: Option<&mut Recorder>) -> Result<(), Fault> {
    let mut show = Show { session, recorder, now: 0, wake: None, has_quit: false };
    show.session.set_now(CLOCK);
    let effects = show.session.start().effects;
    show.settle(effects)?;
    for cue in cues {
        show.pass(cue.after)?;
        match cue.act {
            _ if show.has_quit => break,
            Act::Wait => show.pass(WAIT)?,
            Act::End => {}
            act => {
                let effects = player::perform(show.session, act).effects;
                show.settle(effects)?;
            }
        }
    }
    if show.recorder.is_some() && !show.has_quit {
        show.turn_to_the_end()?;
    }
    let now = show.now;
    show.recorder.map_or(Ok(()), |recorder| recorder.end(now))
}

impl Show<'_> {
    /// Lets time pass, with the timers that are over by then.
    fn pass(&mut self, millis: u64) -> Result<(), Fault> {
        let until = self.now + millis;
        while let Some((due, timer)) = self.wake.take_if(|(due, _)| *due <= until) {
            self.to(due);
            let effects = self.session.deliver(Message::Woken(timer)).effects;
            self.settle(effects)?;
        }
        self.to(until);
        Ok(())
    }

    fn to(&mut self, now: u64) {
        self.now = now;
        self.session.set_now(Time::of_millis(CLOCK.millis() + i64::try_from(now).unwrap_or_default()));
    }

    /// Lets a presentation turn its pages, once through.
    fn turn_to_the_end(&mut self) -> Result<(), Fault> {
        for _ in 0..TURNS {
            let Some((due, _)) = self.wake else { break };
            self.pass(due.saturating_sub(self.now))?;
            if self.session.model().show.as_ref().is_none_or(|show| show.at == 0) {
                break;
            }
        }
        Ok(())
    }

    /// Performs effects and records what the session shows.
    fn settle(&mut self, effects: Vec<Effect>) -> Result<(), Fault> {
        for effect in perform(self.session, effects) {
            match effect {
                Effect::Wake { timer, after } => self.wake = Some((self.now + after, timer)),
                _ => self.has_quit = true,
            }
        }
        let now = self.now;
        self.recorder.as_mut().map_or(Ok(()), |recorder| recorder.take(self.session, now))
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
