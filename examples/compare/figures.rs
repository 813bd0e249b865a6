//! Statistics of several runs: median, minimum, maximum, ratio.

/// Measurements, one for each run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures(Vec<f64>);

impl Figures {
    pub(crate) fn push(&mut self, figure: f64) {
        self.0.push(figure);
    }

    /// Returns the median; of an even number the mean of the middle two.
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

/// Returns `of` divided by `to`; `None` if `to` is not positive.
pub(crate) fn ratio(of: f64, to: f64) -> Option<f64> {
    (to > 0.0).then_some(of / to)
}

/// Formats a figure with three significant digits.
pub(crate) fn shown(figure: f64) -> String {
    match figure.abs() {
        ..9.995 => format!("{figure:.2}"),
        9.995..99.95 => format!("{figure:.1}"),
        _ => format!("{figure:.0}"),
    }
}
