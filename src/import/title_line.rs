//! Which rows a printed title takes: where it begins is known, where it ends is told by what stands there.

use super::{
    annex_list::AnnexList,
    headings,
    notice::{Notice, ends_sentence, starts_with},
    rows::NoticeRow,
    segment::{case_label, key},
};

/// The rows of a title, and whether its end is is_end_uncertain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TitleLines {
    pub(crate) rows: Vec<usize>,
    pub(crate) is_end_uncertain: bool,
}

/// The most rows that a title takes, besides the one that its label stands on.
const MOST: usize = 4;

/// The rows of a title from `first` on, behind the row of its label, whose title text is `begun`; at least one where
/// the label stood alone.
pub(crate) fn title_lines(notice: &Notice, rows: &[NoticeRow], first: usize, begun: &[char]) -> TitleLines {
    let alone = begun.is_empty();
    let mut found = TitleLines::default();
    let label_row = first.checked_sub(1).and_then(|at| rows.get(at));
    let marks = label_row.map_or(0, |row| row.heading);
    let mut at = first;
    let mut skipped = 0;
    while let Some(row) = rows.get(at).filter(|_| found.rows.len() < MOST) {
        if row.furniture.is_some() {
            // More than a page break and what stands around it: the title is over.
            skipped += 1;
            if skipped > 3 {
                break;
            }
            at += 1;
            continue;
        }
        let chars = row.chars(notice);
        let plain = row.is_title_like()
            && (row.label.is_none() || (alone && found.rows.is_empty()))
            && headings::kind(notice, row).is_none()
            && case_label(chars).is_none()
            && !is_byline(chars)
            && row.heading == marks.max(if alone { row.heading } else { 0 });
        if !plain {
            break;
        }
        let before: Vec<char> =
            begun.iter().chain(found.rows.iter().flat_map(|&i| rows[i].chars(notice))).copied().collect();
        if !before.is_empty() {
            let last = found.rows.last().map_or(label_row, |&i| rows.get(i));
            let score = prose_score(notice, rows, at, last, &before);
            if score >= PROSE {
                found.is_end_uncertain |= score < CERTAIN;
                break;
            }
            found.is_end_uncertain |= score + 1 >= PROSE;
        }
        found.rows.push(at);
        at += 1;
        skipped = 0;
    }
    // All short lines down to the next case: nothing of the body would be left.
    if rows.get(at).is_none_or(|row| case_label(row.chars(notice)).is_some()) {
        found.rows.truncate(1);
    }
    found
}

/// From which score on a short line is text, and from which on that is certain.
const PROSE: i32 = 3;
const CERTAIN: i32 = 4;

/// Words with which the first sentence of a case begins.
const LEADS: [&str; 22] = [
    "近年",
    "今年",
    "去年",
    "为进一步",
    "為進一步",
    "为深入",
    "為深入",
    "为了",
    "為了",
    "针对",
    "針對",
    "随着",
    "隨著",
    "长期以来",
    "長期以來",
    "一直以来",
    "当前",
    "自20",
    "20",
    "截至",
    "截止",
    "我市",
];

/// How much the short line `at` looks like the beginning of a paragraph and not like a part of the title `before` it.
fn prose_score(notice: &Notice, rows: &[NoticeRow], at: usize, last: Option<&NoticeRow>, before: &[char]) -> i32 {
    let row = &rows[at];
    let chars = row.chars(notice);
    let mut score = 0;
    if chars.iter().any(|&c| ends_sentence(c)) {
        score += 4;
    }
    if LEADS.iter().any(|word| starts_with(chars, word)) {
        score += 2;
    }
    let commas = chars.iter().filter(|c| matches!(c, ',' | '，')).count();
    score += i32::try_from(commas.min(2)).unwrap_or(0);
    // The title has named the place or the body; a sentence names it again.
    if before.len() >= 2 && chars.get(..2) == before.get(..2) {
        score += 2;
    }
    let apart = last.is_none_or(|last| last.last + 1 < row.line);
    let next = (at + 1..rows.len()).find(|&i| rows[i].furniture.is_none()).map(|i| (i, &rows[i]));
    let text = |next: &NoticeRow| {
        next.label.is_none()
            && next.heading == 0
            && headings::kind(notice, next).is_none()
            && case_label(next.chars(notice)).is_none()
    };
    if let Some((index, next)) = next.filter(|(_, next)| text(next)) {
        let cut = index > at + 1;
        let adjacent = row.last + 1 == next.line;
        // A blank line before it and none behind it: the first line of a paragraph.
        if apart && adjacent && !cut {
            score += 3;
        }
        // Something stands between it and what goes on: a title is rarely cut, a paragraph often.
        if cut && !next.is_title_like() {
            score += 1;
        }
        let open = chars
            .last()
            .is_some_and(|c| matches!(c, ',' | '，' | '、' | '的' | '和' | '与' | '與' | '在' | '对' | '對'));
        score += i32::from(open);
    } else if commas == 0 {
        score -= 1;
    }
    if chars.len() <= 20 && commas == 0 {
        score -= 1;
    }
    score
}

/// A line that names who reports: 报送单位:…, （市发改委）.
pub(crate) fn is_byline(chars: &[char]) -> bool {
    let colon = chars.iter().take(8).any(|c| matches!(c, ':' | '：'));
    let unit = ["单位", "部门", "来源", "作者", "供稿", "地区"]
        .iter()
        .any(|w| super::notice::contains(&chars[..chars.len().min(8)], w));
    let bracketed = matches!((chars.first(), chars.last()), (Some('(' | '（'), Some(')' | '）')));
    (colon && unit) || bracketed
}

/// The rows of a title that the list spells: those from `first` on that together say what one of its items says.
pub(crate) fn listed_title(
    notice: &Notice,
    rows: &[NoticeRow],
    first: usize,
    begun: &[char],
    list: &AnnexList,
) -> Option<Vec<usize>> {
    let mut joined = key(begun);
    let mut taken = Vec::new();
    let listed = |joined: &str| list.entries.iter().any(|item| item.key == joined);
    let mut at = first;
    loop {
        if listed(&joined) {
            return Some(taken);
        }
        let row = rows.get(at).filter(|_| taken.len() <= MOST && at < first + 2 * MOST)?;
        if row.furniture.is_none() {
            joined.push_str(&key(row.chars(notice)));
            taken.push(at);
        }
        at += 1;
    }
}
