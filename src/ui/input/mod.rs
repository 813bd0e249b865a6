//! From bytes to messages: what a terminal sends when keys are pressed, text is pasted or a question is answered.
//!
//! One state machine over single bytes (ECMA-48, 5.4), so a sequence may be split anywhere between two reads, and
//! memory is bounded whatever arrives. The rule is that a sequence that has begun is never typed: what it means is
//! looked up when it is complete, and what means nothing here (focus, device reports) is swallowed whole.
//! Existing parsers were not used because they give up in the middle of what they do not know and type the rest
//! (termina, crossterm), or read the terminal's side of the conversation, where a paste has no end (vte).
//!
//! The one thing that bytes cannot tell is whether an Esc is a key or the beginning of a sequence whose rest is late.
//! The parser says that it is [`has_pending_escape`](Input::has_pending_escape); a driver waits a moment and calls
//! [`flush_escape`](Input::flush_escape).

mod encode;
mod sequence;

use crate::app::{
    key::{Code, Key},
    message::Message,
};

pub use encode::encode;

/// Bytes of a paste that are kept; the rest is swallowed.
pub const LONGEST_PASTE: usize = 1 << 20;

/// Bytes of a string (OSC, DCS …) that are swallowed; then its end is taken to be lost.
const LONGEST_STRING: usize = 1 << 16;

const END_OF_PASTE: &[u8] = b"\x1b[201~";

/// Where in the grammar the next byte stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// Within a character of UTF-8: its bytes so far, and how many it has in all.
    Character { bytes: Vec<u8>, of: usize, alt: bool },
    /// After Esc.
    Escape,
    /// After `Esc O`: one more byte.
    Single,
    /// After `Esc [`: the bytes so far.
    Control(Vec<u8>),
    /// These many bytes of an old mouse report are still to come.
    Mouse(u8),
    /// After `Esc ]`, `Esc P` and the like: which, how many bytes so far, and whether the last was Esc.
    Text { kind: u8, count: usize, escaped: bool },
    /// In a paste: its bytes so far, and how much of the end mark has been seen.
    Paste { bytes: Vec<u8>, matched: usize },
    /// After an Esc that ended a paste: so many bytes of the end mark have been seen.
    EndMark(usize),
}

/// The parser of one session.
#[derive(Clone, Debug, Default)]
pub struct Input {
    state: State,
}

impl Input {
    /// A parser at the beginning of a stream.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes; returns what they complete, in order.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Message> {
        let mut messages = Vec::new();
        for &byte in bytes {
            self.state = step(std::mem::take(&mut self.state), byte, &mut messages);
        }
        messages
    }

    /// Whether what has arrived may be a key by itself or the beginning of something longer.
    pub fn has_pending_escape(&self) -> bool {
        matches!(
            self.state,
            State::Escape | State::Text { count: 0, escaped: false, .. } | State::Paste { matched: 1, .. }
        )
    }

    /// Decides that nothing longer is coming; does nothing unless [`has_pending_escape`](Input::has_pending_escape).
    pub fn flush_escape(&mut self) -> Option<Message> {
        let key = match &mut self.state {
            // Nobody sees the end of a paste being lost; who then presses Esc gets the keyboard back. Should that Esc
            // have been the mark after all, the rest of it means nothing.
            State::Paste { bytes, matched: 1 } => {
                let text = pasted(bytes);
                self.state = State::EndMark(1);
                return Some(Message::Paste(text));
            }
            State::Escape => Key::plain(Code::Esc),
            State::Text { kind, count: 0, escaped: false } => alt(Key::plain(Code::Char((*kind).into()))),
            _ => return None,
        };
        self.state = State::Ground;
        Some(Message::Key(key))
    }
}

fn step(state: State, byte: u8, out: &mut Vec<Message>) -> State {
    match state {
        State::Ground => ground(byte, false, out),
        State::Character { bytes, of, alt } => character(bytes, of, alt, byte, out),
        State::Escape => escape(byte, out),
        State::Single => match byte {
            b' '..=b'~' => complete(sequence::single(byte), out),
            _ => ground(byte, false, out),
        },
        State::Control(bytes) => control(bytes, byte, out),
        State::Mouse(left) => match left.checked_sub(1) {
            Some(left @ 1..) => State::Mouse(left),
            _ => State::Ground,
        },
        State::Text { kind, count, escaped } => text(kind, count, escaped, byte, out),
        State::Paste { bytes, matched } => paste(bytes, matched, byte, out),
        State::EndMark(matched) => end_mark(matched, byte, out),
    }
}

/// A byte outside any sequence.
fn ground(byte: u8, alted: bool, out: &mut Vec<Message>) -> State {
    let of = match byte {
        0x1b => return State::Escape,
        0..=0x7f => {
            let key = sequence::byte(byte);
            return complete(Some(Message::Key(if alted { alt(key) } else { key })), out);
        }
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        // No beginning of a character.
        _ => return State::Ground,
    };
    State::Character { bytes: vec![byte], of, alt: alted }
}

