//! The user's `config.json`: one value an option, read with all its faults at once. Good values apply. The program never
//! writes it.
//!
//! The table of the options belongs to the command line. Schema and reader need only their [kinds](Kind).

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use schemars::Schema;
use serde_json::{Value, json};

use crate::{
    error::{Fault, FaultKind},
    file,
    json::{Document, Node, newer, sound, validate},
};

/// Newest supported `schema` of configuration files.
pub const SCHEMA: u32 = 1;

/// Name of the file.
pub const CONFIG_FILE: &str = "config.json";

/// Pattern of a text that is not empty.
const NOT_EMPTY: &str = ".";

/// Key of the user's commands.
pub const COMMANDS: &str = "commands";
/// Pattern of a whole path.
const WHOLE_PATH: &str = "^/";

/// Size limit of the file, in bytes.
const LIMIT: u64 = 1 << 20;

/// Type of an option, with its default.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Boolean.
    Switch(bool),
    /// One of these words, by default the first.
    OneOf(fn() -> Vec<&'static str>),
    /// Integer between the first two, by default the third.
    Number(i32, i32, i32),
    /// Name or path. A path has a separator or an extension; it is relative to the folder of the file, or to the home
    /// folder after `~/`.
    Name(&'static str),
    /// Paths, relative as in [`Kind::Name`]; by default none.
    Paths,
    /// Folder, by its whole path; by default none.
    Folder,
    /// One line of at most so many characters; by default none.
    Text(u32),
}

/// Value of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Of [`Kind::Switch`].
    On(bool),
    /// Of [`Kind::OneOf`].
    Word(&'static str),
    /// Of [`Kind::Number`].
    Number(i32),
    /// Of [`Kind::Name`], [`Kind::Paths`] and [`Kind::Folder`].
    Paths(Vec<PathBuf>),
    /// Of [`Kind::Text`].
    Text(String),
}

/// Option in the file.
#[derive(Clone, Debug)]
pub struct Field {
    /// Key.
    pub name: &'static str,
    /// Type.
    pub kind: Kind,
    /// Description, one sentence.
    pub text: String,
}

/// Command of the user's own, as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandEntry {
    /// Name in help and palette.
    pub name: String,
    /// Keys in the notation of keymaps; none if only the palette has it.
    pub key: Option<String>,
    /// Line of shell.
    pub run: String,
    /// `true` if its output stays on the screen until a key is pressed.
    pub waits: bool,
    /// Line of the entry in the file, from 1.
    pub line: u32,
}

/// Values of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    settings: Vec<(&'static str, Setting)>,
    /// The user's commands.
    pub commands: Vec<CommandEntry>,
}

impl FromIterator<(&'static str, Setting)> for Config {
    fn from_iter<T: IntoIterator<Item = (&'static str, Setting)>>(settings: T) -> Self {
        Self { settings: settings.into_iter().collect(), commands: Vec::new() }
    }
}

impl Config {
    /// Returns the value of an option.
    pub fn get(&self, name: &str) -> Option<&Setting> {
        self.settings.iter().find(|(key, _)| *key == name).map(|(_, setting)| setting)
    }

    /// Returns the values, with those of `others` where there is none.
    #[must_use]
    pub fn or(&self, others: &Self) -> Self {
        let commands = if self.commands.is_empty() { &others.commands } else { &self.commands };
        let settings = self.settings.iter().chain(&others.settings).cloned().collect();
        Self { settings, commands: commands.clone() }
    }

    /// Returns the names of the options that have a value.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.settings.iter().map(|(name, _)| *name)
    }

    /// Returns the values but those of the options `names`.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        let settings = self.settings.iter().filter(|(name, _)| !names.contains(name)).cloned().collect();
        Self { settings, commands: self.commands.clone() }
    }

    /// Returns the text of an option.
    pub fn text(&self, name: &str) -> Option<&str> {
        if let Some(Setting::Text(text)) = self.get(name) { Some(text) } else { None }
    }

    /// Returns the value of a switch.
    pub fn switch(&self, name: &str) -> Option<bool> {
        if let Some(Setting::On(is_on)) = self.get(name) { Some(*is_on) } else { None }
    }

    /// Returns the one of `values` that is named.
    pub fn word<T: Copy>(&self, name: &str, values: &[(T, &str)]) -> Option<T> {
        let Some(Setting::Word(word)) = self.get(name) else { return None };
        values.iter().find(|(_, known)| known == word).map(|(value, _)| *value)
    }

    /// Returns the value of a number.
    pub fn number<T: TryFrom<i32>>(&self, name: &str) -> Option<T> {
        if let Some(Setting::Number(number)) = self.get(name) { T::try_from(*number).ok() } else { None }
    }

    /// Returns the given paths or names.
    pub fn paths(&self, name: &str) -> &[PathBuf] {
        if let Some(Setting::Paths(paths)) = self.get(name) { paths } else { &[] }
    }

    /// Reads the file; a missing one is empty. All faults are reported, and good values apply.
    pub fn load(path: &Path, home: Option<&Path>, fields: &[Field]) -> (Self, Vec<Fault>) {
        match file::read_text(path, LIMIT) {
            Ok(text) => Self::read(path, home, &text, fields),
            Err(fault) if fault.kind == FaultKind::NotFound => Self::default().with([]),
            Err(fault) => Self::default().with([fault]),
        }
    }

    /// Parses `text`, the content of the file `path`; `~/` stands for `home`. It may have comments and trailing commas; of
    /// a text with a fault of syntax the options before it apply.
    pub fn read(path: &Path, home: Option<&Path>, text: &str, fields: &[Field]) -> (Self, Vec<Fault>) {
        let (text, broken) = sound(path, text);
        let document = match Document::parse(path, &text) {
            Ok(document) => document,
            Err(fault) => return Self::default().with([broken.unwrap_or(fault)]),
        };
        if let Some(fault) = newer(path, &document, SCHEMA) {
            return Self::default().with([fault]);
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        let from_here = |text: &str| match (Path::new(text).strip_prefix("~"), home) {
            (Ok(rest), Some(home)) => home.join(rest),
            _ => folder.join(text),
        };
        let setting = |field: &Field| {
            let value = document.root().get(field.name)?;
            Some((field.name, setting(field.kind, value, &from_here)?))
        };
        let settings = fields.iter().filter_map(setting).collect();
        let entries = document.root().get(COMMANDS).and_then(Node::items).into_iter().flatten();
        let commands = entries.filter_map(command).collect();
        let faults = validate(&document, path, schema(fields).as_value());
        Self { settings, commands }.with(faults.into_iter().chain(broken).collect::<Vec<_>>())
    }

    fn with(self, faults: impl Into<Vec<Fault>>) -> (Self, Vec<Fault>) {
        (self, faults.into())
    }
}

