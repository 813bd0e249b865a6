//! Named systems and documents, and every place that names them.

use std::collections::{BTreeSet, HashMap};

use super::{
    edits::index,
    fold::fold,
    parallel,
    system::{self, SystemMention},
    words::PrefixIndex,
};
use crate::corpus::{At, Case, Named};

/// Documents: the texts in 《》, marks inside marks kept.
pub(crate) fn documents(case: &Case) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (nth, paragraph) in (0..).zip(case.paragraphs()) {
        let chars: Vec<char> = paragraph.text.chars().collect();
        let mut open: Vec<usize> = Vec::new();
        for (at, c) in chars.iter().enumerate() {
            match c {
                '《' => open.push(at),
                '》' => {
                    if let Some(start) = open.pop().filter(|_| open.is_empty()) {
                        let name: String = chars[start + 1..at].iter().collect();
                        let name = name.trim();
                        if name.is_empty() {
                            continue;
                        }
                        let own = *known.entry(name.to_owned()).or_insert(out.len());
                        if own == out.len() {
                            out.push(Named { name: name.to_owned(), at: Vec::new() });
                        }
                        out[own].at.push(At(nth, index(start + 1), index(at)));
                    }
                }
                '。' if open.len() == 1 && chars.get(open[0]..at).is_some_and(|inner| inner.len() > 80) => {
                    open.clear()
                }
                _ => {}
            }
        }
    }
    out
}

/// Systems of all cases: first the names that are recognised by themselves, then every other use of a name found anywhere.
pub(crate) fn systems(cases: &[Case]) -> Vec<Vec<Named>> {
    let read = |case: &Case| -> (Vec<Vec<char>>, Vec<SystemMention>) {
        let text: Vec<Vec<char>> = case.paragraphs().map(|p| p.text.chars().map(fold).collect()).collect();
        let mentions = system::mentions(&text);
        (text, mentions)
    };
    let texts = parallel::each(cases, parallel::CASES, read);
    let mentions = texts.iter().flat_map(|(_, mentions)| mentions);
    let brands = mentions.filter(|mention| mention.brand).map(|mention| mention.name.as_str());
    let known: BTreeSet<&str> = system::WELL_KNOWN.words().iter().copied().chain(brands).collect();
    let known = PrefixIndex::new(known.into_iter().map(|name| (name.chars().collect(), ())));
    let cases: Vec<_> = cases.iter().zip(&texts).collect();
    parallel::each(&cases, parallel::CASES, |(case, (text, mentions))| entries(case, text, mentions, &known))
}

/// The number of systems of one case that a further name may be a variant of.
const COMPARED: usize = 64;

/// One case's entries: mentions and further places of known names, variants of one system in one entry.
fn entries(case: &Case, text: &[Vec<char>], mentions: &[SystemMention], known: &PrefixIndex<()>) -> Vec<Named> {
    let mut further = Vec::new();
    for (nth, chars) in (0..).zip(text) {
        let mut at = 0;
        while at < chars.len() {
            let Some((name, ())) = known.prefixes(&chars[at..]).next() else {
                at += 1;
                continue;
            };
            let end = at + name.len();
            let next = mentions.partition_point(|own| (own.paragraph, own.end) <= (nth, at));
            let taken = mentions.get(next).is_some_and(|own| own.paragraph == nth && own.start < end);
            if !taken && !system::is_part_of_word(chars, at, end) {
                let name = name.iter().collect();
                further.push(SystemMention { paragraph: nth, start: at, end, name, brand: true });
            }
            at = end;
        }
    }
    let mut mentions = [mentions, &further].concat();
    mentions.sort_by_key(|mention| (mention.paragraph, mention.start));
    let printed: Vec<Vec<char>> = case.paragraphs().map(|p| p.text.chars().collect()).collect();
    let mut groups: Vec<(String, Vec<SystemMention>)> = Vec::new();
    let mut group_of: HashMap<String, usize> = HashMap::new();
    for mention in mentions {
        let same = |(key, _): &(String, _)| system::is_same_system(key, &mention.name);
        let new = groups.len();
        let found = || groups.iter().take(COMPARED).position(same).unwrap_or(new);
        let own = *group_of.entry(mention.name.clone()).or_insert_with(found);
        if own == new {
            groups.push((mention.name.clone(), Vec::new()));
        }
        groups[own].1.push(mention);
    }
    groups.into_iter().map(|(_, members)| named(&members, &printed)).collect()
}

/// The system that all of `members` mention, under the name of a brand, the commonest first, else the fullest variant.
fn named(members: &[SystemMention], printed: &[Vec<char>]) -> Named {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    members.iter().for_each(|own| *counts.entry(&own.name).or_default() += 1);
    let uses = |own: &SystemMention| counts.get(own.name.as_str()).filter(|_| own.brand).copied().unwrap_or(0);
    let rank = |own: &&SystemMention| (own.brand, own.name.ends_with("热线"), uses(own), own.name.chars().count());
    let best = members.iter().max_by_key(rank);
    let name = best.map_or(&[][..], |own| &printed[own.paragraph as usize][own.start..own.end]);
    let at = members.iter().map(|own| At(own.paragraph, index(own.start), index(own.end)));
    Named { name: name.iter().collect(), at: at.collect() }
}
