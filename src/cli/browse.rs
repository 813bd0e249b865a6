//! `anli`, `anli browse`: the browser, on the terminal or played by keys; the case list where there is no terminal.

use std::{
    io::{self, IsTerminal},
    process::ExitCode,
    sync::Arc,
};

use clap::ArgMatches;

use super::{
    Result, args, case_id, keys, list,
    memory::Memory,
    open, options,
    out::{Answer, Failure, failed, fault_lines, finish, wrong},
    plain, play,
    surroundings::Surroundings,
    terminal::{self, Awaited, Beside, End, Ended, FAILED},
};
use crate::{
    app::{
        Ctx, Start,
        action::Action,
        keymap::Context,
        message::Message,
        widths::Widths,
        words::{CliMsg, Lang, faults::reason, plain::PlainMsg},
    },
    corpus::{BatchFiles, CaseId},
    error::Fault,
    search::Index,
    store::Paths,
    text::{Width, WidthMode},
    ui::{Session, theme::Theme},
};

/// Opens the browser with the good batches, whatever is wrong with others.
///
/// What is wrong with the configuration stands in the list of faults, or is said where there is no browser.
pub(super) fn run(matches: &ArgMatches, faults: Vec<Fault>, lang: Lang) -> ExitCode {
    begin(matches, None, faults, lang)
}

/// Opens the browser on its tour.
pub(super) fn tour(matches: &ArgMatches, faults: Vec<Fault>, lang: Lang) -> ExitCode {
    let linear = matches.get_flag("plain") || Surroundings::from_env().dumb;
    if !matches.contains_id("print") && (linear || !io::stdout().is_terminal()) {
        let failure = wrong(lang, (CliMsg::TourNeedsScreen, &[]), (CliMsg::UseList, &[]));
        return finish(Err(failure), lang);
    }
    begin(matches, Some(Message::Tour), faults, lang)
}

/// Opens the browser; `first` is what happens in it first, before what the arguments ask for.
fn begin(matches: &ArgMatches, first: Option<Message>, faults: Vec<Fault>, lang: Lang) -> ExitCode {
    let warned = |answer: Answer| answer.warned(&faults, lang);
    if let Some(size) = options::word(matches, "print") {
        return finish(printed(matches, first, size, faults, lang), lang);
    }
    if !io::stdout().is_terminal() {
        return finish(listed(matches, lang).map(warned), lang);
    }
    let around = Surroundings::from_env();
    if options::is_on(matches, "plain") || around.dumb {
        return finish(linear(matches, lang).map(warned), lang);
    }
    let (mut memory, fault) = Memory::open(matches, &around.terminal);
    let made = session(matches, first, terminal::size(), &around, Some(&memory), (faults, fault), lang);
    let (session, beside) = match made {
        Ok(made) => made,
        Err(failure) => return finish(Err(failure), lang),
    };
    let cache = beside.as_ref().and_then(|beside| beside.loader.cache.clone());
    let ended = terminal::run(session, beside, &mut |session| memory.keep_searches(session));
    if let Some(cache) = cache {
        cache.abandon();
    }
    match ended {
        Ok(Ended { end, session, message }) => {
            let kept = memory.keep(&session, end);
            match (end, kept) {
                (End::Quit, Ok(())) => ExitCode::SUCCESS,
                (End::Quit, Err(fault)) => finish(Err(fault.into()), lang),
                (End::Signal(signal), _) => u8::try_from(128 + signal).map_or(ExitCode::FAILURE, ExitCode::from),
                (End::Gone, _) => ExitCode::from(2),
                (End::Panicked { .. }, _) => {
                    failed(lang.get(PlainMsg::Failed), &message.unwrap_or_default());
                    u8::try_from(FAILED).map_or(ExitCode::FAILURE, ExitCode::from)
                }
            }
        }
        Err(error) => {
            let failure = wrong(lang, (CliMsg::NoTerminal, &[&error.to_string()]), (CliMsg::UseList, &[]));
            finish(Err(failure), lang)
        }
    }
}

