//! Finding and ranking: the cases in which every clause holds; where there are none, the best of the others.

use super::{
    Field, Hit, Index, Manner, Results, Why,
    filter::Ready,
    index::Entry,
    matching::{Found, Needle},
    pieces::Pieces,
    query::{Atom, Kind, Query, Scope, Text},
    similar,
};
use crate::corpus::{CaseRef, Corpus, SectionKind};
use crate::text::fold::fold_han;

/// What pieces of the query in a case are worth at most: less than any whole term in a text.
const PIECES: f64 = 420.0;
/// Partial hits that hold less than this part of what the best one holds are accidents.
const ACCIDENT: f64 = 0.4;
/// What a partial hit is worth at least: two common characters of a sentence are an accident, too.
const LEAST: f64 = 0.12 * PIECES;
/// The most partial hits that are given.
const MOST_PARTIAL: usize = 30;
/// What terms are worth for standing in the same part of the text, at most, and over how many bytes that fades.
const CLOSE: (i64, usize) = (90, 600);
/// What a match of a regular expression is worth, in a title and in the text.
const REGEX: [i64; 2] = [900, 450];

/// Finds the cases in which everything asked for holds, best first; equally good ones in the order of the corpus. If
/// the words stand together in no case, or only by guessing, the cases with the best pieces of them follow, marked
/// partial. An empty query finds every case.
pub fn search(corpus: &Corpus, index: &Index, query: &Query) -> Results {
    if query.is_empty() {
        let all = corpus.iter().map(|found| Hit { case: found.ix, score: 0, partial: false, whys: Vec::new() });
        return Results { hits: all.collect() };
    }
    let ready = Search::new(corpus, index, query);
    let mut hits = ready.whole();
    let sure = |hit: &Hit| !hit.whys.iter().any(|why| matches!(why.manner, Manner::Fuzzy | Manner::Typo));
    if !hits.iter().any(sure) {
        ready.partial(&mut hits);
    }
    if hits.is_empty() && ready.only_faulty() {
        hits = ready.kept().map(|found| Hit { case: found.ix, score: 0, partial: true, whys: Vec::new() }).collect();
    }
    hits.sort_by_key(|hit| (hit.partial, std::cmp::Reverse(hit.score), hit.case));
    Results { hits }
}

/// The conditions, as ranges of characters of the query, each of which leaves nothing by itself: without it, the rest
/// of the query finds something. For when a search found nothing.
pub fn blame(corpus: &Corpus, index: &Index, query: &Query) -> Vec<std::ops::Range<usize>> {
    let filters = query
        .clauses
        .iter()
        .enumerate()
        .filter(|(_, clause)| clause.any.iter().all(|atom| atom.not || matches!(atom.kind, Kind::Filter(_))));
    let guilty = filters.filter(|(number, _)| {
        let mut rest = query.clone();
        rest.clauses.remove(*number);
        !search(corpus, index, &rest).hits.is_empty()
    });
    guilty.map(|(_, clause)| clause.at.clone()).collect()
}

/// A query made ready for one corpus.
struct Search<'a> {
    corpus: &'a Corpus,
    entries: &'a [Entry],
    clauses: Vec<Vec<(bool, Test<'a>)>>,
}

