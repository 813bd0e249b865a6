//! A regular expression against a corpus. What it must hold, whatever else it matches, says which texts may.

use std::{borrow::Cow, sync::OnceLock};

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::{
    Field, Manner, Why, Whys,
    chosen::Chosen,
    index::{Source, Text},
    query::Scope,
    scene::{Scene, Seat},
    word::Word,
};
use crate::{
    corpus::SectionKind,
    text::{fold::fold_han, fold_char},
};

/// The most words that a part of an expression is written out to, and the most characters that one place may hold.
const MOST_WORDS: usize = 32;
const MOST_CHARACTERS: usize = 8;

/// A regular expression made ready for one corpus.
pub(super) struct Wild<'q> {
    regex: &'q Regex,
    scope: Scope,
    /// Any of these a text holds; none where nothing is known.
    words: Vec<Word>,
    segments: Vec<Known>,
}

/// What is known of a segment.
#[derive(Default)]
struct Known {
    /// In how many places each name matches.
    names: OnceLock<Vec<u32>>,
    texts: OnceLock<Chosen>,
}

impl<'q> Wild<'q> {
    pub(super) fn new(regex: &'q Regex, scope: Scope, scene: Scene<'_>) -> Self {
        let words = regex_syntax::ParserBuilder::new().case_insensitive(true).build().parse(regex.as_str()).ok();
        let words = words.and_then(|hir| needed(&hir)).unwrap_or_default();
        let words = words.iter().map(|word| Word::new(word, scene.parts().first())).collect();
        let segments = std::iter::repeat_with(Known::default).take(scene.parts().len()).collect();
        Self { regex, scope, words, segments }
    }

    /// Whether it is looked for in texts.
    pub(super) fn looks_into_texts(&self) -> bool {
        self.scope != Scope::Title
    }

    fn count(&self, text: &str) -> u32 {
        let found = self.regex.find_iter(&simplified(text)).filter(|found| !found.is_empty()).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    }

    /// In which fields of a case it matches; `texts`: whether those are looked into.
    pub(super) fn find(&self, seat: &Seat<'_>, texts: bool) -> Whys {
        let why = |field, places| Why { field, manner: Manner::Exact, term: 0, places, letters: None };
        let (mut whys, entry) = (Whys::new(), &seat.entry);
        let Some(known) = self.segments.get(seat.segment) else { return whys };
        if matches!(self.scope, Scope::All | Scope::Title) {
            let looked = |field| self.scope == Scope::All || field == Field::Title;
            let name = |name| {
                let name = entry.part.name(entry.segment, name).filter(|name| looked(name.field));
                name.map_or(0, |name| self.count(&name.text()))
            };
            let names = known.names.get_or_init(|| (0..entry.part.names()).map(name).collect());
            for name in entry.names() {
                if let Some(places) = names.get(name as usize).filter(|places| **places > 0) {
                    whys.extend(entry.part.name(entry.segment, name).map(|name| why(name.field, *places)));
                }
            }
            whys.dedup_by_key(|why| why.field);
        }
        let choose = || {
            if self.words.is_empty() { Chosen::All } else { Chosen::with_any(entry.part, self.words.iter()) }
        };
        if texts && self.looks_into_texts() && seat.is_chosen(&known.texts, choose) {
            let wanted = |kind: SectionKind| !matches!(self.scope, Scope::Section(only) if only != kind);
            let texts = entry.texts();
            let texts = texts.iter().filter(|text| wanted(text.section) && matches!(text.source, Source::Paragraph(_)));
            let may = |text: &&Text<'_>| self.words.is_empty() || self.words.iter().any(|word| word.may_be_in(text));
            let places = texts.filter(may).map(|text| self.count(text.as_str())).fold(0, u32::saturating_add);
            whys.extend((places > 0).then(|| why(Field::Body, places)));
        }
        whys
    }
}

/// A text in which a regular expression in simplified characters finds traditional ones; character by character.
pub(super) fn simplified(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| fold_han(c) == c) { text.into() } else { text.chars().map(fold_han).collect() }
}

/// Words, folded, of which whatever matches holds one; `None` where there are no such.
fn needed(hir: &Hir) -> Option<Vec<String>> {
    if let Some(words) = written_out(hir) {
        return telling(words);
    }
    match hir.kind() {
        HirKind::Capture(capture) => needed(&capture.sub),
        HirKind::Repetition(repeated) if repeated.min > 0 => needed(&repeated.sub),
        HirKind::Alternation(any) => {
            let all = any.iter().map(needed).collect::<Option<Vec<_>>>()?.concat();
            (all.len() <= MOST_WORDS).then_some(all)
        }
        HirKind::Concat(row) => {
            // Neighbours that can be written out are so together; of all words that are needed the longest are best.
            let (mut best, mut run): (Option<Vec<String>>, Vec<String>) = (None, vec![String::new()]);
            let keep = |best: &mut Option<Vec<String>>, words: Option<Vec<String>>| {
                let len = |words: &Vec<String>| words.iter().map(|word| word.chars().count()).min();
                if let Some(words) = words
                    && best.as_ref().is_none_or(|best| len(best) < len(&words))
                {
                    *best = Some(words);
                }
            };
            for part in row {
                if let Some(words) = written_out(part) {
                    if let Some(longer) = product(&run, &words) {
                        run = longer;
                        continue;
                    }
                    keep(&mut best, telling(std::mem::replace(&mut run, words)));
                    continue;
                }
                keep(&mut best, telling(std::mem::replace(&mut run, vec![String::new()])));
                keep(&mut best, needed(part));
            }
            keep(&mut best, telling(run));
            best
        }
        _ => None,
    }
}

/// Words that say something: all, or none.
fn telling(mut words: Vec<String>) -> Option<Vec<String>> {
    words.sort_unstable();
    words.dedup();
    (!words.is_empty() && words.iter().all(|word| !word.is_empty())).then_some(words)
}

/// All that an expression matches, folded, where that is little.
fn written_out(hir: &Hir) -> Option<Vec<String>> {
    let folded = |c: char| fold_char(c).map(String::from).unwrap_or_default();
    let mut words: Vec<String> = match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => vec![String::new()],
        HirKind::Literal(literal) => vec![str::from_utf8(&literal.0).ok()?.chars().filter_map(fold_char).collect()],
        HirKind::Class(Class::Unicode(class)) => {
            let chars = || class.iter().flat_map(|range| range.start()..=range.end());
            if chars().nth(MOST_CHARACTERS).is_some() {
                return None;
            }
            chars().map(folded).collect()
        }
        HirKind::Class(Class::Bytes(_)) | HirKind::Repetition(_) => return None,
        HirKind::Capture(capture) => written_out(&capture.sub)?,
        HirKind::Concat(row) => {
            let mut words = vec![String::new()];
            for part in row {
                words = product(&words, &written_out(part)?)?;
            }
            words
        }
        HirKind::Alternation(any) => any.iter().map(written_out).collect::<Option<Vec<_>>>()?.concat(),
    };
    words.sort_unstable();
    words.dedup();
    (words.len() <= MOST_WORDS).then_some(words)
}

/// Each of the words with each of the others behind it; `None` for too many.
fn product(words: &[String], others: &[String]) -> Option<Vec<String>> {
    let all = words.iter().flat_map(|word| others.iter().map(move |other| format!("{word}{other}")));
    (words.len() * others.len() <= MOST_WORDS).then(|| all.collect())
}
