//! The one reader of JSON that people write: batch files, corrections, keymaps, configuration.
//!
//! serde_json stops at the first fault, knows no positions once a value is read, and keeps the last of two equal keys.
//! A person who mends a file wants all faults at once, each with its line. So a file is first read into a
//! [`Document`], a tree whose values know their lines, and [checked](Document::validate) against the JSON Schema that
//! is generated from the Rust type. JSON is strict here: no comments, no trailing commas.

mod pattern;
mod row;
mod schema;

use std::{
    any::TypeId,
    path::Path,
    sync::{Mutex, PoisonError},
};

use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, ast::Value, common::Ranged};
use schemars::JsonSchema;
use serde::de::{DeserializeOwned, IgnoredAny};

pub use self::row::Cut;
use crate::error::{Fault, FaultKind, JsonReason, Severity};
pub use crate::error::{Pointer, Step};

/// The text of a JSON file as a tree whose values know where they stand.
pub struct Document<'t> {
    root: Value<'t>,
    /// The byte where each line begins.
    starts: Vec<usize>,
    /// From this byte on, a line has a number so much higher than in this text.
    shift: (usize, u32),
    /// The row that is empty here, and is read elsewhere.
    cut: Option<&'t Cut<'t>>,
}

impl<'t> Document<'t> {
    /// Reads `text`, the content of the file `path`. The fault of a text that is no JSON names the line and the reason
    /// or says that the text ends too early.
    pub fn parse(path: &Path, text: &'t str) -> Result<Self, Fault> {
        // serde_json judges the syntax: it is stricter than the parser of the tree, and ignores a value of any depth
        // without recursion. The tree's parser gives the better reasons ("Trailing commas are not allowed").
        let judged = serde_json::from_str::<IgnoredAny>(text);
        if let Err(error) = &judged
            && error.is_eof()
        {
            return Err(syntax_fault(path, error));
        }
        let document = Self::tree(path, text)?;
        judged.map_err(|error| syntax_fault(path, &error))?;
        Ok(document)
    }

