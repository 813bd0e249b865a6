//! From bytes to messages: every encoding of a key, split anywhere, and unsolicited reports.

use anli::{
    app::{
        key::{Key, KeyCode, parse_keys, write_keys},
        message::Message,
    },
    ui::input::{Input, LONGEST_PASTE, encode},
};
use proptest::prelude::*;

/// Returns messages as a line: keys in their notation, others in braces.
fn notation(messages: &[Message]) -> String {
    let one = |message: &Message| match message {
        Message::Key(key) => write_keys(&[*key]),
        Message::Paste(text) => format!("{{paste {text:?}}}"),
        Message::CursorReport(row, column) => format!("{{at {row},{column}}}"),
        other => format!("{{{other:?}}}"),
    };
    messages.iter().map(one).collect()
}

fn parse(pieces: &[&[u8]]) -> Vec<Message> {
    let mut input = Input::new();
    let mut messages: Vec<_> = pieces.iter().flat_map(|piece| input.feed(piece)).collect();
    messages.extend(input.flush_keys());
    messages
}

/// Bytes that terminals send, and their meaning.
const SEQUENCES: &[(&str, &str)] = &[
    // Plain keys.
    ("jQ/", "jQ/"),
    ("案例“", "案例“"),
    ("😀é", "😀é"),
    ("\r\t\x7f\x08", "<enter><tab><backspace><backspace>"),
    ("\x01\x0a\x1a", "<c-a><c-j><c-z>"),
    ("\x00\x1c\x1d\x1f", "<c-space><c-\\><c-]><c-_>"),
    ("\x1b", "<esc>"),
    ("\x1b\x1b", "<esc><esc>"),
    ("\x1b\x1b[A", "<esc><up>"),
    // Alt.
    ("\x1bx\x1b\r\x1b\x7f\x1b案", "<a-x><a-enter><a-backspace><a-案>"),
    ("\x1b\x01", "<c-a-a>"),
    ("\x1b]", "<a-]>"),
    // kitty and xterm's other keys.
    ("\x1b[97u\x1b[97;5u\x1b[97;2u\x1b[47:63;2u", "a<c-a>A?"),
    ("\x1b[13;2u\x1b[27u\x1b[127;5u\x1b[9;5u", "<s-enter><esc><c-backspace><c-tab>"),
    ("\x1b[27;5;13~\x1b[27;6;65~", "<c-enter><c-a>"),
    ("\x1b[106;1:1u\x1b[106;1:3u", "j"),
    ("\x1b[57400u\x1b[57441u", "1"),
    ("\x1b[113;9u", ""),
    // Responses and reports.
    ("\x1b[12;40R", "{at 12,40}"),
    ("\x1b[R", "<f3>"),
    ("\x1b[I\x1b[O\x1b[?1;2c\x1b[>0;276;0c\x1b[?2026;2$y\x1b[0n\x1b[8;24;80t", ""),
    ("\x1b]11;rgb:0000/0000/ffff\x1b\\x", "{BackgroundReport([0, 0, 65535])}x"),
    ("\x1b]11;rgb:0/80/000\x07x", "{BackgroundReport([0, 32896, 0])}x"),
    ("\x1b]11;?\x07\x1b]10;rgb:0/0/0\x07x", "x"),
    ("\x1bP1+r544e=787465726d\x1b\\\x1b_Gi=1;OK\x1b\\x", "x"),
    ("\x1b[<2;10;20M\x1b[<35;10;20M\x1b[<0;0;0M\x1b[M !!x", "x"),
    (
        "\x1b[<0;10;20M\x1b[<0;10;20m\x1b[M !!x",
        "{Mouse(Mouse { gesture: Press, x: 9, y: 19 })}{Mouse(Mouse { gesture: Release, x: 9, y: 19 })}x",
    ),
    ("\x1b[99;99;99;99~\x1b[1;2;3;4w\x1b[ q\x1b[!p\x1bOz", ""),
    ("\x1b[999999999999999999A\x1b[1;99999R", ""),
    // Interrupted sequences: the following bytes have their own meaning.
    ("\x1b[1;\x1b[A", "<up>"),
    ("\x1b[1\rj", "<enter>j"),
    ("\x1bO\x1b[B", "<down>"),
    ("\x1b]0;lost end\rj", "<enter>j"),
    ("\x1b]0;lost end\x03j", "<c-c>j"),
    // Pastes.
    ("\x1b[200~:q!\r\x1b[201~j", "{paste \":q!\\n\"}j"),
    (
        "\x1b[200~甲\r\n乙\n\x1b[31m\x1b[20\x1b[201\x1b\x1b[201~",
        "{paste \"甲\\n乙\\n\\u{1b}[31m\\u{1b}[20\\u{1b}[201\\u{1b}\"}",
    ),
    ("\x1b[201~", ""),
];

