//! The message for a locale that is not UTF-8, in its own encoding so that its terminal shows it.

use std::ffi::OsString;

use encoding_rs::Encoding;

use crate::{
    app::words::{Lang, plain::PlainMsg},
    text::sanitize::sanitize,
};

/// Returns the message if the locale names another encoding than UTF-8, in bytes of that encoding; `None` if the locale
/// is UTF-8 or names no known encoding (unset, C, POSIX, `zh_CN`).
pub fn message(get: impl Fn(&str) -> Option<OsString>, lang: Lang) -> Option<Vec<u8>> {
    let set = |name: &'static str| Some((name, get(name)?.to_str()?.to_owned())).filter(|(_, value)| !value.is_empty());
    // The first that is set decides: POSIX, 8.2.
    let (name, value) = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set)?;
    let (_, rest) = value.split_once('.')?;
    let charset = rest.split('@').next()?;
    let encoding = named(charset).filter(|encoding| *encoding != encoding_rs::UTF_8)?;
    let say = |lang: Lang| sanitize(&lang.fill(PlainMsg::Locale, &[name, &value, charset])).into_owned();
    // Big5 lacks simplified characters and European encodings all of them; English is in every one.
    let encoded = |lang: Lang| match encoding.encode(&say(lang)) {
        (_, _, true) => None,
        (bytes, _, false) => Some(bytes.into_owned()),
    };
    let mut bytes = [lang, Lang::Hant].into_iter().find_map(encoded).unwrap_or_else(|| say(Lang::En).into_bytes());
    bytes.push(b'\n');
    Some(bytes)
}

/// Finds an encoding by its locale name, which may differ from its web name in hyphens and capitals.
fn named(charset: &str) -> Option<&'static Encoding> {
    let plain: String = charset.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let label = match plain.as_str() {
        "utf8" => return None,
        "euccn" => "gbk",
        "euctw" => "big5",
        other if other.starts_with("big5") => "big5",
        other if other.starts_with("euc") => &format!("euc-{}", other.trim_start_matches("euc")),
        other => other,
    };
    Encoding::for_label(label.as_bytes()).or_else(|| Encoding::for_label(charset.as_bytes()))
}
