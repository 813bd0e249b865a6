//! The key notation.

use crate::common::play::play;
use anli::app::key::{Key, KeyCode, parse_keys, write_keys};
use proptest::prelude::*;

#[test]
fn key_notation_round_trips() {
    for (text, keys) in [("gg", 2), ("]s", 2), ("/bdy<enter>", 5), ("<c-d><lt><space>?", 4), ("<s-tab><f12><a-x>", 3)] {
        let read = parse_keys(text).unwrap();
        assert_eq!(read.len(), keys, "{text}");
        assert_eq!(write_keys(&read), text);
    }
}

#[test]
fn key_names_ignore_case_and_must_exist() {
    assert_eq!(parse_keys("<ENTER><C-D>"), parse_keys("<enter><c-d>"));
    assert_eq!(parse_keys("<c-s-up>").unwrap()[0], Key { ctrl: true, shift: true, ..Key::plain(KeyCode::Up) });
    for wrong in ["<", "<enter", "<entre>", "<f13>", "<f0>", "<c-c-x>", "<>", "<c->"] {
        assert!(parse_keys(wrong).is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn parsing_any_text_never_panics(text in "\\PC{0,20}") {
        if let Ok(keys) = parse_keys(&text) {
            prop_assert_eq!(parse_keys(&write_keys(&keys)).unwrap(), keys);
        }
    }

    #[test]
    fn every_character_round_trips(c in any::<char>(), ctrl: bool, alt: bool) {
        let c = if ctrl { c.to_ascii_lowercase() } else { c };
        let key = Key { ctrl, alt, ..Key::plain(KeyCode::Char(c)) };
        prop_assert_eq!(parse_keys(&key.to_string()).unwrap(), vec![key]);
    }
}

#[test]
fn an_unbound_alt_key_is_escape_and_the_key() {
    // Like Esc and a key that arrive together over a slow connection.
    let play = play(80, 24, "<enter>").feed(b"\x1bj");
    assert_eq!((play.session().model().location.cases.at, play.session().model().status.as_ref()), (1, None));
}
