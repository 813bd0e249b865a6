//! Natural wording: what is found nowhere as a phrase is split into pieces, and rare pieces weigh more (as in BM25).
//!
//! The pieces of Han text are every two neighbouring characters: nothing has to know where words end, and longer words
//! are found by their pieces. Words of known meaning also stand for their synonyms.

use memchr::memmem::Finder;

use super::{
    Field, Manner, Why, Whys,
    chosen::Chosen,
    index::{Lists, Part, Short, bloom},
    query::{Scope, Text},
    scene::{Scene, Seat},
    synonyms,
    word::Word,
};
use crate::corpus::Segment;

/// What a question is made of besides its subject. Longer ones first where one begins another.
const IDLE: [&str; 50] = [
    "怎么样才能",
    "应该怎么",
    "怎么办理",
    "怎么解决",
    "如何解决",
    "有没有",
    "能不能",
    "是不是",
    "为什么",
    "怎么办",
    "怎么样",
    "怎么",
    "怎样",
    "如何",
    "什么",
    "哪些",
    "哪里",
    "哪个",
    "请问",
    "关于",
    "我们",
    "你们",
    "他们",
    "自己",
    "想要",
    "需要",
    "之后",
    "之前",
    "可以",
    "应该",
    "一下",
    "一些",
    "这个",
    "那个",
    "因为",
    "所以",
    "但是",
    "别的",
    "也能",
    "还能",
    "的",
    "了",
    "吗",
    "呢",
    "太",
    "很",
    "也",
    "和",
    "与",
    "跟",
];
/// The most pieces that are looked for: a paste is judged by its beginning.
const MOST: usize = 48;
/// What a synonym is worth beside the word itself.
const SYNONYM: f64 = 0.7;
/// How many more times a piece counts in a title and in a heading than in the text.
const TIMES: [(Field, f64); 6] = [
    (Field::Title, 4.0),
    (Field::Place, 4.0),
    (Field::Department, 3.0),
    (Field::System, 2.0),
    (Field::Heading, 2.0),
    (Field::Body, 1.0),
];
/// How soon more places of a piece stop counting.
const ENOUGH: f64 = 1.2;

/// Of many cases pieces are only counted in so many that have the most telling ones.
const BEST: usize = 300;

/// A piece of a term and the words that stand for it.
#[derive(PartialEq, Eq)]
struct Piece {
    /// Any of these.
    words: Vec<String>,
    /// Whether they stand for a word that is typed.
    synonym: bool,
    /// The number of its term.
    term: u16,
}

