//! Runs anli and what a user would otherwise take on the same text in pseudo-terminals, and says how they compare:
//!
//! ```sh
//! cargo run --release --example compare -- DIR… [--runs N]
//! ```
//!
//! Each DIR is a folder of batches, such as `seeds` or what the example `generate` made. Programs that are not on the
//! machine are left out, and that is said. Medians with the least and the most of 20 runs (5 of more than 5000 cases);
//! the order of the programs changes with every run.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool that speaks plainly and stops where it cannot go on"
)]

mod pty;
mod text;

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use pty::Pty;

/// Cases from which there are fewer runs, and from which a feed reader is not asked to import them.
const LARGE: usize = 5000;
/// What is typed, a key at a time: rare, common, pinyin.
const TYPED: [&str; 3] = ["零工", "营商环境", "budayang"];
/// Nothing is sent for so long: the program has come to rest.
const QUIET: Duration = Duration::from_millis(700);

/// What was measured of one program: every run of everything.
#[derive(Default)]
struct Measured {
    first_frame: Vec<f64>,
    ready: Vec<f64>,
    first_answer: Vec<f64>,
    whole_answer: Vec<f64>,
    bytes_per_key: Vec<f64>,
    resident: Vec<f64>,
    private: Vec<f64>,
}

/// A program and how it is run.
struct Peer {
    name: &'static str,
    command: Vec<String>,
    /// Keys that open its search, and those that close it.
    open: &'static str,
    close: &'static str,
    measured: Measured,
}

fn main() {
    let (mut folders, mut runs) = (Vec::new(), None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--runs" => runs = args.next().and_then(|number| number.parse().ok()),
            _ => folders.push(PathBuf::from(arg)),
        }
    }
    if folders.is_empty() {
        eprintln!("name one or more folders of batches");
        std::process::exit(2);
    }
    for folder in folders {
        compare(&folder, runs);
    }
}

fn compare(folder: &Path, runs: Option<usize>) {
    let work = tempfile::tempdir().expect("a folder to work in");
    let file = work.path().join("text.txt");
    let size = text::write(folder, &file);
    let runs = runs.unwrap_or(if size.cases > LARGE { 5 } else { 20 });
    println!("\n{} cases, {:.1} MB of text, {runs} runs\n", size.cases, size.bytes as f64 / 1e6);
    let mut peers = peers(folder, &file, work.path(), size.cases);
    for run in 0..runs {
        let count = peers.len();
        for nth in 0..count {
            // Forwards and backwards in turn, each time beginning with another one.
            let at = if run % 2 == 0 { (nth + run) % count } else { (count - 1 - nth + run) % count };
            measure(&mut peers[at], work.path());
        }
    }
    report(&peers);
    search_with_ripgrep(&file, runs);
}

fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

