//! All batches in memory: one flat row of cases, found by position or by id.
//!
//! A [`Corpus`] never changes after it is made. Batches stand newest first; a case is named inside one corpus by its
//! [`CaseIx`], its position in that row, which is cheap to keep and to compare at any size. A [`CaseIx`] means nothing in
//! another corpus: what is to outlive this one is remembered by [`CaseId`], or carried over by [`Corpus::relocate`]. The
//! cases themselves stand in [`Segment`]s, which several corpora share: while batches are being loaded, one corpus after
//! the other has more of them.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::{Arc, OnceLock},
};

use super::{
    batches::LoadedBatch,
    id::{CaseId, CaseIx},
    image::{BatchSummary, CaseSummary, Run, Segment},
    load::read::read_batch,
    model::Case,
    systems::Systems,
};

/// One case of a corpus with its batch. It derefs to its [`CaseSummary`]: `found.title()`.
#[derive(Clone, Copy, Debug)]
pub struct CaseRef<'a> {
    /// Its position in the corpus.
    pub ix: CaseIx,
    /// The position of its batch in [`Corpus::batches`].
    pub batch_ix: usize,
    /// Its batch.
    pub batch: &'a BatchSummary,
    /// The summary, read without decoding the case.
    pub summary: CaseSummary<'a>,
    loaded: &'a LoadedBatch,
}

impl<'a> std::ops::Deref for CaseRef<'a> {
    type Target = CaseSummary<'a>;

    fn deref(&self) -> &CaseSummary<'a> {
        &self.summary
    }
}

impl CaseRef<'_> {
    /// Returns its id, which never changes.
    pub fn id(&self) -> CaseId {
        CaseId { batch: self.batch.id.clone(), number: self.number() }
    }

    /// Decodes the whole case: some microseconds, so once for each purpose. A case that is damaged in the cache is read
    /// from its batch file; if that fails, too, the case has the fields of its summary and no text.
    pub fn case(&self) -> Case {
        let decoded = self.summary.case().or_else(|| self.read_again());
        decoded.unwrap_or_else(|| self.summary.without_text())
    }

    fn read_again(&self) -> Option<Case> {
        let cases = read_batch(self.loaded.origin.path()?).ok()?.cases;
        cases.into_iter().find(|case| case.number == self.number())
    }
}

/// A run of cases with its position in a corpus.
#[derive(Clone, Copy, Debug)]
struct CaseRun {
    /// The position of its first case in the corpus.
    start: u32,
    batch: u32,
    run: Run,
}

/// All batches in memory.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    batches: Vec<Arc<LoadedBatch>>,
    /// `starts[b]` is the position of the first case of batch `b`; one more entry gives the number of cases.
    starts: Vec<u32>,
    /// The positions of the batches in the order of their ids.
    by_id: Vec<u32>,
    segments: Vec<Segment>,
    /// Runs that are not empty, in the order of the corpus.
    runs: Vec<CaseRun>,
    /// Positions in `runs`, sorted by segment and position in it.
    by_segment: Vec<u32>,
    /// The systems that its cases name, lazily computed.
    systems: OnceLock<Arc<Systems>>,
}

impl Corpus {
    /// Creates a corpus of these batches, put in order: newest [`published`](super::Batch::published) first, then by id.
    /// Their ids must differ; their runs count in `segments`.
    pub fn new(mut batches: Vec<Arc<LoadedBatch>>, segments: Vec<Segment>) -> Self {
        let positions = |len: usize| 0..u32::try_from(len).unwrap_or(u32::MAX);
        batches.sort_by(|a, b| {
            let newest_first = b.batch.published().cmp(a.batch.published());
            newest_first.then_with(|| a.batch.id.cmp(&b.batch.id))
        });
        let mut by_id: Vec<u32> = positions(batches.len()).collect();
        by_id.sort_by_key(|at| &batches[*at as usize].batch.id);
        let mut starts = Vec::with_capacity(batches.len() + 1);
        let mut runs = Vec::with_capacity(batches.len());
        let mut next = 0_u32;
        starts.push(next);
        for (batch, loaded) in (0..).zip(&batches) {
            for run in loaded.runs.iter().filter(|run| run.len > 0) {
                runs.push(CaseRun { start: next, batch, run: *run });
                next = next.saturating_add(run.len);
            }
            starts.push(next);
        }
        let mut by_segment: Vec<u32> = positions(runs.len()).collect();
        by_segment.sort_by_key(|at| runs.get(*at as usize).map(|CaseRun { run, .. }| (run.segment, run.first)));
        Self { batches, starts, by_id, segments, runs, by_segment, systems: OnceLock::new() }
    }