/// A piece ready to be found.
struct Ready {
    piece: Piece,
    /// For short fields.
    finders: Vec<(Finder<'static>, u64)>,
    /// For texts.
    words: Vec<Word>,
    scope: Scope,
}

/// What the pieces of some cases are worth together, as a part of 1, and where they are; in the order of the cases.
type Found = Vec<(u32, (f64, Whys))>;

/// How often a piece stands in each field.
type Counts = [u32; 6];

/// Which pieces stand in each field of a case, a bit for each.
type Bits = [u64; 6];

/// The pieces of a folded word, without what only asks.
fn split(folded: &str) -> Vec<String> {
    let mut rest = folded.to_owned();
    for idle in IDLE {
        rest = rest.replace(idle, " ");
    }
    let mut pieces = Vec::new();
    for run in rest.split(' ') {
        let chars: Vec<char> = run.chars().collect();
        for group in chars.chunk_by(|a, b| a.is_ascii_alphanumeric() == b.is_ascii_alphanumeric()) {
            let ascii = group.first().is_some_and(char::is_ascii_alphanumeric);
            match group {
                _ if ascii => pieces.push(group.iter().collect()),
                [one] if chars.len() == 1 => pieces.push(one.to_string()),
                _ => pieces.extend(group.windows(2).map(|two| two.iter().collect())),
            }
        }
    }
    pieces
}

/// The pieces that are looked for in place of a term, as folded words; for marking them.
pub(super) fn words(text: &Text) -> Vec<String> {
    let mut words = split(text.folded.as_str());
    for (word, group) in synonyms::inside(text.folded.as_str()) {
        words.extend(group.iter().filter(|other| *other != word).cloned());
    }
    words
}

fn pieces(terms: &[(u16, &Text)]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (term, text) in terms {
        let folded = text.folded.as_str();
        let own = if text.exact { vec![folded.to_owned()] } else { split(folded) };
        pieces.extend(own.into_iter().map(|word| Piece { words: vec![word], synonym: false, term: *term }));
        for (word, group) in synonyms::inside(folded).filter(|_| !text.exact) {
            let others = group.iter().filter(|other| *other != word && !folded.contains(other.as_str()));
            let words: Vec<String> = others.cloned().collect();
            if !words.is_empty() {
                pieces.push(Piece { words, synonym: true, term: *term });
            }
        }
    }
    pieces.dedup_by(|a, b| (&a.words, a.synonym) == (&b.words, b.synonym));
    pieces.truncate(MOST);
    pieces
}

/// Looks for the pieces of these terms, each with its number, in every case.
pub(super) fn find(terms: &[(u16, &Text)], scene: Scene<'_>) -> Found {
    let ready = |piece: Piece| {
        let scope = terms.iter().find(|(term, _)| *term == piece.term).map_or(Scope::All, |(_, text)| text.scope);
        let finders = piece.words.iter().map(|word| (Finder::new(word.as_bytes()).into_owned(), bloom(word))).collect();
        let words = piece.words.iter().map(|word| Word::new(word, scene.parts().first())).collect();
        Ready { piece, finders, words, scope }
    };
    let ready: Vec<Ready> = pieces(terms).into_iter().map(ready).collect();
    let lists = scene.lists(ready.iter().flat_map(|piece| &piece.words).flat_map(Word::keys));
    let segments = scene.segments(|at, part, segment| {
        let lists = lists.get(at).cloned().unwrap_or_else(|| Lists::of(part));
        Known::new(&ready, (part, segment), &lists, scene.is_small())
    });
    let known = |seat: &Seat<'_>| segments.get(seat.segment).map(|known| known.bits(seat));
    let (mut found, rarities) = if scene.is_small() {
        let counts = scene.over(|seat| {
            let counts = count(&ready, seat, &known(seat)?);
            counts.iter().any(|counts| *counts != Counts::default()).then_some((seat.ix, counts))
        });
        let has = |of: &[Counts], nth: usize| of.get(nth).is_some_and(|of| *of != Counts::default());
        let rarities = rarities(&ready, scene, |nth| counts.iter().filter(|(_, of)| has(of, nth)).count());
        let worth = |(ix, counts): &(u32, Vec<Counts>)| (*ix, sum(&ready, &rarities, counts));
        (counts.iter().map(worth).collect::<Found>(), rarities)
    } else {
        let of_cases = scene.over(|seat| {
            let bits = known(seat)?;
            bits.iter().any(|bits| *bits != 0).then_some((seat.ix, bits))
        });
        let mut cases = [0_usize; MOST];
        for (_, bits) in &of_cases {
            let any = bits.iter().fold(0, |any, bits| any | bits);
            set(any).for_each(|nth| cases.get_mut(nth).into_iter().for_each(|cases| *cases += 1));
        }
        let rarities = rarities(&ready, scene, |nth| cases.get(nth).copied().unwrap_or(0));
        let mut best: Vec<(f64, u32)> =
            of_cases.iter().map(|(ix, bits)| (guess(&ready, &rarities, bits), *ix)).collect();
        let order = |a: &(f64, u32), b: &(f64, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if best.len() > BEST {
            best.select_nth_unstable_by(BEST, order);
            best.truncate(BEST);
        }
        let best: Vec<u32> = best.into_iter().map(|(_, ix)| ix).collect();
        // What stands in texts is only known to be likely so far.
        let counted = |seat: &Seat<'_>| {
            let mut bits = known(seat)?;
            bits[Field::Body as usize] = u64::MAX;
            Some((seat.ix, sum(&ready, &rarities, &count(&ready, seat, &bits))))
        };
        (scene.these(&best, counted), rarities)
    };
    found.sort_unstable_by_key(|(ix, _)| *ix);
    let own = rarities.iter().zip(&ready).filter(|(_, piece)| !piece.piece.synonym);
    let total: f64 = own.map(|(rarity, _)| rarity).sum();
    for (_, (sum, whys)) in &mut found {
        *sum /= f64::max(total, f64::MIN_POSITIVE);
        whys.sort_by_key(|why| (why.field, why.manner, why.term));
    }
    found
}

/// How much each piece says: those that few cases have say most. One that nothing holds says as much as one that a
/// single case holds.
fn rarities(ready: &[Ready], scene: Scene<'_>, cases: impl Fn(usize) -> usize) -> Vec<f64> {
    let all = scene.len() as f64;
    let rarity = |nth: usize| {
        let cases = cases(nth) as f64;
        (1.0 + (all - cases.max(1.0) + 0.5) / (cases.max(1.0) + 0.5)).ln()
    };
    (0..ready.len()).map(rarity).collect()
}

/// How often each piece stands in each field of a case.
fn count(ready: &[Ready], seat: &Seat<'_>, bits: &Bits) -> Vec<Counts> {
    let piece = |(nth, piece): (usize, &Ready)| {
        let has = |field: usize| bits.get(field).is_some_and(|bits| bits & 1 << nth != 0);
        let mut counts: Counts = std::array::from_fn(|field| u32::from(field < Field::Heading as usize && has(field)));
        for word in piece.words.iter().filter(|_| has(Field::Body as usize)) {
            word.places(&seat.entry, piece.scope, |at, _, _| counts[at.field as usize] += 1);
        }
        counts
    };
    ready.iter().enumerate().map(piece).collect()
}

/// What the pieces are worth that stand so often in each field, and why.
fn sum(ready: &[Ready], rarities: &[f64], counts: &[Counts]) -> (f64, Whys) {
    let mut sum = Default::default();
    for ((piece, rarity), counts) in ready.iter().zip(rarities).zip(counts) {
        piece.add_to(&mut sum, counts, *rarity);
    }
    sum
}

/// What they are worth if each stands once where it may.
fn guess(ready: &[Ready], rarities: &[f64], bits: &Bits) -> f64 {
    let any = bits.iter().fold(0, |any, bits| any | bits);
    let worth = |nth: usize| {
        let (piece, rarity) = ready.get(nth).zip(rarities.get(nth))?;
        let counts = std::array::from_fn(|field| bits.get(field).map_or(0, |bits| (bits >> nth & 1) as u32));
        Some(piece.worth(&counts, *rarity))
    };
    set(any).filter_map(worth).sum()
}

/// The numbers of the bits that are set.
fn set(mut of: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = of.trailing_zeros();
        of &= of.wrapping_sub(1);
        (at < u64::BITS).then_some(at as usize)
    })
}

