//! The user's commands that match what is typed, for help and the palette.

use super::{
    Ctx,
    commands::Command,
    keymap::Context,
    palette::ActionQuery,
    words::{Msg, keys::key_names},
};

/// A command in a list.
pub(super) struct CommandRow<'c> {
    /// Its number in the context.
    pub(super) number: usize,
    /// The names of its keys, or that it has none.
    pub(super) key: String,
    /// Its name.
    pub(super) name: &'c str,
}

/// Returns the commands that can be run in `context` and match the query, each with its rank, 0 the best.
pub(super) fn found<'c>(query: &ActionQuery, context: Context, ctx: &'c Ctx) -> Vec<(u32, CommandRow<'c>)> {
    let able = !matches!(context, Context::Review | Context::Present);
    let commands = ctx.commands.iter().enumerate().filter(|_| able);
    let row = |(number, command): (usize, &'c Command)| {
        let key = match command.keys.is_empty() {
            true => ctx.lang.get(Msg::Unbound).to_owned(),
            false => key_names(&command.keys, ctx.lang),
        };
        Some((query.rank_of(&command.name)?, CommandRow { number, key, name: &command.name }))
    };
    commands.filter_map(row).collect()
}
