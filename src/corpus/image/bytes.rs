//! Bytes that are part of the program, in memory, or a mapped file: cheap to clone and to cut.

use std::{
    fmt,
    fs::File,
    io,
    ops::{Deref, Range},
    os::unix::fs::FileExt,
    sync::Arc,
};

use memmap2::{Mmap, MmapMut};

use super::sum::{BLOCK, SumOf};

/// Immutable bytes from anywhere.
#[derive(Clone)]
pub struct Bytes {
    store: Store,
    at: Range<usize>,
}

#[derive(Clone)]
enum Store {
    Static(&'static [u8]),
    Owned(Arc<Vec<u8>>),
    /// Memory that goes back to the system at once when nobody needs it any more, which an allocator may keep.
    Pages(Arc<Mmap>),
    Mapped(Arc<(Mmap, File)>),
}

impl Bytes {
    /// Bytes that are part of the program.
    pub const fn embedded(bytes: &'static [u8]) -> Self {
        Self { store: Store::Static(bytes), at: 0..bytes.len() }
    }

    /// The content of a file, which is kept open, and of which only what is read is brought into memory, shared with every process that maps
    /// the same file. Only for files of our own that are replaced by renaming and never written again: a file that
    /// somebody cuts short while it is mapped kills whoever reads on.
    ///
    /// # Errors
    ///
    /// The file cannot be mapped.
    pub fn map(file: File) -> io::Result<Self> {
        #[expect(unsafe_code, reason = "our own cache file is replaced by renaming and never rewritten")]
        let map = unsafe { Mmap::map(&file) }?;
        let at = 0..map.len();
        Ok(Self { store: Store::Mapped(Arc::new((map, file))), at })
    }

    /// Whether they are a mapped file, whose memory the system shares and takes back.
    pub fn is_mapped(&self) -> bool {
        matches!(self.store, Store::Mapped(_))
    }

    /// Their checksum. What is mapped is read from its file for that, so that it takes no memory, and that a file which
    /// somebody cut short is an error and no more.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or ends before.
    pub(super) fn sum(&self) -> io::Result<u64> {
        let mut sum = SumOf::default();
        let Store::Mapped(mapped) = &self.store else {
            self.chunks(BLOCK).for_each(|block| sum.add(block));
            return Ok(sum.finish());
        };
        let mut block = vec![0; BLOCK.min(self.at.len())];
        for start in self.at.clone().step_by(BLOCK) {
            block.truncate(self.at.end - start);
            mapped.1.read_exact_at(&mut block, start as u64)?;
            sum.add(&block);
        }
        Ok(sum.finish())
    }

    /// These parts, one behind the other; copied once.
    pub(super) fn joined(parts: &[&[u8]]) -> Self {
        let len = parts.iter().map(|part| part.len()).sum();
        let store = if len < LARGE { None } else { pages(parts, len) };
        Self { store: store.unwrap_or_else(|| Store::Owned(Arc::new(parts.concat()))), at: 0..len }
    }

    /// Some of them, without copying; `None` where there are not so many.
    pub fn cut(&self, range: Range<usize>) -> Option<Self> {
        self.get(range.clone())?;
        let start = self.at.start;
        Some(Self { store: self.store.clone(), at: start + range.start..start + range.end })
    }

    /// The same bytes as `part`, a slice of these, without copying.
    pub(super) fn cut_at(&self, part: &[u8]) -> Option<Self> {
        let start = (part.as_ptr() as usize).checked_sub(self.as_ptr() as usize)?;
        self.cut(start..start.checked_add(part.len())?)
    }
}

impl Default for Bytes {
    fn default() -> Self {
        Self::embedded(&[])
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        let at = 0..bytes.len();
        let store = if bytes.len() < LARGE { None } else { pages(&[&bytes], bytes.len()) };
        Self { store: store.unwrap_or_else(|| Store::Owned(Arc::new(bytes))), at }
    }
}

/// Bytes from which on they have pages of their own.
const LARGE: usize = 1 << 16;

/// Pages of the bytes of all parts, which are `len` together.
fn pages(parts: &[&[u8]], len: usize) -> Option<Store> {
    let mut map = MmapMut::map_anon(len).ok()?;
    let mut rest = &mut *map;
    for part in parts {
        let (place, behind) = rest.split_at_mut_checked(part.len())?;
        place.copy_from_slice(part);
        rest = behind;
    }
    Some(Store::Pages(Arc::new(map.make_read_only().ok()?)))
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        let all: &[u8] = match &self.store {
            Store::Static(bytes) => bytes,
            Store::Owned(bytes) => bytes,
            Store::Pages(map) => map,
            Store::Mapped(mapped) => &mapped.0,
        };
        all.get(self.at.clone()).unwrap_or_default()
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.store {
            Store::Static(_) => "Static",
            Store::Owned(_) => "Owned",
            Store::Pages(_) => "Pages",
            Store::Mapped(_) => "Mapped",
        };
        write!(f, "{kind}({} bytes)", self.at.len())
    }
}
