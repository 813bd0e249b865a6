//! Screens of the reader in both width modes, and text without a screen.

use anli::text::{Width, WidthMode};

use crate::common::{
    cli::Home,
    play::{Play, ctx},
};

/// Name, size, keys.
const SCREENS: [(&str, (u16, u16), &str); 6] = [
    ("reader-80x24", (80, 24), "<enter>]m3j"),
    ("points-120x36", (120, 36), "zO]mp"),
    ("source-80x24", (80, 24), "<esc>jj<enter><enter>v"),
    ("traditional-120x36", (120, 36), "zDcc"),
    ("figures-80x24", (80, 24), "<enter>F"),
    ("reader-200x60", (200, 60), "<enter>]m"),
];

#[test]
fn the_reader_matches_its_screens() {
    for (mode, name) in [(WidthMode::Narrow, "narrow"), (WidthMode::Wide, "wide")] {
        for (screen, (width, height), keys) in SCREENS {
            let mut ctx = ctx();
            ctx.width = Width(mode);
            Play::start(ctx, width, height).press(keys).matches(&format!("reader/{screen}-{name}"));
        }
    }
}

#[test]
fn piped_text_has_the_rows_of_the_screen() {
    let home = Home::new();
    let shown = home.run(&["show", "fujian-2025-1/1", "--width", "60"]);
    assert!(shown.out.contains("\n    福建省聚焦工程领域"), "{}", shown.out);
    assert!(shown.out.contains("\n（一）“进得来”：") && shown.out.contains("\n      "), "{}", shown.out);
    let columns = |line: &str| Width(WidthMode::Wide).of(line);
    assert!(shown.out.lines().all(|line| columns(line) <= 60));
    let set = home.run(&["show", "fujian-2025-1/1"]);
    assert!(set.out.contains("（一）“进得来”："), "{}", set.out);
    let stored = home.run(&["show", "fujian-2025-1/1", "--printed"]);
    assert!(stored.out.contains("(一)“进得来”:"), "{}", stored.out);
}

#[test]
fn notices_are_read_on_demand() {
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/putian-2024-2");
    let home = Home::new();
    let keys = "<enter>v";
    let shown = home.run(&["--no-seeds", "--corpus", seed, "--keys", keys, "--print", "80x24"]);
    assert!(shown.out.contains("原文") && shown.out.contains("28|"), "{}{}", shown.out, shown.err);
    let folder = home.path().join("corpus/putian-2024-2");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::copy(format!("{seed}/batch.json"), folder.join("batch.json")).unwrap();
    let shown = home.run(&["--no-seeds", "--keys", keys, "--print", "80x24"]);
    assert!(shown.out.contains("notice.txt") && !shown.out.contains("28|"), "{}{}", shown.out, shown.err);
}
