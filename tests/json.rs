//! The reader of hand-written JSON: all faults at once, each with its line.

use std::path::Path;

use anli::{
    cli::schema::Format,
    corpus::Batch,
    error::Severity,
    json::{self, Document},
};
use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::common::{batches::batch, faults::describe};

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
struct Sample {
    name: String,
    count: Option<u8>,
    #[serde(default)]
    pair: Option<Pair>,
    #[serde(default)]
    colours: Vec<Colour>,
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
struct Pair(u32, u32);

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Colour {
    /// As the sky.
    Blue,
    /// As blood.
    Red,
}

/// Returns the faults of a sample, as line, kind and message.
fn faults(text: &str) -> Vec<String> {
    let (value, faults) = json::read::<Sample>(Path::new("x.json"), text, 1);
    assert_eq!(value.is_none(), faults.iter().any(|fault| fault.severity == Severity::Error));
    faults.iter().map(|fault| format!("{} {}", fault.line.unwrap_or(0), describe(fault))).collect()
}

#[test]
fn a_good_file_has_no_faults() {
    assert_eq!(faults(r#"{"name": "a", "pair": [1, 2], "colours": ["red", "blue"]}"#), [""; 0]);
    assert_eq!(faults(r#"{"name": "a", "count": null, "pair": null}"#), [""; 0]);
}

#[test]
fn all_faults_are_found_with_their_lines() {
    let text = r#"{
  "count": 300,
  "pair": [1, "2"],
  "colours": [
    "green",
    5
  ],
  "colour": "red",
  "count": -1,
  "x": { "a": 1, "a": 2 }
}"#;
    assert_eq!(
        faults(text),
        [
            "1 MissingField: $ lacks the field \"name\"",
            "2 WrongValue: count cannot be \"300\". Allowed: 0–255.",
            "3 WrongType: pair[1] must be integer, is string",
            "5 WrongValue: colours[0] cannot be \"green\". Allowed: blue | red.",
            "6 WrongType: colours[1] must be string, is integer",
            "8 UnknownField: $ has an unknown field \"colour\"",
            "9 DuplicateKey: $ has \"count\" twice, first in line 2",
            "9 WrongValue: count cannot be \"-1\". Allowed: 0–255.",
            "10 DuplicateKey: x has \"a\" twice, first in line 10",
            "10 UnknownField: $ has an unknown field \"x\"",
        ]
    );
}

#[test]
fn an_unknown_field_is_only_a_warning() {
    let (value, faults) = json::read::<Sample>(Path::new("x.json"), r#"{"name": "a", "nmae": 1}"#, 1);
    assert_eq!(value.unwrap().name, "a");
    assert_eq!((faults[0].kind.name(), faults[0].severity), ("UnknownField", Severity::Warning));
}

#[test]
fn syntax_errors_have_a_position_and_reason() {
    for (text, expected) in [
        ("", "1 Truncated: the file ends unexpectedly"),
        ("{\n\"name\": \"a", "2 Truncated: the file ends unexpectedly"),
        ("{\n\n\"name\": [1, 2", "3 Truncated: the file ends unexpectedly"),
        ("{\"name\": \"a\",}", "1 NotJson: not JSON: Trailing commas are not allowed"),
        ("{\"name\": \"a\"}\n}", "2 NotJson: not JSON: Text cannot contain more than one JSON value"),
        ("{\"name\"\n \"a\"}", "2 NotJson: not JSON: Expected colon after the string or word in object property"),
        ("// x\n{}", "1 NotJson: not JSON: Comments are not allowed"),
        ("{'name': 'a'}", "1 NotJson: not JSON: Single-quoted strings are not allowed"),
        ("{\"name\": 01}", "1 NotJson: not JSON: Expected comma"),
        (
            "{\"name\": \"a\nb\"}",
            "1 NotJson: not JSON: control character (\\u0000-\\u001F) found while parsing a string",
        ),
        ("{\"name\": [1 2]}", "1 NotJson: not JSON: Expected comma"),
        ("[1]", "1 WrongType: $ must be object, is array"),
        (
            "{\"schema\": 2, \"name\": 5}",
            "1 NewerSchema: schema 2 is newer than 1, the newest that this program supports",
        ),
        (
            "{\"schema\": 99999999999, \"name\": 5}",
            "1 NewerSchema: schema 99999999999 is newer than 1, the newest that this program supports",
        ),
    ] {
        assert_eq!(faults(text), [expected], "{text}");
    }
}

#[test]
fn a_line_ends_at_a_line_feed_and_columns_count_characters() {
    for (text, line, column) in [
        ("7\r1{}", 1, Some(3)),
        ("{\r\r\n\r 年}", 2, Some(3)),
        ("{\"年月\": tru}", 1, Some(8)),
        ("{\"年月\": \"日\u{1}\"}", 1, Some(10)),
        ("{\n\"a\": 1 \"b\"}", 2, Some(7)),
        ("{\r\"a\": 1", 1, None),
    ] {
        let fault = Document::parse(Path::new("x"), text).err().unwrap();
        assert_eq!((fault.line, fault.column.map(u32::from)), (Some(line), column), "{text:?} {fault:?}");
    }
}

#[test]
fn what_people_write_becomes_strict_json_of_the_same_lines() {
    for (text, strict) in [
        ("{\"a\": 1}", "{\"a\": 1}"),
        ("// 年\n{\"a\": /* 月\n日 */ 1, // x", "    \n{\"a\":     \n     1,     "),
        ("{\"a\": [1, 2,], }", "{\"a\": [1, 2 ]  }"),
        ("[1, /* x */\n]", "[1         \n]"),
        ("[1 /* x */, // y\n]", "[1              \n]"),
        ("{\"a\": \"// no, ]\"}", "{\"a\": \"// no, ]\"}"),
        // These are faults.
        ("[,]", "[,]"),
        ("{\"a\":,}", "{\"a\":,}"),
        ("[1,,]", "[1,,]"),
        ("[1,] /* x", "[1 ] /* x"),
        ("# x\n{}", "# x\n{}"),
    ] {
        assert_eq!(json::strict(text), strict, "{text}");
    }
}

#[test]
fn a_text_is_sound_up_to_its_fault() {
    for (text, sound, line) in [
        ("{\"a\": 1}", "{\"a\": 1}", None),
        ("{\"a\": 1,\n\"b\" 2,\n\"c\": 3}", "{\"a\": 1}", Some(2)),
        ("{\"a\": 1\n\"b\": 2}", "{\"a\": 1}", Some(1)),
        ("{\"a\": [1, {\"b\": 2,\n x: 3}], \"c\": 4}", "{\"a\": [1, {\"b\": 2}]}", Some(2)),
        ("{\"a\": {\"b\": 1}\n,\"c\": \"x", "{\"a\": {\"b\": 1}\n}", Some(2)),
        ("{\"a\": 1, /* x */\n", "{\"a\": 1}", Some(2)),
        ("{\"a\": 1, // x\n \"b\": '2'}", "{\"a\": 1}", Some(2)),
        ("{\"a\": 1}\n}", "{\"a\": 1}\n", Some(2)),
        ("{", "{}", Some(1)),
    ] {
        let (found, fault) = json::sound(Path::new("x"), text);
        assert_eq!((&*found, fault.and_then(|fault| fault.line)), (sound, line), "{text}");
    }
    for text in ["", "x", "]", "\"", ","] {
        let (found, fault) = json::sound(Path::new("x"), text);
        assert!(fault.is_some() && Document::parse(Path::new("x"), &found).is_err(), "{text}: {found}");
    }
}

#[test]
fn deep_nesting_is_refused() {
    for depth in [600, 200_000] {
        let text = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(faults(&text), ["1 NotJson: not JSON: Maximum nesting depth exceeded"]);
        let cut = "{\"a\":".repeat(depth);
        assert_eq!(faults(&cut), ["1 Truncated: the file ends unexpectedly"]);
    }
}

#[test]
fn values_have_line_numbers() {
    let text = "{\n\"a\": [\n{\"b\":\n1}]\n}";
    let document = Document::parse(Path::new("x"), text).unwrap();
    let place = json::Pointer::default().key("a").index(0).key("b");
    assert_eq!((document.line(&place), place.to_string()), (4, "a[0].b".to_owned()));
    assert_eq!(document.line(&json::Pointer::default().key("a").index(7).key("b")), 2);
}

#[test]
fn schemas_use_only_checked_keywords() {
    let known = "$schema $id $ref $defs title description default type properties required additionalProperties items \
                 prefixItems minItems maxItems minimum maximum format pattern enum const oneOf anyOf allOf";
    let mut unknown = Vec::new();
    for format in Format::value_variants() {
        collect_keywords(format.schema().as_value(), &mut |keyword, value| {
            let format_known = keyword != "format" || ["uint32", "uint8", "int64"].contains(&value.as_str().unwrap());
            if !known.split_whitespace().any(|one| one == keyword) || !format_known {
                unknown.push(format!("{format:?}: {keyword} {value}"));
            }
        });
    }
    assert_eq!(unknown, [""; 0]);
}

/// Calls `seen` with every keyword of a schema and its subschemas; field names are not keywords.
fn collect_keywords(schema: &Value, seen: &mut impl FnMut(&str, &Value)) {
    for (keyword, value) in schema.as_object().into_iter().flatten() {
        seen(keyword, value);
        let inner: Vec<&Value> = match (keyword.as_str(), value) {
            ("properties" | "$defs", Value::Object(fields)) => fields.values().collect(),
            (_, Value::Array(list)) => list.iter().collect(),
            ("default", _) => Vec::new(),
            (_, value) => vec![value],
        };
        for value in inner {
            collect_keywords(value, seen);
        }
    }
}

#[test]
fn broken_fields_are_named_by_their_path() {
    let whole = batch("a", "2024", &[1]);
    for (pointer, bad, expected) in [
        ("/id", json!("A b"), "WrongValue: id cannot be \"A b\". Allowed: ^[a-z0-9][a-z0-9-]{0,63}$."),
        ("/script", json!("hanz"), "WrongValue: script cannot be \"hanz\". Allowed: hans | hant."),
        ("/cases/0/lines", json!([1]), "WrongValue: cases[0].lines cannot be \"[1]\". Allowed: [2]."),
        ("/cases/0/title", json!(null), "WrongType: cases[0].title must be string, is null"),
        ("/cases/0/number", json!(1.5), "WrongType: cases[0].number must be integer, is number"),
        (
            "/cases/0/number",
            json!(4_294_967_296_u64),
            "WrongValue: cases[0].number cannot be \"4294967296\". Allowed: 0–4294967295.",
        ),
        ("/cases/0/title_lines", json!("x"), "WrongType: cases[0].title_lines must be array|null, is string"),
        ("/cases/0/region", json!([]), "WrongType: cases[0].region must be object, is array"),
        ("/cases/0/sections/0/kind", json!("practise"), {
            "WrongValue: cases[0].sections[0].kind cannot be \"practise\". Allowed: background | practice | result | other."
        }),
    ] {
        let mut broken = whole.clone();
        *broken.pointer_mut(pointer).unwrap() = bad;
        let text = serde_json::to_string(&broken).unwrap();
        let (_, faults) = json::read::<Batch>(Path::new("x"), &text, 1);
        let shown: Vec<String> = faults.iter().map(describe).collect();
        assert_eq!(shown, [expected]);
    }
}
