//! The summary of a case: what lists, search filters and facets show, read in place.

use super::{
    body_check::BodyChecks,
    record::{CITY, COUNTY, CaseRecord, DEPARTMENT, DERIVED, PRINTED},
    text_table::TextTable,
    texts::{SectionTexts, StoredCase},
};
use crate::corpus::{
    model::{Case, Lines, Region, TitleSource},
    theme::Theme,
};

/// The number of texts of every summary: title, title as printed, province, city, county, department, numbers of the
/// themes. The names of systems, the names of documents and the aliases follow.
const FIXED: usize = 7;

/// The fields of a case that are read without decoding it. Its texts are in the segment.
#[derive(Clone, Copy, Debug)]
pub struct CaseSummary<'a> {
    local: u32,
    record: &'a CaseRecord,
    texts: TextTable<'a>,
    body: &'a [u8],
    checks: Option<&'a BodyChecks>,
}

impl<'a> CaseSummary<'a> {
    pub(super) fn new(
        local: u32,
        record: &'a CaseRecord,
        summary: &'a [u8],
        body: &'a [u8],
        checks: Option<&'a BodyChecks>,
    ) -> Self {
        let counts = [record.systems, record.documents, record.aliases];
        let count = counts.iter().fold(FIXED, |sum, count| sum.saturating_add(count.get() as usize));
        Self { local, record, texts: TextTable::new(summary, count), body, checks }
    }

    /// Returns `true` if the summary has all the texts that its record counts, and no other bytes.
    pub(super) fn is_whole(&self) -> bool {
        self.texts.is_whole()
    }

    fn has(&self, flag: u32) -> bool {
        self.record.flags.get() & flag != 0
    }

    fn text(&self, nth: usize) -> &'a str {
        self.texts.text(nth)
    }

    fn names(&self, before: u32, count: u32) -> impl Iterator<Item = &'a str> + use<'a> {
        let (texts, first) = (self.texts, FIXED.saturating_add(before as usize));
        (first..first.saturating_add(count as usize)).map(move |nth| texts.text(nth))
    }

    /// Returns the number in the case id.
    pub fn number(&self) -> u32 {
        self.record.number.get()
    }

    /// Returns the lines of the notice, from the label or title to the last line of the case.
    pub fn lines(&self) -> Lines {
        Lines(self.record.first_line.get(), self.record.last_line.get())
    }

    /// Returns the title as read, without its label.
    pub fn title(&self) -> &'a str {
        self.text(0)
    }

    /// Returns the title as printed, where that differs.
    pub fn printed_title(&self) -> Option<&'a str> {
        self.has(PRINTED).then(|| self.text(1))
    }

    /// Returns the source of the title.
    pub fn title_source(&self) -> TitleSource {
        if self.has(DERIVED) { TitleSource::Derived } else { TitleSource::Printed }
    }

    /// Returns the province of the practice.
    pub fn province(&self) -> &'a str {
        self.text(2)
    }

    /// Returns the city, or a zone that stands at city level.
    pub fn city(&self) -> Option<&'a str> {
        self.has(CITY).then(|| self.text(3))
    }

    /// Returns the county, or a zone that stands at county level.
    pub fn county(&self) -> Option<&'a str> {
        self.has(COUNTY).then(|| self.text(4))
    }

    /// Returns province, city and county as an owned value.
    pub fn region(&self) -> Region {
        let owned = |name: Option<&str>| name.map(str::to_owned);
        Region { province: self.province().to_owned(), city: owned(self.city()), county: owned(self.county()) }
    }

    /// Returns the whole region as one name, from the province down.
    pub fn region_name(&self) -> String {
        [Some(self.province()), self.city(), self.county()].into_iter().flatten().collect()
    }

    /// Returns the responsible department, as printed.
    pub fn department(&self) -> Option<&'a str> {
        self.has(DEPARTMENT).then(|| self.text(5))
    }

    /// Returns the themes, the main one first.
    pub fn themes(&self) -> impl Iterator<Item = Theme> + use<'a> {
        self.texts.bytes(6).iter().filter_map(|theme| Theme::ALL.get(usize::from(*theme))).map(|(theme, _)| *theme)
    }

    /// Returns the names of the systems in the order of the case.
    pub fn systems(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.names(0, self.record.systems.get())
    }

    /// Returns the names of the documents in the order of the case.
    pub fn documents(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.names(self.record.systems.get(), self.record.documents.get())
    }

    /// Returns the ids that once named this case: `<batch>/<number>`.
    pub fn aliases(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let before = self.record.systems.get().saturating_add(self.record.documents.get());
        self.names(before, self.record.aliases.get())
    }

    /// Returns a case with the fields of the summary, without text.
    pub fn without_text(&self) -> Case {
        Case {
            number: self.number(),
            aliases: self.aliases().map(str::to_owned).collect(),
            title: self.title().to_owned(),
            title_source: self.title_source(),
            lines: self.lines(),
            region: self.region(),
            department: self.department().map(str::to_owned),
            themes: self.themes().collect(),
            ..Case::default()
        }
    }

    /// Returns the whole case as stored: its texts stand in it unchanged and in order. A damaged body is empty.
    pub fn body(&self) -> &'a [u8] {
        if self.is_intact() { self.body } else { &[] }
    }

    pub(super) fn is_intact(&self) -> bool {
        self.checks.is_none_or(|checks| checks.is_intact(self.local, self.record, self.body))
    }

    /// Decodes the whole case; `None` if its body is damaged.
    pub fn case(&self) -> Option<Case> {
        let case = postcard::from_bytes(self.body()).ok();
        if case.is_none() {
            self.checks.iter().for_each(|checks| checks.report());
        }
        case
    }

    /// Returns the texts of its sections, read in place from the body; `None` if that is damaged.
    pub fn sections(&self) -> Option<Vec<SectionTexts<'a>>> {
        let (stored, _) = postcard::take_from_bytes::<StoredCase<'a>>(self.body()).ok()?;
        Some(stored.sections)
    }
}
