//! A presentation: the rows of its page as far as they are revealed, the line above and the foot.

use std::ops::Range;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        Ctx,
        model::Model,
        words::{PresentMsg, keys::key_names},
    },
    present::{Auto, Page, Piece, Row, Show, Style, Thought, Tone, large::is_parted},
    text::graphemes,
    ui::{paint::Pen, theme::Role},
};

/// Columns between the parts of the foot.
const GAP: usize = 2;

/// Draws a presentation; its last row only if `with_foot`.
pub(super) fn present(model: &Model, ctx: &Ctx, buffer: &mut Buffer, show: &Show, with_foot: bool) {
    if show.is_black {
        return;
    }
    let (Some(page), Some(thought)) = (show.page(), show.thought()) else { return };
    above(model, ctx, buffer, show, page, thought);
    for row in page.rows.iter().filter(|row| row.step <= show.step) {
        if let Some(piece) = thought.pieces.get(row.piece) {
            draw(model, buffer, piece, row, show.light.as_ref().filter(|_| show.is_lit()));
        }
    }
    if let Some(next) = page.rows.iter().find(|row| row.step > show.step) {
        line(model, buffer, next.y, next.x).write(model.width.ellipsis(), Role::Quiet);
    }
    if with_foot {
        foot(model, ctx, buffer, show);
    }
}

/// Returns a pen on a row of the screen.
fn line<'a>(model: &Model, buffer: &'a mut Buffer, y: u16, x: u16) -> Pen<'a> {
    let area = buffer.area;
    let row = Rect { x: x.min(area.width), y, width: area.width.saturating_sub(x), height: 1 };
    Pen::new(buffer, model.width, row, 0)
}

/// Draws the line above the text: of a first page its section or case, of a further one its own heading.
fn above(model: &Model, ctx: &Ctx, buffer: &mut Buffer, show: &Show, page: &Page, thought: &Thought) {
    let Some(y) = show.frame.above else { return };
    let text = match page.part {
        0 => thought.above.clone(),
        _ => ctx.lang.fill(PresentMsg::Continued, &[&thought.name]),
    };
    let shown = model.width.elide(&text, show.frame.columns.into());
    line(model, buffer, y, show.frame.left).write(&shown, Role::Quiet);
}

/// Draws a row of a piece, with its number before it. Where something is lit, all else is dim.
fn draw(model: &Model, buffer: &mut Buffer, piece: &Piece, row: &Row, light: Option<&(usize, Range<usize>)>) {
    let is_lit = |byte: usize| light.is_none_or(|(lit, bytes)| *lit == row.piece && bytes.contains(&byte));
    if let Some(end) = row.number {
        let columns = u16::try_from(model.width.of(&piece.number)).unwrap_or(end);
        line(model, buffer, row.y, end.saturating_sub(columns))
            .write(&piece.number, if is_lit(row.bytes.start) { Role::Title } else { Role::Quiet });
    }
    let base = match piece.style {
        Style::Title => Role::Title,
        Style::Section => Role::Section,
        Style::Heading => Role::Heading,
        Style::Text | Style::Figure => Role::Text,
        Style::Fact => Role::Quiet,
    };
    let mut pen = line(model, buffer, row.y, row.x);
    let text = piece.text.get(row.bytes.clone()).unwrap_or_default();
    let mut before = "";
    for (at, grapheme) in graphemes(text.trim_end()) {
        let byte = row.bytes.start + at;
        let tone = piece.tones.iter().find(|(bytes, _)| bytes.contains(&byte)).map(|(_, tone)| *tone);
        if row.is_wide && is_parted(before, grapheme) {
            pen.write(" ", base);
        }
        before = grapheme;
        pen.write(
            grapheme,
            match tone {
                _ if !is_lit(byte) => Role::Quiet,
                None if light.is_some() && base == Role::Text => Role::SelectedElsewhere,
                Some(Tone::Ours) => Role::Mark,
                Some(Tone::Figure) if base == Role::Text => Role::Figure,
                Some(Tone::Name) if base == Role::Text => Role::Name,
                _ => base,
            },
        );
    }
}

/// Draws the last row: a message, or the case; page and time at its end.
fn foot(model: &Model, ctx: &Ctx, buffer: &mut Buffer, show: &Show) {
    let Some(y) = show.frame.foot else { return };
    let numbers = [show.at + 1, show.pages.len()].map(|number| number.to_string());
    let page = ctx.lang.fill(PresentMsg::PageOf, &[&numbers[0], &numbers[1]]);
    let (hours, minutes) = show.turned.clock();
    let auto = match show.auto {
        Auto::ByHand => String::new(),
        Auto::Playing => format!("{}  ", ctx.lang.get(PresentMsg::Auto)),
        Auto::Paused => format!("{}  ", ctx.lang.get(PresentMsg::Paused)),
    };
    let right = format!("{auto}{page}  {hours:02}:{minutes:02}");
    let columns = usize::from(buffer.area.width).saturating_sub(2);
    let room = columns.saturating_sub(model.width.of(&right) + GAP);
    let pending = &model.pending;
    let typed = pending.count.map(|count| count.to_string()).unwrap_or_default() + &key_names(&pending.keys, ctx.lang);
    let lines = show.case().map_or([&show.presentation.heading; 3], |case| case.lines.each_ref());
    let fitting = lines.into_iter().find(|text| model.width.of(text) <= room).unwrap_or(lines[2]);
    let (left, role) = match &model.status {
        _ if !typed.is_empty() => (&typed, Role::Status),
        Some(message) => (message, Role::Warning),
        None => (fitting, Role::Quiet),
    };
    let mut pen = line(model, buffer, y, 1);
    if model.status.is_some() && model.width.of(left) > room {
        // A message goes before page and time.
        pen.write(left, role);
        return;
    }
    pen.write(&model.width.elide(left, room), role);
    let start = buffer.area.width.saturating_sub(u16::try_from(model.width.of(&right)).unwrap_or(0) + 1);
    line(model, buffer, y, start).write(&right, Role::Quiet);
}
