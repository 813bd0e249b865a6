//! `anli config`: every option with its value and where it comes from; the file and its editor.

use std::{ffi::OsString, path::Path, process::Command};

use super::{
    args::{ConfigArgs, ConfigCommand},
    config_json::OptionValue,
    options::{self, OPTIONS, OptionRow, Resume},
    out::{Answer, Result, fault_lines, shown, wrong},
    session_store::SessionStore,
    settings::Settings,
    system::{self, System},
};
use crate::{
    app::words::{CliMsg, Lang},
    error::Severity,
    store::{
        Paths,
        config::{COMMANDS, Config, Kind, Setting},
        write,
    },
    text::sanitize::sanitize,
    ui::theme::NO_COLOURS,
};

/// Editor of a user who names none.
const EDITOR: &str = "vi";

/// Lists the options, or does what the command says with the file.
pub(super) fn run(args: &ConfigArgs, given: (&Config, &Config, &System), settings: &Settings, lang: Lang) -> Result {
    let file = || {
        let paths = Paths::from_env().map(|paths| paths.config_file());
        paths.ok_or_else(|| wrong(lang, (CliMsg::NoHome, &[]), (CliMsg::SetHome, &[])))
    };
    match args.command {
        Some(ConfigCommand::Path) => Ok(Answer::text(shown(&file()?) + "\n")),
        Some(ConfigCommand::Edit) => edit(&file()?, lang),
        None => {
            let rows = values(given, settings, |name| std::env::var_os(name));
            Ok(match args.as_json.is_wanted() {
                true => args.as_json.rows(&rows),
                false => Answer::text(rows.iter().map(|row| line(row, lang)).collect()),
            })
        }
    }
}

/// Formats an option as `name⇥value⇥source`.
fn line(row: &OptionValue, lang: Lang) -> String {
    let source = match (row.source, &row.from) {
        (_, Some(from)) => from.clone(),
        ("flag", _) => lang.get(CliMsg::ByFlag).to_owned(),
        ("remembered", _) => lang.get(CliMsg::Remembered).to_owned(),
        _ => lang.get(CliMsg::ByDefault).to_owned(),
    };
    format!("{}\t{}\t{}\n", row.name, sanitize(&row.value), sanitize(&source))
}

/// Returns all options; given are the values of flags, of the user's file and of the administrator's.
fn values(
    (flags, config, system): (&Config, &Config, &System),
    settings: &Settings,
    get: impl Fn(&str) -> Option<OsString>,
) -> Vec<OptionValue> {
    let store = SessionStore::open(settings.state_paths(), Resume::default(), "").0;
    let (locked, of_all) = (system.locked(), Some(system::path().display().to_string()));
    let remembered = serde_json::to_value(store.choices()).unwrap_or_default();
    let set = |variable: &str| get(variable).map(|value| value.to_string_lossy().into_owned());
    let file = Paths::from_env().map(|paths| paths.config_file().display().to_string());
    let mut rows = Vec::new();
    for OptionRow { name, kind, .. } in OPTIONS {
        let row = |value, source, from| OptionValue { name, value, source, from };
        let variable = match *name {
            "lang" => set("ANLI_LANG").filter(|word| Lang::named(word).is_some()).map(|word| (word, "ANLI_LANG")),
            "theme" => set("NO_COLOR").filter(|value| !value.is_empty()).map(|_| (NO_COLOURS.to_owned(), "NO_COLOR")),
            _ => None,
        };
        let kept = match *name {
            "theme" => store.theme().map(str::to_owned),
            _ => remembered.get(name).filter(|value| !value.is_null()).map(|value| value.to_string().replace('"', "")),
        };
        let by_all = system.options().get(name);
        rows.push(match (flags.get(name), variable, config.get(name), kept) {
            _ if let Some(given) = by_all.filter(|_| locked.contains(name)) => {
                row(written(given), "system", of_all.clone())
            }
            (Some(given), ..) => row(written(given), "flag", None),
            (_, Some((value, variable)), ..) => row(value, "environment", Some(variable.to_owned())),
            (_, _, Some(given), _) => row(written(given), "file", file.clone()),
            _ if let Some(given) = by_all => row(written(given), "system", of_all.clone()),
            (_, _, _, Some(kept)) => row(kept, "remembered", None),
            _ => row(default(*kind), "default", None),
        });
        // Its batches join those of the option.
        let more = set("ANLI_CORPUS").filter(|list| *name == "corpus" && settings.own_corpus && !list.is_empty());
        rows.extend(more.map(|list| row(list, "environment", Some("ANLI_CORPUS".to_owned()))));
    }
    let names: Vec<&str> = config.commands.iter().map(|command| command.name.as_str()).collect();
    let (source, from) = if names.is_empty() { ("default", None) } else { ("file", file) };
    rows.push(OptionValue { name: COMMANDS, value: names.join(", "), source, from });
    rows
}

fn written(setting: &Setting) -> String {
    match setting {
        Setting::On(is_on) => is_on.to_string(),
        Setting::Word(word) => (*word).to_owned(),
        Setting::Number(number) => number.to_string(),
        Setting::Paths(paths) => {
            let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
            paths.join(":")
        }
        Setting::Text(text) => text.clone(),
    }
}

fn default(kind: Kind) -> String {
    match kind {
        Kind::Switch(is_on) => is_on.to_string(),
        Kind::OneOf(words) => words().first().copied().unwrap_or_default().to_owned(),
        Kind::Number(.., number) => number.to_string(),
        Kind::Name(name) => name.to_owned(),
        Kind::Paths | Kind::Folder | Kind::Text(_) => String::new(),
    }
}

/// Opens the file in `$VISUAL`, `$EDITOR` or vi, and then tells its faults. An error in it is a no.
fn edit(path: &Path, lang: Lang) -> Result {
    let named = ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var(name).ok().filter(|line| !line.is_empty()));
    let editor = named.unwrap_or_else(|| EDITOR.to_owned());
    if let Some(folder) = path.parent() {
        write::own_folder(folder)?;
    }
    // The user's own line of shell; the path is an argument of it, never a part.
    let ended = Command::new("sh").args(["-c", &format!("{editor} \"$1\""), "sh"]).arg(path).status();
    if !ended.is_ok_and(|status| status.success()) {
        return Err(wrong(lang, (CliMsg::NoEditor, &[&editor]), (CliMsg::SetEditor, &[])));
    }
    let (_, faults) = options::read(path);
    let is_wrong = faults.iter().any(|fault| fault.severity == Severity::Error);
    Ok(Answer { notes: fault_lines(&faults, lang), ..Answer::default() }.or_no(is_wrong))
}
