//! What a figure counts: words of its own sentence.

use super::number::Number;
use crate::import::notice::{contains, starts_with};

/// Words at the beginning of a clause that say nothing of what is counted.
const EMPTY: &str = "截至目前为止 截至目前 截止目前 截至 截止 目前 今年以来 今年来 全年 已经 累计 共计 总计 合计 共有 共 已 均已 均 约 近 超过 超 达到 达 为 其中 并 仅 将 实现了 实现 \
    完成了 完成 全市共 全省共 全市 全省 全区 全县 从 由 的 还 也 可 便 就 仅需 只需 我市 我省 我区 同时 现有 现已 先后 平均";
/// Words at the end of what stands before a number.
const TAIL: &str = "从峰值的 由以往的 从原来的 由原来的 从原来 由原来 从以往 由以往 从法定的 由法定 法定 高达 多达 达到了 达到 累计 共计 总计 合计 超过 不少于 不超过 平均 从 由 仅 近 约 超 达 为 共有 共 了 至 \
    到 已 均 有 是 逾 最长 最高";
/// Verbs that end the noun behind a unit.
const VERBS: &str = "开展 实现 完成 获得 获 被 进行 办理 提供 纳入 入驻 参与 通过 接入 享受 使用 全部 均 已 成功 得到 达成 达到 启动 推出 建立 解决 签订 签约 落地 上线 可 在 为 按 对 向 \
    作为 共 以上 以下 以内 之内 内 左右 不等 顺利 先后 由 从 到 开工 投产 进入 涉及 惠及 覆盖";
/// Words that say what happened, not what is counted.
const HAPPENED: &str = "减少 缩短 压缩 压减 精简 缩减 增长 下降 提升 提高 降低 上升 增速 节约 节省 同比增长 同比下降 同比增速 同比提升 \
    同比减少 环比增长 比增 设立 保障 推动 划分 带动 辐射带动 其中 即可 压缩至 减少至 缩短至 累计为超 累计为 目标 任务 可减少 \
    平均减少 平均缩短 平均压缩 平均下降 整体压缩 分别增长 分别下降 分别减少 分别压缩";
/// The longest noun behind a unit, in characters.
const NOUN: usize = 16;

/// What `number` counts, in words as printed; `before` is the figure before it.
pub(super) fn about(printed: &[char], chars: &[char], number: &Number, before: Option<&Number>) -> String {
    let previous = before.map_or(0, |number| number.end);
    let words = |from: usize, to: usize| -> String {
        printed.get(from..to).unwrap_or(&[]).iter().collect::<String>().trim().to_owned()
    };
    let clause = clause_start(chars, number.start);
    let whole = strip(chars, clause, number.start);
    let (noun, noun_end) = noun(chars, number);
    let behind = noun_end - noun;
    let near = previous > clause && number.start - previous <= 8;
    // 5486家供应商: the noun stands behind a counter.
    if behind >= 2 && (number.counts || chars.get(number.end) == Some(&'的')) {
        return words(noun, noun_end);
    }
    // 时长从320分钟减少至90分钟: both figures are of what stands before 从.
    let turn = (whole.0..whole.1).rev().find(|&at| matches!(chars[at], '从' | '由') && at >= whole.0 + 2);
    if let Some(turn) = turn.filter(|&turn| chars.get(turn..whole.1).unwrap_or(&[]).iter().any(char::is_ascii_digit)) {
        return words(whole.0, turn);
    }
    let own = strip(chars, clause.max(previous), number.start);
    let happened = |range: (usize, usize)| {
        let text = words(range.0, range.1);
        text.is_empty() || HAPPENED.split_whitespace().any(|word| word == text)
    };
    // 设立1000万元旅游诚信基金; 申请材料由5份减为3份,减少40%.
    if happened(own) {
        if behind >= 2 {
            return words(noun, noun_end);
        }
        let shared = before.filter(|_| previous > clause).map(|before| strip(chars, clause, before.start));
        let from = clause.checked_sub(1).filter(|&at| matches!(chars[at], ',' | ';'));
        let told = from.map(|at| {
            let start = clause_start(chars, at);
            let end = before.filter(|number| number.start > start + 2 && number.start < at);
            strip(chars, start, end.map_or(at, |number| number.start))
        });
        if let Some(range) = shared.into_iter().chain(told).find(|&range| range.1 > range.0 + 1 && !happened(range)) {
            return words(range.0, range.1);
        }
    }
    if previous > clause && own.1 > own.0 + 1 && !near {
        return words(own.0, own.1);
    }
    if whole.1 >= whole.0 + 2 && previous <= clause {
        return words(whole.0, whole.1);
    }
    if own.1 >= own.0 + 2 {
        return words(own.0, own.1);
    }
    if behind >= 2 {
        return words(noun, noun_end);
    }
    // Nothing beside it: the clause before tells.
    let earlier = clause.checked_sub(1).filter(|&at| chars[at] != '。').map(|at| clause_start(chars, at));
    let told = earlier.map(|from| strip(chars, from, clause.saturating_sub(1))).filter(|told| told.1 > told.0 + 1);
    told.map_or_else(|| words(clause, number.start), |told| words(told.0, told.1))
}

