//! One term against one case: in which fields, in which manner, how often, and what that is worth.

use fuzzy_matcher::skim::{SkimMatcherV2, SkimScoreConfig};
use memchr::memmem::Finder;
use smallvec::SmallVec;

use super::{
    Field, Manner, Why, Whys,
    index::{Entry, Part, Short, bloom},
    joined::{self, Joined},
    query::{Scope, Text},
    typo,
    word::Word,
};
use crate::{
    corpus::Segment,
    text::{Folded, PinyinMatcher, PinyinPattern, PinyinQuality},
};

/// What a match in a field is worth, by manner. A title comes before other short fields, these before headings, these
/// before the text. Joined words are worth something together: see [`joined`].
const WORTH: [(Field, [(Manner, i64); 5]); 6] = {
    use Manner::{Exact, Fuzzy, Pinyin, Synonym, Typo};
    [
        (Field::Title, [(Exact, 1000), (Synonym, 660), (Pinyin, 640), (Fuzzy, 360), (Typo, 300)]),
        (Field::Place, [(Exact, 900), (Synonym, 560), (Pinyin, 600), (Fuzzy, 240), (Typo, 240)]),
        (Field::Department, [(Exact, 860), (Synonym, 550), (Pinyin, 580), (Fuzzy, 240), (Typo, 240)]),
        (Field::System, [(Exact, 880), (Synonym, 560), (Pinyin, 590), (Fuzzy, 250), (Typo, 260)]),
        (Field::Heading, [(Exact, 700), (Synonym, 480), (Pinyin, 400), (Fuzzy, 0), (Typo, 220)]),
        (Field::Body, [(Exact, 500), (Synonym, 400), (Pinyin, 370), (Fuzzy, 0), (Typo, 180)]),
    ]
};
/// Letters that pinyin needs in headings and texts: two or three find too much.
pub(super) const LETTERS_IN_TEXT: usize = 4;
/// How far apart the characters of a fuzzy match may lie, as a multiple of their number: beyond it they have nothing
/// to do with each other.
const SPREAD: usize = 6;
/// The longest word that is matched with gaps: the matcher takes time and memory for every character of it.
const LONGEST_FUZZY: usize = 24;

/// One term ready to be found.
pub(super) struct Needle<'q> {
    pub(super) text: &'q Text,
    number: u16,
    finder: Finder<'q>,
    synonyms: Vec<(Finder<'q>, u64)>,
    bloom: u64,
    fuzzy: Option<SkimMatcherV2>,
    joined: Option<Joined<'q>>,
    /// What reads texts as pinyin.
    reader: Option<PinyinMatcher<'q>>,
}

/// A term found in a case.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// What it is worth.
    pub(super) score: i64,
    /// Where and how, the best first.
    pub(super) whys: Whys,
    /// Parts of the text that hold it, with the byte of the first place in each; for closeness.
    pub(super) places: Vec<(usize, usize)>,
    /// Whether a short field holds the term as it was typed, by its characters or by the sounds of whole syllables.
    pub(super) surely: bool,
}

impl Found {
    /// This one and another of the same case: the better counts.
    pub(super) fn or(self, other: Found) -> Found {
        let (mut best, other) = if other.score > self.score { (other, self) } else { (self, other) };
        best.surely |= other.surely;
        best.whys.extend(other.whys);
        Found { places: if best.places.is_empty() { other.places } else { best.places }, ..best }
    }
}

/// The most parts that [`Found::places`] remembers.
const MOST_PLACES: usize = 48;

