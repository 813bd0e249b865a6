//! What is done with text.

use anli::{
    app::{
        page::{Layout, Look, Page},
        words::Lang,
    },
    corpus::CaseRef,
    text::{Folded, Width, pinyin::PinyinPattern},
};
use divan::{Bencher, counter::BytesCount};

use super::seeds;

/// Letters as they are typed: a name, initials, and what is nowhere.
const TYPED: [&str; 3] = ["budayang", "ywtb", "zzzhuang"];

/// All text of the seeds, folded.
#[divan::bench]
fn fold(bencher: Bencher<'_, '_>) {
    let texts = seeds::paragraphs();
    let bytes = BytesCount::new(texts.iter().map(String::len).sum::<usize>());
    bencher.counter(bytes).bench(|| texts.iter().map(|text| Folded::new(text).len()).sum::<usize>());
}

/// All text of the seeds, looked through for what sounds so, with no index before it.
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

/// A case laid out: of all of them by length the last or the one in the middle.
fn layout(bencher: Bencher<'_, '_>, columns: u16, choose: fn(usize) -> usize) {
    let mut cases: Vec<CaseRef<'_>> = seeds::SEEDS.iter().collect();
    cases.sort_by_key(length);
    let Some(found) = cases.get(choose(cases.len())) else { return };
    let layout = Layout { columns, width: Width::default(), lang: Lang::Hans, look: Look::default(), source: false };
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
