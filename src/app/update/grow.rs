//! What is loaded while a session runs: the corpus is replaced by a larger one, and everything stays where it is.
//!
//! Positions in a corpus mean nothing in another one, so every place that the model remembers is carried over: the case
//! that is read, the row that is selected at its height on the screen, and where one may go back to.

use std::sync::Arc;

use super::{browse, facets, search as query};
use crate::{
    app::{
        Ctx,
        list::List,
        listing::Listing,
        model::{Focus, Mode, Model, Place, Popup, Shown},
        seeking::{self, AT_ONCE},
        sheet,
    },
    corpus::{CaseIx, Corpus, System},
    search::{Hit, Results, search},
};

/// From one corpus to a larger one.
struct Move<'c> {
    before: &'c Corpus,
    now: &'c Corpus,
    /// Results carried over already: the places of one trail share them.
    results: Vec<(Arc<Results>, Arc<Results>)>,
}

/// Whether going back means to load no more: where there is nothing else to go back from.
pub(super) fn is_stopped_by_back(model: &Model) -> bool {
    let at_home = matches!(model.place.shown, Shown::All | Shown::Batch(_)) && model.place.facets.is_none();
    let lists = !matches!(model.place.focus, crate::app::model::Focus::Reader { .. });
    model.loading.is_some() && matches!(model.mode, Mode::Browse) && at_home && lists
}

/// Carries the model over from `before` to the corpus that `ctx` has now. When all files are read, the search that is
/// shown finds what has come since; one that is not answered yet is asked again, because its answer would be of positions
/// in the corpus before.
pub fn grow(model: &mut Model, before: &Corpus, ctx: &Ctx) {
    let mut moves = Move { before, now: &ctx.corpus, results: Vec::new() };
    let is_untouched =
        !model.touched && matches!(model.place.shown, Shown::All) && model.place.cases == List::default();
    moves.place(&mut model.place);
    if is_untouched && model.place.focus == Focus::default() {
        // Nobody has chosen what happened to be read first.
        model.place.cases = List::default();
        model.place.case = None;
    }
    model.trail.iter_mut().for_each(|place| moves.place(place));
    moves.mode(&mut model.mode);
    model.notice = model.notice.take().and_then(|(batch, notice)| Some((moves.batch(batch)?, notice)));
    model.page.made_for = model.page.made_for.and_then(|(ix, layout)| moves.case(ix).map(|ix| (ix, layout)));
    let is_read = model.loading.is_none_or(|progress| progress.indexed.is_some());
    let is_asked = matches!(model.place.shown, Shown::Hits { seeking: true, .. });
    if is_read || is_asked || model.asks.is_outgrown(ctx.corpus.len()) {
        search_again(model, ctx);
    }
    if is_read {
        model.trail.iter_mut().for_each(outdate);
        from(&mut model.place).into_iter().for_each(outdate);
    }
    if model.place.case.is_none() {
        let row = model.place.cases.at;
        browse::select(model, ctx, row);
        if let Shown::Hits { chosen, .. } = &mut model.place.shown {
            *chosen = false;
        }
    }
    browse::fit(model, ctx);
}

