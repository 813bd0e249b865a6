//! The `anli` program.

use std::{process::ExitCode, sync::Arc};

use anli::{
    app::Ctx,
    cli::terminal::{End, run},
    corpus::Corpus,
    ui::Session,
};

fn main() -> ExitCode {
    let session = Session::new(Ctx { corpus: Arc::new(Corpus::default()) }, 80, 24);
    match run(session) {
        Ok(End::Quit) => ExitCode::SUCCESS,
        Ok(End::Signal(signal)) => u8::try_from(128 + signal).map_or(ExitCode::FAILURE, ExitCode::from),
        Ok(End::Gone) | Err(_) => ExitCode::from(2),
    }
}