#[test]
fn sequences_are_parsed_as_terminals_send_them() {
    for (bytes, meaning) in SEQUENCES {
        assert_eq!(notation(&parse(&[bytes.as_bytes()])), *meaning, "{bytes:?}");
    }
}

#[test]
fn split_sequences_are_joined() {
    for (bytes, meaning) in SEQUENCES {
        let bytes = bytes.as_bytes();
        for cut in 0..=bytes.len() {
            let (before, after) = bytes.split_at(cut);
            assert_eq!(
                notation(&parse(&[before, after])),
                *meaning,
                "{:?} | {:?}",
                before.escape_ascii(),
                after.escape_ascii()
            );
        }
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(notation(&parse(&single)), *meaning, "byte by byte {:?}", bytes.escape_ascii());
    }
}

/// Keys as each terminal sends them.
const FORMS: &[(&str, &str, &str)] = &[
    // Cursor keys in normal and application mode; xterm's `modifyCursorKeys` is 2, but may be 0 or 1.
    ("xterm", "\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", "<up><down><right><left><home><end>"),
    ("xterm", "\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF", "<up><down><right><left><home><end>"),
    ("xterm", "\x1b[1;5A\x1b[1;2B\x1b[1;3C\x1b[1;8D", "<c-up><s-down><a-right><c-a-s-left>"),
    ("xterm", "\x1b[1;5H\x1b[1;2F", "<c-home><s-end>"),
    ("xterm, modifyCursorKeys 1", "\x1b[5A\x1b[2D", "<c-up><s-left>"),
    ("xterm, modifyCursorKeys 0", "\x1bO5A\x1bO2D\x1bO5H", "<c-up><s-left><c-home>"),
    ("xterm", "\x1b[Z\x1b[1;5Z", "<s-tab><c-s-tab>"),
    ("xterm", "\x1b[1~\x1b[2~\x1b[3~\x1b[4~\x1b[5~\x1b[6~", "<home><ins><del><end><pgup><pgdn>"),
    ("xterm", "\x1b[5;5~\x1b[3;2~\x1b[2;3~", "<c-pgup><s-del><a-ins>"),
    ("xterm", "\x1bOP\x1bOQ\x1bOR\x1bOS", "<f1><f2><f3><f4>"),
    ("xterm", "\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~", "<f5><f6><f10><f11><f12>"),
    ("xterm", "\x1b[1;5P\x1b[1;2S\x1b[15;2~", "<c-f1><s-f4><s-f5>"),
    ("xterm, old", "\x1bO2P\x1bO5S\x1b[11;2~", "<s-f1><c-f4><s-f1>"),
    ("gnome-terminal, old", "\x1bO1;2P\x1bO1;5Q\x1bO1;3R", "<s-f1><c-f2><a-f3>"),
    ("xterm, keypad", "\x1bOj\x1bOk\x1bOl\x1bOm\x1bOn\x1bOo\x1bOp\x1bOy", "*+,-./09"),
    ("xterm, keypad", "\x1bOM\x1bOI\x1bO \x1bOX", "<enter><tab><space>="),
    ("xterm, keypad with modifiers", "\x1bO5M\x1bO5k\x1bO3p\x1bO2j", "<c-enter><c-+><a-0>*"),
    ("xterm, keypad without a key here", "\x1b[E\x1bOE\x1b[1;5E", ""),
    // PuTTY's function keys by its settings: ESC[n~, Linux, Xterm R6, VT400, VT100+, SCO.
    ("PuTTY", "\x1b[11~\x1b[14~\x1b[15~\x1b[17~\x1b[24~", "<f1><f4><f5><f6><f12>"),
    ("PuTTY, Linux", "\x1b[[A\x1b[[E\x1b[17~", "<f1><f5><f6>"),
    ("PuTTY, Xterm R6 and VT400", "\x1bOP\x1bOS\x1b[15~", "<f1><f4><f5>"),
    ("PuTTY, VT100+", "\x1bOP\x1bOT\x1bOW\x1bOY\x1bOZ\x1bO[", "<f1><f5><f8><f10><f11><f12>"),
    ("PuTTY, SCO", "\x1b[N\x1b[T\x1b[X", ""),
    ("PuTTY", "\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1b[Z", "<home><end><home><end><s-tab>"),
    // rxvt: $ is Shift, ^ is Ctrl, @ is both.
    ("rxvt", "\x1bOa\x1bOd\x1b[a\x1b[b", "<c-up><c-left><s-up><s-down>"),
    ("rxvt", "\x1b[7~\x1b[8~\x1b[7^\x1b[3@", "<home><end><c-home><c-s-del>"),
    ("rxvt", "\x1b[7$\x1b[5$j", "<s-home><s-pgup>j"),
    ("rxvt", "\x1b[11~\x1b[11^\x1b[23$\x1b[24@", "<f1><c-f1><s-f11><c-s-f12>"),
    // Shift with a function key is a further one on the Linux console, in rxvt and in screen, each counting otherwise.
    ("Linux", "\x1b[[A\x1b[[B\x1b[[C\x1b[[D\x1b[[E", "<f1><f2><f3><f4><f5>"),
    ("Linux", "\x1b[17~\x1b[24~\x1b[25~\x1b[34~", "<f6><f12>"),
    ("Linux", "\x1b[1~\x1b[4~\x1b[5~\x1b[6~\x1b[G", "<home><end><pgup><pgdn>"),
    ("screen and tmux", "\x1bOP\x1b[15~\x1b[1~\x1b[4~", "<f1><f5><home><end>"),
    ("tmux", "\x1b[1;5A\x1b[1;2P\x1b[5;3~", "<c-up><s-f1><a-pgup>"),
    ("tmux, extended-keys", "\x1b[27;5;13~\x1b[13;5u", "<c-enter><c-enter>"),
    ("screen", "\x1bOA\x1bOa\x1b[25~", "<up><c-up>"),
    // None of these, but one whose kind is known is swallowed whole.
    ("none", "\x1bO1;2z\x1bO9;9;9A\x1bO;Pj", "<f1>j"),
];