/// What is known of a segment.
struct Known {
    /// Which pieces each name has, and of which field it is.
    names: Vec<(usize, u64)>,
    /// The cases that may have each piece in their texts.
    texts: Vec<Chosen>,
}

impl Known {
    fn new(ready: &[Ready], (part, segment): (&Part, &Segment), lists: &Lists<'_>, is_small: bool) -> Self {
        let name = |number| {
            let name = part.name(segment, number)?;
            let of_name = (0..).zip(ready).filter(|(_, piece)| piece.is_in(&name));
            let bits = of_name.fold(0_u64, |bits, (nth, _): (u32, _)| bits | 1 << nth);
            Some((name.field as usize, bits))
        };
        let text = |piece: &Ready| {
            // One character is in nearly every text: of many cases only short fields are asked.
            let words = piece.words.iter().filter(|word| is_small || word.chars().len() > 1);
            if piece.scope == Scope::Title { Chosen::none(part) } else { Chosen::with_any_of(part, lists, words) }
        };
        let names = (0..part.names()).map(|number| name(number).unwrap_or_default());
        Self { names: names.collect(), texts: ready.iter().map(text).collect() }
    }

    fn bits(&self, seat: &Seat<'_>) -> Bits {
        let mut bits = Bits::default();
        for (field, of_name) in seat.entry.names().filter_map(|name| self.names.get(name as usize)) {
            if let Some(bits) = bits.get_mut(*field) {
                *bits |= of_name;
            }
        }
        let of_texts = self.texts.iter().enumerate().filter(|(_, chosen)| chosen.has(seat.entry.local));
        bits[Field::Body as usize] = of_texts.fold(0, |bits, (nth, _)| bits | 1 << nth);
        bits
    }
}

impl Ready {
    /// Whether any of the words stands in a name.
    fn is_in(&self, name: &Short<'_>) -> bool {
        let looked = self.scope == Scope::All || (self.scope == Scope::Title && name.field == Field::Title);
        let has = |(finder, bloom): &(Finder<'_>, u64)| bloom & !name.bloom == 0 && finder.find(name.folded).is_some();
        looked && self.finders.iter().any(has)
    }

    /// What it is worth to stand so often in each field.
    fn worth(&self, counts: &Counts, rarity: f64) -> f64 {
        let times: f64 = TIMES.iter().zip(counts).map(|((_, times), count)| times * f64::from(*count)).sum();
        if times == 0.0 {
            0.0
        } else {
            rarity * times / (times + ENOUGH) * if self.piece.synonym { SYNONYM } else { 1.0 }
        }
    }

    fn add_to(&self, (sum, whys): &mut (f64, Whys), counts: &Counts, rarity: f64) {
        *sum += self.worth(counts, rarity);
        for ((field, _), count) in TIMES.iter().zip(counts).filter(|(_, count)| **count > 0) {
            let term = self.piece.term;
            add(whys, Why { field: *field, manner: Manner::Part, term, places: *count, letters: None });
        }
    }
}

fn add(whys: &mut Whys, why: Why) {
    match whys.iter_mut().find(|old| (old.field, old.term) == (why.field, why.term)) {
        Some(old) => old.places += why.places,
        None => whys.push(why),
    }
}
