//! The head of a case: what lists, filters and facets show, read in place.

use super::{
    number,
    sum::sum,
    text_table::{self, TextTable, option},
    texts::{SectionTexts, Stored},
};
use crate::corpus::{
    model::{Case, Lines, Region, TitleSource},
    roundtrip::undo_repairs,
    theme::Theme,
};

/// Bytes of a record: ten numbers.
pub(super) const RECORD: usize = 10 * 4;

// The numbers of a record.
const NUMBER: usize = 0;
const FIRST_LINE: usize = 1;
const LAST_LINE: usize = 2;
/// Where the head ends among the heads of the segment.
pub(super) const HEAD_END: usize = 3;
/// Where the body ends among the bodies of the segment.
pub(super) const BODY_END: usize = 4;
const BODY_SUM: usize = 5;
const SYSTEMS: usize = 6;
const DOCUMENTS: usize = 7;
const ALIASES: usize = 8;
const FLAGS: usize = 9;

// Bits of the flags.
const DERIVED: u32 = 1;
const PRINTED: u32 = 2;
const CITY: u32 = 4;
const COUNTY: u32 = 8;
const DEPARTMENT: u32 = 16;

/// The texts that every head has, in this order: title, title as printed, province, city, county, department, and the
/// numbers of the themes. The names of systems, the names of documents and the aliases follow.
const FIXED: usize = 7;

/// What is known of a case without decoding it. Texts of a damaged image are empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct CaseSummary<'a> {
    record: &'a [u8],
    /// The ends of the texts, then the texts.
    texts: &'a [u8],
    body: &'a [u8],
}

impl<'a> CaseSummary<'a> {
    pub(super) fn new(record: &'a [u8], texts: &'a [u8], body: &'a [u8]) -> Self {
        Self { record, texts, body }
    }

    fn field(&self, nth: usize) -> u32 {
        number(self.record, nth * 4).unwrap_or_default()
    }

    fn has(&self, flag: u32) -> bool {
        self.field(FLAGS) & flag != 0
    }

    fn texts(&self) -> TextTable<'a> {
        let counts = [SYSTEMS, DOCUMENTS, ALIASES].map(|count| self.field(count) as usize);
        TextTable::new(self.texts, counts.iter().fold(FIXED, |sum, count| sum.saturating_add(*count)))
    }

    fn text(&self, nth: usize) -> &'a str {
        self.texts().text(nth)
    }

    fn row(self, before: &[usize], count: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        let first = before.iter().fold(FIXED, |sum, count| sum.saturating_add(self.field(*count) as usize));
        let count = self.field(count) as usize;
        (first..first.saturating_add(count)).map(move |nth| self.text(nth))
    }

    /// The number in the case id.
    pub fn number(&self) -> u32 {
        self.field(NUMBER)
    }

    /// The lines of the notice, from the label or title to the last line of the case.
    pub fn lines(&self) -> Lines {
        Lines(self.field(FIRST_LINE), self.field(LAST_LINE))
    }

    /// The title as read, without its label.
    pub fn title(&self) -> &'a str {
        self.text(0)
    }

    /// The title as printed, where that differs.
    pub fn printed_title(&self) -> Option<&'a str> {
        self.has(PRINTED).then(|| self.text(1))
    }

    /// Whether the title is printed.
    pub fn title_source(&self) -> TitleSource {
        if self.has(DERIVED) { TitleSource::Derived } else { TitleSource::Printed }
    }

    /// Where the practice is from: province.
    pub fn province(&self) -> &'a str {
        self.text(2)
    }

    /// City, or a zone that stands at city level.
    pub fn city(&self) -> Option<&'a str> {
        self.has(CITY).then(|| self.text(3))
    }

    /// County, or a zone that stands at county level.
    pub fn county(&self) -> Option<&'a str> {
        self.has(COUNTY).then(|| self.text(4))
    }

    /// Province, city and county as an owned value.
    pub fn region(&self) -> Region {
        let owned = |name: Option<&str>| name.map(str::to_owned);
        Region { province: self.province().to_owned(), city: owned(self.city()), county: owned(self.county()) }
    }

    /// The whole place, from the province down.
    pub fn place(&self) -> String {
        [Some(self.province()), self.city(), self.county()].into_iter().flatten().collect()
    }

    /// Who did it, as printed.
    pub fn department(&self) -> Option<&'a str> {
        self.has(DEPARTMENT).then(|| self.text(5))
    }

    /// Themes, the main one first.
    pub fn themes(&self) -> impl Iterator<Item = Theme> + use<'a> {
        self.texts().bytes(6).iter().filter_map(|theme| Theme::ALL.get(usize::from(*theme))).map(|(theme, _)| *theme)
    }

    /// The names of the systems that it names, in the order of the case.
    pub fn systems(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.row(&[], SYSTEMS)
    }

    /// The names of the documents that it names, in the order of the case.
    pub fn documents(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.row(&[SYSTEMS], DOCUMENTS)
    }

    /// Ids that once named this case: `<batch>/<number>`.
    pub fn aliases(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.row(&[SYSTEMS, DOCUMENTS], ALIASES)
    }

    /// Bytes that the whole case takes; about those of its text.
    pub fn size(&self) -> usize {
        self.body.len()
    }

    /// A case of what is known here, without any text.
    pub fn without_text(&self) -> Case {
        Case {
            number: self.number(),
            aliases: self.aliases().map(str::to_owned).collect(),
            label: None,
            title: self.title().to_owned(),
            title_source: self.title_source(),
            title_lines: None,
            title_repairs: Vec::new(),
            lines: self.lines(),
            region: self.region(),
            department: self.department().map(str::to_owned),
            themes: self.themes().collect(),
            by_hand: Vec::new(),
            sections: Vec::new(),
            systems: Vec::new(),
            documents: Vec::new(),
            figures: Vec::new(),
        }
    }

    /// The whole case as stored: its texts stand in it in their order, each as it is.
    pub fn body(&self) -> &'a [u8] {
        self.body
    }

    /// The whole case, decoded now; `None` where the image is damaged.
    pub fn case(&self) -> Option<Case> {
        postcard::from_bytes(self.body).ok().filter(|_| self.is_whole())
    }

    /// The texts of its sections, read in place from the body; `None` where the image is damaged.
    pub fn sections(&self) -> Option<Vec<SectionTexts<'a>>> {
        let (stored, _) = postcard::take_from_bytes::<Stored<'a>>(self.body).ok().filter(|_| self.is_whole())?;
        Some(stored.sections)
    }

    fn is_whole(&self) -> bool {
        self.record.len() == RECORD && self.field(BODY_SUM) == short(sum(self.body))
    }
}

