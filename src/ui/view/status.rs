//! The status line: where I am on the left, the keys that matter here on the right; or an input.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::prompt::Prompt;
use crate::{
    app::{
        Ctx,
        action::Action,
        keymap::Context,
        listing::Listing,
        model::{Focus, Mode, Model, Popup, Shown},
        page::{BlockKind, section_name},
        words::{Word, why},
    },
    corpus::{CaseRef, loading::Progress},
    text::{Measure, wrap},
    ui::{paint::Pen, screen::clear, theme::Role},
};

/// Columns left to hints and to a hit beside the title, and the fewest that a title is worth.
const HINTS: usize = 36;
const HIT: usize = 12;
const TITLE: usize = 12;
/// Columns between a key and its word, and between two hints.
const HINT_GAP: usize = 3;

/// Draws it; says where the cursor is if it holds an input.
pub(super) fn status(model: &Model, ctx: &Ctx, buffer: &mut Buffer, area: Rect) -> Option<Position> {
    if let Mode::Find { input, .. } = &model.mode {
        let marks = model.finds.marks.len();
        let right =
            ctx.lang.fill(Word::NthHit, &[&model.finds.at.map_or(0, |at| at + 1).to_string(), &marks.to_string()]);
        let label = ctx.lang.get(Word::FindPrompt);
        return Some(Prompt { label, input, selected: false, hint: "", note: &right }.draw(model, buffer, area));
    }
    clear(buffer, area);
    if let Some(say) = &model.say {
        Pen::new(buffer, model.width, area, 0).write(say, Role::Warning);
        return None;
    }
    if let Some(fault) = query_fault(model, ctx) {
        Pen::new(buffer, model.width, area, 0).write(&fault, Role::Warning);
        return None;
    }
    let left = if model.replaces_query() {
        ctx.lang.get(Word::QuerySelected).to_owned()
    } else if model.pending.keys.is_empty() && model.pending.count.is_none() {
        model.loading.map_or_else(|| whereabouts(model, ctx), |progress| loading(model, ctx, &progress))
    } else {
        let count = model.pending.count.map(|count| count.to_string()).unwrap_or_default();
        count + &crate::app::key::write_keys(&model.pending.keys)
    };
    // A title that needs more rows has them; only where there are too few is it cut. What else stands here leaves room
    // for the key of help.
    let help = ctx.keymap.key_for(model.context(), Action::Help);
    let hint = model.width.of(&help) + model.width.of(ctx.lang.get(Word::HintHelp)) + HINT_GAP + 1;
    let room = match area.height {
        1 if model.place.focus != Focus::Cases && !help.is_empty() => usize::from(area.width).saturating_sub(hint),
        _ => area.width.into(),
    };
    let left = if area.height == 1 { model.width.elide(&left, room) } else { left };
    let rows = wrap(&left, Measure::plain(area.width), model.width);
    let mut taken = 0;
    for (y, row) in (0..area.height).zip(&rows) {
        let is_last = y + 1 == area.height;
        let bytes = if is_last { row.bytes.start..left.len() } else { row.shown.clone() };
        let text = left.get(bytes).unwrap_or_default();
        let mut pen = Pen::new(buffer, model.width, area, y);
        pen.write(&model.width.elide(text, area.width.into()), Role::Status);
        taken = if is_last { area.width - pen.room() } else { 0 };
    }
    let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    let mut pen = Pen::new(buffer, model.width, last, 0);
    pen.skip(taken);
    hints(model, ctx, &mut pen);
    None
}

/// The title of a case as it is read.
fn shown_title(model: &Model, found: &CaseRef<'_>) -> String {
    model.reading.look.shown(found.title(), found.batch.script())
}

/// How far loading is.
fn loading(model: &Model, ctx: &Ctx, progress: &Progress) -> String {
    let mb = |bytes: u64| (bytes / 1_000_000).to_string();
    let percent = (progress.read * 100).checked_div(progress.total).unwrap_or(100);
    let key = ctx.keymap.key_for(model.context(), Action::Back);
    let cases = progress.cases.to_string();
    if let Some(indexed) = progress.indexed {
        return ctx.lang.fill(Word::Indexing, &[&cases, &indexed.to_string(), &key]);
    }
    ctx.lang.fill(Word::Loading, &[&percent.to_string(), &cases, &mb(progress.read), &mb(progress.total), &key])
}

