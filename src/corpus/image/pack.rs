//! Several segments with the heads of their batches, and what a search needs of each, as one file.
//!
//! ```text
//! magic 8 · version 4 · 0 4 · length of the table 8 · sum of the table 8
//! table, in postcard's form: key, batches, where segments and indexes stand
//! head of batch · head of batch · …
//! segment · index · segment · index · …           each at a multiple of 8 bytes
//! ```

use std::io::{self, Write};

use serde::{Deserialize, Serialize, Serializer};

use super::{
    Damaged,
    batch::BatchSummary,
    bytes::Bytes,
    long, number,
    run::{Run, Runs},
    segment::{Segment, VERSION},
    sum::sum,
};
use crate::parallel;

const MAGIC: &[u8; 8] = b"anli-pak";
const HEADER: usize = 8 + 4 + 4 + 8 + 8;
/// Everything begins at a multiple of this.
const ALIGN: usize = 8;

/// Segments, the batches that their cases belong to, and what a search needs of each segment.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// What it was made from; whoever opens it decides whether that still holds.
    pub key: Bytes,
    /// The batches. A case that belongs to none of them is no longer of use.
    pub batches: Vec<PackedBatch>,
    /// The segments, each with what a search needs of it: bytes that only `search` knows, perhaps none.
    pub segments: Vec<(Segment, Bytes)>,
    /// What its bytes must be; says nothing of a pack that was not read.
    pub proof: Checksums,
}

/// The checksums of all segments and indexes of a pack that was read. They are looked at when there is time for it.
#[derive(Clone, Debug, Default)]
pub struct Checksums(Vec<(Bytes, u64)>);

impl Checksums {
    /// Whether all of them are what was written: reads every byte, on all processors.
    pub fn holds(&self) -> bool {
        parallel::each(&self.0, 1, |(bytes, sum)| bytes.sum().is_ok_and(|now| now == *sum))
            .into_iter()
            .all(|holds| holds)
    }
}

/// A batch in a pack.
#[derive(Clone, Debug)]
pub struct PackedBatch {
    /// Which of the files that the key names it came from.
    pub file: u32,
    /// All of the batch but its cases.
    pub head: BatchSummary,
    /// Its cases in order.
    pub runs: Runs,
}

/// What is read, and what is written without being held twice.
#[derive(Serialize, Deserialize)]
struct Table<'a, R = Vec<Row>> {
    key: &'a [u8],
    batches: R,
    blobs: Vec<[Blob; 2]>,
}

/// The rows of batches.
struct Rows<'p>(&'p [PackedBatch]);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(|batch| {
            let head = batch.head.bytes();
            // What does not fit is read as damaged.
            let len = u32::try_from(head.len()).unwrap_or_default();
            Row { file: batch.file, len, sum: sum(head), runs: batch.runs.clone() }
        }))
    }
}

#[derive(Serialize, Deserialize)]
struct Row {
    file: u32,
    /// How long its head is, and the sum of that.
    len: u32,
    sum: u64,
    runs: Runs,
}

/// Where a segment or an index stands, counted from the first byte behind the heads of the batches, and its sum.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Blob {
    start: u64,
    len: u64,
    sum: u64,
}

