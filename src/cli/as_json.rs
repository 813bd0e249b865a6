//! Answers for programs: one JSON value, or one object a line.

use clap::Args;
use serde::Serialize;

use super::out::{Answer, json};
use crate::app::words::CliMsg;

/// Forms of an answer for programs.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct AsJson {
    /// One value.
    #[arg(long, help = CliMsg::Json)]
    pub json: bool,
    /// One object a line.
    #[arg(long, help = CliMsg::JsonLines, conflicts_with = "json")]
    pub jsonl: bool,
}

impl AsJson {
    /// Returns `true` if the answer is for a program.
    pub(super) fn is_wanted(self) -> bool {
        self.json || self.jsonl
    }

    /// Makes an answer of rows: one array, or a row a line.
    pub(super) fn rows<T: Serialize>(self, rows: &[T]) -> Answer {
        if self.jsonl {
            return Answer::text(rows.iter().map(|row| json(row) + "\n").collect());
        }
        Answer::json(&rows)
    }
}
