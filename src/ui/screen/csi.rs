//! Control sequences as bytes.

use std::io::Write as _;

/// Writes a control sequence (ECMA-48, 5.4).
pub(super) fn csi(out: &mut Vec<u8>, parameters: &[usize], end: u8) {
    out.extend_from_slice(b"\x1b[");
    for (i, parameter) in parameters.iter().enumerate() {
        if i > 0 {
            out.push(b';');
        }
        // Writing to memory cannot fail.
        let _ = write!(out, "{parameter}");
    }
    out.push(end);
}

/// Replaces the bytes since `start` by those that `other` writes, if these are shorter.
pub(super) fn shorter(out: &mut Vec<u8>, start: usize, other: impl FnOnce(&mut Vec<u8>)) {
    let middle = out.len();
    other(out);
    if out.len() - middle < middle - start {
        out.drain(start..middle);
    } else {
        out.truncate(middle);
    }
}
