//! The binary on a real pseudo-terminal, for behaviour that only a terminal shows.

use crate::common::{
    batches::{batch, put},
    grid::{AT_REST, Grid, Modes},
    pty::Pty,
};

const RUNNING: Modes = Modes { alternate: true, wrap: false, paste: true, cursor: false, update: false, mouse: false };

/// Returns `true` after a complete first frame.
fn drawn(grid: &Grid) -> bool {
    grid.modes() == RUNNING && !grid.text().contains('#')
}

fn running(width: u16, height: u16) -> Pty {
    let mut pty = Pty::start(width, height, &[]);
    pty.until(drawn);
    pty
}

#[test]
fn quitting_restores_the_terminal() {
    let mut pty = running(80, 24);
    pty.send(b"q");
    let (status, grid, same) = pty.end();
    assert_eq!((status.exit_code(), grid.modes(), same), (0, AT_REST, true));
}

#[test]
fn every_signal_restores_the_terminal() {
    for (name, code) in [("TERM", 143), ("INT", 130), ("HUP", 129)] {
        let pty = running(80, 24);
        pty.signal(name);
        let (status, grid, same) = pty.end();
        assert_eq!((status.exit_code(), grid.modes(), same), (code, AT_REST, true), "SIG{name}");
    }
}

/// Ends that a session does not see: what cannot be caught, what is not, and faults of memory. The shell is silent, because
/// what it says of them may come before the screen is given back.
#[test]
#[cfg(target_os = "linux")]
fn every_other_end_restores_the_terminal() {
    for name in ["ABRT", "BUS", "SEGV", "ILL", "FPE", "SYS", "XCPU", "USR1", "USR2", "ALRM", "QUIT", "KILL"] {
        let mut pty = Pty::shell(80, 24, "exec 2>/dev/null; \"$ANLI\"; read -r line; echo \"got:$line\"");
        pty.until(drawn);
        pty.end_watched(name);
        pty.until(|grid| grid.modes() == AT_REST);
        // The modes of the terminal: Enter ends the line.
        pty.send(b"shell\r");
        let (_, grid, same) = pty.end();
        assert!(grid.text().contains("got:shell"), "SIG{name}:\n{}", grid.text());
        assert_eq!((grid.modes(), same), (AT_REST, true), "SIG{name}");
    }
}

/// Nothing is given back twice: what a stopped session owes is nothing.
#[test]
#[cfg(target_os = "linux")]
fn a_stopped_session_that_is_killed_leaves_the_screen_alone() {
    let gone = "until [ -z \"$(ps -o pid= -p $watcher)\" ]; do :; done";
    let line = format!(
        "set -m; \"$ANLI\"; jobs -p %1 >job; read -r job <job; watcher=$(ps -o pid= --ppid $job); echo at:$watcher; \
         kill -KILL $job; {gone}; echo ended; read -r line"
    );
    let mut pty = Pty::shell(80, 24, &line);
    pty.until(drawn);
    pty.until_watched();
    pty.send(b"\x1a");
    pty.until(|grid| grid.text().contains("ended"));
    assert!(pty.text().contains("at:"), "{}", pty.text());
    pty.send(b"\n");
    let (_, grid, same) = pty.end();
    assert_eq!((grid.modes(), same), (AT_REST, true));
}

#[test]
fn a_lost_terminal_ends_the_program() {
    // `.ci/run` drops 1,000.
    let drops = std::env::var("ANLI_DROPS").map_or(100, |count| count.parse().unwrap());
    for start in (0..drops).step_by(50) {
        let orphans: Vec<_> = (start..drops.min(start + 50)).map(|_| running(80, 24).hang_up()).collect();
        for orphan in orphans {
            let status = orphan.end();
            assert!(status.signal().is_none(), "{status:?}");
        }
    }
}

