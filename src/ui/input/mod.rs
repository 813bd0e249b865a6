//! Parses the bytes of a terminal into messages: keys, pastes, mouse events and reports.
//!
//! One state machine over single bytes (ECMA-48, 5.4), so a sequence may be split anywhere between two reads, and memory
//! is bounded for any input. A sequence is looked up when it is complete, and one without a meaning here (focus, device
//! reports) is swallowed whole. Existing parsers give up in the middle of an unknown sequence and type the rest (termina,
//! crossterm), or parse the terminal's side, where a paste has no end (vte).
//!
//! Bytes do not tell an Esc key, and keys typed quickly after it, from the beginning of a sequence whose rest is late.
//! The parser says that it [`has_pending_keys`](Input::has_pending_keys); a driver waits a moment and calls
//! [`flush_keys`](Input::flush_keys).

mod encode;
mod sequence;

use crate::app::{
    key::{Key, KeyCode},
    message::Message,
};

pub use encode::encode;

/// The limit of a paste in bytes; the rest is swallowed, which is told.
pub const LONGEST_PASTE: usize = 1 << 20;

/// The limit of a string (OSC, DCS …) in bytes; then its end is taken to be lost.
const LONGEST_STRING: usize = 1 << 16;

/// Bytes of an old mouse report after `Esc [ M`.
const MOUSE_REPORT: usize = 3;

const END_OF_PASTE: &[u8] = b"\x1b[201~";

/// The state of the parser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// Within a character of UTF-8: its bytes so far, and its length.
    Character { bytes: Vec<u8>, of: usize, alt: bool },
    /// After Esc.
    Escape,
    /// After `Esc O`: the bytes so far.
    Single(Vec<u8>),
    /// After `Esc [`: the bytes so far.
    Control(Vec<u8>),
    /// In an old mouse report, after `Esc [ M`: the bytes so far.
    Mouse(Vec<u8>),
    /// In a string (`Esc ]`, `Esc P` …): its kind, its bytes so far, and `true` if Esc followed them.
    Text { kind: u8, bytes: Vec<u8>, escaped: bool },
    /// In a paste: its bytes so far, and the matched bytes of the end mark.
    Paste { bytes: Vec<u8>, matched: usize },
    /// After an Esc that ended a paste: the matched bytes of the end mark.
    EndMark(usize),
}

/// The parser of one session.
#[derive(Clone, Debug, Default)]
pub struct Input {
    state: State,
}

impl Input {
    /// Creates a parser at the beginning of a stream.
    pub fn new() -> Self {
        Self::default()
    }

    /// Parses the next bytes; returns the completed messages, in order.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Message> {
        let mut messages = Vec::new();
        for &byte in bytes {
            self.state = step(std::mem::take(&mut self.state), byte, &mut messages);
        }
        messages
    }

    /// Returns `true` if the bytes so far may be keys by themselves or the beginning of a sequence.
    pub fn has_pending_keys(&self) -> bool {
        matches!(self.state, State::Paste { matched: 1, .. }) || self.state.begun().is_some()
    }

    /// Takes the pending bytes as keys, because no more arrive; does nothing unless [`has_pending_keys`](Input::has_pending_keys).
    pub fn flush_keys(&mut self) -> Vec<Message> {
        // The end of a paste may be lost unseen; then Esc gives the keyboard back. If that Esc was the mark after
        // all, its rest is ignored.
        if let State::Paste { bytes, matched: 1 } = &self.state {
            let messages = pasted(bytes);
            self.state = State::EndMark(1);
            return messages;
        }
        let Some(begun) = self.state.begun() else { return Vec::new() };
        let mut messages = Vec::new();
        self.state = match begun.as_slice() {
            [0x1b, introducer] => ground(*introducer, true, &mut messages),
            // Too long to have been typed.
            _ if begun.len() > sequence::MAX_LENGTH => State::Ground,
            _ => begun.iter().fold(State::Ground, |state, byte| match state {
                State::Escape => {
                    messages.push(Message::Key(Key::plain(KeyCode::Esc)));
                    ground(*byte, false, &mut messages)
                }
                state => step(state, *byte, &mut messages),
            }),
        };
        if self.state == State::Escape {
            messages.push(Message::Key(Key::plain(KeyCode::Esc)));
            self.state = State::Ground;
        }
        messages
    }
}

impl State {
    /// Returns the bytes of a sequence that is not complete; `None` outside one.
    fn begun(&self) -> Option<Vec<u8>> {
        let (introducer, bytes, escaped): (&[u8], &[u8], bool) = match self {
            Self::Escape => (b"\x1b", b"", false),
            Self::Single(bytes) => (b"\x1bO", bytes, false),
            Self::Control(bytes) => (b"\x1b[", bytes, false),
            Self::Mouse(bytes) => (b"\x1b[M", bytes, false),
            Self::Text { kind, bytes, .. } if sequence::is_report(*kind, bytes) => return None,
            Self::Text { kind, bytes, escaped } => (&[0x1b, *kind], bytes, *escaped),
            Self::EndMark(matched @ 2..) => (b"", END_OF_PASTE.get(1..*matched)?, false),
            Self::Ground | Self::Character { .. } | Self::Paste { .. } | Self::EndMark(_) => return None,
        };
        Some([introducer, bytes, if escaped { b"\x1b" } else { b"" }].concat())
    }
}

