//! The spotlight in the reader and in a presentation, and the stops that are marked for it beforehand.

use super::{desk, feedback::report_no_effect, scroll::scroll_to};
use crate::{
    app::{
        Ctx,
        action::Action,
        effect::Effect,
        model::Model,
        spotlight::{Lit, Spotlight, Unit},
        words::PresentMsg,
    },
    corpus::CaseRef,
    desk::{Anchor, Change, Named, Note, NoteKind},
    present::{Place, Presentation},
};

/// Returns the stretch that an action moves by, and `true` if forward.
pub(super) fn step_of(action: Action) -> Option<(Unit, bool)> {
    Some(match action {
        Action::Down | Action::Up => (Unit::Sentence, action == Action::Down),
        Action::Right | Action::Left => (Unit::Point, action == Action::Right),
        Action::PageDown | Action::PageUp => (Unit::Paragraph, action == Action::PageDown),
        _ => return None,
    })
}

/// An action in the reader. Returns `false` if it is none of the spotlight.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> bool {
    if action == Action::Spotlight {
        let lit = Spotlight::from_row(&model.page, model.location.top, Unit::Sentence);
        model.spotlight = if model.spotlight.is_some() { None } else { lit };
        match model.spotlight {
            Some(_) => show(model),
            None if lit.is_none() => report_no_effect(model, ctx, action),
            None => {}
        }
        return true;
    }
    let Some(here) = model.spotlight.filter(|spotlight| spotlight.lit(&model.page).is_some()) else { return false };
    match action {
        Action::Back => model.spotlight = None,
        Action::NextPane | Action::PreviousPane => to_stop(model, ctx, here, action == Action::NextPane),
        _ => {
            let Some((unit, is_forward)) = step_of(action) else { return false };
            let times = isize::try_from(count.unwrap_or(1)).unwrap_or(isize::MAX);
            let moved = here.moved(&model.page, unit, if is_forward { times } else { -times });
            if moved.is_some_and(|moved| moved.lit(&model.page) != here.lit(&model.page)) {
                model.spotlight = moved;
            } else {
                model.set_status(ctx.lang.get(if is_forward { PresentMsg::LightEnd } else { PresentMsg::LightStart }));
            }
            show(model);
        }
    }
    true
}

/// Brings what is lit onto the screen.
fn show(model: &mut Model) {
    let Some(lit) = model.spotlight.and_then(|spotlight| spotlight.lit(&model.page)) else { return };
    let height = model.text_height().max(1);
    let first = model.page.row_of(lit.block, lit.bytes.start);
    let last = model.page.row_of(lit.block, lit.bytes.end.saturating_sub(1));
    let top = model.location.top;
    if first < top {
        scroll_to(model, first);
    } else if last >= top + height {
        scroll_to(model, (last + 1 - height).min(first));
    }
}

/// Lights what is on the screen after it was scrolled elsewhere.
pub(super) fn follow(model: &mut Model) {
    let Some(spotlight) = model.spotlight else { return };
    let (top, height) = (model.location.top, model.text_height());
    let is_seen = |lit: Lit| {
        let [first, last] =
            [lit.bytes.start, lit.bytes.end.saturating_sub(1)].map(|at| model.page.row_of(lit.block, at));
        first < top + height && last >= top
    };
    if !spotlight.lit(&model.page).is_some_and(is_seen) {
        let lit = Spotlight::from_row(&model.page, top, spotlight.unit);
        model.spotlight = lit.or(model.spotlight);
    }
}

/// Goes to the next stop of the case, or to the one before.
fn to_stop(model: &mut Model, ctx: &Ctx, here: Spotlight, is_forward: bool) {
    let Some(found) = model.location.case.and_then(|ix| ctx.corpus.get(ix)) else { return };
    let stops = stops(model, &found).into_iter();
    let at = (here.paragraph, here.char);
    let next = match is_forward {
        true => stops.filter(|stop| *stop > at).min(),
        false => stops.filter(|stop| *stop < at).max(),
    };
    match next {
        Some((paragraph, char)) => {
            model.spotlight = Some(Spotlight { paragraph, char, unit: Unit::Sentence });
            show(model);
        }
        None => model.set_status(ctx.lang.fill(PresentMsg::NoStop, &[&ctx.key(model.context(), Action::Stop)])),
    }
}

