//! The rates at which the cases of notices are found: cases, exact beginnings, exact titles.

use std::{fs, path::Path};

use anli::{
    corpus::{Case, TitleSource},
    import::{Request, import},
};
use serde::Deserialize;

/// A case that a notice holds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct ExpectedCase {
    /// 1-based line of its label or title.
    pub(crate) line: u32,
    /// Its title; empty where none is printed.
    pub(crate) title: String,
}

/// Rates of one import against the expected cases.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rates {
    /// Name of the notice.
    pub(crate) name: String,
    /// Cases expected.
    pub(crate) expected: usize,
    /// Cases found near their expected lines.
    pub(crate) found: usize,
    /// Cases that begin on their expected lines.
    pub(crate) begun: usize,
    /// Cases with their exact titles.
    pub(crate) titled: usize,
    /// Cases that stand near no expected line.
    pub(crate) invented: usize,
    /// One line for each difference.
    pub(crate) differences: Vec<String>,
}

/// Lines between the beginning of a case and the expected one within which it is found.
const NEAR: u32 = 4;

/// Imports the text and compares its cases with the expected ones.
pub(crate) fn rates(name: &str, text: &[u8], expected: &[ExpectedCase]) -> Rates {
    let mut rates = Rates { name: name.to_owned(), expected: expected.len(), ..Rates::default() };
    let request = Request {
        id: "layout".parse().unwrap(),
        original_name: name.to_owned(),
        file_name: "notice.txt".to_owned(),
        converted: None,
        path: Path::new("notice.txt"),
        corrections: None,
    };
    let cases = match import(text, &request) {
        Ok(imported) => imported.batch.cases.iter().map(|case| (case.lines.0, title(case))).collect(),
        Err(faults) => {
            rates.differences.push(format!("refused: {:?}", faults.first().map(|fault| &fault.kind)));
            Vec::new()
        }
    };
    let mut rest: Vec<(u32, String)> = cases;
    for case in expected {
        let distance = |found: &(u32, String)| found.0.abs_diff(case.line);
        let nearest = (0..rest.len()).filter(|&at| distance(&rest[at]) <= NEAR).min_by_key(|&at| distance(&rest[at]));
        let Some((line, title)) = nearest.map(|at| rest.remove(at)) else {
            rates.differences.push(format!("{}: missed {}", case.line, case.title));
            continue;
        };
        rates.found += 1;
        rates.begun += usize::from(line == case.line);
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let is_same = plain(&title) == plain(&case.title);
        rates.titled += usize::from(is_same);
        if line != case.line || !is_same {
            rates.differences.push(format!("{}: {} | got {line}: {title}", case.line, case.title));
        }
    }
    rates.invented = rest.len();
    rates.differences.extend(rest.iter().map(|(line, title)| format!("invented {line}: {title}")));
    rates
}

/// The title that a case prints; empty where it is made from the text.
fn title(case: &Case) -> String {
    if case.title_source == TitleSource::Printed { case.title.clone() } else { String::new() }
}

/// Reads every `NAME.txt` and `NAME.md` with a `NAME.expect.json` beside it in a folder.
pub(crate) fn layouts(folder: &Path) -> Vec<(String, Vec<u8>, Vec<ExpectedCase>)> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name()?.to_str()?;
            let stem = name.strip_suffix(".txt").or_else(|| name.strip_suffix(".md"))?.to_owned();
            let expected = fs::read(folder.join(format!("{stem}.expect.json"))).ok()?;
            Some((stem, fs::read(&path).unwrap(), serde_json::from_slice(&expected).unwrap()))
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The shares of all notices that hold cases: found, begun, titled (means over notices), and the invented cases.
pub(crate) fn means(all: &[Rates]) -> ([f64; 3], usize) {
    let with: Vec<&Rates> = all.iter().filter(|rates| rates.expected > 0).collect();
    let mean = |part: &dyn Fn(&Rates) -> usize| {
        with.iter().map(|rates| part(rates) as f64 / rates.expected as f64).sum::<f64>() / with.len().max(1) as f64
    };
    ([mean(&|r| r.found), mean(&|r| r.begun), mean(&|r| r.titled)], all.iter().map(|r| r.invented).sum())
}
