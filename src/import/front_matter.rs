//! What stands before the first case: letter, annex list, remains of a web page; and what the letter tells.

use super::{
    annex_list::AnnexList,
    fold::fold,
    furniture, headings,
    notice::{Notice, contains, ends_sentence, find},
    numbering,
    rows::NoticeRow,
};
use crate::corpus::FurnitureKind;

/// The kinds of the rows before the first case.
pub(crate) fn kinds(notice: &Notice, rows: &[NoticeRow], list: &AnnexList) -> Vec<FurnitureKind> {
    let words: Vec<Option<FurnitureKind>> = rows.iter().map(|row| furniture::by_words(notice, row)).collect();
    // Down to its own heading a page holds menus and slogans.
    let heading = rows.iter().zip(&words).position(|(row, kind)| {
        kind.is_none()
            && (row.is_sentence || row.len() > 80 || HEADINGS.iter().any(|w| contains(&folded(row.chars(notice)), w)))
    });
    let page = words.iter().take(heading.unwrap_or(0)).any(Option::is_some);
    rows.iter()
        .zip(words)
        .enumerate()
        .map(|(index, (row, kind))| {
            if list.contains_row(index) || bare_annex(notice, row) {
                FurnitureKind::AnnexList
            } else if let Some(kind) = kind {
                kind
            } else if page && heading.is_some_and(|heading| index < heading) {
                FurnitureKind::Navigation
            } else {
                FurnitureKind::Letter
            }
        })
        .collect()
}

const HEADINGS: [&str; 8] =
    ["通知", "典型经验", "典型案例", "典型做法", "经验做法", "优秀案例", "创新案例", "案例汇编"];

/// Whether a line could be the heading of a whole notice.
pub(crate) fn is_notice_heading(chars: &[char]) -> bool {
    let text = folded(chars);
    HEADINGS.iter().any(|word| contains(&text, word)) || ["选编", "汇编", "清单"].iter().any(|end| contains(&text, end))
}

/// 附件: on a line of its own.
fn bare_annex(notice: &Notice, row: &NoticeRow) -> bool {
    let text: String = row.chars(notice).iter().map(|&c| fold(c)).collect();
    matches!(text.as_str(), "附件:" | "附件" | "附:" | "目录" | "目 录")
}

fn folded(chars: &[char]) -> Vec<char> {
    chars.iter().map(|&c| fold(c)).collect()
}

/// Words for what is counted.
const COUNTED: [&str; 7] = ["典型", "经验", "經驗", "案例", "做法", "事例", "范例"];

/// How many cases the notice says that it has: 共35个典型经验做法, 30項典型經驗做法, (共16项). Only what stands before
/// the first section heading tells it, and only a sentence that speaks of cases.
pub(crate) fn announced(notice: &Notice, rows: &[NoticeRow]) -> Option<u32> {
    let letter = rows.iter().position(|row| headings::kind(notice, row).is_some()).unwrap_or(rows.len());
    rows.get(..letter)?.iter().find_map(|row| {
        let chars = folded(row.chars(notice));
        (0..chars.len()).find_map(|at| {
            if at > 0 && (chars[at - 1].is_ascii_digit() || "一二三四五六七八九十百".contains(chars[at - 1]))
            {
                return None;
            }
            let (number, len, arabic) = numbering::number(chars.get(at..)?)?;
            let rest = chars.get(at + len..)?;
            if !matches!(rest.first(), Some('个' | '個' | '项' | '項' | '条' | '條' | '则' | '例' | '篇')) {
                return None;
            }
            let after: Vec<char> = rest.iter().skip(1).take(14).copied().collect();
            let named = COUNTED.iter().any(|w| contains(&after, w));
            let sentence = chars.get(..at)?.rsplit(|&c| ends_sentence(c)).next().unwrap_or(&[]);
            // (共两例) stands on a line of its own below the heading.
            let told = COUNTED.iter().any(|w| contains(sentence, w)) || chars.len() <= len + 6;
            let total =
                at > 0 && chars[at - 1] == '共' && matches!(after.first(), None | Some(')' | '。' | ',')) && told;
            let large = arabic || number > 2;
            (large && number >= 2 && (named || total)).then_some(number)
        })
    })
}

/// Whether a line is a date of its own, as under a letter.
pub(crate) fn is_date_line(notice: &Notice, row: &NoticeRow) -> bool {
    row.len() <= 12 && date(&folded(row.chars(notice))).is_some()
}

