//! Names beside names: what stands in a list with a recognised system and ends in a system noun is one, too.

use super::{
    plain::{begin, is_data_store},
    words::{BESIDE, KINDS, NameSpan, QUOTED_ONLY, WELL_KNOWN, beyond_generic, is_counted, is_method},
};
use crate::import::notice::{is_han, starts_with};

/// The longest name in a list, in characters.
const LONGEST: usize = 20;

/// Adds the names that 、, 和, 及 or 与 joins to a name that is known, on both sides, and to those that are so found.
pub(super) fn siblings(chars: &[char], out: &mut Vec<NameSpan>) {
    let mut anchors: Vec<(usize, usize)> = out.iter().map(|&(start, end, _)| (start, end)).collect();
    let known = |at: usize| WELL_KNOWN.prefix_of(&chars[at..]).map(|name| (at, at + name.chars().count()));
    anchors.extend((0..chars.len()).filter_map(known));
    let mut taken = vec![false; chars.len()];
    anchors.iter().for_each(|&(start, end)| taken[start..end].fill(true));
    let is_free = |taken: &[bool], (start, end): (usize, usize)| !taken[start..end].contains(&true);
    while let Some((start, end)) = anchors.pop() {
        for found in [behind(chars, end), before(chars, start)].into_iter().flatten() {
            if is_free(&taken, found) && !is_method(chars, found.1) {
                taken[found.0..found.1].fill(true);
                out.push((found.0, found.1, false));
                anchors.push(found);
            }
        }
    }
}

fn is_join(c: Option<&char>) -> bool {
    matches!(c, Some('、' | '和' | '及' | '与'))
}

/// The name that is joined to the one that ends at `end`, its closing mark and its kind aside.
fn behind(chars: &[char], end: usize) -> Option<(usize, usize)> {
    let close = end + usize::from(matches!(chars.get(end), Some('”' | '"')));
    let kind = KINDS.prefix_len(chars.get(close..)?);
    let start = [close, close + kind].into_iter().find(|&at| is_join(chars.get(at)))? + 1;
    let is_word = |c: &&char| is_han(**c) || c.is_ascii_alphanumeric();
    let run = start + chars[start..].iter().take(LONGEST).take_while(is_word).count();
    let name = |at: usize| (chars[at] != '等' && !is_join(chars.get(at))).then(|| kind_at(chars, start, at));
    (start + 2..run).map_while(name).flatten().next()
}

/// The name that is joined to the one that begins at `start`.
fn before(chars: &[char], start: usize) -> Option<(usize, usize)> {
    let open = start - usize::from(start > 0 && matches!(chars[start - 1], '“' | '"'));
    let to = open.checked_sub(1).filter(|&at| is_join(chars.get(at)))?;
    let kind = KINDS.suffix_of(&chars[to.saturating_sub(LONGEST)..to]);
    let kind = kind.or_else(|| BESIDE.suffix_of(&chars[to.saturating_sub(LONGEST)..to]))?;
    let at = to - kind.chars().count();
    // “i西安”政务服务APP: the kind of the name in quotation marks.
    let first = begin(chars, at);
    let closes = first > 0 && matches!(chars[first - 1], '”' | '"' | '」');
    kind_at(chars, first, at).filter(|found| found.1 == to && !closes)
}

/// The name that begins at `start` and whose kind begins at `at`.
fn kind_at(chars: &[char], start: usize, at: usize) -> Option<(usize, usize)> {
    let rest = chars.get(at..)?;
    let name = chars.get(start..at)?;
    let kind = KINDS.prefix_of(rest).filter(|kind| !QUOTED_ONLY.words().contains(kind));
    let ends = |kind: &&str| {
        let next = rest.get(kind.chars().count());
        next.is_none_or(|c| !is_han(*c) || "等的和及与".contains(*c)) || starts_with(rest, "系统")
    };
    let kind = kind.or_else(|| BESIDE.prefix_of(rest).filter(ends))?;
    let vague = ["各", "相关", "有关", "其他", "多", "等", "部门", "企业", "自建", "现有"]
        .iter()
        .any(|word| starts_with(name, word));
    let place = kind == "库" && !is_data_store(name);
    let of_place =
        ["市", "省", "县", "区", "州", "全市", "全省", "全国", "国家"].iter().any(|word| starts_with(name, word));
    let least = if matches!(kind, "网" | "云") { 3 } else { 2 };
    let named = (beyond_generic(name) >= 1 || of_place || name.len() >= 4)
        && name.len() >= least
        && !is_counted(name)
        && !vague
        && !place;
    named.then(|| (start, at + kind.chars().count()))
}
