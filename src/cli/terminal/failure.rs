//! Panics in any thread: the session ends, the terminal is given back, the user's work is kept, and only then the
//! message is printed, where it can be read.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    panic::{PanicHookInfo, set_hook, take_hook},
    sync::{Arc, OnceLock, mpsc::SyncSender},
    thread,
};

use super::{event::Event, tty::Terminal};

/// Message of the first panic.
#[derive(Clone, Debug, Default)]
pub(super) struct Failure(Arc<OnceLock<String>>);

impl Failure {
    /// Returns `true` if a thread has panicked.
    pub(super) fn happened(&self) -> bool {
        self.0.get().is_some()
    }

    /// Returns the message to print.
    pub(super) fn message(&self) -> Option<String> {
        self.0.get().cloned()
    }

    fn note(&self, panic: &PanicHookInfo<'_>) {
        let thread = thread::current();
        let trace = Backtrace::capture();
        let trace = if trace.status() == BacktraceStatus::Captured { format!("\n{trace}") } else { String::new() };
        // Later panics are consequences of the first.
        let _ = self.0.set(format!("thread '{}' {panic}{trace}", thread.name().unwrap_or_default()));
    }
}

/// Installs a panic hook that ends the session instead of writing over its screen, while the terminal is ours.
pub(super) fn end_on_panic(terminal: Arc<Terminal>, failure: Failure, send: SyncSender<Event>) {
    let before = take_hook();
    set_hook(Box::new(move |panic| {
        if !terminal.is_ours() {
            return before(panic);
        }
        failure.note(panic);
        // The main thread may be the one that panics, so this must not wait; a full queue wakes it as well.
        let _ = send.try_send(Event::Failed);
    }));
}

/// Panics if `ANLI_FAIL` names this thread, in development builds only: tests see what a user sees then.
pub(super) fn may_fail(thread: &str) {
    if cfg!(debug_assertions) {
        assert!(std::env::var_os("ANLI_FAIL").is_none_or(|name| name != thread), "told to fail in {thread}");
    }
}
