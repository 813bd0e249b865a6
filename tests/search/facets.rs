//! Facets: each count equals the number of hits after choosing it.

use std::collections::{BTreeMap, BTreeSet};

use anli::{
    corpus::{CaseIx, CaseRef, Corpus, CorpusSource, Level},
    search::{Choice, Facet, Index, Query, choose, facets, search},
    text::Folded,
};
use tempfile::TempDir;

use super::{find, ids};
use crate::common::{
    batches::{batch, put},
    play::{ctx, play},
};

#[test]
fn facet_counts_equal_search_results() {
    let ctx = ctx();
    for query in ["", "零工", "地区:福建省 营商环境", "!年:2023 审批", "不打烊"] {
        let results = search(&ctx.corpus, &ctx.index, &Query::parse(query));
        let values = facets(&ctx.corpus, &ctx.index, query, &results);
        assert!(values.iter().any(|value| value.facet == Facet::System), "{query}");
        for value in values.iter().filter(|value| value.choice == Choice::Free && value.facet != Facet::Region) {
            let chosen = choose(query, value.facet, &value.value, Choice::In);
            // Few hits are followed by partial ones.
            assert_eq!(find(&chosen).whole(), value.count, "{chosen}");
        }
    }
}

/// Counts through the index equal plain counts by name, and no name is missing.
#[test]
fn facet_counts_equal_a_plain_count() {
    let ctx = ctx();
    let results = search(&ctx.corpus, &ctx.index, &Query::parse(""));
    let values = facets(&ctx.corpus, &ctx.index, "", &results);
    let named = |found: &CaseRef<'_>, facet| -> Vec<String> {
        match facet {
            Facet::Batch => vec![found.batch.id.as_str().to_owned()],
            Facet::Year => vec![found.batch.published().chars().take(4).collect()],
            Facet::Region => vec![found.region_name()],
            Facet::Theme => found.themes().map(|theme| theme.name().to_owned()).collect(),
            Facet::Department => {
                found.department().into_iter().flat_map(|all| all.split('、')).map(str::to_owned).collect()
            }
            Facet::System => found.systems().map(str::to_owned).collect(),
            // There is no desk here.
            Facet::Folder | Facet::Tag | Facet::Status => Vec::new(),
        }
    };
    for facet in Facet::ALL {
        let mut counted: BTreeMap<String, BTreeSet<CaseIx>> = BTreeMap::new();
        let mut values = values.iter().filter(|value| value.facet == facet);
        let names: Vec<(CaseIx, String)> = ctx
            .corpus
            .iter()
            .flat_map(|found| {
                named(&found, facet).into_iter().map(move |name| (found.ix, Folded::new(&name).as_str().to_owned()))
            })
            .collect();
        for (ix, name) in &names {
            // A system counts for systems whose names it contains, a region for those that contain it.
            let others = names.iter().map(|(_, other)| other).filter(|other| match facet {
                Facet::System => name.contains(other.as_str()),
                _ => name == *other,
            });
            others.for_each(|other| {
                counted.entry(other.clone()).or_default().insert(*ix);
            });
        }
        if facet == Facet::Region {
            for (place, cases) in &counted.clone() {
                let inner = counted.iter().filter(|(other, _)| other.starts_with(place)).flat_map(|(_, cases)| cases);
                let all: BTreeSet<CaseIx> = inner.chain(cases).copied().collect();
                counted.insert(place.clone(), all);
            }
        }
        for (name, cases) in &counted {
            let value = values.clone().find(|value| Folded::new(&value.value).as_str() == name);
            assert_eq!(value.map(|value| value.count), Some(cases.len()), "{facet:?} {name}");
        }
        let known = |name: &str| facet == Facet::Region || counted.contains_key(Folded::new(name).as_str());
        assert!(values.all(|value| known(&value.value)), "{facet:?}");
    }
}

