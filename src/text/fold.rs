//! Folding: characters that a search does not distinguish become one. For matching only; nothing that is shown, copied or
//! cited is folded.
//!
//! Traditional characters with the variants of Taiwan and Hong Kong fold to simplified ones, full-width forms to
//! half-width ones, capitals to small letters, letters lose accents and tone marks; marks, spaces and invisible characters are dropped. The fold rather merges
//! too much than too little: 乾 幹 and 干 are one, 著 and 着 are one. Every character folds to one character or to none,
//! so positions in the text stay known.

use std::{
    ops::Range,
    sync::{
        LazyLock,
        atomic::{AtomicU16, Ordering::Relaxed},
    },
};

use super::data::entries;

/// Variants and the character that each folds to, sorted. The table has groups; the first character of each stands for
/// the others.
static VARIANTS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let pairs = |group: &'static str| group.chars().skip(1).zip(group.chars().next().into_iter().cycle());
    let mut variants: Vec<(char, char)> = entries(include_str!("data/fold.txt")).flat_map(pairs).collect();
    variants.sort_unstable();
    variants
});

/// The fold of each character of the Basic Multilingual Plane, computed at the first look-up: 0 before, [`DROPPED`] for
/// none. Folding is the innermost loop of a search, so the table is direct.
static MEMO: [AtomicU16; 0x1_0000] = [const { AtomicU16::new(0) }; 0x1_0000];

/// Letters with accents and tone marks, each row behind the letter that they fold to; ü is a letter of its own in pinyin.
const LETTERS: [&str; 14] = [
    "aàáâãäåāăąǎ",
    "cçćĉċč",
    "dďđ",
    "eèéêëēĕėęě",
    "gĝğġģɡ",
    "iìíîïĩīĭįǐ",
    "lĺļľł",
    "nñńņňǹ",
    "oòóôõöøōŏőǒ",
    "sśŝşšș",
    "uùúûũūŭůűųǔ",
    "üǖǘǚǜ",
    "yýÿŷ",
    "zźżž",
];

/// No character folds to U+0001.
const DROPPED: u16 = 1;

/// Returns the character that stands for a Han character and its variants; other characters stand for themselves.
pub fn fold_han(c: char) -> char {
    if is_han(c) { fold_char(c).unwrap_or(c) } else { c }
}

/// Returns `true` for Han characters and radicals, compatibility forms included.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Folds a character; `None` if it is dropped: spaces, quotes, brackets, punctuation, ASCII signs other than %, combining
/// marks, control characters and invisible characters.
pub fn fold_char(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' | '%' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '*' => Some('x'),
        '\0'..='\u{7F}' => None,
        '\u{80}'..='\u{FFFF}' => memoized(c),
        _ => compute(c),
    }
}

fn memoized(c: char) -> Option<char> {
    let cell = &MEMO[u32::from(c) as usize];
    let code = match cell.load(Relaxed) {
        0 => {
            // Characters of this plane fold within it.
            let code = compute(c).and_then(|folded| u16::try_from(u32::from(folded)).ok()).unwrap_or(DROPPED);
            cell.store(code, Relaxed);
            code
        }
        code => code,
    };
    char::from_u32(code.into()).filter(|_| code != DROPPED)
}