impl<'q> Needle<'q> {
    /// The n-th term.
    pub(super) fn new(text: &'q Text, number: usize) -> Self {
        let finder = |folded: &'q Folded| Finder::new(folded.as_str().as_bytes());
        let gaps = !text.exact && !text.start && !text.end && (2..=LONGEST_FUZZY).contains(&text.chars.len());
        // Letters with gaps between them match everything; they are read as pinyin instead.
        let gaps = gaps && text.chars.iter().any(|c| !c.is_ascii());
        Self {
            text,
            number: u16::try_from(number).unwrap_or(u16::MAX),
            finder: finder(&text.folded),
            synonyms: text.synonyms.iter().map(|word| (finder(word), bloom(word.as_str()))).collect(),
            bloom: bloom(text.folded.as_str()),
            fuzzy: gaps.then(matcher),
            joined: Joined::new(text),
            reader: sounds_in_texts(text).map(PinyinMatcher::for_many),
        }
    }

    /// Which term it is.
    pub(super) fn number(&self) -> u16 {
        self.number
    }

    /// Whether a short field is looked into.
    pub(super) fn looks_at(&self, field: Field) -> bool {
        match self.text.scope {
            Scope::All => true,
            Scope::Title => field == Field::Title,
            Scope::Body | Scope::Section(_) => false,
        }
    }

    fn why(&self, field: Field, manner: Manner, places: usize) -> Why {
        let places = u32::try_from(places).unwrap_or(u32::MAX);
        Why { field, manner, term: self.number, places, letters: None }
    }

    /// The words that texts are searched for; `part` says which characters are common.
    pub(super) fn words(&self, part: Option<&Part>) -> Words {
        let word = |folded: &Folded| Word::new(folded.as_str(), part);
        let synonyms = self.text.synonyms.iter().map(word).collect();
        // One character cannot be mistaken for a word with a mistake in it.
        let (left, right) = self.text.chars.split_at(self.text.chars.len() / 2);
        let half = |half: &[char]| Word::new(&half.iter().collect::<String>(), part);
        Words { word: word(&self.text.folded), synonyms, halves: [half(left), half(right)] }
    }

    /// Whether it may be in any text, as pinyin.
    pub(super) fn sounds_in_texts(&self) -> bool {
        self.reader.is_some()
    }

    /// What a name of a segment has of it.
    pub(super) fn in_name(&self, part: &Part, segment: &Segment, name: u32) -> Option<InName> {
        let short = part.name(segment, name).filter(|short| self.looks_at(short.field))?;
        let (manner, score, surely) = self.in_short(&short)?;
        // Less than 60 for a match, less than 200 against it.
        Some(InName { field: short.field, manner, score: score as i16, surely })
    }

    /// Whether it is looked for in texts.
    pub(super) fn looks_into_texts(&self) -> bool {
        self.text.scope != Scope::Title
    }

    /// The term as it is, as a synonym, by its sound or with gaps, where `in_name` says what a name of its segment has of
    /// it; in the texts if `words` are given.
    pub(super) fn find(
        &self,
        entry: &Entry<'_>,
        in_name: impl Fn(u32) -> Option<InName>,
        words: Option<&Words>,
    ) -> Option<Found> {
        let mut tally = Tally::default();
        for name in entry.names().filter_map(in_name) {
            tally.surely |= name.surely;
            tally.add(self.why(name.field, name.manner, 1), name.score.into());
        }
        let Some(words) = words.filter(|_| self.text.scope != Scope::Title) else { return tally.done() };
        self.in_texts(entry, &words.word, Manner::Exact, &mut tally);
        let exact = tally.whys.iter().any(|(why, _)| why.manner == Manner::Exact);
        for synonym in words.synonyms.iter().filter(|_| !exact) {
            self.in_texts(entry, synonym, Manner::Synonym, &mut tally);
        }
        self.sounds_in(entry, &mut tally);
        tally.done()
    }

