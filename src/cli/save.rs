//! Writes text to a file named in the browser.

use std::path::{Path, PathBuf};

use crate::{app::copy::Saved, store::write, text::sanitize};

/// Writes `text` to the file `path`. `~` stands for the home folder; a relative path starts at the current folder.
pub(super) fn save(path: &str, text: &str, replace: bool) -> Saved {
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    let file = match (path.strip_prefix('~'), home) {
        (Some(""), Some(home)) => home,
        (Some(rest), Some(home)) if rest.starts_with('/') => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(path),
    };
    match write::new(&file, text.as_bytes(), replace) {
        Ok(true) => Saved::Done(sanitize(&shown(&file)).into_owned(), text.len()),
        Ok(false) => Saved::Exists,
        Err(fault) => Saved::Failed(fault),
    }
}

/// Returns the absolute path, which tells the user where the file is.
fn shown(file: &Path) -> String {
    file.canonicalize().unwrap_or_else(|_| file.to_owned()).display().to_string()
}
