//! The terminal lent to commands of the user: the calls that wait, and what is kept from the session meanwhile.

use std::{
    collections::VecDeque,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use signal_hook::{consts::SIGQUIT, flag};

use super::gate::Gate;
use crate::app::commands::CommandCall;

/// Commands that wait for the terminal, and what is kept from the session while one has it.
pub(super) struct Lending {
    /// Commands to run once the frame before them is written.
    pub(super) calls: VecDeque<CommandCall>,
    /// Stops the reader.
    pub(super) gate: Arc<Gate>,
    /// `true` while Ctrl-\ ends the session; `None` before the first command, when the system sees to that.
    quits: Option<Arc<AtomicBool>>,
}

impl Lending {
    pub(super) fn new(gate: Arc<Gate>) -> Self {
        Self { calls: VecDeque::new(), gate, quits: None }
    }

    /// Gives keys and their signals to a command.
    pub(super) fn lend(&mut self) {
        self.gate.close();
        let quits = self.quits.get_or_insert_with(|| {
            let quits = Arc::new(AtomicBool::new(true));
            // It fails for signals that do not exist.
            let _ = flag::register_conditional_default(SIGQUIT, quits.clone());
            quits
        });
        quits.store(false, Ordering::SeqCst);
    }

    /// Gives the keys back to the session. Signals that were typed before may still be on their way.
    pub(super) fn take_back(&self) {
        self.gate.open();
    }

    /// Gives the signals back to the session, with its first key: none of the command's is on its way any more.
    pub(super) fn settle(&self) {
        if let Some(quits) = &self.quits {
            quits.store(true, Ordering::SeqCst);
        }
    }
}
