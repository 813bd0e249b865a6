//! Finding and ranking: the cases in which every clause holds; where there are none, the best of the others.

use std::{
    collections::HashMap,
    ops::Range,
    sync::atomic::{AtomicBool, Ordering},
};

use smallvec::SmallVec;

use super::{
    Field, Hit, Index, Manner, Results, Why, Whys,
    filter::Ready,
    matching::Found,
    query::{Atom, Kind, Query, Text},
    scene::{Scene, Seat},
    similar,
    term::Term,
    wanted::Wanted,
    wild::Wild,
};
use crate::corpus::{CaseIx, Corpus};

/// What terms are worth for standing in the same part of the text, at most, and over how many bytes that fades.
const CLOSE: (i64, usize) = (90, 600);
/// What a match of a regular expression is worth, in a title and in the text.
const REGEX: [i64; 2] = [900, 450];
/// The hits in short fields whose texts are looked into before those of all others: they stand above them.
const FIRST: usize = 512;

/// Finds the cases in which everything asked for holds, best first; equally good ones in the order of the corpus. If
/// the words stand together in no case, or only by guessing, the cases with the best pieces of them follow, marked
/// partial. An empty query finds every case.
pub fn search(corpus: &Corpus, index: &Index, query: &Query) -> Results {
    search_while(corpus, index, query, Wanted::always(), &mut |_| {}).unwrap_or_default()
}

/// The same while the answer is wanted; `None` once it is not. If it is wanted in parts, `tell` is told what is found so
/// far: what short fields alone say of all cases, and what the texts say that were looked into.
pub fn search_while(
    corpus: &Corpus,
    index: &Index,
    query: &Query,
    wanted: Wanted<'_>,
    tell: &mut dyn FnMut(Results),
) -> Option<Results> {
    if query.is_empty() {
        let all =
            (0..corpus.len() as u32).map(|ix| Hit { case: CaseIx(ix), score: 0, partial: false, whys: Whys::new() });
        return Some(Results { hits: all.collect() });
    }
    let mut search = Search::new(Scene::new(corpus, index, wanted), query);
    let hits = search.run(tell);
    wanted.is().then_some(Results { hits })
}

/// The conditions, as ranges of characters of the query, each of which leaves nothing by itself: without it, the rest
/// of the query finds something. For when a search found nothing.
pub fn blame(corpus: &Corpus, index: &Index, query: &Query) -> Vec<Range<usize>> {
    blame_while(corpus, index, query, Wanted::always()).unwrap_or_default()
}

/// The same while it is wanted; `None` once it is not.
pub fn blame_while(corpus: &Corpus, index: &Index, query: &Query, wanted: Wanted<'_>) -> Option<Vec<Range<usize>>> {
    let mut guilty = Vec::new();
    for (number, clause) in query.clauses.iter().enumerate() {
        if !clause.any.iter().all(|atom| atom.not || matches!(atom.kind, Kind::Filter(_))) {
            continue;
        }
        let mut rest = query.clone();
        rest.clauses.remove(number);
        let found = search_while(corpus, index, &rest, wanted.at_once(), &mut |_| {})?;
        guilty.extend((!found.hits.is_empty()).then(|| clause.at.clone()));
    }
    wanted.is().then_some(guilty)
}

/// A query made ready for one corpus.
pub(super) struct Search<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) terms: Vec<Term<'a>>,
    /// The clauses; those that take longest to decide come last.
    clauses: Vec<Vec<(bool, Test<'a>)>>,
    /// Whether there is a hit that is no guess.
    is_sure: AtomicBool,
}

