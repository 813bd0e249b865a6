//! Simplified or traditional, for display only: as many characters as before, each in its place, so that every range of
//! the stored text holds for what is shown. (For matching there is `fold`, which takes more characters for one.)

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::script_data::{PHRASES_2, PHRASES_3, PHRASES_4, TO_SIMPLIFIED, TO_TRADITIONAL};

/// The script that a text is shown in.
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

/// Bytes of one character of the tables: all are of the same three-byte range.
const CHAR: usize = 3;

/// Words that keep 著; elsewhere it is 着 in traditional dress (顯著, 著名, but 沿著, 著力).
const ZHU: [&str; 19] = [
    "顯著", "显著", "著名", "著作", "著稱", "著称", "卓著", "昭著", "專著", "名著", "編著", "論著", "原著", "巨著",
    "著述", "著者", "著書", "合著", "譯著",
];
/// Characters that one word keeps, though they are traditional elsewhere: 乾坤, 乾隆, 乾县, 瞭望, 狼藉, 慰藉.
const KEPT: [(char, &[&str]); 3] =
    [('乾', &["乾坤", "乾隆", "乾縣", "乾县", "乾陵"]), ('瞭', &["瞭望"]), ('藉', &["狼藉", "慰藉", "蘊藉"])];

/// What the table of characters leaves or has for other uses. 陜 (U+965C, of 陜縣) stands for 陝 (U+965D, of 陝西) in
/// machine-made text.
const MORE: [(char, char); 6] = [('陜', '陕'), ('瞭', '了'), ('藉', '借'), ('徬', '彷'), ('祇', '只'), ('衹', '只')];
/// Words whose 覆 is 复; elsewhere it stays (覆盖).
const REPLY: [&str; 3] = ["回覆", "答覆", "批覆"];

/// Puts characters into `script`. `is_traditional` says what the text is printed in: simplified text is never put
/// through the other table, which would damage 显著 or 乾县.
pub fn convert(chars: &mut [char], script: Script, is_traditional: bool) {
    match script {
        Script::Simplified if is_traditional => simplify(chars),
        Script::Traditional => traditionalize(chars),
        _ => {}
    }
}

fn simplify(chars: &mut [char]) {
    let source: Vec<char> = chars.to_vec();
    for (at, place) in chars.iter_mut().enumerate() {
        let c = *place;
        let kept = KEPT.iter().find(|(kept, _)| *kept == c).is_some_and(|(_, words)| in_word(&source, at, words));
        *place = match c {
            '著' if !in_word(&source, at, &ZHU) => '着',
            '覆' if in_word(&source, at, &REPLY) => '复',
            _ if kept => c,
            _ => match MORE.iter().find(|(from, _)| *from == c) {
                Some((_, to)) => *to,
                None => pair(TO_SIMPLIFIED, c),
            },
        };
    }
}

/// Whether one of the two-character `words` covers character `at`.
fn in_word(chars: &[char], at: usize, words: &[&str]) -> bool {
    let is_at = |start: usize, word: &str| {
        let found = chars.get(start..start + word.chars().count());
        found.is_some_and(|found| found.iter().copied().eq(word.chars()))
    };
    words.iter().any(|word| is_at(at, word) || at.checked_sub(1).is_some_and(|before| is_at(before, word)))
}

fn traditionalize(chars: &mut [char]) {
    let mut at = 0;
    while at < chars.len() {
        let tables = [(4, PHRASES_4), (3, PHRASES_3), (2, PHRASES_2)];
        let rest = chars.get_mut(at..).unwrap_or_default();
        let found = tables.iter().find_map(|(len, table)| {
            let (head, _) = rest.split_at_mut_checked(*len)?;
            let entry = look_up(table, head)?;
            head.iter_mut().zip(entry.chars()).for_each(|(place, c)| *place = c);
            Some(*len)
        });
        if let (None, Some(place)) = (found, rest.first_mut()) {
            *place = if *place == '陜' { '陝' } else { pair(TO_TRADITIONAL, *place) };
        }
        at += found.unwrap_or(1);
    }
}

/// The other form of a character.
fn pair(table: &'static str, c: char) -> char {
    look_up(table, &[c]).and_then(|form| form.chars().next()).unwrap_or(c)
}

/// The second half of the entry whose first half is `wanted`. The entries are of one length and in order.
fn look_up(table: &'static str, wanted: &[char]) -> Option<&'static str> {
    if wanted.iter().any(|c| c.len_utf8() != CHAR) {
        return None;
    }
    let half = wanted.len() * CHAR;
    let (mut low, mut high) = (0, table.len() / (2 * half));
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = middle * 2 * half;
        let key = table.get(start..start + half)?;
        match key.chars().cmp(wanted.iter().copied()) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return table.get(start + half..start + 2 * half),
        }
    }
    None
}
