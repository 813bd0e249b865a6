//! A checksum against accidents: quick, and no protection against malice.

/// An odd number without pattern: the golden ratio in 64 bits.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Bytes of a block of [`SumOf`].
pub(super) const BLOCK: usize = 1 << 18;

/// The checksum of `bytes`. Its value is part of the form of the images.
///
/// Each step can be undo_repairs, for the sum as for the word, so two rows of bytes that differ within one word of eight never
/// have the same sum. Words that stand elsewhere, bytes that became zero, and everything else that differs in more
/// places goes unseen once in 2^64. Four sums are made side by side, as one alone would wait for its multiplications.
pub fn sum(bytes: &[u8]) -> u64 {
    let (rows, rest) = bytes.as_chunks::<32>();
    let mut four = [1, 2, 3, 4].map(|nth| FACTOR.wrapping_mul(nth));
    for row in rows {
        for (sum, word) in four.iter_mut().zip(row.as_chunks::<8>().0) {
            *sum = step(*sum, u64::from_le_bytes(*word));
        }
    }
    let start = step(FACTOR, bytes.len() as u64);
    let sum = four.into_iter().fold(start, step);
    let (words, rest) = rest.as_chunks::<8>();
    let sum = words.iter().fold(sum, |sum, word| step(sum, u64::from_le_bytes(*word)));
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    step(sum, u64::from_le_bytes(last))
}

/// The checksum of bytes that come block by block: that of the checksums of the blocks, all of which but the last have
/// [`BLOCK`] bytes. What is said of [`sum`] holds for it as well.
#[derive(Clone, Debug, Default)]
pub(super) struct SumOf(Vec<u8>);

impl SumOf {
    /// Takes the next block.
    pub(super) fn add(&mut self, block: &[u8]) {
        self.0.extend(sum(block).to_le_bytes());
    }

    /// The checksum of all of them.
    pub(super) fn finish(&self) -> u64 {
        sum(&self.0)
    }
}

fn step(sum: u64, word: u64) -> u64 {
    let mixed = (sum ^ word).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 32)
}
