//! The themes of a session: those shipped, then the user's own in the configuration folder.

use std::{fs, path::PathBuf, sync::OnceLock};

use super::terminal_env::TerminalEnv;
use crate::{
    file,
    store::Paths,
    ui::theme::{OwnTheme, Theme, Themes},
};

/// Size limit of theme files, in bytes.
const LIMIT: u64 = 1 << 20;

/// Folder of the user's themes, in the configuration folder.
pub(super) const FOLDER: &str = "themes";

/// The user's own themes, by name. They are values of an option, so they are listed before options are parsed.
static OWN: OnceLock<Vec<(String, PathBuf)>> = OnceLock::new();

/// Lists the user's own themes. One with the name of a shipped theme is ignored.
pub(super) fn discover() {
    let folder = Paths::from_env().map(|paths| paths.config.join(FOLDER));
    let entries = folder.and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten();
    let named = |path: PathBuf| {
        let name = path.file_stem()?.to_str()?.to_owned();
        let is_theme = path.extension().is_some_and(|extension| extension == "json");
        (is_theme && !Theme::NAMES.contains(&name.as_str())).then_some((name, path))
    };
    let mut own: Vec<_> = entries.filter_map(|entry| named(entry.ok()?.path())).collect();
    own.sort();
    OWN.get_or_init(|| own);
}

/// Returns the user's own themes, by name.
fn own() -> &'static [(String, PathBuf)] {
    OWN.get().map_or(&[], Vec::as_slice)
}

/// Returns the names of all themes.
pub(super) fn names() -> Vec<&'static str> {
    Theme::NAMES.into_iter().chain(own().iter().map(|(name, _)| name.as_str())).collect()
}

/// Returns all themes, in the colours of the terminal.
pub(super) fn themes(env: &TerminalEnv) -> Themes {
    let read = |(name, path): &(String, PathBuf)| {
        let (name, path) = (name.clone(), path.clone());
        OwnTheme { text: file::read_text(&path, LIMIT), name, path }
    };
    Themes::new(own().iter().map(read).collect(), env.depth)
}
