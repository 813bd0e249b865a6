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

    /// Keeps the keys and their signals from the session, or gives them back.
    pub(super) fn keep(&mut self, from_session: bool) {
        if from_session {
            self.gate.close();
        } else {
            self.gate.open();
        }
        let quits = self.quits.get_or_insert_with(|| {
            let quits = Arc::new(AtomicBool::new(true));
            // It fails for signals that do not exist.
            let _ = flag::register_conditional_default(SIGQUIT, quits.clone());
            quits
        });
        quits.store(!from_session, Ordering::SeqCst);
    }
}
