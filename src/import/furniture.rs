//! Whole lines that belong to no case, told by what they say.

use std::collections::HashMap;

use super::{
    fold::fold,
    headings,
    notice::{Notice, contains, is_han},
    rows::NoticeRow,
    segment::case_label,
};
use crate::corpus::FurnitureKind;

const SPAM: [&str; 12] = [
    "赌场",
    "博彩",
    "娱乐城",
    "棋牌",
    "彩票",
    "真人荷官",
    "app*官网",
    "【app",
    "官方网站-",
    "体育投注",
    "老虎机",
    "百家乐",
];
const DISCLAIMER: [&str; 5] = ["免责声明", "版权声明", "版权归原作者", "侵权请联系", "特别声明"];
const CREDIT: [&str; 15] = [
    "责任编辑",
    "来源:",
    "信息来源",
    "文章来源",
    "编辑:",
    "作者:",
    "审核:",
    "审核人",
    "供稿",
    "发布时间",
    "发布日期",
    "浏览次数",
    "阅读次数",
    "点击数",
    "校对:",
];
const NAVIGATION: [&str; 26] = [
    "繁体|",
    "|繁体",
    "老年人模式",
    "无障碍浏览",
    "当前位置",
    "您的位置",
    "您当前",
    "返回顶部",
    "关闭窗口",
    "扫一扫在手机",
    "分享到",
    "相关文档",
    "相关附件",
    "附件下载",
    "相关链接",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "字体大小",
    "LOGO",
    "网站地图",
    "加入收藏",
    "设为首页",
    "ICP备",
    "公网安备",
];
/// Words of menus that text uses, too: menus only where the line holds hardly anything else.
const MENU: [&str; 9] = ["登录", "注册", "首页", "打印", "关闭", "扫一扫", "主办单位", "字体", "收藏"];
const ADVERT: [&str; 8] =
    ["提供商", "服务商", "咨询热线", "软件产品", "扫码关注", "招商热线", "欢迎关注", "公众号二维码"];

/// What a short line of its own says only to its readers.
const APPEAL: [&str; 5] = ["扫码关注", "欢迎关注", "公众号二维码", "长按识别", "关注公众号"];

/// Longer lines are taken for text, whatever they name.
const SHORT: usize = 60;

/// A page number on a line of its own: — 4 —, - 4 -, 第 4 页, 4 / 12, with what converters put around it.
pub(crate) fn page_number(notice: &Notice, row: &NoticeRow) -> bool {
    let chars: Vec<char> = notice.slice(row.range.clone()).iter().copied().filter(|c| !c.is_whitespace()).collect();
    if chars.len() > 16 {
        return false;
    }
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    let dashes = chars.iter().filter(|c| "-—–－―·•".contains(**c)).count();
    let other = chars.len() - digits - dashes - chars.iter().filter(|c| "*_#/".contains(**c)).count();
    let page = matches!(chars.as_slice(), ['第', .., '页'])
        && chars.iter().all(|c| c.is_ascii_digit() || "第页共/,，".contains(*c));
    digits > 0 && digits <= 8 && (page || (other == 0 && (dashes > 0 || digits <= 3)))
}

/// The kind of a line that is furniture by its own words, wherever it stands.
pub(crate) fn by_words(notice: &Notice, row: &NoticeRow) -> Option<FurnitureKind> {
    if page_number(notice, row) {
        return Some(FurnitureKind::PageNumber);
    }
    let chars: Vec<char> = row.chars(notice).iter().take(SHORT + 1).map(|&c| fold(c)).collect();
    let has = |words: &[&str]| words.iter().any(|word| contains(&chars, word));
    let short = chars.len() <= SHORT;
    let sentence = row.is_sentence && !chars.ends_with(&[':']);
    if short && has(&SPAM) {
        Some(FurnitureKind::Spam)
    } else if DISCLAIMER.iter().any(|word| super::notice::starts_with(&chars, word)) || (short && has(&DISCLAIMER)) {
        Some(FurnitureKind::Disclaimer)
    } else if short && !sentence && row.label.is_none() && CREDIT.iter().any(|w| within(&chars, w, 8)) {
        Some(FurnitureKind::Credit)
    } else if chars.len() <= 20 && !sentence && row.label.is_none() && has(&APPEAL) {
        Some(FurnitureKind::Advert)
    } else if short && !sentence && row.label.is_none() && navigation(&chars) {
        Some(FurnitureKind::Navigation)
    } else {
        None
    }
}