/// Adds a case to a segment that is being made; `None` where it has no room for it.
pub(super) fn add(case: &Case, records: &mut Vec<u8>, heads: &mut Vec<u8>, bodies: &mut Vec<u8>) -> Option<()> {
    let (head_start, body_start) = (heads.len(), bodies.len());
    let printed = Some(undo_repairs(&case.title, &case.title_repairs)).filter(|printed| *printed != case.title);
    let region = &case.region;
    let themes: Vec<u8> = case.themes.iter().map(|theme| *theme as u8).collect();
    let texts: [&[u8]; FIXED] = [
        case.title.as_bytes(),
        option(&printed),
        region.province.as_bytes(),
        option(&region.city),
        option(&region.county),
        option(&case.department),
        &themes,
    ];
    let names = case.systems.iter().chain(&case.documents).map(|named| named.name.as_bytes());
    let texts: Vec<&[u8]> =
        texts.into_iter().chain(names).chain(case.aliases.iter().map(|alias| alias.as_bytes())).collect();
    text_table::add(&texts, heads)?;
    let taken = std::mem::take(bodies);
    *bodies = postcard::to_extend(case, taken).ok()?;
    let flags = [
        (case.title_source == TitleSource::Derived, DERIVED),
        (printed.is_some(), PRINTED),
        (region.city.is_some(), CITY),
        (region.county.is_some(), COUNTY),
        (case.department.is_some(), DEPARTMENT),
    ];
    let count = |len: usize| u32::try_from(len).ok();
    let record: [u32; RECORD / 4] = [
        case.number,
        case.lines.0,
        case.lines.1,
        count(heads.len())?,
        count(bodies.len())?,
        short(sum(bodies.get(body_start..)?)),
        count(case.systems.len())?,
        count(case.documents.len())?,
        count(case.aliases.len())?,
        flags.iter().filter(|(set, _)| *set).map(|(_, flag)| flag).sum(),
    ];
    debug_assert!(heads.len() > head_start);
    record.iter().for_each(|number| records.extend(number.to_le_bytes()));
    Some(())
}

/// The lower half of a sum.
fn short(sum: u64) -> u32 {
    (sum & u64::from(u32::MAX)) as u32
}
