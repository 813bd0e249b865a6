//! The claims of a notice about its cases, made before them.

use std::collections::HashSet;

use crate::import::{fold::folded, notice::is_han, rows::NoticeRow, words::WordList};

const FILE: &str = include_str!("../words/front_matter.txt");
static GENRES: WordList = WordList::new(FILE, "OTHER_GENRE");
static CALLS: WordList = WordList::new(FILE, "CALL");
static COLLECTIONS: WordList = WordList::new(FILE, "CASE_WORD");
static HEADINGS: WordList = WordList::new(FILE, "CASE_HEADING");

/// The claims of a notice about its cases, made before them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claims {
    /// The number of cases that it announces; 0 without one.
    pub(crate) announced: usize,
    /// `true` if its heading or letter speaks of cases or practices.
    pub(crate) speaks_of_cases: bool,
    /// `true` if its heading names another kind of text: 办法, 方案, 公报.
    pub(crate) is_other_genre: bool,
    /// `true` if it asks for cases: 征集, 申报.
    pub(crate) is_call: bool,
}

/// The kinds of letters with which other texts are sent out.
const LETTERS: [&str; 5] = ["的通知", "的通告", "的公告", "的通报", "的公示"];

/// The claims of the rows before the cases.
pub(crate) fn claims(rows: &[NoticeRow], announced: Option<u32>) -> Claims {
    let head: Vec<Vec<char>> = rows.iter().take(12).map(|row| folded(&row.chars()[..row.len().min(120)])).collect();
    let title = head.iter().take(6).find(|chars| chars.len() >= 6 && !chars.ends_with(&['。']));
    let is_genre = |chars: &Vec<char>| {
        let plain: Vec<char> =
            chars.iter().copied().filter(|c| !c.is_whitespace() && !"》”*（）()".contains(*c)).collect();
        let is_letter = |word: &str| plain.len() > 3 && plain.iter().skip(plain.len() - 3).copied().eq(word.chars());
        let end = plain.len() - usize::from(LETTERS.iter().any(|word| is_letter(word))) * 3;
        let genre = GENRES.suffix_of(&plain[..end]).map_or(0, |word| word.chars().count());
        // 好办法 is no 办法.
        let is_praise = |before: &char| "好新土妙巧金的".contains(*before);
        genre > 0 && !plain[..end - genre].last().is_some_and(is_praise)
    };
    Claims {
        announced: announced.unwrap_or(0) as usize,
        speaks_of_cases: head.iter().any(|chars| COLLECTIONS.occurs_in(chars))
            || title.is_some_and(|chars| HEADINGS.occurs_in(chars)),
        is_other_genre: title.is_some_and(is_genre) || is_dialogue(rows),
        is_call: title.is_some_and(|chars| CALLS.occurs_in(chars)),
    }
}

/// The longest name of a speaker on a line of its own, in characters, and the fewest such lines of a dialogue.
const SPEAKER: usize = 12;
const TURNS: usize = 5;

/// Returns `true` for a text of speakers that take turns: 王某：, on lines of their own, some again and again.
fn is_dialogue(rows: &[NoticeRow]) -> bool {
    let is_speaker = |chars: &&[char]| {
        let name = chars.strip_suffix(&['：']).or(chars.strip_suffix(&[':'])).unwrap_or(&[]);
        (2..=SPEAKER).contains(&name.len())
            && name.iter().all(|c| is_han(*c) || c.is_whitespace() || "·（）".contains(*c))
    };
    let plain = rows.iter().filter(|row| row.furniture.is_none() && row.section.is_none() && row.numbering.is_none());
    let turns: Vec<&[char]> = plain.map(NoticeRow::chars).filter(is_speaker).collect();
    let names: HashSet<&[char]> = turns.iter().copied().collect();
    // Headings return in one order, in each case once; speakers answer each other.
    let first = turns.first().map_or(0, |first| turns.iter().filter(|turn| turn == &first).count());
    let follows: HashSet<(&[char], &[char])> = turns.windows(2).map(|pair| (pair[0], pair[1])).collect();
    turns.len() >= TURNS && names.len() < turns.len() && first < turns.len() && follows.len() > names.len()
}
