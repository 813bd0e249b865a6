//! What the program does: actions, keys, words, panes, the model and its one writer.

pub mod effect;
pub mod key;
pub mod message;
pub mod model;
pub mod update;

use std::sync::Arc;

use crate::corpus::Corpus;

/// What `update` and `view` may read and nobody may write.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// The cases.
    pub corpus: Arc<Corpus>,
}
