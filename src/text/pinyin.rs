//! Chinese found by Latin letters: 莆田 by `putian`, `pt`, `ptian` or `puti`.
//!
//! Letters match from the first letter of a syllable on, each following character by its whole syllable, its initial
//! (z and zh are both initials of 中) or, at the end of the query, by the beginning of its syllable. What counts for
//! nothing (`fold`) may stand between the characters; nothing else may. Letters and digits of the text match themselves.

use std::{collections::HashMap, ops::Range};

use super::fold::fold_char;
use super::readings::{self, Readings, Syllable, readings};

/// The most letters of a query: states and end fit in one word.
const MOST: usize = 60;

/// A query read as pinyin.
#[derive(Clone, Debug)]
pub struct Pattern {
    letters: Vec<u8>,
    /// Bit p: no syllable reaches over the place before letter p.
    ends: u64,
    /// What each syllable can do, by its number.
    moves: Vec<Moves>,
    /// For each Han character of the URO block which of `steps` it takes; the first for most, which take none.
    classes: Vec<u16>,
    steps: Vec<Steps>,
    /// For each letter and digit, the places of the query where it stands.
    literal: [u64; 36],
}

/// From which places of the query a syllable can go on. Bit p is the place before letter p.
#[derive(Clone, Copy, Debug, Default)]
struct Moves {
    /// One letter on, by the first letter of the syllable.
    initial: u64,
    /// Two letters on, by zh, ch or sh.
    double: u64,
    /// The whole syllable on.
    full: u64,
    /// Letters of the whole syllable.
    len: u8,
    /// To the end of the query, which is the beginning of the syllable, more than its initial.
    tail: u64,
}

/// From which places of the query a character can go on, in whichever of its readings. Bit p is the place before letter p.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// From anywhere.
    any: u64,
    initial: u64,
    double: u64,
    /// Whole syllables, by their letters.
    full: [u64; 7],
    tail: u64,
}

impl Steps {
    fn add(&mut self, moves: &Moves) {
        self.initial |= moves.initial;
        self.double |= moves.double;
        self.tail |= moves.tail;
        if let Some(full) = self.full.get_mut(usize::from(moves.len)) {
            *full |= moves.full;
        }
        self.any |= moves.initial | moves.double | moves.full | moves.tail;
    }

    /// Those of either.
    pub fn or(mut self, other: &Self) -> Self {
        self.any |= other.any;
        self.initial |= other.initial;
        self.double |= other.double;
        self.full.iter_mut().zip(other.full).for_each(|(full, other)| *full |= other);
        self.tail |= other.tail;
        self
    }

    /// The places from which it leads to these.
    fn back(&self, to: u64, end: u64) -> u64 {
        let full = (0..).zip(&self.full).fold(0, |from, (len, places)| from | (to >> len & places));
        let tail = if to & end != 0 { self.tail } else { 0 };
        (to >> 1 & self.initial) | (to >> 2 & self.double) | full | tail
    }

    /// Whether it can go on from any of these places.
    pub fn goes_on(&self, from: u64) -> bool {
        self.any & from != 0
    }
}

/// How well the letters fit; the best is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quality {
    /// Whole syllables; the last may be unfinished.
    Full,
    /// Syllables and initials, or one unfinished syllable.
    Mixed,
    /// Initials only.
    Initials,
    /// Any of these with a reading that is not the usual one in this place: 银行 by `yinxing`.
    Unusual,
}

/// A place that the letters stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The characters matched (Unicode scalar values from the beginning of the text), without what counts for nothing
    /// between them; neighbours are one range. Never empty.
    pub ranges: Vec<Range<usize>>,
    /// How well they fit.
    pub quality: Quality,
}

/// A way through the query that ends at one of its places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Path {
    unusual: u8,
    initials: u8,
    tail: bool,
    fulls: u8,
    han: u8,
    start: usize,
}

impl Pattern {
    /// Reads a query as pinyin. Spaces, apostrophes and other marks force a syllable to end; ü may be typed v or u.
    /// `None` if the query holds anything but letters and digits, no letter, more than 60, or what no Han text can
    /// sound like.
    pub fn new(query: &str) -> Option<Pattern> {
        let mut letters = Vec::new();
        // Bit p: a syllable may not reach over the place before letter p.
        let mut ends = 0u64;
        for c in query.chars() {
            match fold_char(c) {
                Some('ü') => letters.push(b'v'),
                Some(c) if c.is_ascii_alphanumeric() => match (c, letters.last()) {
                    ('v', Some(b'j' | b'q' | b'x' | b'y')) => letters.push(b'u'),
                    _ => letters.push(u8::try_from(c).ok()?),
                },
                Some(_) => return None,
                None => ends |= 1 << letters.len().min(MOST + 1),
            }
            if letters.len() > MOST {
                return None;
            }
        }
        if !letters.iter().any(u8::is_ascii_lowercase) {
            return None;
        }
        let pattern = Self::of(letters, ends);
        pattern.is_plausible().then_some(pattern)
    }

