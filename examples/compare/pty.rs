//! A program in a pseudo-terminal, and when it sent what.

use std::{
    fs,
    io::{Read, Write},
    path::Path,
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The size of the terminal.
const SIZE: PtySize = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
/// Nothing was sent for so long after the start: the program shows nothing.
const PATIENCE: Duration = Duration::from_secs(60);
/// A frame that sent so much has been begun and not just prepared.
const FRAME: usize = 200;

/// A running program.
pub(crate) struct Pty {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    sent: Receiver<(Instant, usize)>,
    _master: Box<dyn MasterPty + Send>,
}

impl Pty {
    pub(crate) fn start(command: &[String], home: &Path) -> Self {
        let pair = native_pty_system().openpty(SIZE).expect("a pseudo-terminal");
        let (program, args) = command.split_first().expect("a program");
        let mut builder = CommandBuilder::new(program);
        builder.args(args);
        builder.env("TERM", "xterm-256color");
        builder.env("LANG", "C.UTF-8");
        builder.env("LESSCHARSET", "utf-8");
        builder.env("HOME", home);
        builder.env("ANLI_HOME", home);
        builder.env("FZF_DEFAULT_OPTS", "");
        let child = pair.slave.spawn_command(builder).expect("it starts");
        let writer = pair.master.take_writer().expect("a writer");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (send, sent) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if send.send((Instant::now(), count)).is_err() {
                    return;
                }
            }
        });
        Self { child, writer, sent, _master: pair.master }
    }

    pub(crate) fn send(&mut self, keys: &str) {
        let _ = self.writer.write_all(keys.as_bytes());
        let _ = self.writer.flush();
    }

    /// How long after `began` the first frame was there.
    pub(crate) fn first_frame(&mut self, began: Instant) -> Option<Duration> {
        let mut all = 0;
        loop {
            let (at, count) = self.sent.recv_timeout(PATIENCE).ok()?;
            all += count;
            if all >= FRAME {
                return Some(at - began);
            }
        }
    }

    /// How long after `began` it sent its last before it came to rest; none if it sent nothing.
    pub(crate) fn rest(&mut self, began: Instant, quiet: Duration) -> Option<Duration> {
        let mut last = None;
        while let Ok((at, _)) = self.sent.recv_timeout(quiet) {
            last = Some(at.saturating_duration_since(began));
        }
        last
    }

    /// When it first answered to a key, when it last did, and how many bytes it sent.
    pub(crate) fn answer(&mut self, began: Instant, quiet: Duration) -> (Duration, Duration, usize) {
        let (mut first, mut last, mut bytes) = (None, Duration::ZERO, 0);
        while let Ok((at, count)) = self.sent.recv_timeout(quiet) {
            last = at.saturating_duration_since(began);
            first.get_or_insert(last);
            bytes += count;
        }
        (first.unwrap_or_default(), last, bytes)
    }

    /// The most memory that was resident, and what is private now, in MB.
    pub(crate) fn memory(&self) -> (f64, f64) {
        let id = self.child.process_id().unwrap_or_default();
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let field = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name));
            let number = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
            number.unwrap_or_default() / 1024.0
        };
        (field("VmHWM"), field("RssAnon"))
    }

    pub(crate) fn end(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