/// Reads a command, if it is valid.
fn command(entry: Node<'_>) -> Option<CommandEntry> {
    let text = |name: &str| entry.get(name).and_then(Node::text).filter(|text| !text.is_empty()).map(str::to_owned);
    let waits = match entry.get("wait") {
        Some(wait) => wait.truth()?,
        None => true,
    };
    Some(CommandEntry { name: text("name")?, key: text("key"), run: text("run")?, waits, line: entry.line() })
}

/// Reads the value of an option, if it is valid.
fn setting(kind: Kind, value: Node<'_>, path: &dyn Fn(&str) -> PathBuf) -> Option<Setting> {
    match kind {
        Kind::Switch(_) => value.truth().map(Setting::On),
        Kind::OneOf(words) => words().into_iter().find(|word| value.text() == Some(word)).map(Setting::Word),
        Kind::Number(least, most, _) => {
            let number = value.number().filter(|_| value.kind() == "integer")?.parse().ok()?;
            (least..=most).contains(&number).then_some(Setting::Number(number))
        }
        Kind::Name(_) => {
            let text = value.text().filter(|text| !text.is_empty())?;
            let bare = Path::new(text).extension().is_none() && !text.contains(MAIN_SEPARATOR);
            Some(Setting::Paths(vec![if bare { text.into() } else { path(text) }]))
        }
        Kind::Paths => {
            let texts = value.items()?.filter_map(Node::text).filter(|text| !text.is_empty());
            Some(Setting::Paths(texts.map(path).collect()))
        }
        Kind::Folder => {
            let folder = value.text().map(PathBuf::from).filter(|folder| folder.is_absolute())?;
            Some(Setting::Paths(vec![folder]))
        }
        Kind::Text(most) => {
            let text = value.text().filter(|text| !text.contains('\n') && text.chars().count() <= most as usize)?;
            Some(Setting::Text(text.to_owned()))
        }
    }
}

/// Returns the JSON Schema of the file.
pub fn schema(fields: &[Field]) -> Schema {
    let mut properties = serde_json::Map::new();
    let mut add = |name: &str, rule: Value| properties.insert(name.to_owned(), rule);
    add("$schema", json!({"description": "For editors: where this schema is.", "type": "string"}));
    add("schema", json!({"description": "Version of the format.", "type": "integer", "minimum": 1, "default": SCHEMA}));
    for field in fields {
        let mut rule = match field.kind {
            Kind::Switch(is_on) => json!({"type": "boolean", "default": is_on}),
            Kind::OneOf(words) => json!({"type": "string", "enum": words(), "default": words().first()}),
            Kind::Number(least, most, default) => {
                json!({"type": "integer", "minimum": least, "maximum": most, "default": default})
            }
            Kind::Name(default) => json!({"type": "string", "pattern": NOT_EMPTY, "default": default}),
            Kind::Paths => {
                json!({"type": "array", "items": {"type": "string", "pattern": NOT_EMPTY}, "default": []})
            }
            Kind::Folder => json!({"type": "string", "pattern": WHOLE_PATH}),
            Kind::Text(most) => json!({"type": "string", "pattern": format!("^.{{0,{most}}}$")}),
        };
        rule["description"] = field.text.clone().into();
        add(field.name, rule);
    }
    add(COMMANDS, commands_rule());
    let whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Config",
        "description": "The options of anli, and commands of one's own. Every option is also a flag of the command line, which goes before this file.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    Schema::try_from(whole).unwrap_or_default()
}

/// Returns the rule of the user's commands.
fn commands_rule() -> Value {
    let text = |description: &str| json!({"type": "string", "pattern": NOT_EMPTY, "description": description});
    json!({
        "description": "Commands of one's own, for the case that is read or selected. It reaches them as the variables ANLI_ID, ANLI_TITLE, ANLI_FILE, ANLI_LINE and ANLI_SELECTION and as text on standard input, never as a part of the line.",
        "type": "array",
        "default": [],
        "items": {
            "type": "object",
            "properties": {
                "name": text("The name in help and in the list of commands."),
                "key": text("Keys in the notation of keymaps, such as \",e\"; without them only the list has the command."),
                "run": text("A line for sh."),
                "wait": {"type": "boolean", "default": true, "description": "Keeps what the command wrote on the screen until a key is pressed."},
            },
            "required": ["name", "run"],
            "additionalProperties": false,
        },
    })
}
