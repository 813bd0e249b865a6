//! Generates a large corpus of plausible, varied cases from the seeds, for measurements:
//!
//! ```sh
//! cargo run --release --example generate -- --cases 102000 --seed 1 -o DIR
//! ```
//!
//! `--batch N` puts N cases into each batch instead of as many as the seeds have; `--measure` prints the variety of the
//! corpus, which takes memory for every paragraph. A seed determines all bytes.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool that speaks plainly and stops where it cannot go on"
)]

mod chance;
mod edit;
mod make;
mod measure;
mod names;
mod regions;
mod stock;

use std::{fs, io::Write, path::PathBuf, process::exit};

use anli::{
    corpus::{Batch, load::read_batch, seeds},
    import::to_text,
};

/// Batches with more cases are written without line breaks, because pretty-printing takes several times their size.
const READABLE: usize = 2000;

fn main() {
    let (mut cases, mut seed, mut batch, mut out, mut measured) = (1000, 1, None, None, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|value| value.parse::<usize>().ok()).unwrap_or_else(|| usage());
        match arg.as_str() {
            "--cases" => cases = number(),
            "--seed" => seed = number() as u64,
            "--batch" => batch = Some(number().max(1)),
            "--measure" => measured = Some(measure::Measured::default()),
            "-o" => out = args.next().map(PathBuf::from),
            _ => usage(),
        }
    }
    let Some(out) = out else { usage() };
    let seeds: Vec<Batch> = seeds::ids()
        .map(|id| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("seeds/{id}/batch.json")))
        .map(|path| read_batch(&path).expect("the seeds are readable"))
        .collect();
    let mut maker = make::Maker::new(&seeds, seed);
    let mut left = cases;
    for nth in 0.. {
        if left == 0 {
            break;
        }
        // The sizes of the seed batches, in turn.
        let usual = seeds[nth % seeds.len()].cases.len();
        let count = batch.unwrap_or(usual).min(left);
        let made = maker.batch(count);
        left -= count;
        if let Some(measured) = &mut measured {
            measured.add(&made);
        }
        let folder = out.join(made.batch.id.as_str());
        fs::create_dir_all(&folder).expect("the folder can be made");
        fs::write(folder.join("notice.txt"), &made.notice).expect("the notice can be written");
        let file = fs::File::create(folder.join("batch.json")).expect("the batch can be written");
        let mut file = std::io::BufWriter::new(file);
        if count > READABLE {
            serde_json::to_writer(&mut file, &made.batch).expect("the batch can be written");
        } else {
            file.write_all(to_text(&made.batch).unwrap().as_bytes()).expect("the batch can be written");
        }
        file.flush().expect("the batch can be written");
    }
    if let Some(measured) = measured {
        println!("{} batches, {} cases, {} bytes of notices", measured.batches, measured.cases, measured.text);
        println!("{} titles and {} ids differ", measured.titles.len(), measured.ids.len());
        println!("{} sequences of two characters", measured.pairs.len());
        let all: u32 = measured.paragraphs.values().sum();
        println!("{} of {all} paragraphs differ, one comes {} times", measured.paragraphs.len(), measured.most_alike());
        println!(
            "a paragraph of the seeds is taken {:.2} times as often as by chance at most",
            measured.most_over_chance(&maker)
        );
    }
}

fn usage() -> ! {
    eprintln!("usage: generate --cases N [--seed N] [--batch N] [--measure] -o DIR");
    exit(2)
}
