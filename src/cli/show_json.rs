//! Cases for programs: the output of `anli show --json`, alone and with `--source` or `--citation`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::corpus::{Case, CaseRef, Script, Source, TitleSource};

/// A case as in `batch.json`, with its id and its batch.
#[derive(Serialize, JsonSchema)]
pub(super) struct ShownCase<'a> {
    /// Its id.
    id: String,
    /// Its batch, without the cases.
    batch: ShownBatch<'a>,
    #[serde(flatten)]
    case: Case,
}

/// The batch of a case.
#[derive(Serialize, JsonSchema)]
struct ShownBatch<'a> {
    /// Its id.
    id: &'a str,
    /// Title of the notice.
    title: &'a str,
    /// The source of that title.
    title_source: TitleSource,
    /// The publisher of the notice.
    issuer: &'a str,
    /// 文号, as printed.
    document_number: Option<&'a str>,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null where the notice does not tell it.
    published: Option<&'a str>,
    /// Official simplified name of the province.
    province: &'a str,
    /// The number of cases that the notice announces.
    announced: Option<u32>,
    /// The script of the notice.
    script: Script,
    /// A note for readers of this batch.
    note: Option<&'a str>,
    /// The file that was imported.
    source: &'a Source,
}

impl<'a> ShownCase<'a> {
    pub(super) fn new(found: &CaseRef<'a>) -> Self {
        let batch = found.batch;
        let batch = ShownBatch {
            id: batch.id.as_str(),
            title: &batch.title,
            title_source: batch.title_source,
            issuer: &batch.issuer,
            document_number: batch.document_number.as_deref(),
            published: batch.published.as_deref(),
            province: &batch.province,
            announced: batch.announced,
            script: batch.script,
            note: batch.note.as_deref(),
            source: &batch.source,
        };
        Self { id: found.id().to_string(), batch, case: found.case().clone() }
    }
}

/// The citation of a case.
#[derive(Serialize, JsonSchema)]
pub(super) struct CitationJson {
    /// Id of the case.
    pub(super) id: String,
    /// The citation.
    pub(super) citation: String,
}

/// Lines of the notice that hold a case.
#[derive(Serialize, JsonSchema)]
pub(super) struct SourceJson {
    /// Id of the case.
    pub(super) id: String,
    /// File name of the notice.
    pub(super) file: String,
    /// The lines.
    pub(super) lines: Vec<LineJson>,
}

/// A line of a notice.
#[derive(Serialize, JsonSchema)]
pub(super) struct LineJson {
    /// Its number, from 1.
    pub(super) line: u32,
    /// Its text.
    pub(super) text: String,
}
