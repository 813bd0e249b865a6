//! A script as it plays: the moments that are left, and what each of them does to a session.

use std::{collections::VecDeque, path::Path, time::Duration};

use crate::{
    app::{
        message::Message,
        play_script::{self, Act, Cue, PlayScript},
    },
    corpus::Corpus,
    error::{Fault, FaultKind},
    file,
    ui::{Hold, Output, Session},
};

/// Size limit of script files, in bytes.
const LIMIT: u64 = 16 << 20;

/// The moments of a script that are left.
#[derive(Debug)]
pub(super) struct Player {
    cues: VecDeque<Cue>,
}

impl Player {
    /// Returns a player of these moments.
    pub(super) fn new(cues: Vec<Cue>) -> Self {
        Self { cues: cues.into() }
    }

    /// Returns the time until the next moment; none at the end.
    pub(super) fn next_after(&self) -> Option<Duration> {
        self.cues.front().map(|cue| Duration::from_millis(cue.after))
    }

    /// Takes the next moment.
    pub(super) fn take(&mut self) -> Option<Act> {
        self.cues.pop_front().map(|cue| cue.act)
    }
}

/// Reads the script file `path`.
///
/// # Errors
///
/// It cannot be read, or has errors.
pub(super) fn read(path: &Path) -> Result<PlayScript, Vec<Fault>> {
    let text = file::read_text(path, LIMIT).map_err(|fault| vec![fault])?;
    let (script, faults) = play_script::read(path, &text);
    script.ok_or(faults)
}

/// Returns the cases of a script that the corpus has not, each with its line.
pub(super) fn missing(script: &PlayScript, path: &Path, corpus: &Corpus) -> Vec<Fault> {
    let named = script.steps.iter().filter_map(|step| step.case.as_ref());
    let missing = named.filter(|(link, _)| corpus.find(&link.id).is_none());
    missing
        .map(|(link, line)| {
            let kind = FaultKind::UnknownCase { id: link.id.to_string() };
            Fault::error(path, Some(*line), kind)
        })
        .collect()
}

/// Does what a moment says.
pub(super) fn perform(session: &mut Session, act: Act) -> Output {
    match act {
        Act::Caption(caption) => session.show_caption(&caption),
        Act::Open(link, _) => match session.ctx().corpus.find(&link.id) {
            Some(case) => session.deliver(Message::Show(case, link.place)),
            None => Output::default(),
        },
        Act::Press(key) => session.deliver(Message::Key(key)),
        Act::Wait => session.hold(Hold::Waiting),
        Act::End => session.hold(Hold::None),
    }
}
