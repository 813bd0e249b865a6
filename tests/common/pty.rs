//! The binary on a real pseudo-terminal.

use std::{
    io::{Read, Write},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc::{RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

use super::grid::{Grid, narrow};

const PROGRAM: &str = env!("CARGO_BIN_EXE_anli");

/// Variables that would describe another terminal than the test's.
const INHERITED: [&str; 17] = [
    "TMUX",
    "STY",
    "ZELLIJ",
    "NCURSES_NO_UTF8_ACS",
    "MOSH_CONNECTION",
    "SSH_CONNECTION",
    "SSH_TTY",
    "TERM_PROGRAM",
    "LC_TERMINAL",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "PAGER",
    "LESS",
    "LC_ALL",
    "LC_CTYPE",
    "RUST_BACKTRACE",
];

/// After this time the program is killed, and the waiting test fails.
const DEADLINE: Duration = Duration::from_secs(20);

/// A running program and its terminal. Reading and waiting block; a watchdog kills the program in the end, so that no
/// test sleeps or hangs.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    reader: Box<dyn Read + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    grid: Grid,
    /// The terminal's modes before the program ran.
    modes: String,
    _watchdog: Sender<()>,
    _home: TempDir,
}

/// A program without its terminal.
pub(crate) struct Orphan {
    child: Box<dyn Child + Send + Sync>,
    _watchdog: Sender<()>,
    _home: TempDir,
}

/// A program that waits.
#[cfg(target_os = "linux")]
pub(crate) struct Idle {
    /// `true` if the program wrote nothing.
    pub(crate) is_silent: bool,
    /// The context switches of each thread, before and after.
    pub(crate) switches: [Vec<String>; 2],
    /// System calls in which a thread waits for a limited time, where Linux shows them: a timer, however slow.
    pub(crate) timed_waits: Vec<String>,
}

/// Returns `true` if a line of `/proc/PID/task/TID/syscall` is a call that waits without a time limit.
#[cfg(target_os = "linux")]
fn waits_without_limit(call: &str) -> bool {
    let words: Vec<&str> = call.split_whitespace().collect();
    let timeout = match words[0].parse().unwrap_or(-1) {
        libc::SYS_read | libc::SYS_recvfrom => return true,
        libc::SYS_futex => words[4],
        libc::SYS_ppoll => words[3],
        #[cfg(target_arch = "x86_64")]
        libc::SYS_poll => return words[3].ends_with("ffffffff"),
        _ => return false,
    };
    timeout == "0x0"
}

impl Pty {
    /// Starts `anli` with `args` on a terminal of that size, with a temporary home.
    pub(crate) fn start(width: u16, height: u16, args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(args);
        Self::run(width, height, command)
    }

    /// Starts `anli` in an existing home.
    pub(crate) fn start_at(home: &Path, width: u16, height: u16, args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(args);
        command.env("ANLI_HOME", home);
        Self::run(width, height, command)
    }

    /// Runs a line of shell, in which `$ANLI` is the program.
    pub(crate) fn shell(width: u16, height: u16, line: &str) -> Self {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", line]);
        command.env("ANLI", PROGRAM);
        Self::run(width, height, command)
    }

    fn run(width: u16, height: u16, mut command: CommandBuilder) -> Self {
        let home = TempDir::new().unwrap();
        let size = PtySize { cols: width, rows: height, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        command.cwd(home.path());
        if command.get_env("ANLI_HOME").is_none() {
            command.env("ANLI_HOME", home.path());
        }
        command.env("TERM", "xterm-256color");
        for inherited in INHERITED {
            command.env_remove(inherited);
        }
        let modes = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).unwrap();
        let (watchdog, stopped) = channel::<()>();
        let id = child.process_id().unwrap().to_string();
        thread::spawn(move || {
            if stopped.recv_timeout(DEADLINE) == Err(RecvTimeoutError::Timeout) {
                let _ = Command::new("kill").args(["-KILL", &id]).status();
            }
        });
        Self {
            reader: pair.master.try_clone_reader().unwrap(),
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            grid: Grid::new(width, height, narrow),
            modes,
            _watchdog: watchdog,
            _home: home,
        }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Reads until `condition` holds; fails if the program ends before.
    #[track_caller]
    pub(crate) fn until(&mut self, condition: impl Fn(&Grid) -> bool) {
        while !condition(&self.grid) {
            assert!(
                self.read(),
                "the program ended; {:?}; the terminal shows\n{}",
                self.grid.modes(),
                self.grid.text()
            );
        }
    }

    /// Returns the number of cells that are not in the terminal's own colours.
    pub(crate) fn colours(&self) -> usize {
        self.grid.colours()
    }

    pub(crate) fn text(&self) -> String {
        self.grid.text()
    }

    /// Waits until the program is stopped, because SIGCONT must not arrive earlier.
    pub(crate) fn until_stopped(&self) {
        let state = || Command::new("ps").args(["-o", "stat=", "-p", &self.id().to_string()]).output().unwrap().stdout;
        let mut now = state();
        while !now.starts_with(b"T") {
            assert!(!now.is_empty() && !now.starts_with(b"Z"), "the program ended");
            thread::yield_now();
            now = state();
        }
    }

    /// Returns `true` if the terminal was queried.
    pub(crate) fn was_queried(&mut self) -> bool {
        !self.grid.answers().is_empty()
    }

    /// Sends the responses of the terminal.
    pub(crate) fn answer(&mut self) {
        let answers = self.grid.answers();
        self.send(&answers);
    }

    pub(crate) fn send(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.grid.resize(width, height);
        self.master.resize(PtySize { cols: width, rows: height, ..PtySize::default() }).unwrap();
    }

    pub(crate) fn signal(&self, name: &str) {
        let done = Command::new("kill").args([&format!("-{name}"), &self.id().to_string()]).status();
        assert!(done.unwrap().success());
    }

    /// Ends the session that a shell runs by a signal, once a process watches it. Rust catches the first SIGSEGV and
    /// SIGBUS; a fault comes again.
    #[cfg(target_os = "linux")]
    pub(crate) fn end_watched(&self, name: &str) {
        let session = self.until_watched();
        let kill = || Command::new("kill").args([&format!("-{name}"), &session]).stderr(Stdio::null()).status();
        while kill().unwrap().success() {
            thread::yield_now();
        }
    }

    /// Waits until a process watches the session that a shell runs. Returns the process id of the session.
    #[cfg(target_os = "linux")]
    pub(crate) fn until_watched(&self) -> String {
        let child = |id: &str| {
            let ids = Command::new("ps").args(["-o", "pid=", "--ppid", id]).output().unwrap().stdout;
            String::from_utf8(ids).unwrap().trim().to_owned()
        };
        let session = child(&self.id().to_string());
        while child(&session).is_empty() {
            assert!(!child(&self.id().to_string()).is_empty(), "the session ended");
        }
        session
    }

    /// Reads to the end. Returns the exit status, the terminal, and `true` if the terminal's modes are restored.
    pub(crate) fn end(mut self) -> (ExitStatus, Grid, bool) {
        while self.read() {}
        let status = self.child.wait().unwrap();
        let same = self.modes == format!("{:?}", self.master.get_termios());
        (status, self.grid, same)
    }

    /// Watches the program while nothing happens. The terminal is not read afterwards.
    #[cfg(target_os = "linux")]
    pub(crate) fn idle(mut self, time: Duration) -> Idle {
        let (send, written) = channel();
        let mut reader = std::mem::replace(&mut self.reader, Box::new(std::io::empty()));
        thread::spawn(move || while matches!(reader.read(&mut [0; 4096]), Ok(1..)) && send.send(()).is_ok() {});
        let quiet = |time| written.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
        // After its last write the program still has to begin to wait.
        let has_settled = quiet(time / 2);
        let before = self.of_threads("status");
        let is_silent = has_settled && quiet(time);
        let after = self.of_threads("status");
        let switches = |status: Vec<String>| {
            let lines = |text: &String| text.lines().filter(|line| line.contains("ctxt_switches")).collect::<String>();
            status.iter().map(lines).collect()
        };
        let mut timed_waits = self.of_threads("syscall");
        timed_waits.retain(|call| !waits_without_limit(call));
        self.signal("KILL");
        self.child.wait().unwrap();
        Idle { is_silent, switches: [switches(before), switches(after)], timed_waits }
    }

    /// Reads a file that Linux keeps for each thread; those that may not be read are left out.
    #[cfg(target_os = "linux")]
    fn of_threads(&self, file: &str) -> Vec<String> {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.id())).unwrap();
        tasks.filter_map(|task| std::fs::read_to_string(task.unwrap().path().join(file)).ok()).collect()
    }

    /// Waits for the end without reading. Returns the exit status, and `true` if the terminal's modes are restored.
    pub(crate) fn wait(mut self) -> (ExitStatus, bool) {
        let status = self.child.wait().unwrap();
        let same = self.modes == format!("{:?}", self.master.get_termios());
        (status, same)
    }

    /// Closes the terminal.
    pub(crate) fn hang_up(self) -> Orphan {
        Orphan { child: self.child, _watchdog: self._watchdog, _home: self._home }
    }

    fn read(&mut self) -> bool {
        let mut buffer = [0; 4096];
        match self.reader.read(&mut buffer) {
            Ok(count @ 1..) => {
                self.grid.apply(&buffer[..count]);
                true
            }
            _ => false,
        }
    }
}

impl Orphan {
    pub(crate) fn end(mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }
}
