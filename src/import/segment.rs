//! Where cases begin. Several strategies of telling are tried; the one that agrees best with the notice's own count is used.

use std::collections::HashMap;

use super::{
    annex_list::AnnexList,
    headings, lead_cue,
    notice::{Notice, is_han},
    number_chain, numbering, recover,
    rows::NoticeRow,
    title_line::{self, TitleLines},
};
use crate::corpus::SectionKind;

/// The beginning of a case, in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CaseStart {
    /// Index of the row that holds the label, the title, or (without both) the first paragraph.
    pub(crate) row: usize,
    /// Length of the label in characters of that row's body.
    pub(crate) label: Option<usize>,
    /// The number that the label or the annex list prints.
    pub(crate) number: Option<u32>,
    /// Where the title begins in its first row's body (after label and separator), and the rows that it takes; `None`
    /// where no title is printed. A label may stand on a row of its own, which is none of these then.
    pub(crate) title: Option<(usize, Vec<usize>)>,
    /// Whether the title may end elsewhere.
    pub(crate) is_end_uncertain: bool,
}

impl CaseStart {
    /// The first row behind label and title.
    pub(crate) fn body(&self) -> usize {
        let title = self.title.as_ref().and_then(|(_, rows)| rows.last());
        title.map_or(self.row + usize::from(self.label.is_some()), |last| last + 1)
    }
}

/// How cases were told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentStrategy {
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
    /// By titles that stand alone, each with a place at its head.
    Titles,
    /// By the place or body that a lead paragraph names.
    Places,
    /// The whole notice is one case.
    Whole,
}

/// Finds the beginnings of the cases.
pub(crate) fn segment(
    notice: &Notice,
    rows: &[NoticeRow],
    list: &AnnexList,
    announced: Option<u32>,
) -> Option<(SegmentStrategy, Vec<CaseStart>)> {
    let headed = by_section_headings(notice, rows);
    let strategies = [
        (SegmentStrategy::Labels, by_labels(notice, rows, list)),
        (SegmentStrategy::AnnexList, by_list(notice, rows, list)),
        (SegmentStrategy::Marks, by_markdown(notice, rows)),
        (SegmentStrategy::Numbers, number_chain::numbers(notice, rows)),
        (SegmentStrategy::Headings, headed.clone()),
        (SegmentStrategy::Titles, by_title_rows(notice, rows)),
        (SegmentStrategy::Places, lead_cue::places(notice, rows)),
    ];
    let told = announced.or(list.declared_count()).unwrap_or(0) as usize;
    let torn = |strategy: SegmentStrategy, starts: &[CaseStart]| {
        let told = matches!(strategy, SegmentStrategy::Labels | SegmentStrategy::AnnexList);
        recover::torn_cases(notice, rows, starts) + if told { 0 } else { recover::headless_cases(notice, rows, starts) }
    };
    let exact =
        strategies.iter().find(|(strategy, starts)| told > 1 && starts.len() == told && torn(*strategy, starts) == 0);
    let several =
        strategies.iter().find(|(strategy, starts)| starts.len() > 1 && torn(*strategy, starts) * 3 <= starts.len());
    let any = strategies.iter().find(|(_, starts)| starts.len() > 1);
    let one = strategies.iter().find(|(_, starts)| starts.len() == 1);
    let (strategy, starts) = exact.or(several).or(any).or(one).cloned()?;
    let starts = if matches!(strategy, SegmentStrategy::Places | SegmentStrategy::Whole) {
        starts
    } else {
        recover::recover(notice, rows, starts, &headed, list, told)
    };
    Some((strategy, starts))
}

