//! Work on all processors: order, and continuing after a stop.

use anli::parallel::{each, some};

#[test]
fn results_keep_the_order_of_the_items() {
    for len in [0, 1, 7, 8, 9, 1000] {
        let items: Vec<usize> = (0..len).collect();
        assert_eq!(each(&items, 8, |item| item * 3), items.iter().map(|item| item * 3).collect::<Vec<_>>());
    }
}

#[test]
fn stopped_work_continues_at_the_returned_position() {
    let (mut all, mut at) = (Vec::new(), 0);
    while at < 1000 {
        let (mut more, next) = some(at..1000, 16, 8, &|| false, Some);
        assert!(next > at);
        all.append(&mut more);
        at = next;
    }
    assert_eq!(all, (0..1000).collect::<Vec<_>>());
}
