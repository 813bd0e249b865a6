//! Runs of a program: a rehearsal that waits after every key until the program is at rest and keeps what it shows then,
//! and runs in which the answer to a key is complete with the byte that makes the screen that.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use super::{
    figures::Figures,
    peers::{First, Kind, Peer},
    pty::Pty,
};

/// No byte for so long: a frame whose end nobody tells is whole. It is not part of the time.
const QUIET: Duration = Duration::from_millis(40);
/// No program takes longer for anything.
const PATIENCE: Duration = Duration::from_secs(120);
/// An answer that looks otherwise than in the rehearsal is looked at so long before it is asked whether it is whole.
const DOUBT: Duration = Duration::from_millis(300);

/// What was measured of one program, in milliseconds, bytes and MB.
#[derive(Default)]
pub(crate) struct Measured {
    pub(crate) first_frame: Figures,
    pub(crate) ready: Figures,
    /// For each typed key the time to the last byte that it caused.
    pub(crate) keys: Vec<Figures>,
    pub(crate) bytes_typed: Figures,
    pub(crate) bytes_moved: Figures,
    pub(crate) resident: Figures,
    pub(crate) private: Figures,
    /// Answers that looked otherwise than in the rehearsal.
    pub(crate) doubtful: usize,
}

/// What the screen shows after each key; nothing where a key sends no byte.
pub(crate) type Rehearsed = Vec<Option<String>>;

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// How long after the start the first frame was whole.
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

/// How long after the start it could answer for all of the text.
pub(crate) fn ready(pty: &mut Pty, peer: &Peer) -> Option<Duration> {
    let (keys, shows) = &peer.ready;
    let is_there = |text: String| text.contains(shows);
    let began = pty.began;
    if keys.is_empty() && is_there(pty.grid.text()) {
        return Some(Instant::now() - began);
    }
    pty.send(keys);
    pty.until(PATIENCE, |grid| is_there(grid.text())).map(|at| at - began)
}

/// Uses it once, with all the time that it wants.
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

/// Uses it once and measures.
pub(crate) fn measure(peer: &Peer, home: &Path, rehearsed: &Rehearsed, measured: &mut Measured) {
    let mut pty = Pty::start(&peer.command(&[]), home);
    measured.first_frame.push(first_frame(&mut pty, &peer.first).map_or(f64::NAN, ms));
    measured.ready.push(ready(&mut pty, peer).map_or(f64::NAN, ms));
    pty.rest(PATIENCE);
    let (mut typed, mut bytes) = (0, [(0, 0); 2]);
    for ((keys, kind), screen) in peer.keys.iter().zip(rehearsed) {
        let (before, began) = (pty.bytes, Instant::now());
        pty.send(keys);
        let last = screen.as_ref().map(|screen| answer(&mut pty, screen, measured));
        if *kind == Kind::Typed {
            measured.keys.resize_with(measured.keys.len().max(typed + 1), Figures::default);
            measured.keys[typed].push(ms(last.flatten().map_or(Duration::ZERO, |last| last - began)));
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

/// When the last byte of an answer came.
fn answer(pty: &mut Pty, screen: &str, measured: &mut Measured) -> Option<Instant> {
    let mut last = None;
    loop {
        if let Some(at) = pty.next(DOUBT) {
            last = Some(at);
            if pty.grid.is_whole() && pty.grid.text() == screen {
                return last;
            }
        } else if let Some(at) = pty.rest(PATIENCE) {
            last = Some(at);
            if pty.grid.text() == screen {
                return last;
            }
        } else {
            measured.doubtful += 1;
            return last;
        }
    }
}
