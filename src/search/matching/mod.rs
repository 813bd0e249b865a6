//! Matching: one term, regular expression or filter against one case.

mod apart;
mod candidates;
mod case_matcher;
mod cross_field;
mod desk_filter;
mod filter;
mod fuzzy;
mod literal;
mod pinyin_candidates;
mod regex;
mod score;
mod segment_cells;
mod term;
mod term_matcher;
mod typo;

pub(crate) use candidates::CandidateSet;
pub use case_matcher::CaseMatcher;
pub(crate) use filter::{PreparedFilter, year};
pub(crate) use fuzzy::FuzzyMatcher;
pub(crate) use literal::chars_before;
pub(crate) use regex::{RegexMatcher, simplified};
pub(crate) use score::{EXACT, TermMatch, closeness, regex_score};
pub(crate) use term::Term;
pub(crate) use typo::typo_matches;
