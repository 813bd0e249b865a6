//! Late responses of background searches: those for another corpus or list are dropped, unanswered requests are sent
//! again, answered ones are not.

use std::sync::{
    Arc,
    mpsc::{Receiver, channel},
};

use anli::{
    app::{
        Ctx,
        message::Message,
        model::CaseList,
        search_request::{SearchRequest, SearchResponse, run_search},
    },
    corpus::{Corpus, CorpusSource, Level, load::Progress},
    search::{Hit, Index, Results, SearchControl},
    store::state::{SavedLocation, SavedPane},
    ui::{Output, Session, screen::snapshot},
};
use tempfile::TempDir;

use crate::common::{
    batches::{batch, put},
    cli::Home,
    play::{Play, ctx},
};

/// Enough cases for searches in the background.
const MANY: u32 = 2500;

/// Returns a folder of a large batch and one that sorts before it.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (id, published, last) in [("large", "2023", MANY), ("newer", "2024", 9)] {
        let numbers: Vec<u32> = (1..=last).collect();
        put(folder.path(), &batch(id, published, &numbers), &numbers);
    }
    folder
}

fn load(folder: &TempDir, batches: &[&str]) -> Corpus {
    let places: Vec<CorpusSource> =
        batches.iter().map(|id| CorpusSource::Path(Level::Option, folder.path().join(id))).collect();
    Corpus::load(&places).0
}

/// Returns a session whose searches this test answers, and what it asks for.
fn deferred(corpus: Corpus, width: u16, height: u16) -> (Session, Receiver<SearchRequest>) {
    let (send, requests) = channel();
    let session = Session::new(Ctx { corpus: corpus.into(), index: Arc::default(), ..ctx() }, width, height);
    let defer = Box::new(move |request, _: &Ctx, _| {
        send.send(request).unwrap();
        None
    });
    (session.with_search_runner(defer), requests)
}

fn start_at(corpus: Corpus, width: u16, height: u16) -> (Session, Receiver<SearchRequest>) {
    let (mut session, requests) = deferred(corpus, width, height);
    session.start();
    (session, requests)
}

fn start(corpus: Corpus) -> (Session, Receiver<SearchRequest>) {
    start_at(corpus, 80, 24)
}

/// Returns the requests of a step, and of those before that were not looked at.
fn asked(requests: &Receiver<SearchRequest>, _: Output) -> Vec<SearchRequest> {
    requests.try_iter().collect()
}

/// Returns the response of a worker with this corpus.
fn found(corpus: &Corpus, request: &SearchRequest) -> Message {
    Message::SearchResponse(Box::new(
        run_search(corpus, &Index::default(), request, SearchControl::uninterrupted(), &mut |_| {}).unwrap(),
    ))
}

/// Returns the query of the list, the ids of its first hits, and `true` while more are expected.
fn shown(session: &Session) -> (String, Vec<String>, bool) {
    let id = |hit: &Hit| session.ctx().corpus.get(hit.case).unwrap().id().to_string();
    match &session.model().location.list {
        CaseList::Hits { query, results, is_searching, .. } => {
            (query.clone(), results.hits.iter().take(3).map(id).collect(), *is_searching)
        }
        other => unreachable!("no hits are shown but {other:?}"),
    }
}

#[test]
fn responses_for_an_older_corpus_are_dropped() {
    let folder = folder();
    let before = load(&folder, &["large"]);
    let (mut session, requests) = start(before.clone());
    let progress = Some(Progress { cases: 2500, read: 1, total: 2, indexed: None });
    session.deliver(Message::Loading(progress));
    let request = asked(&requests, session.feed("/做法777".as_bytes())).pop().unwrap();
    let grown = session.grow(load(&folder, &["large", "newer"]), Index::default(), progress);
    session.deliver(found(&before, &request));
    assert_eq!(shown(&session), ("做法777".to_owned(), vec![], true));
    let again = asked(&requests, grown).pop().expect("it is asked of the corpus that is there now");
    let now = session.ctx().corpus.clone();
    session.deliver(found(&now, &again));
    let (_, ids, more) = shown(&session);
    assert_eq!((ids.first().map(String::as_str), more), (Some("large/777"), false));
    // An answered request is not repeated before loading ends.
    assert_eq!(asked(&requests, session.grow(load(&folder, &["large", "newer"]), Index::default(), progress)), []);
}

