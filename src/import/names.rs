//! Named systems and documents, and every place that names them.

use std::collections::HashMap;

use super::{
    edits::index,
    fold::fold,
    system::{self, SystemMention},
};
use crate::corpus::{At, Case, Named};

/// Documents: the texts in 《》, marks inside marks kept.
pub(crate) fn documents(case: &Case) -> Vec<Named> {
    let mut out = NamedList::default();
    for (nth, paragraph) in (0..).zip(case.paragraphs()) {
        let chars: Vec<char> = paragraph.text.chars().collect();
        let mut open: Vec<usize> = Vec::new();
        for (at, c) in chars.iter().enumerate() {
            match c {
                '《' => open.push(at),
                '》' => {
                    let start = open.pop();
                    if let (Some(start), true) = (start, open.is_empty()) {
                        let name: String = chars.get(start + 1..at).unwrap_or(&[]).iter().collect();
                        if !name.trim().is_empty() {
                            out.add(name.trim(), At(nth, index(start + 1), index(at)));
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
    out.0
}

/// Systems of all cases: first the names that are recognised by themselves, then every other use of a name found anywhere.
pub(crate) fn systems(cases: &[Case]) -> Vec<Vec<Named>> {
    let texts: Vec<Vec<Vec<char>>> =
        cases.iter().map(|case| case.paragraphs().map(|p| p.text.chars().map(fold).collect()).collect()).collect();
    let found: Vec<Vec<SystemMention>> = texts.iter().map(|case| system::mentions(case)).collect();
    let mut known: Vec<String> = system::well_known().iter().map(|&name| name.to_owned()).collect();
    for mention in found.iter().flatten().filter(|mention| mention.brand) {
        if !known.contains(&mention.name) {
            known.push(mention.name.clone());
        }
    }
    let known = NameIndex::new(known);
    let cases = cases.iter().zip(texts.iter().zip(found));
    cases.map(|(case, (text, mentions))| entries(case, text, mentions, &known)).collect()
}

/// Names to look for, by their first character.
struct NameIndex {
    by_first: HashMap<char, Vec<Vec<char>>>,
}

impl NameIndex {
    fn new(names: Vec<String>) -> Self {
        let mut by_first: HashMap<char, Vec<Vec<char>>> = HashMap::new();
        for name in names {
            let chars: Vec<char> = name.chars().collect();
            if let Some(&first) = chars.first() {
                by_first.entry(first).or_default().push(chars);
            }
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        }
        Self { by_first }
    }

    /// The longest known name that `text` begins with.
    fn at<'k>(&'k self, text: &[char]) -> Option<&'k [char]> {
        let names = self.by_first.get(text.first()?)?;
        names.iter().find(|name| text.starts_with(name)).map(Vec::as_slice)
    }
}

/// One case's entries: mentions and further places of known names, variants of one system in one entry.
fn entries(case: &Case, text: &[Vec<char>], mut mentions: Vec<SystemMention>, known: &NameIndex) -> Vec<Named> {
    for (nth, chars) in (0..).zip(text) {
        let mut at = 0;
        while at < chars.len() {
            let Some(name) = known.at(chars.get(at..).unwrap_or(&[])) else {
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

/// Named things in the order of their first place.
#[derive(Default)]
struct NamedList(Vec<Named>);

impl NamedList {
    fn add(&mut self, name: &str, at: At) {
        match self.0.iter_mut().find(|known| known.name == name) {
            Some(known) => known.at.push(at),
            None => self.0.push(Named { name: name.to_owned(), at: vec![at] }),
        }
    }
}
