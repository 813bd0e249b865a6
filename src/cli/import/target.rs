//! The check before a batch is overwritten: an import replaces the batch of its own notice, another one only with
//! `--force`.

use std::{collections::HashSet, path::Path};

use crate::{
    app::words::{CliMsg, Lang},
    cli::{
        out::{Result, shown, wrong},
        received::Received,
    },
    corpus::{Batch, Case, TitleSource, load::read_batch, model::BATCH_FILE},
    import::{self, Request},
    text::sanitize::sanitize,
};

/// Returns `true` if the folder has another batch, which is replaced. `request` holds no corrections, because those in the
/// folder may belong to another notice.
///
/// # Errors
///
/// Another batch is there, and `force` is not set.
pub(super) fn replaces_other(
    force: bool,
    folder: &Path,
    (received, request): (&Received, &Request<'_>),
    lang: Lang,
) -> Result<bool> {
    let path = folder.join(BATCH_FILE);
    if path.symlink_metadata().is_err() {
        return Ok(false);
    }
    let known = read_batch(&path).ok();
    if let Some(known) = known.as_ref().filter(|known| known.id == request.id) {
        let unchanged = received.sha256 == known.source.received_sha256();
        if unchanged
            || import::import(received.imported(), request).is_ok_and(|made| is_same_notice(known, &made.batch))
        {
            return Ok(false);
        }
    }
    if force {
        return Ok(true);
    }
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

/// Returns `true` if two batches come from one notice: equal number or title, or half of the cases in common.
fn is_same_notice(known: &Batch, made: &Batch) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let numbered = made.document_number.is_some() && known.document_number == made.document_number;
    let printed = [known, made].iter().all(|batch| batch.title_source == TitleSource::Printed);
    let titled = printed && plain(&known.title) == plain(&made.title);
    let text = |batch: &Batch| -> HashSet<String> {
        let lead = |case: &Case| case.paragraphs().next().map(|lead| plain(&lead.text));
        batch.cases.iter().filter_map(lead).collect()
    };
    let (old, new) = (text(known), text(made));
    let both = new.iter().filter(|lead| old.contains(*lead)).count();
    let cases = both > 0 && both * 2 >= old.len().min(new.len());
    numbered || titled || cases
}
