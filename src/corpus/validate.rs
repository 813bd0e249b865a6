//! What the rest of the program may rely on in every batch that was loaded: numbers name one case each, every range
//! lies inside its text, every line range runs forward. A batch that breaks this is not loaded.

use std::collections::HashSet;

use super::model::{At, Batch, Case, Lines, Paragraph, Repair, Span};
use crate::{
    error::{CharCount, FaultKind, Severity},
    json::Pointer,
};

/// Something wrong inside a batch, before it is known on which line of the file it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding<'b> {
    /// Where in the document.
    pub(super) place: Pointer<'b>,
    pub(super) kind: FaultKind,
    pub(super) severity: Severity,
}

impl<'b> Finding<'b> {
    /// An error at `place`.
    pub(super) fn error(place: Pointer<'b>, kind: FaultKind) -> Self {
        Self { place, kind, severity: Severity::Error }
    }

    /// Returns an error whose kind names its location.
    pub(super) fn placed(place: Pointer<'b>, kind: impl FnOnce(Pointer<'static>) -> FaultKind) -> Self {
        let kind = kind(place.clone().into_owned());
        Self::error(place, kind)
    }

    /// Returns the error of a value that is not among those expected.
    pub(super) fn wrong_value(place: Pointer<'b>, found: String, expected: String) -> Self {
        Self::placed(place, |at| FaultKind::WrongValue { at, found, expected })
    }

    /// Returns the error of lines out of order or outside their parent.
    pub(super) fn bad_lines(place: Pointer<'b>, lines: Lines) -> Self {
        Self::placed(place, |at| FaultKind::BadLines { at, lines: (lines.0, lines.1) })
    }

    pub(super) fn warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }
}

/// Everything in `batch` that keeps it from being loaded, in the order of the file.
pub(super) fn validate(batch: &Batch) -> Vec<Finding<'static>> {
    let mut check = Check::default();
    if batch.schema == 0 {
        let place = Pointer::default().key("schema");
        check.found.push(Finding::wrong_value(place, "0".to_owned(), "1".to_owned()));
    }
    for (at, furniture) in batch.furniture.iter().enumerate() {
        check.lines(furniture.lines, || Pointer::default().key("furniture").index(at).key("lines"));
    }
    let mut numbers = HashSet::new();
    for (at, case) in batch.cases.iter().enumerate() {
        let place = || Pointer::default().key("cases").index(at);
        if !numbers.insert(case.number) {
            let kind = FaultKind::DuplicateCase { number: case.number.to_string() };
            check.found.push(Finding::error(place().key("number"), kind));
        }
        check.case(case, &place);
    }
    check.aliases(batch);
    check.found
}

/// The same as [`validate`] for a batch whose cases come one by one; it only says whether there is anything.
#[derive(Default)]
pub(super) struct Validator {
    check: Check,
    numbers: HashSet<u32>,
    aliases: Vec<String>,
    doubled: bool,
}

impl Validator {
    /// Takes the next case.
    pub(super) fn case(&mut self, case: &Case) {
        self.doubled |= !self.numbers.insert(case.number);
        self.aliases.extend(case.aliases.iter().cloned());
        self.check.case(case, &|| Pointer::default());
    }

    /// Takes the cases that another one took.
    pub(super) fn join(&mut self, other: Self) {
        let before = self.numbers.len() + other.numbers.len();
        self.numbers.extend(other.numbers);
        self.doubled |= other.doubled || self.numbers.len() < before;
        self.aliases.extend(other.aliases);
        self.check.found.extend(other.check.found);
    }

    /// Whether all of it may be loaded; `batch` is the rest of the batch.
    pub(super) fn passes(mut self, batch: &Batch) -> bool {
        let mut names: HashSet<String> = HashSet::new();
        if !self.aliases.is_empty() {
            names.extend(self.numbers.iter().map(|number| format!("{}/{number}", batch.id)));
        }
        let again = self.aliases.drain(..).any(|alias| !names.insert(alias));
        !self.doubled && !again && self.check.found.is_empty() && validate(batch).is_empty()
    }
}

/// Makes the place of something only when a fault needs it.
type PlaceOf<'f> = &'f dyn Fn() -> Pointer<'static>;

#[derive(Default)]
struct Check {
    found: Vec<Finding<'static>>,
}

impl Check {
    fn aliases(&mut self, batch: &Batch) {
        let mut names: HashSet<String> =
            batch.cases.iter().map(|case| format!("{}/{}", batch.id, case.number)).collect();
        for (at, case) in batch.cases.iter().enumerate() {
            for (nth, alias) in case.aliases.iter().enumerate() {
                if !names.insert(alias.clone()) {
                    let place = Pointer::default().key("cases").index(at).key("aliases").index(nth);
                    self.found.push(Finding::error(place, FaultKind::DuplicateCase { number: alias.clone() }));
                }
            }
        }
    }

