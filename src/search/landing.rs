//! Landing: the stretch of text in which a hit shows best why it was found. Snippet, reader and command line begin there.

use std::{collections::BTreeMap, ops::Range};

use super::{
    hit::{Field, Match, Place, TextLocation},
    index::Index,
    query::Query,
};
use crate::{
    corpus::{Case, Corpus, SectionKind, Span},
    search::{explain::explain, hit::Hit},
};

/// Characters of a snippet on either side of its first match.
const CONTEXT: usize = 80;
/// Length of the stretch in characters.
const STRETCH: usize = 120;

/// A stretch of a text with the most different matches, rare ones weighing more.
pub struct Landing<'m> {
    /// A match in the text.
    pub found: &'m Match,
    /// Matched characters of the text by any term, in order.
    pub spans: Vec<Span>,
    /// First matched character of the stretch.
    pub at: usize,
    /// Characters to show.
    pub around: Range<usize>,
}

/// A matched text with its places in reading order.
struct MatchedText<'m> {
    location: TextLocation,
    places: Vec<&'m Place>,
}

/// Returns where a hit with these matches lands, with `context` characters shown on either side; `None` without a match.
pub fn landing(matches: &[Match], context: usize) -> Option<Landing<'_>> {
    let texts = matched_texts(matches);
    let best = texts.iter().map(|text| (text, best_stretch(&text.places)));
    // Of equals the first is kept.
    let best = best.rev().max_by_key(|(_, (weight, _))| *weight);
    let Some((text, (_, stretch))) = best else {
        let other = matches.iter().find(|found| found.field != Field::Title).or(matches.first())?;
        let first = other.spans.first()?;
        return Some(land(other, other.spans.clone(), &(first.0 as usize..first.1 as usize), context));
    };
    let of_text = || matches.iter().filter(|found| found.location == Some(text.location));
    let mut spans: Vec<Span> = of_text().flat_map(|found| found.spans.iter().copied()).collect();
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let is_inside = next.0 < last.1;
        last.1 = if is_inside { last.1.max(next.1) } else { last.1 };
        is_inside
    });
    Some(land(of_text().next()?, spans, &stretch, context))
}

fn land<'m>(found: &'m Match, spans: Vec<Span>, stretch: &Range<usize>, context: usize) -> Landing<'m> {
    let around = stretch.start.saturating_sub(context)..found.text.chars().count().min(stretch.end + context);
    Landing { found, spans, at: stretch.start, around }
}

fn matched_texts(matches: &[Match]) -> Vec<MatchedText<'_>> {
    let mut texts: Vec<MatchedText<'_>> = Vec::new();
    for found in matches {
        let Some(location) = found.location else { continue };
        match texts.iter_mut().find(|text| text.location == location) {
            Some(text) => text.places.extend(&found.places),
            None => texts.push(MatchedText { location, places: found.places.iter().collect() }),
        }
    }
    texts.iter_mut().for_each(|text| text.places.sort_by_key(|place| place.at));
    texts
}

/// Returns the weight of the best stretch, and its characters from the first place that counts to the last. Each character
/// of the query counts the rarest of what stands for it.
fn best_stretch(places: &[&Place]) -> (u64, Range<usize>) {
    let mut best = (0, 0..0);
    let mut weights: BTreeMap<usize, u32> = BTreeMap::new();
    for (nth, first) in places.iter().enumerate() {
        weights.clear();
        let start = first.at.0 as usize;
        let mut end = start;
        for place in places[nth..].iter().take_while(|place| (place.at.0 as usize) < start + STRETCH) {
            for covered in place.covers.clone() {
                let weight = weights.entry(covered).or_default();
                if place.weight > *weight {
                    (*weight, end) = (place.weight, end.max(place.at.1 as usize));
                }
            }
        }
        let sum = weights.values().copied().map(u64::from).sum();
        best = if sum > best.0 { (sum, start..end) } else { best };
    }
    best
}

/// A piece of text around the landing of a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Field that it is a piece of.
    pub field: Field,
    /// Kind of the section that it stands in, and the number of its measure as printed.
    pub measure: Option<(SectionKind, Option<String>)>,
    /// Text.
    pub text: String,
    /// Matched characters.
    pub spans: Vec<Span>,
}

/// Returns the snippet of a hit; `None` if only title or region matched, which every list shows.
pub fn snippet(corpus: &Corpus, index: &Index, query: &Query, hit: &Hit) -> Option<Snippet> {
    let matches = explain(corpus, index, query, hit);
    let Landing { found, spans, around, .. } = landing(&matches, CONTEXT)?;
    if matches!(found.field, Field::Title | Field::Place) {
        return None;
    }
    let (start, end) = (around.start as u32, around.end as u32);
    let inside = |span: &Span| Some(Span(span.0.max(start) - start, span.1.min(end).checked_sub(start)?));
    let spans = spans.iter().filter_map(inside).filter(|span| span.0 < span.1).collect();
    let text = found.text.chars().skip(around.start).take(around.len()).collect();
    let measure = found.location.and_then(|location| measure(&corpus.get(hit.case)?.case(), location));
    Some(Snippet { field: found.field, measure, text, spans })
}

/// Returns the kind of the section of a text and the number of its measure.
fn measure(case: &Case, location: TextLocation) -> Option<(SectionKind, Option<String>)> {
    let number = match location {
        TextLocation::Section(number) => return Some((case.sections.get(number as usize)?.kind, None)),
        TextLocation::Paragraph(number) => number as usize,
    };
    let mut before = 0;
    for section in &case.sections {
        if let Some(nth) = number.checked_sub(before).filter(|nth| *nth < section.paragraphs.len()) {
            let labels = section.paragraphs[..=nth].iter().rev().filter(|paragraph| paragraph.level == 1);
            return Some((section.kind, labels.filter_map(|paragraph| paragraph.label.clone()).next()));
        }
        before += section.paragraphs.len();
    }
    None
}
