//! The message catalogue: complete, ordered, each placeholder filled in every language.

use std::collections::BTreeSet;

use anli::{
    app::{
        Ctx,
        action::ACTIONS,
        words::{
            CliMsg, Lang, Msg, ReviewMsg, Translated,
            faults::{FaultMsg, JsonMsg},
            fill,
            plain::PlainMsg,
            report::{FIELDS, Remedy, Repairs},
            syntax::SyntaxMsg,
            tour::TourMsg,
        },
    },
    corpus::{RepairKind, SectionKind},
    error::FaultKind,
    import::{DoubtKind, SegmentStrategy},
    search::{Field, Problem},
    text::{Script, Width, script::convert},
};

use crate::common::{
    cli::Home,
    drawn::drawn,
    play::{Play, ctx},
};

/// Returns the texts of every message, each with its name.
fn messages() -> Vec<(String, [&'static str; 3])> {
    let tables = [
        Msg::ROWS,
        CliMsg::ROWS,
        PlainMsg::ROWS,
        TourMsg::ROWS,
        ReviewMsg::ROWS,
        anli::review::LineKind::ROWS,
        anli::review::Field::ROWS,
        SyntaxMsg::ROWS,
        FaultMsg::ROWS,
        JsonMsg::ROWS,
        SectionKind::ROWS,
        RepairKind::ROWS,
        Field::ROWS,
        Problem::ROWS,
        SegmentStrategy::ROWS,
        DoubtKind::ROWS,
        Repairs::ROWS,
        Remedy::ROWS,
        &FIELDS,
    ];
    let rows = tables.concat().into_iter().map(|(name, texts)| (name.to_owned(), texts));
    let actions = ACTIONS.iter().map(|entry| (entry.name.to_owned(), Lang::ALL.map(|(lang, _)| entry.text(lang))));
    let faults = FaultKind::TEXTS.iter().flat_map(|(name, [hans, hant, en])| {
        [0, 1].map(|part| ((*name).to_owned(), [hans[part], hant[part], en[part]]))
    });
    rows.chain(actions).chain(faults).collect()
}

/// The chains of characters in braces, sorted.
fn holes(text: &str) -> Vec<&str> {
    let mut holes: Vec<&str> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    holes.retain(|hole| hole.parse::<usize>().is_ok());
    holes.sort_unstable();
    holes.dedup();
    holes
}

#[test]
fn every_message_has_the_same_holes_in_every_language() {
    for (name, [hans, hant, en]) in messages() {
        assert!(!hans.is_empty() && !hant.is_empty() && !en.is_empty(), "{name} is empty");
        assert_eq!((holes(hans), holes(en)), (holes(hant), holes(hant)), "{name}");
    }
}

#[test]
fn placeholders_are_filled() {
    assert_eq!(fill("{0}/{1}", &["3", "30"]), "3/30");
    assert_eq!(fill("{1}{0}{1}", &["a", "b"]), "bab");
    assert_eq!(fill("{2} {x} { {", &["a"]), "{2} {x} { {");
    assert_eq!(fill("{0}", &["{0}"]), "{0}", "what is filled in is not read again");
    for (count, expected) in [("0", "0 places"), ("1", "1 place"), ("2", "2 places"), ("11", "11 places")] {
        assert_eq!(fill("{0} {0:place|places}", &[count]), expected);
    }
    assert_eq!(fill("{1:a|b} {0:a}", &["1"]), "{1:a|b} {0:a}");
}

#[test]
fn every_message_is_used() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    // `CliMsg::Hits` is no use of `Msg::Hits`.
    let used = everything(&root, "app/words/screen.rs").replace("CliMsg::", "Cli::").replace("PlainMsg::", "Plain::");
    let tables = [(Msg::ROWS, "Msg"), (CliMsg::ROWS, "Cli"), (PlainMsg::ROWS, "Plain")];
    let names = tables
        .into_iter()
        .flat_map(|(rows, owner)| rows.iter().map(move |(name, _)| name.replace("Self :: ", &format!("{owner}::"))));
    let unused: Vec<_> = names.filter(|name| !used.contains(name)).collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
}

