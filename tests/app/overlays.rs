//! Popups over the panes: their width, the dimmed panes behind them, and the row of the hidden cursor.

use ratatui::style::{Modifier, Style};

use crate::common::play::{Play, play};

const POPUPS: [&str; 7] = ["?", "y", "i", "P", "m", "sbdy<enter><esc>r", "<enter>o"];

#[test]
fn a_popup_has_the_whole_width_below_100_columns() {
    for keys in POPUPS {
        for width in [40, 60, 80, 99] {
            let popup = play(width, 24, keys);
            let pane = popup.session().model().panes().unwrap().popup.unwrap();
            assert_eq!((pane.title.x, pane.title.width), (0, width), "{keys}");
        }
        let pane = play(100, 30, keys).session().model().panes().unwrap().popup.unwrap();
        assert!(pane.title.x > 0 && pane.title.width == 88, "{keys}");
    }
}

#[test]
fn what_lies_behind_a_popup_is_dimmed() {
    let loud = |play: &Play, x: u16, y: u16| {
        let style = play.session().screen().buffer().cell((x, y)).unwrap().style();
        style.add_modifier.intersects(Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED)
    };
    for (width, height) in [(80, 24), (120, 36)] {
        let list = play(width, height, "");
        assert!(loud(&list, 30, 2), "the selected row is loud");
        for keys in POPUPS {
            let popup = play(width, height, keys);
            let pane = popup.session().model().panes().unwrap().popup.unwrap();
            let whole = ratatui::layout::Rect { height: pane.body.height + 1, ..pane.title };
            let behind = (0..height - 1).flat_map(|y| (0..width).map(move |x| (x, y)));
            let outside = behind.filter(|at| !whole.contains((*at).into()));
            let styles: Vec<Style> =
                outside.map(|at| popup.session().screen().buffer().cell(at).unwrap().style()).collect();
            assert!(styles.windows(2).all(|two| two[0] == two[1]), "{keys} at {width}");
            let loud = Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED;
            assert!(styles.iter().all(|style| !style.add_modifier.intersects(loud)), "{keys} at {width}");
        }
    }
}

#[test]
fn the_hidden_cursor_stands_on_the_selected_row() {
    for (keys, row) in [
        ("", "福建省发展和改革委员会聚焦"),
        ("jj", "福建省财政厅创新评审方式"),
        ("G", "韓城市"),
        ("40j", "仙游县研发全省首个"),
        ("<esc>jj", "莆田市"),
        ("fjj", "办理建筑许可"),
        ("?jj", "上一处"),
        ("<enter>o", "背景"),
        ("<enter>ojj", "（一）"),
        ("I", "2025-04 福建省"),
        ("s零工<enter>nnn", "零工"),
        ("s零工<enter><esc>jjj", "莆田市打造企业用工"),
    ] {
        for (width, height) in [(80, 24), (120, 36)] {
            let play = play(width, height, keys);
            assert_eq!(play.cursor(), None, "{keys}");
            let shown = play.row_of_cursor();
            assert!(shown.contains(row), "{keys} at {width}: {shown}\n{}", play.text());
        }
    }
}
