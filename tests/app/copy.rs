//! Copying, saving and the plain view: their text, their routes, and sanitizing on each.

use std::{io, sync::Arc};

use anli::{
    app::{
        Ctx,
        citation::{CitationStyle, citation},
        copy::Saved,
        effect::Effect,
        message::Message,
        model::{Mode, Popup},
        page::DisplayOptions,
        popup_rows::rows,
        words::Lang,
    },
    cli::terminal_env::TerminalEnv,
    corpus::{Corpus, CorpusSource, Level, Script},
    error::Fault,
    text::sanitize::is_denied,
    ui::{Session, screen::clipboard::Multiplexer},
};

use crate::common::{
    batches::{batch, put},
    cli::Home,
    grid::AT_REST,
    play::{Play, ctx, ctx_with, play},
    pty::Pty,
};
use crate::hostile::PAYLOADS;

/// Returns the content of a terminal's clipboard after these bytes.
fn clipboard(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let (_, rest) = text.split_once("\x1b]52;c;").unwrap();
    let (coded, _) = rest.split_once('\x07').unwrap();
    decode(coded)
}

fn decode(coded: &str) -> String {
    const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String = coded.trim_end_matches('=').chars().map(|c| format!("{:06b}", SIGNS.find(c).unwrap())).collect();
    let bytes = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|eight| u8::from_str_radix(std::str::from_utf8(eight).unwrap(), 2).unwrap());
    String::from_utf8(bytes.collect()).unwrap()
}

/// Returns a text of the seeds as it is set.
fn set(text: &str) -> String {
    DisplayOptions::default().display_text(text, Script::Hans)
}

fn copied(keys: &str) -> String {
    clipboard(play(80, 24, keys).bytes_sent())
}

#[test]
fn copies_hold_the_text_as_it_is_set() {
    let text = copied("y<enter>");
    assert!(text.contains("坚持“进得来，管得住，违法违规能抓住”") && !text.contains("招投标,"), "{text}");
    for look in ["<enter>p", "<enter>R", "<enter>v", "<enter>zD5-"] {
        assert_eq!(copied(&format!("{look}y<enter>")), text, "{look}");
    }
    // In the script that is shown, with the spaces that are shown.
    assert!(copied("<enter>ccy<enter>").contains("堅持“進得來，管得住"));
    assert!(copied("<enter>,y<enter>").contains("电子保函和 CA"));
}

#[test]
fn the_text_as_printed_is_a_row_of_the_menu() {
    let case = &ctx().corpus;
    let found = case.iter().next().unwrap().case();
    let printed = copied("y/anyuanwen<enter>");
    assert!(printed.starts_with(&found.title));
    for paragraph in found.paragraphs() {
        assert!(printed.lines().any(|line| line == paragraph.text), "{}", paragraph.text);
    }
    for look in ["<enter>cc", "<enter>ccc"] {
        assert_eq!(copied(&format!("{look}y/anyuanwen<enter>")), printed, "{look}");
    }
    // Where typesetting is off, the text is so already.
    assert_eq!(copied("<enter>ty<enter>"), printed);
    play(80, 24, "<enter>ty").lacks("按原文");
}

#[test]
fn what_was_copied_last_is_shown_and_written() {
    let plain = |keys: &str| match &play(80, 24, keys).session().model().mode {
        Mode::Plain(text) => text.to_string(),
        other => unreachable!("{other:?}"),
    };
    assert_eq!(plain("yiY"), "fujian-2025-1/1");
    assert!(plain("Y").starts_with("福建省发展和改革委员会") && plain("Y").lines().count() > 5);
    assert_eq!(plain("ycjkY"), plain("ycY"), "the same case again");
    assert!(plain("yijY").lines().count() > 5, "another case");
    play(80, 24, "yiw").shows("存为文件（15 字）");
}

