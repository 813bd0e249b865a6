//! The visible part of a line that is longer than its field.

use anli::text::{LineViewport, Width, WidthMode, graphemes};
use proptest::prelude::*;

use super::samples::mixture;

proptest! {
    #[test]
    fn the_input_window_holds_the_cursor_and_whole_graphemes(
        line in mixture(), at in 0..400_usize, columns in 0..90_usize,
        mode in prop::sample::select(vec![WidthMode::Safe, WidthMode::Narrow, WidthMode::Wide]),
    ) {
        let width = Width(mode);
        let line: String = line.chars().filter(|c| !c.is_control()).collect();
        let cursor = at.min(line.chars().count());
        let window = LineViewport::new(&line, cursor, columns, width);
        let shown = line.get(window.bytes.clone()).unwrap();
        prop_assert!(window.cursor < columns.max(1));
        // The visible part and its ellipses fit.
        let taken = window.indent + width.of(shown) + usize::from(window.cut[1]);
        prop_assert!(taken <= columns || shown.is_empty());
        prop_assert!(window.indent >= usize::from(window.cut[0]));
        let starts: Vec<usize> = graphemes(&line).map(|(at, _)| at).chain([line.len()]).collect();
        prop_assert!(starts.contains(&window.bytes.start) && starts.contains(&window.bytes.end));
        // Cuts are marked, and a line that fits is not cut.
        let all = width.of(&line) < columns;
        prop_assert_eq!(window.cut == [false; 2], all);
        prop_assert!(!all || shown == line);
        // The cursor follows the visible text before it.
        let byte = line.char_indices().nth(cursor).map_or(line.len(), |(at, _)| at);
        if starts.contains(&byte) && window.bytes.contains(&byte) {
            let before = line.get(window.bytes.start..byte).unwrap();
            prop_assert_eq!(window.cursor, window.indent + width.of(before));
        }
        // A wide field shows text on both sides.
        if columns >= 24 && starts.contains(&byte) && !all {
            let side = |cut: bool, seen: usize| !cut || seen >= columns / 4 - 6;
            prop_assert!(side(window.cut[0], window.cursor));
            prop_assert!(side(window.cut[1], columns - 1 - window.cursor));
        }
    }
}

#[test]
fn the_input_window_moves_by_half() {
    let line: String = ('a'..='z').cycle().take(60).collect();
    let seen = |at| LineViewport::new(&line, at, 20, Width::default());
    let starts: Vec<usize> = (0..=60).map(|at| at - seen(at).cursor).collect();
    let mut moves = starts.clone();
    moves.dedup();
    assert_eq!(moves, [0, 10, 20, 30, 40, 41]);
    assert!(starts.is_sorted());
    assert_eq!(seen(60), LineViewport { bytes: 42..60, indent: 1, cursor: 19, cut: [true, false] });
    assert_eq!(seen(0), LineViewport { bytes: 0..19, indent: 0, cursor: 0, cut: [false, true] });
    let han = LineViewport::new("案例案例案例", 6, 9, Width::default());
    assert_eq!(han, LineViewport { bytes: 9..18, indent: 2, cursor: 8, cut: [true, false] });
}
