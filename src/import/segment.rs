//! The beginnings of the cases. Several strategies are tried; the one that agrees best with the notice's own count is
//! used.

use std::collections::HashMap;

use super::{
    annex_list::AnnexList,
    dates, front_matter,
    induce::{self, Acts, Claims, Evidence, Recurring, Sequence},
    label::title_key,
    labelled, lead_cue,
    line_role::LineRole,
    numbering, parallel, recover,
    rows::NoticeRow,
    shape,
    start::{CaseStart, TitleRows},
    strategy::SegmentStrategy,
    title_line,
    words::WordList,
};
use crate::corpus::SectionKind;

static CASE_LABELS: WordList = WordList::new(include_str!("words/labels.txt"), "CASE_LABEL");

static MEASURE_LABELS: WordList = WordList::new(include_str!("words/labels.txt"), "MEASURE_LABEL");

/// The beginnings of the cases.
#[derive(Clone, Debug)]
pub(crate) struct Segmented {
    pub(crate) strategy: SegmentStrategy,
    pub(crate) starts: Vec<CaseStart>,
    /// Another reading that is nearly as good.
    pub(crate) rival: Option<Rival>,
}

/// A reading that was not taken.
#[derive(Clone, Debug)]
pub(crate) struct Rival {
    /// The first row on which the readings differ.
    pub(crate) row: usize,
    /// The number of its cases.
    pub(crate) count: usize,
}

/// Every way to read a notice, with the evidence for each.
pub(crate) struct Proposals {
    pub(crate) all: Vec<Sequence>,
    pub(crate) weighed: Vec<Evidence>,
    pub(crate) claims: Claims,
    /// The number of those that rules propose which know the words of labels and headings; the others are induced.
    known: usize,
    headed: Vec<CaseStart>,
}

impl Proposals {
    /// Proposes and weighs.
    pub(crate) fn of(rows: &[NoticeRow], list: &AnnexList, recurring: &Recurring, announced: Option<u32>) -> Self {
        use SegmentStrategy::{AnnexList, Headings, Labels, Places, Titles};
        let known: [Vec<CaseStart>; 5] = parallel::all(&[
            &|| by_section_headings(rows),
            &|| labelled::starts(rows, list),
            &|| by_list(rows, list),
            &|| by_title_rows(rows),
            &|| lead_cue::leads(rows),
        ])
        .try_into()
        .unwrap_or_default();
        let [headed, labelled, listed, titled, led] = known;
        // 第一篇 may head a part of the notice.
        let is_part = |start: &CaseStart| rows[start.row].chars().iter().take(6).any(|c| *c == '篇');
        let measures =
            |start: &CaseStart| MEASURE_LABELS.occurs_in(&rows[start.row].chars()[..start.label.unwrap_or(0)]);
        let are_measures = !labelled.is_empty() && labelled.iter().all(measures);
        let word = if labelled.iter().all(is_part) { "" } else { "案例" };
        let word = if are_measures { "做法" } else { word };
        let own = |strategy, starts, word: &str| Sequence { strategy, starts, word: word.to_owned(), is_inline: false };
        let mut all = vec![
            own(Labels, labelled, word),
            own(AnnexList, listed, ""),
            own(Headings, headed.clone(), ""),
            own(Titles, titled, ""),
            own(Places, led, ""),
        ];
        let known = all.len();
        let acts = Acts::of(rows);
        all.extend(induce::sequences(rows, list, recurring, &acts));
        let claims = induce::claims(rows, announced.or(list.declared_count()));
        let mut weighed: Vec<Evidence> =
            parallel::each(&all, 1, |sequence| induce::weigh(rows, sequence, (&claims, list, recurring, &acts)));
        let tables = (0..all.len()).filter(|&at| all[at].strategy == SegmentStrategy::Table);
        let pairs = tables.flat_map(|table| (0..all.len()).map(move |other| (table, other)));
        let listed: Vec<_> = pairs.filter(|(table, other)| stands_again(rows, &all[*table], &all[*other])).collect();
        for (table, other) in listed {
            weighed[table].proof = 0;
            weighed[other] = weighed[other].named_by_list();
        }
        Self { all, weighed, claims, known, headed }
    }

    /// The index of the best one; `None` if there is too little evidence for any.
    pub(crate) fn best(&self) -> Option<usize> {
        induce::best(&self.all, &self.weighed)
    }
}

/// Returns `true` if the titles of a table all stand again behind it: the table lists the cases.
fn stands_again(rows: &[NoticeRow], table: &Sequence, other: &Sequence) -> bool {
    let keys = |starts: &[CaseStart]| -> Vec<String> {
        starts.iter().map(|start| title_key(&induce::title(rows, start))).collect()
    };
    let is_behind = table.starts.last().zip(other.starts.first()).is_some_and(|(last, first)| last.row < first.row);
    is_behind && table.starts.len() == other.starts.len() && keys(&table.starts) == keys(&other.starts)
}

