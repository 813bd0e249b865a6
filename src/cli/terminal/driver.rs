//! The event loop of the main thread.

use std::{
    sync::{
        Arc,
        atomic::AtomicBool,
        mpsc::{Receiver, RecvTimeoutError, SyncSender},
    },
    time::{Duration, Instant},
};

use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};

use super::{
    desk_worker::DeskWorker,
    event::{End, Event, Mailbox},
    failure::{Failure, may_fail},
    idle::{Idle, IdleStep},
    lending::Lending,
    reloading::Reloading,
    threads::Writer,
    tty::{Terminal, size},
};
use crate::{
    app::{message::Message, words::SharedMsg},
    cli::{clock, loading::PendingCase, player::Player},
    ui::{Output, Session},
};

/// Longest wait for the last frame to be written.
const LAST_FRAME: Duration = Duration::from_millis(500);

/// Longest wait for a signal that was sent with another.
const SIGNALS_WAIT: Duration = Duration::from_millis(100);

/// Longest wait for the answer to the width question.
const ANSWER_WAIT: Duration = Duration::from_millis(400);

pub(super) struct Driver<'a> {
    pub(super) session: Session,
    pub(super) terminal: Arc<Terminal>,
    pub(super) writer: Writer,
    /// Sender for further threads.
    pub(super) send: SyncSender<Event>,
    pub(super) events: Receiver<Event>,
    /// Events received while a frame was being written.
    pub(super) queue: Vec<Event>,
    /// Time that pending keys wait for the rest of a sequence that a slow line may have split.
    pub(super) key_wait: Duration,
    /// When pending keys are taken as such.
    pub(super) keys_due: Option<Instant>,
    /// When the timer that the session asked for is over, with its number.
    pub(super) wake: Option<(Instant, u64)>,
    /// Commands of the user.
    pub(super) lending: Lending,
    /// Ends the session when no key is pressed for long.
    pub(super) idle: Idle,
    /// Script that plays.
    pub(super) player: Option<Player>,
    /// When its next moment has come; none while it waits for the presenter.
    pub(super) cue_due: Option<Instant>,
    /// Set to stop loading.
    pub(super) stop_loading: Arc<AtomicBool>,
    /// Case to open as soon as it is loaded.
    pub(super) pending_case: Option<PendingCase>,
    /// Reads the corpus again.
    pub(super) reloading: Reloading,
    /// Reads and writes the desk.
    pub(super) desk: DeskWorker,
    pub(super) failure: Failure,
    /// Sender of messages for other threads.
    pub(super) mailbox: Mailbox,
    /// Called after every frame; it may have something to say.
    pub(super) after_frame: &'a mut dyn FnMut(&Session, &Mailbox) -> Option<Message>,
}

