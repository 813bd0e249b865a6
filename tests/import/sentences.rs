//! Systems and figures of sentences of many fields, from `sentences.tsv`.

use anli::corpus::{Case, Figure};

use super::import_text;

/// Returns the case whose last paragraph is the sentence.
fn case_of(sentence: &str, results: bool) -> Case {
    let heading = if results { "二、取得成效" } else { "二、主要做法" };
    let first = if results { "一、主要做法" } else { "一、背景情况" };
    let text = format!(
        "案例1：江州市优化政务服务\n\n{first}\n\n江州市聚焦群众和企业关切，推进改革。\n\n{heading}\n\n{sentence}\n"
    );
    let mut cases = import_text("sentences", "sentences.txt", text.as_bytes(), None).batch.cases;
    assert_eq!(cases.len(), 1, "{sentence}");
    cases.remove(0)
}

fn split(cell: &str) -> Vec<String> {
    cell.split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn shown(figure: &Figure) -> String {
    let to = figure.to.iter().map(|to| format!("→{}", to.text)).collect::<String>();
    format!("{}{to}<{}>", figure.text, figure.about)
}

/// Returns `true` if a figure is the expected one; words for what it counts agree if one text contains the other.
fn agree(expected: &str, found: &str) -> bool {
    let parts =
        |text: &str| text.trim_end_matches('>').split_once('<').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let ((number, about), (own, words)) = (parts(expected), parts(found));
    number == own && !words.is_empty() && (about.contains(&words) || words.contains(&about))
}

#[test]
fn sentences_of_many_fields_name_their_systems_and_figures() {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in include_str!("sentences.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let case = case_of(cells[1], cells[0] == "r");
        let systems: Vec<String> = case.systems.iter().map(|system| system.name.clone()).collect();
        let figures: Vec<String> = case.figures.iter().map(shown).collect();
        let (names, numbers) = (split(cells[2]), split(cells[3]));
        let good = numbers.len() == figures.len() && numbers.iter().zip(&figures).all(|(a, b)| agree(a, b));
        lines += 1;
        if names != systems || !good {
            wrong.push(format!("{}\n  {systems:?} {figures:?}", cells[1]));
        }
    }
    assert!(wrong.is_empty(), "{} of {lines}\n{}", wrong.len(), wrong.join("\n"));
}
