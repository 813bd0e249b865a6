//! Encodes keys as the bytes that a terminal sends for them, so that played keys take the same path as typed ones.

use crate::app::key::{Key, KeyCode};

/// Encodes one key as xterm does. A few keys share their bytes in every terminal (Tab is Ctrl-I, Enter is Ctrl-M, Backspace
/// is Ctrl-H here) and are parsed as the first of each pair. Esc is parsed when the parser is flushed.
pub fn encode(key: Key) -> Vec<u8> {
    let Key { code, ctrl, alt, shift } = key;
    let modifiers = 1 + u8::from(shift) + 2 * u8::from(alt) + 4 * u8::from(ctrl);
    let modified = modifiers > 1;
    let letter = |end: char| match modified {
        true => format!("\x1b[1;{modifiers}{end}").into_bytes(),
        false => format!("\x1b[{end}").into_bytes(),
    };
    let tilde = |number: u8| match modified {
        true => format!("\x1b[{number};{modifiers}~").into_bytes(),
        false => format!("\x1b[{number}~").into_bytes(),
    };
    // One byte, alone or with Alt; other modifiers need the long form.
    let single = |byte: u8| match (ctrl || shift, alt) {
        (true, _) => format!("\x1b[{byte};{modifiers}u").into_bytes(),
        (false, true) => vec![0x1b, byte],
        (false, false) => vec![byte],
    };
    match code {
        KeyCode::Char(c) => character(c, ctrl, alt),
        KeyCode::Enter => single(b'\r'),
        KeyCode::Backspace => single(0x7f),
        KeyCode::Tab if shift && !ctrl && !alt => b"\x1b[Z".to_vec(),
        KeyCode::Tab => single(b'\t'),
        KeyCode::Esc if modified => format!("\x1b[27;{modifiers}u").into_bytes(),
        KeyCode::Esc => vec![0x1b],
        KeyCode::Up => letter('A'),
        KeyCode::Down => letter('B'),
        KeyCode::Right => letter('C'),
        KeyCode::Left => letter('D'),
        KeyCode::Home => letter('H'),
        KeyCode::End => letter('F'),
        KeyCode::Insert => tilde(2),
        KeyCode::Delete => tilde(3),
        KeyCode::PageUp => tilde(5),
        KeyCode::PageDown => tilde(6),
        // The numbers have gaps like the keys of a VT220.
        KeyCode::F(n @ 1..=5) => tilde(10 + n),
        KeyCode::F(n @ 6..=10) => tilde(11 + n),
        KeyCode::F(n) => tilde(n.saturating_add(12)),
        // Placeholders in keymaps, no keys.
        KeyCode::Text | KeyCode::Digit => Vec::new(),
    }
}

fn character(c: char, ctrl: bool, alt: bool) -> Vec<u8> {
    let typed = match c {
        // Ctrl-[ is Esc itself, and Alt with [ ] O P X ^ _ begins a sequence: these need the long form.
        '[' if ctrl => None,
        ' ' | '@'..='_' | 'a'..='z' if ctrl => Some(vec![c as u8 & 0x1f]),
        '[' | ']' | 'O' | 'P' | 'X' | '^' | '_' if alt => None,
        _ => Some(c.to_string().into_bytes()).filter(|_| !ctrl),
    };
    match typed {
        Some(bytes) if alt => [&[0x1b], bytes.as_slice()].concat(),
        Some(bytes) => bytes,
        None => format!("\x1b[{};{}u", u32::from(c), 1 + 2 * u8::from(alt) + 4 * u8::from(ctrl)).into_bytes(),
    }
}
