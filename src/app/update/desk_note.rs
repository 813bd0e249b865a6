//! Opening the notes of a case, with the sentence that a new one would be about.

use tui_input::Input;

use crate::{
    app::{
        Ctx,
        desk_picker::{DeskField, DeskPicker},
        model::{Focus, Mode, Model, PopupKind},
        words::desk::DeskMsg,
    },
    desk::{Anchor, Named},
};

/// Signs that end a sentence.
const ENDS: [char; 4] = ['。', '！', '？', '；'];

/// Opens the notes of a case, or at once the input of its first one.
pub(super) fn open(model: &mut Model, ctx: &Ctx, case: Named) {
    let at = here(model);
    let has_notes = model.desk.desk.entry(&case.id).is_some_and(|entry| entry.notes().next().is_some());
    if has_notes {
        model.open_popup(PopupKind::Desk(DeskPicker::Notes(case, at)));
    } else {
        ask(model, ctx, case, None, at, "");
    }
}

/// Opens the input of a note, and shows the words that it is about.
pub(super) fn ask(model: &mut Model, ctx: &Ctx, case: Named, id: Option<String>, at: Option<Anchor>, text: &str) {
    if let Some(at) = &at {
        model.set_status(ctx.lang.fill(DeskMsg::NoteAbout, &[&at.words]));
    }
    model.mode = Mode::Desk { field: DeskField::Note { case, id, at }, input: Input::new(text.replace('\n', "↵")) };
}

/// Returns the sentence that is read: that of the current match if it is on the screen, else the first one that begins in
/// the top row or goes on there. `None` in a list, and where no text of the case is.
fn here(model: &Model) -> Option<Anchor> {
    if !matches!(model.location.focus, Focus::Reader { .. }) || model.page.is_source() {
        return None;
    }
    let height = model.text_height();
    let rows = model.page.rows.iter().enumerate().skip(model.location.top).take(height);
    let current = model.highlights.at.and_then(|at| model.highlights.ranges.get(at));
    let is_seen = |block: usize, byte: usize| {
        let row = model.page.row_of(block, byte);
        (model.location.top..model.location.top + height).contains(&row)
    };
    let current = current.map(|found| (found.block, found.bytes.start)).filter(|(block, byte)| is_seen(*block, *byte));
    let first = rows.map(|(_, row)| (row.block, row.bytes.start));
    current.into_iter().chain(first).find_map(|(block, byte)| {
        let block = model.page.blocks.get(block)?;
        let paragraph = block.paragraph?;
        let text = &model.page.case.as_deref()?.paragraphs().nth(paragraph as usize)?.text;
        let chars: Vec<char> = text.chars().collect();
        let at = block.source_map.char_at(byte).min(chars.len());
        let start = chars.get(..at)?.iter().rposition(|c| ENDS.contains(c)).map_or(0, |end| end + 1);
        let end = chars.iter().skip(at).position(|c| ENDS.contains(c)).map_or(chars.len(), |end| at + end + 1);
        Anchor::new(text, paragraph, start..end)
    })
}