/// Finds the beginnings of the cases.
///
/// # Errors
///
/// The rows that came nearest, where the evidence for any case is too little.
pub(crate) fn segment(
    rows: &[NoticeRow],
    list: &AnnexList,
    recurring: &Recurring,
    announced: Option<u32>,
) -> Result<Segmented, Vec<usize>> {
    use SegmentStrategy::{Places, Single};
    let mut proposals = Proposals::of(rows, list, recurring, announced);
    let Proposals { all, weighed, claims, .. } = &proposals;
    let single = |start| Segmented { strategy: Single, starts: vec![start], rival: None };
    let practice = || induce::practice(rows, list, claims).map(single);
    let Some(best) = proposals.best() else {
        return practice().ok_or_else(|| induce::nearest(rows, all, weighed));
    };
    // One beginning without the label of a case tells less than the text as a whole.
    let is_lone = all[best].starts.len() == 1 && !all[best].starts.iter().all(|start| is_case_label(&rows[start.row]));
    if let Some(found) = Some(()).filter(|()| is_lone).and_then(|()| practice()) {
        return Ok(found);
    }
    let expected = claims.announced;
    let rival = induce::rival(all, weighed, best, expected).map(|(row, count)| Rival { row, count });
    let Sequence { strategy, mut starts, .. } = proposals.all.swap_remove(best);
    induce::at_labels(rows, &mut starts);
    induce::end_before_reporters(rows, &mut starts);
    if strategy != Places && best < proposals.known {
        starts = recover::recover(rows, starts, &proposals.headed, list, expected);
    }
    let starts = induce::completed(rows, list, starts, expected);
    Ok(Segmented { strategy, starts, rival })
}

/// Returns `true` for a row whose label has a word for cases, not for annexes or parts.
fn is_case_label(row: &NoticeRow) -> bool {
    row.case_label.is_some_and(|label| CASE_LABELS.occurs_in(&row.chars()[..label.len]))
}

/// The start of a case that a person saw at the row `at`: with its label, or its title, or neither where it is text.
pub(crate) fn start_at(rows: &[NoticeRow], list: &AnnexList, at: usize) -> CaseStart {
    let row = &rows[at];
    match labelled::start(rows, list, at) {
        Some(start) => start,
        None if row.is_title_like() && !row.is_text() => CaseStart::at_title(rows, at),
        None => CaseStart { row: at, ..CaseStart::default() },
    }
}

/// The start of a case at a row that a person took for a label, whose title is the row below it; without one the label is
/// all the title there is.
pub(crate) fn label_at(rows: &[NoticeRow], at: usize) -> CaseStart {
    let row = &rows[at];
    let digits = row.chars().iter().position(|c| numbering::number(&[*c]).is_some());
    let number = digits.and_then(|at| numbering::number(row.chars().get(at..)?)).map(|(number, ..)| number);
    let is_title = |next: &NoticeRow| {
        next.is_title_like() && next.furniture.is_none() && next.said.is_none_or(LineRole::begins_case)
    };
    let has_title = rows.get(at + 1).is_some_and(is_title);
    let title = TitleRows { offset: 0, rows: vec![if has_title { at + 1 } else { at }] };
    CaseStart { row: at, label: has_title.then_some(row.len()), number, title: Some(title), ..CaseStart::default() }
}

/// The beginnings of the cases where a person showed those at the rows `shown`, and the evidence for any was too little:
/// the best sequence that has all of them, else the rows of their shape. Nothing before the first of them begins a case.
pub(crate) fn like(
    rows: &[NoticeRow],
    list: &AnnexList,
    recurring: &Recurring,
    announced: Option<u32>,
    shown: &[usize],
) -> Option<Segmented> {
    let first = *shown.first()?;
    let mut proposals = Proposals::of(rows, list, recurring, announced);
    let begins = |start: &CaseStart, row: usize| {
        start.row == row || start.title.as_ref().is_some_and(|title| title.rows.contains(&row))
    };
    let has_all = |at: &usize| {
        let starts = &proposals.all[*at].starts;
        starts.len() > shown.len() && shown.iter().all(|&row| starts.iter().any(|start| begins(start, row)))
    };
    let better = |a: &usize, b: &usize| proposals.weighed[*a].score.total_cmp(&proposals.weighed[*b].score);
    let best = (0..proposals.all.len()).filter(has_all).max_by(better);
    let mut found = match best {
        Some(best) => {
            let Sequence { strategy, starts, .. } = proposals.all.swap_remove(best);
            Segmented { strategy, starts, rival: None }
        }
        None => {
            let alike = shape::alike(rows, first);
            if !shown.iter().all(|row| alike.contains(row)) {
                return None;
            }
            let is_label = rows[first].said == Some(LineRole::Label);
            let start = |at| if is_label { label_at(rows, at) } else { start_at(rows, list, at) };
            let starts = alike.into_iter().map(start).collect();
            Segmented { strategy: SegmentStrategy::ByHand, starts, rival: None }
        }
    };
    let is_own_label = |start: &CaseStart| start.row + 1 == first && start.label.is_some() && begins(start, first);
    found.starts.retain(|start| start.row >= first || is_own_label(start));
    Some(found)
}

