//! From a notice to a batch.
#![expect(clippy::unwrap_used, reason = "a bench stops where the seeds cannot be imported")]

use std::{fs, path::Path};

use anli::import::{Request, import};
use divan::{Bencher, counter::BytesCount};

use super::seeds;

/// A notice of the seeds with what a person decided of it: rules, corrections and the proof that nothing is lost.
#[divan::bench(args = anli::corpus::seeds::ids())]
fn notice(bencher: Bencher<'_, '_>, id: &str) {
    let folder = seeds::folders().find(|folder| folder.ends_with(id)).unwrap();
    let (notice, corrections) =
        (fs::read(folder.join("notice.txt")).unwrap(), fs::read(folder.join("corrections.json")).unwrap());
    let request = Request {
        id: id.parse().unwrap(),
        original_name: "notice.txt".to_owned(),
        file_name: "notice.txt".to_owned(),
        path: Path::new("notice.txt"),
        corrections: Some((&corrections, Path::new("corrections.json"))),
    };
    bencher.counter(BytesCount::of_slice(&notice)).bench(|| import(&notice, &request).unwrap().batch.cases.len());
}
