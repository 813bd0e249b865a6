//! Titles: joined over their lines, and made from the text where none is printed.

use std::ops::Range;

use super::{
    annex_list::AnnexList,
    edits::Edit,
    notice::{Notice, is_han},
    rows::NoticeRow,
    segment::{CaseStart, key},
};
use crate::corpus::{Region, RepairKind};

/// A printed title as ranges of the notice.
#[derive(Clone, Debug)]
pub(crate) struct PrintedTitle {
    /// From the title's first character to its last.
    pub(crate) range: Range<usize>,
    /// The label, as printed.
    pub(crate) label: Option<String>,
    pub(crate) edits: Vec<Edit>,
}

/// Words with which the second clause of a title begins: a space parts the clauses where the notice breaks the line.
const CLAUSE_OPENERS: [&str; 60] = [
    "助力",
    "推动",
    "推進",
    "推进",
    "推動",
    "打造",
    "构建",
    "構建",
    "提升",
    "优化",
    "優化",
    "持续",
    "持續",
    "全力",
    "全方位",
    "全面",
    "加快",
    "加速",
    "聚力",
    "着力",
    "著力",
    "开辟",
    "開辟",
    "解决",
    "解決",
    "破解",
    "助推",
    "推行",
    "创新",
    "創新",
    "赋能",
    "賦能",
    "护航",
    "護航",
    "促进",
    "促進",
    "激发",
    "激發",
    "激活",
    "保障",
    "服务",
    "服務",
    "实现",
    "實現",
    "擦亮",
    "做优",
    "做優",
    "锻造",
    "鍛造",
    "塑强",
    "走出",
    "跑出",
    "让",
    "讓",
    "为",
    "為",
    "以",
    "切实",
    "有效",
    "深化",
];

/// The title that begins at `start`; `None` where none is printed.
pub(crate) fn printed_title(
    notice: &Notice,
    rows: &[NoticeRow],
    start: &CaseStart,
    list: &AnnexList,
) -> Option<PrintedTitle> {
    let (skip, taken) = start.title.as_ref()?;
    let skip = *skip;
    let first = rows.get(start.row)?;
    let label = start.label.map(|len| {
        let chars = first.chars(notice).get(..len).unwrap_or(&[]);
        let plain: String = chars.iter().collect();
        plain.trim_end_matches(['、', '.', '．']).to_owned()
    });
    let lines: Vec<&NoticeRow> = taken.iter().filter_map(|&row| rows.get(row)).collect();
    let (head, last) = (*lines.first()?, *lines.last()?);
    let alone = taken.first() != Some(&start.row);
    let from = if alone { head.body.start } else { head.body.start + skip };
    let mut edits = Vec::new();
    let mut range = from..last.range.end;
    let cut = taken.first().is_some_and(|&row| row > start.row + 1);
    if alone && (cut || first.body != first.range || head.body.start > head.range.start) {
        // Marks around a label of its own line, or a page break behind it: label and marks are one repair before the
        // title.
        range.start = first.range.start;
        let kind = if cut { RepairKind::PageBreak } else { RepairKind::Bullet };
        edits.push(Edit::sure(first.range.start..head.body.start, "", kind));
    } else if !alone && head.body.start > head.range.start {
        range.start = head.range.start;
        edits.push(Edit::sure(head.range.start..from, "", RepairKind::Bullet));
    }
    let mut before = key(notice.slice(from..head.body.end)).chars().count();
    let whole = key(&lines
        .iter()
        .enumerate()
        .flat_map(|(i, row)| notice.slice(if i == 0 { from..row.body.end } else { row.body.clone() }).to_vec())
        .collect::<Vec<_>>());
    let spelled = list.entries.iter().find(|item| item.key == whole);
    for (pair, at) in lines.windows(2).zip(taken.windows(2)) {
        let [row, next] = pair else { continue };
        let kind = if at[1] == at[0] + 1 { RepairKind::Wrap } else { RepairKind::PageBreak };
        let gap = row.body.end..next.body.start;
        let space = match spelled {
            Some(item) => space_after(&item.title, before),
            None => parts_clauses(notice, row, next),
        };
        edits.push(Edit::sure(gap, if space { " " } else { "" }, kind));
        before += key(next.chars(notice)).chars().count();
    }
    if last.body.end < last.range.end {
        edits.push(Edit::sure(last.body.end..last.range.end, "", RepairKind::Bullet));
    }
    Some(PrintedTitle { range, label, edits })
}

/// Whether the list spells a space behind the first `count` letters.
fn space_after(title: &str, count: usize) -> bool {
    let mut seen = 0;
    for c in title.chars() {
        if seen >= count && c.is_whitespace() {
            return true;
        }
        if is_han(c) || c.is_alphanumeric() {
            if seen == count {
                return false;
            }
            seen += 1;
        }
    }
    false
}

/// Whether a line break stands between two clauses, not inside a word.
fn parts_clauses(notice: &Notice, row: &NoticeRow, next: &NoticeRow) -> bool {
    let (end, begin) = (row.chars(notice), next.chars(notice));
    let open =
        end.last().is_some_and(|c| matches!(c, ',' | '，' | '、' | '“' | '(' | '（' | '的' | '和' | '与' | ':' | '：'));
    let clause = CLAUSE_OPENERS.iter().any(|word| super::notice::starts_with(begin, word));
    !open && clause && begin.len() >= 5
}

/// Verbs that tell what was done.
const VERBS: [&str; 24] = [
    "创新推行",
    "创新推出",
    "创新打造",
    "创新开展",
    "探索推行",
    "探索建立",
    "率先推出",
    "率先建立",
    "自主研发",
    "全面推行",
    "搭建",
    "打造",
    "推行",
    "推出",
    "构建",
    "建立",
    "创新",
    "探索",
    "实施",
    "开展",
    "设立",
    "运用",
    "聚焦",
    "推动",
];

/// A title made from a lead paragraph: the place, then what it did, up to the clause's end.
pub(crate) fn derived_title(chars: &[char], region: &Region) -> String {
    let place = region.county.as_ref().or(region.city.as_ref()).unwrap_or(&region.province);
    let full = match (&region.city, &region.county) {
        (Some(city), Some(county)) => format!("{city}{county}"),
        _ => place.clone(),
    };
    let found = VERBS.iter().filter_map(|verb| super::notice::find(chars, verb)).min();
    let from = found.unwrap_or(0);
    let clause: String = chars
        .iter()
        .skip(from)
        .take_while(|c| !matches!(c, ',' | '，' | '。' | ';' | '；' | ':' | '：'))
        .take(40)
        .collect();
    if found.is_some() { format!("{full}{clause}") } else { clause }
}
