//! The command line, as used by scripts and at a prompt.

use std::{fs, io::Read, process::Stdio};

use anli::{app::words::Lang, cli::schema::Format};
use clap::ValueEnum;
use serde_json::json;

use crate::common::{
    batches::{batch, put},
    cli::Home,
    fresh::is_fresh,
};

/// Returns a home whose corpus is one batch of two cases.
fn home() -> Home {
    let home = Home::new();
    let mut value = batch("a", "2024-05", &[1, 7]);
    value["cases"][1]["region"] = json!({"province": "陕西省", "city": null, "county": null});
    value["cases"][1]["themes"] = json!(["纳税", "其他"]);
    put(&home.path().join("corpus"), &value, &[1, 7]);
    home
}

#[test]
fn embedded_cases_need_no_file() {
    let home = Home::new();
    let list = home.run(&["list"]).ok();
    assert_eq!(list.lines().count(), 102);
    assert!(list.lines().all(|line| line.split('\t').count() == 3));
    assert_eq!(home.run::<&str>(&[]).ok(), list, "without a terminal the browser is the list");
    assert_eq!(home.run(&["browse"]).ok(), list);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing is written without being asked");
}

#[test]
fn list_prints_id_region_and_title() {
    let home = home();
    assert_eq!(home.run(&["list", "--no-seeds"]).ok(), "a/1\t福建省莆田市\t做法1\na/7\t陕西省\t做法7\n");
    let run = home.run(&["list", "--no-seeds", "--json"]);
    assert_eq!(
        run.json()[1],
        json!({"id": "a/7", "batch": "a", "number": 7, "title": "做法7", "title_source": "printed",
            "region": {"province": "陕西省", "city": null, "county": null}, "department": null,
            "themes": ["纳税", "其他"], "published": "2024-05"})
    );
}

