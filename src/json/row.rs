//! A text whose root has one row so long that a tree of all of it would take several times its size: the elements of that
//! row are read one after the other, and everything that is said of them is what the tree of all would have said.

use std::ops::Range;

use memchr::{memchr_iter, memchr2, memchr3};

/// A text that is JSON, cut at the elements of a row of its root, which are objects.
pub struct Cut<'t> {
    text: &'t str,
    /// The text with nothing in the row.
    pub(super) rest: String,
    /// Where the row ends in that.
    pub(super) hole: usize,
    /// How many lines were in the row.
    pub(super) lines: u32,
    /// Where each element stands in the text, and its first line, counted from 1.
    elements: Vec<(Range<usize>, u32)>,
}

impl<'t> Cut<'t> {
    /// Cuts `text`, which is JSON, at the elements of the row that its root has as `key`; `None` where it has no such
    /// row, or more than one, or something else than objects in it.
    pub fn new(text: &'t str, key: &str) -> Option<Self> {
        let (open, elements, close) = row(text, key)?;
        let lines = |range: Range<usize>| {
            let part = text.as_bytes().get(range).unwrap_or_default();
            u32::try_from(memchr_iter(b'\n', part).count()).unwrap_or(u32::MAX)
        };
        let (mut from, mut line) = (0, 1);
        let placed = elements.into_iter().map(|element| {
            line += lines(from..element.start);
            from = element.start;
            (element, line)
        });
        let elements = placed.collect();
        let rest = [text.get(..open)?, text.get(close..)?].concat();
        Some(Self { text, rest, hole: open, lines: lines(open..close), elements })
    }

    /// How many elements the row has.
    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    /// The text of an element and its first line, counted from 1.
    pub(super) fn element(&self, at: usize) -> Option<(&'t str, u32)> {
        let (range, line) = self.elements.get(at)?;
        Some((self.text.get(range.clone())?, *line))
    }
}

/// Where the row begins, behind its bracket; its elements; where it ends, before its bracket.
fn row(text: &str, key: &str) -> Option<(usize, Vec<Range<usize>>, usize)> {
    let bytes = text.as_bytes();
    let mut found = None;
    // Of the string that was just read in the root: whether it is the key, and whether it may be, being escaped.
    let (mut is_key, mut may_be) = (false, false);
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = bytes.get(at).copied() {
        at += 1;
        match byte {
            b'"' => {
                let end = string_end(bytes, at)?;
                let string = bytes.get(at..end)?;
                is_key = depth == 1 && string == key.as_bytes();
                may_be = depth == 1 && string.contains(&b'\\');
                at = end + 1;
                continue;
            }
            // Only the name of a field is followed by a colon.
            b':' if depth == 1 && (may_be || is_key && found.is_some()) => return None,
            b':' | b' ' | b'\n' | b'\r' | b'\t' => continue,
            b'[' if is_key => {
                let (elements, close) = elements(bytes, at)?;
                found = Some((at, elements, close));
                at = close + 1;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        (is_key, may_be) = (false, false);
    }
    found
}

/// The elements of a row and where it ends.
fn elements(bytes: &[u8], mut at: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let mut elements = Vec::new();
    loop {
        match bytes.get(at)? {
            b']' => return Some((elements, at)),
            b'{' => {
                let end = object_end(bytes, at)?;
                elements.push(at..end);
                at = end;
            }
            b' ' | b'\n' | b'\r' | b'\t' | b',' => at += 1,
            _ => return None,
        }
    }
}

/// Where the object ends that begins here.
fn object_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        at += memchr3(b'"', b'{', b'}', bytes.get(at..)?)?;
        match bytes.get(at)? {
            b'"' => at = string_end(bytes, at + 1)?,
            b'{' => depth += 1,
            _ => depth = depth.checked_sub(1)?,
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Where the quotation mark stands that ends the string whose first character is here.
fn string_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        match bytes.get(at)? {
            b'"' => return Some(at),
            _ => at += 2,
        }
    }
}
