//! The evidence that a sequence begins cases, and that a text holds cases at all.

use super::{
    acted::{Acts, has_region},
    claims::Claims,
    dress,
    recurring::Recurring,
    restarts::{self, Restarts},
    sequence::Sequence,
    titles,
};
use crate::{
    corpus::SectionKind,
    import::{
        actors,
        annex_list::AnnexList,
        label::{is_label_word, title_key},
        numbering::NumberStyle,
        recover, region,
        rows::NoticeRow,
        start::{CaseStart, end_of, has_body},
        strategy::SegmentStrategy,
        title_line,
        words::WordList,
    },
};

static MEASURE_LABELS: WordList = WordList::new(include_str!("../words/labels.txt"), "MEASURE_LABEL");
static CASE_LABELS: WordList = WordList::new(include_str!("../words/labels.txt"), "CASE_LABEL");
static VERBS: WordList = WordList::new(include_str!("../words/titles.txt"), "VERB");

/// The score of a sequence, and how much of it is proof that these are cases.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) score: f64,
    pub(crate) proof: i32,
    /// The share of cases whose title or text names at its head who acts, or that a contents list names.
    pub(crate) acted: f64,
}

impl Evidence {
    /// The evidence where a list names all titles besides.
    pub(crate) fn named_by_list(self) -> Self {
        Self { score: self.score + LISTED, proof: self.proof + 2, acted: 1.0 }
    }
}

/// The score of titles that a list names.
const LISTED: f64 = 30.0;

/// The least text of a case, in characters; of a row of a table it may be less.
const LEAST: usize = 16;
/// The proof that a sequence needs.
pub(crate) const ENOUGH: i32 = 4;

