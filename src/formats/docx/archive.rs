//! The parts of a Word document: files of a zip archive, unpacked up to a limit.

use std::io::{Cursor, ErrorKind, Read};

use zip::{ZipArchive, result::ZipError};

use crate::error::Unreadable;

/// The most that one part may unpack to, in bytes.
const MAX_PART: u64 = 256 * 1024 * 1024;

/// An open archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    ///
    /// Fails on a damaged archive, and on a compound file, in which Word puts an encrypted one.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(Unreadable::Encrypted);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        Ok(Self { zip })
    }

    /// Returns a part as text; `None` if there is none of this name.
    ///
    /// # Errors
    ///
    /// Fails if the part is encrypted, damaged, no UTF-8, or too large.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Unreadable::Encrypted);
            }
            Err(_) => return Err(Unreadable::Damaged),
        };
        let mut bytes = Vec::new();
        let read = file.take(MAX_PART + 1).read_to_end(&mut bytes);
        read.map_err(|error| match error.kind() {
            ErrorKind::OutOfMemory => Unreadable::TooMuch,
            _ => Unreadable::Damaged,
        })?;
        if bytes.len() as u64 > MAX_PART {
            return Err(Unreadable::TooMuch);
        }
        utf8(bytes).map(Some)
    }
}

/// Returns a part as UTF-8; the standard allows UTF-16 with a mark as well.
fn utf8(bytes: Vec<u8>) -> Result<String, Unreadable> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return Ok(encoding.decode_without_bom_handling(rest).0.into_owned());
    }
    String::from_utf8(bytes).map_err(|_| Unreadable::Damaged)
}
