//! Searching all practices, finding in one case, and walking hits.

use std::sync::{Arc, mpsc::channel};

use anli::{
    app::{
        Ctx,
        message::Message,
        model::CaseList,
        search_request::{SearchRequest, run_search},
        words::{Lang, why::tag},
    },
    corpus::{Corpus, CorpusSource, Level},
    search::{Index, Query, SearchControl, search, search_while, title_spans},
    ui::Session,
};
use serde_json::json;
use tempfile::TempDir;

use crate::common::{
    batches::{batch, put},
    drawn::drawn,
    play::{Play, ctx, play},
};

#[test]
fn hits_narrow_while_typing() {
    play(80, 24, "/").shows("标题、正文、地区、系统平台").shows("1/102");
    play(80, 24, "/零工").shows("搜索 零工").shows("涵江区建设");
    play(80, 24, "/零工涵江").shows(">  9 涵江 ").shows("部分字词");
    play(80, 24, "/零工 涵江").shows(">  9 涵江 ").shows("以下可能相关");
    play(80, 24, "/零工<c-u>排污权").shows("南平市创新排污权抵押融资");
}

#[test]
fn characters_may_be_skipped() {
    play(80, 24, "/惠企直达").shows("惠企");
    play(80, 24, "/西安烊").shows("不打烊");
}

#[test]
fn the_cursor_is_in_the_input() {
    let cursor = play(80, 24, "/零工").cursor().unwrap();
    assert_eq!((cursor.x, cursor.y), (10, 0));
    assert_eq!(play(80, 24, "/零工<left>").cursor().unwrap().x, 8);
    assert_eq!(play(80, 24, "/零工<home>x").cursor().unwrap().x, 7);
}

#[test]
fn matches_are_highlighted_in_the_list_and_in_the_text() {
    let styled = play(80, 24, "/零工").styled();
    assert!(styled.contains("零工"), "{styled}");
}

#[test]
fn no_hits_suggest_what_to_do() {
    play(80, 24, "/龘龘").shows("没有找到\"龘龘\"").shows("0/0");
    play(80, 24, "/龘龘<enter>").shows("搜索 龘龘");
}

#[test]
fn enter_opens_a_hit_and_escape_goes_back() {
    play(80, 24, "/零工<enter>").shows("编号：putian-2024-2/9");
    play(80, 24, "/零工<enter><esc>").shows("搜索\"零工\"");
    play(80, 24, "3j/零工<enter><esc><esc>").shows("4/102");
    play(80, 24, "3j/零工<esc>").shows("4/102");
    play(80, 24, "<enter>5js零工<esc>").shows("一、背景情况").lacks("全部案例");
}

#[test]
fn a_query_can_be_edited() {
    play(80, 24, "/零工<enter><esc>/").shows("搜索 零工");
    play(80, 24, "/零工<down><enter>").shows("编号：").lacks("编号：putian-2024-2/9");
}

#[test]
fn a_paste_outside_an_input_is_only_searched_for() {
    play(80, 24, "").paste("qq零工").shows("搜索 qq零工");
    play(80, 24, "?").paste("零工\n").shows("搜索 零工").shows("28");
    play(80, 24, "/零").paste("工").shows("搜索 零工");
    play(80, 24, "<enter>/").paste("招投标").shows("本案例查找 招投标").shows("第1处（共");
}

#[test]
fn next_hit_wraps_from_case_to_case() {
    play(80, 24, "/零工<enter>n").shows("处（共");
    let last = play(80, 24, "/涵江 零工<enter>").press(&"n".repeat(60));
    last.shows("处（共");
}

#[test]
fn find_in_case_counts_and_wraps() {
    play(80, 24, "<enter>/监管").shows("本案例查找 监管").shows("第1处（共");
    play(80, 24, "<enter>/监管<enter>nn").shows("第3处（共");
    play(80, 24, "<enter>/监管<enter>N").shows("已到开头，从末尾继续").press("n").shows("已到末尾，从头继续");
    play(80, 24, "/零工<enter>nN").shows("已到开头，从末尾继续");
    play(80, 24, "<enter>/龘<enter>").shows("本案例中没有\"龘\"");
    play(80, 24, "<enter>/监管<esc>").shows("编号：fujian-2025-1/1").lacks("第1处");
    play(80, 24, "<enter>n").shows("尚未搜索");
}

