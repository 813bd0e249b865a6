//! Locations of the user's files, by the XDG base directory specification; `$ANLI_HOME` puts all into one folder.

use std::{ffi::OsString, path::PathBuf};

use super::{config::CONFIG_FILE, desk::DESK_FILE, state::STATE_FILE};

/// Name of the file of the user's synonyms.
pub const SYNONYMS_FILE: &str = "synonyms.txt";

/// Folders of one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// `config.json`, `synonyms.txt` and `keymaps/`.
    pub config: PathBuf,
    /// `corpus/` and `desk.json`.
    pub data: PathBuf,
    /// Session state.
    pub state: PathBuf,
    /// Cache, safe to delete.
    pub cache: PathBuf,
}

impl Paths {
    /// Returns the folders by the environment; `None` without `$ANLI_HOME`, `$HOME` and all XDG variables.
    pub fn from_env() -> Option<Self> {
        Self::by(|name| std::env::var_os(name))
    }

    /// Returns the folders by the variables that `get` returns. Relative XDG paths are ignored, as specified.
    pub fn by(get: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        let set = |name: &str| get(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(home) = set("ANLI_HOME") {
            let (state, cache) = (home.join("state"), home.join("cache"));
            return Some(Self { config: home.clone(), data: home, state, cache });
        }
        let home = set("HOME");
        let folder = |name: &str, default: &str| {
            let base = set(name).filter(|path| path.is_absolute());
            base.or_else(|| Some(home.as_ref()?.join(default))).map(|base| base.join("anli"))
        };
        Some(Self {
            config: folder("XDG_CONFIG_HOME", ".config")?,
            data: folder("XDG_DATA_HOME", ".local/share")?,
            state: folder("XDG_STATE_HOME", ".local/state")?,
            cache: folder("XDG_CACHE_HOME", ".cache")?,
        })
    }

    /// Returns the path of the session state.
    pub fn state_file(&self) -> PathBuf {
        self.state.join(STATE_FILE)
    }

    /// Returns the path of the configuration.
    pub fn config_file(&self) -> PathBuf {
        self.config.join(CONFIG_FILE)
    }

    /// Returns the path of the user's synonyms.
    pub fn synonyms_file(&self) -> PathBuf {
        self.config.join(SYNONYMS_FILE)
    }

    /// Returns the path of the desk.
    pub fn desk_file(&self) -> PathBuf {
        self.data.join(DESK_FILE)
    }

    /// Returns the folder of the user's own batches.
    pub fn corpus(&self) -> PathBuf {
        self.data.join("corpus")
    }
}
