//! No query panics, hangs or hides all cases without a reason.

use std::sync::atomic::{AtomicUsize, Ordering};

use anli::search::{Problem, Query, SearchControl, blame, explain, facets, search, search_while};
use proptest::prelude::*;

use super::find;
use crate::{
    common::{
        cli::Home,
        play::{ctx, play},
    },
    text::samples::mixture,
};

/// Searches, and uses every part of the result.
fn ask(query: &str) {
    let ctx = ctx();
    let parsed = Query::parse(query);
    let len = query.chars().count();
    assert!(parsed.faults().iter().all(|fault| fault.at.start <= fault.at.end && fault.at.end <= len), "{query}");
    let results = search(&ctx.corpus, &ctx.index, &parsed);
    for hit in results.hits.iter().take(3) {
        for found in explain(&ctx.corpus, &ctx.index, &parsed, hit) {
            let chars = found.text.chars().count() as u32;
            assert!(found.spans.iter().all(|span| span.0 < span.1 && span.1 <= chars), "{query}: {found:?}");
        }
    }
    if results.hits.is_empty() {
        blame(&ctx.corpus, &ctx.index, &parsed);
    }
}

#[test]
fn bad_queries_are_answered() {
    let long = "优化营商环境".repeat(1700);
    let words = "零工 ".repeat(3000);
    let nested = format!("/{}{}/", "(".repeat(200), ")".repeat(200));
    let hungry = format!("/(a*)*{}b/", "(a|aa)+".repeat(40));
    let table = [
        "",
        " ",
        "　",
        "，。！",
        "!!!",
        "|||",
        "''",
        "^",
        "$",
        "^$",
        "\"",
        "\"\"",
        "“”",
        "//",
        "/ /",
        "😀",
        "👩‍👩‍👧 零工",
        "\u{1b}[2J",
        "\0\u{7}",
        "\u{202e}零工",
        "!/[/",
        "年:",
        "年:..",
        "年:-",
        "年:99999",
        "年:0",
        ":",
        "：：",
        "地区:|",
        "地区:\"",
        "a|b|c|",
        "! 零工",
        "!|",
        "/(?P<x>/",
        "/\\/",
        "/.*/",
        "/$^/",
        "/(?i)(?-u:\\xff)/",
        "/x{1000}{1000}{1000}/",
        "相似:a/1",
        "'\"/",
        "系统:\"x",
        "8$",
        "^南宫",
        &long,
        &words,
        &nested,
        &hungry,
        &"a".repeat(10_000),
        &"!".repeat(10_000),
        &"|".repeat(10_000),
        &"年:".repeat(3000),
        &"/a/".repeat(3000),
        &"\"".repeat(9999),
    ];
    for query in table {
        ask(query);
    }
    assert_eq!(find(" ").hits.len(), ctx().corpus.len());
    assert_eq!(find("，。").hits.len(), ctx().corpus.len());
}

#[test]
fn bad_queries_draw_a_frame() {
    for query in ["/[/", "“零工", "年:x", "😀", "!", "零工 |", "地区:火星"] {
        play(80, 24, "/").paste(query).shows("搜索").press("<enter>").press("<esc><esc>");
    }
    play(80, 24, "/").paste("零工 年:x").shows("不是年份").shows("28");
    play(80, 24, "/").paste("零工 地区:西藏").shows("没有案例符合条件〈地区:西藏〉");
    play(80, 24, "/").paste(&"a ".repeat(65)).shows("条件太多，从这里起未查找：a");
}

/// Returns the faults of a query with the ranges of characters.
fn faults(query: &str) -> Vec<(usize, usize, Problem)> {
    Query::parse(query).faults().iter().map(|fault| (fault.at.start, fault.at.end, fault.problem)).collect()
}

/// An expression as people paste it to see what happens.
const HUNGRY: &str = "/[^a]{0,300}工.{0,300}业/";