#[test]
fn hits_show_reasons_and_partial_matches() {
    play(80, 24, "/budayang").shows("标题·拼音 budayang".replace('·', "・").as_str());
    play(80, 24, "/枫桥经验").shows("正文 1 处");
    play(80, 24, "/零公市场").shows("差一字");
    play(80, 24, "/拖欠农民工工资怎么办<enter><esc>").shows("部分匹配").shows("治理欠薪");
}

#[test]
fn searches_are_remembered_and_saved() {
    play(80, 24, "r").shows("还没有搜索记录");
    let again = play(80, 24, "/零工<enter><esc>/<c-u>排污权<enter><esc>r");
    again.shows("记录").shows("排污权").press("j<enter>").shows("搜索\"零工\"");
    play(80, 24, "S").shows("尚未搜索");
    let kept = play(80, 24, "/零工<enter><esc>S");
    kept.shows("已收藏")
        .press("<esc>r")
        .shows("收藏")
        .press("<enter>")
        .shows("搜索\"零工\"")
        .press("S")
        .shows("已取消收藏");
}

#[test]
fn more_like_this_opens_an_editable_search() {
    play(80, 24, "/涵江 零工<enter>m").shows("内容相近的案例").shows("指标：").shows("系统平台：");
    play(80, 24, "/涵江 零工<enter>m<enter>").shows("与《涵江区建设").shows("内容相近的案例").lacks("> 9 ");
    play(80, 24, "/涵江 零工<enter>mj<enter>/").shows("搜索 指标:");
    play(80, 24, "/涵江 零工<enter>m<enter><esc>").shows("编号：putian-2024-2/9");
}

#[test]
fn names_with_operators_are_quoted() {
    let (folder, mut value) = (TempDir::new().unwrap(), batch("a", "2024", &[1, 2]));
    value["cases"][0]["systems"] = json!([{"name": "甲系统|乙系统", "at": []}]);
    put(folder.path(), &value, &[1, 2]);
    let corpus = Corpus::load(&[CorpusSource::Path(Level::Option, folder.path().to_path_buf())]).0;
    let ctx = Ctx { corpus: corpus.into(), ..ctx() };
    let found = Play::start(ctx, 80, 24).press("<enter>mjj<enter>");
    found.shows("系统:\"甲系统|乙系统\"").shows("1/1");
}

#[test]
fn query_faults_are_shown_while_typing() {
    play(80, 24, "/零工 背景:").shows("后面还没有内容").shows("龙零工");
    // A field with values offers them in place of the fault.
    play(80, 24, "/零工 地区:").shows("Tab 地区:福建省").lacks("后面还没有内容");
    play(80, 24, "/").paste("零工 /[/").shows("正则表达式有误").shows("龙零工");
}

#[test]
fn few_hits_have_a_snippet_row() {
    let two = play(80, 24, "/枫桥经验");
    assert!(two.row(1).contains("福建 ") && two.row(1).ends_with(" 文1"), "{}", two.text());
    assert!(two.row(2).contains("\"枫桥经验") && two.row(2).ends_with("做法・(三)"), "{}", two.text());
    two.shows("正文 1 处");
    // A match in the title needs none.
    let mixed = play(100, 36, "/零工");
    assert!(mixed.row(3).contains("龙零工") && mixed.row(4).contains("莆田"), "{}", mixed.text());
    assert!(mixed.row(5).contains("零工") && !mixed.row(5).contains("文5"), "{}", mixed.text());
    // Below the hits the preview takes the rows that are left.
    let few = play(80, 24, "/零工涵江");
    assert!(few.row(7).starts_with("--"), "{}", few.text());
    let seven = play(80, 24, "/零工");
    assert!(seven.row(5).contains("零工"), "{}", seven.text());
}