fn step(state: State, byte: u8, out: &mut Vec<Message>) -> State {
    match state {
        State::Ground => ground(byte, false, out),
        State::Character { bytes, of, alt } => character(bytes, of, alt, byte, out),
        State::Escape => escape(byte, out),
        State::Single(bytes) => single(bytes, byte, out),
        State::Control(bytes) => control(bytes, byte, out),
        State::Mouse(bytes) if bytes.len() + 1 < MOUSE_REPORT => State::Mouse(with(bytes, byte)),
        State::Mouse(_) => State::Ground,
        State::Text { kind, bytes, escaped } => text(kind, bytes, escaped, byte, out),
        State::Paste { bytes, matched } => paste(bytes, matched, byte, out),
        State::EndMark(matched) => end_mark(matched, byte, out),
    }
}

/// Takes a byte outside any sequence.
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
        // Not the first byte of a character.
        _ => return State::Ground,
    };
    State::Character { bytes: vec![byte], of, alt: alted }
}

fn character(mut bytes: Vec<u8>, of: usize, alted: bool, byte: u8, out: &mut Vec<Message>) -> State {
    if !(0x80..=0xbf).contains(&byte) {
        // The character is incomplete; this byte begins something else.
        return ground(byte, false, out);
    }
    bytes.push(byte);
    if bytes.len() < of {
        return State::Character { bytes, of, alt: alted };
    }
    // C1 control characters (U+0080 to U+009F) are not typed either.
    let typed = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()).filter(|c| !c.is_control());
    let key = typed.map(|c| Key { alt: alted, ..Key::plain(KeyCode::Char(c)) });
    complete(key.map(Message::Key), out)
}

fn escape(byte: u8, out: &mut Vec<Message>) -> State {
    match byte {
        b'[' => State::Control(Vec::new()),
        b'O' => State::Single(Vec::new()),
        // OSC, DCS, SOS, PM, APC.
        b']' | b'P' | b'X' | b'^' | b'_' => State::Text { kind: byte, bytes: Vec::new(), escaped: false },
        // Two keys, not one with Alt: Esc and an arrow typed quickly arrive like this.
        0x1b => {
            out.push(Message::Key(Key::plain(KeyCode::Esc)));
            State::Escape
        }
        _ => ground(byte, true, out),
    }
}

fn single(bytes: Vec<u8>, byte: u8, out: &mut Vec<Message>) -> State {
    match byte {
        b'0'..=b'9' | b';' => State::Single(with(bytes, byte)),
        b' '..=b'~' => complete(sequence::single(&bytes, byte), out),
        _ => ground(byte, false, out),
    }
}

fn control(bytes: Vec<u8>, byte: u8, out: &mut Vec<Message>) -> State {
    match byte {
        // The Linux console sends F1 to F5 as `Esc [ [ A` and so on.
        b'[' if bytes.is_empty() => State::Control(vec![byte]),
        b'A'..=b'E' if bytes == b"[" => complete(sequence::function(byte - b'A' + 1), out),
        b'M' if bytes.is_empty() => State::Mouse(Vec::new()),
        b'~' if bytes == b"200" => State::Paste { bytes: Vec::new(), matched: 0 },
        // rxvt ends keys with shift by a byte that elsewhere stands before the last one.
        b'$' if !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit) => {
            complete(sequence::control(&bytes, byte), out)
        }
        b'@'..=b'~' => complete(sequence::control(&bytes, byte), out),
        b' '..=b'?' => State::Control(with(bytes, byte)),
        _ => ground(byte, false, out),
    }
}

/// Appends a byte of a sequence. A full buffer marks a sequence as too long, so that it is ignored.
fn with(mut bytes: Vec<u8>, byte: u8) -> Vec<u8> {
    if bytes.len() < sequence::MAX_LENGTH {
        bytes.push(byte);
    }
    bytes
}

/// Takes a byte of a string, which ends with ST (`Esc \`) or BEL. Any other control character means that its end was lost:
/// then keys must work again.
fn text(kind: u8, mut bytes: Vec<u8>, escaped: bool, byte: u8, out: &mut Vec<Message>) -> State {
    match byte {
        b'\\' if escaped => complete(sequence::string(kind, &bytes), out),
        _ if escaped => escape(byte, out),
        0x07 => complete(sequence::string(kind, &bytes), out),
        0x1b => State::Text { kind, bytes, escaped: true },
        0..=0x1f | 0x7f => ground(byte, false, out),
        _ if bytes.len() >= LONGEST_STRING => State::Ground,
        _ => {
            bytes.push(byte);
            State::Text { kind, bytes, escaped: false }
        }
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
        out.extend(pasted(&bytes));
        return State::Ground;
    }
    keep(&mut bytes, END_OF_PASTE.get(..matched).unwrap_or_default());
    // Esc is only the first byte of the mark, so a failed match can restart nowhere else.
    let matched = usize::from(END_OF_PASTE.first() == Some(&byte));
    if matched == 0 {
        keep(&mut bytes, &[byte]);
    }
    State::Paste { bytes, matched }
}

/// Returns the messages of a paste. Terminals send its line ends as carriage returns, as if they were typed.
fn pasted(bytes: &[u8]) -> Vec<Message> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    let is_cut = bytes.len() >= LONGEST_PASTE;
    [Message::Paste(text)].into_iter().chain(is_cut.then_some(Message::PasteCut)).collect()
}

/// Takes a byte of the end mark after the Esc that ended the paste, or replays it as keys.
fn end_mark(matched: usize, byte: u8, out: &mut Vec<Message>) -> State {
    let mark = END_OF_PASTE.get(1..matched).unwrap_or_default();
    match END_OF_PASTE.get(matched) == Some(&byte) {
        true if matched + 1 == END_OF_PASTE.len() => State::Ground,
        true => State::EndMark(matched + 1),
        // No mark: its beginning was typed.
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