    /// In which manner, what that is worth beside the field, and whether the term stands there as it was typed.
    fn in_short(&self, short: &Short<'_>) -> Option<(Manner, i64, bool)> {
        let missing = |bloom: u64| bloom & !short.bloom != 0;
        let at = if missing(self.bloom) { None } else { self.finder.find(short.folded) };
        if let Some(at) = at {
            let text = short.as_str();
            let end = at + self.finder.needle().len();
            let whole = !self.text.start || at == 0;
            let last = !self.text.end || text.len() == end || text.ends_with(self.text.folded.as_str());
            if whole && last {
                let chars = text.get(..at).map_or(0, |before| before.chars().count());
                let covered = 60 * self.text.chars.len() / text.chars().count().max(1);
                return Some((Manner::Exact, covered as i64 - chars.min(20) as i64, true));
            }
            return None;
        }
        if self.synonyms.iter().any(|(finder, bloom)| !missing(*bloom) && finder.find(short.folded).is_some()) {
            return Some((Manner::Synonym, 0, false));
        }
        if let Some((text, found)) = self.text.pinyin.as_ref().and_then(|pattern| {
            // As stored: a traditional character may be read in more ways than what it folds to.
            let text = short.text();
            if pattern.reachable(&text, 1) & 1 << pattern.letters() == 0 {
                return None;
            }
            let found = pattern.find(&text)?;
            Some((text, found))
        }) {
            let begins = found.ranges.first().map_or(0, |range| range.start);
            let ends = found.ranges.last().map_or(0, |range| range.end);
            let fits = (!self.text.start || begins == 0) && (!self.text.end || ends == text.chars().count());
            let score = penalty(found.quality) - begins.min(20) as i64;
            return fits.then_some((Manner::Pinyin, score, found.quality == PinyinQuality::Full));
        }
        let indices = self.gaps(short)?;
        let spread = indices.last()? - indices.first()?;
        let near = spread < SPREAD * indices.len();
        near.then(|| (Manner::Fuzzy, 60 - (8 * spread / indices.len()) as i64, false))
    }

    /// The characters of a short field that hold the term with gaps. Most fields lack a character of it, which one
    /// comparison tells.
    pub(super) fn gaps(&self, short: &Short<'_>) -> Option<Vec<usize>> {
        let fuzzy = self.fuzzy.as_ref().filter(|_| self.bloom & !short.bloom == 0)?;
        let mut rest = short.as_str().chars();
        if !self.text.chars.iter().all(|wanted| rest.any(|c| c == *wanted)) {
            return None;
        }
        fuzzy.fuzzy(short.as_str(), self.text.folded.as_str(), true).map(|(_, indices)| indices)
    }

    /// What each name of a segment may be among the words of several fields.
    pub(super) fn joins(&self, part: &Part, segment: &Segment) -> Vec<Option<joined::Ends>> {
        let name = |name| {
            let short = part.name(segment, name)?;
            Some(self.joined.as_ref()?.ends_of(short.field, &short.text()))
        };
        (0..part.names()).map(name).collect()
    }

    /// Whether these names of a case may hold it together.
    pub(super) fn may_join(&self, names: impl Iterator<Item = joined::Ends> + Clone) -> bool {
        self.joined.as_ref().is_some_and(|joined| joined.may_be(names))
    }

    /// Letters typed without a space between the words of different fields.
    pub(super) fn find_joined(&self, entry: &Entry<'_>) -> Option<Found> {
        let joined = self.joined.as_ref()?;
        let shorts: Vec<joined::Text<'_>> = entry.shorts().map(|short| (short.field, short.text())).collect();
        if !joined.may_match(&shorts) {
            return None;
        }
        let (pieces, score) = joined.find(&shorts)?;
        let why =
            |piece: joined::Piece| Why { letters: Some(piece.letters), ..self.why(piece.field, Manner::Joined, 1) };
        Some(Found { score, whys: pieces.into_iter().map(why).collect(), places: Vec::new(), surely: false })
    }

    /// Whether it may be words of different fields.
    pub(super) fn may_be_joined(&self) -> bool {
        self.joined.is_some()
    }

