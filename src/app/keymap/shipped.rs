//! The keymaps embedded in the program, and the merging of a user's file with one of them.

use std::path::Path;

use super::{
    file::{self, KeymapPatch},
    table::Keymap,
};
use crate::{
    error::{Fault, FaultKind},
    json::Document,
};

/// Names and files of the shipped keymaps.
const FILES: [(&str, &str); 4] = [
    ("default", include_str!("../../../keymaps/default.json")),
    ("vim", include_str!("../../../keymaps/vim.json")),
    ("emacs", include_str!("../../../keymaps/emacs.json")),
    ("plain", include_str!("../../../keymaps/plain.json")),
];

/// Names of the shipped keymaps.
pub const NAMES: [&str; 4] = [FILES[0].0, FILES[1].0, FILES[2].0, FILES[3].0];

/// Name of the base without any binding.
const EMPTY: &str = "none";

/// Returns the file of a shipped keymap.
pub fn shipped_text(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Returns the shipped keymap of that name.
pub fn named(name: &str) -> Option<Keymap> {
    let path = Path::new(name);
    // Tests prove that the shipped files have no fault, so no schema is needed here.
    let patch = file::read_entries(path, &Document::parse(path, shipped_text(name)?).ok()?);
    Some(base(&patch, EMPTY)?.patched(patch.keymap))
}

impl Keymap {
    /// Returns the keymap used unless another one is requested.
    pub fn shipped() -> Self {
        named(NAMES[0]).unwrap_or_default()
    }
}

/// Reads a keymap file and merges it with its base: the keymap that it names, else the shipped one of the same file
/// name, else the default. Every fault is reported; good lines apply.
pub fn load(path: &Path, text: &str) -> (Keymap, Vec<Fault>) {
    let patch = match file::read(path, text) {
        Ok(patch) => patch,
        Err(fault) => return (Keymap::shipped(), vec![fault]),
    };
    let own = path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| NAMES.contains(stem)).unwrap_or(NAMES[0]);
    let mut faults = patch.faults.clone();
    let base = base(&patch, own).unwrap_or_else(|| {
        faults.extend(patch.base.as_ref().map(|(name, line)| {
            let kind = FaultKind::UnknownKeymap { name: name.clone(), known: NAMES.join(", ") };
            Fault::error(path, Some(*line), kind)
        }));
        Keymap::shipped()
    });
    let merged = base.clone().patched(patch.keymap.clone());
    if !patch.is_cut {
        faults.extend(file::check_merged(path, &patch, &base, &merged));
    }
    faults.sort_by_key(|fault| fault.line.unwrap_or(u32::MAX));
    (merged, faults)
}

/// Returns the keymap that a file changes, `own` unless it names one; `None` if no keymap has that name.
fn base(patch: &KeymapPatch, own: &str) -> Option<Keymap> {
    match patch.base.as_ref().map_or(own, |(name, _)| name) {
        EMPTY => Some(Keymap::default()),
        name => named(name),
    }
}
