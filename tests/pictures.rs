//! Pictures of a screen: `--print WxH --format text|ansi|svg|html`.

use anli::{
    app::{copy::Saved, effect::Effect, message::Message},
    error::{Fault, FaultKind},
    ui::screen::picture::PictureFormat,
};
use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier, Style},
};

use crate::common::{
    cli::Home,
    fresh::is_fresh,
    grid::{Grid, narrow},
    play::{Play, ctx_with, play},
    pty::Pty,
};

/// Returns a screen of 12 columns and 2 rows: plain, wide, styled and special glyphs.
fn screen() -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
    buffer.set_string(0, 0, "a<&>", Style::new());
    let bold = Style::new().fg(Color::Indexed(110)).bg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::BOLD);
    for (x, symbol) in [(4, "案"), (6, "例")] {
        buffer[(x, 0)].set_symbol(symbol).set_style(bold);
        buffer[(x + 1, 0)].set_symbol("");
    }
    buffer[(8, 0)].set_symbol("│");
    buffer[(9, 0)].set_symbol("e\u{301}");
    buffer.set_string(0, 1, "x y", Style::new().add_modifier(Modifier::REVERSED | Modifier::UNDERLINED));
    buffer
}

/// Returns the elements of a document with their texts; fails if it is not well-formed.
fn elements(xml: &str) -> Vec<(BytesStart<'static>, String)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut open): (Vec<(BytesStart<'static>, String)>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                open.push(found.len());
                found.push((start.into_owned(), String::new()));
            }
            Event::Empty(start) => found.push((start.into_owned(), String::new())),
            Event::End(_) => drop(open.pop().unwrap()),
            Event::Text(text) => {
                if let Some(at) = open.last() {
                    found[*at].1 += &text;
                }
            }
            Event::GeneralRef(name) => {
                let name = format!("&{};", &*name);
                found[*open.last().unwrap()].1 += &unescape(&name).unwrap();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    found
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).unwrap()?;
    Some(found.value.into_owned())
}

/// Returns the texts of a drawing: places, row, text.
fn texts(svg: &str) -> Vec<(Vec<usize>, usize, String)> {
    let of = |element: &BytesStart<'_>, name| attribute(element, name).unwrap();
    let texts = elements(svg).into_iter().filter(|(element, _)| element.name().as_ref() == "text");
    texts
        .map(|(element, text)| {
            let x = of(&element, "x").split(' ').map(|x| x.parse().unwrap()).collect();
            (x, of(&element, "y").parse().unwrap(), text)
        })
        .collect()
}

#[test]
fn every_glyph_of_a_drawing_has_its_own_place() {
    let svg = PictureFormat::Svg.write(&screen(), None);
    let expected: [(&[usize], usize, &str); 4] = [
        (&[10, 19, 28, 37], 25, "a<&>"),
        (&[46, 64], 25, "案例"),
        // Programs count code points or characters: a glyph of several stands alone.
        (&[91], 25, "e\u{301}"),
        (&[10, 28], 45, "xy"),
    ];
    let expected: Vec<_> = expected.map(|(x, y, text)| (x.to_vec(), y, text.to_owned())).into();
    assert_eq!(texts(&svg), expected);
    assert!(!svg.contains("textLength") && svg.contains("monospace\""));
}

#[test]
fn colours_of_a_drawing_are_fixed() {
    let svg = PictureFormat::Svg.write(&screen(), None);
    // The page, a background of two wide glyphs, the frame, a reversed run with its line.
    for shape in [
        "<rect width=\"128\" height=\"60\" rx=\"6\" fill=\"#1c1c1c\"/>",
        "<rect x=\"46\" y=\"10\" width=\"36\" height=\"20\" fill=\"#010203\"/>",
        "<rect x=\"86\" y=\"10\" width=\"1\" height=\"20\" fill=\"#d0d0d0\"/>",
        "<rect x=\"10\" y=\"30\" width=\"27\" height=\"20\" fill=\"#d0d0d0\"/>",
        "<rect x=\"10\" y=\"47\" width=\"27\" height=\"1\" fill=\"#1c1c1c\"/>",
        "fill=\"#87afd7\" font-weight=\"bold\">案例<",
    ] {
        assert!(svg.contains(shape), "{shape}\n{svg}");
    }
}

#[test]
fn a_page_boxes_each_glyph_that_a_font_may_set_otherwise() {
    let html = PictureFormat::Html.write(&screen(), None);
    let found = elements(&html);
    let boxes: Vec<_> = found.iter().filter(|(element, _)| element.name().as_ref() == "b").collect();
    let widths: Vec<_> =
        boxes.iter().map(|(element, text)| (attribute(element, "style").unwrap(), text.as_str())).collect();
    let of = |columns: usize| format!("width:{columns}ch");
    assert_eq!(widths, [(of(2), "案"), (of(2), "例"), (of(1), "│"), (of(1), "e\u{301}")]);
    assert!(found.iter().any(|(_, text)| text == "a<&>"));
}

