//! The language of the interface, known before the arguments are parsed because their help is written in it.

use std::ffi::OsString;

use crate::{
    app::words::Lang,
    error::{Fault, FaultKind, Pointer},
};

/// Variable that names the language.
const LANG_VARIABLE: &str = "ANLI_LANG";

/// Returns the language that the arguments name, else `$ANLI_LANG`, else the configured one, else that of the locale.
pub fn lang(args: &[OsString], get: impl Fn(&str) -> Option<OsString>, configured: Option<Lang>) -> Lang {
    let variable =
        |name: &str| get(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty());
    // The first that is set decides: POSIX, 8.2.
    let locale = || Lang::of_locale(&["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable)?);
    let named = variable(LANG_VARIABLE).and_then(|name| Lang::named(&name));
    let mut lang = named.or(configured).or_else(locale).unwrap_or_default();
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        let value = match arg.strip_prefix("--lang") {
            Some("") => args.next().unwrap_or_default(),
            Some(rest) => rest.strip_prefix('=').unwrap_or_default().to_owned().into(),
            None if arg == "--" => break,
            None => continue,
        };
        lang = Lang::named(&value).unwrap_or(lang);
    }
    lang
}

/// Returns a warning if the environment names an unknown language, which [`lang`] skips.
pub fn lang_fault(get: impl Fn(&str) -> Option<OsString>) -> Option<Fault> {
    let named = get(LANG_VARIABLE)?.to_string_lossy().into_owned();
    let known = Lang::ALL.map(|(_, name)| name).join(", ");
    let is_unknown = !named.is_empty() && Lang::named(&named).is_none();
    let kind = FaultKind::WrongValue { at: Pointer::default().key(LANG_VARIABLE), found: named, expected: known };
    is_unknown.then(|| Fault::warning(LANG_VARIABLE.as_ref(), None, kind))
}