    fn tree(path: &Path, text: &'t str) -> Result<Self, Fault> {
        let options = CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false };
        let root = jsonc_parser::parse_to_ast(text, &options, &strict()).map_err(|error| {
            let line = u32::try_from(error.line_display()).ok();
            Fault::error(path, line, FaultKind::NotJson { reason: JsonReason(error.kind().to_string()) })
        })?;
        let root = root.value;
        let root = root.ok_or_else(|| Fault::error(path, None, FaultKind::EmptyFile))?;
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Ok(Self { root, starts, shift: (0, 0), cut: None })
    }

    /// The same of a text that is cut at a row: its elements are read each time somebody goes into them. What cannot be
    /// read so has to be read whole, which says what is wrong.
    pub fn of_cut(cut: &'t Cut<'t>) -> Option<Self> {
        let document = Self::tree(Path::new(""), &cut.rest).ok()?;
        Some(Self { shift: (cut.hole, cut.lines), cut: Some(cut), ..document })
    }

    /// An element of a row.
    fn of_element((text, line): (&'t str, u32)) -> Option<Self> {
        let document = Self::tree(Path::new(""), text).ok()?;
        Some(Self { shift: (0, line.saturating_sub(1)), ..document })
    }

    /// The whole value.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, value: &self.root }
    }

    /// The line of the value at `place`, or of the nearest value around it that is there.
    pub fn line(&self, place: &Pointer<'_>) -> u32 {
        self.line_in(&place.0)
    }

    fn line_in(&self, steps: &[Step<'_>]) -> u32 {
        let mut node = self.root();
        for (nth, step) in steps.iter().enumerate() {
            if let (Some(cut), Step::Index(index)) = (node.cut(), step)
                && let Some(element) = cut.element(*index).and_then(Document::of_element)
            {
                return element.line_in(steps.get(nth + 1..).unwrap_or_default());
            }
            let inner = match step {
                Step::Key(name) => node.get(name),
                Step::Index(index) => node.item(*index),
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node.line()
    }

    /// Checks the whole document against a JSON Schema: types, required and unknown fields, allowed values, limits,
    /// patterns; and that no object has a key twice. Unknown fields are warnings. At most [`FAULT_LIMIT`] are given.
    pub fn validate(&self, path: &Path, schema: &serde_json::Value) -> Vec<Fault> {
        self.validated(path, schema).unwrap_or_default()
    }

    /// The same; `None` where an element of a row cannot be read, so that the document has to be read whole.
    fn validated(&self, path: &Path, schema: &serde_json::Value) -> Option<Vec<Fault>> {
        let fault = |found: schema::Found| Fault {
            path: path.to_owned(),
            line: Some(found.line),
            severity: match found.kind {
                FaultKind::UnknownField { .. } => Severity::Warning,
                _ => Severity::Error,
            },
            kind: found.kind,
        };
        Some(schema::validate(self.root(), schema)?.into_iter().map(fault).collect())
    }

    fn line_at(&self, byte: usize) -> u32 {
        let line = u32::try_from(self.starts.partition_point(|start| *start <= byte)).unwrap_or(u32::MAX);
        if byte < self.shift.0 { line } else { line.saturating_add(self.shift.1) }
    }
}

/// The most faults that are reported of one file: who has more of them mends some and looks again.
pub const FAULT_LIMIT: usize = 1000;

/// A value in a [`Document`].
#[derive(Clone, Copy)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    value: &'d Value<'d>,
}

impl<'d> Node<'d> {
    /// The 1-based line where the value begins.
    pub fn line(self) -> u32 {
        self.document.line_at(self.value.range().start)
    }

    /// The text, if it is one.
    pub fn text(self) -> Option<&'d str> {
        match self.value {
            Value::StringLit(text) => Some(&text.value),
            _ => None,
        }
    }

    /// The number as written, if it is one.
    pub fn number(self) -> Option<&'d str> {
        match self.value {
            Value::NumberLit(number) => Some(number.value),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub fn truth(self) -> Option<bool> {
        match self.value {
            Value::BooleanLit(yes) => Some(yes.value),
            _ => None,
        }
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        matches!(self.value, Value::NullKeyword(_))
    }

    /// What was cut out of it, if it is the row that was cut.
    fn cut(self) -> Option<&'d Cut<'d>> {
        let cut = self.document.cut?;
        (matches!(self.value, Value::Array(_)) && self.value.range().start + 1 == cut.hole).then_some(cut)
    }

    /// Its elements, if it is an array.
    pub fn items(self) -> Option<impl ExactSizeIterator<Item = Node<'d>>> {
        let Value::Array(array) = self.value else { return None };
        Some(array.elements.iter().map(move |value| Node { value, ..self }))
    }

    /// Its keys, each with its line, and their values in the order of the file, if it is an object. A key may occur
    /// twice.
    pub fn entries(self) -> Option<impl ExactSizeIterator<Item = (&'d str, u32, Node<'d>)>> {
        let Value::Object(object) = self.value else { return None };
        Some(object.properties.iter().map(move |property| {
            let line = self.document.line_at(property.range.start);
            (property.name.as_str(), line, Node { value: &property.value, ..self })
        }))
    }

    /// The value of a key.
    pub fn get(self, name: &str) -> Option<Node<'d>> {
        self.entries()?.find(|(key, ..)| *key == name).map(|(.., value)| value)
    }

    /// The element at a position counted from 0.
    pub fn item(self, at: usize) -> Option<Node<'d>> {
        self.items()?.nth(at)
    }

    /// The name of its type in JSON Schema; a number without fraction or exponent is an `integer`.
    pub fn kind(self) -> &'static str {
        match self.value {
            Value::StringLit(_) => "string",
            Value::NumberLit(number) if number.value.contains(['.', 'e', 'E']) => "number",
            Value::NumberLit(_) => "integer",
            Value::BooleanLit(_) => "boolean",
            Value::Object(_) => "object",
            Value::Array(_) => "array",
            Value::NullKeyword(_) => "null",
        }
    }

    /// What a fault shows of it: its text or number, cut after 40 characters, or the name of its type.
    pub fn shown(self) -> String {
        let whole = match self.value {
            Value::StringLit(text) => &text.value,
            Value::NumberLit(number) => number.value,
            Value::BooleanLit(yes) => return yes.value.to_string(),
            _ => return self.kind().to_owned(),
        };
        let mut shown: String = whole.chars().take(40).collect();
        if shown.len() < whole.len() {
            shown.push('…');
        }
        shown
    }
}