#[test]
fn a_tag_says_why_a_case_was_found() {
    for width in [80, 100, 120] {
        let many = play(width, 24, "/营商环境");
        let pane = |row: String| row.split('|').find(|part| part.contains("/62")).map(str::to_owned).or(Some(row));
        let rows = many.text();
        let tagged = rows.lines().skip(1).take(12).filter(|row| row.contains(" 题")).count();
        assert!(tagged > 8 && pane(rows.clone()).is_some(), "{width}: {rows}");
        assert!(!rows.lines().skip(1).take(12).any(|row| row.contains("标题")), "{width}: {rows}");
    }
    // In full in the status line.
    play(80, 24, "/budayang").shows("标题・拼音 budayang");
    play(80, 24, "/putianlinggong").shows("地区・拼音 putian");
    // Two to six columns in every language.
    for (lang, _) in Lang::ALL {
        for query in ["零工", "bdy", "shenpi", "营商环境", "零公市场", "部门:税务 远程", "拖欠农民工工资怎么办"]
        {
            let play = Play::start(Ctx { lang, ..ctx() }, 80, 24).press("/").paste(query);
            let CaseList::Hits { results, parsed, .. } = &play.session().model().location.list else { panic!() };
            for hit in &results.hits {
                let tag = tag(hit, parsed, lang);
                let columns = ctx().width.of(&tag);
                assert!((2..=6).contains(&columns) || hit.reasons.is_empty(), "{query}: {tag:?}");
            }
        }
    }
}

#[test]
fn a_title_is_cut_on_the_right_while_its_match_fits() {
    // All titles with the match in the columns that are visible begin at their beginning.
    for (width, query) in [(80, "/shenpi"), (100, "/shenpi"), (120, "/shenpi"), (80, "/营商环境"), (120, "/用工")]
    {
        let play = play(width, 36, query);
        let (model, ctx) = (play.session().model(), play.session().ctx());
        let pane = model.panes().unwrap().cases.unwrap();
        let shown = play.text();
        for (row, hit) in (0..pane.body.height.into()).filter_map(|row| Some((row, model.location.list.hit(row)?))) {
            let case = ctx.corpus.get(hit.case).unwrap();
            let title: String = drawn(model.width, case.title()).chars().take(4).collect();
            let CaseList::Hits { parsed, .. } = &model.location.list else { panic!() };
            let spans = title_spans(&ctx.corpus, &ctx.index, parsed, hit);
            let end = spans.first().map_or(0, |span| span.1 as usize);
            let needed = model.width.of(&case.title().chars().take(end).collect::<String>());
            // Cursor, number, region, tag, and the margins.
            if needed + 26 <= pane.body.width.into() {
                assert!(shown.contains(&title), "{width} {query}: {row}: {title}\n{shown}");
            }
        }
    }
    // What is cut there fills its room.
    let cut = play(120, 36, "/shenpi");
    assert!(cut.text().contains("链条信息化智能化数字化审批"), "{}", cut.text());
}

#[test]
fn a_cut_title_shows_its_match() {
    let short = play(100, 24, "/用工平台");
    assert!(short.row(1).contains("用工平台"), "{}", short.text());
    play(44, 24, "/发展优势").shows("...").shows("发展优势");
}

