//! Keymap files: their schema, their reader and their checks.

use std::path::Path;

use schemars::Schema;
use serde_json::{Value, json};

use super::table::{Binding, Context, Keymap, Label};
use crate::{
    app::{
        action::{ACTIONS, Action},
        key::{Key, parse_keys, write_keys},
        words::Lang,
    },
    error::{Fault, FaultKind},
    json::{self, Document, Node},
};

/// Newest supported `schema` of keymap files.
const SCHEMA: u32 = 1;

/// Returns the JSON Schema of a keymap file: its own text, with the actions of the table.
pub fn schema() -> Schema {
    let mut schema: Value = include_str!("../../../schemas/keymap.json").parse().unwrap_or_default();
    let named = ACTIONS.iter().map(|entry| (entry.name, entry.text(Lang::En)));
    let choices = named.chain([("none", "no action: unbinds the key")]);
    let choices = choices.map(|(name, text)| json!({ "const": name, "description": text }));
    schema["$defs"]["ActionName"]["oneOf"] = choices.collect();
    Schema::try_from(schema).unwrap_or_default()
}

/// The entries of a keymap file, with their lines.
#[derive(Default)]
pub(super) struct KeymapPatch {
    pub(super) keymap: Keymap,
    /// Line of each binding.
    lines: Vec<u32>,
    /// Line of each label.
    label_lines: Vec<u32>,
    /// Name of the base keymap, and its line.
    pub(super) base: Option<(String, u32)>,
    pub(super) faults: Vec<Fault>,
    /// `true` if a fault of syntax hides the rest of the file.
    pub(super) is_cut: bool,
}

/// Reads and checks a file by itself. Every fault is reported with its line; the good entries are kept. It may have
/// comments and trailing commas; of a text with a fault of syntax the entries before it are kept.
///
/// # Errors
///
/// Nothing of the text is JSON, or it is of a newer schema.
pub(super) fn read(path: &Path, text: &str) -> Result<KeymapPatch, Fault> {
    let (text, broken) = json::sound(path, text);
    let document = match Document::parse(path, &text) {
        Ok(document) => document,
        Err(fault) => return Err(broken.unwrap_or(fault)),
    };
    if let Some(fault) = json::newer(path, &document, SCHEMA) {
        return Err(fault);
    }
    let mut patch = read_entries(path, &document);
    if broken.is_some() {
        // What is missing may stand in the rest.
        patch.faults.extend(broken);
        patch.is_cut = true;
        return Ok(patch);
    }
    let mut faults = json::validate(&document, path, schema().as_value());
    // Keys, contexts and actions have faults of their own, reported by the reader.
    faults.retain(|fault| {
        let (FaultKind::DuplicateKey { at, .. }
        | FaultKind::UnknownField { at, .. }
        | FaultKind::WrongValue { at, .. }) = &fault.kind
        else {
            return true;
        };
        !at.is_within("keys") && !at.is_within("labels")
    });
    patch.faults.splice(0..0, faults);
    Ok(patch)
}

/// Reads the entries of a file without checking the rest of it.
pub(super) fn read_entries(path: &Path, document: &Document<'_>) -> KeymapPatch {
    let root = document.root();
    let mut reader = Reader { path, patch: KeymapPatch::default() };
    for (context, line, keys, value) in entries(root.get("keys")) {
        match value.text() {
            Some(action) => reader.bind(context, keys, action, line),
            None if parse_place(context, "x").is_err() => {
                reader.fault(line, FaultKind::UnknownContext { context: context.to_owned() });
            }
            // Reported by the schema.
            None => {}
        }
    }
    reader.check_prefixes();
    for (context, line, keys, value) in entries(root.get("labels")) {
        reader.label(context, keys, value, line);
    }
    reader.patch.base = root.get("base").and_then(|base| Some((base.text()?.to_owned(), base.line())));
    reader.patch
}

/// Lists context, line, keys and value of every entry of the object `keys` or `labels`.
fn entries<'d>(contexts: Option<Node<'d>>) -> Vec<(&'d str, u32, &'d str, Node<'d>)> {
    let mut found = Vec::new();
    for (context, line, keys) in contexts.and_then(Node::entries).into_iter().flatten() {
        let entries = keys.entries().into_iter().flatten();
        let before = found.len();
        found.extend(entries.map(|(keys, line, value)| (context, line, keys, value)));
        if found.len() == before && !Context::ALL.iter().any(|(_, name, _)| *name == context) {
            // An unknown context without entries is reported as well.
            found.push((context, line, "", keys));
        }
    }
    found
}

struct Reader<'p> {
    path: &'p Path,
    patch: KeymapPatch,
}

