//! The wording of a case: its characters folded, sentence by sentence, with those that are stock phrases.

use std::sync::LazyLock;

use crate::{
    corpus::Case,
    text::fold::{fold_char, is_han},
};

/// Stock phrases, folded: two cases that share them are not alike for that.
static STOCK: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let lines = include_str!("stock_wording.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| line.chars().filter_map(fold_char).collect())
        .filter(|phrase: &Vec<char>| !phrase.is_empty())
        .collect()
});

/// The end of a sentence or of a paragraph, which no common wording goes beyond.
pub(super) const END: char = '\n';

/// A folded character of a case, or an [`END`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// The character.
    pub c: char,
    /// Its paragraph.
    pub paragraph: u32,
    /// Its position in the text of the paragraph.
    pub at: u32,
    /// `true` if it is part of a stock phrase.
    is_stock: bool,
}

impl Sign {
    /// Returns `true` for a Han character that is part of no stock phrase.
    pub(super) fn is_telling(&self) -> bool {
        !self.is_stock && is_han(self.c)
    }
}

/// Returns the characters of a case.
pub(super) fn signs(case: &Case) -> Vec<Sign> {
    let mut signs = Vec::new();
    for (paragraph, text) in (0..).zip(case.paragraphs()) {
        signs.extend((0..).zip(text.text.chars()).filter_map(|(at, c)| {
            let c = if matches!(c, '。' | '；' | ';' | '！' | '!' | '？' | '?') { Some(END) } else { fold_char(c) };
            c.map(|c| Sign { c, paragraph, at, is_stock: false })
        }));
        let at = u32::try_from(text.text.chars().count()).unwrap_or(u32::MAX);
        signs.push(Sign { c: END, paragraph, at, is_stock: false });
    }
    mark_stock(&mut signs);
    signs
}

fn mark_stock(signs: &mut [Sign]) {
    for start in 0..signs.len() {
        let rest = signs.get(start..).unwrap_or_default();
        let begins =
            |phrase: &&Vec<char>| rest.len() >= phrase.len() && phrase.iter().zip(rest).all(|(c, sign)| *c == sign.c);
        let longest = STOCK.iter().filter(begins).map(Vec::len).max().unwrap_or(0);
        signs.iter_mut().skip(start).take(longest).for_each(|sign| sign.is_stock = true);
    }
}
