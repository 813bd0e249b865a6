//! The worker that searches large corpora beside the session: one thread that waits, takes the newest question, and
//! leaves it as soon as there is a newer one.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{Sender, channel},
    },
    thread,
};

use crate::{
    app::{
        Ctx,
        message::Message,
        seeking::{Ask, answer},
    },
    search::{Depth, Wanted},
    ui::Session,
};

/// A question with what it is asked of.
type Question = (Ask, Ctx);

/// The worker, as the driver sees it.
pub(super) struct Seeker {
    questions: Sender<Question>,
    latest: Arc<AtomicU64>,
}

impl Seeker {
    /// A worker whose answers go to `tell`, which says whether anybody still listens. Without a thread (a process
    /// limit) nothing is answered.
    pub(super) fn start(tell: impl Fn(Message) -> bool + Send + 'static) -> Self {
        let (questions, asked) = channel::<Question>();
        let latest = Arc::new(AtomicU64::new(0));
        let newest = latest.clone();
        let run = move || {
            while let Ok((ask, ctx)) = asked.recv() {
                let is_newest = || newest.load(Ordering::Relaxed) == ask.number;
                for depth in [Depth::Heads, Depth::All] {
                    let wanted = Wanted::while_true(&is_newest);
                    let Some(found) = answer(&ctx.corpus, &ctx.index, &ask, depth, wanted) else { break };
                    if !tell(Message::Found(Box::new(found))) {
                        return;
                    }
                }
            }
        };
        let _ = thread::Builder::new().name("seeker".to_owned()).spawn(run);
        Self { questions, latest }
    }

    /// Asks; what was asked before is dropped.
    pub(super) fn ask(&self, ask: Ask, ctx: &Ctx) {
        self.latest.store(ask.number, Ordering::Relaxed);
        let _ = self.questions.send((ask, ctx.clone()));
    }
}

/// The whole answer, now.
pub(super) fn at_once(session: &Session, ask: &Ask) -> Option<Message> {
    let ctx = session.ctx();
    let found = answer(&ctx.corpus, &ctx.index, ask, Depth::All, Wanted::always());
    found.map(|found| Message::Found(Box::new(found)))
}
