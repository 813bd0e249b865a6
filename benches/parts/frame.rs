//! One frame: view, diff and encoding.

use anli::{
    app::{Ctx, model::Model},
    ui::{Session, screen::Screen, view::view},
};
use divan::{Bencher, counter::BytesCount};

use super::seeds;

/// A size, and the keys that lead to the list or a case.
const SHOWN: [(u16, u16, &str); 6] =
    [(80, 24, ""), (120, 36, ""), (200, 60, ""), (80, 24, "\r"), (120, 36, "\r"), (200, 60, "\r")];

/// Returns a session after these keys.
fn session((width, height, _): (u16, u16, &str), keys: &str) -> Session {
    let mut session = Session::new(seeds::ctx(), width, height);
    drop(session.start());
    drop(session.feed(keys.as_bytes()));
    session
}

fn frame(screen: &mut Screen, (model, ctx): (&Model, &Ctx)) -> usize {
    screen.frame(|buffer| view(model, ctx, buffer)).len()
}

/// Draws the first frame, on an unknown screen.
#[divan::bench(args = SHOWN)]
fn first(bencher: Bencher<'_, '_>, shown: (u16, u16, &str)) {
    let session = session(shown, shown.2);
    let state = (session.model(), session.ctx());
    let blank = || Screen::new(shown.0, shown.1);
    let bytes = frame(&mut blank(), state);
    bencher.counter(BytesCount::new(bytes)).with_inputs(blank).bench_refs(|screen| frame(screen, state));
}

/// Draws the frame after a step down.
#[divan::bench(args = SHOWN)]
fn after_a_key(bencher: Bencher<'_, '_>, shown: (u16, u16, &str)) {
    let sessions = [session(shown, shown.2), session(shown, &format!("{}j", shown.2))];
    let [before, after] = sessions.each_ref().map(|session| (session.model(), session.ctx()));
    let drawn = || {
        let mut screen = Screen::new(shown.0, shown.1);
        frame(&mut screen, before);
        screen
    };
    let bytes = frame(&mut drawn(), after);
    bencher.counter(BytesCount::new(bytes)).with_inputs(drawn).bench_refs(|screen| frame(screen, after));
}
