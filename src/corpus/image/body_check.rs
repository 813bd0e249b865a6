//! Checks of the bodies of a segment, each on first use.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use super::{
    checksum::{Damage, checksum},
    record::CaseRecord,
};

/// The bodies of a segment from a file that have been checked.
#[derive(Debug)]
pub(super) struct BodyChecks {
    /// `true` for each case whose body is known to be intact.
    intact: Vec<AtomicBool>,
    damage: Damage,
}

impl BodyChecks {
    pub(super) fn new(cases: u32, damage: Damage) -> Arc<Self> {
        Arc::new(Self { intact: (0..cases).map(|_| AtomicBool::new(false)).collect(), damage })
    }

    /// Returns `true` if the body of a case has its checksum, which is computed once.
    pub(super) fn is_intact(&self, local: u32, record: &CaseRecord, body: &[u8]) -> bool {
        let known = &self.intact[local as usize];
        if known.load(Ordering::Relaxed) {
            return true;
        }
        let is_intact = body_checksum(body) == record.body_checksum.get();
        known.store(is_intact, Ordering::Relaxed);
        if !is_intact {
            self.report();
        }
        is_intact
    }

    /// Reports that a body cannot be read.
    pub(super) fn report(&self) {
        self.damage.report();
    }
}

/// Returns the lower half of the checksum of a body.
pub(super) fn body_checksum(body: &[u8]) -> u32 {
    (checksum(body) & u64::from(u32::MAX)) as u32
}