#[test]
fn the_copy_menu_offers_citation_id_and_parts() {
    let menu = play(80, 24, "y").shows("全文").shows("出处").shows("fujian-2025-1/1").shows("举措").shows("空格 多选");
    assert!(menu.press("j<enter>").row(23).starts_with("出处已复制（"));
    assert_eq!(copied("yjj<enter>"), "fujian-2025-1/1");
    // A link to the measure that is read.
    let link = copied("<enter>]m]myjjj<enter>");
    assert!(link.starts_with("fujian-2025-1/1#m2 福建省发展和改革委员会聚焦"), "{link}");
    let cited = "福建省发展和改革委员会：《福建省优化营商环境工作典型经验做法（2025年第一批）》〔拟题〕，2025年4月10日，\
                 附件2“福建省数据管理局数字政府建设赋能优化营商环境”";
    assert_eq!(copied("jyj<enter>"), cited);
    let both = copied("jyj<space><space><enter>");
    assert_eq!(both, format!("{cited}\nfujian-2025-1/2"));
}

#[test]
fn the_copy_menu_shows_a_key_for_each_entry() {
    play(80, 24, "y").shows(" t 全文").shows(" c 出处").shows(" i 编号").shows(" m 举措");
    for (letter, row) in [("t", 0), ("c", 1), ("i", 2)] {
        let (at_once, chosen) = (copied(&format!("<enter>y{letter}")), copied(&format!("y{}<enter>", "j".repeat(row))));
        assert_eq!(at_once, chosen, "{letter}");
    }
    let found = ctx();
    let case = found.corpus.iter().next().unwrap().case();
    let measures: Vec<String> = case.paragraphs().filter(|p| p.level == 1).map(|p| set(&p.text)).collect();
    assert!(copied("ym").starts_with(&measures[0]), "the first one before any is read");
    assert!(copied("<enter>2gmym").starts_with(&measures[1]));
    assert!(copied("<enter>]m]mjym").starts_with(&measures[1]), "a row further in the same one");
    for keymap in ["vim", "emacs"] {
        Play::start(ctx_with(keymap), 80, 24).press("yi").shows("编号已复制（15字）");
    }
    Play::start(ctx_with("plain"), 80, 24).press(";").shows(" 3 出处").press("4").shows("编号已复制（15字）");
    // By action name as well, without the menu.
    play(80, 24, ":copy-id<enter>").shows("编号已复制（15字）");
}

#[test]
fn the_copy_menu_is_filtered_by_typing() {
    assert_eq!(copied("y/bianhao<enter>"), "fujian-2025-1/1");
    play(80, 24, "y/qqqq<enter>").shows("没有相符的内容").lacks("已复制");
}

#[test]
fn measures_are_copied_in_reading_order() {
    let found = ctx();
    let case = found.corpus.iter().next().unwrap().case();
    let paragraphs: Vec<_> = case.paragraphs().collect();
    let measures: Vec<String> = paragraphs.iter().filter(|p| p.level == 1).map(|p| set(&p.text)).collect();
    let listed = play(80, 60, "y").text();
    let row = |label: &str| {
        let rows: Vec<&str> = listed.lines().skip_while(|line| !line.contains("全文 ")).collect();
        rows.iter().position(|line| line.contains(label)).unwrap()
    };
    let (first, second) = (row("（一）\"进得来"), row("（二）\"管得住"));
    assert_eq!(copied(&format!("y{first}j<enter>")), measures[0]);
    let picked =
        play(80, 60, &format!("y{second}j<space>")).shows("*  举措").press(&format!("gg{first}j<space><enter>"));
    assert_eq!(clipboard(picked.bytes_sent()), format!("{}\n{}", measures[0], measures[1]));
}

#[test]
fn copies_report_their_size_and_unsupported_terminals() {
    play(80, 24, "yjj<enter>").shows("编号已复制（15字）。粘贴不出来？按 Y 显示后用鼠标选取").lacks("全文");
}

