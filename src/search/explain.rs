//! The characters of one case that a search matched, for highlights, landing and reasons. Only what is shown is folded
//! with a map of its characters.

use std::{cell::LazyCell, collections::BTreeSet, ops::Range};

use super::{
    hit::{Field, Hit, LetterRange, Match, MatchKind, Reason, TextLocation},
    index::{CaseEntry, CaseText, FieldValue, Index, PrintedReading},
    matching::{FuzzyMatcher, chars_before, simplified, typo_matches},
    query::{Query, TextTerm},
    rank::words,
};
use crate::{
    corpus::{Case, Corpus, Span},
    text::{Folded, PinyinPattern},
};

/// Returns everything that `hit` matched in its case: the title first, other short fields, then texts in reading order.
pub fn explain(corpus: &Corpus, index: &Index, query: &Query, hit: &Hit) -> Vec<Match> {
    let Some(entry) = index.entry(corpus, hit.case) else { return Vec::new() };
    let texts = entry.texts();
    let mut matches = in_values(query, hit, &entry);
    let in_text = hit.reasons.iter().filter(|reason| reason.field >= Field::Heading);
    for (number, kind, letters) in
        in_text.map(|reason| (reason.term, reason.kind, reason.letters)).collect::<BTreeSet<_>>()
    {
        let Some(term) = query.term(number) else { continue };
        in_texts(&entry, &texts, (term, letters), number, kind, &mut matches);
    }
    regexes_in_texts(query, &texts, &mut matches);
    matches.sort_by_key(|found| {
        let order = found.location.map(|location| texts.iter().position(|text| text.location == location));
        (found.field.min(Field::Heading), order, found.kind)
    });
    matches
}

/// Returns the characters of the title that `hit` matched, for a row of a list.
pub fn title_spans(corpus: &Corpus, index: &Index, query: &Query, hit: &Hit) -> Vec<Span> {
    let Some(entry) = index.entry(corpus, hit.case) else { return Vec::new() };
    let title = entry.summary.title();
    let matches = in_values(query, hit, &entry);
    let in_title = matches.into_iter().filter(|found| found.field == Field::Title && found.text == title);
    let mut spans: Vec<Span> = in_title.flat_map(|found| found.spans).collect();
    spans.sort_unstable();
    spans
}

fn in_values(query: &Query, hit: &Hit, entry: &CaseEntry<'_>) -> Vec<Match> {
    let mut matches = Vec::new();
    let mut add = |value: &FieldValue<'_>, kind, term, spans: Vec<Span>| {
        if !spans.is_empty() {
            let (field, text) = (value.field, value.text().into_owned());
            matches.push(Match { field, kind, term, location: None, text, spans });
        }
    };
    for reason in &hit.reasons {
        let Some(term) = query.term(reason.term) else { continue };
        for value in entry.values().filter(|value| value.field == reason.field) {
            add(&value, reason.kind, reason.term, value_spans(term, &value, reason));
        }
    }
    for (regex, scope) in query.regexes() {
        for value in entry.values().filter(|value| scope.has_value(value.field)) {
            add(&value, MatchKind::Exact, 0, regex_spans(regex, &value.text()));
        }
    }
    matches.sort_by_key(|found| (found.field, found.kind, found.term));
    matches.dedup();
    matches
}

fn value_spans(term: &TextTerm, value: &FieldValue<'_>, reason: &Reason) -> Vec<Span> {
    let text = value.text();
    let ranges = match (reason.kind, &term.pinyin) {
        (MatchKind::Fuzzy, _) => FuzzyMatcher::new(term)
            .and_then(|fuzzy| fuzzy.find(value))
            .map(|indices| Folded::new(&text).source_spans(&indices)),
        (MatchKind::Pinyin | MatchKind::Joined, Some(pattern)) => match reason.letters {
            Some(letters) => pattern.slice(letters.0.into()..letters.1.into()).find(&text),
            None => pattern.find(&text),
        }
        .map(|found| found.ranges),
        (MatchKind::Typo, _) => return typo_spans(term, &text),
        (kind, _) => return folded_spans(term, &Folded::new(&text), kind),
    };
    ranges.into_iter().flatten().map(span).collect()
}

/// Returns the characters of a text that match by folded characters.
fn folded_spans(term: &TextTerm, folded: &Folded, kind: MatchKind) -> Vec<Span> {
    let all = |word: &Folded| folded.find_all(word).map(span).collect::<Vec<_>>();
    match kind {
        MatchKind::Exact => anchored(term, folded, all(&term.folded)),
        MatchKind::Synonym => united(term.synonyms.iter().flat_map(all).collect()),
        MatchKind::Part => united(words(term).iter().flat_map(|word| all(&Folded::new(word))).collect()),
        MatchKind::Pinyin | MatchKind::Joined | MatchKind::Fuzzy | MatchKind::Alike | MatchKind::Typo => Vec::new(),
    }
}

