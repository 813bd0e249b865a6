//! Themes: one table, correct screens, enough contrast, and no meaning by colour alone.

use anli::ui::{Session, theme::Theme};
use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier},
};

use crate::common::{
    cli::Home,
    grid::{Grid, narrow},
    play::ctx,
    pty::Pty,
};
use anli::ui::input::encode;

fn themes() -> impl Iterator<Item = Theme> {
    Theme::NAMES.into_iter().map(|name| Theme::named(name).unwrap())
}

/// Plays keys in a theme and compares a terminal with the session after each key.
fn screen(theme: Theme, keys: &str) -> Buffer {
    let mut session = Session::new(ctx(), 80, 24).in_theme(theme);
    let mut grid = Grid::new(80, 24, narrow);
    grid.apply(&session.start().bytes);
    for key in anli::app::key::parse_keys(keys).unwrap() {
        let mut bytes = session.feed(&encode(key)).bytes;
        if session.has_pending_keys() {
            bytes.extend(session.flush_keys().bytes);
        }
        grid.apply(&bytes);
        assert_eq!(grid.differs(session.screen().buffer()), None, "{theme:?} after {key}");
    }
    session.screen().buffer().clone()
}

#[test]
fn every_theme_is_drawn_correctly() {
    for theme in themes() {
        screen(theme, "jjG<tab>j<s-tab><enter>jjj<space>dz?jj<esc>:<esc>i<esc>/bdy<down><enter>nn<esc><c-l>");
    }
}

/// Returns a colour of xterm's 256 as red, green and blue from 0 to 1.
fn rgb(number: u8) -> [f64; 3] {
    let grey = |level: u8| [f64::from(level) / 255.0; 3];
    let level = |step: u8| f64::from(if step == 0 { 0 } else { 55 + 40 * step }) / 255.0;
    match number {
        0..16 => unreachable!("{number} differs from terminal to terminal"),
        16..232 => [level((number - 16) / 36), level((number - 16) / 6 % 6), level((number - 16) % 6)],
        _ => grey(8 + 10 * (number - 232)),
    }
}

/// Returns the contrast by WCAG 2.2, from 1 to 21.
fn contrast(one: Color, other: Color) -> f64 {
    let luminance = |colour: Color| {
        let Color::Indexed(number) = colour else { unreachable!("{colour} is the terminal's own") };
        let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        let [red, green, blue] = rgb(number).map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn theme_colours_have_enough_contrast() {
    for (theme, least) in [(Theme::Dark, 4.5), (Theme::Light, 4.5), (Theme::HighContrast, 7.0)] {
        for keys in ["", "/bdy", "/bdy<enter>", "?", "i"] {
            for cell in &screen(theme, keys).content {
                let found = contrast(cell.fg, cell.bg);
                assert!(found >= least, "{theme:?} {:?} {} on {}: {found}", cell.symbol(), cell.fg, cell.bg);
            }
        }
    }
}

#[test]
fn without_colours_selection_and_matches_are_visible() {
    let list = screen(Theme::Monochrome, "jj");
    assert!(list.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
    let row = |y: u16| (0..79).map(|x| list.cell((x, y)).unwrap()).collect::<Vec<_>>();
    let selected: Vec<_> =
        (1..12).filter(|y| row(*y).iter().all(|c| c.modifier.contains(Modifier::REVERSED))).collect();
    assert_eq!(selected, [3]);
    assert_eq!(row(3)[0].symbol(), ">");
    let hits = screen(Theme::Monochrome, "/龙零工");
    let matched = hits.content.iter().filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
    assert!(matched.count() > 0);
    let text = screen(Theme::Monochrome, "/龙零工<enter>nn");
    let here = text.content.iter().filter(|cell| cell.modifier == Modifier::REVERSED | Modifier::BOLD);
    assert!(here.count() > 0);
}

#[test]
fn the_environment_and_the_option_choose_the_theme() {
    let home = Home::new();
    let play = |args: &[&str], set: &[(&str, &str)]| {
        let args = [args, &["--print", "40x12", "--style"]].concat();
        let output = home.command(&args).envs(set.iter().copied()).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(play(&[], &[]).contains("cyan"));
    assert!(!play(&["--theme", "monochrome"], &[]).contains("cyan"));
    assert!(play(&["--theme", "light"], &[]).contains("on 231"));
    // A printed screen follows its options only, not the environment.
    assert!(play(&[], &[("NO_COLOR", "1")]).contains("cyan"));
    let wrong = home.run(&["--theme", "pink"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("high-contrast"), "{wrong:?}");
}

#[test]
fn no_color_sends_no_colours() {
    let mut pty = Pty::shell(80, 24, "NO_COLOR=1 exec \"$ANLI\"");
    pty.until(|grid| grid.modes().alternate && !grid.modes().update && grid.text().contains("全部案例"));
    assert_eq!(pty.colours(), 0);
    pty.send(b"q");
    pty.end();
}
