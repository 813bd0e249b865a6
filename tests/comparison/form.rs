//! The form that makes a document, and what is told of the file.

use anli::{
    app::{
        copy::Saved,
        effect::{BriefingRequest, Effect},
        message::{Message, Written},
    },
    briefing::{Extent, Format},
};

use crate::common::{
    grid::Grid,
    play::{Play, ctx_with, play},
    pty::Pty,
};

fn request(screen: &Play) -> BriefingRequest {
    let of = |effect: &Effect| if let Effect::Brief(request) = effect { Some((**request).clone()) } else { None };
    screen.effects().iter().find_map(of).unwrap()
}

#[test]
fn a_case_is_written_with_two_keys() {
    let screen = play(80, 24, "s龙零工<enter><enter>B").shows("写入    fujian-2025-1-28.docx").shows("本案例");
    let written = request(&screen.press("<enter>"));
    assert_eq!((written.cases.len(), written.path.as_str(), written.replace), (1, "fujian-2025-1-28.docx", false));
    assert_eq!((written.what, written.format, written.heading), (Extent::Whole, Format::Docx, None));
    let plain = Play::start(ctx_with("plain"), 80, 24).press("<f9>0<enter>");
    assert_eq!(request(&plain).path, "fujian-2025-1-1.docx");
}

#[test]
fn hits_and_batches_are_sources_with_names_of_their_own() {
    let hits = play(80, 24, "s零工<enter><esc>B").shows("零工.docx").shows("搜索命中的 7 个案例").press("<enter>");
    let written = request(&hits);
    assert_eq!((written.cases.len(), written.heading.as_deref()), (7, Some("零工")));
    let batch = play(80, 24, "<left><down>B").shows("fujian-2025-1.docx").shows("福建省2025年第一批全部 35 个案例");
    assert_eq!(request(&batch.press("<enter>")).cases.len(), 35);
    // From a comparison its table is proposed.
    let compared =
        play(80, 24, "CjCB").shows("fujian-2025-1-1-fujian-2025-1-2.docx").shows("对比的 2 个案例").press("<enter>");
    assert_eq!((request(&compared).what, request(&compared).cases.len()), (Extent::Comparison, 2));
    // Folders of the desk, in their order.
    let folder = play(80, 24, "jjakkaBjjj<right><right>").shows("案例夹\"收藏\"的 2 个案例").shows("收藏.docx");
    let written = request(&folder.press("kkk<enter>"));
    assert_eq!(
        (written.heading.as_deref(), written.cases.iter().map(|ix| ix.0).collect::<Vec<_>>()),
        (Some("收藏"), vec![2, 0])
    );
    // The other cases are one key away.
    play(80, 24, "s零工<enter><esc>Bjjj<right>").shows("本案例").shows("putian-2024-2-9.docx");
}

#[test]
fn answers_are_chosen_typed_and_remembered() {
    let screen =
        play(80, 24, "s零工<enter><esc>Bjj<right><right>").shows("一例一行").press("jj<right>").shows("按地区");
    let screen = screen.press("j<enter>").shows("标题").press("<c-u>零工案例<enter>").shows("零工案例");
    let screen = screen.press("gg<enter>");
    let written = request(&screen);
    assert_eq!((written.what, written.heading.as_deref()), (Extent::Line, Some("零工案例")));
    assert!(written.notes.is_none());
    let ctx = screen.session().ctx();
    let places: Vec<String> = written.cases.iter().map(|ix| ctx.corpus.get(*ix).unwrap().region_name()).collect();
    assert!(places.is_sorted(), "{places:?}");
    // The next form begins with these answers.
    let screen = screen.press("<esc>B").shows("一例一行").shows("按地区").shows("批注    不写入");
    let screen = screen.press("Gk<right>").shows("批注    写入").press("gg<enter>");
    let of = |effect: &Effect| matches!(effect, Effect::Brief(request) if request.notes.is_some());
    assert!(screen.effects().iter().any(of));
}

#[test]
fn the_ending_decides_the_format_and_an_unknown_one_is_refused() {
    let screen = play(80, 24, "Bj<enter><c-u>a.txt<enter>").shows("不能写成 .txt 文件，可用：docx");
    assert!(screen.effects().is_empty());
    let screen = screen.press("<c-u>~/b.MD<enter>").shows("~/b.MD");
    let written = request(&screen.press("gg<enter>"));
    assert_eq!((written.path.as_str(), written.format), ("~/b.MD", Format::Markdown));
    let bare = request(&play(80, 24, "Bj<enter><c-u>简报<enter>gg<enter>"));
    assert_eq!(bare.path, "简报.docx");
    // Another format changes the ending.
    let turned = request(&play(80, 24, "Bj<enter><c-u>x.md<enter>G<right>gg<enter>"));
    assert_eq!((turned.path.as_str(), turned.format), ("x.csv", Format::Csv));
    // A typed name can be left.
    play(80, 24, "Bj<enter>zzz<esc>").lacks("zzz").shows("fujian-2025-1-1.docx");
    // A comparison needs two or three.
    let one = play(80, 24, "Bjj<left>").shows("对比表").press("gg<enter>").shows("对比表需要两三个案例，现有 1 个");
    assert!(one.effects().is_empty());
}

#[test]
fn the_path_and_the_way_to_fetch_it_are_told_and_copied() {
    let done = |fetch: Option<&str>| {
        let saved = Saved::Done("/home/li/fujian-2025-1-1.docx".to_owned(), 9000);
        Message::Written(Written { saved, fetch: fetch.map(str::to_owned) })
    };
    let line = "scp 'li@10.0.0.1:/home/li/fujian-2025-1-1.docx' .";
    let told = play(80, 24, "B<enter>").deliver(done(Some(line))).shows("取回本机").shows(line).shows("9000 字节");
    let copied = told.press("<enter>").shows("取回本机已复制");
    assert!(String::from_utf8_lossy(copied.bytes_sent()).contains("\x1b]52;"));
    let here = play(80, 24, "B<enter>").deliver(done(None)).lacks("scp").shows("/home/li/fujian-2025-1-1.docx");
    here.press("<esc>").shows("全部案例").lacks("9000");
    // A file that is there is replaced only when that is said.
    let saved = |saved| Message::Written(Written { saved, fetch: None });
    let there = play(80, 24, "B<enter>").deliver(saved(Saved::Exists)).shows("已存在：再按 回车 覆盖");
    assert!(request(&there.press("<enter>")).replace);
    let other = play(80, 24, "B<enter>").deliver(saved(Saved::Exists)).press("G<right>gg<enter>");
    assert!(!request(&other).replace);
    play(80, 24, "B<enter>").deliver(saved(Saved::Refused)).shows("这里不能写文件");
}

#[test]
fn a_terminal_writes_the_file_and_the_next_session_remembers_the_answers() {
    let drawn = |grid: &Grid| grid.modes().alternate && !grid.modes().update && grid.text().contains("全部案例");
    let mut pty = Pty::shell(80, 24, "\"$ANLI\"; echo written; read -r line; exec \"$ANLI\"");
    pty.until(drawn);
    pty.send(b"BG\x1b[C");
    pty.until(|grid| grid.text().contains("fujian-2025-1-1.html"));
    pty.send(b"gg\r");
    pty.until(|grid| grid.text().contains("字节"));
    pty.send(b"\rq");
    pty.until(|grid| !grid.modes().alternate && grid.text().contains("written"));
    pty.send(b"\n");
    pty.until(drawn);
    pty.send(b"B");
    pty.until(|grid| grid.text().contains("fujian-2025-1-1.html"));
    pty.send(b"\x1bq");
    pty.end();
}