    fn in_texts(&self, entry: &Entry<'_>, word: &Word, manner: Manner, tally: &mut Tally) {
        let mut counts = [0_usize; 2];
        let anchored = self.text.start || self.text.end;
        word.places(entry, self.text.scope, |at, text, shown| {
            if anchored {
                // Only some of the paragraph stands around what is only printed: its edges say nothing.
                let (first, last) = Word::edges(shown, &at);
                if text.is_printed() || (self.text.start && !first) || (self.text.end && !last) {
                    return;
                }
            }
            counts[usize::from(at.field == Field::Body)] += 1;
            if tally.places.len() < MOST_PLACES && tally.places.last().is_none_or(|(last, _)| *last != at.text) {
                tally.places.push((at.text, at.start));
            }
        });
        tally.texts(self, manner, counts, 0);
    }

    fn sounds_in(&self, entry: &Entry<'_>, tally: &mut Tally) {
        let Some(reader) = &self.reader else { return };
        let mut counts = [0_usize; 2];
        let mut best = PinyinQuality::Unusual;
        for (number, text) in entry.texts().iter().enumerate() {
            let outside = matches!(self.text.scope, Scope::Section(kind) if kind != text.section);
            if outside || text.is_printed() {
                continue;
            }
            let shown = text.as_str();
            // The character that was reached last, and its byte.
            let mut reached = (0, 0);
            reader.each(shown, |chars, (start, _), quality| {
                let more: usize = chars.get(reached.0..start).unwrap_or_default().iter().map(|c| c.len_utf8()).sum();
                reached = (start, reached.1 + more);
                counts[usize::from(!text.is_heading(reached.1))] += 1;
                best = best.min(quality);
                if tally.places.len() < MOST_PLACES {
                    tally.places.push((number, reached.1));
                }
            });
        }
        tally.texts(self, Manner::Pinyin, counts, penalty(best));
    }

    /// Whether a mistake in it is forgiven, in short fields and in texts.
    pub(super) fn forgives(&self) -> (bool, bool) {
        let word = self.text.chars.as_slice();
        let plain = !self.text.exact && !self.text.start && !self.text.end;
        let han = !word.iter().all(char::is_ascii);
        let fits = (typo::SHORTEST..=typo::LONGEST).contains(&word.len());
        (plain && (fits || !han), plain && han && fits && self.text.scope != Scope::Title)
    }

    /// What more each name of a segment that has it with one mistake in it is worth for that.
    pub(super) fn wrong_in_names(&self, part: &Part, segment: &Segment) -> Vec<Option<i16>> {
        let word = self.text.chars.as_slice();
        let letters = word.iter().all(char::is_ascii);
        let name = |name| {
            let short = part.name(segment, name).filter(|short| self.looks_at(short.field))?;
            if letters {
                let (typo, text) = (self.text.pinyin_typo()?, short.text());
                return (typo.may_match(&text) && typo.find(&text).is_some()).then_some(0);
            }
            // All its characters but one are there.
            if (self.bloom & !short.bloom).count_ones() > 1 {
                return None;
            }
            typo::places(short.as_str(), word).iter().map(|near| 50 * i16::from(near.alike)).max()
        };
        (0..part.names()).map(name).collect()
    }

    /// The term with one mistake in it, where `wrong` says so of the names of its segment; in the texts if `words` are
    /// given.
    pub(super) fn find_typo(&self, entry: &Entry<'_>, wrong: &[Option<i16>], words: Option<&Words>) -> Option<Found> {
        let word = self.text.chars.as_slice();
        let mut tally = Tally::default();
        for (name, more) in entry.names().filter_map(|name| Some((name, (*wrong.get(name as usize)?)?))) {
            let field = entry.part.name(entry.segment, name)?.field;
            tally.add(self.why(field, Manner::Typo, 1), more.into());
        }
        let Some(words) = words else { return tally.done() };
        let mut found = Vec::new();
        for (half, is_left) in words.halves.iter().zip([true, false]) {
            half.places(entry, self.text.scope, |at, _, shown| {
                let near = typo::beside(word, is_left, shown, at.start..at.end);
                found.extend(near.map(|near| (at.text, near)));
            });
        }
        let found = typo::apart(found);
        let texts = if found.is_empty() { Vec::new() } else { entry.texts() };
        let (mut counts, mut alike) = ([0_usize; 2], false);
        for (number, near) in found {
            let is_heading = texts.get(number).is_some_and(|text| text.is_heading(near.start));
            counts[usize::from(!is_heading)] += 1;
            alike |= near.alike;
            tally.places.push((number, near.start));
        }
        tally.texts(self, Manner::Typo, counts, if alike { 50 } else { 0 });
        tally.done()
    }
}

