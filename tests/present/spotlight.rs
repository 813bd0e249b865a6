//! The spotlight: one sentence bright, all else dim, in the reader and before a room.

use anli::{
    app::{effect::Effect, page::Page, spotlight::Unit},
    desk::NoteKind,
};
use ratatui::style::Modifier;

use super::{begin, present, request, show};
use crate::common::play::{Play, play};

/// Returns the text that is lit in the reader.
fn lit(play: &Play) -> Option<String> {
    let model = play.session().model();
    let page: &Page = &model.page;
    let lit = model.spotlight?.lit(page)?;
    page.blocks[lit.block].text.get(lit.bytes).map(str::to_owned)
}

/// Returns the text that is lit in a presentation.
fn lit_before_a_room(play: &Play) -> Option<String> {
    let show = show(play);
    let (piece, bytes) = show.light.clone()?;
    show.thought().unwrap().pieces.get(piece).and_then(|piece| piece.text.get(bytes)).map(str::to_owned)
}

/// Returns the Han on the screen that are not dim, in order.
fn bright(play: &Play) -> String {
    let cells = &play.session().screen().buffer().content;
    let bright = cells.iter().filter(|cell| !cell.modifier.contains(Modifier::DIM));
    bright.map(|cell| cell.symbol()).filter(|symbol| symbol.chars().any(|c| c > '\u{3000}')).collect()
}

/// Returns a text without what a screen may set otherwise.
fn plain(text: &str) -> String {
    text.chars().filter(|c| *c > '\u{3000}').collect()
}

#[test]
fn one_sentence_is_bright() {
    let play = play(100, 30, "28G<enter>zL");
    let first = lit(&play).unwrap();
    assert!(first.ends_with('。') && first.matches('。').count() == 1, "{first}");
    let shown = bright(&play);
    assert!(shown.contains(&plain(&first)), "{shown}\n{first}");
    let next = play.press("j");
    let second = lit(&next).unwrap();
    assert_ne!(first, second);
    assert!(!bright(&next).contains(&plain(&first)));
    assert_eq!(lit(&next.press("k")), Some(first));
}

#[test]
fn the_spotlight_moves_by_sentence_point_and_paragraph() {
    let unit = |play: &Play| play.session().model().spotlight.unwrap().unit;
    let play = play(100, 30, "28G<enter>L<space>");
    assert_eq!(unit(&play), Unit::Paragraph);
    let paragraph = lit(&play).unwrap();
    assert!(paragraph.starts_with("（一）"), "{paragraph}");
    let play = play.press("<right>");
    assert_eq!(unit(&play), Unit::Point);
    assert!(lit(&play).unwrap().starts_with("一是"), "{:?}", lit(&play));
    let play = play.press("<right>");
    assert!(lit(&play).unwrap().starts_with("二是"));
    let play = play.press("jj<left>");
    assert!(lit(&play).unwrap().starts_with("二是"), "{:?}", lit(&play));
    let play = play.press("<pgup>");
    assert_eq!(lit(&play).unwrap(), paragraph);
    assert_eq!(lit(&play.press("<esc>")), None);
}

#[test]
fn what_is_lit_is_on_the_screen() {
    for (width, height) in [(80, 24), (40, 10), (200, 60)] {
        let mut play = play(width, height, "28G<enter>zL");
        for key in ["j", "3j", "<space>", "<right>", "G", "k", "<pgup>", "j"] {
            play = play.press(key);
            let model = play.session().model();
            let lit = model.spotlight.unwrap().lit(&model.page).unwrap();
            let [first, last] = [lit.bytes.start, lit.bytes.end - 1].map(|at| model.page.row_of(lit.block, at));
            let rows = model.location.top..model.location.top + model.text_height();
            assert!(first < rows.end && last >= rows.start, "{key} at {width}x{height}: {first}–{last} {rows:?}");
        }
        let before = lit(&play);
        let play = play.resize(60, 20).resize(width, height);
        assert_eq!(lit(&play), before);
    }
    play(80, 24, "28G<enter>L999jj").shows("已是最后一句").press("999kk").shows("已是第一句");
}

#[test]
fn a_sentence_is_marked_as_a_stop_and_found_again() {
    let play = play(100, 30, "28G<enter>Ljj^").shows("已标为停点");
    assert!(matches!(play.effects(), [Effect::Desk(..)]));
    let marked = lit(&play).unwrap();
    let notes = |play: &Play| {
        let desk = &play.session().model().desk.desk;
        let entry = desk.entry("fujian-2025-1/28").unwrap();
        entry.notes().filter(|note| note.kind == NoteKind::Stop).count()
    };
    assert_eq!(notes(&play), 1);
    let play = play.press("<space><space><s-tab>");
    assert_eq!(lit(&play), Some(marked.clone()));
    let play = play.press("<tab>").shows("没有停点了");
    let play = play.press("gg<tab>");
    assert_eq!(lit(&play), Some(marked));
    let play = play.press("^").shows("已取消停点");
    assert_eq!(notes(&play), 0);
    let play = play.press("U");
    assert_eq!(notes(&play), 1);
}

#[test]
fn a_presentation_has_a_spotlight_that_turns_pages() {
    let mut play = present(80, 24, &["fujian-2025-1/28"], "<space>");
    assert_eq!(lit_before_a_room(&play), None);
    play = play.press("L");
    let len = show(&play).pages.len();
    let mut seen = String::new();
    for _ in 0..200 {
        let before = (show(&play).at, show(&play).light.clone());
        seen += &lit_before_a_room(&play).unwrap_or_default();
        play = play.press("<pgdn>");
        if (show(&play).at, show(&play).light.clone()) == before {
            break;
        }
    }
    assert_eq!(show(&play).at, len - 1);
    for part in ["近年来，龙岩市不断探索", "一是整合零工市场资源", "500余家企业。"] {
        assert!(seen.contains(part), "no {part} in {seen}");
    }
    let last = lit_before_a_room(&play);
    let play = play.press("<pgup>");
    assert_ne!(lit_before_a_room(&play), last);
    let play = play.press("L");
    assert_eq!(lit_before_a_room(&play), None);
}

#[test]
fn a_presentation_goes_from_stop_to_stop() {
    let play = play(100, 30, "28G<enter>Ljj^");
    let marked = lit(&play).unwrap();
    let play = play.press("<esc>X").press("L<tab>");
    assert!(marked.contains(lit_before_a_room(&play).unwrap().trim_end()), "{marked}: {:?}", lit_before_a_room(&play));
    play.press("<tab>").shows("没有停点了");
}

#[test]
fn a_black_screen_is_black_in_a_light_theme() {
    let play = begin(80, 24, request(&["fujian-2025-1/28"]), "<space>.");
    let cells = &play.session().screen().buffer().content;
    let black = cells[0].bg;
    assert_ne!(black, ratatui::style::Color::Reset);
    assert!(cells.iter().all(|cell| cell.bg == black && cell.symbol() == " "));
    let play = play.press(".");
    assert_eq!(play.session().screen().buffer().content[0].bg, ratatui::style::Color::Reset);
}
