//! All batches in memory: one flat row of cases, found by position or by id.
//!
//! A [`Corpus`] never changes after it is made. Batches stand newest first; a case is named inside one corpus by its
//! [`CaseIx`], its place in that row, which is cheap to keep and to compare at any size. A [`CaseIx`] means nothing in
//! another corpus: what is to outlive this one is remembered by [`CaseId`].

use std::{
    ops::Range,
    path::{Path, PathBuf},
};

use super::{
    id::{BatchId, CaseId},
    model::{Batch, Case},
    notice::Notice,
};
use crate::error::Fault;

/// Where batches may come from. The same batch id at two levels: the higher (later) one replaces the lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Inside the program.
    Embedded,
    /// The user's data folder.
    UserData,
    /// `corpus` of the configuration.
    Configuration,
    /// `$ANLI_CORPUS`.
    Environment,
    /// `--corpus`.
    Option,
}

/// Where one batch came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program itself; holds the text of the notice.
    Embedded(&'static str),
    /// A file at this level: the path of its `batch.json`, as the user named it.
    File(Level, PathBuf),
}

impl Origin {
    /// Its level.
    pub fn level(&self) -> Level {
        match self {
            Self::Embedded(_) => Level::Embedded,
            Self::File(level, _) => *level,
        }
    }

    /// Its batch file, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Embedded(_) => None,
            Self::File(_, path) => Some(path),
        }
    }
}

/// A batch and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The batch.
    pub batch: Batch,
    /// Where it came from.
    pub origin: Origin,
}

impl Loaded {
    /// The notice that the batch was imported from: embedded, or read now from beside the batch file.
    pub fn notice(&self) -> Result<Notice, Fault> {
        match &self.origin {
            Origin::Embedded(text) => Ok(Notice::embedded(text)),
            Origin::File(_, path) => Notice::beside(path, &self.batch.source),
        }
    }
}

/// The position of a case in one corpus, counted from 0 in the order of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseIx(pub u32);

/// One case of a corpus with its batch.
#[derive(Clone, Copy, Debug)]
pub struct CaseRef<'a> {
    /// Its position in the corpus.
    pub ix: CaseIx,
    /// The position of its batch in [`Corpus::batches`].
    pub batch_ix: usize,
    /// Its batch.
    pub batch: &'a Batch,
    /// The case.
    pub case: &'a Case,
}

impl CaseRef<'_> {
    /// The id that names it everywhere and for good.
    pub fn id(&self) -> CaseId {
        CaseId { batch: self.batch.id.clone(), number: self.case.number }
    }
}

/// All batches in memory.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    batches: Vec<Loaded>,
    /// `starts[b]` is the position of the first case of batch `b`; one more entry gives the number of cases.
    starts: Vec<u32>,
    /// The positions of the batches in the order of their ids.
    by_id: Vec<usize>,
}

impl Corpus {
    /// A corpus of these batches, put in order: newest [`published`](Batch::published) first, then by id. Their ids
    /// must differ.
    pub fn new(mut batches: Vec<Loaded>) -> Self {
        batches.sort_by(|a, b| (&b.batch.published, &a.batch.id).cmp(&(&a.batch.published, &b.batch.id)));
        let mut starts = Vec::with_capacity(batches.len() + 1);
        let mut next = 0u32;
        starts.push(next);
        for loaded in &batches {
            next = next.saturating_add(u32::try_from(loaded.batch.cases.len()).unwrap_or(u32::MAX));
            starts.push(next);
        }
        let mut by_id: Vec<usize> = (0..batches.len()).collect();
        by_id.sort_by_key(|at| batches.get(*at).map(|loaded| &loaded.batch.id));
        Self { batches, starts, by_id }
    }

    /// How many cases there are.
    pub fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or(0) as usize
    }

    /// Whether there is no case.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The batches, newest first.
    pub fn batches(&self) -> &[Loaded] {
        &self.batches
    }

    /// The positions of the cases of the `batch`-th batch; empty where there is no such batch.
    pub fn cases_of(&self, batch: usize) -> Range<u32> {
        match (self.starts.get(batch), self.starts.get(batch + 1)) {
            (Some(first), Some(next)) => *first..*next,
            _ => 0..0,
        }
    }

    /// The case at a position.
    pub fn get(&self, ix: CaseIx) -> Option<CaseRef<'_>> {
        // The last batch that starts at or before `ix`: empty batches start where the next one does.
        let batch_ix = self.starts.partition_point(|start| *start <= ix.0).checked_sub(1)?;
        let batch = &self.batches.get(batch_ix)?.batch;
        let case = batch.cases.get((ix.0 - self.starts.get(batch_ix)?) as usize)?;
        Some(CaseRef { ix, batch_ix, batch, case })
    }

    /// All cases in order.
    pub fn iter(&self) -> impl Iterator<Item = CaseRef<'_>> {
        self.batches.iter().zip(&self.starts).enumerate().flat_map(|(batch_ix, (loaded, start))| {
            let batch = &loaded.batch;
            let place = move |(ix, case)| CaseRef { ix: CaseIx(ix), batch_ix, batch, case };
            (*start..).zip(&batch.cases).map(place)
        })
    }

    /// The batch with this id, as a position in [`batches`](Self::batches).
    pub fn find_batch(&self, id: &BatchId) -> Option<usize> {
        let id_of = |at: &usize| self.batches.get(*at).map(|loaded| &loaded.batch.id);
        let found = self.by_id.binary_search_by_key(&Some(id), id_of).ok()?;
        self.by_id.get(found).copied()
    }

    /// The case that this id names, or once named (`aliases`).
    pub fn find(&self, id: &CaseId) -> Option<CaseIx> {
        self.by_number(id).or_else(|| {
            let text = id.to_string();
            self.iter().find(|found| found.case.aliases.contains(&text)).map(|found| found.ix)
        })
    }

    fn by_number(&self, id: &CaseId) -> Option<CaseIx> {
        let batch_ix = self.find_batch(&id.batch)?;
        let cases = &self.batches.get(batch_ix)?.batch.cases;
        let named = |at: &usize| cases.get(*at).is_some_and(|case| case.number == id.number);
        // Number n mostly stands at place n - 1.
        let guess = (id.number as usize).checked_sub(1).filter(named);
        let at = guess.or_else(|| (0..cases.len()).find(named))?;
        Some(CaseIx(self.starts.get(batch_ix)? + u32::try_from(at).ok()?))
    }
}
