//! Reading a good batch file case by case: each case is encoded as soon as it is parsed, so that neither the text of a
//! large file nor its cases are all in memory.

use std::{
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqDeserializer},
    },
};

use super::{encode::SegmentBatch, read::BATCH_LIMIT};
use crate::{
    corpus::{
        model::{Batch, Case, SCHEMA},
        validate::Validator,
    },
    file,
};

/// The largest file that is parsed from memory, in bytes: parsing a stream takes about three times as long.
const IN_MEMORY: u64 = 16 << 20;
/// Bytes of one read of a larger file.
const READ: usize = 1 << 20;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads a batch file: returns the batch without its cases, which are pushed to `segments`. Returns `None` for a file that
/// is not good in every respect, and when `should_go_on`, which is given the number of bytes read since the last call,
/// returns `false`; then the cases are to be discarded.
pub(super) fn read(path: &Path, segments: &mut SegmentBatch, should_go_on: &dyn Fn(u64) -> bool) -> Option<Batch> {
    let file = file::open(path).ok()?;
    let size = file.metadata().ok().filter(|meta| meta.is_file() && meta.len() <= BATCH_LIMIT)?.len();
    let mut input = Counted { file, should_go_on, utf8: Utf8::default() };
    let mut cases = CaseEncoder { segments, validator: Validator::default() };
    let batch = if size <= IN_MEMORY {
        // One byte more than there is, to see the end.
        let mut text = Vec::with_capacity(usize::try_from(size).ok()?.saturating_add(1));
        input.file.read_to_end(&mut text).ok()?;
        should_go_on(text.len() as u64).then_some(())?;
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
        // The parser proves only what it keeps to be UTF-8, and not what it skips.
        cases.parse(serde_json::Deserializer::from_str(simdutf8::basic::from_utf8(text).ok()?))
    } else {
        let mut input = BufReader::with_capacity(READ, input);
        if input.fill_buf().ok()?.starts_with(BYTE_ORDER_MARK) {
            input.consume(BYTE_ORDER_MARK.len());
        }
        cases.parse(serde_json::Deserializer::from_reader(input))
    };
    let batch = batch.ok().filter(|batch| batch.schema <= SCHEMA)?;
    cases.validator.finish(&batch).is_empty().then_some(batch)
}

/// A file whose reads are counted and must be UTF-8.
struct Counted<'g> {
    file: File,
    should_go_on: &'g dyn Fn(u64) -> bool,
    utf8: Utf8,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if !self.utf8.goes_on(buffer.get(..count).unwrap_or_default()) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if (self.should_go_on)(count as u64) { Ok(count) } else { Err(io::Error::other("loading was stopped")) }
    }
}

/// Text that comes in pieces, which may break off inside a character.
#[derive(Default)]
struct Utf8 {
    /// The first bytes of a character.
    begun: Vec<u8>,
}

impl Utf8 {
    /// Returns `true` if the text goes on as UTF-8 with this piece; an empty one is the end.
    fn goes_on(&mut self, mut piece: &[u8]) -> bool {
        if piece.is_empty() {
            return self.begun.is_empty();
        }
        while let Some((byte, rest)) = piece.split_first().filter(|_| !self.begun.is_empty()) {
            self.begun.push(*byte);
            piece = rest;
            match std::str::from_utf8(&self.begun) {
                Ok(_) => self.begun.clear(),
                Err(error) if error.error_len().is_some() => return false,
                Err(_) => {}
            }
        }
        if simdutf8::basic::from_utf8(piece).is_ok() {
            return true;
        }
        // Only the last three bytes can be a character that is not whole.
        let is_begun = |error: std::str::Utf8Error| error.error_len().is_none().then_some(error.valid_up_to());
        let Some(end) = std::str::from_utf8(piece).err().and_then(is_begun) else { return false };
        self.begun = piece.get(end..).unwrap_or_default().to_vec();
        true
    }
}

/// Encodes and validates the cases of a batch as they are parsed.
struct CaseEncoder<'s> {
    segments: &'s mut SegmentBatch,
    validator: Validator,
}

impl CaseEncoder<'_> {
    fn parse<'de, R: serde_json::de::Read<'de>>(
        &mut self,
        mut json: serde_json::Deserializer<R>,
    ) -> serde_json::Result<Batch> {
        let batch = json.deserialize_map(BatchVisitor(self))?;
        json.end()?;
        Ok(batch)
    }
}

/// Reads a batch by its derived implementation, but its cases by the encoder.
struct BatchVisitor<'c, 's>(&'c mut CaseEncoder<'s>);

impl<'de> Visitor<'de> for BatchVisitor<'_, '_> {
    type Value = Batch;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a batch")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Batch, A::Error> {
        Batch::deserialize(MapAccessDeserializer::new(WithoutCases { map, cases: self.0, is_at_cases: false }))
    }
}

/// The fields of a batch in which `cases` is an empty list.
struct WithoutCases<'c, 's, A> {
    map: A,
    cases: &'c mut CaseEncoder<'s>,
    is_at_cases: bool,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for WithoutCases<'_, '_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let Some(key) = self.map.next_key::<String>()? else { return Ok(None) };
        self.is_at_cases = key == "cases";
        seed.deserialize(key.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        if !self.is_at_cases {
            return self.map.next_value_seed(seed);
        }
        self.map.next_value_seed(&mut *self.cases)?;
        seed.deserialize(SeqDeserializer::new(std::iter::empty::<()>()))
    }
}

impl<'de> DeserializeSeed<'de> for &mut CaseEncoder<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for &mut CaseEncoder<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of cases")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(case) = seq.next_element::<Case>()? {
            self.validator.case(&case);
            self.segments.push(&case).map_err(A::Error::custom)?;
            if !self.validator.is_clean() {
                return Err(A::Error::custom("an invalid case"));
            }
        }
        Ok(())
    }
}
