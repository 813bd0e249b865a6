//! The only writer of the model: a message in, effects out, nothing touched outside.
//!
//! [`keys`] become actions, [`run`](mod@run) runs them, each in the file of its subject: [`browse`] lists, [`commands`] the user's own, [`reader`] the
//! text of a case, [`search`] queries and hits, [`find`] the search in a case, [`facets`] narrowing, [`queries`] searches
//! made, kept and suggested, [`copy`] taking text out, [`picture`] pictures of the screen, [`desk`], [`desk_note`] and [`desk_pick`] what is kept, [`overview`] the numbers, [`popup`] and [`contents`] popups,
//! [`input`] the editing of any input, [`mouse`] the mouse, [`widths`] the width mode, [`tour`] the tour, [`notice`] the
//! notice of a case, [`grow`](mod@grow) a corpus that grew, [`resume`](mod@resume) an interrupted session, [`review`] with [`review_moves`] and [`review_fields`] an import beside its
//! notice, [`present`] with [`present_auto`] cases before a room, [`spotlight`] one sentence of them. All of them
//! build on [`navigate`], which selects, focuses and goes back, and that on [`layout`], [`highlight`], [`scroll`],
//! [`query`] and [`feedback`].

mod briefing;
mod browse;
mod commands;
mod compare;
mod complete;
mod contents;
mod copy;
mod desk;
mod desk_note;
mod desk_pick;
mod facets;
mod feedback;
mod find;
mod grow;
mod highlight;
mod input;
mod keys;
mod layout;
mod mouse;
mod navigate;
mod notice;
mod overview;
mod picture;
mod popup;
mod present;
mod present_auto;
mod queries;
mod query;
mod reader;
mod resume;
mod review;
mod review_answers;
mod review_change;
mod review_doubts;
mod review_fields;
mod review_moves;
mod run;
mod scroll;
mod search;
mod spotlight;
mod themes;
mod tour;
mod widths;

use std::ops::Deref;

use super::{
    Ctx,
    action::Action,
    effect::Effect,
    ground::ground_of,
    message::Message,
    model::{Mode, Model, Pending},
    reader_options::ReaderOptions,
    words::Msg,
};

/// The model of a session. It can be read everywhere and is changed by [`State::update`] only.
#[derive(Clone, Debug)]
pub struct State(Model);

impl Deref for State {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.0
    }
}

impl State {
    /// Returns the state at the start, with the first case laid out, on a screen of `width` columns and `height` rows.
    pub fn new(width: u16, height: u16, ctx: &Ctx) -> Self {
        let mut model = Model::new(width, height, ctx.width);
        model.widths = ctx.widths;
        model.background = ctx.background;
        model.theme = ctx.start.theme;
        model.mouse.is_captured = ctx.start.mouse;
        model.reader_options = ReaderOptions::new(&ctx.start.choices);
        model.queries = ctx.start.queries.clone();
        model.answers = ctx.start.answers.clone();
        navigate::select(&mut model, ctx, 0);
        if !ctx.faults.is_empty() {
            report_faults(&mut model, ctx);
        }
        Self(model)
    }

    /// Applies a message and returns the effects, in order; of searches at most one, the last.
    pub fn update(&mut self, message: Message, ctx: &Ctx) -> Vec<Effect> {
        let model = &mut self.0;
        let read_before = (model.location.source, model.location.case);
        let searched_before = model.search.id;
        let is_done_by_hand = message.is_done_by_hand();
        model.is_touched |= is_done_by_hand;
        let mut effects = apply(model, message, ctx);
        present::fit(model);
        if is_done_by_hand {
            complete::refresh(model, ctx);
        }
        tour::advance(model, ctx);
        if read_before != (model.location.source, model.location.case) {
            effects.extend(notice::request(model, ctx));
        }
        if searched_before != model.search.id {
            effects.extend(model.search.request.clone().map(Effect::Search));
        }
        effects
    }
}

fn apply(model: &mut Model, message: Message, ctx: &Ctx) -> Vec<Effect> {
    match message {
        Message::Paste(_) if matches!(model.mode, Mode::Plain(_)) => model.mode = Mode::Browse,
        Message::Key(key) => return keys::press_key(model, ctx, key),
        Message::Mouse(event) => {
            let outcome = mouse::mouse(model, ctx, event);
            return run::finish(model, ctx, outcome);
        }
        Message::Paste(text) => {
            model.pending = Pending::default();
            if let Some(effects) = review_fields::paste(model, &text) {
                return effects;
            }
            input::paste(model, ctx, &text);
        }
        Message::PasteCut => model.set_status(ctx.lang.get(Msg::PasteCut)),
        Message::Open(case, place) => navigate::open_case(model, ctx, case, place),
        Message::Show(case, place) => {
            (model.mode, model.show, model.review) = (Mode::Browse, None, None);
            model.pending = Pending::default();
            navigate::open_case(model, ctx, case, place);
        }
        Message::Search(text) => input::paste(model, ctx, &text),
        Message::Resume(spot) => resume::resume(model, ctx, &spot),
        Message::Present(request) => return present::begin(model, ctx, &request),
        Message::Woken(timer) => return present_auto::woken(model, ctx, timer),
        Message::Tour => tour::begin(model, ctx),
        Message::Status(text) => model.set_status(text),
        Message::Notice(batch, notice) => notice::take(model, ctx, batch, notice),
        Message::SearchResponse(response) => search::apply_response(model, ctx, *response),
        Message::Saved(saved) => copy::saved(model, ctx, saved),
        Message::Pictured(saved) => picture::taken(model, ctx, saved),
        Message::Desk(news) => desk::take(model, ctx, news),
        Message::Written(news) => briefing::written(model, ctx, news),
        Message::CommandEnded(name, end) => commands::ended(model, ctx, &name, &end),
        Message::Review(news) => return review::take(model, ctx, &news),
        Message::Loading(progress) => model.loading = progress,
        Message::CorpusGrown { before, progress } => {
            model.loading = progress;
            grow::grow(model, &before.0, ctx);
        }
        Message::FaultsAdded => report_faults(model, ctx),
        Message::Resize(width, height) => {
            model.size = (width, height);
            navigate::fit(model, ctx);
            overview::fit(model);
            review::fit(model);
        }
        Message::CursorReport(row, column) => {
            // The terminal answers in order.
            model.background.is_settled = true;
            return widths::answer(model, ctx, row, column);
        }
        Message::BackgroundReport(colour) => {
            model.background.ground = Some(ground_of(colour));
            model.background.is_settled = true;
        }
    }
    Vec::new()
}

/// Reports the number of faults, and the key that lists them.
fn report_faults(model: &mut Model, ctx: &Ctx) {
    let key = ctx.key(model.context(), Action::Faults);
    model.set_status(ctx.lang.fill(Msg::FaultCount, &[&ctx.faults.len().to_string(), &key]));
}
