//! Messages of wrong use: they name what is allowed, suggest what is near, and tell what is missing as missing.

use crate::common::{
    batches::{batch, put},
    cli::{Home, Run},
};

/// Asserts that a call is wrong use and that its one line ends so.
#[track_caller]
fn tells(home: &Home, args: &[&str], expected: &str) {
    let run = home.run(&[args, &["--lang", "en"]].concat());
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?} {run:?}");
    assert!(run.err.lines().count() == 1 && run.err.trim_end().ends_with(expected), "{args:?}: {}", run.err);
}

#[test]
fn numbers_are_told_with_their_range() {
    let home = Home::new();
    for (args, range) in [
        (&["--text-width", "5"][..], "20–200"),
        (&["--text-width", "abc"], "20–200"),
        (&["--text-width", ""], "20–200"),
        (&["--text-width", "40.5"], "20–200"),
        (&["--esc-wait", "1001"], "0–1000"),
        (&["--split", "-99999"], "-60–60"),
        (&["browse", "--preview", "99"], "0–40"),
        (&["show", "fujian-2025-1/27", "--width", "0"], "1–65535"),
        (&["show", "fujian-2025-1/27", "--width", "-1"], "1–65535"),
        (&["search", "零工", "--limit", "-1"], "0–4294967295"),
        (&["search", "零工", "--limit", "99999999999999999999"], "0–4294967295"),
    ] {
        tells(&home, args, &format!("The range is {range}."));
    }
    assert_eq!(home.run(&["--split", "-40", "--print", "80x24"]).code, 0);
}

#[test]
fn only_what_is_near_is_suggested() {
    let home = Home::new();
    for (args, expected) in [
        (&["--bogus"][..], "Run anli --help."),
        (&["bogus"], "Run anli --help."),
        (&["list", "--indic"], "Did you mean --indicator?"),
        (&["list", "--theme", "政务服务"], "Did you mean --indicator?"),
        (&["--measure", "60"], "Did you mean --text-width?"),
        (&["search", "x", "--theme", "y"], "Run anli search --help."),
        (&["--mose"], "Did you mean --mouse?"),
        (&["--no-mose"], "Did you mean --no-mouse?"),
        (&["lits"], "Did you mean list?"),
        (&["compl"], "Did you mean completions?"),
        (&["comp"], "Did you mean compare?"),
        (&["--theme", "drak"], "Did you mean dark?"),
        (&["--theme", "zzz"], "Use one of: default, dark, light, high-contrast, monochrome."),
        (&["--resume", "evenings"], "Use one of: dropped, always, never."),
        (&["schema", "batc"], "Did you mean batch?"),
        (&["schema", "stat"], "Did you mean stats?"),
    ] {
        tells(&home, args, expected);
    }
}

#[test]
fn an_empty_value_is_a_missing_one() {
    let home = Home::new();
    for (args, name) in [
        (&["list", "--batch", ""][..], "--batch <BATCH>"),
        (&["list", "--region", ""], "--region <REGION>"),
        (&["list", "--indicator", ""], "--indicator <INDICATOR>"),
        (&["list", "--system", ""], "--system <NAME>"),
        (&["show", ""], "<CASE>..."),
        (&["browse", ""], "[CASE]"),
        (&["import", "x", "--id", ""], "--id <ID>"),
        (&["--print", ""], "--print <WxH>"),
        (&["--corpus", ""], "--corpus <DIR>"),
        (&["check", ""], "[PATH]..."),
    ] {
        let run = home.run(&[args, &["--lang", "en"]].concat());
        assert!(run.code == 2 && run.err.starts_with(&format!("anli: {name} needs a value. ")), "{args:?} {run:?}");
    }
    assert_eq!(home.run(&["--query", "", "--print", "80x24", "--keys", ""]).code, 0);
}

#[test]
fn a_missing_date_is_told_as_missing() {
    let home = Home::new();
    let mut undated = batch("b1", "2024", &[1]);
    for missing in [serde_json::Value::Null, "".into()] {
        undated["published"] = missing;
        let path = put(home.path(), &undated, &[1]);
        let run = home.run(&["check", path.to_str().unwrap(), "--lang", "en"]);
        assert!(run.code == 0 && run.out.contains("warning: the batch has no date"), "{run:?}");
    }
    undated["id"] = "".into();
    let path = put(home.path(), &undated, &[1]);
    let run = home.run(&["check", path.to_str().unwrap(), "--lang", "en"]);
    assert!(run.code == 1 && run.out.contains("error: id is empty"), "{run:?}");
}

#[test]
fn a_batch_does_not_replace_itself() {
    let home = Home::new();
    let path = put(home.path(), &batch("b1", "2024", &[1]), &[1]);
    let folder = home.path().to_str().unwrap();
    let mut command = home.command(&["list", "--no-seeds", "--corpus", path.to_str().unwrap()]);
    let run = Run::from(command.env("ANLI_CORPUS", format!("{folder}:{folder}")).output().unwrap());
    assert_eq!((run.code, run.out.lines().count(), run.err.as_str()), (0, 1, ""));
}
