//! Which key does what, where: the keymap files of `keymaps/`, checked and made ready for look-up.
//!
//! A keymap is data: context → keys → name of an action. A binding of a context goes before one of `global`; `input`
//! stands alone, because there every plain key is text.

use std::{collections::BTreeMap, path::Path};

use schemars::JsonSchema;

use super::{
    action::Action,
    key::{Key, parse_keys, write_keys},
    words::{Lang, Word},
};
use crate::{
    error::{Code, Fault},
    json::{self, Document},
};

/// The default keymap, as shipped.
pub const DEFAULT: &str = include_str!("../../keymaps/default.json");

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere but in inputs.
    Global,
    /// The lists of batches and cases.
    List,
    /// The text of a case.
    Reader,
    /// Help, the batch page and other overlays.
    Popup,
    /// A text input.
    Input,
}

impl Context {
    /// All contexts with their names in keymap files and in the catalogue.
    pub const ALL: [(Context, &'static str, Word); 5] = [
        (Context::Global, "global", Word::ContextGlobal),
        (Context::List, "list", Word::ContextList),
        (Context::Reader, "reader", Word::ContextReader),
        (Context::Popup, "popup", Word::ContextPopup),
        (Context::Input, "input", Word::ContextInput),
    ];

    /// Its name in keymap files.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// What a person calls it.
    pub fn text(self, lang: Lang) -> &'static str {
        lang.get(Self::ALL[self as usize].2)
    }
}

/// One binding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys, at least one.
    pub keys: Vec<Key>,
    /// What they do; `None` where the keymap unbinds them.
    pub action: Option<Action>,
}

/// What a sequence of keys means so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// This action.
    Does(Action),
    /// The beginning of longer ones.
    Begins,
    /// Nothing.
    Nothing,
}

/// A checked keymap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// The newest `schema` of keymap files that this program reads.
pub const SCHEMA: u32 = 1;

/// A keymap file: for each context, keys and the name of the action that they do, or `none`.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "the reader walks the document, to see double keys and lines; this is its schema")]
pub struct KeymapFile {
    /// Version of the format.
    schema: u32,
    /// The keymap's name.
    name: String,
    /// Context (`global`, `list`, `reader`, `popup`, `input`) → keys → action.
    keys: BTreeMap<String, BTreeMap<String, String>>,
}

impl Keymap {
    /// Reads the keymap file `path` with the content `text`. Every fault is reported with its line; the good bindings
    /// are kept.
    pub fn read(path: &Path, text: &str) -> (Self, Vec<Fault>) {
        let document = match Document::parse(path, text) {
            Ok(document) => document,
            Err(fault) => return (Self::default(), vec![fault]),
        };
        if let Some(fault) = json::newer(path, &document, SCHEMA) {
            return (Self::default(), vec![fault]);
        }
        // A key that stands twice is reported below as a binding, with the context in mind.
        let schema = schemars::schema_for!(KeymapFile);
        let mut faults = document.validate(path, schema.as_value());
        faults.retain(|fault| fault.code != Code::DuplicateKey);
        let contexts = document.root().get("keys").and_then(|keys| keys.entries());
        let mut bindings = Vec::new();
        for (context, _, keys) in contexts.into_iter().flatten() {
            for (keys, line, action) in keys.entries().into_iter().flatten() {
                bindings.extend(action.text().map(|action| (context, keys, action, Some(line))));
            }
        }
        let (map, found) = Self::build(path, bindings);
        faults.extend(found);
        (map, faults)
    }

