//! Hits for programs: the output of `anli search --json`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::corpus::{Lines, Span};

/// The answer to a query, for programs.
#[derive(Serialize, JsonSchema)]
pub(super) struct HitsJson<'a> {
    /// The hits, best first.
    pub(super) hits: Vec<HitJson<'a>>,
    /// The number of all hits, those beyond a limit included.
    pub(super) total: u32,
    /// Words of the query that occur in no case.
    pub(super) nowhere: Vec<String>,
}

/// A hit.
#[derive(Serialize, JsonSchema)]
pub(super) struct HitJson<'a> {
    /// Id of the case.
    pub(super) id: String,
    /// Its title.
    pub(super) title: &'a str,
    /// Its score; only the order of scores means something.
    pub(super) score: i64,
    /// The reasons, the best one first.
    pub(super) why: Vec<Why>,
    /// `true` if it matches only parts of the query.
    pub(super) partial: bool,
    /// The matches.
    pub(super) matches: Vec<MatchJson>,
}

/// A reason with a code for programs and a text for people.
#[derive(Clone, Serialize, JsonSchema, PartialEq, Eq)]
pub(super) struct Why {
    /// Field and kind of the match.
    pub(super) code: String,
    /// The reason in the language of the interface.
    pub(super) text: String,
}

/// A match.
#[derive(Serialize, JsonSchema)]
pub(super) struct MatchJson {
    /// The field that matches.
    pub(super) field: String,
    /// Lines of the notice that print the text, if it was printed.
    pub(super) lines: Option<Lines>,
    /// The text that the ranges refer to.
    pub(super) text: String,
    /// The ranges that match, in characters.
    pub(super) ranges: Vec<Span>,
}
