//! Themes: one table, correct screens, enough contrast, and no meaning by colour alone.

use std::{path::Path, sync::Arc};

use anli::{
    app::ground::Background,
    store::state::Ground,
    ui::{
        Session,
        theme::{Depth, OwnTheme, Role, Theme, Themes, load, rgb},
    },
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier},
};

use crate::common::{
    cli::Home,
    grid::{Grid, NAMED, narrow},
    play::ctx,
    pty::Pty,
};
use anli::ui::input::encode;

/// Plays keys in a theme and compares a terminal with the session after each key.
fn screen(name: &str, ground: Option<Ground>, keys: &str) -> Buffer {
    let themes = Themes::default();
    let mut ctx = ctx();
    ctx.start.theme = themes.find(name).unwrap();
    ctx.background = Background { ground, ..Background::default() };
    ctx.themes = Arc::new(themes.names());
    let mut session = Session::new(ctx, 80, 24).with_themes(themes);
    let mut grid = Grid::new(80, 24, narrow);
    grid.apply(&session.start().bytes);
    for key in anli::app::key::parse_keys(keys).unwrap() {
        let mut bytes = session.feed(&encode(key)).bytes;
        if session.has_pending_keys() {
            bytes.extend(session.flush_keys().bytes);
        }
        grid.apply(&bytes);
        assert_eq!(grid.differs(session.screen().buffer()), None, "{name} after {key}");
    }
    session.screen().buffer().clone()
}

#[test]
fn every_theme_is_drawn_correctly() {
    for name in Theme::NAMES {
        screen(name, None, "jjG<tab>j<s-tab><enter>jjj<space>dz?jj<esc>:<esc>i<esc>/bdy<down><enter>nn<esc><c-l>");
    }
}

/// The 16 colours of a terminal, then its foreground and background on dark and on light.
struct Palette {
    name: &'static str,
    own: [u32; 16],
    dark: [u32; 2],
    light: [u32; 2],
}

/// Palettes as the programs ship them: xterm's `XTerm-col.ad`, Windows Terminal's Campbell, Solarized, PuTTY's defaults.
const PALETTES: [Palette; 4] = [
    Palette {
        name: "xterm",
        own: [
            0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000,
            0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
        ],
        dark: [0xe5e5e5, 0x000000],
        light: [0x000000, 0xffffff],
    },
    Palette {
        name: "Windows Terminal",
        own: [
            0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, 0x767676, 0xe74856,
            0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
        ],
        dark: [0xcccccc, 0x0c0c0c],
        light: [0x0c0c0c, 0xffffff],
    },
    Palette {
        name: "Solarized",
        own: [
            0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, 0x002b36, 0xcb4b16,
            0x586e75, 0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3,
        ],
        dark: [0x839496, 0x002b36],
        light: [0x657b83, 0xfdf6e3],
    },
    Palette {
        name: "PuTTY",
        own: [
            0x000000, 0xbb0000, 0x00bb00, 0xbbbb00, 0x0000bb, 0xbb00bb, 0x00bbbb, 0xbbbbbb, 0x555555, 0xff5555,
            0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
        ],
        dark: [0xbbbbbb, 0x000000],
        light: [0x000000, 0xffffff],
    },
];

impl Palette {
    /// Returns the value of a colour, or `default`.
    fn value(&self, colour: Color, default: u32) -> [u8; 3] {
        let hex = |value: u32| [(value >> 16) as u8, (value >> 8) as u8, value as u8];
        match colour {
            Color::Reset => hex(default),
            Color::Indexed(number) if number >= 16 => rgb(number),
            _ => hex(self.own[NAMED.iter().position(|named| *named == colour).unwrap()]),
        }
    }

    /// Returns the contrast of a cell by WCAG 2.2, from 1 to 21.
    fn contrast(&self, cell: &Cell, [text, ground]: [u32; 2]) -> f64 {
        let luminance = |rgb: [u8; 3]| {
            let linear = |part: u8| match f64::from(part) / 255.0 {
                part if part <= 0.04045 => part / 12.92,
                part => ((part + 0.055) / 1.055).powf(2.4),
            };
            0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2])
        };
        let (one, other) = (luminance(self.value(cell.fg, text)), luminance(self.value(cell.bg, ground)));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

