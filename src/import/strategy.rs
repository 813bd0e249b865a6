//! The ways in which the cases of a notice are told apart.

/// The strategy by which the cases of a notice were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentStrategy {
    /// By printed labels: 案例1, 附件1.
    Labels,
    /// By the titles of the annex list.
    AnnexList,
    /// By numbered titles.
    Numbers,
    /// By Markdown headings or bold lines.
    Marks,
    /// By a short line before the first section heading.
    Headings,
    /// By titles on rows of their own, each with a region at its head.
    Titles,
    /// By the region or body that a lead paragraph names.
    Places,
    /// By fields that hold titles: 案例名称：….
    Fields,
    /// By the rows of a table.
    Table,
    /// A single practice: the text as a whole.
    Single,
    /// By corrections alone.
    ByHand,
}
