//! Cases set beside each other: section by section, measures by likeness, figures of one thing in one row, and the wording
//! that several of them share.
//!
//! Everything is computed once from the cases alone, so that a comparison does not depend on what else is loaded: [`wording`]
//! reads the texts, [`parts`] divides a case, [`likeness`] and [`assignment`] find what belongs together, [`shared`] the
//! common wording, [`figures`] the rows of figures, and [`comparison`] is the result.

mod assignment;
mod comparison;
mod figures;
mod likeness;
mod parts;
mod shared;
mod wording;

pub use comparison::{Comparison, Group, MOST, Row};
pub use figures::FigureRow;
pub use parts::Part;
