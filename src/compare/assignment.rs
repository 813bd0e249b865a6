//! The best assignment: which row goes with which column, so that the sum of their scores is largest.

/// The most rows and columns that are assigned; what comes after them stays alone. A case has some ten measures.
pub(super) const MOST: usize = 64;

/// Steps of a score between one thousandth of likeness and the next, which only the order decides.
const ORDER: i64 = 1 << 16;

/// Returns for each row its column, where `likeness` is at least `least`. Of assignments that are equally alike, that one
/// whose order is kept best is taken.
pub(super) fn assign(
    rows: usize,
    columns: usize,
    least: u32,
    likeness: impl Fn(usize, usize) -> u32,
) -> Vec<Option<usize>> {
    let size = rows.max(columns).min(MOST);
    let place = |at: usize, of: usize| (at * 512 / of.max(1)).cast_signed() as i64;
    let score = |row: usize, column: usize| {
        let alike = (row < rows.min(MOST) && column < columns.min(MOST)).then(|| likeness(row, column));
        let alike = alike.filter(|alike| *alike >= least)?;
        Some(i64::from(alike) * ORDER - (place(row, rows) - place(column, columns)).abs())
    };
    let scores: Vec<Vec<Option<i64>>> =
        (0..size).map(|row| (0..size).map(|column| score(row, column)).collect()).collect();
    let cost = |row: usize, column: usize| -scores[row][column].unwrap_or(0);
    let mut assigned = vec![None; rows];
    for (row, column) in cheapest(size, cost).into_iter().enumerate() {
        if scores[row][column].is_some() {
            assigned[row] = Some(column);
        }
    }
    assigned
}

/// Returns the column of each row in the cheapest perfect matching: the Hungarian algorithm with potentials, `size`³ steps.
/// Row and column 0 are those of the algorithm itself.
fn cheapest(size: usize, cost: impl Fn(usize, usize) -> i64) -> Vec<usize> {
    let (mut of_row, mut of_column) = (vec![0_i64; size + 1], vec![0_i64; size + 1]);
    let mut row_of = vec![0; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let (mut nearest, mut before) = (vec![i64::MAX; size + 1], vec![0; size + 1]);
        let mut is_used = vec![false; size + 1];
        let mut column = 0;
        while row_of[column] != 0 {
            is_used[column] = true;
            let (from, mut step, mut next) = (row_of[column], i64::MAX, 0);
            for to in 1..=size {
                if is_used[to] {
                    continue;
                }
                let now = cost(from - 1, to - 1) - of_row[from] - of_column[to];
                if now < nearest[to] {
                    (nearest[to], before[to]) = (now, column);
                }
                if nearest[to] < step {
                    (step, next) = (nearest[to], to);
                }
            }
            for to in 0..=size {
                if is_used[to] {
                    of_row[row_of[to]] += step;
                    of_column[to] -= step;
                } else if to > 0 {
                    nearest[to] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[before[column]];
            column = before[column];
        }
    }
    let mut column_of = vec![0; size];
    for (column, row) in row_of.iter().enumerate().skip(1) {
        column_of[row - 1] = column - 1;
    }
    column_of
}
