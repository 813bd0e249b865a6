//! The catalogue: complete, in order, each hole filled in every language.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anli::{
    app::{
        Ctx,
        action::ACTIONS,
        words::{Lang, fill, hant, screen::WORDS},
    },
    text::{Script, Width, script::convert},
};

use crate::common::{
    cli::Home,
    play::{Play, ctx},
};

#[test]
fn every_word_has_its_row_in_every_language() {
    for (at, (word, hans, en)) in WORDS.iter().enumerate() {
        assert_eq!(*word as usize, at, "{word:?}");
        for (lang, text) in [(Lang::Hans, hans), (Lang::En, en)] {
            assert_eq!(lang.get(*word), *text);
            assert!(!Lang::Hant.get(*word).is_empty());
            assert!(!text.is_empty(), "{word:?} is empty in {lang:?}");
        }
        for hole in ["{0}", "{1}", "{2}"] {
            assert_eq!(hans.contains(hole), en.contains(hole), "{word:?} differs in {hole}");
        }
    }
}

#[test]
fn placeholders_are_filled() {
    assert_eq!(fill("{0}/{1}", &["3", "30"]), "3/30");
    assert_eq!(fill("{1}{0}{1}", &["a", "b"]), "bab");
    assert_eq!(fill("{2} {x} { {", &["a"]), "{2} {x} { {");
    assert_eq!(fill("{0}", &["{0}"]), "{0}", "what is filled in is not read again");
    for (count, said) in [("0", "0 places"), ("1", "1 place"), ("2", "2 places"), ("11", "11 places")] {
        assert_eq!(fill("{0} {0:place|places}", &[count]), said);
    }
    assert_eq!(fill("{1:a|b} {0:a}", &["1"]), "{1:a|b} {0:a}");
}

#[test]
fn every_word_is_used() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let said = everything(&root, "app/words/screen.rs");
    let unsaid: Vec<_> = WORDS.iter().filter(|(word, ..)| !said.contains(&format!("Word::{word:?}"))).collect();
    assert!(unsaid.is_empty(), "nobody says {unsaid:?}");
}

/// All sources below `folder` but one.
fn everything(folder: &std::path::Path, but: &str) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let text = |path: std::path::PathBuf| match path.is_dir() {
        true => everything(&path, but),
        false if path.ends_with(but) || path.extension().is_none_or(|ending| ending != "rs") => String::new(),
        false => std::fs::read_to_string(path).unwrap(),
    };
    entries.map(text).collect()
}

#[test]
fn english_has_no_chinese_punctuation() {
    // But where it quotes characters themselves, or is Chinese in every language.
    let quotes = |text: &str| text.contains(is_han) || text.contains("— …") || text.contains("—…");
    let english = WORDS.iter().map(|(_, _, en)| *en).chain(ACTIONS.iter().map(|entry| entry.en));
    let marked: Vec<_> =
        english.filter(|en| en.contains(['“', '”', '‘', '’', '〈', '〉', '「', '」']) && !quotes(en)).collect();
    assert!(marked.is_empty(), "drawn as Chinese marks: {marked:?}");
    let odd: Vec<_> = WORDS.iter().filter(|(_, hans, _)| hans.contains("} 件") || hans.contains("件案例")).collect();
    assert!(odd.is_empty(), "{odd:?}");
    start(Lang::En, 80, 24, "/zzqq").shows("\"zzqq\"");
}

#[test]
fn neighbouring_labels_have_one_style() {
    // Searches that begin from a case, and the headings of the facets.
    for keys in ["m", "f"] {
        let text = start(Lang::En, 200, 60, keys).text();
        for label in ["system", "similar"] {
            assert!(!text.contains(&format!("| {label}")) && !text.contains(&format!("\n {label}")), "{text}");
        }
    }
    start(Lang::En, 80, 24, "jm").shows("Similar cases").shows("Themes: ").shows("Place: ");
    start(Lang::En, 80, 24, "?").shows("/ to search, <enter> to do the selected one");
}

#[test]
fn reasons_are_plain_words() {
    start(Lang::Hans, 120, 36, "/零工<enter><esc>").shows("标题・原词").lacks("连续");
    start(Lang::En, 120, 36, "/零工<enter><esc>").shows("title: as typed").lacks("contiguous");
    start(Lang::Hans, 80, 24, "/零工<enter><esc>").shows("个案例").lacks(" 件");
}

/// The files whose Chinese is said by the interface, besides those of the catalogues.
const SAID: [&str; 2] = ["app/action.rs", "corpus/theme.rs"];

/// Chinese that is data and not said: what names of places end in, and a regular expression for simplified text.
const DATA: [&str; 7] = ["综合实验区", "示范区", "经济技术开发区", "开发区", "新区", "新城", "/税务.*远程/"];

/// Forms that are written in traditional text, too.
const BOTH: [char; 2] = ['台', '游'];

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

fn traditional(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    convert(&mut chars, Script::Traditional, true);
    chars.into_iter().collect()
}

