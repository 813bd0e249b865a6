//! From a notice to a batch.
#![expect(clippy::unwrap_used, reason = "a bench stops where the seeds cannot be imported")]

use std::{fs, path::Path};

use anli::import::{Request, import};
use divan::{Bencher, counter::BytesCount};

use super::seeds;

/// Imports a notice of the seeds with its corrections, including the round-trip proof.
#[divan::bench(args = anli::corpus::seeds::ids())]
fn notice(bencher: Bencher<'_, '_>, id: &str) {
    let folder = seeds::folders().find(|folder| folder.ends_with(id)).unwrap();
    let (notice, corrections) =
        (fs::read(folder.join("notice.txt")).unwrap(), fs::read(folder.join("corrections.json")).unwrap());
    let request = Request {
        id: id.parse().unwrap(),
        original_name: "notice.txt".to_owned(),
        file_name: "notice.txt".to_owned(),
        converted: None,
        path: Path::new("notice.txt"),
        corrections: Some((&corrections, Path::new("corrections.json"))),
    };
    bencher.counter(BytesCount::of_slice(&notice)).bench(|| import(&notice, &request).unwrap().batch.cases.len());
}

fn time_import(bencher: Bencher<'_, '_>, notice: &[u8]) {
    let request = Request {
        id: "copies".parse().unwrap(),
        original_name: "notice.txt".to_owned(),
        file_name: "notice.txt".to_owned(),
        converted: None,
        path: Path::new("notice.txt"),
        corrections: None,
    };
    bencher.counter(BytesCount::of_slice(notice)).bench(|| import(notice, &request).is_ok());
}

/// Copies of a piece of a notice, one behind the other. The time is linear as long as the throughput stays.
#[divan::bench(args = [1, 12, 144], sample_count = 5)]
fn copies(bencher: Bencher<'_, '_>, count: usize) {
    let folder = seeds::folders().find(|folder| folder.ends_with("shaanxi-2023")).unwrap();
    let notice = fs::read_to_string(folder.join("notice.txt")).unwrap();
    let piece: String = notice.chars().take(6_000).collect();
    time_import(bencher, piece.repeat(count).as_bytes());
}

/// One line without an end of a sentence.
#[divan::bench(args = [40_000, 400_000], sample_count = 5)]
fn one_line(bencher: Bencher<'_, '_>, characters: usize) {
    time_import(bencher, "县".repeat(characters).as_bytes());
}
