//! The rows that a printed title takes: its beginning is known, its end is recognised by the text behind it.

use super::{
    actors,
    annex_list::AnnexList,
    dates, imprint,
    induce::dress,
    label::title_key,
    notice::{ends_sentence, is_han},
    region::{self, IssuerRegion},
    rows::NoticeRow,
    words::WordList,
};

/// The rows of a title behind the row of its label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TitleEnd {
    pub(crate) rows: Vec<usize>,
    pub(crate) is_end_uncertain: bool,
}

/// The most rows that a title takes, besides the one that its label stands on.
const MOST: usize = 4;

/// The rows of a title from `first` on, behind the row of its label, whose title text is `begun`; at least one where
/// the label stood alone.
pub(crate) fn title_rows(rows: &[NoticeRow], first: usize, begun: &[char]) -> TitleEnd {
    let alone = begun.is_empty();
    let mut found = TitleEnd::default();
    let label_row = first.checked_sub(1).map(|at| &rows[at]);
    let level = label_row.map_or(0, |row| row.heading);
    let mut before = begun.to_vec();
    let mut at = first;
    let mut skipped = 0;
    while let Some(row) = rows.get(at).filter(|_| found.rows.len() < MOST) {
        if row.furniture.is_some() {
            // More than a page break with its surroundings: the title is over.
            skipped += 1;
            if skipped > 3 {
                break;
            }
            at += 1;
            continue;
        }
        // No line begins with 的.
        let is_pair = row.chars().contains(&'\t');
        let goes_on = row.chars().first() == Some(&'的') && row.is_title_like() && !before.is_empty();
        let may_go_on = goes_on
            || row.is_title_like()
                && (!is_pair || before.is_empty())
                && (row.numbering.is_none() || (alone && found.rows.is_empty()))
                && row.section.is_none()
                && (row.mark == ' ' || before.is_empty())
                && (row.lead.is_none() || before.is_empty())
                && row.case_label.is_none()
                && !is_byline(row.chars())
                && !is_imprint(row.chars())
                && dress::dress(row).is_none_or(|dress| dress.key.word.is_empty() || before.is_empty())
                && (before.len() < 6 || !names_body(before_date(row.chars())))
                && row.heading == level.max(if alone { row.heading } else { 0 });
        // A question is whole but for a subtitle.
        let is_whole = matches!(before.last(), Some('？' | '?' | '！' | '!'));
        if !may_go_on || (is_whole && !is_subtitle(row)) {
            break;
        }
        if !before.is_empty() && !is_subtitle(row) && !goes_on {
            let last = found.rows.last().map_or(label_row, |&i| rows.get(i));
            let score = prose_score(rows, at, last, &before);
            if score >= PROSE {
                found.is_end_uncertain |= score < CERTAIN;
                break;
            }
            found.is_end_uncertain |= score + 1 >= PROSE;
        }
        before.extend(row.chars());
        found.rows.push(at);
        at += 1;
        skipped = 0;
    }
    // All short lines down to the next case: nothing of the body would be left.
    if rows.get(at).is_none_or(|row| row.case_label.is_some()) {
        found.rows.truncate(1);
    }
    found
}

/// Returns `true` for the number of a document, or a line that begins with a day: neither is part of a title.
fn is_imprint(chars: &[char]) -> bool {
    const DAY: usize = 11;
    let is_day = || dates::date(&chars[..chars.len().min(DAY)]).is_some_and(|(date, _)| date.len() > "2023-02".len());
    imprint::ends_as_number(chars) || (chars.first().is_some_and(char::is_ascii_digit) && is_day())
}

/// The longest first line of a title that ends with a colon, in characters.
const BEGUN: usize = 40;

/// Returns `true` for the first line of a title, which a colon ends: the second stands directly below.
pub(crate) fn is_begun(rows: &[NoticeRow], at: usize) -> bool {
    let (row, below) = (&rows[at], rows.get(at + 1));
    let is_first = matches!(row.chars().last(), Some(':' | '：')) && (6..=BEGUN).contains(&row.len());
    let is_plain = row.numbering.is_none() && row.section.is_none() && row.lead.is_none() && row.cell == 0;
    let is_salutation = row.chars().iter().any(|c| matches!(c, '。' | '，' | ','));
    let is_joined = |below: &NoticeRow| row.last + 1 == below.line && below.heading == row.heading;
    is_first
        && is_plain
        && !is_salutation
        && below.is_some_and(|below| {
            is_joined(below) && below.is_title_like() && !is_byline(below.chars()) && !names_body(below.chars())
        })
}

/// Returns `true` for the second line of a title: ——….
pub(crate) fn is_subtitle(row: &NoticeRow) -> bool {
    matches!(row.chars(), ['—' | '-' | '－' | '―', '—' | '-' | '－' | '―', _, ..]) && row.is_title_like()
}

/// Scores from which a short line is text, and from which that is certain.
const PROSE: i32 = 3;
const CERTAIN: i32 = 4;

const FILE: &str = include_str!("words/titles.txt");
static LEADS: WordList = WordList::new(FILE, "LEAD");
static REPORTS: WordList = WordList::new(FILE, "REPORT");
static BYLINES: WordList = WordList::new(FILE, "BYLINE");

