//! While batches are loaded, the screen keeps its content and position.

use std::{path::Path, sync::Arc};

use anli::{
    app::{Ctx, effect::Effect, list_cursor::Rows, list_rows::ListRows, message::Message, model::CaseList},
    corpus::{Corpus, Level, Origin, load::Progress, load::read_batch},
};

use crate::common::play::{Play, ctx};

const PROGRESS: Progress = Progress { cases: 12_345, read: 120_000_000, total: 800_000_000, indexed: None };

/// Returns a corpus of these seed batches.
fn corpus_of(ids: &[&str]) -> Corpus {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Corpus::of(ids.iter().map(|id| {
        let path = root.join(format!("seeds/{id}/batch.json"));
        (read_batch(&path).unwrap(), Origin::File(Level::Option, path.into()))
    }))
}

/// Starts a session with two of the five batches: the last one and one in the middle.
fn partly_loaded(width: u16, height: u16, keys: &str) -> Play {
    let corpus = Arc::new(corpus_of(&["fujian-2023-2", "shaanxi-2023"]));
    let play = Play::start(Ctx { corpus, ..ctx() }, width, height);
    play.deliver(Message::Loading(Some(PROGRESS))).press(keys)
}

fn all() -> Arc<Corpus> {
    ctx().corpus
}

/// Returns the open case, the selected case, the selected row, the top row and the layout count, independent of case
/// indices.
fn location(play: &Play) -> (Option<String>, Option<String>, usize, usize, usize) {
    let (model, corpus) = (play.session().model(), &play.session().ctx().corpus);
    let id = |ix| corpus.get(ix).map(|found| found.id().to_string());
    let row = model.location.list.case(corpus, model.location.cases.at).and_then(id);
    let rows = ListRows::of(&model.location.list, corpus, 0);
    let height = rows.row_of(model.location.cases.at) - model.location.cases.top;
    (model.location.case.and_then(id), row, height, model.location.top, model.layout_count)
}

#[test]
fn growing_keeps_the_open_case_and_the_selection() {
    for keys in ["jk", "jjjjj", "G", "jjj<enter>", "jj<enter>jjjjjjjjzjj", "hjlj", "/零工<enter><esc>"] {
        for (width, height) in [(80, 24), (120, 36), (200, 60)] {
            let play = partly_loaded(width, height, keys);
            let before = location(&play);
            let play = play.grow(&all(), Some(PROGRESS));
            let (case, row, height_of_row, top, laid_out) = location(&play);
            assert_eq!(
                (&case, &row, top, laid_out),
                (&before.0, &before.1, before.3, before.4),
                "{keys} at {width}×{height}"
            );
            // The last page of a list is full, so a cursor at its end may be lower; a list of hits has found more.
            assert!(keys == "G" || keys.starts_with('/') || height_of_row == before.2, "{keys} at {width}×{height}");
            let play = play.grow(&all(), None);
            let (case, row, _, top, _) = location(&play);
            assert_eq!((case, row, top), (before.0, before.1, before.3), "{keys} at {width}×{height}");
        }
    }
}

#[test]
fn growing_keeps_the_visible_text() {
    let play = partly_loaded(140, 36, "jjjjj");
    let title = play.row(0);
    assert!(title.contains("全部案例") && title.contains("6/42"), "{title}");
    let play = play.grow(&all(), None).shows("批次").shows("全部案例 (102)");
    assert!(play.row(0).contains("/102"), "{}", play.row(0));
    // One row down is the next case of the same batch.
    let before = location(&play).1.unwrap();
    let after = location(&play.press("j")).1.unwrap();
    assert_eq!(before.rsplit_once('/').unwrap().0, after.rsplit_once('/').unwrap().0);
}

