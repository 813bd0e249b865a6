//! Bad files and arguments: each is reported with its location and cure, nothing is printed as an answer, nothing
//! panics or hangs.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::{Value, json};

use crate::common::{
    batches::{batch, put},
    cli::{Home, Run},
};

/// Asserts that standard output is empty, the exit code is 2, and one line of standard error has all of `expected`.
#[track_caller]
fn fails(run: &Run, expected: &[&str]) {
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
    let lines: Vec<&str> = run.err.lines().collect();
    assert!(lines.iter().any(|line| expected.iter().all(|word| line.contains(word))), "{expected:?}: {}", run.err);
    assert!(!run.err.contains("panicked"), "{}", run.err);
    assert!(run.err.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", run.err);
}

fn text(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

/// Returns a valid batch file after `change`.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value = batch("a", "2024", &[1, 2]);
    change(&mut value);
    text(&value).into_bytes()
}

#[test]
fn bad_batch_files_are_reported() {
    let whole = text(&batch("a", "2024", &[1, 2]));
    let not_utf8 = [b"{\n\n".as_slice(), &[0xC4, 0xE3], b"}"].concat();
    let table: Vec<(&str, Vec<u8>, [&str; 3])> = vec![
        ("empty", b"".to_vec(), ["", "the file is empty", "Get the whole file"]),
        ("blank", b" \n\n".to_vec(), ["", "the file is empty", "Get the whole file"]),
        ("truncated", whole.as_bytes()[..whole.len() / 2].to_vec(), [":", "ends unexpectedly", "Get the whole file"]),
        ("not UTF-8", not_utf8, [":3:", "not UTF-8, from byte 3", "Save it as UTF-8"]),
        (
            "not UTF-8 where nobody looks",
            changed(|b| b["x"] = json!("@")).iter().map(|b| if *b == b'@' { 0xFF } else { *b }).collect(),
            [":", "not UTF-8, from byte", "Save it as UTF-8"],
        ),
        ("not JSON", b"{\n  schema: 1 }".to_vec(), [":2:3:", "not JSON", "Correct this line"]),
        ("a comment", b"// x\n{\n}".to_vec(), [":1:1:", "Comments are not allowed", "Correct this line"]),
        ("trailing comma", b"{\n \"a\": 1,\n}".to_vec(), [":2:", "Trailing commas", "Correct this line"]),
        ("a list", b"[]".to_vec(), [":1:", "$ must be object, is array", "Correct it"]),
        ("nothing in it", b"{}".to_vec(), [":1:", "lacks the field \"cases\"", "Add it"]),
        ("newer", changed(|b| b["schema"] = json!(2)), [":", "schema 2 is newer than 1", "update anli"]),
        ("newer and unknown", br#"{"schema": 3, "x": []}"#.to_vec(), [":1:", "schema 3", "update anli"]),
        ("bad id", changed(|b| b["id"] = json!("A/b")), [":", "\"A/b\" is not a batch id", "Use 1 to 64"]),
        ("number twice", changed(|b| b["cases"][1]["number"] = json!(1)), [":", "number 1 occurs twice", "own number"]),
        ("bad kind", changed(|b| b["script"] = json!("x")), [":", "script cannot be \"x\"", "hans | hant"]),
        ("bad type", changed(|b| b["cases"] = json!(3)), [":", "cases must be array, is integer", "Correct it"]),
        ("key twice", b"{\"schema\": 1,\n\"schema\": 1}".to_vec(), [":2:", "\"schema\" twice", "Keep one"]),
        (
            "range outside",
            changed(|b| b["cases"][0]["sections"][0]["paragraphs"][0]["points"] = json!([[0, 99]])),
            [":", "points[0]: the range 0–99", "correct it"],
        ),
    ];
    let home = Home::new();
    let commands = [&["list"][..], &["list", "--json"], &["show", "a/1"], &["search", "x"], &[]];
    for ((name, bytes, expected), command) in table.into_iter().zip(commands.iter().cycle()) {
        let path = home.write(&format!("bad/{name}/batch.json"), bytes);
        let folder = path.parent().unwrap().to_str().unwrap();
        let run = home.run(&[command, &["--lang", "en", "--corpus", folder][..]].concat());
        fails(&run, &[&[path.to_str().unwrap()][..], &expected].concat());
        // The answer of `check` to a faulty file is the faults.
        let run = home.run(&["check", folder, "--lang", "en"]);
        assert_eq!((run.code, run.err.as_str()), (1, ""), "{name}");
        assert!(expected.iter().all(|word| run.out.contains(word)), "{name}: {}", run.out);
        // The browser opens with the good batches and shows the faults.
        let run = home.run(&["--corpus", folder, "--print", "80x24", "--keys", "!"]);
        assert_eq!((run.code, run.out.lines().count()), (0, 24), "{name}: {run:?}");
        assert!(run.out.contains("102") && run.out.contains("数据问题"), "{name}: {}", run.out);
    }
}

#[test]
fn unreadable_paths_are_reported() {
    let home = Home::new();
    fs::create_dir_all(home.path().join("folder/batch.json")).unwrap();
    fs::create_dir_all(home.path().join("none")).unwrap();
    std::os::unix::fs::symlink("loop", home.path().join("loop")).unwrap();
    let file = home.write("file", "x");
    for (path, expected) in [
        (home.path().join("missing"), ["no such file or folder", "Check the path"]),
        (home.path().join("folder"), ["cannot be read", "Check its permissions"]),
        (home.path().join("none"), ["no batch.json in this folder", "Name the folder"]),
        (home.path().join("loop"), ["cannot be read", "Check its permissions"]),
        (file.join("below"), ["cannot be read", "Check its permissions"]),
    ] {
        let path = path.to_str().unwrap();
        fails(&home.run(&["list", "--lang", "en", "--corpus", path]), &[&[path][..], &expected].concat());
        let by_environment = |args: &[&str]| Run::from(home.command(args).env("ANLI_CORPUS", path).output().unwrap());
        let run = by_environment(&["list", "--lang", "en"]);
        assert_eq!((run.code, run.out.lines().count()), (0, 102), "what was set once keeps nothing back");
        assert!([&[path][..], &expected].concat().iter().all(|word| run.err.contains(word)), "{}", run.err);
        let code = by_environment(&["list", "--strict"]).code;
        assert_eq!(code, if expected[0].starts_with("no ") { 0 } else { 2 }, "{path}");
        if !path.ends_with("folder") {
            fails(&home.run(&["check", path, "--lang", "en"]), &expected);
        }
        fails(&home.run(&["import", path, "--id", "a", "--lang", "en"]), &[path]);
    }
}

#[test]
fn duplicate_ids_at_one_level_are_reported() {
    let home = Home::new();
    let paths: Vec<PathBuf> =
        ["one", "two"].map(|name| put(&home.path().join(name), &batch("a", "2024", &[1]), &[1])).to_vec();
    let [one, two] = [&paths[0], &paths[1]].map(|path| path.to_str().unwrap());
    let run = home.run(&["list", "--lang", "en", "--corpus", one, "--corpus", two]);
    fails(&run, &[&format!("{two}: error: batch a is already in {one}"), "give it another id"]);
}

#[test]
fn faults_in_the_user_corpus_stop_no_command() {
    let home = Home::new();
    put(&home.path().join("corpus"), &batch("good", "2024", &[1]), &[1]);
    let bad = home.write("corpus/bad/batch.json", "{");
    let run = home.run(&["list", "--batch", "good"]);
    assert_eq!((run.code, run.out.lines().count(), run.err.lines().count()), (0, 1, 1));
    assert!(run.err.starts_with(&format!("{}:1: 错误：文件不完整", bad.display())), "{}", run.err);
}

#[test]
fn replaced_batches_are_reported() {
    let home = Home::new();
    put(home.path(), &batch("putian-2024-2", "2024", &[1]), &[1]);
    let run = home.run(&["list", "--lang", "en", "--corpus", home.path().to_str().unwrap()]);
    assert_eq!((run.code, run.out.lines().count()), (0, 94));
    assert!(run.err.contains("warning: batch putian-2024-2 replaces seeds/putian-2024-2"), "{}", run.err);
}

#[test]
fn bad_notices_are_reported_and_nothing_is_written() {
    let home = Home::new();
    for (name, bytes, expected) in [
        ("empty.txt", b"".to_vec(), ["the file is empty", "Get the whole file"]),
        ("other.txt", "今天天气很好。\n".repeat(3).into_bytes(), ["no case can be recognised", "corrections"]),
        ("binary.txt", vec![0, 159, 146, 150, 0, 1, 2, 3], ["recognised", ""]),
    ] {
        let path = home.write(name, bytes);
        let path = path.to_str().unwrap();
        let out = home.path().join("out");
        for to in [&["--add"][..], &["-o", out.to_str().unwrap()], &[]] {
            let run = home.run(&[&["import", path, "--id", "a", "--lang", "en"], to].concat());
            fails(&run, &[&[path][..], &expected].concat());
        }
        assert!(!home.path().join("corpus").exists() && !out.exists());
    }
}

#[test]
fn bad_corrections_are_reported_and_nothing_is_written() {
    let home = Home::new();
    let notice = format!("{}/seeds/putian-2024-2/notice.txt", env!("CARGO_MANIFEST_DIR"));
    for (content, expected) in [("{", "ends unexpectedly"), ("\u{feff}{\n\"schema\" 1}", ":2:10: error: not JSON")] {
        let fixes = home.write("corrections.json", content);
        let fixes = fixes.to_str().unwrap();
        let run = home.run(&["import", &notice, "--id", "a", "--corrections", fixes, "--add", "--lang", "en"]);
        fails(&run, &[fixes, expected]);
        assert!(!home.path().join("corpus").exists());
    }
    // A correction whose place is gone is a doubt.
    for content in [
        "{\"schema\": 1, // x\n \"cases\": [\n{\"line\": 99999},]}",
        "{\"schema\": 1, \"edits\": [{\"line\": 1, \"printed\": \"不在这里\", \"read\": \"x\", \
          \"kind\": \"typo\", \"sure\": true}]}",
    ] {
        let fixes = home.write("corrections.json", content);
        let run = home.run(&["import", &notice, "--id", "a", "--corrections", fixes.to_str().unwrap(), "--lang", "en"]);
        assert!(run.err.contains("a correction without a place"), "{run:?}");
    }
}

#[test]
fn unwritable_paths_are_reported() {
    let home = Home::new();
    let notice = format!("{}/seeds/putian-2024-2/notice.txt", env!("CARGO_MANIFEST_DIR"));
    let file = home.write("file", "");
    let run = home.run(&["import", &notice, "--id", "a", "-o", file.to_str().unwrap(), "--lang", "en"]);
    fails(&run, &[file.to_str().unwrap(), "cannot be written", "Check the path"]);
}

/// Content that would control a terminal: a title, a colour, a clipboard, C1, a bidirectional override.
const HOSTILE: &str = "题\u{1b}]0;x\u{7}\u{1b}[31m\u{1b}]52;c;eA==\u{1b}\\\u{9b}31m\u{202e}反\r\n\t尾\u{7f}";

#[test]
fn control_characters_in_a_batch_reach_no_output() {
    let home = Home::new();
    let mut value = batch("a", "2024", &[1]);
    for field in ["/cases/0/title", "/cases/0/department", "/cases/0/region/city", "/title", "/issuer"] {
        *value.pointer_mut(field).unwrap() = json!(HOSTILE);
    }
    value["cases"][0]["sections"][0]["paragraphs"][0]["text"] = json!(HOSTILE);
    value["cases"][0]["systems"] = json!([{"name": HOSTILE, "at": []}]);
    value["note"] = json!(HOSTILE);
    let path = put(home.path(), &value, &[1]);
    fs::write(path.with_file_name("notice.txt"), format!("{HOSTILE}\n").repeat(5)).unwrap();
    let corpus = home.path().to_str().unwrap();
    for args in [
        &["list"][..],
        &["list", "--json"],
        &["show", "a/1"],
        &["show", "a/1", "--width", "30"],
        &["show", "a/1", "--json"],
        &["show", "a/1", "--source"],
        &["show", "a/1", "--source", "--json"],
        &["search", "题", "--explain"],
        &["search", "题", "--json"],
        &["check", corpus],
        &["--print", "80x24"],
        &["--print", "120x36", "--keys", "<enter>", "--style"],
    ] {
        let run = home.run(&[args, &["--no-seeds", "--corpus", corpus]].concat());
        let bad = |c: char| c != '\n' && c != '\t' && (c.is_control() || c == '\u{202e}');
        assert!(run.code <= 1 && !run.out.is_empty(), "{args:?} {run:?}");
        assert_eq!(run.out.find(bad).or(run.err.find(bad)), None, "{args:?} {:?}", run.out);
    }
    let shown = home.run(&["show", "a/1", "--json", "--no-seeds", "--corpus", corpus]).json();
    assert_eq!(shown[0]["title"], HOSTILE, "JSON loses nothing");
}

#[test]
fn control_characters_in_names_and_arguments_reach_no_output() {
    let home = Home::new();
    let path = home.write("x\u{1b}[2J\u{202e}\n/batch.json", "{");
    let folder = path.parent().unwrap().to_str().unwrap();
    fails(&home.run(&["list", "--lang", "en", "--corpus", folder]), &["ends unexpectedly"]);
    for args in [&["show", "\u{1b}[2J"][..], &["\u{1b}[2J"], &["list", "--\u{9b}x"], &["list", "--batch", "\u{1b}c"]] {
        fails(&home.run(args), &["anli: "]);
    }
    let run = home.run(&["check", folder]);
    assert!(run.code == 1 && run.out.chars().all(|c| c == '\n' || !c.is_control()), "{run:?}");
}

#[test]
fn a_line_of_megabytes_is_handled() {
    let home = Home::new();
    let huge = "a".repeat(50 << 20);
    let whole = changed(|b| b["note"] = json!("@"));
    let json = String::from_utf8(whole).unwrap().replace('\n', "").replace('@', &huge);
    let plain = huge.get(..5 << 20).unwrap();
    let nested = "[".repeat(5 << 20);
    let numbers = format!("{{\"schema\": 1, \"cases\": [{}1]}}", "1,".repeat(1 << 20));
    for (name, content, code) in
        [("long", json.as_str(), 0), ("plain", plain, 2), ("nested", &nested, 2), ("numbers", &numbers, 2)]
    {
        let path = home.write(&format!("{name}/batch.json"), content);
        let run = home.run(&["list", "--corpus", path.to_str().unwrap()]);
        assert_eq!(run.code, code, "{name}: {}", run.err.chars().take(200).collect::<String>());
        assert!(run.err.lines().count() <= 11 && !run.err.contains("panicked"));
    }
    let notice = home.write("notice.txt", "案例一：".to_owned() + &"汉".repeat(2 << 20));
    let run = home.run(&["import", notice.to_str().unwrap(), "--id", "a"]);
    assert!(run.code == 0 || run.code == 2, "{:?}", run.err.chars().take(200).collect::<String>());
    assert!(!run.err.contains("panicked"));
}

#[test]
fn bad_keymaps_are_reported() {
    let home = Home::new();
    let path = home.write(
        "my.json",
        "{\"schema\": 1, \"name\": \"x\", \"keys\": {\"list\": {\n\"j\": \"fly\", \"gx\": \"copy-citation\"}}}",
    );
    let path = path.to_str().unwrap();
    let keys = |flags: &[&str]| home.run(&[&["keys", "--keymap", path, "--lang", "en"], flags].concat());
    fails(&keys(&["--strict"]), &[path, ":2:", "\"fly\"", "Run anli keys"]);
    let run = keys(&[]);
    assert!(run.code == 0 && run.out.contains("list\tgx\tcopy-citation"), "the good lines: {run:?}");
    assert!(run.err.lines().count() == 1 && run.err.contains(":2:") && run.err.contains("\"fly\""), "{run:?}");
    let run = home.run(&["check", path]);
    assert_eq!((run.code, run.out.lines().count()), (1, 2));
    let missing = Path::new(path).with_file_name("none.json");
    fails(&home.run(&["keys", "--keymap", missing.to_str().unwrap()]), &["none.json", "路径不存在"]);
}

#[test]
fn special_files_are_refused_without_blocking() {
    let home = Home::new();
    let pipe = |name: &str| {
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        path.to_str().unwrap().to_owned()
    };
    let (named, _) = (pipe("named.json"), pipe("all/a/batch.json"));
    let folder = home.path().join("all").to_str().unwrap().to_owned();
    put(&home.path().join("lost"), &batch("a", "2024", &[1]), &[1]);
    fs::remove_file(home.path().join("lost/a/notice.txt")).unwrap();
    pipe("lost/a/notice.txt");
    let lost = home.path().join("lost").to_str().unwrap().to_owned();
    let code = |args: &[&str]| {
        let run = Run::from(home.command(args).env("ANLI_LANG", "zh").output().unwrap());
        assert!((run.out + &run.err).contains("这不是普通文件"), "{args:?}");
        run.code
    };
    for path in [named.as_str(), &folder, "/dev/zero", "/dev/tty"] {
        assert_eq!((code(&["list", "--corpus", path]), code(&["check", path])), (2, 1), "{path}");
    }
    code(&["check", &lost]);
    assert_eq!(code(&["import", "--id", "a", &named]), 2);
    code(&["keys", "--keymap", &named]);
    pipe("config.json");
    code(&["list"]);
    // A redirected device is refused as well.
    let mut from_pipe = home.command(&["list", "--no-seeds", "--corpus", "/dev/stdin"]);
    let mut child = from_pipe.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text(&batch("a", "2024", &[1, 2])).as_bytes()).unwrap();
    assert_eq!(String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap().lines().count(), 2);
}
