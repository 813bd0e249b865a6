//! Operations on text.

use anli::{
    app::{
        page::{DisplayOptions, LayoutOptions, Page},
        words::Lang,
    },
    corpus::CaseRef,
    text::{Folded, Width, pinyin::PinyinPattern},
};
use divan::{Bencher, counter::BytesCount};

use super::seeds;

/// Typed letters: a name, initials, and a pattern without a match.
const TYPED: [&str; 3] = ["budayang", "ywtb", "zzzhuang"];

/// Folds all text of the seeds.
#[divan::bench]
fn fold(bencher: Bencher<'_, '_>) {
    let texts = seeds::paragraphs();
    let bytes = BytesCount::new(texts.iter().map(String::len).sum::<usize>());
    bencher.counter(bytes).bench(|| texts.iter().map(|text| Folded::new(text).len()).sum::<usize>());
}

/// Matches pinyin in all text of the seeds, without an index.
#[divan::bench(args = TYPED)]
fn pinyin(bencher: Bencher<'_, '_>, typed: &str) {
    let texts = seeds::paragraphs();
    let bytes = BytesCount::new(texts.iter().map(String::len).sum::<usize>());
    bencher.counter(bytes).bench(|| {
        let pattern = PinyinPattern::new(typed);
        pattern.map_or(0, |pattern| texts.iter().filter(|text| pattern.find(text).is_some()).count())
    });
}

fn length(found: &CaseRef<'_>) -> usize {
    found.case().paragraphs().map(|paragraph| paragraph.text.len()).sum()
}

/// Lays out a case chosen by its rank in length.
fn layout(bencher: Bencher<'_, '_>, columns: u16, choose: fn(usize) -> usize) {
    let mut cases: Vec<CaseRef<'_>> = seeds::SEEDS.iter().collect();
    cases.sort_by_key(length);
    let Some(found) = cases.get(choose(cases.len())) else { return };
    let layout = LayoutOptions {
        columns,
        width: Width::default(),
        lang: Lang::Hans,
        display: DisplayOptions::default(),
        source: false,
    };
    bencher.counter(BytesCount::new(length(found))).bench(|| Page::new(found, layout).rows.len());
}

#[divan::bench(args = [8, 20, 80, 160])]
fn layout_longest(bencher: Bencher<'_, '_>, columns: u16) {
    layout(bencher, columns, |cases| cases - 1);
}

#[divan::bench(args = [8, 20, 80, 160])]
fn layout_middle(bencher: Bencher<'_, '_>, columns: u16) {
    layout(bencher, columns, |cases| cases / 2);
}
