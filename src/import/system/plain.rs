//! Names without quotation marks: the words before a kind, back to a verb, a connective or a mark.

use std::collections::HashSet;

use super::words::{FUNCTIONS, KINDS, LONGER, NameSpan, QUOTED_ONLY, STOPS, WELL_KNOWN, beyond_generic, is_counted};
use crate::import::{
    notice::{contains, is_han, starts_with},
    region::{self, DivisionLevel, IssuerRegion, RegionMatch},
};

/// The longest run of words before a kind that is looked at.
const LONGEST: usize = 30;

/// Finds the names.
pub(super) fn plain(chars: &[char], out: &mut Vec<NameSpan>) {
    let marks = Marks::of(chars);
    let begins: HashSet<usize> = out.iter().map(|found| found.0).collect();
    let mut ends: HashSet<usize> = out.iter().map(|found| found.1).collect();
    let mut covered = 0;
    for at in 0..chars.len() {
        let store = || (chars[at] == '库' && at >= covered).then_some("库");
        let Some(kind) = KINDS.prefix_of(&chars[at..]).or_else(store) else { continue };
        let end = at + kind.chars().count();
        covered = covered.max(end);
        let next = chars.get(end);
        let sector = kind == "系统" && matches!(next, Some('内' | '谋' | '推' | '整'));
        let rest = chars.get(end..).unwrap_or(&[]);
        let word = ["管理员", "模式", "版本"].iter().any(|word| starts_with(rest, word));
        let runs_on = sector || word || matches!(next, Some('性' | '化' | '经' | '间' | '湾' | '胞'));
        // …解决平台“薪企航”: words that describe the name behind them.
        let describes = matches!(next, Some('“' | '"')) && begins.contains(&(end + 1));
        if QUOTED_ONLY.words().contains(&kind) || runs_on || marks.inside[at] {
            continue;
        }
        let white = (0..at).rev().take_while(|&i| chars[i] == ' ').count();
        let to = at - white;
        let first = begin(chars, to);
        let name = chars.get(first..to).unwrap_or(&[]);
        let quoted = first > 0 && marks.closes[first - 1] && ends.contains(&(first - 1));
        // X、Y等诉求平台: the class of X and Y.
        let class = first > 0 && chars[first - 1] == '等';
        let specific = if kind.ends_with('库') && is_made(chars, first) {
            is_store(chars, first, to, kind)
        } else {
            kind != "库" && is_specific(name, kind)
        };
        if !quoted && !class && !describes && specific {
            out.push((first, end, false));
            ends.insert(end);
        }
    }
}

/// Returns `true` if a name that begins at `first` is what is made or used: 打造…, 建立了…, 调用….
fn is_made(chars: &[char], first: usize) -> bool {
    let before = &chars[first.saturating_sub(4)..first];
    ["打造", "建立", "搭建", "调用"].iter().any(|verb| contains(before, verb))
}

/// Returns `true` if `first..to` with a kind is a store of data that says of what: 权责清单库; not 水库, 出入库.
fn is_store(chars: &[char], first: usize, to: usize, kind: &str) -> bool {
    let name = chars.get(first..to).unwrap_or(&[]);
    (kind != "库" || is_data_store(name)) && name.len() >= 2 && !is_counted(name) && beyond_generic(name) >= 1
}

/// Returns `true` if 库 behind `name` is a store of data: not 水库, 出入库.
pub(super) fn is_data_store(name: &[char]) -> bool {
    !name.last().is_some_and(|c| "水仓金车冷国入出在宝书油货粮药血".contains(*c))
}

