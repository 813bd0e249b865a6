//! Lists for programs: the output of `anli list --json` and `anli list --systems --json`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::corpus::{CaseRef, Region, Theme, TitleSource};

/// A case in a list, for programs.
#[derive(Serialize, JsonSchema)]
pub(super) struct CaseRow<'a> {
    /// Its id.
    pub(super) id: String,
    /// Id of its batch.
    pub(super) batch: &'a str,
    /// Its number in the batch.
    pub(super) number: u32,
    /// Its title.
    pub(super) title: &'a str,
    /// The source of the title.
    pub(super) title_source: TitleSource,
    /// Its region.
    pub(super) region: Region,
    /// Its department, as printed; null without one.
    pub(super) department: Option<&'a str>,
    /// Its indicators, the first one first.
    pub(super) themes: Vec<Theme>,
    /// The date of the notice, as far as it is known; null without one.
    pub(super) published: Option<&'a str>,
}

impl<'a> CaseRow<'a> {
    pub(super) fn new(case: &CaseRef<'a>) -> Self {
        Self {
            id: case.id().to_string(),
            batch: case.batch.id.as_str(),
            number: case.number(),
            title: case.title(),
            title_source: case.title_source(),
            region: case.region(),
            department: case.department(),
            themes: case.themes().collect(),
            published: Some(case.batch.published()).filter(|date| !date.is_empty()),
        }
    }
}

/// A system in a list, for programs.
#[derive(Serialize, JsonSchema)]
pub(super) struct SystemRow<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// All spellings of its name.
    pub(super) names: &'a [String],
    /// Ids of the cases that name it.
    pub(super) cases: Vec<String>,
}
