//! Cases in the making: the rows, the title and the blocks of each, and the edits that their texts need.

use std::{
    collections::{BTreeSet, HashSet},
    ops::Range,
    sync::OnceLock,
};

use super::{
    afterword, attribution,
    body_blocks::{self, BodyBlock},
    document::Document,
    doubled,
    edits::{Edit, Edits, index},
    front_matter, furniture, induce, mojibake,
    outline::{self, ReadBlock},
    parallel,
    region::{self, IssuerRegion},
    rows::NoticeRow,
    splices,
    start::CaseStart,
    title::{self, PrintedTitle},
    title_line,
};
use crate::corpus::{Case, FurnitureKind, Lines, Region, TitleSource};

/// A case in the making.
pub(super) struct CaseDraft {
    pub(super) start: CaseStart,
    /// Its rows, without those behind the last case.
    pub(super) rows: Range<usize>,
    title: Option<PrintedTitle>,
    blocks: Vec<BodyBlock>,
}

/// The drafts of all cases, and the rows and edits found with them.
pub(super) struct Drafts {
    pub(super) cases: Vec<CaseDraft>,
    /// One past the last row of the last case.
    pub(super) end: usize,
    /// Rows that belong to no case.
    pub(super) furniture: Vec<(usize, FurnitureKind)>,
    /// Edits by rule, in offsets of the printed notice.
    pub(super) edits: Vec<Edit>,
}

impl Drafts {
    /// Divides the document at the starts of its cases.
    pub(super) fn new(document: &Document, starts: &[CaseStart]) -> Self {
        let (notice, rows) = (document.notice(), &document.rows);
        let first = starts.first().map_or(rows.len(), |start| start.row);
        let page_end = document.end_of_cases(starts.last().map_or(0, |start| start.row + 1));
        let end = afterword::end_of_last(rows, starts, page_end);
        let mut edits: Vec<Edit> = Vec::new();
        let mut aside: Vec<(usize, FurnitureKind)> =
            front_matter::kinds(&rows[..first], &document.list).into_iter().enumerate().collect();
        let site = splices::site_name(rows);
        let ngrams = OnceLock::new();
        let draft = |(nth, start): &(usize, &CaseStart)| {
            let (mut edits, mut aside) = (Vec::new(), Vec::new());
            let to = starts.get(nth + 1).map_or(end, |next| next.row);
            let title = title::printed_title(document, start);
            let body = start.body().min(to);
            let above = induce::above_title(rows, start);
            let mut blocks = body_blocks::join_rows(&rows[above.clone()], &mut edits, &mut aside, above.start);
            blocks.extend(body_blocks::join_rows(&rows[body..to], &mut edits, &mut aside, body));
            for block in &blocks {
                body_blocks::remove_stray_spaces(notice, &block.range, &mut edits);
                doubled::remove(notice, &block.range, &mut edits);
                mojibake::repair(notice, &block.range, &ngrams, &mut edits);
                if let Some(site) = &site {
                    splices::remove(notice, &block.range, site, &mut edits);
                }
            }
            edits.extend(title.iter().flat_map(|title| title.edits.clone()));
            (CaseDraft { start: (*start).clone(), rows: start.row..to, title, blocks }, edits, aside)
        };
        let starts: Vec<_> = starts.iter().enumerate().collect();
        let mut cases: Vec<CaseDraft> = Vec::new();
        for (case, own_edits, own_aside) in parallel::each(&starts, parallel::CASES, draft) {
            cases.push(case);
            edits.extend(own_edits);
            aside.extend(own_aside);
        }
        let behind = |at| match furniture::by_words(&rows[at]) {
            None if at < page_end => FurnitureKind::Letter,
            _ => furniture::at_end(&rows[at]),
        };
        aside.extend((end..rows.len()).map(|at| (at, behind(at))));
        for edit in &mut edits {
            edit.at = document.flowed.to_printed(&edit.at);
        }
        edits.extend(document.flowed.edits.iter().cloned());
        Self { cases, end, furniture: aside, edits }
    }

    /// The cases with their texts as read; names, figures and themes are found later.
    pub(super) fn read(&self, document: &Document, edits: &Edits, issuer_region: &IssuerRegion) -> Vec<Case> {
        let groups = group_regions(&document.rows, &self.cases, issuer_region);
        let cases: Vec<_> = self.cases.iter().zip(self.numbers()).collect();
        parallel::each(&cases, parallel::CASES, |(draft, number)| {
            draft.read(*number, document, edits, (issuer_region, &groups))
        })
    }

    /// The printed numbers where every case has one and none stands twice, else the ordinals.
    fn numbers(&self) -> Vec<u32> {
        let printed = self.cases.iter().filter_map(|draft| draft.start.number.filter(|&number| number > 0));
        let printed: Vec<u32> = printed.collect();
        let distinct: BTreeSet<u32> = printed.iter().copied().collect();
        if distinct.len() == self.cases.len() { printed } else { (1..=index(self.cases.len())).collect() }
    }

    /// The first lines of the cases whose titles may end elsewhere.
    pub(super) fn uncertain_titles(&self, document: &Document) -> Vec<u32> {
        let uncertain = self.cases.iter().filter(|draft| draft.start.is_end_uncertain);
        uncertain.map(|draft| document.rows[draft.rows.start].line).collect()
    }

