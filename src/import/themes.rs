//! Themes of a case: weighted terms of each theme, counted in title, lead and text.

use std::sync::LazyLock;

use super::{fold::fold, words::PrefixIndex};
use crate::corpus::{Case, Theme};

/// A term that is evidence of a theme.
struct Term {
    theme: Theme,
    word: Vec<char>,
    weight: u32,
}

/// The terms of `themes.txt`, with the number of each by its word.
struct Terms {
    all: Vec<Term>,
    index: PrefixIndex<usize>,
}

fn terms() -> &'static Terms {
    static TERMS: LazyLock<Terms> = LazyLock::new(|| {
        let mut all: Vec<Term> = Vec::new();
        let mut theme = Theme::Other;
        for line in include_str!("themes.txt").lines().filter(|line| !line.starts_with('#')) {
            if let Some(&(named, _)) = Theme::ALL.iter().find(|(_, name)| *name == line) {
                theme = named;
                continue;
            }
            for entry in line.split_whitespace() {
                let (word, weight) = entry.rsplit_once('/').unwrap_or((entry, "1"));
                all.push(Term { theme, word: word.chars().collect(), weight: weight.parse().unwrap_or(1) });
            }
        }
        let index = PrefixIndex::new(all.iter().enumerate().map(|(number, term)| (term.word.clone(), number)));
        Terms { all, index }
    });
    &TERMS
}

/// The most occurrences of a term that count in the text.
const MOST: u32 = 4;

/// The themes of a case, the main one first, at most three; 其他 without evidence.
pub(crate) fn themes(case: &Case) -> Vec<Theme> {
    let mut scores = [0u32; Theme::ALL.len()];
    for (term, score) in term_weights(case) {
        scores[term.theme as usize] += score;
    }
    let mut ranked: Vec<(u32, Theme)> = Theme::ALL.iter().map(|&(theme, _)| (scores[theme as usize], theme)).collect();
    ranked.sort_by_key(|&(score, theme)| (std::cmp::Reverse(score), theme as usize));
    let best = ranked.first().map_or(0, |r| r.0);
    if best < 8 {
        return vec![Theme::Other];
    }
    ranked
        .into_iter()
        .take(3)
        .filter(|&(score, _)| score == best || (score >= 16 && score * 2 >= best))
        .map(|r| r.1)
        .collect()
}

/// The words that are evidence of each theme of a case, the heaviest first, at most `most` of them. A theme given by hand
/// may have none.
pub fn words(case: &Case, most: usize) -> Vec<(Theme, Vec<String>)> {
    let mut weights = term_weights(case);
    weights.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    let of = |theme: &Theme| {
        let words = weights.iter().filter(|(term, _)| term.theme == *theme).take(most);
        (*theme, words.map(|(term, _)| term.word.iter().collect()).collect())
    };
    case.themes.iter().map(of).collect()
}

/// Every term that a case uses, with its weight there: most in the title, more in the lead than in the text.
fn term_weights(case: &Case) -> Vec<(&'static Term, u32)> {
    let terms = terms();
    let mut titled = vec![0u32; terms.all.len()];
    let (mut lead, mut body) = (titled.clone(), titled.clone());
    count(&case.title, terms, &mut titled);
    for (nth, paragraph) in case.paragraphs().enumerate() {
        count(&paragraph.text, terms, if nth == 0 { &mut lead } else { &mut body });
    }
    let score = |(index, term): (usize, &'static Term)| {
        let times = titled[index].min(1) * 10 + lead[index].min(2) * 3 + body[index].min(MOST);
        (term, term.weight * times)
    };
    terms.all.iter().enumerate().map(score).filter(|(_, score)| *score > 0).collect()
}

/// Counts every term in `text`.
fn count(text: &str, terms: &Terms, counts: &mut [u32]) {
    let chars: Vec<char> = text.chars().map(fold).collect();
    for at in 0..chars.len() {
        terms.index.prefixes(&chars[at..]).for_each(|(_, &number)| counts[number] += 1);
    }
}
