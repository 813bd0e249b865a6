//! Whole syllables that sound nearly the same: those that southern speakers confuse, and homophones.

use super::{
    pattern::PinyinPattern,
    transitions::{SyllableTransitions, classes},
};
use crate::text::{fold::fold, readings::readings};

/// Initials that are confused, in either direction.
const INITIALS: [(&str, &str); 6] = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("l", "r"), ("f", "h")];
/// Finals that are confused, in either direction.
const FINALS: [(&str, &str); 3] = [("ing", "in"), ("eng", "en"), ("ang", "an")];

impl PinyinPattern {
    /// Returns the pattern with whole syllables only, each also as southern speakers may spell it. The last may be
    /// unfinished.
    pub fn southern(&self) -> Self {
        self.whole(southern)
    }

    /// Returns the pattern of the sound of a Han text: whole syllables. `None` for other texts, and for those that are too
    /// long.
    pub fn of_sound(text: &str) -> Option<Self> {
        let chars: Vec<char> = fold(text).map(|(_, c)| c).collect();
        let all: Vec<&[u8]> = readings().syllables().collect();
        let reading = |at: usize| {
            let usual = readings().in_text(&chars, at).find(|(_, is_usual)| *is_usual)?;
            str::from_utf8(all.get(usize::from(usual.0))?).ok()
        };
        let syllables: Vec<&str> = (0..chars.len()).map(reading).collect::<Option<_>>()?;
        Some(Self::new(&syllables.join(" "))?.whole(|_| Vec::new()))
    }

    /// Returns the pattern without initials, with the other spellings of each syllable.
    fn whole(&self, spellings: fn(&str) -> Vec<String>) -> Self {
        let mut whole = self.clone();
        for (transitions, syllable) in whole.by_syllable.iter_mut().zip(readings().syllables()) {
            let own = SyllableTransitions { initial: 0, double: 0, ..*transitions };
            let others = spellings(str::from_utf8(syllable).unwrap_or_default());
            *transitions = others
                .iter()
                .fold(own, |own, other| own.or_spelled(other.as_bytes(), self.as_bytes(), self.boundaries));
        }
        (whole.classes, whole.by_class) = classes(&whole.by_syllable);
        whole
    }
}

/// Returns the other spellings of a syllable.
fn southern(syllable: &str) -> Vec<String> {
    let swaps = |pairs: &[(&'static str, &'static str)]| -> Vec<(&'static str, &'static str)> {
        pairs.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).collect()
    };
    let mut all = vec![syllable.to_owned()];
    for (from, to) in swaps(&INITIALS) {
        // The z of zh is no z.
        let rest = syllable.strip_prefix(from).filter(|rest| !rest.starts_with('h'));
        all.extend(rest.map(|rest| format!("{to}{rest}")));
    }
    for (from, to) in swaps(&FINALS) {
        let more: Vec<String> = all.iter().filter_map(|one| Some(format!("{}{to}", one.strip_suffix(from)?))).collect();
        all.extend(more);
    }
    all.remove(0);
    all
}
