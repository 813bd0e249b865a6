//! What can be wrong with a file that the program was given, said so that a person can mend it.
//!
//! A [`Fault`] says *what*, *where* and, through its [`Code`], *what to do*. It holds no sentence: the sentences of
//! every code, in every language of the interface, stand in the catalogue (`app/words`). So the layers that find
//! faults know no language, and a test can prove that each code has a text and a cure.

use std::path::{Path, PathBuf};

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rest still works as meant: an unknown field, a batch that replaces another.
    Warning,
    /// What the fault names cannot be used.
    Error,
}

/// What is wrong. Each code has one sentence and one cure per language in the catalogue; `{0}`, `{1}` … there are
/// the fault's [`args`](Fault::args), in the order given here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The path does not exist. No argument.
    NotFound,
    /// The system refused to read it: {0} the system's reason.
    Unreadable,
    /// The system refused to write it: {0} the system's reason.
    Unwritable,
    /// A folder given as a corpus holds no `batch.json`. No argument.
    NoBatchHere,
    /// The bytes are not UTF-8: {0} the offset of the first bad byte, counted from 0.
    NotUtf8,
    /// The file is empty. No argument.
    EmptyFile,
    /// The text is not JSON: {0} the parser's reason.
    NotJson,
    /// The text ends in the middle of a value. No argument.
    Truncated,
    /// A value of the wrong type: {0} where in the document, {1} what is expected, {2} what stands there.
    WrongType,
    /// A value outside its list: {0} where, {1} what stands there, {2} what is allowed.
    WrongValue,
    /// A required field is absent: {0} where, {1} the field.
    MissingField,
    /// A field that this version does not know: {0} where, {1} the field.
    UnknownField,
    /// The same key twice in one object: {0} where, {1} the key.
    DuplicateKey,
    /// Written by a newer program: {0} the file's schema, {1} the newest schema known here.
    NewerSchema,
    /// Not a batch id: {0} the id.
    BadBatchId,
    /// One batch id twice at one level: {0} the id, {1} the other place.
    DuplicateBatch,
    /// A batch replaced by one of a higher level: {0} the id, {1} the place that is now hidden.
    ReplacedBatch,
    /// One case number or alias twice in a batch: {0} the number.
    DuplicateCase,
    /// Lines out of order or outside their parent: {0} where, {1} the lines.
    BadLines,
    /// An offset outside its text or reversed: {0} where, {1} the range, {2} the length of the text in characters.
    BadRange,
    /// Undoing the repairs does not give the print: {0} where, {1} what is expected, {2} what came out.
    NotAccounted,
    /// `batch.json` is older than its notice or corrections: {0} what differs.
    Stale,
    /// The recorded checksum is not the file's: {0} recorded, {1} found.
    BadChecksum,
    /// A date that is none of YYYY, YYYY-MM, YYYY-MM-DD: {0} what stands there.
    BadDate,
    /// No case can be recognised in a notice. No argument.
    NoCase,
    /// The file is larger than the program takes: {0} its size, {1} the limit, both in bytes.
    TooLarge,
    /// The bytes are in no encoding that the program knows. No argument.
    UnknownEncoding,
    /// A correction that matches no place: {0} the correction.
    CorrectionUnmatched,
    /// A correction that matches more than one place: {0} the correction.
    CorrectionAmbiguous,
    /// A correction that changes nothing: {0} the correction.
    CorrectionIdle,
    /// A key binding to an action that does not exist: {0} the key, {1} the action.
    UnknownAction,
    /// A key that cannot be read: {0} the key.
    BadKey,
    /// A key that is both an action and the beginning of a sequence: {0} the key, {1} the longer one.
    KeyIsPrefix,
    /// One key bound twice in one context: {0} the key.
    DuplicateBinding,
    /// A plain letter bound in a text input, where it could no longer be typed: {0} the key.
    LetterInInput,
    /// A context that does not exist: {0} the context.
    UnknownContext,
    /// A keymap that does not exist: {0} its name, {1} those there are.
    UnknownKeymap,
    /// A key that terminals cannot tell from another: {0} the key, {1} what arrives instead.
    KeyNeverArrives,
    /// `<text>` or `<digit>` within a sequence or bound to what opens no input: {0} the keys, {1} actions that do.
    TextOpensInput,
    /// A key that takes the place of longer or shorter ones of the keymap it changes: {0} the key, {1} those.
    KeyDisplaces,
    /// A label of keys that begin nothing: {0} the keys.
    LabelOfNothing,
    /// An action without which one is caught in a context has no key there: {0} the action, {1} the context.
    NoKeyLeft,
    /// A case id that vanished since an older state of the batch: {0} the id.
    VanishedCase,
    /// A case whose first line changed since an older state of the batch: {0} the id, {1} then, {2} now.
    MovedCase,
}

/// One fault: what, where, how bad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file or folder, as the user would name it.
    pub path: PathBuf,
    /// The 1-based line in that file, where one can be named.
    pub line: Option<u32>,
    /// What is wrong.
    pub code: Code,
    /// The words that fill the sentence's `{0}`, `{1}` …; they come from files, so they are sanitized on the way out.
    pub args: Vec<String>,
    /// Warning or error.
    pub severity: Severity,
}

impl Fault {
    /// An error in `path`.
    pub fn error(path: &Path, line: Option<u32>, code: Code, args: impl IntoIterator<Item = String>) -> Self {
        Self { path: path.to_owned(), line, code, args: args.into_iter().collect(), severity: Severity::Error }
    }

    /// A warning about `path`.
    pub fn warning(path: &Path, line: Option<u32>, code: Code, args: impl IntoIterator<Item = String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(path, line, code, args) }
    }

    /// What the system said about `path`.
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::error(path, None, Code::NotFound, []),
            _ => Self::error(path, None, Code::Unreadable, [error.to_string()]),
        }
    }
}
