//! The only writer of the model: one message in, one effect out, nothing touched outside.
//!
//! Here keys become actions; what an action does stands by what it is about: [`browse`] lists and panes, [`reader`]
//! the text of a case, [`layout`] its rows, [`search`] queries and hits, [`facets`] narrowing them down, [`queries`]
//! searches made, kept and suggested, [`copy`] taking text out, [`overview`] the numbers, [`popup`] overlays, [`listing`] the lists of what a case holds, [`input`] the
//! editing of any input, [`mouse`] what is pointed at, [`widths`] the width mode, [`grow`](mod@grow) what is loaded
//! while a session runs, [`resume`] taking up a dropped session.

mod browse;
mod copy;
mod facets;
mod grow;
mod input;
mod layout;
mod listing;
mod mouse;
mod overview;
mod popup;
mod queries;
mod reader;
mod resume;
mod search;
mod widths;

pub use grow::grow;

use super::{
    Ctx,
    action::Action,
    effect::Effect,
    key::{Code, Key, write_keys},
    keymap::{Context, Look},
    message::Message,
    model::{Focus, Mode, Model, Pending},
    reading::Reading,
    words::Word,
};

/// The largest count that keys can say; a larger one is a slip.
const COUNT_LIMIT: usize = 99_999;

/// The model at start, with the first case laid out.
pub fn start(width: u16, height: u16, ctx: &Ctx) -> Model {
    let mut model = Model::new(width, height, ctx.width);
    model.widths = ctx.widths;
    model.mouse.caught = ctx.start.mouse;
    model.reading = Reading::by(&ctx.start.choices);
    model.queries = ctx.start.queries.clone();
    browse::select(&mut model, ctx, 0);
    if !ctx.faults.is_empty() {
        model.say = Some(fault_count(&model, ctx));
    }
    model
}

/// That there are faults, how many, and the key that shows them.
pub fn fault_count(model: &Model, ctx: &Ctx) -> String {
    let key = ctx.keymap.keys_for(model.context(), Action::Faults).into_iter().next().unwrap_or_default();
    ctx.lang.fill(Word::FaultCount, &[&ctx.faults.len().to_string(), &key])
}

/// Applies one message to the model.
pub fn update(model: &mut Model, message: Message, ctx: &Ctx) -> Effect {
    let wanted = (model.place.source, model.place.case);
    let effect = apply(model, message, ctx);
    match effect {
        Effect::None if model.asked.1.is_some() => model.asked.1.take().map_or(Effect::None, Effect::Search),
        Effect::None if wanted != (model.place.source, model.place.case) => layout::ask(model, ctx),
        effect => effect,
    }
}

