//! The tree of a JSON text whose values know their lines.

use std::{num::NonZeroU32, path::Path};

use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, ast::Value, common::Ranged};
use serde::de::IgnoredAny;

use crate::error::{Fault, FaultKind, JsonWord, Pointer, Step};

/// The text of a JSON file as a tree whose values know their lines.
pub struct Document<'t> {
    root: Value<'t>,
    /// The byte at which each line begins.
    starts: Vec<usize>,
}

impl<'t> Document<'t> {
    /// Parses `text`, the content of the file `path`.
    ///
    /// # Errors
    ///
    /// The text is not JSON; the fault names the line and the reason, or says that the text ends unexpectedly.
    pub fn parse(path: &Path, text: &'t str) -> Result<Self, Fault> {
        // serde_json judges the syntax: it is stricter than the parser of the tree, and ignores a value of any depth
        // without recursion. The tree's parser gives the better reasons ("Trailing commas are not allowed").
        let judged = serde_json::from_str::<IgnoredAny>(text);
        if let Err(error) = &judged
            && error.is_eof()
        {
            return Err(syntax_fault(path, text, error));
        }
        let options = CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false };
        let root = jsonc_parser::parse_to_ast(text, &options, &strict())
            .map_err(|error| not_json(path, text, error.range().start, error.kind().to_string()))?;
        judged.map_err(|error| syntax_fault(path, text, &error))?;
        let root = root.value.ok_or_else(|| Fault::error(path, None, FaultKind::EmptyFile))?;
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Ok(Self { root, starts })
    }

    /// Returns the whole value.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, value: &self.root }
    }

    /// Returns the line of the value at `pointer`, or of the nearest existing value around it.
    pub fn line(&self, pointer: &Pointer<'_>) -> u32 {
        let mut node = self.root();
        for step in &pointer.0 {
            let inner = match step {
                Step::Key(name) => node.get(name),
                Step::Index(at) => node.items().and_then(|mut items| items.nth(*at)),
            };
            let Some(inner) = inner else { break };
            node = inner;
        }
        node.line()
    }

    fn line_at(&self, byte: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= byte)).unwrap_or(u32::MAX)
    }
}

/// A value in a [`Document`].
#[derive(Clone, Copy)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    value: &'d Value<'d>,
}

impl<'d> Node<'d> {
    /// Returns the 1-based line on which the value begins.
    pub fn line(self) -> u32 {
        self.document.line_at(self.value.range().start)
    }

    /// Returns the text of a string.
    pub fn text(self) -> Option<&'d str> {
        match self.value {
            Value::StringLit(text) => Some(&text.value),
            _ => None,
        }
    }

    /// Returns a number as written.
    pub fn number(self) -> Option<&'d str> {
        match self.value {
            Value::NumberLit(number) => Some(number.value),
            _ => None,
        }
    }

    /// Returns the value of a boolean.
    pub fn truth(self) -> Option<bool> {
        match self.value {
            Value::BooleanLit(yes) => Some(yes.value),
            _ => None,
        }
    }

    /// Returns the elements of an array.
    pub fn items(self) -> Option<impl ExactSizeIterator<Item = Node<'d>>> {
        let Value::Array(array) = self.value else { return None };
        Some(array.elements.iter().map(move |value| Node { value, ..self }))
    }

    /// Returns the keys of an object, each with its line and value, in the order of the file. A key may occur twice.
    pub fn entries(self) -> Option<impl ExactSizeIterator<Item = (&'d str, u32, Node<'d>)>> {
        let Value::Object(object) = self.value else { return None };
        Some(object.properties.iter().map(move |property| {
            let line = self.document.line_at(property.range.start);
            (property.name.as_str(), line, Node { value: &property.value, ..self })
        }))
    }

    /// Returns the value of a key.
    pub fn get(self, name: &str) -> Option<Node<'d>> {
        self.entries()?.find(|(key, ..)| *key == name).map(|(.., value)| value)
    }

    /// Returns the name of its type in JSON Schema; a number without fraction or exponent is an `integer`.
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

    /// Returns the text or number for a fault, cut after 40 characters, or the name of its type.
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

/// Returns the fault of a text that serde_json refused.
pub(super) fn syntax_fault(path: &Path, text: &str, error: &serde_json::Error) -> Fault {
    if error.is_eof() {
        let line = u32::try_from(error.line()).ok().filter(|line| *line > 0);
        return Fault::error(path, line, FaultKind::Truncated);
    }
    let reason = error.to_string();
    let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(reason, _)| reason);
    // A column of serde_json is a byte, counted from 0 in what is only skipped.
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    not_json(path, text, before + error.column(), reason.to_owned())
}

/// Returns the fault at a byte of a text. A line ends at a line feed, as in every file here.
fn not_json(path: &Path, text: &str, byte: usize, reason: String) -> Fault {
    let before = text.get(..text.floor_char_boundary(byte)).unwrap_or_default();
    let (lines, last) =
        before.rsplit_once('\n').map_or((1, before), |(lines, last)| (lines.split('\n').count() + 1, last));
    let column = u32::try_from(last.chars().count() + 1).ok();
    let fault = Fault::error(path, u32::try_from(lines).ok(), FaultKind::NotJson { reason: JsonWord(reason) });
    Fault { column: column.and_then(NonZeroU32::new), ..fault }
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
