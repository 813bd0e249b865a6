//! Printed results: a number, its unit, and the thing that it counts.

mod about;
mod number;

use std::collections::HashMap;

use super::{edits::index, fold::folded, notice::starts_with};
use crate::corpus::{At, Case, Figure, Paragraph, SectionKind};
use number::Number;

/// Finds the figures of a case, in order, each text with each meaning once.
pub(crate) fn figures(case: &Case) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    let kinds = case.sections.iter().flat_map(|section| section.paragraphs.iter().map(|_| section.kind));
    for (nth, (paragraph, kind)) in (0..).zip(case.paragraphs().zip(kinds)) {
        let printed: Vec<char> = paragraph.text.chars().collect();
        for ((start, end), about) in in_paragraph(paragraph, &printed, kind == SectionKind::Result) {
            let text: String = printed[start..end].iter().collect();
            let own = *known.entry((text.clone(), about.clone())).or_insert(out.len());
            if own == out.len() {
                out.push(Figure { text, about, at: Vec::new() });
            }
            out[own].at.push(At(nth, index(start), index(end)));
        }
    }
    out
}

/// Ranges of figures with the things that they count: all of a result section, elsewhere those that a cue announces.
fn in_paragraph(paragraph: &Paragraph, printed: &[char], results: bool) -> Vec<((usize, usize), String)> {
    let chars = folded(printed);
    let mut out = Vec::new();
    let mut before: Option<Number> = None;
    let mut at = paragraph.label.as_ref().map_or(0, |label| label.chars().count());
    let mut scope = CueScope::default();
    while at < chars.len() {
        scope.read(&chars, at);
        match number::number(&chars, at) {
            Ok(number) => {
                at = number.end;
                if results || (scope.cued && !states_rule(&chars, &number)) {
                    let about = about::about(printed, &chars, &number, before.as_ref());
                    out.push(((number.start, number.end), about));
                }
                before = Some(number);
                scope.counted = true;
            }
            Err(next) => at = next,
        }
    }
    out
}

/// The scope of a cue: 累计, 达 and 共 to the end of the sentence; 已, and every cue beyond a semicolon, clause by
/// clause, as long as each clause holds a number.
#[derive(Default)]
struct CueScope {
    cued: bool,
    weak: bool,
    /// `true` if the clause holds a number.
    counted: bool,
}

impl CueScope {
    fn read(&mut self, chars: &[char], at: usize) {
        let digit = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
        match chars[at] {
            '。' | '!' | '?' => *self = Self::default(),
            ';' => *self = Self { cued: self.cued && self.counted, weak: true, counted: false },
            ',' if !(digit(at.checked_sub(1)) && digit(Some(at + 1))) => {
                self.cued &= self.counted || !self.weak;
                self.counted = false;
            }
            _ => {}
        }
        if is_cue(chars, at) {
            self.weak = chars[at] == '已' && (self.weak || !self.cued);
            self.cued = true;
        }
    }
}

/// Returns `true` if a number states a rule, not a result: 每人1万元, 400万元以上(含)的.
fn states_rule(chars: &[char], number: &Number) -> bool {
    let before = number.start.checked_sub(2).and_then(|from| chars.get(from..number.start));
    let each = before.is_some_and(|two| two[0] == '每' && "人户家件次年月亩天个项".contains(two[1]));
    let behind = chars.get(number.end..).unwrap_or(&[]);
    let least = starts_with(behind, "以上") && behind.get(2).is_some_and(|c| matches!(c, '(' | '的' | '自'));
    each || least
}

/// Returns `true` if 累计, 已, 达 or 共 begins at `at` as a word of its own: not 公共, 共享, 直达.
fn is_cue(chars: &[char], at: usize) -> bool {
    let (before, next) = (at.checked_sub(1).and_then(|i| chars.get(i)), chars.get(at + 1));
    match chars[at] {
        '累' => next == Some(&'计'),
        '已' => !matches!(before, Some('而' | '不')),
        '达' => {
            let word = matches!(before, Some('直' | '送' | '到' | '抵' | '下' | '传' | '表'));
            !word && next.is_some_and(|c| c.is_ascii_digit() || matches!(c, '到' | '近' | '超' | '约' | ' '))
        }
        '共' => {
            let word = matches!(before, Some('公' | '中'));
            let set = next == Some(&'设') && !chars.get(at + 2).is_some_and(|c| matches!(c, '立' | '置' | '有'));
            let other = next.is_some_and(|c| "享同建治商识性赢创管用青产济益和审促联抓融生担育驻".contains(*c));
            next == Some(&'计') || !(word || set || other)
        }
        _ => false,
    }
}
