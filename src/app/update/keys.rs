//! Keys: counts, sequences, and the actions they are bound to.

use super::{commands, feedback::report_unbound, input, present, run::run};
use crate::{
    app::{
        Ctx,
        action::Action,
        effect::Effect,
        key::{Key, KeyCode},
        keymap::{Context, Lookup},
        model::{Mode, Model, Pending, Popup},
        which_key::WhichKey,
        words::Msg,
    },
    text::fold::is_han,
};

/// The largest count that keys can say; a larger one is a slip.
const COUNT_LIMIT: usize = 9_999_999;

/// Takes a key: runs the action that it ends a sequence for, or keeps it.
pub(super) fn press_key(model: &mut Model, ctx: &Ctx, key: Key) -> Vec<Effect> {
    // The last resort: works whatever a keymap says.
    if key.ends_program() {
        return quit_or_ask(model, ctx);
    }
    model.quit_asked = false;
    model.status = None;
    if matches!(model.mode, Mode::Plain(_)) {
        model.mode = Mode::Browse;
        return Vec::new();
    }
    let context = model.context();
    if !model.pending.keys.is_empty() && key == Key::plain(KeyCode::Esc) {
        model.pending = Pending::default();
        return Vec::new();
    }
    let key = normalize_input_method(model, ctx, context, key);
    if model.pending.keys.is_empty() && take_count(model, ctx, context, key) {
        return Vec::new();
    }
    model.pending.keys.push(key);
    match ctx.keymap.lookup(context, &model.pending.keys) {
        Lookup::Prefix => {
            model.pending.which_key = WhichKey::of(ctx, context, &model.pending.keys);
            Vec::new()
        }
        Lookup::Bound(action) => {
            let count = std::mem::take(&mut model.pending).count;
            run(model, ctx, action, count)
        }
        Lookup::Command(number) => {
            model.pending = Pending::default();
            commands::run(model, ctx, number)
        }
        Lookup::Unbound if key.alt && model.pending.keys.len() == 1 => {
            // A terminal sends Alt and a key as Esc and the key; so does a person who types the two quickly.
            model.pending = Pending::default();
            let mut effects = press_key(model, ctx, Key::plain(KeyCode::Esc));
            if !effects.contains(&Effect::Quit) {
                effects.extend(press_key(model, ctx, Key { alt: false, ..key }));
            }
            effects
        }
        Lookup::Unbound if is_prefix_elsewhere(model, ctx, context) => Vec::new(),
        Lookup::Unbound => {
            let Pending { keys, count, .. } = std::mem::take(&mut model.pending);
            unbound_key(model, ctx, context, &keys, count)
        }
    }
}

/// Quits; where something is being typed it asks first, once.
fn quit_or_ask(model: &mut Model, ctx: &Ctx) -> Vec<Effect> {
    let is_typed = model.mode.input().is_some_and(|input| !input.value().is_empty());
    if !is_typed || model.quit_asked {
        return vec![Effect::Quit];
    }
    model.quit_asked = true;
    model.set_status(ctx.lang.get(Msg::QuitAgain));
    Vec::new()
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

/// Takes a digit of a count. Returns `false` for other keys.
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

/// Returns the action that Han typed on a list stands for: no keymap binds Han, so it is what is sought.
fn han_action(model: &Model, context: Context, c: char) -> Option<Action> {
    let is_filterable = model.popup().is_some_and(Popup::is_filterable);
    match context {
        _ if !is_han(c) => None,
        Context::List => Some(Action::Search),
        Context::Facets => Some(Action::Filter),
        Context::Popup | Context::Copy if is_filterable => Some(Action::Filter),
        _ => None,
    }
}

/// Takes keys that are bound to nothing: text in an input; where the keymap says so, the beginning of a text; else they
/// are reported.
fn unbound_key(model: &mut Model, ctx: &Ctx, context: Context, keys: &[Key], count: Option<usize>) -> Vec<Effect> {
    if context == Context::Input {
        for c in keys.iter().filter_map(|key| key.typed()) {
            input::insert(model, ctx, &c.to_string());
        }
        return Vec::new();
    }
    present::stay(model, ctx);
    let typed = match keys {
        [key] => key.typed(),
        _ => None,
    };
    let opens = |c: char| ctx.keymap.text_action(context, c).or_else(|| han_action(model, context, c));
    if let Some((c, action)) = typed.and_then(|c| Some((c, opens(c)?))) {
        let effects = run(model, ctx, action, None);
        if model.mode.input().is_some() {
            // A new text, also where an earlier one could be changed; digits before it were no count after all.
            input::edit(model, ctx, Action::DeleteToStart);
            let digits = count.map(|count| count.to_string()).unwrap_or_default();
            input::insert(model, ctx, &format!("{digits}{c}"));
            return effects;
        }
    }
    report_unbound(model, ctx, keys);
    Vec::new()
}
