//! The characters of one case that a search matched, for highlights, snippets and reasons. Only what is shown is
//! folded with a map of its characters.

use std::ops::Range;

use super::{
    Field, Hit, Index, Manner, Match, Place, Why,
    index::{self, Entry, Printed, Short, Source},
    matching::Needle,
    pieces,
    query::{Kind, Query, Scope, Text},
    typo,
    wild::simplified,
};
use crate::{
    corpus::{Corpus, SectionKind, Span},
    text::Folded,
};

/// Everything that `hit` matched in its case: the title first, other short fields, then the text in reading order.
pub fn explain(corpus: &Corpus, index: &Index, query: &Query, hit: &Hit) -> Vec<Match> {
    let Some(entry) = index.entry(corpus, hit.case) else { return Vec::new() };
    let texts = entry.texts();
    let mut matches = in_shorts(query, hit, &entry);
    for (number, text) in query.texts().enumerate() {
        let manners = |manner| {
            let of_term = hit.whys.iter().filter(|why| usize::from(why.term) == number);
            of_term.filter(|why| why.field >= Field::Heading).any(|why| why.manner == manner)
        };
        let kinds = [Manner::Exact, Manner::Synonym, Manner::Pinyin, Manner::Typo, Manner::Part];
        for manner in kinds.into_iter().filter(|manner| manners(*manner)) {
            in_texts(&entry, &texts, text, number as u16, manner, &mut matches);
        }
    }
    regexes(query, &texts, &mut matches);
    matches.sort_by_key(|found| {
        let order = found.place.map(|place| texts.iter().position(|text| place_of(text) == place));
        (found.field.min(Field::Heading), order, found.manner)
    });
    matches
}

/// Where a text stands in its case.
fn place_of(text: &index::Text<'_>) -> Place {
    match text.source {
        Source::Heading(section) => Place::Section(section),
        Source::Paragraph(number) | Source::Printed(number, _) => Place::Paragraph(number),
    }
}

/// The characters of the title that `hit` matched; for a row of a list.
pub fn title_spans(corpus: &Corpus, index: &Index, query: &Query, hit: &Hit) -> Vec<Span> {
    let Some(entry) = index.entry(corpus, hit.case) else { return Vec::new() };
    let title = entry.head.title();
    let matches = in_shorts(query, hit, &entry);
    let in_title = matches.into_iter().filter(|found| found.field == Field::Title && found.text == title);
    let mut spans: Vec<Span> = in_title.flat_map(|found| found.spans).collect();
    spans.sort_unstable();
    spans
}

/// The best text of a hit to show, and the characters around its first place: `room` of them on either side.
pub fn snippet(matches: &[Match], room: usize) -> Option<(&Match, Range<usize>)> {
    let in_text = || matches.iter().filter(|found| found.place.is_some());
    let best = in_text().min_by_key(|found| (found.manner, std::cmp::Reverse(found.spans.len())));
    let best = best.or_else(|| matches.iter().find(|found| found.field != Field::Title)).or(matches.first())?;
    let span = best.spans.first()?;
    let len = best.text.chars().count();
    let start = (span.0 as usize).saturating_sub(room);
    Some((best, start..len.min(span.1 as usize + room)))
}

/// A piece of text around a place that a hit matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glimpse {
    /// What it is a piece of.
    pub field: Field,
    /// The text.
    pub text: String,
    /// Its characters that matched.
    pub spans: Vec<Span>,
}

/// Characters that a glimpse holds on either side of its first place.
const GLIMPSE: usize = 80;

/// The best text of a hit beside its title and place, which are seen in any list; `None` where only those matched.
pub fn glimpse(corpus: &Corpus, index: &Index, query: &Query, hit: &Hit) -> Option<Glimpse> {
    let matches = explain(corpus, index, query, hit);
    let (found, around) =
        snippet(&matches, GLIMPSE).filter(|(found, _)| !matches!(found.field, Field::Title | Field::Place))?;
    let (start, end) = (around.start as u32, around.end as u32);
    let inside = |span: &Span| Some(Span(span.0.max(start) - start, span.1.min(end).checked_sub(start)?));
    let spans = found.spans.iter().filter_map(inside).filter(|span| span.0 < span.1).collect();
    Some(Glimpse {
        field: found.field,
        text: found.text.chars().skip(around.start).take(around.len()).collect(),
        spans,
    })
}

