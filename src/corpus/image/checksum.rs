//! Checksums against accidents; they are no protection against malice.

use std::{
    fs::File,
    hash::Hasher,
    io,
    os::unix::fs::FileExt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use twox_hash::XxHash3_64;

/// Bytes of one read of a file.
const BLOCK: usize = 1 << 18;

/// Returns the checksum of bytes: XXH3, 64 bits. Its value is part of the format of the images.
pub fn checksum(bytes: &[u8]) -> u64 {
    XxHash3_64::oneshot(bytes)
}

/// Returns the checksum of bytes of a file. They are read, not mapped, so that they stay in no memory, and that a file
/// which is cut short meanwhile is an error and no more.
pub(super) fn checksum_in_file(file: &File, start: u64, len: u64) -> io::Result<u64> {
    let mut hasher = XxHash3_64::new();
    let mut block = vec![0; BLOCK];
    let (mut at, end) = (start, start.saturating_add(len));
    while at < end {
        block.resize(usize::try_from(end - at).map_or(BLOCK, |left| left.min(BLOCK)), 0);
        file.read_exact_at(&mut block, at)?;
        hasher.write(&block);
        at += block.len() as u64;
    }
    Ok(hasher.finish())
}

/// A flag shared by everything that was read from one file: set when a checksum is wrong.
#[derive(Clone, Debug, Default)]
pub struct Damage(Arc<AtomicBool>);

impl Damage {
    pub(super) fn report(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Returns `true` if damage was found.
    pub fn is_found(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
