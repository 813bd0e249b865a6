//! One session in a pseudo-terminal: its keys, and the times that they waited.

use std::{
    fs,
    io::{Read, Write},
    path::Path,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::programs::Program;

/// The size of the terminal, as office staff have it.
const SIZE: PtySize = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };

/// The stack of a thread that only reads, in bytes.
const STACK: usize = 128 << 10;

/// The times of a session, which its reader writes.
#[derive(Default)]
struct Times {
    /// When the key was sent that waits for its frame.
    sent: Option<Instant>,
    waits: Vec<Duration>,
    unanswered: usize,
    is_drawn: bool,
}

/// A running session.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    times: Arc<Mutex<Times>>,
    _master: Box<dyn MasterPty + Send>,
}

impl Session {
    /// Starts a program with `home` as its home.
    pub(crate) fn start(program: &Program, home: &Path) -> Self {
        let pair = native_pty_system().openpty(SIZE).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(&program.command[0]);
        command.args(&program.command[1..]);
        command.cwd(home);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("LESSCHARSET", "utf-8");
        command.env("HOME", home);
        command.env("ANLI_HOME", home);
        for name in ["FZF_DEFAULT_OPTS", "LESS", "TMUX", "STY", "NO_COLOR", "SSH_CONNECTION", "LC_ALL"] {
            command.env_remove(name);
        }
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let times: Arc<Mutex<Times>> = Arc::default();
        let (shared, end) = (times.clone(), program.end);
        let read = move || {
            let (mut buffer, mut tail) = (vec![0; 16 << 10], Vec::new());
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let now = Instant::now();
                // The end of a frame may come in two pieces.
                tail.extend_from_slice(&buffer[..count]);
                let is_whole = end.is_empty() || tail.windows(end.len()).any(|part| part == end);
                tail.drain(..tail.len().saturating_sub(end.len().saturating_sub(1)));
                if is_whole {
                    let mut times = shared.lock().unwrap();
                    times.is_drawn = true;
                    let wait = times.sent.take().map(|sent| now - sent);
                    times.waits.extend(wait);
                }
            }
        };
        thread::Builder::new().stack_size(STACK).spawn(read).expect("a thread");
        let child = pair.slave.spawn_command(command).expect("it starts");
        Self { child, writer, times, _master: pair.master }
    }

    /// Returns `true` after the first frame.
    pub(crate) fn is_drawn(&self) -> bool {
        self.times.lock().unwrap().is_drawn
    }

    /// Presses a key. One before it that is still without a frame counts as unanswered.
    pub(crate) fn press(&mut self, key: &[u8]) {
        let mut times = self.times.lock().unwrap();
        if times.sent.replace(Instant::now()).is_some() {
            times.unanswered += 1;
        }
        drop(times);
        let _ = self.writer.write_all(key);
        let _ = self.writer.flush();
    }

    /// Returns the time that each key waited.
    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.times.lock().unwrap().waits.clone()
    }

    /// Returns the number of keys without a frame before the next.
    pub(crate) fn unanswered(&self) -> usize {
        self.times.lock().unwrap().unanswered
    }

    /// Returns the private memory, in MB: not the dirty pages of mapped files.
    pub(crate) fn private(&self) -> f64 {
        let id = self.child.process_id().unwrap_or_default();
        let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("Anonymous:"));
        let number = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
        number.unwrap_or_default() / 1024.0
    }

    /// Ends it.
    pub(crate) fn end(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
