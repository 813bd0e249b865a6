//! Faults of the files that the program was given, as data.
//!
//! A [`Fault`] holds no sentence: the catalogue (`app/words/faults.rs`) says every [`FaultKind`] with its cure in each
//! language of the interface. So the layers that find faults know no language, and the compiler proves that each kind
//! has its words.

use std::{
    borrow::Cow,
    fmt, io,
    num::NonZeroU32,
    path::{Path, PathBuf},
};

/// The severity of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rest still works as meant: an unknown field, a batch that replaces another.
    Warning,
    /// The item with the fault cannot be used.
    Error,
}

/// A reason why a document gives no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The file is cut or damaged.
    Damaged,
    /// The file is protected by a password.
    Encrypted,
    /// The pages are pictures.
    Scanned,
    /// The file has no text.
    Empty,
    /// Unpacking or reading takes more memory or time than is allowed.
    TooMuch,
    /// The program was built without the readers of documents.
    NotBuilt,
}

impl Unreadable {
    /// Every reason.
    pub const ALL: [Self; 6] =
        [Self::Damaged, Self::Encrypted, Self::Scanned, Self::Empty, Self::TooMuch, Self::NotBuilt];
}

/// The kind of a fault, with the data that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are described with their kinds")]
pub enum FaultKind {
    /// The path does not exist.
    NotFound,
    /// The system refused to read the file.
    Unreadable { error: SystemError },
    /// The system refused to write the file.
    Unwritable { error: SystemError },
    /// A folder given as a corpus holds no `batch.json`.
    NoBatchHere,
    /// The bytes are not UTF-8 from this offset on.
    NotUtf8 { offset: usize },
    /// The file is empty.
    EmptyFile,
    /// The text is not JSON, for the parser's reason.
    NotJson { reason: JsonWord },
    /// The text ends in the middle of a value.
    Truncated,
    /// A value of the wrong JSON type.
    WrongType { at: Pointer<'static>, expected: Vec<JsonWord>, found: JsonWord },
    /// A value that is not among those allowed.
    WrongValue { at: Pointer<'static>, found: String, expected: String },
    /// An empty text where there must be a value.
    EmptyValue { at: Pointer<'static> },
    /// A required field is absent.
    MissingField { at: Pointer<'static>, field: String },
    /// A field that this version does not know.
    UnknownField { at: Pointer<'static>, field: String },
    /// One key twice in one object, the first time on line `first`.
    DuplicateKey { at: Pointer<'static>, key: String, first: u32 },
    /// Written by a newer program.
    NewerSchema { found: String, known: u32 },
    /// Not a batch id.
    BadBatchId { id: String },
    /// One batch id twice at one level.
    DuplicateBatch { id: String, other: String },
    /// A batch replaced by one of a higher level.
    ReplacedBatch { id: String, hidden: String },
    /// One case number or alias twice in a batch.
    DuplicateCase { number: String },
    /// Lines out of order or outside their parent.
    BadLines { at: Pointer<'static>, lines: (u32, u32) },
    /// An offset outside its text or reversed; `length` counts the characters of the text.
    BadRange { at: Pointer<'static>, range: (u32, u32), length: CharCount },
    /// Undoing the repairs does not give the notice.
    NotAccounted { id: String, expected: String, found: String },
    /// `batch.json` is older than its notice or corrections; `at` is the first difference.
    Stale { at: String },
    /// The recorded checksum is not that of the file.
    BadChecksum { recorded: String, found: String },
    /// Not an id of a case, with or without a place in it.
    BadCaseId { id: String },
    /// A case that no loaded batch has.
    UnknownCase { id: String },
    /// A date that is none of YYYY, YYYY-MM, YYYY-MM-DD.
    BadDate { date: String },
    /// Another account than the administrator's can have written the file.
    WrittenByOthers,
    /// A batch without a date.
    NoDate,
    /// No case can be recognised in a notice; the lines that came nearest, each with its number.
    NoCase { nearest: String },
    /// The file is larger than the program takes, in bytes.
    TooLarge { size: u64, limit: u64 },
    /// A document of a format that is not read.
    UnreadFormat { format: String },
    /// A document of a known format that gives no text.
    NoText { format: &'static str, reason: Unreadable },
    /// The bytes are in no encoding that the program knows.
    UnknownEncoding,
    /// A correction that matches more than once.
    CorrectionAmbiguous { correction: String },
    /// A correction that changes nothing.
    CorrectionIdle { correction: String },
    /// A key binding to an action that does not exist.
    UnknownAction { keys: String, action: String },
    /// A key that cannot be parsed.
    BadKey { keys: String },
    /// A key that is both an action and the beginning of a longer sequence.
    KeyIsPrefix { keys: String, longer: String },
    /// One key bound twice in one context, the first time on line `first`.
    DuplicateBinding { keys: String, first: u32 },
    /// A plain letter bound in a text input, where it could no longer be typed.
    LetterInInput { keys: String },
    /// A context that does not exist.
    UnknownContext { context: String },
    /// A keymap that does not exist.
    UnknownKeymap { name: String, known: String },
    /// Text that names no colour, of a role in a theme.
    BadColour { role: String, found: String },
    /// A key that always ends the program.
    KeyEndsProgram { key: String },
    /// A key that terminals send as another key.
    KeyNeverArrives { key: String, arrives: String },
    /// `<text>` or `<digit>` within a sequence or bound to an action that opens no input.
    TextOpensInput { keys: String, actions: String },
    /// A key that takes the place of longer or shorter ones of the keymap it changes.
    KeyDisplaces { keys: String, displaced: String },
    /// A key of a command that has an action in the keymap.
    CommandKeyTaken { keys: String, action: String, context: String },
    /// A label of keys that begin no longer sequence.
    LabelOfNothing { keys: String },
    /// An action that a context cannot do without has no key there.
    NoKeyLeft { action: String, context: String },
    /// A group of synonyms with only one word, or with no word on one side of its arrow.
    LonelySynonym,
    /// A synonym of one character or of marks only.
    ShortSynonym { word: String },
    /// A group of synonyms with more than one arrow.
    TwoArrows,
    /// A case id that vanished since an older state of the batch.
    VanishedCase { id: String },
    /// A case whose first line changed since an older state of the batch.
    MovedCase { id: String, before: u32, now: u32 },
}

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file or folder, as the user would name it.
    pub path: PathBuf,
    /// The 1-based line in that file, where one can be named.
    pub line: Option<u32>,
    /// The 1-based character of that line, of a fault of syntax.
    pub column: Option<NonZeroU32>,
    /// The kind with its data; text in it comes from files and is sanitized on the way out.
    pub kind: FaultKind,
    /// Warning or error.
    pub severity: Severity,
}

impl Fault {
    /// Returns an error in `path`.
    pub fn error(path: &Path, line: Option<u32>, kind: FaultKind) -> Self {
        Self { path: path.to_owned(), line, column: None, kind, severity: Severity::Error }
    }

    /// Returns a warning about `path`.
    pub fn warning(path: &Path, line: Option<u32>, kind: FaultKind) -> Self {
        Self { severity: Severity::Warning, ..Self::error(path, line, kind) }
    }

    /// Returns the fault of a `path` that could not be read.
    pub fn io(path: &Path, error: &io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::NotFound => FaultKind::NotFound,
            _ => FaultKind::Unreadable { error: error.into() },
        };
        Self::error(path, None, kind)
    }

    /// Returns `true` if there is nothing at the path: of what may be missing, only this means that there is none.
    pub fn is_absent(&self) -> bool {
        matches!(self.kind, FaultKind::NotFound | FaultKind::NoBatchHere)
    }

    /// Returns `true` if another program holds the path: a later attempt may succeed.
    pub fn is_busy(&self) -> bool {
        matches!(&self.kind, FaultKind::Unwritable { error } if error.kind == io::ErrorKind::ResourceBusy)
    }

    /// Returns the fault of a `path` that could not be written.
    pub fn unwritable(path: &Path, error: &io::Error) -> Self {
        Self::error(path, None, FaultKind::Unwritable { error: error.into() })
    }
}

/// A refusal by the operating system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemError {
    /// The class of the error.
    pub kind: io::ErrorKind,
    /// The English text of the system, without the error number.
    pub text: String,
}

impl From<&io::Error> for SystemError {
    fn from(error: &io::Error) -> Self {
        let text = error.to_string();
        Self { kind: error.kind(), text: text.split(" (os error").next().unwrap_or_default().to_owned() }
    }
}

/// The reason of a JSON parser for refusing a text, or the name of a type in JSON Schema: in English, as they say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonWord(pub String);

/// A number of characters, said with its noun where the language needs one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CharCount(pub usize);

/// A step from a JSON value to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// To the value of a key.
    Key(Cow<'a, str>),
    /// To an element, counted from 0.
    Index(usize),
}

/// A location in a JSON document, written `cases[3].lines`; the whole document is `$`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pointer<'a>(pub Vec<Step<'a>>);

impl<'a> Pointer<'a> {
    /// Returns the location of a key's value.
    #[must_use]
    pub fn key(&self, name: &'a str) -> Self {
        Self([self.0.as_slice(), &[Step::Key(name.into())]].concat())
    }

    /// Returns the location of an element.
    #[must_use]
    pub fn index(&self, at: usize) -> Self {
        Self([self.0.as_slice(), &[Step::Index(at)]].concat())
    }

    /// Returns `true` if the location is the value of the top-level `field`, or inside it.
    pub fn is_within(&self, field: &str) -> bool {
        matches!(self.0.first(), Some(Step::Key(name)) if name == field)
    }

    /// Returns the location with keys of its own.
    pub fn into_owned(self) -> Pointer<'static> {
        let owned = |step| match step {
            Step::Key(name) => Step::Key(Cow::Owned(name.into_owned())),
            Step::Index(at) => Step::Index(at),
        };
        Pointer(self.0.into_iter().map(owned).collect())
    }
}

impl fmt::Display for Pointer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("$");
        }
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(name) if at == 0 => f.write_str(name)?,
                Step::Key(name) => write!(f, ".{name}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
