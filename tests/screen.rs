//! Frames: an independent terminal shows the drawn buffer, for few bytes.

use anli::{
    text::{Width, WidthMode},
    ui::{
        paint::Pen,
        screen::{self, Screen},
        theme::Role,
    },
};
use proptest::prelude::*;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
};

use crate::common::{
    budget::bytes_for,
    grid::{Grid, WidthOf, narrow, wide},
    scene::{Change, Line, Scene, change, line, style, write},
};

/// A screen and a terminal that must agree after every frame.
struct Both {
    screen: Screen,
    grid: Grid,
}

impl Both {
    fn new(width: u16, height: u16, width_of: WidthOf) -> Self {
        let mut grid = Grid::new(width, height, width_of);
        grid.apply(screen::enter());
        Self { screen: Screen::new(width, height), grid }
    }

    /// Draws a frame. Returns its bytes and its budget.
    #[track_caller]
    fn frame(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<Position>) -> (Vec<u8>, usize) {
        let before = self.screen.buffer().clone();
        let bytes = self.screen.frame(draw);
        self.grid.apply(&bytes);
        let wrong = self.grid.differs(self.screen.buffer());
        assert_eq!(wrong, None, "{}", bytes.escape_ascii());
        assert_eq!(self.grid.cursor(), self.screen.cursor(), "{}", bytes.escape_ascii());
        (bytes, bytes_for(&before, &self.screen))
    }
}

fn run(width_of: WidthOf, like_ratatui: bool, lines: Vec<Line>, changes: Vec<Change>, within_budget: bool) {
    let mut both = Both::new(50, 12, width_of);
    let mut scene = Scene::default();
    scene.lines = lines;
    scene.lines.resize(12, Line::new());
    both.frame(|buffer| scene.draw(buffer, width_of, like_ratatui));
    for change in changes {
        let changes_nothing = matches!(change, Change::Nothing);
        scene.apply(change, &mut both.screen, &mut both.grid);
        let (bytes, budget) = both.frame(|buffer| scene.draw(buffer, width_of, like_ratatui));
        assert!(!changes_nothing || bytes.is_empty(), "an unchanged frame costs {}", bytes.escape_ascii());
        if within_budget {
            assert!(bytes.len() <= budget, "{} bytes of {budget}: {}", bytes.len(), bytes.escape_ascii());
        }
    }
}

proptest! {
    #[test]
    fn terminals_show_every_frame(
        ambiguous_is_wide in any::<bool>(),
        like_ratatui in any::<bool>(),
        lines in proptest::collection::vec(line(style()), 12),
        changes in proptest::collection::vec(
            prop_oneof![20 => change(style()), 1 => (1..60_u16, 1..14_u16).prop_map(|(w, h)| Change::Resize(w, h)), 1 => Just(Change::Forget)],
            1..12,
        ),
    ) {
        run(if ambiguous_is_wide { wide } else { narrow }, like_ratatui, lines, changes, false);
    }

    #[test]
    fn frames_stay_within_the_budget(
        lines in proptest::collection::vec(line(Just(Style::default()).boxed()), 12),
        changes in proptest::collection::vec(change(Just(Style::default()).boxed()), 1..12),
    ) {
        run(narrow, false, lines, changes, true);
    }
}

/// Returns a page of different Chinese lines, as wide as the screen less a margin.
fn page(from: usize, rows: usize, width: u16) -> Vec<Line> {
    let words = [
        "优化营商环境",
        "政务服务",
        "一件事",
        "全程网办",
        "（3个工作日）",
        "企业满意度98.5%",
        "“一网通办”",
        "、",
        "，",
        "。",
    ];
    (from..from + rows)
        .map(|n| {
            let text: String = (0..usize::from(width)).map(|i| words[(n * 7 + i * (n + 3)) % words.len()]).collect();
            vec![(
                format!("{n:3} {}", text.chars().take(usize::from(width) / 2 - 3).collect::<String>()),
                Style::default(),
            )]
        })
        .collect()
}

