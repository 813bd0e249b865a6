//! Common tasks in every keymap.

use anli::app::keymap::NAMES;

use crate::common::tasks::played;

#[test]
fn common_tasks_take_few_keys_in_every_keymap() {
    for name in NAMES {
        let counts = played(name);
        assert!(counts.iter().sum::<usize>() <= 20, "{name}: {counts:?}");
    }
}
