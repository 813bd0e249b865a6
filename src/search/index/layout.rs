//! Layout of the index of a segment, shared by writer and reader.
//!
//! All numbers have 32 bits, little-endian, except the blooms:
//!
//! ```text
//! magic 8 · version · cases · case values · values · keys · bytes of texts, of postings, of folded values · size of the segment
//! a row for each case and one more    start of its values and of its texts
//! a row for each value of each case   number of the value in the dictionary
//! the value dictionary                end of the folded text, field and ordinal, a case that has it, bloom (64 bits)
//! the keys of bigrams in order        two characters of 16 bits
//! the ends of their posting lists
//! texts · posting lists · folded values
//! ```
//!
//! Most cases share their region, department and systems with others: a search matches each value of the dictionary once.

use crate::search::hit::Field;

/// Magic bytes of a complete index.
pub(super) const MAGIC: &[u8; 8] = b"anli-idx";
/// Magic bytes of an index without postings.
pub(super) const MAGIC_VALUES: &[u8; 8] = b"anli-val";
/// Version of the layout, of folding, and of the texts of a case.
pub const INDEX_VERSION: u32 = 4;
/// Bytes before the first table, and of the rows of a case, of a case's value and of the dictionary.
pub(super) const HEADER: usize = 8 + 9 * 4;
pub(super) const CASE: usize = 2 * 4;
pub(super) const CASE_VALUE: usize = 4;
pub(super) const VALUE: usize = 3 * 4 + 8;

/// Fields of the value dictionary, by their number in the bytes.
pub(super) const FIELDS: [Field; 4] = [Field::Title, Field::Place, Field::Department, Field::System];

/// Returns a bloom filter of the characters of a folded text.
pub(crate) fn bloom(folded: &str) -> u64 {
    folded.chars().fold(0, |bits, c| bits | 1 << (u32::from(c).wrapping_mul(0x9E37_79B9) >> 26))
}

/// Reads a little-endian number.
pub(super) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
