//! Finding actions by what a person types: Chinese, English, pinyin whole or by initials, or the name in keymaps.

use super::{
    action::{ACTIONS, Action, Entry, Group},
    keymap::{Context, Keymap},
    words::Lang,
};
use crate::text::{Folded, pinyin};

/// The actions that the palette offers for what is typed, the most fitting first; of equals those that have a key in
/// `context`, then the shortest.
pub fn offered(typed: &str, context: Context, keymap: &Keymap, lang: Lang) -> Vec<&'static Entry> {
    let able = ACTIONS.iter().filter(|entry| entry.group != Group::Edit && !entry.action.needs_popup());
    let mut found: Vec<_> = able
        .filter_map(|entry| {
            let elsewhere = keymap.keys_for(context, entry.action).is_empty();
            // Without a word all fit alike: then nobody looks for the keys that move, and the order of the table says more
            // than the length of a name.
            let rest = if typed.trim().is_empty() {
                (entry.group == Group::Move, elsewhere, 0)
            } else {
                (elsewhere, false, entry.name.len())
            };
            Some(((rank(typed, entry, lang)?, rest), entry))
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// How well an action fits all words typed, 0 the best; `None` if one of them fits nothing that is said of it.
pub fn rank(typed: &str, entry: &Entry, lang: Lang) -> Option<u32> {
    typed.split_whitespace().map(|word| rank_word(word, entry, lang)).sum()
}

fn rank_word(word: &str, entry: &Entry, lang: Lang) -> Option<u32> {
    let lower = word.to_lowercase();
    let folded = Folded::new(word);
    if folded.is_empty() {
        // Signs ask for nothing.
        return Some(0);
    }
    let at = |text: &str| {
        let place = Folded::new(text).find_all(&folded).next()?.start;
        let before = text.chars().nth(place.checked_sub(1)?);
        // The beginning of an English word is as good as that of a Chinese sentence.
        Some(before.is_some_and(|c| c.is_ascii_alphabetic()))
    };
    let said = [entry.text(lang), entry.hans, entry.en, entry.name];
    let begins = said.iter().any(|text| Folded::new(text).find_all(&folded).next().is_some_and(|at| at.start == 0));
    let sound = pinyin::Pattern::new(word).and_then(|pattern| pattern.find(entry.hans));
    let sounds_first = sound.as_ref().and_then(|found| found.ranges.first()).is_some_and(|range| range.start == 0);
    let inside = said.iter().filter_map(|text| at(text)).min();
    match () {
        () if entry.name == lower => Some(0),
        () if begins => Some(1),
        () if sounds_first => Some(2),
        () if inside == Some(false) => Some(3),
        () if sound.is_some() => Some(4),
        () => inside.map(|_| 5),
    }
}

impl Action {
    /// Whether it does something in an overlay only.
    pub fn needs_popup(self) -> bool {
        matches!(self, Self::SameName | Self::Filter | Self::Pick)
    }

    /// Whether it is about the text of a case, so that asked for in a list it opens the case under the cursor first.
    pub fn is_of_text(self) -> bool {
        matches!(
            self,
            Self::NextSection
                | Self::PreviousSection
                | Self::NextMeasure
                | Self::PreviousMeasure
                | Self::ToSection
                | Self::ToMeasure
                | Self::Outline
                | Self::Names
                | Self::Figures
                | Self::Repairs
                | Self::Find
                | Self::FindNextCase
                | Self::FindPreviousCase
                | Self::SourceView
                | Self::Unrepaired
                | Self::Typeset
                | Self::PointRows
                | Self::Script
                | Self::Spaced
                | Self::DoubleSpaced
                | Self::OutlinePane
                | Self::Wider
                | Self::Narrower
        )
    }
}
