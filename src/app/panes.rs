//! The rectangles of the screen, computed from its size and the open panes. Nothing else decides a rectangle.

use ratatui::layout::Rect;

use super::{
    model::{Contents, Focus, Mode, Model, Popup, PopupKind},
    reader_options::{ReaderOptions, TEXT_WIDTH},
};
use crate::text::{LineWidth, TextRow, Width, wrap};

/// The smallest screen that the browser works on, in columns and rows.
pub const SMALLEST: (u16, u16) = (20, 5);
/// From this many columns the three panes stand side by side.
pub const WIDE: u16 = 100;
/// The fewest columns of the case list and of the text beside it.
const CASES_LEAST: u16 = 20;
const TEXT_LEAST: u16 = 30;
/// Columns that a title leaves to the key hints beside it, on a screen of at least [`ROOMY`] rows; else it has one more
/// row.
const HINTS: usize = 22;
const ROOMY: u16 = 12;

/// A pane: its title row and what is below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pane {
    /// The title: one row, above a preview as many as the title of a case needs.
    pub title: Rect,
    /// The contents.
    pub body: Rect,
}

impl Pane {
    /// Returns the area of a text: a column of margin on either side, one for the scrollbar on the right, never wider
    /// than [`TEXT_WIDTH`]; centred if the pane is much wider.
    pub fn text_area(&self) -> Rect {
        self.area_for(TEXT_WIDTH, TEXT_WIDTH + 20)
    }

    /// Returns the area of a text of at most `text_width` columns, centred from `centred` columns on.
    fn area_for(&self, text_width: u16, centred: u16) -> Rect {
        let room = self.body.width.saturating_sub(3);
        let width = room.min(text_width);
        let left = if room >= centred { (room - width) / 2 } else { 0 };
        Rect { x: self.body.x + 1 + left, width, ..self.body }
    }

    /// Returns a popup no higher than `rows` need.
    fn as_high_as(self, rows: usize) -> Self {
        let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(1).min(self.body.height);
        Self { body: Rect { height, ..self.body }, ..self }
    }

    /// Returns the inside of a popup: without its frame and a column of margin on either side.
    pub fn inner(&self) -> Rect {
        let body = self.body;
        Rect { x: body.x + 2, width: body.width.saturating_sub(4), height: body.height.saturating_sub(1), ..body }
    }

    /// Returns the rest for rows below an input of `input` rows.
    pub fn below(&self, input: u16) -> Rect {
        let inner = self.inner();
        let input = input.min(inner.height);
        Rect { y: inner.y + input, height: inner.height - input, ..inner }
    }
}

/// The rectangles of the panes; a pane that is not open has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The batch list.
    pub batches: Option<Pane>,
    /// The facets, in place of the batch list.
    pub facets: Option<Pane>,
    /// The case list.
    pub cases: Option<Pane>,
    /// The text of a case or, beside the batch list, of a batch.
    pub text: Option<Pane>,
    /// The area of the case's rows in it.
    pub text_area: Rect,
    /// The outline beside the text.
    pub outline: Option<Pane>,
    /// The popup.
    pub popup: Option<Pane>,
    /// The strip of the tour; no rows without one.
    pub strip: Rect,
    /// The status line.
    pub status: Rect,
    /// `true` if the panes are side by side.
    pub wide: bool,
}

impl Panes {
    /// Returns `true` if the whole title of the case is visible above its text.
    pub fn shows_title(&self, model: &Model) -> bool {
        self.text.is_some() && model.location.top == 0
    }

    /// Returns `true` if the text is alone: zoomed, or on a screen without room for a list beside it.
    pub fn is_alone(&self) -> bool {
        self.text.is_some() && [self.batches, self.facets, self.cases].iter().all(Option::is_none)
    }

    /// Returns the columns for the text of a case.
    pub fn text_columns(&self) -> u16 {
        self.text_area.width
    }

