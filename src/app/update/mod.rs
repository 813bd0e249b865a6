//! The only writer of the model: one message in, one effect out, nothing touched outside.
//!
//! Here keys become actions; what an action does stands by what it is about: [`browse`] lists and panes, [`reader`]
//! the text of a case, [`layout`] its rows, [`search`] queries and hits, [`facets`] narrowing them down, [`queries`]
//! searches made, kept and suggested, [`copy`] taking text out, [`overview`] the numbers, [`popup`] overlays,
//! [`contents`] the lists of what a case holds, [`input`] the editing of any input, [`mouse`] what is pointed at,
//! [`widths`] the width mode, [`tour`] the tour, [`grow`](mod@grow) what is loaded while a session runs, [`resume`]
//! taking up a dropped session.

mod browse;
mod contents;
mod copy;
mod facets;
mod grow;
mod input;
mod layout;
mod mouse;
mod overview;
mod popup;
mod queries;
mod reader;
mod resume;
mod search;
mod tour;
mod widths;

pub use grow::grow;

use super::{
    Ctx,
    action::{Action, Group},
    effect::Effect,
    key::{Key, KeyCode, write_keys},
    keymap::{Context, Lookup},
    message::Message,
    model::{Focus, Mode, Model, Pending},
    reader_options::ReaderOptions,
    tour::is_left_by,
    which_key::WhichKey,
    words::Msg,
};

/// The largest count that keys can say; a larger one is a slip.
const COUNT_LIMIT: usize = 9_999_999;

/// The model at start, with the first case laid out.
pub fn start(width: u16, height: u16, ctx: &Ctx) -> Model {
    let mut model = Model::new(width, height, ctx.width);
    model.widths = ctx.widths;
    model.mouse.is_captured = ctx.start.mouse;
    model.reader_options = ReaderOptions::new(&ctx.start.choices);
    model.queries = ctx.start.queries.clone();
    browse::select(&mut model, ctx, 0);
    if !ctx.faults.is_empty() {
        model.set_status(fault_summary(&model, ctx));
    }
    model
}

/// That there are faults, how many, and the key that shows them.
pub fn fault_summary(model: &Model, ctx: &Ctx) -> String {
    let key = ctx.keymap.key_for(model.context(), Action::Faults);
    ctx.lang.fill(Msg::FaultCount, &[&ctx.faults.len().to_string(), &key])
}

/// Applies one message to the model. A search that is to be asked for beside the effect waits in `PendingSearch`.
pub fn update(model: &mut Model, message: Message, ctx: &Ctx) -> Effect {
    let wanted = (model.location.source, model.location.case);
    model.is_touched |= message.is_done_by_hand();
    let effect = apply(model, message, ctx);
    tour::advance(model, ctx);
    match effect {
        Effect::None if wanted != (model.location.source, model.location.case) => layout::request_notice(model, ctx),
        effect => effect,
    }
}

fn apply(model: &mut Model, message: Message, ctx: &Ctx) -> Effect {
    match message {
        Message::Paste(_) if matches!(model.mode, Mode::Plain(_)) => {
            model.mode = Mode::Browse;
            Effect::None
        }
        Message::Key(key) => press_key(model, ctx, key),
        Message::Mouse(event) => mouse::mouse(model, ctx, event),
        Message::Paste(text) => {
            model.pending = Pending::default();
            search::paste(model, ctx, &text);
            Effect::None
        }
        Message::Open(case) => {
            browse::open_case(model, ctx, case);
            Effect::None
        }
        Message::Search(text) => {
            search::paste(model, ctx, &text);
            Effect::None
        }
        Message::Resume(spot) => {
            resume::resume(model, ctx, &spot);
            Effect::None
        }
        Message::Tour => {
            tour::begin(model, ctx);
            Effect::None
        }
        Message::Status(text) => {
            model.set_status(text);
            Effect::None
        }
        Message::Notice(batch, notice) => {
            layout::take_notice(model, ctx, batch, notice);
            Effect::None
        }
        Message::SearchResponse(response) => {
            search::apply_response(model, ctx, *response);
            Effect::None
        }
        Message::Saved(saved) => {
            copy::saved(model, ctx, saved);
            Effect::None
        }
        Message::Loading(progress) => {
            model.loading = progress;
            Effect::None
        }
        Message::Resize(width, height) => {
            model.size = (width, height);
            browse::fit(model, ctx);
            overview::fit(model);
            Effect::None
        }
        Message::CursorReport(row, column) => widths::answer(model, ctx, row, column),
    }
}