#[test]
fn theme_colours_have_enough_contrast() {
    const DARK: Option<Ground> = Some(Ground::Dark);
    const LIGHT: Option<Ground> = Some(Ground::Light);
    // On an unknown background both count. Text in the terminal's own colour has the contrast that its user chose.
    let rows = [
        ("default", None, 3.0),
        ("default", DARK, 3.0),
        ("default", LIGHT, 3.0),
        ("dark", None, 4.5),
        ("light", None, 4.5),
        ("high-contrast", None, 7.0),
    ];
    for (name, ground, least) in rows {
        for keys in ["", "/bdy", "/bdy<enter>", "?", "i", "/龙零工<enter>n", "F"] {
            let screen = screen(name, ground, keys);
            let coloured = screen.content.iter().filter(|cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset));
            for (cell, palette) in coloured.flat_map(|cell| PALETTES.iter().map(move |palette| (cell, palette))) {
                let grounds = [(LIGHT, palette.dark), (DARK, palette.light)];
                for (_, colours) in grounds.into_iter().filter(|(other, _)| *other != ground) {
                    let found = palette.contrast(cell, colours);
                    let about = format!("{} on {} in {name}", cell.fg, cell.bg);
                    assert!(found >= least, "{about}, {:?} in {}: {found}", cell.symbol(), palette.name);
                }
            }
        }
    }
}

#[test]
fn no_role_needs_bright_black_or_yellow_text_on_an_unknown_background() {
    for keys in ["", "/bdy", "/bdy<enter>", "?", "i", "!", ":", "F", "T"] {
        for ground in [None, Some(Ground::Dark), Some(Ground::Light)] {
            let screen = screen("default", ground, keys);
            assert!(screen.content.iter().all(|cell| cell.fg != Color::DarkGray), "{keys} {ground:?}");
            let yellow = screen.content.iter().filter(|cell| cell.fg == Color::Yellow);
            assert!(yellow.count() == 0 || ground == Some(Ground::Dark), "{keys} {ground:?}");
        }
    }
}

#[test]
fn matches_are_dark_on_yellow_and_the_current_one_is_reversed() {
    for ground in [None, Some(Ground::Dark), Some(Ground::Light)] {
        let text = screen("default", ground, "/龙零工<enter>n");
        let of = |shape: Modifier, fg, bg| {
            text.content.iter().filter(|cell| (cell.modifier, cell.fg, cell.bg) == (shape, fg, bg)).count()
        };
        assert!(of(Modifier::UNDERLINED, Color::Black, Color::Yellow) > 0);
        assert!(of(Modifier::BOLD | Modifier::REVERSED, Color::Reset, Color::Reset) > 0);
    }
}

/// Starts a session whose terminal may be asked, and gives it `answers`.
fn asked(answers: &[u8]) -> Session {
    let mut ctx = ctx();
    ctx.widths.auto = true;
    ctx.widths.may_ask = true;
    ctx.background.may_ask = true;
    let mut session = Session::new(ctx, 80, 24);
    let started = session.start().bytes;
    assert!(started.windows(8).any(|bytes| bytes == b"\x1b]11;?\x1b\\"));
    session.feed(answers);
    session
}

#[test]
fn the_background_is_asked_for_and_decides_the_colours() {
    let narrow = "\x1b[2;11R";
    for (answer, ground) in [
        ("\x1b]11;rgb:0000/2b2b/3636\x1b\\", Some(Ground::Dark)),
        ("\x1b]11;rgb:ffff/ffff/dddd\x07", Some(Ground::Light)),
        ("\x1b]11;rgb:fd/f6/e3\x07", Some(Ground::Light)),
        ("\x1b]11;rgb:0/0/0\x07", Some(Ground::Dark)),
        ("\x1b]11;rgba:0000/0000/0000/ffff\x07", Some(Ground::Dark)),
        ("\x1b]11;rgb:00000/0/0\x07", None),
        ("\x1b]11;rgb:xx/0/0\x07", None),
        ("\x1b]11;?\x07", None),
        ("", None),
    ] {
        let session = asked(format!("{answer}{narrow}").as_bytes());
        assert_eq!(session.model().background.ground, ground, "{answer:?}");
        // It is settled either way, and nothing was typed.
        assert!(!session.asked() && !session.model().is_touched, "{answer:?}");
        let colour = |ground| Themes::default().get(0, ground).clone();
        assert_eq!(colour(ground) == colour(None), ground.is_none());
    }
}

