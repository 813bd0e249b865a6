//! Environment variables that describe the terminal.

use std::{ffi::OsString, path::Path};

use crate::{
    text::sanitize,
    ui::{screen::clipboard::Multiplexer, theme::Depth},
};

/// Properties of the terminal, as far as the environment tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TerminalEnv {
    /// `true` behind a program that draws for itself: tmux, screen, zellij, mosh. It answers queries by its own tables,
    /// whatever the terminal behind it does.
    pub between: bool,
    /// Multiplexer that has to forward copied text. If it runs on the user's own machine, beyond ssh, only `TERM` tells;
    /// a bare `screen` may be either, and GNU screen is the one that would print sequences it does not know.
    pub clipboard: Multiplexer,
    /// `true` beyond ssh, where a slow line may split the bytes of a key.
    pub remote: bool,
    /// `true` if it can only append lines.
    pub dumb: bool,
    /// `true` on the Linux console, whose font has no Han characters; fbterm and kmscon, which have them, may use the
    /// name as well.
    pub console: bool,
    /// Colours that it has.
    pub depth: Depth,
    /// `true` if `$NO_COLOR` is set (no-color.org), or `$CLICOLOR` is 0 (bixense.com/clicolors).
    pub no_color: bool,
    /// `true` if `$CLICOLOR_FORCE` asks for colours wherever the text goes.
    pub force_color: bool,
    /// Name that distinguishes this terminal from others of the same user.
    pub terminal: String,
}

impl TerminalEnv {
    /// Reads this process's environment.
    pub fn from_env() -> Self {
        Self::by(|name| std::env::var_os(name))
    }

    /// Reads the variables that `get` returns.
    pub fn by(get: impl Fn(&str) -> Option<OsString>) -> Self {
        let text = |name: &str| get(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default();
        let set = |name: &str| !text(name).is_empty();
        let term = text("TERM");
        let dumb = matches!(term.as_str(), "dumb" | "unknown");
        let console = term == "linux" || term.starts_with("linux-");
        let few_colours =
            console || ["vt1", "vt2", "vt3", "vt4", "ansi", "cons"].iter().any(|name| term.starts_with(name));
        // A mosh server sets only this, for ncurses; so do users of terminals on which a query may go wrong.
        let mosh = set("NCURSES_NO_UTF8_ACS") || set("MOSH_CONNECTION");
        let multiplexer = ["tmux", "screen"].iter().any(|name| term.starts_with(name));
        let between = mosh || multiplexer || ["TMUX", "STY", "ZELLIJ"].iter().any(|name| set(name));
        let clipboard = match (set("TMUX") || term.starts_with("tmux"), set("STY") || term.starts_with("screen")) {
            (true, _) => Multiplexer::Tmux,
            (false, true) => Multiplexer::Screen,
            (false, false) => Multiplexer::None,
        };
        // The client's address usually stands for one terminal program.
        let client = text("SSH_CONNECTION").split(' ').next().unwrap_or_default().to_owned();
        let remote = set("SSH_CONNECTION") || set("SSH_TTY");
        let names = ["TERM_PROGRAM", "LC_TERMINAL"].map(text);
        // Behind another program, that program decides how the terminal draws.
        let behind = if between { "+" } else { "" }.to_owned();
        let parts = [term, client].into_iter().chain(names).chain([behind]).filter(|part| !part.is_empty());
        let depth = match text("COLORTERM").as_str() {
            _ if few_colours => Depth::Sixteen,
            "truecolor" | "24bit" => Depth::True,
            _ => Depth::Indexed,
        };
        let force_color = set("CLICOLOR_FORCE") && text("CLICOLOR_FORCE") != "0";
        let no_color = set("NO_COLOR") || text("CLICOLOR") == "0" && !force_color;
        let terminal = parts.collect::<Vec<_>>().join(" ");
        Self { between, clipboard, remote, dumb, console, depth, no_color, force_color, terminal }
    }
}

/// Returns the command that fetches a file to the user's own computer, by the environment that `get` returns; `None`
/// unless the session came by ssh. The address is the one that the user's computer reached.
pub fn fetch_command(path: &Path, get: impl Fn(&str) -> Option<OsString>) -> Option<String> {
    let text = |name: &str| get(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default();
    let connection = text("SSH_CONNECTION");
    let mut parts = connection.split(' ').skip(2);
    let (host, port) = (parts.next()?, parts.next()?);
    let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
    let port = if port == "22" { String::new() } else { format!("-P {port} ") };
    let user = text("USER");
    let at = if user.is_empty() { user } else { user + "@" };
    let path = path.to_str()?;
    // scp speaks sftp since OpenSSH 9.0, so only the user's own shell reads the path.
    let file = format!("{at}{host}:{path}").replace('\'', "'\\''");
    Some(sanitize(&format!("scp {port}'{file}' .")).into_owned())
}
