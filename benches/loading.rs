//! The steps of a start: `cargo bench --bench loading`. No time is asserted; compare runs.

use std::{path::PathBuf, sync::Arc};

use anli::{
    app::Ctx,
    corpus::{
        BatchFiles, Bytes, Case, Corpus, CorpusSource, Level, Segment,
        image::{Damage, Pack, SegmentBuilder},
        load::read_batch,
        load::{SegmentIndexer, load},
        seeds,
    },
    search::{add_postings, build_values},
    ui::Session,
};
use divan::Bencher;

fn main() {
    divan::main();
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn cases() -> Vec<Case> {
    let batches = seeds::ids().filter_map(|id| read_batch(&root().join(format!("seeds/{id}/batch.json"))).ok());
    batches.flat_map(|batch| batch.cases).collect()
}

fn segment(cases: &[Case]) -> Segment {
    let mut builder = SegmentBuilder::default();
    for case in cases {
        let _ = builder.push(case);
    }
    builder.finish()
}

/// Reads the batch files of the seeds case by case.
#[divan::bench]
fn read_files() -> usize {
    let sources = BatchFiles::find(&[CorpusSource::Path(Level::Option, root().join("seeds"))]);
    load(&sources, None, SegmentIndexer::NONE, &|_| true).corpus.len()
}

/// Builds a segment of the seed cases.
#[divan::bench]
fn build_segment(bencher: Bencher<'_, '_>) {
    let cases = cases();
    bencher.bench(|| segment(&cases).case_count());
}

/// Builds the partial search index of a segment: names and text offsets.
#[divan::bench]
fn build_first(bencher: Bencher<'_, '_>) {
    let segment = segment(&cases());
    bencher.bench(|| build_values(&segment).len());
}

/// Adds the bigram postings to a partial search index.
#[divan::bench]
fn build_pairs(bencher: Bencher<'_, '_>) {
    let segment = segment(&cases());
    let first = build_values(&segment).into();
    bencher.bench(|| add_postings(&segment, &first).len());
}

/// Decodes all cases, one after the other.
#[divan::bench]
fn decode_cases(bencher: Bencher<'_, '_>) {
    let segment = segment(&cases());
    bencher.bench(|| segment.summaries().filter_map(|head| head.case()).count());
}

/// Opens a pack and verifies the checksums of its table and summaries.
#[divan::bench]
fn open_pack(bencher: Bencher<'_, '_>) {
    let sources = BatchFiles::find(&[CorpusSource::Path(Level::Option, root().join("seeds"))]);
    let mut bytes = Vec::new();
    let indexer = SegmentIndexer { partial: &build_values, complete: Some(&add_postings) };
    drop(load(&sources, None, indexer, &|_| true).pack().write(&mut bytes));
    let bytes = Bytes::from(bytes);
    bencher.bench(|| Pack::open(&bytes, Some(&Damage::default())).map_or(0, |pack| pack.batches.len()));
}

/// Opens the embedded corpus, as at every start.
#[divan::bench]
fn embedded_corpus() -> usize {
    Corpus::load(&[CorpusSource::Embedded]).0.len()
}

/// Starts a session, up to the bytes of its first frame.
#[divan::bench(args = [(80, 24), (120, 36), (200, 60)])]
fn first_frame(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let ctx = Ctx::of(Arc::new(Corpus::load(&[CorpusSource::Embedded]).0));
    bencher.bench(|| Session::new(ctx.clone(), size.0, size.1).start().bytes.len());
}