#[test]
fn multiplexers_pass_the_clipboard_on() {
    for multiplexer in [Multiplexer::None, Multiplexer::Tmux, Multiplexer::Screen] {
        let mut session = Session::new(ctx(), 80, 24).with_multiplexer(multiplexer);
        session.start();
        let bytes = session.feed(b"yjj\r").bytes;
        let plain = b"\x1b]52;c;ZnVqaWFuLTIwMjUtMS8x\x07";
        let wrapped: &[u8] = match multiplexer {
            Multiplexer::None => plain,
            Multiplexer::Tmux => {
                b"\x1b]52;c;ZnVqaWFuLTIwMjUtMS8x\x07\x1bPtmux;\x1b\x1b]52;c;ZnVqaWFuLTIwMjUtMS8x\x07\x1b\\"
            }
            Multiplexer::Screen => b"\x1bP\x1b]52;c;ZnVqaWFuLTIwMjUtMS8x\x07\x1b\\",
        };
        assert!(bytes.starts_with(wrapped), "{multiplexer:?}: {}", bytes.escape_ascii());
        assert!(bytes[wrapped.len()..].starts_with(b"\x1b[?2026h"));
    }
}

#[test]
fn the_environment_names_the_multiplexer() {
    let multiplexer = |set: &[(&str, &str)]| {
        TerminalEnv::by(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into())).clipboard
    };
    for (set, expected) in [
        (&[][..], Multiplexer::None),
        (&[("TERM", "xterm-256color")], Multiplexer::None),
        (&[("TERM", "xterm-256color"), ("TMUX", "/tmp/tmux-1/default,1,0")], Multiplexer::Tmux),
        (&[("TERM", "screen-256color"), ("TMUX", "/tmp/tmux-1/default,1,0")], Multiplexer::Tmux),
        (&[("TERM", "tmux-256color")], Multiplexer::Tmux),
        (&[("TERM", "screen"), ("STY", "1.pts-0.host")], Multiplexer::Screen),
        (&[("TERM", "screen-256color")], Multiplexer::Screen),
        (&[("TERM", "xterm"), ("STY", "1.pts-0.host")], Multiplexer::Screen),
    ] {
        assert_eq!(multiplexer(set), expected, "{set:?}");
    }
}

#[test]
fn texts_too_long_for_the_clipboard_are_offered_as_files() {
    let mut value = batch("a", "2024", &[1]);
    value["cases"][0]["sections"][0]["paragraphs"][0]["text"] = "长".repeat(30_000).into();
    let play = Play::start(with(&value), 80, 24).press("y<enter>");
    assert!(!play.bytes_sent().windows(5).any(|five| five == b"\x1b]52;"));
    play.shows("字节，剪贴板一次最多 74994 字节，请按 Y 显示或 w 存文件").shows("全文");
}

#[test]
fn every_case_has_a_citation() {
    let ctx = ctx();
    let mut count = 0;
    for found in ctx.corpus.iter() {
        let cited = citation(&found, Lang::Hans);
        assert_eq!(citation(&found, Lang::En), cited, "a citation is Chinese");
        assert!(cited.starts_with(&found.batch.issuer.as_str().replace('(', "（").replace(')', "）")), "{cited}");
        let strange = ["，，", "《》", "“”", "（）", "：，", "年年", "\"", "(", ")", ","];
        assert!(strange.iter().all(|strange| !cited.contains(strange)), "{cited}");
        assert!(cited.contains("年") && (cited.ends_with('”') || cited.ends_with("”〔拟题〕")), "{cited}");
        count += 1;
    }
    assert_eq!(count, 102);
}