#[test]
fn every_form_of_a_key_is_known() {
    for (terminal, bytes, meaning) in FORMS {
        let single: Vec<&[u8]> = bytes.as_bytes().chunks(1).collect();
        assert_eq!(notation(&parse(&[bytes.as_bytes()])), *meaning, "{terminal}: {bytes:?}");
        assert_eq!(notation(&parse(&single)), *meaning, "{terminal}, byte by byte: {bytes:?}");
    }
}

/// Beginnings of sequences, and the keys that they are if nothing follows.
const UNFINISHED: &[(&str, &str)] = &[
    ("\x1b", "<esc>"),
    // An introducer alone is its character with Alt.
    ("\x1b[", "<a-[>"),
    ("\x1bO", "<a-O>"),
    ("\x1b]", "<a-]>"),
    ("\x1bP", "<a-P>"),
    ("\x1bX", "<a-X>"),
    ("\x1b^", "<a-^>"),
    ("\x1b_", "<a-_>"),
    // With more it was Esc, and keys typed quickly.
    ("\x1b]c", "<esc>]c"),
    ("\x1b]]", "<esc>]]"),
    ("\x1b[[", "<esc>[["),
    ("\x1b[1", "<esc>[1"),
    ("\x1b[1;5", "<esc>[1;5"),
    ("\x1b[M", "<esc>[M"),
    ("\x1b[M !", "<esc>[M<space>!"),
    ("\x1bO2", "<esc>O2"),
    ("\x1bPjj", "<esc>Pjj"),
    ("\x1b_案例", "<esc>_案例"),
    ("\x1b^/\x1b", "<esc>^/<esc>"),
    ("j\x1bX?", "j<esc>X?"),
    ("\x1b]0;lost\x1b[", "<a-[>"),
];

