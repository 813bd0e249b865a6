//! Reading a good batch file case by case: of a file of any size only one case is in memory as text.
//!
//! The file is cut at the braces of its cases; what is left, with no case in it, is read as a batch. Whatever is not as
//! it should be ends this way of reading: then the file is read whole, which says what is wrong and where.

use std::{fs::File, io::Read, path::Path};

use memchr::{memchr2, memchr3};

use super::{builder::EncodedBatch, read::BATCH_LIMIT};
use crate::{
    corpus::{
        model::{Batch, Case, SCHEMA},
        validate::Validator,
    },
    file,
};

/// Bytes of one read.
const READ: usize = 1 << 20;

/// Reads a batch file: the batch without its cases, and these as bytes. `None` for a file that is not good in every
/// respect, or where `go_on`, which is told how many more bytes were read, says no.
pub(super) fn read(path: &Path, go_on: &dyn Fn(u64) -> bool) -> Option<(Batch, EncodedBatch)> {
    let mut cutter = Cutter::open(path)?;
    let (mut encoded, mut watch) = (EncodedBatch::new(), Validator::default());
    while let Some(text) = cutter.next_case()? {
        add(text, &mut encoded, &mut watch)?;
        let count = cutter.newly_read();
        (count == 0 || go_on(count)).then_some(())?;
    }
    let batch = cutter.finish()?;
    go_on(cutter.newly_read()).then_some(())?;
    (batch.schema <= SCHEMA && watch.passes(&batch)).then_some((batch, encoded))
}

/// Adds the case that is written so.
pub(super) fn add(text: &[u8], encoded: &mut EncodedBatch, watch: &mut Validator) -> Option<()> {
    let case: Case = serde_json::from_slice(text).ok()?;
    watch.case(&case);
    encoded.push(&case).ok()
}

/// A batch file that is cut at its cases, from its beginning to its end. Whatever it does not give is not as it should
/// be.
pub(super) struct Cutter {
    input: Input,
    /// What stands outside the cases.
    rest: Vec<u8>,
    /// Whether the next case is one of a row, and whether it is the first one.
    inside: bool,
    first: bool,
}

impl Cutter {
    /// Reads up to the first case.
    pub(super) fn open(path: &Path) -> Option<Self> {
        let file = file::open(path).ok()?;
        let meta = file.metadata().ok().filter(|meta| meta.is_file() && meta.len() <= BATCH_LIMIT)?;
        // A byte more than there is, to see the end.
        let len = usize::try_from(meta.len()).ok()?.saturating_add(1);
        let mut input = Input { file, buffer: Vec::with_capacity(len.min(READ)), at: 0, unsaid: 0 };
        let mut rest = Vec::with_capacity(len.min(1 << 12));
        if input.peek()? == 0xEF {
            (input.take(3)? == b"\xEF\xBB\xBF").then_some(())?;
        }
        input.outside(&mut rest)?;
        let inside = rest.last() == Some(&b'[');
        Some(Self { input, rest, inside, first: true })
    }

    /// The text of the next case; `Some(None)` behind the last one.
    pub(super) fn next_case(&mut self) -> Option<Option<&[u8]>> {
        if !self.inside {
            return Some(None);
        }
        match self.input.element(self.first)? {
            Some(len) => {
                self.first = false;
                self.input.take(len).map(Some)
            }
            None => {
                self.inside = false;
                self.input.outside(&mut self.rest)?;
                // A second row of cases is a fault.
                (self.rest.last() != Some(&b'[')).then_some(None)
            }
        }
    }

    /// The batch by what stands before its cases; `None` where that does not say all.
    pub(super) fn begun(&self) -> Option<Batch> {
        let closed = [self.rest.as_slice(), b"]}"].concat();
        serde_json::from_slice(&closed).ok().filter(|_| self.inside)
    }

    /// The batch without its cases, when the last one was given.
    pub(super) fn finish(&self) -> Option<Batch> {
        serde_json::from_slice(&self.rest).ok()
    }

