//! Answers for programs: each shape with a schema that refuses what it does not know, one object a line, orders.

use std::path::Path;

use anli::{
    cli::schema::Format,
    json::{self, Document},
};
use clap::ValueEnum;
use serde_json::{Value, json};

use crate::common::{
    batches::{batch, put},
    cli::Home,
};

/// Returns the faults of a text by the schema of a format.
fn faults(format: Format, text: &str) -> Vec<String> {
    let document = Document::parse(Path::new("x.json"), text).unwrap();
    let found = json::validate(&document, Path::new("x.json"), format.schema().as_value());
    found.iter().map(|fault| format!("{:?}", fault.kind)).collect()
}

/// The shapes, each with a command that prints one.
const SHAPES: [(Format, &[&str]); 17] = [
    (Format::List, &["list", "--json"]),
    (Format::ListSystems, &["list", "--systems", "--json"]),
    (Format::Stats, &["list", "--stats", "--json"]),
    (Format::Show, &["show", "fujian-2025-1/27", "fujian-2023-2/1", "--json"]),
    (Format::Show, &["show", "shaanxi-2023/3", "--json"]),
    (Format::ShowSource, &["show", "fujian-2025-1/27", "--source", "--json"]),
    (Format::ShowCitation, &["show", "fujian-2025-1/27", "--citation", "--json"]),
    (Format::Search, &["search", "零工", "--json"]),
    (Format::Search, &["search", "龘靐齉齾", "--json"]),
    (Format::Check, &["check", "bad.json", "--json"]),
    (Format::Keys, &["keys", "--json"]),
    (Format::Batches, &["batches", "--json"]),
    (Format::Import, &["import", "notice.txt", "--id", "a", "-o", "out/a", "--json"]),
    (Format::Comparison, &["compare", "fujian-2025-1/28", "fujian-2023-2/2", "--json"]),
    (Format::DeskChange, &["desk", "add", "fujian-2025-1/28", "--json"]),
    (Format::DeskList, &["desk", "list", "--json"]),
    (Format::Options, &["config", "--json"]),
];

#[test]
fn every_answer_fits_its_schema() {
    let home = Home::new();
    home.write("bad.json", "{");
    home.write("notice.txt", std::fs::read("seeds/fujian-2023-2/notice.txt").unwrap());
    for (format, args) in SHAPES {
        let output = home.command(args).current_dir(home.path()).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(faults(format, &text), [""; 0], "{args:?}");
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_ne!(value, json!([]), "{args:?}");
    }
}

#[test]
fn schemas_have_an_address_and_refuse_what_they_do_not_know() {
    for format in Format::value_variants() {
        let schema = format.schema();
        let name = format.to_possible_value().unwrap().get_name().to_owned();
        assert_eq!(schema.get("$id"), Some(&json!(format!("urn:anli:schema:{name}"))));
    }
    assert_eq!(faults(Format::List, r#"[{"colour": 1}]"#).iter().filter(|fault| fault.contains("Unknown")).count(), 1);
    let text = r#"{"hits": [{"id": "a/1", "title": "", "score": 0, "why": [], "partial": false, "matches": [], "x": 1}],
                   "total": 1, "nowhere": [], "y": 2}"#;
    assert_eq!(faults(Format::Search, text).len(), 2);
    for format in [Format::Batch, Format::Corrections, Format::Config, Format::Desk, Format::Keymap, Format::Theme] {
        let wrong = faults(format, r#"{"schema": 2}"#);
        assert!(wrong.iter().any(|fault| fault.contains("schema") && fault.contains("\"2\"")), "{format:?} {wrong:?}");
    }
}

#[test]
fn one_object_a_line_is_the_same_rows() {
    let home = Home::new();
    home.write("bad.json", "{");
    for args in [
        &["list", "--batch", "fujian-2025-1"][..],
        &["list", "--systems"],
        &["show", "fujian-2025-1/27", "fujian-2023-2/1"],
        &["show", "fujian-2025-1/27", "--source"],
        &["show", "fujian-2025-1/27", "--citation"],
        &["search", "零工"],
        &["check", "bad.json"],
        &["keys"],
        &["batches"],
    ] {
        let run = |form: &str| home.command(&[args, &[form]].concat()).current_dir(home.path()).output().unwrap();
        let text = |form| String::from_utf8(run(form).stdout).unwrap();
        let whole: Value = serde_json::from_str(&text("--json")).unwrap();
        let whole = whole.get("hits").unwrap_or(&whole).as_array().unwrap().clone();
        let lines: Vec<Value> = text("--jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(lines == whole && !lines.is_empty(), "{args:?}");
        assert_eq!(run("--json").status, run("--jsonl").status);
    }
    assert_eq!(home.run(&["list", "--json", "--jsonl"]).code, 2);
    let none = home.run(&["list", "--region", "北京", "--jsonl"]);
    assert_eq!((none.code, none.out.as_str(), none.err.as_str()), (1, "", ""));
}

#[test]
fn lists_have_orders_and_limits() {
    let home = Home::new();
    for (id, date, titles) in [("b", "2024-05", ["安溪", "重庆", "长汀"]), ("a", "2023", ["北海", "中山", "鄂州"])]
    {
        let mut value = batch(id, date, &[1, 2, 10]);
        for (at, title) in titles.iter().enumerate() {
            value["cases"][at]["title"] = json!(title);
            value["cases"][at]["title_source"] = json!("derived");
            value["cases"][at]["title_lines"] = json!(null);
        }
        value["cases"][2]["region"] = json!({"province": "北京市", "city": null, "county": null});
        put(&home.path().join("corpus"), &value, &[1, 2, 10]);
    }
    let ids = |args: &[&str]| -> String {
        let out = home.run(&[&["list", "--no-seeds"], args].concat()).ok();
        out.lines().map(|line| line.split('\t').next().unwrap()).collect::<Vec<_>>().join(" ")
    };
    let listed = ids(&[]);
    assert_eq!(ids(&["--sort", "id"]), "a/1 a/2 a/10 b/1 b/2 b/10");
    assert_eq!(ids(&["--sort", "id", "--reverse"]), "b/10 b/2 b/1 a/10 a/2 a/1");
    // 北京 before 福建, as GB/T 2260 has them.
    assert!(ids(&["--sort", "place", "--limit", "2"]).split(' ').all(|id| id.ends_with("/10")));
    assert_eq!(ids(&["--sort", "title"]), "b/1 a/1 b/10 b/2 a/10 a/2");
    assert_eq!(ids(&["--sort", "published", "--limit", "1"]).split('/').next(), Some("a"));
    assert_eq!(ids(&["--limit", "2"]), listed.split(' ').take(2).collect::<Vec<_>>().join(" "));
    let run = home.run(&["list", "--limit", "0"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    let run = home.run(&["list", "--sort", "colour", "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("Use one of: id, place, title, published."), "{}", run.err);
    assert_eq!(home.run(&["list", "--stats", "--limit", "1"]).code, 2);
}
