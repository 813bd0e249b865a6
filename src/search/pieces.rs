//! Natural wording: what is found nowhere as a phrase is split into pieces, and rare pieces weigh more (as in BM25).
//!
//! The pieces of Han text are every two neighbouring characters: nothing has to know where words end, and longer words
//! are found by their pieces. Words of known meaning also stand for their synonyms.

use std::collections::BTreeMap;

use memchr::memmem::Finder;

use super::{
    Field, Manner, Why,
    index::{Entry, bloom},
    query::{Scope, Text},
    scene::Scene,
    synonyms,
    word::Word,
};

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

/// In as many cases every piece is counted; in more of them only in those that have the most telling ones.
const FEW: usize = 4000;
/// How many cases that are then.
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
type Found = Vec<(u32, (f64, Vec<Why>))>;

/// How often a piece stands in each field.
type Counts = [u32; 6];

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
    let few = scene.len() <= FEW;
    let ready = |piece: Piece| {
        let scope = terms.iter().find(|(term, _)| *term == piece.term).map_or(Scope::All, |(_, text)| text.scope);
        let finders = piece.words.iter().map(|word| (Finder::new(word.as_bytes()).into_owned(), bloom(word))).collect();
        let words = piece.words.iter().map(|word| Word::new(word, scene.parts().first())).collect();
        Ready { piece, finders, words, scope }
    };
    let mut rarities = Vec::new();
    let ready: Vec<Ready> = pieces(terms).into_iter().map(ready).collect();
    let lists = scene.lists(ready.iter().flat_map(|piece| &piece.words).flat_map(Word::keys));
    let mut sums: BTreeMap<u32, (f64, Vec<Why>)> = BTreeMap::new();
    for piece in &ready {
        // One character is in nearly every text: of many cases only short fields are asked.
        let words = piece.words.iter().filter(|word| few || word.len() > 1);
        let candidates = scene.with_pairs(&lists, words);
        let found = scene.over(&candidates, |entry, may| {
            let counts = if few { piece.count(entry, may) } else { piece.glance(entry, may) };
            counts.iter().any(|count| *count > 0).then_some(counts)
        });
        let (all, cases) = (scene.len() as f64, found.len() as f64);
        // A piece that nothing holds says as much as one that a single case holds.
        let rarity = (1.0 + (all - cases.max(1.0) + 0.5) / (cases.max(1.0) + 0.5)).ln();
        rarities.push(rarity);
        for (ix, counts) in found {
            piece.add_to(sums.entry(ix).or_default(), &counts, rarity);
        }
    }
    let own = rarities.iter().zip(&ready).filter(|(_, piece)| !piece.piece.synonym);
    let total: f64 = own.map(|(rarity, _)| rarity).sum();
    let mut found: Found = sums.into_iter().collect();
    if !few {
        found.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
        found.truncate(BEST);
        for (ix, sum) in &mut found {
            *sum = Default::default();
            let Some((_, entry)) = scene.case(*ix) else { continue };
            for (piece, rarity) in ready.iter().zip(&rarities) {
                piece.add_to(sum, &piece.count(&entry, true), *rarity);
            }
        }
        found.sort_by_key(|(ix, _)| *ix);
    }
    for (_, (sum, whys)) in &mut found {
        *sum /= f64::max(total, f64::MIN_POSITIVE);
        whys.sort_by_key(|why| (why.field, why.manner, why.term));
    }
    found
}

impl Ready {
    fn in_shorts(&self, entry: &Entry<'_>, counts: &mut Counts) {
        for short in entry.shorts() {
            let looked = self.scope == Scope::All || (self.scope == Scope::Title && short.field == Field::Title);
            let has =
                |(finder, bloom): &(Finder<'_>, u64)| bloom & !short.bloom == 0 && finder.find(short.folded).is_some();
            if looked && self.finders.iter().any(has) {
                counts[short.field as usize] = 1;
            }
        }
    }

    /// How often any of the words stands in each field of a case.
    fn count(&self, entry: &Entry<'_>, in_texts: bool) -> Counts {
        let mut counts = [0; 6];
        self.in_shorts(entry, &mut counts);
        for word in self.words.iter().filter(|_| in_texts) {
            word.places(entry, self.scope, |at, _| counts[at.field as usize] += 1);
        }
        counts
    }

    /// The same without looking into the texts, where it may stand.
    fn glance(&self, entry: &Entry<'_>, may: bool) -> Counts {
        let mut counts = [0; 6];
        self.in_shorts(entry, &mut counts);
        counts[Field::Body as usize] = u32::from(may && self.scope != Scope::Title);
        counts
    }

    fn add_to(&self, (sum, whys): &mut (f64, Vec<Why>), counts: &Counts, rarity: f64) {
        let times: f64 = TIMES.iter().zip(counts).map(|((_, times), count)| times * f64::from(*count)).sum();
        if times == 0.0 {
            return;
        }
        *sum += rarity * times / (times + ENOUGH) * if self.piece.synonym { SYNONYM } else { 1.0 };
        for ((field, _), count) in TIMES.iter().zip(counts).filter(|(_, count)| **count > 0) {
            let term = self.piece.term;
            add(whys, Why { field: *field, manner: Manner::Part, term, places: *count, letters: None });
        }
    }
}

fn add(whys: &mut Vec<Why>, why: Why) {
    match whys.iter_mut().find(|old| (old.field, old.term) == (why.field, why.term)) {
        Some(old) => old.places += why.places,
        None => whys.push(why),
    }
}