    /// How many bytes were read since this was asked last.
    pub(super) fn newly_read(&mut self) -> u64 {
        std::mem::take(&mut self.input.unsaid)
    }
}

struct Input {
    file: File,
    buffer: Vec<u8>,
    /// What of the buffer is used up.
    at: usize,
    /// Bytes read that nobody was told of.
    unsaid: u64,
}

impl Input {
    /// Reads more behind what is there; `Some(false)` at the end of the file.
    fn fill(&mut self) -> Option<bool> {
        self.buffer.drain(..self.at);
        self.at = 0;
        let before = self.buffer.len();
        // A long case is read in ever larger steps.
        let wanted = READ.max(before) as u64;
        let count = self.file.by_ref().take(wanted).read_to_end(&mut self.buffer).ok()?;
        self.unsaid += count as u64;
        Some(count > 0)
    }

    fn peek(&mut self) -> Option<u8> {
        if self.at == self.buffer.len() {
            self.fill()?;
        }
        self.buffer.get(self.at).copied()
    }

    /// Takes this many bytes, which are there.
    fn take(&mut self, len: usize) -> Option<&[u8]> {
        let start = self.at;
        self.at += len;
        self.buffer.get(start..self.at)
    }

    /// Adds to `rest` what stands outside the cases, up to the bracket that opens their row, or to the end.
    fn outside(&mut self, rest: &mut Vec<u8>) -> Option<()> {
        // Behind the cases it goes on inside the batch.
        let mut depth = if rest.is_empty() { 0_u32 } else { 2 };
        let mut is_cases = false;
        while let Some(byte) = self.peek() {
            self.at += 1;
            rest.push(byte);
            match byte {
                b'"' => {
                    let start = rest.len();
                    self.string(rest)?;
                    is_cases = depth == 1 && rest.get(start..) == Some(b"cases\"".as_slice());
                    continue;
                }
                b'[' if depth == 1 && is_cases => return Some(()),
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.checked_sub(1)?,
                // The name of a field is followed by a colon, a value is not.
                b':' | b' ' | b'\n' | b'\r' | b'\t' => continue,
                _ => {}
            }
            is_cases = false;
        }
        Some(())
    }

    /// Adds to `rest` the rest of a string.
    fn string(&mut self, rest: &mut Vec<u8>) -> Option<()> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            rest.push(byte);
            match byte {
                b'"' => return Some(()),
                b'\\' => {
                    rest.push(self.peek()?);
                    self.at += 1;
                }
                _ => {}
            }
        }
    }

    /// The length of the next case, which is then in the buffer; `Some(None)` at the bracket that ends the row.
    fn element(&mut self, first: bool) -> Option<Option<usize>> {
        let mut comma = first;
        loop {
            match self.peek()? {
                b' ' | b'\n' | b'\r' | b'\t' => {}
                b',' if !comma => comma = true,
                b']' if comma == first => return Some(None),
                b'{' if comma => break,
                _ => return None,
            }
            self.at += 1;
        }
        let (mut depth, mut from, mut quoted) = (0_usize, 0, false);
        loop {
            let here = self.buffer.get(self.at + from..)?;
            let found = if quoted { memchr2(b'"', b'\\', here) } else { memchr3(b'"', b'{', b'}', here) };
            let Some(byte) = found.and_then(|at| here.get(at)).copied() else {
                from = self.buffer.len() - self.at;
                if !self.fill()? {
                    return None;
                }
                continue;
            };
            let at = found.unwrap_or_default();
            from += at + 1;
            match byte {
                b'"' => quoted = !quoted,
                b'\\' => {
                    // What is escaped is skipped, when it is there.
                    if self.at + from == self.buffer.len() && !self.fill()? {
                        return None;
                    }
                    from += 1;
                }
                b'{' => depth += 1,
                _ => depth = depth.checked_sub(1)?,
            }
            if depth == 0 && !quoted {
                return Some(Some(from));
            }
        }
    }
}
