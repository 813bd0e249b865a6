//! An import writes what `anli check` accepts, or nothing.

use std::{fs, path::Path};

use anli::{
    error::{Fault, Severity},
    import::{Imported, Request, import, is_stored_form, to_text},
};
use serde_json::{Value, json};

use super::root;
use crate::common::{
    cli::Home,
    faults::{check_folder, describe},
};

fn try_import(notice: &[u8], corrections: &[u8]) -> Result<Imported, Vec<Fault>> {
    let request = Request {
        id: "proof".parse().unwrap(),
        original_name: "proof.txt".to_owned(),
        file_name: file_name(notice).to_owned(),
        converted: None,
        path: Path::new("proof.txt"),
        corrections: Some((corrections, Path::new("corrections.json"))),
    };
    import(notice, &request)
}

/// Returns the name of a notice beside its batch: its text stands in `notice.txt`, other bytes beside it.
fn file_name(notice: &[u8]) -> &'static str {
    if is_stored_form(notice) { "notice.txt" } else { "source.txt" }
}

/// Returns the errors that `anli check` finds in what an import of UTF-8 text writes.
fn errors(made: &Imported, notice: &[u8], corrections: &[u8]) -> Vec<String> {
    let home = Home::new();
    let batch = to_text(&made.batch).unwrap();
    let own = (file_name(notice), notice);
    let text = ("notice.txt", made.notice.as_bytes());
    for (name, bytes) in [("batch.json", batch.as_bytes()), own, text, ("corrections.json", corrections)] {
        home.write(&format!("proof/{name}"), bytes);
    }
    let faults = check_folder(&home.path().join("proof"));
    faults.iter().filter(|fault| fault.severity == Severity::Error).map(describe).collect()
}

/// Returns the faults of an import, each with its file and line; none if it succeeds, which `anli check` must accept.
#[track_caller]
fn faults(notice: &str, corrections: &Value) -> Vec<String> {
    let corrections = serde_json::to_string_pretty(corrections).unwrap();
    match try_import(notice.as_bytes(), corrections.as_bytes()) {
        Ok(made) => {
            let errors = errors(&made, notice.as_bytes(), corrections.as_bytes());
            assert!(errors.is_empty(), "{errors:?} in {}", to_text(&made.batch).unwrap());
            Vec::new()
        }
        Err(faults) => {
            let place = |fault: &Fault| format!("{}:{}", fault.path.display(), fault.line.unwrap_or(0));
            faults.iter().map(|fault| format!("{} {}", place(fault), describe(fault))).collect()
        }
    }
}

fn seed(id: &str, name: &str) -> String {
    fs::read_to_string(root().join("seeds").join(id).join(name)).unwrap()
}

const PUTIAN: &str = "putian-2024-2";

