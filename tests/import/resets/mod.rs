//! Every seed set anew in many lay-outs and formats: its cases must be found again.

mod documents;
mod dresses;
mod source;

use super::induction::rates::{ExpectedCase, Rates, rates};
use crate::common::sample::sample;
use dresses::Dress;
use source::Source;

/// The seeds.
const IDS: [&str; 5] = ["putian-2024-2", "fujian-2025-1", "fujian-2023-2", "fujian-approval-2023", "shaanxi-2023"];

fn reset(source: &Source, dress: &Dress) -> Rates {
    let page = (dress.write)(source);
    let titles = source.cases.iter().map(|case| case.title.clone());
    let expected = page.begins.iter().zip(titles).map(|(&line, title)| ExpectedCase { line, title });
    let expected: Vec<ExpectedCase> = expected.collect();
    rates(dress.name, &(dress.finish)(page.text()), &expected)
}

#[test]
fn seeds_set_anew_have_the_same_cases() {
    let sources = IDS.map(Source::read);
    let dresses = [dresses::opened(), dresses::laid_out(), dresses::finished()].into_iter().flatten();
    let dresses: Vec<Dress> = dresses.collect();
    let documents = documents::documents();
    let all: Vec<(&Source, usize)> =
        sources.iter().flat_map(|source| (0..dresses.len() + documents.len()).map(move |at| (source, at))).collect();
    let mut wrong = Vec::new();
    for (source, at) in sample(all, |_| false, 12) {
        let (name, rates) = match dresses.get(at) {
            Some(dress) => (dress.name, reset(source, dress)),
            None => {
                let (name, make) = documents[at - dresses.len()];
                (name, documents::reset(source, make))
            }
        };
        let counts = [rates.found, rates.begun, rates.titled];
        if counts != [rates.expected; 3] || rates.invented > 0 {
            let differences = rates.differences.iter().take(4).cloned().collect::<Vec<_>>().join("\n      ");
            let Rates { expected, invented, .. } = rates;
            wrong.push(format!("{name} {}: of {expected} {counts:?} +{invented}\n      {differences}", source.id));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
