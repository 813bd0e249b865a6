//! The keymap `default` as tables: nothing of it is left to be read when the program starts. They stand beside the file
//! that a test makes them of.

use std::borrow::Cow;

use super::{Binding, Context, Label};
use crate::app::{
    action::Action,
    key::{Code, Key},
};

include!("../../../keymaps/default.rs");
