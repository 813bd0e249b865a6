//! The rule for doc lines: a summary names the thing or says what the function does, in plain words.

use super::source::SourceFile;

/// Openings of relative clauses and of references to another comment.
const OPENINGS: [&str; 6] = ["What", "Whether", "How", "Where", "Who", "The same"];

/// Persons that do not exist.
const PERSONS: [&str; 4] = ["somebody", "nobody", "whoever", "anybody"];

/// Returns the doc lines of a file that begin with one of the openings or hold one of the persons.
pub(super) fn wrong(file: &SourceFile) -> Vec<String> {
    let mut wrong = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        let line = line.trim_start();
        let Some(words) = line.strip_prefix("///").or(line.strip_prefix("//!")) else { continue };
        if opens_badly(words.trim_start()) || names_a_person(words) {
            wrong.push(format!("src/{}:{}: {line}", file.name, at + 1));
        }
    }
    wrong
}

fn opens_badly(words: &str) -> bool {
    let rest = OPENINGS.iter().find_map(|opening| words.strip_prefix(opening));
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn names_a_person(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.split(|c: char| !c.is_alphabetic()).any(|word| PERSONS.contains(&word))
}

#[test]
fn openings_and_persons_are_found() {
    let text =
        "/// What is known.\n/// Whatever.\n//! The same.\n// What\n/// It waits for nobody.\n/// Returns what.\n";
    let file = SourceFile { name: "x.rs".to_owned(), text: text.to_owned() };
    let lines: Vec<_> = wrong(&file).iter().map(|line| line.split(':').nth(1).unwrap().to_owned()).collect();
    assert_eq!(lines, ["1", "3", "5"]);
}
