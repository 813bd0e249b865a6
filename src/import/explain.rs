//! The stages of an import one by one, as lines for people who work on the rules.

use super::{
    document::Document,
    front_matter,
    line_role::LineRoles,
    prepared::{PreparedNotice, Printed},
    rows::NoticeRow,
    segment::Proposals,
};

/// Returns a line for each thing that the stages up to the choice of a sequence make; `None` for bytes that are no text.
pub fn explain(bytes: &[u8]) -> Option<Vec<String>> {
    let prepared = PreparedNotice::new(bytes)?;
    let (Printed { decoded, notice: printed, .. }, flowed) = (&prepared.printed, prepared.flowed());
    let document = Document::new(printed, &flowed.notice, flowed.rows(), &LineRoles::default());
    let rows = &document.rows;
    let mut lines = vec![
        format!("decode: {}, {} characters, {} lines", decoded.encoding, printed.chars.len(), printed.lines()),
        format!("reflow: {} edits", flowed.notice.edits.len()),
        format!("rows: {}", rows.len()),
    ];
    lines.extend(rows.iter().enumerate().map(|(at, row)| described(at, row)));
    let announced = front_matter::announced(&rows[..rows.len().min(60)]);
    lines.push(format!("announced: {announced:?}"));
    lines.push(format!("list: {} entries", document.list.entries.len()));
    let line = |row: usize| rows.get(row).map_or(0, |row| row.line);
    lines.extend(document.recurring.headings.iter().map(|heading| {
        let at: Vec<u32> = heading.iter().map(|&row| line(row)).collect();
        format!("heading that returns: {} on lines {at:?}", rows[heading[0]].text())
    }));
    let proposals = Proposals::of(rows, &document.list, &document.recurring, announced);
    lines.push(format!("claims: {:?}", proposals.claims));
    let mut ranked: Vec<usize> = (0..proposals.all.len()).collect();
    ranked.sort_by(|&a, &b| proposals.weighed[b].score.total_cmp(&proposals.weighed[a].score));
    lines.extend(ranked.into_iter().map(|at| {
        let (sequence, weighed) = (&proposals.all[at], proposals.weighed[at]);
        let starts: Vec<u32> = sequence.starts.iter().take(SHOWN).map(|start| line(start.row)).collect();
        let (strategy, word, count) = (sequence.strategy, &sequence.word, sequence.starts.len());
        let score = weighed.score;
        format!(
            "sequence: score {score:.1}, proof {}, {strategy:?} {word:?}, {count} cases at {starts:?}",
            weighed.proof
        )
    }));
    let best = proposals.best().map(|best| proposals.all[best].starts.len());
    lines.push(format!("best: {best:?} cases"));
    Some(lines)
}

/// The number of lines and characters that are shown of what is longer.
const SHOWN: usize = 24;

/// A row with all that the first stages found in it.
fn described(at: usize, row: &NoticeRow) -> String {
    let text: String = row.chars().iter().take(SHOWN).collect();
    let mut found = Vec::new();
    let mut add = |fits: bool, what: String| found.extend(fits.then_some(what));
    add(row.furniture.is_some(), format!("furniture {:?}", row.furniture));
    add(row.section.is_some(), format!("section {:?}", row.section));
    add(row.lead.is_some(), format!("lead {:?}", row.lead));
    add(row.case_label.is_some(), format!("label {:?}", row.case_label.map(|label| label.number)));
    add(row.numbering.is_some(), format!("numbering {:?}", row.numbering.map(|own| (own.style, own.number))));
    add(row.heading > 0, format!("level {}", row.heading));
    add(row.cell > 0, format!("cell {}", row.cell));
    add(row.is_sentence, "sentence".to_owned());
    format!("row {at}, line {}, {} characters: {text} [{}]", row.line, row.len(), found.join(", "))
}
