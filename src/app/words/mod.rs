//! The catalogue of messages: every text of the interface, in each of its languages.
//!
//! A message is one row of a [`messages!`](catalogue) table with its three languages beside each other: [`screen`],
//! [`cli`], [`plain`], [`tour`], [`report`], the reasons of hits in [`why`], the sentences of faults in [`faults`]. The
//! descriptions of actions stand in the action table. [`Lang::get`] and [`Lang::fill`] translate all of them.

pub mod batch_name;
pub mod briefing;
mod catalogue;
pub mod cli;
pub mod commands;
pub mod compare;
pub mod desk;
pub mod faults;
pub mod form;
pub mod help;
pub mod keys;
pub mod place_name;
pub mod plain;
pub mod present;
pub mod report;
pub mod review;
pub mod screen;
pub mod shared;
pub mod syntax;
pub mod tour;
pub mod why;

pub use catalogue::Translated;
pub use cli::CliMsg;
pub use commands::CommandMsg;
pub use compare::CompareMsg;
pub use form::FormMsg;
pub use help::HelpMsg;
pub use present::PresentMsg;
pub use review::ReviewMsg;
pub use screen::Msg;
pub use shared::SharedMsg;

use std::borrow::Cow;

use crate::text::{Script, script::convert};

/// The last characters of the names of provinces, cities, districts and counties.
pub const LEVELS: [char; 5] = ['省', '市', '区', '县', '州'];

/// The endings of the names of zones.
pub const ZONES: [&str; 6] = ["综合实验区", "示范区", "经济技术开发区", "开发区", "新区", "新城"];

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Hans,
    /// Traditional Chinese.
    Hant,
    /// English.
    En,
}

impl Lang {
    /// The languages, with the names that `--lang` takes.
    pub const ALL: [(Lang, &'static str); 3] = [(Lang::Hans, "zh-Hans"), (Lang::Hant, "zh-Hant"), (Lang::En, "en")];

    /// Returns the language of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(lang, _)| *lang)
    }

    /// Returns the language of a locale such as `zh_TW.UTF-8`: traditional Chinese where it is written, else simplified.
    /// A locale of another language decides nothing, because the cases are Chinese.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let name = locale.split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase().replace('_', "-");
        let (language, place) = name.split_once('-').unwrap_or((&name, ""));
        let traditional = ["tw", "hk", "mo", "hant"].iter().any(|part| place.split('-').any(|given| given == *part));
        (language == "zh").then_some(if traditional { Self::Hant } else { Self::Hans })
    }

    /// Returns the column of this language.
    pub fn choose<T: Copy>(self, columns: &[T; 3]) -> T {
        columns[self as usize]
    }

    /// Returns the description of a theme: of a shipped one in this language, of another its name.
    pub fn theme(self, name: &str) -> &str {
        const SHIPPED: [(&str, Msg); 5] = [
            ("default", Msg::ThemeDefault),
            ("dark", Msg::ThemeDark),
            ("light", Msg::ThemeLight),
            ("high-contrast", Msg::ThemeContrast),
            ("monochrome", Msg::ThemeMonochrome),
        ];
        SHIPPED.iter().find(|(known, _)| *known == name).map_or(name, |(_, word)| self.get(*word))
    }

    /// Returns a Chinese name of the program's own, such as that of a theme, in this language; English has none.
    pub fn name(self, hans: &str) -> Cow<'_, str> {
        if self != Lang::Hant {
            return hans.into();
        }
        let mut chars: Vec<char> = hans.chars().collect();
        convert(&mut chars, Script::Traditional, false);
        chars.into_iter().collect::<String>().into()
    }

    /// Returns the message in this language.
    pub fn get(self, message: impl Translated) -> &'static str {
        self.choose(&message.texts())
    }

    /// Returns the Chinese that goes with this language: quotations from Chinese papers are Chinese in every one.
    #[must_use]
    pub fn chinese(self) -> Self {
        match self {
            Lang::En => Lang::Hans,
            chinese => chinese,
        }
    }

    /// Returns the message with its `{0}`, `{1}` … filled.
    pub fn fill(self, message: impl Translated, args: &[&str]) -> String {
        fill(self.get(message), args)
    }
}

/// Fills `pattern` with `args` where it says `{0}`, `{1}` …; where it says `{0:place|places}`, the first word if that argument is 1,
/// else the second. A number without an argument stays as it is.
pub fn fill(pattern: &str, args: &[&str]) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let hole = after.split_once('}').and_then(|(hole, tail)| Some((filled(hole, args)?, tail)));
        match hole {
            Some((arg, tail)) => {
                out.push_str(arg);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

/// Returns the text of one hole.
fn filled<'a>(hole: &'a str, args: &[&'a str]) -> Option<&'a str> {
    let (number, words) = hole.split_once(':').unwrap_or((hole, ""));
    let arg = args.get(number.parse::<usize>().ok()?)?;
    match words.split_once('|') {
        Some((one, many)) => Some(if *arg == "1" { one } else { many }),
        None => Some(arg).filter(|_| words.is_empty()).copied(),
    }
}
