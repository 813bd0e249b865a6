//! Whether somebody can let a stopped program go on.

use std::fs;

/// A process as Linux tells of it: its parent, its group and its session.
struct Process {
    parent: u32,
    group: u32,
    session: u32,
}

/// Reads `/proc/PID/stat` (proc(5)); the name, in brackets, may hold anything.
fn process(id: &str) -> Option<Process> {
    let text = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(1).map(|field| field.parse().ok());
    Some(Process { parent: fields.next()??, group: fields.next()??, session: fields.next()?? })
}

/// Whether a shell waits that could say `fg`: whether some ancestor of our group is outside it and in our session
/// (POSIX, 3.264: the group is not orphaned). A program that `ssh HOST anli` started has none and would stay stopped for
/// ever. Where the system does not tell, there is one.
pub(super) fn a_shell_waits() -> bool {
    let Some(own) = process("self") else { return true };
    let mut parent = process(&own.parent.to_string());
    while let Some(one) = parent.take_if(|one| one.group == own.group && one.session == own.session) {
        parent = process(&one.parent.to_string());
    }
    parent.is_some_and(|parent| parent.session == own.session)
}
