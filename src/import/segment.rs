//! Where cases begin. Several ways of telling are tried; the one that agrees best with the notice's own count is used.

use std::collections::HashMap;

use super::{
    cue, headings,
    label::{self, Style},
    list::List,
    notice::{Notice, han},
    rows::Row,
};
use crate::corpus::SectionKind;

/// The beginning of a case, in rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    /// Index of the row that holds the label, the title, or (without both) the first paragraph.
    pub(crate) row: usize,
    /// Length of the label in characters of that row's body.
    pub(crate) label: Option<usize>,
    /// The number that the label or the annex list prints.
    pub(crate) number: Option<u32>,
    /// Where the title begins in that row's body (after label and separator), and how many rows it takes; `None`
    /// where no title is printed. A label may stand on a row of its own: then the first row adds nothing to the title.
    pub(crate) title: Option<(usize, usize)>,
}

/// How cases were told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By printed labels: 案例1, 附件1.
    Labels,
    /// By the titles of the annex list.
    AnnexList,
    /// By numbered titles.
    Numbers,
    /// By Markdown headings or bold lines.
    Marks,
    /// By a short line before the first section heading.
    Headings,
    /// By the place or body that a lead paragraph names.
    Places,
    /// The whole notice is one case.
    Whole,
}

/// Finds the beginnings of the cases.
pub(crate) fn segment(notice: &Notice, rows: &[Row], list: &List, announced: Option<u32>) -> Option<(Way, Vec<Start>)> {
    let ways = [
        (Way::Labels, labels(notice, rows)),
        (Way::AnnexList, by_list(notice, rows, list)),
        (Way::Marks, marks(notice, rows)),
        (Way::Numbers, numbers(notice, rows)),
        (Way::Headings, before_headings(notice, rows)),
        (Way::Places, cue::places(notice, rows)),
    ];
    let told = announced.or(u32::try_from(list.items.len()).ok().filter(|&n| n > 0)).unwrap_or(0) as usize;
    let exact = ways.iter().find(|(_, starts)| told > 1 && starts.len() == told);
    let several = ways.iter().find(|(_, starts)| starts.len() > 1);
    let one = ways.iter().find(|(_, starts)| starts.len() == 1);
    exact.or(several).or(one).cloned()
}

/// Words that stand before the number of a case.
const WORDS: [&str; 18] = [
    "典型经验做法",
    "典型案例",
    "典型经验",
    "典型做法",
    "优秀案例",
    "创新案例",
    "改革案例",
    "实践案例",
    "经验做法",
    "案例",
    "经验",
    "做法",
    "附件",
    "附录",
    "排名",
    "序号",
    "事例",
    "项目",
];

/// A label such as 案例1, 附件 12, 【案例三】, 案例（一）: its length and its number, and where the rest begins.
pub(crate) fn case_label(chars: &[char]) -> Option<(usize, u32, usize)> {
    let open = usize::from(matches!(chars.first(), Some('【' | '〔' | '[' | '「')));
    let rest = chars.get(open..)?;
    let word = WORDS.iter().find(|word| super::notice::starts_with(rest, word))?;
    let mut at = open + word.chars().count();
    let white = |at: usize| chars.iter().skip(at).take_while(|c| c.is_whitespace()).count();
    at += white(at);
    at += usize::from(matches!(chars.get(at), Some('之')));
    let bracket = usize::from(matches!(chars.get(at), Some('(' | '（')));
    at += bracket;
    let (number, len, _) = label::number(chars.get(at..)?)?;
    at += len;
    if bracket > 0 {
        if !matches!(chars.get(at), Some(')' | '）')) {
            return None;
        }
        at += 1;
    }
    if open > 0 {
        if !matches!(chars.get(at), Some('】' | '〕' | ']' | '」')) {
            return None;
        }
        at += 1;
    }
    let end = at;
    if chars
        .get(at)
        .is_some_and(|c| !c.is_whitespace() && !matches!(c, ':' | '：' | '、' | '.' | '．' | '-' | '—' | '丨' | '|'))
    {
        // A word runs on: 案例1的启示. A title may follow a closing bracket directly.
        if bracket == 0 && open == 0 {
            return None;
        }
    }
    while chars.get(at).is_some_and(|c| c.is_whitespace() || crate::corpus::account::is_separator(*c)) {
        at += 1;
    }
    Some((end, number, at))
}

