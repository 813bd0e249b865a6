//! The file of a recording. Only whole lines are in it at any moment; where it cannot grow any more, the recording ends and
//! the session goes on.

use std::{
    fs::{File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use super::clock;
use crate::{
    error::Fault,
    ui::{
        Session,
        cast::{Cast, CastVersion},
    },
};

/// The choices of a recording.
#[derive(Clone, Copy, Debug)]
pub(super) struct RecordOptions {
    /// Version of the format.
    pub(super) version: CastVersion,
    /// The longest pause in milliseconds.
    pub(super) idle: Option<u64>,
    /// `true` if nothing is recorded while something is typed into an input.
    pub(super) masks_input: bool,
    /// `true` if an existing file is replaced.
    pub(super) replaces: bool,
}

/// A recording that is being written.
#[derive(Debug)]
pub(super) struct Recorder {
    path: PathBuf,
    /// `None` once it cannot be written.
    file: Option<File>,
    /// Bytes of the whole lines.
    length: u64,
    cast: Cast,
    masks_input: bool,
}

impl Recorder {
    /// Creates the file. The recording begins at the moment `now`, in milliseconds of any clock.
    ///
    /// # Errors
    ///
    /// It cannot be created, or exists and is not to be replaced.
    pub(super) fn create(path: &Path, options: RecordOptions, now: u64) -> Result<Self, Fault> {
        let mut open = OpenOptions::new();
        open.write(true).create(true).truncate(true).create_new(!options.replaces);
        let file = open.open(path).map_err(|error| Fault::unwritable(path, &error))?;
        let cast = Cast::new(options.version, options.idle, now);
        Ok(Self { path: path.to_owned(), file: Some(file), length: 0, cast, masks_input: options.masks_input })
    }

    /// Records what a session shows at the moment `now`.
    ///
    /// # Errors
    ///
    /// The file cannot grow; this is told once.
    pub(super) fn take(&mut self, session: &Session, now: u64) -> Result<(), Fault> {
        if self.masks_input && session.model().mode.input().is_some() {
            return Ok(());
        }
        let lines = self.cast.frame(session, now);
        self.write(&lines)
    }

    /// Ends the recording at the moment `now`.
    ///
    /// # Errors
    ///
    /// See [`take`](Self::take).
    pub(super) fn end(&mut self, now: u64) -> Result<(), Fault> {
        let lines = self.cast.end(now);
        self.write(&lines)
    }

    /// Writes whole lines, or none of them.
    fn write(&mut self, lines: &str) -> Result<(), Fault> {
        let Some(file) = self.file.as_mut().filter(|_| !lines.is_empty()) else { return Ok(()) };
        let Err(error) = file.write_all(lines.as_bytes()) else {
            self.length += lines.len() as u64;
            return Ok(());
        };
        // What cannot be cut back is at worst one broken line, the last.
        let _ = cut(file, self.length);
        self.file = None;
        Err(Fault::unwritable(&self.path, &error))
    }
}

/// Cuts a file back to so many bytes.
fn cut(file: &mut File, length: u64) -> io::Result<()> {
    file.set_len(length)?;
    file.seek(SeekFrom::Start(length)).map(|_| ())
}

/// Returns the present moment in milliseconds.
pub(super) fn now() -> u64 {
    u64::try_from(clock::now().millis()).unwrap_or_default()
}
