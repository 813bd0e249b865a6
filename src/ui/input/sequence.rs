//! The meaning of complete sequences. Sources: ECMA-48, xterm's `ctlseqs`, the kitty keyboard protocol, rxvt, the Linux
//! console's `console_codes(4)`.

use crate::app::{
    key::{Key, KeyCode},
    message::Message,
    mouse::{Gesture, Mouse},
};

/// Bytes of a control sequence that are kept; a longer one is ignored.
pub(super) const MAX_LENGTH: usize = 64;

/// Returns the key of an ASCII byte outside any sequence.
pub(super) fn byte(byte: u8) -> Key {
    let ctrl = |c: u8| Key { ctrl: true, ..Key::plain(KeyCode::Char(c.into())) };
    match byte {
        b'\t' => Key::plain(KeyCode::Tab),
        b'\r' => Key::plain(KeyCode::Enter),
        // PuTTY and Xshell let the user choose which of these the backspace key sends.
        0x08 | 0x7f => Key::plain(KeyCode::Backspace),
        0x1b => Key::plain(KeyCode::Esc),
        0 => ctrl(b' '),
        // Ctrl clears the two upper bits of a letter or of [ \ ] ^ _.
        0x01..=0x1f => ctrl((byte | 0x40).to_ascii_lowercase()),
        _ => Key::plain(KeyCode::Char(byte.into())),
    }
}

/// Returns one of F1 to F12.
pub(super) fn function(number: u8) -> Option<Message> {
    plain(KeyCode::F(number))
}

/// Decodes `Esc O`, parameters, and the last byte (SS3): cursor keys in application mode, function keys, the keypad.
pub(super) fn single(parameters: &[u8], end: u8) -> Option<Message> {
    let modifiers = Modifiers::of_letter(&numbers(parameters)?)?;
    let code = match end {
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b' ' => KeyCode::Char(' '),
        b'X' => KeyCode::Char('='),
        // From F5 on only PuTTY's VT100+ keys; their F9 is xterm's = on the keypad.
        b'P'..=b'[' => KeyCode::F(end - b'P' + 1),
        // The keypad sends the characters from * to 9 moved up by 64.
        b'j'..=b'y' => KeyCode::Char((end - 0x40).into()),
        // rxvt: arrows with Ctrl.
        b'a'..=b'd' => return press(cursor(end.to_ascii_uppercase())?, Modifiers { ctrl: true, ..modifiers }),
        _ => cursor(end)?,
    };
    let shift = modifiers.shift && !matches!(code, KeyCode::Char(_));
    press(code, Modifiers { shift, ..modifiers })
}

/// Decodes `Esc [`, parameters, and the last byte (CSI).
pub(super) fn control(parameters: &[u8], end: u8) -> Option<Message> {
    if let Some(report) = parameters.strip_prefix(b"<") {
        return mouse(report, end);
    }
    let numbers = numbers(parameters)?;
    let number = |i: usize| numbers.get(i).and_then(|parts| parts.first()).copied().flatten();
    let modifiers = || Modifiers::read(numbers.get(1));
    match end {
        // A cursor position report; xterm's F3 with modifiers looks the same and loses.
        b'R' if numbers.len() == 2 => {
            Some(Message::CursorReport(number(0)?.try_into().ok()?, number(1)?.try_into().ok()?))
        }
        b'Z' => press(KeyCode::Tab, Modifiers { shift: true, ..modifiers()? }),
        b'P'..=b'S' => press(KeyCode::F(end - b'P' + 1), Modifiers::of_letter(&numbers)?),
        b'A'..=b'D' | b'F' | b'H' => press(cursor(end)?, Modifiers::of_letter(&numbers)?),
        // rxvt: arrows with shift; editing and function keys with shift, with Ctrl, with both.
        b'a'..=b'd' if numbers.is_empty() => {
            press(cursor(end.to_ascii_uppercase())?, Modifiers { shift: true, ..Modifiers::default() })
        }
        b'$' | b'^' | b'@' if numbers.len() == 1 => {
            press(editing(number(0)?)?, Modifiers { ctrl: end != b'$', shift: end != b'^', ..Modifiers::default() })
        }
        // xterm's modifyOtherKeys: 27 ; modifiers ; character.
        b'~' if number(0) == Some(27) => character(number(2)?, None, modifiers()?),
        b'~' => press(editing(number(0)?)?, modifiers()?),
        // kitty and xterm's formatOtherKeys: character : shifted ; modifiers.
        b'u' => character(number(0)?, numbers.first()?.get(1).copied().flatten(), modifiers()?),
        _ => None,
    }
}

/// Beginning of the report of the background.
const BACKGROUND: &[u8] = b"11;";

/// Returns `true` for the beginning of a report, which is not typed by hand.
pub(super) fn is_report(kind: u8, bytes: &[u8]) -> bool {
    kind == b']' && bytes.starts_with(BACKGROUND) && bytes.len() < MAX_LENGTH
}