/// Returns the characters of a text that sound nearly the same, or else those with one typo.
fn typo_spans(term: &TextTerm, text: &str) -> Vec<Span> {
    let loose = term.loose().map(|pattern| pattern.find_all(text)).unwrap_or_default();
    let typo = || term.pinyin_typo().filter(|_| term.is_latin()).and_then(|pattern| pattern.find(text));
    let found = if loose.is_empty() { typo().into_iter().collect() } else { loose };
    if !found.is_empty() || term.is_latin() {
        return found.into_iter().flat_map(|found| found.ranges).map(span).collect();
    }
    let folded = Folded::new(text);
    let chars = |byte| chars_before(folded.as_str(), byte);
    let found = typo_matches(folded.as_str(), &term.chars);
    let found = found.iter().filter_map(|found| folded.source_range(chars(found.start)..chars(found.end)));
    found.map(span).collect()
}

/// Keeps only spans at the start or end of the text, if the term is anchored.
fn anchored(term: &TextTerm, folded: &Folded, mut spans: Vec<Span>) -> Vec<Span> {
    let whole = folded.source_range(0..folded.len()).map(span);
    spans.retain(|span| {
        whole.is_some_and(|whole| (!term.start || span.0 == whole.0) && (!term.end || span.1 == whole.1))
    });
    spans
}

/// Sorts spans and unites those that touch.
fn united(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let touches = next.0 <= last.1;
        last.1 = if touches { last.1.max(next.1) } else { last.1 };
        touches
    });
    spans
}

fn span(range: Range<usize>) -> Span {
    // Batch files are smaller than 2^32 characters.
    Span(range.start as u32, range.end as u32)
}

/// Adds the headings and paragraphs that a term matches in this way.
fn in_texts(
    entry: &CaseEntry<'_>,
    texts: &[CaseText<'_>],
    (term, letters): (&TextTerm, Option<LetterRange>),
    number: u16,
    kind: MatchKind,
    matches: &mut Vec<Match>,
) {
    // Decoded only for printed readings.
    let case = LazyCell::new(|| entry.summary.case());
    for text in texts.iter().filter(|text| term.scope.has_section(text.section)) {
        let (shown, spans) = if !text.is_printed() {
            (text.as_str(), text_spans(term, letters, text.as_str(), kind))
        } else if kind == MatchKind::Exact && !term.is_anchored() {
            let spans = case.as_ref().and_then(|case| printed_spans(case, text, term));
            let stored = texts.iter().find(|stored| stored.location == text.location);
            (stored.map_or("", |stored| stored.as_str()), spans.unwrap_or_default())
        } else {
            continue;
        };
        if let Some(last) = spans.iter().map(|span| span.0).max() {
            let byte = shown.char_indices().nth(last as usize).map_or(0, |(byte, _)| byte);
            let (field, location) = (text.field_at(byte), Some(text.location));
            matches.push(Match { field, kind, term: number, location, text: shown.to_owned(), spans });
        }
    }
}

/// Returns the characters of a paragraph whose printed reading matches a term.
fn printed_spans(case: &Case, text: &CaseText<'_>, term: &TextTerm) -> Option<Vec<Span>> {
    let TextLocation::Paragraph(number) = text.location else { return None };
    let paragraph = case.paragraphs().nth(number as usize)?;
    let reading = PrintedReading::new(&paragraph.text, paragraph.repairs.get(text.repair? as usize)?)?;
    let folded = Folded::new(&reading.text);
    Some(folded.find_all(&term.folded).filter_map(|range| reading.in_paragraph(&range)).collect())
}

fn text_spans(term: &TextTerm, letters: Option<LetterRange>, text: &str, kind: MatchKind) -> Vec<Span> {
    if matches!(kind, MatchKind::Pinyin | MatchKind::Joined) {
        let of = |pattern: &PinyinPattern| match letters {
            Some(letters) => pattern.slice(letters.0.into()..letters.1.into()).find_all(text),
            None => pattern.find_all(text),
        };
        let found = term.pinyin.iter().flat_map(of);
        return found.flat_map(|found| found.ranges).map(span).collect();
    }
    if kind == MatchKind::Typo { typo_spans(term, text) } else { folded_spans(term, &Folded::new(text), kind) }
}

fn regex_spans(regex: &regex::Regex, text: &str) -> Vec<Span> {
    let simple = simplified(text);
    let chars = |byte| chars_before(&simple, byte);
    let found = regex.find_iter(&simple).filter(|found| !found.is_empty());
    found.map(|found| span(chars(found.start())..chars(found.end()))).collect()
}

fn regexes_in_texts(query: &Query, texts: &[CaseText<'_>], matches: &mut Vec<Match>) {
    for (regex, scope) in query.regexes() {
        for text in texts.iter().filter(|text| text.is_paragraph() && scope.has_section(text.section)) {
            let spans = regex_spans(regex, text.as_str());
            if !spans.is_empty() {
                let (location, text) = (Some(text.location), text.as_str().to_owned());
                matches.push(Match { field: Field::Body, kind: MatchKind::Exact, term: 0, location, text, spans });
            }
        }
    }
}
