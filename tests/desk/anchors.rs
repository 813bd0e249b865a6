//! Notes find their place again by their words, never by likeness.

use anli::{
    corpus::{Case, CaseRef, Corpus, CorpusSource},
    desk::Anchor,
};

fn case() -> Case {
    let (corpus, _) = Corpus::load(&[CorpusSource::Embedded]);
    let ix = corpus.find(&"fujian-2025-1/28".parse().unwrap()).unwrap();
    corpus.get(ix).as_ref().map(CaseRef::case).unwrap()
}

/// Returns the paragraph with the most characters, and its text.
fn longest(case: &Case) -> (u32, String) {
    let paragraphs = (0..).zip(case.paragraphs().map(|paragraph| paragraph.text.clone()));
    paragraphs.max_by_key(|(_, text)| text.chars().count()).unwrap()
}

/// Replaces the text of a paragraph.
fn with_text(case: &Case, at: u32, text: &str) -> Case {
    let mut case = case.clone();
    let paragraphs = case.sections.iter_mut().flat_map(|section| &mut section.paragraphs);
    paragraphs.into_iter().nth(at as usize).unwrap().text = text.to_owned();
    case
}

fn chars(text: &str, range: std::ops::Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

/// The words that a note is made on, and their place after `change` to the paragraph.
fn placed(change: impl Fn(&str, &str) -> String) -> (String, Option<(String, bool)>) {
    let case = case();
    let (at, text) = longest(&case);
    let anchor = Anchor::new(&text, at, 40..60).unwrap();
    let now = with_text(&case, at, &change(&text, &anchor.words));
    let place = anchor.place(&now);
    let shown = |place: anli::desk::Placed| {
        let text = &now.paragraphs().nth(place.paragraph as usize).unwrap().text;
        (chars(text, place.chars), place.is_moved)
    };
    (anchor.words, place.map(shown))
}

#[test]
fn words_are_found_where_they_stand() {
    let (words, place) = placed(|text, _| text.to_owned());
    assert_eq!(place, Some((words, false)));
}

#[test]
fn words_before_them_may_grow() {
    let (words, place) = placed(|text, _| format!("新加的一句。{text}"));
    assert_eq!(place, Some((words, false)));
}

#[test]
fn spaces_and_signs_of_another_import_do_not_matter() {
    let (_, place) = placed(|text, _| text.chars().flat_map(|c| [c, ' ']).collect());
    assert!(place.is_some_and(|(_, is_moved)| !is_moved));
}

#[test]
fn words_with_other_neighbours_are_found_alone() {
    let (words, place) = placed(|text, words| format!("{}。{words}。{}", "前".repeat(30), text.replace(words, "")));
    assert_eq!(place, Some((words, true)));
}

#[test]
fn a_changed_sentence_is_no_place() {
    let (_, place) = placed(|text, words| text.replace(words, &words.replacen(|c: char| c >= '一', "某", 1)));
    assert_eq!(place, None);
}

#[test]
fn words_that_stand_twice_elsewhere_are_no_place() {
    let (_, place) = placed(|text, words| format!("{words}甲{words}乙{}", text.replace(words, "")));
    assert_eq!(place, None);
}

#[test]
fn words_in_another_paragraph_have_moved() {
    let case = case();
    let (at, text) = longest(&case);
    let anchor = Anchor { paragraph: at + 1, ..Anchor::new(&text, at, 40..60).unwrap() };
    let place = anchor.place(&case).unwrap();
    assert_eq!((place.paragraph, place.is_moved), (at, true));
}

#[test]
fn signs_alone_are_no_words() {
    assert_eq!(Anchor::new("一。，二", 0, 1..3), None);
    assert_eq!(Anchor::new("一二", 0, 1..5), None);
}
