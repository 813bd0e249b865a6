//! Finding and ranking: the cases in which every clause holds; where there are none, the best of the others.

use super::{
    Field, Hit, Index, Manner, Results, Why,
    filter::Ready,
    index::{self, Entry, Source},
    matching::{Found, Needle},
    parallel::Wanted,
    pieces,
    query::{Atom, Kind, Query, Scope, Text},
    scene::{Chosen, Scene},
    similar,
    word::Word,
};
use crate::{
    corpus::{CaseIx, Corpus, SectionKind},
    text::fold::fold_han,
};

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
    search_while(corpus, index, query, Depth::All, Wanted::always()).unwrap_or_default()
}

/// How far a search looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Depth {
    /// Titles, places, departments, systems, and what they alone decide: what a large corpus answers at once.
    Heads,
    /// Everything.
    All,
}

/// The same while the answer is wanted; `None` once it is not.
pub fn search_while(
    corpus: &Corpus,
    index: &Index,
    query: &Query,
    depth: Depth,
    wanted: Wanted<'_>,
) -> Option<Results> {
    if query.is_empty() {
        let all =
            (0..corpus.len() as u32).map(|ix| Hit { case: CaseIx(ix), score: 0, partial: false, whys: Vec::new() });
        return Some(Results { hits: all.collect() });
    }
    let scene = Scene::new(corpus, index, depth == Depth::All, wanted);
    let ready = Search::new(scene, query);
    let mut hits = ready.whole();
    let sure = |hit: &Hit| !hit.whys.iter().any(|why| matches!(why.manner, Manner::Fuzzy | Manner::Typo));
    if scene.texts && !hits.iter().any(sure) {
        ready.partial(&mut hits);
    }
    if hits.is_empty() && ready.only_faulty() {
        let kept =
            |ix: u32| ready.keeps(ix).then_some(Hit { case: CaseIx(ix), score: 0, partial: true, whys: Vec::new() });
        hits = (0..corpus.len() as u32).filter_map(kept).collect();
    }
    hits.sort_unstable_by_key(|hit| (hit.partial, std::cmp::Reverse(hit.score), hit.case));
    scene.is_wanted().then_some(Results { hits })
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
    scene: Scene<'a>,
    /// The clauses; those that take longest to decide come last.
    clauses: Vec<Vec<(bool, Test<'a>)>>,
}

/// What is known of the cases that a condition finds, in their order.
type Of<T> = Vec<(u32, T)>;

/// One alternative made ready.
enum Test<'a> {
    /// A term, and how it was found.
    Text(Box<Needle<'a>>, Of<Found>),
    Regex(&'a regex::Regex, Scope),
    Filter(Ready<'a>),
    /// How alike cases are.
    Like(Of<i64>),
}

/// What is known of a case.
fn of<T>(all: &Of<T>, ix: u32) -> Option<&T> {
    let at = all.binary_search_by_key(&ix, |(ix, _)| *ix).ok()?;
    all.get(at).map(|(_, found)| found)
}

/// What a condition is worth in a case, why, and where in the text.
#[derive(Default)]
struct Held<'a> {
    score: i64,
    whys: Vec<Why>,
    places: &'a [(usize, usize)],
}

impl<'a> Search<'a> {
    fn new(scene: Scene<'a>, query: &'a Query) -> Self {
        let mut number = 0;
        let mut ready = |atom: &'a Atom| {
            let test = match &atom.kind {
                Kind::Text(text) => {
                    let needle = Needle::new(text, number);
                    number += usize::from(!atom.not);
                    let found = find(&needle, scene, atom.not);
                    Test::Text(Box::new(needle), found)
                }
                Kind::Regex(regex, scope) => Test::Regex(regex, *scope),
                Kind::Filter(filter) => Test::Filter(Ready::new(filter, scene)),
                Kind::Like(id) => Test::Like(scene.corpus.find(id).map_or_else(Vec::new, |ix| similar::to(scene, ix))),
            };
            (atom.not, test)
        };
        let clauses = query.clauses.iter().map(|clause| clause.any.iter().map(&mut ready).collect());
        let mut clauses: Vec<Vec<_>> = clauses.collect();
        clauses.sort_by_key(|clause| clause.iter().any(|(_, test)| matches!(test, Test::Regex(..))));
        Self { scene, clauses }
    }

    /// The cases in which every clause holds.
    fn whole(&self) -> Vec<Hit> {
        // Where a clause asks for words, it holds only where they were found.
        let lists = self.clauses.iter().filter_map(|clause| {
            let lists = clause.iter().map(|(not, test)| match test {
                Test::Text(needle, found) if !not && !needle.text.soft => Some(found),
                _ => None,
            });
            lists.collect::<Option<Vec<_>>>()
        });
        let least = lists.min_by_key(|lists| lists.iter().map(|list| list.len()).sum::<usize>());
        let mut some: Vec<u32> = least.iter().flatten().flat_map(|list| list.iter().map(|(ix, _)| *ix)).collect();
        some.sort_unstable();
        some.dedup();
        let len = if least.is_some() { some.len() } else { self.scene.len() };
        let nth = |at: u32| if least.is_some() { some.get(at as usize).copied() } else { Some(at) };
        let hits = self.scene.numbers(len, |at| self.hit(nth(at)?));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    fn hit(&self, ix: u32) -> Option<Hit> {
        let mut hit = Hit { case: CaseIx(ix), score: 0, partial: false, whys: Vec::new() };
        let mut places: Vec<&[(usize, usize)]> = Vec::new();
        for clause in &self.clauses {
            let mut best: Option<Held<'_>> = None;
            let soft = clause.iter().any(|(_, test)| matches!(test, Test::Text(needle, _) if needle.text.soft));
            for (not, test) in clause {
                let held = test.held(self.scene, ix);
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

    /// Whether the conditions leave a case, whatever words it holds.
    fn keeps(&self, ix: u32) -> bool {
        let words =
            |clause: &&Vec<(bool, Test<'a>)>| !clause.iter().any(|(not, test)| !not && matches!(test, Test::Text(..)));
        let holds = |(not, test): &(bool, Test<'a>)| test.held(self.scene, ix).is_some() != *not;
        self.clauses.iter().filter(words).all(|clause| clause.iter().any(holds))
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
        let mut lists: Vec<&Of<Found>> = Vec::new();
        let tests = || self.clauses.iter().flatten().filter(|(not, _)| !not);
        for (_, test) in tests() {
            if let Test::Text(needle, found) = test {
                terms.push((needle.number(), needle.text));
                lists.push(found);
            }
        }
        if terms.is_empty() || tests().any(|(_, test)| matches!(test, Test::Regex(..))) {
            return;
        }
        let pieces = pieces::find(&terms, self.scene);
        let of_pieces = pieces.iter().map(|(ix, _)| *ix);
        let mut some: Vec<u32> =
            of_pieces.chain(lists.iter().flat_map(|list| list.iter().map(|(ix, _)| *ix))).collect();
        some.sort_unstable();
        some.dedup();
        let mut found: Vec<(f64, Hit)> = Vec::new();
        for ix in some {
            let (part, mut whys) = of(&pieces, ix).cloned().unwrap_or_default();
            let mut score = part.min(1.0) * PIECES;
            // A term that is found whole is worth more than its pieces, shared among all terms.
            for held in lists.iter().filter_map(|list| of(list, ix)) {
                score += held.score as f64 / (2 * terms.len()) as f64;
                whys.splice(0..0, held.whys.iter().copied());
            }
            if score >= LEAST && self.keeps(ix) {
                whys.dedup();
                found.push((score, Hit { case: CaseIx(ix), score: score as i64, partial: true, whys }));
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
fn find(needle: &Needle<'_>, scene: Scene<'_>, not: bool) -> Of<Found> {
    let words = needle.words(scene.parts().first());
    let mut candidates = scene.candidates(words.all());
    if let Some(pattern) = needle.text.pinyin.as_ref().filter(|_| needle.sounds_in_texts()) {
        candidates = candidates.or(scene.sounding(pattern));
    }
    let mut found = scene.over(&candidates, |entry, may| needle.find(entry, may.then_some(&words)));
    let any = |of: &dyn Fn(&Found) -> bool| found.iter().any(|(_, found)| of(found));
    if not {
        // What must not be there is meant as it was typed.
        found.retain(|(_, found)| found.whys.iter().any(meant));
        return found;
    }
    if needle.may_be_joined() && !any(&|found| found.surely) {
        let in_short = |found: &Found| found.whys.iter().any(|why| why.field < Field::Heading);
        let joined = scene.over(&NONE, |entry, _| needle.find_joined(entry));
        let new = joined.into_iter().filter(|(ix, _)| !of(&found, *ix).is_some_and(in_short));
        let new: Vec<_> = new.collect();
        found = both(found, new, Found::or);
    }
    let (in_shorts, in_texts) = needle.forgives();
    if !in_shorts || found.iter().any(|(_, found)| found.whys.iter().any(|why| why.manner != Manner::Fuzzy)) {
        return found;
    }
    let few = scene.len() <= FEW;
    let halves = words.halves.iter().filter(|half| few || half.len() > 1);
    let candidates = if in_texts {
        let lists = scene.lists(halves.clone().flat_map(Word::keys));
        scene.with_pairs(&lists, halves)
    } else {
        NONE
    };
    let typos = scene.over(&candidates, |entry, may| needle.find_typo(entry, may.then_some(&words)));
    both(found, typos, |a, b| if b.score > a.score { b } else { a })
}

/// No case.
const NONE: Chosen = Chosen::These(Vec::new());
/// In as many cases a mistake is looked for even where half of a word is one character, which nearly all have.
const FEW: usize = 4000;

/// What is known of either, or of both, joined.
fn both(a: Of<Found>, b: Of<Found>, join: impl Fn(Found, Found) -> Found) -> Of<Found> {
    let mut all: Vec<(u32, Found)> = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.into_iter().peekable(), b.into_iter().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (Some((left, _)), Some((right, _))) if left == right => {
                let (left, right) = (a.next(), b.next());
                left.zip(right).map(|((ix, left), (_, right))| (ix, join(left, right)))
            }
            (Some((left, _)), Some((right, _))) if left > right => b.next(),
            (Some(_), _) => a.next(),
            (None, _) => b.next(),
        };
        match next {
            Some(next) => all.push(next),
            None => return all,
        }
    }
}

fn meant(why: &Why) -> bool {
    matches!(why.manner, Manner::Exact | Manner::Pinyin)
}

impl Test<'_> {
    /// What it is worth in a case, why, and where; `None` where it does not hold.
    fn held(&self, scene: Scene<'_>, ix: u32) -> Option<Held<'_>> {
        match self {
            Self::Text(_, all) => {
                let found = of(all, ix)?;
                Some(Held { score: found.score, whys: found.whys.clone(), places: &found.places })
            }
            Self::Regex(regex, scope) => {
                let whys = regex_in(regex, *scope, scene, &scene.case(ix)?.1);
                let best = whys.first()?;
                let worth = if best.field == Field::Title { REGEX[0] } else { REGEX[1] };
                Some(Held { score: worth + i64::from(best.places.min(50)), whys, places: &[] })
            }
            Self::Filter(ready) => {
                let (found, entry) = scene.case(ix)?;
                ready.holds(&found, &entry).then(Held::default)
            }
            Self::Like(alike) => {
                let why = Why { field: Field::Body, manner: Manner::Alike, term: 0, places: 0, letters: None };
                Some(Held { score: *of(alike, ix)?, whys: vec![why], places: &[] })
            }
        }
    }
}

/// A text in which a regular expression in simplified characters finds traditional ones; character by character.
pub(super) fn simplified(text: &str) -> String {
    text.chars().map(fold_han).collect()
}

fn regex_in(regex: &regex::Regex, scope: Scope, scene: Scene<'_>, entry: &Entry<'_>) -> Vec<Why> {
    let why =
        |field, places: usize| Why { field, manner: Manner::Exact, term: 0, places: places as u32, letters: None };
    let count = |text: &str| regex.find_iter(&simplified(text)).filter(|found| !found.is_empty()).count();
    let mut whys = Vec::new();
    if matches!(scope, Scope::All | Scope::Title) {
        let shorts = entry.shorts().filter(|short| scope == Scope::All || short.field == Field::Title);
        let shorts = shorts.map(|short| why(short.field, count(&short.text()))).filter(|why| why.places > 0);
        whys.extend(shorts);
        whys.dedup_by_key(|why| why.field);
    }
    if scope != Scope::Title && scene.texts {
        let wanted = |kind: SectionKind| !matches!(scope, Scope::Section(only) if only != kind);
        let paragraph = |text: &&index::Text<'_>| wanted(text.section) && matches!(text.source, Source::Paragraph(_));
        let places: usize = entry.texts().iter().filter(paragraph).map(|text| count(text.as_str())).sum();
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