fn in_shorts(query: &Query, hit: &Hit, entry: &Entry<'_>) -> Vec<Match> {
    let mut matches = Vec::new();
    for (number, text) in query.texts().enumerate() {
        let needle = Needle::new(text, number);
        for why in hit.whys.iter().filter(|why| usize::from(why.term) == number) {
            for short in entry.shorts().filter(|short| short.field == why.field) {
                let spans = short_spans(&needle, &short, why);
                if !spans.is_empty() {
                    let (field, manner, text) = (short.field, why.manner, short.text().into_owned());
                    matches.push(Match { field, manner, term: number as u16, place: None, text, spans });
                }
            }
        }
    }
    for (regex, scope) in patterns(query) {
        for short in
            entry.shorts().filter(|short| scope == Scope::All || (scope, short.field) == (Scope::Title, Field::Title))
        {
            let spans = regex_spans(regex, &short.text());
            if !spans.is_empty() {
                let (field, text) = (short.field, short.text().into_owned());
                matches.push(Match { field, manner: Manner::Exact, term: 0, place: None, text, spans });
            }
        }
    }
    matches.sort_by_key(|found| (found.field, found.manner, found.term));
    matches.dedup();
    matches
}

fn short_spans(needle: &Needle<'_>, short: &Short<'_>, why: &Why) -> Vec<Span> {
    let (text, manner) = (needle.text, why.manner);
    if manner == Manner::Fuzzy {
        let spread = needle.gaps(short).map(|indices| Folded::new(&short.text()).source_spans(&indices));
        return spread.into_iter().flatten().map(span).collect();
    }
    if let (Manner::Pinyin | Manner::Joined, Some(pattern)) = (manner, &text.pinyin) {
        let found = match why.letters {
            Some(letters) => pattern.slice(letters.0.into()..letters.1.into()).find(&short.text()),
            None => pattern.find(&short.text()),
        };
        return found.into_iter().flat_map(|found| found.ranges).map(span).collect();
    }
    if let (Manner::Typo, true) = (manner, text.chars.iter().all(char::is_ascii)) {
        let found = text.pinyin_typo().and_then(|typo| typo.find(&short.text()));
        return found.into_iter().flat_map(|found| found.ranges).map(span).collect();
    }
    folded_spans(text, &Folded::new(&short.text()), manner)
}

/// The characters of a text that match in a manner that goes by folded characters.
fn folded_spans(text: &Text, folded: &Folded, manner: Manner) -> Vec<Span> {
    let all = |word: &Folded| folded.find_all(word).map(span).collect::<Vec<_>>();
    match manner {
        Manner::Exact => anchored(text, folded, all(&text.folded)),
        Manner::Synonym => merged(text.synonyms.iter().flat_map(all).collect()),
        Manner::Part => merged(pieces::words(text).iter().flat_map(|word| all(&Folded::new(word))).collect()),
        Manner::Typo => {
            let near = typo::places(folded.as_str(), &text.chars);
            let chars = |end: usize| folded.as_str().get(..end).map_or(0, |text| text.chars().count());
            let ranges = near.iter().filter_map(|near| folded.source_range(chars(near.start)..chars(near.end)));
            ranges.map(span).collect()
        }
        Manner::Pinyin | Manner::Joined | Manner::Fuzzy | Manner::Alike => Vec::new(),
    }
}

/// Only those at the beginning or end, where the term wants it so.
fn anchored(text: &Text, folded: &Folded, mut spans: Vec<Span>) -> Vec<Span> {
    let whole = folded.source_range(0..folded.len()).map(span);
    spans.retain(|span| {
        whole.is_some_and(|whole| (!text.start || span.0 == whole.0) && (!text.end || span.1 == whole.1))
    });
    spans
}

