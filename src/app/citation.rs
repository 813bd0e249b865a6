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
    // A document number has its year in 〔 〕 (GB/T 9704), though web pages print other brackets.
    let year = |c: char| match c {
        '[' | '［' | '（' | '【' => '〔',
        ']' | '］' | '）' | '】' => '〕',
        c => c,
    };
    let number: String = set(batch.document_number.as_deref().unwrap_or_default()).chars().map(year).collect();
    match (title.is_empty(), number.is_empty()) {
        (true, _) => number,
        (false, true) => format!("《{title}》{ours}"),
        (false, false) => format!("《{title}》{ours}（{number}）"),
    }
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
