//! The committed batches against what readers of all 102 cases found, noted case by case in `gold.json`.

use std::fs;

use anli::corpus::{Batch, Case};
use serde_json::Value;

use super::{root, seeds::SEEDS};

/// Found rightly, wanted, found.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: usize,
    wanted: usize,
    found: usize,
}

impl Score {
    /// Compares two lists as multisets.
    fn add(&mut self, wanted: &[String], found: &[String]) {
        let mut rest = found.to_vec();
        self.wanted += wanted.len();
        self.found += found.len();
        for text in wanted {
            if let Some(at) = rest.iter().position(|own| own == text) {
                rest.swap_remove(at);
                self.right += 1;
            }
        }
    }

    fn recall(self) -> f64 {
        percent(self.right, self.wanted)
    }

    fn precision(self) -> f64 {
        percent(self.right, self.found)
    }
}

fn percent(part: usize, all: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap());
    if all == 0 { 100.0 } else { 100.0 * number(part) / number(all) }
}

/// A text without quotation marks, brackets' width, case and white space.
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
    let wanted = strings(&gold["themes"]);
    let department = |name: Option<&str>| vec![name.map(plain).unwrap_or_default()];
    scores[0].add(&department(gold["department"].as_str()), &department(case.department.as_deref()));
    scores[1].add(&wanted[..1], &themes[..1]);
    scores[2].add(&wanted, &themes);
    scores[3].add(&strings(&gold["systems"]), &case.systems.iter().map(|s| plain(&s.name)).collect::<Vec<_>>());
    scores[4].add(&strings(&gold["documents"]), &case.documents.iter().map(|d| plain(&d.name)).collect::<Vec<_>>());
    let pairs: Vec<Vec<String>> = gold["figures"].as_array().unwrap().iter().map(strings).collect();
    let texts: Vec<String> = pairs.iter().map(|pair| pair[0].clone()).collect();
    let found: Vec<String> = case.figures.iter().flat_map(|f| f.at.iter().map(|_| plain(&f.text))).collect();
    scores[5].add(&texts, &found);
    // What a figure counts: the same words, more of them or fewer.
    for pair in pairs.iter().filter(|pair| found.contains(&pair[0])) {
        abouts.wanted += 1;
        let same = |about: &str| !about.is_empty() && (about.contains(&pair[1]) || pair[1].contains(about));
        abouts.right += usize::from(case.figures.iter().any(|f| plain(&f.text) == pair[0] && same(&plain(&f.about))));
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the scores are shown to whoever asks with --nocapture")]
fn imports_agree_with_the_gold_file() {
    let gold: Value = serde_json::from_str(include_str!("gold.json")).unwrap();
    let (mut all, mut abouts) = ([Score::default(); 6], Score::default());
    for (id, _, cases) in SEEDS {
        let text = fs::read_to_string(root().join("seeds").join(id).join("batch.json")).unwrap();
        let batch: Batch = serde_json::from_str(&text).unwrap();
        let mut scores = [Score::default(); 6];
        let own: Vec<&Value> = gold.as_array().unwrap().iter().filter(|case| case["batch"] == id).collect();
        assert_eq!(own.len(), cases, "{id}");
        for gold in own {
            let case = batch.cases.iter().find(|case| gold["number"] == case.number).unwrap();
            compare(gold, case, &mut scores, &mut abouts);
        }
        for ((field, score), all) in FIELDS.iter().zip(scores).zip(&mut all) {
            println!("{id}: {field} {:.1} % at {:.1} %", score.recall(), score.precision());
            *all = Score {
                right: all.right + score.right,
                wanted: all.wanted + score.wanted,
                found: all.found + score.found,
            };
        }
    }
    let least = [(95.0, 95.0), (88.0, 88.0), (75.0, 90.0), (92.0, 88.0), (97.0, 97.0), (92.0, 92.0)];
    for ((field, score), (recall, precision)) in FIELDS.iter().zip(all).zip(least) {
        println!("all: {field} {:.1} % at {:.1} %", score.recall(), score.precision());
        assert!(score.recall() >= recall && score.precision() >= precision, "{field}: {score:?}");
    }
    println!("all: what figures count {:.1} %", abouts.recall());
    assert!(abouts.recall() >= 90.0, "what figures count: {abouts:?}");
}
