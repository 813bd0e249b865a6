//! The files of `src/`.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file of `src/`.
pub(super) struct SourceFile {
    /// The path below `src/`, with `/` on every system.
    pub(super) name: String,
    pub(super) text: String,
}

impl SourceFile {
    /// Returns the lines of code, numbered from 1, without comments and without the tests at the end of the file.
    pub(super) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = self.text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        let code = code.map(|line| line.split_once("//").map_or(line, |(code, _)| code));
        code.enumerate().map(|(at, line)| (at + 1, line))
    }
}

/// Reads all files of `src/`, sorted by name.
pub(super) fn files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.push(SourceFile { name, text: fs::read_to_string(&path).unwrap() });
        }
    }
}