#[test]
fn returning_to_an_unanswered_search_reruns_it() {
    let folder = folder();
    let (mut session, requests) = start(load(&folder, &["large", "newer"]));
    let corpus = session.ctx().corpus.clone();
    let first = asked(&requests, session.feed("/做法7".as_bytes())).pop().unwrap();
    // A partial response, then the reader, then a search from there.
    let Message::SearchResponse(mut part) = found(&corpus, &first) else { unreachable!() };
    part.is_complete = false;
    session.deliver(Message::SearchResponse(part));
    session.feed(b"\r");
    let second = asked(&requests, session.feed(b"m\r")).pop().unwrap();
    assert_eq!(shown(&session), (second.query.clone(), vec![], true));
    // Back, before anything is answered.
    let back = session.feed(b"\x7f");
    let again = asked(&requests, back).pop().expect("the rest of it is asked for");
    assert_eq!(again.query, "做法7");
    session.deliver(found(&corpus, &second));
    let (query, ids, more) = shown(&session);
    assert_eq!((query.as_str(), ids[0].as_str(), more), ("做法7", "newer/7", true));
    session.deliver(found(&corpus, &again));
    assert!(!shown(&session).2);
}

#[test]
fn the_list_stands_still_while_typing() {
    let folder = folder();
    let corpus = load(&folder, &["large", "newer"]);
    let (mut session, requests) = start_at(corpus.clone(), 120, 36);
    let request = asked(&requests, session.feed("/做法240".as_bytes())).pop().unwrap();
    session.deliver(found(&corpus, &request));
    // Until a response arrives, the list keeps its earlier query: only the input is redrawn.
    let typed = session.feed(b"0");
    assert!(typed.bytes.len() < 150, "{} bytes", typed.bytes.len());
    let request = asked(&requests, typed).pop().unwrap();
    assert_eq!(Some(request.priority_cases[0]), session.model().location.case);
    // The first partial response has the best of the visible hits, however late they come in the corpus.
    let mut first = None;
    let control = SearchControl::uninterrupted().report_when(&|| true);
    let whole =
        run_search(&corpus, &Index::default(), &request, control, &mut |part| first = first.take().or(Some(part)));
    let best = |answer: &SearchResponse| answer.results.hits[0].clone();
    let (first, whole) = (first.unwrap(), whole.unwrap());
    assert_eq!((best(&first), first.is_complete, whole.is_complete), (best(&whole), false, true));
    assert_eq!(corpus.get(best(&whole).case).unwrap().id().to_string(), "large/2400");
}

/// Returns the partial responses of a worker, as many as possible, then the whole one.
fn parts(session: &Session, request: &SearchRequest) -> Vec<Message> {
    let mut parts = Vec::new();
    let control = SearchControl::uninterrupted().report_when(&|| true);
    let corpus = &session.ctx().corpus;
    let whole = run_search(corpus, &Index::default(), request, control, &mut |part| parts.push(part));
    parts.into_iter().chain(whole).map(|part| Message::SearchResponse(Box::new(part))).collect()
}

#[test]
fn the_open_case_stays_open_while_hits_arrive() {
    let folder = folder();
    let (mut session, requests) = start(load(&folder, &["large"]));
    let progress = |indexed| Some(Progress { cases: 2500, read: 1, total: 2, indexed });
    session.deliver(Message::Loading(progress(None)));
    let request = asked(&requests, session.feed("/做法".as_bytes())).pop().unwrap();
    parts(&session, &request).into_iter().for_each(|part| drop(session.deliver(part)));
    let id = |session: &Session| {
        let ctx = session.ctx();
        session.model().location.case.and_then(|ix| ctx.corpus.get(ix)).map(|found| found.id().to_string())
    };
    // The last of all hits, in the list or open.
    for keys in [&b"\x1b[B"[..], b"\x1b[F", b"\r"] {
        session.feed(keys);
        let open = id(&session);
        for batches in [&["large", "newer"][..], &["large"]] {
            let requests = asked(&requests, session.grow(load(&folder, batches), Index::default(), progress(Some(1))));
            let parts = parts(&session, requests.last().expect("it is asked again"));
            assert!(parts.len() > 2);
            for part in parts {
                session.deliver(part);
                assert_eq!(id(&session), open, "after {}", String::from_utf8_lossy(keys));
            }
        }
    }
}