/// A document number: `莆发改[2024]401号`.
pub(crate) fn document_number(notice: &Notice, rows: &[NoticeRow]) -> Option<String> {
    rows.iter().take(12).find_map(|row| {
        let chars = row.chars(notice);
        let open = chars.iter().position(|c| matches!(c, '[' | '〔' | '［' | '(' | '（'))?;
        let year: String = chars.get(open + 1..open + 5)?.iter().collect();
        let rest = chars.get(open + 6..)?;
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        let whole = year.starts_with("20") && digits > 0 && rest.get(digits) == Some(&'号') && rest.len() == digits + 1;
        (whole && open >= 2 && chars.len() <= 30).then(|| chars.iter().collect())
    })
}

/// A date printed alone on a line (2025年4月10日), or behind 发布时间; as YYYY-MM-DD.
pub(crate) fn published(notice: &Notice, rows: &[NoticeRow]) -> Option<String> {
    let dated = |row: &NoticeRow| {
        let chars = folded(row.chars(notice));
        let from = find(&chars, "发布时间").or_else(|| find(&chars, "发布日期"));
        let date = date(chars.get(from.unwrap_or(0)..)?)?;
        (from.is_some() || row.len() <= 12).then_some(date)
    };
    rows.iter().rev().find_map(dated).or_else(|| {
        let number = document_number(notice, rows)?;
        let year: String = number.chars().skip_while(|c| !c.is_ascii_digit()).take(4).collect();
        Some(year)
    })
}

/// Endings of the names of bodies that publish notices.
const BODIES: [&str; 16] = [
    "委员会",
    "办公室",
    "人民政府",
    "管理局",
    "监督局",
    "服务局",
    "数据局",
    "商务厅",
    "财政厅",
    "领导小组",
    "工作小组",
    "推进小组",
    "管委会",
    "中心",
    "厅",
    "局",
];

/// Who publishes: the words before 关于 in the heading, the signature above the date, or the head of the letter (…文件).
pub(crate) fn issuer(notice: &Notice, rows: &[NoticeRow]) -> Option<String> {
    let body = |text: &str| {
        let plain = text.split_whitespace().collect::<String>();
        let good = (4..=40).contains(&plain.chars().count()) && BODIES.iter().any(|end| plain.ends_with(end));
        good.then_some(plain)
    };
    let titled = title(notice, rows).and_then(|title| title.split_once("关于").and_then(|(before, _)| body(before)));
    let signed = || {
        let dated = rows.iter().rposition(|row| is_date_line(notice, row))?;
        body(&notice.text(rows.get(dated.checked_sub(1)?)?.body.clone()))
    };
    let headed = || rows.iter().take(4).find_map(|row| body(notice.text(row.body.clone()).strip_suffix("文件")?));
    titled.or_else(signed).or_else(headed)
}

/// The first full date in a text.
fn date(chars: &[char]) -> Option<String> {
    (0..chars.len()).find_map(|at| {
        let (year, rest) = digits(chars.get(at..)?, 4)?;
        let rest =
            rest.strip_prefix(&['年']).or_else(|| rest.strip_prefix(&['-'])).or_else(|| rest.strip_prefix(&['/']))?;
        let (month, rest) = digits(rest, 2)?;
        let rest =
            rest.strip_prefix(&['月']).or_else(|| rest.strip_prefix(&['-'])).or_else(|| rest.strip_prefix(&['/']))?;
        let (day, _) = digits(rest, 2)?;
        let good = (1990..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        good.then(|| format!("{year:04}-{month:02}-{day:02}"))
    })
}

fn digits(chars: &[char], most: usize) -> Option<(u32, &[char])> {
    let len = chars.iter().take(most).take_while(|c| c.is_ascii_digit()).count();
    let value = chars.get(..len)?.iter().collect::<String>().parse().ok()?;
    Some((value, chars.get(len..)?))
}

/// The letter's own heading: a line that names what is being published, on one line or wrapped.
pub(crate) fn title(notice: &Notice, rows: &[NoticeRow]) -> Option<String> {
    let row = rows.iter().take(20).find(|row| {
        let chars = row.chars(notice);
        !row.is_sentence
            && (8..=90).contains(&chars.len())
            && furniture::by_words(notice, row).is_none()
            && (contains(chars, "通知") || HEADINGS.iter().skip(1).any(|w| contains(chars, w)))
            && !contains(chars, "附件")
    })?;
    Some(joined(row.chars(notice)))
}

/// Text without the white space that wraps leave between Han characters.
fn joined(chars: &[char]) -> String {
    let mut out = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let stray = c.is_whitespace()
            && at > 0
            && super::notice::is_han(chars[at - 1])
            && chars.get(at + 1).is_some_and(|&c| super::notice::is_han(c));
        if !stray {
            out.push(c);
        }
    }
    out
}
