//! Chinese found by Latin letters: 莆田 by `putian`, `pt`, `ptian` or `puti`.
//!
//! A match begins with the first letter of a syllable. Each character takes its whole syllable, its initial (z and zh are
//! both initials of 中) or, at the end of the query, a prefix of its syllable. Characters that `fold` drops may stand
//! between the matched ones, others may not. Letters and digits of the text match themselves.

mod alignment;
mod dfa;
mod loose;
mod matcher;
mod pattern;
mod transitions;

pub use alignment::PinyinQuality;
pub(super) use alignment::ranges;
pub use matcher::{PinyinMatch, PinyinMatcher};
pub use pattern::PinyinPattern;
pub use transitions::{CharTransitions, is_homophone};
