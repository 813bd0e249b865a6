//! The cache that its owner writes for all accounts. The owner is played by another user id, which only root can give.

use std::{
    fs,
    os::unix::fs::{MetadataExt, chown},
    path::PathBuf,
};

use super::Machine;
use crate::common::{
    batches::{batch, put},
    grid::AT_REST,
    pty::Pty,
};

/// The user id of the owner.
const OWNER: u32 = 54_321;

/// Returns a machine with a large corpus and a cache that another account has written; `None`, with a word, where no file
/// can be given away.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn served() -> Option<Machine> {
    let machine = Machine::new(r#"{"corpus": ["{}/cases"], "cache_folder": "{}/cache", "seeds": false}"#);
    for number in 0..6 {
        add(&machine, &format!("b{number}"));
    }
    fs::create_dir(machine.path().join("cache")).unwrap();
    assert_eq!(machine.restricted(&["list"]).ok().lines().count(), 12);
    let is_given = give(&machine, OWNER);
    if !is_given {
        eprintln!("skipped: only root can play two accounts");
    }
    is_given.then_some(machine)
}

fn add(machine: &Machine, id: &str) {
    let mut large = batch(id, "2024", &[1, 2]);
    large["note"] = "字".repeat(1 << 18).into();
    put(&machine.path().join("cases"), &large, &[1, 2]);
}

/// Returns the pack.
fn pack(machine: &Machine) -> PathBuf {
    let mut found = fs::read_dir(machine.path().join("cache")).unwrap().map(|entry| entry.unwrap().path());
    found.find(|path| path.extension().is_some_and(|ending| ending == "pack")).unwrap()
}

/// Gives cache folder and pack to an account.
fn give(machine: &Machine, to: u32) -> bool {
    let paths = [machine.path().join("cache"), pack(machine)];
    paths.iter().all(|path| chown(path, Some(to), None).is_ok())
}

/// Opens a session in a shell and waits for the list.
fn open(machine: &Machine) -> Pty {
    open_before(machine, "echo ended")
}

/// Opens a session in a shell that does this afterwards, and waits for the list.
fn open_before(machine: &Machine, then: &str) -> Pty {
    let line = format!("exec 2>/dev/null; ANLI_SYSTEM='{}' \"$ANLI\" --restricted; {then}", machine.system().display());
    let mut pty = Pty::shell(80, 24, &line);
    pty.until(|grid| grid.text().contains("1/12") && !grid.modes().update);
    pty
}

/// Returns the inodes that the session of a shell has mapped from the folder of the cache.
fn mapped(machine: &Machine, pty: &Pty) -> Vec<u64> {
    let maps = fs::read_to_string(format!("/proc/{}/maps", pty.until_watched())).unwrap();
    let folder = machine.path().join("cache").display().to_string();
    let inodes = maps.lines().filter(|line| line.contains(&folder)).map(|line| line.split_whitespace().nth(4).unwrap());
    let mut inodes: Vec<u64> = inodes.map(|inode| inode.parse().unwrap()).collect();
    inodes.dedup();
    inodes
}

#[cfg(target_os = "linux")]
#[test]
fn readers_map_the_cache_and_never_write_it() {
    let Some(machine) = served() else { return };
    let before = fs::metadata(pack(&machine)).unwrap();
    assert_eq!(before.mode() & 0o777, 0o644);
    let mut pty = open(&machine);
    assert_eq!(mapped(&machine, &pty), [before.ino()]);
    pty.send(b"q");
    pty.end();
    // New batches are read by the reader itself until the owner has written them.
    add(&machine, "c1");
    assert_eq!(machine.restricted(&["list"]).ok().lines().count(), 14);
    let after = fs::metadata(pack(&machine)).unwrap();
    assert_eq!((before.ino(), before.len(), before.mtime_nsec()), (after.ino(), after.len(), after.mtime_nsec()));
    // A pack of a third account, and one that others can write, are not believed.
    for (owner, mode) in [(OWNER + 1, 0o644), (OWNER, 0o666)] {
        chown(pack(&machine), Some(owner), None).unwrap();
        fs::set_permissions(pack(&machine), std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
        let mut pty =
            Pty::shell(80, 24, &format!("ANLI_SYSTEM='{}' \"$ANLI\" --restricted", machine.system().display()));
        pty.until(|grid| grid.text().contains("1/14") && !grid.modes().update);
        assert!(mapped(&machine, &pty).is_empty(), "{owner} {mode:o}");
        pty.send(b"q");
        pty.end();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn running_sessions_take_an_update_and_none_is_lost() {
    let Some(machine) = served() else { return };
    let mut sessions: Vec<Pty> = (0..8).map(|_| open(&machine)).collect();
    let first = fs::metadata(pack(&machine)).unwrap().ino();
    // The files alone change nothing: the cache comes after them.
    add(&machine, "c1");
    sessions[0].send(b"j");
    sessions[0].until(|grid| grid.text().contains("2/12") && !grid.modes().update);
    assert!(give(&machine, 0));
    assert_eq!(machine.restricted(&["list"]).ok().lines().count(), 14);
    assert!(give(&machine, OWNER));
    for pty in &mut sessions[1..] {
        pty.send(b"j");
        pty.until(|grid| grid.text().contains("2/14") && !grid.modes().update);
        let now = mapped(&machine, pty);
        assert!(now.len() == 1 && now[0] != first, "{now:?} {first}");
    }
    for mut pty in sessions {
        pty.send(b"q");
        let (_, grid, same) = pty.end();
        assert_eq!((grid.modes(), same), (AT_REST, true));
    }
}

/// A mapped file that is cut short kills the session that reads there; the terminal is given back.
#[cfg(target_os = "linux")]
#[test]
fn a_cache_that_is_cut_short_leaves_no_broken_terminal() {
    let Some(machine) = served() else { return };
    // The shell waits, as one at the other end of a line does: the terminal is given back by another process.
    let mut pty = open_before(&machine, "read -r line");
    pty.until_watched();
    fs::OpenOptions::new().write(true).open(pack(&machine)).unwrap().set_len(0).unwrap();
    pty.send(b"j\r");
    pty.until(|grid| grid.modes() == AT_REST);
    pty.send(b"\n");
    let (_, grid, same) = pty.end();
    assert_eq!((grid.modes(), same), (AT_REST, true));
}
