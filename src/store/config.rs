//! The user's `config.json`: one value an option, read with all its faults at once. What is good in it holds, whatever
//! is wrong beside it. The program never writes it.
//!
//! What options there are is a table of the command line; here are only their [kinds](Kind), because the schema and the
//! reading follow from those.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use schemars::Schema;
use serde_json::{Value, json};

use crate::{
    error::{Fault, FaultKind},
    file,
    json::{Document, Node, newer, validate},
};

/// The newest `schema` of configuration files that this program reads.
pub const SCHEMA: u32 = 1;

/// The name of the file.
pub const CONFIG_FILE: &str = "config.json";

/// The largest file that is read, in bytes.
const LIMIT: u64 = 1 << 20;

/// What an option takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Yes or no.
    Switch,
    /// One of these words.
    OneOf(fn() -> Vec<&'static str>),
    /// A whole number, the least and the greatest.
    Number(i32, i32),
    /// A name, or a path: one with a separator or an ending counts from the folder of the file, `~/` from the home
    /// folder.
    Name,
    /// Paths, counted in the same way.
    Paths,
}

/// A value of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Of [`Kind::Switch`].
    On(bool),
    /// Of [`Kind::OneOf`].
    Word(&'static str),
    /// Of [`Kind::Number`].
    Number(i32),
    /// Of [`Kind::Name`] and [`Kind::Paths`].
    Paths(Vec<PathBuf>),
}

/// An option as the file knows it.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it is for, in one sentence.
    pub text: String,
    /// What it is where nobody says anything.
    pub default: Value,
}

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    settings: Vec<(&'static str, Setting)>,
}

impl FromIterator<(&'static str, Setting)> for Config {
    fn from_iter<T: IntoIterator<Item = (&'static str, Setting)>>(settings: T) -> Self {
        Self { settings: settings.into_iter().collect() }
    }
}

impl Config {
    /// What it says of an option.
    pub fn get(&self, name: &str) -> Option<&Setting> {
        self.settings.iter().find(|(key, _)| *key == name).map(|(_, setting)| setting)
    }

    /// Everything it says, in the order of the fields.
    pub fn settings(&self) -> &[(&'static str, Setting)] {
        &self.settings
    }

    /// Reads the file; a file that is not there says nothing. All that is wrong with it is reported, and the rest holds.
    /// Most users have none, so what it may say is asked for only then.
    pub fn load(path: &Path, home: Option<&Path>, fields: impl FnOnce() -> Vec<Field>) -> (Self, Vec<Fault>) {
        match file::read_text(path, LIMIT) {
            Ok(text) => Self::read(path, home, &text, &fields()),
            Err(fault) if fault.kind == FaultKind::NotFound => Self::default().with([]),
            Err(fault) => Self::default().with([fault]),
        }
    }

    /// Reads `text`, the content of the file `path`; `~/` is `home`.
    pub fn read(path: &Path, home: Option<&Path>, text: &str, fields: &[Field]) -> (Self, Vec<Fault>) {
        let document = match Document::parse(path, text) {
            Ok(document) => document,
            Err(fault) => return Self::default().with([fault]),
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
        Self { settings }.with(validate(&document, path, schema(fields).as_value()))
    }

    fn with(self, faults: impl Into<Vec<Fault>>) -> (Self, Vec<Fault>) {
        (self, faults.into())
    }
}

/// The value of an option, if it is one.
fn setting(kind: Kind, value: Node<'_>, path: &dyn Fn(&str) -> PathBuf) -> Option<Setting> {
    match kind {
        Kind::Switch => value.truth().map(Setting::On),
        Kind::OneOf(words) => words().into_iter().find(|word| value.text() == Some(word)).map(Setting::Word),
        Kind::Number(least, most) => {
            let number = value.number().filter(|_| value.kind() == "integer")?.parse().ok()?;
            (least..=most).contains(&number).then_some(Setting::Number(number))
        }
        Kind::Name => {
            let text = value.text().filter(|text| !text.is_empty())?;
            let bare = Path::new(text).extension().is_none() && !text.contains(MAIN_SEPARATOR);
            Some(Setting::Paths(vec![if bare { text.into() } else { path(text) }]))
        }
        Kind::Paths => {
            let texts = value.items()?.filter_map(Node::text).filter(|text| !text.is_empty());
            Some(Setting::Paths(texts.map(path).collect()))
        }
    }
}

/// The JSON Schema of the file.
pub fn schema(fields: &[Field]) -> Schema {
    let mut properties = serde_json::Map::new();
    let mut add = |name: &str, rule: Value| properties.insert(name.to_owned(), rule);
    add("$schema", json!({"description": "For editors: where this schema is.", "type": "string"}));
    add("schema", json!({"description": "Version of the format.", "type": "integer", "minimum": 1, "default": SCHEMA}));
    for field in fields {
        let mut rule = match field.kind {
            Kind::Switch => json!({"type": "boolean"}),
            Kind::OneOf(words) => json!({"type": "string", "enum": words()}),
            Kind::Number(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
            Kind::Name => json!({"type": "string"}),
            Kind::Paths => json!({"type": "array", "items": {"type": "string"}}),
        };
        if let Some(rule) = rule.as_object_mut() {
            rule.insert("description".to_owned(), field.text.clone().into());
            rule.insert("default".to_owned(), field.default.clone());
        }
        add(field.name, rule);
    }
    let whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Config",
        "description": "The options of anli. Every one is also a flag of the command line, which goes before this file.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    Schema::try_from(whole).unwrap_or_default()
}
