//! Colours as theme files name them, lowered to those that a terminal has.

use ratatui::style::Color;

/// The colours that a terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Its own 16.
    Sixteen,
    /// Also the cube and the greys of xterm's 256.
    #[default]
    Indexed,
    /// All.
    True,
}

/// The colour of a role: foreground, and background if it has one of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ink {
    pub fg: Color,
    pub bg: Option<Color>,
    /// `true` for the foreground at less intensity.
    pub dim: bool,
}

/// Word for less intensity.
const DIM: &str = "dim";

impl Ink {
    /// Parses `[dim] [COLOUR] [on COLOUR]`; `None` if it is none of that.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (fg, bg) = match text.trim().split_once("on ") {
            Some((fg, bg)) => (fg.trim(), Some(colour(bg.trim())?)),
            None => (text.trim(), None),
        };
        let (dim, fg) = fg.strip_prefix(DIM).map_or((false, fg), |rest| (true, rest.trim()));
        let fg = if fg.is_empty() && (dim || bg.is_some()) { Color::Reset } else { colour(fg)? };
        Some(Self { fg, bg, dim })
    }

    /// Returns the nearest colours that a terminal has.
    pub(super) fn lowered(self, depth: Depth) -> Self {
        Self { fg: lowered(self.fg, depth), bg: self.bg.map(|bg| lowered(bg, depth)), ..self }
    }
}

/// Parses `default`, the name of one of the 16 colours, the number of one of the 256, or `#rrggbb`.
fn colour(text: &str) -> Option<Color> {
    if text == "default" { Some(Color::Reset) } else { text.parse().ok() }
}

/// The 16 colours with xterm's values, which other terminals change.
const OWN: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

/// The first number whose value is the same in every terminal.
const FIXED: u8 = OWN.len() as u8;

/// Returns red, green and blue of one of xterm's 256 colours.
pub fn rgb(number: u8) -> [u8; 3] {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match number.checked_sub(FIXED) {
        None => OWN.get(usize::from(number)).map_or([0; 3], |(_, rgb)| *rgb),
        Some(cube @ 0..216) => [level(cube / 36), level(cube / 6 % 6), level(cube % 6)],
        Some(grey) => [8 + 10 * (grey - 216); 3],
    }
}

/// Returns red, green and blue of a colour with xterm's values; `None` for the terminal's default.
pub fn value(colour: Color) -> Option<[u8; 3]> {
    match colour {
        Color::Reset => None,
        Color::Indexed(number) => Some(rgb(number)),
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        own => OWN.iter().find(|(known, _)| *known == own).map(|(_, rgb)| *rgb),
    }
}

/// Returns the nearest colour of `depth`. One of the terminal's own 16 is never replaced.
fn lowered(colour: Color, depth: Depth) -> Color {
    let value = match colour {
        Color::Rgb(red, green, blue) if depth < Depth::True => [red, green, blue],
        Color::Indexed(number) if depth < Depth::Indexed => rgb(number),
        _ => return colour,
    };
    // Bright black is the background of some palettes.
    let visible = OWN.into_iter().filter(|(own, _)| *own != Color::DarkGray);
    let own = || visible.min_by_key(|(_, rgb)| distance(*rgb, value)).map(|(colour, _)| colour);
    let fixed = || (FIXED..=u8::MAX).min_by_key(|number| distance(rgb(*number), value)).map(Color::Indexed);
    let nearest = if depth == Depth::Sixteen { own() } else { fixed() };
    nearest.unwrap_or(colour)
}

/// Returns the square of the distance of two colours.
fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}
