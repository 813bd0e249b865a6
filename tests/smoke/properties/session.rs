//! Sessions: whatever bytes come and however the size changes, every frame is what an independent terminal shows.

use std::sync::{Arc, LazyLock};

use anli::{
    app::{Ctx, effect::Effect, keymap::NAMES, message::Message},
    search::Index,
    store::state::SavedLocation,
};

use crate::common::play::{Play, ctx_with};

/// The most bytes of one input: the rest adds time and no state.
const LONGEST: usize = 2000;

/// Separates the reads of the terminal; no UTF-8 text has this byte.
const READ: u8 = 0xFF;

/// Begins a read that is a new size instead: columns and rows.
const SIZE: u8 = 0xFE;

/// Widths and heights at the start.
const SIZES: [(u16, u16); 8] = [(80, 24), (120, 36), (40, 12), (1, 1), (2, 3), (20, 16), (300, 5), (99, 50)];

/// The contexts of the sessions, one for each keymap.
static CONTEXTS: LazyLock<Vec<Ctx>> = LazyLock::new(|| {
    let index = Arc::new(Index::default());
    let with_mouse = |name: &&str| {
        let mut ctx = Ctx { index: index.clone(), ..ctx_with(name) };
        ctx.start.mouse = true;
        ctx
    };
    NAMES.iter().map(with_mouse).collect()
});

/// Reads bytes of a terminal. The first byte is the keymap and the size, the others are reads.
pub(crate) fn terminal(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let (width, height) = SIZES[usize::from(first & 7)];
    let mut play = Play::start(CONTEXTS[usize::from(first >> 3 & 3)].clone(), width, height);
    for read in rest.get(..LONGEST).unwrap_or(rest).split(|byte| *byte == READ) {
        let next = match read {
            [SIZE, width, height, ..] => Some(play.resize((*width).into(), (*height).into())),
            _ => perform(play.feed(read)).map(Play::flush),
        };
        match next.and_then(perform) {
            Some(next) => play = next,
            None => return,
        }
    }
}

/// Performs the effects of the last step; `None` if the session ended.
fn perform(mut play: Play) -> Option<Play> {
    for effect in play.effects().to_vec() {
        match effect {
            Effect::Quit => return None,
            Effect::Notice(batch) => {
                let notice = play.session().ctx().corpus.batches()[batch].notice();
                play = play.deliver(Message::Notice(batch, notice.map(Arc::new)));
            }
            _ => {}
        }
    }
    Some(play)
}

/// Looks at a corpus in a session: all batches, a case, its source, the faults.
pub(super) fn look(ctx: Ctx) {
    let mut play = Some(Play::start(ctx, 100, 30));
    for keys in ["j", "\x1b[B", "\r", "G", "i", "I", "!", "?"] {
        play = play.and_then(|play| perform(play.feed(keys.as_bytes()))).map(Play::flush);
    }
}

/// Resumes at a location.
pub(super) fn resume(location: SavedLocation) {
    Play::start(CONTEXTS[0].clone(), 80, 24).deliver(Message::Resume(location)).feed(b"j");
}