#[test]
fn hits_grow_while_the_corpus_loads() {
    let folder = folder();
    let small = TempDir::new().unwrap();
    put(small.path(), &batch("first", "2025", &[1, 2, 3]), &[1, 2, 3]);
    let first = CorpusSource::Path(Level::Option, small.path().to_owned());
    let corpus = Corpus::load(std::slice::from_ref(&first)).0;
    let mut session = Session::new(Ctx { corpus: corpus.into(), index: Arc::default(), ..ctx() }, 80, 24);
    session.start();
    let progress = Some(Progress { cases: 3, read: 1, total: 9, indexed: None });
    session.deliver(Message::Loading(progress));
    session.feed("/做法2".as_bytes());
    let text = |session: &Session| snapshot::text(session.screen().buffer());
    assert!(text(&session).contains("1/1+"), "{}", text(&session));
    let more = Corpus::load(&[first, CorpusSource::Path(Level::Option, folder.path().join("newer"))]).0;
    session.grow(more, Index::default(), progress);
    assert!(text(&session).contains("/2+"), "{}", text(&session));
    session.deliver(Message::Loading(None));
    assert!(!text(&session).contains("/2+"), "{}", text(&session));
}

#[test]
fn an_untouched_session_stays_at_the_first_case() {
    let folder = folder();
    for (keys, control) in [(&b""[..], "newer/1"), (b"j", "large/2"), (b"jk", "large/1")] {
        let (mut session, _requests) = start(load(&folder, &["large"]));
        session.feed(keys);
        session.deliver(Message::CursorReport(2, 9));
        session.grow(load(&folder, &["large", "newer"]), Index::default(), None);
        let case = session.model().location.case.unwrap();
        assert_eq!(session.ctx().corpus.get(case).unwrap().id().to_string(), control);
    }
}

#[test]
fn hits_do_not_change_while_facets_are_counted() {
    let folder = folder();
    let (mut session, requests) = start(load(&folder, &["large", "newer"]));
    let corpus = session.ctx().corpus.clone();
    let request = asked(&requests, session.feed("/做法7".as_bytes())).pop().unwrap();
    session.deliver(found(&corpus, &request));
    let known = shown(&session).1;
    let request = asked(&requests, session.feed(b"\x1b[B\r\x1b[Bf")).pop().expect("the facets are asked for");
    let spot = session.saved_location();
    // A partial response is always due, but there are no hits.
    let control = SearchControl::uninterrupted().report_when(&|| true);
    let mut part = |part| unreachable!("{part:?}");
    let counted = run_search(&corpus, &Index::default(), &request, control, &mut part).unwrap();
    session.deliver(Message::SearchResponse(Box::new(counted)));
    assert_eq!((shown(&session).1, session.saved_location()), (known, spot));
    assert!(!shown(&session).2);
    assert!(!session.model().location.facets.as_ref().unwrap().shown().is_empty());
}

#[test]
fn facets_show_that_they_are_being_counted() {
    let folder = folder();
    let (session, requests) = deferred(load(&folder, &["large", "newer"]), 80, 24);
    let play = Play::of(session).press("/做法7").shows("正在搜索").press("<enter><esc>f").shows("正在统计");
    let request = requests.try_iter().last().unwrap();
    let answer = found(&play.session().ctx().corpus, &request);
    play.deliver(answer).shows("指标").lacks("正在统计");
}

#[test]
fn a_resumed_hit_is_shown_before_the_search_ends() {
    let folder = folder();
    let (mut session, requests) = start(load(&folder, &["large", "newer"]));
    let corpus = session.ctx().corpus.clone();
    for pane in [SavedPane::Reader, SavedPane::Zoomed, SavedPane::Cases] {
        let (case, query) = ("large/1777".to_owned(), Some("做法77".to_owned()));
        let spot = SavedLocation { case, query, pane, ..SavedLocation::default() };
        let request =
            asked(&requests, session.deliver(Message::Resume(spot.clone()))).pop().expect("it is searched for");
        assert_eq!(session.saved_location(), Some(spot.clone()));
        session.deliver(found(&corpus, &request));
        assert_eq!(session.saved_location(), Some(spot));
        assert!(shown(&session).1.len() > 1 && session.model().location.cases.at > 0);
    }
}

#[test]
fn only_a_hit_selected_by_the_user_stays_selected() {
    let folder = folder();
    let corpus = load(&folder, &["large", "newer"]);
    let keys: [(&[u8], bool); 6] = [
        (b"", false),
        (b"\x1b[B", true),
        (b"\x1b[B\x1b[A", true),
        (b"\r", true),
        (b"\rh", true),
        // Facets are requested with the hits: the running request continues.
        (b"\x1b[B\rhf", true),
    ];
    for (keys, stays) in keys {
        let (mut session, requests) = start(corpus.clone());
        let mut request = asked(&requests, session.feed("/做法7".as_bytes())).pop().unwrap();
        let Message::SearchResponse(whole) = found(&corpus, &request) else { unreachable!() };
        let worse = whole.results.hits.split_at(3).1.to_vec();
        let part = SearchResponse { results: Arc::new(Results::from(worse)), is_complete: false, ..*whole.clone() };
        session.deliver(Message::SearchResponse(Box::new(part)));
        request = asked(&requests, session.feed(keys)).pop().unwrap_or(request);
        let before = session.model().location.case;
        session.deliver(found(&corpus, &request));
        let place = &session.model().location;
        assert_eq!((place.case == before, place.cases.at == 0), (stays, !stays), "{}", keys.escape_ascii());
        assert_eq!(place.case, place.list.case(&corpus, place.cases.at), "{}", keys.escape_ascii());
    }
}