/// Words that stand before the number of a case.
const WORDS: [&str; 21] = [
    "No.",
    "NO.",
    "№",
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

/// A label such as 案例1, 附件 12, 附件3-1, 【案例三】, 案例（一）, 第1项: its length and its number, and where the rest
/// begins.
pub(crate) fn case_label(chars: &[char]) -> Option<(usize, u32, usize)> {
    let open = usize::from(matches!(chars.first(), Some('【' | '〔' | '[' | '「')));
    let rest = chars.get(open..)?;
    let white = |at: usize| chars.iter().skip(at).take_while(|c| c.is_whitespace()).count();
    let counted = rest.first() == Some(&'第');
    let mut at = open;
    let mut bracket = 0;
    if counted {
        at += 1 + white(at + 1);
    } else {
        let word = WORDS.iter().find(|word| super::notice::starts_with(rest, word))?;
        at += word.chars().count();
        at += white(at);
        at += usize::from(matches!(chars.get(at), Some('之')));
        bracket = usize::from(matches!(chars.get(at), Some('(' | '（')));
        at += bracket;
    }
    let (mut number, len, _) = numbering::number(chars.get(at..)?)?;
    at += len;
    if counted {
        at += white(at);
        match chars.get(at)? {
            '项' | '項' | '例' | '个' | '個' | '则' | '則' | '篇' => at += 1,
            '、' | ':' | '：' => {}
            _ => return None,
        }
    }
    // 附件3-1: the first of the third annex.
    if let Some('-' | '－' | '—' | '.' | '．') = chars.get(at)
        && let Some((part, len, true)) = numbering::number(chars.get(at + 1..)?)
    {
        number = part;
        at += 1 + len;
    }
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
        // A word runs on: 案例1的启示. A title may follow a closing bracket or 第1项 directly.
        if bracket == 0 && open == 0 && !counted {
            return None;
        }
    }
    while chars.get(at).is_some_and(|c| c.is_whitespace() || crate::corpus::roundtrip::is_separator(*c)) {
        at += 1;
    }
    Some((end, number, at))
}

fn by_labels(notice: &Notice, rows: &[NoticeRow], list: &AnnexList) -> Vec<CaseStart> {
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
        let (label, title, is_end_uncertain) = labelled(notice, rows, list, (row, end, rest));
        CaseStart { row, label, number: Some(number), title: Some(title), is_end_uncertain }
    };
    starts.into_iter().map(start).collect()
}

/// The label and the title that begin on a row: the label's end, where the title begins and its rows, and whether its
/// end is is_end_uncertain.
fn labelled(
    notice: &Notice,
    rows: &[NoticeRow],
    list: &AnnexList,
    (row, end, rest): (usize, usize, usize),
) -> (Option<usize>, (usize, Vec<usize>), bool) {
    let begun = rows[row].chars(notice).get(rest..).unwrap_or(&[]);
    let spelled = title_line::listed_title(notice, rows, row + 1, begun, list)
        .filter(|more| !more.is_empty() || rest < rows[row].len());
    let told = match spelled {
        Some(rows) => TitleLines { rows, is_end_uncertain: false },
        None => title_line::title_lines(notice, rows, row + 1, begun),
    };
    let mut title = told.rows;
    if rest < rows[row].len() {
        title.insert(0, row);
        (Some(end), (rest, title), told.is_end_uncertain)
    } else if title.is_empty() {
        // A label with nothing behind it is all the title there is.
        (None, (0, vec![row]), true)
    } else {
        (Some(end), (0, title), told.is_end_uncertain)
    }
}

/// Whether the rows hold text, not only titles.
pub(crate) fn has_body(notice: &Notice, rows: &[NoticeRow], from: usize, to: usize) -> bool {
    let body = |row: &NoticeRow| {
        row.len() > 60 || (row.is_sentence && row.len() > 20) || headings::kind(notice, row).is_some()
    };
    rows.get(from..to).is_some_and(|rows| rows.iter().any(body))
}

/// The title's letters without spaces, marks and punctuation, for comparison.
pub(crate) fn key(chars: &[char]) -> String {
    chars.iter().filter(|c| is_han(**c) || c.is_alphanumeric()).collect()
}

fn by_list(notice: &Notice, rows: &[NoticeRow], list: &AnnexList) -> Vec<CaseStart> {
    let mut wanted: HashMap<&str, u32> = list.entries.iter().map(|item| (item.key.as_str(), item.number)).collect();
    let first = list.entries.iter().map(|item| item.rows.1).max().unwrap_or(0);
    let mut starts = Vec::new();
    let mut index = first;
    while index < rows.len() {
        match titled_as(notice, rows, index, &wanted) {
            Some((taken, number, item)) => {
                wanted.remove(item.as_str());
                let label = rows[index].label.map(|l| l.len);
                let skip = rows[index].len() - rows[index].after_label(notice).len();
                index = taken.last().map_or(index, |last| *last) + 1;
                let row = taken.first().copied().unwrap_or_default();
                starts.push(CaseStart {
                    row,
                    label,
                    number: Some(number),
                    title: Some((skip, taken)),
                    is_end_uncertain: false,
                });
            }
            None => index += 1,
        }
    }
    if starts.len() * 2 < list.entries.len() { Vec::new() } else { starts }
}

