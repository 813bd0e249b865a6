//! Full-text search equals a plain scan for every bigram of the seeds, and every highlighted range folds to the query.

use std::collections::BTreeMap;

use anli::search::{Field, MatchKind, Query, TextLocation, explain, search};
use anli::text::Folded;

use crate::common::{plain::each_pair, play::ctx};

/// Returns for each bigram the number of its occurrences in each case.
fn table() -> BTreeMap<[char; 2], BTreeMap<u32, u32>> {
    let ctx = ctx();
    let mut table: BTreeMap<[char; 2], BTreeMap<u32, u32>> = BTreeMap::new();
    for found in ctx.corpus.iter() {
        each_pair(&found.case(), |pair| *table.entry(pair).or_default().entry(found.ix.0).or_default() += 1);
    }
    table
}

/// Returns the step between tested bigrams: 1 if `ANLI_ALL_PAIRS` is set or the tests are optimised.
fn step(sample: usize) -> usize {
    if cfg!(debug_assertions) && std::env::var_os("ANLI_ALL_PAIRS").is_none() { sample } else { 1 }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are shown where the test is run with --nocapture")]
fn every_bigram_is_found_exactly_where_it_is() {
    let ctx = ctx();
    let table = table();
    assert!(table.len() > 10_000, "{}", table.len());
    let step = step(7);
    let (mut pairs, mut places) = (0, 0);
    for (pair, expected) in table.iter().step_by(step) {
        let typed: String = pair.iter().collect();
        let query = Query::parse(&format!("正文:\"{typed}\""));
        let results = search(&ctx.corpus, &ctx.index, &query);
        let whole = results.hits.iter().filter(|hit| !hit.partial);
        let mut found: BTreeMap<u32, u32> = BTreeMap::new();
        for hit in whole {
            let exact =
                hit.reasons.iter().filter(|reason| reason.field >= Field::Heading && reason.kind == MatchKind::Exact);
            let places: u32 = exact.map(|reason| reason.occurrences).sum();
            let printed = printed_places(hit.case.0, &typed);
            if places > printed {
                found.insert(hit.case.0, places - printed);
            }
        }
        assert_eq!(&found, expected, "{typed}");
        (pairs, places) = (pairs + 1, places + expected.values().map(|count| u64::from(*count)).sum::<u64>());
    }
    println!("{pairs} of {} pairs of characters in {places} places: all equal", table.len());
}

/// Returns the number of occurrences in printed text before repairs, which are found, too.
fn printed_places(case: u32, typed: &str) -> u32 {
    use anli::corpus::RepairKind::{DroppedText, Mojibake, Splice, Typo};
    let ctx = ctx();
    let found = ctx.corpus.get(anli::corpus::CaseIx(case)).unwrap();
    let mut places = 0;
    let needle = Folded::new(typed);
    for paragraph in found.case().paragraphs() {
        for repair in paragraph.repairs.iter().filter(|r| matches!(r.kind, DroppedText | Mojibake | Splice | Typo)) {
            let chars: Vec<char> = paragraph.text.chars().collect();
            let (start, end) = (repair.at.0 as usize, repair.at.1 as usize);
            let from = start.saturating_sub(24);
            let printed: String = chars[from..start]
                .iter()
                .copied()
                .chain(repair.printed.chars())
                .chain(chars[end..chars.len().min(end + 24)].iter().copied())
                .collect();
            let (first, last) = (start - from, start - from + repair.printed.chars().count());
            if Folded::new(&repair.printed).is_empty() {
                continue;
            }
            let folded = Folded::new(&printed);
            places += folded.find_all(&needle).filter(|range| range.end > first && range.start < last).count() as u32;
        }
    }
    places
}

#[test]
fn every_match_folds_to_the_query() {
    let ctx = ctx();
    for (pair, cases) in table().iter().step_by(step(97)) {
        let typed: String = pair.iter().collect();
        let query = Query::parse(&format!("正文:\"{typed}\""));
        for hit in search(&ctx.corpus, &ctx.index, &query).hits.iter().filter(|hit| !hit.partial).take(8) {
            let mut places = 0;
            for found in explain(&ctx.corpus, &ctx.index, &query, hit) {
                assert!(
                    matches!(found.location, Some(TextLocation::Paragraph(_) | TextLocation::Section(_))),
                    "{typed}"
                );
                for span in &found.spans {
                    let text: String =
                        found.text.chars().skip(span.0 as usize).take((span.1 - span.0) as usize).collect();
                    places += u32::from(Folded::new(&text).as_str() == typed);
                }
            }
            assert!(places >= cases.get(&hit.case.0).copied().unwrap_or(0), "{typed} in {:?}", hit.case);
        }
    }
}

#[test]
fn printed_and_repaired_text_are_both_found() {
    for (printed, read) in [("南宫28", "服务下村"), ("萍夹椭行", "科技型中小微企業")] {
        let found = |query: &str| {
            let ctx = ctx();
            let query = Query::parse(&format!("\"{query}\""));
            search(&ctx.corpus, &ctx.index, &query)
                .hits
                .iter()
                .filter(|hit| !hit.partial)
                .map(|hit| hit.case)
                .collect::<Vec<_>>()
        };
        assert!(!found(printed).is_empty(), "{printed}");
        assert!(found(printed).iter().any(|case| found(read).contains(case)), "{read}");
    }
}
