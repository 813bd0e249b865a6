//! The material of the seeds: skeletons of cases, paragraphs, titles.

use std::collections::BTreeMap;

use anli::corpus::{Batch, Case, Lines, Paragraph, Region, Script, SectionKind};

use super::{
    chance::{Chance, Deck},
    make::set,
    regions::short,
};

/// The slot of a paragraph: its section, and its kind: text, a measure or below one.
pub(crate) type Slot = (u8, u8);

/// A range of characters.
pub(crate) type Chars = (u32, u32);

/// A paragraph of the seeds with its names.
pub(crate) struct Piece {
    pub(crate) paragraph: Paragraph,
    /// The region of its case, whose names are replaced.
    pub(crate) region: Region,
    /// Names of systems and documents, and figures, each with a range of characters.
    pub(crate) systems: Vec<Chars>,
    pub(crate) documents: Vec<Chars>,
    pub(crate) figures: Vec<(Chars, Option<Chars>)>,
}

/// The material of the seeds of one script.
pub(crate) struct Stock {
    pub(crate) skeletons: Vec<Case>,
    /// Titles without their regions: the first half of each skeleton, and second halves.
    firsts: Vec<String>,
    seconds: Vec<String>,
    pub(crate) pieces: BTreeMap<Slot, Vec<Piece>>,
    decks: BTreeMap<Slot, Deck>,
    skeleton_deck: Deck,
}

pub(crate) fn slot(kind: SectionKind, paragraph: &Paragraph) -> Slot {
    (kind as u8, paragraph.level.min(2))
}

impl Stock {
    pub(crate) fn new(batches: &[Batch], script: Script) -> Self {
        let mut stock = Self {
            skeletons: Vec::new(),
            firsts: Vec::new(),
            seconds: Vec::new(),
            pieces: BTreeMap::new(),
            decks: BTreeMap::new(),
            skeleton_deck: Deck::default(),
        };
        for case in batches.iter().filter(|batch| batch.script == script).flat_map(|batch| &batch.cases) {
            stock.add(case, script);
        }
        stock.decks = stock.pieces.iter().map(|(slot, pieces)| (*slot, Deck::new(pieces.len()))).collect();
        stock.skeleton_deck = Deck::new(stock.skeletons.len());
        stock
    }

    fn add(&mut self, case: &Case, script: Script) {
        let (first, second) = deed(case, script);
        self.firsts.push(first);
        self.seconds.extend(second);
        let mut number = 0;
        for section in &case.sections {
            for paragraph in &section.paragraphs {
                let piece = Piece::new(case, number, paragraph);
                self.pieces.entry(slot(section.kind, paragraph)).or_default().push(piece);
                number += 1;
            }
        }
        self.skeletons.push(case.clone());
    }

    /// Returns a skeleton, and the first half of its title.
    pub(crate) fn skeleton(&mut self, chance: &mut Chance) -> (&Case, &str) {
        let at = self.skeleton_deck.deal(chance);
        (&self.skeletons[at], &self.firsts[at])
    }

    /// Returns a paragraph for a slot, and its number in the slot.
    pub(crate) fn piece(&mut self, slot: Slot, chance: &mut Chance) -> (usize, &Piece) {
        let at = self.decks.get_mut(&slot).map_or(0, |deck| deck.deal(chance));
        (at, &self.pieces[&slot][at])
    }

    /// Returns the second half of a title.
    pub(crate) fn second(&self, chance: &mut Chance) -> &str {
        chance.pick::<String>(&self.seconds)
    }
}

/// Returns a title in one half or two, without its leading regions.
fn deed(case: &Case, script: Script) -> (String, Option<String>) {
    let names = [&case.region.province].into_iter().chain(&case.region.city).chain(&case.region.county);
    let mut deed = case.title.as_str();
    for name in names.flat_map(|name| [Some(name.as_str()), short(name)]).flatten() {
        if let Some((_, after)) = deed.split_once(&set(name, script)) {
            deed = after;
        }
    }
    // An office of 市 or 县 in a title fits any region.
    let deed = deed.strip_prefix(['市', '县', '縣', '区', '區']).unwrap_or(deed);
    let halves = deed.split_once([' ', '　', ',', '，']);
    match halves.filter(|(first, second)| is_half(first) && is_half(second)) {
        Some((first, second)) => (first.to_owned(), Some(second.to_owned())),
        None => (deed.to_owned(), None),
    }
}

/// Returns `true` if a half cuts no quotation.
fn is_half(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    text.chars().count() > 5 && count('“') == count('”') && count('「') == count('」') && count('"') % 2 == 0
}

impl Piece {
    fn new(case: &Case, number: u32, paragraph: &Paragraph) -> Self {
        let chars: Vec<char> = paragraph.text.chars().collect();
        let here = |at: &anli::corpus::At| (at.0 == number).then_some((at.1, at.2));
        let named = |named: &anli::corpus::Named| -> Vec<(u32, u32)> {
            let text = |(start, end): &(u32, u32)| chars[*start as usize..*end as usize].iter().collect::<String>();
            named.at.iter().filter_map(here).filter(|at| text(at) == named.name).collect()
        };
        let find = |needle: &str| {
            let needle: Vec<char> = needle.chars().collect();
            let at = chars.windows(needle.len().max(1)).position(|window| window == needle)?;
            Some((at as u32, (at + needle.len()) as u32))
        };
        let figures = case.figures.iter().flat_map(|figure| {
            let about = find(&figure.about).filter(|_| !figure.about.is_empty());
            figure.at.iter().filter_map(here).map(move |at| (at, about))
        });
        Self {
            paragraph: Paragraph { repairs: Vec::new(), lines: Lines(1, 1), ..paragraph.clone() },
            region: case.region.clone(),
            systems: case.systems.iter().flat_map(named).collect(),
            documents: case.documents.iter().flat_map(named).collect(),
            figures: figures.collect(),
        }
    }
}