/// Returns the stops of a case: paragraph and first character of each.
fn stops(model: &Model, found: &CaseRef<'_>) -> Vec<(u32, usize)> {
    let Some(entry) = model.desk.desk.entry(&found.id().to_string()) else { return Vec::new() };
    let case = found.case();
    let notes = entry.notes().filter(|note| note.kind == NoteKind::Stop);
    let placed = notes.filter_map(|note| note.at.as_ref()?.place(&case));
    placed.map(|placed| (placed.paragraph, placed.chars.start)).collect()
}

/// Returns the stops of all cases of a presentation, in order.
pub(super) fn stops_of(model: &Model, ctx: &Ctx, presentation: &Presentation) -> Vec<Place> {
    let mut places = Vec::new();
    for (at, case) in presentation.cases.iter().enumerate() {
        let found = case.id.parse().ok().and_then(|id| ctx.corpus.get(ctx.corpus.find(&id)?));
        let stops = found.map(|found| stops(model, &found)).unwrap_or_default();
        let thoughts = presentation.thoughts.iter().enumerate().filter(|(_, thought)| thought.case == Some(at));
        for (thought, piece, shown) in thoughts
            .flat_map(|(at, thought)| thought.pieces.iter().enumerate().map(move |(nth, piece)| (at, nth, piece)))
        {
            let Some(source) = &shown.source else { continue };
            let bytes = |(_, char): &(u32, usize)| source.map.bytes_of(*char..*char).start.checked_sub(source.start);
            let own = stops.iter().filter(|(paragraph, _)| *paragraph == source.paragraph).filter_map(bytes);
            let own = own.filter(|byte| *byte < shown.text.len());
            places.extend(own.map(|byte| Place { thought, piece, byte }));
        }
    }
    places.sort_unstable();
    places
}

/// Marks the sentence that is lit, or the first one on the screen, as a stop; a second time takes the mark away.
pub(super) fn mark(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    let marked = change(model, ctx);
    let Some((changes, is_new)) = marked.filter(|_| desk::is_open(model)) else {
        report_no_effect(model, ctx, Action::Stop);
        return Vec::new();
    };
    let said = ctx.lang.get(if is_new { PresentMsg::Stopped } else { PresentMsg::Unstopped }).to_owned();
    desk::change(model, ctx, vec![changes], said)
}

/// Returns the change of the desk that marks or unmarks the sentence, and `true` if it marks it.
fn change(model: &Model, ctx: &Ctx) -> Option<(Change, bool)> {
    let found = model.location.case.and_then(|ix| ctx.corpus.get(ix))?;
    let lit = model.spotlight.filter(|spotlight| spotlight.lit(&model.page).is_some());
    let lit = lit.or_else(|| Spotlight::from_row(&model.page, model.location.top, Unit::Sentence))?;
    let chars = Spotlight { unit: Unit::Sentence, ..lit }.chars(&model.page)?;
    let case = found.case();
    let text = &case.paragraphs().nth(lit.paragraph as usize)?.text;
    let anchor = Anchor::new(text, lit.paragraph, chars.clone())?;
    let named = Named::new(found.id().to_string(), found.title());
    let is_here = |note: &&Note| {
        let placed = note.at.as_ref().and_then(|at| at.place(&case));
        note.kind == NoteKind::Stop
            && placed.is_some_and(|placed| placed.paragraph == lit.paragraph && chars.contains(&placed.chars.start))
    };
    let entry = model.desk.desk.entry(&named.id);
    if let Some(known) = entry.and_then(|entry| entry.notes().find(is_here)) {
        let note = Note { text: String::new(), ..known.clone() };
        return Some((Change::Note { case: named, note }, false));
    }
    let id = model.desk.desk.free_note_id(&named.id, ctx.now);
    let text = ctx.lang.get(PresentMsg::StopNote).to_owned();
    let note = Note { id, at: Some(anchor), kind: NoteKind::Stop, text, ..Note::default() };
    Some((Change::Note { case: named, note }, true))
}