/// Weighs a sequence.
pub(crate) fn weigh(
    rows: &[NoticeRow],
    sequence: &Sequence,
    (claims, list, recurring, acts): (&Claims, &AnnexList, &Recurring, &Acts),
) -> Evidence {
    let starts = &sequence.starts;
    let count = starts.len();
    if count == 0 {
        return Evidence::default();
    }
    let share = |fits: &dyn Fn(usize, &CaseStart) -> bool| {
        starts.iter().enumerate().filter(|(nth, start)| fits(*nth, start)).count() as f64 / count as f64
    };
    let is_untitled = starts.iter().all(|start| start.title.is_none());
    let titles: Vec<Vec<char>> = starts.iter().map(|start| titles::text(rows, start)).collect();
    let numbers: Vec<u32> = starts.iter().filter_map(|start| start.number).collect();
    let is_counted = numbers.len() == count && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let is_whole = is_counted && numbers[0] == 1;
    let lined = share(&|nth, _| (6..=60).contains(&titles[nth].len()) && !ends_like_text(&titles[nth]));
    let lined = if is_untitled { 0.5 } else { lined };
    // Without titles, each case begins at another place.
    let placed = if is_untitled { 1.0 } else { share(&|nth, _| has_region(&titles[nth])) };
    let names_actor = |nth: usize| has_region(&titles[nth]) || actors::begins_with_actor(&titles[nth]);
    let acted = if is_untitled { 1.0 } else { share(&|nth, _| names_actor(nth) || acts.begin(rows, starts, nth)) };
    let done = share(&|nth, _| VERBS.occurs_in(&titles[nth][..titles[nth].len().min(40)]));
    let least = if sequence.strategy == SegmentStrategy::Table { 12 } else { LEAST };
    let filled = share(&|nth, start| text_of(rows, starts, nth, start) >= least);
    let led = share(&|_, start| !is_list(rows, start));
    let is_longer = recurring.listed.len() >= list.entries.len();
    let by_contents = if is_longer { named_by_contents(starts, recurring) } else { 0.0 };
    let listed = listed(rows, starts, &titles, list).max(by_contents);
    let announced = claims.announced;
    let (once, torn, bare) = regularity(rows, starts, recurring);
    let word: Vec<char> = sequence.word.chars().collect();
    let is_labelled = is_label_word(&sequence.word);
    let is_field = sequence.strategy == SegmentStrategy::Fields;
    let is_table = sequence.strategy == SegmentStrategy::Table;

    let mut score =
        14.0 * lined + 12.0 * placed.max(0.7 * acted) + 6.0 * done + 10.0 * filled + 12.0 * led + 25.0 * once;
    score -= 40.0 * torn + 30.0 * bare;
    if announced > 1 {
        let away = announced.abs_diff(count) as f64 / announced as f64;
        score += if count == announced { 40.0 } else { -(30.0 * away).min(30.0) };
    }
    score += LISTED * listed;
    let restarts = restarts::restarts(rows, starts);
    let is_parted = restarts != Restarts::None;
    let apart = acts.apart(rows, starts);
    let when = |fits: bool, points: f64| if fits { points } else { 0.0 };
    score += when(is_whole || is_parted, 12.0) + when(is_labelled, 20.0) + when(is_field, 25.0) + when(is_table, 25.0);
    score += 12.0 * coverage(rows, starts) + when(count >= 3, 8.0 * apart);
    score +=
        when(count >= 3, 4.0) + when(sequence.strategy == SegmentStrategy::Numbers && !is_counted && !is_parted, -8.0);
    score -= when(filled < 0.6 && !sequence.is_inline, 30.0) + when(lined < 0.6 && !is_untitled, 20.0);
    score -= when(count == 1, 25.0) + when(is_untitled, 30.0);
    score -= (20.0 * left_out(rows, starts) as f64 / count as f64).min(60.0);

    let mut proof = i32::from((is_whole || is_parted) && count >= 2);
    let strong = [
        (is_labelled, 2),
        (is_labelled && CASE_LABELS.occurs_in(&word), 2),
        (is_field, 2),
        (matches!(restarts, Restarts::Kinds | Restarts::Places), 2),
        (count >= 3 && apart >= 0.75, 2),
        (is_table && claims.speaks_of_cases, 2),
        (announced > 1 && announced == count, 2),
        (listed >= 0.6 && count >= 2, 2),
        (count >= 4 && acted >= 0.75 && sequence.strategy == SegmentStrategy::Titles && alternate(rows, starts), 2),
        (once >= 0.6 && count >= 2 && recurring.headings.len() >= 2, 2),
        (count >= 3 && share(&|_, start| has_subtitle(rows, start)) >= 0.5, 2),
        (placed >= 0.6, 2),
        (placed < 0.6 && acted >= 0.6, 2),
        ((0.3..0.6).contains(&placed.max(acted)), 1),
        (claims.speaks_of_cases && is_collection(sequence, lined, done), 1),
    ];
    let own: i32 = strong.iter().filter(|(fits, _)| *fits).map(|(_, points)| points).sum();
    proof += own + i32::from(claims.speaks_of_cases) * 2 + i32::from(done >= 0.5);
    proof -= i32::from(claims.is_other_genre || claims.is_call) * 4;
    // 做法一：… below one place: its measures.
    let is_measure = MEASURE_LABELS.occurs_in(&word) && (sequence.is_inline || claims.tells_practice) && acted < 0.5;
    proof -= i32::from(is_measure) * 6;
    // Below the title of one practice stand its parts, but for cases that a label or a list calls so, or other places.
    let is_case = CASE_LABELS.occurs_in(&word) && !MEASURE_LABELS.occurs_in(&word);
    let are_cases = is_field || is_case || listed >= 0.6 || acted >= 0.6;
    proof -= i32::from(claims.tells_practice && !are_cases) * 4;
    proof -= i32::from(!is_labelled && !is_field && are_in_one_practice(rows, starts)) * 6;
    // A name and nothing else heads an entry of a directory or a report on places.
    let named = share(&|nth, _| title_line::names_body(&titles[nth]) || title_line::ends_as_body(&titles[nth]));
    proof -= i32::from(named >= 0.6 && !claims.speaks_of_cases) * 4;
    let has_text = sequence.is_inline || share(&|nth, start| text_of(rows, starts, nth, start) >= 4) >= 0.5;
    // One numbered line is no sequence.
    let is_lone = count == 1 && !is_labelled && !is_field;
    if own == 0 || !has_text || is_lone {
        proof = proof.min(ENOUGH - 1);
    }
    Evidence { score, proof, acted: acted.max(listed) }
}

