//! The format of the tables in `data/`: entries between white space, lines that begin with `#` are comments.

/// Returns the lines of a table without comments and blank lines.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Returns the entries of a table.
pub(super) fn entries(table: &'static str) -> impl Iterator<Item = &'static str> {
    lines(table).flat_map(str::split_ascii_whitespace)
}