/// The noun behind a number, 的 aside, up to a verb, a mark or the next number.
fn noun(chars: &[char], number: &Number) -> (usize, usize) {
    let mut from = number.end;
    while chars.get(from).is_some_and(|c| matches!(c, ' ' | '的')) {
        from += 1;
    }
    let mut end = from;
    while let Some(&c) = chars.get(end) {
        let rest = chars.get(end..).unwrap_or(&[]);
        let verb = end > from + 1 && VERBS.split_whitespace().any(|verb| starts_with(rest, verb));
        let first =
            end == from && VERBS.split_whitespace().any(|verb| verb.chars().count() <= 2 && starts_with(rest, verb));
        if breaks(c)
            || c.is_ascii_digit()
            || matches!(c, '(' | ')' | '和' | '及')
            || verb
            || first
            || end - from >= NOUN
        {
            break;
        }
        end += 1;
    }
    (from, end)
}

fn breaks(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | '!' | '?' | ':' | '、')
}

/// Where the clause of the character before `at` begins: behind a mark that is no thousands separator.
fn clause_start(chars: &[char], at: usize) -> usize {
    let digit = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
    (0..at).rev().find(|&i| breaks(chars[i]) && !(digit(i.checked_sub(1)) && digit(Some(i + 1)))).map_or(0, |i| i + 1)
}

/// `from..to` without empty words at its beginning and its end.
fn strip(chars: &[char], mut from: usize, mut to: usize) -> (usize, usize) {
    while from < to {
        let rest = chars.get(from..to).unwrap_or(&[]);
        let first = rest.first().copied().unwrap_or(' ');
        let cut = if first.is_whitespace() || (matches!(first, '”' | ')' | '》') && !contains(rest, "“")) {
            1
        } else {
            let time = time(rest);
            let word =
                EMPTY.split_whitespace().filter(|word| starts_with(rest, word)).map(|word| word.chars().count()).max();
            let glued = ["超额", "为企", "由于", "近年", "可信", "达标"].iter().any(|word| starts_with(rest, word));
            if time > 0 { time } else { word.filter(|&n| !glued && n < rest.len()).unwrap_or(0) }
        };
        if cut == 0 {
            break;
        }
        from += cut;
    }
    while from < to {
        let rest = chars.get(from..to).unwrap_or(&[]);
        let ends = |word: &&str| {
            let n = word.chars().count();
            rest.len() > n && starts_with(rest.get(rest.len() - n..).unwrap_or(&[]), word)
        };
        let word = TAIL.split_whitespace().filter(ends).map(|word| word.chars().count()).max();
        match word {
            Some(n) => to -= n,
            _ if rest.last().is_some_and(|c| c.is_whitespace()) => to -= 1,
            _ => break,
        }
    }
    (from, to)
}

/// The length of a date at the beginning of `rest`: 2024年以来, 2023年10月末, 5月.
fn time(rest: &[char]) -> usize {
    let mut at = 0;
    for unit in ['年', '月', '日'] {
        let digits = rest.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 && rest.get(at + digits) == Some(&unit) {
            at += digits + 1;
        }
    }
    if at == 0 {
        return 0;
    }
    let tails = ["以来", "至今", "上半年", "前三季度", "第一季度", "第二季度", "度", "底", "末", "来", "份"];
    let tail = tails.iter().find(|tail| starts_with(rest.get(at..).unwrap_or(&[]), tail));
    at + tail.map_or(0, |tail| tail.chars().count())
}
