//! The list of all systems, and the cases that name one.

use std::sync::Arc;

use anli::{
    app::Ctx,
    corpus::{Corpus, CorpusSource, Level, Systems},
};
use serde_json::json;
use tempfile::TempDir;

use crate::common::{
    batches::{batch, put},
    play::{Play, ctx, play},
};

#[test]
fn systems_are_listed_with_their_counts() {
    play(80, 24, "P").shows("系统平台：").shows("闽政通").shows("名称或拼音");
    play(120, 36, "<enter>P").shows("闽政通").shows("（又作");
    play(80, 24, "P<esc>").shows("1/102").lacks("闽政通");
    play(80, 24, ":按系统<enter>").shows("名称或拼音");
}

#[test]
fn systems_are_collected_once_per_corpus() {
    let corpus = ctx().corpus;
    let systems = corpus.systems();
    assert!(Arc::ptr_eq(&systems, &corpus.systems()));
    assert_eq!(*systems, Systems::of(corpus.iter().map(|case| (case.ix, case.summary))));
    let last = systems.all().last().unwrap().name();
    let pages = "<pgdn>".repeat(systems.all().len() / 10);
    play(80, 24, "P").lacks(last).press(&pages).shows(last).press("<enter>").shows(last);
}

#[test]
fn counts_are_aligned_to_the_largest() {
    let numbers: Vec<u32> = (1..=40).collect();
    let (folder, mut value) = (TempDir::new().unwrap(), batch("a", "2024", &numbers));
    for (at, number) in numbers.iter().enumerate() {
        let names = ["总平台".to_owned(), format!("系统{number}号")];
        value["cases"][at]["systems"] = names.iter().map(|name| json!({"name": name, "at": []})).collect();
    }
    put(folder.path(), &value, &numbers);
    let corpus = Corpus::load(&[CorpusSource::Path(Level::Option, folder.path().to_path_buf())]).0;
    let list = Play::start(Ctx { corpus: corpus.into(), ..ctx() }, 80, 24).press("P");
    list.shows("| 40  总平台")
        .shows("| 1   系统1号")
        .press("<pgdn><pgdn><pgdn>")
        .lacks("总平台")
        .shows("| 1   系统40号");
}

#[test]
fn systems_are_filtered_by_name_or_pinyin() {
    play(80, 24, "P零工").shows("龙零工").lacks("闽政通");
    play(80, 24, "P閩政").shows("闽政通").lacks("龙零工");
    play(80, 24, "Pmzt").shows("闽政通").lacks("龙零工");
    play(80, 24, "P龘").shows("没有名称相符的系统平台");
    play(80, 24, "P龘<enter>").shows("没有名称相符的系统平台");
    play(80, 24, "P龘<c-u>").shows("闽政通");
    play(80, 24, "Pq").shows("查找 q");
}

#[test]
fn a_system_opens_a_search() {
    play(80, 24, "3jPmzt<enter>").shows("系统平台\"闽政通\"").shows("1/");
    play(80, 24, "3jPmzt<enter><esc>").shows("4/102");
    play(80, 24, "3jPmzt<enter><backspace>").shows("4/102");
    play(80, 24, "3jPmzt<enter>P<enter><esc>").shows("4/102");
    play(80, 24, "/零工<enter>Plonglinggong<enter><esc>").shows("编号：putian-2024-2/9");
    play(80, 24, "P<down><enter>").shows("系统平台\"").shows("1/").lacks("1/102");
}

#[test]
fn the_system_is_highlighted_in_its_cases() {
    let reader = play(80, 24, "Plonglinggong<enter><enter>").shows("龙零工");
    reader.press("n").shows("第1处（共").press("n").shows("第2处（共").press("<esc>").shows("系统平台\"");
}
