//! An excerpt of a text in one row, cut so that the first match is visible.

use crate::{
    corpus::Span,
    text::Width,
    ui::{paint::Pen, theme::Role},
};

/// One in this many of the columns beside a match is before it.
const BEFORE: usize = 3;
/// Writes as much of `text` as `room` columns hold: from its beginning if the first of `spans` fits so, else from a little
/// before that span, or from where the rest of the text fits.
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
    // The rest of `shown` is the ellipsis.
    let kept = shown.chars().zip(rest.chars()).take_while(|(a, b)| a == b).count();
    for (at, c) in shown.chars().enumerate() {
        let number = start + at;
        let marked = at < kept && spans.iter().any(|span| (span.0 as usize..span.1 as usize).contains(&number));
        pen.write(c.encode_utf8(&mut [0; 4]), if marked { Role::Match } else { role });
    }
}

/// Returns the first visible character.
fn start(width: Width, text: &str, spans: &[Span], room: usize) -> usize {
    let Some(span) = spans.first().filter(|_| width.of(text) > room) else { return 0 };
    let columns = |from: usize, to: usize| -> usize {
        let chars = text.chars().skip(from).take(to.saturating_sub(from));
        chars.map(|c| width.of(c.encode_utf8(&mut [0; 4]))).sum()
    };
    let (first, end) = (span.0 as usize, span.1 as usize);
    let room = room.saturating_sub(width.of(width.ellipsis()));
    if columns(0, end) <= room {
        return 0;
    }
    let before = room.saturating_sub(columns(first, end) + width.of(width.ellipsis())) / BEFORE;
    let last = usize::MAX;
    (0..=first).find(|from| columns(*from, first) <= before || columns(*from, last) <= room).unwrap_or(first)
}
