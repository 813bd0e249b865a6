//! What a case is about: weighted terms of each theme, counted in title, lead and text.

use std::sync::OnceLock;

use super::{fold::fold, notice::starts_with};
use crate::corpus::{Case, Theme};

/// A term that speaks for a theme.
struct Term {
    theme: Theme,
    word: Vec<char>,
    weight: u32,
}

/// The terms of `themes.txt`.
fn terms() -> &'static [Term] {
    static TERMS: OnceLock<Vec<Term>> = OnceLock::new();
    TERMS.get_or_init(|| {
        let mut all = Vec::new();
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
        all
    })
}

/// How often a term counts in the text beyond its title.
const MOST: u32 = 4;

/// The themes of a case, the main one first, at most three; 其他 where no term speaks.
pub(crate) fn themes(case: &Case) -> Vec<Theme> {
    let title: Vec<char> = case.title.chars().map(fold).collect();
    let paragraphs: Vec<Vec<char>> = case.paragraphs().map(|p| p.text.chars().map(fold).collect()).collect();
    let mut scores = [0u32; Theme::ALL.len()];
    for term in terms() {
        let titled = count(&title, &term.word);
        let lead = paragraphs.first().map_or(0, |lead| count(lead, &term.word));
        let body: u32 = paragraphs.iter().skip(1).map(|text| count(text, &term.word)).sum();
        scores[term.theme as usize] += term.weight * (titled.min(1) * 10 + lead.min(2) * 3 + body.min(MOST));
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

fn count(text: &[char], word: &[char]) -> u32 {
    let Some(first) = word.first() else { return 0 };
    let word: String = word.iter().collect();
    let hits =
        text.iter().enumerate().filter(|&(at, c)| c == first && starts_with(text.get(at..).unwrap_or(&[]), &word));
    u32::try_from(hits.count()).unwrap_or(u32::MAX)
}
