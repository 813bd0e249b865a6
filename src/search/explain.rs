//! The characters of one case that a search matched, for highlights, landing and reasons. Only what is shown is folded
//! with a map of its characters.

use std::{borrow::Cow, cell::LazyCell, collections::BTreeSet, ops::Range};

use super::{
    hit::{Field, Hit, LetterRange, Match, MatchKind, Place, Reason, TextLocation},
    index::{CaseEntry, CaseText, FieldValue, Index, PrintedReading, SegmentIndex},
    matching::{FuzzyMatcher, chars_before, simplified, typo_matches},
    query::{Query, TextTerm},
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
        let first = query.terms().take(number.into()).map(|term| term.chars.len()).sum();
        let part = Part { term, number, first, kind, letters, pattern: self::letters(term, kind, letters) };
        in_texts(&entry, &texts, &part, &mut matches);
    }
    let words = query.terms().map(|term| term.chars.len()).sum();
    regexes_in_texts(query, &texts, words, &mut matches);
    matches.extend(linked(corpus, query, hit));
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
            matches.push(Match { field, kind, term, location: None, text, spans, places: Vec::new() });
        }
    };
    for reason in &hit.reasons {
        let Some(term) = query.term(reason.term) else { continue };
        let letters = letters(term, reason.kind, reason.letters);
        for value in entry.values().filter(|value| value.field == reason.field) {
            add(&value, reason.kind, reason.term, value_spans(term, letters.as_deref(), &value, reason));
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

/// Returns the pattern of the letters of a term that match as pinyin: all, or those given.
fn letters(term: &TextTerm, kind: MatchKind, letters: Option<LetterRange>) -> Option<Cow<'_, PinyinPattern>> {
    let pattern = term.pinyin.as_ref().filter(|_| matches!(kind, MatchKind::Pinyin | MatchKind::Joined))?;
    Some(match letters {
        Some(letters) => Cow::Owned(pattern.slice(letters.0.into()..letters.1.into())),
        None => Cow::Borrowed(pattern),
    })
}

fn value_spans(term: &TextTerm, letters: Option<&PinyinPattern>, value: &FieldValue<'_>, reason: &Reason) -> Vec<Span> {
    let text = value.text();
    let ranges = match (reason.kind, letters) {
        (MatchKind::Fuzzy, _) => FuzzyMatcher::new(term)
            .and_then(|fuzzy| fuzzy.find(value))
            .map(|indices| Folded::new(&text).source_spans(&indices)),
        (_, Some(letters)) => letters.find(&text).map(|found| found.ranges),
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
        MatchKind::Part => united(
            term.pieces()
                .iter()
                .filter(|piece| piece.covers.len() > 1)
                .flat_map(|piece| &piece.words)
                .flat_map(all)
                .collect(),
        ),
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
    let keeps = |found: &Range<usize>| folded.as_str().get(found.clone()).is_some_and(|text| term.keeps_words(text));
    let found = found.iter().filter(|found| found.is_homophone || keeps(&(found.start..found.end)));
    let found = found.filter_map(|found| folded.source_range(chars(found.start)..chars(found.end)));
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

/// A term that matches the texts of a case in some way.
struct Part<'q> {
    term: &'q TextTerm,
    number: u16,
    /// Number of the first character of the term among those of all terms.
    first: usize,
    kind: MatchKind,
    letters: Option<LetterRange>,
    /// Pattern of the letters that match as pinyin.
    pattern: Option<Cow<'q, PinyinPattern>>,
}

/// Characters that are marked of a paragraph without a heading that a link names.
const LEAD: usize = 20;
/// Share of the weight of what is typed that something like it has: a synonym, letters with a slip.
const ALIKE: f64 = 0.7;

/// Adds the headings and paragraphs that a term matches in this way.
fn in_texts(entry: &CaseEntry<'_>, texts: &[CaseText<'_>], part: &Part<'_>, matches: &mut Vec<Match>) {
    let &Part { term, number, kind, .. } = part;
    // Decoded only for printed readings.
    let case = LazyCell::new(|| entry.summary.case());
    for text in texts.iter().filter(|text| term.scope.has_section(text.section)) {
        let (shown, places) = if !text.is_printed() {
            (text.as_str(), part.places(entry.index, text.as_str()))
        } else if kind == MatchKind::Exact && !term.is_anchored() {
            let spans = case.as_ref().and_then(|case| printed_spans(case, text, term));
            let stored = texts.iter().find(|stored| stored.location == text.location);
            let shown = stored.map_or("", |stored| stored.as_str());
            (shown, part.whole(entry.index, shown, spans.unwrap_or_default()))
        } else {
            continue;
        };
        if let Some(last) = places.iter().map(|place| place.at.0).max() {
            let byte = shown.char_indices().nth(last as usize).map_or(0, |(byte, _)| byte);
            let (field, location) = (text.field_at(byte), Some(text.location));
            let spans: Vec<Span> = places.iter().map(|place| place.at).collect();
            let spans = if matches!(kind, MatchKind::Part | MatchKind::Synonym) { united(spans) } else { spans };
            matches.push(Match { field, kind, term: number, location, text: shown.to_owned(), spans, places });
        }
    }
}

impl Part<'_> {
    /// Returns the characters of a text that match, with what they stand for.
    fn places(&self, index: &SegmentIndex, text: &str) -> Vec<Place> {
        if self.kind != MatchKind::Part {
            return self.whole(index, text, text_spans(self.term, self.pattern.as_deref(), text, self.kind));
        }
        let folded = Folded::new(text);
        let mut places = Vec::new();
        for piece in self.term.pieces().iter().filter(|piece| piece.covers.len() > 1) {
            let covers = self.first + piece.covers.start..self.first + piece.covers.end;
            for word in &piece.words {
                let mut found = folded.find_all(word).map(span).peekable();
                if found.peek().is_some() {
                    let is_typed = self.term.folded.as_str().contains(word.as_str());
                    let share = piece.weight * if is_typed { 1.0 } else { ALIKE };
                    let weight = weight(index.rarity_of(word.as_str()) * share);
                    places.extend(found.map(|at| Place { at, covers: covers.clone(), weight }));
                }
            }
        }
        places
    }

    /// Returns places that stand for all of the term, or for the letters of it that match.
    fn whole(&self, index: &SegmentIndex, text: &str, spans: Vec<Span>) -> Vec<Place> {
        let all = LetterRange(0, u8::try_from(self.term.chars.len()).unwrap_or(u8::MAX));
        let letters = self.letters.unwrap_or(all);
        let covers = self.first + usize::from(letters.0)..self.first + usize::from(letters.1);
        let share = if matches!(self.kind, MatchKind::Synonym | MatchKind::Typo) { ALIKE } else { 1.0 };
        let place = |at: Span| {
            let word: String = text.chars().skip(at.0 as usize).take((at.1 - at.0) as usize).collect();
            let weight = weight(index.rarity_of(Folded::new(&word).as_str()) * share);
            Place { at, covers: covers.clone(), weight }
        };
        spans.into_iter().map(place).collect()
    }
}

