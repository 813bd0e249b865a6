//! The names of keys as they stand on a keyboard.

use super::{Lang, catalogue::messages};
use crate::app::key::{Key, KeyCode};

messages! {
    /// A key that is no character.
    pub enum KeyMsg {
        Enter => "回车", "Enter", "Enter";
        Esc => "Esc", "Esc", "Esc";
        Tab => "Tab", "Tab", "Tab";
        Backspace => "退格", "Backspace", "Backspace";
        Delete => "Del", "Del", "Del";
        Insert => "Ins", "Ins", "Ins";
        Up => "上箭头", "向上鍵", "Up";
        Down => "下箭头", "向下鍵", "Down";
        Left => "左箭头", "向左鍵", "Left";
        Right => "右箭头", "向右鍵", "Right";
        Home => "Home", "Home", "Home";
        End => "End", "End", "End";
        PageUp => "PgUp", "PgUp", "PgUp";
        PageDown => "PgDn", "PgDn", "PgDn";
        Space => "空格", "空白鍵", "Space";
        Text => "文字", "文字", "text";
        Digit => "数字", "數字", "digit";
    }
}

/// Returns the name of a key: 回车, Ctrl+D, Shift+Tab, F1.
pub fn key_name(key: Key, lang: Lang) -> String {
    let name = match key.code {
        KeyCode::Char(c) if c.is_whitespace() => lang.get(KeyMsg::Space).to_owned(),
        KeyCode::Char(c) if key.ctrl => c.to_uppercase().to_string(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        code => named(code).map_or("", |name| lang.get(name)).to_owned(),
    };
    let mark = |on, mark| if on { mark } else { "" };
    format!("{}{}{}{name}", mark(key.ctrl, "Ctrl+"), mark(key.alt, "Alt+"), mark(key.shift, "Shift+"))
}

/// Returns the message that names a key.
fn named(code: KeyCode) -> Option<KeyMsg> {
    Some(match code {
        KeyCode::Enter => KeyMsg::Enter,
        KeyCode::Esc => KeyMsg::Esc,
        KeyCode::Tab => KeyMsg::Tab,
        KeyCode::Backspace => KeyMsg::Backspace,
        KeyCode::Delete => KeyMsg::Delete,
        KeyCode::Insert => KeyMsg::Insert,
        KeyCode::Up => KeyMsg::Up,
        KeyCode::Down => KeyMsg::Down,
        KeyCode::Left => KeyMsg::Left,
        KeyCode::Right => KeyMsg::Right,
        KeyCode::Home => KeyMsg::Home,
        KeyCode::End => KeyMsg::End,
        KeyCode::PageUp => KeyMsg::PageUp,
        KeyCode::PageDown => KeyMsg::PageDown,
        KeyCode::Text => KeyMsg::Text,
        KeyCode::Digit => KeyMsg::Digit,
        KeyCode::Char(_) | KeyCode::F(_) => return None,
    })
}

/// Returns the names of a sequence of keys: characters as they are typed, names with a blank beside them.
pub fn key_names(keys: &[Key], lang: Lang) -> String {
    let mut names = String::new();
    let mut follows_name = false;
    for key in keys {
        let name = key_name(*key, lang);
        let is_name = name.chars().nth(1).is_some();
        if !names.is_empty() && (is_name || follows_name) {
            names.push(' ');
        }
        names += &name;
        follows_name = is_name;
    }
    names
}
