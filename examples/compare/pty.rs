//! A program in a pseudo-terminal: its screen, the times of its output, its idleness and memory.

use std::{
    fs,
    io::{Read, Write},
    path::Path,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::grid::Grid;

/// The size of the terminal.
const SIZE: PtySize = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
/// The interval between readings of memory during silence.
const GLANCE: Duration = Duration::from_millis(25);
/// The time without output and work after which a program is idle.
const REST: Duration = Duration::from_millis(200);
/// The processor time of an idle program in that time, for its runtime.
const BREATH: Duration = Duration::from_millis(2);

/// A running program.
pub(crate) struct Pty {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    sent: Receiver<(Instant, Vec<u8>)>,
    _master: Box<dyn MasterPty + Send>,
    pub(crate) began: Instant,
    pub(crate) grid: Grid,
    /// The number of received bytes.
    pub(crate) bytes: usize,
    /// The maximum of private memory, in MB.
    private: f64,
    ended: bool,
}

impl Pty {
    /// Starts a program with `home` as its home.
    pub(crate) fn start(command: &[String], home: &Path) -> Self {
        let pair = native_pty_system().openpty(SIZE).expect("a pseudo-terminal");
        let (program, args) = command.split_first().expect("a program");
        let mut builder = CommandBuilder::new(program);
        builder.args(args);
        builder.cwd(home);
        builder.env("TERM", "xterm-256color");
        builder.env("LANG", "C.UTF-8");
        builder.env("LESSCHARSET", "utf-8");
        for name in ["HOME", "ANLI_HOME"] {
            builder.env(name, home);
        }
        for name in ["FZF_DEFAULT_OPTS", "LESS", "TMUX", "STY", "NO_COLOR", "ANLI_LANG", "ANLI_CORPUS", "LC_ALL"] {
            builder.env_remove(name);
        }
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let (send, sent) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if send.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let began = Instant::now();
        let child = pair.slave.spawn_command(builder).expect("it starts");
        let grid = Grid::new(SIZE.cols, SIZE.rows);
        Self { child, writer, sent, _master: pair.master, began, grid, bytes: 0, private: 0.0, ended: false }
    }

    pub(crate) fn send(&mut self, keys: &str) {
        let _ = self.writer.write_all(keys.as_bytes());
        let _ = self.writer.flush();
    }

    /// Applies the next output and returns its time; `None` if none comes.
    pub(crate) fn next(&mut self, wait: Duration) -> Option<Instant> {
        let until = Instant::now() + wait;
        while !self.ended {
            match self.sent.recv_timeout(GLANCE.min(until.saturating_duration_since(Instant::now()))) {
                Ok((at, bytes)) => {
                    self.bytes += bytes.len();
                    self.grid.apply(&bytes);
                    return Some(at);
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.private = self.private.max(self.field("status", "RssAnon"));
                    if Instant::now() >= until {
                        return None;
                    }
                }
                Err(RecvTimeoutError::Disconnected) => self.ended = true,
            }
        }
        None
    }

    /// Returns the time of the output that met `condition`; `None` if the program ended or `patience` ran out first.
    pub(crate) fn until(&mut self, patience: Duration, condition: impl Fn(&Grid) -> bool) -> Option<Instant> {
        let limit = Instant::now() + patience;
        while Instant::now() < limit && !self.ended {
            let next = self.next(GLANCE).filter(|_| self.grid.is_whole() && condition(&self.grid));
            if next.is_some() {
                return next;
            }
        }
        None
    }

    /// Waits until the program is idle; returns the time of its last byte.
    pub(crate) fn rest(&mut self, patience: Duration) -> Option<Instant> {
        let limit = Instant::now() + patience;
        let mut last = None;
        while Instant::now() < limit && !self.ended {
            let (before, _) = self.work();
            if let Some(at) = self.next(REST) {
                last = Some(at);
                continue;
            }
            let (after, wants) = self.work();
            if !wants && after.saturating_sub(before) <= BREATH {
                break;
            }
        }
        last
    }

    /// Returns the time of the last byte before a silence of `quiet`.
    pub(crate) fn quiet(&mut self, quiet: Duration) -> Option<Instant> {
        std::iter::from_fn(|| self.next(quiet)).last()
    }

    /// Returns the processor time of all its threads, and `true` if one of them runs or waits for a processor.
    fn work(&self) -> (Duration, bool) {
        let id = self.child.process_id().unwrap_or_default();
        let (mut spent, mut wants) = (0, false);
        for thread in fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten() {
            let read = |file| fs::read_to_string(thread.path().join(file)).unwrap_or_default();
            spent += read("schedstat").split_whitespace().next().and_then(|time| time.parse::<u64>().ok()).unwrap_or(0);
            wants = wants || read("stat").rsplit_once(") ").is_some_and(|(_, state)| state.starts_with(['R', 'D']));
        }
        (Duration::from_nanos(spent), wants)
    }

    /// Returns a field of a file in `/proc` of this process, in MB.
    fn field(&self, file: &str, name: &str) -> f64 {
        field(self.child.process_id().unwrap_or_default(), file, name)
    }

    /// Returns the maxima of resident and of private memory, in MB.
    pub(crate) fn memory(&mut self) -> (f64, f64) {
        // Not the dirty pages: those of a recently written mapped file count until they are on the disk.
        let own = self.field("smaps_rollup", "Anonymous");
        self.private = self.private.max(own);
        (self.field("status", "VmHWM"), self.private)
    }

    /// Kills the program.
    pub(crate) fn end(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Waits until the program has ended by itself.
    pub(crate) fn ended(mut self) {
        while !self.ended {
            self.next(GLANCE);
        }
        let _ = self.child.wait();
    }
}

/// Returns a field of a file in `/proc` of a process, in MB.
pub(crate) fn field(process: u32, file: &str, name: &str) -> f64 {
    let text = fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(name));
    let number = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    number.unwrap_or_default() / 1024.0
}
