//! The id that is proposed for a batch: place, year and the first free number, fujian-2025-1.

use std::path::Path;

use super::import::Received;
use crate::{
    corpus::{Batch, BatchId},
    import::{self, Request},
    text::pinyin_of,
};

/// The endings of places that their ids leave out.
const ENDINGS: [&str; 8] = [
    "\u{7701}",
    "\u{5e02}",
    "\u{53bf}",
    "\u{533a}",
    "\u{81ea}\u{6cbb}\u{533a}",
    "\u{81ea}\u{6cbb}\u{5dde}",
    "\u{58ee}\u{65cf}",
    "\u{7ef4}\u{543e}\u{5c14}",
];

/// Returns the id for a notice whose batch goes into the folder `corpus`.
pub(super) fn proposed(received: &Received, path: &Path, corpus: &Path) -> Option<BatchId> {
    let made = "new".parse().ok().and_then(|id| {
        let request = Request {
            id,
            original_name: String::new(),
            file_name: received.imported_name().to_owned(),
            converted: received.converted(),
            path,
            corrections: None,
        };
        import::import(received.imported(), &request).ok()
    });
    let stem = made.map_or_else(|| "notice".to_owned(), |made| stem(&made.batch));
    let free = (1..).map(|nth: u32| format!("{stem}-{nth}")).find(|id| !corpus.join(id).exists());
    free.and_then(|id| id.parse().ok())
}

/// Returns place and year.
fn stem(batch: &Batch) -> String {
    let region = batch.cases.iter().map(|case| case.region.city.as_deref());
    let same = region.clone().next().flatten().filter(|first| region.clone().all(|city| city == Some(*first)));
    let mut place = same.unwrap_or(&batch.province);
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| place.strip_suffix(ending)) {
        if shorter.chars().count() < 2 {
            break;
        }
        place = shorter;
    }
    let spelled = Some(pinyin_of(place)).filter(|spelled| !spelled.is_empty());
    let year: String = batch.published().chars().take(4).collect();
    let parts = [spelled.unwrap_or_else(|| "notice".to_owned()), year];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