#[test]
fn citations_leave_out_missing_fields() {
    let cite = |change: fn(&mut serde_json::Value)| {
        let mut value = batch("a", "2024-05-06", &[7]);
        value["issuer"] = "甲局".into();
        value["title"] = "关于《乙》的通知".into();
        value["document_number"] = "甲发[2024]3号".into();
        value["cases"][0]["title"] = "“丙”".into();
        change(&mut value);
        citation(&with(&value).corpus.iter().next().unwrap(), Lang::Hans)
    };
    type Change = fn(&mut serde_json::Value);
    let table: [(Change, &str); 7] = [
        (|_| {}, "甲局：《关于〈乙〉的通知》（甲发〔2024〕3号），2024年5月6日，第7个案例“‘丙’”"),
        (|v| v["document_number"] = ().into(), "甲局：《关于〈乙〉的通知》，2024年5月6日，第7个案例“‘丙’”"),
        (|v| v["issuer"] = "".into(), "《关于〈乙〉的通知》（甲发〔2024〕3号），2024年5月6日，第7个案例“‘丙’”"),
        (
            |v| v["published"] = "2024-05".into(),
            "甲局：《关于〈乙〉的通知》（甲发〔2024〕3号），2024年5月，第7个案例“‘丙’”",
        ),
        (|v| v["published"] = "2024".into(), "甲局：《关于〈乙〉的通知》（甲发〔2024〕3号），2024年，第7个案例“‘丙’”"),
        (
            |v| v["title_source"] = "derived".into(),
            "甲局：《关于〈乙〉的通知》〔拟题〕（甲发〔2024〕3号），2024年5月6日，第7个案例“‘丙’”",
        ),
        (
            |v| {
                v["cases"][0]["label"] = "附件7".into();
                v["cases"][0]["title_source"] = "derived".into();
            },
            "甲局：《关于〈乙〉的通知》（甲发〔2024〕3号），2024年5月6日，附件7“‘丙’”〔拟题〕",
        ),
    ];
    for (change, expected) in table {
        assert_eq!(cite(change), expected);
    }
}

/// Returns the context of a session with this batch only.
fn with(value: &serde_json::Value) -> Ctx {
    let home = Home::new();
    put(&home.path().join("b"), value, &[1, 7]);
    let (corpus, _) = Corpus::load(&[CorpusSource::Path(Level::Option, home.path().join("b"))]);
    assert_eq!(corpus.len(), 1);
    Ctx { corpus: Arc::new(corpus), ..ctx() }
}

#[test]
fn foreign_text_is_sanitized_on_every_road() {
    for payload in PAYLOADS.iter().chain(&["\u{1b}[201~\u{1b}[31m", "一\r二"]) {
        let mut value = batch("a", "2024", &[1]);
        for field in ["title", "issuer", "document_number"] {
            value[field] = format!("始{payload}终").into();
        }
        value["cases"][0]["title"] = format!("始{payload}终").into();
        value["cases"][0]["label"] = format!("始{payload}终").into();
        value["cases"][0]["sections"][0]["paragraphs"][0]["text"] = format!("始{payload}终").into();
        let start = || Play::start(with(&value), 80, 24);
        for keys in ["y<enter>", "yj<enter>", "yjj<enter>", "yG<enter>", "y<space><space><enter>"] {
            let text = clipboard(start().press(keys).bytes_sent());
            assert!(!text.is_empty() && !text.contains(|c| is_denied(c) && c != '\n'), "{}", text.escape_debug());
        }
        let sent = String::from_utf8(start().press("Y").bytes_sent().to_vec()).unwrap();
        let (_, shown) = sent.split_once("\x1b[?25h").unwrap();
        assert!(
            shown.contains('终') && !shown.contains(|c| is_denied(c) && !"\r\n".contains(c)),
            "{}",
            shown.escape_debug()
        );
        match &start().press("wx<enter>").effects()[0] {
            Effect::Save { text, .. } => assert!(!text.contains(|c| is_denied(c) && c != '\n')),
            other => unreachable!("{other:?}"),
        }
    }
}

/// A file name may have been pasted.
#[test]
fn the_name_of_a_saved_file_is_sanitized_whatever_becomes_of_it() {
    for payload in PAYLOADS {
        let name = format!("始{payload}终");
        let typed = play(80, 24, "w").paste(&name);
        let shown = |play: &Play| {
            let text = play.text();
            assert!(!text.contains(|c| is_denied(c) && c != '\n'), "{}", text.escape_debug());
        };
        shown(&typed);
        let typed = typed.press("<enter>");
        shown(&typed);
        let fault = Fault::unwritable(std::path::Path::new(&name), &io::Error::other(name.clone()));
        for saved in [Saved::Exists, Saved::Done(name.clone(), 6), Saved::Failed(fault)] {
            shown(&play(80, 24, "w").paste(&name).press("<enter>").deliver(Message::Saved(saved)));
        }
    }
}

