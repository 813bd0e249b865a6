//! The catalogue: complete, in order, each hole filled in every language.

use anli::app::words::{Lang, fill, screen::WORDS};

#[test]
fn every_word_stands_at_its_place_in_every_language() {
    for (at, (word, hans, en)) in WORDS.iter().enumerate() {
        assert_eq!(*word as usize, at, "{word:?}");
        for (lang, text) in [(Lang::Hans, hans), (Lang::En, en)] {
            assert_eq!(lang.get(*word), *text);
            assert!(!text.is_empty(), "{word:?} is empty in {lang:?}");
        }
        for hole in ["{0}", "{1}", "{2}"] {
            assert_eq!(hans.contains(hole), en.contains(hole), "{word:?} differs in {hole}");
        }
    }
}

#[test]
fn holes_are_filled_and_what_is_none_stays() {
    assert_eq!(fill("{0}/{1}", &["3", "30"]), "3/30");
    assert_eq!(fill("{1}{0}{1}", &["a", "b"]), "bab");
    assert_eq!(fill("{2} {x} { {", &["a"]), "{2} {x} { {");
    assert_eq!(fill("{0}", &["{0}"]), "{0}", "what is filled in is not read again");
}

#[test]
fn every_word_is_said_somewhere() {
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
