//! No query panics, hangs or hides all cases without a reason.

use anli::search::{Query, blame, explain, facets, search};
use proptest::prelude::*;

use super::find;
use crate::{
    common::play::{ctx, play},
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
    play(80, 24, "/").paste("零工 地区:西藏").shows("因〈地区:西藏〉");
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