#[test]
fn the_plain_view_prints_paragraphs_until_a_key() {
    let shown = play(80, 24, "<enter>Y");
    let sent = String::from_utf8(shown.bytes_sent().to_vec()).unwrap();
    let found = ctx();
    for paragraph in found.corpus.iter().next().unwrap().case().paragraphs() {
        assert!(sent.contains(&format!("\r\n{}\r\n", set(&paragraph.text))), "{}", paragraph.text);
    }
    let shown = shown.shows("按任意键返回");
    for key in ["q", "<esc>", "j", "<up>", "<f1>"] {
        play(80, 24, "<enter>Y").press(key).shows("编号：fujian-2025-1/1").lacks("按任意键返回");
    }
    shown.paste("rm -rf").shows("编号：fujian-2025-1/1");
    // Chosen in the copy menu.
    play(80, 24, "yjY").shows("附件1“福建省发展和改革委员会聚焦");
    assert_eq!(play(80, 24, "Y<c-c>").effects(), [Effect::Quit]);
}

#[test]
fn a_resize_leaves_the_plain_view_alone() {
    let shown = play(80, 24, "<enter>Y").resize(60, 20);
    assert_eq!(shown.bytes(), 0);
    let back = shown.press("x");
    assert_eq!(back.session().model().size, (60, 20));
    back.shows("编号：fujian-2025-1/1");
}

#[test]
fn a_file_name_reads_as_it_is() {
    for (pasted, name) in [("甲\u{202e}fdp.txt", "甲␦fdp.txt"), ("e\u{34f}\u{3164}乙\u{e0041}", "e␦␦乙␦")] {
        let typed = play(80, 24, "w").paste(pasted).press("<enter>");
        assert!(matches!(&typed.effects()[0], Effect::Save { path, .. } if path == name), "{pasted:?}");
    }
}

#[test]
fn texts_are_saved_to_the_named_file() {
    let asked = play(80, 24, "w").shows("存为文件（").shows("文件名");
    assert!(asked.cursor().is_some());
    let typed = asked.press("案例.txt<enter>");
    let Effect::Save { path, text, replace } = &typed.effects()[0] else { panic!("{:?}", typed.effects()) };
    assert_eq!((path.as_str(), *replace, text.ends_with('\n')), ("案例.txt", false, true));
    // An existing file is kept unless the user confirms.
    let exists = typed.deliver(Message::Saved(Saved::Exists)).shows("文件 案例.txt 已存在").shows("不覆盖，另取文件名");
    let kept = exists.press("<enter>").shows("文件名").shows("案例.txt");
    assert_eq!(kept.effects(), []);
    let exists = kept.press("<enter>").deliver(Message::Saved(Saved::Exists)).press("j<enter>");
    assert!(matches!(&exists.effects()[0], Effect::Save { replace: true, .. }));
    exists
        .deliver(Message::Saved(Saved::Done("/home/me/案例.txt".to_owned(), 6)))
        .shows("已存入 /home/me/案例.txt（6 字节）")
        .lacks("文件名");
    let fault = Fault::unwritable(std::path::Path::new("a/b"), &io::ErrorKind::PermissionDenied.into());
    let failed = play(80, 24, "wa/b<enter>").deliver(Message::Saved(Saved::Failed(fault)));
    failed.shows("没有权限。请换一个自己能写的文件夹").lacks("错误").shows("文件名");
    play(80, 24, "w<enter>").shows("请先输入文件名").press("a").lacks("请先输入");
    play(80, 24, "w<esc>").lacks("文件名");
}

