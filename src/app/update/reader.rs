//! The text of a case: scrolling, jumping by structure, the neighbours in the list.

use super::{
    contents,
    feedback::report_no_effect,
    find,
    navigate::{adjacent_case, fit, focus_on, jump, jump_back, next_pane, remember, select},
    scroll::scroll_to,
};
use crate::app::{
    Ctx,
    action::Action,
    model::{Contents, Focus, Model},
    page::{BlockKind, Page, TextBlock},
    panes::{WIDE, WIDEST},
    words::Msg,
};
use crate::{
    search::CaseMatcher,
    text::{Script, TextQuery},
};

/// An action while the reader has the keys.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    let zoomed = model.location.focus == Focus::Reader { zoomed: true };
    let times = count.unwrap_or(1);
    let height = model.text_height();
    let page = height.saturating_sub(1).max(1);
    match action {
        Action::Down | Action::Open => scroll(model, times, true),
        Action::Up => scroll(model, times, false),
        Action::PageDown => scroll(model, page.saturating_mul(times), true),
        Action::PageUp => scroll(model, page.saturating_mul(times), false),
        Action::HalfPageDown => scroll(model, (height / 2).max(1).saturating_mul(times), true),
        Action::HalfPageUp => scroll(model, (height / 2).max(1).saturating_mul(times), false),
        Action::First => jump(model, 0),
        Action::Last => jump(model, count.map_or(usize::MAX, |row| row.saturating_sub(1))),
        Action::NextSection | Action::PreviousSection => {
            to_block(model, action == Action::NextSection, times, starts_section);
        }
        Action::NextMeasure | Action::PreviousMeasure => {
            to_block(model, action == Action::NextMeasure, times, is_measure);
        }
        Action::ToSection | Action::ToMeasure => to_number(model, ctx, action, times),
        Action::Outline => contents::open(model, ctx, Contents::Outline),
        Action::Names => contents::open(model, ctx, Contents::Names),
        Action::Figures => contents::open(model, ctx, Contents::Figures),
        Action::Repairs => contents::open(model, ctx, Contents::Repairs),
        Action::FindNextCase | Action::FindPreviousCase => {
            find_in_next_case(model, ctx, action == Action::FindNextCase)
        }
        Action::NextCase | Action::PreviousCase => adjacent_case(model, ctx, action == Action::NextCase, count),
        Action::NextHit | Action::PreviousHit => find::step_highlight(model, ctx, action == Action::NextHit, count),
        Action::Find => find::open(model),
        Action::Zoom if model.size.0 < WIDE => model.set_status(ctx.lang.get(Msg::WholeAlready)),
        Action::Zoom => focus_on(model, ctx, Focus::Reader { zoomed: !zoomed }),
        Action::SourceView => {
            model.location.source = !model.location.source;
            fit(model, ctx);
        }
        _ if change_display(model, ctx, action, count) => {}
        Action::Back if zoomed && model.size.0 >= WIDE => {
            focus_on(model, ctx, Focus::Reader { zoomed: false });
        }
        Action::Back | Action::Left => focus_on(model, ctx, Focus::Cases),
        Action::NextPane | Action::PreviousPane => next_pane(model, ctx, action == Action::NextPane),
        Action::JumpBack => jump_back(model, ctx),
        _ => report_no_effect(model, ctx, action),
    }
}

