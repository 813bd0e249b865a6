//! A term of a query against a corpus: what the names of each segment have of it, which texts may have it, and what it
//! is in one case. What is known of a segment is found out when its first case is looked at.

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, Ordering},
};

use super::{
    Field, Manner, Why,
    chosen::{Chosen, Sounds},
    matching::{Found, InName, Needle, Words},
    query::Text,
    scene::{Scene, Seat},
};

/// A term made ready for one corpus.
pub(super) struct Term<'q> {
    pub(super) needle: Needle<'q>,
    /// Whether it must not be there.
    not: bool,
    words: Words,
    /// Where it may be in texts by its sound.
    sounds: Option<Sounds<'q>>,
    segments: Vec<Known>,
    /// The cases whose short fields hold it only as words of several fields, in their order.
    joined: Vec<(u32, Found)>,
    /// Whether one mistake in it is forgiven: it is nowhere as it was typed.
    mistaken: bool,
    is_somewhere: AtomicBool,
    is_surely: AtomicBool,
}

/// What is known of a segment.
#[derive(Default)]
struct Known {
    names: OnceLock<Vec<Option<InName>>>,
    texts: OnceLock<Chosen>,
    wrong_names: OnceLock<Vec<Option<i16>>>,
    wrong_texts: OnceLock<Chosen>,
}

impl<'q> Term<'q> {
    /// The n-th term.
    pub(super) fn new(text: &'q Text, number: usize, not: bool, scene: Scene<'_>) -> Self {
        let needle = Needle::new(text, number);
        let words = needle.words(scene.parts().first());
        // To look into a few cases takes less time than to find out which.
        let sounds = text.pinyin.as_ref().filter(|_| needle.sounds_in_texts() && !scene.is_small());
        Self {
            sounds: sounds.and_then(Sounds::new),
            needle,
            not,
            words,
            segments: std::iter::repeat_with(Known::default).take(scene.parts().len()).collect(),
            joined: Vec::new(),
            mistaken: false,
            is_somewhere: AtomicBool::new(false),
            is_surely: AtomicBool::new(false),
        }
    }

    /// Whether it must not be there.
    pub(super) fn is_not(&self) -> bool {
        self.not
    }

    /// Whether some case that was looked at holds it as it was typed, not with gaps.
    pub(super) fn is_somewhere(&self) -> bool {
        self.not || self.is_somewhere.load(Ordering::Relaxed)
    }

    /// Whether it may be words of several short fields.
    pub(super) fn may_be_joined(&self) -> bool {
        !self.not && self.needle.may_be_joined()
    }

    /// Where no short field surely holds it, it may be words of several.
    pub(super) fn join(&mut self, scene: Scene<'_>) {
        if !self.may_be_joined() {
            return;
        }
        scene.over(|seat| self.is_surely.load(Ordering::Relaxed).then_some(()).or_else(|| self.see_names(seat)));
        if self.is_surely.load(Ordering::Relaxed) {
            return;
        }
        let names = scene.segments(|_, part, segment| self.needle.joins(part, segment));
        let join = |seat: &Seat<'_>| {
            let joins = names.get(seat.segment)?;
            let of_case = seat.entry.names().filter_map(|name| *joins.get(name as usize)?);
            let found = if self.needle.may_join(of_case) { self.needle.find_joined(&seat.entry) } else { None };
            Some((seat.ix, found?))
        };
        let mut joined = scene.over(join);
        joined.sort_unstable_by_key(|(ix, _)| *ix);
        self.joined = joined;
    }

    fn see_names(&self, seat: &Seat<'_>) -> Option<()> {
        let names = self.names(seat)?;
        let surely = |name: u32| names.get(name as usize).is_some_and(|name| name.is_some_and(|name| name.surely));
        if seat.entry.names().any(surely) {
            self.is_surely.store(true, Ordering::Relaxed);
        }
        None
    }

    fn names(&self, seat: &Seat<'_>) -> Option<&[Option<InName>]> {
        let entry = &seat.entry;
        let names = &self.segments.get(seat.segment)?.names;
        let in_name = |name| self.needle.in_name(entry.part, entry.segment, name);
        Some(names.get_or_init(|| (0..entry.part.names()).map(in_name).collect()))
    }

    /// Forgives a mistake, if there is one and it is of a kind that is forgiven; says whether it is.
    pub(super) fn forgive(&mut self) -> bool {
        let forgives = !self.is_somewhere() && self.needle.forgives().0;
        self.mistaken |= forgives;
        forgives
    }

    /// Whether it must be there, and no mistake in it is forgiven.
    pub(super) fn is_as_typed(&self) -> bool {
        !self.not && !self.mistaken
    }

    /// What it is in a case; `texts`: whether those are looked into.
    pub(super) fn find(&self, seat: &Seat<'_>, texts: bool) -> Option<Found> {
        let entry = &seat.entry;
        let known = self.segments.get(seat.segment)?;
        let names = if seat.is_alone { known.names.get().map(Vec::as_slice) } else { self.names(seat) };
        let in_name = |name: u32| match names {
            Some(names) => *names.get(name as usize)?,
            None => self.needle.in_name(entry.part, entry.segment, name),
        };
        let choose = || {
            let words = Chosen::with_any(entry.part, self.words.all());
            match &self.sounds {
                Some(sounds) => words.or(sounds.choose(entry.part)),
                None if self.needle.sounds_in_texts() => Chosen::All,
                None => words,
            }
        };
        // As it was typed, a term that is mistaken is in no text.
        let looked = texts && !self.mistaken && self.needle.looks_into_texts();
        let may = looked && seat.is_chosen(&known.texts, choose);
        let mut found = self.needle.find(entry, in_name, may.then_some(&self.words));
        if self.not {
            // What must not be there is meant as it was typed.
            let meant = |why: &Why| matches!(why.manner, Manner::Exact | Manner::Pinyin);
            return found.filter(|found| found.whys.iter().any(meant));
        }
        if let Ok(at) = self.joined.binary_search_by_key(&seat.ix, |(ix, _)| *ix) {
            let in_short = |found: &Found| found.whys.iter().any(|why| why.field < Field::Heading);
            if let Some((_, joined)) = self.joined.get(at).filter(|_| !found.as_ref().is_some_and(in_short)) {
                let joined = joined.clone();
                found = Some(match found {
                    Some(found) => found.or(joined),
                    None => joined,
                });
            }
        }
        if found.as_ref().is_some_and(|found| found.whys.iter().any(|why| why.manner != Manner::Fuzzy)) {
            self.is_somewhere.store(true, Ordering::Relaxed);
        }
        if !self.mistaken {
            return found;
        }
        let wrong_names = known.wrong_names.get_or_init(|| self.needle.wrong_in_names(entry.part, entry.segment));
        let choose = || Chosen::with_mistake(entry.part, &self.needle.text.chars);
        let in_texts = texts && self.needle.forgives().1;
        let may = in_texts && seat.is_chosen(&known.wrong_texts, choose);
        let wrong = self.needle.find_typo(entry, wrong_names, may.then_some(&self.words));
        match (found, wrong) {
            (Some(found), Some(wrong)) => Some(if wrong.score > found.score { wrong } else { found }),
            (found, wrong) => found.or(wrong),
        }
    }
}
