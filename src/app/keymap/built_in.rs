//! The keymap `default` as the compiler read it: nothing of it is left to be done when the program starts.

use std::borrow::Cow;

use super::{Binding, Context, Keymap, Label};
use crate::app::{
    action::Action,
    key::{Code, Key},
};

/// The keymap; none if its file has a fault, which whoever reads it finds.
pub(super) fn keymap() -> Option<Keymap> {
    include!(concat!(env!("OUT_DIR"), "/built_in_keymap.rs"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::app::keymap::{load, shipped_text};

    #[test]
    fn it_is_what_its_file_says() {
        let (read, faults) = load(Path::new("default.json"), shipped_text("default").unwrap());
        assert_eq!((keymap(), faults), (Some(read), vec![]));
        assert!(keymap().is_some_and(|keymap| matches!(keymap.bindings, Cow::Borrowed(_))));
    }
}
