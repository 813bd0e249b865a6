//! Names in quotation marks.

use super::words::{
    ACTS, ADVERBS, BETWEEN, KINDS, MAKES, NO_PROGRAMS, NameSpan, PLACES, SLOGANS, USES, beyond_generic, is_counted,
};
use crate::import::notice::{ends_with, is_han};

/// A quotation that is a name: it ends in a kind, or a kind stands behind or before it.
pub(super) fn quoted(chars: &[char], out: &mut Vec<NameSpan>) {
    let mut open: Option<usize> = None;
    let mut row: Vec<(usize, usize, Option<bool>)> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '“' | '「' => open = Some(at + 1),
            '"' if open.is_none() => open = Some(at + 1),
            '”' | '」' | '"' => {
                let Some(start) = open.take() else { continue };
                if row.last().is_some_and(|last| last.1 + 2 != start) {
                    siblings(chars, &row, out);
                    row.clear();
                }
                let brand = names(chars, start, at);
                row.push((start, at, brand));
                out.extend(brand.map(|brand| (start, at, brand)));
            }
            '。' => open = None,
            _ => {}
        }
    }
    siblings(chars, &row, out);
}

/// Adds the siblings of names: a quotation in a row with two names or more is a name, too, as in
/// “担保云”“宁易融”“普惠金融信用信息平台”.
fn siblings(chars: &[char], row: &[(usize, usize, Option<bool>)], out: &mut Vec<NameSpan>) {
    if row.iter().filter(|quotation| quotation.2.is_some()).count() < 2 {
        return;
    }
    for &(start, end, brand) in row {
        let inner = chars.get(start..end).unwrap_or(&[]);
        let word = (3..=8).contains(&inner.len()) && inner.iter().all(|c| is_han(*c)) && !is_counted(inner);
        if brand.is_none() && word && !SLOGANS.occurs_in(inner) && !matches!(inner.last(), Some('贷' | '险' | '保'))
        {
            out.push((start, end, true));
        }
    }
}

/// `Some` if the quotation `start..end` is a name; `Some(true)` if the name stands for itself.
fn names(chars: &[char], start: usize, end: usize) -> Option<bool> {
    let inner = chars.get(start..end)?;
    let marks = inner.iter().any(|c| matches!(c, ',' | '。' | ';' | '+' | '、' | ':'));
    if !(2..=24).contains(&inner.len()) || marks || is_counted(inner) {
        return None;
    }
    let product = matches!(inner.last(), Some('贷' | '险' | '保'));
    let own = KINDS.suffix_of(inner).and_then(|kind| inner.get(..inner.len() - kind.chars().count()));
    let own = own.is_some_and(|words| beyond_generic(words) >= 2);
    let text: String = inner.iter().collect();
    // A slogan with little beside it: “一件事”系统 is no name, “…掌上办事”小程序 may be one.
    let slogans = SLOGANS.words().iter().filter(|slogan| text.contains(**slogan));
    let slogan = slogans.map(|slogan| slogan.chars().count() + 3).max().is_some_and(|most| inner.len() <= most);
    if slogan && !(own && inner.len() >= 8) {
        return None;
    }
    let site = inner.len() >= 5 && inner.last() == Some(&'网') && !text.ends_with("一张网");
    let said =
        is_followed_by_kind(chars, end + 1) || (!product && inner.len() <= 8 && is_preceded_by_kind(chars, start - 1));
    let number = inner.iter().all(char::is_ascii_digit);
    let acts = !product && acts(chars, start, end);
    (own || site || said || acts).then_some(inner.len() >= 3 && !number)
}

/// Returns `true` if the coined name that is quoted at `start..end` acts as programs do, or is used as one: “粮安链”自动比对,
/// 登录“农技宝”.
fn acts(chars: &[char], start: usize, end: usize) -> bool {
    let word = chars[start..end].iter().all(|c| is_han(*c) || c.is_ascii_alphanumeric());
    let mut rest = chars.get(end + 1..).unwrap_or(&[]);
    while let Some(length) = Some(ADVERBS.prefix_len(rest)).filter(|&length| length > 0) {
        rest = &rest[length..];
    }
    let before = chars.get(..start - 1).unwrap_or(&[]);
    let used = USES.suffix_of(before).is_some() && NO_PROGRAMS.prefix_len(rest) == 0;
    let made = MAKES.suffix_of(before).is_some() && rest.first().is_none_or(|c| !is_han(*c));
    let coined = word && (3..=8).contains(&(end - start)) && PLACES.suffix_of(&chars[start..end]).is_none();
    coined && (used || made || ACTS.prefix_len(rest) > 0)
}

/// Returns `true` if a kind follows within a few usual words: “厦绿融”数字化服务平台, “榕e办”智慧政务终端.
fn is_followed_by_kind(chars: &[char], from: usize) -> bool {
    let white = chars.iter().skip(from).take_while(|c| **c == ' ').count();
    let at = from + white;
    (0..=10).any(|skip| {
        let rest = chars.get(at + skip..).unwrap_or(&[]);
        let Some(kind) = KINDS.prefix_of(rest) else { return false };
        let next = rest.get(kind.chars().count()).copied();
        let other = (kind.ends_with('库') && skip > 0)
            || matches!(kind, "云" | "大厅")
            || (next == Some('“') && kind == "平台");
        let verb = matches!(next, Some('保' | '建' | '支' | '经' | '增' | '化' | '性'));
        !other && !verb && is_filler(chars.get(at..at + skip).unwrap_or(&[]))
    })
}

/// Returns `true` if the words between a quoted name and its kind are all fillers.
fn is_filler(between: &[char]) -> bool {
    let mut rest = between;
    while let Some(first) = rest.first() {
        let length = if *first == ' ' { 1 } else { BETWEEN.prefix_len(rest) };
        if length == 0 {
            return false;
        }
        rest = &rest[length..];
    }
    true
}

/// Returns `true` if a kind stands directly before the quotation that opens at `open`: 劳动争议解决平台“薪企航”.
fn is_preceded_by_kind(chars: &[char], open: usize) -> bool {
    let before = chars.get(..open).unwrap_or(&[]);
    ["平台", "小程序"].iter().any(|kind| before.len() > kind.chars().count() + 4 && ends_with(before, kind))
}
