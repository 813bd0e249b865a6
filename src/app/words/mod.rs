//! The catalogue of interface words: every string that the program itself says, in every language it speaks.
//!
//! One row a word with its simplified Chinese and its English ([`screen`]); what the command line says stands in
//! [`commands`] and [`report`], reasons of hits in [`why`], the linear mode in [`plain`], the tour in [`tour`], the
//! sentences of faults in [`faults`], the descriptions of actions in the action table. What the simplified sentence is
//! in traditional Chinese stands in [`hant`], whoever says it. [`Lang::pick`] is the only place that chooses between
//! languages. `{0}`, `{1}` … in a row are filled by [`fill`].

mod catalogue;
pub mod commands;
pub mod faults;
pub mod hant;
pub mod plain;
pub mod report;
pub mod screen;
pub mod syntax;
pub mod tour;
pub mod why;
pub mod word;

pub use catalogue::Translated;
pub use commands::Phrase;
pub use word::Word;

/// What the name of a province, city, district or county ends in.
pub const LEVELS: [char; 5] = ['省', '市', '区', '县', '州'];

/// What the names of zones end in.
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

    /// The language of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(lang, _)| *lang)
    }

    /// The language of a locale such as `zh_TW.UTF-8`: traditional Chinese where it is written, else simplified; a
    /// locale of another language says nothing, because the cases are Chinese.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let name = locale.split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase().replace('_', "-");
        let (language, place) = name.split_once('-').unwrap_or((&name, ""));
        let traditional = ["tw", "hk", "mo", "hant"].iter().any(|part| place.split('-').any(|given| given == *part));
        (language == "zh").then_some(if traditional { Self::Hant } else { Self::Hans })
    }

    /// What is said in this language, of the two columns of a catalogue: the only choice between languages.
    pub fn pick<'a>(self, hans: &'static str, en: &'a str) -> &'a str {
        match self {
            Lang::Hans => hans,
            Lang::Hant => hant::of(hans),
            Lang::En => en,
        }
    }

    /// A Chinese name of ours (a theme) in this language; English has none.
    pub fn name(self, hans: &'static str) -> &'static str {
        self.pick(hans, hans)
    }

    /// Returns the message in this language.
    pub fn get(self, message: impl Translated) -> &'static str {
        message.texts()[self as usize]
    }

    /// The Chinese that goes with it: what is quoted from Chinese papers is Chinese in every language.
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

/// Puts `args` where `pattern` says `{0}`, `{1}` …; where it says `{0:place|places}`, the first word if that argument is 1,
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

/// What stands for one hole.
fn filled<'a>(hole: &'a str, args: &[&'a str]) -> Option<&'a str> {
    let (number, words) = hole.split_once(':').unwrap_or((hole, ""));
    let arg = args.get(number.parse::<usize>().ok()?)?;
    match words.split_once('|') {
        Some((one, many)) => Some(if *arg == "1" { one } else { many }),
        None => Some(arg).filter(|_| words.is_empty()).copied(),
    }
}