/// One alternative made ready.
pub(super) enum Test<'a> {
    /// The term of this number.
    Text(usize, &'a Text),
    Wild(Box<Wild<'a>>),
    Filter(Ready<'a>),
    /// How alike cases are, in their order.
    Like(Vec<(u32, i64)>),
}

/// What a condition is worth in a case, why, and which term says where in the text.
#[derive(Default)]
struct Held {
    score: i64,
    whys: Whys,
    term: Option<usize>,
}

/// What is known of a case.
struct Row {
    ix: u32,
    hit: Option<Hit>,
    /// The terms that it holds, as long as there may be no sure hit.
    founds: Vec<(usize, Found)>,
}

/// A case, and the terms that it holds, each with its number.
pub(super) type Holds = (u32, Vec<(usize, Found)>);

/// The terms that a case holds, each with its number, once that is known.
struct Founds(SmallVec<[Option<Option<Found>>; 2]>);

impl Founds {
    /// Of so many terms nothing is known.
    fn new(terms: usize) -> Self {
        Self(SmallVec::from_elem(None, terms))
    }

    fn set(&mut self, number: usize, found: Option<Found>) {
        if let Some(known) = self.0.get_mut(number) {
            *known = Some(found);
        }
    }

    fn get(&mut self, number: usize, term: &Term<'_>, seat: &Seat<'_>, texts: bool) -> Option<&Found> {
        let known = self.0.get_mut(number)?;
        known.get_or_insert_with(|| term.find(seat, texts)).as_ref()
    }
}

impl<'a> Search<'a> {
    fn new(scene: Scene<'a>, query: &'a Query) -> Self {
        let mut terms: Vec<Term<'a>> = Vec::new();
        let mut number = 0;
        let mut ready = |atom: &'a Atom| {
            let test = match &atom.kind {
                Kind::Text(text) => {
                    terms.push(Term::new(text, number, atom.not, scene));
                    number += usize::from(!atom.not);
                    Test::Text(terms.len() - 1, text)
                }
                Kind::Regex(regex, scope) => Test::Wild(Box::new(Wild::new(regex, *scope, scene))),
                Kind::Filter(filter) => Test::Filter(Ready::new(filter, scene)),
                Kind::Like(id) => Test::Like(scene.corpus.find(id).map_or_else(Vec::new, |ix| similar::to(scene, ix))),
            };
            (atom.not, test)
        };
        let clauses = query.clauses.iter().map(|clause| clause.any.iter().map(&mut ready).collect());
        let mut clauses: Vec<Vec<_>> = clauses.collect();
        let cost = |test: &Test<'_>| match test {
            Test::Filter(_) | Test::Like(_) => 0,
            Test::Text(..) => 1,
            Test::Wild(_) => 2,
        };
        clauses.sort_by_key(|clause| clause.iter().map(|(_, test)| cost(test)).max());
        Self { scene, terms, clauses, is_sure: AtomicBool::new(false) }
    }

    pub(super) fn tests(&self) -> impl Iterator<Item = &(bool, Test<'a>)> {
        self.clauses.iter().flatten()
    }

    fn run(&mut self, tell: &mut dyn FnMut(Results)) -> Vec<Hit> {
        let scene = self.scene;
        let likely = self.look_into_likely();
        let tell = &mut |part: Results| tell(beside(part, &likely));
        let mut heads = self.in_heads(tell);
        if self.terms.iter().any(Term::may_be_joined) {
            if self.in_parts() {
                // To take letters apart takes longer than a moment.
                tell(Results { hits: heads });
            }
            self.terms.iter_mut().for_each(|term| term.join(scene));
            heads = self.in_heads(&mut |_| {});
        } else if heads.len() > FIRST {
            // So many that even the texts of the best ones take longer.
            tell(Results { hits: heads.clone() });
        }
        let mut rows = self.look_into_all(&heads, None, tell);
        // Each of them: one that is forgiven does not excuse the others.
        let forgiven = self.terms.iter_mut().filter_map(|term| term.forgive().then_some(())).count();
        if forgiven > 0 && scene.is_wanted() {
            rows = self.look_again(rows, tell);
        }
        let (mut hits, mut founds) = (Vec::new(), Vec::new());
        for row in rows {
            hits.extend(row.hit);
            founds.extend((!row.founds.is_empty()).then_some((row.ix, row.founds)));
        }
        if !self.is_sure.load(Ordering::Relaxed) && scene.is_wanted() {
            founds.sort_unstable_by_key(|(ix, _)| *ix);
            self.partial(&founds, &mut hits);
        }
        if hits.is_empty() && self.only_faulty() {
            let kept = |ix: u32| {
                let kept = self.keeps(&scene.seat(ix)?);
                kept.then_some(Hit { case: CaseIx(ix), score: 0, partial: true, whys: Whys::new() })
            };
            hits = (0..scene.len() as u32).filter_map(kept).collect();
        }
        sorted(hits)
    }

    /// Looks into all cases once more, now that a mistake in some terms is forgiven; `rows`: what was found as typed.
    fn look_again(&self, mut rows: Vec<Row>, tell: &mut dyn FnMut(Results)) -> Vec<Row> {
        let found: Vec<Hit> = rows.iter().filter_map(|row| row.hit.clone()).collect();
        // What has been found does not become less: it is told beside each part, and before the first one.
        let mut tell = |part: Results| tell(beside(part, &found));
        if self.in_parts() && !found.is_empty() {
            tell(Results::default());
        }
        // If nothing was sure, all that the other terms find is known.
        let before = (!self.is_sure.swap(false, Ordering::Relaxed)).then(|| {
            rows.sort_unstable_by_key(|row| row.ix);
            rows.into_iter().map(|row| (row.ix, row.founds)).collect::<Vec<_>>()
        });
        let heads = self.in_heads(&mut tell);
        if !heads.is_empty() {
            // To find out which texts may hold a mistake takes longer.
            tell(Results { hits: heads.clone() });
        }
        self.look_into_all(&heads, before.as_deref(), &mut tell)
    }

    /// The hits among the cases that are likely to be among the best: a list that is told of in parts stands still if
    /// its first part begins with them.
    fn look_into_likely(&self) -> Vec<Hit> {
        let likely = self.scene.wanted.likely_cases().iter().take(if self.in_parts() { FIRST } else { 0 });
        let likely: Vec<u32> = likely.map(|case| case.0).collect();
        self.scene.these(&likely, |seat| self.look(seat, true, None)?.hit)
    }

    /// Whether texts decide.
    fn needs_texts(&self) -> bool {
        self.tests().any(|(_, test)| match test {
            Test::Text(number, _) => self.terms.get(*number).is_some_and(|term| term.needle.looks_into_texts()),
            Test::Wild(wild) => wild.looks_into_texts(),
            Test::Filter(_) | Test::Like(_) => false,
        })
    }

    /// Whether the texts are looked into after the short fields, and what is found is told in between.
    fn in_parts(&self) -> bool {
        self.scene.wanted.has_parts() && self.needs_texts()
    }

    /// Whether short fields alone decide some hits: what must not be in a text is only known when that was looked into.
    fn heads_decide(&self) -> bool {
        !self.tests().any(|(not, test)| *not && matches!(test, Test::Text(..) | Test::Wild(_)))
    }

    /// The hits that short fields alone decide, best first, where those are told before others; tells of them while there
    /// are more.
    fn in_heads(&self, tell: &mut dyn FnMut(Results)) -> Vec<Hit> {
        let (mut hits, mut next) = (Vec::new(), 0);
        while self.in_parts() && self.heads_decide() && next < self.scene.places() && self.scene.is_wanted() {
            let (mut more, to) = self.scene.some(next, |seat| self.look(seat, false, None)?.hit);
            hits.append(&mut more);
            next = to;
            if next < self.scene.places() {
                tell(Results { hits: sorted(hits.clone()) });
            }
        }
        sorted(hits)
    }

    /// Looks into all cases, the most promising first, and tells what is found while there are more; `heads`: what
    /// [`Search::in_heads`] has found; `before`: what terms that are not mistaken find, where that is known.
    fn look_into_all(&self, heads: &[Hit], before: Option<&[Holds]>, tell: &mut dyn FnMut(Results)) -> Vec<Row> {
        let texts = self.needs_texts();
        let look = |seat: &Seat<'a>| self.look(seat, texts, before);
        if !self.in_parts() {
            return self.scene.over(look);
        }
        let first: Vec<u32> = heads.iter().take(FIRST).map(|hit| hit.case.0).collect();
        let mut rows = self.scene.these(&first, look);
        let mut seen = vec![false; self.scene.len()];
        for ix in first {
            if let Some(seen) = seen.get_mut(ix as usize) {
                *seen = true;
            }
        }
        let is_seen = |ix: u32| seen.get(ix as usize) == Some(&true);
        let mut next = 0;
        loop {
            let other = |seat: &Seat<'a>| if is_seen(seat.ix) { None } else { look(seat) };
            let (mut more, to) = self.scene.some(next, other);
            rows.append(&mut more);
            next = to;
            if next >= self.scene.places() || !self.scene.is_wanted() {
                return rows;
            }
            // Of the cases that were not looked into yet, what is known without.
            let is_left =
                |hit: &&Hit| !is_seen(hit.case.0) && self.scene.place_of(hit.case.0).is_some_and(|place| place >= next);
            let mut hits: Vec<Hit> = heads.iter().filter(is_left).cloned().collect();
            hits.extend(rows.iter().filter_map(|row| row.hit.clone()));
            tell(Results { hits: sorted(hits) });
        }
    }

    /// What a case holds; `None` for nothing of interest.
    fn look(&self, seat: &Seat<'a>, texts: bool, before: Option<&[Holds]>) -> Option<Row> {
        let mut founds = Founds::new(self.terms.len());
        if let Some(before) = before {
            let known = of(before, seat.ix).map_or(&[][..], Vec::as_slice);
            for (number, _) in self.terms.iter().enumerate().filter(|(_, term)| term.is_as_typed()) {
                founds.set(number, known.iter().find(|(of, _)| *of == number).map(|(_, found)| found.clone()));
            }
        }
        let hit = self.hit(seat, texts, &mut founds);
        if let Some(hit) = &hit
            && !hit.whys.iter().any(|why| matches!(why.manner, Manner::Fuzzy | Manner::Typo))
            && texts == self.needs_texts()
        {
            self.is_sure.store(true, Ordering::Relaxed);
        }
        let sure = self.is_sure.load(Ordering::Relaxed);
        for (number, term) in self.terms.iter().enumerate().filter(|(_, term)| !term.is_not()) {
            if !sure || !term.is_somewhere() {
                founds.get(number, term, seat, texts);
            }
        }
        let mut row = Row { ix: seat.ix, hit, founds: Vec::new() };
        if !sure {
            let of_terms = founds.0.into_iter().zip(&self.terms).enumerate();
            let positive = of_terms.filter(|(_, (_, term))| !term.is_not());
            row.founds = positive.filter_map(|(number, (found, _))| Some((number, found??))).collect();
        }
        (row.hit.is_some() || !row.founds.is_empty()).then_some(row)
    }

    fn hit(&self, seat: &Seat<'a>, texts: bool, founds: &mut Founds) -> Option<Hit> {
        let mut hit = Hit { case: CaseIx(seat.ix), score: 0, partial: false, whys: Whys::new() };
        let mut terms: Vec<usize> = Vec::new();
        for clause in &self.clauses {
            let mut best: Option<Held> = None;
            let soft = clause.iter().any(|(_, test)| test.is_soft());
            for (not, test) in clause {
                let held = self.held(test, seat, texts, founds);
                let held = if *not { held.is_none().then(Held::default) } else { held };
                if let Some(held) = held.filter(|held| best.as_ref().is_none_or(|best| held.score > best.score)) {
                    best = Some(held);
                }
            }
            let held = best.or(soft.then(Held::default))?;
            hit.score += held.score;
            hit.whys.extend(held.whys);
            terms.extend(held.term);
        }
        let soft_only = self.only_faulty() && hit.whys.is_empty();
        if terms.len() > 1 {
            let places = terms.iter().filter_map(|number| founds.0.get(*number)?.as_ref()?.as_ref());
            let places: Vec<&[(usize, usize)]> =
                places.map(|found| found.places.as_slice()).filter(|places| !places.is_empty()).collect();
            hit.score += closeness(&places);
        }
        hit.whys.sort_by_key(|why| (why.field, why.manner, why.term));
        (!soft_only).then_some(hit)
    }

    /// What a condition is worth in a case; `None` where it does not hold.
    fn held(&self, test: &Test<'a>, seat: &Seat<'a>, texts: bool, founds: &mut Founds) -> Option<Held> {
        match test {
            Test::Text(number, _) => {
                let found = founds.get(*number, self.terms.get(*number)?, seat, texts)?;
                Some(Held { score: found.score, whys: found.whys.clone(), term: Some(*number) })
            }
            Test::Wild(wild) => {
                let whys = wild.find(seat, texts);
                let best = whys.first()?;
                let worth = if best.field == Field::Title { REGEX[0] } else { REGEX[1] };
                Some(Held { score: worth + i64::from(best.places.min(50)), whys, term: None })
            }
            Test::Filter(ready) => ready.holds(seat, self.scene.corpus).then(Held::default),
            Test::Like(alike) => {
                let at = alike.binary_search_by_key(&seat.ix, |(ix, _)| *ix).ok()?;
                let why = Why { field: Field::Body, manner: Manner::Alike, term: 0, places: 0, letters: None };
                Some(Held { score: alike.get(at)?.1, whys: Whys::from_elem(why, 1), term: None })
            }
        }
    }

    /// Whether the conditions leave a case, whatever words it holds.
    pub(super) fn keeps(&self, seat: &Seat<'a>) -> bool {
        let mut founds = Founds::new(self.terms.len());
        let words =
            |clause: &&Vec<(bool, Test<'a>)>| !clause.iter().any(|(not, test)| !not && matches!(test, Test::Text(..)));
        let mut holds = |(not, test): &(bool, Test<'a>)| self.held(test, seat, true, &mut founds).is_some() != *not;
        self.clauses.iter().filter(words).all(|clause| clause.iter().any(&mut holds))
    }

    /// Whether all that is asked for by words is what could not be understood.
    fn only_faulty(&self) -> bool {
        let faulty = |(_, test): &(bool, Test<'_>)| test.is_soft();
        let conditions = |(not, test): &(bool, Test<'_>)| *not || matches!(test, Test::Filter(_));
        self.clauses.iter().any(|clause| clause.iter().any(faulty))
            && self.clauses.iter().all(|clause| clause.iter().all(|test| faulty(test) || conditions(test)))
    }
}

impl Test<'_> {
    /// Whether it is a wrong piece of the query taken literally.
    fn is_soft(&self) -> bool {
        matches!(self, Test::Text(_, text) if text.soft)
    }
}

/// Hits beside others that have been found; of one case what is worth more.
fn beside(part: Results, found: &[Hit]) -> Results {
    let mut rest: HashMap<CaseIx, &Hit> = found.iter().map(|hit| (hit.case, hit)).collect();
    let mut hits = part.hits;
    for hit in &mut hits {
        if let Some(other) = rest.remove(&hit.case).filter(|other| other.score > hit.score) {
            *hit = other.clone();
        }
    }
    hits.extend(rest.into_values().cloned());
    Results { hits: sorted(hits) }
}

/// The best first, of equals in the order of the corpus.
fn sorted(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.partial, std::cmp::Reverse(hit.score), hit.case));
    hits
}

/// What is known of a case, of those in order.
pub(super) fn of<T>(all: &[(u32, T)], ix: u32) -> Option<&T> {
    let at = all.binary_search_by_key(&ix, |(ix, _)| *ix).ok()?;
    all.get(at).map(|(_, found)| found)
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
