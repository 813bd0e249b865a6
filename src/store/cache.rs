//! What is made of batch files, kept for the next start: a pack for each set of places. It can be deleted at any time;
//! whatever is wrong with it, it is ignored and made again.

use std::{
    fs::{self, File},
    io::BufWriter,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use tempfile::Builder;

use crate::{
    corpus::{
        Bytes, Place,
        image::{Pack, sum},
    },
    error::{Code, Fault},
};

/// What the names of packs end in.
const ENDING: &str = "pack";
/// What the names of files begin with while they are written.
const UNFINISHED: &str = ".anli-";
/// A file that has been unfinished for so many seconds never will be.
const DAY: i64 = 24 * 60 * 60;
/// Packs of other sets of places that are kept.
const OTHERS: usize = 3;

/// The pack of one set of places.
#[derive(Clone, Debug)]
pub struct Cache {
    path: PathBuf,
}

impl Cache {
    /// The cache in `folder` of what is loaded from these places; `version` is that of what a search needs.
    pub fn of(folder: &Path, places: &[Place], version: u32) -> Self {
        let mut names = version.to_le_bytes().to_vec();
        for place in places {
            if let Place::Path(level, path) = place {
                names.push(*level as u8);
                let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
                names.extend_from_slice(whole.as_os_str().as_encoded_bytes());
                names.extend_from_slice(path.as_os_str().as_encoded_bytes());
                names.push(0);
            }
        }
        Self { path: folder.join(format!("{:016x}.{ENDING}", sum(&names))) }
    }

    /// Its pack, mapped; none where there is none that is whole and of this version.
    pub fn open(&self) -> Option<Pack> {
        let file = File::open(&self.path).ok()?;
        file.metadata().ok().filter(fs::Metadata::is_file)?;
        Pack::open(&Bytes::map(file).ok()?).ok()
    }

    /// Removes it, because it is damaged: also if nobody can write another one, it is not used again.
    pub fn remove(&self) {
        // Another session may have been quicker.
        let _ = fs::remove_file(&self.path);
    }

    /// Replaces it. Sessions that have mapped the old one keep that.
    ///
    /// # Errors
    ///
    /// It cannot be written: no space, no right, no folder. Then it is as it was.
    pub fn write(&self, pack: &Pack) -> Result<(), Fault> {
        let write = || {
            let folder = self.path.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder)?;
            let mut file = Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
            self.sweep(folder, file.as_file().metadata()?.mtime());
            let mut buffered = BufWriter::with_capacity(1 << 20, file.as_file_mut());
            pack.write(&mut buffered)?;
            buffered.into_inner().map_err(std::io::IntoInnerError::into_error)?;
            // A power cut leaves what was there before, and no file of zeros.
            file.as_file().sync_data()?;
            file.persist(&self.path).map_err(|error| error.error)?;
            Ok(())
        };
        let failed = |error: std::io::Error| Fault::warning(&self.path, None, Code::Unwritable, [error.to_string()]);
        write().map_err(failed)
    }

    /// Removes what sessions that were killed have left, and all but the newest packs of other places. `now` is when a
    /// file was last written that was written now.
    fn sweep(&self, folder: &Path, now: i64) {
        let mut others: Vec<(i64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, Ok(meta)) = (entry.path(), entry.metadata()) else { continue };
            let left = entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes());
            if left && meta.mtime() < now - DAY {
                // Another session may have removed it.
                let _ = fs::remove_file(&path);
            }
            if path.extension().is_some_and(|ending| ending == ENDING) && path != self.path {
                others.push((meta.mtime(), path));
            }
        }
        others.sort();
        others.reverse();
        for (_, path) in others.into_iter().skip(OTHERS) {
            let _ = fs::remove_file(path);
        }
    }
}
