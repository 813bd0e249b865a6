//! Which key does what, where: the keymap files of `keymaps/`, checked and made ready for look-up.
//!
//! A keymap is data: context → keys → name of an action. A binding of a context goes before one of `global`; `input`
//! stands alone, because there every plain key is text. [`mod@file`] says what a keymap file is and what can be wrong with
//! it, [`shipped`] which keymaps the program brings and how a file is put over one of them.

mod built_in;
mod file;
mod shipped;

use std::borrow::Cow;

use super::{
    action::Action,
    key::{Code, Key, write_keys},
    words::{Lang, Msg},
};

pub use file::KeymapFile;
pub use shipped::{NAMES, load, named, shipped_text};

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
    /// The overlay of what can be copied.
    Copy,
    /// A text input.
    Input,
}

impl Context {
    /// All contexts with their names in keymap files and in the catalogue.
    pub const ALL: [(Context, &'static str, Msg); 6] = [
        (Context::Global, "global", Msg::ContextGlobal),
        (Context::List, "list", Msg::ContextList),
        (Context::Reader, "reader", Msg::ContextReader),
        (Context::Popup, "popup", Msg::ContextPopup),
        (Context::Copy, "copy", Msg::ContextCopy),
        (Context::Input, "input", Msg::ContextInput),
    ];

    /// This context and those whose bindings hold in it as well, the nearest first.
    fn chain(self) -> impl Iterator<Item = Self> {
        let below = |context: &Self| match context {
            Self::Global | Self::Input => None,
            Self::Copy => Some(Self::Popup),
            Self::List | Self::Reader | Self::Popup => Some(Self::Global),
        };
        std::iter::successors(Some(self), below)
    }

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
    pub keys: Cow<'static, [Key]>,
    /// What they do; `None` where the keymap unbinds them.
    pub action: Option<Action>,
}

impl Binding {
    /// Whether `other` could not be typed beside this one, because one begins the other.
    fn displaces(&self, other: &Self) -> bool {
        let clash = other.keys.starts_with(&self.keys) || self.keys.starts_with(&other.keys);
        // What is unbound begins nothing.
        self.context == other.context && self.keys != other.keys && clash && self.action.is_some()
    }
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

/// What a person calls a key that begins longer ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where it holds.
    pub context: Context,
    /// The keys that begin longer ones.
    pub keys: Cow<'static, [Key]>,
    /// Names of languages as `--lang` takes them, and the text in each; one text under an empty name is for all.
    pub texts: Cow<'static, [(Cow<'static, str>, Cow<'static, str>)]>,
}

/// A checked keymap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    bindings: Cow<'static, [Binding]>,
    labels: Cow<'static, [Label]>,
}

/// What may follow the keys typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next<'k> {
    /// An action.
    Does(Action),
    /// More keys, with what they are called.
    Begins(Option<&'k Label>),
}

impl Keymap {
    /// The keymap that holds unless another is asked for: nothing of its file is left to be read at the start.
    pub fn shipped() -> Self {
        Self { bindings: Cow::Borrowed(built_in::BINDINGS), labels: Cow::Borrowed(built_in::LABELS) }
    }

    /// All its bindings, the nearer ones first.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// What people call its keys that begin longer ones.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// This keymap with the bindings of `patch` put over its own: a binding of the patch takes the place of the one with
    /// the same keys in its context, and of those that could not be typed beside it, because one begins the other.
    #[must_use]
    pub fn patched(mut self, patch: Self) -> Self {
        for new in patch.bindings.iter() {
            self.bindings
                .to_mut()
                .retain(|old| old.context != new.context || (old.keys != new.keys && !new.displaces(old)));
        }
        // A key that only begins longer ones is unbound by having no binding; an entry of its own would hide them.
        let begins = |keys: &[Key], context| {
            let all = self.bindings.iter().chain(patch.bindings.iter());
            all.clone()
                .any(|other| other.context == context && other.keys.len() > keys.len() && other.keys.starts_with(keys))
        };
        let kept = patch.bindings.iter().filter(|new| new.action.is_some() || !begins(&new.keys, new.context));
        let kept: Vec<Binding> = kept.cloned().collect();
        self.bindings.to_mut().splice(0..0, kept);
        self.labels.to_mut().splice(0..0, patch.labels.into_owned());
        self
    }

