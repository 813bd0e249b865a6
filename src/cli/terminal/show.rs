//! A script that plays in the session of this terminal, until it ends or a key takes over.

use std::time::Instant;

use super::{driver::Driver, event::End};
use crate::{
    app::{message::Message, play_script::Act, words::PresentMsg},
    cli::{clock, player},
    ui::Hold,
};

impl Driver<'_> {
    /// Begins the show, if there is one.
    pub(super) fn begin_show(&mut self) -> Option<End> {
        self.player.as_ref()?;
        self.await_cue();
        let output = self.session.hold(Hold::Driven);
        self.perform(output)
    }

    /// Sets the timer of the next moment.
    fn await_cue(&mut self) {
        let after = self.player.as_ref().and_then(player::Player::next_after);
        self.cue_due = after.map(|after| Instant::now() + after);
    }

    /// Does what the moment says that has come.
    pub(super) fn cue(&mut self) -> Option<End> {
        let act = self.player.as_mut()?.take()?;
        self.session.set_now(clock::now());
        match act {
            Act::End => return self.end_show(PresentMsg::ShowOver),
            Act::Wait => {}
            _ => self.await_cue(),
        }
        let output = player::perform(&mut self.session, act);
        self.perform(output)
    }

    /// Lets a key of the presenter go on where the show waits for it, and take over elsewhere.
    pub(super) fn notice_presenter(&mut self) -> Option<End> {
        if !self.session.was_interrupted() || self.player.is_none() {
            return None;
        }
        if self.cue_due.is_some() {
            return self.end_show(PresentMsg::ShowTaken);
        }
        self.await_cue();
        let output = self.session.hold(Hold::Driven);
        self.perform(output)
    }

    /// Ends the show; the session goes on by hand.
    fn end_show(&mut self, word: PresentMsg) -> Option<End> {
        (self.player, self.cue_due) = (None, None);
        let outputs = [self.session.hold(Hold::None), self.session.end_captions()];
        let text = self.session.ctx().lang.get(word).to_owned();
        let end = outputs.into_iter().find_map(|output| self.perform(output));
        end.or_else(|| self.deliver(Message::Status(text)))
    }
}