    /// Returns the panes of `model`; `None` if the screen is smaller than [`SMALLEST`].
    pub fn of(model: &Model) -> Option<Self> {
        let (width, height) = model.size;
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return None;
        }
        let strip = model.tour.as_ref().map_or(0, |_| strip_rows(width, height));
        let main = Rect::new(0, strip, width, height - 1 - strip);
        let focus = model.location.focus;
        let mut panes = if matches!(focus, Focus::Reader { zoomed: true }) {
            let is_open = matches!(
                model.mode,
                Mode::Popup(Popup { kind: PopupKind::Contents { what: Contents::Outline, .. }, .. })
            );
            zoomed(main, model.reader_options.text_width, model.reader_options.outline || is_open)
        } else if width >= WIDE {
            // A focused list is visible.
            let batches = model.reader_options.batches || focus == Focus::Batches || model.location.facets.is_some();
            side_by_side(main, &ReaderOptions { batches, ..model.reader_options })
        } else {
            stacked(main, focus, model.reader_options.preview, title_rows(model))
        };
        if model.location.facets.is_some() {
            panes.facets = panes.batches.take();
        }
        let text_width = model.reader_options.text_width;
        let centred = if matches!(focus, Focus::Reader { zoomed: true }) { text_width } else { text_width + 20 };
        panes.text_area = panes.text.map_or(Rect::default(), |pane| pane.area_for(text_width, centred));
        // A title that is whole above its text is not repeated in the status line.
        let rows = if panes.shows_title(model) { which_key_rows(model) } else { status_rows(model) }.min(height / 2);
        panes.strip = Rect::new(0, 0, width, strip);
        panes.status = Rect::new(0, height - rows, width, rows);
        if let Mode::Popup(open) = &model.mode {
            panes.popup = Some(match (&open.kind, panes.outline) {
                (PopupKind::Contents { what: Contents::Outline, .. }, Some(outline)) => outline,
                (PopupKind::Overview(_), _) => pane(main),
                _ => match rows_of(open, model) {
                    Some(rows) => popup(main).as_high_as(rows + usize::from(open.input_rows())),
                    None => popup(main),
                },
            });
        }
        Some(panes)
    }
}

impl Model {
    /// Returns the rectangles of this state; `None` if the screen is smaller than [`SMALLEST`].
    pub fn panes(&self) -> Option<Panes> {
        Panes::of(self)
    }

    /// Returns the rows of text in the reader.
    pub fn text_height(&self) -> usize {
        self.panes().unwrap_or_default().text.map_or(1, |pane| pane.body.height.into())
    }

    /// Returns the rows of a list; of the case list for the reader.
    pub fn list_height(&self, focus: Focus) -> usize {
        let panes = self.panes().unwrap_or_default();
        let pane = match focus {
            Focus::Batches => panes.batches,
            Focus::Facets => panes.facets,
            Focus::Cases | Focus::Reader { .. } => panes.cases,
        };
        pane.map_or(1, |pane| pane.body.height.into())
    }

    /// Returns the rows of the popup without its input.
    pub fn popup_height(&self) -> usize {
        let Some(popup) = self.popup() else { return 1 };
        self.panes().unwrap_or_default().popup.map_or(1, |pane| pane.below(popup.input_rows()).height.into())
    }
}

/// Returns the number of rows of a popup without its filter, if it is known and may be small.
fn rows_of(popup: &Popup, model: &Model) -> Option<usize> {
    match &popup.kind {
        PopupKind::Contents { len, .. } => Some(*len),
        PopupKind::Copy(copying) => Some(copying.rows.len()),
        PopupKind::Related(rows) => Some(rows.len()),
        // An empty list has a row that says so.
        PopupKind::Queries => Some(model.queries.all().count().max(1)),
        PopupKind::Themes { len, .. } => Some(*len),
        PopupKind::Save(_) => Some(1),
        PopupKind::Replace { .. } => Some(2),
        _ => None,
    }
}

/// Returns the rows of the status line: one, or as many as the title of the selected case needs if its list cuts it. The
/// line then covers the rows above it, so that nothing else moves.
fn status_rows(model: &Model) -> u16 {
    if !model.pending.which_key.rows.is_empty() {
        return which_key_rows(model);
    }
    let shows_title = model.location.focus == Focus::Cases
        && matches!(model.mode, Mode::Browse | Mode::Query(_))
        && !model.replaces_query();
    let title = model.page.blocks.first().filter(|_| shows_title && model.status.is_none());
    let rows = title.map_or(1, |title| {
        let rows = wrap(&title.text, LineWidth::plain(model.size.0), model.width);
        let last = rows.last().and_then(|row| title.text.get(row.shown.clone())).unwrap_or_default();
        let is_full = model.width.of(last) + HINTS > model.size.0.into();
        rows.len() + usize::from(is_full && model.size.1 >= ROOMY)
    });
    u16::try_from(rows).unwrap_or(u16::MAX).max(1)
}