fn peers(folder: &Path, file: &Path, work: &Path, cases: usize) -> Vec<Peer> {
    let own = |path: &Path| path.display().to_string();
    let anli = std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().join("anli");
    assert!(anli.exists(), "build it first: cargo build --release");
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut peers = vec![Peer {
        name: "anli",
        command: words(&[&own(&anli), "--no-state", "--no-seeds", "--ambiguous", "narrow", "--corpus", &own(folder)]),
        open: "/",
        close: "\x1b",
        measured: Measured::default(),
    }];
    let shell = |script: String| words(&["sh", "-c", &script]);
    let preview = "--preview 'printf %s {}' --preview-window down:8:wrap";
    let others = [
        ("fzf", shell(format!("exec fzf {preview} < '{}'", own(file))), "", ""),
        ("less", words(&["less", &own(file)]), "/", "\r"),
    ];
    for (name, command, open, close) in others {
        if is_there(name) {
            peers.push(Peer { name, command, open, close, measured: Measured::default() });
        } else {
            println!("{name} is not on this machine");
        }
    }
    if !is_there("newsboat") {
        println!("newsboat is not on this machine");
    } else if cases > LARGE {
        println!("newsboat is left out: to import {cases} articles takes it too long");
    } else {
        let command = text::feed(folder, work);
        peers.push(Peer { name: "newsboat", command, open: "\r/", close: "\r", measured: Measured::default() });
    }
    peers
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn measure(peer: &mut Peer, home: &Path) {
    let began = Instant::now();
    let mut pty = Pty::start(&peer.command, home);
    let measured = &mut peer.measured;
    let Some(first) = pty.first_frame(began) else {
        println!("{} shows nothing", peer.name);
        return;
    };
    measured.first_frame.push(ms(first));
    measured.ready.push(ms(pty.rest(began, QUIET).unwrap_or(first)));
    let (mut first_answer, mut whole_answer, mut bytes, mut keys) = (0.0_f64, 0.0_f64, 0, 0);
    for word in TYPED {
        pty.send(peer.open);
        pty.rest(Instant::now(), QUIET);
        for (nth, key) in word.chars().enumerate() {
            // A pager and a feed reader look for a word when it is typed to its end.
            let is_last = nth + 1 == word.chars().count();
            let typed = if is_last { format!("{key}{}", enter(peer.name)) } else { key.to_string() };
            let began = Instant::now();
            pty.send(&typed);
            let (first, last, sent) = pty.answer(began, QUIET);
            first_answer = first_answer.max(ms(first));
            whole_answer = whole_answer.max(ms(last));
            bytes += sent;
            keys += 1;
        }
        match peer.name {
            "fzf" => pty.send("\x15"),
            _ => pty.send(peer.close),
        }
        pty.rest(Instant::now(), QUIET);
    }
    measured.first_answer.push(first_answer);
    measured.whole_answer.push(whole_answer);
    measured.bytes_per_key.push(bytes as f64 / f64::from(keys));
    let (resident, private) = pty.memory();
    measured.resident.push(resident);
    measured.private.push(private);
    pty.end();
}

/// What ends a word.
fn enter(name: &str) -> &'static str {
    match name {
        "less" | "newsboat" => "\r",
        _ => "",
    }
}

/// Median, least and most.
fn middle(values: &[f64]) -> Option<(f64, f64, f64)> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    Some((*sorted.get(sorted.len() / 2)?, *sorted.first()?, *sorted.last()?))
}

fn report(peers: &[Peer]) {
    type Row = (&'static str, fn(&Measured) -> &Vec<f64>);
    let rows: [Row; 7] = [
        ("first frame, ms", |m| &m.first_frame),
        ("ready, ms", |m| &m.ready),
        ("worst key to first answer, ms", |m| &m.first_answer),
        ("worst key to last answer, ms", |m| &m.whole_answer),
        ("bytes per key", |m| &m.bytes_per_key),
        ("peak resident, MB", |m| &m.resident),
        ("private at the end, MB", |m| &m.private),
    ];
    let names: Vec<&str> = peers.iter().map(|peer| peer.name).collect();
    println!("| | {} |\n|---|{}", names.join(" | "), "---|".repeat(names.len()));
    for (what, values) in rows {
        let own = peers.first().and_then(|peer| middle(values(&peer.measured)));
        let cells = peers.iter().enumerate().map(|(nth, peer)| {
            let Some((median, least, most)) = middle(values(&peer.measured)) else { return "–".to_owned() };
            let ratio =
                own.filter(|_| nth > 0).map(|(own, ..)| format!(", ×{:.2}", median / own.max(f64::MIN_POSITIVE)));
            format!("{median:.1} ({least:.1}–{most:.1}){}", ratio.unwrap_or_default())
        });
        println!("| {what} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
}

/// Ripgrep answers once and ends: how long that takes for each word.
fn search_with_ripgrep(file: &Path, runs: usize) {
    if !is_there("rg") {
        println!("\nripgrep is not on this machine");
        return;
    }
    for word in TYPED {
        let times = (0..runs).map(|_| {
            let began = Instant::now();
            let _ =
                Command::new("rg").args(["--count", "--no-messages", word]).arg(file).stdout(Stdio::null()).status();
            ms(began.elapsed())
        });
        let times: Vec<f64> = times.collect();
        if let Some((median, least, most)) = middle(&times) {
            println!("ripgrep, {word}: {median:.1} ms ({least:.1}–{most:.1})");
        }
    }
}
