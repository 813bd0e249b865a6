//! The generator of large corpora: valid, varied, and determined by its seed.

#[path = "../examples/generate/chance.rs"]
pub(crate) mod chance;
#[path = "../examples/generate/edit.rs"]
mod edit;
#[path = "../examples/generate/make.rs"]
mod make;
#[path = "../examples/generate/measure.rs"]
mod measure;
#[path = "../examples/generate/names.rs"]
mod names;
#[path = "../examples/generate/regions.rs"]
mod regions;
#[path = "../examples/generate/stock.rs"]
mod stock;

use std::{fs, path::Path};

use anli::corpus::{Batch, load::read_batch, roundtrip::verify_roundtrip, seeds};
use tempfile::TempDir;

use self::{
    make::{Made, Maker},
    measure::Measured,
};
use crate::common::faults::check_folder;

/// Numbers of cases of a small corpus and of one ten times as large.
const SMALL: usize = 200;
const LARGE: usize = 2000;

fn generate(cases: usize, seed: u64) -> (Maker, Vec<Made>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seeds: Vec<Batch> =
        seeds::ids().map(|id| read_batch(&root.join(format!("seeds/{id}/batch.json"))).unwrap()).collect();
    let mut maker = Maker::new(&seeds, seed);
    let made = (0..cases / 20).map(|_| maker.batch(20)).collect();
    (maker, made)
}

fn measured(made: &[Made]) -> Measured {
    let mut measured = Measured::default();
    made.iter().for_each(|made| measured.add(made));
    measured
}

#[test]
fn a_seed_determines_the_corpus() {
    let text = |seed| generate(60, seed).1.iter().map(|made| made.notice.clone()).collect::<String>();
    assert_eq!(text(1), text(1));
    assert_ne!(text(1), text(2));
}

#[test]
fn generated_batches_pass_the_check() {
    let folder = TempDir::new().unwrap();
    for made in generate(SMALL, 1).1 {
        verify_roundtrip(&made.batch, &made.notice).unwrap();
        let folder = folder.path().join(made.batch.id.as_str());
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("notice.txt"), &made.notice).unwrap();
        fs::write(folder.join("batch.json"), anli::import::to_text(&made.batch).unwrap()).unwrap();
    }
    assert_eq!(check_folder(folder.path()), []);
}

#[test]
fn larger_corpora_have_more_words() {
    let (_, small) = generate(SMALL, 1);
    let (maker, large) = generate(LARGE, 1);
    let (small, large) = (measured(&small), measured(&large));
    assert_eq!((large.titles.len(), large.ids.len()), (LARGE, LARGE / 20));
    let (few, many) = (small.pairs.len(), large.pairs.len());
    assert!(many * 2 > few * 3, "{few} pairs of characters in {SMALL} cases, {many} in {LARGE}");
    let over = large.most_over_chance(&maker);
    assert!(over <= 1.5, "a paragraph comes {over} times as often as by chance");
    // Printed paragraphs repeat less than their sources, because names and numbers differ.
    assert!(large.paragraphs.len() * 10 > large.paragraphs.values().sum::<u32>() as usize * 9);
    assert!(large.most_alike() <= 20, "{}", large.most_alike());
}
