//! The invariants of every loaded batch: numbers name one case each, every range lies inside its text, every line range
//! runs forward. A batch that breaks one is not loaded.

use std::{cell::OnceCell, collections::HashSet};

use super::model::{At, Batch, Case, Lines, Paragraph, Repair, Span};
use crate::{
    error::{CharCount, FaultKind, Severity},
    json::Pointer,
};

/// A fault inside a batch, before its line in the file is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding<'b> {
    /// Location in the document.
    pub(super) pointer: Pointer<'b>,
    pub(super) kind: FaultKind,
    pub(super) severity: Severity,
}

impl<'b> Finding<'b> {
    /// Returns an error at `pointer`.
    pub(super) fn error(pointer: Pointer<'b>, kind: FaultKind) -> Self {
        Self { pointer, kind, severity: Severity::Error }
    }

    /// Returns an error whose kind names its location.
    pub(super) fn placed(pointer: Pointer<'b>, kind: impl FnOnce(Pointer<'static>) -> FaultKind) -> Self {
        let kind = kind(pointer.clone().into_owned());
        Self::error(pointer, kind)
    }

    /// Returns the error of a value that is not among those expected.
    pub(super) fn wrong_value(pointer: Pointer<'b>, found: String, expected: String) -> Self {
        Self::placed(pointer, |at| FaultKind::WrongValue { at, found, expected })
    }

    /// Returns the error of lines out of order or outside their parent.
    pub(super) fn bad_lines(pointer: Pointer<'b>, lines: Lines) -> Self {
        Self::placed(pointer, |at| FaultKind::BadLines { at, lines: (lines.0, lines.1) })
    }

    pub(super) fn warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }
}

/// Returns every finding that keeps `batch` from being loaded, in the order of the file.
pub(super) fn validate(batch: &Batch) -> Vec<Finding<'static>> {
    let mut validator = Validator::default();
    batch.cases.iter().for_each(|case| validator.case(case));
    validator.finish(batch)
}

/// Validates a batch whose cases come one by one.
#[derive(Default)]
pub(super) struct Validator {
    found: Vec<Finding<'static>>,
    numbers: HashSet<u32>,
    /// Each alias with the position of its case and its own.
    aliases: Vec<(usize, usize, String)>,
    cases: usize,
}

/// Makes a pointer only when a finding needs it.
type PointerOf<'f> = &'f dyn Fn() -> Pointer<'static>;

impl Validator {
    /// Takes the next case.
    pub(super) fn case(&mut self, case: &Case) {
        let at = self.cases;
        self.cases += 1;
        let pointer = || Pointer::default().key("cases").index(at);
        if !self.numbers.insert(case.number) {
            let kind = FaultKind::DuplicateCase { number: case.number.to_string() };
            self.found.push(Finding::error(pointer().key("number"), kind));
        }
        self.aliases.extend(case.aliases.iter().enumerate().map(|(nth, alias)| (at, nth, alias.clone())));
        self.fields(case, &pointer);
    }

    /// Returns `true` if no case so far has a finding of its own.
    pub(super) fn is_clean(&self) -> bool {
        self.found.is_empty()
    }

