//! Regular expressions of a query, compiled within one allowance for all of them: a compiled expression takes time for
//! every character of every text, and many small ones as much as a large one.

use regex::{Error, Regex, RegexBuilder};

use super::ast::Problem;
use crate::text::fold::fold_han;

/// Limit of the expressions of a query.
const MAX_EXPRESSIONS: usize = 16;
/// Limit of all compiled expressions together, in bytes.
const MAX_BYTES: usize = 1 << 20;
/// Least size that is tried, in bytes.
const SMALLEST: usize = 1 << 13;
/// Limit of groups within groups.
const MAX_DEPTH: u32 = 64;

/// Remaining number and compiled size of the expressions of a query.
pub(super) struct Allowance {
    expressions: usize,
    bytes: usize,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { expressions: MAX_EXPRESSIONS, bytes: MAX_BYTES }
    }
}

impl Allowance {
    /// Compiles an expression and takes its size from the allowance. After one that is too large nothing is left, so that
    /// compiling is bounded as well.
    pub(super) fn compile(&mut self, expression: &str) -> Result<Regex, Problem> {
        let folded: String = expression.chars().map(fold_han).collect();
        self.expressions = self.expressions.checked_sub(1).ok_or(Problem::TooLarge)?;
        // The size is known only by trying: it is found to within twice its value.
        let mut size = SMALLEST.min(self.bytes);
        loop {
            let mut builder = RegexBuilder::new(&folded);
            match builder.case_insensitive(true).size_limit(size).nest_limit(MAX_DEPTH).build() {
                Ok(regex) => {
                    self.bytes -= size;
                    return Ok(regex);
                }
                Err(Error::CompiledTooBig(_)) if size < self.bytes => size = self.bytes.min(2 * size),
                Err(Error::CompiledTooBig(_)) => {
                    self.expressions = 0;
                    return Err(Problem::TooLarge);
                }
                Err(_) => return Err(Problem::BadRegex),
            }
        }
    }
}
