//! Labels that number cases: 案例1, 附件 12, 第1项. A case may begin at a line that opens with one.

use super::{
    notice::{is_han, white_len},
    numbering,
    words::WordList,
};
use crate::corpus::roundtrip::is_separator;

static WORDS: WordList = WordList::new(include_str!("words/labels.txt"), "LABEL");

/// A label such as 案例1, 附件 12, 附件3-1, 【案例三】, 案例（一）, 第1项. Offsets count characters of the line's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CaseLabel {
    pub(crate) number: u32,
    pub(crate) len: usize,
    /// Offset of the text behind label and separator.
    pub(crate) text: usize,
}

/// The label that `chars` begins with.
pub(crate) fn case_label(chars: &[char]) -> Option<CaseLabel> {
    let open = usize::from(matches!(chars.first(), Some('【' | '〔' | '[' | '「')));
    let is_counted = chars.get(open) == Some(&'第');
    let (mut number, mut at, is_bracketed) = if is_counted { counted(chars, open)? } else { worded(chars, open)? };
    // 附件3-1: the first of the third annex.
    if let Some('-' | '－' | '—' | '.' | '．') = chars.get(at)
        && let Some((part, len, true)) = numbering::number(chars.get(at + 1..)?)
    {
        number = part;
        at += 1 + len;
    }
    if is_bracketed {
        matches!(chars.get(at), Some(')' | '）')).then_some(())?;
        at += 1;
    }
    if open > 0 {
        matches!(chars.get(at), Some('】' | '〕' | ']' | '」')).then_some(())?;
        at += 1;
    }
    let ends = |c: &char| {
        c.is_whitespace() || matches!(c, ':' | '：' | '、' | '.' | '．' | '-' | '—' | '丨' | '|') || is_stored(*c)
    };
    // A word runs on: 案例1的启示. A title may follow a closing bracket or 第1项 directly.
    if !is_bracketed && open == 0 && !is_counted && !chars.get(at).is_none_or(ends) {
        return None;
    }
    let rest = chars.iter().skip(at);
    let gap = rest.take_while(|c| c.is_whitespace() || is_separator(**c) || is_stored(**c)).count();
    let stored = chars.iter().skip(at).take(gap).rposition(|c| is_stored(*c)).map_or(0, |nth| nth + 1);
    Some(CaseLabel { number, len: at + stored, text: at + gap })
}

/// Returns `true` for a sign behind a label that the format of batches does not take for a separator: it is stored with
/// the label.
fn is_stored(c: char) -> bool {
    matches!(c, '｜' | '·' | '/' | '／')
}

/// The number of 第1项 at `open`, the offset behind it, and `false`.
fn counted(chars: &[char], open: usize) -> Option<(u32, usize, bool)> {
    let from = open + 1 + white_len(chars, open + 1);
    let (number, len, _) = numbering::number(chars.get(from..)?)?;
    let at = from + len + white_len(chars, from + len);
    match chars.get(at)? {
        '项' | '項' | '例' | '个' | '個' | '则' | '則' | '篇' => Some((number, at + 1, false)),
        '、' | ':' | '：' => Some((number, at, false)),
        _ => None,
    }
}

/// The number of 案例1 or 案例(一 at `open`, the offset behind it, and whether a bracket is open.
fn worded(chars: &[char], open: usize) -> Option<(u32, usize, bool)> {
    let mut at = open + WORDS.prefix_of(chars.get(open..)?)?.chars().count();
    at += white_len(chars, at);
    at += usize::from(chars.get(at) == Some(&'之'));
    let is_bracketed = matches!(chars.get(at), Some('(' | '（'));
    at += usize::from(is_bracketed);
    let (number, len, _) = numbering::number(chars.get(at..)?)?;
    Some((number, at + len, is_bracketed))
}

/// Returns `true` for a word that labels cases, or ends in one.
pub(crate) fn is_label_word(word: &str) -> bool {
    WORDS.words().iter().any(|label| word.ends_with(label))
}

/// The letters of a title without spaces, marks and punctuation, for comparison.
pub(crate) fn title_key(chars: &[char]) -> String {
    chars.iter().filter(|c| is_han(**c) || c.is_alphanumeric()).collect()
}
