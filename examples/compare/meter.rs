//! Runs of a program: a rehearsal that waits after every key until the program is idle and records the screen, and
//! measured runs in which a response is complete with the byte that produces the recorded screen.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use super::{
    figures::{Figures, shown},
    peers::{First, Kind, Peer},
    pty::Pty,
};

/// Silence after which a frame without an end mark is complete. It is not part of the time.
const QUIET: Duration = Duration::from_millis(40);
/// The longest wait for any response.
const PATIENCE: Duration = Duration::from_secs(120);
/// The wait for a response that differs from the rehearsal before the program is checked for idleness.
const DOUBT: Duration = Duration::from_millis(300);

/// Measurements of one program, in milliseconds, bytes and MB.
#[derive(Default)]
pub(crate) struct Measured {
    pub(crate) first_frame: Figures,
    pub(crate) ready: Figures,
    /// For each typed key the times to the first and to the last bytes of its response.
    pub(crate) firsts: Vec<Figures>,
    pub(crate) keys: Vec<Figures>,
    pub(crate) bytes_typed: Figures,
    pub(crate) bytes_moved: Figures,
    pub(crate) resident: Figures,
    pub(crate) private: Figures,
    /// The number of responses that differed from the rehearsal.
    pub(crate) doubtful: usize,
}

impl Measured {
    /// Returns each typed key with the median of its time.
    pub(crate) fn each_key(&self, peer: &Peer) -> String {
        let typed = peer.keys.iter().filter(|(_, kind)| *kind == Kind::Typed);
        let medians = typed.zip(&self.keys).map(|((keys, _), figures)| {
            format!("{} {}", keys.escape_debug(), figures.median().map_or_else(String::new, shown))
        });
        medians.collect::<Vec<_>>().join(", ")
    }
}

/// The screen after each key; `None` for a key without output.
pub(crate) type Rehearsed = Vec<Option<String>>;

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Returns the time from the start to the complete first frame.
pub(crate) fn first_frame(pty: &mut Pty, first: &First) -> Option<Duration> {
    let began = pty.began;
    let at = match first {
        First::Update => pty.until(PATIENCE, |grid| grid.updates() > 0),
        First::Ends(text) => pty.until(PATIENCE, |grid| grid.text().contains(text)),
        First::Shows(text) => {
            let shown = pty.until(PATIENCE, |grid| grid.text().contains(text));
            shown.map(|shown| pty.quiet(QUIET).unwrap_or(shown))
        }
    };
    at.map(|at| at - began)
}

/// Returns the time from the start until the whole text can be searched.
pub(crate) fn ready(pty: &mut Pty, peer: &Peer) -> Option<Duration> {
    let (keys, shows) = &peer.ready;
    // As a whole word: during loading a sign may follow a count.
    let is_there = |text: String| text.split(|c: char| c.is_whitespace() || c == '│').any(|word| word == shows);
    let began = pty.began;
    if keys.is_empty() && is_there(pty.grid.text()) {
        return Some(Instant::now() - began);
    }
    pty.send(keys);
    pty.until(PATIENCE, |grid| is_there(grid.text())).map(|at| at - began)
}

/// Runs a program once without a time limit and records its screens.
pub(crate) fn rehearse(peer: &Peer, home: &Path) -> Option<Rehearsed> {
    let mut pty = Pty::start(&peer.command(&[]), home);
    let started = first_frame(&mut pty, &peer.first).and_then(|_| ready(&mut pty, peer));
    if started.is_none() {
        println!("{} did not start: it shows\n{}", peer.name, pty.grid.text());
        return None;
    }
    pty.rest(PATIENCE);
    let screens = peer.keys.iter().map(|(keys, _)| {
        pty.send(keys);
        pty.rest(PATIENCE).map(|_| pty.grid.text())
    });
    let screens = screens.collect();
    pty.end();
    Some(screens)
}

/// Runs a program once and measures it.
pub(crate) fn measure(peer: &Peer, home: &Path, rehearsed: &Rehearsed, measured: &mut Measured) {
    let mut pty = Pty::start(&peer.command(&[]), home);
    measured.first_frame.push(first_frame(&mut pty, &peer.first).map_or(f64::NAN, ms));
    measured.ready.push(ready(&mut pty, peer).map_or(f64::NAN, ms));
    pty.rest(PATIENCE);
    let (mut typed, mut bytes) = (0, [(0, 0); 2]);
    for ((keys, kind), screen) in peer.keys.iter().zip(rehearsed) {
        let (before, began) = (pty.bytes, Instant::now());
        pty.send(keys);
        let answer = screen.as_ref().and_then(|screen| answer(&mut pty, screen, measured));
        if *kind == Kind::Typed {
            let (first, last) = answer.unwrap_or((began, began));
            for (figures, at) in [(&mut measured.firsts, first), (&mut measured.keys, last)] {
                figures.resize_with(figures.len().max(typed + 1), Figures::default);
                figures[typed].push(ms(at - began));
            }
            typed += 1;
        }
        if *kind != Kind::Aside {
            let sum = &mut bytes[usize::from(*kind == Kind::Move)];
            *sum = (sum.0 + pty.bytes - before, sum.1 + 1);
        }
    }
    let mean = |(sum, count): (usize, usize)| sum as f64 / count as f64;
    measured.bytes_typed.push(mean(bytes[0]));
    measured.bytes_moved.push(mean(bytes[1]));
    let (resident, private) = pty.memory();
    measured.resident.push(resident);
    measured.private.push(private);
    pty.end();
}

/// Returns the times of the first and the last bytes of a response.
fn answer(pty: &mut Pty, screen: &str, measured: &mut Measured) -> Option<(Instant, Instant)> {
    let mut times: Option<(Instant, Instant)> = None;
    loop {
        let next = pty.next(DOUBT).or_else(|| pty.rest(PATIENCE));
        let Some(at) = next else {
            measured.doubtful += 1;
            return times;
        };
        times = Some((times.map_or(at, |(first, _)| first), at));
        if pty.grid.is_whole() && pty.grid.text() == screen {
            return times;
        }
    }
}