fn scroll_cost(width: u16, height: u16, by: usize, decorate: impl Fn(&mut Buffer, usize)) -> (usize, usize) {
    let mut both = Both::new(width, height, narrow);
    let draw = |buffer: &mut Buffer, from: usize| {
        for (y, line) in page(from, height.into(), width).iter().enumerate() {
            write(buffer, y as u16, line, narrow, false);
        }
        decorate(buffer, from);
        None
    };
    both.frame(|buffer| draw(buffer, 0));
    let mut worst = (0, 1);
    for step in 1..3 {
        for from in [step * by, (step - 1) * by, step * by] {
            let (bytes, _) = both.frame(|buffer| draw(buffer, from));
            let rows = both.screen.buffer().content.chunks(width.into());
            let edge: Vec<_> =
                if from == step * by { rows.rev().take(by + 1).collect() } else { rows.take(by + 1).collect() };
            let came: usize = edge.concat().iter().map(|cell| cell.symbol().len()).sum();
            if bytes.len() * worst.1 > worst.0 * came {
                worst = (bytes.len(), came);
            }
        }
    }
    worst
}

/// Returns the lines of a frame with a fixed title and a status line whose number changes.
fn frame_lines(buffer: &mut Buffer, from: usize) {
    let bottom = buffer.area.height - 1;
    for (y, text) in [(0, "莆田市：推行“一件事”改革".to_owned()), (bottom, format!("第 1 条  {from:3}%  q 退出"))]
    {
        screen::clear(buffer, Rect::new(0, y, buffer.area.width, 1));
        buffer.set_string(0, y, text, Style::default().add_modifier(Modifier::REVERSED));
    }
}

#[test]
fn scrolling_costs_the_new_rows() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        for by in [1, 3] {
            let plain = scroll_cost(width, height, by, |_, _| {});
            let framed = scroll_cost(width, height, by, frame_lines);
            let barred = scroll_cost(width, height, by, |buffer, from| {
                frame_lines(buffer, from);
                for y in 1..height - 1 {
                    screen::clear(buffer, Rect::new(width - 1, y, 1, 1));
                    let thumb = usize::from(y) >= 2 + from && usize::from(y) < 7 + from;
                    buffer[(width - 1, y)].set_char(if thumb { '#' } else { '|' });
                }
            });
            for (name, (bytes, came)) in [("plain", plain), ("framed", framed), ("with a bar", barred)] {
                assert!(bytes <= 3 * came, "{width}x{height} by {by} {name}: {bytes} bytes for {came}");
            }
        }
    }
}

#[test]
fn neighbouring_panes_are_not_scrolled() {
    let mut both = Both::new(120, 30, narrow);
    let draw = |buffer: &mut Buffer, from: usize| {
        for (y, line) in page(400, 30, 48).iter().enumerate() {
            write(buffer, y as u16, line, narrow, false);
        }
        for (y, line) in page(from, 30, 70).iter().enumerate() {
            let mut row = Buffer::empty(Rect::new(0, 0, 70, 1));
            write(&mut row, 0, line, narrow, false);
            (0..70).for_each(|x| buffer[(50 + x, y as u16)] = row[(x, 0)].clone());
        }
        None
    };
    both.frame(|buffer| draw(buffer, 0));
    let (bytes, _) = both.frame(|buffer| draw(buffer, 1));
    assert!(!String::from_utf8_lossy(&bytes).contains("\x1b[r"), "scrolled: {}", bytes.escape_ascii());
}

#[test]
fn frames_have_these_exact_bytes() {
    let mut both = Both::new(20, 4, narrow);
    let reversed = Style::default().add_modifier(Modifier::REVERSED);
    let frame = |both: &mut Both, draw: &dyn Fn(&mut Buffer) -> Option<Position>| {
        let (bytes, _) = both.frame(draw);
        String::from_utf8(bytes).unwrap().replace('\x1b', "^").replace("^[?2026h", "{").replace("^[?2026l", "}")
    };
    // The first frame clears the screen.
    assert_eq!(frame(&mut both, &|_| None), "{^[?25l^[m^[2J}");
    assert_eq!(frame(&mut both, &|_| None), "");
    // Rows of text: no move after a wide glyph, a line feed from row to row.
    let two = |buffer: &mut Buffer| {
        buffer.set_string(0, 0, "案例a“文”", Style::default());
        buffer.set_string(0, 1, "第二行", Style::default());
    };
    assert_eq!(
        frame(&mut both, &|b| {
            two(b);
            None
        }),
        "{^[1H案例a“文”\r\n第二行}"
    );
    // One glyph in the middle.
    assert_eq!(
        frame(&mut both, &|b| {
            two(b);
            b.set_string(2, 1, "三", Style::default());
            None
        }),
        "{^[2;3H三}"
    );
    // A highlighted row; a blank at its end is part of it.
    assert_eq!(
        frame(&mut both, &|b| {
            two(b);
            b.set_style(Rect::new(0, 1, 8, 1), reversed);
            None
        }),
        "{^[2H^[7m第二行  ^[m}"
    );
    // Erased to the end of the row.
    assert_eq!(
        frame(&mut both, &|b| {
            b.set_string(0, 0, "案", Style::default());
            None
        }),
        "{^[1;3H^[K\r\n^[K}"
    );
    // The cursor alone.
    assert_eq!(
        frame(&mut both, &|b| {
            b.set_string(0, 0, "案", Style::default());
            Some(Position::new(2, 0))
        }),
        "^[1;3H^[?25h"
    );
    // Typing: the cursor is hidden while the glyph is written, and is behind it afterwards.
    assert_eq!(
        frame(&mut both, &|b| {
            b.set_string(0, 0, "案例", Style::default());
            Some(Position::new(4, 0))
        }),
        "{^[?25l^[1;3H例^[?25h}"
    );
    assert_eq!(
        frame(&mut both, &|b| {
            b.set_string(0, 0, "案例", Style::default());
            None
        }),
        "^[?25l"
    );
}

