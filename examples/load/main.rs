//! Many sessions at once on one machine, each in a pseudo-terminal of its own with a key every half second:
//!
//! ```sh
//! cargo run --release --example load -- [--sessions N] [--seconds S] [--keys read|type] [--only PROGRAM] [-- ARGS…]
//! ```
//!
//! ARGS are given to anli, such as `--restricted` or `--corpus DIR`. fzf and less get the titles of the same cases; what is
//! missing is left out with a word. Prints how long half, 95 % and 99 % of the keys waited for their frame, and the private
//! memory of a session. Only compare figures of one run: this program works beside the sessions.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measurement stops at the first surprise and prints"
)]

mod programs;
mod session;

use std::{
    path::PathBuf,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use self::{
    programs::{Keys, Program},
    session::Session,
};

/// The time between two keys of a session.
const PERIOD: Duration = Duration::from_millis(500);

/// The longest wait for the first frames of all sessions.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() {
    let (mut sessions, mut seconds, mut keys, mut only, mut rest) = (50, 20, Keys::Read, None, Vec::new());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--sessions" => sessions = args.next().and_then(|number| number.parse().ok()).unwrap_or(sessions),
            "--seconds" => seconds = args.next().and_then(|number| number.parse().ok()).unwrap_or(seconds),
            "--keys" => keys = if args.next().as_deref() == Some("type") { Keys::Type } else { Keys::Read },
            "--only" => only = args.next(),
            "--" => rest = args.by_ref().collect(),
            _ => {
                eprintln!("usage: load [--sessions N] [--seconds S] [--keys read|type] [--only PROGRAM] [-- ARGS…]");
                std::process::exit(2);
            }
        }
    }
    let anli = build();
    let home = tempfile::tempdir().expect("a folder to work in");
    println!("{sessions} sessions, {seconds} s, a key each {} ms\n", PERIOD.as_millis());
    println!("| program | keys | half, ms | 95 % | 99 % | most | unanswered | private, MB | most |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    for program in programs::programs(&anli, &rest, home.path(), keys) {
        if only.as_ref().is_none_or(|only| program.name.starts_with(only.as_str())) {
            measure(&program, home.path(), sessions, Duration::from_secs(seconds));
        }
    }
}

/// Builds the program. Built together with this example, it shares the dependencies.
fn build() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let profile = if cfg!(debug_assertions) { &[][..] } else { &["--release"] };
    let built = Command::new(cargo).args(["build", "--quiet", "--bin", "anli"]).args(profile).status();
    assert!(built.is_ok_and(|status| status.success()), "it does not build");
    std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().join("anli")
}

/// Runs the sessions of one program and prints its row.
fn measure(program: &Program, home: &std::path::Path, count: u32, time: Duration) {
    let mut sessions: Vec<Session> = (0..count).map(|_| Session::start(program, home)).collect();
    let limit = Instant::now() + PATIENCE;
    while sessions.iter().any(|session| !session.is_drawn()) && Instant::now() < limit {
        thread::sleep(Duration::from_millis(20));
    }
    let drawn = sessions.iter().filter(|session| session.is_drawn()).count();
    if drawn < sessions.len() {
        println!("{}: only {drawn} of {count} sessions started", program.name);
    }
    let (begin, apart) = (Instant::now(), PERIOD / count.max(1));
    let rounds = time.as_millis() / PERIOD.as_millis();
    for round in 0..u32::try_from(rounds).unwrap_or(u32::MAX) {
        for (at, session) in (0..).zip(&mut sessions) {
            // Sessions type one after the other, not all at one moment.
            let due = begin + PERIOD * round + apart * at;
            thread::sleep(due.saturating_duration_since(Instant::now()));
            let key = program.keys[(round + at) as usize % program.keys.len()].as_bytes();
            session.press(if round == 0 { program.first } else { key });
        }
    }
    thread::sleep(PERIOD);
    let mut waits: Vec<f64> = sessions.iter().flat_map(Session::waits).map(|wait| wait.as_secs_f64() * 1e3).collect();
    let mut memory: Vec<f64> = sessions.iter().map(Session::private).collect();
    let unanswered: usize = sessions.iter().map(Session::unanswered).sum();
    waits.sort_by(f64::total_cmp);
    memory.sort_by(f64::total_cmp);
    let [half, most95, most99, most] = [0.5, 0.95, 0.99, 1.0].map(|share| quantile(&waits, share));
    let (name, keys) = (program.name, waits.len());
    let [private, largest] = [0.5, 1.0].map(|share| quantile(&memory, share));
    println!(
        "| {name} | {keys} | {half:.1} | {most95:.1} | {most99:.1} | {most:.1} | {unanswered} | {private:.2} | {largest:.2} |"
    );
    sessions.into_iter().for_each(Session::end);
}

/// Returns the least of `sorted` that no more than this share is below.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = (sorted.len() as f64 * share).ceil() as usize;
    sorted.get(at.saturating_sub(1)).copied().unwrap_or_default()
}