fn by_list(rows: &[NoticeRow], list: &AnnexList) -> Vec<CaseStart> {
    let mut missing: HashMap<&str, u32> = list.entries.iter().map(|entry| (entry.key.as_str(), entry.number)).collect();
    let mut starts = Vec::new();
    let mut at = list.end();
    while at < rows.len() {
        let Some((taken, key)) = rows_of_entry(rows, at, &missing) else {
            at += 1;
            continue;
        };
        let start = CaseStart::with_title(rows, taken, missing.remove(key.as_str()));
        at = start.body();
        starts.push(start);
    }
    if starts.len() * 2 < list.entries.len() { Vec::new() } else { starts }
}

/// The rows from `first` on that together say one of the `missing` titles, and its letters.
fn rows_of_entry(rows: &[NoticeRow], first: usize, missing: &HashMap<&str, u32>) -> Option<(Vec<usize>, String)> {
    rows[first].furniture.is_none().then_some(())?;
    let mut joined = String::new();
    let mut taken = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(first).filter(|(_, row)| row.furniture.is_none()).take(4) {
        if row.len() > 120 || row.chars().last() == Some(&'。') {
            return None;
        }
        joined.push_str(&title_key(if at == first { row.after_numbering() } else { row.chars() }));
        taken.push(at);
        if missing.contains_key(joined.as_str()) {
            return Some((taken, joined));
        }
    }
    None
}

/// By titles on rows of their own, where text that begins with the region of its title follows nearly each.
fn by_title_rows(rows: &[NoticeRow]) -> Vec<CaseStart> {
    let titles = recover::title_like_rows(rows, 0, rows.len());
    let starts: Vec<CaseStart> = titles.iter().map(|&at| CaseStart::at_title(rows, at)).collect();
    let is_repeated = |start: &&CaseStart| {
        let text = rows.iter().skip(start.body()).find(|row| row.furniture.is_none());
        let (title, text) = (rows[start.row].chars(), text.map_or(&[][..], |row| row.chars()));
        title.len() >= 2 && text.get(..2) == title.get(..2)
    };
    let repeated = starts.iter().filter(is_repeated).count();
    if starts.len() < 2 || repeated * 4 < starts.len() * 3 { Vec::new() } else { starts }
}

/// By the short rows before each section heading that opens a case.
fn by_section_headings(rows: &[NoticeRow]) -> Vec<CaseStart> {
    let mut starts: Vec<CaseStart> = Vec::new();
    let mut floor = 0;
    let mut previous: Option<(SectionKind, u32)> = None;
    for (index, row) in rows.iter().enumerate() {
        let Some(kind) = row.section else { continue };
        let number = row.numbering.map_or(0, |numbering| numbering.number);
        let opens_case =
            previous.is_none_or(|(last, before)| recover::opens_case(last, kind) || (number == 1 && before > 1));
        previous = Some((kind, number));
        if opens_case {
            let rows = title_rows_above(rows, floor..index, starts.is_empty());
            starts.extend(rows.first().copied().map(|row| CaseStart {
                row,
                is_end_uncertain: rows.len() > 1,
                title: Some(TitleRows { offset: 0, rows }),
                ..CaseStart::default()
            }));
        }
        floor = index + 1;
    }
    starts
}

/// The last rows of `range` that look like one title, at most three.
fn title_rows_above(rows: &[NoticeRow], range: std::ops::Range<usize>, is_first: bool) -> Vec<usize> {
    let is_title = |&i: &usize| {
        let (row, chars) = (&rows[i], rows[i].chars());
        // The notice's own heading stands before the first title.
        let is_own = is_first && front_matter::is_notice_heading(chars);
        let is_line = row.is_title_like() && row.numbering.is_none() && row.len() >= 6;
        is_line && !is_own && !title_line::is_byline(chars) && !dates::is_date_line(row)
    };
    let is_plain = |i: &usize| rows[*i].furniture.is_none();
    let is_begun = |&i: &usize| is_title(&i) || title_line::is_begun(rows, i);
    let floor = range.start;
    // A line alone between two headings is the text of the first one.
    let is_alone = range.len() == 1 && floor.checked_sub(1).is_some_and(|above| rows[above].section.is_some());
    let Some(nearest) = range.filter(|_| !is_alone).rev().filter(is_plain).find(is_title) else { return Vec::new() };
    // The body that reports may stand below the title.
    let is_body = title_line::is_body_name(rows[nearest].chars());
    let above = nearest.checked_sub(1).filter(|above| is_body && *above >= floor && is_plain(above) && is_title(above));
    let last = above.unwrap_or(nearest);
    let mut taken: Vec<usize> = (floor..=last).rev().take(3).take_while(|at| is_plain(at) && is_begun(at)).collect();
    taken.reverse();
    taken
}
