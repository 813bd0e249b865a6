//! Laying a case out, once for each layout; and keeping what was at the top there.

use std::sync::Arc;

use super::highlight::highlight_hit_in_place;
use crate::{
    app::{
        Ctx, desk_rows,
        highlights::Highlights,
        model::Model,
        page::{Alignment, Anchor, BlockKind, DisplayOptions, LayoutOptions, Page},
        panes::are_beside,
    },
    corpus::{Case, Notice, Origin, TextPart},
};

/// Lays out the case of the reader, unless it already is.
pub(super) fn lay_out(model: &mut Model, ctx: &Ctx) {
    let Some(found) = model.location.case.and_then(|ix| ctx.corpus.get(ix)) else {
        model.page = Page::default();
        return;
    };
    if lay_out_compared(model, ctx) {
        return;
    }
    let notice = notice(model, ctx, found.batch_ix);
    let layout = layout(model, ctx, notice.is_some());
    let kept = if layout.source {
        String::new()
    } else {
        desk_rows::line(&model.desk, found.ix, &found.id().to_string(), ctx)
    };
    let is_same = model.page.made_for == Some((found.ix, layout)) && model.page.kept == kept;
    if is_same && model.page.compared.is_none() {
        return;
    }
    let page = match &notice {
        Some(notice) if layout.source => Page::source(&found, notice, layout),
        _ => Page::with_line(&found, layout, kept),
    };
    model.layout_count += 1;
    let before = std::mem::replace(&mut model.page, page);
    if before.compared.is_some() || before.made_for.is_none_or(|(ix, _)| ix != found.ix) {
        return;
    }
    let anchor = model.location.anchor.or_else(|| before.anchor(model.location.top));
    if before.is_source() == model.page.is_source() {
        carry_highlights(&mut model.highlights, &before, &model.page);
        model.location.anchor = anchor;
    } else {
        model.location.anchor = anchor
            .zip(notice)
            .zip(model.page.case.as_deref())
            .map(|((anchor, notice), case)| carry(case, &notice, &before, &model.page, anchor));
        highlight_again(model, ctx);
    }
    if let Some(anchor) = model.location.anchor {
        model.location.top = model.page.row_of_anchor(anchor);
    }
}

/// Moves highlights from one layout of the same blocks to another.
fn carry_highlights(highlights: &mut Highlights, before: &Page, now: &Page) {
    for highlight in &mut highlights.ranges {
        let places = |page: &Page| page.blocks.get(highlight.block).map(|block| block.source_map.clone());
        if let (Some(old), Some(new)) = (places(before), places(now)) {
            highlight.bytes = new.bytes_of(old.chars_in(highlight.bytes.clone()));
        }
    }
}

/// Lays out the comparison that is read, unless it already is. Returns `false` if there is none.
fn lay_out_compared(model: &mut Model, ctx: &Ctx) -> bool {
    let Some(comparing) = model.compared() else { return false };
    let layout = layout(model, ctx, false);
    let is_same = model.page.compared.as_ref().is_some_and(|compared| compared.cases == comparing.cases);
    if is_same && model.page.made_for.is_some_and(|(_, made_for)| made_for == layout) {
        return true;
    }
    let found: Vec<_> = comparing.cases.iter().filter_map(|ix| ctx.corpus.get(*ix)).collect();
    let beside = are_beside(found.len(), model.size.0);
    let page = Page::of_compared(&found, &comparing.comparison, layout, beside);
    model.layout_count += 1;
    let before = std::mem::replace(&mut model.page, page);
    if is_same {
        let anchor = model.location.anchor.or_else(|| before.anchor(model.location.top));
        if before.blocks.len() == model.page.blocks.len() {
            carry_highlights(&mut model.highlights, &before, &model.page);
        } else if model.highlights.in_case_only {
            model.highlights = Highlights::in_case(&model.page, &model.highlights.query);
        }
        model.location.top = anchor.map_or(0, |anchor| model.page.row_of_anchor(anchor));
        model.location.anchor = anchor;
    }
    true
}

/// Restores the highlights in a page of another kind.
fn highlight_again(model: &mut Model, ctx: &Ctx) {
    if model.highlights.in_case_only {
        model.highlights = Highlights::in_case(&model.page, &model.highlights.query);
    } else {
        highlight_hit_in_place(model, ctx);
    }
}

fn layout(model: &Model, ctx: &Ctx, has_notice: bool) -> LayoutOptions {
    let panes = model.panes().unwrap_or_default();
    LayoutOptions {
        columns: panes.text_columns(),
        width: model.width,
        lang: ctx.lang,
        display: DisplayOptions {
            double: model.reader_options.double && panes.is_alone(),
            ..model.reader_options.display
        },
        source: model.location.source && has_notice,
    }
}

/// Returns the notice of a batch, if it is shown or was until now, and needs no file.
fn notice(model: &mut Model, ctx: &Ctx, batch: usize) -> Option<Arc<Notice>> {
    // The way back from the notice needs it, too.
    if !model.location.source && !model.page.is_source() {
        return None;
    }
    if model.notice.as_ref().is_none_or(|(of, _)| *of != batch) {
        match ctx.corpus.batches().get(batch).map(|loaded| &loaded.origin) {
            Some(Origin::Embedded(text)) => model.notice = Some((batch, Arc::new(Notice::embedded(text)))),
            _ => return None,
        }
    }
    model.notice.as_ref().map(|(_, notice)| notice.clone())
}

/// Returns the corresponding position in a page of the other kind: text and notice.
fn carry(case: &Case, notice: &Notice, from: &Page, to: &Page, anchor: Anchor) -> Anchor {
    let alignment = Alignment::new(case, notice);
    if to.is_source() {
        let place = part_at(from, anchor).and_then(|(part, char)| alignment.to_notice(part, char));
        let first = || to.blocks.iter().position(|block| matches!(block.kind, BlockKind::Line { belongs: true, .. }));
        return match place.and_then(|(line, char)| Some(Anchor { block: line_of(to, line)?, char })) {
            Some(place) => place,
            None => Anchor { block: first().unwrap_or(0), char: 0 },
        };
    }
    let line = from.blocks.get(anchor.block).and_then(|block| match block.kind {
        BlockKind::Line { number, .. } => Some(number),
        _ => None,
    });
    let place = line.and_then(|line| alignment.from_notice(line, anchor.char));
    let place = place.and_then(|(part, char)| Some(Anchor { block: to.block_of_part(part)?, char }));
    place.unwrap_or_default()
}

/// The text and its character that a place of the page is; of what is no text of the case, the next one.
fn part_at(page: &Page, anchor: Anchor) -> Option<(TextPart, usize)> {
    let char = |at: usize| if at == anchor.block { anchor.char } else { 0 };
    let blocks = page.blocks.iter().enumerate().skip(anchor.block);
    let mut parts = blocks.filter_map(|(at, block)| Some((block.text_part()?, char(at))));
    parts.next()
}

fn line_of(page: &Page, line: u32) -> Option<usize> {
    page.blocks.iter().position(|block| matches!(block.kind, BlockKind::Line { number, .. } if number == line))
}

/// Returns the position in the page of a character of a text of the case, in the text or in the notice.
pub(super) fn anchor_of(model: &Model, part: TextPart, char: usize) -> Option<Anchor> {
    match (&model.notice, &model.page.case) {
        (Some((_, notice)), Some(case)) if model.page.is_source() => {
            let (line, char) = Alignment::new(case, notice).to_notice(part, char)?;
            Some(Anchor { block: line_of(&model.page, line)?, char })
        }
        _ => model.page.block_of_part(part).map(|block| Anchor { block, char }),
    }
}