fn compute(c: char) -> Option<char> {
    match c {
        _ if is_han(c) => {
            let found = VARIANTS.binary_search_by_key(&c, |(variant, _)| *variant).ok();
            Some(found.map_or(c, |at| VARIANTS[at].1))
        }
        '×' | '＊' => Some('x'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).and_then(fold_char),
        '①'..='⑨' => from_digit(c, '①'),
        '⑴'..='⑼' => from_digit(c, '⑴'),
        '⒈'..='⒐' => from_digit(c, '⒈'),
        '❶'..='❾' => from_digit(c, '❶'),
        '²' => Some('2'),
        '³' => Some('3'),
        '￥' => Some('¥'),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => Some(c),
        '\u{1160}'..='\u{11FF}' => Some(c),
        _ if c.is_alphanumeric() && super::sanitize::is_seen(c) => {
            let mut small = c.to_lowercase();
            small
                .next()
                .filter(|_| small.next().is_none())
                .or(Some(c))
                .map(|c| if c < '\u{300}' { without_mark(c) } else { c })
        }
        '‰' | '°' | '£' | '¥' | '€' | '±' | '÷' | '〓' => Some(c),
        '\u{2100}'..='\u{23FF}' | '\u{2460}'..='\u{2767}' | '\u{2776}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' => {
            Some(c)
        }
        '\u{3200}'..='\u{33FF}' | '\u{1F000}'..='\u{1FAFF}' => Some(c),
        _ => None,
    }
}

/// Returns a small Latin letter without its accent or tone mark: the first of its row.
fn without_mark(c: char) -> char {
    LETTERS.into_iter().find(|row| row.contains(c)).and_then(|row| row.chars().next()).unwrap_or(c)
}

/// Returns all characters that fold to another one, each after its folded form. Han variants are taken from the table, and
/// of the other characters above the Basic Multilingual Plane only letters with a small form fold to another one, so that
/// not all of Unicode is folded.
pub fn forms() -> Vec<(char, char)> {
    let han = VARIANTS.iter().map(|(variant, _)| *variant);
    let signs = ('\0'..'\u{AC00}').chain('\u{F900}'..='\u{FFFF}').filter(|c| !is_han(*c));
    let letters = ('\u{1_0000}'..'\u{2_0000}').filter(|c| !c.to_lowercase().eq([*c]));
    let all = han.chain(signs).chain(letters);
    all.filter_map(|c| fold_char(c).filter(|folded| *folded != c).map(|folded| (folded, c))).collect()
}

/// Returns the digit of a numbered sign, counted from the sign for 1.
fn from_digit(c: char, one: char) -> Option<char> {
    char::from_digit(u32::from(c) - u32::from(one) + 1, 10)
}

/// Folds a text: its folded characters, each with the index of the character it comes from.
pub fn fold(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.chars().enumerate().filter_map(|(at, c)| fold_char(c).map(|folded| (at, folded)))
}

/// A folded text with the source position of each character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// The index of the source character, per folded character.
    sources: Vec<u32>,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Folded {
        let mut folded =
            Folded { text: String::with_capacity(text.len()), sources: Vec::with_capacity(text.len() / 3) };
        for (at, c) in fold(text) {
            folded.text.push(c);
            folded.sources.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        folded
    }

    /// Returns the folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the number of folded characters.
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// Returns `true` if every character is dropped.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// Returns the source ranges of the non-overlapping occurrences of `query`, from the left, with the dropped characters
    /// inside them; none for an empty query.
    pub fn find_all<'a>(&'a self, query: &'a Folded) -> impl Iterator<Item = Range<usize>> + 'a {
        let matches = if query.is_empty() { None } else { Some(self.text.match_indices(&query.text)) };
        let (mut rest, mut passed, mut number) = (self.text.as_str(), 0, 0);
        matches.into_iter().flatten().filter_map(move |(at, _)| {
            let (skipped, after) = rest.split_at_checked(at - passed)?;
            (rest, passed, number) = (after, at, number + skipped.chars().count());
            self.source_range(number..number + query.len())
        })
    }

    /// Returns the source characters from the first to the last of some folded ones; `None` for an empty range.
    pub fn source_range(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let sources = self.sources.get(folded)?;
        Some(*sources.first()? as usize..*sources.last()? as usize + 1)
    }

    /// Returns the source characters of some folded ones as ranges in order, adjacent ones joined.
    pub fn source_spans(&self, folded: &[usize]) -> Vec<Range<usize>> {
        joined(folded.iter().map(|at| self.sources[*at] as usize))
    }
}

/// Returns ascending positions as ranges, adjacent ones joined.
pub(super) fn joined(positions: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in positions {
        match ranges.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}