#[test]
fn growing_keeps_the_jump_list() {
    let play = partly_loaded(120, 36, "jj<enter>]c]cs零工<enter>");
    let play = play.grow(&all(), None);
    let ids = |play: &Play| {
        let corpus = &play.session().ctx().corpus;
        let mut jump_list = play.session().model().jump_list.clone();
        let cases = std::iter::from_fn(|| jump_list.pop()).filter_map(|location| location.case);
        cases.map(|ix| corpus.get(ix).unwrap().id().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&play), ids(&partly_loaded(120, 36, "jj<enter>]c]cs零工<enter>")));
    // New cases are found when loading ends.
    let hits = |play: &Play| match &play.session().model().location.list {
        CaseList::Hits { results, .. } => results.hits.len(),
        _ => 0,
    };
    assert_eq!(hits(&play), hits(&Play::start(ctx(), 120, 36).press("/零工<enter>")));
    play.press("<esc><esc>").lacks("搜索\"零工\"");
}

#[test]
fn returning_to_a_search_finds_new_cases() {
    let hits = |play: &Play| match &play.session().model().location.list {
        CaseList::Hits { results, is_searching, .. } => (results.hits.len(), *is_searching),
        _ => (0, false),
    };
    let all_hits = hits(&Play::start(ctx(), 80, 24).press("/零工<enter>"));
    // Through the input of the next search, through a jump, back from a system.
    for (there, back) in [("s排污权", "<esc>"), ("s营商环境<enter>", "<backspace>"), ("P<enter>", "<esc>")] {
        for keys in ["s零工<enter>", "s零工<enter>3j", "s零工<enter><esc>j"] {
            let play = partly_loaded(80, 24, keys);
            let (few, before) = (hits(&play).0, location(&play));
            let play = play.press(there).grow(&all(), None).press(back);
            assert!(few < all_hits.0);
            assert_eq!(hits(&play), all_hits, "{keys}{there}");
            let after = location(&play);
            assert_eq!((after.0, after.1, after.3), (before.0, before.1, before.3), "{keys}{there}");
        }
    }
}

#[test]
fn cancelling_a_search_after_growth_restores_the_case() {
    for keys in ["s零工<enter><esc>j", "s零工<enter>5j", "jj<enter>4j"] {
        let play = partly_loaded(120, 36, keys);
        let before = location(&play);
        let play = play.press("s排污权<tab>").grow(&all(), Some(PROGRESS)).press("<esc>");
        let after = location(&play);
        assert_eq!((after.0, after.1, after.3), (before.0, before.1, before.3), "{keys}");
    }
}

#[test]
fn a_batch_list_survives_growth_unless_it_is_gone() {
    let play = partly_loaded(120, 36, "hj");
    let play = play.grow(&all(), None);
    let model = play.session().model();
    let batch = &play.session().ctx().corpus.batches()[model.location.batches.at - 1];
    assert!(matches!(model.location.list, CaseList::Batch(shown) if shown + 1 == model.location.batches.at));
    assert!(["fujian-2023-2", "shaanxi-2023"].contains(&batch.batch.id.as_str()));
    let gone = partly_loaded(80, 24, "hj<enter>jjj").grow(&corpus_of(&["putian-2024-2"]), None);
    assert!(location(&gone).0.is_some_and(|id| id.starts_with("putian")));
    let empty = partly_loaded(80, 24, "<enter>jjj").grow(&Corpus::default(), None);
    assert_eq!(location(&empty).0, None);
    Play::start(Ctx { corpus: Arc::default(), ..ctx() }, 80, 24).grow(&all(), None).shows("1/102");
}

#[test]
fn escape_stops_loading() {
    let play = partly_loaded(80, 24, "").shows("正在载入 15%：12345 个案例，120/800 MB，暂不查正文，Esc 停止");
    // First out of the reader and out of a search.
    let play = play.press("<enter><esc>/零工<enter><esc><esc>").shows("正在载入");
    let play = play.press("<esc>").shows("已停止载入");
    assert_eq!(play.effects(), [Effect::StopLoading]);
    play.press("j").lacks("载入");
    partly_loaded(80, 24, "").grow(&all(), None).lacks("正在载入");
}

