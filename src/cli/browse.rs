//! `anli`, `anli browse`: the browser, on the terminal or played by keys; the case list where there is no terminal.

use std::{
    io::{self, IsTerminal},
    process::ExitCode,
    sync::Arc,
};

use clap::ArgMatches;

use super::{
    Result, args, case_id, keys, list, open,
    out::{Answer, Failure, fault_lines, finish, wrong},
    play,
    surroundings::Surroundings,
    terminal::{self, End},
};
use crate::{
    app::{
        Ctx,
        message::Message,
        widths::Widths,
        words::{Lang, Phrase},
    },
    text::{Width, WidthMode},
    ui::Session,
};

/// Opens the browser with the good batches, whatever is wrong with others.
pub(super) fn run(matches: &ArgMatches, lang: Lang) -> ExitCode {
    if let Some(size) = matches.get_one::<String>("print") {
        return finish(printed(matches, size, lang), lang);
    }
    if !io::stdout().is_terminal() {
        return finish(listed(matches, lang), lang);
    }
    let session = match session(matches, terminal::size(), &Surroundings::from_env(), lang) {
        Ok(session) => session,
        Err(failure) => return finish(Err(failure), lang),
    };
    match terminal::run(session) {
        Ok(End::Quit) => ExitCode::SUCCESS,
        Ok(End::Signal(signal)) => u8::try_from(128 + signal).map_or(ExitCode::FAILURE, ExitCode::from),
        Ok(End::Gone) => ExitCode::from(2),
        Err(error) => {
            let failure = wrong(lang, (Phrase::NoTerminal, &[&error.to_string()]), (Phrase::UseList, &[]));
            finish(Err(failure), lang)
        }
    }
}

/// A session on the corpus, opened where the arguments say.
fn session(matches: &ArgMatches, (width, height): (u16, u16), around: &Surroundings, lang: Lang) -> Result<Session> {
    let opened = open::open(matches);
    // The messages that open the browser where it was asked to.
    let mut messages = Vec::new();
    if let Ok(Some(id)) = matches.try_get_one::<String>("case") {
        let found = opened.corpus.find(&case_id(id, lang)?);
        let missing = || wrong(lang, (Phrase::NoSuchCase, &[id]), (Phrase::SeeList, &[]));
        messages.push(Message::Open(found.ok_or_else(missing)?));
    }
    messages.extend(matches.get_one::<String>("query").map(|query| Message::Search(query.clone())));
    let told = width_mode(matches);
    let (keymap, keymap_faults) = keys::keymap(matches);
    let ctx = Ctx {
        corpus: Arc::new(opened.corpus),
        faults: Arc::new([opened.faults, keymap_faults].concat()),
        index: Arc::default(),
        keymap: Arc::new(keymap),
        lang,
        width: Width(told.unwrap_or_default()),
        widths: Widths { auto: told.is_none(), may_ask: !around.between, ..Widths::default() },
    };
    let mut session = Session::new(ctx, width, height);
    for message in messages {
        // The driver draws the whole screen when it starts.
        session.deliver(message);
    }
    Ok(session)
}

/// The width mode that was asked for; none for `auto`.
fn width_mode(matches: &ArgMatches) -> Option<WidthMode> {
    match matches.get_one::<String>("ambiguous").map(String::as_str) {
        Some("narrow") => Some(WidthMode::Narrow),
        Some("wide") => Some(WidthMode::Wide),
        Some("safe") => Some(WidthMode::Safe),
        _ => None,
    }
}

/// Plays keys and prints the last screen.
fn printed(matches: &ArgMatches, size: &str, lang: Lang) -> Result {
    // Nobody is there to answer.
    let around = Surroundings { between: true, ..Surroundings::default() };
    let mut session = session(matches, args::size(size, lang)?, &around, lang)?;
    let keys = matches.get_one::<String>("keys").map_or("", String::as_str);
    play::play(&mut session, keys)
        .map_err(|bad| -> Failure { wrong(lang, (Phrase::BadKeys, &[&bad]), (Phrase::KeysForm, &[])) })?;
    Ok(Answer::text(play::print(&session, matches.get_flag("style"))))
}

/// The case list, for a pipe.
fn listed(matches: &ArgMatches, lang: Lang) -> Result {
    let (corpus, warnings) = open::open(matches).for_command()?;
    let mut answer = Answer::text(corpus.iter().map(|case| list::line(&case)).collect());
    answer.notes = fault_lines(&warnings, lang);
    Ok(answer)
}
