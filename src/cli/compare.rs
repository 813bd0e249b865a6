//! `anli compare`: cases beside each other, as text, as a document or for programs.

use super::{
    args::CompareArgs,
    comparison_json::ComparisonJson,
    export::{display, format, written},
    out::{Answer, Result, wrong},
    show::{find, terminal_width},
};
use crate::{
    app::{
        page::{LayoutOptions, Page, PageRow},
        panes::are_beside,
        words::{CliMsg, Lang},
    },
    briefing::{Briefing, Extent},
    compare::Comparison,
    corpus::{CaseRef, Corpus},
    store::choices::Choices,
    text::{Width, WidthMode, sanitize::sanitize},
};

/// The width of what is behind a pipe is not known: two columns for “ keep every row within its width.
const WIDTH: Width = Width(WidthMode::Wide);

/// Compares the cases.
pub(super) fn run(args: &CompareArgs, corpus: &Corpus, choices: &Choices, lang: Lang) -> Result {
    let cases = args.case.iter().map(|id| find(corpus, id, lang)).collect::<Result<Vec<_>>>()?;
    if let Some(twice) = (1..cases.len()).find(|at| cases.iter().take(*at).any(|case| case.ix == cases[*at].ix)) {
        return Err(wrong(lang, (CliMsg::SameCase, &[&args.case[twice]]), (CliMsg::OtherCase, &[])));
    }
    let display = display(args.printed, choices);
    if args.format.is_some() || args.output.is_some() {
        let format = format(args.format, args.output.as_deref(), lang)?;
        let briefing = Briefing::of(&cases, Extent::Comparison, args.heading.clone(), display, lang);
        let bytes = format.write(&briefing, args.output.is_some());
        return match &args.output {
            Some(path) => written(path, &bytes, args.force, lang),
            None => Ok(Answer::text(String::from_utf8_lossy(&bytes).into_owned())),
        };
    }
    let decoded: Vec<_> = cases.iter().map(CaseRef::case).collect();
    let comparison = Comparison::of(&decoded.iter().collect::<Vec<_>>());
    if args.json {
        return Ok(Answer::json(&ComparisonJson::of(&cases, &decoded, &comparison)));
    }
    let width = args.width.or_else(terminal_width);
    let columns = width.unwrap_or(u16::MAX);
    let beside = width.is_some_and(|width| are_beside(cases.len(), width));
    let layout = LayoutOptions { columns, width: WIDTH, lang, display, source: false };
    Ok(Answer::text(text(&Page::of_compared(&cases, &comparison, layout, beside))))
}

/// Returns the rows of a comparison: cells side by side with a rule between them, or with the number of the case before.
fn text(page: &Page) -> String {
    let compared = page.compared.clone().unwrap_or_default();
    let shown = |cell: &PageRow| {
        page.blocks.get(cell.block).and_then(|block| block.text.get(cell.bytes.clone())).unwrap_or_default()
    };
    let row = |(at, row): (usize, &PageRow)| -> String {
        let mut line = String::new();
        if compared.is_divided(at) {
            let cells: Vec<(u16, &PageRow)> = compared.cells(at).collect();
            for column in (0..compared.cases.len()).filter_map(|case| compared.column(case)) {
                let to = |line: &mut String, column: usize| {
                    line.push_str(&" ".repeat(column.saturating_sub(WIDTH.of(line))))
                };
                to(&mut line, usize::from(column));
                if column > 0 {
                    line.replace_range(line.len().saturating_sub(2)..line.len().saturating_sub(1), "|");
                }
                if let Some((_, cell)) = cells.iter().find(|(own, _)| *own == column) {
                    line.push_str(&" ".repeat(cell.indent.into()));
                    line.push_str(&sanitize(shown(cell)));
                }
            }
        } else {
            let number = page.blocks.get(row.block).filter(|_| compared.columns == 0 && row.indent > 0);
            let number = number.map(|block| format!("{}|", block.case + 1)).unwrap_or_default();
            let blank = usize::from(row.indent).saturating_sub(number.len());
            line = format!("{number}{}{}", " ".repeat(blank), sanitize(shown(row)));
        }
        line.trim_end().to_owned() + "\n"
    };
    page.rows.iter().enumerate().map(row).collect()
}
