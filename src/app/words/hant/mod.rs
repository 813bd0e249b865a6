//! What the interface says in traditional Chinese, as offices in Taiwan and Hong Kong write it, beside the simplified
//! sentence of the catalogues that it stands for. A sentence that is the same in both has no row.
//!
//! To add a row, put it where the order of the simplified column wants it: [`screen`] for what stands on the screen,
//! [`commands`] for the rest; a sentence that both say stands in the former. The tests of words name what is missing,
//! what is still simplified and what nobody says any more.

pub mod commands;
pub mod screen;

/// A row: simplified, traditional.
pub type Row = (&'static str, &'static str);

/// The traditional sentence; the same one where it has no row.
pub fn of(hans: &'static str) -> &'static str {
    let found = |rows: &'static [Row]| {
        let at = rows.binary_search_by(|row| row.0.cmp(hans)).ok()?;
        rows.get(at).map(|row| row.1)
    };
    found(screen::ROWS).or_else(|| found(commands::ROWS)).unwrap_or(hans)
}