/// What is wrong with the query that is typed.
fn query_fault(model: &Model, ctx: &Ctx) -> Option<String> {
    let (Mode::Query(_), Shown::Hits { wanted, query, .. }) = (&model.mode, &model.place.shown) else { return None };
    let fault = wanted.faults().first()?;
    let piece: String = query.chars().skip(fault.at.start).take(fault.at.len()).collect();
    Some(ctx.lang.fill(why::problem(fault.problem), &[&piece]))
}

/// Batch, case, section, percent, hit; the whole title where its row in the list cuts it.
fn whereabouts(model: &Model, ctx: &Ctx) -> String {
    if matches!(model.mode, Mode::Popup(_)) {
        // An overlay has the keys: only they matter.
        return String::new();
    }
    let mut parts = Vec::new();
    let panes = model.panes().unwrap_or_default();
    let Some(found) = model.place.case.and_then(|ix| ctx.corpus.get(ix)) else { return String::new() };
    match model.place.focus {
        Focus::Batches => parts.push(model.place.batches.at.checked_sub(1).map_or_else(
            || {
                let counts = [ctx.corpus.len().to_string(), ctx.corpus.batches().len().to_string()];
                ctx.lang.fill(Word::Overview, &[&counts[0], &counts[1]])
            },
            |batch| ctx.corpus.batches().get(batch).map(|loaded| loaded.batch.title().to_owned()).unwrap_or_default(),
        )),
        Focus::Cases if panes.shows_title(model) || !super::lists::is_cut(model, ctx, &shown_title(model, &found)) => {
            // The title stands whole elsewhere; then there is room for what does not.
            let room = usize::from(model.size.0).saturating_sub(HINTS);
            parts.extend([found.id().to_string(), found.batch.published().to_owned()]);
            let taken: usize = parts.iter().map(|part| model.width.of(part) + 2).sum();
            let issuer = Some(found.batch.issuer()).filter(|issuer| taken + model.width.of(issuer) <= room);
            parts.extend(issuer.map(str::to_owned));
        }
        Focus::Cases | Focus::Facets => parts.push(shown_title(model, &found)),
        Focus::Reader { .. } => {
            parts.push(found.id().to_string());
            let counts = [(model.place.cases.at + 1).to_string(), model.place.shown.len(&ctx.corpus).to_string()];
            parts.push(ctx.lang.fill(Word::NthOf, &[&counts[0], &counts[1]]));
            parts.extend(match model.place.top {
                0 => section(model, ctx),
                _ => title(model, &parts),
            });
        }
    }
    if let (Some(at), Focus::Reader { .. }) = (model.finds.at, model.place.focus) {
        let counts = [(at + 1).to_string(), model.finds.marks.len().to_string()];
        parts.push(ctx.lang.fill(Word::NthHit, &[&counts[0], &counts[1]]));
    }
    parts.join("  ")
}

/// The section that is read.
fn section(model: &Model, ctx: &Ctx) -> Option<String> {
    let row = model.place.top.max(model.page.body);
    let case = model.page.case.as_ref()?;
    let section = model.page.section_at(row).and_then(|at| case.sections.get(at))?;
    let heading = section.heading.clone();
    Some(heading.unwrap_or_else(|| section_name(section.kind, ctx.lang).to_owned()))
}

/// The title of the case, which has left the screen, as far as a hit and the hints leave room; the section then stands
/// above the text.
fn title(model: &Model, parts: &[String]) -> Option<String> {
    let taken: usize = parts.iter().map(|part| model.width.of(part) + 2).sum();
    let hit = if model.finds.at.is_some() { HIT } else { 0 };
    let room = usize::from(model.size.0).saturating_sub(taken + hit + HINTS);
    let title = model.page.blocks.first().filter(|block| block.kind == BlockKind::Title && room >= TITLE)?;
    Some(model.width.elide(&title.text, room))
}

