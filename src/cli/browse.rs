//! `anli`, `anli browse`, `anli tour`: the browser on the terminal or played by keys; without a terminal, what it
//! would open with.

use std::{
    io::{self, IsTerminal, Write},
    path::Path,
    process::ExitCode,
    sync::Arc,
};

use super::{
    args::{SearchArgs, ShowArgs},
    idle_input::IdleInput,
    launch::Launch,
    list, open,
    out::{Answer, Result, failed, finish, wrong},
    outlet::Outlet,
    plain, play, player,
    player::Player,
    recorder::{self, RecordOptions, Recorder},
    search,
    session_store::SessionStore,
    show,
    terminal::{self, CorpusWatch, DeskFile, End, Ended, FAILED, Mailbox, ReadCorpus, Waits},
    terminal_env::TerminalEnv,
};
use crate::{
    app::{
        desk_state::DeskNews,
        key::parse_keys,
        message::Message,
        play_script::{cues, of_keys},
        review_task::{ReviewNews, Shared},
        words::{
            CliMsg, PresentMsg, SharedMsg,
            faults::{self, reason},
            plain::PlainMsg,
        },
    },
    error::Fault,
    review::Review,
    store::{self, Paths},
    text::sanitize::sanitize,
    ui::Session,
};

/// Seconds of a pause in a recording, at most, unless it is said.
const IDLE: u32 = 2;

/// Opens the browser with the good batches. `faults` of the configuration are listed in the browser, or printed where
/// there is none.
pub(super) fn run(launch: &Launch<'_>, faults: Vec<Fault>) -> ExitCode {
    let lang = launch.lang;
    let finish_warned = |result: Result| finish(result.map(|answer| answer.warned(&faults, lang)), lang);
    if let Some(size) = &launch.args.print {
        return finish(printed(launch, size, faults), lang);
    }
    if !io::stdout().is_terminal() {
        return finish_warned(listed(launch));
    }
    let env = TerminalEnv::from_env();
    if launch.settings.plain || env.dumb {
        return finish_warned(linear(launch));
    }
    on_terminal(launch, &env, faults).unwrap_or_else(|failure| finish(Err(failure), lang))
}

/// Opens the browser on its tour.
pub(super) fn tour(launch: &Launch<'_>, faults: Vec<Fault>) -> ExitCode {
    let is_linear = launch.settings.plain || TerminalEnv::from_env().dumb;
    if launch.args.print.is_none() && (is_linear || !io::stdout().is_terminal()) {
        let failure = wrong(launch.lang, (CliMsg::TourNeedsScreen, &[]), (CliMsg::UseList, &[]));
        return finish(Err(failure), launch.lang);
    }
    run(launch, faults)
}

/// Opens the browser on a presentation.
pub(super) fn present(launch: &Launch<'_>, faults: Vec<Fault>) -> ExitCode {
    let is_linear = launch.settings.plain || TerminalEnv::from_env().dumb;
    if launch.args.print.is_none() && (is_linear || !io::stdout().is_terminal()) {
        let failure = wrong(launch.lang, (PresentMsg::NeedsScreen, &[]), (PresentMsg::UseExport, &[]));
        return finish(Err(failure), launch.lang);
    }
    run(launch, faults)
}

/// Plays a script.
pub(super) fn play(launch: Launch<'_>, path: &Path, faults: Vec<Fault>) -> ExitCode {
    let is_linear = launch.settings.plain || TerminalEnv::from_env().dumb;
    if launch.args.print.is_none() && (is_linear || !io::stdout().is_terminal()) {
        let failure = wrong(launch.lang, (PresentMsg::PlayNeedsScreen, &[]), (PresentMsg::UsePrint, &[]));
        return finish(Err(failure), launch.lang);
    }
    match player::read(path) {
        Ok(script) => run(&Launch { script: Some((&script, path)), ..launch }, faults),
        Err(faults) => finish(Err(faults.into()), launch.lang),
    }
}