/// Changes the look of the text. Returns `false` if the action is none for that.
pub(super) fn change_display(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> bool {
    let panes = model.panes().unwrap_or_default();
    let (columns, alone, wide) = (panes.text_columns(), panes.is_alone(), panes.wide);
    let options = &mut model.reader_options;
    let steps = count.unwrap_or(1).cast_signed();
    let turn = |on: &mut bool, words: [Msg; 2]| {
        *on = !*on;
        ctx.lang.get(words[usize::from(!*on)]).to_owned()
    };
    let status = match action {
        Action::Typeset => Some(turn(&mut options.display.typeset, [Msg::TypesetOn, Msg::TypesetOff])),
        Action::Script => {
            let (script, word) = match options.display.script {
                Script::Printed => (Script::Simplified, Msg::ScriptSimplified),
                Script::Simplified => (Script::Traditional, Msg::ScriptTraditional),
                Script::Traditional => (Script::Printed, Msg::ScriptPrinted),
            };
            options.display.script = script;
            Some(ctx.lang.get(word).to_owned())
        }
        Action::PointRows => Some(turn(&mut options.display.points, [Msg::PointsOn, Msg::PointsOff])),
        Action::Spaced => Some(turn(&mut options.display.spaced, [Msg::SpacedOn, Msg::SpacedOff])),
        Action::DoubleSpaced => {
            let on = if alone { Msg::DoubleOn } else { Msg::DoubleOnZoomed };
            Some(turn(&mut options.double, [on, Msg::DoubleOff]))
        }
        Action::Unrepaired => Some(turn(&mut options.display.unrepaired, [Msg::UnrepairedOn, Msg::UnrepairedOff])),
        Action::OutlinePane if !wide => {
            report_too_narrow(model, ctx);
            return true;
        }
        Action::OutlinePane => {
            let message = turn(&mut options.outline, [Msg::OutlineOn, Msg::OutlineOff]);
            (!alone).then_some(message)
        }
        Action::Wider | Action::Narrower => {
            options.widen(if action == Action::Wider { steps } else { -steps }, columns);
            None
        }
        _ => return false,
    };
    fit(model, ctx);
    let columns = model.panes().unwrap_or_default().text_columns();
    let counts = [columns.to_string(), (columns / 2).to_string()];
    let text_width = || ctx.lang.fill(Msg::MeasureIs, &[&counts[0], &counts[1]]);
    model.status = status.or_else(|| (action != Action::OutlinePane).then(text_width));
    true
}

/// Says how wide a window must be for panes side by side.
fn report_too_narrow(model: &mut Model, ctx: &Ctx) {
    model.set_status(ctx.lang.fill(Msg::NeedsWide, &[&WIDE.to_string()]));
}

/// Moves the rule between the lists and the text.
pub(super) fn split(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    if model.size.0 < WIDE {
        return report_too_narrow(model, ctx);
    }
    let steps = count.unwrap_or(1).cast_signed();
    model.reader_options.move_split(if action == Action::SplitRight { steps } else { -steps });
    fit(model, ctx);
}

/// Shows or hides the batch list.
pub(super) fn batch_pane(model: &mut Model, ctx: &Ctx) {
    if model.size.0 < WIDE {
        return report_too_narrow(model, ctx);
    }
    if model.size.0 < WIDEST {
        return model.set_status(ctx.lang.fill(Msg::BatchesNeedWidest, &[&WIDEST.to_string()]));
    }
    model.reader_options.batches = !model.reader_options.batches;
    if !model.reader_options.batches && model.location.focus == Focus::Batches {
        model.location.focus = Focus::Cases;
    }
    fit(model, ctx);
}

/// Jumps to the section or measure of a number, counted from 1.
fn to_number(model: &mut Model, ctx: &Ctx, action: Action, number: usize) {
    let (is_stop, missing): (Stop, Msg) = match action {
        Action::ToSection => (starts_section, Msg::NoSuchSection),
        _ => (is_measure, Msg::NoSuchMeasure),
    };
    let row = number.checked_sub(1).and_then(|at| stops(&model.page, is_stop).nth(at));
    match row {
        Some(row) => jump(model, row),
        None => model.set_status(ctx.lang.fill(missing, &[&number.to_string()])),
    }
}

/// Continues the search of this case in the next case of the list that has a match.
fn find_in_next_case(model: &mut Model, ctx: &Ctx, forward: bool) {
    if !model.highlights.in_case_only || model.highlights.query.is_empty() {
        model.set_status(ctx.lang.get(Msg::NoSearchYet));
        return;
    }
    let typed = model.highlights.query.clone();
    let (from, len) = (model.location.cases.at, model.location.list.len(&ctx.corpus));
    let rows: Vec<usize> = if forward { (from + 1..len).collect() } else { (0..from).rev().collect() };
    let query = TextQuery::new(&typed);
    let matcher = CaseMatcher::new(&ctx.corpus, &ctx.index, &query);
    let has = |row: &usize| model.location.list.case(&ctx.corpus, *row).is_some_and(|ix| matcher.matches(ix));
    match rows.iter().copied().find(has) {
        Some(row) => {
            remember(model);
            select(model, ctx, row);
            find::find_in_case(model, &typed, forward);
        }
        None => model.set_status(ctx.lang.fill(Msg::NotHereOn, &[&typed])),
    }
}

fn scroll(model: &mut Model, rows: usize, down: bool) {
    let top = model.location.top;
    scroll_to(model, if down { top.saturating_add(rows) } else { top.saturating_sub(rows) });
}

/// Returns `true` if the reader stops at a block; the second one is the block before.
type Stop = fn(&TextBlock, Option<&TextBlock>) -> bool;

/// Returns `true` if a block begins a section: its heading, or its first paragraph without a printed heading.
fn starts_section(block: &TextBlock, before: Option<&TextBlock>) -> bool {
    block.kind != BlockKind::Gap && block.section.is_some() && before.and_then(|b| b.section) != block.section
}

fn is_measure(block: &TextBlock, _: Option<&TextBlock>) -> bool {
    block.level == 1
}

/// Returns the first row of each block that `is_stop` chooses.
fn stops(page: &Page, is_stop: Stop) -> impl DoubleEndedIterator<Item = usize> {
    let is_stop = move |at: &usize| is_stop(&page.blocks[*at], at.checked_sub(1).map(|before| &page.blocks[before]));
    let rows = (0..page.blocks.len()).filter(is_stop).map(|at| page.row_of(at, 0));
    // Measures side by side are one stop.
    let mut before = None;
    let rows: Vec<usize> = rows.filter(|row| before.replace(*row) != Some(*row)).collect();
    rows.into_iter()
}

/// Jumps to the next or previous block that `is_stop` chooses.
fn to_block(model: &mut Model, forward: bool, times: usize, is_stop: Stop) {
    let (top, stops) = (model.location.top, stops(&model.page, is_stop));
    let row = match forward {
        true => stops.filter(|row| *row > top).nth(times - 1),
        false => stops.rev().filter(|row| *row < top).nth(times - 1),
    };
    if let Some(row) = row {
        jump(model, row);
    }
}
