//! The sentences of faults: what is wrong and what to do about it.

use super::{Lang, fill};
use crate::error::{Code, Fault};

/// The whole sentence: where, what, what to do.
pub fn sentence(fault: &Fault, _lang: Lang) -> String {
    let _ = (Code::NoCase, fill("", &[]));
    format!("{fault:?}")
}