fn character(mut bytes: Vec<u8>, of: usize, alted: bool, byte: u8, out: &mut Vec<Message>) -> State {
    if !(0x80..=0xbf).contains(&byte) {
        // The character is broken off; this byte begins something else.
        return ground(byte, false, out);
    }
    bytes.push(byte);
    if bytes.len() < of {
        return State::Character { bytes, of, alt: alted };
    }
    // C1 control characters (U+0080 to U+009F) are no typing either.
    let typed = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()).filter(|c| !c.is_control());
    let key = typed.map(|c| Key { alt: alted, ..Key::plain(Code::Char(c)) });
    complete(key.map(Message::Key), out)
}

fn escape(byte: u8, out: &mut Vec<Message>) -> State {
    match byte {
        b'[' => State::Control(Vec::new()),
        b'O' => State::Single,
        // OSC, DCS, SOS, PM, APC.
        b']' | b'P' | b'X' | b'^' | b'_' => State::Text { kind: byte, count: 0, escaped: false },
        // Two keys, not one with Alt: Esc and an arrow typed quickly arrive like this.
        0x1b => {
            out.push(Message::Key(Key::plain(Code::Esc)));
            State::Escape
        }
        _ => ground(byte, true, out),
    }
}

fn control(mut bytes: Vec<u8>, byte: u8, out: &mut Vec<Message>) -> State {
    match byte {
        // The Linux console sends F1 to F5 as `Esc [ [ A` and so on.
        b'[' if bytes.is_empty() => State::Control(vec![byte]),
        b'A'..=b'E' if bytes == b"[" => complete(sequence::function(byte - b'A' + 1), out),
        b'M' if bytes.is_empty() => State::Mouse(3),
        b'~' if bytes == b"200" => State::Paste { bytes: Vec::new(), matched: 0 },
        b'@'..=b'~' => complete(sequence::control(&bytes, byte), out),
        b' '..=b'?' => {
            // The last place marks a sequence as too long, so that it means nothing.
            if bytes.len() < sequence::MAX_LENGTH {
                bytes.push(byte);
            }
            State::Control(bytes)
        }
        _ => ground(byte, false, out),
    }
}

/// A string ends with ST (`Esc \`) or BEL. Any other control character means that its end was lost: then the keyboard
/// must come back.
fn text(kind: u8, count: usize, escaped: bool, byte: u8, out: &mut Vec<Message>) -> State {
    match byte {
        b'\\' if escaped => State::Ground,
        _ if escaped => escape(byte, out),
        0x07 => State::Ground,
        0x1b => State::Text { kind, count, escaped: true },
        0..=0x1f | 0x7f => ground(byte, false, out),
        _ if count >= LONGEST_STRING => State::Ground,
        _ => State::Text { kind, count: count + 1, escaped: false },
    }
}

fn paste(mut bytes: Vec<u8>, matched: usize, byte: u8, out: &mut Vec<Message>) -> State {
    let keep = |bytes: &mut Vec<u8>, more: &[u8]| {
        let room = LONGEST_PASTE.saturating_sub(bytes.len());
        bytes.extend(more.iter().take(room));
    };
    if END_OF_PASTE.get(matched) == Some(&byte) {
        if matched + 1 < END_OF_PASTE.len() {
            return State::Paste { bytes, matched: matched + 1 };
        }
        return complete(Some(Message::Paste(pasted(&bytes))), out);
    }
    keep(&mut bytes, END_OF_PASTE.get(..matched).unwrap_or_default());
    // Esc stands only at the beginning of the mark, so a failed match can begin again nowhere else.
    let matched = usize::from(END_OF_PASTE.first() == Some(&byte));
    if matched == 0 {
        keep(&mut bytes, &[byte]);
    }
    State::Paste { bytes, matched }
}

/// The text of a paste. Terminals send its line ends as carriage returns, as if they were typed.
fn pasted(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n")
}

/// The rest of an end mark after the Esc that ended the paste, or keys.
fn end_mark(matched: usize, byte: u8, out: &mut Vec<Message>) -> State {
    let mark = END_OF_PASTE.get(1..matched).unwrap_or_default();
    match END_OF_PASTE.get(matched) == Some(&byte) {
        true if matched + 1 == END_OF_PASTE.len() => State::Ground,
        true => State::EndMark(matched + 1),
        // No mark: what looked like its beginning was typed.
        false => mark.iter().chain([&byte]).fold(State::Ground, |state, byte| step(state, *byte, out)),
    }
}

fn complete(message: Option<Message>, out: &mut Vec<Message>) -> State {
    out.extend(message);
    State::Ground
}

fn alt(key: Key) -> Key {
    Key { alt: true, ..key }
}
