//! The thoughts of a presentation: texts in order, each with its part in the talk.

use std::ops::Range;

use crate::text::SourceMap;

/// The chosen cases as thoughts, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presentation {
    /// Heading of the whole.
    pub heading: String,
    /// Cases, in order.
    pub cases: Vec<Case>,
    /// Thoughts, in order: the title page, then those of each case.
    pub thoughts: Vec<Thought>,
}

/// A case of a presentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Id.
    pub id: String,
    /// Line below its pages, longest first: title of the batch and number, its short name and number, number.
    pub lines: [String; 3],
    /// Title, as displayed.
    pub title: String,
    /// First of its thoughts.
    pub first: usize,
}

/// One thought: the texts of a page, or of several where a page is small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thought {
    /// Position of its case; none for the title page of the whole.
    pub case: Option<usize>,
    /// Words repeated above each of its pages: the title of the case, or the heading of the section.
    pub above: String,
    /// Name in the overview.
    pub name: String,
    /// `true` if it stands in the middle of the screen: title pages.
    pub is_centred: bool,
    /// Texts, in order.
    pub pieces: Vec<Piece>,
}

/// The part of a text in its thought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Title of the whole or of a case, set wide.
    Title,
    /// Heading of a section.
    Section,
    /// Heading of a measure, set wide.
    Heading,
    /// Text.
    #[default]
    Text,
    /// A result: its number stands in a column before the words.
    Figure,
    /// Line about a case.
    Fact,
}

impl Style {
    /// Returns `true` for texts that are revealed one after the other.
    pub fn is_step(self) -> bool {
        matches!(self, Self::Text | Self::Figure)
    }
}

/// The meaning of a range of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Words of the program.
    Ours,
    /// A number.
    Figure,
    /// A system or a document.
    Name,
}

/// One text of a thought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Part in its thought.
    pub style: Style,
    /// Number of a result, which stands before the text.
    pub number: String,
    /// Text, as displayed.
    pub text: String,
    /// Bytes of the label that it begins with, beside which its rows hang.
    pub label: usize,
    /// Meanings of ranges, in bytes; the first one that holds a byte counts.
    pub tones: Vec<(Range<usize>, Tone)>,
    /// Stretch of the case that it shows; none for words of the program.
    pub source: Option<Source>,
}

/// The stretch of a paragraph that a piece shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Paragraph, counted from 0 through all sections.
    pub paragraph: u32,
    /// First byte of the piece in the displayed paragraph.
    pub start: usize,
    /// Characters of the whole displayed paragraph.
    pub map: SourceMap,
}

/// A position in a presentation that outlives its pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Thought.
    pub thought: usize,
    /// Piece of it.
    pub piece: usize,
    /// Byte of its text.
    pub byte: usize,
}

/// Signs that end a sentence, with those that may close after them.
const ENDS: [char; 4] = ['。', '！', '？', '；'];
const CLOSING: [char; 5] = ['”', '’', '）', '》', '」'];

/// Returns the byte ranges of the sentences of a text; together they are all of it.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut ended) = (0, false);
    for (at, c) in text.char_indices() {
        if ended && !ENDS.contains(&c) && !CLOSING.contains(&c) {
            out.push(start..at);
            start = at;
            ended = false;
        }
        ended |= ENDS.contains(&c);
    }
    if start < text.len() {
        out.push(start..text.len());
    }
    out
}
