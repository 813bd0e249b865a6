//! Instruction counts by valgrind, which do not depend on the load of the machine.

use std::{fs, path::Path, time::Duration};

use super::{
    meter::{Rehearsed, first_frame, ready},
    peers::{Kind, Peer},
    pty::Pty,
};

/// Programs run about fifty times slower under valgrind.
const PATIENCE: Duration = Duration::from_secs(300);

/// Returns the millions of instructions of a start up to its first frame, and of a typed key.
pub(crate) fn count(peer: &Peer, home: &Path, rehearsed: &Rehearsed) -> Option<(f64, f64)> {
    let start = run(peer, home, None)?;
    let ready = run(peer, home, Some(&[]))?;
    let typed: Vec<_> = peer.keys.iter().zip(rehearsed).take_while(|((_, kind), _)| *kind != Kind::Move).collect();
    let keys = typed.iter().filter(|((_, kind), _)| *kind == Kind::Typed).count();
    // At this speed, keys without output cannot be waited for.
    let answered = typed.iter().filter(|(_, screen)| screen.is_some());
    let whole = run(peer, home, Some(&answered.map(|((keys, _), _)| keys.as_str()).collect::<Vec<_>>()))?;
    Some((start / 1e6, (whole - ready) / 1e6 / keys as f64))
}

/// Returns the instructions of a start, optionally with a query for the end of the text and these keys, and the end.
fn run(peer: &Peer, home: &Path, keys: Option<&[&str]>) -> Option<f64> {
    let log = home.join("instructions.txt");
    let log_option = format!("--log-file={}", log.display());
    let valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", &log_option];
    let mut pty = Pty::start(&peer.command(&valgrind), home);
    first_frame(&mut pty, &peer.first)?;
    if let Some(keys) = keys {
        ready(&mut pty, peer)?;
        pty.rest(PATIENCE);
        for keys in keys {
            pty.send(keys);
            pty.rest(PATIENCE)?;
        }
    }
    pty.send(peer.quit);
    pty.ended();
    let text = fs::read_to_string(log).ok()?;
    let (_, number) = text.lines().find_map(|line| line.split_once("I   refs:"))?;
    number.trim().replace(',', "").parse().ok()
}
