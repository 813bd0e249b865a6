//! The batches that are part of the program: their cases as one image, their notices as text.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    image::{Bytes, Pack, PackedBatch, Run, Runs, Segment, SegmentBuilder},
    model::{BATCH_FILE, Batch},
};

/// Embeds `seeds/<id>/`.
macro_rules! seed {
    ($id:literal) => {
        ($id, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/", $id, "/notice.txt")))
    };
}

/// The embedded batches: their ids and notices.
pub(super) const SEEDS: &[(&str, &str)] = &[
    seed!("fujian-2023-2"),
    seed!("fujian-2025-1"),
    seed!("fujian-approval-2023"),
    seed!("putian-2024-2"),
    seed!("shaanxi-2023"),
];

/// Their cases, made from their batch files by [`image`]; a test keeps it fresh.
static IMAGE: &[u8] = include_bytes!("../../seeds/seeds.image");

/// Returns the embedded batches; each is from the file of its position in [`SEEDS`]. Empty if the image is of another
/// version than the program, which a test rules out.
pub(super) fn pack() -> Pack {
    Pack::open(&Bytes::from_static(IMAGE), None).unwrap_or_default()
}

/// Returns the path by which an embedded batch is named to the user: that in the repository.
pub(super) fn path(id: &str) -> PathBuf {
    Path::new("seeds").join(id).join(BATCH_FILE)
}

/// Returns the ids of the embedded batches.
pub fn ids() -> impl Iterator<Item = &'static str> {
    SEEDS.iter().map(|(id, _)| *id)
}

/// Returns the content of `seeds/seeds.image`: these batches, in the order of [`ids`], and their search index.
///
/// # Errors
///
/// A batch is too large.
pub fn image(batches: Vec<Batch>, index: impl Fn(&Segment) -> Vec<u8>) -> io::Result<Vec<u8>> {
    let mut builder = SegmentBuilder::default();
    let mut packed = Vec::new();
    for (file, batch) in (0..).zip(batches) {
        let first = builder.case_count();
        batch.cases.iter().try_for_each(|case| builder.push(case)).map_err(io::Error::other)?;
        let run = Run { segment: 0, first, len: builder.case_count() - first };
        packed.push(PackedBatch { file, batch: batch.into(), runs: Runs::from_buf([run]) });
    }
    let segment = builder.finish();
    let index = index(&segment).into();
    let mut bytes = Vec::new();
    Pack::new(Vec::new(), packed, vec![(segment, index)]).write(&mut bytes)?;
    Ok(bytes)
}