    fn of(letters: Vec<u8>, ends: u64) -> Pattern {
        let moves: Vec<Moves> = readings().syllables().map(|syllable| Moves::of(syllable, &letters, ends)).collect();
        let mut literal = [0; 36];
        for (place, letter) in letters.iter().enumerate() {
            if let Some(places) = digit_or_letter(*letter).and_then(|number| literal.get_mut(number)) {
                *places |= 1 << place;
            }
        }
        let (classes, steps) = classes(&moves);
        Pattern { letters, ends, moves, classes, steps, literal }
    }

    /// These letters of it as a pattern of their own. Only the last syllable of all letters may be unfinished.
    pub fn part(&self, letters: Range<usize>) -> Pattern {
        let ends = self.ends.checked_shr(u32::try_from(letters.start).unwrap_or(u32::MAX)).unwrap_or(0);
        let mut part = Self::of(self.letters.get(letters.clone()).unwrap_or_default().to_vec(), ends);
        if letters.end < self.letters.len() {
            part.moves.iter_mut().for_each(|moves| moves.tail = 0);
            (part.classes, part.steps) = classes(&part.moves);
        }
        part
    }

    /// The places that one character leads to from the places `from`.
    pub fn lead(&self, c: char, from: u64) -> u64 {
        self.advance((0, from), c, false).unwrap_or(0)
    }

    /// From where a character can go on, as it is read or as it stands.
    pub fn steps(&self, c: char) -> Steps {
        match self.class(c) {
            Some(class) => self.steps.get(class).copied().unwrap_or_default(),
            None => {
                let literal = fold_char(c).map_or(0, |c| self.literal(c));
                Steps { any: literal, initial: literal, ..Steps::default() }
            }
        }
    }

    /// The places that these steps lead to from the places `from`.
    pub fn go(&self, from: u64, steps: &Steps) -> u64 {
        if !steps.goes_on(from) {
            return 0;
        }
        let full = (0..).zip(&steps.full).fold(0, |to, (len, places)| to | (from & places) << len);
        let tail = if from & steps.tail != 0 { self.end() } else { 0 };
        (from & steps.initial) << 1 | (from & steps.double) << 2 | full | tail
    }

    /// The number of the steps of a Han character of the URO block.
    fn class(&self, c: char) -> Option<usize> {
        let at = u32::from(c).wrapping_sub(readings::FIRST) as usize;
        self.classes.get(at).map(|class| usize::from(*class))
    }

    /// The places from which a match goes on, and those where one ends, as bits.
    pub fn ends(&self) -> (u64, u64) {
        (self.end() - 1, self.end())
    }

    /// Whether one character can stand for all of it.
    pub fn is_one_character(&self) -> bool {
        self.moves.iter().any(|moves| self.step(1, moves) & self.end() != 0)
    }

    /// The places between letters, as bits, that the characters of `text` may lead to from the places `from`; bit n is
    /// the place after n letters. Quick and generous: readings count that are not said where they stand.
    pub fn reached(&self, text: &str, from: u64) -> u64 {
        let (mut places, mut in_word, mut reached) = (0, false, 0);
        for c in text.chars() {
            let next = self.advance((places, from), c, in_word);
            in_word = next.is_some() && c.is_ascii_alphanumeric();
            places = next.unwrap_or(places);
            reached |= places;
        }
        reached
    }

    /// The places between letters, as bits, from which the characters of `text` may lead to the end. As generous as
    /// [`reached`](Self::reached).
    pub fn leads_to_end(&self, text: &str) -> u64 {
        let (mut places, mut all) = (0, 0);
        for c in text.chars().rev() {
            let to = places | self.end();
            places = match self.class(c) {
                Some(0) => 0,
                Some(class) => self.steps.get(class).map_or(0, |steps| steps.back(to, self.end())),
                None => match fold_char(c) {
                    Some(c) => to >> 1 & self.literal(c),
                    None => continue,
                },
            };
            all |= places;
        }
        all
    }

    /// The letters and digits of the query themselves.
    pub(super) fn typed(&self) -> &[u8] {
        &self.letters
    }

    /// Letters and digits of the query.
    pub fn letters(&self) -> usize {
        self.letters.len()
    }

