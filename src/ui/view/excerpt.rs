//! A text in one row, cut so that what was found in it is seen.

use crate::{
    corpus::Span,
    text::Width,
    ui::{paint::Pen, theme::Role},
};

/// Of the columns that are left beside a match, one in this many stands before it.
const BEFORE: usize = 3;
/// Characters behind a match that are seen with it, so that it does not end where the row does.
const BEHIND: usize = 2;

/// Writes as much of `text` as `room` columns hold: from its beginning if the first of `spans` and a little behind it are
/// seen then, else from a little before that.
pub(super) fn write_excerpt(pen: &mut Pen, width: Width, text: &str, spans: &[Span], room: usize, role: Role) {
    if spans.is_empty() {
        pen.write(&width.elide(text, room), role);
        return;
    }
    let start = start(width, text, spans, room);
    let ellipsis = if start > 0 { width.ellipsis() } else { "" };
    pen.write(ellipsis, Role::Quiet);
    let rest: String = text.chars().skip(start).collect();
    let shown = width.elide(&rest, room.saturating_sub(width.of(ellipsis)));
    // The ellipsis stands where the characters of the text end.
    let kept = shown.chars().zip(rest.chars()).take_while(|(a, b)| a == b).count();
    for (at, c) in shown.chars().enumerate() {
        let number = start + at;
        let marked = at < kept && spans.iter().any(|span| (span.0 as usize..span.1 as usize).contains(&number));
        pen.write(c.encode_utf8(&mut [0; 4]), if marked { Role::Match } else { role });
    }
}

/// The first character that is shown.
fn start(width: Width, text: &str, spans: &[Span], room: usize) -> usize {
    let Some(span) = spans.first().filter(|_| width.of(text) > room) else { return 0 };
    let columns = |from: usize, to: usize| -> usize {
        let chars = text.chars().skip(from).take(to.saturating_sub(from));
        chars.map(|c| width.of(c.encode_utf8(&mut [0; 4]))).sum()
    };
    let (first, end) = (span.0 as usize, span.1 as usize);
    let room = room.saturating_sub(width.of(width.ellipsis()));
    if columns(0, end + BEHIND) <= room {
        return 0;
    }
    let room = room.saturating_sub(width.of(width.ellipsis()));
    let before = room.saturating_sub(columns(first, end)) / BEFORE;
    (0..=first).find(|from| columns(*from, first) <= before).unwrap_or(first)
}