#[test]
fn limits_are_told_at_their_places() {
    use Problem::{BadRegex, TooLarge, TooLong, TooMany};
    let or = |part: &str, times: usize| vec![part; times].join("|");
    let words = |part: &str, times: usize| vec![part; times].join(" ");
    let table = [
        // Alternatives and clauses count together.
        (words("a", 64), vec![]),
        (words("a", 65), vec![(128, 129, TooMany)]),
        (or("a", 70), vec![(127, 139, TooMany)]),
        (words("a|b", 40), vec![(128, 159, TooMany)]),
        (words("!a", 65), vec![(192, 194, TooMany)]),
        (words("年:2024", 65), vec![(448, 454, TooMany)]),
        (
            words("年:x", 65),
            (0..64).map(|n| (4 * n, 4 * n + 3, Problem::BadYear)).chain([(256, 259, TooMany)]).collect(),
        ),
        ("|".repeat(100), (0..64).map(|n| (n, n + 1, Problem::Dangling)).chain([(64, 100, TooMany)]).collect()),
        // Characters.
        ("工".repeat(256), vec![]),
        ("工".repeat(300), vec![(256, 300, TooLong)]),
        (format!("!标题:\"{}\"", "工".repeat(300)), vec![(260, 306, TooLong)]),
        (format!("年:{}", "2".repeat(300)), vec![(0, 302, Problem::BadYear)]),
        ("a ".repeat(30) + &" ".repeat(5000), vec![(4096, 5060, TooLong)]),
        // Expressions: their number, their length, their depth, and the compiled size of all.
        (or("/a/", 16), vec![]),
        (or("/a/", 17), vec![(64, 67, TooLarge)]),
        (format!("/{}/", "a".repeat(300)), vec![(0, 302, TooLarge)]),
        (format!("/{}a{}/", "(".repeat(100), ")".repeat(100)), vec![(0, 203, BadRegex)]),
        ("/x{1000}{1000}{1000}/ /a/".to_owned(), vec![(0, 21, TooLarge), (22, 25, TooLarge)]),
        ("/((.{0,50}){0,50}){0,50}工/".to_owned(), vec![(0, 26, TooLarge)]),
    ];
    for (query, expected) in table {
        assert_eq!(faults(&query), expected, "{query}");
    }
    // Many expressions of one kind share what one may have.
    let many = faults(&or(HUNGRY, 100));
    assert!(many.len() <= 64 + 1 && many[0].2 == TooLarge && many[0].0.is_multiple_of(24), "{many:?}");
}

/// Returns the number of times that a search of the seeds asks whether to go on, which it does after each bounded piece
/// of work: all of them, and those after it was told to stop at the `stop`-th.
fn steps(query: &str, stop: usize) -> (usize, usize) {
    let (ctx, asked) = (ctx(), AtomicUsize::new(0));
    let is_over = || asked.fetch_add(1, Ordering::Relaxed) >= stop;
    let control = SearchControl::cancelled_when(&is_over);
    let found = search_while(&ctx.corpus, &ctx.index, &Query::parse(query), control, &mut |_| {});
    let steps = asked.load(Ordering::Relaxed);
    assert!(found.is_none() == (steps > stop), "{query}");
    (steps, steps.saturating_sub(stop))
}

/// Most steps of a query: each of 64 conditions for each text of each case, twice.
const MOST_STEPS: usize = 2 * 64 * 102 * 40;

/// Most steps after a search is told to stop: each thread ends its case.
const LAST_STEPS: usize = 2 * 64 * 40;

fn absurd() -> Vec<String> {
    let or = |part: &str, times: usize| vec![part; times].join("|");
    vec![
        or(HUNGRY, 100),
        or(HUNGRY, 3000),
        "优化营商环境一窗受理 ".repeat(64),
        "/((工|业)*.{0,20}){0,9}市/".to_owned(),
        "!/(.+)+工/ ".repeat(16),
        (0..64).map(|n| format!("标题:优化营商环{} ", char::from_u32(0x4e00 + n).unwrap())).collect(),
        (0..64).map(|n| format!("bcdfghjklmnpqrstwxyz{n} ")).collect(),
        "bcdfghjklmnpqrstwxyz".repeat(500),
        "zhongguo".repeat(1250),
        "工".repeat(10_000),
        or("相似:fujian-2025-1/27", 64),
        "!工 ".repeat(64),
    ]
}

