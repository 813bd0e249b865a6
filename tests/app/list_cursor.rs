//! The cursor of a list: tables of (movement, expected row, expected top).

use anli::app::list_cursor::ListCursor;
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
enum Do {
    Step(isize),
    Page(isize),
    Go(usize),
}

fn play(len: usize, height: usize, table: &[(Do, usize, usize)]) {
    let mut list = ListCursor::default();
    for (at, (what, row, top)) in table.iter().enumerate() {
        apply(&mut list, *what, len, height);
        assert_eq!((list.at, list.top), (*row, *top), "step {at}: {what:?}");
    }
}

fn apply(list: &mut ListCursor, what: Do, len: usize, height: usize) {
    match what {
        Do::Step(rows) => list.step(rows, &len, height),
        Do::Page(rows) => list.page(rows, &len, height),
        Do::Go(row) => list.go(row, &len, height),
    }
}

#[test]
fn the_viewport_moves_as_little_as_needed() {
    play(
        10,
        4,
        &[
            (Do::Step(3), 3, 0),
            (Do::Step(1), 4, 1),
            (Do::Step(-3), 1, 1),
            (Do::Step(-1), 0, 0),
            (Do::Step(-1), 0, 0),
            (Do::Go(9), 9, 6),
            (Do::Step(1), 9, 6),
            (Do::Go(0), 0, 0),
        ],
    );
}

#[test]
fn a_page_moves_cursor_and_viewport() {
    play(20, 5, &[(Do::Step(2), 2, 0), (Do::Page(4), 6, 4), (Do::Page(100), 19, 15), (Do::Page(-4), 15, 11)]);
}

#[test]
fn short_and_empty_lists_do_not_scroll() {
    play(2, 5, &[(Do::Step(9), 1, 0), (Do::Page(-9), 0, 0)]);
    play(0, 5, &[(Do::Step(9), 0, 0), (Do::Page(9), 0, 0), (Do::Go(3), 0, 0)]);
    play(3, 0, &[(Do::Go(2), 2, 2), (Do::Go(0), 0, 0)]);
}

proptest! {
    #[test]
    fn the_cursor_is_visible_and_the_last_page_full(
        len in 0usize..50,
        moves in prop::collection::vec((0usize..3, -60isize..60, 1usize..12), 1..20),
    ) {
        let mut list = ListCursor::default();
        for (what, rows, height) in moves {
            let what = match what {
                0 => Do::Step(rows),
                1 => Do::Page(rows),
                _ => Do::Go(rows.unsigned_abs()),
            };
            apply(&mut list, what, len, height);
            prop_assert!(list.at < len.max(1));
            prop_assert!(len == 0 || list.rows(&len, height).contains(&list.at));
            prop_assert_eq!(list.rows(&len, height).len(), len.min(height));
        }
    }
}