/// Spans in order; those that touch are one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => merged.push(span),
        }
    }
    merged
}

fn span(range: Range<usize>) -> Span {
    // A text of 2^32 characters does not exist: batch files are smaller.
    Span(range.start as u32, range.end as u32)
}

/// Adds the headings and paragraphs that a term matches in this manner.
fn in_texts(
    entry: &Entry<'_>,
    texts: &[index::Text<'_>],
    text: &Text,
    term: u16,
    manner: Manner,
    matches: &mut Vec<Match>,
) {
    // Only a case that prints something otherwise than it is read is decoded.
    let mut case = None;
    for part in texts.iter().filter(|part| !matches!(text.scope, Scope::Section(kind) if kind != part.section)) {
        let place = place_of(part);
        let (shown, spans) = match part.source {
            Source::Heading(_) | Source::Paragraph(_) => (part.as_str(), part_spans(text, part.as_str(), manner)),
            Source::Printed(..) if manner != Manner::Exact || text.start || text.end => continue,
            Source::Printed(number, nth) => {
                let case = case.get_or_insert_with(|| entry.head.case().unwrap_or_else(|| entry.head.without_text()));
                let Some(paragraph) = case.paragraphs().nth(number as usize) else { continue };
                let repair = paragraph.repairs.get(nth as usize);
                let Some(printed) = repair.and_then(|repair| Printed::new(&paragraph.text, repair)) else { continue };
                let places = Folded::new(&printed.text);
                let spans = places.find_all(&text.folded).filter_map(|range| printed.read(&range)).collect();
                let read = texts.iter().find(|other| other.source == Source::Paragraph(number));
                (read.map_or("", |read| read.as_str()), spans)
            }
        };
        if let Some(last) = spans.iter().map(|span| span.0).max() {
            let byte = shown.char_indices().nth(last as usize).map_or(0, |(byte, _)| byte);
            let field = if part.is_heading(byte) { Field::Heading } else { Field::Body };
            matches.push(Match { field, manner, term, place: Some(place), text: shown.to_owned(), spans });
        }
    }
}

fn part_spans(text: &Text, shown: &str, manner: Manner) -> Vec<Span> {
    if manner == Manner::Pinyin {
        let found = text.pinyin.iter().flat_map(|pattern| pattern.find_all(shown));
        return found.flat_map(|found| found.ranges).map(span).collect();
    }
    folded_spans(text, &Folded::new(shown), manner)
}

fn patterns(query: &Query) -> impl Iterator<Item = (&regex::Regex, Scope)> {
    let atoms = query.clauses.iter().flat_map(|clause| &clause.any).filter(|atom| !atom.not);
    atoms.filter_map(|atom| match &atom.kind {
        Kind::Regex(regex, scope) => Some((regex, *scope)),
        _ => None,
    })
}

fn regex_spans(regex: &regex::Regex, text: &str) -> Vec<Span> {
    let simple = simplified(text);
    let chars = |end: usize| simple.get(..end).map_or(0, |text| text.chars().count());
    let found = regex.find_iter(&simple).filter(|found| !found.is_empty());
    found.map(|found| span(chars(found.start())..chars(found.end()))).collect()
}

fn regexes(query: &Query, texts: &[index::Text<'_>], matches: &mut Vec<Match>) {
    for (regex, scope) in patterns(query).filter(|(_, scope)| *scope != Scope::Title) {
        let wanted = |kind: SectionKind| !matches!(scope, Scope::Section(only) if only != kind);
        let paragraphs = texts.iter().filter(|text| matches!(text.source, Source::Paragraph(_)));
        for text in paragraphs.filter(|text| wanted(text.section)) {
            let spans = regex_spans(regex, text.as_str());
            if !spans.is_empty() {
                let (place, text) = (Some(place_of(text)), text.as_str().to_owned());
                matches.push(Match { field: Field::Body, manner: Manner::Exact, term: 0, place, text, spans });
            }
        }
    }
}
