//! The hints of the status line: the relevant keys, in order of use.
//!
//! Each mode has a table of its own. The way back is the first hint, help is the last, at the right end of the row. The first
//! hints have precedence over the rest of the row, the others take the room that is left. An action without effect now is not offered, and a key with another effect now says so.

use super::{
    Ctx,
    action::Action,
    keymap::Context,
    model::{CaseList, Contents, Focus, Mode, Model, Popup, PopupKind},
    panes::WIDE,
    popup_rows, tour,
    words::Msg,
};
use crate::{app::facets::Facets, text::Width};

/// A key with its effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The name of the key.
    pub key: String,
    /// The effect of the key here.
    pub word: &'static str,
}

/// Columns between a key and its word, and between two hints.
const GAP: usize = 3;

impl Hint {
    /// Returns its columns with the blanks around it.
    pub fn columns(&self, width: Width) -> usize {
        width.of(&self.key) + width.of(self.word) + GAP
    }
}

/// The hints of a mode.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// All of them but that of help, in order: the way back first, then the most useful.
    pub all: Vec<Hint>,
    /// The hint of help, which has the right end of the row.
    pub help: Option<Hint>,
    /// The number of hints that go before the rest of the row.
    kept: usize,
}

impl Hints {
    /// Returns the number of hints with precedence in a row of `columns`, and their columns: a quarter is left to other
    /// things, and the first hint always stays.
    pub fn kept(&self, width: Width, columns: u16) -> (usize, usize) {
        let most = usize::from(columns) * 3 / 4;
        let mut taken = 0;
        for (at, hint) in self.all.iter().take(self.kept).enumerate() {
            let next = taken + hint.columns(width);
            if at > 0 && next > most {
                return (at, taken);
            }
            taken = next;
        }
        (self.kept.min(self.all.len()), taken)
    }
}

