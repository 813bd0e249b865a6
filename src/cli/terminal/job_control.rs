//! Detects a shell that can continue a stopped program.

use std::fs;

/// Parent, process group and session of a process.
struct Process {
    parent: u32,
    group: u32,
    session: u32,
}

/// Reads `/proc/PID/stat` (proc(5)); the name in brackets may contain anything.
fn process(id: &str) -> Option<Process> {
    let text = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(1).map(|field| field.parse().ok());
    Some(Process { parent: fields.next()??, group: fields.next()??, session: fields.next()?? })
}

/// Returns `true` if a shell could continue the program by `fg`: some ancestor of our process group is outside it and in
/// our session (POSIX, 3.264: the group is not orphaned). A program started by `ssh HOST anli` has none and would stay
/// stopped. Assumed to be `true` where the system does not tell.
pub(super) fn has_job_control() -> bool {
    let Some(own) = process("self") else { return true };
    let mut parent = process(&own.parent.to_string());
    while let Some(one) = parent.take_if(|one| one.group == own.group && one.session == own.session) {
        parent = process(&one.parent.to_string());
    }
    parent.is_some_and(|parent| parent.session == own.session)
}