#[test]
fn responses_to_another_query_are_dropped() {
    let folder = folder();
    let corpus = load(&folder, &["large", "newer"]);
    let (mut session, requests) = start(corpus.clone());
    let request = asked(&requests, session.feed("/做法7".as_bytes())).pop().unwrap();
    session.deliver(found(&corpus, &SearchRequest { query: "做法8".to_owned(), ..request }));
    assert_eq!(shown(&session), ("做法7".to_owned(), vec![], true));
}

#[test]
fn a_play_waits_for_the_search_of_a_large_corpus() {
    let (folder, home) = (folder(), Home::new());
    let corpus = folder.path().display().to_string();
    let args = ["--no-seeds", "--corpus", &corpus, "--query", "做法777", "--print", "80x24"];
    let run = home.run(&args);
    assert!(run.out.contains("1/2") && run.out.contains("做法1777"), "{run:?}");
}

#[test]
fn cancelling_the_input_restores_the_earlier_search() {
    let folder = folder();
    let (mut session, requests) = start(load(&folder, &["large", "newer"]));
    let corpus = session.ctx().corpus.clone();
    let request = asked(&requests, session.feed("/做法7".as_bytes())).pop().unwrap();
    let Message::SearchResponse(whole) = found(&corpus, &request) else { unreachable!() };
    let part = SearchResponse { is_complete: false, ..*whole.clone() };
    session.deliver(Message::SearchResponse(Box::new(part)));
    // Its input opened again requests nothing, and what is on its way is taken.
    assert_eq!(asked(&requests, session.feed(b"\r\x1b[Bs")), []);
    let spot = session.saved_location();
    session.deliver(Message::SearchResponse(whole.clone()));
    assert!(!shown(&session).2);
    // The request left unanswered is sent again, and the open case stays.
    let other = asked(&requests, session.feed("做法8".as_bytes())).pop().unwrap();
    session.feed(b"\x1b");
    let again = asked(&requests, session.flush_keys()).pop().expect("it was not all there");
    assert_eq!((again.query.as_str(), shown(&session).2), ("做法7", true));
    session.deliver(found(&corpus, &other));
    assert_eq!(shown(&session).0, "做法7");
    session.deliver(found(&corpus, &again));
    let now = session.saved_location().unwrap();
    assert_eq!((now.case, now.pane), (spot.unwrap().case, SavedPane::Reader));
    // A complete result is not requested again.
    let row = session.model().location.cases.at;
    asked(&requests, session.feed("s做法8".as_bytes()));
    session.feed(b"\x1b");
    assert_eq!((asked(&requests, session.flush_keys()), shown(&session).2), (vec![], false));
    assert_eq!((shown(&session).0.as_str(), session.model().location.cases.at), ("做法7", row));
}

#[test]
fn characters_that_arrive_together_are_searched_once() {
    let folder = folder();
    let (mut session, requests) = start(load(&folder, &["large", "newer"]));
    let queries = |output| asked(&requests, output).into_iter().map(|request| request.query).collect::<Vec<_>>();
    assert_eq!(queries(session.feed(format!("/{}", "做法".repeat(450)).as_bytes())), ["做法".repeat(450)]);
    // Keys that need the hits get them: the query before Enter, and the one after it.
    assert_eq!(queries(session.feed("\x15做法7\r\x1b/做法8".as_bytes())).last().unwrap(), "做法8");
}

#[test]
fn a_resumed_hit_is_highlighted_when_the_search_ends() {
    let folder = folder();
    let (mut session, requests) = start(load(&folder, &["large", "newer"]));
    let corpus = session.ctx().corpus.clone();
    let (case, query) = ("large/1777".to_owned(), Some("做法1777".to_owned()));
    let spot = SavedLocation { case, query, pane: SavedPane::Reader, ..SavedLocation::default() };
    let request = asked(&requests, session.deliver(Message::Resume(spot))).pop().unwrap();
    session.deliver(found(&corpus, &request));
    assert!(!session.model().highlights.ranges.is_empty());
}
