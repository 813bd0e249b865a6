//! Prints how many remembered queries are answered, by kind, beside plain rankers: `cargo run --example remembered --
//! [--misses] [TABLE…]`. A table has a query a line: kind, query, the cases of which one must be among the first three
//! (none for nothing at all), and a piece of the text that the snippet must show, separated by tabs.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a tool that prints, and stops where it cannot go on")]

mod rankers;

use std::{collections::BTreeMap, fs};

use anli::{
    corpus::{Corpus, CorpusSource},
    search::Index,
};
use rankers::{Answer, Ranker};

/// Number of the first hits that count.
const LOOKED_AT: usize = 3;
/// Table without arguments.
const TABLE: &str = "tests/search/remembered.tsv";

/// A query with its right answers.
struct Row {
    kind: String,
    query: String,
    cases: Vec<String>,
    shown: Option<String>,
}

fn rows(path: &str) -> Vec<Row> {
    let table = fs::read_to_string(path).unwrap();
    let row = |line: &str| {
        let mut columns = line.split('\t').map(str::to_owned);
        let mut next = || columns.next().filter(|column| !column.is_empty());
        let (kind, query) = (next()?, next()?);
        let cases = next().unwrap_or_default();
        let cases = cases.split([' ', ',']).filter(|id| id.contains('/')).map(str::to_owned).collect();
        Some(Row { kind, query, cases, shown: next() })
    };
    table.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

/// Returns `true` if a right case is among the first hits and its snippet shows what it must; of a ranker without
/// snippets nothing is demanded.
fn is_answered(row: &Row, answer: &Answer) -> bool {
    if row.cases.is_empty() {
        return answer.ids.is_empty();
    }
    let Some(at) = answer.ids.iter().take(LOOKED_AT).position(|id| row.cases.contains(id)) else { return false };
    let shown = answer.shown.get(at);
    row.shown.as_ref().zip(shown).is_none_or(|(piece, shown)| shown.contains(piece.as_str()))
}

fn main() {
    let (flags, mut tables): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg == "--misses");
    if tables.is_empty() {
        tables.push(TABLE.to_owned());
    }
    let rows: Vec<Row> = tables.iter().flat_map(|path| rows(path)).collect();
    let corpus = Corpus::load(&[CorpusSource::Embedded]).0;
    let index = Index::default();
    let rankers = rankers::all(&corpus, &index);
    let mut kinds: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for row in &rows {
        let counts = kinds.entry(&row.kind).or_insert_with(|| vec![0; rankers.len() + 1]);
        counts[rankers.len()] += 1;
        for (nth, Ranker { name, answer }) in rankers.iter().enumerate() {
            let answer = answer(&row.query);
            let found = is_answered(row, &answer);
            counts[nth] += usize::from(found);
            if !found && nth == 0 && !flags.is_empty() {
                let rank = answer.ids.iter().position(|id| row.cases.contains(id)).map(|at| at + 1);
                println!("{name}\t{}\t{}\t{:?}\t{rank:?} of {:?}", row.kind, row.query, row.cases, answer.ids);
            }
        }
    }
    let names: Vec<&str> = rankers.iter().map(|ranker| ranker.name).collect();
    println!("| kind | of | {} |", names.join(" | "));
    println!("|---|---|{}", "---|".repeat(names.len()));
    let all = kinds.values().fold(vec![0; rankers.len() + 1], |sum, counts| {
        sum.iter().zip(counts).map(|(sum, count)| sum + count).collect()
    });
    for (kind, counts) in kinds.iter().map(|(kind, counts)| (*kind, counts)).chain([("all", &all)]) {
        let found: Vec<String> = counts[..rankers.len()].iter().map(usize::to_string).collect();
        println!("| {kind} | {} | {} |", counts[rankers.len()], found.join(" | "));
    }
}
