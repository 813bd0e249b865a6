//! A key as the program understands it, and its one notation: literal characters and `<enter> <c-d> <f1> <lt>`.

use std::fmt;

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "most keys are named by their variant")]
pub enum KeyCode {
    /// A character; a capital letter is its own character, without shift.
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1 to F12.
    F(u8),
    /// In keymaps: any character but a digit that has no binding of its own. Never pressed.
    Text,
    /// In keymaps: any digit that has no binding of its own. Never pressed.
    Digit,
}

/// A key with its modifiers. Space is `Char(' ')`; shift is kept only where the character does not show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Control.
    pub ctrl: bool,
    /// Alt or Meta.
    pub alt: bool,
    /// Shift, for keys that are no characters (`<s-tab>`).
    pub shift: bool,
}

impl Key {
    /// `code` without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// Returns the character that this key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Returns `true` if it stands for any character in a keymap: `<text>`, `<digit>`.
    pub fn is_any(self) -> bool {
        matches!(self.code, KeyCode::Text | KeyCode::Digit)
    }

    /// Returns `true` for Ctrl-C, whatever other modifiers are written with it: terminals send the same byte.
    pub fn ends_program(self) -> bool {
        self.ctrl && self.code == KeyCode::Char('c')
    }

    /// Returns the key that terminals send instead, if they cannot tell the two apart.
    pub fn arrives_as(self) -> Option<String> {
        let plain = |code| Some(Key::plain(code).to_string());
        let KeyCode::Char(c) = self.code else {
            // Any character is one that types something: with Ctrl or Alt none does.
            return plain(self.code).filter(|_| self.is_any() && self != Key::plain(self.code));
        };
        match c {
            _ if !self.ctrl => None,
            'i' => plain(KeyCode::Tab),
            'm' => plain(KeyCode::Enter),
            'h' => plain(KeyCode::Backspace),
            '[' => plain(KeyCode::Esc),
            ' ' | 'a'..='z' | '\\' | ']' | '^' | '_' => self.shift.then(|| Key { shift: false, ..self }.to_string()),
            _ => plain(KeyCode::Char(c)),
        }
    }

    /// Returns the key that a Chinese input method made this character of: full-width letters, digits and signs, and the
    /// punctuation of the common layout (fcitx, Rime, Microsoft Pinyin). 、 comes from `\\` everywhere and from `/`
    /// as well in Microsoft Pinyin; a search is then nearly always meant. Other keys are themselves.
    #[must_use]
    pub fn without_input_method(self) -> Self {
        let Some(c) = self.typed() else { return self };
        let typed = match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' => ' ',
            '、' => '/',
            '。' => '.',
            '《' | '〈' => '<',
            '》' | '〉' => '>',
            '【' | '「' | '〔' => '[',
            '】' | '」' | '〕' => ']',
            '『' | '〖' => '{',
            '』' | '〗' => '}',
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '￥' => '$',
            '·' => '`',
            '×' => '*',
            '…' => '^',
            '—' => '_',
            _ => c,
        };
        Self { code: KeyCode::Char(typed), ..self }
    }
}

/// Names of the keys that are no characters, and of the characters that the notation itself needs.
const NAMES: [(&str, KeyCode); 20] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("del", KeyCode::Delete),
    ("ins", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("space", KeyCode::Char(' ')),
    ("lt", KeyCode::Char('<')),
    ("gt", KeyCode::Char('>')),
    ("bar", KeyCode::Char('|')),
    ("text", KeyCode::Text),
    ("digit", KeyCode::Digit),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let modified = self.ctrl || self.alt || self.shift;
        let name = match self.code {
            KeyCode::F(n) => format!("f{n}"),
            KeyCode::Char(c @ ('>' | '|')) if !modified => return write!(f, "{c}"),
            code => match (NAMES.iter().find(|(_, named)| *named == code), code) {
                (Some((name, _)), _) => (*name).to_owned(),
                (None, KeyCode::Char(c)) if !modified => return write!(f, "{c}"),
                (None, KeyCode::Char(c)) => c.to_string(),
                (None, _) => return Err(fmt::Error),
            },
        };
        let mark = |on, mark| if on { mark } else { "" };
        write!(f, "<{}{}{}{name}>", mark(self.ctrl, "c-"), mark(self.alt, "a-"), mark(self.shift, "s-"))
    }
}

/// Reads a sequence of keys: `gg`, `]s`, `/bdy<enter><c-d>`. The error is the part that is no key.
pub fn parse_keys(text: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '<' {
            keys.push(Key::plain(KeyCode::Char(c)));
            continue;
        }
        let (name, after) = rest.as_str().split_once('>').ok_or_else(|| format!("<{}", rest.as_str()))?;
        keys.push(named(name).ok_or_else(|| format!("<{name}>"))?);
        rest = after.chars();
    }
    Ok(keys)
}

/// Writes a sequence so that [`parse_keys`] reads it back.
pub fn write_keys(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect()
}

fn named(name: &str) -> Option<Key> {
    let mut key = Key::plain(KeyCode::Esc);
    let mut rest = name;
    loop {
        let (flag, after) = match rest.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("c-") => (&mut key.ctrl, rest.get(2..)?),
            Some("a-") => (&mut key.alt, rest.get(2..)?),
            Some("s-") => (&mut key.shift, rest.get(2..)?),
            _ => break,
        };
        if std::mem::replace(flag, true) {
            return None;
        }
        rest = after;
    }
    let lower = rest.to_ascii_lowercase();
    let mut chars = rest.chars();
    key.code = match (chars.next(), chars.next()) {
        (Some(c), None) if key.ctrl => KeyCode::Char(c.to_ascii_lowercase()),
        (Some(c), None) if key.alt => KeyCode::Char(c),
        _ => match NAMES.iter().find(|(known, _)| *known == lower) {
            Some((_, code)) => *code,
            None => KeyCode::F(lower.strip_prefix('f')?.parse().ok().filter(|n| (1..=12).contains(n))?),
        },
    };
    Some(key)
}
