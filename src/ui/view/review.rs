//! The review of an import: cases and doubts, the lines of the notice with what they were taken for, and the case as it is
//! read.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        Ctx,
        model::Model,
        panes::Pane,
        review_panes::ReviewPanes,
        review_rows::{self, NoticeLine},
        words::{Msg, ReviewMsg},
    },
    corpus::{Case, TitleSource},
    review::{LineKind, Review, Side, state::Entry},
    ui::{
        glyphs::glyphs,
        paint::{Pen, tint},
        theme::Role,
    },
};

use super::chrome::{scrollbar, tint_selected, title, write_cursor};

/// Draws a review.
pub(super) fn review(model: &Model, ctx: &Ctx, buffer: &mut Buffer, panes: &ReviewPanes, review: &Review) {
    if let Some(area) = panes.list {
        list(model, ctx, buffer, area, review);
        let rule = Rect { x: area.right(), width: 1, ..area };
        for row in 0..rule.height {
            Pen::new(buffer, model.width, rule, row).write(glyphs(model.width.0).vertical, Role::Rule);
        }
    }
    lines(model, ctx, buffer, panes.lines, review);
    if let Some(area) = panes.case {
        case(model, ctx, buffer, area, review);
    }
}

fn pane(area: Rect) -> Pane {
    let title = Rect { height: 1.min(area.height), ..area };
    Pane { title, body: Rect { y: area.y + title.height, height: area.height - title.height, ..area } }
}

fn list(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect, review: &Review) {
    let pane = pane(area);
    let focused = review.side == Side::List && model.popup().is_none();
    let doubts: usize = review.groups.iter().map(|group| group.doubts.len()).sum();
    let at = review.case_at(review.line).map_or(0, |at| at + 1);
    let counts = [at, review.cases().len(), doubts].map(|count| count.to_string());
    let left = ctx.lang.fill(ReviewMsg::Counts, &[&counts[0], &counts[1], &counts[2]]);
    title(model, buffer, &pane, &left, "", focused);
    let entries = review.entries();
    let cases = review.cases().len();
    let rows = entries.len() + usize::from(!review.groups.is_empty());
    for (y, row) in (0..pane.body.height).zip(review.entry.1..rows) {
        if row == cases && !review.groups.is_empty() {
            Pen::new(buffer, model.width, pane.body, y)
                .write(" ", Role::Text)
                .write(ctx.lang.get(ReviewMsg::Doubts), Role::Section);
            continue;
        }
        let index = row - usize::from(row > cases);
        let Some(entry) = entries.get(index) else { break };
        let mut pen = Pen::new(buffer, model.width, pane.body, y);
        write_cursor(&mut pen, model, index == review.entry.0);
        match entry {
            Entry::Case(at) => case_row(&mut pen, model, ctx, review, &review.cases()[*at]),
            Entry::Doubts(at) => doubt_row(&mut pen, model, ctx, review, *at),
        }
        if index == review.entry.0 {
            tint_selected(buffer, Rect { height: 1, ..pane.body }, y, focused);
        }
    }
    scrollbar(buffer, pane.body, review.entry.1, rows);
}

/// Writes number, place and title of a case, and the number of its doubts.
fn case_row(pen: &mut Pen<'_>, model: &Model, ctx: &Ctx, review: &Review, case: &Case) {
    let doubts =
        review.groups.iter().flat_map(|group| &group.doubts).filter(|doubt| doubt.case == Some(case.number)).count();
    let doubts = if doubts > 0 { format!(" ?{doubts}") } else { String::new() };
    let is_new = review.changed.contains(&case.lines.0);
    pen.write(&format!("{:>3} ", case.number), if is_new { Role::Warning } else { Role::Quiet });
    let region = [case.region.county.as_ref(), case.region.city.as_ref(), Some(&case.region.province)];
    let region = region.into_iter().flatten().next().map_or("", String::as_str);
    pen.write(region, Role::Place).write(if region.is_empty() { "" } else { " " }, Role::Text);
    if case.title_source == TitleSource::Derived {
        pen.write(ctx.lang.get(Msg::DerivedTitle), Role::Mark);
    }
    let room = usize::from(pen.room()).saturating_sub(doubts.len() + 1);
    let shown = model.width.elide(&case.title, room);
    pen.write(&shown, Role::Text).write(&doubts, Role::Warning);
}

/// Writes a group of doubts: where it begins, its reason, how many there are.
fn doubt_row(pen: &mut Pen<'_>, model: &Model, ctx: &Ctx, review: &Review, at: usize) {
    let Some((group, first)) = review.groups.get(at).and_then(|group| Some((group, group.doubts.first()?))) else {
        return;
    };
    let count = group.doubts.len();
    let text = review_rows::doubt(first, ctx.lang);
    let text = if count > 1 { ctx.lang.fill(ReviewMsg::DoubtGroup, &[&text, &count.to_string()]) } else { text };
    pen.write(&format!("{:>4} ", first.line), Role::Quiet);
    let shown = model.width.elide(&text, pen.room().saturating_sub(1).into());
    pen.write(&shown, Role::Text);
}