fn labels(notice: &Notice, rows: &[Row]) -> Vec<Start> {
    let found = rows.iter().enumerate().filter_map(|(index, row)| {
        let chars = row.chars(notice);
        if chars.len() > 120 || chars.last() == Some(&'。') {
            return None;
        }
        let (end, number, rest) = case_label(chars)?;
        Some((index, end, number, rest))
    });
    let found: Vec<_> = found.collect();
    let bodied = found.iter().enumerate().filter(|&(i, &(index, ..))| {
        has_body(notice, rows, index + 1, found.get(i + 1).map_or(rows.len(), |next| next.0))
    });
    let mut starts: Vec<(usize, usize, u32, usize)> = bodied.map(|(_, &found)| found).collect();
    // A list of labels may stand before the cases: the numbers then begin anew.
    let anew = (1..starts.len()).rev().find(|&at| starts[at].2 == 1 && starts[at - 1].2 > 1);
    if let Some(anew) = anew.filter(|&anew| starts.len() - anew >= anew) {
        starts.drain(..anew);
    }
    let start = |(row, end, number, rest): (usize, usize, u32, usize)| {
        let alone = rest >= rows[row].len();
        let more = title_rows(notice, rows, row + 1, alone);
        // A label with nothing behind it is all the title there is.
        let bare = alone && more == 0;
        let (label, title) = if bare { (None, (0, 1)) } else { (Some(end), (rest, 1 + more)) };
        Start { row, label, number: Some(number), title: Some(title) }
    };
    starts.into_iter().map(start).collect()
}

/// How many rows from `first` on belong to a title; at least one where the label stood `alone`.
fn title_rows(notice: &Notice, rows: &[Row], first: usize, alone: bool) -> usize {
    let mut count = 0;
    while let Some(row) = rows.get(first + count) {
        let chars = row.chars(notice);
        let plain = row.titular()
            && (row.label.is_none() || (alone && count == 0))
            && headings::kind(notice, row).is_none()
            && case_label(chars).is_none()
            && !super::furniture::page_number(notice, row)
            && !byline(chars)
            && row.heading == rows[first.saturating_sub(1)].heading.max(if alone { row.heading } else { 0 });
        if !plain || count >= 4 {
            break;
        }
        // A line before numbered measures may be a heading of its own; a title is followed by text or a section heading.
        count += 1;
    }
    // All short lines down to the next case: nothing of the body would be left.
    if rows.get(first + count).is_none_or(|row| case_label(row.chars(notice)).is_some()) { count.min(1) } else { count }
}

/// A line that names who reports: 报送单位:…, （市发改委）.
pub(crate) fn byline(chars: &[char]) -> bool {
    let colon = chars.iter().take(8).any(|c| matches!(c, ':' | '：'));
    let unit = ["单位", "部门", "来源", "作者", "供稿", "地区"]
        .iter()
        .any(|w| super::notice::contains(&chars[..chars.len().min(8)], w));
    let bracketed = matches!((chars.first(), chars.last()), (Some('(' | '（'), Some(')' | '）')));
    (colon && unit) || bracketed
}

/// Whether the rows hold text, not only titles.
fn has_body(notice: &Notice, rows: &[Row], from: usize, to: usize) -> bool {
    let body = |row: &Row| row.len() > 60 || (row.finished && row.len() > 20) || headings::kind(notice, row).is_some();
    rows.get(from..to).is_some_and(|rows| rows.iter().any(body))
}

/// The title's letters without spaces, marks and punctuation, for comparison.
pub(crate) fn key(chars: &[char]) -> String {
    chars.iter().filter(|c| han(**c) || c.is_alphanumeric()).collect()
}

fn by_list(notice: &Notice, rows: &[Row], list: &List) -> Vec<Start> {
    let mut wanted: HashMap<String, u32> = HashMap::new();
    for item in &list.items {
        wanted.insert(key(&item.title.chars().collect::<Vec<_>>()), item.number);
    }
    let first = list.items.iter().map(|item| item.rows.1).max().unwrap_or(0);
    let mut starts = Vec::new();
    let mut index = first;
    while index < rows.len() {
        let mut joined = String::new();
        let mut hit = None;
        for (more, row) in rows.iter().skip(index).take(4).enumerate() {
            if row.len() > 120 || row.chars(notice).last() == Some(&'。') {
                break;
            }
            joined.push_str(&key(if more == 0 { row.after_label(notice) } else { row.chars(notice) }));
            if let Some(number) = wanted.remove(&joined) {
                hit = Some((more + 1, number));
                break;
            }
        }
        if let Some((taken, number)) = hit {
            let label = rows[index].label.map(|l| l.len);
            let skip = rows[index].len() - rows[index].after_label(notice).len();
            starts.push(Start { row: index, label, number: Some(number), title: Some((skip, taken)) });
            index += taken;
        } else {
            index += 1;
        }
    }
    if starts.len() * 2 < list.items.len() { Vec::new() } else { starts }
}