/// The number of hints that go before all else, and the hints of a mode, in order.
type Offer = (usize, &'static [(Action, Msg)]);

const HELP: (Action, Msg) = (Action::Help, Msg::HintHelp);
const BACK: (Action, Msg) = (Action::Back, Msg::HintBack);
const SEARCH: (Action, Msg) = (Action::Search, Msg::HintSearch);
const OPEN: (Action, Msg) = (Action::Open, Msg::HintOpen);
const COPY: (Action, Msg) = (Action::Copy, Msg::HintCopy);
const RELATED: (Action, Msg) = (Action::Related, Msg::HintRelated);
const BRIEFING: (Action, Msg) = (Action::Briefing, Msg::HintBriefing);
const COMPARE: (Action, Msg) = (Action::Compare, Msg::HintCompare);
const FACETS: (Action, Msg) = (Action::Facets, Msg::HintFacets);
const PALETTE: (Action, Msg) = (Action::Palette, Msg::HintPalette);
const FIND: (Action, Msg) = (Action::Find, Msg::HintFind);
const NEXT_CASE: (Action, Msg) = (Action::NextCase, Msg::HintNextCase);
const OUTLINE: (Action, Msg) = (Action::Outline, Msg::HintOutline);
const ZOOM: (Action, Msg) = (Action::Zoom, Msg::HintZoom);
const MEASURE: (Action, Msg) = (Action::NextMeasure, Msg::HintMeasure);
const NOTICE: (Action, Msg) = (Action::SourceView, Msg::HintNotice);

const QUIT: (Action, Msg) = (Action::Quit, Msg::HintQuit);
const TOUR: (Action, Msg) = (Action::Tour, Msg::HintTour);
const ABOUT: (Action, Msg) = (Action::BatchPage, Msg::HintBatch);
const NEXT_HIT: (Action, Msg) = (Action::NextHit, Msg::HintNext);

const INPUT: Offer = (2, &[BACK, OPEN]);
const BATCHES: Offer = (3, &[SEARCH, OPEN, QUIT, ABOUT, TOUR, FACETS, PALETTE]);
const CASES: Offer = (3, &[BACK, SEARCH, OPEN, QUIT, TOUR, COPY, FACETS, ABOUT, RELATED, COMPARE, BRIEFING, PALETTE]);
const HITS: Offer = (3, &[BACK, SEARCH, OPEN, FACETS, COPY, RELATED, COMPARE, BRIEFING, PALETTE]);
const COMPARED: Offer = (
    4,
    &[
        BACK,
        (Action::NextPane, Msg::HintSide),
        (Action::Open, Msg::HintOpenHere),
        (Action::NextSection, Msg::HintSection),
        FIND,
        COPY,
        BRIEFING,
        COMPARE,
        PALETTE,
    ],
);
const PICK: Offer = (
    4,
    &[
        BACK,
        (Action::Open, Msg::HintChoose),
        (Action::Exclude, Msg::HintExclude),
        (Action::Filter, Msg::HintFind),
        SEARCH,
    ],
);
const READER: Offer =
    (4, &[BACK, FIND, COPY, NEXT_CASE, SEARCH, ZOOM, OUTLINE, MEASURE, NOTICE, RELATED, COMPARE, BRIEFING, PALETTE]);
const FOUND: Offer = (
    4,
    &[
        BACK, NEXT_HIT, COPY, NEXT_CASE, FIND, SEARCH, ZOOM, OUTLINE, MEASURE, NOTICE, RELATED, COMPARE, BRIEFING,
        PALETTE,
    ],
);

/// Returns the hints for the current mode.
pub fn of(model: &Model, ctx: &Ctx) -> Hints {
    let context = model.context();
    let (kept, offered) = offer(model, context);
    // Faults of the data must be seen.
    let faults = (!ctx.faults.is_empty() && context == Context::List).then_some((Action::Faults, Msg::HintFaults));
    let (first, rest) = offered.split_at(offered.iter().take_while(|(action, _)| *action == Action::Back).count());
    let hint = |(action, word): &(Action, Msg)| {
        let key = ctx.key(context, *action);
        let word = ctx.lang.get(now(model, *action).unwrap_or(*word));
        (!key.is_empty() && does(model, ctx, *action)).then_some(Hint { key, word })
    };
    let mut hints = Hints::default();
    let tour = model.tour.as_ref().map(|_| TOUR);
    let rest = rest.iter().filter(|offer| tour.is_none() || offer.0 != Action::Tour);
    for (at, offer) in first.iter().chain(&tour).chain(&faults).chain(rest).enumerate() {
        if let Some(hint) = hint(offer) {
            hints.all.push(hint);
            hints.kept += usize::from(at < kept + faults.iter().len());
        }
    }
    let is_help = matches!(&model.mode, Mode::Popup(Popup { kind: PopupKind::Help { .. }, .. }));
    hints.help = hint(&HELP).filter(|_| !is_help);
    if !model.pending.keys.is_empty() || model.pending.count.is_some() {
        // A key of a sequence costs little on the line: nothing new is offered for it.
        hints.all.truncate(hints.kept);
    }
    hints
}

/// Returns the table of the current mode.
fn offer(model: &Model, context: Context) -> Offer {
    let hits = matches!(model.location.list, CaseList::Hits { .. });
    match (&model.mode, model.location.focus) {
        (Mode::Popup(popup), _) => popup_offer(popup),
        _ if context == Context::Input => INPUT,
        _ if context == Context::Review => review_offer(model),
        _ if model.compared().is_some() => COMPARED,
        (_, Focus::Reader { .. }) if hits => FOUND,
        (_, Focus::Reader { .. }) => READER,
        (_, Focus::Facets) => PICK,
        (_, Focus::Batches) => BATCHES,
        (_, Focus::Cases) if hits => HITS,
        (_, Focus::Cases) => CASES,
    }
}

/// Returns the table of a review: of a set of lines what may be left out, else what a line may be.
fn review_offer(model: &Model) -> Offer {
    const LEFT: (Action, Msg) = (Action::SelectExcept, Msg::HintExcept);
    const CASE: (Action, Msg) = (Action::SayCase, Msg::HintCase);
    const TITLE: (Action, Msg) = (Action::SayTitle, Msg::HintTitle);
    const BACKGROUND: (Action, Msg) = (Action::SayBackground, Msg::HintBackground);
    const PRACTICE: (Action, Msg) = (Action::SayPractice, Msg::HintPractice);
    const RESULT: (Action, Msg) = (Action::SayResult, Msg::HintResult);
    const OTHER: (Action, Msg) = (Action::SayOther, Msg::HintOther);
    const FURNITURE: (Action, Msg) = (Action::SayFurniture, Msg::HintFurniture);
    const ALIKE: (Action, Msg) = (Action::SelectAlike, Msg::HintAlike);
    const DOUBT: (Action, Msg) = (Action::NextDoubt, Msg::HintDoubt);
    const CONFIRM: (Action, Msg) = (Action::ConfirmDoubt, Msg::HintConfirm);
    const SAVE: (Action, Msg) = (Action::SaveBatch, Msg::HintSave);
    const UNDO: (Action, Msg) = (Action::Undo, Msg::HintUndo);
    const REGION: (Action, Msg) = (Action::EditRegion, Msg::HintRegion);
    const PARAGRAPH: (Action, Msg) = (Action::SayParagraph, Msg::HintParagraph);
    match model.review.as_ref().map(|review| review.alike.is_some()) {
        Some(true) => (9, &[BACK, LEFT, CASE, TITLE, BACKGROUND, PRACTICE, RESULT, OTHER, FURNITURE, PARAGRAPH]),
        _ => (
            6,
            &[
                BACK, CASE, ALIKE, DOUBT, CONFIRM, SAVE, TITLE, BACKGROUND, PRACTICE, RESULT, FURNITURE, UNDO, REGION,
                OTHER,
            ],
        ),
    }
}

/// Returns the table of a popup, which has the whole row.
fn popup_offer(popup: &Popup) -> Offer {
    const CLOSE: (Action, Msg) = (Action::Back, Msg::HintClose);
    const NARROW: (Action, Msg) = (Action::Filter, Msg::HintFind);
    let offered: &[(Action, Msg)] = match &popup.kind {
        PopupKind::Help { .. } | PopupKind::Palette => &[CLOSE, (Action::Open, Msg::HintDo), NARROW],
        PopupKind::Copy(_) => &[CLOSE, (Action::Open, Msg::HintCopy), (Action::Pick, Msg::HintPick), NARROW],
        PopupKind::Contents { what: Contents::Names, .. } => {
            &[CLOSE, (Action::Open, Msg::HintGo), (Action::SameName, Msg::HintSameName), NARROW]
        }
        PopupKind::Contents { .. } => &[CLOSE, (Action::Open, Msg::HintGo), NARROW],
        PopupKind::Systems(_) | PopupKind::Overview(_) => &[CLOSE, OPEN, NARROW],
        PopupKind::Related(_) | PopupKind::Queries => &[CLOSE, (Action::Open, Msg::HintSearch), NARROW],
        PopupKind::Briefing(_) => &[CLOSE, (Action::Open, Msg::HintChoose), (Action::Right, Msg::HintTurn)],
        PopupKind::Pages(_) => &[CLOSE, (Action::Open, Msg::HintGo)],
        PopupKind::Written(_) => &[CLOSE, (Action::Open, Msg::HintCopy)],
        PopupKind::Save(_) => &[CLOSE, (Action::Open, Msg::HintSave)],
        PopupKind::Themes { .. } => &[CLOSE, (Action::Open, Msg::HintChoose)],
        PopupKind::Replace { .. } => &[CLOSE, (Action::Open, Msg::HintChoose)],
        PopupKind::Fields(_) | PopupKind::Regions(_) | PopupKind::Desk(_) => &[CLOSE, (Action::Open, Msg::HintChoose)],
        PopupKind::BatchPage(_) | PopupKind::Faults => &[CLOSE, (Action::PageDown, Msg::HintPageDown)],
    };
    (offered.len(), offered)
}

/// Returns `true` if an offered action has an effect now.
fn does(model: &Model, ctx: &Ctx, action: Action) -> bool {
    let place = &model.location;
    match (&model.mode, action) {
        (Mode::Popup(Popup { kind: PopupKind::Queries, .. }), Action::Open | Action::Filter) => {
            model.queries.all().next().is_some()
        }
        (Mode::Popup(popup), Action::PageDown) => {
            let height = model.panes().and_then(|panes| panes.popup).map_or(0, |pane| pane.inner().height);
            popup_rows::rows(model, popup, ctx).len() > height.into()
        }
        (Mode::Popup(_), _) => true,
        (_, action) if action.needs_case() && place.case.is_none() => false,
        (_, Action::Open | Action::Exclude) if place.focus == Focus::Facets => {
            place.facets.as_ref().and_then(Facets::selected).is_some()
        }
        (_, Action::Open) => place.case.is_some() || place.focus == Focus::Batches,
        (_, Action::NextCase) => place.cases.at + 1 < place.list.len(&ctx.corpus),
        // On a narrow screen the reader has all of it.
        (_, Action::Zoom) => model.size.0 >= WIDE,
        _ => true,
    }
}

/// Returns the description of an action where its effect differs from the usual one.
fn now(model: &Model, action: Action) -> Option<Msg> {
    match action {
        Action::Zoom => (model.location.focus == Focus::Reader { zoomed: true }).then_some(Msg::HintUnzoom),
        Action::SourceView => model.location.source.then_some(Msg::HintText),
        Action::Compare if model.compared().is_some() => Some(Msg::HintThird),
        Action::Compare => (!model.chosen.is_empty()).then_some(Msg::HintCompareWith),
        Action::Tour => model.tour.is_some().then_some(Msg::HintSkip),
        Action::Back => tour::is_left_by(model, action).then_some(Msg::HintLeave),
        _ => None,
    }
}
