//! Sequences by a label without a number that returns before titles: 【案例】…, 〖做法〗…, 案例：….

use std::collections::BTreeMap;

use super::{fields, sequence::Sequence, titles};
use crate::import::{
    annex_list::AnnexList,
    headings,
    label::is_label_word,
    notice::{is_han, white_len},
    rows::NoticeRow,
    start::{CaseStart, has_body},
    strategy::SegmentStrategy,
};

/// The longest word of a label, and the longest title behind it, in characters.
const WORD: usize = 8;
const TITLE: usize = 80;

/// The sequences of labels without numbers: one for each word in its brackets, or before a colon.
pub(super) fn labelled(rows: &[NoticeRow], list: &AnnexList) -> Vec<Sequence> {
    let mut by_label: BTreeMap<&[char], Vec<(usize, usize)>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.cell == 0) {
        let chars = row.chars();
        let Some((len, text)) = label(chars) else { continue };
        let text = text + white_len(chars, text);
        let is_title = row.len() - text <= TITLE && (!row.is_sentence || is_question(chars));
        if is_title && (text == row.len() || row.len() - text >= 4) {
            by_label.entry(&chars[..len]).or_default().push((at, text));
        }
    }
    let sequence = |(label, found): (&[char], Vec<(usize, usize)>)| {
        let ends = found.iter().skip(1).map(|(at, _)| *at).chain([rows.len()]);
        let with_body = found.iter().zip(ends).filter(|&(&(at, _), to)| has_body(rows, at + 1, to));
        let starts: Vec<CaseStart> = with_body
            .filter_map(|(&(at, text), _)| titles::numbered(rows, list, at, (label.len(), text), None))
            .collect();
        let word: String = label.iter().filter(|c| is_han(**c)).collect();
        Sequence { strategy: SegmentStrategy::Labels, starts, word, is_inline: false }
    };
    by_label.into_iter().filter(|(_, found)| found.len() > 1).map(sequence).collect()
}

fn is_question(chars: &[char]) -> bool {
    matches!(chars.last(), Some('？' | '?' | '！' | '!'))
}

/// The length of the label that a line begins with and the offset behind its sign: words in brackets that name no section,
/// or a word for cases before a colon.
fn label(chars: &[char]) -> Option<(usize, usize)> {
    let close = match chars.first()? {
        '【' => '】',
        '〖' => '〗',
        '〔' => '〕',
        '[' => ']',
        '［' => '］',
        '「' => '」',
        _ => ':',
    };
    let from = usize::from(close != ':');
    let len = chars.iter().skip(from).take(WORD + 1).take_while(|c| is_han(**c)).count();
    let name = &chars[from..from + len];
    let word: String = name.iter().collect();
    let is_label = is_label_word(&word);
    let is_closed = match chars.get(from + len) {
        Some(':' | '：' | '|') => from == 0 && is_label,
        Some(c) => from > 0 && *c == close,
        None => false,
    };
    let is_section = headings::kind_by_words(name).is_some() && !is_label;
    let is_whole = is_closed && (2..=WORD).contains(&len) && !is_section && !fields::is_title_field(&word);
    is_whole.then_some((from + len + from, from + len + 1))
}
