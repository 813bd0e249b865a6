//! Generated files of the repository: a test generates them again and compares. `ANLI_UPDATE=1 cargo test` writes them.

use std::{fs, path::Path};

/// Compares a binary file `path` (relative to the repository) with its generated content.
#[track_caller]
pub(crate) fn is_fresh_bytes(path: &str, content: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("ANLI_UPDATE").is_some() {
        fs::write(&path, content).unwrap();
    }
    let found = fs::read(&path).unwrap_or_default();
    assert!(found == content, "{} is not fresh: run ANLI_UPDATE=1 cargo test", path.display());
}

/// Compares a text file `path` (relative to the repository) with its generated content.
#[track_caller]
pub(crate) fn is_fresh(path: &str, content: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("ANLI_UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let line = found.lines().zip(content.lines()).take_while(|(old, new)| old == new).count() + 1;
    assert!(found == content, "{} is not fresh from line {line}: run ANLI_UPDATE=1 cargo test", path.display());
}