/// The keys that matter here, as many as fit; help stays to the last.
fn hints(model: &Model, ctx: &Ctx, pen: &mut Pen) {
    let context = model.context();
    let open = match &model.mode {
        Mode::Popup(popup) => Some(overlay_hints(popup)),
        _ => None,
    };
    let wanted: &[(Action, Word)] = match (context, &model.place.shown) {
        _ if open.is_some() => open.unwrap_or_default(),
        (Context::Input, _) => &[(Action::Open, Word::HintOpen), (Action::Back, Word::HintBack)],
        (Context::Reader, Shown::Hits { .. }) => &[
            (Action::Help, Word::HintHelp),
            (Action::NextHit, Word::HintNext),
            (Action::Back, Word::HintBack),
            (Action::Search, Word::HintSearch),
            (Action::Zoom, Word::HintZoom),
        ],
        (Context::Reader, _) => &[
            (Action::Help, Word::HintHelp),
            (Action::Back, Word::HintBack),
            (Action::NextCase, Word::HintNextCase),
            (Action::Find, Word::HintFind),
            (Action::Search, Word::HintSearch),
            (Action::Zoom, Word::HintZoom),
        ],
        _ if model.place.focus == Focus::Facets => &[
            (Action::Help, Word::HintHelp),
            (Action::Open, Word::HintChoose),
            (Action::Exclude, Word::HintExclude),
            (Action::Back, Word::HintBack),
        ],
        (_, Shown::Hits { .. }) => &[
            (Action::Help, Word::HintHelp),
            (Action::Search, Word::HintSearch),
            (Action::Facets, Word::HintFacets),
            (Action::Open, Word::HintOpen),
            (Action::Related, Word::HintRelated),
            (Action::Back, Word::HintBack),
        ],
        _ => &[
            (Action::Help, Word::HintHelp),
            (Action::Search, Word::HintSearch),
            (Action::Open, Word::HintOpen),
            (Action::Quit, Word::HintQuit),
            (Action::Tour, Word::HintTour),
            (Action::Back, Word::HintBack),
            (Action::BatchPage, Word::HintBatch),
        ],
    };
    // What is wrong with the data must not go unseen.
    let faults = (!ctx.faults.is_empty() && context == Context::List).then_some((Action::Faults, Word::HintFaults));
    let mut shown = Vec::new();
    let mut room = usize::from(pen.room()).saturating_sub(1);
    for (action, word) in faults.iter().chain(wanted) {
        let key = ctx.keymap.key_for(context, *action);
        if key.is_empty() {
            continue;
        }
        let word = ctx.lang.get(*word);
        let columns = model.width.of(&key) + model.width.of(word) + HINT_GAP;
        if columns > room {
            break;
        }
        room -= columns;
        shown.push((key, word));
    }
    let start = pen.column() + u16::try_from(room + 1).unwrap_or(0);
    pen.to(start);
    for (key, word) in shown.iter().rev() {
        pen.write("  ", Role::Quiet).write(key, Role::Key).write(" ", Role::Quiet).write(word, Role::Quiet);
    }
}

/// The keys that matter in an overlay.
fn overlay_hints(popup: &Popup) -> &'static [(Action, Word)] {
    const CLOSE: (Action, Word) = (Action::Back, Word::HintClose);
    const NARROW: (Action, Word) = (Action::Filter, Word::HintNarrow);
    match popup {
        Popup::Help { .. } | Popup::Palette { .. } => &[CLOSE, (Action::Open, Word::HintDo), NARROW],
        Popup::Copy(_) => &[CLOSE, (Action::Open, Word::HintCopy), (Action::Pick, Word::HintPick), NARROW],
        Popup::Listing { what: Listing::Names, .. } => {
            &[CLOSE, (Action::Open, Word::HintGo), (Action::SameName, Word::HintSameName), NARROW]
        }
        Popup::Listing { .. } => &[CLOSE, (Action::Open, Word::HintGo), NARROW],
        Popup::Systems { .. } | Popup::Overview(_) => &[CLOSE, (Action::Open, Word::HintOpen), NARROW],
        Popup::Related { .. } | Popup::Queries { .. } => &[CLOSE, (Action::Open, Word::HintSearch), NARROW],
        Popup::Save { .. } => &[CLOSE, (Action::Open, Word::HintSave)],
        Popup::Replace { .. } => &[CLOSE, (Action::Open, Word::HintChoose)],
        Popup::BatchPage { .. } | Popup::Faults { .. } => &[CLOSE, (Action::PageDown, Word::HintPageDown)],
    }
}