/// The rows from `index` on that together say one of the `wanted` titles, its number and its letters.
fn titled_as(
    notice: &Notice,
    rows: &[NoticeRow],
    index: usize,
    wanted: &HashMap<&str, u32>,
) -> Option<(Vec<usize>, u32, String)> {
    let mut joined = String::new();
    let mut taken = Vec::new();
    rows[index].furniture.is_none().then_some(())?;
    for (at, row) in rows.iter().enumerate().skip(index).filter(|(_, row)| row.furniture.is_none()).take(4) {
        if row.len() > 120 || row.chars(notice).last() == Some(&'。') {
            return None;
        }
        joined.push_str(&key(if taken.is_empty() { row.after_label(notice) } else { row.chars(notice) }));
        taken.push(at);
        if let Some(&number) = wanted.get(joined.as_str()) {
            return Some((taken, number, joined));
        }
    }
    None
}

fn by_markdown(notice: &Notice, rows: &[NoticeRow]) -> Vec<CaseStart> {
    let mut best = Vec::new();
    for level in 1..=7u8 {
        let at: Vec<usize> = (0..rows.len())
            .filter(|&i| rows[i].heading == level && headings::kind(notice, &rows[i]).is_none() && rows[i].len() <= 80)
            .collect();
        let starts: Vec<CaseStart> = at
            .iter()
            .enumerate()
            .filter(|&(i, &row)| has_body(notice, rows, row + 1, at.get(i + 1).copied().unwrap_or(rows.len())))
            .map(|(_, &row)| titled(notice, rows, row))
            .collect();
        let sections = (0..rows.len()).filter(|&i| headings::kind(notice, &rows[i]).is_some()).count();
        if starts.len() > 1
            && (sections == 0 || sections >= starts.len())
            && best.is_empty()
            && is_continuous(rows, &starts)
        {
            best = starts;
        }
    }
    best
}

/// Where starts are numbered, the numbers must run on through the notice: measures begin anew in every case.
fn is_continuous(rows: &[NoticeRow], starts: &[CaseStart]) -> bool {
    let numbers: Vec<u32> = starts.iter().filter_map(|s| rows[s.row].label.map(|l| l.number)).collect();
    numbers.windows(2).all(|pair| pair[1] > pair[0]) && numbers.first().is_none_or(|&n| n == 1)
}

/// The beginning that a title without a label has at `row`.
pub(crate) fn titled(notice: &Notice, rows: &[NoticeRow], row: usize) -> CaseStart {
    let begun = rows[row].after_label(notice);
    let skip = rows[row].len() - begun.len();
    let more = title_line::title_lines(notice, rows, row + 1, begun);
    let label = rows[row].label;
    let mut title = more.rows;
    title.insert(0, row);
    CaseStart {
        row,
        label: label.map(|l| l.len),
        number: label.map(|l| l.number),
        title: Some((skip, title)),
        is_end_uncertain: more.is_end_uncertain,
    }
}

/// Titles on lines of their own, where text that begins with the place of its title follows nearly each.
fn by_title_rows(notice: &Notice, rows: &[NoticeRow]) -> Vec<CaseStart> {
    let lines = recover::title_like_rows(notice, rows, 0, rows.len());
    let starts: Vec<CaseStart> = lines.iter().map(|&at| titled(notice, rows, at)).collect();
    let named = |start: &&CaseStart| {
        let text = rows.iter().skip(start.body()).find(|row| row.furniture.is_none());
        let (title, text) = (rows[start.row].chars(notice), text.map_or(&[][..], |row| row.chars(notice)));
        title.len() >= 2 && text.get(..2) == title.get(..2)
    };
    let told = starts.iter().filter(named).count();
    if starts.len() < 2 || told * 4 < starts.len() * 3 { Vec::new() } else { starts }
}

fn by_section_headings(notice: &Notice, rows: &[NoticeRow]) -> Vec<CaseStart> {
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
            let own = |i: usize| starts.is_empty() && super::front_matter::is_notice_heading(rows[i].chars(notice));
            let title = |i: &usize| {
                let row = &rows[*i];
                let chars = row.chars(notice);
                row.is_title_like()
                    && row.label.is_none()
                    && row.len() >= 6
                    && !own(*i)
                    && !title_line::is_byline(chars)
            };
            let text = |i: &usize| rows[*i].furniture.is_none();
            if let Some(last) = (floor..index).rev().filter(text).find(title) {
                let taken = (floor..=last).rev().filter(text).take(3).take_while(title);
                let mut taken: Vec<usize> = taken.collect();
                taken.reverse();
                let row = taken.first().copied().unwrap_or(last);
                starts.push(CaseStart {
                    row,
                    label: None,
                    number: None,
                    is_end_uncertain: taken.len() > 1,
                    title: Some((0, taken)),
                });
            }
        }
        floor = index + 1;
    }
    starts
}
