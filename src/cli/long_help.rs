//! The ends of the long help: examples of each command, environment and files, the query language; the long version.

use crate::{
    app::words::{CliMsg, HelpMsg, Lang, desk::DeskMsg, syntax},
    store::Paths,
    text::{Width, WidthMode},
};

/// Features that the program can be built with, each with `true` if this one is.
const FEATURES: [(&str, bool); 1] = [("formats", cfg!(feature = "formats"))];

/// Commands with examples.
const EXAMPLES: [(&str, HelpMsg); 17] = [
    ("browse", HelpMsg::Browse),
    ("list", HelpMsg::List),
    ("show", HelpMsg::Show),
    ("search", HelpMsg::Search),
    ("export", HelpMsg::Export),
    ("check", HelpMsg::Check),
    ("import", HelpMsg::Import),
    ("batches", HelpMsg::Batches),
    ("remove", HelpMsg::Remove),
    ("keys", HelpMsg::Keys),
    ("schema", HelpMsg::Schema),
    ("config", HelpMsg::Config),
    ("completions", HelpMsg::Completions),
    ("help", HelpMsg::Help),
    ("tour", HelpMsg::Tour),
    ("present", HelpMsg::Present),
    ("play", HelpMsg::Play),
];

/// Returns the end of the long help of a command.
pub(super) fn of_command(name: &str, lang: Lang) -> Option<String> {
    match name {
        "compare" => return Some(lang.get(CliMsg::CompareExamples).to_owned()),
        "desk" => return Some(lang.get(DeskMsg::Examples).to_owned()),
        _ => {}
    }
    let (_, examples) = EXAMPLES.iter().find(|(known, _)| *known == name)?;
    let examples = format!("{}\n{}", lang.get(HelpMsg::ExamplesAre), lang.get(*examples));
    Some(if name == "search" { format!("{examples}\n\n{}", query_language(lang)) } else { examples })
}

/// Returns the query language, a form and its meaning a line.
fn query_language(lang: Lang) -> String {
    let width = Width(WidthMode::Wide);
    let columns = syntax::rows(lang).map(|(typed, _)| width.of(typed)).max().unwrap_or(0);
    let row = |(typed, meaning): (&str, &str)| {
        format!("\n  {typed}{}{meaning}", " ".repeat(columns.saturating_sub(width.of(typed)) + 2))
    };
    lang.get(HelpMsg::QueryLanguage).to_owned() + &syntax::rows(lang).map(row).collect::<String>()
}

/// Returns the end of the long help of the program.
pub(super) fn whole(lang: Lang) -> String {
    let mut parts = vec![lang.get(CliMsg::Examples).to_owned(), lang.get(HelpMsg::Environment).to_owned()];
    parts.extend(Paths::from_env().map(|paths| {
        let folders = [&paths.config, &paths.data, &paths.state, &paths.cache].map(|path| super::out::shown(path));
        lang.fill(HelpMsg::Files, &folders.each_ref().map(String::as_str))
    }));
    parts.join("\n\n")
}

/// Returns the version with the commit and its date, as the release command sets them, and the features.
pub(super) fn version(lang: Lang) -> String {
    let known = |value: Option<&'static str>| value.unwrap_or_else(|| lang.get(HelpMsg::Unknown));
    let features: Vec<&str> = FEATURES.iter().filter(|(_, is_on)| *is_on).map(|(name, _)| *name).collect();
    let features = if features.is_empty() { lang.get(CliMsg::None).to_owned() } else { features.join(" ") };
    let (commit, date) = (known(option_env!("ANLI_COMMIT")), known(option_env!("ANLI_DATE")));
    lang.fill(HelpMsg::LongVersion, &[env!("CARGO_PKG_VERSION"), commit, date, &features])
}
