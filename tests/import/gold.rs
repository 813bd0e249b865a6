//! The committed batches compared with `gold.json`, which readers made of all 102 cases.

use std::fs;

use anli::corpus::{Batch, Case, Figure};
use serde_json::Value;

use super::{root, seeds::SEEDS};

/// The numbers of items found rightly, expected and found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Score {
    right: usize,
    expected: usize,
    found: usize,
}

impl Score {
    /// Compares two lists as multisets.
    fn add(&mut self, expected: &[String], found: &[String]) {
        let mut rest = found.to_vec();
        self.expected += expected.len();
        self.found += found.len();
        for text in expected {
            if let Some(at) = rest.iter().position(|own| own == text) {
                rest.swap_remove(at);
                self.right += 1;
            }
        }
    }
}

/// Returns a text without quotation marks, width of brackets, case and white space.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !"\"“”‘’「」".contains(*c));
    kept.map(|c| {
        if c == '（' {
            '('
        } else if c == '）' {
            ')'
        } else {
            c.to_ascii_lowercase()
        }
    })
    .collect()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| plain(text.as_str().unwrap())).collect()
}

const FIELDS: [&str; 6] = ["departments", "main themes", "themes", "systems", "documents", "figures"];

fn compare(gold: &Value, case: &Case, scores: &mut [Score; 6], abouts: &mut Score) {
    let themes: Vec<String> = case.themes.iter().map(|theme| theme.name().to_owned()).collect();
    let expected = strings(&gold["themes"]);
    let department = |name: Option<&str>| vec![name.map(plain).unwrap_or_default()];
    scores[0].add(&department(gold["department"].as_str()), &department(case.department.as_deref()));
    scores[1].add(&expected[..1], &themes[..1]);
    scores[2].add(&expected, &themes);
    scores[3].add(&strings(&gold["systems"]), &case.systems.iter().map(|s| plain(&s.name)).collect::<Vec<_>>());
    scores[4].add(&strings(&gold["documents"]), &case.documents.iter().map(|d| plain(&d.name)).collect::<Vec<_>>());
    let pairs: Vec<Vec<String>> = gold["figures"].as_array().unwrap().iter().map(strings).collect();
    let texts: Vec<String> = pairs.iter().map(|pair| pair[0].clone()).collect();
    let texts_of = |f: &Figure| [Some(plain(&f.text)), f.to.as_ref().map(|to| plain(&to.text))];
    let found = case.figures.iter().flat_map(|f| f.at.iter().flat_map(|_| texts_of(f).into_iter().flatten()));
    let found: Vec<String> = found.collect();
    scores[5].add(&texts, &found);
    // The words for the thing that a figure counts agree if one text contains the other.
    for pair in pairs.iter().filter(|pair| found.contains(&pair[0])) {
        abouts.expected += 1;
        let same = |about: &str| !about.is_empty() && (about.contains(&pair[1]) || pair[1].contains(about));
        let is_it = |f: &Figure| texts_of(f).contains(&Some(pair[0].clone())) && same(&plain(&f.about));
        abouts.right += usize::from(case.figures.iter().any(is_it));
    }
}

/// The scores of today as (right, expected, found), by field, then those of the things that figures count. A change of
/// the rules that moves a number updates it on purpose.
const SCORES: [(usize, usize, usize); 7] = [
    (101, 102, 102),
    (102, 102, 102),
    (119, 142, 119),
    (248, 248, 249),
    (115, 115, 115),
    (777, 790, 782),
    (744, 778, 0),
];

#[test]
fn imports_agree_with_the_gold_file() {
    let gold: Value = serde_json::from_str(include_str!("gold.json")).unwrap();
    let (mut scores, mut abouts) = ([Score::default(); 6], Score::default());
    for (id, _, cases) in SEEDS {
        let text = fs::read_to_string(root().join("seeds").join(id).join("batch.json")).unwrap();
        let batch: Batch = serde_json::from_str(&text).unwrap();
        let own: Vec<&Value> = gold.as_array().unwrap().iter().filter(|case| case["batch"] == id).collect();
        assert_eq!(own.len(), cases, "{id}");
        for gold in own {
            let case = batch.cases.iter().find(|case| gold["number"] == case.number).unwrap();
            compare(gold, case, &mut scores, &mut abouts);
        }
    }
    let scores = scores.into_iter().chain([abouts]).map(|score| (score.right, score.expected, score.found));
    let fields = FIELDS.into_iter().chain(["things counted"]);
    assert_eq!(fields.clone().zip(scores).collect::<Vec<_>>(), fields.zip(SCORES).collect::<Vec<_>>());
}
