//! Cells of a frame: the cell convention, the shortest style changes, and the wrapped clipboard sequence.

use anli::ui::screen::{
    self, Screen,
    clipboard::{Multiplexer, osc52},
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier, Style},
};

/// Returns the symbols of a frame of one row, as the screen keeps them.
fn symbols(width: u16, draw: impl FnOnce(&mut Buffer)) -> Vec<String> {
    let mut screen = Screen::new(width, 1);
    screen.frame(|buffer| {
        draw(buffer);
        None
    });
    screen.buffer().content.iter().map(|cell| cell.symbol().to_owned()).collect()
}

fn row(cells: &[&str]) -> Vec<String> {
    symbols(cells.len() as u16, |buffer| {
        cells.iter().zip(&mut buffer.content).for_each(|(symbol, cell)| {
            cell.set_symbol(symbol);
        });
    })
}

#[test]
fn cells_of_ratatui_become_glyph_and_continuation() {
    let drawn = symbols(6, |buffer| {
        buffer.set_string(0, 0, "案a例", Style::default());
    });
    assert_eq!(drawn, ["案", "", "a", "例", "", " "]);
}

#[test]
fn halves_and_orphans_become_blanks() {
    assert_eq!(row(&["案", "|", "", "b"]), [" ", "|", " ", "b"]);
    assert_eq!(row(&["a", "", "b"]), ["a", " ", "b"]);
    assert_eq!(row(&["a", "案"]), ["a", " "]);
    assert_eq!(row(&["", "案", "", ""]), [" ", "案", "", " "]);
}

#[test]
fn ambiguous_glyphs_keep_their_layout() {
    assert_eq!(row(&["“", "", "a"]), ["“", "", "a"]);
    assert_eq!(row(&["“", "a", "”"]), ["“", "a", "”"]);
}

#[test]
fn control_characters_become_blanks() {
    assert_eq!(row(&["\u{1b}", "\u{9b}", "\u{301}", "a\u{7}", "e\u{301}"]), [" ", " ", " ", " ", "e\u{301}"]);
}

#[test]
fn clearing_blanks_glyphs_at_both_edges() {
    let drawn = symbols(8, |buffer| {
        buffer.set_string(0, 0, "甲乙丙丁", Style::default());
        screen::clear(buffer, Rect::new(1, 0, 4, 1));
    });
    assert_eq!(drawn, [" ", " ", " ", " ", " ", " ", "丁", ""]);
}

/// Returns the bytes between `a` and `b`, cells of these styles with `between` in the default style, without Esc.
fn bytes_between(from: Style, between: &str, to: Style) -> String {
    let mut screen = Screen::new(3, 1);
    screen.frame(|_| None);
    let bytes = screen.frame(|buffer| {
        buffer.content = vec![Cell::EMPTY; 3];
        let drawn = [("a", from), (between, Style::default()), ("b", to)];
        for ((symbol, style), cell) in drawn.iter().filter(|(symbol, _)| !symbol.is_empty()).zip(&mut buffer.content) {
            cell.set_symbol(symbol).set_style(*style);
        }
        None
    });
    let bytes = String::from_utf8(bytes).unwrap().replace('\u{1b}', "");
    let (_, after) = bytes.split_once('a').unwrap();
    after.split_once('b').unwrap().0.to_owned()
}

#[test]
fn the_shortest_change_of_style_is_taken() {
    let plain = Style::new();
    let (bold, dim, red) = (plain.bold(), plain.dim(), plain.red());
    let bold_red = red.bold();
    let deep = plain.fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(200));
    for (from, to, bytes) in [
        (plain, plain, ""),
        (plain, bold_red, "[1;31m"),
        (bold_red, red, "[22m"),
        (bold_red, bold, "[39m"),
        (bold_red, plain, "[m"),
        (bold, dim, "[0;2m"),
        (deep.bold().dim(), deep.dim(), "[22;2m"),
        (plain, deep, "[38;2;1;2;3;48;5;200m"),
        (plain.white(), plain.dark_gray(), "[90m"),
    ] {
        assert_eq!(bytes_between(from, "", to), bytes, "{from:?} -> {to:?}");
    }
}

#[test]
fn a_blank_changes_only_what_shows_on_it() {
    let bold_red = Style::new().red().bold();
    let reversed = bold_red.add_modifier(Modifier::REVERSED);
    assert_eq!(bytes_between(bold_red, " ", bold_red), " ");
    assert_eq!(bytes_between(reversed, " ", bold_red), "[27m ");
    assert_eq!(bytes_between(Style::new(), " ", reversed), " [0;1;7;31m".replace("0;", ""));
}

#[test]
fn multiplexers_get_wrapped_sequences() {
    assert_eq!(osc52("foo", Multiplexer::None), b"\x1b]52;c;Zm9v\x07");
    assert_eq!(osc52("foo", Multiplexer::Tmux), b"\x1b]52;c;Zm9v\x07\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\");
    assert_eq!(osc52("foo", Multiplexer::Screen), b"\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
    let long = osc52(&"案".repeat(500), Multiplexer::Screen);
    let pieces: Vec<u8> =
        long.split(|byte| *byte == 0x1b).filter_map(|part| part.strip_prefix(b"P")).flatten().copied().collect();
    assert_eq!(long.windows(2).filter(|two| *two == b"\x1bP").count(), 9, "{pieces:?}");
}