#[test]
fn absurd_queries_take_bounded_work_and_end_when_told_to() {
    for query in absurd() {
        let (all, _) = steps(&query, usize::MAX);
        assert!((1..=MOST_STEPS).contains(&all), "{query}: {all}");
        for stop in [0, all / 3] {
            let (_, after) = steps(&query, stop);
            assert!(after <= LAST_STEPS.min(all), "{query}: {after} of {all} steps after {stop}");
        }
    }
}

#[test]
fn a_query_that_is_not_understood_is_wrong_use() {
    let home = Home::new();
    for (query, told) in [
        ("年:abc", "年:abc 不是年份"),
        ("零工 /[/", "正则表达式有误：/[/"),
        ("零工 |", "| 后面还没有字词"),
        ("零工 相似:谁", "相似:谁 不是案例编号"),
        (&"零工 ".repeat(100), "条件太多，从这里起未查找：零工 零工"),
        (&vec![HUNGRY; 3000].join("|"), "正则表达式太多或太复杂，未按正则查找：/[^a]{0,300}"),
    ] {
        for json in [&["search", "--", query][..], &["search", "--json", "--", query]] {
            let run = home.run(json);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{query}");
            assert!(run.err.contains(told) && run.err.lines().count() <= 10, "{}", run.err);
        }
    }
    let run = home.run(&["--lang", "en", "search", "年:abc", "相似:x"]);
    assert_eq!(run.err.lines().count(), 2, "{}", run.err);
}

/// Pieces of queries, good and bad.
const TOKENS: [&str; 18] = [
    "零工",
    "营商环境",
    "一窗受里",
    "ptlg",
    "bdywxyz",
    "|",
    "!",
    "!工",
    "'市场",
    "^市",
    "平台$",
    "年:2024..",
    "地区:putian",
    "标题:/改革|创新/",
    "/(工|业)+.{0,9}市/",
    "!/局$/",
    "正文:\"政务服务\"",
    "“",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_tokens_take_bounded_work_and_find_the_same_in_parts(
        tokens in prop::collection::vec(prop::sample::select(&TOKENS[..]), 1..24)
    ) {
        let query = tokens.join(" ");
        let (all, _) = steps(&query, usize::MAX);
        prop_assert!(all <= MOST_STEPS, "{query}: {all} steps");
        let ctx = ctx();
        let parsed = Query::parse(&query);
        let control = SearchControl::uninterrupted().report_when(&|| true);
        let found = search_while(&ctx.corpus, &ctx.index, &parsed, control, &mut |_| {});
        prop_assert_eq!(found.unwrap(), search(&ctx.corpus, &ctx.index, &parsed), "{}", query);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_query_is_answered(query in prop_oneof![
        mixture(),
        "[年地区系统:：!！|｜\"“”'^$/.零工a-f0-9 \\[\\](*+?]{0,24}".prop_map(|query: String| query),
        any::<String>(),
    ]) {
        ask(&query);
    }

    #[test]
    fn facet_choices_can_be_undone(words in "[零工营商环境 a-c]{0,8}", nth in 0usize..200) {
        let ctx = ctx();
        let results = search(&ctx.corpus, &ctx.index, &Query::parse(""));
        let values = facets(&ctx.corpus, &ctx.index, "", &results);
        let value = &values[nth % values.len()];
        let chosen = anli::search::choose(&words, value.facet, &value.value, anli::search::Choice::In);
        let back = anli::search::choose(&chosen, value.facet, &value.value, anli::search::Choice::Free);
        let plain: Vec<_> = words.split_whitespace().collect();
        prop_assert_eq!(back, plain.join(" "));
    }
}