fn press_key(model: &mut Model, ctx: &Ctx, key: Key) -> Effect {
    // The last resort: works whatever a keymap says.
    if key.ctrl && key.code == KeyCode::Char('c') {
        return Effect::Quit;
    }
    model.status = None;
    if matches!(model.mode, Mode::Plain(_)) {
        model.mode = Mode::Browse;
        return Effect::None;
    }
    let context = model.context();
    if !model.pending.keys.is_empty() && key == Key::plain(KeyCode::Esc) {
        model.pending = Pending::default();
        return Effect::None;
    }
    let key = normalize_input_method(model, ctx, context, key);
    if model.pending.keys.is_empty() && take_count(model, ctx, context, key) {
        return Effect::None;
    }
    model.pending.keys.push(key);
    match ctx.keymap.lookup(context, &model.pending.keys) {
        Lookup::Prefix => {
            model.pending.which_key = WhichKey::of(ctx, context, &model.pending.keys);
            Effect::None
        }
        Lookup::Bound(action) => {
            let count = std::mem::take(&mut model.pending).count;
            run(model, ctx, action, count)
        }
        Lookup::Unbound if key.alt && model.pending.keys.len() == 1 => {
            // A terminal sends Alt and a key as Esc and the key; so does a person who types the two quickly.
            model.pending = Pending::default();
            match press_key(model, ctx, Key::plain(KeyCode::Esc)) {
                Effect::None => press_key(model, ctx, Key { alt: false, ..key }),
                effect => effect,
            }
        }
        Lookup::Unbound if is_prefix_elsewhere(model, ctx, context) => Effect::None,
        Lookup::Unbound => {
            let Pending { keys, count, .. } = std::mem::take(&mut model.pending);
            unbound_key(model, ctx, context, &keys, count)
        }
    }
}

/// Returns `true` if the keys typed so far begin a sequence of another pane and are no text here; only the whole
/// sequence tells its meaning.
fn is_prefix_elsewhere(model: &Model, ctx: &Ctx, context: Context) -> bool {
    let keys = &model.pending.keys;
    let is_text = keys.iter().filter_map(|key| key.typed()).any(|c| ctx.keymap.text_action(context, c).is_some());
    let others = [Context::List, Context::Reader].into_iter().filter(|other| *other != context);
    context != Context::Input
        && !is_text
        && others.into_iter().any(|other| ctx.keymap.lookup(other, keys) == Lookup::Prefix)
}

/// The key that is meant: where keys are commands, what an input method left on made of one counts as that one, unless
/// the keymap has a use for it as it is.
fn normalize_input_method(model: &Model, ctx: &Ctx, context: Context, key: Key) -> Key {
    let keys = [model.pending.keys.as_slice(), &[key]].concat();
    let as_it_is = context == Context::Input || ctx.keymap.lookup(context, &keys) != Lookup::Unbound;
    if as_it_is { key } else { key.without_input_method() }
}

/// Takes a digit of a count.
fn take_count(model: &mut Model, ctx: &Ctx, context: Context, key: Key) -> bool {
    let digit = key.typed().and_then(|c| c.to_digit(10)).map(|digit| digit as usize);
    let Some(digit) = digit.filter(|digit| context != Context::Input && (*digit > 0 || model.pending.count.is_some()))
    else {
        return false;
    };
    let typed = key.typed().and_then(|c| ctx.keymap.text_action(context, c));
    if typed.is_some() || ctx.keymap.lookup(context, &[key]) != Lookup::Unbound {
        return false;
    }
    model.pending.count = Some((model.pending.count.unwrap_or(0) * 10 + digit).min(COUNT_LIMIT));
    true
}

