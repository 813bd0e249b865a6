//! Compares anli with other programs on the same text in pseudo-terminals:
//!
//! ```sh
//! cargo run --release --example compare -- DIR… [--runs N] [--only PROGRAM]… [--write FILE]…
//! ```
//!
//! Each DIR is a folder of batches, such as `seeds` or a corpus of the example `generate`. Missing programs are left
//! out with a message. Prints median, minimum and maximum of 20 runs (5 of more than 5000 cases); the order of the programs
//! changes with every run. `--only` selects programs by prefix; `--write` puts the tables between the marks of a file.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool that speaks plainly and stops where it cannot go on"
)]

mod counts;
mod figures;
mod grid;
mod meter;
mod peers;
mod pty;
mod report;
mod text;

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use self::{
    figures::Figures,
    meter::{Measured, Rehearsed},
    peers::{First, Peer, is_installed},
    pty::{Pty, field},
    report::{Row, Table},
};

/// The number of cases from which there are fewer runs and no instruction counts.
const LARGE: usize = 5000;

fn main() {
    let (mut folders, mut files, mut only, mut runs) = (Vec::new(), Vec::new(), Vec::new(), None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--runs" => runs = args.next().and_then(|number| number.parse().ok()),
            "--only" => only.extend(args.next()),
            "--write" => files.extend(args.next().map(PathBuf::from)),
            _ => folders.push(PathBuf::from(arg)),
        }
    }
    if folders.is_empty() {
        eprintln!("usage: compare DIR… [--runs N] [--only PROGRAM]… [--write FILE]…");
        std::process::exit(2);
    }
    let program = build();
    let tables: Vec<Table> = folders.iter().map(|folder| compare(&program, folder, &only, runs)).collect();
    println!("\n{}", report::markdown(&tables, 0));
    files.iter().for_each(|file| report::write(file, &tables));
}

/// Builds the program. Built together with this example, it shares the dependencies.
fn build() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let both = ["build", "--release", "--quiet", "--bin", "anli", "--example", "compare"];
    let built = Command::new(cargo).args(both).status();
    assert!(built.is_ok_and(|status| status.success()), "it does not build");
    std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().join("anli")
}

fn compare(program: &Path, folder: &Path, only: &[String], runs: Option<usize>) -> Table {
    let work = tempfile::tempdir().expect("a folder to work in");
    let folder = folder.canonicalize().expect("the folder is there");
    let text = text::write(&folder, work.path());
    let large = text.cases > LARGE;
    let runs = runs.unwrap_or(if large { 5 } else { 20 });
    println!("{} cases, {} runs", text.cases, runs);
    let peers = peers::peers(program, &folder, &text, work.path(), only);
    let mut used: Vec<(Peer, Rehearsed, Measured)> = Vec::new();
    for peer in peers {
        let rehearsed = meter::rehearse(&peer, work.path());
        used.extend(rehearsed.map(|rehearsed| (peer, rehearsed, Measured::default())));
    }
    let (mut floor, mut scan) = (Figures::default(), Measured::default());
    let scans = peers::is_selected(only, "ripgrep") && is_installed("rg");
    for run in 0..runs {
        eprintln!("run {}", run + 1);
        floor.push(least(work.path()));
        for at in order(run, used.len()) {
            let (peer, rehearsed, measured) = &mut used[at];
            meter::measure(peer, work.path(), rehearsed, measured);
        }
        if scans {
            let (time, resident) = ripgrep(&text.plain, &text.last);
            scan.ready.push(time);
            resident.into_iter().for_each(|resident| scan.resident.push(resident));
        }
    }
    let counts = !large && is_installed("valgrind");
    let mut rows: Vec<Row> = Vec::new();
    for (peer, rehearsed, measured) in used {
        if measured.doubtful > 0 {
            println!("{}: {} answers looked otherwise than in the rehearsal", peer.name, measured.doubtful);
        }
        println!("{}, ms: {}", peer.name, measured.each_key(&peer));
        let counted = if counts { counts::count(&peer, work.path(), &rehearsed) } else { None };
        rows.push(Row { name: peer.name, given: peer.given, measured, counted });
    }
    if scans {
        let given = ["`rg -c WORD` over the whole text, WORD from its end", "对全文执行 `rg -c 词`，词取自文末"];
        rows.push(Row { name: "ripgrep", given, measured: scan, counted: None });
    }
    Table { cases: text.cases, bytes: text.bytes, runs, floor, rows }
}

/// Returns the order of a run: forwards and backwards in turn, each time starting with another program.
fn order(run: usize, count: usize) -> Vec<usize> {
    let turned = (0..count).map(|nth| (nth + run) % count);
    if run.is_multiple_of(2) { turned.collect() } else { turned.rev().collect() }
}

/// Returns the time of a process that only writes a word, in milliseconds.
fn least(home: &Path) -> f64 {
    let mut pty = Pty::start(&["echo".to_owned(), "x".to_owned()], home);
    let time = meter::first_frame(&mut pty, &First::Ends("x".to_owned()));
    pty.end();
    time.map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}

/// Runs ripgrep once. Returns its time in milliseconds and its resident memory.
fn ripgrep(file: &Path, word: &str) -> (f64, Option<f64>) {
    let run = || Command::new("rg").args(["--count", word]).arg(file).stdout(Stdio::null()).spawn().expect("it runs");
    let began = Instant::now();
    let status = run().wait().expect("it ends");
    let time = began.elapsed();
    assert!(status.success(), "{word} is in the text");
    let (mut child, mut resident) = (run(), 0.0_f64);
    while let Ok(None) = child.try_wait() {
        resident = resident.max(field(child.id(), "status", "VmHWM"));
        std::thread::sleep(Duration::from_micros(500));
    }
    (time.as_secs_f64() * 1000.0, (resident > 0.0).then_some(resident))
}