#[test]
fn a_resize_is_drawn_at_once() {
    let mut pty = running(80, 24);
    for (width, height) in [(120, 36), (1, 1), (500, 200), (20, 5), (80, 24)] {
        pty.resize(width, height);
        pty.until(|grid| !grid.text().contains('#') && !grid.modes().update);
    }
    pty.send(b"q");
    assert_eq!(pty.end().0.exit_code(), 0);
}

#[test]
fn the_width_response_changes_the_screen() {
    let mut pty = running(80, 24);
    assert!(!pty.text().contains('“'));
    pty.answer();
    pty.until(|grid| grid.text().contains('“') && !grid.modes().update);
    pty.send(b"q");
    assert_eq!(pty.end().0.exit_code(), 0);
}

#[test]
fn the_width_response_does_not_block_keys() {
    let home = tempfile::TempDir::new().unwrap();
    for number in 0..6 {
        let mut large = batch(&format!("b{number}"), "2024", &[1, 2]);
        large["note"] = "字".repeat(1 << 18).into();
        put(&home.path().join("corpus"), &large, &[1, 2]);
    }
    for (case, shown) in [("b3/2", "编号：b3/2"), ("b3/9", "没有案例 b3/9")] {
        let mut pty = Pty::start_at(home.path(), 80, 24, &["--no-seeds", "--no-cache", "browse", case]);
        pty.until(drawn);
        pty.answer();
        pty.until(|grid| grid.text().contains(shown));
        pty.send(b"qq");
        assert_eq!(pty.end().0.exit_code(), 0);
    }
}

#[test]
fn the_linux_console_is_warned_and_not_queried() {
    let mut pty = Pty::shell(80, 24, "TERM=linux exec \"$ANLI\" --theme dark");
    pty.until(drawn);
    assert!(pty.text().contains("Linux console: no Chinese font"), "{}", pty.text());
    // The terminal's own colours: a theme of 256 colours would colour every cell.
    assert!(pty.colours() < 80 * 24 / 2);
    assert!(!pty.was_queried());
    pty.send(b"jq");
    assert_eq!(pty.end().0.exit_code(), 0);
}

#[test]
fn a_dumb_terminal_gets_plain_mode() {
    let mut pty = Pty::shell(80, 24, "TERM=dumb exec \"$ANLI\"");
    pty.until(|grid| grid.text().contains("请输入"));
    pty.send(b"3\nq\n");
    let (status, grid, _) = pty.end();
    assert_eq!((status.exit_code(), grid.modes()), (0, AT_REST));
}

#[test]
fn the_screen_without_colours_has_the_same_text() {
    let drawn_by = |line: &str| {
        let mut pty = Pty::shell(80, 24, line);
        pty.until(drawn);
        let text = pty.text();
        pty.send(b"q");
        pty.end();
        text
    };
    assert_eq!(drawn_by("NO_COLOR=1 exec \"$ANLI\""), drawn_by("exec \"$ANLI\""));
}

#[test]
fn quitting_at_once_leaves_no_response_to_the_shell() {
    let mut pty = Pty::shell(80, 24, "\"$ANLI\"; echo ended; read -r line; echo \"got:$line\"");
    pty.until(drawn);
    pty.send(b"q");
    pty.answer();
    pty.until(|grid| grid.text().contains("ended"));
    pty.send(b"shell\n");
    let (_, grid, _) = pty.end();
    assert!(grid.text().contains("got:shell"), "{}", grid.text());
}

#[test]
fn stopping_restores_the_terminal_and_continuing_redraws() {
    let mut pty = running(80, 24);
    pty.signal("TSTP");
    pty.until(|grid| grid.modes() == AT_REST);
    pty.until_stopped();
    pty.signal("CONT");
    pty.until(drawn);
    pty.send(b"q");
    assert_eq!(pty.end().0.exit_code(), 0);
}

