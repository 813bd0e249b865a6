//! Finds actions by typed text: Chinese, English, pinyin whole or by initials, or the name in keymaps.

use super::{
    Ctx,
    action::{ACTIONS, Action, ActionEntry, Group},
    keymap::{Context, Keymap},
    model::Model,
    words::Lang,
};
use crate::text::{Folded, PinyinPattern};

/// Returns the actions that match `typed`, best first; of equals those that have a key in `context`, then the shortest.
pub fn offered(typed: &str, context: Context, keymap: &Keymap, lang: Lang) -> Vec<&'static ActionEntry> {
    let query = ActionQuery::new(typed);
    let works = |action: Action| {
        !action.needs_popup()
            && (context == Context::Review || !action.needs_review())
            && (context == Context::Present || !action.needs_show())
    };
    let able = ACTIONS.iter().filter(|entry| entry.group != Group::Edit && works(entry.action));
    let mut found: Vec<_> = able
        .filter_map(|entry| {
            let elsewhere = keymap.keys_for(context, entry.action).is_empty();
            // Without a word all match alike: the keys that move come last, because they are known, and the order of the
            // table says more than the length of a name.
            let rest = if typed.trim().is_empty() {
                (entry.group == Group::Move, elsewhere, 0)
            } else {
                (elsewhere, false, entry.name.len())
            };
            Some(((query.rank(entry, lang)?, rest), entry))
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// Returns the rows of the palette: the actions offered that the session may do; while nothing is typed, those chosen last come first.
pub fn listed(typed: &str, model: &Model, ctx: &Ctx) -> Vec<&'static ActionEntry> {
    let mut entries = offered(typed, model.pane_context(), &ctx.keymap, ctx.lang);
    entries.retain(|entry| ctx.permits.allows(entry.action));
    if typed.trim().is_empty() {
        let last = |entry: &&ActionEntry| model.recent_actions.iter().position(|chosen| *chosen == entry.action);
        entries.sort_by_key(|entry| last(entry).unwrap_or(usize::MAX));
    }
    entries
}

/// The text typed to find an action, parsed once for all actions.
pub struct ActionQuery(Vec<ActionWord>);

/// A word of a query.
struct ActionWord {
    lower: String,
    folded: Folded,
    sound: Option<PinyinPattern>,
}

impl ActionQuery {
    /// Parses `typed`. Words of signs are ignored.
    pub fn new(typed: &str) -> Self {
        let word = |word: &str| ActionWord {
            lower: word.to_lowercase(),
            folded: Folded::new(word),
            sound: PinyinPattern::new(word),
        };
        Self(typed.split_whitespace().map(word).filter(|word| !word.folded.is_empty()).collect())
    }

    /// Returns the rank of an action for all words, 0 the best; `None` if a word matches no text of the action.
    pub fn rank(&self, entry: &ActionEntry, lang: Lang) -> Option<u32> {
        let texts = [entry.text(lang), entry.text(Lang::Hans), entry.text(Lang::En), entry.name];
        self.0.iter().map(|word| word.rank(entry.name, &texts, entry.text(Lang::Hans))).sum()
    }

    /// Returns the rank of a thing that has only a name, as [`ActionQuery::rank`].
    pub fn rank_of(&self, name: &str) -> Option<u32> {
        self.0.iter().map(|word| word.rank(name, &[name], name)).sum()
    }
}

impl ActionWord {
    /// Ranks a name with the texts that describe it, one of which has a sound.
    fn rank(&self, name: &str, texts: &[&str], spoken: &str) -> Option<u32> {
        let start = |text: &str| Folded::new(text).find_all(&self.folded).next().map(|found| found.start);
        let places: Vec<(&str, usize)> = texts.iter().filter_map(|text| Some((*text, start(text)?))).collect();
        let found = || places.iter();
        let begins = found().any(|(_, at)| *at == 0);
        // The beginning of an English word is as good as that of a Chinese sentence.
        let within_word = |(text, at): &(&str, usize)| {
            let before = at.checked_sub(1).and_then(|before| text.chars().nth(before));
            before.is_some_and(|c| c.is_ascii_alphabetic())
        };
        let inside = found().map(within_word).min();
        let sound = self.sound.as_ref().and_then(|pattern| pattern.find(spoken));
        let sounds_first = sound.as_ref().and_then(|found| found.ranges.first()).is_some_and(|range| range.start == 0);
        match () {
            () if name == self.lower => Some(0),
            () if begins => Some(1),
            () if sounds_first => Some(2),
            () if inside == Some(false) => Some(3),
            () if sound.is_some() => Some(4),
            () => inside.map(|_| 5),
        }
    }
}