fn lines(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect, review: &Review) {
    let pane = pane(area);
    let focused = review.side == Side::Lines && model.popup().is_none();
    let counts = [review.line, review.last_line()].map(|count| count.to_string());
    let reading = if review.is_reading() { ctx.lang.get(ReviewMsg::Rereading) } else { "" };
    let right = format!("{reading} {}", ctx.lang.fill(ReviewMsg::LineOf, &[&counts[0], &counts[1]]));
    let name = ctx.lang.fill(ReviewMsg::Title, &[&review.source.original_name]);
    title(model, buffer, &pane, &name, right.trim(), focused);
    let margin = review_rows::margin(review);
    let columns = pane.body.width.saturating_sub(margin);
    for (y, row) in (0..).zip(review_rows::notice_lines(review, columns, pane.body.height.into(), model.width)) {
        draw_line(model, ctx, buffer, pane.body, y, review, &row, margin);
    }
    scrollbar(buffer, pane.body, review.top.saturating_sub(1) as usize, review.last_line() as usize);
}

#[expect(clippy::too_many_arguments, reason = "a row needs where it stands and what it is")]
fn draw_line(
    model: &Model,
    ctx: &Ctx,
    buffer: &mut Buffer,
    area: Rect,
    y: u16,
    review: &Review,
    row: &NoticeLine,
    margin: u16,
) {
    let line = row.line;
    let is_here = line == review.line;
    let mut pen = Pen::new(buffer, model.width, area, y);
    let start = pen.column();
    if row.is_first {
        let role = if review.changed.contains(&line) { Role::Warning } else { Role::Quiet };
        pen.write(if is_here { glyphs(model.width.0).cursor } else { " " }, Role::Text);
        pen.write(&format!("{line:>width$}", width = usize::from(margin) - 5), role);
        pen.write(sign(review, line), Role::Key);
        pen.write(ctx.lang.get(review.kind(line)), kind_role(review, line));
    }
    pen.to(start + margin);
    let role = match review.kind(line) {
        LineKind::Letter | LineKind::List | LineKind::Furniture => Role::Quiet,
        LineKind::Title | LineKind::Label => Role::Title,
        LineKind::Heading(_) => Role::Section,
        _ => Role::Text,
    };
    let text = review.text(line).get(row.bytes.clone()).unwrap_or_default();
    if !is_here {
        let shown = model.width.elide(text, pen.room().saturating_sub(1).into());
        pen.write(&shown, role);
    } else {
        let before = review.text(line).get(..row.bytes.start).unwrap_or_default().chars().count();
        for (at, c) in (before..).zip(text.chars()) {
            let role = if at == review.column && at > 0 { Role::MatchHere } else { role };
            pen.write(c.encode_utf8(&mut [0; 4]), role);
        }
    }
    if review.range().contains(&line) && (review.anchor.is_some() || is_here) {
        let focused = review.side == Side::Lines && model.popup().is_none();
        let role = if review.anchor.is_some() && focused { Role::Selected } else { Role::SelectedElsewhere };
        tint(buffer, Rect { y: area.y + y, height: 1, width: area.width.saturating_sub(1), ..area }, role);
    }
}

/// Returns the sign before a line: among lines that are alike, or said by hand.
fn sign(review: &Review, line: u32) -> &'static str {
    match &review.alike {
        Some(alike) if alike.except.contains(&line) => "-",
        Some(alike) if alike.lines.contains(&line) => "+",
        _ if review.is_said(line) => "*",
        _ => " ",
    }
}

fn kind_role(review: &Review, line: u32) -> Role {
    match review.kind(line) {
        LineKind::Title | LineKind::Heading(_) | LineKind::Label => Role::Section,
        _ if review.begins_case(line) => Role::Section,
        LineKind::Measure => Role::Heading,
        _ => Role::Quiet,
    }
}

/// Draws the case at the cursor as it is read.
fn case(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect, review: &Review) {
    let pane = pane(area);
    let case = review.case_at(review.line).and_then(|at| review.cases().get(at));
    title(model, buffer, &pane, ctx.lang.get(ReviewMsg::ReadAs), "", false);
    let rows = case.map_or_else(
        || vec![(ctx.lang.get(empty(review)).to_owned(), Role::Quiet)],
        |case| case_rows(ctx, case, review.line),
    );
    for (y, (text, role)) in (0..pane.body.height).zip(rows) {
        let mut pen = Pen::new(buffer, model.width, pane.body, y);
        let shown = model.width.elide(&text, pen.room().saturating_sub(2).into());
        pen.write(" ", Role::Text).write(&shown, role);
    }
}

fn empty(review: &Review) -> ReviewMsg {
    if review.made().is_none() { ReviewMsg::NoCases } else { ReviewMsg::NoCaseHere }
}

/// Returns the rows of a case, from the section on that holds `line`, or all of it.
fn case_rows(ctx: &Ctx, case: &Case, line: u32) -> Vec<(String, Role)> {
    let mark = if case.title_source == TitleSource::Derived { ctx.lang.get(Msg::DerivedTitle) } else { "" };
    let themes: Vec<&str> = case.themes.iter().map(|theme| theme.name()).collect();
    let about = [case.region.name(), case.department.clone().unwrap_or_default(), themes.join(" ")];
    let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let mut rows =
        vec![(format!("{} {mark}{}", case.number, case.title), Role::Title), (about.join("  "), Role::Place)];
    let from = case.sections.iter().position(|section| section.lines.1 >= line).unwrap_or(0);
    for section in case.sections.iter().skip(from) {
        let heading = section.heading.as_deref().unwrap_or_default();
        rows.push((format!("{} {heading}", ctx.lang.get(section.kind)), Role::Section));
        for paragraph in &section.paragraphs {
            let is_measure = paragraph.heading.is_some() || paragraph.label.is_some();
            let role = if is_measure { Role::Heading } else { Role::Text };
            rows.push((format!("  {}", paragraph.text), role));
        }
    }
    rows
}