/// What a name of a segment has of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InName {
    field: Field,
    manner: Manner,
    /// What that is worth beside the field.
    score: i16,
    /// Whether the term stands there as it was typed.
    pub(super) surely: bool,
}

/// The words that texts are searched for.
pub(super) struct Words {
    /// The term.
    pub(super) word: Word,
    /// What means the same.
    pub(super) synonyms: Vec<Word>,
    /// The halves of the term, one of which a word with one mistake has.
    pub(super) halves: [Word; 2],
}

impl Words {
    /// The term and its synonyms.
    pub(super) fn all(&self) -> impl Iterator<Item = &Word> + Clone {
        std::iter::once(&self.word).chain(&self.synonyms)
    }
}

/// A term as pinyin, if texts are read so.
fn sounds_in_texts(text: &Text) -> Option<&PinyinPattern> {
    let free = !text.start && !text.end && text.scope != Scope::Title;
    text.pinyin.as_ref().filter(|pattern| free && pattern.letters() >= LETTERS_IN_TEXT)
}

/// What a less certain reading costs.
pub(super) fn penalty(quality: PinyinQuality) -> i64 {
    match quality {
        PinyinQuality::Full => 0,
        PinyinQuality::Mixed => -20,
        PinyinQuality::Initials => -40,
        PinyinQuality::Unusual => -160,
    }
}

/// The crate's defaults favour the first character so much that they split a contiguous match; these do not.
fn matcher() -> SkimMatcherV2 {
    let config = SkimScoreConfig {
        score_match: 16,
        gap_start: -6,
        gap_extension: -1,
        bonus_first_char_multiplier: 1,
        bonus_head: 6,
        bonus_break: 6,
        bonus_camel: 4,
        bonus_consecutive: 14,
        penalty_case_mismatch: -2,
    };
    SkimMatcherV2::default().score_config(config)
}

/// The reasons gathered so far.
#[derive(Default)]
struct Tally {
    whys: SmallVec<[(Why, i64); 3]>,
    places: Vec<(usize, usize)>,
    surely: bool,
}

impl Tally {
    fn add(&mut self, why: Why, more: i64) {
        let manners = &WORTH[why.field as usize].1;
        let worth = manners.iter().find(|(manner, _)| *manner == why.manner).map_or(0, |(_, worth)| *worth) + more;
        match self.whys.iter_mut().find(|(old, _)| (old.field, old.manner) == (why.field, why.manner)) {
            Some((old, score)) => {
                old.places += why.places;
                *score = worth.max(*score);
            }
            None => self.whys.push((why, worth)),
        }
    }

    /// Places in headings and in the text.
    fn texts(&mut self, needle: &Needle<'_>, manner: Manner, counts: [usize; 2], more: i64) {
        for (field, count) in [Field::Heading, Field::Body].into_iter().zip(counts) {
            if count > 0 {
                self.add(needle.why(field, manner, count), more + 2 * count.min(40) as i64);
            }
        }
    }

    /// The best reason counts whole, the others say that it is no accident.
    fn done(mut self) -> Option<Found> {
        self.whys.sort_by_key(|(why, score)| (std::cmp::Reverse(*score), *why));
        let best = self.whys.first()?.1;
        let others: i64 = self.whys.iter().skip(1).map(|(_, score)| score / 12).sum();
        let whys = self.whys.into_iter().map(|(why, _)| why).collect();
        Some(Found { score: best + others.min(200), whys, places: self.places, surely: self.surely })
    }
}