impl Reader<'_> {
    fn fault(&mut self, line: u32, kind: FaultKind) {
        self.patch.faults.push(Fault::error(self.path, Some(line), kind));
    }

    fn bind(&mut self, context: &str, keys: &str, action: &str, line: u32) {
        match self.binding(context, keys, action) {
            Ok(binding) => {
                let useless = binding.keys.iter().find_map(|key| useless(*key));
                self.patch.faults.extend(useless.map(|kind| Fault::warning(self.path, Some(line), kind)));
                self.patch.keymap.bindings.push(binding);
                self.patch.lines.push(line);
            }
            Err(kind) => self.fault(line, kind),
        }
    }

    fn binding(&self, context: &str, keys: &str, action: &str) -> Result<Binding, FaultKind> {
        let (context, sequence) = parse_place(context, keys)?;
        let keys = keys.to_owned();
        let first = sequence.first().copied();
        if context == Context::Input && first.is_some_and(|key| key.typed().is_some() || key.is_any()) {
            return Err(FaultKind::LetterInInput { keys });
        }
        let action = match action {
            "none" => None,
            name => match Action::named(name) {
                Some(action) => Some(action),
                None => return Err(FaultKind::UnknownAction { keys, action: name.to_owned() }),
            },
        };
        let any = sequence.iter().any(|key| key.is_any());
        if any && (sequence.len() > 1 || action.is_some_and(|action| !action.opens_input())) {
            let able: Vec<&str> = ACTIONS.iter().filter(|e| e.action.opens_input()).map(|e| e.name).collect();
            return Err(FaultKind::TextOpensInput { keys, actions: able.join(", ") });
        }
        let bound = self.patch.keymap.bindings.iter().zip(&self.patch.lines);
        let mut same = bound.filter(|(other, _)| other.context == context && other.keys == sequence);
        if let Some((_, first)) = same.next() {
            return Err(FaultKind::DuplicateBinding { keys, first: *first });
        }
        Ok(Binding { context, keys: sequence, action })
    }

    /// Reports keys that have an action and are a prefix of longer ones in the same context.
    fn check_prefixes(&mut self) {
        let bindings = &self.patch.keymap.bindings;
        for (binding, line) in bindings.iter().zip(&self.patch.lines) {
            let longer = bindings.iter().find(|other| {
                other.context == binding.context
                    && other.keys.len() > binding.keys.len()
                    && other.keys.starts_with(&binding.keys)
                    && other.action.is_some()
            });
            if let Some(longer) = longer.filter(|_| binding.action.is_some()) {
                let kind = FaultKind::KeyIsPrefix { keys: write_keys(&binding.keys), longer: write_keys(&longer.keys) };
                self.patch.faults.push(Fault::error(self.path, Some(*line), kind));
            }
        }
    }

    fn label(&mut self, context: &str, keys: &str, value: Node<'_>, line: u32) {
        let texts: Vec<(String, String)> = match value.text() {
            Some(text) => vec![(String::new(), text.to_owned())],
            None => {
                let each = value.entries().into_iter().flatten();
                each.filter_map(|(lang, _, text)| Some((lang.to_owned(), text.text()?.to_owned()))).collect()
            }
        };
        match parse_place(context, keys) {
            Ok((context, keys)) if !texts.is_empty() => {
                self.patch.keymap.labels.push(Label { context, keys, texts });
                self.patch.label_lines.push(line);
            }
            Ok(_) => {}
            Err(kind) => self.fault(line, kind),
        }
    }
}

/// Returns the reason why a key in a keymap is never pressed.
pub(in crate::app) fn useless(key: Key) -> Option<FaultKind> {
    if key.ends_program() {
        return Some(FaultKind::KeyEndsProgram { key: key.to_string() });
    }
    Some(FaultKind::KeyNeverArrives { key: key.to_string(), arrives: key.arrives_as()? })
}

/// Parses the names of a context and of keys.
fn parse_place(context: &str, keys: &str) -> Result<(Context, Vec<Key>), FaultKind> {
    let known = Context::ALL.iter().find(|(_, name, _)| *name == context);
    let context = known.ok_or_else(|| FaultKind::UnknownContext { context: context.to_owned() })?.0;
    let sequence = parse_keys(keys).ok().filter(|keys| !keys.is_empty());
    Ok((context, sequence.ok_or_else(|| FaultKind::BadKey { keys: keys.to_owned() })?))
}

/// Actions that need a key in a context, because without it there is no way out.
const NEEDED: [(Context, &[Action]); 4] = [
    (Context::List, &[Action::Up, Action::Down, Action::Open, Action::Back, Action::Palette, Action::Quit]),
    (Context::Reader, &[Action::Up, Action::Down, Action::Back, Action::Palette]),
    (Context::Popup, &[Action::Up, Action::Down, Action::Open, Action::Back]),
    (Context::Input, &[Action::Open, Action::Back, Action::DeleteBefore]),
];

/// Checks a file after merging it with its base: labels of no prefix, keys of the base that can no longer be typed,
/// contexts without a way out.
pub(super) fn check_merged(path: &Path, patch: &KeymapPatch, base: &Keymap, merged: &Keymap) -> Vec<Fault> {
    let mut faults = Vec::new();
    let KeymapPatch { keymap: Keymap { bindings, labels, .. }, lines, label_lines, .. } = patch;
    for (label, line) in labels.iter().zip(label_lines) {
        if merged.continuations(label.context, &label.keys).is_empty() {
            let kind = FaultKind::LabelOfNothing { keys: write_keys(&label.keys) };
            faults.push(Fault::warning(path, Some(*line), kind));
        }
    }
    for (new, line) in bindings.iter().zip(lines) {
        let is_rebound = |old: &Binding| bindings.iter().any(|b| b.context == old.context && b.keys == old.keys);
        let is_lost = |old: &&Binding| old.action.is_some() && new.displaces(old) && !is_rebound(old);
        let lost: Vec<String> = base.bindings.iter().filter(is_lost).map(|old| write_keys(&old.keys)).collect();
        if !lost.is_empty() {
            let kind = FaultKind::KeyDisplaces { keys: write_keys(&new.keys), displaced: lost.join(" ") };
            faults.push(Fault::warning(path, Some(*line), kind));
        }
    }
    for (context, actions) in NEEDED {
        let without = actions.iter().filter(|action| merged.keys_for(context, **action).is_empty());
        faults.extend(without.map(|action| {
            let (action, context) = (action.entry().name.to_owned(), context.name().to_owned());
            Fault::warning(path, None, FaultKind::NoKeyLeft { action, context })
        }));
    }
    faults
}