#[test]
fn an_unfinished_sequence_is_escape_and_keys() {
    for (bytes, keys) in UNFINISHED {
        let mut input = Input::new();
        let mut messages = input.feed(bytes.as_bytes());
        assert!(input.has_pending_keys(), "{bytes:?}");
        messages.extend(input.flush_keys());
        assert_eq!(notation(&messages), *keys, "{bytes:?}");
        assert!(!input.has_pending_keys() && input.flush_keys().is_empty(), "{bytes:?}: flushed once is flushed");
        assert_eq!(notation(&input.feed(b"q\x1b[A?")), "q<up>?", "{bytes:?}");
    }
}

/// Nobody types so much at once; the keys after it work.
#[test]
fn a_long_unfinished_sequence_is_dropped() {
    for begin in ["\x1b]52;c;", "\x1bP", "\x1b[", "\x1bO"] {
        let mut input = Input::new();
        assert_eq!(input.feed(format!("{begin}{}", "1".repeat(1000)).as_bytes()), []);
        assert!(input.has_pending_keys() && input.flush_keys().is_empty(), "{begin:?}");
        assert_eq!(notation(&input.feed(b"q?")), "q?", "{begin:?}");
    }
}

#[test]
fn nothing_is_pending_outside_a_sequence() {
    for bytes in ["", "a", "\x1b[A", "\x1b]0;\x07", "\x1b[200~", "\x1b[200~a\x1b[20"] {
        let mut input = Input::new();
        input.feed(bytes.as_bytes());
        assert!(!input.has_pending_keys() && input.flush_keys().is_empty(), "{bytes:?}");
    }
}

#[test]
fn invalid_utf_8_is_ignored() {
    for bytes in
        [&b"\xff\xfej"[..], b"\xe6\xa1j", b"\xc0\x80j", b"\xed\xa0\x80j", b"\xf5\x80\x80\x80j", b"\xc2\x9bj", b"\x80j"]
    {
        assert_eq!(notation(&parse(&[bytes])), "j", "{:?}", bytes.escape_ascii());
    }
    assert_eq!(notation(&parse(&[b"\x1b[200~a\xffb\x1b[201~"])), "{paste \"a\u{fffd}b\"}");
}

#[test]
fn a_huge_paste_is_truncated_and_told() {
    let text = "案".repeat(LONGEST_PASTE);
    let messages = parse(&[format!("\x1b[200~{text}\x1b[201~j").as_bytes()]);
    let [Message::Paste(kept), Message::PasteCut, Message::Key(j)] = &messages[..] else {
        unreachable!("{} messages", messages.len())
    };
    assert!(kept.len() <= LONGEST_PASTE + 2 && text.starts_with(kept.trim_end_matches('\u{fffd}')));
    assert_eq!(*j, Key::plain(KeyCode::Char('j')));
}

#[test]
fn an_unterminated_string_releases_the_keyboard() {
    let mut endless = b"\x1b]".to_vec();
    endless.resize(1 << 18, b'x');
    assert!(parse(&[&endless]).len() > 1 << 17);
}

