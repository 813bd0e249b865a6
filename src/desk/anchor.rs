//! The place of a note in the text of a case: its words with those around them, so that it is found again in another
//! import of the notice. It is compared folded, but exactly: a place that is only alike would be a lie.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{corpus::Case, text::Folded};

/// Characters kept before and after the words.
const AROUND: usize = 16;

/// The fewest characters that are found without what stands around them.
const ALONE: usize = 8;

/// A stretch of the text of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// Paragraph, counted from 0 through all sections.
    pub paragraph: u32,
    /// Words.
    pub words: String,
    /// Characters before them in the paragraph.
    #[serde(default)]
    pub before: String,
    /// Characters after them.
    #[serde(default)]
    pub after: String,
}

/// The place of an anchor in a case as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Paragraph, counted from 0 through all sections.
    pub paragraph: u32,
    /// Characters of its text.
    pub chars: Range<usize>,
    /// `true` if it is another paragraph, or other words stand around it.
    pub is_moved: bool,
}

impl Anchor {
    /// Returns the anchor of some characters of a paragraph; `None` if they are all signs or spaces.
    pub fn new(text: &str, paragraph: u32, chars: Range<usize>) -> Option<Self> {
        let all: Vec<char> = text.chars().collect();
        let words: String = all.get(chars.clone())?.iter().collect();
        if Folded::new(&words).is_empty() {
            return None;
        }
        let before = all.get(chars.start.saturating_sub(AROUND)..chars.start)?.iter().collect();
        let after = all.get(chars.end..(chars.end + AROUND).min(all.len()))?.iter().collect();
        Some(Self { paragraph, words, before, after })
    }

    /// Returns its place: with what stands around it in the same paragraph, then anywhere in the case; then the words
    /// alone, if they are long enough and stand in the case once. `None` if it has none any more.
    pub fn place(&self, case: &Case) -> Option<Placed> {
        let texts: Vec<(u32, Folded)> =
            (0..).zip(case.paragraphs()).map(|(at, paragraph)| (at, Folded::new(&paragraph.text))).collect();
        let own = texts.iter().filter(|(at, _)| *at == self.paragraph);
        let mut with_context = own.chain(&texts).filter_map(|(at, text)| Some((*at, self.find(text).next()?)));
        if let Some((paragraph, chars)) = with_context.next() {
            return Some(Placed { paragraph, chars, is_moved: paragraph != self.paragraph });
        }
        let words = Folded::new(&self.words);
        let mut alone = texts.iter().flat_map(|(at, text)| text.find_all(&words).map(move |chars| (*at, chars)));
        let (paragraph, chars) = alone.next().filter(|_| words.len() >= ALONE)?;
        alone.next().is_none().then_some(Placed { paragraph, chars, is_moved: true })
    }

    /// Returns the places of the words in a text where the same stands around them.
    fn find(&self, text: &Folded) -> impl Iterator<Item = Range<usize>> {
        let [before, words, after] = [&self.before, &self.words, &self.after].map(|part| Folded::new(part));
        let whole = [before.as_str(), words.as_str(), after.as_str()].concat();
        let chars: Vec<char> = text.as_str().chars().collect();
        let sought: Vec<char> = whole.chars().collect();
        let most = (chars.len() + 1).saturating_sub(sought.len());
        let starts: Vec<usize> = match words.is_empty() {
            true => Vec::new(),
            false => (0..most).filter(|at| chars.get(*at..at + sought.len()) == Some(&sought)).collect(),
        };
        let range = move |at: usize| text.source_range(at + before.len()..at + before.len() + words.len());
        starts.into_iter().filter_map(range).collect::<Vec<_>>().into_iter()
    }
}
