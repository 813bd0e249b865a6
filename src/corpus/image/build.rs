//! Building a segment.

use zerocopy::{
    IntoBytes,
    little_endian::{U32, U64},
};

use super::{
    body_check::body_checksum,
    record::{CITY, COUNTY, CaseRecord, DEPARTMENT, DERIVED, MAGIC, PRINTED, SegmentFull, SegmentHeader, VERSION},
    segment::{Segment, header_checksum},
    text_table,
};
use crate::corpus::{
    model::{Case, TitleSource},
    roundtrip::undo_repairs,
};

/// Bytes of bodies after which a segment is full; one case may make it longer.
pub const SEGMENT_TEXT: usize = 16 << 20;

/// A segment that is being built.
#[derive(Clone, Debug, Default)]
pub struct SegmentBuilder {
    records: Vec<CaseRecord>,
    summaries: Vec<u8>,
    bodies: Vec<u8>,
}

impl SegmentBuilder {
    /// Appends a case.
    ///
    /// # Errors
    ///
    /// The segment would have more than 4 GB; then it is of use again when the case is dropped with [`truncate`](Self::truncate).
    pub fn push(&mut self, case: &Case) -> Result<(), SegmentFull> {
        let printed = Some(undo_repairs(&case.title, &case.title_repairs)).filter(|printed| *printed != case.title);
        self.push_summary(case, printed.as_deref()).ok_or(SegmentFull)?;
        let start = self.bodies.len();
        self.bodies = postcard::to_extend(case, std::mem::take(&mut self.bodies)).map_err(|_| SegmentFull)?;
        let flags = [
            (case.title_source == TitleSource::Derived, DERIVED),
            (printed.is_some(), PRINTED),
            (case.region.city.is_some(), CITY),
            (case.region.county.is_some(), COUNTY),
            (case.department.is_some(), DEPARTMENT),
        ];
        self.records.push(CaseRecord {
            number: case.number.into(),
            first_line: case.lines.0.into(),
            last_line: case.lines.1.into(),
            summary_end: number(self.summaries.len())?,
            body_end: number(self.bodies.len())?,
            body_checksum: body_checksum(&self.bodies[start..]).into(),
            systems: number(case.systems.len())?,
            documents: number(case.documents.len())?,
            aliases: number(case.aliases.len())?,
            flags: flags.iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag).sum::<u32>().into(),
        });
        Ok(())
    }

    /// Appends the texts of a summary in the order in which [`CaseSummary`](super::CaseSummary) reads them.
    fn push_summary(&mut self, case: &Case, printed: Option<&str>) -> Option<()> {
        let region = &case.region;
        let themes: Vec<u8> = case.themes.iter().map(|theme| *theme as u8).collect();
        let mut texts = vec![
            case.title.as_bytes(),
            printed.unwrap_or_default().as_bytes(),
            region.province.as_bytes(),
            region.city.as_deref().unwrap_or_default().as_bytes(),
            region.county.as_deref().unwrap_or_default().as_bytes(),
            case.department.as_deref().unwrap_or_default().as_bytes(),
            &themes,
        ];
        texts.extend(case.systems.iter().chain(&case.documents).map(|named| named.name.as_bytes()));
        texts.extend(case.aliases.iter().map(|alias| alias.as_bytes()));
        text_table::append(&texts, &mut self.summaries)
    }

    /// Drops all cases but the first ones.
    pub fn truncate(&mut self, cases: u32) {
        self.records.truncate(cases as usize);
        let ends = |record: &CaseRecord| (record.summary_end.get() as usize, record.body_end.get() as usize);
        let (summaries, bodies) = self.records.last().map_or((0, 0), ends);
        self.summaries.truncate(summaries);
        self.bodies.truncate(bodies);
    }

    /// Returns the number of cases.
    pub fn case_count(&self) -> u32 {
        // The summary of each takes more bytes than one, of which there are fewer than 4 GB.
        self.records.len() as u32
    }

    /// Returns the bytes of the bodies so far.
    pub fn size(&self) -> usize {
        self.bodies.len()
    }

    /// Returns the segment.
    pub fn finish(self) -> Segment {
        let (summaries, bodies) = self.records.last().map(|last| (last.summary_end, last.body_end)).unwrap_or_default();
        let mut header = SegmentHeader {
            magic: MAGIC,
            version: VERSION.into(),
            cases: self.case_count().into(),
            summaries,
            bodies,
            checksum: U64::ZERO,
        };
        let parts = [header.as_bytes(), self.records.as_bytes(), &self.summaries, &self.bodies];
        let mut bytes = parts.concat();
        header.checksum = header_checksum(&bytes[..bytes.len() - self.bodies.len()]).into();
        bytes[..size_of::<SegmentHeader>()].copy_from_slice(header.as_bytes());
        Segment::trusted(bytes.into(), &header)
    }
}

fn number(count: usize) -> Result<U32, SegmentFull> {
    u32::try_from(count).map(U32::new).map_err(|_| SegmentFull)
}
