//! Commands of the user, run on the terminal, which is given back for them and taken again.
//!
//! A command runs in the job of the session, as those of an editor do: Ctrl-Z stops both, and `fg` continues both. While
//! it runs the session reads no key, draws nothing, and leaves Ctrl-C and Ctrl-\ to the command.

use std::{
    io::Write,
    os::unix::process::ExitStatusExt,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
};

use rustix::process::{Pid, Signal, kill_process};
use signal_hook::{
    consts::{SIGCONT, SIGTSTP, SIGWINCH},
    low_level,
};

use super::{
    driver::Driver,
    event::{End, Event},
    job_control::has_job_control,
};
use crate::app::{
    commands::{CommandCall, CommandEnd, VARIABLES},
    message::Message,
    words::{CommandMsg, faults},
};

/// The shell of all commands.
const SHELL: &str = "/bin/sh";

impl Driver<'_> {
    /// Runs the next command that waits, once the screen is written.
    pub(super) fn run_command(&mut self) -> Option<End> {
        if self.writer.is_busy() {
            return None;
        }
        let call = self.lending.calls.pop_front()?;
        self.lending.lend();
        self.terminal.restore();
        let ended = self.started(&call).map_or_else(Ok, |child| self.until_ended(child));
        let end = match ended {
            Ok(end) => end,
            Err(end) => return Some(end),
        };
        let waits = call.command.waits;
        let over = if waits { self.until_key(&call, &end) } else { None };
        self.lending.take_back();
        let name = call.command.name;
        over.or_else(|| self.resume()).or_else(|| self.deliver(Message::CommandEnded(name, end)))
    }

    /// Starts a command.
    fn started(&self, call: &CommandCall) -> Result<Child, CommandEnd> {
        let file = self.session.ctx().corpus.batches().get(call.batch).and_then(|batch| batch.notice_path());
        let mut command = Command::new(SHELL);
        command.args(["-c", &call.command.line, "anli"]).stdin(Stdio::piped());
        // Each is set, so that none is inherited.
        command.envs(VARIABLES.map(|name| (name, ""))).envs(call.values.iter().map(|(name, value)| (*name, value)));
        let [_, _, name, ..] = VARIABLES;
        command.envs(file.map(|file| (name, file)));
        let failed = |error| CommandEnd::Failed(faults::reason(&error, self.session.ctx().lang));
        let mut child = command.spawn().map_err(failed)?;
        if let Some(mut pipe) = child.stdin.take() {
            let input = call.input.clone();
            // A command that reads nothing, or not all, is no fault.
            thread::spawn(move || pipe.write_all(input.as_bytes()));
        }
        Ok(child)
    }

    /// Waits for the end of a command; an end of the session ends the command, too.
    fn until_ended(&mut self, mut child: Child) -> Result<CommandEnd, End> {
        let id = Pid::from_child(&child);
        let send = self.send.clone();
        thread::spawn(move || {
            let _ = send.send(Event::CommandEnded(child.wait().ok()));
        });
        loop {
            let end = match self.events.recv() {
                Ok(Event::CommandEnded(status)) => return Ok(end_of(status)),
                Ok(Event::Written) => {
                    self.writer.confirm(1);
                    continue;
                }
                Ok(Event::Signal(SIGTSTP)) => {
                    if has_job_control() {
                        let _ = low_level::emulate_default_handler(SIGTSTP);
                    }
                    continue;
                }
                Ok(Event::Signal(SIGCONT | SIGWINCH)) => continue,
                Ok(event) => match event.end() {
                    Some(end) => end,
                    None => {
                        self.queue.push(event);
                        continue;
                    }
                },
                Err(_) => End::Gone,
            };
            let _ = kill_process(id, Signal::TERM);
            return Err(end);
        }
    }

    /// Says below the output of a command how it ended, and waits for a key.
    fn until_key(&mut self, call: &CommandCall, end: &CommandEnd) -> Option<End> {
        let lang = self.session.ctx().lang;
        let name = &call.command.name;
        let said = match end {
            CommandEnd::Code(code) => lang.fill(CommandMsg::Code, &[name, &code.to_string()]) + "\r\n",
            CommandEnd::Signal(signal) => lang.fill(CommandMsg::Signal, &[name, &signal.to_string()]) + "\r\n",
            CommandEnd::Failed(reason) => lang.fill(CommandMsg::NotStarted, &[name, reason]) + "\r\n",
            CommandEnd::Done | CommandEnd::Refused => String::new(),
        };
        let prompt = format!("\r\n{said}[{}]", lang.get(CommandMsg::AnyKey));
        if self.terminal.take_over().is_err() || self.terminal.write(prompt.as_bytes()).is_err() {
            return Some(End::Gone);
        }
        self.lending.take_back();
        loop {
            match self.events.recv() {
                // The next line of the terminal is a shell's.
                Ok(Event::Bytes(_)) => return self.terminal.write(b"\r\n").err().map(|_| End::Gone),
                Ok(Event::Written) => self.writer.confirm(1),
                Ok(event) => match event.end() {
                    Some(end) => return Some(end),
                    None => self.queue.push(event),
                },
                Err(_) => return Some(End::Gone),
            }
        }
    }
}

fn end_of(status: Option<ExitStatus>) -> CommandEnd {
    let Some(status) = status else { return CommandEnd::Done };
    match (status.code(), status.signal()) {
        (Some(0), _) => CommandEnd::Done,
        (Some(code), _) => CommandEnd::Code(code),
        (None, signal) => CommandEnd::Signal(signal.unwrap_or_default()),
    }
}
