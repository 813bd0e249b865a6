//! The binding table of a keymap, and the lookup of typed keys in it.

use crate::app::{
    action::Action,
    key::{Key, KeyCode, write_keys},
    words::{Lang, Msg, keys::key_names},
};

/// The part of the screen in which a binding applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere except in text inputs.
    Global,
    /// Lists of batches and cases.
    List,
    /// Facets.
    Facets,
    /// Text of a case.
    Reader,
    /// Help, the batch page and other popups.
    Popup,
    /// Menu of what can be copied.
    Copy,
    /// Review of an import.
    Review,
    /// Presentation.
    Present,
    /// Text input. No global binding applies here, because every plain key is text.
    Input,
}

impl Context {
    /// All contexts with their names in keymap files and in the catalogue.
    pub const ALL: [(Context, &'static str, Msg); 9] = [
        (Context::Global, "global", Msg::ContextGlobal),
        (Context::List, "list", Msg::ContextList),
        (Context::Facets, "facets", Msg::FacetsTitle),
        (Context::Reader, "reader", Msg::ContextReader),
        (Context::Popup, "popup", Msg::ContextPopup),
        (Context::Copy, "copy", Msg::ContextCopy),
        (Context::Review, "review", Msg::ContextReview),
        (Context::Present, "present", Msg::ContextPresent),
        (Context::Input, "input", Msg::ContextInput),
    ];

    /// Returns this context and those it inherits bindings from, nearest first.
    fn ancestors(self) -> impl Iterator<Item = Self> {
        let below = |context: &Self| match context {
            Self::Global | Self::Input => None,
            Self::Copy => Some(Self::Popup),
            Self::Facets => Some(Self::List),
            Self::List | Self::Reader | Self::Popup | Self::Review | Self::Present => Some(Self::Global),
        };
        std::iter::successors(Some(self), below)
    }

    /// Returns the name used in keymap files.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Returns the name shown to users.
    pub fn text(self, lang: Lang) -> &'static str {
        lang.get(Self::ALL[self as usize].2)
    }
}

/// A key sequence bound to an action in one context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Context in which it applies.
    pub context: Context,
    /// Key sequence, never empty.
    pub keys: Vec<Key>,
    /// Action, or `None` if the keymap unbinds the keys.
    pub action: Option<Action>,
}

impl Binding {
    /// Returns `true` if one of the two is a prefix of the other, so that both could not be typed.
    pub(super) fn displaces(&self, other: &Self) -> bool {
        let clash = other.keys.starts_with(&self.keys) || self.keys.starts_with(&other.keys);
        // Unbound keys are a prefix of nothing.
        self.context == other.context && self.keys != other.keys && clash && self.action.is_some()
    }
}

/// Result of looking up a key sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// Bound to this action.
    Bound(Action),
    /// Bound to the user's command of this number.
    Command(usize),
    /// Prefix of longer sequences.
    Prefix,
    /// Not bound.
    Unbound,
}

/// Name of a prefix, shown when its continuations are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Context in which it applies.
    pub context: Context,
    /// The prefix.
    pub keys: Vec<Key>,
    /// Texts by language name as `--lang` takes it; an empty name stands for all languages.
    pub texts: Vec<(String, String)>,
}

/// A checked table of bindings; nearer contexts and later patches come first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    pub(super) bindings: Vec<Binding>,
    pub(super) labels: Vec<Label>,
    /// Keys of the user's commands with their numbers, in the contexts of a case; no binding begins with any of them.
    commands: Vec<(Vec<Key>, usize)>,
}

/// Contexts of a case that is read or selected: there the user's commands have their keys.
pub const CASE_CONTEXTS: [Context; 3] = [Context::List, Context::Facets, Context::Reader];

/// A possible next key after a prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Continuation<'k> {
    /// Completes the keys of this action.
    Action(Action),
    /// Completes the keys of the user's command of this number.
    Command(usize),
    /// Leads to longer sequences, which may have a label.
    Prefix(Option<&'k Label>),
}

impl Keymap {
    /// Returns this keymap with the bindings of `patch` added: each replaces the binding of the same keys in its context,
    /// and those that could not be typed beside it because one is a prefix of the other.
    #[must_use]
    pub fn patched(mut self, patch: Self) -> Self {
        for new in &patch.bindings {
            self.bindings.retain(|old| old.context != new.context || (old.keys != new.keys && !new.displaces(old)));
        }
        // A prefix is unbound by having no binding; an entry of its own would hide the longer sequences.
        let is_prefix = |keys: &[Key], context| {
            self.bindings
                .iter()
                .chain(&patch.bindings)
                .any(|other| other.context == context && other.keys.len() > keys.len() && other.keys.starts_with(keys))
        };
        let kept = patch.bindings.iter().filter(|new| new.action.is_some() || !is_prefix(&new.keys, new.context));
        let kept: Vec<Binding> = kept.cloned().collect();
        self.bindings.splice(0..0, kept);
        self.labels.splice(0..0, patch.labels);
        self
    }

    /// Returns this keymap with the keys of the user's commands, each with the number of its command.
    #[must_use]
    pub fn with_commands(self, commands: Vec<(Vec<Key>, usize)>) -> Self {
        Self { commands, ..self }
    }

    /// Looks `keys` up in `context`.
    pub fn lookup(&self, context: Context, keys: &[Key]) -> Lookup {
        let found = context.ancestors().find_map(|context| self.lookup_in(context, keys));
        found.filter(|found| *found != Lookup::Unbound).unwrap_or_else(|| self.lookup_command(context, keys))
    }

    fn lookup_command(&self, context: Context, keys: &[Key]) -> Lookup {
        let mut beginning = self.commands_in(context).filter(|(whole, _)| whole.starts_with(keys));
        match beginning.next() {
            None => Lookup::Unbound,
            Some((whole, number)) if whole.len() == keys.len() => Lookup::Command(*number),
            Some(_) => Lookup::Prefix,
        }
    }