#[test]
fn a_late_or_cut_answer_types_nothing() {
    let mut session = asked(b"\x1b]11;rgb:ff");
    // The line is slow: the wait for keys ends in the middle.
    assert!(!session.has_pending_keys());
    session.feed(b"ff/ffff/ffff\x07");
    assert_eq!(session.model().background.ground, Some(Ground::Light));
    // An answer nobody waits for any more is dropped.
    session.feed(b"\x1b[2;11R\x1b]11;rgb:0/0/0\x07");
    assert_eq!(session.model().background.ground, Some(Ground::Light));
    assert!(!session.model().is_touched);
    // One whose end is lost gives the keys back.
    session.feed(b"\x1b]11;rgb:ffff");
    session.feed(b"\rj");
    assert!(session.model().is_touched);
}

#[test]
fn the_theme_is_chosen_by_key_with_preview() {
    let home = Home::new();
    let play = |keys: &str| {
        let shown = home.run(&["--print", "80x24", "--style", "--keys", keys]);
        assert_eq!(shown.code, 0, "{shown:?}");
        shown.out
    };
    assert!(play("@").contains("high-contrast"));
    // The cursor shows a theme, Esc restores the earlier one, Enter keeps it.
    assert!(play("@j").contains("on 234"));
    assert!(!play("@j<esc>").contains("on 234"));
    let chosen = play("@j<enter>");
    assert!(chosen.contains("on 234") && chosen.contains("配色：深色背景"), "{chosen}");
}

#[test]
fn the_chosen_theme_is_remembered() {
    let home = Home::new();
    let drawn = |grid: &Grid| grid.modes().alternate && !grid.modes().update && grid.text().contains("全部案例");
    let mut pty = Pty::start_at(home.path(), 80, 24, &[]);
    pty.until(drawn);
    pty.send(b"@j\r");
    pty.until(|grid| drawn(grid) && grid.text().contains("配色：深色背景"));
    pty.send(b"q");
    pty.end();
    let mut pty = Pty::start_at(home.path(), 80, 24, &[]);
    pty.until(drawn);
    // Every cell has the background of the theme.
    assert!(pty.colours() > 1000);
    pty.send(b"q");
    pty.end();
}

#[test]
fn the_first_hint_comes_at_the_first_start_only() {
    let home = Home::new();
    for is_first in [true, false] {
        let mut pty = Pty::start_at(home.path(), 80, 24, &[]);
        pty.until(|grid| grid.modes().alternate && !grid.modes().update && grid.text().contains("全部案例"));
        assert_eq!(pty.text().contains("搜索请先按"), is_first);
        pty.send(b"q");
        pty.end();
    }
}

