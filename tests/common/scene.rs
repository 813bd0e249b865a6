//! Scenes for the tests of frames: rows of styled text, a popup, a bar at the edge, and changes between frames.

use anli::ui::screen::{self, Screen};
use proptest::prelude::*;
use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
    style::{Color, Modifier, Style},
};

use super::grid::{Grid, WidthOf, narrow};

/// A row of a scene: pieces of text, each in one style.
pub(crate) type Line = Vec<(String, Style)>;

/// Draws glyph by glyph, with the terminal's width of ambiguous characters; by the cell convention or like ratatui's
/// widgets.
pub(crate) fn write(buffer: &mut Buffer, y: u16, line: &Line, width_of: WidthOf, like_ratatui: bool) {
    let mut x = 0;
    let right = buffer.area.width;
    for (text, style) in line {
        for c in text.chars() {
            let columns = width_of(c) as u16;
            if columns == 0 {
                continue;
            }
            if x + columns > right {
                return;
            }
            buffer[(x, y)].set_char(c).set_style(*style);
            for more in 1..columns {
                let cell = &mut buffer[(x + more, y)];
                *cell = Cell::default();
                if !(like_ratatui && narrow(c) == 2) {
                    cell.set_symbol("");
                }
            }
            x += columns;
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "a",
        "bc",
        " ",
        "   ",
        "          ",
        "案",
        "例",
        "营商环境",
        "“",
        "”",
        "—",
        "│",
        "优化",
        ";",
    ]);
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

pub(crate) fn style() -> BoxedStrategy<Style> {
    let plain = Style::default();
    proptest::sample::select(vec![
        plain,
        plain,
        plain.fg(Color::Cyan),
        plain.add_modifier(Modifier::BOLD),
        plain.fg(Color::LightRed).add_modifier(Modifier::BOLD | Modifier::DIM | Modifier::ITALIC),
        plain.add_modifier(Modifier::REVERSED),
        plain.bg(Color::Indexed(200)).add_modifier(Modifier::UNDERLINED),
        plain.fg(Color::Rgb(1, 2, 3)).bg(Color::DarkGray),
    ])
    .boxed()
}

pub(crate) fn line(style: BoxedStrategy<Style>) -> impl Strategy<Value = Line> {
    proptest::collection::vec((text(), style), 0..4)
}

/// A change between two frames.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Nothing,
    Line(usize, Line),
    /// Rows of a region move and new ones come in.
    Scroll {
        from: usize,
        to: usize,
        by: usize,
        up: bool,
        fresh: Line,
    },
    /// A popup from here on; `None` removes it.
    Popup(Option<(u16, u16, u16, u16, bool)>),
    /// A bar at the right edge, in these rows.
    Bar(usize, usize),
    Cursor(Option<(u16, u16)>),
    Resize(u16, u16),
    Forget,
}

pub(crate) fn change(styles: BoxedStrategy<Style>) -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Nothing),
        (0..12_usize, line(styles.clone())).prop_map(|(y, line)| Change::Line(y, line)),
        (0..12_usize, 0..13_usize, 1..4_usize, any::<bool>(), line(styles))
            .prop_map(|(from, to, by, up, fresh)| Change::Scroll { from, to, by, up, fresh }),
        proptest::option::of((0..40_u16, 0..10_u16, 0..20_u16, 0..6_u16, any::<bool>())).prop_map(Change::Popup),
        (0..12_usize, 0..12_usize).prop_map(|(from, to)| Change::Bar(from, to)),
        proptest::option::of((0..50_u16, 0..14_u16)).prop_map(Change::Cursor),
    ]
}

/// The content of a frame.
#[derive(Default)]
pub(crate) struct Scene {
    pub(crate) lines: Vec<Line>,
    popup: Option<(u16, u16, u16, u16, bool)>,
    bar: Option<(usize, usize)>,
    cursor: Option<(u16, u16)>,
}

impl Scene {
    pub(crate) fn apply(&mut self, change: Change, screen: &mut Screen, grid: &mut Grid) {
        let height = self.lines.len();
        match change {
            Change::Nothing => {}
            Change::Line(y, line) => {
                if let Some(old) = self.lines.get_mut(y) {
                    *old = line;
                }
            }
            Change::Scroll { from, to, by, up, fresh } => {
                let (from, to) = (from.min(height), to.min(height));
                if from + by < to {
                    let region = &mut self.lines[from..to];
                    if up {
                        region.rotate_left(by)
                    } else {
                        region.rotate_right(by)
                    }
                    let changed = if up { to - 1 } else { from };
                    self.lines[changed] = fresh;
                }
            }
            Change::Popup(popup) => self.popup = popup,
            Change::Bar(from, to) => self.bar = Some((from, to)),
            Change::Cursor(cursor) => self.cursor = cursor,
            Change::Resize(width, height) => {
                screen.resize(width, height);
                grid.resize(width, height);
                self.lines.resize(height.into(), Line::new());
            }
            Change::Forget => screen.forget(),
        }
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, width_of: WidthOf, like_ratatui: bool) -> Option<Position> {
        for (y, line) in self.lines.iter().enumerate() {
            write(buffer, y as u16, line, width_of, like_ratatui);
        }
        if let Some((from, to)) = self.bar {
            for y in from..to.min(self.lines.len()) {
                let right = Rect::new(buffer.area.width - 1, y as u16, 1, 1);
                screen::clear(buffer, right);
                buffer[(right.x, right.y)].set_char('#');
            }
        }
        if let Some((x, y, width, height, clear)) = self.popup {
            let area = Rect::new(x, y, width, height).intersection(buffer.area);
            // With `clear` no glyph is cut; without it, as ratatui's widgets draw, only glyphs of certain width are
            // normalized, and a narrow terminal has no others.
            if clear || width_of('“') == 2 {
                screen::clear(buffer, area);
            }
            for place in area.positions() {
                buffer[place].set_char('+').set_style(Style::default().fg(Color::Yellow));
            }
        }
        self.cursor.map(|(x, y)| Position::new(x, y))
    }
}