/// Decodes the content of a string: of OSC 11 with `rgb:` and three parts of one to four hexadecimal digits.
pub(super) fn string(kind: u8, bytes: &[u8]) -> Option<Message> {
    let content = std::str::from_utf8(bytes.strip_prefix(BACKGROUND).filter(|_| kind == b']')?).ok()?;
    let parts = content.strip_prefix("rgb:").or_else(|| content.strip_prefix("rgba:"))?;
    let part = |digits: &str| {
        let most = (1_u32 << (4 * digits.len().min(4))) - 1;
        let value = u32::from_str_radix(digits, 16).ok().filter(|value| digits.len() <= 4 && *value <= most)?;
        u16::try_from((value * u32::from(u16::MAX)).checked_div(most)?).ok()
    };
    let mut parts = parts.split('/').map(part);
    Some(Message::BackgroundReport([parts.next()??, parts.next()??, parts.next()??]))
}

/// Decodes a mouse report (SGR, mode 1006): button, column, row; `m` for a release. The button is the sum of its number, 32
/// for a movement, 64 for the wheel, and 4, 8, 16 for modifier keys, which are the terminal's.
fn mouse(report: &[u8], end: u8) -> Option<Message> {
    let numbers = numbers(report)?;
    let [[Some(button)], [Some(column)], [Some(row)]] = [numbers.first()?.as_slice(), numbers.get(1)?, numbers.get(2)?]
    else {
        return None;
    };
    let gesture = match (button, end) {
        (0, b'M') => Gesture::Press,
        (32, b'M') => Gesture::Drag,
        (0, b'm') => Gesture::Release,
        (64 | 65, b'M') => Gesture::Wheel { down: *button == 65 },
        _ => return None,
    };
    let place = |number: &u32| u16::try_from(number.checked_sub(1)?).ok();
    Some(Message::Mouse(Mouse { gesture, x: place(column)?, y: place(row)? }))
}

/// Parses the parameters of a sequence, each split at colons; `None` for a sequence of another kind (private, with
/// intermediate bytes, or too long to have been kept whole).
fn numbers(parameters: &[u8]) -> Option<Vec<Vec<Option<u32>>>> {
    if parameters.len() >= MAX_LENGTH {
        return None;
    }
    let text = std::str::from_utf8(parameters).ok()?;
    if text.is_empty() {
        return Some(Vec::new());
    }
    let number = |text: &str| match text {
        "" => Some(None),
        digits if digits.bytes().all(|c| c.is_ascii_digit()) => digits.parse().ok().map(Some),
        _ => None,
    };
    text.split(';').map(|part| part.split(':').map(number).collect()).collect()
}

#[derive(Clone, Copy, Default)]
struct Modifiers {
    shift: bool,
    alt: bool,
    ctrl: bool,
}

impl Modifiers {
    /// Reads `modifiers : event`: one more than the sum of 1 shift, 2 alt, 4 ctrl, 8 super, 16 hyper, 32 meta, 64
    /// caps lock, 128 num lock. `None` for ignored keys: super, hyper, releases.
    fn read(parameter: Option<&Vec<Option<u32>>>) -> Option<Self> {
        const RELEASE: u32 = 3;
        let part = |i: usize| parameter.and_then(|parts| parts.get(i)).copied().flatten();
        let bits = part(0).unwrap_or(1).checked_sub(1)?;
        if bits & (8 | 16) != 0 || part(1) == Some(RELEASE) {
            return None;
        }
        Some(Self { shift: bits & 1 != 0, alt: bits & (2 | 32) != 0, ctrl: bits & 4 != 0 })
    }

    /// Reads the parameters of a key that is named by its letter: `1 ; modifiers`, or modifiers alone as older terminals
    /// send them.
    fn of_letter(numbers: &[Vec<Option<u32>>]) -> Option<Self> {
        match numbers {
            [] => Some(Self::default()),
            [only] => Self::read(Some(only)),
            [first, second] if matches!(first.as_slice(), [None | Some(1)]) => Self::read(Some(second)),
            _ => None,
        }
    }
}

fn plain(code: KeyCode) -> Option<Message> {
    Some(Message::Key(Key::plain(code)))
}

fn press(code: KeyCode, Modifiers { shift, alt, ctrl }: Modifiers) -> Option<Message> {
    Some(Message::Key(Key { code, ctrl, alt, shift }))
}

/// Decodes a key that is reported by its code point, with its shifted code point if the terminal reports it.
fn character(number: u32, shifted: Option<u32>, modifiers: Modifiers) -> Option<Message> {
    let code = match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        // kitty gives keys without a character private numbers; of these, the keypad's have a meaning here.
        57399..=57408 => return plain(KeyCode::Char(char::from_digit(number - 57399, 10)?)),
        57414 => KeyCode::Enter,
        57344..=63743 => return None,
        _ => {
            let c = char::from_u32(number).filter(|c| !c.is_control())?;
            let c = match modifiers.shift {
                true => shifted.and_then(char::from_u32).or_else(|| c.to_uppercase().next()).unwrap_or(c),
                false => c,
            };
            let c = if modifiers.ctrl { c.to_ascii_lowercase() } else { c };
            return press(KeyCode::Char(c), Modifiers { shift: false, ..modifiers });
        }
    };
    press(code, modifiers)
}

/// Returns the key of `CSI n ~`.
fn editing(number: u32) -> Option<KeyCode> {
    let number = u8::try_from(number).ok()?;
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers have gaps like the keys of a VT220.
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23 | 24 => KeyCode::F(number - 12),
        _ => return None,
    })
}

/// Returns the key of a cursor movement by the last letter of its sequence.
fn cursor(end: u8) -> Option<KeyCode> {
    Some(match end {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        _ => return None,
    })
}
