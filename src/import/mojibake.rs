//! Text destroyed by a replacement that did not look at character boundaries.
//!
//! Some converters hold text as GBK (CP936) bytes and replace the full-width ！ (A3 A1) ， (A3 AC) ； (A3 BB) ？ (A3 BF)
//! by their ASCII forms byte by byte. Where a character *ends* in A3 and the next *begins* with A1, AC, BB or BF, that
//! pair is hit, too: the first character's lead byte is left alone and prints as `?`, the ASCII sign follows, and the
//! characters behind are shifted by one byte until a trail byte in the ASCII range, or a lost one, ends the shift.
//!
//! Undoing gives back the shifted characters exactly; of the first one only the trail byte (A3) is known, of the last
//! one sometimes only the lead byte. Candidates for those are ranked by the n-grams of the rest of the notice. A
//! candidate counts only if running the damage over it gives the print.

use std::{collections::HashMap, ops::Range, sync::OnceLock};

use encoding_rs::GB18030;

use super::{
    edits::Edit,
    notice::{Notice, ends_sentence, is_han},
    words::WordList,
};
use crate::corpus::RepairKind;

/// The ASCII signs that the replacement leaves, with the second byte of the full-width sign.
const SIGNS: [(char, u8); 4] = [('!', 0xa1), (',', 0xac), (';', 0xbb), ('?', 0xbf)];

static WORDS: WordList = WordList::new(include_str!("words/mojibake.txt"), "WORD");

/// The longest damage that is undone, in printed characters.
const LONGEST: usize = 48;

/// One character of the undone text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot {
    Known(char),
    /// Lost but for one byte: the candidates.
    Unknown(Vec<char>),
}

/// Adds an edit for each damaged place in `range`. The n-grams of the notice are counted at the first of them.
pub(crate) fn repair<'a>(
    notice: &'a Notice,
    range: &Range<usize>,
    ngrams: &OnceLock<Ngrams<'a>>,
    edits: &mut Vec<Edit>,
) {
    let mut at = range.start;
    // The quotations that are open where the text was read to.
    let (mut read, mut open) = (range.start, 0);
    while let Some(start) = (at..range.end).find(|&at| notice.chars[at] == '?') {
        at = start + 1;
        let Some((slots, length)) = undo(notice.slice(start..range.end.min(start + LONGEST))) else { continue };
        let ngrams = ngrams.get_or_init(|| Ngrams::of(notice));
        open += open_quotes(notice.slice(read..start).iter().copied());
        read = start;
        let before = notice.slice(range.start.max(start.saturating_sub(2))..start);
        let end = start + length;
        let after = notice.slice(end..range.end.min(end + 2));
        let ranked = ngrams.rank(before, open, &slots, after);
        let text: String = ranked.iter().map(|r| r.0).collect();
        let printed: String = notice.text(start..start + length);
        if ngrams.is_more_plausible(&text, &printed) && damage(&text).as_deref() == Some(&printed) {
            let sure = ranked.iter().all(|r| r.1);
            edits.push(Edit { sure, ..Edit::sure(start..start + length, &text, RepairKind::Mojibake) });
            at = start + length;
        }
    }
}

/// Undoes the damage at the beginning of `printed`. Returns the original characters and the number of printed ones that
/// they replace.
fn undo(printed: &[char]) -> Option<(Vec<Slot>, usize)> {
    let sign = |at: usize| SIGNS.iter().find(|(sign, _)| printed.get(at) == Some(sign)).map(|&(_, byte)| byte);
    let mut lead = (printed.first() == Some(&'?')).then(|| sign(1))??;
    let mut slots = vec![Slot::Unknown((0x81..=0xfe).filter_map(|first| pair(first, 0xa3)).collect())];
    let mut at = 2;
    loop {
        let c = *printed.get(at)?;
        at += 1;
        match bytes(c)? {
            (b'?', None) => {
                slots.push(Slot::Unknown((0x40..=0xfe).filter_map(|second| pair(lead, second)).collect()));
                return Some((slots, at));
            }
            (second, None) => {
                slots.push(Slot::Known(pair(lead, second)?));
                // The shift is over, unless the next character is hit in turn.
                let Some(next) = (printed.get(at) == Some(&'?')).then(|| sign(at + 1)).flatten() else {
                    return Some((slots, at));
                };
                slots.push(Slot::Unknown((0x81..=0xfe).filter_map(|first| pair(first, 0xa3)).collect()));
                lead = next;
                at += 2;
            }
            (first, Some(second)) => {
                slots.push(Slot::Known(pair(lead, first)?));
                lead = second;
            }
        }
    }
}

/// Runs the damage over `text` and returns the print.
fn damage(text: &str) -> Option<String> {
    let mut all: Vec<u8> = Vec::new();
    for c in text.chars() {
        let (first, second) = bytes(c)?;
        all.extend([first].into_iter().chain(second));
    }
    let mut damaged: Vec<u8> = Vec::new();
    let mut rest = all.as_slice();
    while let Some(&first) = rest.first() {
        let sign = SIGNS.iter().find(|(_, byte)| rest.starts_with(&[0xa3, *byte]));
        damaged.push(sign.map_or(Some(first), |(sign, _)| u8::try_from(*sign).ok())?);
        rest = &rest[if sign.is_some() { 2 } else { 1 }..];
    }
    let mut out = String::new();
    let mut rest = damaged.as_slice();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first <= 0x80 {
            out.push(if *first == 0x80 { '€' } else { char::from(*first) });
        } else if let Some(c) = tail.first().and_then(|&second| pair(*first, second)) {
            out.push(c);
            rest = tail.get(1..)?;
        } else {
            out.push('?');
        }
    }
    Some(out)
}

