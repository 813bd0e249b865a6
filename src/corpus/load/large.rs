//! A batch file so large that all threads read it side by side: whoever is free cuts the next piece off, which is quick
//! and done by one at a time, and reads its cases while another one cuts. Every piece is shown as soon as it is read,
//! with the batch as its file begins; if the file turns out to be faulty, the batch is taken away again.

use crate::corpus::{
    batches::{LoadedBatch, Origin},
    image::{BatchSummary, Run, SEGMENT_TEXT},
    model::{Batch, SCHEMA},
    validate::Validator,
};
use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{
    builder::EncodedBatch,
    source::BatchFile,
    stream::{Cutter, add},
};

/// Bytes of a batch file from which on several threads read it.
pub(super) const LARGE: u64 = 32 << 20;
/// Bytes of the first piece; each next one may be twice as large.
const FIRST: usize = 1 << 20;

/// A large batch file that is being read.
pub(super) struct Large<'f> {
    pub(super) rank: u32,
    pub(super) file: &'f BatchFile,
    cut: Mutex<Cut>,
    known: Mutex<Known>,
}

/// How far it is cut.
enum Cut {
    Before,
    At { cutter: Box<Cutter>, next: usize, enough: usize },
    End,
}

/// What is known of it.
#[derive(Default)]
struct Known {
    /// What stands before its cases, if that is enough to show it.
    begun: Option<BatchSummary>,
    /// The rest of the batch, when all is cut.
    whole: Option<Batch>,
    /// How many pieces there are, as soon as that is known.
    pieces: Option<usize>,
    /// The runs of each piece.
    runs: BTreeMap<usize, Vec<Run>>,
    watch: Validator,
    failed: bool,
}

/// Some of its cases, one text after the other.
pub(super) struct Piece {
    nth: usize,
    texts: Vec<u8>,
    ends: Vec<usize>,
}

/// The cases of a piece.
pub(super) struct Read {
    pub(super) encoded: EncodedBatch,
    /// Which piece it was, and what there is to say of its cases; for [`Large::take`].
    pub(super) of: (usize, Validator),
}

impl Piece {
    /// Its cases; `None` if one of them is none.
    pub(super) fn read(self) -> Option<Read> {
        let (mut encoded, mut watch) = (EncodedBatch::new(), Validator::default());
        let mut from = 0;
        for end in &self.ends {
            add(self.texts.get(from..*end)?, &mut encoded, &mut watch)?;
            from = *end;
        }
        Some(Read { encoded, of: (self.nth, watch) })
    }
}

/// What comes of a piece.
pub(super) enum After {
    /// The batch, as far as it can be shown.
    Shown(Option<LoadedBatch>),
    /// The batch: that was the last piece.
    Whole(LoadedBatch),
    /// The file is not good, or not what it was.
    Failed,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'f> Large<'f> {
    pub(super) fn new(rank: u32, file: &'f BatchFile) -> Self {
        Self { rank, file, cut: Mutex::new(Cut::Before), known: Mutex::default() }
    }

    /// Cuts the next piece off; `None` if there is none, nothing in its place where the file is not good. `count` is told how many bytes were read for it.
    pub(super) fn next_piece(&self, count: &dyn Fn(u64)) -> Option<Option<Piece>> {
        let mut cut = lock(&self.cut);
        if self.has_failed() {
            *cut = Cut::End;
        }
        if matches!(*cut, Cut::Before) {
            *cut = match Cutter::open(&self.file.path) {
                Some(cutter) => {
                    let head = cutter
                        .begun()
                        .filter(|batch| batch.schema <= SCHEMA)
                        .and_then(|batch| BatchSummary::of(&batch));
                    lock(&self.known).begun = head;
                    Cut::At { cutter: Box::new(cutter), next: 0, enough: FIRST }
                }
                None => {
                    *cut = Cut::End;
                    return Some(None);
                }
            };
        }
        let Cut::At { cutter, next, enough } = &mut *cut else { return None };
        let mut piece = Piece { nth: *next, texts: Vec::with_capacity(*enough), ends: Vec::new() };
        let is_over = loop {
            match cutter.next_case() {
                Some(Some(text)) => {
                    piece.texts.extend_from_slice(text);
                    piece.ends.push(piece.texts.len());
                    if piece.texts.len() >= *enough {
                        break false;
                    }
                }
                Some(None) => break true,
                None => {
                    *cut = Cut::End;
                    return Some(None);
                }
            }
        };
        count(cutter.newly_read());
        *next += 1;
        *enough = (*enough * 2).min(SEGMENT_TEXT);
        if is_over {
            let mut known = lock(&self.known);
            known.whole = cutter.finish();
            known.pieces = Some(*next);
            drop(known);
            *cut = Cut::End;
        }
        Some(Some(piece))
    }

    /// Takes the cases of a piece into account, which stand in these runs. Whoever calls puts what comes of it into the
    /// corpus before anybody else calls.
    pub(super) fn take(&self, (nth, watch): (usize, Validator), runs: Vec<Run>) -> After {
        let mut known = lock(&self.known);
        known.runs.insert(nth, runs);
        known.watch.join(watch);
        if known.pieces != Some(known.runs.len()) {
            let begun = known.begun.clone();
            return After::Shown(begun.map(|head| known.loaded(self.file, head)));
        }
        let (whole, watch) = (known.whole.take(), std::mem::take(&mut known.watch));
        let whole = whole.filter(|batch| batch.schema <= SCHEMA && watch.passes(batch));
        let head = whole.and_then(|batch| BatchSummary::of(&batch));
        head.map_or(After::Failed, |head| After::Whole(known.loaded(self.file, head)))
    }

    /// Ends it; gives the runs of what was read, which nobody needs now, or nothing where it had ended so before.
    pub(super) fn fail(&self) -> Option<Vec<Run>> {
        let mut known = lock(&self.known);
        let again = std::mem::replace(&mut known.failed, true);
        (!again).then(|| std::mem::take(&mut known.runs).into_values().flatten().collect())
    }

    /// Whether it has ended so.
    pub(super) fn has_failed(&self) -> bool {
        lock(&self.known).failed
    }
}

impl Known {
    fn loaded(&self, file: &BatchFile, batch: BatchSummary) -> LoadedBatch {
        let origin = Origin::File(file.level, file.path.clone());
        LoadedBatch { batch, origin, runs: self.runs.values().flatten().copied().collect() }
    }
}