impl Move<'_> {
    fn case(&self, ix: CaseIx) -> Option<CaseIx> {
        self.now.relocate(ix, self.before)
    }

    fn batch(&self, batch: usize) -> Option<usize> {
        self.now.find_batch(self.before.batches().get(batch)?.batch.id())
    }

    fn place(&mut self, place: &mut Place) {
        let selected = place.shown.case(self.before, place.cases.at).and_then(|ix| self.case(ix));
        place.case = place.case.and_then(|ix| self.case(ix));
        if let Some(batch) = place.batches.at.checked_sub(1) {
            place.batches = at_same_height(place.batches, self.batch(batch).map_or(0, |batch| batch + 1));
        }
        match &mut place.shown {
            Shown::All => {}
            Shown::Batch(batch) => match self.batch(*batch) {
                Some(now) => *batch = now,
                None => place.shown = Shown::All,
            },
            Shown::Hits { results, glimpses, from, .. } => {
                let now = self.results(results);
                if now.hits.len() != results.hits.len() {
                    // They stand beside other hits now.
                    *glimpses = Arc::default();
                }
                *results = now;
                self.place(from);
            }
            Shown::System { system, from } => {
                *system = Arc::new(self.system(system));
                self.place(from);
            }
        }
        let row = selected.and_then(|ix| row_of(&place.shown, self.now, ix)).unwrap_or(place.cases.at);
        place.cases = at_same_height(place.cases, row);
    }

    fn results(&mut self, old: &Arc<Results>) -> Arc<Results> {
        if let Some((_, now)) = self.results.iter().find(|(known, _)| Arc::ptr_eq(known, old)) {
            return now.clone();
        }
        let hits = old.hits.iter().filter_map(|hit| Some(Hit { case: self.case(hit.case)?, ..hit.clone() }));
        let now = Arc::new(Results { hits: hits.collect() });
        self.results.push((old.clone(), now.clone()));
        now
    }

    fn system(&self, system: &System) -> System {
        let mut cases: Vec<CaseIx> = system.cases.iter().filter_map(|ix| self.case(*ix)).collect();
        cases.sort_unstable();
        let mut now = system.clone();
        now.cases = cases;
        now
    }

    fn mode(&self, mode: &mut Mode) {
        let Mode::Popup(popup) = mode else { return };
        match popup {
            Popup::Help { under, .. } => self.mode(under),
            Popup::BatchPage { batch, .. } => match self.batch(*batch) {
                Some(now) => *batch = now,
                None => *mode = Mode::Browse,
            },
            Popup::Listing { what: Listing::Same { cases, .. }, .. } => {
                *cases = cases.iter().filter_map(|(ix, at)| Some((self.case(*ix)?, *at))).collect();
            }
            Popup::Systems { systems, input, list } => {
                let selected =
                    sheet::systems(systems, input.value()).get(list.at).map(|system| system.name().to_owned());
                *systems = self.now.systems();
                let names = |name: &String| {
                    let mut left = sheet::systems(systems, input.value()).into_iter();
                    left.position(|system| system.names.contains(name))
                };
                *list = at_same_height(*list, selected.as_ref().and_then(names).unwrap_or(0));
            }
            _ => {}
        }
    }
}

/// Where the way back from a list leads.
fn from(place: &mut Place) -> Option<&mut Place> {
    match &mut place.shown {
        Shown::Hits { from, .. } | Shown::System { from, .. } => Some(from),
        Shown::All | Shown::Batch(_) => None,
    }
}

/// What was found for this place lacks what has come since: who comes back to it has it asked again.
fn outdate(place: &mut Place) {
    if let Shown::Hits { seeking, .. } = &mut place.shown {
        *seeking = true;
    }
    from(place).into_iter().for_each(outdate);
}

/// The row of a list that holds a case.
fn row_of(shown: &Shown, corpus: &Corpus, ix: CaseIx) -> Option<usize> {
    match shown {
        Shown::All => Some(ix.0 as usize),
        Shown::Batch(batch) => ix.0.checked_sub(corpus.cases_of(*batch).start).map(|row| row as usize),
        Shown::Hits { results, .. } => results.hits.iter().position(|hit| hit.case == ix),
        Shown::System { system, .. } => system.cases.iter().position(|case| *case == ix),
    }
}

/// The list with the cursor on another row, as far down the screen as it was.
fn at_same_height(list: List, row: usize) -> List {
    List { at: row, top: row.saturating_sub(list.at.saturating_sub(list.top)) }
}

/// Finds what is shown once more; the case that is selected stays so.
fn search_again(model: &mut Model, ctx: &Ctx) {
    if ctx.corpus.len() > AT_ONCE {
        query::again(model, ctx);
        return;
    }
    let place = &mut model.place;
    let selected = place.shown.case(&ctx.corpus, place.cases.at);
    let Shown::Hits { wanted, results, glimpses, .. } = &mut place.shown else { return };
    *results = Arc::new(search(&ctx.corpus, &ctx.index, wanted));
    *glimpses = Arc::new(seeking::glimpses(&ctx.corpus, &ctx.index, wanted, results, model.size.1));
    let row = selected.and_then(|ix| row_of(&place.shown, &ctx.corpus, ix)).unwrap_or(0);
    place.cases = at_same_height(place.cases, row);
    facets::renew(model, ctx);
}