/// Returns `true` for a title with a subtitle behind a dash, as measures have none.
fn has_subtitle(rows: &[NoticeRow], start: &CaseStart) -> bool {
    let below = start.title.as_ref().and_then(|title| title.rows.first()).map(|first| first + 1);
    start.cut.is_none() && below.and_then(|below| rows.get(below)).is_some_and(title_line::is_subtitle)
}

/// Returns `true` if nothing but one or two paragraphs stands below nearly each title.
fn alternate(rows: &[NoticeRow], starts: &[CaseStart]) -> bool {
    let is_pair = |nth: usize| {
        let body = rows.get(starts[nth].body()..end_of(starts, nth, rows)).unwrap_or(&[]);
        let mut plain = body.iter().filter(|row| row.furniture.is_none()).take(3);
        plain.next().is_some_and(NoticeRow::is_text) && plain.filter(|row| row.is_text()).count() < 2
    };
    // What stands below the last one may be no part of it.
    let last = starts.len() - 1;
    (0..last).filter(|&nth| is_pair(nth)).count() * 5 >= last * 4
}

/// Returns `true` if the numbered sections of one practice stand once each, background first, and all cases begin in them.
fn are_in_one_practice(rows: &[NoticeRow], starts: &[CaseStart]) -> bool {
    let chapter = |(at, row): (usize, &NoticeRow)| {
        let numbering = row.numbering.filter(|numbering| numbering.style == NumberStyle::Chapter && row.cell == 0)?;
        Some((at, row.section?, numbering.number))
    };
    let sections: Vec<_> = rows.iter().enumerate().filter_map(chapter).collect();
    let count = |kind: SectionKind| sections.iter().filter(|(_, other, _)| *other == kind).count();
    let is_once = [SectionKind::Practice, SectionKind::Result].into_iter().all(|kind| count(kind) == 1);
    let counts = sections.iter().zip(1..).all(|((_, _, number), nth)| *number == nth);
    let Some(first) = sections.first() else { return false };
    // A summary may stand before the first section.
    let are_inside = starts.len() > 1 && starts.iter().skip(1).all(|start| start.row >= first.0);
    is_once && counts && sections.len() >= 3 && first.1 == SectionKind::Background && are_inside
}

/// The number of labelled rows with text behind them that begin no case.
fn left_out(rows: &[NoticeRow], starts: &[CaseStart]) -> usize {
    // A title may begin the case below its label.
    let is_start = |row: usize| starts.binary_search_by_key(&row, |start| start.row).is_ok();
    let own = |row: usize| is_start(row) || is_start(row + 1);
    let labelled: Vec<usize> = (0..rows.len()).filter(|&at| rows[at].case_label.is_some()).collect();
    let ends = labelled.iter().skip(1).copied().chain([rows.len()]);
    labelled.iter().zip(ends).filter(|&(&at, to)| !own(at) && has_body(rows, at + 1, to)).count()
}

/// The share of the text that stands behind the first start.
fn coverage(rows: &[NoticeRow], starts: &[CaseStart]) -> f64 {
    let text =
        |rows: &[NoticeRow]| rows.iter().filter(|row| row.furniture.is_none()).map(NoticeRow::len).sum::<usize>();
    let behind = starts.first().and_then(|start| rows.get(start.row..)).unwrap_or(&[]);
    text(behind) as f64 / text(rows).max(1) as f64
}