/// Opens the browser on a review.
pub(super) fn review(launch: Launch<'_>, review: Result<Review>, faults: Vec<Fault>) -> ExitCode {
    let lang = launch.lang;
    let is_linear = launch.settings.plain || TerminalEnv::from_env().dumb;
    if is_linear || !io::stdout().is_terminal() {
        let failure = wrong(lang, (CliMsg::ReviewNeedsScreen, &[]), (CliMsg::UseNoReview, &[]));
        return finish(Err(failure), lang);
    }
    let news = match review {
        Ok(review) => ReviewNews::Begin(Box::new(review)),
        Err(failure) => return finish(Err(failure), lang),
    };
    run(&Launch { first: Some(Message::Review(Shared::new(news))), ..launch }, faults)
}

/// Runs a session on the terminal.
fn on_terminal(launch: &Launch<'_>, env: &TerminalEnv, faults: Vec<Fault>) -> Result<ExitCode> {
    let lang = launch.lang;
    // Without a terminal, the session says so.
    let _ = terminal::wait_for_foreground();
    // A show changes nothing of the user's.
    let kept = launch.settings.state_paths().filter(|_| launch.script.is_none());
    let (mut store, fault) = SessionStore::open(kept, launch.browser.resume, &env.terminal);
    let watch = CorpusWatch::new(open::sources(launch.settings), open::loader(launch.settings).cache);
    let (session, load) = launch.session(terminal::size(), env, Some(&store), (faults, fault))?;
    let cache = load.as_ref().and_then(|load| load.loader.cache.clone());
    let key_wait = launch.browser.key_wait(env.remote);
    let settings = launch.settings.clone();
    let read: ReadCorpus = Arc::new(move || open::open(&settings));
    let path = launch.settings.paths.as_ref().map(Paths::desk_file).filter(|_| launch.script.is_none());
    let desk = DeskFile { path, is_written: kept.is_some() };
    let player = launch.script.map(|(script, _)| Player::new(cues(script)));
    let mut recorder = recorder(launch, recorder::now())?;
    let mut after_frame = |session: &Session, mailbox: &Mailbox| {
        store.keep_searches(session, mailbox);
        let stopped = recorder.as_mut()?.take(session, recorder::now()).err()?;
        let reason = faults::texts(&stopped, lang).0;
        Some(Message::Status(lang.fill(PresentMsg::RecordStopped, &[&reason])))
    };
    let waits = Waits { keys: key_wait, idle: launch.site.idle };
    let ended = terminal::run(session, load, desk, waits, (read, watch), player, &mut after_frame);
    let recorded = recorder.map_or(Ok(()), |mut recorder| recorder.end(recorder::now()));
    if let Some(cache) = cache {
        cache.abandon();
    }
    let Ended { end, session, message, unwritten } =
        ended.map_err(|error| wrong(lang, (CliMsg::NoTerminal, &[&error.to_string()]), (CliMsg::UseList, &[])))?;
    let kept = store.keep(&session, end).and(unwritten.map_or(Ok(()), Err)).and(recorded);
    let kept = kept.map_err(|fault| finish(Err(fault.into()), lang));
    Ok(match end {
        End::Quit => kept.err().unwrap_or(ExitCode::SUCCESS),
        End::Signal(signal) => u8::try_from(128 + signal).map_or(ExitCode::FAILURE, ExitCode::from),
        End::Gone => ExitCode::from(2),
        End::Idle => {
            failed(lang.get(SharedMsg::Ended), "");
            kept.err().unwrap_or(ExitCode::SUCCESS)
        }
        End::Panicked { .. } => {
            failed(lang.get(PlainMsg::Failed), &message.unwrap_or_default());
            ExitCode::from(FAILED)
        }
    })
}

