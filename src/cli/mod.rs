//! The commands, and the drivers of a session: the local terminal, and a play of keys without one.
//!
//! Every command makes its whole answer or fails; [`out`] is the only place that prints.

pub mod args;
mod as_json;
mod batch_json;
mod batches;
pub mod browse;
pub mod check;
mod clock;
mod commands;
pub mod compare;
mod comparison_json;
mod completions;
mod config;
mod config_json;
mod convert;
mod deadline;
pub mod desk;
pub mod export;
pub mod help;
mod idle_input;
pub mod import;
pub mod keys;
pub mod language;
mod launch;
pub mod list;
mod list_json;
mod loading;
pub mod locale;
mod long_help;
mod nearest;
mod number;
pub mod open;
pub mod options;
pub mod out;
pub mod outlet;
mod pager;
mod patience;
pub mod plain;
pub mod play;
mod player;
mod present;
mod proposed_id;
mod received;
mod recorder;
mod restricted;
mod review;
mod save;
pub mod schema;
mod schema_format;
pub mod search;
mod search_json;
mod session_store;
pub mod settings;
pub mod show;
mod show_json;
mod site;
pub mod stats;
mod synonyms;
mod system;
pub mod terminal;
pub mod terminal_env;
mod themes;
mod words;

use std::{
    ffi::OsString,
    io::{self, IsTerminal},
    process::ExitCode,
    sync::Arc,
};

use signal_hook::{consts::SIGXFSZ, flag};

use self::{
    args::Command,
    launch::Launch,
    out::{Result, finish, wrong},
    outlet::Outlet,
    settings::{BrowserSettings, Settings},
    site::Site,
    system::System,
};
use crate::{
    app::{
        message::Message,
        words::{Lang, SharedMsg},
    },
    corpus::Corpus,
    search::Index,
};

/// Runs the program with its arguments, the name of the program first. Returns the exit code: 0 done, 1 the answer is
/// no, 2 wrong use or failure.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if args.get(1).is_some_and(|argument| argument == terminal::WATCH) {
        return terminal::watch();
    }
    if let Some(code) = convert::run(&args) {
        return code;
    }
    let call = match restricted::call(args) {
        Ok(call) => call,
        Err(error) => return finish(Err(restricted::failure(&error)), Lang::default()),
    };
    let (args, restricted) = (call.args, call.restricted);
    let (system, mut faults) = System::read();
    if restricted.is_some() {
        restricted::limit(&system);
        deadline::bound(system.query_time());
    }
    // A file that must not grow (`ulimit -f`) then gives an error, like a full disk, instead of killing the program. If
    // the signal cannot be caught, it still kills.
    let _ = flag::register(SIGXFSZ, Arc::default());
    themes::discover();
    let (own, own_faults) = options::config();
    faults.extend(own_faults);
    let config = system.with(&own);
    faults.extend(synonyms::load());
    faults.extend(language::lang_fault(|name| std::env::var_os(name)));
    let configured = config.word("lang", &Lang::ALL);
    let fixed = configured.filter(|_| system.locked().contains(&"lang"));
    let lang = fixed.unwrap_or_else(|| language::lang(&args, |name| std::env::var_os(name), configured));
    if let Some(shell) = std::env::var_os(completions::VARIABLE) {
        return finish(completions::answer(&shell, &args, lang), lang);
    }
    if io::stdout().is_terminal()
        && let Some(message) = locale::message(|name| std::env::var_os(name), lang)
    {
        return out::unreadable(&message);
    }
    let cli = match help::parse(&args, lang) {
        Ok(cli) => cli,
        Err(result) => return finish(result, lang),
    };
    if let Some(refused) = restricted.and_then(|author| restricted::refusal(&cli, author)) {
        return finish(Err(wrong(lang, (SharedMsg::NotHere, &[&refused]), (SharedMsg::UseHere, &[]))), lang);
    }
    let site = Site::new(&system, restricted.is_some());
    let flags = system.flags(&cli.flags);
    let settings = Settings::new(&flags, &config).on(&system);
    let settings = match restricted {
        Some(_) => settings.restricted(system.paths_of(cli.reader.as_deref(), restricted::address().as_deref())),
        None => settings,
    };
    let (args, case, first) = match &cli.command {
        Some(Command::Browse { browser, case }) => (browser, case.as_deref(), None),
        Some(Command::Present(args)) => (&args.browser, None, None),
        Some(Command::Play(args)) => (&args.browser, None, None),
        Some(Command::Tour(browser)) => (browser, None, Some(Message::Tour)),
        _ => (&cli.browser, None, None),
    };
    let browser = BrowserSettings::new(&flags, &config);
    let present = match &cli.command {
        Some(Command::Present(args)) => Some(args),
        _ => None,
    };
    // A restricted session runs nothing, whoever wrote it down.
    let commands = if restricted.is_some() { &[][..] } else { &config.commands };
    let launch =
        Launch { args, case, first, present, script: None, settings: &settings, browser, commands, site: &site, lang };
    let with_corpus = |run: &dyn Fn(&'static Corpus, &Index) -> Result| open::open(&settings).for_command(lang, run);
    let outlet = Outlet::standard(settings.color);
    let result = match &cli.command {
        None | Some(Command::Browse { .. }) => return browse::run(&launch, faults),
        Some(Command::Tour(_)) => return browse::tour(&launch, faults),
        Some(Command::Present(_)) => return browse::present(&launch, faults),
        Some(Command::Play(args)) => return browse::play(launch, &args.file, faults),
        // Reports the faults of the configuration itself, in its own order.
        Some(Command::Check(args)) => return finish(check::run(args, &settings, lang), lang),
        Some(Command::List(args)) => with_corpus(&|corpus, index| list::run(args, corpus, index, (&outlet, lang))),
        Some(Command::Show(args)) => {
            with_corpus(&|corpus, _| show::run(args, corpus, lang).map(|answer| answer.paged(settings.pager)))
        }
        Some(Command::Export(args)) => with_corpus(&|corpus, index| {
            let choices = BrowserSettings::new(&flags, &config).choices;
            export::run(args, corpus, index, &choices, lang)
        }),
        Some(Command::Compare(args)) => with_corpus(&|corpus, _| {
            let choices = BrowserSettings::new(&flags, &config).choices;
            compare::run(args, corpus, &choices, lang)
        }),
        Some(Command::Desk(args)) => with_corpus(&|corpus, _| desk::run(args, corpus, lang)),
        Some(Command::Search(args)) => {
            let text = search::text(args, settings.state_paths());
            with_corpus(&|corpus, index| search::run(args, &text, corpus, index, (&outlet, lang)))
        }
        Some(Command::Import(args)) if import::opens_review(args) => {
            return browse::review(launch, import::review(args, lang), faults);
        }
        Some(Command::Import(args)) => import::run(args, lang),
        Some(Command::Review { batch }) => return browse::review(launch, review::named(batch, lang), faults),
        Some(Command::Batches(form)) => with_corpus(&|corpus, _| batches::run(*form, corpus, lang)),
        Some(Command::Remove(args)) => batches::remove(args, lang),
        Some(Command::Keys(form)) => keys::run(*form, &settings, &config.commands, lang),
        Some(Command::Help { topic }) => help::of(topic, lang),
        Some(Command::Config(args)) => config::run(args, (&flags, &own, &system), &settings, lang),
        Some(Command::Schema { name }) => Ok(schema::run(*name)),
        Some(Command::Completions { shell }) => Ok(completions::script(*shell)),
    };
    finish(result.map(|answer| answer.warned(&faults, lang)), lang)
}