#[test]
fn own_themes_are_read_and_checked() {
    let home = Home::new();
    home.write("themes/office.json", "{\"schema\": 1, \"inherits\": \"light\",\n \"roles\": {\"place\": \"#005faf\", // our blue\n  \"match\": \"black on #ffd700\",}}");
    let args = ["--print", "80x24", "--style", "--theme", "office"];
    let shown = home.run(&args);
    assert!(shown.code == 0 && shown.out.contains("25 on 231") && shown.err.is_empty(), "{shown:?}");
    assert_eq!(home.run(&["check"]).code, 0);
    // A theme that is not drawn is not parsed: the session has no word about it.
    home.write("themes/broken.json", "{");
    assert!(!home.run(&args).out.contains("处数据问题"));
    assert!(home.run(&[&args[..4], &["broken"]].concat()).out.contains("发现 1 处数据问题"));
    std::fs::remove_file(home.path().join("themes/broken.json")).unwrap();
    home.write("themes/bad.json", "{\"schema\": 1, \"inherits\": \"pink\",\n \"roles\": {\"place\": \"bleu\",\n  \"plcae\": \"blue\",\n  \"name\": \"cyan\"}}");
    let checked = home.run(&["check", "--lang", "en"]);
    assert_eq!(checked.code, 1);
    for (line, word) in [(1, "pink"), (2, "bleu"), (3, "plcae")] {
        let found = checked.out.lines().any(|row| row.contains(&format!("bad.json:{line}")) && row.contains(word));
        assert!(found, "line {line}, {word}: {}", checked.out);
    }
    // The good lines apply.
    assert!(home.run(&["--print", "80x24", "--style", "--theme", "bad", "--keys", "<enter>"]).out.contains("cyan"));
    // An unknown name in the configuration is a fault, not an end.
    home.write("config.json", "{\"theme\": \"mine\"}");
    let shown = home.run(&["--print", "80x24"]);
    assert_eq!(shown.code, 0, "{shown:?}");
}

#[test]
fn colours_are_lowered_to_those_of_the_terminal() {
    let text = "{\"schema\": 1, \"roles\": {\"pane\": \"#5fafd7\", \"quiet\": \"#ff0000\", \"place\": \"110\"}}";
    let pane = |depth| {
        let own = OwnTheme { name: "mine".to_owned(), path: "mine.json".into(), text: Ok(text.to_owned()) };
        let themes = Themes::new(vec![own], depth);
        assert_eq!(themes.faults(Theme::NAMES.len()), []);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        for (cell, role) in buffer.content.iter_mut().zip([Role::Pane, Role::Quiet, Role::Place]) {
            cell.set_style(role.style());
        }
        themes.get(Theme::NAMES.len(), None).paint(&mut buffer);
        buffer.content.iter().map(|cell| cell.fg.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(pane(Depth::True), "#5FAFD7 #FF0000 110");
    assert_eq!(pane(Depth::Indexed), "74 196 110");
    assert_eq!(pane(Depth::Sixteen), "LightBlue LightRed LightBlue");
}

#[test]
fn shipped_themes_have_no_faults() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/theme/shipped");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(load(&path, &std::fs::read_to_string(&path).unwrap()).1, [], "{}", path.display());
    }
}

#[test]
fn without_colours_selection_and_matches_are_visible() {
    let list = screen("monochrome", None, "jj");
    assert!(list.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
    let row = |y: u16| (0..79).map(|x| list.cell((x, y)).unwrap()).collect::<Vec<_>>();
    let selected: Vec<_> =
        (1..12).filter(|y| row(*y).iter().all(|c| c.modifier.contains(Modifier::REVERSED))).collect();
    assert_eq!(selected, [4]);
    assert_eq!(row(4)[0].symbol(), ">");
    let hits = screen("monochrome", None, "/龙零工");
    let matched = hits.content.iter().filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
    assert!(matched.count() > 0);
    let text = screen("monochrome", None, "/龙零工<enter>nn");
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
    assert!(play(&[], &[]).contains("30"));
    assert!(!play(&["--theme", "monochrome"], &[]).contains("30"));
    assert!(play(&["--theme", "light"], &[]).contains("on 231"));
    // A printed screen follows its options only, not the environment.
    assert!(play(&[], &[("NO_COLOR", "1")]).contains("30"));
    let wrong = home.run(&["--theme", "pink"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("high-contrast"), "{wrong:?}");
}

#[test]
fn no_color_sends_no_colours() {
    for set in ["NO_COLOR=1", "CLICOLOR=0"] {
        let mut pty = Pty::shell(80, 24, &format!("{set} exec \"$ANLI\""));
        pty.until(|grid| grid.modes().alternate && !grid.modes().update && grid.text().contains("全部案例"));
        assert_eq!(pty.colours(), 0);
        pty.send(b"q");
        pty.end();
    }
}
