//! Simplified or traditional characters for display: as many characters as before, each at its position, so that every
//! range of the stored text holds for the displayed one. (For matching there is `fold`, which unifies more characters.)

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::data::entries;

/// The script that a text is displayed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Script {
    /// As it is printed.
    #[default]
    Printed,
    /// Simplified characters.
    Simplified,
    /// Traditional characters.
    Traditional,
}

impl Script {
    /// The scripts, with the names that options take.
    pub const ALL: [(Script, &'static str); 3] =
        [(Script::Printed, "printed"), (Script::Simplified, "simplified"), (Script::Traditional, "traditional")];
}

/// Characters of the longest phrase.
const LONGEST: usize = 4;

/// A conversion: for each length, sorted entries of a form and, in their second half, its other form. All characters take
/// three bytes.
struct Conversion([Vec<&'static str>; LONGEST]);

static TO_SIMPLIFIED: LazyLock<Conversion> = LazyLock::new(|| Conversion::new(include_str!("data/simplified.txt")));
static TO_TRADITIONAL: LazyLock<Conversion> = LazyLock::new(|| Conversion::new(include_str!("data/traditional.txt")));

/// Converts characters to `script`. Text is simplified only if it `is_traditional`: the table would damage 显著 or 乾县 in
/// simplified text.
pub fn convert(chars: &mut [char], script: Script, is_traditional: bool) {
    match script {
        Script::Simplified if is_traditional => TO_SIMPLIFIED.convert(chars),
        Script::Traditional => TO_TRADITIONAL.convert(chars),
        _ => {}
    }
}

impl Conversion {
    fn new(table: &'static str) -> Self {
        let mut by_length = [const { Vec::new() }; LONGEST];
        entries(table).for_each(|entry| by_length[entry.chars().count() / 2 - 1].push(entry));
        by_length.iter_mut().for_each(|entries| entries.sort_unstable());
        Self(by_length)
    }

    /// Replaces the longest known form at each position, from the left.
    fn convert(&self, mut rest: &mut [char]) {
        while !rest.is_empty() {
            let lengths = (1..=LONGEST.min(rest.len())).rev();
            let found = lengths.into_iter().find_map(|len| Some((len, self.other_form(&rest[..len])?)));
            let (len, form) = found.unwrap_or((1, ""));
            let (head, tail) = std::mem::take(&mut rest).split_at_mut(len);
            head.iter_mut().zip(form.chars()).for_each(|(c, other)| *c = other);
            rest = tail;
        }
    }

    fn other_form(&self, form: &[char]) -> Option<&'static str> {
        let entries = &self.0[form.len() - 1];
        let at = entries.binary_search_by(|entry| entry.chars().take(form.len()).cmp(form.iter().copied())).ok()?;
        Some(entries[at].split_at(entries[at].len() / 2).1)
    }
}