#[test]
fn a_title_that_returns_in_the_text_is_not_lost() {
    let notice = "典型案例\n2.市发改委推行两优一严持续聚焦企业需求\n6.法院推行执行新法\n市发改委推\n行两优一严持续聚焦企业需求\n背景情况\n法院推行执行新法\n背景情况\n";
    assert_eq!(faults(notice, &json!({"schema": 1})), [""; 0]);
    let made = try_import(notice.as_bytes(), br#"{"schema": 1}"#).unwrap();
    let titles: Vec<&str> = made.batch.cases.iter().map(|case| case.title.as_str()).collect();
    assert_eq!(titles, ["市发改委推行两优一严持续聚焦企业需求", "法院推行执行新法"]);
}

#[test]
fn a_case_begun_by_hand_inside_a_title_takes_nothing_from_it() {
    let notice =
        "案例1：福州市推行一件事\n集成改革\n\n福州市针对企业群众办事难的问题，在全市推行一件事，方便了群众。\n";
    for line in [1, 2, 4] {
        assert_eq!(faults(notice, &json!({"schema": 1, "cases": [{"line": line, "number": 7}]})), [""; 0]);
    }
    let label = notice.replacen('：', "\n", 1);
    assert_eq!(faults(&label, &json!({"schema": 1, "cases": [{"line": 2, "number": 7}]})), [""; 0]);
}

#[test]
fn a_printed_title_stays_beside_one_of_ours() {
    let notice = seed(PUTIAN, "notice.txt");
    let fixes = json!({"schema": 1, "cases": [{"line": 26, "title": "我的题目", "why": "x"}]});
    assert_eq!(faults(&notice, &fixes), [""; 0]);
    let made = try_import(notice.as_bytes(), fixes.to_string().as_bytes()).unwrap();
    let before = try_import(notice.as_bytes(), br#"{"schema": 1}"#).unwrap();
    let (case, printed) = (&made.batch.cases[0], &before.batch.cases[0].title);
    assert_eq!((case.title.as_str(), &case.title_repairs[0].printed), ("我的题目", printed));
}

#[test]
fn untrue_corrections_are_told_at_their_place() {
    let notice = seed(PUTIAN, "notice.txt");
    let table = [
        (json!({"cases": [{"line": 26, "number": 2}], "schema": 1}), ["corrections.json:5 DuplicateCase: "]),
        (
            json!({"headings": [{"level": 7, "line": 35}], "schema": 1}),
            ["corrections.json:4 WrongValue: headings[0].level"],
        ),
        (json!({"batch": {"published": "2023x"}, "schema": 1}), ["corrections.json:3 BadDate: \"2023x\""]),
    ];
    for (fixes, expected) in table {
        let found = faults(&notice, &fixes);
        assert!(
            found.len() == expected.len() && found.iter().zip(expected).all(|(found, start)| found.starts_with(start)),
            "{found:?}"
        );
    }
}

#[test]
fn documents_that_are_no_plain_text_are_named() {
    let table: [(&[u8], &str); 8] = [
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml\0\xffword/document.xml", ".docx"),
        (b"PK\x03\x04\x14\0\0\0OFD.xml\xff", ".ofd"),
        (b"PK\x03\x04\x14\0\0\0a.txt\xff", ".zip"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", ".pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", ".doc"),
        (b"{\\rtf1\\ansi", ".rtf"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html><body>", ".html"),
        (b"<?xml version=\"1.0\"?><HTML xmlns=\"x\">", ".html"),
    ];
    for (bytes, format) in table {
        let faults = try_import(bytes, br#"{"schema": 1}"#).unwrap_err();
        let expected = format!("UnreadFormat: this is a {format} file, which is not read");
        assert_eq!(faults.iter().map(describe).collect::<Vec<_>>(), [expected]);
    }
    // Text that only begins like one.
    assert_eq!(
        faults(
            "案例1：<html>的改革\n\n福州市针对企业群众办事难的问题，推行一件事，方便了群众。\n",
            &json!({"schema": 1})
        ),
        [""; 0]
    );
}

#[test]
fn an_import_that_is_killed_leaves_one_batch_or_the_other() {
    let home = Home::new();
    let notice = |name: &str, place: &str| {
        let text = format!(
            "案例1：{place}推行一件事改革\n\n{place}针对企业群众办事难的问题，在全市推行一件事，方便了群众。\n"
        );
        home.write(name, text).to_str().unwrap().to_owned()
    };
    let (one, other) = (notice("one.txt", "福州市"), notice("other.txt", "厦门市"));
    let out = home.path().join("out/b");
    let import = |path: &str, mode: Option<&str>, kill: usize| {
        let args = ["import", path, "--id", "b", "--force", "-o", out.to_str().unwrap()];
        let mut command = home.command(&args);
        command.env("ANLI_FAIL", format!("write:{kill}"));
        if let Some(mode) = mode {
            command.env(mode, "1");
        }
        command.output().unwrap().status.code()
    };
    let files = || {
        let read = |name: &str| fs::read(out.join(name)).ok();
        ["notice.txt", "batch.json", "corrections.json", "corrections.json.old", "more/own.txt"].map(read)
    };
    let begin = || {
        // What killed runs leave beside it counts for nothing.
        let _ = fs::remove_dir_all(home.path().join("out"));
        assert_eq!(import(&one, None, 0), Some(0));
        home.write("out/b/corrections.json", br#"{"schema": 1}"#);
        home.write("out/b/more/own.txt", "own");
        files()
    };
    for mode in [None, Some("ANLI_IN_TURN")] {
        let old = begin();
        assert_eq!(import(&other, mode, 0), Some(0));
        let new = files();
        assert!(new[0] != old[0] && new[1] != old[1] && new[2].is_none() && new[3] == old[2] && new[4] == old[4]);
        let mut kills = 0;
        for kill in 1.. {
            assert_eq!(begin(), old);
            let code = import(&other, mode, kill);
            let left = files();
            // Where nothing takes the place of the folder at once, there is no batch in between.
            let has_none = mode.is_some() && left[1].is_none() && left[4] == old[4];
            assert!(left == old || left == new || has_none, "{mode:?}, killed at step {kill}");
            if code == Some(0) {
                break;
            }
            assert_eq!(code, Some(137), "step {kill}");
            kills += 1;
            // The next import mends whatever was left.
            assert_eq!(import(&other, mode, 0), Some(0));
            assert_eq!(files()[..2], new[..2], "{mode:?} after step {kill}");
        }
        assert!(kills >= 6, "{mode:?}: {kills} steps");
    }
}

#[test]
fn a_refused_import_writes_nothing() {
    let home = Home::new();
    let notice = home.write("notice.txt", seed(PUTIAN, "notice.txt"));
    let fixes = home.write("fixes.json", json!({"schema": 1, "batch": {"published": "2023x"}}).to_string());
    let out = home.path().join("out/b");
    let args = ["import", notice.to_str().unwrap(), "--id", "b", "-o", out.to_str().unwrap(), "--corrections"];
    let run = home.run(&[&args[..], &[fixes.to_str().unwrap(), "--lang", "en"]].concat());
    assert!(run.code == 2 && run.err.contains("fixes.json:1: error: \"2023x\" is not a date"), "{run:?}");
    assert!(!home.path().join("out").exists());
}

/// A fixed sequence of numbers.
struct Sequence(u64);

impl Sequence {
    /// Returns the next number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        // Steele and Vigna, splitmix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }
}

/// Pieces that the rules look for.
const PIECES: [&str; 24] = [
    "案例3：",
    "案例4",
    "附件2",
    "1.",
    "2. ",
    "（一）",
    "一、",
    "背景情况",
    "主要做法",
    "取得成效",
    "一是",
    "?,",
    "。",
    "，",
    "— 4 —",
    "**",
    "- ",
    " ",
    "\u{feff}",
    "\r",
    "当前位置：首页 > 新闻",
    "福州市",
    "莆田市荔城区推行一件事改革",
    "“闽政通”平台",
];

/// Returns 60 lines of a seed, some of them moved, repeated, dropped, cut, or with a piece put in.
fn mutated_notice(sequence: &mut Sequence, seeds: &[String]) -> String {
    let seed = &seeds[sequence.below(seeds.len())];
    let all: Vec<&str> = seed.lines().filter(|line| line.chars().count() < 200).collect();
    let from = sequence.below(all.len().saturating_sub(60));
    let mut lines: Vec<String> = all[from..all.len().min(from + 60)].iter().map(|&line| line.to_owned()).collect();
    for _ in 0..sequence.below(14) {
        let (at, to) = (sequence.below(lines.len()), sequence.below(lines.len()));
        match sequence.below(6) {
            0 => lines.swap(at, to),
            1 => lines.insert(to, lines[at].clone()),
            2 if lines.len() > 2 => drop(lines.remove(at)),
            3 => {
                let cut = sequence.below(lines[at].chars().count() + 1);
                let tail = lines[at].chars().skip(cut).collect();
                lines[at] = lines[at].chars().take(cut).collect();
                lines.insert(at + 1, tail);
            }
            _ => {
                let place = sequence.below(lines[at].chars().count() + 1);
                let (byte, piece) = (
                    lines[at].char_indices().nth(place).map_or(lines[at].len(), |found| found.0),
                    sequence.one(&PIECES),
                );
                lines[at].insert_str(byte, piece);
            }
        }
    }
    lines.join("\n")
}

/// Returns corrections of a notice, most of them senseless.
fn mutated_corrections(sequence: &mut Sequence, notice: &str) -> Value {
    let lines: Vec<&str> = notice.lines().collect();
    let mut fixes = json!({"schema": 1});
    for _ in 0..sequence.below(4) {
        let at = sequence.below(lines.len());
        let (line, text) = (at + 1, lines[at].trim());
        let some: String = text.chars().skip(sequence.below(4)).take(1 + sequence.below(5)).collect();
        let number = sequence.below(9);
        let (list, fix) = match sequence.below(11) {
            0 => ("cases", json!({"line": line, "number": number})),
            1 => ("cases", json!({"line": line, "title": some, "aliases": [format!("proof/{number}")]})),
            2 => ("cases", json!({"line": line, "title": sequence.one(&PIECES), "why": "x"})),
            3 => ("not_cases", json!(line)),
            4 => (
                "sections",
                json!({"line": line, "kind": sequence.one(&["background", "practice", "result", "other"])}),
            ),
            5 => ("headings", json!({"line": line, "label": "一、", "heading": some, "level": number})),
            6 => ("paragraphs", json!({"line": line, "case": number})),
            7 => ("edits", json!({"line": line, "printed": some, "read": sequence.one(&PIECES), "kind": "typo"})),
            8 => ("names", json!({"line": line, "kind": "system", "name": some, "do": sequence.one(&["add", "drop"])})),
            9 => ("figures", json!({"line": line, "text": some, "do": sequence.one(&["add", "drop"])})),
            _ => {
                fixes["batch"] =
                    json!({"published": sequence.one(&["2023x", "2023", "2023-02-30", ""]), "title": some});
                continue;
            }
        };
        match fixes[list].as_array_mut() {
            Some(list) => list.push(fix),
            None => fixes[list] = json!([fix]),
        }
    }
    fixes
}

#[test]
fn mutated_notices_and_corrections_are_refused_or_written_so_that_check_accepts_them() {
    let seeds = [PUTIAN, "fujian-2025-1", "fujian-2023-2", "fujian-approval-2023", "shaanxi-2023"];
    let seeds = seeds.map(|id| seed(id, "notice.txt"));
    let mut sequence = Sequence(15);
    let (mut written, mut refused, mut lost) = (0, 0, Vec::new());
    for nth in 0..400 {
        let notice = mutated_notice(&mut sequence, &seeds);
        // Every second notice by the rules alone.
        let fixes = if nth % 2 == 0 { json!({"schema": 1}) } else { mutated_corrections(&mut sequence, &notice) };
        let found = faults(&notice, &fixes);
        if found.is_empty() {
            written += 1
        } else {
            refused += 1
        }
        let is_lost = |fault: &&String| fault.contains("NotAccounted") || fault.contains("BadLines");
        lost.extend(found.iter().find(is_lost).map(|fault| format!("{fault}\n{fixes}\n{notice}")));
    }
    assert!(written >= 200 && refused >= 20, "{written} written, {refused} refused");
    // The rules themselves lose nothing: the proof is there for what is not known yet.
    assert!(lost.is_empty(), "{}: {}", lost.len(), lost.join("\n=====\n"));
}