#[test]
fn large_searches_run_outside_and_stale_responses_are_dropped() {
    // Eight steps of 128 cases for each processor; the added cases do not match.
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let more = (2501..).filter(|number: &u32| !number.to_string().contains('7'));
    let numbers: Vec<u32> = (1..=2500).chain(more).take(2500.max(8 * 128 * processors)).collect();
    let folder = TempDir::new().unwrap();
    put(folder.path(), &batch("large", "2024", &numbers), &numbers);
    let corpus = Corpus::load(&[CorpusSource::Path(Level::Option, folder.path().to_path_buf())]).0;
    let ctx = Ctx { corpus: corpus.into(), index: Default::default(), ..ctx() };
    let (send, requests) = channel();
    let mut session = Session::new(ctx.clone(), 80, 24).with_search_runner(Box::new(move |request, _, _| {
        send.send(request).unwrap();
        None
    }));
    session.start();
    for key in ["/", "做法7", "77"] {
        session.feed(key.as_bytes());
    }
    let requests: Vec<SearchRequest> = requests.try_iter().collect();
    let shown = |session: &Session| match &session.model().location.list {
        CaseList::Hits { results, is_searching, .. } => (results.hits.len(), *is_searching),
        _ => panic!("no hits are shown"),
    };
    assert_eq!(requests.last().map(|request| request.query.as_str()), Some("做法777"));
    assert_eq!(shown(&session), (0, true));
    // A report is always due, so that each step of every processor ends in one.
    let found = |at: usize| {
        let mut parts = Vec::new();
        let control = SearchControl::uninterrupted().report_when(&|| true);
        let last = run_search(&ctx.corpus, &ctx.index, &requests[at], control, &mut |part| parts.push(part));
        assert!(parts.len() > 5 && parts.iter().all(|part| !part.is_complete));
        parts.extend(last);
        parts.into_iter().map(|part| Message::SearchResponse(Box::new(part)))
    };
    let last = requests.len() - 1;
    found(last - 1).for_each(|part| drop(session.deliver(part)));
    assert_eq!(shown(&session), (0, true), "an answer to what was typed before");
    // 做法777, and 做法1777 with a gap: hits in short fields are reported while more of them are expected, too.
    let mut seen: Vec<_> = found(last)
        .map(|part| {
            session.deliver(part);
            shown(&session)
        })
        .collect();
    assert_eq!(seen.pop(), Some((2, false)));
    assert!(seen.is_sorted() && seen.last() == Some(&(2, true)), "{seen:?}");
    let stale = SearchControl::cancelled_when(&|| true);
    assert!(run_search(&ctx.corpus, &ctx.index, &requests[last], stale, &mut |_| {}).is_none());
}

#[test]
fn a_cancelled_search_has_no_blocking_term() {
    let ctx = ctx();
    let query = "地区:福建 年:1999".to_owned();
    let request = SearchRequest {
        id: 1,
        query,
        with_facets: false,
        known_results: Some(Arc::default()),
        priority_cases: Arc::default(),
        desk: None,
        rows: 24,
    };
    let blocking_term =
        |control| Some(run_search(&ctx.corpus, &ctx.index, &request, control, &mut |_| {})?.blocking_term);
    assert_eq!(blocking_term(SearchControl::uninterrupted()), Some(Some("年:1999".to_owned())));
    assert_eq!(blocking_term(SearchControl::cancelled_when(&|| true)), None);
}

#[test]
fn partial_responses_end_as_the_whole_one() {
    let (folder, numbers) = (TempDir::new().unwrap(), (1..=2500).collect::<Vec<_>>());
    put(folder.path(), &batch("large", "2024", &numbers), &numbers);
    let corpus = Corpus::load(&[CorpusSource::Path(Level::Option, folder.path().to_path_buf())]).0;
    let index = Index::default();
    let queries =
        ["正文", "做法 正文", "项的正文 !做法7", "第7", "zhengwen", "dizhengwen", "第777项得正文", "第777想的正文"];
    for typed in
        queries.into_iter().chain(["/第[0-9]+项/", "/[0-9]{4}/", "正文怎么处理 做法", "地区:putian 777", "年:2024"])
    {
        let query = Query::parse(typed);
        let mut parts: Vec<usize> = Vec::new();
        let control = SearchControl::uninterrupted().report_when(&|| true);
        let last = search_while(&corpus, &index, &query, control, &mut |part| parts.push(part.hits.len())).unwrap();
        assert_eq!(last, search(&corpus, &index, &query), "{typed}");
        assert!(!last.hits.is_empty() && parts.is_sorted(), "{typed}: {parts:?}, {}", last.hits.len());
    }
}