#[test]
fn short_gaps_are_rewritten() {
    let mut both = Both::new(40, 2, narrow);
    both.frame(|buffer| {
        buffer.set_string(0, 0, "a甲b乙c", Style::default());
        None
    });
    let (bytes, _) = both.frame(|buffer| {
        buffer.set_string(0, 0, "x甲y乙z", Style::default());
        None
    });
    assert_eq!(String::from_utf8_lossy(&bytes).replace('\x1b', "^"), "^[?2026h^[1Hx甲y乙z^[?2026l");
}

#[test]
fn leaving_undoes_entering() {
    let mut grid = Grid::new(10, 2, narrow);
    let before = grid.modes();
    grid.apply(screen::enter());
    grid.apply(b"\x1b[?2026h\x1b[1;31m\x1b[1;2r");
    grid.apply(screen::leave());
    assert_eq!(grid.modes(), before);
}

#[test]
fn moved_rows_use_scroll_regions() {
    // Neighbouring lines share no word at one column, so that rewriting them is expensive.
    let line = |n: usize| [["优化营商环境"; 3], ["全程网上办理"; 3], ["一窗受理事项"; 3]][n % 3].concat();
    let draw = |from: usize| {
        move |buffer: &mut Buffer| {
            buffer.set_string(0, 0, "标题", Style::default());
            (1..9).for_each(|y| {
                buffer.set_string(0, y, line(from + usize::from(y)), Style::default());
            });
            buffer.set_string(0, 9, format!("状态 {from}"), Style::default());
            None
        }
    };
    let mut both = Both::new(40, 10, narrow);
    both.frame(draw(10));
    let mut frame = |from| String::from_utf8(both.frame(draw(from)).0).unwrap().replace('\x1b', "^");
    let (up, down) = (line(19), line(11));
    assert_eq!(frame(11), format!("^[?2026h^[2;9r^[9H\n^[r^[9H{up}^[7G\n1^[?2026l"));
    assert_eq!(frame(10), format!("^[?2026h^[2;9r^[2H^M^[r^[2H{down}^[10;7H0^[?2026l"));
}

/// If the width policy and the screen disagreed about a character, the screen would blank it or swallow the next cell.
#[test]
fn every_character_has_its_laid_out_width() {
    let mut wrong = Vec::new();
    for mode in [WidthMode::Safe, WidthMode::Narrow, WidthMode::Wide] {
        // Of long uniform blocks only the ends.
        let alike = |c: &char| matches!(c, '\u{4e01}'..='\u{9ffe}' | '\u{ac01}'..='\u{d7a2}' | '\u{e001}'..='\u{f8fe}' | '\u{20001}'..);
        let mut all = (char::MIN..=char::MAX).filter(|c| !alike(c) || (*c as u32).is_multiple_of(0x1000));
        let mut screen = Screen::new(200, 1);
        loop {
            let mut laid_out = Vec::new();
            screen.frame(|buffer| {
                let mut pen = Pen::new(buffer, Width(mode), Rect::new(0, 0, 200, 1), 0);
                while pen.room() > 10 {
                    let Some(c) = all.next() else { break };
                    pen.write(&c.to_string(), Role::Text).write("|", Role::Text);
                }
                laid_out = buffer.content.clone();
                None
            });
            if laid_out.iter().all(|cell| cell.symbol() == " ") {
                break;
            }
            for (cell, before) in screen.buffer().content.iter().zip(&laid_out) {
                if cell.symbol() != before.symbol() {
                    wrong.push((mode, before.symbol().to_owned()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} characters: {:?}", wrong.len(), &wrong[..wrong.len().min(40)]);
}
