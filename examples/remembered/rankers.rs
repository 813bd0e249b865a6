//! The rankers: this program, BM25 over characters and pairs, and fzf and ripgrep where they are installed.

use std::{
    collections::{HashMap, HashSet},
    io::Write,
    process::{Command, Stdio},
};

use anli::{
    corpus::{CaseRef, Corpus},
    search::{Index, Query, search, snippet},
    text::Folded,
};

/// Hits that are kept.
const KEPT: usize = 10;
/// Weight of a character in BM25; that of a pair is 1.
const CHARACTER: f64 = 0.35;
/// Saturation and the influence of length: k1 and b of BM25.
const BM25: (f64, f64) = (1.2, 0.75);
/// Length of a window in characters.
const WINDOW: usize = 200;

/// The cases that a ranker finds, best first, and what it shows of each.
#[derive(Default)]
pub(crate) struct Answer {
    pub(crate) ids: Vec<String>,
    /// Empty for a ranker without snippets.
    pub(crate) shown: Vec<String>,
}

/// A way to find cases.
pub(crate) struct Ranker<'a> {
    pub(crate) name: &'static str,
    pub(crate) answer: Box<dyn Fn(&str) -> Answer + 'a>,
}

/// Returns all rankers, this program first.
pub(crate) fn all<'a>(corpus: &'a Corpus, index: &'a Index) -> Vec<Ranker<'a>> {
    let bm25 = Bm25::new(corpus);
    let mut all = vec![
        Ranker { name: "anli", answer: Box::new(move |query| of_program(corpus, index, query)) },
        Ranker { name: "BM25", answer: Box::new(move |query| bm25.answer(query)) },
    ];
    let lines: String = corpus.iter().map(|found| format!("{}\t{}\n", found.id(), text(&found))).collect();
    for (name, options) in [("fzf", &["--filter"][..]), ("rg", &["--fixed-strings", "--"])] {
        let is_there = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
        if !is_there {
            println!("{name} is not on this machine");
            continue;
        }
        let lines = lines.clone();
        all.push(Ranker { name, answer: Box::new(move |query| of_filter(name, options, query, &lines)) });
    }
    all
}

fn of_program(corpus: &Corpus, index: &Index, query: &str) -> Answer {
    let query = Query::parse(query);
    let results = search(corpus, index, &query);
    let hits = || results.hits.iter().take(KEPT);
    let shown = hits().map(|hit| snippet(corpus, index, &query, hit).map_or_else(String::new, |found| found.text));
    Answer {
        ids: hits().filter_map(|hit| Some(corpus.get(hit.case)?.id().to_string())).collect(),
        shown: shown.collect(),
    }
}

/// Returns the cases whose line a program leaves, in its order.
fn of_filter(name: &str, options: &[&str], query: &str, lines: &str) -> Answer {
    let mut child =
        Command::new(name).args(options).arg(query).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut input, lines) = (child.stdin.take().unwrap(), lines.to_owned());
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap().stdout;
    // A program that has seen enough closes its input.
    let _ = writer.join();
    let left = String::from_utf8_lossy(&output);
    let ids = left.lines().filter_map(|line| line.split('\t').next()).take(KEPT);
    Answer { ids: ids.map(str::to_owned).collect(), shown: Vec::new() }
}

/// Returns title and text of a case in one line.
fn text(found: &CaseRef<'_>) -> String {
    let case = found.case();
    let texts: Vec<&str> = case.paragraphs().map(|paragraph| paragraph.text.as_str()).collect();
    format!("{} {}", case.title, texts.join(" ")).replace(['\t', '\n'], " ")
}

/// Characters and pairs with their occurrences in one text.
#[derive(Default)]
struct Counts {
    of: HashMap<String, f64>,
    len: f64,
}

impl Counts {
    fn new(folded: &[char]) -> Self {
        let mut of = HashMap::new();
        let pairs = folded.windows(2).map(|pair| pair.iter().collect());
        for piece in folded.iter().map(char::to_string).chain(pairs) {
            *of.entry(piece).or_default() += 1.0;
        }
        Self { of, len: folded.len() as f64 }
    }
}

/// BM25 over characters and pairs: of the case, whose title counts three times, and of its best window.
struct Bm25 {
    ids: Vec<String>,
    cases: Vec<Counts>,
    windows: Vec<Vec<Counts>>,
    rarity: HashMap<String, f64>,
}

impl Bm25 {
    fn new(corpus: &Corpus) -> Self {
        let folded = |text: &str| Folded::new(text).as_str().chars().collect::<Vec<char>>();
        let (mut ids, mut cases, mut windows) = (Vec::new(), Vec::new(), Vec::new());
        for found in corpus.iter() {
            let (title, text) = (folded(found.title()), folded(&text(&found)));
            let window = |part: &[char]| Counts::new(&[title.as_slice(), part].concat());
            windows.push(text.windows(WINDOW.min(text.len())).step_by(WINDOW / 2).map(window).collect());
            cases.push(Counts::new(&[title.as_slice(), &title, &text].concat()));
            ids.push(found.id().to_string());
        }
        let mut held: HashMap<String, f64> = HashMap::new();
        cases.iter().flat_map(|case| case.of.keys()).for_each(|piece| *held.entry(piece.clone()).or_default() += 1.0);
        let all = cases.len() as f64;
        let rarity = held.into_iter().map(|(piece, of)| (piece, (1.0 + (all - of + 0.5) / (of + 0.5)).ln()));
        Self { rarity: rarity.collect(), ids, cases, windows }
    }

    fn score(&self, pieces: &HashSet<String>, counts: &Counts, mean: f64) -> f64 {
        let (k1, b) = BM25;
        let of_piece = |piece: &String| {
            let count = counts.of.get(piece)?;
            let weight = if piece.chars().count() == 1 { CHARACTER } else { 1.0 };
            let saturated = count * (k1 + 1.0) / (count + k1 * (1.0 - b + b * counts.len / mean));
            Some(weight * self.rarity.get(piece)? * saturated)
        };
        pieces.iter().filter_map(of_piece).sum()
    }

    fn answer(&self, query: &str) -> Answer {
        let folded: Vec<char> = Folded::new(query).as_str().chars().collect();
        let pieces: HashSet<String> = Counts::new(&folded).of.into_keys().collect();
        let mean = self.cases.iter().map(|case| case.len).sum::<f64>() / self.cases.len() as f64;
        let windows = self
            .windows
            .iter()
            .map(|windows| windows.iter().map(|window| self.score(&pieces, window, WINDOW as f64)).fold(0.0, f64::max));
        let scores: Vec<(f64, f64)> =
            self.cases.iter().map(|case| self.score(&pieces, case, mean)).zip(windows).collect();
        let best = scores
            .iter()
            .fold((f64::MIN_POSITIVE, f64::MIN_POSITIVE), |best, score| (best.0.max(score.0), best.1.max(score.1)));
        let mut ranked: Vec<(f64, &String)> =
            scores.iter().zip(&self.ids).map(|(score, id)| (score.0 / best.0 + score.1 / best.1, id)).collect();
        ranked.retain(|(score, _)| *score > 0.0);
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        Answer { ids: ranked.into_iter().take(KEPT).map(|(_, id)| id.clone()).collect(), shown: Vec::new() }
    }
}