    /// Whether some run of syllables, initials and Latin words could be typed so. No syllable begins with i, u or v,
    /// but a name may: i厦门.
    fn is_plausible(&self) -> bool {
        let mut places = 1u64;
        for (place, letter) in self.letters.iter().enumerate() {
            if places & (1 << place) != 0 {
                let from = 1 << place;
                places |= self.moves.iter().fold(0, |to, moves| to | self.step(from, moves));
                if letter.is_ascii_digit() || (*letter == b'i' && place == 0) {
                    places |= from << 1;
                }
            }
        }
        places & self.end() != 0
    }

    fn end(&self) -> u64 {
        1 << self.letters.len()
    }

    fn step(&self, from: u64, moves: &Moves) -> u64 {
        let tail = if from & moves.tail != 0 { self.end() } else { 0 };
        (from & moves.initial) << 1 | (from & moves.double) << 2 | (from & moves.full) << moves.len | tail
    }

    /// The best match of a text, the first of equals.
    pub fn find(&self, text: &str) -> Option<Match> {
        self.find_all(text).into_iter().min_by_key(|found| found.quality)
    }

    /// Every match of a text from the left, not overlapping.
    pub fn find_all(&self, text: &str) -> Vec<Match> {
        let readings = readings();
        let mut found = Vec::new();
        let mut chars: Vec<char> = Vec::new();
        let (mut places, mut in_word) = (0, false);
        // Characters before this one belong to the last match.
        let mut free = 0;
        for (at, c) in text.chars().enumerate() {
            let Some(next) = self.advance((places, 1), c, in_word) else {
                in_word = false;
                continue;
            };
            (places, in_word) = (next, c.is_ascii_alphanumeric());
            if places & self.end() != 0 {
                if chars.is_empty() {
                    chars = text.chars().collect();
                }
                if let Some((start, quality)) = self.best(readings, &chars, free, at) {
                    found.push(Match { ranges: ranges(&chars, start, at), quality });
                    (free, places) = (at + 1, 0);
                }
            }
        }
        found
    }

    /// The places of the query after one more character; `None` if it counts for nothing. A match may begin at any
    /// character with one of the places `from`, but not inside a Latin word.
    fn advance(&self, (places, from): (u64, u64), c: char, in_word: bool) -> Option<u64> {
        if let Some(class) = self.class(c) {
            return Some(self.steps.get(class).map_or(0, |steps| self.go(places | from, steps)));
        }
        let c = fold_char(c)?;
        let from = if in_word { 0 } else { from };
        Some(((places | from) & self.literal(c)) << 1)
    }

    /// The places where a folded character stands in the query itself.
    fn literal(&self, c: char) -> u64 {
        let number = u8::try_from(c).ok().and_then(digit_or_letter);
        number.and_then(|number| self.literal.get(number)).copied().unwrap_or(0)
    }

    /// The best way through the query that ends with character `last`, by its first character, not before `free`.
    /// `None` if the readings are not allowed where they stand, or no Han takes part.
    fn best(&self, readings: &Readings, chars: &[char], free: usize, last: usize) -> Option<(usize, Quality)> {
        let counts = |at: &usize| chars.get(*at).is_some_and(|c| fold_char(*c).is_some());
        let window: Vec<usize> = (free..=last).rev().filter(counts).take(self.letters.len()).collect();
        let mut paths: Vec<Option<Path>> = vec![None; self.letters.len() + 1];
        for at in window.into_iter().rev() {
            let c = chars.get(at).copied()?;
            let before = at.checked_sub(1).and_then(|before| chars.get(before));
            if !(c.is_ascii_alphanumeric() && before.is_some_and(char::is_ascii_alphanumeric)) {
                *paths.first_mut()? = Some(Path { unusual: 0, initials: 0, tail: false, fulls: 0, han: 0, start: at });
            }
            let mut next = vec![None; paths.len()];
            let mut reach = |place: usize, path: Path| {
                if let Some(old) = next.get_mut(place) {
                    *old = Some(old.map_or(path, |old: Path| old.min(path)));
                }
            };
            let steps: Vec<(Syllable, bool)> = readings.in_text(chars, at).collect();
            let literal = fold_char(c).map_or(0, |c| self.literal(c));
            for (place, path) in paths.iter().enumerate().filter_map(|(place, path)| Some((place, (*path)?))) {
                let bit = 1u64 << place;
                if literal & bit != 0 {
                    reach(place + 1, path);
                }
                for (syllable, usual) in &steps {
                    let Some(moves) = self.moves.get(usize::from(*syllable)) else { continue };
                    let path = Path { unusual: path.unusual + u8::from(!usual), han: path.han + 1, ..path };
                    if moves.full & bit != 0 {
                        reach(place + usize::from(moves.len), Path { fulls: path.fulls + 1, ..path });
                    }
                    let initial = Path { initials: path.initials + 1, ..path };
                    if moves.double & bit != 0 {
                        reach(place + 2, initial);
                    }
                    if moves.initial & bit != 0 {
                        reach(place + 1, initial);
                    }
                    if moves.tail & bit != 0 {
                        reach(self.letters.len(), Path { tail: true, ..path });
                    }
                }
            }
            paths = next;
        }
        let path = paths.pop()?.filter(|path| path.han > 0)?;
        let quality = match path {
            Path { unusual: 1.., .. } => Quality::Unusual,
            Path { initials: 0, tail: false, .. } | Path { initials: 0, fulls: 1.., .. } => Quality::Full,
            Path { fulls: 0, tail: false, .. } => Quality::Initials,
            _ => Quality::Mixed,
        };
        Some((path.start, quality))
    }
}