/// One alternative made ready.
enum Test<'a> {
    /// A term, and for each case whether and how it was found.
    Text(Box<Needle<'a>>, Vec<Option<Found>>),
    Regex(&'a regex::Regex, Scope),
    Filter(Ready<'a>),
    /// How alike each case is.
    Like(Vec<Option<i64>>),
}

/// What a condition is worth in a case, why, and where in the text.
#[derive(Default)]
struct Held<'a> {
    score: i64,
    whys: Vec<Why>,
    places: &'a [(usize, usize)],
}

impl<'a> Search<'a> {
    fn new(corpus: &'a Corpus, index: &'a Index, query: &'a Query) -> Self {
        let entries = index.cases(corpus);
        let mut number = 0;
        let mut ready = |atom: &'a Atom| {
            let test = match &atom.kind {
                Kind::Text(text) => {
                    let needle = Needle::new(text, number);
                    number += usize::from(!atom.not);
                    let found = find(&needle, corpus, entries, atom.not);
                    Test::Text(Box::new(needle), found)
                }
                Kind::Regex(regex, scope) => Test::Regex(regex, *scope),
                Kind::Filter(filter) => Test::Filter(Ready::new(filter, corpus, index)),
                Kind::Like(id) => {
                    Test::Like(corpus.find(id).map_or_else(Vec::new, |ix| similar::to(corpus, entries, ix)))
                }
            };
            (atom.not, test)
        };
        let clauses = query.clauses.iter().map(|clause| clause.any.iter().map(&mut ready).collect()).collect();
        Self { corpus, entries, clauses }
    }

    /// The cases in which every clause holds.
    fn whole(&self) -> Vec<Hit> {
        let cases = self.corpus.iter().zip(self.entries);
        cases.filter_map(|(found, entry)| self.hit(&found, entry)).collect()
    }

    fn hit(&self, found: &CaseRef<'_>, entry: &Entry) -> Option<Hit> {
        let mut hit = Hit { case: found.ix, score: 0, partial: false, whys: Vec::new() };
        let mut places: Vec<&[(usize, usize)]> = Vec::new();
        for clause in &self.clauses {
            let mut best: Option<Held<'_>> = None;
            let soft = clause.iter().any(|(_, test)| matches!(test, Test::Text(needle, _) if needle.text.soft));
            for (not, test) in clause {
                let held = test.held(found, entry);
                let held = if *not { held.is_none().then(Held::default) } else { held };
                if let Some(held) = held.filter(|held| best.as_ref().is_none_or(|best| held.score > best.score)) {
                    best = Some(held);
                }
            }
            let held = best.or(soft.then(Held::default))?;
            hit.score += held.score;
            hit.whys.extend(held.whys);
            places.extend((!held.places.is_empty()).then_some(held.places));
        }
        let soft_only = self.only_faulty() && hit.whys.is_empty();
        hit.score += closeness(&places);
        hit.whys.sort_by_key(|why| (why.field, why.manner, why.term));
        (!soft_only).then_some(hit)
    }

    /// The cases that the conditions leave, whatever words they hold.
    fn kept(&self) -> impl Iterator<Item = CaseRef<'a>> {
        let kept = |(found, entry): &(CaseRef<'a>, &Entry)| {
            let words = |clause: &&Vec<(bool, Test<'a>)>| {
                !clause.iter().any(|(not, test)| !not && matches!(test, Test::Text(..)))
            };
            let holds = |(not, test): &(bool, Test<'a>)| test.held(found, entry).is_some() != *not;
            self.clauses.iter().filter(words).all(|clause| clause.iter().any(holds))
        };
        self.corpus.iter().zip(self.entries).filter(kept).map(|(found, _)| found)
    }

    /// Whether all that is asked for by words is what could not be understood.
    fn only_faulty(&self) -> bool {
        let faulty = |(_, test): &(bool, Test<'_>)| matches!(test, Test::Text(needle, _) if needle.text.soft);
        let conditions = |(not, test): &(bool, Test<'_>)| *not || matches!(test, Test::Filter(_));
        self.clauses.iter().any(|clause| clause.iter().any(faulty))
            && self.clauses.iter().all(|clause| clause.iter().all(|test| faulty(test) || conditions(test)))
    }

    /// Adds the cases with the best pieces of the words.
    fn partial(&self, hits: &mut Vec<Hit>) {
        let mut terms: Vec<(u16, &Text)> = Vec::new();
        let tests = || self.clauses.iter().flatten().filter(|(not, _)| !not);
        for (_, test) in tests() {
            if let Test::Text(needle, _) = test {
                terms.push((u16::try_from(terms.len()).unwrap_or(u16::MAX), needle.text));
            }
        }
        if terms.is_empty() || tests().any(|(_, test)| matches!(test, Test::Regex(..))) {
            return;
        }
        let pieces = Pieces::new(&terms, self.entries);
        let mut found: Vec<(f64, Hit)> = Vec::new();
        for case in self.kept() {
            let ix = case.ix.0 as usize;
            let (part, mut whys) = pieces.found.get(ix).cloned().flatten().unwrap_or_default();
            let mut score = part.min(1.0) * PIECES;
            // A term that is found whole is worth more than its pieces, shared among all terms.
            for (_, test) in tests() {
                if let Test::Text(_, found) = test
                    && let Some(Some(found)) = found.get(ix)
                {
                    score += found.score as f64 / (2 * terms.len()) as f64;
                    whys.splice(0..0, found.whys.iter().copied());
                }
            }
            if score >= LEAST {
                whys.dedup();
                found.push((score, Hit { case: case.ix, score: score as i64, partial: true, whys }));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.case.cmp(&b.1.case)));
        let least = found.first().map_or(0.0, |(best, _)| best * ACCIDENT);
        let best = found.into_iter().take_while(|(score, _)| *score >= least).take(MOST_PARTIAL);
        for (_, hit) in best {
            match hits.iter_mut().find(|old| old.case == hit.case) {
                Some(old) => old.score = old.score.max(hit.score) + old.score.min(hit.score) / 4,
                None => hits.push(hit),
            }
        }
    }
}

/// Finds a term in every case; where no short field surely holds it, as words of several; where it is nowhere, with one
/// mistake.
fn find(needle: &Needle<'_>, corpus: &Corpus, entries: &[Entry], not: bool) -> Vec<Option<Found>> {
    let mut found: Vec<Option<Found>> =
        corpus.iter().zip(entries).map(|(case, entry)| needle.find(&case, entry)).collect();
    if !not && needle.may_be_joined() && !found.iter().flatten().any(|found| found.surely) {
        let in_short = |found: &Found| found.whys.iter().any(|why| why.field < Field::Heading);
        for (found, entry) in found.iter_mut().zip(entries).filter(|(found, _)| !found.as_ref().is_some_and(in_short)) {
            let joined = needle.find_joined(entry);
            *found = found.take().into_iter().chain(joined).reduce(Found::or);
        }
    }
    let sure = |why: &Why| !not && why.manner != Manner::Fuzzy;
    if not {
        // What must not be there is meant as it was typed.
        return found.into_iter().map(|found| found.filter(|found| found.whys.iter().any(meant))).collect();
    }
    if found.iter().flatten().any(|found| found.whys.iter().any(sure)) {
        return found;
    }
    let better = |(found, entry): (Option<Found>, &Entry)| {
        let typo = needle.find_typo(entry);
        found.into_iter().chain(typo).reduce(|a, b| if b.score > a.score { b } else { a })
    };
    found.into_iter().zip(entries).map(better).collect()
}

fn meant(why: &Why) -> bool {
    matches!(why.manner, Manner::Exact | Manner::Pinyin)
}

impl Test<'_> {
    /// What it is worth in a case, why, and where; `None` where it does not hold.
    fn held(&self, found: &CaseRef<'_>, entry: &Entry) -> Option<Held<'_>> {
        match self {
            Self::Text(_, all) => {
                let found = all.get(found.ix.0 as usize)?.as_ref()?;
                Some(Held { score: found.score, whys: found.whys.clone(), places: &found.places })
            }
            Self::Regex(regex, scope) => {
                let whys = regex_in(regex, *scope, found, entry);
                let best = whys.first()?;
                let worth = if best.field == Field::Title { REGEX[0] } else { REGEX[1] };
                Some(Held { score: worth + i64::from(best.places.min(50)), whys, places: &[] })
            }
            Self::Filter(ready) => ready.holds(found).then(Held::default),
            Self::Like(alike) => {
                let score = alike.get(found.ix.0 as usize).copied().flatten()?;
                let why = Why { field: Field::Body, manner: Manner::Alike, term: 0, places: 0, letters: None };
                Some(Held { score, whys: vec![why], places: &[] })
            }
        }
    }
}

/// A text in which a regular expression in simplified characters finds traditional ones; character by character.
pub(super) fn simplified(text: &str) -> String {
    text.chars().map(fold_han).collect()
}

fn regex_in(regex: &regex::Regex, scope: Scope, found: &CaseRef<'_>, entry: &Entry) -> Vec<Why> {
    let why =
        |field, places: usize| Why { field, manner: Manner::Exact, term: 0, places: places as u32, letters: None };
    let count = |text: &str| regex.find_iter(&simplified(text)).filter(|found| !found.is_empty()).count();
    let mut whys = Vec::new();
    if matches!(scope, Scope::All | Scope::Title) {
        let shorts = entry.shorts.iter().filter(|short| scope == Scope::All || short.field == Field::Title);
        let shorts = shorts.map(|short| why(short.field, count(&short.text))).filter(|why| why.places > 0);
        whys.extend(shorts);
        whys.dedup_by_key(|why| why.field);
    }
    if scope != Scope::Title {
        let wanted = |kind: SectionKind| !matches!(scope, Scope::Section(only) if only != kind);
        let case = found.case();
        let sections = case.sections.iter().filter(|section| wanted(section.kind));
        let places: usize = sections.flat_map(|section| &section.paragraphs).map(|p| count(&p.text)).sum();
        whys.extend((places > 0).then(|| why(Field::Body, places)));
    }
    whys
}

/// What terms are worth for standing close together in one part of the text.
fn closeness(places: &[&[(usize, usize)]]) -> i64 {
    let Some((first, rest)) = places.split_first().filter(|(_, rest)| !rest.is_empty()) else { return 0 };
    let (worth, fades) = CLOSE;
    let near = first.iter().filter_map(|(part, at)| {
        let gaps = rest.iter().map(|places| {
            let same = places.iter().filter(|(other, _)| other == part);
            same.map(|(_, other)| other.abs_diff(*at)).min()
        });
        gaps.collect::<Option<Vec<usize>>>()?.into_iter().max()
    });
    near.min().map_or(0, |gap| worth * fades.saturating_sub(gap) as i64 / fades as i64)
}