/// The string literals of a source, with their escapes undone.
#[expect(clippy::string_slice, reason = "what is cut off was compared before")]
fn literals(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap();
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let raw = rest.strip_prefix('r').map(|after| after.chars().take_while(|c| *c == '#').count());
        let raw = raw.filter(|marks| rest[1 + marks..].starts_with('"'));
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
        } else if let Some(marks) = raw {
            let (text, after) = rest[2 + marks..].split_once(&format!("\"{}", "#".repeat(marks))).unwrap();
            found.push(text.to_owned());
            rest = after;
        } else if c == '"' {
            let mut text = String::new();
            let mut chars = rest[1..].chars();
            while let Some(c) = chars.next().filter(|c| *c != '"') {
                match c {
                    '\\' => match chars.next().unwrap() {
                        'n' => text.push('\n'),
                        '\n' => chars = chars.as_str().trim_start().chars(),
                        c => text.push(c),
                    },
                    c => text.push(c),
                }
            }
            found.push(text);
            rest = chars.as_str();
        } else if rest.starts_with("'\"'") {
            rest = &rest[3..];
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

/// Every Chinese sentence of the interface, with the file that says it.
fn sentences() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let catalogues = fs::read_dir(root.join("app/words")).unwrap().map(|entry| entry.unwrap().path());
    let files = catalogues
        .filter(|path| path.is_file() && !path.ends_with("faults.rs"))
        .chain(SAID.map(|file| root.join(file)));
    let mut said = BTreeMap::new();
    for file in files {
        for text in literals(&fs::read_to_string(&file).unwrap()) {
            // English that quotes Chinese has words of its own.
            let is_english = |word: &&str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase());
            let english = text.split_whitespace().filter(is_english).count() > 1 && !text.contains(['，', '。', '：']);
            if text.contains(is_han) && !english && !DATA.contains(&text.as_str()) {
                let name = file.strip_prefix(&root).unwrap().display().to_string();
                said.entry(text).or_insert(name);
            }
        }
    }
    said
}

#[test]
fn every_sentence_has_a_traditional_form() {
    let rows: BTreeMap<&str, &str> = hant::commands::ROWS.iter().chain(hant::screen::ROWS).copied().collect();
    let said = sentences();
    assert!(said.len() > 400, "the catalogues are read");
    let is_new = |(text, _): &(&String, &String)| traditional(text) != **text && !rows.contains_key(text.as_str());
    let rough = |(text, file): (&String, &String)| format!("    ({text:?}, {:?}), // {file}", traditional(text));
    let missing: Vec<String> = said.iter().filter(is_new).map(rough).collect();
    assert!(
        missing.is_empty(),
        "put these rows into src/app/words/hant/, in order, each read and corrected:\n{}",
        missing.join("\n")
    );
    let unsaid: Vec<_> = rows.keys().filter(|text| !said.contains_key(**text)).collect();
    assert!(unsaid.is_empty(), "nobody says these any more: remove their rows from src/app/words/hant/\n{unsaid:#?}");
}

#[test]
#[expect(clippy::string_slice, reason = "a match begins at a character")]
fn traditional_rows_are_sorted_and_keep_placeholders() {
    for rows in [hant::commands::ROWS, hant::screen::ROWS] {
        for two in rows.windows(2) {
            assert!(two[0].0 < two[1].0, "{:?} stands before {:?}", two[0].0, two[1].0);
        }
        for (hans, hant) in rows {
            let holes =
                |text: &str| text.match_indices('{').map(|(at, _)| text[at..].chars().take(3).collect()).collect();
            let (mut one, mut other): (Vec<String>, Vec<String>) = (holes(hans), holes(hant));
            one.sort();
            other.sort();
            assert_eq!(one, other, "{hans}");
        }
    }
    let in_both: Vec<_> = hant::commands::ROWS
        .iter()
        .filter(|(hans, _)| hant::screen::ROWS.iter().any(|(other, _)| other == hans))
        .collect();
    assert!(in_both.is_empty(), "twice: {in_both:?}");
}

#[test]
fn traditional_sentences_have_no_simplified_characters() {
    for (hans, hant) in hant::commands::ROWS.iter().chain(hant::screen::ROWS) {
        let left: BTreeSet<char> = hant
            .chars()
            .zip(traditional(hant).chars())
            .filter(|(c, form)| c != form && !BOTH.contains(c))
            .map(|(c, _)| c)
            .collect();
        assert!(left.is_empty(), "{hans}: {left:?} in {hant}");
        assert!(!hant.contains(['“', '”', '‘', '’']) || hant.contains("“”—…"), "{hant}: 「」 are the marks here");
    }
}

fn start(lang: Lang, width: u16, height: u16, keys: &str) -> Play {
    Play::start(Ctx { lang, ..ctx() }, width, height).press(keys)
}

