//! The user's own commands: what they get of a case, and their end.

use super::copy;
use crate::{
    app::{
        Ctx,
        action::Action,
        commands::{CommandCall, CommandEnd, VARIABLES, held},
        effect::Effect,
        keymap::Context,
        model::{Focus, Model},
        page::BlockKind,
        words::{CommandMsg, Msg},
    },
    corpus::CaseRef,
    text::sanitize,
};

/// Returns `true` where commands can be run: before a case that is read or selected.
pub(super) fn can_run(model: &Model) -> bool {
    !matches!(model.pane_context(), Context::Review | Context::Present)
}

/// Runs a command for the case that is read or selected.
pub(super) fn run(model: &mut Model, ctx: &Ctx, number: usize) -> Vec<Effect> {
    let Some(command) = ctx.commands.get(number).filter(|_| can_run(model)) else { return Vec::new() };
    let Some(found) = model.location.case.and_then(|ix| ctx.corpus.get(ix)) else {
        model.set_status(ctx.lang.get(Msg::NoCases));
        return Vec::new();
    };
    let [id, title, _, line, selection] = VARIABLES;
    let texts = copy::of_case(model, ctx);
    let input = texts.as_ref().map(|texts| texts.row_text(0) + "\n").unwrap_or_default();
    let values = vec![
        (id, found.id().to_string()),
        (title, held(&sanitize(found.title()))),
        (line, line_read(model, &found).to_string()),
        (selection, held(&selected(model, ctx))),
    ];
    let call = CommandCall { command: command.clone(), batch: found.batch_ix, values, input };
    vec![Effect::Run(Box::new(call))]
}

/// Returns the line of the notice that is read; in a list the first one of the case.
fn line_read(model: &Model, found: &CaseRef<'_>) -> u32 {
    let case = found.case();
    let is_read = matches!(model.location.focus, Focus::Reader { .. });
    let rows = model.page.rows.iter().skip(model.location.top).filter(|_| is_read);
    let blocks = rows.filter_map(|row| model.page.blocks.get(row.block));
    let mut lines = blocks.filter_map(|block| match (block.kind, block.paragraph) {
        (BlockKind::Line { number, .. }, _) => Some(number),
        (_, Some(paragraph)) if block.case == model.location.side() => {
            let mut paragraphs = case.sections.iter().flat_map(|section| &section.paragraphs);
            Some(paragraphs.nth(paragraph as usize)?.lines.0)
        }
        _ => None,
    });
    // From the top on, the title is above the first paragraph.
    let from_top = model.location.top == 0 && !model.location.source;
    lines.next().filter(|_| !from_top).unwrap_or(case.lines.0)
}

/// Returns the text that was copied last of the case, else the measure that is read.
fn selected(model: &Model, ctx: &Ctx) -> String {
    let copied = model.copied.iter().find(|(case, _)| Some(*case) == model.location.case);
    let measure = || {
        let texts = copy::of_case(model, ctx).filter(|_| matches!(model.location.focus, Focus::Reader { .. }))?;
        Some(texts.row_text(texts.row_of(Action::CopyMeasure)?))
    };
    copied.map(|(_, text)| text.clone()).or_else(measure).unwrap_or_default()
}

/// Says how a command ended, unless it did what it should.
pub(super) fn ended(model: &mut Model, ctx: &Ctx, name: &str, end: &CommandEnd) {
    let lang = ctx.lang;
    model.status = Some(match end {
        CommandEnd::Done => lang.fill(CommandMsg::Done, &[name]),
        CommandEnd::Code(code) => lang.fill(CommandMsg::Code, &[name, &code.to_string()]),
        CommandEnd::Signal(signal) => lang.fill(CommandMsg::Signal, &[name, &signal.to_string()]),
        CommandEnd::Failed(reason) => lang.fill(CommandMsg::NotStarted, &[name, reason]),
        CommandEnd::Refused => lang.fill(CommandMsg::Refused, &[name]),
    });
}