/// Returns all sources below `folder` but one.
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
    // Exceptions: quoted characters, and text that is Chinese in every language.
    let quotes = |text: &str| text.contains(is_han) || text.contains("— …") || text.contains("—…");
    let all = messages();
    let english = all.iter().map(|(_, [_, _, en])| *en);
    let marked: Vec<_> =
        english.filter(|en| en.contains(['“', '”', '‘', '’', '〈', '〉', '「', '」']) && !quotes(en)).collect();
    assert!(marked.is_empty(), "drawn as Chinese marks: {marked:?}");
    let odd: Vec<_> = all.iter().filter(|(_, [hans, ..])| hans.contains("} 件") || hans.contains("件案例")).collect();
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
    start(Lang::En, 80, 24, "jm").shows("Similar cases").shows("Indicators: ").shows("Place: ");
    start(Lang::En, 80, 24, "?").shows("/ searches, Enter runs the selected command");
}

#[test]
fn reasons_are_plain_words() {
    start(Lang::Hans, 120, 36, "/零工<enter><esc>").shows("标题・原词").lacks("连续");
    start(Lang::En, 120, 36, "/零工<enter><esc>").shows("title: as typed").lacks("contiguous");
    start(Lang::Hans, 80, 24, "/零工<enter><esc>").shows("个案例").lacks(" 件");
}

/// Forms that traditional text uses, too.
const BOTH: [char; 2] = ['台', '游'];

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

fn traditional(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    convert(&mut chars, Script::Traditional, true);
    chars.into_iter().collect()
}

#[test]
fn traditional_texts_have_no_simplified_characters() {
    for (name, [hans, hant, _]) in messages() {
        // A regular expression matches characters as they are stored.
        let hant = &*hant.replace("/税务.*远程/", "");
        let left: BTreeSet<char> = hant
            .chars()
            .zip(traditional(hant).chars())
            .filter(|(c, form)| c != form && !BOTH.contains(c))
            .map(|(c, _)| c)
            .collect();
        assert!(left.is_empty(), "{name}: {left:?} in {hant}, for {hans}");
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
            let status = play.session().model().status.clone().unwrap_or_default();
            assert!(safe.of(&status) <= 80, "{name} {keys}: {status}");
        }
    }
}

#[test]
fn titles_descriptions_and_hints_fit_at_80_columns() {
    for (lang, name) in Lang::ALL {
        // Every description is whole in help and in the palette.
        for keys in ["?", "<enter>?"] {
            let help: String =
                (0..12).map(|page| start(lang, 80, 24, &format!("{keys}{}", "<pgdn>".repeat(page))).text()).collect();
            for entry in ACTIONS {
                let shown = drawn(Width::default(), entry.text(lang));
                assert!(help.contains(&shown), "{name}: {} is not whole in help: {shown}", entry.name);
            }
        }
        let title = |keys: &str| start(lang, 80, 24, keys).text();
        for keys in ["y", "w", "?", ":", "P", "m", "r", "!", "<enter>o", "<enter>e", "<enter>F", "f", "<esc>", "i"] {
            let text = title(keys);
            let row = text.lines().find(|row| row.contains("+- "));
            assert!(row.is_none_or(|row| !row.contains("... -")) || keys == "i", "{name} {keys}: {row:?}");
        }
        // The hint for help stays whole.
        for keys in ["", "<enter>", "/零工<enter>", "/零工<enter><esc>"] {
            let play = start(lang, 80, 24, keys);
            let help = lang.get(Msg::HintHelp);
            assert!(play.row(23).ends_with(help), "{name} {keys}: {}", play.row(23));
        }
        // The first screen of a narrow terminal.
        start(lang, 20, 5, "?").shows("");
    }
}

#[test]
fn traditional_screens_show_no_simplified_words() {
    // The traditional cases of Shaanxi, and popups without simplified corpus text.
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
        // Except the regular expression in help.
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
