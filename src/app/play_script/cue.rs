//! The moments of a script: each thing that it does, with the time before it. Keys are pressed as a person types.

use super::file::{PlayScript, PlayStep};
use crate::{
    app::key::{Key, KeyCode},
    corpus::CaseLink,
};

/// Milliseconds between what is shown and the first key after it.
const LOOK: u64 = 700;

/// Milliseconds between two keys, at least.
const KEY: u64 = 90;

/// Milliseconds by which the time between keys differs, at most.
const UNEVEN: u64 = 70;

/// Milliseconds before a key that does something with what was typed.
const DECISION: u64 = 450;

/// Something that a script does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Shows a caption, or none.
    Caption(String),
    /// Opens a case, named on this line of the file.
    Open(CaseLink, u32),
    /// Presses a key.
    Press(Key),
    /// Waits for a key of the presenter.
    Wait,
    /// Ends the show.
    End,
}

/// One moment of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Milliseconds since the moment before.
    pub after: u64,
    /// The thing to do.
    pub act: Act,
}

/// Returns the moments of a script, the end of the show last.
pub fn cues(script: &PlayScript) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut pause = 0;
    for PlayStep { caption, case, keys, pause: next, waits } in &script.steps {
        let mut shows = pause > 0;
        let mut push = |after: u64, act| cues.push(Cue { after: std::mem::take(&mut pause) + after, act });
        if let Some(caption) = caption {
            push(0, Act::Caption(caption.clone()));
            shows = true;
        }
        if let Some((link, line)) = case {
            push(0, Act::Open(link.clone(), *line));
            shows = true;
        }
        for (at, key) in keys.iter().enumerate() {
            push(if at == 0 && shows { LOOK } else { typing(at as u64, *key) }, Act::Press(*key));
        }
        if *waits {
            push(0, Act::Wait);
        }
        pause += next;
    }
    cues.push(Cue { after: pause, act: Act::End });
    cues
}

/// Returns the moments of keys alone.
pub fn of_keys(keys: Vec<Key>) -> Vec<Cue> {
    cues(&PlayScript { title: String::new(), steps: vec![PlayStep { keys, pause: LOOK, ..PlayStep::default() }] })
}

/// Returns the milliseconds before the key at a position of a sequence, equal each time, so that a recording made anew
/// differs in nothing.
fn typing(at: u64, key: Key) -> u64 {
    match key.code {
        KeyCode::Char(c) => KEY + (at * 37 + u64::from(u32::from(c)) * 13) % UNEVEN,
        _ => DECISION,
    }
}
