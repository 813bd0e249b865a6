//! Where a batch is written to, and what may be there: an import replaces its own notice's batch, never another one
//! unasked.

use std::path::Path;

use crate::{
    app::words::{CliMsg, Lang},
    cli::out::{Result, wrong},
    corpus::{Batch, Case, TitleSource, check::sha256, load::read_batch, model::BATCH_FILE},
    import::{self, Request},
    text::sanitize::sanitize,
};

/// What stands where a batch is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Nothing, or a batch of the same notice.
    Own,
    /// Another batch, which is to be replaced.
    Other,
}

/// Looks at what is there; another batch gives way only to `--force`. `request` holds no corrections, because those in
/// the folder may be of another notice.
pub(super) fn look(force: bool, folder: &Path, (bytes, request): (&[u8], &Request<'_>), lang: Lang) -> Result<Place> {
    let path = folder.join(BATCH_FILE);
    if path.symlink_metadata().is_err() {
        return Ok(Place::Own);
    }
    let known = read_batch(&path).ok();
    if let Some(known) = known.as_ref().filter(|known| known.id == request.id) {
        let unchanged = sha256(request.path).is_ok_and(|sum| sum == known.source.sha256);
        if unchanged || same(known, &import::import(bytes, request)?.batch) {
            return Ok(Place::Own);
        }
    }
    if force {
        return Ok(Place::Other);
    }
    let shown = |path: &Path| sanitize(&path.display().to_string()).into_owned();
    let cure = (CliMsg::ReplaceIt, &[][..]);
    Err(match known {
        Some(known) => {
            let (id, title) = (known.id.to_string(), sanitize(&known.title).into_owned());
            let cases = known.cases.len().to_string();
            wrong(lang, (CliMsg::OtherBatch, &[&shown(folder), &id, &title, &cases]), cure)
        }
        None => wrong(lang, (CliMsg::NoKnownBatch, &[&shown(&path)]), cure),
    })
}

/// Whether two batches are of one notice: of the same number or title, or half of the cases are the same.
fn same(known: &Batch, made: &Batch) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let numbered = made.document_number.is_some() && known.document_number == made.document_number;
    let printed = [known, made].iter().all(|batch| batch.title_source == TitleSource::Printed);
    let titled = printed && plain(&known.title) == plain(&made.title);
    let text = |batch: &Batch| -> Vec<String> {
        let lead = |case: &Case| case.paragraphs().next().map(|lead| plain(&lead.text));
        batch.cases.iter().filter_map(lead).collect()
    };
    let (old, new) = (text(known), text(made));
    let both = new.iter().filter(|lead| old.contains(lead)).count();
    let cases = both > 0 && both * 2 >= old.len().min(new.len());
    numbered || titled || cases
}
