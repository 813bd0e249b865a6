//! Checking a document against a JSON Schema, as far as schemars generates it from our types (draft 2020-12).
//!
//! Known: `$ref` into `$defs`, `type`, `properties`, `required`, `additionalProperties`, `items`, `prefixItems`,
//! `minItems`, `maxItems`, `minimum`, `maximum`, `format` of whole numbers, `pattern`, `enum`, `const`, `oneOf`,
//! `anyOf`, `allOf`. A test proves that our schemas use nothing else.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    sync::{LazyLock, Mutex, PoisonError},
};

use regex::Regex;
use serde_json::Value as Schema;

use super::document::Node;
use crate::error::{FaultKind, JsonWord, Pointer, Step};

/// The most faults that are reported of one file: a person with more of them mends some and looks again.
pub const FAULT_LIMIT: usize = 1000;

/// A fault of one value, and its line.
pub(super) struct Violation {
    pub(super) line: u32,
    pub(super) kind: FaultKind,
}

/// Returns all faults of `root`, by line.
pub(super) fn violations(root: Node<'_>, schema: &Schema) -> Vec<Violation> {
    let mut check = Check { whole: schema, pointer: Pointer::default(), found: Vec::new() };
    check.duplicates(root);
    check.value(root, schema);
    check.found.sort_by_key(|found| found.line);
    check.found
}

/// Returns `true` if `text` matches `rule`, and of a rule that is no regular expression.
fn matches(rule: &str, text: &str) -> bool {
    static COMPILED: LazyLock<Mutex<HashMap<String, Option<Regex>>>> = LazyLock::new(Mutex::default);
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    let regex = compiled.entry(rule.to_owned()).or_insert_with(|| Regex::new(rule).ok());
    regex.as_ref().is_none_or(|regex| regex.is_match(text))
}

struct Check<'s, 'd> {
    /// The schema that `$ref` points into.
    whole: &'s Schema,
    /// Location of the current value.
    pointer: Pointer<'d>,
    found: Vec<Violation>,
}

