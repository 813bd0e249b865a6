//! Named systems and documents, and every place that names them.

use std::collections::BTreeSet;

use super::{
    edits::index,
    fold::fold,
    system::{self, SystemMention},
    words::PrefixIndex,
};
use crate::corpus::{At, Case, Named};

/// Documents: the texts in 《》, marks inside marks kept.
pub(crate) fn documents(case: &Case) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    for (nth, paragraph) in (0..).zip(case.paragraphs()) {
        let chars: Vec<char> = paragraph.text.chars().collect();
        let mut open: Vec<usize> = Vec::new();
        for (at, c) in chars.iter().enumerate() {
            match c {
                '《' => open.push(at),
                '》' => {
                    if let Some(start) = open.pop().filter(|_| open.is_empty()) {
                        let name: String = chars[start + 1..at].iter().collect();
                        let (name, at) = (name.trim(), At(nth, index(start + 1), index(at)));
                        match out.iter_mut().find(|known| known.name == name) {
                            _ if name.is_empty() => {}
                            Some(known) => known.at.push(at),
                            None => out.push(Named { name: name.to_owned(), at: vec![at] }),
                        }
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
    let texts: Vec<Vec<Vec<char>>> =
        cases.iter().map(|case| case.paragraphs().map(|p| p.text.chars().map(fold).collect()).collect()).collect();
    let found: Vec<Vec<SystemMention>> = texts.iter().map(|case| system::mentions(case)).collect();
    let brands = found.iter().flatten().filter(|mention| mention.brand).map(|mention| mention.name.as_str());
    let known: BTreeSet<&str> = system::WELL_KNOWN.words().iter().copied().chain(brands).collect();
    let known = PrefixIndex::new(known.into_iter().map(|name| (name.chars().collect(), ())));
    let cases = cases.iter().zip(texts.iter().zip(found));
    cases.map(|(case, (text, mentions))| entries(case, text, mentions, &known)).collect()
}

/// One case's entries: mentions and further places of known names, variants of one system in one entry.
fn entries(case: &Case, text: &[Vec<char>], mut mentions: Vec<SystemMention>, known: &PrefixIndex<()>) -> Vec<Named> {
    for (nth, chars) in (0..).zip(text) {
        let mut at = 0;
        while at < chars.len() {
            let Some((name, ())) = known.prefixes(&chars[at..]).next() else {
                at += 1;
                continue;
            };
            let end = at + name.len();
            let taken = mentions.iter().any(|h| h.paragraph == nth && h.start < end && at < h.end);
            if !taken && !system::is_part_of_word(chars, at, end) {
                let name = name.iter().collect();
                mentions.push(SystemMention { paragraph: nth, start: at, end, name, brand: true });
            }
            at = end;
        }
    }
    mentions.sort_by_key(|mention| (mention.paragraph, mention.start));
    let printed: Vec<Vec<char>> = case.paragraphs().map(|p| p.text.chars().collect()).collect();
    let mut groups: Vec<(String, Vec<SystemMention>)> = Vec::new();
    for mention in mentions {
        match groups.iter_mut().find(|(key, _)| system::is_same_system(key, &mention.name)) {
            Some((_, members)) => members.push(mention),
            None => groups.push((mention.name.clone(), vec![mention])),
        }
    }
    groups.into_iter().map(|(_, members)| named(&members, &printed)).collect()
}

/// The system that all of `members` mention, under the name of a brand, the commonest first, else the fullest variant.
fn named(members: &[SystemMention], printed: &[Vec<char>]) -> Named {
    let uses = |own: &SystemMention| members.iter().filter(|other| own.brand && other.name == own.name).count();
    let rank = |own: &&SystemMention| (own.brand, own.name.ends_with("热线"), uses(own), own.name.chars().count());
    let best = members.iter().max_by_key(rank);
    let name = best.map_or(&[][..], |own| &printed[own.paragraph as usize][own.start..own.end]);
    let at = members.iter().map(|own| At(own.paragraph, index(own.start), index(own.end)));
    Named { name: name.iter().collect(), at: at.collect() }
}