impl Pack {
    /// Reads what [`write`](Self::write) wrote. The table, the heads of batches and those of all segments are proved by
    /// checksums now; everything else is what the [`Checksums`] is for.
    ///
    /// # Errors
    ///
    /// The bytes are not a pack of this version, or damaged.
    pub fn open(bytes: &Bytes) -> Result<Self, Damaged> {
        if bytes.get(..8) != Some(MAGIC.as_slice()) || number(bytes, 8) != Some(VERSION) {
            return Err(Damaged);
        }
        let len = usize::try_from(long(bytes, 16).ok_or(Damaged)?).map_err(|_| Damaged)?;
        let end = HEADER.checked_add(len).ok_or(Damaged)?;
        let stored = bytes.get(HEADER..end).ok_or(Damaged)?;
        if long(bytes, 24) != Some(sum(stored)) {
            return Err(Damaged);
        }
        let table: Table<'_> = postcard::from_bytes(stored).map_err(|_| Damaged)?;
        let mut next = end.next_multiple_of(ALIGN);
        let mut batches = Vec::with_capacity(table.batches.len());
        for row in table.batches {
            let from = next;
            next = from.checked_add(row.len as usize).ok_or(Damaged)?;
            let head = bytes.cut(from..next).filter(|head| sum(head) == row.sum).ok_or(Damaged)?;
            batches.push(PackedBatch { file: row.file, head: BatchSummary::new(head), runs: row.runs });
        }
        let start = next.checked_next_multiple_of(ALIGN).ok_or(Damaged)?;
        let cut = |blob: &Blob| {
            let from = start.checked_add(usize::try_from(blob.start).ok()?)?;
            bytes.cut(from..from.checked_add(usize::try_from(blob.len).ok()?)?)
        };
        let mut segments = Vec::with_capacity(table.blobs.len());
        let mut proof = Vec::with_capacity(table.blobs.len() * 2);
        for blobs in &table.blobs {
            let [segment, index] = blobs.map(|blob| cut(&blob).map(|bytes| (bytes, blob.sum)));
            let (segment, index) = segment.zip(index).ok_or(Damaged)?;
            proof.extend([segment.clone(), index.clone()]);
            segments.push((Segment::open(segment.0)?, index.0));
        }
        let lies_in = |run: &Run| {
            let segment = segments.get(run.segment as usize);
            segment.is_some_and(|(segment, _)| run.first.checked_add(run.len).is_some_and(|end| end <= segment.len()))
        };
        if !batches.iter().flat_map(|batch| batch.runs.iter()).filter(|run| run.len > 0).all(lies_in) {
            return Err(Damaged);
        }
        Ok(Self { key: bytes.cut_at(table.key).ok_or(Damaged)?, batches, segments, proof: Checksums(proof) })
    }

    /// Writes it all. The checksums are those of the bytes as they are now: whoever has them from another pack proves
    /// that first.
    ///
    /// # Errors
    ///
    /// The bytes cannot be written.
    pub fn write(&self, mut to: impl Write) -> io::Result<()> {
        let parts: Vec<&Bytes> = self.segments.iter().flat_map(|(segment, index)| [segment.bytes(), index]).collect();
        let mut sums = parallel::each(&parts, 1, |bytes| bytes.sum()).into_iter();
        let mut next = 0_u64;
        let mut place = |bytes: &Bytes| {
            let sum = sums.next().unwrap_or(Ok(0))?;
            let blob = Blob { start: next, len: bytes.len() as u64, sum };
            next += bytes.len().next_multiple_of(ALIGN) as u64;
            io::Result::Ok(blob)
        };
        let blobs = self.segments.iter().map(|(segment, index)| Ok([place(segment.bytes())?, place(index)?]));
        let blobs = blobs.collect::<io::Result<_>>()?;
        let table = Table { key: &self.key, batches: Rows(&self.batches), blobs };
        let table = postcard::to_extend(&table, Vec::new()).map_err(io::Error::other)?;
        to.write_all(MAGIC)?;
        to.write_all(&VERSION.to_le_bytes())?;
        to.write_all(&0_u32.to_le_bytes())?;
        to.write_all(&(table.len() as u64).to_le_bytes())?;
        to.write_all(&sum(&table).to_le_bytes())?;
        to.write_all(&table)?;
        let aligned = |to: &mut dyn Write, end: usize| {
            to.write_all([0; ALIGN].get(..end.next_multiple_of(ALIGN) - end).unwrap_or_default())
        };
        aligned(&mut to, HEADER + table.len())?;
        let mut end = 0;
        for batch in &self.batches {
            to.write_all(batch.head.bytes())?;
            end += batch.head.bytes().len();
        }
        aligned(&mut to, end)?;
        for bytes in parts {
            to.write_all(bytes)?;
            aligned(&mut to, bytes.len())?;
        }
        Ok(())
    }
}