/// Returns a weight in thousandths.
fn weight(weight: f64) -> u32 {
    (weight * 1000.0) as u32
}

/// Returns the characters of a paragraph whose printed reading matches a term.
fn printed_spans(case: &Case, text: &CaseText<'_>, term: &TextTerm) -> Option<Vec<Span>> {
    let TextLocation::Paragraph(number) = text.location else { return None };
    let paragraph = case.paragraphs().nth(number as usize)?;
    let reading = PrintedReading::new(&paragraph.text, paragraph.repairs.get(text.repair? as usize)?)?;
    let folded = Folded::new(&reading.text);
    Some(folded.find_all(&term.folded).filter_map(|range| reading.in_paragraph(&range)).collect())
}

fn text_spans(term: &TextTerm, letters: Option<&PinyinPattern>, text: &str, kind: MatchKind) -> Vec<Span> {
    match (kind, letters) {
        (_, Some(letters)) => letters.find_all(text).into_iter().flat_map(|found| found.ranges).map(span).collect(),
        (MatchKind::Typo, None) => typo_spans(term, text),
        (_, None) => folded_spans(term, &Folded::new(text), kind),
    }
}

fn regex_spans(regex: &regex::Regex, text: &str) -> Vec<Span> {
    let simple = simplified(text);
    let chars = |byte| chars_before(&simple, byte);
    let found = regex.find_iter(&simple).filter(|found| !found.is_empty());
    found.map(|found| span(chars(found.start())..chars(found.end()))).collect()
}

/// Returns the beginnings of the paragraphs that links name.
fn linked<'a>(corpus: &'a Corpus, query: &'a Query, hit: &'a Hit) -> impl Iterator<Item = Match> + 'a {
    let links = query.links().filter(|(id, _)| corpus.find(id) == Some(hit.case));
    links.filter_map(|(_, place)| {
        let case = corpus.get(hit.case)?.case();
        let number = place.paragraph(&case)?;
        let paragraph = case.paragraphs().nth(number as usize)?;
        let label = paragraph.label.as_deref().map_or(0, |label| label.chars().count());
        let heading = paragraph.heading.as_deref().map_or(LEAD, |heading| heading.chars().count());
        let end = (label + heading).min(paragraph.text.chars().count());
        let at = Span(0, u32::try_from(end).unwrap_or(u32::MAX));
        let (location, text) = (Some(TextLocation::Paragraph(number)), paragraph.text.clone());
        let places = vec![Place { at, covers: 0..1, weight: u32::MAX }];
        Some(Match { field: Field::Heading, kind: MatchKind::Exact, term: 0, location, text, spans: vec![at], places })
    })
}

/// Adds what expressions match; each counts as a character after `words` of the words.
fn regexes_in_texts(query: &Query, texts: &[CaseText<'_>], words: usize, matches: &mut Vec<Match>) {
    for (nth, (regex, scope)) in (words..).zip(query.regexes()) {
        for text in texts.iter().filter(|text| text.is_paragraph() && scope.has_section(text.section)) {
            let spans = regex_spans(regex, text.as_str());
            if !spans.is_empty() {
                let (location, text) = (Some(text.location), text.as_str().to_owned());
                let place = |at: &Span| Place { at: *at, covers: nth..nth + 1, weight: weight(1.0) };
                let places = spans.iter().map(place).collect();
                matches.push(Match {
                    field: Field::Body,
                    kind: MatchKind::Exact,
                    term: 0,
                    location,
                    text,
                    spans,
                    places,
                });
            }
        }
    }
}