#[test]
fn the_status_line_shows_that_only_the_index_is_missing() {
    let read = Progress { cases: 102, indexed: Some(45), ..PROGRESS };
    let searched = partly_loaded(80, 24, "/零工<enter>");
    let play =
        searched.grow(&all(), Some(read)).shows("正在建全文索引 45%，暂只查标题、地区、部门、系统平台，Esc 停止");
    // New cases are found at once.
    let hits = |play: &Play| match &play.session().model().location.list {
        CaseList::Hits { results, .. } => results.hits.len(),
        _ => 0,
    };
    assert_eq!(hits(&play), hits(&Play::start(ctx(), 80, 24).press("/零工<enter>")));
    let play = play.press("<esc><esc><esc>").shows("已停止建全文索引");
    assert_eq!(play.effects(), [Effect::StopLoading]);
}

#[test]
fn popups_survive_growth() {
    // The input keeps its text and focus: a letter typed after it closed would be a command.
    partly_loaded(80, 24, "P秦").grow(&all(), Some(PROGRESS)).shows("秦務員").press("q").shows("没有");
    partly_loaded(80, 24, "P秦").grow(&all(), Some(PROGRESS)).press("<enter>").shows("1/4");
    // A list of other cases, under help and without it.
    let opened = |keys: &str, grows: bool, more: &str| {
        let play = partly_loaded(80, 24, "");
        let case = play.session().ctx().corpus.find(&"shaanxi-2023/25".parse().unwrap()).unwrap();
        let play = play.deliver(Message::Open(case, None)).press(keys);
        let play = if grows { play.grow(&all(), Some(PROGRESS)) } else { play };
        play.press(more).session().saved_location().unwrap().case
    };
    for (keys, more) in [("ee", "<enter>"), ("ee?", "<esc><enter>")] {
        let there = opened(keys, false, more);
        assert!(there != "shaanxi-2023/25" && opened(keys, true, more) == there, "{keys}: {there}");
    }
    // The numbers are those of the counted cases.
    partly_loaded(80, 24, "I").grow(&all(), Some(PROGRESS)).shows("统计：42 个案例，2 个批次");
}

#[test]
fn the_plain_view_survives_growth() {
    let play = partly_loaded(80, 24, "Y").grow(&all(), Some(PROGRESS));
    assert!(play.session().is_plain() && play.bytes() == 0);
    play.press("x").shows("全部案例");
}

#[test]
fn snippet_rows_follow_their_hits() {
    // The snippets in the second rows.
    let pieces = |play: &Play| match &play.session().model().location.list {
        CaseList::Hits { results, snippets, .. } => {
            let (hits, pieces) = (results.hits.len(), snippets.iter().flatten());
            (hits, pieces.map(|glimpse| glimpse.text.clone()).collect::<Vec<_>>())
        }
        _ => (0, Vec::new()),
    };
    let expected = pieces(&Play::start(ctx(), 120, 36).press("/征纳互动<enter>"));
    let partly_loaded = partly_loaded(120, 36, "/征纳互动<enter>");
    assert!(pieces(&partly_loaded).0 > 0 && pieces(&partly_loaded) != expected, "{expected:?}");
    let read = Progress { indexed: Some(45), ..PROGRESS };
    assert_eq!(pieces(&partly_loaded.grow(&all(), Some(read))), expected);
    // A removed batch takes its hits and their rows with it.
    let fewer = Play::start(ctx(), 120, 36).deliver(Message::Loading(Some(PROGRESS))).press("/征纳互动<enter>");
    let (hits, left) = pieces(&fewer.grow(&corpus_of(&["fujian-2023-2"]), Some(PROGRESS)));
    assert!(hits > 0 && hits < expected.0 && left.is_empty(), "{hits} {left:?}");
}