#[test]
fn coloured_rows_show_the_screen_on_a_terminal() {
    let home = Home::new();
    let print = |format: &str| home.run(&["--print", "80x24", "--keys", "/零工", "--format", format]).ok();
    let mut grid = Grid::new(80, 25, narrow);
    grid.apply(b"\x1b[2J\x1b[H");
    let (text, ansi) = (print("text"), print("ansi"));
    grid.apply(ansi.replace('\n', "\r\n").as_bytes());
    assert_eq!(grid.text().trim_end(), text.trim_end());
    assert!(ansi.contains("\x1b[") && !text.contains('\x1b'));
    assert_eq!(text, home.run(&["--print", "80x24", "--keys", "/零工"]).ok());
}

#[test]
fn pictures_are_well_formed_and_equal() {
    let home = Home::new();
    for (format, size) in [("svg", "120x36"), ("html", "120x36"), ("svg", "1x1"), ("html", "1x1")] {
        for keys in ["/零工", "<enter>", "?"] {
            let args = ["--print", size, "--ambiguous", "narrow", "--keys", keys, "--format", format];
            let picture = home.run(&args).ok();
            assert!(!elements(&picture).is_empty());
            assert_eq!(picture, home.run(&args).ok());
        }
    }
}

#[test]
fn a_format_needs_a_screen_and_a_known_name() {
    let home = Home::new();
    for args in [
        &["--format", "svg"][..],
        &["--print", "80x24", "--format", "png"],
        &["--print", "80x24", "--format", "svg", "--style"],
    ] {
        let wrong = home.run(args);
        assert_eq!((wrong.code, wrong.out.as_str(), wrong.err.lines().count()), (2, "", 1), "{wrong:?}");
    }
}

/// Screens of the READMEs and documents: name, size, keys.
const SCREENS: [(&str, &str, &str); 2] = [("search", "120x36", "/零工"), ("reader", "80x24", "27G<enter>")];

#[test]
fn pictures_of_the_documents_are_fresh() {
    let home = Home::new();
    for (name, size, keys) in SCREENS {
        for theme in ["dark", "light"] {
            let args = ["--print", size, "--theme", theme, "--ambiguous", "narrow", "--keys", keys, "--format", "svg"];
            is_fresh(&format!("docs/screens/{name}-{theme}.svg"), &home.run(&args).ok());
        }
    }
}

/// Returns the effect that asks for a picture of this name.
fn picture(stem: &str) -> [Effect; 1] {
    [Effect::Picture { stem: stem.to_owned() }]
}

#[test]
fn a_key_asks_for_a_picture_of_whatever_is_shown() {
    for (keys, stem) in [
        ("", "fujian-2025-1-1"),
        ("27G<enter>", "fujian-2025-1-27"),
        ("?", "fujian-2025-1-1"),
        ("f", "fujian-2025-1-1"),
        ("X", "福建省"),
        ("X<space>", "fujian-2025-1-1"),
        ("*", "fujian-2025-1"),
    ] {
        let shown = play(100, 30, keys);
        let before = shown.text();
        let asked = shown.press("\"");
        let asked_for = match asked.effects() {
            [Effect::Picture { stem }] => stem.clone(),
            other => panic!("{keys}: {other:?}"),
        };
        assert!(asked_for.starts_with(stem), "{keys}: {asked_for}");
        // A message of an earlier key is gone, all else is as it was.
        assert_eq!(asked.text().lines().take(29).collect::<Vec<_>>(), before.lines().take(29).collect::<Vec<_>>());
    }
    assert_eq!(Play::start(ctx_with("plain"), 80, 24).press("<f9>-").effects(), picture("fujian-2025-1-1"));
    // In an input it is a character.
    assert_eq!(play(80, 24, "/\"").shows("\"").effects(), []);
}

#[test]
fn the_outcome_of_a_picture_is_told() {
    let told = |saved| play(80, 24, "\"").deliver(Message::Pictured(saved));
    told(Saved::Done("/home/me/a-1.svg".to_owned(), 12))
        .shows("已存入 /home/me/a-1.svg（12 字节）")
        .press("j")
        .lacks("已存入");
    told(Saved::Refused).shows("这里不能写文件");
    told(Saved::Exists).shows("同名图片太多");
    told(Saved::Failed(Fault::error("a.svg".as_ref(), None, FaultKind::EmptyFile))).shows("文件是空的");
    assert!(Home::new().run(&["--print", "80x24", "--keys", "\""]).ok().contains("这里不能写文件"));
}

#[test]
fn the_binary_writes_pictures_under_names_that_are_free() {
    let mut pty = Pty::start(160, 30, &["--theme", "dark"]);
    pty.until(|grid| !grid.modes().update && grid.text().contains("1/102"));
    let mut pictures = Vec::new();
    for name in ["fujian-2025-1-1.svg", "fujian-2025-1-1-2.svg"] {
        pty.send(b"\"");
        pty.until(|grid| !grid.modes().update && grid.text().contains(&format!("/{name}（")));
        let text = pty.text();
        let (_, path) = text.split_once("已存入 ").unwrap();
        pictures.push(std::fs::read_to_string(path.split_once('（').unwrap().0).unwrap());
        pty.send(b"jk");
        pty.until(|grid| !grid.modes().update && !grid.text().contains("已存入"));
    }
    assert!(!elements(&pictures[0]).is_empty());
    assert_eq!(pictures[0], pictures[1]);
    pty.send(b"q");
    pty.end();
}
