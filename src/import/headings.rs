//! Section headings: the kind of section that a line announces.

use super::{
    fold::fold,
    notice::white_len,
    numbering::{NumberStyle, Numbering},
    words::WordList,
};
use crate::corpus::SectionKind;

const FILE: &str = include_str!("words/headings.txt");
/// Words that end a section heading, with the kind of section that they announce.
static ENDINGS: [(WordList, SectionKind); 4] = [
    (WordList::new(FILE, "BACKGROUND"), SectionKind::Background),
    (WordList::new(FILE, "PRACTICE"), SectionKind::Practice),
    (WordList::new(FILE, "RESULT"), SectionKind::Result),
    (WordList::new(FILE, "OTHER"), SectionKind::Other),
];

/// Characters that may stand before an ending, so that a short heading is told from a title or a measure.
const BEGINNINGS: &str = "一主要做法工作改革取得实施创新具体重点基本案例项目经验举措措施和与及的成效背景情况介绍概述特色亮点\
                          产生存在推动推进阶段性初步显著明显社会应用典型总体有关相关组织实践探索核心关键推广复制任务制度机制政策突出";

/// The longest section heading, in characters without its numbering.
const LONGEST: usize = 14;

/// The kind of section that a line is the heading of; `None` where it is no heading.
pub(crate) fn kind(chars: &[char], numbering: Option<Numbering>) -> Option<SectionKind> {
    use NumberStyle::{Arabic, Bracketed, Chapter};
    if !matches!(numbering.map(|n| n.style), None | Some(Chapter | Bracketed | Arabic)) {
        return None;
    }
    let skip = numbering.map_or(0, |numbering| numbering.len);
    of_text(&chars[skip + white_len(chars, skip)..], numbering.is_some())
}

/// A heading at the beginning of a line of text: 【工作背景】…, 一、背景情况。…, 主要做法：…. Returns its kind and its
/// length in characters of `chars`.
pub(crate) fn inline(chars: &[char], numbering: Option<Numbering>) -> Option<(SectionKind, usize)> {
    let skip = numbering.map_or(0, |numbering| numbering.len);
    let rest = chars.get(skip..)?;
    let boxed = matches!(rest.first(), Some('【' | '〔' | '['));
    let end = rest.iter().take(LONGEST + 3).position(|c| match c {
        '】' | '〕' | ']' => boxed,
        ':' | '：' => !boxed,
        '。' => !boxed && numbering.is_some(),
        _ => false,
    })?;
    let is_outer = numbering.is_none_or(|numbering| numbering.style == NumberStyle::Chapter);
    let words = rest.get(usize::from(boxed)..end)?;
    let kind = of_text(words, false).filter(|_| is_outer)?;
    (skip + end + 1 < chars.len()).then_some((kind, skip + end + 1))
}

/// Words in a heading that returns, with the kind of section that they announce.
static HINTS: [(WordList, SectionKind); 4] = [
    (WordList::new(FILE, "OTHER_HINT"), SectionKind::Other),
    (WordList::new(FILE, "RESULT_HINT"), SectionKind::Result),
    (WordList::new(FILE, "BACKGROUND_HINT"), SectionKind::Background),
    (WordList::new(FILE, "PRACTICE_HINT"), SectionKind::Practice),
];

/// The kind of section that a word anywhere in a heading announces.
pub(crate) fn kind_by_words(chars: &[char]) -> Option<SectionKind> {
    let text: Vec<char> = chars.iter().map(|&c| fold(c)).collect();
    HINTS.iter().find(|(list, _)| list.occurs_in(&text)).map(|&(_, kind)| kind)
}

/// The kind of section that the words of a heading announce.
fn of_text(words: &[char], is_numbered: bool) -> Option<SectionKind> {
    let outside =
        |c: &char| c.is_whitespace() || matches!(c, '【' | '】' | '〔' | '〕' | '[' | ']' | ':' | '：' | '。' | '*');
    let text: String = words.iter().filter(|c| !outside(c)).map(|&c| fold(c)).collect();
    let count = text.chars().count();
    if count == 0 || count > LONGEST || words.len() > count + 6 {
        return None;
    }
    let fitting = ENDINGS.iter().flat_map(|(list, kind)| list.words().iter().map(move |word| (word, *kind)));
    let (ending, kind) = fitting.filter(|(word, _)| text.ends_with(**word)).max_by_key(|(word, _)| word.len())?;
    let before = text.strip_suffix(ending)?;
    let plain = before.chars().all(|c| BEGINNINGS.contains(c));
    (plain || (is_numbered && before.chars().count() <= 4 && !before.contains(','))).then_some(kind)
}
