//! The five seed batches: fresh, complete, and equal to their notices.
//!
//! `ANLI_UPDATE=1 cargo test` writes `seeds/*/batch.json`; without it no test writes.

use std::fs;

use anli::{
    corpus::{Theme, roundtrip::verify_roundtrip},
    import::{theme_words, to_text},
};

use super::{import_text, root};

/// Batch id, name of the notice as received, cases.
pub(super) const SEEDS: [(&str, &str, usize); 5] = [
    ("putian-2024-2", "000_910295115c9f912a.txt", 9),
    ("fujian-2025-1", "001_085e7826189001d4.txt", 35),
    ("fujian-2023-2", "002_3f5814f85c395fbf.txt", 12),
    ("fujian-approval-2023", "003_f4fde197e4266517.txt", 16),
    ("shaanxi-2023", "004_213e3ce8f5cd92cf.txt", 30),
];

pub(super) fn imported(id: &str, original: &str, corrected: bool) -> anli::import::Imported {
    let folder = root().join("seeds").join(id);
    let notice = fs::read(folder.join("notice.txt")).unwrap();
    let corrections = fs::read(folder.join("corrections.json")).unwrap();
    import_text(id, original, &notice, corrected.then_some(corrections.as_slice()))
}

#[test]
fn batch_files_are_fresh() {
    for (id, original, cases) in SEEDS {
        let batch = imported(id, original, true).batch;
        assert_eq!(batch.cases.len(), cases, "{id}");
        let text = to_text(&batch).unwrap();
        let path = root().join("seeds").join(id).join("batch.json");
        if std::env::var_os("ANLI_UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == text, "seeds/{id}/batch.json is stale: run `ANLI_UPDATE=1 cargo test`");
    }
}

#[test]
fn seed_notices_round_trip() {
    for (id, original, _) in SEEDS {
        for corrected in [true, false] {
            let imported = imported(id, original, corrected);
            let result = verify_roundtrip(&imported.batch, &imported.notice);
            assert_eq!(result, Ok(()), "{id}, corrected: {corrected}");
        }
    }
}

#[test]
fn themes_given_by_rules_name_their_evidence() {
    for (id, original, _) in SEEDS {
        for case in &imported(id, original, false).batch.cases {
            for (theme, words) in theme_words(case, 3) {
                assert_eq!(theme == Theme::Other, words.is_empty(), "{id}/{}: {}", case.number, theme.name());
            }
        }
    }
}
