//! The growth of the corpus while a session runs: a larger one replaces it, and the screen stays as it is.
//!
//! Positions in a corpus mean nothing in another one, so every place that the model remembers is carried over: the case
//! that is read, the row that is selected at its height on the screen, and where one may go back to.

use std::sync::Arc;

use super::{
    navigate::{fit, select},
    query::rerun,
};
use crate::{
    app::{
        Ctx,
        list_cursor::ListCursor,
        list_rows::ListRows,
        model::{CaseList, Comparing, Contents, Focus, Location, Mode, Model, PopupKind},
        popup_rows,
    },
    corpus::{CaseIx, Corpus, System},
    search::{Hit, Results},
};

/// From one corpus to a larger one.
struct Move<'c> {
    before: &'c Corpus,
    now: &'c Corpus,
    /// Results carried over already: locations of the jump list share them.
    results: Vec<(Arc<Results>, Arc<Results>)>,
}

/// Returns `true` if going back stops loading: nothing else is left to go back from.
pub(super) fn is_stopped_by_back(model: &Model) -> bool {
    let at_home = matches!(model.location.list, CaseList::All | CaseList::Batch(_)) && model.location.facets.is_none();
    let lists = !matches!(model.location.focus, Focus::Reader { .. });
    model.loading.is_some() && matches!(model.mode, Mode::Browse) && at_home && lists
}

/// Carries the model over from `before` to the corpus that `ctx` has now. When all files are read, the search that is
/// shown finds what has come since; one that is not answered yet is asked again, because its answer would be of positions
/// in the corpus before.
pub(super) fn grow(model: &mut Model, before: &Corpus, ctx: &Ctx) {
    let mut moves = Move { before, now: &ctx.corpus, results: Vec::new() };
    let is_untouched = !model.is_touched
        && matches!(model.location.list, CaseList::All)
        && model.location.cases == ListCursor::default();
    moves.location(&mut model.location);
    if is_untouched && model.location.focus == Focus::default() {
        // The user has not selected the case that happened to be read first.
        model.location.cases = ListCursor::default();
        model.location.case = None;
    }
    model.jump_list.iter_mut().for_each(|location| moves.location(location));
    moves.mode(&mut model.mode);
    model.completions.forget();
    model.notice = model.notice.take().and_then(|(batch, notice)| Some((moves.batch(batch)?, notice)));
    model.copied = model.copied.take().and_then(|(case, text)| Some((moves.case(case)?, text)));
    model.chosen = model.chosen.iter().filter_map(|ix| moves.case(*ix)).collect();
    if let Some(compared) = &mut model.page.compared {
        compared.cases = compared.cases.iter().filter_map(|ix| moves.case(*ix)).collect();
    }
    model.page.made_for = model.page.made_for.and_then(|(ix, layout)| moves.case(ix).map(|ix| (ix, layout)));
    let is_read = model.loading.is_none_or(|progress| progress.indexed.is_some());
    let is_asked = matches!(model.location.list, CaseList::Hits { is_searching: true, .. });
    if is_read || is_asked || model.search.is_outgrown(ctx.corpus.len()) {
        rerun(model, ctx);
    }
    if is_read {
        model.jump_list.iter_mut().for_each(outdate);
    }
    if model.location.case.is_none() {
        let row = model.location.cases.at;
        select(model, ctx, row);
        if let CaseList::Hits { user_selected, .. } = &mut model.location.list {
            *user_selected = false;
        }
    }
    fit(model, ctx);
    model.desk.relocate(&ctx.corpus);
}

impl Move<'_> {
    fn case(&self, ix: CaseIx) -> Option<CaseIx> {
        self.now.relocate(ix, self.before)
    }

    fn batch(&self, batch: usize) -> Option<usize> {
        self.now.find_batch(self.before.batches().get(batch)?.batch.id.as_str())
    }

    fn location(&mut self, location: &mut Location) {
        let rows = |list: &CaseList, corpus| ListRows::of(list, corpus, 0);
        let before = rows(&location.list, self.before);
        let selected = location.list.case(self.before, location.cases.at).and_then(|ix| self.case(ix));
        location.case = location.case.and_then(|ix| self.case(ix));
        location.compared = location.compared.take().and_then(|comparing| self.comparing(comparing));
        if let Some(batch) = location.batches.at.checked_sub(1) {
            let row = self.batch(batch).map_or(0, |batch| batch + 1);
            location.batches = location.batches.at_same_height(&usize::MAX, &usize::MAX, row);
        }
        match &mut location.list {
            CaseList::All => {}
            CaseList::Batch(batch) => match self.batch(*batch) {
                Some(now) => *batch = now,
                None => location.list = CaseList::All,
            },
            CaseList::Hits { results, snippets, .. } => {
                let now = self.results(results);
                if now.hits.len() != results.hits.len() {
                    // They stand beside other hits now.
                    *snippets = Arc::default();
                }
                *results = now;
            }
            CaseList::System { system, .. } => *system = Arc::new(self.system(system)),
        }
        let row = selected.and_then(|ix| location.list.row_of(self.now, ix)).unwrap_or(location.cases.at);
        location.cases = location.cases.at_same_height(&before, &rows(&location.list, self.now), row);
    }

    /// A comparison goes on only with all of its cases.
    fn comparing(&self, comparing: Comparing) -> Option<Comparing> {
        let cases = comparing.cases.iter().map(|ix| self.case(*ix)).collect::<Option<Vec<_>>>()?;
        Some(Comparing { cases, ..comparing })
    }

    fn results(&mut self, old: &Arc<Results>) -> Arc<Results> {
        if let Some((_, now)) = self.results.iter().find(|(known, _)| Arc::ptr_eq(known, old)) {
            return now.clone();
        }
        let hits = old.hits.iter().filter_map(|hit| Some(Hit { case: self.case(hit.case)?, ..hit.clone() }));
        let now = Arc::new(Results { hits: hits.collect(), ..Results::default() });
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
        match &mut popup.kind {
            PopupKind::Help { under, .. } => self.mode(under),
            PopupKind::BatchPage(batch) => match self.batch(*batch) {
                Some(now) => *batch = now,
                None => *mode = Mode::Browse,
            },
            PopupKind::Briefing(form) => {
                let cases = form.sources.iter_mut().map(|source| &mut source.cases);
                cases.for_each(|cases| *cases = cases.iter().filter_map(|ix| self.case(*ix)).collect());
            }
            PopupKind::Contents { what: Contents::SameName { cases, .. }, .. } => {
                *cases = cases.iter().filter_map(|(ix, at)| Some((self.case(*ix)?, *at))).collect();
            }
            PopupKind::Systems(systems) => {
                let (typed, list) = (popup.filter.input.value(), &mut popup.list);
                let selected = popup_rows::systems(systems, typed).get(list.at).map(|system| system.name().to_owned());
                *systems = self.now.systems();
                let left = popup_rows::systems(systems, typed);
                let row = selected.and_then(|name| left.iter().position(|system| system.names.contains(&name)));
                *list = list.at_same_height(&usize::MAX, &usize::MAX, row.unwrap_or(0));
            }
            _ => {}
        }
    }
}

/// Marks the hits of this location as outdated, so that they are searched again on return.
fn outdate(location: &mut Location) {
    if let CaseList::Hits { is_searching, .. } = &mut location.list {
        *is_searching = true;
    }
}
