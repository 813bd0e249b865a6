//! The bytes that the browser sends. [`Play`] itself asserts the budget of each key; here every kind of key is pressed,
//! and scrolling, which must cost less than the budget, is measured.

use anli::{
    app::Ctx,
    text::{Width, WidthMode},
};

use crate::common::{
    play::{Play, ctx, play},
    sample::sample,
};

/// Moves, pages, ends, panes, popups, searches, a case and back, in a natural order.
const KEYS: &str = "jjjk<space><pgup>Ggg<tab>j<s-tab>i<esc>?jj<esc>:<esc>!<esc><enter>jjjk<space>dbuG]s[sJKz\
                    jjz<esc>/bdy<down><down><enter>jnN<esc>s营商环境<backspace><backspace><esc><c-l>";

#[test]
fn every_kind_of_key_stays_within_the_byte_budget() {
    for (width, height) in [(40, 12), (80, 24), (120, 36)] {
        play(width, height, KEYS);
    }
}

#[test]
fn columns_are_aligned_in_both_ambiguous_widths() {
    for mode in [WidthMode::Narrow, WidthMode::Wide] {
        for (width, height) in [(80, 24), (120, 36)] {
            Play::start(Ctx { width: Width(mode), ..ctx() }, width, height).press(KEYS);
        }
    }
}

/// Scrolls the open case to its end. Returns the bytes sent and the bytes of the new rows: those at the bottom, and
/// sticky headings when they change.
fn scroll_to_the_end(mut play: Play) -> (usize, usize) {
    let headings =
        |play: &Play| play.row(0).trim_end_matches(|c: char| c.is_ascii_digit() || "% ".contains(c)).to_owned();
    let (mut sent, mut came) = (0, 0);
    loop {
        let before = headings(&play);
        play = play.press("j");
        if play.bytes() == 0 {
            return (sent, came);
        }
        sent += play.bytes();
        // The last row is the status line.
        let last = play.text().lines().count() - 2;
        came += play.row(last).len();
        came += Some(headings(&play)).filter(|now| *now != before).map_or(0, |now| now.len());
    }
}

/// Scrolls through cases in the full-screen reader, with the reader options that `keys` choose.
#[track_caller]
fn scrolls_within_three_times_the_new_rows(mode: WidthMode, (width, height): (u16, u16), keys: &str) {
    let ctx = Ctx { width: Width(mode), ..ctx() };
    let last = ctx.corpus.len() - 1;
    for case in sample(0..=last, |case| [0, last].contains(case), 10) {
        // `gg` clears what `z` says in the status line, whose change is not part of scrolling.
        let open = if case == 0 { "<enter>zgg".to_owned() } else { format!("{case}j<enter>zgg") };
        let play = Play::start(ctx.clone(), width, height).press(&open).press(keys);
        let (sent, came) = scroll_to_the_end(play);
        assert!(sent <= 3 * came, "{sent} bytes for {came} in case {case}");
    }
}

#[test]
fn zoomed_cases_scroll_cheaply() {
    scrolls_within_three_times_the_new_rows(WidthMode::Safe, (80, 24), "");
}

#[test]
fn zoomed_cases_scroll_cheaply_in_narrow_mode() {
    scrolls_within_three_times_the_new_rows(WidthMode::Narrow, (80, 24), "");
}

#[test]
fn zoomed_cases_scroll_cheaply_in_wide_mode() {
    scrolls_within_three_times_the_new_rows(WidthMode::Wide, (80, 24), "");
}

#[test]
fn zoomed_cases_scroll_cheaply_on_other_screens() {
    for (size, keys) in [((40, 12), ""), ((120, 36), ""), ((80, 24), "D")] {
        scrolls_within_three_times_the_new_rows(WidthMode::Safe, size, keys);
    }
}

#[test]
fn queued_keys_are_drawn_in_one_frame() {
    assert_eq!(play(80, 24, "").feed("j".repeat(500).as_bytes()).frames(), 1);
}
