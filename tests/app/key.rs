//! The key notation.

use crate::common::play::play;
use anli::app::key::{Code, Key, parse_keys, write_keys};
use proptest::prelude::*;

#[test]
fn notation_reads_what_it_writes() {
    for (text, keys) in [("gg", 2), ("]s", 2), ("/bdy<enter>", 5), ("<c-d><lt><space>?", 4), ("<s-tab><f12><a-x>", 3)] {
        let read = parse_keys(text).unwrap();
        assert_eq!(read.len(), keys, "{text}");
        assert_eq!(write_keys(&read), text);
    }
}

#[test]
fn notation_is_forgiving_in_letters_and_strict_in_names() {
    assert_eq!(parse_keys("<ENTER><C-D>"), parse_keys("<enter><c-d>"));
    assert_eq!(parse_keys("<c-s-up>").unwrap()[0], Key { ctrl: true, shift: true, ..Key::plain(Code::Up) });
    for wrong in ["<", "<enter", "<entre>", "<f13>", "<f0>", "<c-c-x>", "<>", "<c->"] {
        assert!(parse_keys(wrong).is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
        if let Ok(keys) = parse_keys(&text) {
            prop_assert_eq!(parse_keys(&write_keys(&keys)).unwrap(), keys);
        }
    }

    #[test]
    fn any_character_is_a_key(c in any::<char>(), ctrl: bool, alt: bool) {
        let c = if ctrl { c.to_ascii_lowercase() } else { c };
        let key = Key { ctrl, alt, ..Key::plain(Code::Char(c)) };
        prop_assert_eq!(parse_keys(&key.to_string()).unwrap(), vec![key]);
    }
}

#[test]
fn an_unbound_key_with_alt_is_esc_and_the_key() {
    // As when Esc and a key are typed faster than a slow line tells them apart.
    let play = play(80, 24, "<enter>").feed(b"\x1bj");
    assert_eq!((play.session().model().place.cases.at, play.session().model().say.as_ref()), (1, None));
}
