//! The overview: its numbers agree with facets and searches, and every bar opens its cases.

use std::collections::BTreeMap;

use anli::{
    app::{Ctx, Start, overview::Overview},
    corpus::{Corpus, CorpusSource, Level},
    search::{Choice, Facet, Index, Query, choose, facets, search},
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::{
    batches::{batch, put},
    cli::Home,
    play::{Play, ctx, play},
};

fn counted() -> Overview {
    let ctx = ctx();
    Overview::new(&ctx.corpus, &ctx.index, ctx.corpus.iter().map(|found| found.ix))
}

#[test]
fn bars_agree_with_facets_and_searches() {
    let ctx = ctx();
    let all = search(&ctx.corpus, &ctx.index, &Query::parse(""));
    let counts: BTreeMap<(Facet, String), usize> = facets(&ctx.corpus, &ctx.index, "", &all)
        .into_iter()
        .map(|value| ((value.facet, value.value), value.count))
        .collect();
    let overview = counted();
    assert_eq!((overview.cases, overview.blocks.len()), (102, 5));
    for value in overview.values() {
        assert_eq!(counts.get(&(value.facet, value.value.clone())), Some(&value.count), "{value:?}");
        let query = Query::parse(&choose("", value.facet, &value.value, Choice::In));
        assert_eq!(search(&ctx.corpus, &ctx.index, &query).hits.len(), value.count, "{value:?}");
    }
    for facet in [Facet::Batch, Facet::Year, Facet::Theme] {
        let whole = counts.keys().filter(|(of, _)| *of == facet).count();
        assert_eq!(overview.values().filter(|value| value.facet == facet).count(), whole, "{facet:?}");
    }
    let sum = |facet| overview.values().filter(|v| v.facet == facet && v.depth == 0).map(|v| v.count).sum::<usize>();
    assert_eq!((sum(Facet::Batch), sum(Facet::Year), sum(Facet::Region)), (102, 102, 102));
}

#[test]
fn a_bar_opens_a_search() {
    play(80, 24, "I").shows("统计：102 个案例，5 个批次").shows("2025-04 福建省").shows("35 =");
    play(80, 24, "I<enter>").shows("1/35").shows("搜索\"批次:fujian-2025-1\"");
    play(80, 24, "Ijjjjj<enter>").shows("年:20");
    play(80, 24, "I<enter>/").shows("搜索 批次:fujian-2025-1");
    play(80, 24, "I<esc>").shows("1/102");
    play(80, 24, "I<enter><esc>").shows("1/102");
    play(80, 24, ":统计<enter>").shows("统计：102");
}

/// Returns the row of the first selected bar.
fn selected(play: &Play) -> String {
    let styles = play.styled();
    let line = styles.lines().find(|line| line.contains("reversed")).unwrap_or_default();
    line.split_whitespace().next().unwrap_or_default().to_owned()
}

#[test]
fn the_selected_bar_is_visible_at_every_size() {
    for (width, height) in
        [(20, 5), (30, 8), (80, 24), (119, 30), (120, 36), (179, 50), (180, 50), (200, 60), (300, 100)]
    {
        for keys in [
            "I",
            "IG",
            "I<pgdn>",
            "IGgg",
            "Il",
            "Ill",
            "Illh",
            "I<space><space><pgup>",
            "I40j",
            "I99j99k",
            "Illd",
            "Ilu",
        ] {
            let play = play(width, height, keys);
            assert!(!selected(&play).is_empty(), "{width}x{height} {keys}:\n{}", play.text());
        }
        play(width, height, "IG").resize(40, 10).resize(width, height).press("<enter>");
    }
    // Every bar is reached in order.
    let count = counted().values().count();
    let last = play(120, 36, &format!("I{}j<enter>", count - 1));
    let end = play(120, 36, "IG<enter>");
    assert_eq!(last.text(), end.text());
}

#[test]
fn wide_screens_have_columns() {
    let row = |play: &Play, name: &str| play.text().lines().position(|line| line.contains(name));
    let narrow = play(80, 24, "I");
    assert_eq!((row(&narrow, " 批次"), row(&narrow, "指标")), (Some(1), None), "{}", narrow.text());
    let wide = play(200, 60, "I");
    assert!(
        wide.row(1).contains("批次") && wide.row(1).contains("指标") && wide.row(1).contains("系统平台"),
        "{}",
        wide.text()
    );
}

#[test]
fn clicks_select_and_open_bars() {
    let click = b"\x1b[<0;20;4M\x1b[<0;20;4m";
    let play = Play::start(Ctx { start: Start { mouse: true, ..Start::default() }, ..ctx() }, 80, 24)
        .press("I")
        .feed(click)
        .shows("统计");
    play.feed(click).shows("搜索\"批次:");
    let beside = Play::start(Ctx { start: Start { mouse: true, ..Start::default() }, ..ctx() }, 80, 24)
        .press("I")
        .feed(b"\x1b[<0;5;2M\x1b[<65;5;5M");
    beside.shows("统计");
}

#[test]
fn stats_prints_the_same_numbers() {
    let home = Home::new();
    let text = home.run(&["list", "--stats"]).ok();
    let overview = counted();
    assert_eq!(text.lines().next(), Some("全部\t\t102"));
    let lines: Vec<(&str, usize)> = text
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .map(|parts| (parts[1], parts[2].parse().unwrap()))
        .collect();
    let values: Vec<(&str, usize)> = overview.values().map(|value| (value.value.as_str(), value.count)).collect();
    assert_eq!(lines, values);
    let stats = home.run(&["list", "--stats", "--json"]).json();
    assert_eq!(stats["cases"], 102);
    let numbers =
        |name: &str| stats[name].as_array().unwrap().iter().map(|row| row["cases"].clone()).collect::<Vec<_>>();
    let all: Vec<Value> = ["batches", "years", "places", "themes", "systems"].into_iter().flat_map(numbers).collect();
    assert_eq!(all, values.iter().map(|(_, count)| json!(count)).collect::<Vec<_>>());
    let one = home.run(&["list", "--stats", "--json", "--batch", "putian-2024-2"]).json();
    assert_eq!((&one["cases"], &one["years"]), (&json!(9), &json!([{"year": 2024, "cases": 9}])));
    let none = home.run(&["list", "--stats", "--region", "北京"]);
    assert_eq!((none.code, none.out.as_str()), (1, ""));
    assert_eq!(home.run(&["list", "--stats", "--systems"]).code, 2);
}

#[test]
fn an_empty_corpus_has_an_empty_overview() {
    let empty = Ctx { corpus: Default::default(), index: std::sync::Arc::new(Index::default()), ..ctx() };
    Play::start(empty, 80, 24).press("IjG<enter>").shows("统计：0 个案例");
}

#[test]
fn long_groups_come_last() {
    let folder = TempDir::new().unwrap();
    for number in 0..70 {
        put(folder.path(), &batch(&format!("b{number}"), "2024", &[1]), &[1]);
    }
    let corpus = Corpus::load(&[CorpusSource::Path(Level::Option, folder.path().to_owned())]).0;
    let play =
        Play::start(Ctx { corpus: corpus.into(), ..ctx() }, 80, 24).press("I").shows("70 个批次").shows("政务服务");
    assert!(play.row(1).contains("年份"), "{}", play.text());
}
