//! The arithmetic of comparing programs.

#[path = "../examples/compare/figures.rs"]
mod figures;

use self::figures::{Figures, ratio, shown};

fn figures(of: &[f64]) -> Figures {
    let mut figures = Figures::default();
    of.iter().for_each(|figure| figures.push(*figure));
    figures
}

#[test]
fn the_median_is_the_middle_or_a_mean() {
    assert_eq!(figures(&[]).median(), None);
    assert_eq!(figures(&[7.0]).median(), Some(7.0));
    assert_eq!(figures(&[9.0, 1.0, 2.0]).median(), Some(2.0));
    assert_eq!(figures(&[9.0, 1.0, 2.0, 4.0]).median(), Some(3.0));
}

#[test]
fn the_range_covers_all_figures() {
    let all = figures(&[3.0, 1.5, 8.0]);
    assert_eq!((all.least(), all.most()), (Some(1.5), Some(8.0)));
    assert_eq!(figures(&[]).least(), None);
}

#[test]
fn a_ratio_to_zero_is_none() {
    assert_eq!(ratio(6.0, 4.0), Some(1.5));
    assert_eq!(ratio(6.0, 0.0), None);
}

#[test]
fn figures_have_three_digits() {
    let texts = [0.0, 0.456, 9.994, 9.996, 99.94, 99.96, 1234.5].map(shown);
    assert_eq!(texts, ["0.00", "0.46", "9.99", "10.0", "99.9", "100", "1234"]);
}