    /// Builds a keymap from `(context, keys, action, line)` as they stand in a file. Every fault is reported; the good
    /// bindings are kept.
    pub fn build<'a>(
        path: &Path,
        entries: impl IntoIterator<Item = (&'a str, &'a str, &'a str, Option<u32>)>,
    ) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut lines = Vec::new();
        let mut map = Self::default();
        for (context, keys, action, line) in entries {
            match map.binding(context, keys, action) {
                Ok(binding) => {
                    map.bindings.push(binding);
                    lines.push(line);
                }
                Err((code, args)) => faults.push(Fault::error(path, line, code, args)),
            }
        }
        map.check_prefixes(path, &lines, &mut faults);
        (map, faults)
    }

    fn binding(&self, context: &str, keys: &str, action: &str) -> Result<Binding, (Code, Vec<String>)> {
        let known = Context::ALL.iter().find(|(_, name, _)| *name == context);
        let context = known.ok_or_else(|| (Code::UnknownContext, vec![context.to_owned()]))?.0;
        let bad_key = || (Code::BadKey, vec![keys.to_owned()]);
        let sequence = parse_keys(keys).map_err(|_| bad_key())?;
        let first = sequence.first().ok_or_else(bad_key)?;
        if context == Context::Input && first.typed().is_some() {
            return Err((Code::LetterInInput, vec![keys.to_owned()]));
        }
        let action = match action {
            "none" => None,
            name => {
                let wrong = || (Code::UnknownAction, vec![keys.to_owned(), name.to_owned()]);
                Some(Action::named(name).ok_or_else(wrong)?)
            }
        };
        if self.bindings.iter().any(|other| other.context == context && other.keys == sequence) {
            return Err((Code::DuplicateBinding, vec![keys.to_owned()]));
        }
        Ok(Binding { context, keys: sequence, action })
    }

    /// A key that acts at once can begin nothing longer in the same context.
    fn check_prefixes(&self, path: &Path, lines: &[Option<u32>], faults: &mut Vec<Fault>) {
        for (binding, line) in self.bindings.iter().zip(lines) {
            let longer = self.bindings.iter().find(|other| {
                other.context == binding.context
                    && other.keys.len() > binding.keys.len()
                    && other.keys.starts_with(&binding.keys)
            });
            if let Some(longer) = longer.filter(|_| binding.action.is_some()) {
                let args = [write_keys(&binding.keys), write_keys(&longer.keys)];
                faults.push(Fault::error(path, *line, Code::KeyIsPrefix, args));
            }
        }
    }

    /// The shipped default keymap.
    pub fn shipped() -> Self {
        Self::read(Path::new("keymaps/default.json"), DEFAULT).0
    }

    /// This keymap with the bindings of `patch` put over its own: a binding of the patch takes the place of the one with
    /// the same keys in its context, and of those that could not be typed beside it, because one begins the other.
    #[must_use]
    pub fn patched(mut self, patch: Self) -> Self {
        for new in &patch.bindings {
            self.bindings.retain(|old| {
                let clash = old.keys.starts_with(&new.keys) || new.keys.starts_with(&old.keys);
                // What is unbound begins nothing.
                let apart = if new.action.is_some() { !clash } else { old.keys != new.keys };
                old.context != new.context || apart
            });
        }
        // A key that only begins longer ones is unbound by having no binding; an entry of its own would hide them.
        let begins = |keys: &[Key], context| {
            let all = self.bindings.iter().chain(&patch.bindings);
            all.clone()
                .any(|other| other.context == context && other.keys.len() > keys.len() && other.keys.starts_with(keys))
        };
        let kept = patch.bindings.iter().filter(|new| new.action.is_some() || !begins(&new.keys, new.context));
        let kept: Vec<Binding> = kept.cloned().collect();
        self.bindings.splice(0..0, kept);
        self
    }

    /// What `keys` mean in `context`.
    pub fn look(&self, context: Context, keys: &[Key]) -> Look {
        let own = self.look_in(context, keys);
        match own {
            Some(look) => look,
            None if context == Context::Input => Look::Nothing,
            None => self.look_in(Context::Global, keys).unwrap_or(Look::Nothing),
        }
    }

    fn look_in(&self, context: Context, keys: &[Key]) -> Option<Look> {
        let mut here = self.bindings.iter().filter(|b| b.context == context && b.keys.starts_with(keys));
        if let Some(exact) = here.clone().find(|b| b.keys.len() == keys.len()) {
            return Some(exact.action.map_or(Look::Nothing, Look::Does));
        }
        here.any(|b| b.action.is_some()).then_some(Look::Begins)
    }

    /// The bindings that hold in `context`, its own first; those of `global` that it hides are left out.
    pub fn in_context(&self, context: Context) -> impl Iterator<Item = &Binding> {
        let own = self.bindings.iter().filter(move |b| b.context == context);
        let global = self.bindings.iter().filter(move |b| {
            b.context == Context::Global
                && !matches!(context, Context::Global | Context::Input)
                && self.look(context, &b.keys) == b.action.map_or(Look::Nothing, Look::Does)
        });
        own.chain(global).filter(|b| b.action.is_some())
    }

    /// The keys that do `action` in `context`, as written; the first one is the one to show.
    pub fn keys_for(&self, context: Context, action: Action) -> Vec<String> {
        self.in_context(context).filter(|b| b.action == Some(action)).map(|b| write_keys(&b.keys)).collect()
    }
}
