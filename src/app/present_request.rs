//! A presentation that is asked for, on the command line or by a key.

use crate::corpus::CaseIx;

/// A request for a presentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PresentRequest {
    /// Cases, in order.
    pub cases: Vec<CaseIx>,
    /// Ids of cases that are not there.
    pub missing: Vec<String>,
    /// Heading; none for that of the cases' batch.
    pub heading: Option<String>,
    /// Place of the talk.
    pub place: Option<String>,
    /// Date of the talk; none for today.
    pub date: Option<String>,
    /// Seconds that each page stays, if it plays by itself.
    pub every: Option<u32>,
    /// `true` if it begins again after the last page.
    pub is_loop: bool,
    /// `true` if the program ends with it.
    pub is_alone: bool,
}