fn marks(notice: &Notice, rows: &[Row]) -> Vec<Start> {
    let mut best = Vec::new();
    for level in 1..=7u8 {
        let at: Vec<usize> = (0..rows.len())
            .filter(|&i| rows[i].heading == level && headings::kind(notice, &rows[i]).is_none() && rows[i].len() <= 80)
            .collect();
        let starts: Vec<Start> = at
            .iter()
            .enumerate()
            .filter(|&(i, &row)| has_body(notice, rows, row + 1, at.get(i + 1).copied().unwrap_or(rows.len())))
            .map(|(_, &row)| titled(notice, rows, row))
            .collect();
        let sections = (0..rows.len()).filter(|&i| headings::kind(notice, &rows[i]).is_some()).count();
        if starts.len() > 1
            && (sections == 0 || sections >= starts.len())
            && best.is_empty()
            && continuous(rows, &starts)
        {
            best = starts;
        }
    }
    best
}

/// Where starts are numbered, the numbers must run on through the notice: measures begin anew in every case.
fn continuous(rows: &[Row], starts: &[Start]) -> bool {
    let numbers: Vec<u32> = starts.iter().filter_map(|s| rows[s.row].label.map(|l| l.number)).collect();
    numbers.windows(2).all(|pair| pair[1] > pair[0]) && numbers.first().is_none_or(|&n| n == 1)
}

fn titled(notice: &Notice, rows: &[Row], row: usize) -> Start {
    let skip = rows[row].len() - rows[row].after_label(notice).len();
    let more = title_rows(notice, rows, row + 1, false);
    let label = rows[row].label;
    Start { row, label: label.map(|l| l.len), number: label.map(|l| l.number), title: Some((skip, 1 + more)) }
}

fn numbers(notice: &Notice, rows: &[Row]) -> Vec<Start> {
    for style in [Style::Chapter, Style::Bracketed, Style::Arabic] {
        let at: Vec<usize> = (0..rows.len())
            .filter(|&i| {
                let row = &rows[i];
                row.label.is_some_and(|l| l.style == style)
                    && row.titular()
                    && row.len() >= 8
                    && headings::kind(notice, row).is_none()
            })
            .collect();
        // Numbers that begin anew belong to measures; an earlier run may be the annex list.
        let from = at.iter().rposition(|&i| rows[i].label.is_some_and(|l| l.number == 1)).unwrap_or(0);
        let run = at.get(from..).unwrap_or(&[]);
        let rising =
            run.iter().enumerate().all(|(i, &row)| rows[row].label.is_some_and(|l| l.number as usize == i + 1));
        let bodied = run
            .iter()
            .enumerate()
            .all(|(i, &row)| has_body(notice, rows, row + 1, run.get(i + 1).copied().unwrap_or(rows.len())));
        let earlier = at.get(..from).unwrap_or(&[]);
        let listed = earlier
            .iter()
            .enumerate()
            .all(|(i, &row)| !has_body(notice, rows, row + 1, earlier.get(i + 1).copied().unwrap_or(row + 1)));
        if run.len() > 1 && rising && bodied && listed {
            return run.iter().map(|&row| titled(notice, rows, row)).collect();
        }
    }
    Vec::new()
}

fn before_headings(notice: &Notice, rows: &[Row]) -> Vec<Start> {
    let kinds: Vec<Option<SectionKind>> = rows.iter().map(|row| headings::kind(notice, row)).collect();
    let mut starts = Vec::new();
    let mut floor = 0;
    let mut previous: Option<(SectionKind, u32)> = None;
    for (index, kind) in kinds.iter().enumerate() {
        let Some(kind) = *kind else { continue };
        let number = rows[index].label.map_or(0, |l| l.number);
        let anew = match previous {
            None => true,
            Some((last, n)) => {
                kind == SectionKind::Background && last != SectionKind::Background || (number == 1 && n > 1)
            }
        };
        previous = Some((kind, number));
        if anew {
            // The notice's own heading stands before the first title.
            let own = |i: usize| starts.is_empty() && super::head::heads(rows[i].chars(notice));
            let title = |i: &usize| rows[*i].titular() && rows[*i].label.is_none() && rows[*i].len() >= 6 && !own(*i);
            if let Some(last) = (floor..index).rev().find(title) {
                let first = (floor..=last).rev().take(3).take_while(title).last().unwrap_or(last);
                starts.push(Start { row: first, label: None, number: None, title: Some((0, last - first + 1)) });
            }
        }
        floor = index + 1;
    }
    starts
}
