//! Comparing cases: choosing them, and the actions that differ in the reader while it shows several.

use std::sync::Arc;

use super::{
    feedback::report_no_effect,
    highlight::highlight_hit,
    layout::lay_out,
    navigate::{focus_on, open_case, remember, restore, select},
    reader,
    scroll::scroll_to,
};
use crate::{
    app::{
        Ctx,
        action::Action,
        model::{CaseList, Comparing, Focus, Mode, Model},
        words::CompareMsg,
    },
    compare::{Comparison, MOST},
    corpus::CaseIx,
};

/// Chooses the case that is read or selected; the second one, and any one among cases similar to another, is compared at
/// once, as are all of a folder of two or three. From a comparison it asks for one case more.
pub(super) fn choose(model: &mut Model, ctx: &Ctx) {
    let key = ctx.key(model.context(), Action::Compare);
    if let Some(comparing) = model.compared().cloned() {
        if comparing.cases.len() >= MOST {
            return model.set_status(ctx.lang.get(CompareMsg::Most));
        }
        leave(model, ctx);
        model.chosen = comparing.cases;
        return model.set_status(ctx.lang.fill(CompareMsg::Third, &[&key]));
    }
    let Some(found) = model.location.case.and_then(|ix| ctx.corpus.get(ix)) else { return };
    if let Some(cases) = marked(model, ctx).filter(|_| model.chosen.is_empty()) {
        return open(model, ctx, cases);
    }
    let title = || model.reader_options.display.display_text(found.title(), found.batch.script);
    if model.chosen.contains(&found.ix) {
        let dropped = ctx.lang.fill(CompareMsg::Dropped, &[&title()]);
        model.chosen.retain(|ix| *ix != found.ix);
        return model.set_status(dropped);
    }
    let chosen = ctx.lang.fill(CompareMsg::Chosen, &[&title(), &key]);
    if model.chosen.is_empty() {
        model.chosen.extend(similar_to(model, ctx).filter(|ix| *ix != found.ix));
    }
    model.chosen.push(found.ix);
    if model.chosen.len() < 2 {
        return model.set_status(chosen);
    }
    let cases = std::mem::take(&mut model.chosen);
    open(model, ctx, cases);
}

/// Returns the case to which those of the list are similar.
fn similar_to(model: &Model, ctx: &Ctx) -> Option<CaseIx> {
    match &model.location.list {
        CaseList::Hits { parsed, .. } => ctx.corpus.find(parsed.like()?),
        _ => None,
    }
}

/// Returns the cases of a list that the desk gives, such as a folder, where all of them can be compared.
fn marked(model: &Model, ctx: &Ctx) -> Option<Vec<CaseIx>> {
    let CaseList::Hits { parsed, results, .. } = &model.location.list else { return None };
    let are_few = parsed.asks_desk() && (2..=MOST).contains(&results.hits.len());
    are_few.then(|| (0..results.hits.len()).filter_map(|row| model.location.list.case(&ctx.corpus, row)).collect())
}

/// Shows cases beside each other.
fn open(model: &mut Model, ctx: &Ctx, cases: Vec<CaseIx>) {
    let decoded: Vec<_> = cases.iter().filter_map(|ix| Some(ctx.corpus.get(*ix)?.case())).collect();
    let comparison = Arc::new(Comparison::of(&decoded.iter().collect::<Vec<_>>()));
    let origin = remember(model);
    model.location.case = cases.first().copied();
    model.location.compared = Some(Comparing { cases, comparison, side: 0, origin });
    model.location.source = false;
    model.location.focus = Focus::Reader { zoomed: false };
    model.mode = Mode::Browse;
    lay_out(model, ctx);
    highlight_hit(model, ctx);
    scroll_to(model, 0);
}

/// Returns to where the comparison was opened.
fn leave(model: &mut Model, ctx: &Ctx) {
    let origin = model.compared().map(|comparing| comparing.origin);
    let location = origin.and_then(|origin| model.jump_list.get(origin)).cloned();
    match location {
        Some(location) => restore(model, ctx, location),
        None => focus_on(model, ctx, Focus::Cases),
    }
}

/// An action while a comparison is read: most are the reader's.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    match action {
        Action::Back | Action::Left => leave(model, ctx),
        Action::NextPane | Action::Right => turn(model, true),
        Action::PreviousPane => turn(model, false),
        Action::Open => open_here(model, ctx),
        // What is about one case has no place among several.
        Action::Outline
        | Action::OutlinePane
        | Action::Names
        | Action::Figures
        | Action::Repairs
        | Action::SourceView
        | Action::NextCase
        | Action::PreviousCase
        | Action::FindNextCase
        | Action::FindPreviousCase
        | Action::DoubleSpaced
        | Action::Zoom => report_no_effect(model, ctx, action),
        _ => reader::act(model, ctx, action, count),
    }
}

/// Goes to the next or previous column, round and round.
fn turn(model: &mut Model, forward: bool) {
    let Some(comparing) = &mut model.location.compared else { return };
    let count = comparing.cases.len().max(1);
    comparing.side = (comparing.side + if forward { 1 } else { count - 1 }) % count;
    model.location.case = comparing.cases.get(comparing.side).copied();
}

/// Opens the case of the chosen column where the comparison shows it; going back leads to the comparison.
fn open_here(model: &mut Model, ctx: &Ctx) {
    let Some(case) = model.location.case else { return };
    let paragraph = model.page.paragraph_at(model.location.top, model.location.side());
    remember(model);
    match model.location.list.row_of(&ctx.corpus, case).filter(|row| *row < model.location.list.len(&ctx.corpus)) {
        Some(row) => {
            select(model, ctx, row);
            focus_on(model, ctx, Focus::Reader { zoomed: false });
        }
        None => open_case(model, ctx, case, None),
    }
    if let Some(block) = paragraph.and_then(|paragraph| model.page.block_of(paragraph)) {
        scroll_to(model, model.page.row_of(block, 0));
    }
}
