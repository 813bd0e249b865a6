//! Reproducible random numbers.

/// A random number generator (SplitMix64).
pub(crate) struct Chance(u64);

impl Chance {
    /// Creates the generator of `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// Returns a number between these, both included.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// Returns `true` with a probability of 1 / `of`.
    pub(crate) fn once_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    /// Returns one of the items.
    pub(crate) fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

/// Shuffled cards, all dealt once before any is dealt again, so that none is much more frequent than another.
#[derive(Default)]
pub(crate) struct Deck {
    cards: Vec<usize>,
    dealt: usize,
}

impl Deck {
    /// Creates cards 0 to `len`.
    pub(crate) fn new(len: usize) -> Self {
        Self { cards: (0..len).collect(), dealt: len }
    }

    /// Returns the next card; shuffles when all are dealt.
    pub(crate) fn deal(&mut self, chance: &mut Chance) -> usize {
        if self.dealt >= self.cards.len() {
            self.dealt = 0;
            for at in (1..self.cards.len()).rev() {
                self.cards.swap(at, chance.below(at + 1));
            }
        }
        self.dealt += 1;
        self.cards[self.dealt - 1]
    }
}