    /// Returns the number of cases.
    pub fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or(0) as usize
    }

    /// Returns `true` if there is no case.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the batches, newest first.
    pub fn batches(&self) -> &[Arc<LoadedBatch>] {
        &self.batches
    }

    /// Returns the segments that hold the cases, in the order in which they were loaded; a corpus that has more of them
    /// begins with the same ones.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Returns the position of a case in the corpus, by its segment and its position in that; `None` where its batch is
    /// replaced by another, so that the case is not part of the corpus.
    pub fn ix_of(&self, segment: usize, local: u32) -> Option<CaseIx> {
        let key = (u32::try_from(segment).ok()?, local);
        let run = |at: &u32| self.runs.get(*at as usize);
        let is_before = |found: &CaseRun| (found.run.segment, found.run.first) <= key;
        let after = self.by_segment.partition_point(|at| run(at).is_some_and(is_before));
        let CaseRun { start, run, .. } = run(self.by_segment.get(after.checked_sub(1)?)?)?;
        let nth = local.checked_sub(run.first).filter(|nth| run.segment == key.0 && *nth < run.len)?;
        Some(CaseIx(start + nth))
    }

    /// Returns the segment of a case and its position in that.
    pub fn location_of(&self, ix: CaseIx) -> Option<(usize, u32)> {
        let CaseRun { start, run, .. } = self.run_at(ix)?;
        Some((run.segment as usize, run.first + (ix.0 - start)))
    }

    /// Returns the positions of the cases of the `batch`-th batch; empty where there is no such batch.
    pub fn cases_of(&self, batch: usize) -> Range<u32> {
        match (self.starts.get(batch), self.starts.get(batch + 1)) {
            (Some(first), Some(next)) => *first..*next,
            _ => 0..0,
        }
    }

    /// Returns the case at a position.
    pub fn get(&self, ix: CaseIx) -> Option<CaseRef<'_>> {
        self.in_run(self.run_at(ix)?, ix.0)
    }

    /// Returns all cases in order.
    pub fn iter(&self) -> impl Iterator<Item = CaseRef<'_>> {
        self.runs.iter().flat_map(|run| (run.start..run.start + run.run.len).filter_map(|ix| self.in_run(run, ix)))
    }

    /// Returns the systems that the cases name, computed at the first call.
    pub fn systems(&self) -> Arc<Systems> {
        self.systems.get_or_init(|| Arc::new(Systems::of(self.iter().map(|case| (case.ix, case.summary))))).clone()
    }

    fn run_at(&self, ix: CaseIx) -> Option<&CaseRun> {
        let after = self.runs.partition_point(|run| run.start <= ix.0);
        self.runs.get(after.checked_sub(1)?).filter(|found| ix.0 - found.start < found.run.len)
    }

    fn in_run(&self, CaseRun { start, batch, run }: &CaseRun, ix: u32) -> Option<CaseRef<'_>> {
        let summary = self.segments.get(run.segment as usize)?.summary(run.first + (ix - start))?;
        let batch_ix = *batch as usize;
        let loaded = self.batches.get(batch_ix)?;
        Some(CaseRef { ix: CaseIx(ix), batch_ix, batch: &loaded.batch, summary, loaded })
    }

    /// Returns the positions of the batches in [`batches`](Self::batches), in the order of their ids.
    pub fn by_id(&self) -> impl Iterator<Item = usize> {
        self.by_id.iter().map(|at| *at as usize)
    }

    /// Returns the batch with this id, as a position in [`batches`](Self::batches).
    pub fn find_batch(&self, id: &str) -> Option<usize> {
        let id_of = |at: &u32| self.batches.get(*at as usize).map(|loaded| loaded.batch.id.as_str());
        let found = self.by_id.binary_search_by_key(&Some(id), id_of).ok()?;
        self.by_id.get(found).map(|at| *at as usize)
    }

    /// Returns the case that this id names, or once named (`aliases`).
    pub fn find(&self, id: &CaseId) -> Option<CaseIx> {
        self.by_number(id).or_else(|| {
            let text = id.to_string();
            self.iter().find(|found| found.aliases().any(|alias| alias == text)).map(|found| found.ix)
        })
    }

    /// Returns the cases of many ids as [`find`](Self::find) does, with one look at the former ids for all of them.
    pub fn find_each<'i>(&self, ids: impl Iterator<Item = &'i str>) -> HashMap<&'i str, CaseIx> {
        let (mut found, mut left) = (HashMap::new(), HashSet::new());
        for id in ids {
            match id.parse().ok().map(|id: CaseId| self.by_number(&id)) {
                Some(Some(ix)) => _ = found.insert(id, ix),
                Some(None) => _ = left.insert(id),
                None => {}
            }
        }
        if !left.is_empty() {
            for case in self.iter() {
                let former = case.aliases().filter_map(|alias| left.get(alias));
                former.for_each(|id| _ = found.entry(*id).or_insert(case.ix));
            }
        }
        found
    }

    /// Returns the position here of a case of an earlier corpus, by its id.
    pub fn relocate(&self, ix: CaseIx, earlier: &Self) -> Option<CaseIx> {
        self.by_number(&earlier.get(ix)?.id())
    }

    fn by_number(&self, id: &CaseId) -> Option<CaseIx> {
        let cases = self.cases_of(self.find_batch(id.batch.as_str())?);
        let named = |ix: &u32| self.get(CaseIx(*ix)).is_some_and(|found| found.number() == id.number);
        // Number n is mostly at position n - 1.
        let guess = id.number.checked_sub(1).and_then(|at| cases.start.checked_add(at));
        let guess = guess.filter(|ix| cases.contains(ix) && named(ix));
        guess.or_else(|| cases.clone().find(named)).map(CaseIx)
    }
}
