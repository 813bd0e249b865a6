//! Lines of standard input that end when none comes for long.

use std::{
    fs::File,
    io::{self, BufReader, Read},
    os::fd::AsFd,
    time::Duration,
};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// An input that is at its end when nothing was typed for a time.
pub(super) struct IdleInput {
    input: File,
    /// `None` waits for ever.
    idle: Option<Timespec>,
}

impl IdleInput {
    /// Returns the lines of `input`.
    ///
    /// # Errors
    ///
    /// The process may open no more files.
    pub(super) fn new(input: impl AsFd, idle: Option<Duration>) -> io::Result<BufReader<Self>> {
        let input = File::from(input.as_fd().try_clone_to_owned()?);
        let idle = idle.and_then(|idle| Timespec::try_from(idle).ok());
        Ok(BufReader::new(Self { input, idle }))
    }
}

impl Read for IdleInput {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let has_come = |idle: &Timespec| poll(&mut [PollFd::new(&self.input, PollFlags::IN)], Some(idle));
        match self.idle.as_ref().map(has_come).transpose()? {
            Some(0) => Ok(0),
            _ => self.input.read(buffer),
        }
    }
}
