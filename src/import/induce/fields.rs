//! Fields that name a case: 案例名称：…, 【案例名称】….

use crate::import::{notice::is_han, rows::NoticeRow};

/// The longest name of a field, in characters.
const LONGEST: usize = 8;

/// Returns `true` for the name of a field that holds a title.
pub(crate) fn is_title_field(name: &str) -> bool {
    let count = name.chars().count();
    (2..=LONGEST).contains(&count)
        && ["名称", "名稱", "标题", "標題", "题目", "題目"].iter().any(|end| name.ends_with(end))
}

/// The offset of the title in the body of a row that is a field for one; the row's length where the title is on the next.
pub(crate) fn title_field(row: &NoticeRow) -> Option<usize> {
    title_in(row.chars())
}

/// The name of the field that a row is: 申报单位：…, 【申报单位】….
pub(super) fn name_of<'n>(row: &NoticeRow<'n>) -> Option<&'n [char]> {
    let chars = row.chars();
    let from = usize::from(matches!(chars.first(), Some('【' | '〔' | '[')));
    let len = chars.iter().skip(from).take(LONGEST + 1).take_while(|c| is_han(**c)).count();
    let is_closed = match chars.get(from + len) {
        Some(':' | '：') => from == 0,
        Some('】' | '〕' | ']') => from == 1,
        _ => false,
    };
    let is_field = (2..=LONGEST).contains(&len) && is_closed && row.cell == 0;
    is_field.then(|| &chars[from..from + len])
}

/// The row and the offset of the title that a field for one at row `at` holds: on the row, on the next one, in the next
/// cell. The head of a column is no field.
pub(crate) fn title_of(rows: &[NoticeRow], at: usize) -> Option<(usize, usize)> {
    let (own, offset) = (rows.get(at)?, title_field(&rows[at])?);
    if offset < own.len() {
        return Some((at, offset));
    }
    let next = (at + 1..rows.len()).find(|&at| rows[at].furniture.is_none())?;
    let of_line = rows.iter().skip(at).take_while(|row| row.line == own.line).count() + own.cell.saturating_sub(1);
    let is_pair = own.cell % 2 == 1 && of_line.is_multiple_of(2) && rows[next].line == own.line;
    let is_value = rows[next].section.is_none() && rows[next].len() >= 2;
    (is_value && (own.cell == 0 || (is_pair && of_line <= 4))).then_some((next, 0))
}

/// The offset of the title in a text that is a field for one.
pub(crate) fn title_in(chars: &[char]) -> Option<usize> {
    let is_boxed = matches!(chars.first(), Some('【' | '〔' | '['));
    let from = usize::from(is_boxed);
    let len = chars.iter().skip(from).take(LONGEST + 1).take_while(|c| is_han(**c)).count();
    let name: String = chars.iter().skip(from).take(len).collect();
    let end = from + len;
    let is_closed = match chars.get(end) {
        Some('】' | '〕' | ']') => is_boxed,
        Some(':' | '：') => !is_boxed,
        Some(c) => c.is_whitespace() && !is_boxed && len >= 4,
        None => !is_boxed && len >= 4,
    };
    (is_closed && is_title_field(&name)).then(|| {
        let rest = chars.iter().skip(end + 1);
        (end + 1).min(chars.len()) + rest.take_while(|c| c.is_whitespace() || matches!(c, ':' | '：')).count()
    })
}
