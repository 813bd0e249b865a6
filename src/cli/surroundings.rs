//! What the environment says about the terminal.

use std::ffi::OsString;

use crate::ui::screen::clipboard::Multiplexer;

/// What is known of the terminal before it is asked anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether a program that draws for itself stands between us and the terminal: tmux, screen, zellij, mosh. It
    /// answers questions by its own tables, whatever the terminal behind it does.
    pub between: bool,
    /// What has to pass on what is copied. Behind the user's own machine (`screen` or `tmux` there, ssh here) only
    /// `TERM` tells; a bare `screen` may be either, and of the two GNU screen is the one that would print what it does
    /// not know.
    pub clipboard: Multiplexer,
    /// Whether it can only write lines, one after the other.
    pub dumb: bool,
    /// Whether it is the console of Linux, whose font has no Han: a program that draws them there (fbterm, kmscon) may
    /// call itself the same.
    pub console: bool,
    /// Whether it has the 8 or 16 colours of old terminals only.
    pub few_colours: bool,
    /// Whether the user wants no colours (no-color.org).
    pub no_color: bool,
    /// What tells this terminal from others of the same user.
    pub terminal: String,
}

impl Surroundings {
    /// What this process's environment says.
    pub fn from_env() -> Self {
        Self::by(|name| std::env::var_os(name))
    }

    /// What the variables that `get` gives say.
    pub fn by(get: impl Fn(&str) -> Option<OsString>) -> Self {
        let text = |name: &str| get(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default();
        let set = |name: &str| !text(name).is_empty();
        let term = text("TERM");
        let dumb = matches!(term.as_str(), "dumb" | "unknown");
        let console = term == "linux" || term.starts_with("linux-");
        let few_colours =
            console || ["vt1", "vt2", "vt3", "vt4", "ansi", "cons"].iter().any(|name| term.starts_with(name));
        // A mosh server says nothing of itself, but sets this for ncurses; so do users of terminals in which a
        // question may well go wrong.
        let mosh = set("NCURSES_NO_UTF8_ACS") || set("MOSH_CONNECTION");
        let multiplexer = ["tmux", "screen"].iter().any(|name| term.starts_with(name));
        let between = mosh || multiplexer || ["TMUX", "STY", "ZELLIJ"].iter().any(|name| set(name));
        let clipboard = match (set("TMUX") || term.starts_with("tmux"), set("STY") || term.starts_with("screen")) {
            (true, _) => Multiplexer::Tmux,
            (false, true) => Multiplexer::Screen,
            (false, false) => Multiplexer::None,
        };
        // The client's address: behind it is one person's terminal program, as a rule.
        let client = text("SSH_CONNECTION").split(' ').next().unwrap_or_default().to_owned();
        let names = ["TERM_PROGRAM", "LC_TERMINAL"].map(text);
        // The same terminal behind another program draws as that program thinks.
        let behind = if between { "+" } else { "" }.to_owned();
        let parts = [term, client].into_iter().chain(names).chain([behind]).filter(|part| !part.is_empty());
        let (no_color, terminal) = (set("NO_COLOR"), parts.collect::<Vec<_>>().join(" "));
        Self { between, clipboard, dumb, console, few_colours, no_color, terminal }
    }
}