/// Marks the rows that are furniture by their own words, and those that return page by page.
pub(crate) fn mark(notice: &Notice, rows: &mut [NoticeRow]) {
    let kinds: Vec<Option<FurnitureKind>> = rows.iter().map(|row| by_words(notice, row)).collect();
    for (row, kind) in rows.iter_mut().zip(kinds) {
        row.furniture = kind;
    }
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        if (2..=SHORT).contains(&row.len()) && !row.is_sentence && row.label.is_none() {
            let text = row.chars(notice).iter().filter(|c| !c.is_whitespace() && !c.is_ascii_digit());
            places.entry(text.collect()).or_default().push(at);
        }
    }
    let running: Vec<usize> = places.into_values().filter(|places| runs(notice, rows, places)).flatten().collect();
    for at in running {
        rows[at].furniture.get_or_insert(FurnitureKind::Navigation);
    }
}

/// Whether a line that stands at all `places` is a running title: it returns at even distances, whatever is cut by it.
fn runs(notice: &Notice, rows: &[NoticeRow], places: &[usize]) -> bool {
    let distance = |pair: &[usize]| rows[pair[1]].line.saturating_sub(rows[pair[0]].line);
    let (least, most) = places
        .windows(2)
        .map(distance)
        .fold((u32::MAX, 0), |(least, most), distance| (least.min(distance), most.max(distance)));
    if places.len() < 3 || least < 5 || most > least * 2 {
        return false;
    }
    let heads = |row: &NoticeRow| headings::kind(notice, row).is_some() || case_label(row.chars(notice)).is_some();
    if heads(&rows[places[0]]) {
        return false;
    }
    // A heading of its own stands before text alone, never in the middle of a sentence.
    let next = |&at: &usize| rows.get(at + 1..)?.iter().find(|row| by_words(notice, row).is_none());
    let before = |at: &usize| at.checked_sub(1).and_then(|at| rows.get(at));
    let cuts = |at: &&usize| before(at).is_some_and(|row| !row.is_sentence && row.len() > 20);
    let led = places.iter().filter(|at| next(at).is_some_and(heads)).count();
    let cut = places.iter().filter(cuts).count();
    // The second line of a title returns, too, but always behind the first.
    let short = |at: &&usize| before(at).is_some_and(|row| !row.is_sentence && row.len() <= 20);
    let below = places.iter().filter(short).count() * 2 > places.len();
    !below && ((led > 0 && led < places.len()) || cut * 2 > places.len())
}

/// The kind of a line after the last case.
pub(crate) fn at_end(notice: &Notice, row: &NoticeRow) -> FurnitureKind {
    let chars: Vec<char> = row.chars(notice).iter().take(400).map(|&c| fold(c)).collect();
    by_words(notice, row).unwrap_or_else(|| {
        if ADVERT.iter().any(|word| contains(&chars, word)) { FurnitureKind::Advert } else { FurnitureKind::Navigation }
    })
}

fn within(chars: &[char], word: &str, end: usize) -> bool {
    super::notice::find(chars, word).is_some_and(|at| at <= end)
}

fn navigation(chars: &[char]) -> bool {
    let bars = chars.iter().filter(|c| **c == '|').count();
    let has = |words: &[&str]| words.iter().any(|word| contains(chars, word));
    let name: String = chars.iter().rev().take(5).rev().collect();
    let file = [".docx", ".doc", ".pdf", ".wps", ".xlsx", ".zip", ".rar"].iter().any(|end| name.ends_with(end));
    bars >= 3 || file || (chars.len() <= 30 && has(&NAVIGATION)) || (chars.len() <= 10 && menu(chars))
}

/// Whether a line says hardly more than words of menus: 注册 stands in 深港通注册易, too.
fn menu(chars: &[char]) -> bool {
    let mut text: String = chars.iter().filter(|c| is_han(**c) || c.is_ascii_alphanumeric()).collect();
    let all = text.chars().count();
    for word in MENU {
        text = text.replace(word, "");
    }
    let rest = text.chars().count();
    rest < all && rest <= 3 && rest * 2 <= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_by_its_words() {
        use FurnitureKind::{Credit, Disclaimer, Navigation, PageNumber, Spam};
        let table = [
            ("— 4 **—**", Some(PageNumber)),
            ("— 30 —", Some(PageNumber)),
            ("第 3 页 共 12 页", Some(PageNumber)),
            ("- 4 -", Some(PageNumber)),
            ("12", Some(PageNumber)),
            ("2024年", None),
            ("简体| 繁體| 老年人模式| 登录| 注册", Some(Navigation)),
            ("某某赌场-【app*官网】", Some(Spam)),
            ("责任编辑:ouruijia", Some(Credit)),
            ("免责声明: 本文转自网络公开渠道,不作保证。", Some(Disclaimer)),
            ("关闭 打印", Some(Navigation)),
            ("(一)登录平台。", None),
            ("案例1:福州市打造智慧政务大厅", None),
        ];
        for (line, want) in table {
            let notice = Notice::new(line);
            let row = crate::import::rows::rows(&notice).pop().unwrap();
            assert_eq!(by_words(&notice, &row), want, "{line}");
        }
    }
}