impl Moves {
    /// Whether it can go on from anywhere.
    fn any(&self) -> bool {
        self.initial | self.double | self.full | self.tail != 0
    }

    /// `ends`: the places of the query that no syllable reaches over.
    fn of(syllable: &[u8], letters: &[u8], ends: u64) -> Moves {
        let mut moves = Moves { len: u8::try_from(syllable.len()).unwrap_or(0), ..Moves::default() };
        let Some(first) = syllable.first() else { return moves };
        let same = |(typed, spelled): (&u8, &u8)| typed == spelled || (*typed == b'u' && *spelled == b'v');
        for (place, letter) in letters.iter().enumerate() {
            if letter != first {
                continue;
            }
            let bit = 1u64 << place;
            let rest = letters.get(place..).unwrap_or_default();
            let fits = rest.iter().zip(syllable).take_while(|pair| same(*pair)).count();
            let reach = (1..MOST).find(|reach| ends & (bit << reach) != 0).unwrap_or(MOST);
            moves.initial |= bit;
            let double = matches!(syllable, [b'z' | b'c' | b's', b'h', ..]);
            if double && fits >= 2 && reach >= 2 {
                moves.double |= bit;
            }
            if fits == syllable.len() && reach >= fits {
                moves.full |= bit;
            }
            let initial = if double { 2 } else { 1 };
            if fits == rest.len() && (initial + 1..syllable.len()).contains(&fits) && reach >= fits {
                moves.tail |= bit;
            }
        }
        moves
    }
}

/// The steps of each Han character of the URO block: one class for all that take the same, the first for none.
fn classes(moves: &[Moves]) -> (Vec<u16>, Vec<Steps>) {
    let mut steps = vec![Steps::default()];
    let able: Vec<bool> = moves.iter().map(Moves::any).collect();
    let mut of_one: Vec<u16> = vec![0; moves.len()];
    let mut of_several: HashMap<Vec<Syllable>, u16> = HashMap::new();
    let mut add = |of: &[Syllable]| {
        let mut sum = Steps::default();
        of.iter().filter_map(|syllable| moves.get(usize::from(*syllable))).for_each(|moves| sum.add(moves));
        steps.push(sum);
        // Fewer than there are characters.
        (steps.len() - 1) as u16
    };
    let class = |readings: &[Syllable; readings::MOST]| {
        let is_able = |syllable: &Syllable| able.get(usize::from(*syllable)) == Some(&true);
        let mut fitting = readings.iter().copied().take_while(|syllable| *syllable != 0).filter(is_able);
        let Some(first) = fitting.next() else { return 0 };
        let Some(second) = fitting.next() else {
            return match of_one.get_mut(usize::from(first)) {
                Some(class) if *class != 0 => *class,
                Some(class) => {
                    *class = add(&[first]);
                    *class
                }
                None => 0,
            };
        };
        let several: Vec<Syllable> = [first, second].into_iter().chain(fitting).collect();
        match of_several.get(&several) {
            Some(class) => *class,
            None => {
                let class = add(&several);
                of_several.insert(several, class);
                class
            }
        }
    };
    (readings().all().iter().map(class).collect(), steps)
}

/// The place of an ASCII letter or digit in a table of 36.
fn digit_or_letter(c: u8) -> Option<usize> {
    match c {
        b'0'..=b'9' => Some(usize::from(c - b'0')),
        b'a'..=b'z' => Some(usize::from(c - b'a') + 10),
        _ => None,
    }
}

/// The characters from `first` to `last` that count, as ranges.
pub(super) fn ranges(chars: &[char], first: usize, last: usize) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in (first..=last).filter(|at| chars.get(*at).is_some_and(|c| fold_char(*c).is_some())) {
        match ranges.last_mut() {
            Some(range) if range.end == at => range.end += 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}

/// Whether two Han characters can be read the same, tones aside, as an input method confuses them: 公 and 工.
pub fn sounds_alike(a: char, b: char) -> bool {
    let (a, b) = (readings().of(a), readings().of(b));
    a.iter().take_while(|syllable| **syllable != 0).any(|syllable| b.contains(syllable))
}
