//! The head of a batch: all of it but its cases, read in place.

use super::{
    bytes::Bytes,
    number,
    text_table::{self, TextTable, option},
};
use crate::corpus::{
    id::BatchId,
    model::{Batch, Furniture, Script, Source, TitleSource},
};

// Where the numbers stand, and how many bytes they take.
const ANNOUNCED: usize = 0;
const FLAGS: usize = 4;
const NUMBERS: usize = 8;

// Bits of the flags.
const DERIVED: u32 = 1;
const HANT: u32 = 2;
const NUMBERED: u32 = 4;
const NOTED: u32 = 8;
const COUNTED: u32 = 16;

/// The texts, in this order: id, title, issuer, document number, date, province, note, the four of the source; then the
/// furniture in postcard's form.
const TEXTS: usize = 12;
const FURNITURE: usize = TEXTS - 1;

/// All of a [`Batch`] but its cases; the fields mean the same. Cheap to clone. Texts of a damaged one are empty.
#[derive(Clone, Debug, Default)]
pub struct BatchSummary(Bytes);

impl BatchSummary {
    /// The head that [`add`](Self::add) wrote.
    pub(in crate::corpus) fn new(bytes: Bytes) -> Self {
        Self(bytes)
    }

    /// That of this batch, whatever cases it has; `None` where it has more than 4 GB.
    pub(in crate::corpus) fn of(batch: &Batch) -> Option<Self> {
        let mut bytes = Vec::new();
        Self::add(batch, &mut bytes)?;
        Some(Self(bytes.into()))
    }

    /// Writes that of this batch behind what is there; `None` where it has more than 4 GB.
    pub(in crate::corpus) fn add(batch: &Batch, bytes: &mut Vec<u8>) -> Option<()> {
        let flags = [
            (batch.title_source == TitleSource::Derived, DERIVED),
            (batch.script == Script::Hant, HANT),
            (batch.document_number.is_some(), NUMBERED),
            (batch.note.is_some(), NOTED),
            (batch.announced.is_some(), COUNTED),
        ];
        let flags: u32 = flags.iter().filter(|(set, _)| *set).map(|(_, flag)| flag).sum();
        bytes.extend(batch.announced.unwrap_or_default().to_le_bytes());
        bytes.extend(flags.to_le_bytes());
        let furniture = postcard::to_extend(&batch.furniture, Vec::new()).ok()?;
        let source = &batch.source;
        let texts: [&[u8]; TEXTS] = [
            batch.id.as_str().as_bytes(),
            batch.title.as_bytes(),
            batch.issuer.as_bytes(),
            option(&batch.document_number),
            option(&batch.published),
            batch.province.as_bytes(),
            option(&batch.note),
            source.file.as_bytes(),
            source.original_name.as_bytes(),
            source.sha256.as_bytes(),
            source.encoding.as_bytes(),
            &furniture,
        ];
        text_table::add(&texts, bytes)
    }

    /// Its bytes, to be stored.
    pub(in crate::corpus) fn bytes(&self) -> &Bytes {
        &self.0
    }

    fn row(&self) -> TextTable<'_> {
        TextTable::new(self.0.get(NUMBERS..).unwrap_or_default(), TEXTS)
    }

    fn text(&self, nth: usize) -> &str {
        self.row().text(nth)
    }

    fn has(&self, flag: u32) -> bool {
        number(&self.0, FLAGS).unwrap_or_default() & flag != 0
    }

    /// The batch id, first half of every case id.
    pub fn id(&self) -> &str {
        self.text(0)
    }

    /// The same as a value of its own.
    pub fn batch_id(&self) -> BatchId {
        BatchId::known(self.id())
    }

    /// Title of the notice.
    pub fn title(&self) -> &str {
        self.text(1)
    }

    /// Whether that title is printed.
    pub fn title_source(&self) -> TitleSource {
        if self.has(DERIVED) { TitleSource::Derived } else { TitleSource::Printed }
    }

    /// Who published the notice.
    pub fn issuer(&self) -> &str {
        self.text(2)
    }

    /// 文号, as printed.
    pub fn document_number(&self) -> Option<&str> {
        self.has(NUMBERED).then(|| self.text(3))
    }

    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub fn published(&self) -> &str {
        self.text(4)
    }

    /// Official simplified name of the province.
    pub fn province(&self) -> &str {
        self.text(5)
    }

    /// How many cases the notice says that it has.
    pub fn announced(&self) -> Option<u32> {
        number(&self.0, ANNOUNCED).filter(|_| self.has(COUNTED))
    }

    /// The script of the notice.
    pub fn script(&self) -> Script {
        if self.has(HANT) { Script::Hant } else { Script::Hans }
    }

    /// What a reader should know of this batch.
    pub fn note(&self) -> Option<&str> {
        self.has(NOTED).then(|| self.text(6))
    }

    /// The file that was imported.
    pub fn source(&self) -> Source {
        let [file, original_name, sha256, encoding] = [7, 8, 9, 10].map(|nth| self.text(nth).to_owned());
        Source { file, original_name, sha256, encoding }
    }

    /// The whole lines of the notice that belong to no case, decoded now.
    pub fn furniture(&self) -> Vec<Furniture> {
        postcard::from_bytes(self.row().bytes(FURNITURE)).unwrap_or_default()
    }
}
