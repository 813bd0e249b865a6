//! The citation of a case, as an official would write it: issuer, title, document number, date, the case.
//!
//! 福建省发展和改革委员会：《福建省优化营商环境工作典型经验做法（2025年第一批）》〔拟题〕，2025年4月10日，附件27“…”.
//! Marks are set as GB/T 15834 has them, whatever the notice prints; words stay in the notice's own script. What the
//! notice does not say is left out with its marks.

use super::words::{Lang, Msg};
use crate::{
    corpus::{BatchSummary, CaseRef, TitleSource},
    text::{sanitize, typeset::chinese_marks},
};

/// The form of a citation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CitationStyle {
    /// As an official writes it in running text.
    #[default]
    Office,
    /// As an entry of a list of references after GB/T 7714—2025: marks full-width but for `.`, `[ ]` and `//`.
    Gbt,
    /// After GB/T 7714—2015, with half-width marks between the parts.
    Gbt2015,
}

impl CitationStyle {
    /// All of them with their names.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Office, "office"), (Self::Gbt, "gbt"), (Self::Gbt2015, "gbt2015")];

    /// Returns the citation of a case in this form: one line, sanitized.
    pub fn cite(self, found: &CaseRef<'_>, lang: Lang) -> String {
        match self {
            Self::Office => citation(found, lang),
            Self::Gbt => entry(found, "：", lang.chinese()),
            Self::Gbt2015 => entry(found, ": ", lang.chinese()),
        }
    }
}

/// Returns the entry of a list of references: a case is an item of a notice, `[Z]` because no other type is one. The
/// author is the issuing body, and the document number stays with the title.
fn entry(found: &CaseRef<'_>, colon: &str, lang: Lang) -> String {
    let (batch, case) = (found.batch, found.case());
    let number = match case.label.as_deref().filter(|label| !label.trim().is_empty()) {
        Some(label) => set(label),
        None => lang.fill(Msg::CiteNth, &[&case.number.to_string()]),
    };
    let joined = |parts: [String; 2], between: &str| {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    };
    let issuer = set(batch.issuer.as_str());
    let notice = joined([set(batch.title.as_str()), document_number(batch)], colon);
    let place = joined([batch.published().to_owned(), number], colon);
    let whole = [issuer, notice, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
    sanitize(&format!("{}[Z]//{whole}.", set(&case.title))).into_owned()
}

/// Returns the citation of a case: one line, sanitized. A citation is Chinese in every language of the interface.
pub fn citation(found: &CaseRef<'_>, lang: Lang) -> String {
    let (batch, case, lang) = (found.batch, found.case(), lang.chinese());
    let ours = |source| if source == TitleSource::Derived { lang.get(Msg::DerivedTitle) } else { "" };
    let number = match case.label.as_deref().filter(|label| !label.trim().is_empty()) {
        Some(label) => set(label),
        None => lang.fill(Msg::CiteNth, &[&case.number.to_string()]),
    };
    let title = inside(&set(&case.title), [('“', '‘'), ('”', '’')]);
    let parts = [work(batch, ours(batch.title_source)), date(batch.published(), lang)];
    let last = format!("{number}“{title}”{}", ours(case.title_source));
    let parts: Vec<String> = parts.into_iter().chain([last]).filter(|part| !part.is_empty()).collect();
    let issuer = set(batch.issuer.as_str());
    let colon = if issuer.is_empty() { "" } else { "：" };
    sanitize(&format!("{issuer}{colon}{}", parts.join("，"))).into_owned()
}

/// Returns 《title》, the mark of a derived title, （number）.
fn work(batch: &BatchSummary, ours: &str) -> String {
    let title = inside(&set(batch.title.as_str()), [('《', '〈'), ('》', '〉')]);
    let number = document_number(batch);
    match (title.is_empty(), number.is_empty()) {
        (true, _) => number,
        (false, true) => format!("《{title}》{ours}"),
        (false, false) => format!("《{title}》{ours}（{number}）"),
    }
}

/// Returns the document number, empty without one. Its year stands in 〔 〕 (GB/T 9704), though web pages print other
/// brackets.
fn document_number(batch: &BatchSummary) -> String {
    let year = |c: char| match c {
        '[' | '［' | '（' | '【' => '〔',
        ']' | '］' | '）' | '】' => '〕',
        c => c,
    };
    set(batch.document_number.as_deref().unwrap_or_default()).chars().map(year).collect()
}

/// Returns the date in words, as far as it is known.
fn date(published: &str, lang: Lang) -> String {
    let words = [Msg::CiteYear, Msg::CiteMonth, Msg::CiteDay];
    let parts = published.split('-').map(|part| part.trim_start_matches('0'));
    words
        .into_iter()
        .zip(parts)
        .filter(|(_, part)| !part.is_empty())
        .map(|(word, part)| lang.fill(word, &[part]))
        .collect()
}

/// Returns a text with Chinese marks.
fn set(text: &str) -> String {
    let mut chars: Vec<char> = text.trim().chars().collect();
    chinese_marks(&mut chars);
    chars.into_iter().collect()
}

/// Returns a text to be quoted in the first of each pair of `quotes`: outer ones become inner ones, inner ones outer.
fn inside(text: &str, quotes: [(char, char); 2]) -> String {
    let swap = |c: char| {
        let found = quotes.iter().find(|(outer, inner)| c == *outer || c == *inner);
        found.map_or(c, |(outer, inner)| if c == *outer { *inner } else { *outer })
    };
    text.chars().map(swap).collect()
}
