//! Input of the benches: the seeds, and a session on them.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use anli::{
    app::Ctx,
    corpus::{Corpus, CorpusSource, seeds},
};

/// The embedded corpus, opened before the measurements.
pub(crate) static SEEDS: LazyLock<Arc<Corpus>> = LazyLock::new(|| Arc::new(Corpus::load(&[CorpusSource::Embedded]).0));

/// The folders of the batches, in their order.
pub(crate) fn folders() -> impl Iterator<Item = PathBuf> {
    seeds::ids().map(|id| Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(id))
}

/// All paragraphs of the seeds.
pub(crate) fn paragraphs() -> Vec<String> {
    SEEDS
        .iter()
        .flat_map(|found| found.case().paragraphs().map(|paragraph| paragraph.text.clone()).collect::<Vec<_>>())
        .collect()
}

/// Returns the context of a session.
pub(crate) fn ctx() -> Ctx {
    Ctx::of(SEEDS.clone())
}