    fn commands_in(&self, context: Context) -> impl Iterator<Item = &(Vec<Key>, usize)> {
        self.commands.iter().filter(move |_| CASE_CONTEXTS.contains(&context))
    }

    fn lookup_in(&self, context: Context, keys: &[Key]) -> Option<Lookup> {
        let mut here = self.bindings.iter().filter(|b| b.context == context && b.keys.starts_with(keys));
        if let Some(exact) = here.clone().find(|b| b.keys.len() == keys.len()) {
            return Some(exact.action.map_or(Lookup::Unbound, Lookup::Bound));
        }
        here.any(|b| b.action.is_some()).then_some(Lookup::Prefix)
    }

    /// Returns the action of `<digit>` or `<text>` in `context` for a character without a binding of its own. Such an
    /// action opens an input, which then holds the character.
    pub fn text_action(&self, context: Context, c: char) -> Option<Action> {
        let action = |code| match self.lookup(context, &[Key::plain(code)]) {
            Lookup::Bound(action) => Some(action),
            _ => None,
        };
        if c.is_ascii_digit() { action(KeyCode::Digit) } else { action(KeyCode::Text) }
    }

    /// Returns the bindings in effect in `context`, its own first, without the ones they hide.
    pub fn bindings_in(&self, context: Context) -> impl Iterator<Item = &Binding> {
        self.effective(context, |_| true)
    }

    /// Returns the bindings in effect in `context` that pass `filter`; only these are compared with all others.
    fn effective(&self, context: Context, filter: impl Fn(&Binding) -> bool + Copy) -> impl Iterator<Item = &Binding> {
        let is_visible = move |b: &&Binding| {
            let mut prefixes = (1..b.keys.len()).filter_map(|len| b.keys.get(..len));
            b.context == context
                || (self.lookup(context, &b.keys) == b.action.map_or(Lookup::Unbound, Lookup::Bound)
                    && prefixes.all(|keys| self.lookup(context, keys) == Lookup::Prefix))
        };
        let passing = move |own: Context| self.bindings.iter().filter(move |b| b.context == own && filter(b));
        context.ancestors().flat_map(move |own| passing(own).filter(is_visible)).filter(|b| b.action.is_some())
    }

    /// Returns the keys bound to `action` in `context`, as keymap files write them.
    pub fn keys_for(&self, context: Context, action: Action) -> Vec<String> {
        self.bound_to(context, action).collect()
    }

    /// Returns the first key bound to `action` in `context`, as keymap files write it; empty if it has none.
    pub fn key_for(&self, context: Context, action: Action) -> String {
        self.bound_to(context, action).next().unwrap_or_default()
    }

    /// Returns the names of the keys bound to `action` in `context` on a keyboard; the first one is the one to show.
    pub fn names_for(&self, context: Context, action: Action, lang: Lang) -> Vec<String> {
        self.sequences_for(context, action).map(|keys| key_names(keys, lang)).collect()
    }

    /// Returns the name of the key to show for `action` in `context`, empty if it has none.
    pub fn name_for(&self, context: Context, action: Action, lang: Lang) -> String {
        self.sequences_for(context, action).next().map_or_else(String::new, |keys| key_names(keys, lang))
    }

    fn bound_to(&self, context: Context, action: Action) -> impl Iterator<Item = String> {
        self.sequences_for(context, action).map(write_keys)
    }

    fn sequences_for(&self, context: Context, action: Action) -> impl Iterator<Item = &[Key]> {
        let bound = self.effective(context, move |b| b.action == Some(action));
        bound.filter(|b| !b.keys.iter().any(|key| key.is_any())).map(|b| b.keys.as_slice())
    }

    /// Returns the keys that may follow `typed` in `context`, each once, in the order of the file.
    pub fn continuations(&self, context: Context, typed: &[Key]) -> Vec<(Key, Continuation<'_>)> {
        let mut found: Vec<(Key, Continuation<'_>)> = Vec::new();
        for binding in self.bindings_in(context).filter(|b| b.keys.starts_with(typed)) {
            let (Some(key), Some(action)) = (binding.keys.get(typed.len()), binding.action) else { continue };
            if found.iter().all(|(known, _)| known != key) {
                found.push((
                    *key,
                    match &binding.keys[..=typed.len()] {
                        whole if whole.len() == binding.keys.len() => Continuation::Action(action),
                        prefix => Continuation::Prefix(self.label(context, prefix)),
                    },
                ));
            }
        }
        for (keys, number) in self.commands_in(context).filter(|(keys, _)| keys.starts_with(typed)) {
            let Some(key) = keys.get(typed.len()) else { continue };
            if found.iter().all(|(known, _)| known != key) {
                let is_whole = keys.len() == typed.len() + 1;
                found.push((*key, if is_whole { Continuation::Command(*number) } else { Continuation::Prefix(None) }));
            }
        }
        found
    }

    /// Returns the label of the prefix `keys` in `context`.
    pub fn label(&self, context: Context, keys: &[Key]) -> Option<&Label> {
        let label_in = |context| self.labels.iter().find(|label| label.context == context && label.keys == keys);
        context.ancestors().find_map(label_in)
    }
}

impl Label {
    /// Returns the text in `lang`, else the one for all languages, else the first.
    pub fn text(&self, lang: Lang) -> &str {
        let of = |name: &str| self.texts.iter().find(|(lang, _)| lang == name);
        let own = Lang::ALL.iter().find(|(known, _)| *known == lang).and_then(|(_, name)| of(name));
        own.or_else(|| of("")).or(self.texts.first()).map_or("", |(_, text)| text)
    }
}
