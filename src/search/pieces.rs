//! Natural wording: what is found nowhere as a phrase is split into pieces, and rare pieces weigh more (as in BM25).
//!
//! The pieces of Han text are every two neighbouring characters: nothing has to know where words end, and longer words
//! are found by their pieces. Words of known meaning also stand for their synonyms.

use memchr::memmem::Finder;

use super::{
    Field, Manner, Why,
    index::Entry,
    query::{Scope, Text},
    synonyms,
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

/// A piece of a term and the words that stand for it.
struct Piece {
    /// Any of these; the first is as typed.
    words: Vec<String>,
    /// The number of its term.
    term: u16,
}

/// How well each case holds the pieces of some terms.
pub(super) struct Pieces {
    /// For each case, what its pieces are worth together, as a part of 1, and where they are.
    pub(super) found: Vec<Option<(f64, Vec<Why>)>>,
}

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

impl Pieces {
    /// Looks for the pieces of these terms, each with its number, in every case.
    pub(super) fn new(terms: &[(u16, &Text)], entries: &[Entry]) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        for (term, text) in terms {
            let folded = text.folded.as_str();
            let own = if text.exact { vec![folded.to_owned()] } else { split(folded) };
            pieces.extend(own.into_iter().map(|word| Piece { words: vec![word], term: *term }));
            for (word, group) in synonyms::inside(folded).filter(|_| !text.exact) {
                let others = group.iter().filter(|other| *other != word && !folded.contains(other.as_str()));
                let words: Vec<String> = others.cloned().collect();
                if !words.is_empty() {
                    pieces.push(Piece { words: std::iter::once(String::new()).chain(words).collect(), term: *term });
                }
            }
        }
        pieces.dedup_by(|a, b| a.words == b.words);
        pieces.truncate(MOST);
        let mut found: Vec<Option<(f64, Vec<Why>)>> = vec![None; entries.len()];
        let mut total = 0.0;
        for piece in &pieces {
            let finders: Vec<Finder<'_>> =
                piece.words.iter().filter(|word| !word.is_empty()).map(|word| Finder::new(word.as_bytes())).collect();
            let synonym = piece.words.first().is_some_and(String::is_empty);
            let scope = terms.iter().find(|(term, _)| *term == piece.term).map_or(Scope::All, |(_, text)| text.scope);
            let counts: Vec<_> = entries.iter().map(|entry| count(entry, &finders, scope)).collect();
            let cases = counts.iter().filter(|counts| counts.iter().any(|count| *count > 0)).count() as f64;
            let all = entries.len() as f64;
            // A piece that nothing holds says as much as one that a single case holds.
            let rarity = (1.0 + (all - cases.max(1.0) + 0.5) / (cases.max(1.0) + 0.5)).ln();
            if !synonym {
                total += rarity;
            }
            for (counts, found) in counts.iter().zip(&mut found) {
                let times: f64 = TIMES.iter().zip(counts).map(|((_, times), count)| times * f64::from(*count)).sum();
                if times == 0.0 {
                    continue;
                }
                let worth = rarity * times / (times + ENOUGH) * if synonym { SYNONYM } else { 1.0 };
                let (sum, whys) = found.get_or_insert_with(Default::default);
                *sum += worth;
                for ((field, _), count) in TIMES.iter().zip(counts).filter(|(_, count)| **count > 0) {
                    add(
                        whys,
                        Why { field: *field, manner: Manner::Part, term: piece.term, places: *count, letters: None },
                    );
                }
            }
        }
        for (sum, whys) in found.iter_mut().flatten() {
            *sum /= f64::max(total, f64::MIN_POSITIVE);
            whys.sort_by_key(|why| (why.field, why.manner, why.term));
        }
        Self { found }
    }
}

fn add(whys: &mut Vec<Why>, why: Why) {
    match whys.iter_mut().find(|old| (old.field, old.term) == (why.field, why.term)) {
        Some(old) => old.places += why.places,
        None => whys.push(why),
    }
}

/// How often any of the words stands in each field of a case.
fn count(entry: &Entry, finders: &[Finder<'_>], scope: Scope) -> [u32; 6] {
    let mut counts = [0; 6];
    for finder in finders {
        for short in &entry.shorts {
            let looked = scope == Scope::All || (scope == Scope::Title && short.field == Field::Title);
            if looked && finder.find(short.folded.as_str().as_bytes()).is_some() {
                counts[short.field as usize] = 1;
            }
        }
        if scope == Scope::Title {
            continue;
        }
        for at in finder.find_iter(entry.body.text().as_bytes()) {
            let Some((_, part)) = entry.body.part_at(at) else { continue };
            if !matches!(scope, Scope::Section(kind) if kind != part.section) {
                counts[part.field(at) as usize] += 1;
            }
        }
    }
    counts
}