/// As a shell and `timeout` end it: by the signal, then SIGCONT. Where no shell waits, the system stops nothing by others.
#[test]
fn a_stopped_session_ends_by_a_signal() {
    for stop in ["STOP", "TSTP"] {
        for (end, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
            let pty = running(80, 24);
            pty.signal(stop);
            pty.until_stopped();
            pty.signal(end);
            pty.signal("CONT");
            let (status, grid, same) = pty.end();
            assert_eq!((status.exit_code(), grid.modes(), same), (code, AT_REST, true), "SIG{stop}, SIG{end}");
        }
    }
}

#[test]
fn a_stopped_job_ends_by_a_signal() {
    let stopped = "until ps -o stat= -p $job | grep -q T; do :; done";
    // `wait` would return at once while the shell still knows the job as stopped: until the shell has taken its end, it is listed.
    let gone = "while ps -o stat= -p $job | grep -q .; do :; done";
    // Stopped at its start, because the shell has the terminal; by Ctrl-Z; by Ctrl-Z, and again when it goes on behind the shell.
    let known = "jobs -p %1 >job; read -r job <job";
    for (start, again, is_drawn) in [("&", ":", false), (";", ":", true), (";", "bg %1", true)] {
        for (end, code) in [("TERM", 143), ("HUP", 129)] {
            let ends = format!("kill -{end} %1; kill -CONT %1; {gone}; wait %1; echo code:$?");
            let line = format!("set -m; \"$ANLI\" {start} {known}; {stopped}; {again}; {stopped}; {ends}");
            let mut pty = Pty::shell(80, 24, &line);
            if is_drawn {
                pty.until(drawn);
                pty.send(b"\x1a");
            }
            pty.until(|grid| grid.text().contains(&format!("code:{code}")));
            let (_, grid, same) = pty.end();
            assert_eq!((grid.modes(), same), (AT_REST, true), "{start} {again} SIG{end}");
        }
    }
}

/// `timeout` puts its command into the background of its terminal.
#[test]
#[cfg(target_os = "linux")]
fn a_session_ends_when_its_time_is_over() {
    let mut pty = Pty::shell(80, 24, "timeout 0.3 \"$ANLI\"; echo code:$?");
    pty.until(|grid| grid.text().contains("code:124"));
    let (_, grid, same) = pty.end();
    assert_eq!((grid.modes(), same), (AT_REST, true));
}

/// Starts an interactive shell, which gives the program a process group of its own.
#[test]
fn ctrl_z_stops_and_the_shell_continues() {
    let mut pty = Pty::shell(80, 24, "set -m; \"$ANLI\"; echo stopped; read -r line; fg");
    pty.until(drawn);
    pty.send(b"j\x1a");
    pty.until(|grid| grid.text().contains("stopped") && grid.modes() == AT_REST);
    // `fg` continues it; it redraws the whole screen.
    pty.send(b"\n");
    pty.until(|grid| drawn(grid) && grid.text().contains(">  2"));
    pty.send(b"q");
    assert_eq!(pty.end().0.exit_code(), 0);
}

#[test]
#[cfg(target_os = "linux")]
fn ctrl_z_without_a_shell_stops_nothing() {
    let mut pty = running(80, 24);
    pty.send(b"\x1a");
    pty.until(|grid| drawn(grid) && grid.text().contains("不能暂停"));
    pty.send(b"q");
    assert_eq!(pty.end().0.exit_code(), 0);
}