/// The character of two GBK bytes, user-defined (private) ones included.
fn pair(first: u8, second: u8) -> Option<char> {
    if second == 0x7f || second < 0x40 || second == 0xff || !(0x81..=0xfe).contains(&first) {
        return None;
    }
    let both = [first, second];
    let (text, bad) = GB18030.decode_without_bom_handling(&both);
    let mut chars = text.chars();
    let c = chars.next()?;
    (!bad && chars.next().is_none()).then_some(c)
}

/// The CP936 bytes of a character: one or two. The euro sign is the single byte 80 there.
fn bytes(c: char) -> Option<(u8, Option<u8>)> {
    if c == '€' {
        return Some((0x80, None));
    }
    let mut buffer = [0u8; 4];
    let (bytes, _, bad) = GB18030.encode(c.encode_utf8(&mut buffer));
    match *bytes {
        _ if bad => None,
        [one] => Some((one, None)),
        [first, second] => Some((first, Some(second))),
        _ => None,
    }
}

/// Counts of the characters, pairs and triples of a notice.
pub(crate) struct Ngrams<'a>(HashMap<&'a [char], u32>);

impl<'a> Ngrams<'a> {
    fn of(notice: &'a Notice) -> Self {
        let mut counts: HashMap<&[char], u32> = HashMap::new();
        for line in notice.chars.split(|&c| c == '\n') {
            for gram in (1..=3).flat_map(|n| line.windows(n)) {
                *counts.entry(gram).or_default() += 1;
            }
        }
        Self(counts)
    }

    /// The count of an n-gram; 0 where one of its characters is unknown.
    fn count<const N: usize>(&self, gram: [Option<char>; N]) -> u32 {
        let is_known = gram.iter().all(Option::is_some);
        let gram = gram.map(Option::unwrap_or_default);
        if is_known { self.0.get(&gram[..]).copied().unwrap_or(0) } else { 0 }
    }

    /// Chooses among the candidates of each unknown slot; returns `true` with each character if the choice is clear.
    /// `open` quotations are open before them.
    fn rank(&self, before: &[char], open: i64, slots: &[Slot], after: &[char]) -> Vec<(char, bool)> {
        let mut out: Vec<(char, bool)> = Vec::new();
        for (at, slot) in slots.iter().enumerate() {
            let candidates = match slot {
                Slot::Known(c) => {
                    out.push((*c, true));
                    continue;
                }
                Slot::Unknown(candidates) => candidates,
            };
            let left = |n: usize| match at.checked_sub(n) {
                Some(i) => Some(out[i].0),
                None => before.iter().rev().nth(n - at - 1).copied(),
            };
            let right = |n: usize| match slots.get(at + n) {
                Some(Slot::Known(c)) => Some(*c),
                Some(Slot::Unknown(_)) => None,
                None => after.get(at + n - slots.len()).copied(),
            };
            // A full stop hardly ends inside a quotation.
            let is_quoted = open + open_quotes(out.iter().map(|(c, _)| *c)) > 0;
            let score = |&c: &char| (self.score([left(2), left(1)], c, [right(1), right(2)], is_quoted), c);
            let mut scored: Vec<(u32, char)> = candidates.iter().map(score).collect();
            scored.sort_by(|a, b| b.cmp(a));
            let best = scored.first().copied().unwrap_or((0, '?'));
            let second = scored.get(1).map_or(0, |second| second.0);
            out.push((best.1, best.0 >= 12 && best.0 >= second.saturating_mul(2)));
        }
        out
    }

    /// The score of `c` between its neighbours: shared triples weigh most, then pairs, then its frequency.
    fn score(&self, left: [Option<char>; 2], c: char, right: [Option<char>; 2], is_quoted: bool) -> u32 {
        let here = Some(c);
        let [before, next] = [[left[1], here], [here, right[0]]];
        let word = |pair: [Option<char>; 2]| match pair {
            [Some(first), Some(second)] => WORDS.prefix_len(&[first, second]) == 2,
            _ => false,
        };
        let words = u32::from(word(before)) * 24 + u32::from(word(next)) * 24;
        let pairs = self.count(before).min(6) + self.count(next).min(6);
        let triples = self.count([left[1], here, right[0]]).min(6) * 3
            + self.count([left[0], left[1], here]).min(6) * 2
            + self.count([here, right[0], right[1]]).min(6) * 2;
        let known = u32::from(self.count(before) > 0 && self.count(next) > 0) * 6;
        let common = u32::BITS - self.count([here]).leading_zeros();
        // After a closed clause a full stop is likelier than anything else that fits.
        let closes = u32::from(ends_sentence(c) && left[1].is_some_and(|l| l == '”' || is_han(l))) * 10;
        let score = triples * 4 + pairs * 2 + known + common + closes + words;
        if ends_sentence(c) && is_quoted { score / 4 } else { score }
    }

    /// Returns `true` if more of the characters of `read` than of `printed` are used elsewhere in the notice.
    fn is_more_plausible(&self, read: &str, printed: &str) -> bool {
        let strange = |text: &str| {
            let used = |c: char| self.count([Some(c)]) > 1;
            text.chars().filter(|&c| !c.is_ascii() && !used(c)).count() + text.matches('?').count()
        };
        strange(read) * 2 < strange(printed)
    }
}

/// The number of quotations that a text opens and does not close.
fn open_quotes(text: impl Iterator<Item = char>) -> i64 {
    text.map(|c| i64::from(c == '“') - i64::from(c == '”')).sum()
}
