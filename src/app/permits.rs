//! The rights of a session: everything, or less on a machine that many share. All decisions of what a session may do are
//! made here; everything else asks.

use super::{action::Action, effect::Effect, words::SharedMsg};

/// Actions that change an option of the configuration.
const OF_OPTIONS: [(Action, &str); 14] = [
    (Action::Themes, "theme"),
    (Action::Mouse, "mouse"),
    (Action::Width, "ambiguous"),
    (Action::Typeset, "typeset"),
    (Action::PointRows, "point-rows"),
    (Action::Script, "script"),
    (Action::Spaced, "spaced"),
    (Action::DoubleSpaced, "double-spaced"),
    (Action::Wider, "text-width"),
    (Action::Narrower, "text-width"),
    (Action::SplitLeft, "split"),
    (Action::SplitRight, "split"),
    (Action::BatchPane, "batch-pane"),
    (Action::OutlinePane, "outline-pane"),
];

/// The rights of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permits {
    is_restricted: bool,
    /// Options that the administrator has fixed.
    locked: Vec<&'static str>,
    /// The longest query, in characters.
    query: usize,
}

impl Default for Permits {
    fn default() -> Self {
        Self { is_restricted: false, locked: Vec::new(), query: usize::MAX }
    }
}

impl Permits {
    /// Returns the rights of a restricted session, whose queries have at most so many characters.
    pub fn restricted(query: usize) -> Self {
        Self { is_restricted: true, query, ..Self::default() }
    }

    /// Returns the rights without that to change these options.
    #[must_use]
    pub fn with_locked(self, locked: Vec<&'static str>) -> Self {
        Self { locked, ..self }
    }

    /// Returns the longest query, in characters; what an input takes may be less.
    pub fn query(&self) -> usize {
        self.query
    }

    /// Returns `true` if the session may write files that the user names.
    pub fn writes_files(&self) -> bool {
        !self.is_restricted
    }

    /// Returns `true` if signals may stop the session until a shell lets it go on.
    pub fn stops(&self) -> bool {
        !self.is_restricted
    }

    /// Returns the reason why an action is refused; `None` if it may be done.
    pub fn refusal(&self, action: Action) -> Option<SharedMsg> {
        let reason = match action {
            Action::WriteFile | Action::Briefing | Action::Picture => SharedMsg::NoFiles,
            Action::Review | Action::ReviewFile => SharedMsg::NoImport,
            Action::Suspend => SharedMsg::NoSuspend,
            _ => return self.is_locked(action).then_some(SharedMsg::IsLocked),
        };
        self.is_restricted.then_some(reason)
    }

    /// Returns `true` if an action may be done.
    pub fn allows(&self, action: Action) -> bool {
        self.refusal(action).is_none()
    }

    /// Returns the reason why an effect is refused; `None` if it may be performed. Drivers ask before they perform any, so
    /// that no way through the program leads around [`Permits::refusal`].
    pub fn refused(&self, effect: &Effect) -> Option<SharedMsg> {
        let reason = match effect {
            Effect::Save { .. } | Effect::Brief(_) | Effect::Picture { .. } => SharedMsg::NoFiles,
            Effect::Review(_) => SharedMsg::NoImport,
            Effect::Suspend => SharedMsg::NoSuspend,
            Effect::Run(_) => SharedMsg::NoCommands,
            Effect::Notice(_)
            | Effect::Search(_)
            | Effect::Copy(_)
            | Effect::Desk(..)
            | Effect::Wake { .. }
            | Effect::StopLoading
            | Effect::Reload
            | Effect::Redraw
            | Effect::Quit => return None,
        };
        self.is_restricted.then_some(reason)
    }

    fn is_locked(&self, action: Action) -> bool {
        OF_OPTIONS.iter().any(|(changes, option)| *changes == action && self.locked.contains(option))
    }
}
