//! The text of a notice and its lines.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
};

use super::model::{Lines, Source};
use crate::{
    error::{Fault, FaultKind, Pointer},
    file,
};

/// The name of a notice's text in its batch folder.
pub const NOTICE_FILE: &str = "notice.txt";

/// The largest notice that is read, in bytes.
pub const NOTICE_LIMIT: u64 = 1 << 30;

/// The text of one notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    text: Cow<'static, str>,
}

impl Notice {
    /// Creates a notice that is part of the program.
    pub const fn embedded(text: &'static str) -> Self {
        Self { text: Cow::Borrowed(text) }
    }

    /// Reads the notice of the batch file `batch`: `notice.txt` beside it, else the source itself where that is UTF-8.
    pub fn beside(batch: &Path, source: &Source) -> Result<Self, Fault> {
        let path = Self::path_beside(batch, source)?;
        Ok(Self { text: Cow::Owned(file::read_text(&path, NOTICE_LIMIT)?) })
    }

    /// Returns the path of the notice that [`Notice::beside`] reads.
    pub fn path_beside(batch: &Path, source: &Source) -> Result<PathBuf, Fault> {
        let text = batch.with_file_name(NOTICE_FILE);
        let named = source.encoding.eq_ignore_ascii_case("utf-8") && file::is_absent(&text);
        if named { beside(batch, &source.file) } else { Ok(text) }
    }

    /// Returns all of it, as received.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns these lines, each with its 1-based number and without its line end. Lines end at LF, a CR before it dropped;
    /// nothing else ends a line. Lines that the notice does not have are left out.
    pub fn lines(&self, lines: Lines) -> impl Iterator<Item = (u32, &str)> {
        let first = lines.0.max(1);
        (first..=lines.1).zip(self.text.lines().skip(first as usize - 1))
    }

    /// Returns the number of lines.
    pub fn line_count(&self) -> u32 {
        u32::try_from(self.text.lines().count()).unwrap_or(u32::MAX)
    }
}

/// Returns the path of the file `name` beside the batch file `batch`. A batch may come from anywhere: a path outside its
/// own folder is refused.
pub(super) fn beside(batch: &Path, name: &str) -> Result<PathBuf, Fault> {
    if Path::new(name).file_name() == Some(name.as_ref()) {
        return Ok(batch.with_file_name(name));
    }
    let at = Pointer::default().key("source").key("file");
    let kind = FaultKind::WrongValue { at, found: name.to_owned(), expected: NOTICE_FILE.to_owned() };
    Err(Fault::error(batch, None, kind))
}
