//! The claims of a notice about its cases, made before them.

use std::collections::HashSet;

use super::page_heading;
use crate::import::{fold::folded, notice::is_han, rows::NoticeRow, title_line, words::WordList};

const FILE: &str = include_str!("../words/front_matter.txt");
static GENRES: WordList = WordList::new(FILE, "OTHER_GENRE");
static SPEECHES: WordList = WordList::new(FILE, "SPEECH");
static CALLS: WordList = WordList::new(FILE, "CALL");
static OUTCOMES: WordList = WordList::new(FILE, "OUTCOME");
static SPEAKERS: WordList = WordList::new(FILE, "SPEAKER");
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
    /// `true` if its heading is the title of one practice.
    pub(crate) tells_practice: bool,
}

/// The kinds of letters with which other texts are sent out.
const LETTERS: [&str; 5] = ["的通知", "的通告", "的公告", "的通报", "的公示"];

/// The claims of the rows before the cases.
pub(crate) fn claims(rows: &[NoticeRow], announced: Option<u32>) -> Claims {
    let folded = |row: &NoticeRow| folded(&row.chars()[..row.len().min(120)]);
    let head: Vec<Vec<char>> = rows.iter().take(12).map(folded).collect();
    // Above its heading a page has menus.
    let mut plain: Vec<Vec<char>> =
        rows.iter().filter(|row| row.furniture.is_none() && !page_heading::is_trail(row)).take(6).map(folded).collect();
    // The name of a meeting stands above the papers that it heard.
    let papers = plain.iter().position(|chars| chars.ends_with(&['材', '料'])).map_or(0, |at| at + 1);
    plain.drain(..papers);
    let is_line = |chars: &&Vec<char>| chars.len() >= 6 && !chars.ends_with(&['。']);
    // The body that publishes may stand above the heading.
    let title = plain.iter().filter(is_line).find(|chars| !title_line::is_body_name(chars));
    let title = title.or_else(|| plain.iter().find(is_line));
    let is_genre = |chars: &Vec<char>| {
        let plain: Vec<char> =
            chars.iter().copied().filter(|c| !c.is_whitespace() && !"》”*（）()".contains(*c)).collect();
        let is_letter = |word: &str| plain.len() > 3 && plain.iter().skip(plain.len() - 3).copied().eq(word.chars());
        let end = plain.len() - usize::from(LETTERS.iter().any(|word| is_letter(word))) * 3;
        let genre = GENRES.suffix_of(&plain[..end]).map_or(0, |word| word.chars().count());
        // 好办法 is no 办法; a speech is 某会上的讲话.
        let is_speech = SPEECHES.suffix_of(&plain[..end]).is_some();
        let is_praise = |before: &char| !is_speech && "好新土妙巧金的".contains(*before);
        genre > 0 && !plain[..end - genre].last().is_some_and(is_praise)
    };
    Claims {
        announced: announced.unwrap_or(0) as usize,
        speaks_of_cases: head.iter().any(|chars| COLLECTIONS.occurs_in(chars))
            || title.is_some_and(|chars| HEADINGS.occurs_in(chars)),
        is_other_genre: title.is_some_and(is_genre) || is_dialogue(rows),
        is_call: title.is_some_and(|chars| CALLS.occurs_in(chars) && !OUTCOMES.occurs_in(chars)),
        tells_practice: page_heading::tells_practice(rows),
    }
}

/// The longest name of a speaker on a line of its own, in characters, and the fewest such lines of a dialogue.
const SPEAKER: usize = 12;
const TURNS: usize = 5;

/// Returns `true` for a text of speakers that take turns: 王某：, on lines of their own, some again and again, or
/// `[主持人]`… before their words.
fn is_dialogue(rows: &[NoticeRow]) -> bool {
    are_questioned(rows) || take_turns(rows)
}

/// The speaker before the words of a row: `[主持人]`, 记者：.
fn speaker<'n>(row: &NoticeRow<'n>) -> Option<&'n [char]> {
    let chars = row.chars();
    let is_boxed = matches!(chars.first(), Some('[' | '【' | '〔' | '［'));
    let chars = &chars[usize::from(is_boxed)..];
    let is_end = |c: &char| if is_boxed { matches!(c, ']' | '】' | '〕' | '］') } else { matches!(c, ':' | '：') };
    let name = &chars[..chars.iter().take(SPEAKER + 1).position(is_end)?];
    (!name.is_empty() && name.iter().all(|c| is_han(*c) || c.is_whitespace() || *c == '·')).then_some(name)
}

/// Returns `true` if one who asks by office takes every other turn of most of a text: 主持人, 记者, 网友.
fn are_questioned(rows: &[NoticeRow]) -> bool {
    let plain = || rows.iter().filter(|row| row.furniture.is_none());
    let turns: Vec<&[char]> = plain().filter_map(speaker).collect();
    let asked = turns.iter().filter(|name| SPEAKERS.prefix_len(name) > 0).count();
    let text = plain().filter(|row| row.is_sentence).count();
    turns.len() >= TURNS && asked * 5 >= turns.len() * 2 && turns.len() * 2 > text
}

/// Returns `true` if names on lines of their own take turns.
fn take_turns(rows: &[NoticeRow]) -> bool {
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