/// Esc ends a paste whose end mark is lost; a late end mark is not taken for typing.
#[test]
fn an_unterminated_paste_releases_the_keyboard() {
    for (late, keys) in [
        ("", ""),
        ("[201~", ""),
        ("jj", "jj"),
        ("[sj", "[sj"),
        ("[20j", "[20j"),
        ("[", "["),
        ("[20", "[20"),
        ("\x1b[A", "<up>"),
    ] {
        let mut input = Input::new();
        assert_eq!(input.feed(b"\x1b[200~lost\rjjj\x1b"), []);
        assert!(input.has_pending_keys());
        assert_eq!(input.flush_keys(), [Message::Paste("lost\njjj".to_owned())]);
        assert!(!input.has_pending_keys());
        let mut messages = input.feed(late.as_bytes());
        messages.extend(input.flush_keys());
        assert_eq!(notation(&messages), keys, "{late:?}");
    }
}

fn keys() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        proptest::char::range('!', '~').prop_map(KeyCode::Char),
        prop_oneof![Just('案'), Just('é'), Just(' '), Just('“')].prop_map(KeyCode::Char),
        (1..=12_u8).prop_map(KeyCode::F),
        proptest::sample::select(vec![
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Insert,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Home,
            KeyCode::End,
            KeyCode::PageUp,
            KeyCode::PageDown,
        ]),
    ];
    (code, any::<(bool, bool, bool)>()).prop_map(|(code, (ctrl, alt, shift))| match code {
        // As in the notation: shift is part of the character, and Ctrl has no capitals.
        KeyCode::Char(c) => {
            Key { code: KeyCode::Char(if ctrl { c.to_ascii_lowercase() } else { c }), ctrl, alt, shift: false }
        }
        _ => Key { code, ctrl, alt, shift },
    })
}

/// Returns `true` for keys that share their bytes with another key in every terminal.
fn shares_its_bytes(key: Key) -> bool {
    key.ctrl && matches!(key.code, KeyCode::Char('i' | 'm' | 'h' | '@' | 'A'..='Z'))
}

proptest! {
    #[test]
    fn every_key_round_trips(key in keys()) {
        prop_assume!(!shares_its_bytes(key));
        prop_assert_eq!(notation(&parse(&[&encode(key)])), write_keys(&[key]));
    }

    #[test]
    fn splitting_bytes_changes_nothing(bytes in bytes(), cuts in proptest::collection::vec(0..64_usize, 0..8)) {
        let whole = parse(&[&bytes]);
        let mut input = Input::new();
        let mut rest = &bytes[..];
        let mut messages = Vec::new();
        for cut in cuts {
            let (now, later) = rest.split_at(cut.min(rest.len()));
            messages.extend(input.feed(now));
            rest = later;
        }
        messages.extend(input.feed(rest));
        messages.extend(input.flush_keys());
        prop_assert_eq!(messages, whole);
    }

    #[test]
    fn ctrl_c_always_works_outside_a_paste(bytes in bytes()) {
        let mut input = Input::new();
        input.feed(&bytes);
        input.feed(b"\x1b[201~");
        input.flush_keys();
        // An X10 mouse report takes any three bytes.
        let last = (0..4).filter_map(|_| input.feed(b"\x03").pop()).last();
        prop_assert_eq!(last, Some(Message::Key(parse_keys("<c-c>").unwrap()[0])));
    }
}

/// Bytes that often form sequences.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        any::<u8>().prop_map(|byte| vec![byte]),
        proptest::sample::select(vec![
            "\x1b",
            "\x1b[",
            "\x1bO",
            "\x1b]",
            "\x1bP",
            "\x1b[200~",
            "\x1b[201~",
            "\x1b\\",
            "\x1b[M",
            "[",
            "1;5",
            "A",
            "u",
            "~",
            "案",
            "R",
            "\x07"
        ])
        .prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}
