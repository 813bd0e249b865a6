//! Script files: their schema, their reader and their checks.

use std::path::Path;

use schemars::{JsonSchema, Schema, schema_for};

use crate::{
    app::key::{Key, parse_keys},
    corpus::CaseLink,
    error::{Fault, FaultKind, Severity},
    json::{self, Document, Node},
};

/// Newest supported `schema` of script files.
const SCHEMA: u32 = 1;

/// Milliseconds that pass after a step that says nothing of it.
const PAUSE: u64 = 2000;

/// A show prepared in a file: steps of captions, cases, keys and pauses.
#[derive(JsonSchema)]
#[schemars(rename = "PlayScript")]
#[expect(dead_code, reason = "a file is read node by node, so that each fault has its line")]
struct PlayFile {
    /// Version of the format.
    schema: u32,
    /// Title of the show.
    title: Option<String>,
    /// Steps in order.
    #[schemars(length(min = 1))]
    steps: Vec<StepFile>,
}

/// One step: its caption is shown, its case opened, its keys are pressed, then its pause passes.
#[derive(JsonSchema)]
#[schemars(rename = "PlayStep")]
#[expect(dead_code, reason = "a file is read node by node, so that each fault has its line")]
struct StepFile {
    /// Caption from here on; an empty one takes it away, none leaves the one before.
    caption: Option<String>,
    /// Id of a case to be opened, perhaps with a place: `fujian-2025-1/28#m2`.
    case: Option<String>,
    /// Keys to be pressed, in the notation of keymaps: `/零工<enter>`.
    keys: Option<String>,
    /// Time that passes at the end, as `2s`, `500ms` or `1m`; 2 seconds without it.
    #[schemars(regex(pattern = r"^[0-9]{1,5}(ms|s|m)$"))]
    pause: Option<String>,
    /// `true` if the show goes on with a key of the presenter.
    wait: Option<bool>,
}

/// A show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlayScript {
    /// Title; empty without one.
    pub title: String,
    /// Steps in order.
    pub steps: Vec<PlayStep>,
}

/// One step of a show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlayStep {
    /// New caption, perhaps an empty one.
    pub caption: Option<String>,
    /// Case to be opened, with the line of the file that names it.
    pub case: Option<(CaseLink, u32)>,
    /// Keys to be pressed.
    pub keys: Vec<Key>,
    /// Milliseconds that pass at the end.
    pub pause: u64,
    /// `true` if a key of the presenter goes on.
    pub waits: bool,
}

impl PlayScript {
    /// Returns all captions.
    pub fn captions(&self) -> Vec<String> {
        self.steps.iter().filter_map(|step| step.caption.clone()).collect()
    }
}

/// Returns the JSON Schema of a script file.
pub fn schema() -> Schema {
    schema_for!(PlayFile)
}

/// Reads and checks `text`, the content of the file `path`, which may have comments and trailing commas. The script is
/// there if no fault is an error.
pub fn read(path: &Path, text: &str) -> (Option<PlayScript>, Vec<Fault>) {
    let text = json::strict(text);
    let document = match Document::parse(path, &text) {
        Ok(document) => document,
        Err(fault) => return (None, vec![fault]),
    };
    if let Some(fault) = json::newer(path, &document, SCHEMA) {
        return (None, vec![fault]);
    }
    let mut faults = json::validate(&document, path, schema().as_value());
    let root = document.root();
    let mut step = |node| step(path, node, &mut faults);
    let steps = root.get("steps").and_then(Node::items).into_iter().flatten().map(&mut step).collect();
    let title = root.get("title").and_then(Node::text).unwrap_or_default().to_owned();
    faults.sort_by_key(|fault| fault.line);
    let is_good = faults.iter().all(|fault| fault.severity == Severity::Warning);
    (is_good.then_some(PlayScript { title, steps }), faults)
}

/// Reads one step; what cannot be read is told and left out.
fn step(path: &Path, node: Node<'_>, faults: &mut Vec<Fault>) -> PlayStep {
    let text = |field| node.get(field).and_then(|value| Some((value.text()?, value.line())));
    let mut fault = |line, kind| faults.push(Fault::error(path, Some(line), kind));
    let keys = text("keys").map(|(keys, line)| (parse_keys(keys), line));
    let keys = match keys {
        Some((Ok(keys), line)) => match keys.iter().find(|key| key.is_any()) {
            Some(any) => {
                fault(line, FaultKind::BadKey { keys: any.to_string() });
                Vec::new()
            }
            None => keys,
        },
        Some((Err(keys), line)) => {
            fault(line, FaultKind::BadKey { keys });
            Vec::new()
        }
        None => Vec::new(),
    };
    let case = text("case").and_then(|(id, line)| match id.parse() {
        Ok(link) => Some((link, line)),
        Err(_) => {
            fault(line, FaultKind::BadCaseId { id: id.to_owned() });
            None
        }
    });
    let waits = node.get("wait").and_then(Node::truth).unwrap_or_default();
    PlayStep {
        caption: text("caption").map(|(caption, _)| caption.to_owned()),
        case,
        keys,
        pause: text("pause").and_then(|(pause, _)| millis(pause)).unwrap_or(if waits { 0 } else { PAUSE }),
        waits,
    }
}

/// Returns the milliseconds that a time says.
fn millis(time: &str) -> Option<u64> {
    let units = [("ms", 1), ("s", 1000), ("m", 60_000)];
    let (digits, unit) = units.into_iter().find_map(|(name, unit)| Some((time.strip_suffix(name)?, unit)))?;
    Some(digits.parse::<u64>().ok()? * unit)
}