/// Reads `text`, the content of the file `path`, as a `T` of a format whose newest version is `newest`. A file of a
/// newer version has that one fault. The value is there if no fault is an error.
pub fn read<T: JsonSchema + DeserializeOwned + 'static>(
    path: &Path,
    text: &str,
    newest: u32,
) -> (Option<T>, Vec<Fault>) {
    match Document::parse(path, text) {
        Ok(document) => value(path, text, &document, newest).unwrap_or_default(),
        Err(fault) => (None, vec![fault]),
    }
}

/// The same of a text whose root has a long row as `row`: it says the same, in a fraction of the memory.
pub fn read_by_row<T: JsonSchema + DeserializeOwned + 'static>(
    path: &Path,
    text: &str,
    newest: u32,
    row: &str,
) -> (Option<T>, Vec<Fault>) {
    let by_row = |cut: &Cut<'_>| value(path, text, &Document::of_cut(cut)?, newest);
    cut(text, row).and_then(|cut| by_row(&cut)).unwrap_or_else(|| read(path, text, newest))
}

/// Cuts a text at a row, if it is JSON that can be cut.
pub fn cut<'t>(text: &'t str, row: &str) -> Option<Cut<'t>> {
    serde_json::from_str::<IgnoredAny>(text).ok()?;
    Cut::new(text, row)
}

/// What a document says as a `T`, and its faults; `None` where it has to be read whole.
fn value<T: JsonSchema + DeserializeOwned + 'static>(
    path: &Path,
    text: &str,
    document: &Document<'_>,
    newest: u32,
) -> Option<(Option<T>, Vec<Fault>)> {
    if let Some(fault) = newer(path, document, newest) {
        return Some((None, vec![fault]));
    }
    let mut faults = document.validated(path, schema_of::<T>())?;
    if faults.iter().any(|fault| fault.severity == Severity::Error) {
        return Some((None, faults));
    }
    match serde_json::from_str(text) {
        Ok(value) => Some((Some(value), faults)),
        // The schema says less than the type; no such type is known here, so this is only made sure of.
        Err(error) => {
            faults.push(syntax_fault(path, &error));
            Some((None, faults))
        }
    }
}

/// The value of a file that stands there exactly as `write` writes that value: there is nothing to check in it.
pub fn read_own<T: DeserializeOwned>(text: &str, write: impl Fn(&T) -> String) -> Option<T> {
    serde_json::from_str(text).ok().filter(|value| write(value) == text)
}

/// The schema of a type. It is made once: with 100,000 files to be read that would be a third of the work.
fn schema_of<T: JsonSchema + 'static>() -> &'static serde_json::Value {
    static MADE: Mutex<Vec<(TypeId, &serde_json::Value)>> = Mutex::new(Vec::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let id = TypeId::of::<T>();
    if let Some((_, schema)) = made.iter().find(|(known, _)| *known == id) {
        return schema;
    }
    let schema: &'static serde_json::Value = Box::leak(Box::new(schemars::schema_for!(T).to_value()));
    made.push((id, schema));
    schema
}

/// The fault of a document whose `schema` is newer than `newest`.
pub fn newer(path: &Path, document: &Document<'_>, newest: u32) -> Option<Fault> {
    let schema = document.root().get("schema")?;
    let number = schema.number()?;
    let is_newer = schema.kind() == "integer"
        && !number.starts_with('-')
        && number.parse::<u32>().map_or(true, |number| number > newest);
    let kind = FaultKind::NewerSchema { found: number.to_owned(), known: newest };
    is_newer.then(|| Fault::error(path, Some(schema.line()), kind))
}

fn syntax_fault(path: &Path, error: &serde_json::Error) -> Fault {
    let line = u32::try_from(error.line()).ok().filter(|line| *line > 0);
    if error.is_eof() {
        return Fault::error(path, line, FaultKind::Truncated);
    }
    let reason = error.to_string();
    let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(reason, _)| reason);
    Fault::error(path, line, FaultKind::NotJson { reason: JsonReason(reason.to_owned()) })
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}