impl<'s, 'd> Check<'s, 'd> {
    fn report(&mut self, line: u32, kind: impl FnOnce(Pointer<'static>) -> FaultKind) {
        if self.found.len() < FAULT_LIMIT {
            let kind = kind(self.pointer.clone().into_owned());
            self.found.push(Violation { line, kind });
        }
    }

    fn wrong_value(&mut self, node: Node<'d>, found: String, expected: String) {
        self.report(node.line(), |at| FaultKind::WrongValue { at, found, expected });
    }

    /// Does `work` one step further into the document.
    fn inside(&mut self, step: Step<'d>, work: impl FnOnce(&mut Self)) {
        self.pointer.0.push(step);
        work(self);
        self.pointer.0.pop();
    }

    /// Reports keys that an object has twice, in the whole tree below `node`: the schema sees only fields it knows.
    fn duplicates(&mut self, node: Node<'d>) {
        let mut lines: HashMap<&str, u32> = HashMap::new();
        for (key, line, value) in node.entries().into_iter().flatten() {
            match lines.entry(key) {
                Entry::Occupied(entry) => {
                    let first = *entry.get();
                    self.report(line, |at| FaultKind::DuplicateKey { at, key: key.to_owned(), first });
                }
                Entry::Vacant(entry) => _ = entry.insert(line),
            }
            self.inside(Step::Key(key.into()), |check| check.duplicates(value));
        }
        for (at, item) in node.items().into_iter().flatten().enumerate() {
            self.inside(Step::Index(at), |check| check.duplicates(item));
        }
    }

    fn resolve(&self, schema: &'s Schema) -> &'s Schema {
        let target = schema.get("$ref").and_then(Schema::as_str).and_then(|path| path.strip_prefix('#'));
        target.and_then(|path| self.whole.pointer(path)).unwrap_or(schema)
    }

    fn value(&mut self, node: Node<'d>, schema: &'s Schema) {
        let schema = self.resolve(schema);
        for part in list(schema, "allOf") {
            self.value(node, part);
        }
        let choices: Vec<&Schema> =
            list(schema, "oneOf").iter().chain(list(schema, "anyOf")).map(|one| self.resolve(one)).collect();
        if !choices.is_empty() {
            return self.one_of(node, schema, &choices);
        }
        if !self.constants(schema).is_empty() {
            return self.one_of(node, schema, &[schema]);
        }
        let types = self.types(schema);
        if !types.is_empty() && !types.iter().any(|one| fits(node, one)) {
            return self.wrong_type(node, &types);
        }
        self.number(node, schema);
        if let (Some(text), Some(rule)) = (node.text(), schema.get("pattern").and_then(Schema::as_str))
            && !matches(rule, text)
        {
            match text {
                "" => self.report(node.line(), |at| FaultKind::EmptyValue { at }),
                _ => self.wrong_value(node, node.shown(), rule.to_owned()),
            }
        }
        self.array(node, schema);
        self.object(node, schema);
    }

    fn wrong_type(&mut self, node: Node<'d>, types: &[&str]) {
        let word = |name: &str| JsonWord(name.to_owned());
        let (expected, found) = (types.iter().copied().map(word).collect(), word(node.kind()));
        self.report(node.line(), |at| FaultKind::WrongType { at, expected, found });
    }

    /// Checks `node` against alternatives: the constants among them as one list, of the others the one whose type it
    /// has, so that a fault deep inside is reported where it is.
    fn one_of(&mut self, node: Node<'d>, schema: &'s Schema, choices: &[&'s Schema]) {
        let constants: Vec<&str> = choices.iter().flat_map(|one| self.constants(one)).collect();
        if node.text().is_some_and(|text| constants.contains(&text)) {
            return;
        }
        let others = choices.iter().copied().filter(|one| self.constants(one).is_empty());
        let fitting: Vec<&Schema> = others.filter(|one| self.types(one).iter().any(|kind| fits(node, kind))).collect();
        match fitting.as_slice() {
            [only] => self.value(node, only),
            [] if node.text().is_some() && !constants.is_empty() => {
                self.wrong_value(node, node.shown(), constants.join(" | "));
            }
            [] => self.wrong_type(node, &self.types(schema)),
            [first, ..] => {
                let before = self.found.len();
                let good = fitting.iter().any(|one| {
                    self.value(node, one);
                    let good = self.found.len() == before;
                    self.found.truncate(before);
                    good
                });
                if !good {
                    self.value(node, first);
                }
            }
        }
    }

    /// Returns the texts that `schema` lists as the only ones allowed.
    fn constants(&self, schema: &'s Schema) -> Vec<&'s str> {
        schema.get("const").into_iter().chain(list(schema, "enum")).filter_map(Schema::as_str).collect()
    }

    /// Returns the types that `schema` allows, those of its alternatives included, each once.
    fn types(&self, schema: &'s Schema) -> Vec<&'s str> {
        let schema = self.resolve(schema);
        let mut types: Vec<&str> = match schema.get("type") {
            Some(Schema::String(one)) => vec![one],
            Some(Schema::Array(several)) => several.iter().filter_map(Schema::as_str).collect(),
            _ => Vec::new(),
        };
        for one in ["oneOf", "anyOf", "allOf"].iter().flat_map(|name| list(schema, name)) {
            types.extend(self.types(one));
        }
        if types.is_empty() && !self.constants(schema).is_empty() {
            types.push("string");
        }
        let mut seen = HashSet::new();
        types.retain(|one| seen.insert(*one));
        types
    }

    fn number(&mut self, node: Node<'d>, schema: &'s Schema) {
        let Some(number) = node.number() else { return };
        // Smaller types have their maximum in the schema.
        let limit = (schema.get("format").and_then(Schema::as_str) == Some("uint32")).then_some(u32::MAX.into());
        let low = schema.get("minimum").and_then(Schema::as_f64);
        let high = schema.get("maximum").and_then(Schema::as_f64).or(limit);
        let value: f64 = number.parse().unwrap_or(f64::NAN);
        if low.is_some_and(|low| value < low) || high.is_some_and(|high| value > high) {
            let shown = |bound: Option<f64>| bound.map_or(String::new(), |bound| bound.to_string());
            self.wrong_value(node, node.shown(), format!("{}–{}", shown(low), shown(high)));
        }
    }

    fn array(&mut self, node: Node<'d>, schema: &'s Schema) {
        let Some(items) = node.items() else { return };
        let bound = |name| schema.get(name).and_then(Schema::as_u64);
        let count = items.len() as u64;
        if bound("minItems").is_some_and(|min| count < min) || bound("maxItems").is_some_and(|max| count > max) {
            let (min, max) = (bound("minItems").unwrap_or(0), bound("maxItems"));
            let expected = match max {
                Some(max) if max == min => format!("[{min}]"),
                Some(max) => format!("[{min}–{max}]"),
                None => format!("[{min}–]"),
            };
            return self.wrong_value(node, format!("[{count}]"), expected);
        }
        let first = list(schema, "prefixItems");
        let rest = schema.get("items").filter(|rest| rest.is_object());
        for (at, item) in items.enumerate() {
            if let Some(schema) = first.get(at).or(rest) {
                self.inside(Step::Index(at), |check| check.value(item, schema));
            }
        }
    }

    fn object(&mut self, node: Node<'d>, schema: &'s Schema) {
        let Some(entries) = node.entries() else { return };
        let fields = schema.get("properties").and_then(Schema::as_object);
        let others = schema.get("additionalProperties");
        for (key, line, value) in entries {
            let field = fields.and_then(|fields| fields.get(key));
            match field.or(others.filter(|others| others.is_object())) {
                Some(schema) => self.inside(Step::Key(key.into()), |check| check.value(value, schema)),
                None if fields.is_some() || others == Some(&Schema::Bool(false)) => {
                    self.report(line, |at| FaultKind::UnknownField { at, field: key.to_owned() });
                }
                None => {}
            }
        }
        for name in list(schema, "required") {
            if let Some(name) = name.as_str().filter(|name| node.get(name).is_none()) {
                self.report(node.line(), |at| FaultKind::MissingField { at, field: name.to_owned() });
            }
        }
    }
}

/// Returns the values of an array of a schema; none if it is absent.
fn list<'s>(schema: &'s Schema, name: &str) -> &'s [Schema] {
    schema.get(name).and_then(Schema::as_array).map_or(&[], Vec::as_slice)
}

/// Returns `true` if `node` is of the type that JSON Schema calls `kind`.
fn fits(node: Node<'_>, kind: &str) -> bool {
    node.kind() == kind || (kind == "number" && node.kind() == "integer")
}
