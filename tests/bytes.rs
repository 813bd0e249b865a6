//! What the browser sends over a slow line. That each key keeps the budget, [`Play`] itself asserts; here every kind of
//! key is pressed, and what must cost less than the budget is measured.

use anli::{
    app::Ctx,
    text::{Width, WidthMode},
};

use crate::common::play::{Play, ctx, play};

/// Moves, pages, ends, panes, popups, searches, a case and back, in the order in which a person would.
const KEYS: &str = "jjjk<space><pgup>Ggg<tab>j<s-tab>i<esc>?jj<esc>:<esc>!<esc><enter>jjjk<space>dbuG]s[sJKz\
                    jjz<esc>/bdy<down><down><enter>jnN<esc>s营商环境<backspace><backspace><esc><c-l>";

#[test]
fn every_kind_of_key_keeps_the_budget() {
    for (width, height) in [(40, 12), (80, 24), (120, 36)] {
        play(width, height, KEYS);
    }
}

#[test]
fn every_column_is_straight_in_the_modes_that_draw_ambiguous_characters() {
    for mode in [WidthMode::Narrow, WidthMode::Wide] {
        for (width, height) in [(80, 24), (120, 36)] {
            Play::start(Ctx { width: Width(mode), ..ctx() }, width, height).press(KEYS);
        }
    }
}

/// Scrolls the case that is open to its end; returns the bytes that took and the bytes of the rows that came in.
fn scroll_to_the_end(mut play: Play) -> (Play, usize, usize) {
    let (mut sent, mut came) = (0, 0);
    loop {
        play = play.press("j");
        if play.bytes() == 0 {
            return (play, sent, came);
        }
        sent += play.bytes();
        // The last row is the status line.
        let last = play.text().lines().count() - 2;
        came += play.row(last).len();
    }
}

/// Every third case; a frame's constant is added because a case of one row more than the screen scrolls once.
#[test]
fn a_zoomed_case_scrolls_for_three_times_the_rows_that_come_in() {
    let mut play = play(80, 24, "<enter>");
    for case in (0..102).step_by(3) {
        let (end, sent, came) = scroll_to_the_end(play);
        assert!(sent <= 3 * came + 64, "{sent} bytes for {came} in case {case}");
        play = end.press("JJJ");
    }
}

#[test]
fn any_number_of_queued_keys_is_one_frame() {
    assert_eq!(play(80, 24, "").feed("j".repeat(500).as_bytes()).frames(), 1);
}
