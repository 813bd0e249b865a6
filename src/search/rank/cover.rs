//! The score of a set of pieces: every character of the query counts the best piece that covers it, once. So a case that
//! has something for each word of a question stands above one that has much for one of them, and a word that several
//! groups of synonyms know counts no more than another.

use super::pieces::Piece;

/// The characters of a query with the pieces that cover them.
pub(super) struct Cover {
    /// Pieces of each character, by descending weight.
    pieces: Vec<Vec<usize>>,
    weights: Vec<f64>,
}

/// The pieces of a text that come and go, with their score.
pub(super) struct Covered<'c> {
    cover: &'c Cover,
    /// Occurrences of each piece.
    counts: Vec<u32>,
    score: f64,
}

impl Cover {
    /// Returns the cover of pieces with these weights.
    pub(super) fn new(all: &[Piece<'_>], weights: Vec<f64>) -> Self {
        let end = all.iter().map(|piece| piece.covers.end).max().unwrap_or(0);
        let mut pieces: Vec<Vec<usize>> = vec![Vec::new(); end];
        for (nth, piece) in all.iter().enumerate() {
            piece.covers.clone().for_each(|at| pieces[at].push(nth));
        }
        pieces.iter_mut().for_each(|of_one| of_one.sort_by(|a, b| weights[*b].total_cmp(&weights[*a])));
        Self { pieces, weights }
    }

    pub(super) fn weight(&self, piece: usize) -> f64 {
        self.weights[piece]
    }

    /// Returns the score of pieces, each of which counts a share of its weight.
    pub(super) fn score(&self, share: impl Fn(usize) -> f64) -> f64 {
        let best = |pieces: &Vec<usize>| pieces.iter().map(|nth| self.weights[*nth] * share(*nth)).fold(0.0, f64::max);
        self.pieces.iter().map(best).sum()
    }

    /// Returns a text without pieces.
    pub(super) fn empty(&self) -> Covered<'_> {
        Covered { cover: self, counts: vec![0; self.weights.len()], score: 0.0 }
    }
}

impl Covered<'_> {
    pub(super) fn score(&self) -> f64 {
        self.score
    }

    /// Adds an occurrence of a piece that covers these characters.
    pub(super) fn add(&mut self, nth: usize, piece: &Piece<'_>) {
        self.change(nth, piece, |count| count + 1);
    }

    /// Removes an occurrence of a piece that was added.
    pub(super) fn remove(&mut self, nth: usize, piece: &Piece<'_>) {
        self.change(nth, piece, |count| count - 1);
    }

    fn change(&mut self, nth: usize, piece: &Piece<'_>, change: impl Fn(u32) -> u32) {
        let count = change(self.counts[nth]);
        if (count == 0) != (self.counts[nth] == 0) {
            self.score -= self.of(piece);
            self.counts[nth] = count;
            self.score += self.of(piece);
        }
        self.counts[nth] = count;
    }

    /// Returns the score of the characters that a piece covers.
    fn of(&self, piece: &Piece<'_>) -> f64 {
        let best = |pieces: &Vec<usize>| pieces.iter().find(|nth| self.counts[**nth] > 0).copied();
        let all = self.cover.pieces.get(piece.covers.clone()).unwrap_or_default();
        all.iter().filter_map(best).map(|nth| self.cover.weights[nth]).sum()
    }
}
