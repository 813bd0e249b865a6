//! The rectangles of the screen, computed from its size and the open panes. Nothing else decides a rectangle.

use ratatui::layout::Rect;

use super::{
    Ctx,
    briefing_form::Field,
    list_cursor::Rows,
    list_rows::ListRows,
    model::{CaseList, Contents, Focus, Mode, Model, Popup, PopupKind},
    page::{BETWEEN, NUMBERED},
    reader_options::TEXT_WIDTH,
    review_panes::ReviewPanes,
    review_rows::fields_at,
};
use crate::text::{LineWidth, TextRow, Width, wrap};

/// The smallest screen that the browser works on, in columns and rows.
pub const SMALLEST: (u16, u16) = (20, 5);
/// From this many columns two panes stand side by side.
pub const WIDE: u16 = 100;
/// From this many columns three do: a list of batches, one of cases with whole titles, and a text.
pub const WIDEST: u16 = 135;
/// The fewest columns of the case list and of the text beside it.
const CASES_LEAST: u16 = 20;
const TEXT_LEAST: u16 = 30;
/// The columns of a text that is read with ease: 24 Han, the margins and the scrollbar.
const TEXT_COMFORTABLE: u16 = 51;
/// The columns of a case list, with number, region and scrollbar: the fewest beside a text, those that three titles of
/// four fit in, those that nearly all fit in.
const CASES_FEW: u16 = 38;
const CASES_USUAL: u16 = 68;
const CASES_MOST: u16 = 80;
/// The fewest rows of a list above a preview.
const LIST_LEAST: usize = 4;

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
    /// The panes of a review, which has the whole screen.
    pub review: Option<ReviewPanes>,
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
    /// Returns `true` if the text is alone: zoomed, or on a screen without room for a list beside it.
    pub fn is_alone(&self) -> bool {
        self.text.is_some() && [self.batches, self.facets, self.cases].iter().all(Option::is_none)
    }

    /// Returns `true` if a title stands above a text, so that the status line does not repeat it.
    fn is_titled(&self) -> bool {
        self.text.is_some() || self.review.is_some()
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
        let mut panes = if model.show.is_some() {
            Panes::default()
        } else if model.review.is_some() {
            Panes { review: Some(ReviewPanes::of(main)), ..Panes::default() }
        } else if model.compared().is_some() {
            Panes { text: Some(pane(main)), wide: width >= WIDE, ..Panes::default() }
        } else if matches!(focus, Focus::Reader { zoomed: true }) {
            let is_open = matches!(
                model.mode,
                Mode::Popup(Popup { kind: PopupKind::Contents { what: Contents::Outline, .. }, .. })
            );
            zoomed(main, model.reader_options.text_width, model.reader_options.outline || is_open)
        } else if width >= WIDE {
            side_by_side(main, model)
        } else {
            stacked(main, model)
        };
        if model.location.facets.is_some() && model.show.is_none() {
            panes.facets = panes.batches.take();
        }
        let text_width = model.reader_options.text_width;
        let centred = if matches!(focus, Focus::Reader { zoomed: true }) { text_width } else { text_width + 20 };
        panes.text_area = panes.text.map_or(Rect::default(), |pane| match model.compared() {
            Some(compared) => pane.area_for(compared_width(compared.cases.len(), text_width, width), width),
            None => pane.area_for(text_width, centred),
        });
        let rows = if panes.is_titled() || model.show.is_some() { which_key_rows(model) } else { status_rows(model) }
            .min(height / 2);
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

    /// Returns the rows of the case list.
    pub fn case_rows(&self, ctx: &Ctx) -> ListRows {
        ListRows::of(&self.location.list, &ctx.corpus, self.list_height(Focus::Cases))
    }

    /// Returns the rows of the popup without its input.
    pub fn popup_height(&self) -> usize {
        let Some(popup) = self.popup() else { return 1 };
        self.panes().unwrap_or_default().popup.map_or(1, |pane| pane.below(popup.input_rows()).height.into())
    }
}