/// Each thread panics at its first work.
#[test]
fn a_panic_in_any_thread_restores_the_terminal() {
    let home = tempfile::TempDir::new().unwrap();
    for thread in ["main", "reader", "writer", "signals", "loading", "search"] {
        // More than is loaded at once, so that a thread loads it.
        let corpus = home.path().join("b");
        std::fs::create_dir_all(&corpus).unwrap();
        std::fs::write(corpus.join("batch.json"), " ".repeat(3 << 20)).unwrap();
        let line = format!(
            "ANLI_FAIL={thread} \"$ANLI\" --corpus {}; echo code:$?; read -r line; ANLI_FAIL= exec \"$ANLI\"",
            corpus.display()
        );
        let mut pty = Pty::shell(80, 24, &line);
        match thread {
            "main" | "reader" => {
                pty.until(drawn);
                pty.send(b"j");
            }
            "search" => {
                pty.until(drawn);
                pty.send(b"/");
            }
            "signals" => {
                pty.until(drawn);
                pty.resize(81, 24);
            }
            _ => {}
        }
        pty.until(|grid| grid.text().contains("code:"));
        let shown = pty.text();
        for expected in [&format!("told to fail in {thread}"), "code:101", "程序出错"] {
            assert!(shown.contains(expected), "{thread}: no {expected:?} on\n{shown}");
        }
        // The shell and the next program, which waits for a key, find the terminal restored.
        pty.send(b"\r");
        pty.until(drawn);
        pty.send(b"q");
        let (status, grid, same) = pty.end();
        assert_eq!((status.exit_code(), grid.modes(), same), (0, AT_REST, true), "{thread}");
    }
}

/// SIGSTOP and SIGCONT, as a batch system sends them.
#[test]
fn a_stopped_process_continues() {
    let mut pty = running(80, 24);
    pty.signal("STOP");
    pty.until_stopped();
    pty.send(b"j");
    pty.signal("CONT");
    pty.until(|grid| drawn(grid) && grid.text().contains(">  2"));
    pty.send(b"q");
    let (status, grid, same) = pty.end();
    assert_eq!((status.exit_code(), grid.modes(), same), (0, AT_REST, true));
}

#[test]
fn keys_are_read_from_the_terminal_not_standard_input() {
    let mut pty = Pty::shell(80, 24, "exec \"$ANLI\" </dev/null");
    pty.until(drawn);
    pty.send(b"q");
    let (status, grid, same) = pty.end();
    assert_eq!((status.exit_code(), grid.modes(), same), (0, AT_REST, true));
}

#[test]
#[cfg(target_os = "linux")]
fn an_idle_session_does_nothing() {
    let idle = running(80, 24).idle(std::time::Duration::from_secs(1));
    assert!(idle.is_silent);
    assert_eq!(idle.timed_waits, [""; 0]);
    assert_eq!(idle.switches[0], idle.switches[1]);
}

#[test]
fn a_batch_imported_elsewhere_appears_with_the_next_key() {
    let home = tempfile::TempDir::new().unwrap();
    put(&home.path().join("corpus"), &batch("first", "2024", &[1]), &[1]);
    let mut pty = Pty::start_at(home.path(), 80, 24, &["--no-seeds"]);
    pty.until(|grid| drawn(grid) && grid.text().contains("做法1"));
    put(&home.path().join("corpus"), &batch("second", "2024", &[7]), &[7]);
    pty.send(b"j");
    pty.until(|grid| grid.text().contains("做法7") && grid.text().contains("现有 2 个案例"));
    assert!(pty.text().contains("做法1"));
    pty.send(b"q");
    assert_eq!(pty.end().0.exit_code(), 0);
}

/// Within five seconds of the last look only the key looks, and keys typed meanwhile are taken.
#[test]
fn the_corpus_is_read_again_by_its_key() {
    let home = tempfile::TempDir::new().unwrap();
    put(&home.path().join("corpus"), &batch("b1", "2024", &[1]), &[1]);
    let mut pty = Pty::start_at(home.path(), 80, 24, &["--no-seeds", "--no-cache"]);
    pty.until(drawn);
    pty.send(b"j");
    put(&home.path().join("corpus"), &batch("b2", "2024", &[1, 2]), &[1, 2]);
    pty.send(b"\x12");
    pty.until(|grid| grid.text().contains("已重新读取，共 3 个案例"));
    pty.send(b"\x12q");
    assert_eq!(pty.end().0.exit_code(), 0);
}
