//! The continuations of an unfinished key sequence: a panel at the foot of the screen, shown while the sequence is
//! unfinished and without any timer.

use super::{
    Ctx,
    key::Key,
    keymap::{Context, Continuation},
    words::{
        Msg,
        keys::{key_name, key_names},
    },
};
use crate::text::Width;

/// A key that may follow, with its effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhichKeyRow {
    /// The name of the key.
    pub key: String,
    /// The effect of the key.
    pub text: String,
}

/// The continuations of the keys typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhichKey {
    /// The label of the keys typed so far; empty without one.
    pub label: String,
    /// Each key that may follow.
    pub rows: Vec<WhichKeyRow>,
}

/// Columns between two entries.
const GAP: usize = 3;

impl WhichKey {
    /// Returns the continuations of `typed` in `context`.
    pub fn of(ctx: &Ctx, context: Context, typed: &[Key]) -> Self {
        let label = ctx.keymap.label(context, typed).map(|label| label.text(ctx.lang).to_owned()).unwrap_or_default();
        let mut next = ctx.keymap.continuations(context, typed);
        next.retain(|(_, next)| !matches!(next, Continuation::Action(action) if !ctx.permits.allows(*action)));
        let row = |(key, next): &(Key, Continuation<'_>)| {
            let text = match next {
                Continuation::Action(action) => action.entry().text(ctx.lang).to_owned(),
                Continuation::Command(number) => {
                    ctx.commands.get(*number).map_or_else(String::new, |command| command.name.clone())
                }
                Continuation::Prefix(Some(label)) => ctx.lang.fill(Msg::MoreKeys, &[label.text(ctx.lang)]),
                Continuation::Prefix(None) => {
                    ctx.lang.fill(Msg::MoreKeys, &[&key_names(&[typed, &[*key]].concat(), ctx.lang)])
                }
            };
            WhichKeyRow { key: key_name(*key, ctx.lang), text }
        };
        Self { label, rows: next.iter().map(row).collect() }
    }

    /// Returns the columns of one entry on a screen of `columns`, and the number of entries side by side.
    pub fn grid(&self, columns: u16, width: Width) -> (u16, usize) {
        let widest = self.rows.iter().map(|row| width.of(&row.key) + 1 + width.of(&row.text) + GAP).max().unwrap_or(1);
        let entry = u16::try_from(widest).unwrap_or(u16::MAX).min(columns).max(1);
        (entry, usize::from((columns / entry).max(1)))
    }

    /// Returns the rows of the panel: its title, and the entries.
    pub fn height(&self, columns: u16, width: Width) -> u16 {
        let (_, beside) = self.grid(columns, width);
        u16::try_from(1 + self.rows.len().div_ceil(beside)).unwrap_or(u16::MAX)
    }
}
