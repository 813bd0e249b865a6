//! Checks of the bodies of a segment, each on first use.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use super::{
    checksum::{Damage, checksum},
    record::CaseRecord,
};

/// The bodies of a segment from a file that have been checked.
#[derive(Debug)]
pub(super) struct BodyChecks {
    /// One bit for each case whose body is intact.
    intact: Vec<AtomicU64>,
    damage: Damage,
}

impl BodyChecks {
    pub(super) fn new(cases: u32, damage: Damage) -> Arc<Self> {
        let words = cases.div_ceil(u64::BITS);
        Arc::new(Self { intact: (0..words).map(|_| AtomicU64::new(0)).collect(), damage })
    }

    /// Returns `true` if the body of a case has its checksum, which is computed once.
    pub(super) fn is_intact(&self, local: u32, record: &CaseRecord, body: &[u8]) -> bool {
        let (word, bit) = (&self.intact[(local / u64::BITS) as usize], 1 << (local % u64::BITS));
        if word.load(Ordering::Relaxed) & bit != 0 {
            return true;
        }
        let is_intact = body_checksum(body) == record.body_checksum.get();
        if is_intact {
            word.fetch_or(bit, Ordering::Relaxed);
        } else {
            self.damage.report();
        }
        is_intact
    }
}

/// Returns the lower half of the checksum of a body.
pub(super) fn body_checksum(body: &[u8]) -> u32 {
    (checksum(body) & u64::from(u32::MAX)) as u32
}
