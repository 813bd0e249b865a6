//! What happens when the program itself fails, in whichever thread: the session ends, the terminal is given back, what
//! the user made is kept, and only then the message is printed, where it can be read.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    panic::{PanicHookInfo, set_hook, take_hook},
    sync::{Arc, Mutex, PoisonError, mpsc::SyncSender},
    thread,
};

use super::{Event, tty::Terminal};

/// The message of the first panic, once there was one.
#[derive(Clone, Debug, Default)]
pub(super) struct Failure(Arc<Mutex<Option<String>>>);

impl Failure {
    /// Whether a thread has failed.
    pub(super) fn happened(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// What is to be printed of it.
    pub(super) fn message(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, panic: &PanicHookInfo<'_>) {
        let thread = thread::current();
        let trace = Backtrace::capture();
        let trace = if trace.status() == BacktraceStatus::Captured { format!("\n{trace}") } else { String::new() };
        let message = format!("thread '{}' {panic}{trace}", thread.name().unwrap_or_default());
        // What fails because something else failed says less.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(message);
    }
}

/// From now on, what fails while the terminal is ours ends the session instead of writing over its screen.
pub(super) fn end_on_panic(terminal: Arc<Terminal>, failure: Failure, send: SyncSender<Event>) {
    let before = take_hook();
    set_hook(Box::new(move |panic| {
        if !terminal.is_ours() {
            return before(panic);
        }
        failure.note(panic);
        // The main thread may be the one that fails, so nothing waits here; a queue that is full wakes it as well.
        let _ = send.try_send(Event::Failed);
    }));
}

/// Fails where it is told to, in builds for development only: `ANLI_FAIL=reader` shows what a user sees when the thread
/// of that name fails at its work.
pub(super) fn may_fail(thread: &str) {
    if is_to_fail(thread) {
        told_to_fail(thread);
    }
}

/// Whether the thread of that name is told to fail.
pub(super) fn is_to_fail(thread: &str) -> bool {
    cfg!(debug_assertions) && std::env::var_os("ANLI_FAIL").is_some_and(|name| name == thread)
}

#[expect(clippy::panic, reason = "this is what it is for")]
fn told_to_fail(thread: &str) {
    panic!("told to fail in {thread}");
}