#[test]
fn list_filters_and_exits_with_1_when_empty() {
    let home = home();
    let ids = |args: &[&str]| -> (i32, Vec<String>) {
        let run = home.run(&[&["list", "--no-seeds"], args].concat());
        (run.code, run.out.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect())
    };
    assert_eq!(ids(&["--region", "莆田"]), (0, vec!["a/1".into()]));
    assert_eq!(ids(&["--indicator", "纳税"]), (0, vec!["a/7".into()]));
    assert_eq!(ids(&["--indicator", "政务"]), (0, vec!["a/1".into()]));
    assert_eq!(ids(&["--batch", "a", "--region", "陕西"]), (0, vec!["a/7".into()]));
    assert_eq!(ids(&["--region", "北京"]), (1, vec![]));
    // As a search folds, and by its sound.
    assert_eq!(ids(&["--batch", "a", "--region", "陝西"]), (0, vec!["a/7".into()]));
    assert_eq!(ids(&["--region", "putian"]), (0, vec!["a/1".into()]));
    let run = home.run(&["list", "--no-seeds", "--region", "北京", "--json"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (1, "[]\n", ""));
}

#[test]
fn every_theme_can_be_listed() {
    use anli::corpus::Theme;
    let home = Home::new();
    let whole = home.run(&["list", "--json"]).json();
    for (_, name) in Theme::ALL {
        let expected =
            whole.as_array().unwrap().iter().filter(|row| row["themes"].as_array().unwrap().contains(&json!(name)));
        let expected: Vec<&serde_json::Value> = expected.collect();
        let run = home.run(&["list", "--indicator", name, "--json"]);
        assert_eq!(run.json().as_array().unwrap().iter().collect::<Vec<_>>(), expected, "{name}");
        assert_eq!(run.code, i32::from(expected.is_empty()), "{name}");
    }
    let run = home.run(&["list", "--indicator", "政务", "--lang", "en", "--batch", "shaanxi-2023"]);
    assert_eq!(run.code, 0, "a part that only one name has is enough");
    let run = home.run(&["list", "--indicator", "获得", "--lang", "en"]);
    assert!(run.code == 2 && Theme::ALL.iter().all(|(_, name)| run.err.contains(name)), "{}", run.err);
}

/// Returns a home whose corpus names systems in several ways.
fn home_of_systems() -> Home {
    let home = Home::new();
    let mut value = batch("a", "2024-05", &[1, 2, 3]);
    let named = |names: &[&str]| names.iter().map(|name| json!({"name": name, "at": []})).collect::<Vec<_>>();
    value["cases"][0]["systems"] = json!(named(&["闽政通APP", "12345热线", "工改系统"]));
    value["cases"][1]["systems"] = json!(named(&["“闽政通”", "闽政通"]));
    value["cases"][2]["systems"] = json!(named(&["閩政通", "闽政通 app", "12345便民服务热线", "工改平台"]));
    put(&home.path().join("corpus"), &value, &[1, 2, 3]);
    home
}

#[test]
fn list_prints_each_system_with_its_cases() {
    let home = home_of_systems();
    let list = home.run(&["list", "--no-seeds", "--systems"]).ok();
    assert_eq!(
        list.lines().collect::<Vec<_>>(),
        ["闽政通\t3\ta/1 a/2 a/3", "12345热线\t2\ta/1 a/3", "工改系统\t1\ta/1", "工改平台\t1\ta/3"]
    );
    let found = home.run(&["list", "--no-seeds", "--systems", "--json"]).json();
    assert_eq!(
        found[1],
        json!({"name": "12345热线", "names": ["12345热线", "12345便民服务热线"], "cases": ["a/1", "a/3"]})
    );
    assert_eq!(found[0]["names"].as_array().unwrap().len(), 5);
    let run = home.run(&["list", "--no-seeds", "--systems", "--region", "北京"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    let all = Home::new().run(&["list", "--systems"]).ok();
    assert!(all.lines().count() > 100 && all.lines().all(|line| line.split('\t').count() == 3), "{all}");
}

#[test]
fn list_filters_by_system() {
    let home = home_of_systems();
    let ids = |name: &str| -> Vec<String> {
        let list = home.run(&["list", "--no-seeds", "--system", name]).ok();
        list.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
    };
    for name in ["闽政通", "閩政通小程序", "「闽政通」", "mzt", "minzhengtong", "政通"] {
        assert_eq!(ids(name), ["a/1", "a/2", "a/3"], "{name}");
    }
    assert_eq!(ids("工改系统"), ["a/1"]);
    assert_eq!(ids("便民"), ["a/1", "a/3"]);
    let run = home.run(&["list", "--no-seeds", "--system", "改", "--lang", "en"]);
    assert_eq!((run.code, run.err.as_str()), (2, "anli: \"改\" matches 2 systems. Use one of: 工改系统、工改平台.\n"));
    let run = home.run(&["list", "--no-seeds", "--system", "没有", "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("there is no system \"没有\". Run anli list --systems"), "{}", run.err);
    assert_eq!(home.run(&["list", "--system", "", "--lang", "en"]).code, 2);
}

#[test]
fn check_compares_with_an_older_version() {
    let home = Home::new();
    let (old, new) = (home.path().join("old"), home.path().join("new"));
    put(&old, &batch("a", "2024", &[1, 2]), &[1, 2]);
    put(&old, &batch("b", "2024", &[1]), &[1]);
    put(&new, &batch("a", "2024", &[1, 2]), &[1, 2]);
    let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());
    let run = home.run(&["check", new, "--against", old, "--lang", "en"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("b/batch.json: error: case b/1 is missing. Restore the id"), "{}", run.out);
    assert!(!run.out.contains("case a/"), "{}", run.out);
    let mut moved = batch("b", "2024", &[5]);
    moved["cases"][0]["aliases"] = json!(["b/1"]);
    put(new.as_ref(), &moved, &[5]);
    assert_eq!(home.run(&["check", new, "--against", old]).code, 0);
    put(new.as_ref(), &batch("a", "2024", &[2, 1]), &[2, 1]);
    let run = home.run(&["check", new, "--against", old, "--lang", "en"]);
    assert!(run.code == 1 && run.out.contains("the first line of case a/1 changed from 2 to 4"), "{}", run.out);
    std::fs::write(home.path().join("new/a/batch.json"), "{").unwrap();
    let run = home.run(&["check", new, "--against", old, "--lang", "en"]);
    assert!(run.code == 1 && !run.out.contains("vanished"), "{}", run.out);
}

#[test]
fn show_prints_text_json_and_the_notice() {
    let home = home();
    let text = home.run(&["show", "a/7"]).ok();
    assert!(text.starts_with("做法7\n") && text.ends_with("\n第7项的正文。\n"), "{text}");
    let run = home.run(&["show", "a/7", "--json"]);
    let value = &run.json()[0];
    assert_eq!((&value["id"], &value["batch"]["published"]), (&json!("a/7"), &json!("2024-05")));
    assert_eq!(value["sections"][0]["paragraphs"][0]["text"], "第7项的正文。");
    assert!(value["batch"].get("cases").is_none());
    assert_eq!(home.run(&["show", "a/7", "a/1", "--json"]).json().as_array().unwrap().len(), 2);
    assert_eq!(home.run(&["show", "a/7", "--source"]).ok(), "     4\t做法7\n     5\t第7项的正文。\n");
    assert_eq!(
        home.run(&["show", "a/7", "--source", "--json"]).json(),
        json!([{"id": "a/7", "file": "notice.txt",
            "lines": [{"line": 4, "text": "做法7"}, {"line": 5, "text": "第7项的正文。"}]}])
    );
}

#[test]
fn show_wraps_only_with_a_width() {
    let home = Home::new();
    let longest = |args: &[&str]| {
        let text = home.run(&[&["show", "fujian-2025-1/27"], args].concat()).ok();
        text.lines().map(|line| line.chars().count()).max().unwrap()
    };
    assert!(longest(&[]) > 100);
    assert!(longest(&["--width", "40"]) <= 40);
}

#[test]
fn search_ranks_and_explains() {
    let home = home();
    let run = home.run(&["search", "做法7", "--no-seeds", "--json"]);
    let value = run.json();
    assert_eq!((&value["hits"][0]["id"], run.code), (&json!("a/7"), 0));
    assert_eq!(value["hits"][0]["why"][0]["code"], "title-exact");
    let found = &value["hits"][0]["matches"][0];
    assert_eq!(
        (&found["field"], &found["lines"], &found["ranges"]),
        (&json!("title"), &json!([4, 4]), &json!([[0, 3]]))
    );
    let none = home.run(&["search", "龘靐齉齾", "--json"]);
    assert_eq!((none.code, none.json()), (1, json!({"hits": [], "total": 0, "nowhere": ["龘靐齉齾"]})));
    let none = home.run(&["search", "龘靐齉齾"]);
    assert_eq!((none.code, none.out.as_str()), (1, ""));
}

#[test]
fn check_fails_only_on_errors() {
    let home = home();
    let run = home.run(&["check", "--lang", "en"]);
    assert_eq!((run.code, run.out.as_str()), (0, "1 file checked, no faults.\n"));
    let mut bad = batch("b", "20245", &[1]);
    bad["colour"] = json!(1);
    let path = put(home.path(), &bad, &[1]);
    let run = home.run(&["check", path.to_str().unwrap(), "--json"]);
    let found = run.json();
    let codes: Vec<_> = found.as_array().unwrap().iter().map(|fault| fault["code"].as_str().unwrap()).collect();
    assert_eq!((run.code, codes), (1, vec!["unknown-field", "bad-date"]));
    bad["published"] = json!("2024");
    put(home.path(), &bad, &[1]);
    assert_eq!(home.run(&["check", path.to_str().unwrap()]).code, 0);
}

#[test]
fn repository_files_have_no_faults() {
    let root = env!("CARGO_MANIFEST_DIR");
    let run = Home::new().run(&["check".to_owned(), format!("{root}/seeds"), format!("{root}/keymaps")]);
    assert_eq!(run.code, 0, "{}", run.out);
}

#[test]
fn imports_are_read_like_the_seeds() {
    let home = Home::new();
    let notice = "附件1\n甲市推行一件事改革\n一、背景情况\n过去办事多头跑。\n二、主要做法\n（一）合并事项。全市合并一百项。\n\
                  附件2\n乙市推行一网通办改革\n一、背景情况\n过去系统不通。\n二、主要做法\n（一）打通系统。全市打通十个系统。\n";
    let path = home.write("in/notice.txt", notice);
    let path = path.to_str().unwrap();
    let run = home.run(&["import", path, "--id", "my-1"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&run.out).unwrap()["id"], "my-1");
    assert!(!home.path().join("corpus").exists());
    assert_eq!(home.run(&["import", path, "--id", "my-1", "--add"]).code, 0);
    assert_eq!(home.run(&["list", "--batch", "my-1"]).ok().lines().count(), 2);
    assert!(home.run(&["show", "my-1/2", "--source"]).ok().contains("乙市推行一网通办改革"));
    let out = home.path().join("out/my-2");
    let run = home.run(&["import", path, "--id", "my-2", "--json", "-o", out.to_str().unwrap()]);
    assert_eq!((&run.json()["found"], run.code), (&json!(2), 0));
    assert_eq!(fs::read_dir(out).unwrap().count(), 2);
}

/// Returns a home with a real notice that has no issuer, no date and no titles.
fn home_of_untitled() -> (Home, String, std::path::PathBuf) {
    let home = Home::new();
    let notice = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/fujian-2023-2/notice.txt");
    let path = home.write("notice.txt", fs::read(notice).unwrap()).to_str().unwrap().to_owned();
    let out = home.path().join("my-1");
    (home, path, out)
}

#[test]
fn imports_report_findings_doubts_and_cures() {
    let (home, path, out) = home_of_untitled();
    let args = ["import", &path, "--id", "my-1", "-o", out.to_str().unwrap()];
    let hans = home.run(&args).ok();
    for expected in [
        "找到 ",
        "〔拟题〕",
        "第 2 行  福建省莆田市城厢区",
        "      指标：政务服务（",
        "notice.txt:1: ",
        "通知中没有写明：发文机关",
        "更正办法",
        r#""batch": {"title""#,
        r#""cases": [{"line": 首行, "title""#,
        "已写入 ",
    ] {
        assert!(hans.contains(expected), "{expected}: {hans}");
    }
    let en = home.run(&[&args[..], &["--lang", "en"]].concat()).ok();
    for expected in [
        " found",
        "[supplied title]",
        "line 2  福建省莆田市城厢区",
        "not stated in the notice: issuer",
        "What to put into",
    ] {
        assert!(en.contains(expected), "{expected}: {en}");
    }
    let value = home.run(&[&args[..], &["--json"]].concat()).json();
    assert_eq!((&value["cases"][0]["line"], &value["draft"]), (&json!(2), &json!(null)));
    assert_eq!(value["cases"][0]["region"]["county"], "城厢区");
}

#[test]
fn drafted_corrections_are_never_overwritten() {
    let (home, path, out) = home_of_untitled();
    let fixes = out.join("corrections.json");
    let args = ["import", &path, "--id", "my-1", "-o", out.to_str().unwrap(), "--lang", "en"];
    let draft = [&args[..], &["--draft-corrections"]].concat();
    let run = home.run(&draft).ok();
    let first = run.clone();
    assert!(run.contains("Draft of corrections: ") && run.contains("my-1/corrections.json"), "{run}");
    let text = fs::read_to_string(&fixes).unwrap();
    let drafted: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&drafted["batch"]["issuer"], &drafted["batch"]["why"]), (&json!(""), &json!("")));
    assert_eq!((&drafted["cases"][0]["line"], &drafted["cases"][0]["why"]), (&json!(2), &json!("")));
    assert!(drafted["cases"][0]["title"].as_str().unwrap().contains("城厢区"), "{text}");
    let run = home.run(&["check", out.to_str().unwrap()]);
    assert_eq!(run.code, 0, "a draft has the form of corrections: {}", run.out);
    // A second draft would lose later edits.
    let run = home.run(&draft);
    assert!(run.code == 2 && run.err.contains("there are corrections already"), "{run:?}");
    assert_eq!(fs::read_to_string(&fixes).unwrap(), text);
    // An unedited draft is accepted, and the doubts remain.
    let run = home.run(&args);
    let doubts =
        |text: &str| text.lines().filter(|line| line.contains("notice.txt:")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!((run.code, doubts(&run.out)), (0, doubts(&first)), "{run:?}");
    // A correction that changes nothing confirms a guess if it has a reason, and is noted otherwise.
    let title = drafted["cases"][0]["title"].clone();
    let kept = |why: serde_json::Value| {
        let mut case = json!({"line": 2, "title": title});
        case["why"] = why;
        fs::write(&fixes, json!({"schema": 1, "cases": [case]}).to_string()).unwrap();
        home.run(&args)
    };
    let run = kept(json!("核对无误"));
    assert!(run.code == 0 && !doubts(&run.out).iter().any(|line| line.contains(":2: no printed title")), "{run:?}");
    let run = kept(json!(null));
    assert!(run.code == 0 && run.err.contains("corrections.json:1: warning: ") && run.err.contains("changes nothing"));
    let done = json!({"schema": 1, "batch": {"issuer": "某省发展改革委", "why": "见网页"},
        "cases": [{"line": 2, "title": "莆田市城厢区推行惠企政策直达", "why": "按正文拟定"}]});
    fs::write(&fixes, done.to_string()).unwrap();
    let run = home.run(&args).ok();
    assert!(run.contains("line 2  福建省莆田市城厢区  [supplied title]莆田市城厢区推行惠企政策直达"), "{run}");
    for (more, expected) in
        [(&[][..], "no folder for the draft"), (&["--corrections", "x", "--add"], "cannot be used with")]
    {
        let run = home.run(&[&args[..4], &["--draft-corrections", "--lang", "en"], more].concat());
        assert!(run.code == 2 && run.err.contains(expected), "{run:?}");
    }
}

#[test]
fn imports_never_replace_another_batch_unasked() {
    let home = Home::new();
    let notice = |name: &str, place: &str, deed: &str| {
        let text = format!(
            "案例1：{place}{deed}改革\n\n{place}针对企业群众办事难的问题，在全市推行{deed}，方便了群众。\n\n案例2：{place}又一项{deed}\n\n{place}还在各县区和开发区推广了{deed}，群众都说效果很好。\n"
        );
        home.write(name, text).to_str().unwrap().to_owned()
    };
    let (one, other) = (notice("one.txt", "福州市", "一件事"), notice("other.txt", "厦门市", "零跑腿"));
    let out = home.path().join("out/my-1");
    let dir = out.to_str().unwrap();
    let read = || fs::read_to_string(out.join("notice.txt")).unwrap();
    for to in [&["--add"][..], &["-o", dir]] {
        let import = |path: &str, id: &str, more: &[&str]| {
            home.run(&[&["import", path, "--id", id, "--lang", "en"], to, more].concat())
        };
        assert_eq!(import(&one, "my-1", &[]).code, 0);
        // The unchanged notice, then one with a corrected line.
        assert_eq!(import(&one, "my-1", &[]).code, 0);
        let mended = home.write("mended.txt", fs::read_to_string(&one).unwrap().replace("又一项", "再一项"));
        assert_eq!(import(mended.to_str().unwrap(), "my-1", &[]).code, 0);
        let run = import(&other, "my-1", &[]);
        assert!(
            run.code == 2 && run.err.contains("holds another batch, my-1 (") && run.err.contains("--force"),
            "{run:?}"
        );
    }
    // The folder of another batch.
    let run = home.run(&["import", &one, "--id", "my-2", "-o", dir, "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("another batch, my-1"), "{run:?}");
    assert!(read().contains("福州市"));
    fs::write(out.join("corrections.json"), r#"{"schema": 1, "not_cases": [1]}"#).unwrap();
    let run = home.run(&["import", &other, "--id", "my-1", "-o", dir, "--force", "--lang", "en"]);
    assert!(run.code == 0 && run.err.contains("corrections.json.old"), "{run:?}");
    assert!(read().contains("厦门市") && !out.join("corrections.json").exists());
    // Those of a third notice leave the first alone.
    fs::write(out.join("corrections.json"), r#"{"schema": 1, "not_cases": [2]}"#).unwrap();
    let run = home.run(&["import", &one, "--id", "my-1", "-o", dir, "--force", "--lang", "en"]);
    assert!(run.code == 0 && run.err.contains("corrections.json.old.2"), "{run:?}");
    let old = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    assert!(old("corrections.json.old").contains("[1]") && old("corrections.json.old.2").contains("[2]"));
    // An unreadable file is not replaced.
    fs::write(out.join("batch.json"), "{").unwrap();
    let run = home.run(&["import", &other, "--id", "my-1", "-o", dir, "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("cannot be read"), "{run:?}");
    // A missing date is reported.
    let run = home.run(&["import", &other, "--id", "my-3"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&run.out).unwrap()["published"], json!(null));
}

#[test]
fn lost_words_are_reported_with_line_and_context() {
    let home = Home::new();
    let text = "案例1：福州市推行一件事改革\n\n福州市针对企业群众办事难的问题，在全市推行一件事，方便了群众。\n\n截至目前，办理线个，效果很好。\n";
    let path = home.write("notice.txt", text);
    let fixes = json!({"schema": 1, "edits": [
        {"line": 5, "printed": "办理线", "read": null, "kind": "dropped-text", "why": "数字缺失"}]});
    let fixes = home.write("fixes.json", fixes.to_string());
    let args =
        ["import", path.to_str().unwrap(), "--id", "my-1", "--corrections", fixes.to_str().unwrap(), "--lang", "en"];
    let run = home.run(&args);
    assert!(run.err.contains("notice.txt:5: words are missing after \"截至目前，办理线\""), "{run:?}");
    assert!(!run.err.contains("uncertain repair of: \n"), "{run:?}");
}

#[test]
fn keys_lists_bindings_and_unbound_actions() {
    let home = Home::new();
    let text = home.run(&["keys", "--lang", "en"]).ok();
    assert!(text.lines().all(|line| line.split('\t').count() == 4), "{text}");
    assert!(text.lines().any(|line| line.starts_with("global\tq\tquit\t")));
    assert!(home.run(&["keys", "--json"]).json().as_array().unwrap().len() > 30);
}

#[test]
fn user_keymaps_are_found_by_name_or_file() {
    let home = Home::new();
    let keymap = |keys: &str| format!(r#"{{"schema": 1, "name": "my", "keys": {{"global": {{{keys}}}}}}}"#);
    let does = |args: &[&str], line: &str| {
        let text = home.run(&[&["keys", "--lang", "en"], args].concat()).ok();
        assert!(text.lines().any(|row| row.starts_with("list\t/\tsearch")), "the rest stays: {text}");
        text.lines().any(|row| row.starts_with(line))
    };
    let file = home.write("else/where.json", keymap(r#""X": "quit""#));
    assert!(does(&["--keymap", file.to_str().unwrap()], "global\tX\tquit"));
    assert!(does(&["--keymap", "default"], "global\tq\tquit"));
    home.write("keymaps/mine.json", keymap(r#""Y": "quit""#));
    assert!(does(&["--keymap", "mine"], "global\tY\tquit") && !does(&[], "global\tY\tquit"));
    home.write("keymaps/default.json", keymap(r#""W": "quit""#));
    assert!(does(&[], "global\tW\tquit") && does(&["--keymap", "default"], "global\tW\tquit"));
    let screen = home.run(&["--print", "80x24", "--keys", "W"]).ok();
    assert!(!screen.contains("W 在这里没有作用"), "{screen}");
    let run = home.run(&["keys", "--keymap", "nobody", "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("nobody.json") && run.err.contains("no such file"), "{run:?}");
    // Faults are reported at start and by check; the good lines apply.
    home.write("keymaps/default.json", keymap("\"W\": \"quit\",\n\"V\": \"fly\""));
    let screen = home.run(&["--print", "80x24"]).ok();
    assert!(screen.contains("发现 1 处数据问题"), "{screen}");
    let run = home.run(&["check", "--lang", "en"]);
    assert!(run.code == 1 && run.out.contains("default.json:2: error: key V is bound to \"fly\""), "{run:?}");
}

#[test]
fn schemas_are_fresh() {
    let home = Home::new();
    for format in Format::value_variants() {
        let value = format.to_possible_value().unwrap();
        let name = value.get_name();
        let printed = home.run(&["schema", name]).ok();
        is_fresh(&format!("schemas/{name}.json"), &printed);
    }
}

#[test]
fn help_follows_the_language_and_fits_80_columns() {
    use unicode_width::UnicodeWidthStr;
    let home = Home::new();
    for (_, lang) in Lang::ALL {
        for command in ["", "browse", "list", "show", "search", "check", "import", "keys", "schema", "completions"] {
            let mut args = vec!["--lang", lang, command, "--help"];
            args.retain(|arg| !arg.is_empty());
            let text = home.run(&args).ok();
            let han = text.lines().filter(|line| line.contains("--help")).any(|line| line.contains("帮助"));
            assert_eq!(han, lang == "zh-Hans", "{text}");
            let wide: Vec<&str> = text.lines().filter(|line| line.width_cjk() > 80).collect();
            assert_eq!(wide, [""; 0], "{command}");
        }
    }
}

#[test]
fn usage_errors_are_one_line_with_exit_code_2() {
    let home = home();
    for (args, what, cure) in [
        (&["shwo"][..], "there is no command \"shwo\"", "Did you mean show?"),
        (&["list", "--jsn"], "there is no option or argument \"--jsn\"", "Did you mean --json?"),
        (&["show"], "<CASE>... is missing", "Run anli show --help."),
        (&["show", "a"], "\"a\" is not a case id", "Write BATCH/NUMBER"),
        (&["show", "a/9"], "there is no case a/9", "Run anli list"),
        (&["show", "a/1", "z/1"], "there is no case z/1", "Run anli list"),
        (&["show", "a/1", "--width", "x"], "--width <N> cannot be \"x\"", "The range is 1–65535."),
        (&["show", "a/1", "--width"], "--width <N> needs a value", "Run anli show --help."),
        (&["list", "--batch", "z"], "there is no batch z", "The batches are: fujian-2025-1"),
        (&["list", "--indicator", "x"], "there is no indicator \"x\"", "Use one of: 开办企业"),
        (&["--lang", "fr"], "--lang <LANG> cannot be \"fr\"", "Use one of: zh-Hans, zh-Hant, en."),
        (&["--print", "80"], "\"80\" is not a screen size", "Write COLUMNSxROWS"),
        (&["--print", "80x24", "--keys", "<entre>"], "\"<entre>\" is not a key", "Write for example"),
        (&["browse", "a/9", "--print", "80x24"], "there is no case a/9", "Run anli list"),
        (&["import", "x", "--id", "A"], "\"A\" is not a batch id", "Use 1 to 64"),
        (&["import", "x", "--id", "a", "--add", "-o", "d"], "--output <DIR>", "Run anli import --help."),
        (&["schema", "x"], "<FORMAT> cannot be \"x\"", "Use one of: batch"),
    ] {
        let run = home.run(&[&["--lang", "en"], args].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?} {run:?}");
        let whole = run.err.lines().count() == 1 && run.err.contains(what) && run.err.contains(cure);
        assert!(whole, "{args:?}: {}", run.err);
    }
}

#[test]
fn a_broken_pipe_is_success() {
    let home = Home::new();
    let mut child = home.command(&["list", "--json"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut some = [0; 10];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut some).unwrap();
    drop(out);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn screens_are_printed_without_a_terminal() {
    let home = home();
    let screen = home.run(&["--no-seeds", "--print", "80x24", "--keys", "<enter>"]).ok();
    assert_eq!(screen.lines().count(), 24);
    assert!(screen.contains("做法1"), "{screen}");
}

#[test]
fn the_browser_opens_at_the_given_case_or_query() {
    let home = home();
    let screen = home.run(&["browse", "a/7", "--no-seeds", "--print", "80x24"]).ok();
    assert!(screen.contains("第7项的正文。"), "{screen}");
    let screen = home.run(&["--query", "做法7", "--no-seeds", "--print", "80x24"]).ok();
    assert!(screen.contains("做法7") && !screen.contains("做法1"), "{screen}");
}