#[test]
fn regions_include_their_parts() {
    let ctx = ctx();
    let results = search(&ctx.corpus, &ctx.index, &Query::parse(""));
    let values = facets(&ctx.corpus, &ctx.index, "", &results);
    let count = |name: &str| values.iter().find(|value| value.value == name).map(|value| value.count);
    assert_eq!(count("福建省").unwrap() + count("陕西省").unwrap(), ctx.corpus.len());
    assert!(count("福建省莆田市城厢区").is_some_and(|cases| cases >= 2));
    for value in values.iter().filter(|value| value.facet == Facet::Region) {
        assert_eq!(ids(&format!("地区:{}", value.value)).len(), value.count, "{}", value.value);
    }
}

#[test]
fn departments_are_counted_by_full_name() {
    let folder = TempDir::new().unwrap();
    let printed = ["市医保局", "省市医保局", "市医保局、市税务局", "市 税务局", "县法院"];
    let mut made = batch("a", "2024", &[1, 2, 3, 4, 5]);
    for (case, name) in printed.iter().enumerate() {
        made["cases"][case]["department"] = (*name).into();
    }
    put(folder.path(), &made, &[1, 2, 3, 4, 5]);
    let (corpus, _) = Corpus::load(&[CorpusSource::Path(Level::Option, folder.path().to_path_buf())]);
    let index = Index::default();
    let found = |query: &str| search(&corpus, &index, &Query::parse(query));
    let numbers = |query: &str| {
        let mut numbers: Vec<u32> = found(query).hits.iter().map(|hit| hit.case.0 + 1).collect();
        numbers.sort_unstable();
        numbers
    };
    let table: [(&str, &[u32]); 7] = [
        ("部门:市医保局", &[1, 3]),
        ("部门:医保局", &[1, 2, 3]),
        ("部门:市税务局", &[3, 4]),
        ("部门:市医保局、市税务局", &[3]),
        ("部门:shiyibaoju", &[1, 2, 3]),
        ("部门:法院", &[5]),
        ("部门:市医保局|县法院", &[1, 3, 5]),
    ];
    for (query, expected) in table {
        assert_eq!(numbers(query), expected, "{query}");
    }
    let counted = facets(&corpus, &index, "", &found(""));
    let departments = counted.iter().filter(|value| value.facet == Facet::Department);
    let departments: Vec<_> = departments.map(|value| (value.value.as_str(), value.count)).collect();
    assert_eq!(departments, [("市医保局", 2), ("市税务局", 2), ("县法院", 1), ("省市医保局", 1)]);
    for (name, count) in departments {
        assert_eq!(numbers(&choose("", Facet::Department, name, Choice::In)).len(), count, "{name}");
    }
}

#[test]
fn facet_choices_are_query_text() {
    let one = choose("零工", Facet::Region, "福建省莆田市", Choice::In);
    assert_eq!(one, "零工 地区:福建省莆田市");
    let two = choose(&one, Facet::Region, "福建省龙岩市", Choice::In);
    assert_eq!(two, "零工 地区:福建省莆田市|福建省龙岩市");
    let out = choose(&two, Facet::Region, "福建省莆田市", Choice::Out);
    assert_eq!(out, "零工 地区:福建省龙岩市 !地区:福建省莆田市");
    assert_eq!(choose(&out, Facet::Region, "福建省龙岩市", Choice::Free), "零工 !地区:福建省莆田市");
    assert_eq!(choose("", Facet::System, "12345 热线", Choice::In), "系统:\"12345 热线\"");
    assert_eq!(choose("系统:\"12345 热线\"", Facet::System, "12345 热线", Choice::Free), "");
}

#[test]
fn the_facet_pane_edits_the_query() {
    play(120, 36, "f").shows("筛选").shows("指标");
    play(120, 36, "/零工<enter><esc>f")
        .shows("筛选")
        .press("<enter>")
        .shows("+劳动力市场监管")
        .shows("指标:劳动力市场监管");
    play(120, 36, "/零工<enter><esc>fx").shows("-劳动力市场监管").shows("!指标:劳动力市场监管");
    play(120, 36, "/零工<enter><esc>f<enter><enter>").lacks("指标:劳动力市场监管");
    play(135, 36, "/零工<enter><esc>f<esc>").shows("全部案例 (102)").shows("搜索\"零工\"");
    play(80, 24, "f").shows("筛选").press("jjj<enter><esc>").shows("搜索\"指标:");
    play(80, 24, "fjjjl").shows("102");
}
