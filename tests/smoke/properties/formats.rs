//! Documents: any bytes are text, or a reason why they are none.

use anli::formats::{Detected, detect, to_text};

use crate::formats::documents::{docx, numbered, paragraph};

/// Reads bytes as they are, as parts of a Word document, as a web page or as a PDF file, by the first byte.
pub(crate) fn formats(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let bytes = match kind % 6 {
        0 => rest.to_vec(),
        1 => docx(&text, "", ""),
        2 => docx(&paragraph(&numbered(1, 0), "零工"), &text, &text),
        3 => docx(&paragraph("", &text), "", ""),
        4 => format!("<!DOCTYPE html><html><body>{text}").into_bytes(),
        _ => [b"%PDF-1.4\n", rest].concat(),
    };
    let Detected::Known(format) = detect(&bytes) else { return };
    let Ok(read) = to_text(&bytes, format) else { return };
    assert!(!read.trim().is_empty());
    assert_eq!(to_text(&bytes, format), Ok(read), "equal bytes give equal text");
}
