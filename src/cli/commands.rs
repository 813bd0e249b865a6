//! The user's commands of `config.json`, bound to keys.

use std::path::PathBuf;

use crate::{
    app::{
        commands::{self, Command},
        keymap::Keymap,
    },
    error::Fault,
    store::{Paths, config::CommandEntry},
};

/// Returns the commands of the configuration with their keys in `keymap`.
pub(super) fn bound(entries: &[CommandEntry], keymap: Keymap) -> (Vec<Command>, Keymap, Vec<Fault>) {
    let file = Paths::from_env().map_or_else(PathBuf::new, |paths| paths.config_file());
    commands::bind(entries, &file, keymap)
}