/// Returns `true` if so many cases stand side by side on a screen of `width` columns, and not below each other.
pub fn are_beside(cases: usize, width: u16) -> bool {
    width >= if cases > 2 { WIDEST } else { WIDE }
}

/// Returns the columns for the texts of cases that are compared, each with at most `text_width`.
fn compared_width(cases: usize, text_width: u16, width: u16) -> u16 {
    if !are_beside(cases, width) {
        return text_width.saturating_add(NUMBERED);
    }
    let count = u16::try_from(cases).unwrap_or(u16::MAX);
    text_width.saturating_add(BETWEEN).saturating_mul(count).saturating_sub(BETWEEN)
}

/// Returns the number of rows of a popup without its filter, if it is known and may be small.
fn rows_of(popup: &Popup, model: &Model) -> Option<usize> {
    match &popup.kind {
        PopupKind::Contents { len, .. } => Some(*len),
        PopupKind::Copy(copying) => Some(copying.rows.len()),
        PopupKind::Related(rows) => Some(rows.len()),
        // An empty list has a row that says so.
        PopupKind::Fields(line) => model.review.as_ref().map(|review| fields_at(review, *line).len()),
        PopupKind::Queries => Some(model.queries.all().count().max(1)),
        PopupKind::Themes { len, .. } | PopupKind::Pages(len) => Some(*len),
        PopupKind::Briefing(_) => Some(Field::ALL.len()),
        PopupKind::Written(rows) => Some(rows.len()),
        PopupKind::Save(_) => Some(1),
        PopupKind::Replace { .. } => Some(2),
        _ => None,
    }
}

/// Returns the rows of the status line: one, and above it as many as the title of the selected case needs if its list may cut
/// it. They cover rows of the list, so that nothing else moves.
fn status_rows(model: &Model) -> u16 {
    if !model.pending.which_key.rows.is_empty() {
        return which_key_rows(model);
    }
    let shows_title = model.location.focus == Focus::Cases
        && matches!(model.mode, Mode::Browse | Mode::Query(_))
        && !model.replaces_query();
    let title = model.page.blocks.first().filter(|_| shows_title && model.status.is_none());
    let rows = title.map_or(0, |title| wrap(&title.text, LineWidth::plain(model.size.0), model.width).len());
    u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(1)
}

/// Returns one row, or the rows of the which-key panel.
fn which_key_rows(model: &Model) -> u16 {
    let which_key = &model.pending.which_key;
    if which_key.rows.is_empty() { 1 } else { which_key.height(model.size.0, model.width) }
}

/// The most rows of a title above a preview: what is longer is cut.
const TITLE_ROWS: usize = 3;

/// Columns on either side of the title above a preview, for the rule that it stands in.
pub const IN_RULE: u16 = 3;

/// Returns the rows of the title above a preview.
fn title_rows(model: &Model) -> u16 {
    let title = model.page.blocks.first().map_or("", |title| &title.text);
    let rows = heading_rows(title, model.size.0, model.width).len();
    u16::try_from(rows.clamp(1, TITLE_ROWS)).unwrap_or(1)
}