#[test]
fn write_errors_fit_the_status_line() {
    let message = |lang: Lang, path: &str, error: &io::Error| {
        let fault = Fault::unwritable(std::path::Path::new(path), error);
        let play = Play::start(Ctx { lang, ..ctx() }, 80, 24).press("wx<enter>");
        play.deliver(Message::Saved(Saved::Failed(fault))).row(23)
    };
    let long = format!("/{}/x.txt", "很长的文件夹名字".repeat(12));
    for (path, error, hans, en) in [
        (
            "/nonexist/x.txt",
            io::Error::new(
                io::ErrorKind::NotFound,
                "No such file or directory (os error 2) at path \"/nonexist/.anli-a\"",
            ),
            "没有这个文件夹：/nonexist。请换一个已有的文件夹。",
            "no such folder: /nonexist. Choose a folder that is there.",
        ),
        (&long, io::Error::from_raw_os_error(2), "...。请换一个已有的文件夹。", "... Choose a folder that is there."),
        (
            "x",
            io::Error::from_raw_os_error(13),
            "没有权限。请换一个自己能写的文件夹，如 ~。",
            "no permission. Choose a folder of your own, such as ~.",
        ),
        (
            "x",
            io::Error::from_raw_os_error(28),
            "磁盘已满。请清理磁盘，或换一个位置。",
            "the disk is full. Make room, or write elsewhere.",
        ),
        (
            "x",
            io::ErrorKind::IsADirectory.into(),
            "这是一个文件夹。请在后面写上文件名。",
            "that is a folder. Add the name of a file.",
        ),
        (
            "x",
            io::Error::from_raw_os_error(21),
            "这是一个文件夹。请在后面写上文件名。",
            "that is a folder. Add the name of a file.",
        ),
        (
            "x",
            io::Error::from_raw_os_error(20),
            "路径中有一段不是文件夹。请核对路径。",
            "part of the path is not a folder. Check the path.",
        ),
        (
            "x",
            io::Error::from_raw_os_error(5),
            "无法写入：Input/output error。",
            "cannot be written: Input/output error.",
        ),
    ] {
        for (lang, expected) in [(Lang::Hans, hans), (Lang::En, en)] {
            let row = message(lang, path, &error);
            assert!(row.contains(expected), "{row}");
            assert!(!row.contains("os error") && !row.contains("/x.txt"), "{row}");
        }
    }
    // By the binary.
    let home = Home::new();
    for (keys, expected) in [
        (format!("w{}/nonexist/x.txt<enter>", home.path().display()), "没有这个文件夹："),
        (format!("w{}<enter>", home.path().display()), "这是一个文件夹"),
    ] {
        let mut pty = Pty::start_at(home.path(), 80, 24, &[]);
        pty.until(|grid| grid.modes().alternate && !grid.modes().update && grid.text().contains("1/102"));
        pty.send(keys.replace("<enter>", "\r").as_bytes());
        pty.until(|grid| !grid.modes().update && grid.text().contains(expected));
        pty.send(b"\x03");
        pty.end();
    }
}

#[test]
fn the_binary_saves_files_and_leaves_the_plain_view() {
    let home = Home::new();
    let mut pty = Pty::start_at(home.path(), 80, 24, &[]);
    pty.until(|grid| grid.modes().alternate && !grid.modes().update && grid.text().contains("1/102"));
    pty.send(b"Y");
    pty.until(|grid| grid.modes() == AT_REST && grid.text().contains("按任意键返回"));
    pty.send(b"j");
    pty.until(|grid| grid.modes().alternate && !grid.modes().update && grid.text().contains("1/102"));
    let file = home.path().join("out.txt");
    pty.send(format!("w{}\r", file.display()).as_bytes());
    pty.until(|grid| grid.text().contains("已存入"));
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("福建省发展和改革委员会聚焦") && written.ends_with("\n"), "{written}");
    pty.send(format!("jw{}\r", file.display()).as_bytes());
    pty.until(|grid| grid.text().contains("已存在"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
    pty.send(b"j\r");
    pty.until(|grid| grid.text().contains("已存入"));
    assert_ne!(std::fs::read_to_string(&file).unwrap(), written);
    pty.send(format!("w{}/none/x\r", home.path().display()).as_bytes());
    pty.until(|grid| grid.text().contains("没有这个文件夹"));
    pty.send(b"\x1bY");
    pty.until(|grid| grid.modes() == AT_REST && grid.text().contains("按任意键返回"));
    let orphan = pty.hang_up();
    assert!(orphan.end().signal().is_none());
}

#[test]
fn quitting_from_the_plain_view_keeps_its_text() {
    let mut pty = Pty::start(80, 24, &[]);
    pty.until(|grid| grid.modes().alternate && !grid.modes().update);
    pty.send(b"yjY");
    pty.until(|grid| grid.text().contains("按任意键返回"));
    pty.send(b"\x03");
    let (status, grid, same) = pty.end();
    assert_eq!((status.exit_code(), grid.modes(), same), (0, AT_REST, true));
    assert!(grid.text().contains("附件1“福建省发展和改革委员会聚焦"), "{}", grid.text());
}

#[test]
fn show_prints_citations() {
    let home = Home::new();
    let out = home.run(&["show", "fujian-2025-1/2", "putian-2024-2/1", "--citation"]).ok();
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].ends_with("附件2“福建省数据管理局数字政府建设赋能优化营商环境”"), "{out}");
    assert!(lines[1].contains("（莆发改〔2024〕401号），2024年，第1个案例“"), "{out}");
    let one = home.run(&["show", "fujian-2025-1/2", "--citation", "--json"]).json();
    assert_eq!(one[0]["citation"], lines[0]);
    assert_eq!(home.run(&["show", "fujian-2025-1/2", "--citation", "--source"]).code, 2);
}

