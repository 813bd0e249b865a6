//! The `anli` program.

use std::{env, process::ExitCode, sync::Arc};

use anli::{
    app::{Ctx, keymap::Keymap, words::Lang},
    cli::{
        play,
        terminal::{End, run},
    },
    corpus::{Corpus, Level, load::Place},
    text::Width,
    ui::Session,
};

fn main() -> ExitCode {
    let args: Vec<String> = env::args().collect();
    let mut places = vec![Place::Embedded];
    places.extend(env::var("ANLI_CORPUS").ok().map(|path| Place::Path(Level::Environment, path.into())));
    let (corpus, faults) = Corpus::load(&places);
    let ctx = Ctx {
        corpus: Arc::new(corpus),
        faults: Arc::new(faults),
        index: Arc::default(),
        keymap: Arc::new(Keymap::shipped()),
        lang: Lang::Hans,
        width: Width::default(),
    };
    if args.len() > 2 {
        let (w, h) = args[1].split_once('x').unwrap();
        let mut session = Session::new(ctx, w.parse().unwrap(), h.parse().unwrap());
        play::play(&mut session, &args[2]).unwrap();
        println!("{}", play::print(&session, args.len() > 3));
        return ExitCode::SUCCESS;
    }
    let session = Session::new(ctx, 80, 24);
    match run(session) {
        Ok(End::Quit) => ExitCode::SUCCESS,
        Ok(End::Signal(signal)) => u8::try_from(128 + signal).map_or(ExitCode::FAILURE, ExitCode::from),
        Ok(End::Gone) | Err(_) => ExitCode::from(2),
    }
}
