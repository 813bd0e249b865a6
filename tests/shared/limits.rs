//! Restricted calls: what their arguments and their environment cannot do.

use std::fs;

use super::Machine;
use crate::common::{
    batches::{batch, put},
    pty::Pty,
};

const SEEDS: usize = 102;

#[test]
fn a_restricted_call_reads_nothing_of_the_user() {
    let machine = Machine::new("{ }");
    put(&machine.path().join("home/corpus"), &batch("a", "2024-05", &[1]), &[1]);
    let before = machine.files();
    let runs = [machine.restricted(&["list"]), machine.line("list"), machine.line("/usr/bin/anli --restricted list")];
    for run in runs {
        assert_eq!((run.out.lines().count(), run.err.as_str(), run.code), (SEEDS, "", 0), "{run:?}");
    }
    // Long texts are not paged, and no file is written anywhere.
    assert!(machine.line("show fujian-2025-1/27").ok().contains("龙岩"));
    assert_eq!(machine.files(), before);
}

#[test]
fn commands_that_write_run_or_name_a_file_are_refused() {
    let machine = Machine::new("{ }");
    let before = machine.files();
    for line in [
        "export --batch shaanxi-2023 -o out.md",
        "export --batch shaanxi-2023 --format md",
        "compare fujian-2025-1/28 fujian-2023-2/2 -o out.md",
        "import notice.txt --id a",
        "review shaanxi-2023",
        "remove a --yes",
        "check /etc/passwd",
        "check --system",
        "config edit",
        "config path",
        "desk import x",
        "desk list",
        "completions bash",
        "list --corpus /etc",
        "--corpus /etc list",
        "--keymap /etc/passwd keys",
        "keys --keymap mine",
        "--reader other list",
        "list --reader=other",
        "--convert-document text 3",
        "--watch-terminal",
        "/bin/sh",
        "sh -c id",
        "scp -t /tmp",
        "/usr/lib/openssh/sftp-server",
        "list; id",
        "list | sh",
        "list $(id)",
        "list `id`",
        "list > out",
        "'list",
        "browse fujian-2025-1/1 x",
    ] {
        let run = machine.line(line);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{line}: {run:?}");
        assert!(!run.err.contains("uid="), "{line}: {run:?}");
    }
    assert_eq!(machine.files(), before);
}

#[test]
fn commands_that_read_work_as_a_login_shell() {
    let machine = Machine::new(r#"{"lang": "en"}"#);
    for (line, shown) in [
        ("list --batch shaanxi-2023", "shaanxi-2023/1"),
        ("search '零工 市场'", "fujian-2025-1/28"),
        ("anli show fujian-2025-1/27", "龙岩"),
        ("show fujian-2025-1/27 --source", "803"),
        ("compare fujian-2025-1/28 fujian-2023-2/2", "fujian-2023-2/2"),
        ("batches", "shaanxi-2023"),
        ("keys --keymap vim", "quit"),
        ("config", "lang\ten"),
        ("--help", "Usage"),
        ("--version", env!("CARGO_PKG_VERSION")),
        ("--print 80x24 --keys j", "All cases"),
        ("", "fujian-2025-1/27"),
    ] {
        let run = machine.line(line);
        assert!(run.code == 0 && run.out.contains(shown), "{line}: {run:?}");
    }
}

#[test]
fn a_login_shell_opens_the_browser_and_its_linear_mode_writes_nothing() {
    let machine = Machine::new("{ }");
    let before = machine.files();
    let system = machine.system();
    let line = format!("export ANLI_SYSTEM='{}'; exec -a -anli-reader \"$ANLI\"", system.display());
    let mut pty = Pty::shell(80, 24, &format!("exec bash -c '{}'", line.replace('\'', "'\\''")));
    pty.until(|grid| grid.text().contains("全部案例") && !grid.modes().update);
    pty.send(b"\x1a");
    pty.until(|grid| grid.text().contains("不能转到后台"));
    pty.send(b"q");
    assert_eq!(pty.end().0.exit_code(), 0);
    let line = format!("export ANLI_SYSTEM='{}'; export TERM=dumb; exec -a -anli-reader \"$ANLI\"", system.display());
    let mut pty = Pty::shell(80, 24, &format!("exec bash -c '{}'", line.replace('\'', "'\\''")));
    pty.until(|grid| grid.text().contains("请输入"));
    pty.send(b"w /tmp/anli-escape.md\n");
    pty.until(|grid| grid.text().contains("不能写文件"));
    pty.send(b"?\n");
    pty.until(|grid| grid.text().contains("出处。"));
    assert!(!pty.text().contains("文件名"));
    pty.send(b"q\n");
    pty.end();
    assert!(!fs::exists("/tmp/anli-escape.md").unwrap());
    assert_eq!(machine.files(), before);
}

#[test]
fn an_idle_session_is_warned_and_ends() {
    let machine = Machine::new(r#"{"idle_seconds": 2}"#);
    let start = |term: &str| {
        let line = format!("ANLI_SYSTEM='{}' TERM={term} exec \"$ANLI\" --restricted", machine.system().display());
        Pty::shell(80, 24, &line)
    };
    let mut pty = start("xterm");
    pty.until(|grid| grid.text().contains("秒后自动退出"));
    let (status, grid, same) = pty.end();
    assert!(grid.text().contains("已自动退出"), "{}", grid.text());
    assert_eq!((status.exit_code(), grid.modes(), same), (0, crate::common::grid::AT_REST, true));
    let (status, ..) = start("dumb").end();
    assert_eq!(status.exit_code(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_restricted_process_is_limited_and_has_no_environment() {
    let machine = Machine::new(r#"{"memory_mb": 300, "processor_seconds": 77}"#);
    let line =
        format!("ANLI_SYSTEM='{}' SECRET=1 LC_ALL=C.UTF-8 exec \"$ANLI\" --restricted", machine.system().display());
    let mut pty = Pty::shell(80, 24, &line);
    pty.until(|grid| grid.text().contains("全部案例"));
    let read = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", pty.id())).unwrap();
    let limits = read("limits");
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        line.get(name.len()..).unwrap().split_whitespace().next().unwrap().to_owned()
    };
    let found = ["Max core file size", "Max data size", "Max cpu time"].map(limit);
    assert_eq!(found, ["0".to_owned(), (300 << 20).to_string(), "77".to_owned()]);
    let mut names: Vec<String> =
        read("environ").split('\0').filter_map(|line| line.split_once('=')).map(|(name, _)| name.to_owned()).collect();
    names.retain(|name| !["COLORTERM", "LANG"].contains(&name.as_str()));
    names.sort();
    assert_eq!(names, ["ANLI_SYSTEM", "LC_ALL", "TERM"]);
    assert_eq!(fs::read_link(format!("/proc/{}/cwd", pty.id())).unwrap().to_str(), Some("/"));
    pty.send(b"q");
    pty.end();
}