/// The beginning of the name whose kind begins at `to`.
pub(super) fn begin(chars: &[char], to: usize) -> usize {
    let is_word = |c: &&char| is_han(**c) || c.is_ascii_alphanumeric();
    let start = to - chars[..to].iter().rev().take(LONGEST).take_while(is_word).count();
    let stops = (start..to).flat_map(|at| STOPS.prefix_lens(&chars[at..to]).map(move |length| (at, length)));
    let stops = stops.filter(|&(at, length)| !is_in_longer_word(chars, at, length, to));
    let cut = stops.map(|(at, length)| at + length).max().unwrap_or(start);
    // A region behind a verb begins the name: …应用咸阳营商环境服务平台; not 秦创原铜川创新驱动平台.
    let regions = region::find_regions(&chars[cut..to], LONGEST, &IssuerRegion::default());
    let begins = |found: &&RegionMatch| {
        let is_behind_verb = found.start >= 2 && "用在托过接入设发到".contains(chars[cut + found.start - 1]);
        is_behind_verb && (found.is_official || found.level == DivisionLevel::City)
    };
    let cut = cut + regions.iter().rfind(begins).map_or(0, |found| found.start);
    let fixed = ["全国", "全省", "全市", "一体化", "一站式", "全程", "全流程"];
    let is_particle = |&at: &usize| {
        "了着过好全一个套款该此各".contains(chars[at]) && !fixed.iter().any(|word| starts_with(&chars[at..], word))
    };
    cut + (cut..to).take_while(is_particle).count()
}

/// Returns `true` if the stop word at `at` is part of a longer word that ends before `to`: 应用, 数据汇聚, 建设项目.
fn is_in_longer_word(chars: &[char], at: usize, length: usize, to: usize) -> bool {
    LONGER.words().iter().any(|word| {
        let n = word.chars().count();
        let from = (at + length).saturating_sub(n);
        n > length && (from..=at).any(|i| i + n <= to && starts_with(chars.get(i..).unwrap_or(&[]), word))
    })
}

/// Returns `true` if the words before a kind say which system is meant.
fn is_specific(name: &[char], kind: &str) -> bool {
    let text: String = name.iter().collect();
    let digits = name.windows(5).any(|five| five.iter().all(char::is_ascii_digit));
    let mixed = name.iter().take(6).any(|c| matches!(c, 'e' | 'i'));
    let broken = matches!(name.first(), Some('性' | '化' | '式' | '站' | '家' | '级' | '间' | '程' | '期' | '区'));
    let known = WELL_KNOWN.words().iter().any(|known| text.ends_with(known));
    let dated = name.iter().take_while(|c| c.is_ascii_digit()).count() == 4 && name.get(4) == Some(&'年');
    let several =
        dated || name.windows(2).any(|two| two[0].is_ascii_digit() && matches!(two[1], '个' | '家' | '大' | '类'));
    if known || several || name.len() < 2 || digits || mixed || is_counted(name) || broken || text == "手机银行" {
        return false;
    }
    let program = kind != "系统" || FUNCTIONS.words().iter().any(|function| text.contains(function));
    let store = kind.ends_with('库') && name.len() < 4;
    let beyond = beyond_generic(name);
    let enough = if kind.ends_with("平台") { beyond >= 3 || (beyond >= 2 && name.len() >= 6) } else { beyond >= 2 };
    program && !store && enough
}

/// Marks for each character: inside 《》 or a quotation, and closing one.
struct Marks {
    inside: Vec<bool>,
    closes: Vec<bool>,
}

impl Marks {
    fn of(chars: &[char]) -> Self {
        let mut marks = Self { inside: Vec::with_capacity(chars.len()), closes: vec![false; chars.len()] };
        let (mut open, mut straight) = (false, false);
        for (at, c) in chars.iter().enumerate() {
            match c {
                '《' | '“' | '「' => open = true,
                '》' | '”' | '」' => {
                    open = false;
                    marks.closes[at] = *c != '》';
                }
                '"' => {
                    marks.closes[at] = straight;
                    straight = !straight;
                }
                '。' => (open, straight) = (false, false),
                _ => {}
            }
            marks.inside.push(open || straight);
        }
        marks
    }
}
