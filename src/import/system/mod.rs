//! Recognises named systems (闽政通, 执行诉求管理系统) beside generic words (服务平台, 办事大厅).
//!
//! A name is quoted and followed by its kind (“平易讼”综合性服务平台), or ends in its kind and says enough
//! before it (涉诉主体信息查询共享平台), or is a hotline's number, or mixes letters and Han as apps do (e福州).

mod plain;
mod quoted;
mod siblings;
mod words;

use super::notice::{is_han, starts_with};
pub(crate) use words::WELL_KNOWN;
use words::{KINDS, NameSpan, beyond_generic};

/// A place that names a system, in folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SystemMention {
    /// The paragraph of the case, from 0.
    pub(crate) paragraph: u32,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The name there, folded.
    pub(crate) name: String,
    /// `true` for a name that stands for itself wherever it is used.
    pub(crate) brand: bool,
}

/// Finds the names of systems that are recognised by themselves in the paragraphs of one case.
pub(crate) fn mentions(paragraphs: &[Vec<char>]) -> Vec<SystemMention> {
    let mut out: Vec<SystemMention> = Vec::new();
    for (paragraph, chars) in (0..).zip(paragraphs) {
        let mut found: Vec<NameSpan> = Vec::new();
        quoted::quoted(chars, &mut found);
        hotlines(chars, &mut found);
        mixed(chars, &mut found);
        plain::plain(chars, &mut found);
        found.retain(|&(_, end, _)| !words::is_method(chars, end));
        siblings::siblings(chars, &mut found);
        found.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
        let mut last = 0;
        for (start, end, brand) in found {
            if start >= last {
                let name = chars.get(start..end).unwrap_or(&[]).iter().collect();
                out.push(SystemMention { paragraph, start, end, name, brand });
                last = end;
            }
        }
    }
    out
}

/// Hotlines by their numbers: 12345热线, 12345政务服务便民热线, 12309, 968871热线.
fn hotlines(chars: &[char], out: &mut Vec<NameSpan>) {
    let mut at = 0;
    while let Some(start) = (at..chars.len()).find(|&at| chars[at].is_ascii_digit()) {
        let run = chars[start..].iter().take_while(|c| c.is_ascii_digit()).count();
        at = start + run;
        let is_public = run == 5 && ["123", "121"].iter().any(|digits| starts_with(&chars[start..], digits));
        let is_closed = matches!(chars.get(at), Some('”' | '"'));
        let next = at + usize::from(is_closed);
        let next = next + chars[next..].iter().take_while(|c| **c == ' ').count();
        let words = chars[next..].iter().take_while(|c| is_han(**c)).count().min(8);
        let kind_at = |&at: &usize| ["热线", "平台"].iter().any(|kind| starts_with(&chars[at..], kind));
        let tail = (next..=next + words).find(kind_at).map(|at| at + 2);
        let is_counted = chars.get(at).is_some_and(|c| "个件户人家条万次项元宗.%余多".contains(*c));
        if !is_counted && (is_public || ((5..=8).contains(&run) && tail.is_some())) {
            out.push((start, tail.filter(|_| !is_closed).unwrap_or(at), false));
        }
    }
}

/// Names that mix one small letter with Han, as apps do: e福州, 榕e办, 龙文e企通.
fn mixed(chars: &[char], out: &mut Vec<NameSpan>) {
    for (at, &c) in chars.iter().enumerate() {
        let inside = at > 0 && chars[at - 1].is_ascii_alphanumeric();
        if !matches!(c, 'e' | 'i') || inside || chars.get(at + 1).is_none_or(|c| !is_han(*c)) {
            continue;
        }
        // The beginning is known only inside quotes; elsewhere the letter begins the name.
        let open = (at.saturating_sub(6)..at).rev().find(|&i| matches!(chars[i], '“' | '"' | '”' | '+' | '、' | ','));
        let start = open.filter(|&i| matches!(chars[i], '“' | '"')).map_or(at, |i| i + 1);
        let close = (at..chars.len().min(at + 8)).find(|&i| matches!(chars[i], '”' | '"'));
        let tail = chars.iter().skip(at + 1).take_while(|c| is_han(**c)).take(2).count();
        let end = if start < at || open == at.checked_sub(1) { close.unwrap_or(at + 1 + tail) } else { at + 1 + tail };
        let product = chars.get(at + 1) == Some(&'贷') || matches!(chars.get(end - 1), Some('贷' | '保' | '卡'));
        if end - start >= 3 && !product {
            out.push((start, end, true));
        }
    }
}

/// Returns `true` if a known name at `start..end` is only part of a longer word.
pub(crate) fn is_part_of_word(chars: &[char], start: usize, end: usize) -> bool {
    let latin = chars.get(start).is_some_and(char::is_ascii_alphanumeric);
    latin && start > 0 && chars[start - 1].is_ascii_alphanumeric() || chars.get(end) == Some(&'贷')
}

/// Returns `true` if two names mean one system: with and without its place or its kind, or a hotline by its number.
pub(crate) fn is_same_system(a: &str, b: &str) -> bool {
    #[cfg(debug_assertions)]
    super::work::add(1);
    let numbers = [a, b].map(|name| {
        let mut runs = name.split(|c: char| !c.is_ascii_digit());
        runs.find(|run| !run.is_empty()).filter(|run| run.len() >= 5)
    });
    if numbers != [None, None] {
        return numbers[0] == numbers[1];
    }
    let bare = |name: &str| -> String {
        let chars: Vec<char> = name.chars().collect();
        let kind = KINDS.suffix_of(&chars).and_then(|kind| name.strip_suffix(kind)).unwrap_or(name);
        kind.trim().to_owned()
    };
    if a == b || (bare(a).chars().count() >= 3 && bare(a) == bare(b)) {
        return true;
    }
    // 邵武市属地服务管理系统, 邵武属地服务系统: without the words that every system has.
    let core = |name: &str| {
        let words = ["应用", "服务", "管理", "辅助", "市", "县", "区", "省"];
        words.iter().fold(bare(name), |name, word| name.replace(word, ""))
    };
    if core(a).chars().count() >= 4 && core(a) == core(b) {
        return true;
    }
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    // 南平市企呼我应服务平台, 企呼我应
    if let (Some((before, behind)), true) = (bare(long).split_once(short), short.chars().count() >= 4) {
        let behind: Vec<char> = behind.chars().collect();
        if before.chars().count() <= 4 && before.ends_with(['市', '县', '区', '省']) && beyond_generic(&behind) == 0
        {
            return true;
        }
    }
    let before = long.strip_suffix(short).map(|before| before.chars().count());
    let length = short.chars().count();
    length >= 3 && before.is_some_and(|n| n <= if length >= 6 { 12 } else { 6 })
}