    /// Returns all findings; `batch` is the batch with or without its cases.
    pub(super) fn finish(mut self, batch: &Batch) -> Vec<Finding<'static>> {
        let of_cases = std::mem::take(&mut self.found);
        if batch.schema == 0 {
            let pointer = Pointer::default().key("schema");
            self.found.push(Finding::wrong_value(pointer, "0".to_owned(), "1".to_owned()));
        }
        for (at, furniture) in batch.furniture.iter().enumerate() {
            self.lines(furniture.lines, || Pointer::default().key("furniture").index(at).key("lines"));
        }
        self.found.extend(of_cases);
        if self.aliases.is_empty() {
            return self.found;
        }
        let mut names: HashSet<String> = self.numbers.iter().map(|number| format!("{}/{number}", batch.id)).collect();
        for (at, nth, alias) in self.aliases {
            if !names.insert(alias.clone()) {
                let pointer = Pointer::default().key("cases").index(at).key("aliases").index(nth);
                self.found.push(Finding::error(pointer, FaultKind::DuplicateCase { number: alias }));
            }
        }
        self.found
    }

    fn fields(&mut self, case: &Case, pointer: PointerOf<'_>) {
        self.lines(case.lines, || pointer().key("lines"));
        if let Some(lines) = case.title_lines {
            self.lines(lines, || pointer().key("title_lines"));
        }
        self.repairs(&case.title_repairs, &case.title, &|| pointer().key("title_repairs"));
        for (at, section) in case.sections.iter().enumerate() {
            let pointer = || pointer().key("sections").index(at);
            self.lines(section.lines, || pointer().key("lines"));
            let heading = section.heading.as_deref().unwrap_or_default();
            self.repairs(&section.heading_repairs, heading, &|| pointer().key("heading_repairs"));
            for (at, paragraph) in section.paragraphs.iter().enumerate() {
                self.paragraph(paragraph, &|| pointer().key("paragraphs").index(at));
            }
        }
        self.positions(case, pointer);
    }

    fn paragraph(&mut self, paragraph: &Paragraph, pointer: PointerOf<'_>) {
        self.lines(paragraph.lines, || pointer().key("lines"));
        let points = paragraph.points.iter().copied();
        self.spans(points, &paragraph.text, |at| pointer().key("points").index(at));
        self.repairs(&paragraph.repairs, &paragraph.text, &|| pointer().key("repairs"));
        if paragraph.level > 4 {
            let level = paragraph.level.to_string();
            self.found.push(Finding::wrong_value(pointer().key("level"), level, "0–4".to_owned()));
        }
    }

    fn repairs(&mut self, repairs: &[Repair], text: &str, pointer: PointerOf<'_>) {
        self.spans(repairs.iter().map(|repair| repair.at), text, |at| pointer().index(at).key("at"));
    }

    /// Checks that ranges lie in `text`, run forward, are in order and do not overlap.
    fn spans(&mut self, spans: impl Iterator<Item = Span>, text: &str, pointer_to: impl Fn(usize) -> Pointer<'static>) {
        let (mut from, text) = (0, Counted::of(text));
        for (at, Span(start, end)) in spans.enumerate() {
            if start < from || start > end || !text.holds(end) {
                self.range(pointer_to(at), (start, end), text.text);
            }
            from = from.max(end);
        }
    }

    fn range(&mut self, pointer: Pointer<'static>, range: (u32, u32), text: &str) {
        let length = CharCount(text.chars().count());
        self.found.push(Finding::placed(pointer, |at| FaultKind::BadRange { at, range, length }));
    }

    /// Checks that the positions of names and figures are in a paragraph of the case.
    fn positions(&mut self, case: &Case, pointer: PointerOf<'_>) {
        let paragraphs: Vec<Counted<'_>> = case.paragraphs().map(|paragraph| Counted::of(&paragraph.text)).collect();
        let mut check = |list: &'static str, nth: usize, to: Option<&'static str>, positions: &[At]| {
            for (at, At(paragraph, start, end)) in positions.iter().enumerate() {
                let own = || pointer().key(list).index(nth);
                let pointer = || to.map_or_else(own, |key| own().key(key)).key("at").index(at);
                match paragraphs.get(*paragraph as usize) {
                    Some(paragraph) if start <= end && paragraph.holds(*end) => {}
                    Some(paragraph) => self.range(pointer(), (*start, *end), paragraph.text),
                    None => {
                        let (found, expected) = (format!("[{paragraph}, …]"), format!("0–{}", paragraphs.len()));
                        self.found.push(Finding::wrong_value(pointer(), found, expected));
                    }
                }
            }
        };
        case.systems.iter().enumerate().for_each(|(nth, named)| check("systems", nth, None, &named.at));
        case.documents.iter().enumerate().for_each(|(nth, named)| check("documents", nth, None, &named.at));
        for (nth, figure) in case.figures.iter().enumerate() {
            check("figures", nth, None, &figure.at);
            figure.to.iter().for_each(|to| check("figures", nth, Some("to"), &to.at));
        }
    }

    fn lines(&mut self, lines: Lines, pointer: impl Fn() -> Pointer<'static>) {
        if lines.0 == 0 || lines.0 > lines.1 {
            self.found.push(Finding::bad_lines(pointer(), lines));
        }
    }
}

/// A text whose characters are counted once, when that is needed.
struct Counted<'t> {
    text: &'t str,
    count: OnceCell<usize>,
}

impl<'t> Counted<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, count: OnceCell::new() }
    }

    /// Returns `true` if the text has at least `count` characters. A character takes at most 4 bytes, so most answers need
    /// no count.
    fn holds(&self, count: u32) -> bool {
        let count = count as usize;
        count <= self.text.len() / 4 || count <= *self.count.get_or_init(|| self.text.chars().count())
    }
}
