//! Theme files: their schema, their reader and their checks.

use std::path::Path;

use schemars::Schema;
use serde_json::{Value, json};

use super::{
    colour::{Depth, Ink},
    palette::Theme,
    role::ROLES,
};
use crate::{
    error::{Fault, FaultKind},
    json::{self, Document},
    store::state::Ground,
};

/// Newest supported `schema` of theme files.
const SCHEMA: u32 = 1;

/// A shipped theme: its name, its file, and the file for a terminal with 16 colours, whose background is dark.
type ShippedRow = (&'static str, &'static str, &'static str);

/// The files of the first theme on a dark and on a light background, and of the one without colours.
const ON_DARK: &str = include_str!("shipped/default-dark.json");
const ON_LIGHT: &str = include_str!("shipped/default-light.json");
const PLAIN: &str = include_str!("shipped/monochrome.json");

/// Name of the theme without colours.
pub const NO_COLOURS: &str = SHIPPED[4].0;

/// The shipped themes. The first one keeps the terminal's own background and has colours for it as soon as it is known.
const SHIPPED: [ShippedRow; 5] = [
    ("default", include_str!("shipped/default.json"), ON_DARK),
    ("dark", include_str!("shipped/dark.json"), ON_DARK),
    ("light", include_str!("shipped/light.json"), ON_LIGHT),
    ("high-contrast", include_str!("shipped/high-contrast.json"), PLAIN),
    ("monochrome", PLAIN, PLAIN),
];

impl Theme {
    /// The names of the shipped themes.
    pub const NAMES: [&str; SHIPPED.len()] = [SHIPPED[0].0, SHIPPED[1].0, SHIPPED[2].0, SHIPPED[3].0, SHIPPED[4].0];

    /// Returns the first shipped theme under the name of a file.
    pub fn shipped_as(path: &Path) -> Self {
        shipped(&path.file_stem().unwrap_or_default().to_string_lossy(), SHIPPED[0].1)
    }
}

/// Returns the shipped theme at a position for a terminal of `depth`; the first one where there is none.
pub(super) fn shipped_at(at: usize, depth: Depth) -> Theme {
    let (name, text, few) = SHIPPED.get(at).unwrap_or(&SHIPPED[0]);
    shipped(name, if depth == Depth::Sixteen { few } else { text })
}

/// Returns the first theme on a known background.
pub(super) fn first_on(ground: Ground) -> Theme {
    shipped(SHIPPED[0].0, if ground == Ground::Dark { ON_DARK } else { ON_LIGHT })
}

/// Returns the JSON Schema of a theme file.
pub fn schema() -> Schema {
    let mut schema: Value = include_str!("../../../schemas/theme.json").parse().unwrap_or_default();
    let roles = ROLES.iter().map(|(_, name)| ((*name).to_owned(), json!({ "$ref": "#/$defs/Colour" })));
    schema["properties"]["roles"]["properties"] = Value::Object(roles.collect());
    schema["properties"]["inherits"]["enum"] = json!(Theme::NAMES);
    Schema::try_from(schema).unwrap_or_default()
}

/// Reads and checks a theme file. Every fault is reported with its line; the good entries apply to the theme that it
/// inherits. Its name is that of the file.
pub fn load(path: &Path, text: &str) -> (Theme, Vec<Fault>) {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let plain = || Theme::shipped_as(path);
    let (text, broken) = json::sound(path, text);
    let document = match Document::parse(path, &text) {
        Ok(document) => document,
        Err(fault) => return (plain(), vec![broken.unwrap_or(fault)]),
    };
    if let Some(fault) = json::newer(path, &document, SCHEMA) {
        return (plain(), vec![fault]);
    }
    let (theme, mut faults) = read(path, &name, &document);
    match broken {
        Some(broken) => faults.push(broken),
        None => faults.extend(json::validate(&document, path, schema().as_value())),
    }
    (theme, faults)
}

/// Returns a shipped theme.
fn shipped(name: &str, text: &str) -> Theme {
    let document = Document::parse(Path::new(name), text).ok();
    document.map_or_else(|| Theme::plain(name), |document| read(Path::new(name), name, &document).0)
}

/// Reads the roles; the faults are those of colours. Unknown names are left to the schema.
fn read(path: &Path, name: &str, document: &Document<'_>) -> (Theme, Vec<Fault>) {
    let root = document.root();
    let base = root.get("inherits").and_then(|base| base.text()).unwrap_or_default();
    let mut theme = match SHIPPED.iter().find(|row| row.0 == base) {
        Some((_, text, _)) => shipped(name, text),
        None => Theme::plain(name),
    };
    let mut faults = Vec::new();
    for (role, line, value) in root.get("roles").and_then(|roles| roles.entries()).into_iter().flatten() {
        let Some(text) = value.text() else { continue };
        let known = ROLES.iter().position(|(_, known)| *known == role).and_then(|at| theme.inks.get_mut(at));
        match (known, Ink::parse(text)) {
            (Some(ink), Some(parsed)) => *ink = parsed,
            (Some(_), None) => {
                let kind = FaultKind::BadColour { role: role.to_owned(), found: text.to_owned() };
                faults.push(Fault::error(path, Some(line), kind));
            }
            (None, _) => {}
        }
    }
    (theme, faults)
}
