//! A notice as received, and the text that is imported.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::{
    cli::convert,
    corpus::{
        model::{Format, Original},
        notice::NOTICE_FILE,
    },
    error::{Fault, FaultKind},
    file,
    formats::{self, Detected},
    import::{self, Converted},
};

/// The name that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// A notice as received.
pub(super) struct Received {
    /// The bytes as received.
    pub(super) bytes: Vec<u8>,
    /// Their SHA-256, in lower-case hexadecimal.
    pub(super) sha256: String,
    /// The name under which they are kept beside `batch.json`; for text as a notice is stored `notice.txt`.
    pub(super) file_name: String,
    /// The text that was made of a document; `None` for text.
    text: Option<String>,
    format: Format,
}

impl Received {
    /// Reads a file, or standard input for `-`.
    ///
    /// # Errors
    ///
    /// It cannot be read, or a document gives no text.
    pub(super) fn read(path: &Path) -> Result<Self, Fault> {
        let is_input = path == Path::new(STANDARD_INPUT);
        let opened = if is_input { Path::new("/dev/stdin") } else { path };
        Self::of(file::read(opened, import::MAX_NOTICE_BYTES as u64)?, path)
    }

    /// Returns a notice of these bytes, whose name `path` tells the ending of.
    ///
    /// # Errors
    ///
    /// A document gives no text.
    pub(super) fn of(bytes: Vec<u8>, path: &Path) -> Result<Self, Fault> {
        let format = match formats::detect(&bytes) {
            Detected::Known(format) => format,
            Detected::Unread(_) => Format::Txt,
        };
        let text = match format {
            Format::Txt => None,
            _ => Some(
                convert::text_of(&bytes, format)
                    .map_err(|reason| Fault::error(path, None, FaultKind::NoText { format: format.name(), reason }))?,
            ),
        };
        let ending = match format {
            Format::Txt => path.extension().map_or("txt".into(), |ending| ending.to_string_lossy()),
            _ => format.name().into(),
        };
        let is_notice = text.is_none() && import::is_stored_form(&bytes);
        let file_name = if is_notice { NOTICE_FILE.to_owned() } else { format!("source.{ending}") };
        let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { bytes, sha256, file_name, text, format })
    }

    /// Returns the bytes that are imported.
    pub(super) fn imported(&self) -> &[u8] {
        self.text.as_ref().map_or(&self.bytes, |text| text.as_bytes())
    }

    /// Returns the name of the imported file beside `batch.json`.
    pub(super) fn imported_name(&self) -> &str {
        if self.text.is_some() { NOTICE_FILE } else { &self.file_name }
    }

    /// Returns the file of which text was made.
    pub(super) fn converted(&self) -> Option<Converted> {
        let original = Original { file: self.file_name.clone(), sha256: self.sha256.clone() };
        self.text.is_some().then_some(Converted { format: self.format, original })
    }
}