/// Returns the rows of the title above a preview of `columns`.
pub fn heading_rows(text: &str, columns: u16, width: Width) -> Vec<TextRow> {
    wrap(text, LineWidth::plain(columns.saturating_sub(2 * IN_RULE)), width)
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

/// Returns lists and text side by side, with one column between them for the rule: two panes, or three if the screen has
/// [`WIDEST`] columns and the text keeps comfortable rows. Two panes are those around the one that has the keys. The lists
/// give and take the columns that the rule was moved by, as far as both sides stay usable.
fn side_by_side(area: Rect, model: &Model) -> Panes {
    let options = &model.reader_options;
    let in_left = matches!(model.location.focus, Focus::Batches | Focus::Facets);
    let left = (area.width / 6).clamp(22, 30);
    let columns = |before: u16| {
        let rest = area.width.saturating_sub(before + 1);
        let most = rest.saturating_sub(TEXT_LEAST).max(CASES_LEAST);
        titles_in(rest).saturating_add_signed(options.split).clamp(CASES_LEAST, most)
    };
    let has_left = options.batches || in_left || model.location.facets.is_some();
    let is_roomy = area.width >= WIDEST;
    let (left, cases, has_text) = match (has_left && is_roomy, in_left) {
        (true, _) => (Some(left), columns(left + 1), true),
        (_, true) => (Some(left), area.width - left - 1, false),
        _ => (None, columns(0), true),
    };
    let before = left.map_or(0, |left| left + 1);
    let right = before + cases + 1;
    Panes {
        batches: left.map(|left| pane(Rect { width: left, ..area })),
        cases: Some(pane(Rect { x: before, width: cases, ..area })),
        text: has_text.then(|| pane(Rect { x: right, width: area.width - right, ..area })),
        wide: true,
        ..Panes::default()
    }
}

/// Returns the columns of a case list that shares `room` with a text: what a comfortable text leaves, then a third of
/// what is left when most titles are whole.
fn titles_in(room: u16) -> u16 {
    let spare = room.saturating_sub(TEXT_COMFORTABLE);
    (spare.min(CASES_USUAL) + spare.saturating_sub(CASES_USUAL) / 3).clamp(CASES_FEW, CASES_MOST)
}

/// Returns one list above a preview, if there is room for both; or the reader alone. The preview has the chosen rows, and
/// those that a short list leaves.
fn stacked(area: Rect, model: &Model) -> Panes {
    let focus = model.location.focus;
    if matches!(focus, Focus::Reader { .. }) {
        return Panes { text: Some(pane(area)), ..Panes::default() };
    }
    let (most, title) = (model.reader_options.preview, title_rows(model));
    let room = match area.height {
        0..12 => 0,
        12..20 => most.min(6),
        height => most.min(height / 2),
    };
    // With its title.
    let preview = if room == 0 { 0 } else { room + 1 };
    let rows = area.height - preview;
    let needed = short_list(model, usize::from(rows.saturating_sub(1)))
        .map_or(rows, |needed| rows.min(needed.saturating_add(1)));
    let rows = if preview > 0 { needed } else { rows };
    let list = pane(Rect { height: rows, ..area });
    let below = Rect { y: area.y + rows, height: area.height - rows, ..area };
    let text = (preview > 0).then(|| titled(below, title.min(room)));
    match focus {
        // Below the facets the cases are seen that a value leaves.
        Focus::Facets => Panes { batches: Some(list), cases: text.map(|_| pane(below)), ..Panes::default() },
        Focus::Batches => Panes { batches: Some(list), text, ..Panes::default() },
        _ => Panes { cases: Some(list), text, ..Panes::default() },
    }
}

/// Returns the rows that the list needs of the `most` that it may have; `None` for facets, which come and go as one types.
fn short_list(model: &Model, most: usize) -> Option<u16> {
    let needed = match (&model.location.list, model.location.focus) {
        (_, Focus::Facets) => return None,
        (CaseList::Hits { .. }, Focus::Cases) => ListRows::of_hits(&model.location.list, most).len(),
        _ => model.list_rows,
    };
    Some(u16::try_from(needed.max(LIST_LEAST)).unwrap_or(u16::MAX))
}

/// Returns a popup in the middle of a wide screen; on another one it has the whole width.
fn popup(area: Rect) -> Pane {
    // Beside a narrow one stood a column of broken characters.
    let width = if area.width < WIDE { area.width } else { 88 };
    let height = area.height.saturating_sub(if area.height >= 16 { 4 } else { 0 });
    pane(Rect { x: (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height })
}