#[test]
fn status_messages_fit_80_columns() {
    let keys = [
        "Q",
        "<backspace>",
        "n",
        "M",
        "MM",
        "S",
        "W",
        "WW",
        "WWW",
        "WWWW",
        "yj<enter>",
        "yjj<enter>",
        "m<enter>S",
        "<enter>9gs",
        "<enter>77gm",
        "<enter>t",
        "<enter>tt",
        "<enter>p",
        "<enter>pp",
        "<enter>c",
        "<enter>cc",
        "<enter>ccc",
        "<enter>,",
        "<enter>,,",
        "<enter>D",
        "<enter>DD",
        "<enter>R",
        "<enter>RR",
        "<enter>+",
        "<enter>]/",
        "<enter>/零工零工<enter>",
        "<enter>/监管<enter>nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn",
        "<enter>ee",
        "5j<enter>V",
        "<esc>",
    ];
    let safe = Width::default();
    for (lang, name) in Lang::ALL {
        for keys in keys {
            let play = start(lang, 80, 24, keys);
            let said = play.session().model().say.clone().unwrap_or_default();
            assert!(safe.of(&said) <= 80, "{name} {keys}: {said}");
        }
    }
}

#[test]
fn titles_descriptions_and_hints_fit_at_80_columns() {
    for (lang, name) in Lang::ALL {
        // Every description stands whole in help and in the list of commands.
        for keys in ["?", "<enter>?"] {
            let help: String =
                (0..9).map(|page| start(lang, 80, 24, &format!("{keys}{}", "<pgdn>".repeat(page))).text()).collect();
            for entry in ACTIONS {
                let shown = Width::default().drawn(entry.text(lang));
                assert!(help.contains(&*shown), "{name}: {} is not whole in help: {shown}", entry.name);
            }
        }
        let title = |keys: &str| start(lang, 80, 24, keys).text();
        for keys in ["y", "w", "?", ":", "P", "m", "r", "!", "<enter>o", "<enter>e", "<enter>F", "f", "<esc>", "i"] {
            let text = title(keys);
            let row = text.lines().find(|row| row.contains("+- "));
            assert!(row.is_none_or(|row| !row.contains("... -")) || keys == "i", "{name} {keys}: {row:?}");
        }
        // Help stays among the hints, whole.
        for keys in ["", "<enter>", "/零工<enter>", "/零工<enter><esc>"] {
            let play = start(lang, 80, 24, keys);
            let help = lang.get(anli::app::words::Word::HintHelp);
            assert!(play.row(23).ends_with(help), "{name} {keys}: {}", play.row(23));
        }
        // The first screen of a narrow terminal.
        start(lang, 20, 5, "?").shows("");
    }
}

#[test]
fn traditional_screens_show_no_simplified_words() {
    // The traditional cases of Shaanxi, and overlays that hold nothing of a simplified one.
    for keys in ["?", "?<pgdn>", "?<pgdn><pgdn>", ":", "<esc>", "!"] {
        let text = start(Lang::Hant, 80, 24, &format!("G<enter>{keys}")).text();
        let popup: String = text
            .lines()
            .filter_map(|line| line.split_once('|')?.1.rsplit_once('|'))
            .map(|(inside, _)| inside)
            .collect();
        let left: String = popup
            .chars()
            .zip(traditional(&popup).chars())
            .filter(|(c, form)| c != form && !BOTH.contains(c))
            .map(|(c, _)| c)
            .collect();
        // But for the regular expression in help.
        assert_eq!(left.replace(['税', '务', '远'], ""), "", "{text}");
    }
}

#[test]
fn the_default_language_is_chinese() {
    let home = Home::new();
    let first = |args: &[&str], set: &[(&str, &str)]| {
        let args = [args, &["--help"]].concat();
        let output = home.command(&args).envs(set.iter().copied()).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().next().unwrap().chars().take(5).collect::<String>()
    };
    for (args, set, expected) in [
        (&[][..], &[][..], "查找、阅读"),
        (&[], &[("LANG", "en_US.UTF-8")], "查找、阅读"),
        (&[], &[("LANG", "de_DE.UTF-8")], "查找、阅读"),
        (&[], &[("LANG", "zh_CN.UTF-8")], "查找、阅读"),
        (&[], &[("LANG", "zh_TW.UTF-8")], "尋找、閱讀"),
        (&[], &[("LANG", "zh_HK.UTF-8")], "尋找、閱讀"),
        (&[], &[("LANG", "zh_MO")], "尋找、閱讀"),
        (&[], &[("LANG", "zh_Hant_TW.UTF-8")], "尋找、閱讀"),
        (&[], &[("LANG", "zh_TW.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")], "查找、阅读"),
        (&[], &[("LANG", "zh_TW.UTF-8"), ("ANLI_LANG", "en")], "Find "),
        (&[], &[("ANLI_LANG", "zh-Hant")], "尋找、閱讀"),
        (&[], &[("ANLI_LANG", "nonsense")], "查找、阅读"),
        (&["--lang", "zh-Hant"], &[("ANLI_LANG", "en")], "尋找、閱讀"),
        (&["--lang=en"], &[("LANG", "zh_TW.UTF-8")], "Find "),
    ] {
        assert!(first(args, set).starts_with(expected), "{args:?} {set:?}: {}", first(args, set));
    }
}