    fn case(&mut self, case: &Case, place: PlaceOf<'_>) {
        self.lines(case.lines, || place().key("lines"));
        if let Some(lines) = case.title_lines {
            self.lines(lines, || place().key("title_lines"));
        }
        self.repairs(&case.title_repairs, &case.title, &|| place().key("title_repairs"));
        for (at, section) in case.sections.iter().enumerate() {
            let place = || place().key("sections").index(at);
            self.lines(section.lines, || place().key("lines"));
            let heading = section.heading.as_deref().unwrap_or_default();
            self.repairs(&section.heading_repairs, heading, &|| place().key("heading_repairs"));
            for (at, paragraph) in section.paragraphs.iter().enumerate() {
                self.paragraph(paragraph, &|| place().key("paragraphs").index(at));
            }
        }
        self.positions(case, place);
    }

    fn paragraph(&mut self, paragraph: &Paragraph, place: PlaceOf<'_>) {
        self.lines(paragraph.lines, || place().key("lines"));
        self.spans(&paragraph.points, &paragraph.text, &|| place().key("points"), &|place| place);
        self.repairs(&paragraph.repairs, &paragraph.text, &|| place().key("repairs"));
        if paragraph.level > 4 {
            let level = paragraph.level.to_string();
            self.found.push(Finding::wrong_value(place().key("level"), level, "0–4".to_owned()));
        }
    }

    fn repairs(&mut self, repairs: &[Repair], text: &str, place: PlaceOf<'_>) {
        // Nearly all texts have none: nothing is allocated for them.
        if !repairs.is_empty() {
            let spans: Vec<Span> = repairs.iter().map(|repair| repair.at).collect();
            self.spans(&spans, text, place, &|place| place.key("at"));
        }
    }

    /// Ranges must lie in `text`, run forward, stand in order and not overlap.
    fn spans(
        &mut self,
        spans: &[Span],
        text: &str,
        place: PlaceOf<'_>,
        field: &dyn Fn(Pointer<'static>) -> Pointer<'static>,
    ) {
        let mut from = 0;
        for (at, Span(start, end)) in spans.iter().enumerate() {
            if *start < from || start > end || !holds(text, *end) {
                self.range(field(place().index(at)), (*start, *end), text);
            }
            from = from.max(*end);
        }
    }

    fn range(&mut self, place: Pointer<'static>, range: (u32, u32), text: &str) {
        let length = CharCount(text.chars().count());
        self.found.push(Finding::placed(place, |at| FaultKind::BadRange { at, range, length }));
    }

    /// The places that names and figures give must be in a paragraph of the case.
    fn positions(&mut self, case: &Case, place: PlaceOf<'_>) {
        let lists = [
            ("systems", case.systems.iter().map(|named| &named.at).collect::<Vec<_>>()),
            ("documents", case.documents.iter().map(|named| &named.at).collect()),
            ("figures", case.figures.iter().map(|figure| &figure.at).collect()),
        ];
        if lists.iter().all(|(_, list)| list.is_empty()) {
            return;
        }
        let paragraphs: Vec<&Paragraph> = case.paragraphs().collect();
        for (name, list) in lists {
            for (nth, positions) in list.into_iter().enumerate() {
                for (at, At(paragraph, start, end)) in positions.iter().enumerate() {
                    let place = || place().key(name).index(nth).key("at").index(at);
                    match paragraphs.get(*paragraph as usize) {
                        Some(paragraph) if start <= end && holds(&paragraph.text, *end) => {}
                        Some(paragraph) => self.range(place(), (*start, *end), &paragraph.text),
                        None => {
                            let (found, expected) = (format!("[{paragraph}, …]"), format!("0–{}", paragraphs.len()));
                            self.found.push(Finding::wrong_value(place(), found, expected));
                        }
                    }
                }
            }
        }
    }

    fn lines(&mut self, lines: Lines, place: impl Fn() -> Pointer<'static>) {
        if lines.0 == 0 || lines.0 > lines.1 {
            self.found.push(Finding::bad_lines(place(), lines));
        }
    }
}

/// Whether `text` has at least `count` characters. A character takes at most 4 bytes, so most answers need no count.
fn holds(text: &str, count: u32) -> bool {
    let count = count as usize;
    count <= text.len() / 4 || count <= text.chars().count()
}