/// The score by which the short line `at` looks like the beginning of a paragraph and not like a part of the title `before` it.
fn prose_score(rows: &[NoticeRow], at: usize, last: Option<&NoticeRow>, before: &[char]) -> i32 {
    let row = &rows[at];
    let chars = row.chars();
    let commas = chars.iter().filter(|c| matches!(c, ',' | '，')).count();
    let mut score = i32::try_from(commas.min(2)).unwrap_or(0);
    let mut add = |fits: bool, points: i32| score += if fits { points } else { 0 };
    add(chars.iter().any(|&c| ends_sentence(c)), 4);
    add(LEADS.prefix_of(chars).is_some(), 2);
    // The title has named the place or the body; a sentence names it again.
    add(before.len() >= 2 && chars.get(..2) == before.get(..2), 2);
    add(commas > 0 && actors::begins_with_actor(chars) && !actors::begins_with_actor(before), 2);
    add(chars.len() <= 20 && commas == 0, -1);
    let next = (at + 1..rows.len()).find(|&i| rows[i].furniture.is_none()).filter(|&i| {
        let next = &rows[i];
        next.numbering.is_none() && next.heading == 0 && next.section.is_none() && next.case_label.is_none()
    });
    let Some(index) = next else {
        add(commas == 0, -1);
        return score;
    };
    let next = &rows[index];
    let is_apart = last.is_none_or(|last| last.last + 1 < row.line);
    let is_cut = index > at + 1;
    // A blank line before it and none behind it: the first line of a paragraph.
    add(is_apart && row.last + 1 == next.line && !is_cut, 3);
    // Something stands between it and the row that goes on: a title is rarely cut, a paragraph often.
    add(is_cut && !next.is_title_like(), 1);
    let open = |c: &char| matches!(c, ',' | '，' | '、' | '的' | '和' | '与' | '與' | '在' | '对' | '對');
    add(chars.last().is_some_and(open), 1);
    score
}

/// Returns `true` for a line that names who reports: 报送单位:…, （市发改委）.
pub(crate) fn is_byline(chars: &[char]) -> bool {
    let head = &chars[..chars.len().min(8)];
    let is_named = head.iter().any(|c| matches!(c, ':' | '：' | '【')) && BYLINES.occurs_in(head);
    is_named || matches!((chars.first(), chars.last()), (Some('(' | '（'), Some(')' | '）')))
}

static BODIES: WordList = WordList::new(include_str!("words/bodies.txt"), "BODY_END");

/// Returns `true` if a text ends like the name of a public body.
pub(crate) fn ends_as_body(chars: &[char]) -> bool {
    BODIES.suffix_of(chars).is_some()
}

/// Returns `true` for a row that names a region or a public body and nothing else.
pub(crate) fn names_body(chars: &[char]) -> bool {
    let chars = chars.strip_prefix(&['中', '共']).unwrap_or(chars);
    if chars.len() > 30 || !chars.iter().all(|&c| is_han(c) || matches!(c, '、' | ' ' | '\u{3000}' | '（' | '）')) {
        return false;
    }
    let matches = region::find_regions(chars, chars.len(), &IssuerRegion { is_any: true, ..IssuerRegion::default() });
    let named = region::innermost(&matches).filter(|_| matches.first().is_some_and(|found| found.start == 0));
    match named {
        Some(found) => found.end == chars.len() || (chars.len() - found.end <= 16 && ends_as_body(chars)),
        None => chars.len() <= 16 && ends_as_body(chars),
    }
}

/// A line without the date in brackets that ends it.
fn before_date(chars: &[char]) -> &[char] {
    let open = chars.iter().rposition(|c| matches!(c, '（' | '(')).filter(|_| matches!(chars.last(), Some('）' | ')')));
    let open = open.filter(|&open| dates::date(&chars[open + 1..]).is_some());
    let line = &chars[..open.unwrap_or(chars.len())];
    &line[..line.len() - line.iter().rev().take_while(|c| c.is_whitespace()).count()]
}

/// Returns `true` for the whole name of a public body, perhaps with the word for what it did: 报送.
pub(crate) fn is_body_name(chars: &[char]) -> bool {
    let name = REPORTS.suffix_of(chars).map_or(chars, |word| &chars[..chars.len() - word.chars().count()]);
    ends_as_body(name) && names_body(name)
}

/// The rows of a title that the annex list spells: those from `first` on that together say one of its entries.
pub(crate) fn listed_rows(rows: &[NoticeRow], first: usize, begun: &[char], list: &AnnexList) -> Option<Vec<usize>> {
    let found = joined_titles(rows, first, begun).find(|(letters, _)| list.entry(letters).is_some());
    found.map(|(_, mut taken)| {
        let next = taken.last().map_or(first, |last| last + 1);
        taken.extend(Some(next).filter(|&next| rows.get(next).is_some_and(is_subtitle)));
        taken
    })
}

/// The letters of the title text `begun`, alone and joined with more and more of the rows from `first` on, which are
/// given with them.
pub(crate) fn joined_titles(
    rows: &[NoticeRow],
    first: usize,
    begun: &[char],
) -> impl Iterator<Item = (String, Vec<usize>)> {
    std::iter::successors(Some((title_key(begun), Vec::new())), move |(letters, taken): &(String, Vec<usize>)| {
        let from = taken.last().map_or(first, |last| last + 1);
        let reach = rows.len().min(first + 2 * MOST);
        let at = (from..reach).find(|&at| rows[at].furniture.is_none()).filter(|_| taken.len() <= MOST)?;
        Some((letters.clone() + &title_key(rows[at].chars()), taken.iter().copied().chain([at]).collect()))
    })
}
