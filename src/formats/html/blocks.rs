//! The lines of a page with the elements around them.

/// Number of no element.
pub(super) const NONE: usize = usize::MAX;

/// An element that can hold lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    /// The element around it, or [`NONE`].
    pub(super) parent: usize,
    /// The characters of sentences in it that are no links.
    pub(super) weight: usize,
}

/// A line of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// The level of a heading, from 1.
    pub(super) heading: Option<u8>,
    /// The characters that are links.
    pub(super) linked: usize,
    /// The innermost element around the line.
    pub(super) element: usize,
    /// The innermost table, row and cell around the line, each with a number of its own.
    pub(super) table: Option<(usize, usize, usize)>,
}

/// The lines of a page in order, and its elements.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub(super) lines: Vec<Line>,
    pub(super) elements: Vec<Element>,
    /// The titles that the page gives itself, the best first.
    pub(super) titles: Vec<String>,
}

impl Blocks {
    /// Appends a line and counts its weight in the elements around it.
    pub(super) fn push(&mut self, line: Line) {
        let own = line.text.chars().count().saturating_sub(line.linked);
        let is_sentence = own >= 20 || line.text.contains(['。', '；', '，']);
        if let Some(element) = self.elements.get_mut(line.element).filter(|_| is_sentence) {
            element.weight += own;
        }
        self.lines.push(line);
    }

    /// Adds to each element the weight of those inside it, which all stand behind it.
    pub(super) fn sum(&mut self) {
        for at in (0..self.elements.len()).rev() {
            let Some(&Element { parent, weight }) = self.elements.get(at) else { continue };
            if let Some(parent) = self.elements.get_mut(parent) {
                parent.weight += weight;
            }
        }
    }
}