    /// What `keys` mean in `context`.
    pub fn look(&self, context: Context, keys: &[Key]) -> Look {
        context.chain().find_map(|context| self.look_in(context, keys)).unwrap_or(Look::Nothing)
    }

    fn look_in(&self, context: Context, keys: &[Key]) -> Option<Look> {
        let mut here = self.bindings.iter().filter(|b| b.context == context && b.keys.starts_with(keys));
        if let Some(exact) = here.clone().find(|b| b.keys.len() == keys.len()) {
            return Some(exact.action.map_or(Look::Nothing, Look::Does));
        }
        here.any(|b| b.action.is_some()).then_some(Look::Begins)
    }

    /// What a character does in `context` that no binding names: the action of `<digit>` for a digit, else of `<text>`.
    /// Such an action opens an input, which then holds the character.
    pub fn typing(&self, context: Context, c: char) -> Option<Action> {
        let does = |code| match self.look(context, &[Key::plain(code)]) {
            Look::Does(action) => Some(action),
            _ => None,
        };
        if c.is_ascii_digit() { does(Code::Digit) } else { does(Code::Text) }
    }

    /// The bindings that hold in `context`, its own first; those that it hides are left out.
    pub fn in_context(&self, context: Context) -> impl Iterator<Item = &Binding> {
        self.holding(context, |_| true)
    }

    /// The bindings of a kind that hold in `context`; only these are held against all others.
    fn holding(&self, context: Context, kind: impl Fn(&Binding) -> bool + Copy) -> impl Iterator<Item = &Binding> {
        let seen = move |b: &&Binding| {
            let mut begun = (1..b.keys.len()).filter_map(|len| b.keys.get(..len));
            b.context == context
                || (self.look(context, &b.keys) == b.action.map_or(Look::Nothing, Look::Does)
                    && begun.all(|keys| self.look(context, keys) == Look::Begins))
        };
        let of_kind = move |own: Context| self.bindings.iter().filter(move |b| b.context == own && kind(b));
        context.chain().flat_map(move |own| of_kind(own).filter(seen)).filter(|b| b.action.is_some())
    }

    /// The keys that do `action` in `context`, as written; the first one is the one to show.
    pub fn keys_for(&self, context: Context, action: Action) -> Vec<String> {
        self.doing(context, action).collect()
    }

    /// The first of them, or nothing where it has none.
    pub fn key_for(&self, context: Context, action: Action) -> String {
        self.doing(context, action).next().unwrap_or_default()
    }

    fn doing(&self, context: Context, action: Action) -> impl Iterator<Item = String> {
        let bound = self.holding(context, move |b| b.action == Some(action));
        bound.filter(|b| !b.keys.iter().any(|key| key.is_any())).map(|b| write_keys(&b.keys))
    }

    /// What may follow `typed` in `context`: each key once, in the order of the file.
    pub fn next(&self, context: Context, typed: &[Key]) -> Vec<(Key, Next<'_>)> {
        let mut found: Vec<(Key, Next<'_>)> = Vec::new();
        for binding in self.in_context(context).filter(|b| b.keys.starts_with(typed)) {
            let (Some(key), Some(action)) = (binding.keys.get(typed.len()), binding.action) else { continue };
            if found.iter().all(|(known, _)| known != key) {
                let so_far = binding.keys.get(..=typed.len()).unwrap_or_default();
                let is_last = so_far.len() == binding.keys.len();
                found
                    .push((*key, if is_last { Next::Does(action) } else { Next::Begins(self.label(context, so_far)) }));
            }
        }
        found
    }

    /// What the prefix `keys` is called in `context`.
    pub fn label(&self, context: Context, keys: &[Key]) -> Option<&Label> {
        let named = |wanted| self.labels.iter().find(|label| label.context == wanted && label.keys == keys);
        context.chain().find_map(named)
    }
}

impl Label {
    /// The text in `lang`: that of the language, else the one for all, else the first.
    pub fn text(&self, lang: Lang) -> &str {
        let of = |name: &str| self.texts.iter().find(|(lang, _)| lang == name);
        let own = Lang::ALL.iter().find(|(known, _)| *known == lang).and_then(|(_, name)| of(name));
        own.or_else(|| of("")).or(self.texts.first()).map_or("", |(_, text)| text)
    }
}
