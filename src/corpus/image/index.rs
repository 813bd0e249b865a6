//! The search index of a segment, as opaque bytes.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;

use super::checksum::{Damage, checksum};

/// The search index of one segment; only `search` knows its format. Bytes from a file are checked on first use.
#[derive(Clone, Debug, Default)]
pub struct IndexBytes {
    bytes: Bytes,
    check: Option<Arc<Check>>,
}

#[derive(Debug)]
struct Check {
    checksum: u64,
    damage: Damage,
    is_intact: OnceLock<bool>,
}

impl IndexBytes {
    /// Bytes from a file that should have this checksum.
    pub(super) fn unchecked(bytes: Bytes, checksum: u64, damage: Damage) -> Self {
        Self { bytes, check: Some(Arc::new(Check { checksum, damage, is_intact: OnceLock::new() })) }
    }

    /// Reports bytes that are not the index which their checksum says they are.
    pub fn refuse(&self) {
        self.check.iter().for_each(|check| check.damage.report());
    }

    /// Returns the bytes; none where they are damaged, so that the index is built anew.
    pub fn checked(&self) -> Bytes {
        let is_intact = self.check.as_ref().is_none_or(|check| {
            *check.is_intact.get_or_init(|| {
                let is_intact = checksum(&self.bytes) == check.checksum;
                if !is_intact {
                    check.damage.report();
                }
                is_intact
            })
        });
        if is_intact { self.bytes.clone() } else { Bytes::new() }
    }
}

impl<B: Into<Bytes>> From<B> for IndexBytes {
    fn from(bytes: B) -> Self {
        Self { bytes: bytes.into(), check: None }
    }
}
