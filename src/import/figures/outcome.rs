//! Cues by which a number outside a section of results is one.

use super::{clause::clause_start, number::Number};
use crate::import::{
    notice::{contains, ends_with, starts_with},
    words::WordList,
};

const FILE: &str = include_str!("words.txt");
static BARS: WordList = WordList::new(FILE, "BAR");
static PLANS: WordList = WordList::new(FILE, "PLAN");
static REPORTS: WordList = WordList::new(FILE, "REPORT");
static CHANGES: WordList = WordList::new(FILE, "OUTCOME_OF_CHANGE");
static COUNTS: WordList = WordList::new(FILE, "OUTCOME");
static DONE: WordList = WordList::new(FILE, "DONE");
static NO_VERB: WordList = WordList::new(FILE, "NO_VERB");
static BEHIND: WordList = WordList::new(FILE, "OUTCOME_BEHIND");
static SHARES: WordList = WordList::new(FILE, "SHARE");
static NOUNS: WordList = WordList::new(FILE, "NOUN");

/// The scope of a cue: 累计, 达 and 共 to the end of the sentence; 已, and every cue beyond a semicolon, clause by
/// clause, as long as each clause holds a number.
#[derive(Default)]
pub(super) struct CueScope {
    pub(super) cued: bool,
    weak: bool,
    /// `true` if the clause holds a number.
    pub(super) counted: bool,
}

impl CueScope {
    pub(super) fn read(&mut self, chars: &[char], at: usize) {
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
pub(super) fn states_rule(chars: &[char], number: &Number) -> bool {
    let before = number.start.checked_sub(2).and_then(|from| chars.get(from..number.start));
    let each = before.is_some_and(|two| two[0] == '每' && "人户家件次年月亩天个项".contains(two[1]));
    let behind = chars.get(number.end..).unwrap_or(&[]);
    let least = ["以上", "以下"].iter().any(|word| starts_with(behind, word))
        && behind.get(2).is_some_and(|c| matches!(c, '(' | '的' | '自'));
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

/// Returns `true` if a number is a result by the verbs beside it, in a case that has no section of results: behind a verb
/// of outcome (压缩, 办理, 惠及) or beside 率; not behind 每, 最高, 不超过 or 力争, and no plan. `before` is the
/// number before it, if that is a result.
pub(super) fn states_outcome(chars: &[char], number: &Number, before: Option<&Number>) -> bool {
    let clause = clause_start(chars, number.start, |c| matches!(c, ',' | ';' | ':' | '!' | '?'));
    let sentence = clause_start(chars, number.start, |c| matches!(c, '!' | '?'));
    let words = &chars[clause..number.start];
    let all_day =
        starts_with(&chars[number.start..], "24小时") && !words.last().is_some_and(|c| "至到由从".contains(*c));
    let times = chars[number.start..number.end].contains(&'×');
    if all_day || times || BARS.occurs_in(words) || is_planned(chars, number) {
        return false;
    }
    let behind: Vec<char> =
        chars[number.end..].iter().copied().take(16).take_while(|c| !",;。:!?".contains(*c)).collect();
    if says(chars, clause, number.start, &CHANGES) || (number.is_share(chars) && is_share_of(words, &behind)) {
        return true;
    }
    let follows = before.is_some_and(|before| before.start >= sentence) && is_continued(words);
    if follows {
        return true;
    }
    if number.is_time(chars) {
        let quick = ["实现", "最快", "最短", "平均"].iter().any(|word| contains(words, word));
        return quick && ["办结", "办成", "完成", "出证", "响应", "内"].iter().any(|word| contains(&behind, word));
    }
    let happens = matches!(chars[number.end - 1], '次' | '场' | '期' | '趟');
    let exceeds = matches!(words.last(), Some('超' | '逾')) || ends_with(words, "超过");
    exceeds
        || says(chars, clause, number.start, &COUNTS)
        || (happens && says(chars, clause, number.start, &DONE))
        || REPORTS.occurs_in(&chars[sentence.min(clause)..number.start])
        || BEHIND.occurs_in(&behind)
}

/// Returns `true` if words before a number in its sentence make it a plan: 力争, 计划在.
pub(super) fn is_planned(chars: &[char], number: &Number) -> bool {
    let sentence = &chars[clause_start(chars, number.start, |c| matches!(c, '!' | '?' | ';'))..number.start];
    (0..sentence.len()).any(|at| {
        let length = PLANS.prefix_len(&sentence[at..]);
        length > 0 && !NOUNS.covers(sentence, at, length)
    })
}

/// Returns `true` if a number that changed to `to` is a result, not a rule or a plan.
pub(super) fn changes(chars: &[char], number: &Number, to: &Number) -> bool {
    !is_planned(chars, number) && !BARS.occurs_in(&chars[number.end..to.start])
}

/// Returns `true` if one of `verbs` stands in `from..to` as a verb, outside quotations: not 办理时限, 办结后.
fn says(chars: &[char], from: usize, to: usize, verbs: &WordList) -> bool {
    let mut quoted = false;
    (from..to).any(|at| {
        quoted = match chars[at] {
            '“' | '《' => true,
            '”' | '》' => false,
            _ => quoted,
        };
        let length = if quoted { 0 } else { verbs.prefix_len(&chars[at..to]) };
        length > 0 && NO_VERB.prefix_len(&chars[at + length..to.max(at + length)]) == 0
    })
}

/// Returns `true` if a share stands beside 率 or the like: 办结率达60%, 95%的覆盖率.
fn is_share_of(before: &[char], behind: &[char]) -> bool {
    let tail = &before[before.len().saturating_sub(8)..];
    SHARES.occurs_in(tail) || (behind.first() == Some(&'的') && SHARES.occurs_in(behind))
}

/// Returns `true` if a clause goes on with what the one before counted: 其中, 涉及金额.
fn is_continued(words: &[char]) -> bool {
    ["其中", "涉及", "占", "金额", "总投资", "总额", "标的", "货值", "同比", "最长", "最快"]
        .iter()
        .any(|word| starts_with(words, word))
}
