//! The catalogue of interface words: every string that the program itself says, in every language it speaks.
//!
//! One row a word, one column a language ([`screen`]); what the command line says stands in [`commands`] and
//! [`report`], reasons of hits in [`why`], the linear mode in [`plain`], the tour in [`tour`], the sentences of faults in [`faults`], the
//! descriptions of actions in the action table. `{0}`, `{1}` … in a row are filled by [`fill`].

pub mod commands;
pub mod faults;
pub mod plain;
pub mod report;
pub mod screen;
pub mod syntax;
pub mod tour;
pub mod why;
pub mod word;

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
    /// English.
    En,
}

impl Lang {
    /// The languages, with the names that `--lang` takes.
    pub const ALL: [(Lang, &'static str); 2] = [(Lang::Hans, "zh-Hans"), (Lang::En, "en")];

    /// The word in this language.
    pub fn get(self, word: Word) -> &'static str {
        let row = &screen::WORDS[word as usize];
        match self {
            Lang::Hans => row.1,
            Lang::En => row.2,
        }
    }

    /// The Chinese that goes with it: what is quoted from Chinese papers is Chinese in every language.
    #[must_use]
    pub fn chinese(self) -> Self {
        match self {
            Lang::En => Lang::Hans,
            chinese => chinese,
        }
    }

    /// The word with its `{0}`, `{1}` … filled.
    pub fn fill(self, word: Word, args: &[&str]) -> String {
        fill(self.get(word), args)
    }
}

/// Puts `args` where `pattern` says `{0}`, `{1}` …; a number without an argument stays as it is.
pub fn fill(pattern: &str, args: &[&str]) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let hole = after.split_once('}').and_then(|(n, tail)| Some((args.get(n.parse::<usize>().ok()?)?, tail)));
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