#[test]
fn a_copy_is_sent_even_if_the_next_key_quits() {
    let play = play(80, 24, "").feed(b"yiq");
    assert_eq!(play.effects(), [Effect::Quit]);
    assert_eq!(clipboard(play.bytes_sent()), "fujian-2025-1/1");
}

#[test]
fn filtered_rows_can_be_picked() {
    let text = r#"{"schema": 1, "name": "mine", "keys": {"input": {"<f4>": "pick"}}}"#;
    let (keymap, faults) = anli::app::keymap::load(std::path::Path::new("mine.json"), text);
    assert_eq!(faults, []);
    let ctx = Ctx { keymap: Arc::new(keymap), ..ctx() };
    let play = Play::start(ctx, 80, 24).press("y/出处<f4><f4><f4>");
    let (model, ctx) = (play.session().model(), play.session().ctx());
    let is_among = |popup: &Popup| {
        let left = rows(model, popup, ctx).len();
        left < 3 && popup.list.at < left
    };
    assert!(matches!(&model.mode, Mode::Popup(popup) if is_among(popup)), "the cursor stays among what is left");
}

#[test]
fn references_follow_gbt_7714() {
    let home = Home::new();
    let cite = |style: &str| home.run(&["show", "fujian-2025-1/28", "--citation-style", style]).ok();
    let title = "龙岩市创新开发“龙零工”互联网共享用工平台 打通灵活用工服务全流程[Z]//福建省发展和改革委员会. ";
    // 2025: full-width marks but for the point and brackets; 2015: half-width ones between the parts.
    let (new, old) = (cite("gbt"), cite("gbt2015"));
    assert!(new.starts_with(title) && new.trim_end().ends_with(". 2025-04-10：附件28."), "{new}");
    assert!(old.starts_with(title) && old.trim_end().ends_with(". 2025-04-10: 附件28."), "{old}");
    assert_eq!(cite("office"), home.run(&["show", "fujian-2025-1/28", "--citation"]).ok());
    // What a notice does not say is left out with its marks.
    let corpus = ctx().corpus;
    for found in corpus.iter() {
        for style in [CitationStyle::Gbt, CitationStyle::Gbt2015] {
            let cited = style.cite(&found, Lang::En);
            assert!(!cited.contains(". .") && !cited.contains("//.") && !cited.contains("：."), "{cited}");
            assert!(cited.ends_with('.') && cited.contains("[Z]//") && !cited.contains('\n'), "{cited}");
        }
    }
    assert_eq!(home.run(&["show", "fujian-2025-1/28", "--citation-style", "apa"]).code, 2);
    play(120, 40, "<enter>y").shows("参考文献");
}

#[test]
fn in_tmux_the_message_says_what_to_set() {
    let mut ctx = ctx();
    ctx.start.in_tmux = true;
    Play::start(ctx, 120, 24).press("yt").shows("tmux set -g set-clipboard on");
    play(120, 24, "yt").lacks("tmux");
}