/// Begins the recording that is asked for, at the moment `now` of its clock.
fn recorder(launch: &Launch<'_>, now: u64) -> Result<Option<Recorder>> {
    let args = launch.args;
    let Some(path) = &args.record else { return Ok(None) };
    let default = if launch.script.is_some() { None } else { Some(IDLE) };
    let options = RecordOptions {
        version: args.asciicast.unwrap_or_default(),
        idle: args.idle.or(default).map(|seconds| u64::from(seconds) * 1000),
        masks_input: args.mask_input,
        replaces: args.force,
    };
    Ok(Some(Recorder::create(path, options, now)?))
}

/// Plays keys or a script and returns the last screen.
fn printed(launch: &Launch<'_>, size: &str, faults: Vec<Fault>) -> Result {
    let lang = launch.lang;
    // No terminal answers, and nothing is kept.
    let env = TerminalEnv { between: true, ..TerminalEnv::default() };
    let parts = size.split_once(['x', 'X', '×']);
    let parsed = parts.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    let size = parsed.ok_or_else(|| wrong(lang, (CliMsg::BadSize, &[size]), (CliMsg::SizeForm, &[])))?;
    let (mut session, _) = launch.session(size, &env, None, (faults, None))?;
    if let Some(path) = launch.settings.paths.as_ref().map(Paths::desk_file).filter(|_| launch.script.is_none()) {
        let read = store::desk::read(&path);
        let (desk, fault) = read.map_or_else(|fault| (None, Some(fault)), |desk| (desk.map(Arc::new), None));
        play::deliver(&mut session, Message::Desk(DeskNews { desk, seen: 0, fault }));
    }
    let keys = launch.args.keys.as_deref().unwrap_or_default();
    let bad_keys = |bad: String| wrong(lang, (CliMsg::BadKeys, &[&bad]), (CliMsg::KeysForm, &[]));
    let script = launch.script.map(|(script, _)| cues(script));
    if script.is_some() || launch.args.record.is_some() {
        let keys = parse_keys(keys).map_err(bad_keys)?;
        let mut recorder = recorder(launch, 0)?;
        play::show(&mut session, script.unwrap_or_else(|| of_keys(keys)), recorder.as_mut())?;
    } else {
        play::play(&mut session, keys).map_err(bad_keys)?;
    }
    Ok(Answer::text(match launch.args.format {
        Some(format) => play::picture(&session, format),
        None => play::print(&session, launch.args.style),
    }))
}

/// Reads and answers line by line.
fn linear(launch: &Launch<'_>) -> Result {
    let lang = launch.lang;
    let first = launch.case.or(launch.args.query.as_deref());
    let unusable =
        |error: &io::Error| wrong(lang, (CliMsg::CannotPrint, &[&reason(error, lang)]), (CliMsg::UseList, &[]));
    open::open(launch.settings).for_command(lang, |corpus, _| {
        let site = launch.site;
        let input = IdleInput::new(io::stdin(), site.idle).map_err(|error| unusable(&error))?;
        let mut output = io::stdout().lock();
        let banner = site.banner.iter().map(|banner| sanitize(banner).into_owned() + "\n").collect::<String>();
        let run = output.write_all(banner.as_bytes());
        match run.and_then(|()| plain::run(corpus, (lang, &site.permits), first, input, output)) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(unusable(&error)),
            _ => Ok(Answer::default()),
        }
    })
}

/// Returns what the browser would open with, for a pipe: the case, the hits, or the list of all cases.
fn listed(launch: &Launch<'_>) -> Result {
    let lang = launch.lang;
    let outlet = Outlet::standard(launch.settings.color);
    let query = launch.args.query.as_ref().filter(|query| !query.trim().is_empty());
    open::open(launch.settings).for_command(lang, |corpus, index| {
        if let Some(id) = launch.case {
            show::run(&ShowArgs::of(id.to_owned()), corpus, lang)
        } else if let Some(query) = query {
            search::run(&SearchArgs::of(query.clone()), query, corpus, index, (&outlet, lang))
        } else {
            Ok(Answer::text(outlet.cases(&corpus.iter().map(|case| list::listed(&case)).collect::<Vec<_>>())))
        }
    })
}