/// Keys that are bound to nothing: text in an input; where the keymap says so, the beginning of a text; elsewhere a word
/// of advice.
fn unbound_key(model: &mut Model, ctx: &Ctx, context: Context, keys: &[Key], count: Option<usize>) -> Effect {
    if context == Context::Input {
        for c in keys.iter().filter_map(|key| key.typed()) {
            input::insert(model, ctx, &c.to_string());
        }
        return Effect::None;
    }
    let typed = match keys {
        [key] => key.typed(),
        _ => None,
    };
    if let Some((c, action)) = typed.and_then(|c| Some((c, ctx.keymap.text_action(context, c)?))) {
        let effect = run(model, ctx, action, None);
        if model.input().is_some() {
            // A new text, also where an earlier one could be changed; digits before it were no count after all.
            input::edit(model, ctx, Action::DeleteToStart);
            let digits = count.map(|count| count.to_string()).unwrap_or_default();
            input::insert(model, ctx, &format!("{digits}{c}"));
            return effect;
        }
    }
    // An input method that is on sends no letters and no signs.
    if keys.iter().any(|key| key.typed().is_some_and(|c| !c.is_ascii() && c.is_alphanumeric())) {
        model.set_status(ctx.lang.get(Msg::InputMethodOn));
        return Effect::None;
    }
    let help = ctx.keymap.key_for(context, Action::Help);
    model.set_status(ctx.lang.fill(Msg::UnknownKey, &[&write_keys(keys), &help]));
    Effect::None
}

/// Says that an action can do nothing here; at the edge of what it moves in nothing need be said.
pub(super) fn report_no_effect(model: &mut Model, ctx: &Ctx, action: Action) {
    let context = model.context();
    let entry = action.entry();
    if entry.group != Group::Move {
        let key = Some(ctx.keymap.key_for(context, action)).filter(|key| !key.is_empty());
        let key = key.unwrap_or_else(|| entry.text(ctx.lang).to_owned());
        let help = ctx.keymap.key_for(context, Action::Help);
        model.set_status(ctx.lang.fill(Msg::UnknownKey, &[&key, &help]));
    }
}

/// Does what an action says.
pub(super) fn run(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Effect {
    if is_left_by(model, action) {
        tour::leave(model, ctx);
        return Effect::None;
    }
    tour::note(model, action);
    if input::edit(model, ctx, action) {
        return Effect::None;
    }
    if action.needs_case() && model.location.case.is_none() && matches!(model.mode, Mode::Browse) {
        model.set_status(ctx.lang.get(Msg::NoCases));
        return Effect::None;
    }
    if action.is_of_text() && matches!(model.mode, Mode::Browse) {
        let zoomed = matches!(model.location.focus, Focus::Reader { zoomed: true });
        browse::focus_on(model, ctx, Focus::Reader { zoomed });
    }
    match action {
        Action::Back if grow::is_stopped_by_back(model) => {
            let is_read = model.loading.take().is_some_and(|progress| progress.indexed.is_some());
            let said = if is_read { Msg::IndexingStopped } else { Msg::LoadingStopped };
            model.set_status(ctx.lang.get(said));
            return Effect::StopLoading;
        }
        Action::Quit => return Effect::Quit,
        Action::Redraw => return Effect::Redraw,
        Action::Suspend => return Effect::Suspend,
        Action::Width => return widths::turn(model, ctx),
        Action::Help => popup::help(model, ctx),
        Action::Palette => popup::palette(model),
        Action::Filter => popup::filter(model, ctx),
        Action::Tour => tour::begin(model, ctx),
        Action::Faults => popup::faults(model),
        Action::BatchPage => popup::batch_page(model, ctx),
        Action::Overview => overview::open(model, ctx),
        Action::Mouse => mouse::turn(model, ctx),
        Action::Copy => copy::open(model, ctx),
        Action::CopyText | Action::CopyMeasure | Action::CopyCitation | Action::CopyId => {
            return copy::at_once(model, ctx, action);
        }
        Action::PlainView => copy::plain_view(model, ctx),
        Action::WriteFile => copy::ask_file(model, ctx),
        Action::Systems => popup::systems(model, ctx),
        Action::Search => search::open_input(model, ctx),
        Action::Facets => facets::toggle(model, ctx),
        Action::Related => queries::related(model, ctx),
        Action::Queries => queries::open(model),
        Action::KeepQuery => queries::keep(model, ctx),
        Action::SplitLeft | Action::SplitRight => reader::split(model, ctx, action, count),
        Action::BatchPane => reader::batch_pane(model, ctx),
        _ => match (&model.mode, model.location.focus) {
            (Mode::Popup(_), _) => return popup::act(model, ctx, action, count),
            (Mode::Query(_), _) => search::act(model, ctx, action, count),
            (Mode::Find { .. }, _) => search::act_find(model, ctx, action),
            (_, Focus::Reader { .. }) => reader::act(model, ctx, action, count),
            (..) => browse::act(model, ctx, action, count),
        },
    }
    Effect::None
}