fn apply(model: &mut Model, message: Message, ctx: &Ctx) -> Effect {
    match message {
        Message::Paste(_) if matches!(model.mode, Mode::Plain(_)) => {
            model.mode = Mode::Browse;
            Effect::None
        }
        Message::Key(key) => self::key(model, ctx, key),
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
        Message::Say(text) => {
            model.say = Some(text);
            Effect::None
        }
        Message::Notice(batch, notice) => {
            layout::take_notice(model, ctx, batch, notice);
            Effect::None
        }
        Message::Found(answer) => {
            search::take(model, ctx, *answer);
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

fn key(model: &mut Model, ctx: &Ctx, key: Key) -> Effect {
    // The last resort: works whatever a keymap says.
    if key.ctrl && key.code == Code::Char('c') {
        return Effect::Quit;
    }
    model.say = None;
    if matches!(model.mode, Mode::Plain(_)) {
        model.mode = Mode::Browse;
        return Effect::None;
    }
    let context = model.context();
    if !model.pending.keys.is_empty() && key == Key::plain(Code::Esc) {
        model.pending = Pending::default();
        return Effect::None;
    }
    if model.pending.keys.is_empty() && count(model, ctx, context, key) {
        return Effect::None;
    }
    model.pending.keys.push(key);
    match ctx.keymap.look(context, &model.pending.keys) {
        Look::Begins => Effect::None,
        Look::Does(action) => {
            let count = std::mem::take(&mut model.pending).count;
            run(model, ctx, action, count)
        }
        Look::Nothing if key.alt && model.pending.keys.len() == 1 => {
            // A terminal sends Alt and a key as Esc and the key; so does a person who types the two quickly.
            model.pending = Pending::default();
            match self::key(model, ctx, Key::plain(Code::Esc)) {
                Effect::None => self::key(model, ctx, Key { alt: false, ..key }),
                effect => effect,
            }
        }
        Look::Nothing => {
            let keys = std::mem::take(&mut model.pending).keys;
            nothing(model, ctx, context, &keys);
            Effect::None
        }
    }
}

/// Takes a digit of a count.
fn count(model: &mut Model, ctx: &Ctx, context: Context, key: Key) -> bool {
    let digit = key.typed().and_then(|c| c.to_digit(10)).map(|digit| digit as usize);
    let Some(digit) = digit.filter(|digit| context != Context::Input && (*digit > 0 || model.pending.count.is_some()))
    else {
        return false;
    };
    if ctx.keymap.look(context, &[key]) != Look::Nothing {
        return false;
    }
    model.pending.count = Some((model.pending.count.unwrap_or(0) * 10 + digit).min(COUNT_LIMIT));
    true
}

/// Keys that are bound to nothing: text in an input, a word of advice elsewhere.
fn nothing(model: &mut Model, ctx: &Ctx, context: Context, keys: &[Key]) {
    if context == Context::Input {
        for c in keys.iter().filter_map(|key| key.typed()) {
            input::insert(model, ctx, &c.to_string());
        }
        return;
    }
    let help = ctx.keymap.keys_for(context, Action::Help).into_iter().next().unwrap_or_default();
    model.say = Some(ctx.lang.fill(Word::UnknownKey, &[&write_keys(keys), &help]));
}

/// Does what an action says.
pub(super) fn run(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) -> Effect {
    if input::edit(model, ctx, action) {
        return Effect::None;
    }
    match action {
        Action::Back if grow::is_stopped_by_back(model) => {
            model.say = Some(ctx.lang.get(Word::LoadingStopped).to_owned());
            model.loading = None;
            return Effect::StopLoading;
        }
        Action::Quit => return Effect::Quit,
        Action::Redraw => return Effect::Redraw,
        Action::Suspend => return Effect::Suspend,
        Action::Width => return widths::turn(model, ctx),
        Action::Help => popup::help(model),
        Action::Palette => popup::palette(model),
        Action::Faults => popup::faults(model),
        Action::BatchPage => popup::batch_page(model, ctx),
        Action::Overview => overview::open(model, ctx),
        Action::Mouse => mouse::turn(model, ctx),
        Action::Copy => copy::open(model, ctx),
        Action::PlainView => copy::plain_view(model, ctx),
        Action::WriteFile => copy::ask_file(model, ctx),
        Action::Systems => popup::systems(model, ctx),
        Action::Search => search::begin(model, ctx),
        Action::Facets => facets::toggle(model, ctx),
        Action::Related => queries::related(model, ctx),
        Action::Queries => queries::open(model),
        Action::KeepQuery => queries::keep(model, ctx),
        Action::SplitLeft | Action::SplitRight => reader::split(model, ctx, action, count),
        Action::BatchPane => reader::batch_pane(model, ctx),
        _ => match (&model.mode, model.place.focus) {
            (Mode::Popup(_), _) => return popup::act(model, ctx, action, count),
            (Mode::Query(_), _) => search::act(model, ctx, action, count),
            (Mode::Find { .. }, _) => search::act_find(model, ctx, action),
            (_, Focus::Reader { .. }) => reader::act(model, ctx, action, count),
            (..) => browse::act(model, ctx, action, count),
        },
    }
    Effect::None
}