impl Driver<'_> {
    /// Draws the first frame.
    pub(super) fn first_frame(&mut self) -> Option<End> {
        let (width, height) = size();
        if self.session.size() != (width, height) {
            self.session.resize(width, height);
        }
        let output = self.session.start();
        self.perform(output)
    }

    /// Handles events until the session ends. While a frame is being written they are queued, so that all of them
    /// together yield one frame.
    pub(super) fn run(&mut self) -> End {
        loop {
            let received = match self.next_due() {
                Some(due) => self.events.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => self.events.recv().map_err(RecvTimeoutError::from),
            };
            let mut end = None;
            match received {
                Ok(first) => self.queue.extend(std::iter::once(first).chain(self.events.try_iter())),
                Err(RecvTimeoutError::Timeout) => end = self.timed_out(),
                Err(RecvTimeoutError::Disconnected) => end = Some(End::Gone),
            }
            let written = self.queue.extract_if(.., |event| matches!(event, Event::Written)).count();
            self.writer.confirm(written);
            if written > 0 {
                self.terminal.watch();
            }
            if self.failure.happened() {
                return self.panicked();
            }
            end = end.or_else(|| self.queue.iter().find_map(Event::end));
            if !self.writer.is_busy() {
                end = end.or_else(|| self.handle_queue()).or_else(|| self.run_command());
            }
            if let Some(end) = end {
                return end;
            }
        }
    }

    /// Returns the moment to wait for: of pending keys, of a timer, of a script, or of the end of an idle session, for which a
    /// line that takes nothing is no excuse.
    fn next_due(&self) -> Option<Instant> {
        let own = self.keys_due.into_iter().chain(self.wake.map(|(due, _)| due)).chain(self.cue_due).min();
        own.filter(|_| !self.writer.is_busy()).into_iter().chain(self.idle.due()).min()
    }

    /// Takes what is due: pending keys as such, else the next moment of a script, else the timer.
    fn timed_out(&mut self) -> Option<End> {
        let now = Instant::now();
        match self.idle.take(now) {
            Some(IdleStep::End) => return Some(End::Idle),
            Some(IdleStep::Warn(seconds)) => {
                let text = self.session.ctx().lang.fill(SharedMsg::EndsSoon, &[&seconds.to_string()]);
                return self.deliver(Message::Status(text));
            }
            None if self.writer.is_busy() => return None,
            None => {}
        }
        if self.keys_due.take_if(|due| *due <= now).is_some() {
            let output = self.session.flush_keys();
            return self.perform(output).or_else(|| self.notice_presenter());
        }
        if self.cue_due.take_if(|due| *due <= now).is_some() {
            return self.cue();
        }
        let (_, timer) = self.wake.take_if(|(due, _)| *due <= now)?;
        self.session.set_now(clock::now());
        self.deliver(Message::Woken(timer))
    }

    /// Returns the end of a session in which a thread panicked.
    pub(super) fn panicked(&self) -> End {
        End::Panicked { after_input: self.session.model().is_touched }
    }

    /// Handles all queued events: input first, then results, a new size last.
    fn handle_queue(&mut self) -> Option<End> {
        let (mut bytes, mut messages, mut loaded, mut resized) = (Vec::new(), Vec::new(), Vec::new(), false);
        let mut read_again = Vec::new();
        let mut end = None;
        for event in std::mem::take(&mut self.queue) {
            match event {
                Event::Bytes(more) => bytes.extend(more),
                Event::Worker(message) => messages.push(message),
                Event::Load(event) => loaded.push(event),
                Event::Reloaded(opened, said) => read_again.push((*opened, said)),
                Event::Signal(SIGWINCH) => resized = true,
                Event::Signal(SIGTSTP) if self.session.ctx().permits.stops() => self.suspend(),
                Event::Signal(SIGCONT) => end = end.or(self.resume()),
                _ => {}
            }
        }
        if end.is_none() && !bytes.is_empty() {
            self.idle.restart();
            self.lending.settle();
            self.session.set_now(clock::now());
            let output = self.session.feed(&bytes);
            self.keys_due = self.session.has_pending_keys().then(|| Instant::now() + self.key_wait);
            may_fail("main");
            if self.session.model().is_touched {
                // The user went elsewhere; answers of the terminal do not count as input.
                self.pending_case = None;
            }
            end = self.perform(output).or_else(|| self.notice_presenter());
            self.notice_changes();
        }
        for message in messages {
            end = end.or_else(|| self.deliver(message));
        }
        for event in loaded {
            end = end.or_else(|| self.apply_load_event(event));
        }
        for (opened, said) in read_again {
            end = end.or_else(|| self.reloaded(opened, said));
        }
        if end.is_none() && resized {
            // Also if the size is the old one: it may have been another in between, and cells outside it are lost.
            let (width, height) = size();
            let output = self.session.resize(width, height);
            end = self.perform(output);
        }
        end
    }

    /// Sends the frame to the writer and performs the effects.
    pub(super) fn perform(&mut self, output: Output) -> Option<End> {
        if !output.bytes.is_empty() {
            self.terminal.set_drawn(true);
            if self.writer.write(output.bytes).is_err() {
                return Some(End::Gone);
            }
        }
        if self.session.is_plain() {
            self.terminal.set_drawn(false);
        }
        let told = (self.after_frame)(&self.session, &self.mailbox);
        let end = output.effects.into_iter().find_map(|effect| self.effect(effect));
        end.or_else(|| told.and_then(|message| self.deliver(message)))
    }

    /// Waits a moment for an answer of the terminal that is on its way.
    pub(super) fn receive_answer(&mut self) {
        let until = Instant::now() + ANSWER_WAIT;
        while self.session.asked()
            && let Ok(event) = self.events.recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            match event {
                // The screen is given back next, so nothing is drawn.
                Event::Bytes(bytes) => drop(self.session.feed(&bytes)),
                Event::Written => self.writer.confirm(1),
                Event::Signal(SIGWINCH | SIGCONT)
                | Event::Load(_)
                | Event::Reloaded(..)
                | Event::Worker(_)
                | Event::CommandEnded(_) => {}
                Event::Signal(_) | Event::Gone | Event::Failed => return,
            }
        }
    }

    /// Waits a moment for a signal that ends the program and was sent with SIGCONT.
    pub(super) fn receive_end(&mut self) -> Option<End> {
        let until = Instant::now() + SIGNALS_WAIT;
        while let Ok(event) = self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
            let end = event.end();
            self.queue.push(event);
            if end.is_some() {
                return end;
            }
        }
        self.queue.iter().find_map(Event::end)
    }

    /// Waits until all frames are written, so that the sequences that restore the terminal do not fall into one. A
    /// blocked line would not take those either: then only the modes are restored.
    pub(super) fn finish_writing(&mut self) {
        let until = Instant::now() + LAST_FRAME;
        while self.writer.is_busy() {
            match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Event::Written) => self.writer.confirm(1),
                Ok(_) => {}
                Err(_) => break,
            }
        }
        if self.writer.is_busy() {
            self.terminal.set_drawn(false);
        }
    }
}