/// A session on the corpus, opened where the arguments say or, where they do not, where the last line dropped; and what
/// is to be loaded beside it. Without a memory nobody is there to see that: everything is loaded first.
fn session(
    matches: &ArgMatches,
    first: Option<Message>,
    (width, height): (u16, u16),
    around: &Surroundings,
    memory: Option<&Memory>,
    (config_faults, state_fault): (Vec<Fault>, Option<Fault>),
    lang: Lang,
) -> Result<(Session, Option<Beside>)> {
    let loader = open::loader(matches, Paths::from_env().as_ref());
    // What takes a while is loaded beside the session, where there is somebody to see it.
    let beside = memory.is_some() && !BatchFiles::are_small(&loader.places);
    let opened = if beside { open::begin(&loader) } else { open::load(&loader) };
    let nothing = Memory::default();
    let memory = memory.unwrap_or(&nothing);
    let mut awaited = None;
    // The messages that open the browser where it was asked to.
    let mut messages: Vec<Message> = first.into_iter().collect();
    if let Some(id) = options::word(matches, "case") {
        let case = case_id(id, lang)?;
        match opened.corpus.find(&case) {
            Some(found) => messages.push(Message::Open(found)),
            None if beside => {
                let missing = Some(lang.fill(CliMsg::NoSuchCase, &[id]));
                awaited = Some(Awaited { case, spot: None, said: None, missing });
            }
            None => return Err(wrong(lang, (CliMsg::NoSuchCase, &[id]), (CliMsg::SeeList, &[]))),
        }
    }
    messages.extend(options::word(matches, "query").map(|query| Message::Search(query.to_owned())));
    if messages.is_empty() && awaited.is_none() {
        let (spot, left) = memory.take().unzip();
        let mut said = left.filter(|left| *left).map(|_| lang.get(PlainMsg::Left).to_owned());
        if let Some(spot) = spot {
            match spot.case.parse::<CaseId>() {
                Ok(case) if beside && opened.corpus.find(&case).is_none() => {
                    awaited = Some(Awaited { case, spot: Some(spot), said: said.take(), missing: None });
                }
                _ => messages.push(Message::Resume(spot)),
            }
        }
        messages.extend(said.map(Message::Status));
    }
    let (keymap, keymap_faults) = keys::keymap(matches);
    if state_fault.is_some() {
        let key = keymap.key_for(Context::List, Action::Faults);
        messages.push(Message::Status(lang.fill(PlainMsg::StateSetAside, &[&key])));
    }
    if around.console && messages.is_empty() {
        messages.push(Message::Status(lang.get(PlainMsg::Console).to_owned()));
    }
    let (measure, widths) = widths(matches, around, memory);
    let ctx = Ctx {
        corpus: Arc::new(opened.corpus),
        faults: Arc::new([config_faults, opened.faults, keymap_faults, state_fault.into_iter().collect()].concat()),
        index: Arc::new(Index::complete(opened.indexes)),
        keymap: Arc::new(keymap),
        lang,
        width: measure,
        widths,
        start: Start {
            choices: options::choices(matches).or(memory.choices()),
            queries: memory.queries(),
            mouse: options::is_on(matches, "mouse"),
        },
    };
    // The environment goes before the configuration, but not before the command line.
    let coloured = !around.no_color || options::is_given(matches, "theme");
    let chosen = options::word(matches, "theme").and_then(Theme::named).unwrap_or_default();
    let theme = if coloured { chosen } else { Theme::Monochrome };
    let theme = if around.few_colours { theme.in_few_colours() } else { theme };
    let mut session = Session::new(ctx, width, height).in_theme(theme).with_multiplexer(around.clipboard);
    for message in messages {
        // The driver draws the whole screen when it starts. What is there by now is searched at once.
        play::deliver(&mut session, message);
    }
    Ok((session, beside.then_some(Beside { loader, awaited })))
}

/// How wide ambiguous characters are to begin with, and who decides: the option, what the user once chose on this
/// terminal, or the terminal, which begins with its last answer.
fn widths(matches: &ArgMatches, around: &Surroundings, memory: &Memory) -> (Width, Widths) {
    let chosen = memory.known().filter(|known| known.by_hand).map(|known| known.width.into());
    let answer = memory.known().filter(|known| !known.by_hand).map(|known| known.width.into());
    let told = match options::word(matches, "ambiguous") {
        Some("auto") => None,
        _ => width_mode(matches).or(chosen),
    };
    let widths = Widths { auto: told.is_none(), may_ask: !around.between && !around.console, answer, answered: false };
    (Width(told.or(answer).unwrap_or_default()), widths)
}

/// The width mode that was asked for; none for `auto`.
fn width_mode(matches: &ArgMatches) -> Option<WidthMode> {
    match options::word(matches, "ambiguous") {
        Some("narrow") => Some(WidthMode::Narrow),
        Some("wide") => Some(WidthMode::Wide),
        Some("safe") => Some(WidthMode::Safe),
        _ => None,
    }
}

/// Plays keys and prints the last screen.
fn printed(matches: &ArgMatches, first: Option<Message>, size: &str, faults: Vec<Fault>, lang: Lang) -> Result {
    // Nobody is there to answer, and nothing is remembered.
    let around = Surroundings { between: true, ..Surroundings::default() };
    let size = args::size(size, lang)?;
    let (mut session, _) = session(matches, first, size, &around, None, (faults, None), lang)?;
    let keys = options::word(matches, "keys").unwrap_or_default();
    play::play(&mut session, keys)
        .map_err(|bad| -> Failure { wrong(lang, (CliMsg::BadKeys, &[&bad]), (CliMsg::KeysForm, &[])) })?;
    Ok(Answer::text(play::print(&session, matches.get_flag("style"))))
}

/// Reads and answers line by line.
fn linear(matches: &ArgMatches, lang: Lang) -> Result {
    let (corpus, warnings) = open::open(matches).for_command()?;
    let first = options::word(matches, "case").or(options::word(matches, "query"));
    match plain::run(corpus, lang, first, io::stdin().lock(), io::stdout().lock()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(wrong(lang, (CliMsg::CannotPrint, &[&reason(&error, lang)]), (CliMsg::UseList, &[])))
        }
        _ => Ok(Answer { notes: fault_lines(&warnings, lang), ..Answer::default() }),
    }
}

/// The case list, for a pipe.
fn listed(matches: &ArgMatches, lang: Lang) -> Result {
    let (corpus, warnings) = open::open(matches).for_command()?;
    let mut answer = Answer::text(corpus.iter().map(|case| list::line(&case)).collect());
    answer.notes = fault_lines(&warnings, lang);
    Ok(answer)
}
