//! What counts as the same when searching. For matching only: nothing that is shown, copied or cited is folded.
//!
//! Simplified is traditional with the variants of Taiwan and Hong Kong, full-width is half-width, capital is small, and
//! marks, spaces and what cannot be seen count for nothing. Too much is folded rather than too little: 乾 幹 and 干 are
//! one, 著 and 着 are one. Every character folds to one character or to none, so places in the text stay known.

use std::{ops::Range, sync::OnceLock};

use super::fold_data::{ASTRAL, GROUPS};

/// Pages of 256 characters that hold a character which folds to another one, and before them one that holds none.
const PAGES: usize = pages().1 + 1;
/// The page of [`TABLE`] for each high byte of the Basic Multilingual Plane.
static PAGE: [u8; 256] = pages().0;
/// What a character folds to, by page and low byte; 0 for itself.
static TABLE: [[u16; 256]; PAGES] = table();

/// The character of [`GROUPS`] at a byte, and the byte after it. All are of the Basic Multilingual Plane.
const fn decode(at: usize) -> (u16, usize) {
    let bytes = GROUPS.as_bytes();
    if bytes[at] < 0x80 {
        return (bytes[at] as u16, at + 1);
    }
    (((bytes[at] & 0x0F) as u16) << 12 | ((bytes[at + 1] & 0x3F) as u16) << 6 | (bytes[at + 2] & 0x3F) as u16, at + 3)
}

const fn pages() -> ([u8; 256], usize) {
    let (mut page, mut count) = ([0; 256], 0);
    let (mut at, mut head) = (0, true);
    while at < GROUPS.len() {
        let (c, next) = decode(at);
        let high = (c >> 8) as usize;
        if c > 0x20 && !head && page[high] == 0 {
            count += 1;
            page[high] = count as u8;
        }
        head = c <= 0x20;
        at = next;
    }
    (page, count)
}

const fn table() -> [[u16; 256]; PAGES] {
    let page = pages().0;
    let mut table = [[0; 256]; PAGES];
    let (mut at, mut head) = (0, 0);
    while at < GROUPS.len() {
        let (c, next) = decode(at);
        if c <= 0x20 {
            head = 0;
        } else if head == 0 {
            head = c;
        } else {
            table[page[(c >> 8) as usize] as usize][(c & 0xFF) as usize] = head;
        }
        at = next;
    }
    table
}

/// The character that stands for a Han character and its variants; other characters stand for themselves.
pub fn fold_han(c: char) -> char {
    let code = u32::from(c);
    if code >= 0x1_0000 {
        let found = ASTRAL.binary_search_by_key(&c, |(from, _)| *from).ok().and_then(|at| ASTRAL.get(at));
        return found.map_or(c, |(_, to)| *to);
    }
    let row = &TABLE[usize::from(PAGE[(code >> 8) as usize])];
    match row[(code & 0xFF) as usize] {
        0 => c,
        to => char::from_u32(to.into()).unwrap_or(c),
    }
}

/// What a character counts as; `None` if it counts for nothing: spaces, quotes, brackets, punctuation, ASCII signs other
/// than %, marks that combine, control characters and what cannot be seen.
pub fn fold_char(c: char) -> Option<char> {
    match c {
        '\u{3400}'..='\u{9FFF}' | '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
            Some(fold_han(c))
        }
        'a'..='z' | '0'..='9' | '%' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '*' => Some('x'),
        '\0'..='\u{7F}' => None,
        '\u{80}'..='\u{FFFF}' => remembered(c),
        _ => fold_other(c),
    }
}

/// The same of a character of the Basic Multilingual Plane, looked up: for each high byte what its characters count as
/// is found out when the first of them is asked for; 0 for nothing.
fn remembered(c: char) -> Option<char> {
    static PAGES: [OnceLock<Box<[u16; 256]>>; 256] = [const { OnceLock::new() }; 256];
    let code = u32::from(c) as usize;
    let page = PAGES.get(code >> 8)?.get_or_init(|| {
        let first = (code & 0xFF00) as u32;
        let folded = |code: u32| char::from_u32(code).and_then(fold_other).map_or(0, u32::from);
        // All of them fold within their plane.
        Box::new(std::array::from_fn(|low| u16::try_from(folded(first + low as u32)).unwrap_or(0)))
    });
    page.get(code & 0xFF).filter(|folded| **folded != 0).and_then(|folded| char::from_u32(u32::from(*folded)))
}

/// The same, found out.
fn fold_other(c: char) -> Option<char> {
    match c {
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
            small.next().filter(|_| small.next().is_none()).or(Some(c))
        }
        '‰' | '°' | '£' | '¥' | '€' | '±' | '÷' | '〓' => Some(c),
        '\u{2100}'..='\u{23FF}' | '\u{2460}'..='\u{2767}' | '\u{2776}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' => {
            Some(c)
        }
        '\u{3200}'..='\u{33FF}' | '\u{1F000}'..='\u{1FAFF}' => Some(c),
        _ => None,
    }
}

/// The digit for a numbered sign, counted from the sign for 1.
fn from_digit(c: char, one: char) -> Option<char> {
    char::from_digit(u32::from(c) - u32::from(one) + 1, 10)
}

/// The folded characters of a text, each with the number of the character that it comes from.
pub fn fold(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.chars().enumerate().filter_map(|(at, c)| fold_char(c).map(|folded| (at, folded)))
}

/// A folded text that knows where each of its characters is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each folded character, the number of the printed one.
    places: Vec<u32>,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len() / 3) };
        for (at, c) in fold(text) {
            folded.text.push(c);
            folded.places.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        folded
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Folded characters.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether nothing of the text counts.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Every place where `needle` stands, from the left, not overlapping: the printed characters from its first to its
    /// last, what counts for nothing between them included. None for an empty needle.
    pub fn find_all<'a>(&'a self, needle: &'a Folded) -> impl Iterator<Item = Range<usize>> + 'a {
        let matches = if needle.is_empty() { None } else { Some(self.text.match_indices(&needle.text)) };
        let (mut rest, mut passed, mut number) = (self.text.as_str(), 0, 0);
        matches.into_iter().flatten().filter_map(move |(at, _)| {
            let (skipped, after) = rest.split_at_checked(at - passed)?;
            (rest, passed, number) = (after, at, number + skipped.chars().count());
            self.source_range(number..number + needle.len())
        })
    }

    /// The printed characters from the first to the last of these folded ones; `None` for none.
    pub fn source_range(&self, folded: Range<usize>) -> Option<Range<usize>> {
        match self.places.get(folded)? {
            [one] => Some(*one as usize..*one as usize + 1),
            [first, .., last] => Some(*first as usize..*last as usize + 1),
            [] => None,
        }
    }

    /// The printed character of each of these folded ones, as ranges in order; neighbours are one range.
    pub fn source_spans(&self, folded: &[usize]) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = Vec::new();
        for place in folded.iter().filter_map(|at| self.places.get(*at)).map(|place| *place as usize) {
            match spans.last_mut() {
                Some(last) if last.end == place => last.end += 1,
                _ => spans.push(place..place + 1),
            }
        }
        spans
    }
}