    /// Lines and numbers that are missing: numbers that no case has though cases behind it are numbered, with
    /// the line of the case behind, numbers that two cases have, and those that the annex list leaves out.
    pub(super) fn missing_numbers(&self, document: &Document) -> Vec<(u32, u32)> {
        let line = |row: usize| document.rows[row].line;
        let printed = self.cases.iter().filter_map(|draft| Some((draft.start.number?, line(draft.rows.start))));
        let mut printed: Vec<(u32, u32)> = printed.collect();
        let runs: Vec<&[(u32, u32)]> = printed.chunk_by(|a, b| b.0 == a.0 + 1).collect();
        let is_grouped = runs.len() > 1 && runs.iter().all(|run| run[0].0 == 1 && run.len() > 1);
        if is_grouped {
            // Every group of cases counts anew.
            printed.clear();
        }
        printed.sort_unstable();
        let mut found = Vec::new();
        if let Some(&(first, line)) = printed.first() {
            found.extend((1..first).take(5).map(|missing| (line, missing)));
        }
        for pair in printed.windows(2) {
            let ((number, _), (next, line)) = (pair[0], pair[1]);
            if number == next {
                found.push((line, number));
            }
            // More than a few are no gaps: the numbers count something else.
            found.extend((number + 1..next).take(5).map(|missing| (line, missing)));
        }
        let entries = &document.list.entries;
        let listed: HashSet<u32> = entries.iter().map(|entry| entry.number).collect();
        let known: HashSet<u32> = found.iter().map(|&(_, number)| number).collect();
        let first = entries.first().map_or(1, |entry| line(entry.rows.0));
        for number in 1..entries.last().map_or(0, |entry| entry.number) {
            if !listed.contains(&number) && !known.contains(&number) {
                found.push((first, number));
            }
        }
        found
    }
}

impl CaseDraft {
    fn read(
        &self,
        number: u32,
        document: &Document,
        edits: &Edits,
        (issuer_region, groups): (&IssuerRegion, &[(usize, Option<Region>)]),
    ) -> Case {
        let block = |block: &BodyBlock| {
            let reading = document.read(&block.range, edits);
            let bold = block.bold.map(|end| document.flowed.to_printed(&(end..end)).start);
            let bold = bold.map_or(0, |end| reading.origin.partition_point(|&origin| origin < end));
            ReadBlock { heading: block.heading, said: block.said, reading, bold }
        };
        let sections = outline::outline(self.blocks.iter().map(block).collect());
        let title = self.title.as_ref().map(|title| document.read(&title.range, edits));
        let mut paragraphs = sections.iter().flat_map(|section| &section.paragraphs);
        let opening: Vec<char> = paragraphs.next().map_or(Vec::new(), |first| first.text.chars().collect());
        let second = paragraphs.next().into_iter().flat_map(|second| second.text.chars());
        let lead: Vec<char> = opening.iter().copied().chain(second).collect();
        let title_chars = title.as_ref().map_or(&[][..], |title| &title.chars);
        let text = sections.iter().flat_map(|section| &section.paragraphs).flat_map(|part| part.text.chars());
        let text: Vec<char> = if issuer_region.province.is_none() { text.take(3000).collect() } else { Vec::new() };
        let group = group_region(groups, self.start.row);
        let own = attribution::names_region(title_chars, &lead, issuer_region);
        let region = attribution::region(title_chars, &lead, &text, issuer_region);
        let region = group.filter(|_| !own).or(region).unwrap_or_default();
        let first = document.rows[self.rows.start].line;
        let last = sections.last().map(|section| section.lines.1);
        let last = last.or(title.as_ref().map(|title| title.lines.1)).unwrap_or(first);
        Case {
            number,
            label: self.title.as_ref().and_then(|title| title.label.clone()),
            department: attribution::department(title_chars, &opening, issuer_region),
            title: title.as_ref().map_or_else(|| title::derived_title(&lead, &region), |title| title.text()),
            title_source: if title.is_some() { TitleSource::Printed } else { TitleSource::Derived },
            title_lines: title.as_ref().map(|title| title.lines),
            title_repairs: title.map(|title| title.repairs).unwrap_or_default(),
            lines: Lines(first, last.max(first)),
            region,
            sections,
            ..Case::default()
        }
    }
}

/// The regions that headings of groups name, with their rows: headings set aside, and names directly above a case.
fn group_regions(
    rows: &[NoticeRow],
    cases: &[CaseDraft],
    issuer_region: &IssuerRegion,
) -> Vec<(usize, Option<Region>)> {
    let any = IssuerRegion { is_any: true, ..issuer_region.clone() };
    let region = |row: &NoticeRow| {
        let named = region::find_regions(row.after_numbering(), 20, &any);
        region::innermost(&named).filter(|_| named[0].start == 0).map(|found| found.region.clone())
    };
    let is_above = |at: usize| cases.binary_search_by_key(&(at + 1), |case| case.start.row).is_ok();
    let is_heading = |at: usize, row: &NoticeRow| {
        row.furniture == Some(FurnitureKind::Letter) || (is_above(at) && title_line::names_body(row.chars()))
    };
    let headings = rows.iter().enumerate().filter(|(at, row)| row.is_title_like() && is_heading(*at, row));
    headings.map(|(at, row)| (at, region(row))).collect()
}

/// The region of the group in which the case at `row` stands.
fn group_region(groups: &[(usize, Option<Region>)], row: usize) -> Option<Region> {
    let before = groups.partition_point(|(at, _)| *at < row);
    groups[..before].last().and_then(|(_, region)| region.clone())
}
