//! One frame: the model drawn, compared with what the terminal shows, and encoded.

use anli::{
    app::model::Model,
    ui::{Session, screen::Screen, view::view},
};
use divan::{Bencher, counter::BytesCount};

use super::seeds;

/// A size, and the keys that lead to what is shown: the list, a case.
const SHOWN: [(u16, u16, &str); 6] =
    [(80, 24, ""), (120, 36, ""), (200, 60, ""), (80, 24, "\r"), (120, 36, "\r"), (200, 60, "\r")];

/// A session in which these keys were typed.
fn session((width, height, _): (u16, u16, &str), keys: &str) -> Session {
    let mut session = Session::new(seeds::ctx(), width, height);
    drop(session.start());
    drop(session.feed(keys.as_bytes()));
    session
}

fn frame(screen: &mut Screen, model: &Model, session: &Session) -> usize {
    screen.frame(|buffer| view(model, session.ctx(), buffer)).len()
}

/// The first, on a screen that shows nothing.
#[divan::bench(args = SHOWN)]
fn first(bencher: Bencher<'_, '_>, shown: (u16, u16, &str)) {
    let session = session(shown, shown.2);
    let blank = || Screen::new(shown.0, shown.1);
    let bytes = frame(&mut blank(), session.model(), &session);
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(blank)
        .bench_refs(|screen| frame(screen, session.model(), &session));
}

/// The one after a step down.
#[divan::bench(args = SHOWN)]
fn after_a_key(bencher: Bencher<'_, '_>, shown: (u16, u16, &str)) {
    let (before, after) = (session(shown, shown.2), session(shown, &format!("{}j", shown.2)));
    let drawn = || {
        let mut screen = Screen::new(shown.0, shown.1);
        frame(&mut screen, before.model(), &before);
        screen
    };
    let bytes = frame(&mut drawn(), after.model(), &after);
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(drawn)
        .bench_refs(|screen| frame(screen, after.model(), &after));
}
