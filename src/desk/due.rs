//! The day until which a case is to be adopted.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::corpus::check::is_date;

/// A day, `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(inline, extend("pattern" = r"^\d{4}-\d{2}-\d{2}$"))]
pub struct Due(String);

/// The error of a text that is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day")]
pub struct DueError;

impl Due {
    /// Returns the day as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a day as people write it: 2026-12-31, 2026年12月31日, 2026/12/31, 20261231; 12-31 of the year `year`; of a month
    /// or a year its last day.
    ///
    /// # Errors
    ///
    /// There is no such day.
    pub fn typed(text: &str, year: i64) -> Result<Self, DueError> {
        let parts = parts(text).ok_or(DueError)?;
        let digits = |at: usize| parts.get(at).map_or("", String::as_str);
        let whole = |year: &str, month: &str, day: &str| Self::of(format!("{year}-{month:0>2}-{day:0>2}"));
        match parts.iter().map(String::len).collect::<Vec<_>>().as_slice() {
            [8] => whole(
                digits(0).get(..4).unwrap_or(""),
                digits(0).get(4..6).unwrap_or(""),
                digits(0).get(6..).unwrap_or(""),
            ),
            [4] => whole(digits(0), "12", "31"),
            [4, 1 | 2] => {
                (28..=31).rev().find_map(|day| whole(digits(0), digits(1), &day.to_string()).ok()).ok_or(DueError)
            }
            [4, 1 | 2, 1 | 2] => whole(digits(0), digits(1), digits(2)),
            [1 | 2, 1 | 2] => whole(&format!("{year:04}"), digits(0), digits(1)),
            _ => Err(DueError),
        }
    }

    fn of(text: String) -> Result<Self, DueError> {
        if text.len() == 10 && is_date(&text) { Ok(Self(text)) } else { Err(DueError) }
    }
}

/// Returns the runs of digits of a date; `None` if anything else than the signs of dates stands there.
fn parts(text: &str) -> Option<Vec<String>> {
    let mut parts = vec![String::new()];
    for c in text.trim().chars() {
        match c {
            '0'..='9' => parts.last_mut()?.push(c),
            '０'..='９' => parts.last_mut()?.push(char::from_u32(u32::from(c) - 0xFEE0)?),
            '-' | '/' | '.' | '年' | '月' | '日' | '号' | '號' | '－' | '．' | '／' => {
                parts.push(String::new())
            }
            _ => return None,
        }
    }
    if parts.len() > 1 && parts.last().is_some_and(String::is_empty) {
        parts.pop();
    }
    Some(parts)
}

/// Returns the days of a range of days, months or years as its first and last day in text: `2026-12`, `..2026-12`,
/// `2026-11..2026-12-15`.
pub fn range(text: &str) -> Option<(String, String)> {
    let text: String = text.chars().map(|c| if c == '…' { '.' } else { c }).collect();
    let (first, last) = text.split_once("..").unwrap_or((&text, &text));
    let [first, last] = [first, last].map(|end| end.trim_matches('.'));
    let bound = |end: &str, fill: &str| {
        let parts = parts(end)?;
        let is_known = parts.iter().map(String::len).zip([4, 2, 2]).all(|(len, most)| (1..=most).contains(&len));
        let written = parts.iter().map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-");
        let is_one = parts.len() <= 3 && parts.first()?.len() == 4 && is_known;
        (is_one && is_date(&written)).then(|| written + fill)
    };
    // Text compares as the days do; what is after every digit ends a month or a year.
    let first = if first.is_empty() { String::new() } else { bound(first, "")? };
    let last = if last.is_empty() { "~".to_owned() } else { bound(last, "~")? };
    Some(if first > last { (last.replace('~', ""), first + "~") } else { (first, last) })
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Due {
    type Err = DueError;

    fn from_str(text: &str) -> Result<Self, DueError> {
        Self::of(text.to_owned())
    }
}

impl TryFrom<String> for Due {
    type Error = DueError;

    fn try_from(text: String) -> Result<Self, DueError> {
        Self::of(text)
    }
}
