//! A notice under review, with the place of its batch.

use std::path::PathBuf;

use crate::{
    corpus::BatchId,
    import::{Converted, Prepared},
};

/// A notice under review.
#[derive(Clone, Debug)]
pub struct ReviewSource {
    /// The bytes that are imported.
    pub bytes: Vec<u8>,
    /// The files that stand beside `batch.json`, by name.
    pub files: Vec<(String, Vec<u8>)>,
    /// The notice as text; its lines are those of `notice.txt`.
    pub text: String,
    /// The id of the batch.
    pub id: BatchId,
    /// The name that the notice was received under.
    pub original_name: String,
    /// The name of the imported file beside `batch.json`.
    pub file_name: String,
    /// The document of which the text was made.
    pub converted: Option<Converted>,
    /// The notice as the user names it.
    pub path: PathBuf,
    /// The folder of the batch.
    pub folder: PathBuf,
    /// `true` if the folder is one of the user's own corpus, which others must not read.
    pub is_own: bool,
    /// The results of the last import of these bytes.
    pub prepared: Prepared,
}

impl ReviewSource {
    /// Returns a notice that is only shown: nothing of its review is written.
    pub fn example(text: &str, name: &str, id: BatchId) -> Self {
        let file_name = "notice.txt".to_owned();
        Self {
            bytes: text.as_bytes().to_vec(),
            files: Vec::new(),
            text: text.to_owned(),
            id,
            original_name: name.to_owned(),
            path: PathBuf::from(&file_name),
            file_name,
            converted: None,
            folder: PathBuf::new(),
            is_own: false,
            prepared: Prepared::default(),
        }
    }

    /// Returns `true` if nothing of its review is written.
    pub fn is_example(&self) -> bool {
        self.folder.as_os_str().is_empty()
    }
}