/// Returns one row, or the rows of the which-key panel.
fn which_key_rows(model: &Model) -> u16 {
    let which_key = &model.pending.which_key;
    if which_key.rows.is_empty() { 1 } else { which_key.height(model.size.0, model.width) }
}

/// The most rows of a title above a preview: what is longer is cut.
const TITLE_ROWS: usize = 3;

/// Returns the rows of the title above a preview: all of them while the preview begins where the text does.
fn title_rows(model: &Model) -> u16 {
    let title = model.page.blocks.first().filter(|_| model.location.top == 0);
    let rows = title.map_or(1, |title| heading_rows(&title.text, model.size.0, model.width).len());
    u16::try_from(rows.clamp(1, TITLE_ROWS)).unwrap_or(1)
}

/// Returns the rows of a heading in a pane of `columns`, with a margin on either side.
pub fn heading_rows(text: &str, columns: u16, width: Width) -> Vec<TextRow> {
    wrap(text, LineWidth::plain(columns.saturating_sub(2)), width)
}

/// Returns the rows of the strip of the tour: none if too little of the program would be left.
fn strip_rows(width: u16, height: u16) -> u16 {
    match (width, height) {
        (_, ..10) => 1,
        (80.., _) => 2,
        _ => 3,
    }
    .min(height.saturating_sub(SMALLEST.1))
}

fn pane(area: Rect) -> Pane {
    titled(area, 1)
}

/// Returns a pane with a title of `rows` rows.
fn titled(area: Rect, rows: u16) -> Pane {
    let title = Rect { height: rows.min(area.height), ..area };
    Pane { title, body: Rect { y: area.y + title.height, height: area.height - title.height, ..area } }
}

/// Returns the reader alone; beside it the outline where that costs the text nothing.
fn zoomed(area: Rect, text_width: u16, outline: bool) -> Panes {
    let side = (area.width / 4).min(44);
    let wide = area.width >= WIDE;
    if !outline || !wide || area.width - side < text_width + 4 {
        return Panes { text: Some(pane(area)), wide, ..Panes::default() };
    }
    let text = Rect { x: side + 1, width: area.width - side - 1, ..area };
    Panes { outline: Some(pane(Rect { width: side, ..area })), text: Some(pane(text)), wide, ..Panes::default() }
}

/// Returns batches, cases and text side by side, with one column between them for the rule. The lists give and take the
/// columns that the rule was moved by, as far as both sides stay usable.
fn side_by_side(area: Rect, options: &ReaderOptions) -> Panes {
    let batches = if options.batches { (area.width / 6).clamp(22, 30) } else { 0 };
    let before = if options.batches { batches + 1 } else { 0 };
    let most = area.width.saturating_sub(batches + 2 + TEXT_LEAST).max(CASES_LEAST);
    let cases = (area.width * 2 / 5).clamp(38, 72).saturating_add_signed(options.split).clamp(CASES_LEAST, most);
    let text = Rect { x: before + cases + 1, width: area.width - before - cases - 1, ..area };
    Panes {
        batches: options.batches.then(|| pane(Rect { width: batches, ..area })),
        cases: Some(pane(Rect { x: before, width: cases, ..area })),
        text: Some(pane(text)),
        wide: true,
        ..Panes::default()
    }
}

/// Returns one list above a preview of at most `most` rows, if there is room for both, one of them for text; or the reader
/// alone.
fn stacked(area: Rect, focus: Focus, most: u16, title: u16) -> Panes {
    if matches!(focus, Focus::Reader { .. }) {
        return Panes { text: Some(pane(area)), ..Panes::default() };
    }
    let room = match area.height {
        0..12 => 0,
        12..20 => most.min(6),
        height => most.min(height / 2),
    };
    // With its title.
    let preview = if room == 0 { 0 } else { room + 1 };
    let list = pane(Rect { height: area.height - preview, ..area });
    let text =
        (preview > 0).then(|| titled(Rect { y: area.bottom() - preview, height: preview, ..area }, title.min(room)));
    match focus {
        Focus::Batches | Focus::Facets => Panes { batches: Some(list), text, ..Panes::default() },
        _ => Panes { cases: Some(list), text, ..Panes::default() },
    }
}

/// Returns a popup in the middle, with a margin where there is room for one.
fn popup(area: Rect) -> Pane {
    let width = area.width.saturating_sub(if area.width >= 60 { 8 } else { 0 }).min(88);
    let height = area.height.saturating_sub(if area.height >= 16 { 4 } else { 0 });
    pane(Rect { x: (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height })
}
