//! Corrections of what lines are: found again, gathered, and given to the rows.

use super::corrector::Corrector;
use crate::{
    corpus::FurnitureKind,
    import::{
        annex_list,
        corrections::Correction,
        line_role::{AlikeFix, LineFix, LineRole, LineRoles},
        notice::{Notice, ends_sentence, find},
        prepared::PreparedNotice,
        rows,
        rows::NoticeRow,
        shape,
    },
};

/// The roles that corrections give to lines; what is said of a line alone goes before what is said of its like.
pub(crate) fn line_roles(prepared: &PreparedNotice, corrector: &mut Corrector<'_>) -> LineRoles {
    let (fixes, printed) = (corrector.fixes, &prepared.printed.notice);
    let mut roles = LineRoles::default();
    if !fixes.alike.is_empty() {
        let rows = prepared.flowed().rows();
        for (nth, AlikeFix { line, is, printed: words, except, .. }) in fixes.alike.iter().enumerate() {
            let what = Correction::new("alike", nth, *line, "");
            if is_there(printed, *line, words.as_deref(), &what, corrector) {
                let lines = alike_in(&rows, *line).into_iter().filter(|line| !except.contains(line));
                roles.by_line.extend(lines.map(|line| (line, *is)));
            }
        }
    }
    for (nth, LineFix { line, to, is, printed: words, at, .. }) in fixes.lines.iter().enumerate() {
        let what = Correction::new("lines", nth, *line, at.as_deref().unwrap_or_default());
        if !is_there(printed, *line, words.as_deref(), &what, corrector) {
            continue;
        }
        let Some(at) = at else {
            let last = to.unwrap_or(*line).clamp(*line, printed.lines().max(*line));
            roles.by_line.extend((*line..=last).map(|line| (line, *is)));
            continue;
        };
        let chars = printed.slice(printed.line(*line));
        let count = chars.windows(at.chars().count().max(1)).filter(|part| part.iter().copied().eq(at.chars())).count();
        match count {
            0 => corrector.gone(&what, *line, line_of(printed, at, *line)),
            1 => roles.parts.push((*line, at.clone(), *is)),
            _ => corrector.ambiguous(&what),
        }
    }
    roles
}

/// The lines of the same shape as `line`, itself included; only itself where no row begins on it.
pub(crate) fn alike_lines(prepared: &PreparedNotice, line: u32) -> Vec<u32> {
    alike_in(&prepared.flowed().rows(), line)
}

fn alike_in(rows: &[NoticeRow], line: u32) -> Vec<u32> {
    let Some(at) = rows.iter().position(|row| row.line == line) else { return vec![line] };
    let list = annex_list::find_list(rows);
    let is_own = |row: &usize| *row == at || !list.contains_row(*row);
    let mut lines: Vec<u32> = shape::alike(rows, at).into_iter().filter(is_own).map(|row| rows[row].line).collect();
    lines.dedup();
    lines
}

/// Returns `true` if the correction's line still holds its printed text; else the correction is told as gone.
fn is_there(
    printed: &Notice,
    line: u32,
    words: Option<&str>,
    what: &Correction,
    corrector: &mut Corrector<'_>,
) -> bool {
    let own = printed.text(printed.trim(printed.line(line)));
    let holds = match words {
        Some(words) => own == words.trim(),
        None => line >= 1 && line <= printed.lines(),
    };
    if !holds {
        let now = words.and_then(|words| line_of(printed, words.trim(), line));
        corrector.gone(what, line, now);
    }
    holds
}

/// The line that holds a text, the nearest to `line` of several.
pub(super) fn line_of(printed: &Notice, text: &str, line: u32) -> Option<u32> {
    let holds = |at: &u32| find(printed.slice(printed.line(*at)), text).is_some();
    (1..=printed.lines()).filter(holds).min_by_key(|at| at.abs_diff(line))
}

/// Parts the rows that corrections part, and gives all rows their roles.
pub(crate) fn give_roles(rows: &mut Vec<NoticeRow>, roles: &LineRoles) {
    if roles.by_line.is_empty() && roles.parts.is_empty() {
        return;
    }
    let mut last = 0;
    for row in rows.iter_mut() {
        let is_first = row.line != last;
        last = row.line;
        // The cells behind the first of a row of a table are its text.
        row.said =
            roles.of(row.line).filter(|role| is_first || matches!(role, LineRole::Furniture | LineRole::Paragraph));
    }
    for (line, text, role) in &roles.parts {
        let found = rows.iter().enumerate().filter(|(_, row)| (row.line..=row.last).contains(line));
        let Some((at, offset)) = found.filter_map(|(at, row)| Some((at, find(row.chars(), text)?))).next() else {
            continue;
        };
        let from = rows[at].body.start + offset;
        if offset == 0 {
            rows[at].said = Some(*role);
            continue;
        }
        let Some(rest) = rows::plain(rows[at].notice, &rows[at], from..rows[at].range.end) else { continue };
        let end = rows[at].notice.trim(rows[at].range.start..from).end;
        let said = rows[at].said;
        if let Some(head) = rows::plain(rows[at].notice, &rows[at], rows[at].range.start..end) {
            rows[at] = NoticeRow { said, ..head };
        }
        rows.insert(at + 1, NoticeRow { said: Some(*role), ..rest });
    }
    obey_roles(rows);
}

/// Turns the rows into the things that their roles name; the stages may have taken them for something else since.
pub(crate) fn obey_roles(rows: &mut [NoticeRow]) {
    if rows.iter().all(|row| row.said.is_none()) {
        return;
    }
    for row in rows.iter_mut() {
        let Some(role) = row.said else { continue };
        match role {
            LineRole::Furniture => {
                row.furniture.get_or_insert(FurnitureKind::Navigation);
                (row.section, row.lead, row.case_label) = (None, None, None);
            }
            LineRole::NotCase | LineRole::End => row.furniture = None,
            LineRole::Case | LineRole::Label => (row.furniture, row.section, row.lead) = (None, None, None),
            _ => {
                row.furniture = None;
                let kind = role.section();
                row.lead = row.lead.and_then(|(_, len)| kind.map(|kind| (kind, len)));
                let is_text = row.is_text() || row.chars().last().is_some_and(|&c| ends_sentence(c));
                row.section = kind.filter(|_| row.lead.is_none() && !is_text);
                row.case_label = None;
            }
        }
    }
    rows::mark_next_bodies(rows);
}
