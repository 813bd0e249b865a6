//! Reading files from outside: only regular files, with a limit, and a fault with the place of the error.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::Path,
};

use crate::error::{Fault, FaultKind};

/// Opens a file to be read. Every file is opened here, because opening a pipe waits for its writer and a device may do
/// anything: they are not opened, nor are sockets and folders.
///
/// # Errors
///
/// It cannot be opened; [`ErrorKind::InvalidInput`]: it is none of those that are.
pub fn open(path: &Path) -> io::Result<File> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() && !is_handed_over(path) {
        return Err(ErrorKind::InvalidInput.into());
    }
    File::open(path)
}

/// Returns `true` if nothing is at `path`. What cannot be looked at is not absent: reading it tells why.
pub fn is_absent(path: &Path) -> bool {
    fs::metadata(path).is_err_and(|error| means_absent(&error))
}

/// Returns `true` if the error of looking at a path means that nothing is there: a folder above it is missing or a file.
pub fn means_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Returns `true` if the path is a descriptor that the parent process opened, by a redirection or `<(…)`.
fn is_handed_over(path: &Path) -> bool {
    path == Path::new("/dev/stdin") || ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.starts_with(folder))
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
///
/// It cannot be read, or is larger.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Fault> {
    let unreadable = |error: io::Error| Fault::io(path, &error);
    let too_large = |size: u64| Fault::error(path, None, FaultKind::TooLarge { size, limit });
    let file = open(path).map_err(unreadable)?;
    let size = file.metadata().map_or(0, |meta| meta.len());
    if size > limit {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    // A pipe has no size: it is read up to the limit and one byte, which shows that there is more.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

/// Reads a UTF-8 file of at most `limit` bytes. A byte order mark is dropped; a file of white space is a fault.
///
/// # Errors
///
/// It cannot be read, is larger, no UTF-8, or empty.
pub fn read_text(path: &Path, limit: u64) -> Result<String, Fault> {
    let bytes = read(path, limit)?;
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count() + 1;
        let line = u32::try_from(line).ok();
        match error.utf8_error().error_len() {
            Some(_) => Fault::error(path, line, FaultKind::NotUtf8 { offset: good }),
            // The file ends inside a character.
            None => Fault::error(path, line, FaultKind::Truncated),
        }
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.trim().is_empty() {
        return Err(Fault::error(path, None, FaultKind::EmptyFile));
    }
    Ok(text)
}