/// Returns `true` for titles that tell deeds, in a notice of practices.
fn is_collection(sequence: &Sequence, lined: f64, done: f64) -> bool {
    sequence.starts.len() >= 3 && lined >= 0.8 && done >= 0.6
}

fn ends_like_text(chars: &[char]) -> bool {
    matches!(chars.last(), Some('。' | ';' | '；' | ',' | '，'))
}

/// The number of characters of a case's text.
fn text_of(rows: &[NoticeRow], starts: &[CaseStart], nth: usize, start: &CaseStart) -> usize {
    let own = start.cut.map_or(0, |cut| rows[start.row].len() - cut);
    let body = rows.get(start.body()..end_of(starts, nth, rows)).unwrap_or(&[]);
    own + body.iter().filter(|row| row.furniture.is_none()).map(NoticeRow::len).sum::<usize>()
}

/// Returns `true` if another numbered title stands directly behind this one: a part of the notice, not a case.
fn is_list(rows: &[NoticeRow], start: &CaseStart) -> bool {
    let next = rows.iter().skip(start.body()).find(|row| row.furniture.is_none());
    let is_placed = |row: &NoticeRow| {
        let from = dress::dress(row).map(|dress| dress.text);
        from.is_some_and(|from| row.chars().get(from..).is_some_and(region::begins_with))
    };
    start.cut.is_none() && next.is_some_and(|row| row.section.is_none() && row.lead.is_none() && is_placed(row))
}

/// The share of titles that the annex list names.
fn listed(rows: &[NoticeRow], starts: &[CaseStart], titles: &[Vec<char>], list: &AnnexList) -> f64 {
    if list.entries.len() < 2 {
        return 0.0;
    }
    // The list may leave out a subtitle.
    let first_row = |start: &CaseStart| {
        let title = start.title.as_ref()?;
        Some(title_key(rows[*title.rows.first()?].chars().get(title.offset..)?))
    };
    let is_named = |(start, title): &(&CaseStart, &Vec<char>)| {
        list.entry(&title_key(title)).is_some() || first_row(start).is_some_and(|key| list.entry(&key).is_some())
    };
    let named = starts.iter().zip(titles).filter(is_named).count();
    named as f64 / titles.len().max(list.entries.len()) as f64
}

/// The share of starts whose titles a contents list without numbers names, each alone.
fn named_by_contents(starts: &[CaseStart], recurring: &Recurring) -> f64 {
    let is_listed = |row: &usize| recurring.listed.binary_search(row).is_ok();
    let is_named = |start: &&CaseStart| {
        let rows = start.title.as_ref().map_or(&[][..], |title| title.rows.as_slice());
        rows.first().is_some_and(is_listed) && !rows.iter().skip(1).any(is_listed)
    };
    starts.iter().filter(is_named).count() as f64 / starts.len().max(1) as f64
}

/// The shares of cases in which the headings that return stand once, of those that open a second case inside, and of those
/// without a heading although headings stand in the notice.
fn regularity(rows: &[NoticeRow], starts: &[CaseStart], recurring: &Recurring) -> (f64, f64, f64) {
    let count = starts.len() as f64;
    let torn = recover::torn_cases(rows, starts) as f64 / count;
    let case_of = |row: usize| starts.partition_point(|start| start.row <= row);
    let mut regular = 0.0;
    let mut double = 0.0;
    for heading in &recurring.headings {
        let mut per_case = vec![0usize; starts.len() + 1];
        for &row in heading {
            per_case[case_of(row)] += 1;
        }
        regular += per_case.iter().skip(1).filter(|&&found| found == 1).count() as f64 / count;
        double += per_case.iter().skip(1).filter(|&&found| found > 1).count() as f64 / count;
    }
    let all = recurring.headings.len().max(1) as f64;
    let headless = recover::headless_cases(rows, starts) as f64 / count;
    (regular / all, torn.max(double / all), headless)
}
