//! The same tasks in every keymap.

use anli::app::keymap::NAMES;

use crate::common::tasks::played;

#[test]
fn every_keymap_does_the_same_tasks_in_few_keys() {
    for name in NAMES {
        let counts = played(name);
        assert!(counts.iter().sum::<usize>() <= 20, "{name}: {counts:?}");
    }
}
