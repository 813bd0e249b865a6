//! Figures of several runs: the middle, the least, the most, and how two compare.

/// What was measured, a figure for each run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures(Vec<f64>);

impl Figures {
    pub(crate) fn push(&mut self, figure: f64) {
        self.0.push(figure);
    }

    /// The middle one; of an even number the mean of the middle two. None of nothing.
    pub(crate) fn median(&self) -> Option<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let (low, high) = (sorted.len().checked_sub(1)? / 2, sorted.len() / 2);
        Some((sorted.get(low)? + sorted.get(high)?) / 2.0)
    }

    pub(crate) fn least(&self) -> Option<f64> {
        self.0.iter().copied().min_by(f64::total_cmp)
    }

    pub(crate) fn most(&self) -> Option<f64> {
        self.0.iter().copied().max_by(f64::total_cmp)
    }
}

/// How many times `of` is `to`; none where that says nothing.
pub(crate) fn ratio(of: f64, to: f64) -> Option<f64> {
    (to > 0.0).then_some(of / to)
}

/// A figure with as many places as mean something: three digits.
pub(crate) fn shown(figure: f64) -> String {
    match figure.abs() {
        ..9.995 => format!("{figure:.2}"),
        9.995..99.95 => format!("{figure:.1}"),
        _ => format!("{figure:.0}"),
    }
}
