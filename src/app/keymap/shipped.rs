//! The keymaps that the program brings, and how a file of one's own is put over one of them.

use std::path::Path;

use super::{
    Keymap,
    file::{self, Read},
};
use crate::error::Fault;

/// The shipped keymaps: name and file.
const FILES: [(&str, &str); 4] = [
    ("default", include_str!("../../../keymaps/default.json")),
    ("vim", include_str!("../../../keymaps/vim.json")),
    ("emacs", include_str!("../../../keymaps/emacs.json")),
    ("plain", include_str!("../../../keymaps/plain.json")),
];

/// The names of the shipped keymaps.
pub const NAMES: [&str; 4] = [FILES[0].0, FILES[1].0, FILES[2].0, FILES[3].0];

/// What a base is called that has no binding.
const EMPTY: &str = "none";

/// The file of a shipped keymap.
pub fn shipped_text(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The shipped keymap of that name.
pub fn named(name: &str) -> Option<Keymap> {
    if name == NAMES[0] {
        return Some(Keymap::shipped());
    }
    let text = shipped_text(name)?;
    // Tests prove that the shipped files have no fault.
    let read = file::read_proved(Path::new(name), text).ok()?;
    Some(base(&read, EMPTY)?.patched(read.patch))
}

/// The keymap that a file makes of its base: the one that it names, else the shipped one of the same file name, else the
/// default. Every fault is reported; good lines apply.
pub fn load(path: &Path, text: &str) -> (Keymap, Vec<Fault>) {
    let read = match file::read(path, text) {
        Ok(read) => read,
        Err(fault) => return (Keymap::shipped(), vec![fault]),
    };
    let own = path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| NAMES.contains(stem)).unwrap_or(NAMES[0]);
    // A shipped file names its base, or has none.
    let under = base(&read, own);
    let mut faults = Vec::new();
    if let (None, Some((name, line))) = (&under, &read.base) {
        faults.push(file::unknown(path, Some(*line), name));
    }
    let under = under.unwrap_or_else(Keymap::shipped);
    let whole = under.clone().patched(read.patch.clone());
    faults.extend(file::check(path, &read, &under, &whole));
    faults.splice(0..0, read.faults);
    faults.sort_by_key(|fault| fault.line.unwrap_or(u32::MAX));
    (whole, faults)
}

/// The keymap that a file changes, `own` if it names none; `None` if there is none of that name.
fn base(read: &Read, own: &str) -> Option<Keymap> {
    match read.base.as_ref().map_or(own, |(name, _)| name) {
        EMPTY => Some(Keymap::default()),
        name => named(name),
    }
}
