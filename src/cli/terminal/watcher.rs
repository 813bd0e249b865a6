//! A process beside the session that gives the terminal back when the session ends without doing so: killed, aborted, or
//! by a fault of memory or a signal that cannot be caught.
//!
//! It is this program again, with [`ARGUMENT`]. The session tells it through a pipe what is owed to the terminal; when the
//! pipe ends, it gives that back and ends. It has a session of its own (setsid(2)), so no key and no signal to the job of
//! the session reaches it, and no job control stops it; its only open files are the pipe and the terminal. It is started
//! after the first frame, which it does not delay: until then nothing watches. If the session is the leader of its
//! terminal (`ssh HOST anli`), the system takes the terminal away from all when the session dies: nothing can be given back.

use std::{
    fs::File,
    io::{self, BufRead, PipeWriter, Write},
    os::fd::AsFd,
    process::{Command, ExitCode, Stdio},
    sync::Arc,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::setsid,
    termios::{
        ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, SpecialCodeIndex, Termios, tcgetattr,
        tcsetattr,
    },
};
use signal_hook::{
    consts::{SIGABRT, SIGALRM, SIGBUS, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU},
    flag,
};

use crate::ui::screen;

/// The argument that makes the program a watcher.
pub(in crate::cli) const ARGUMENT: &str = "--watch-terminal";

/// Longest wait for a terminal that takes nothing.
const WRITE_WAIT: Timespec = Timespec { tv_sec: 1, tv_nsec: 0 };

/// Signals that all processes of a name may get (`killall`): the watcher outlives them, and ends with the session.
const OUTLIVED: [i32; 10] = [SIGABRT, SIGALRM, SIGBUS, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU];

/// The debt of a session to the terminal that it has taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Owed {
    /// `true` if the screen is the session's.
    drawn: bool,
    /// Input, output, control and local modes before the session.
    modes: [libc::tcflag_t; 4],
    /// VMIN and VTIME before the session.
    codes: [u8; 2],
}

impl Owed {
    pub(super) fn new(modes: &Termios, drawn: bool) -> Self {
        let codes = [SpecialCodeIndex::VMIN, SpecialCodeIndex::VTIME].map(|index| modes.special_codes[index]);
        let (input, output) = (modes.input_modes.bits(), modes.output_modes.bits());
        let modes = [input, output, modes.control_modes.bits(), modes.local_modes.bits()];
        Self { drawn, modes, codes }
    }

    /// Returns the line that says so.
    fn line(&self) -> String {
        let Self { drawn, modes: [input, output, control, local], codes: [min, time] } = self;
        format!("{} {input} {output} {control} {local} {min} {time}\n", u8::from(*drawn))
    }

    fn parse(line: &str) -> Option<Self> {
        let numbers = line.split(' ').map(str::parse).collect::<Result<Vec<libc::tcflag_t>, _>>().ok()?;
        let [drawn, input, output, control, local, min, time] = <[_; 7]>::try_from(numbers).ok()?;
        let codes = [u8::try_from(min).ok()?, u8::try_from(time).ok()?];
        Some(Self { drawn: drawn == 1, modes: [input, output, control, local], codes })
    }

    /// Returns the modes before the session; `now` has the rest of them.
    fn modes(&self, now: &Termios) -> Termios {
        let (mut modes, [input, output, control, local]) = (now.clone(), self.modes);
        modes.input_modes = InputModes::from_bits_retain(input);
        modes.output_modes = OutputModes::from_bits_retain(output);
        modes.control_modes = ControlModes::from_bits_retain(control);
        modes.local_modes = LocalModes::from_bits_retain(local);
        [modes.special_codes[SpecialCodeIndex::VMIN], modes.special_codes[SpecialCodeIndex::VTIME]] = self.codes;
        modes
    }

    /// Gives the terminal back. Modes that are no longer the session's are another program's: a shell sees the end, too.
    fn give_back(self, mut tty: File) -> io::Result<()> {
        let now = tcgetattr(&tty)?;
        let before = self.modes(&now);
        let mut raw = before.clone();
        raw.make_raw();
        if Self::new(&raw, self.drawn) == Self::new(&now, self.drawn) {
            tcsetattr(&tty, OptionalActions::Now, &before)?;
        }
        // A terminal that has room takes these few bytes at once.
        if self.drawn && poll(&mut [PollFd::new(&tty, PollFlags::OUT)], Some(&WRITE_WAIT))? > 0 {
            tty.write_all(screen::leave())?;
        }
        Ok(())
    }
}

/// The session's end of a watcher.
pub(super) struct Watcher(PipeWriter);

impl Watcher {
    /// Starts a process. What is owed is in its pipe before it runs.
    pub(super) fn start(tty: &File, owed: Option<&Owed>) -> io::Result<Self> {
        let (read, write) = io::pipe()?;
        let mut watcher = Self(write);
        watcher.tell(owed);
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(ARGUMENT).current_dir("/").stdin(read).stdout(tty.try_clone()?).stderr(Stdio::null());
        command.spawn()?;
        Ok(watcher)
    }

    /// Tells what is owed from now on. A watcher that is gone is not told.
    pub(super) fn tell(&mut self, owed: Option<&Owed>) {
        let line = owed.map_or("\n".to_owned(), Owed::line);
        let _ = self.0.write_all(line.as_bytes());
    }
}

/// Waits for the end of the session, and gives back what it then owes to the terminal, which is standard output.
pub(in crate::cli) fn watch() -> ExitCode {
    // It fails for the leader of a job, which a session does not start.
    let _ = setsid();
    for signal in OUTLIVED {
        let _ = flag::register(signal, Arc::default());
    }
    let owed = owed_at_end(io::stdin().lock());
    let tty = io::stdout().as_fd().try_clone_to_owned().map(File::from);
    if let (Some(owed), Ok(tty)) = (owed, tty) {
        // The terminal may be gone as well.
        let _ = owed.give_back(tty);
    }
    ExitCode::SUCCESS
}

/// Returns what the last line says.
fn owed_at_end(lines: impl BufRead) -> Option<Owed> {
    Owed::parse(&lines.lines().map_while(Result::ok).last()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_says_what_is_owed() {
        let owed = |drawn| Owed { drawn, modes: [1, 20, 300, 4_000_000_000], codes: [0, 255] };
        let (drawn, plain) = (owed(true).line(), owed(false).line());
        for (told, expected) in [
            (vec![], None),
            (vec!["\n"], None),
            (vec![&*drawn], Some(owed(true))),
            (vec![&*drawn, &*plain], Some(owed(false))),
            (vec![&*drawn, "\n"], None),
            (vec![&*drawn, "\n", &*drawn], Some(owed(true))),
            (vec!["1 2 3\n"], None),
            (vec!["1 1 20 300 4000000000 0 256\n"], None),
            (vec!["no line"], None),
        ] {
            assert_eq!(owed_at_end(told.concat().as_bytes()), expected, "{told:?}");
        }
    }
}
