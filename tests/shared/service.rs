//! The service of docs/administration.md under a real `sshd` on the loopback, and the ways out of it. Where there is no
//! OpenSSH the tests say so.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

use super::Machine;
use crate::common::{cli::Run, pty::Pty};

/// Places of the server.
const SERVERS: [&str; 3] = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd"];

/// A server with one account, that of the test, and two keys.
struct Service {
    machine: Machine,
    server: Child,
    port: u16,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Returns the path of the server; `None` where OpenSSH is missing.
fn server() -> Option<PathBuf> {
    let has = |name: &str| Command::new("sh").args(["-c", &format!("command -v {name}")]).output().unwrap();
    let tools = ["ssh", "ssh-keygen"].iter().all(|name| has(name).status.success());
    SERVERS.iter().map(PathBuf::from).find(|path| path.exists()).filter(|_| tools)
}

fn key(folder: &Path, name: &str) -> String {
    let file = folder.join(name);
    let mut make = Command::new("ssh-keygen");
    make.args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"]).arg(&file);
    assert!(make.status().unwrap().success());
    fs::read_to_string(folder.join(format!("{name}.pub"))).unwrap()
}

impl Service {
    /// Starts a service with this administrator's file; `None`, with a word, where there is no OpenSSH. `is_forced` puts
    /// the command into the configuration of the server, else it stands in the lines of the keys.
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    fn start(config: &str, is_forced: bool) -> Option<Self> {
        let Some(program) = server() else {
            eprintln!("skipped: there is no sshd");
            return None;
        };
        let machine = Machine::new(config);
        let folder = machine.path().join("ssh");
        fs::create_dir(&folder).unwrap();
        key(&folder, "host");
        // `env` stands for the build of a release, in which no variable names the file.
        let command = format!(
            "/usr/bin/env ANLI_SYSTEM={} {} --restricted",
            machine.system().display(),
            env!("CARGO_BIN_EXE_anli")
        );
        let line = |name: &str| match is_forced {
            true => key(&folder, name),
            false => format!("restrict,pty,command=\"{command} --reader {name}\" {}", key(&folder, name)),
        };
        fs::write(folder.join("authorized_keys"), ["li.ming", "wang"].map(line).concat()).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        // The recipe, but for the variables, of which the worst is taken.
        let forced = if is_forced { format!("ForceCommand {command}") } else { String::new() };
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {0}/host\nAuthorizedKeysFile {0}/authorized_keys\n\
             PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n\
             PermitRootLogin yes\nAcceptEnv *\nDisableForwarding yes\nPermitUserRC no\nPermitUserEnvironment no\n\
             Subsystem sftp internal-sftp\n{forced}\n",
            folder.display()
        );
        let file = folder.join("sshd_config");
        fs::write(&file, config).unwrap();
        // Debian's server wants this folder when root starts it.
        let _ = fs::create_dir("/run/sshd");
        let mut server = Command::new(program);
        let server = server.args(["-D", "-e", "-f"]).arg(&file).stderr(fs::File::create(folder.join("log")).unwrap());
        let mut server = server.spawn().unwrap();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let log = || fs::read_to_string(folder.join("log")).unwrap();
            assert!(server.try_wait().unwrap().is_none(), "the server ended: {}", log());
            thread::yield_now();
        }
        Some(Self { machine, server, port })
    }

    /// Returns the words of a client with a key.
    fn client(&self, key: &str) -> Vec<String> {
        let key = self.machine.path().join("ssh").join(key);
        let (key, port) = (key.display().to_string(), self.port.to_string());
        let words = ["ssh", "-F", "none", "-i", &key, "-p", &port];
        let options =
            ["IdentitiesOnly=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR"];
        let options = options.into_iter().flat_map(|option| ["-o", option]);
        words.into_iter().chain(options).map(str::to_owned).collect()
    }

    /// Calls without a terminal.
    fn call(&self, key: &str, options: &[&str], command: &[&str]) -> Run {
        let client = self.client(key);
        let mut call = Command::new(&client[0]);
        call.args(&client[1..]).args(options).args(["--", "127.0.0.1"]).args(command).stdin(Stdio::null());
        call.current_dir(self.machine.path().join("home")).output().unwrap().into()
    }

    /// Opens a session on a terminal, the client with these options and this environment.
    fn open(&self, key: &str, options: &str, environment: &str) -> Pty {
        let client = self.client(key).join(" ");
        Pty::shell(80, 24, &format!("{environment} exec {client} -tt {options} 127.0.0.1"))
    }

    /// Opens a session and waits for the list.
    fn reading(&self, key: &str, options: &str, environment: &str) -> Pty {
        let mut pty = self.open(key, options, environment);
        pty.until(|grid| grid.text().contains("全部案例") && !grid.modes().update);
        pty
    }
}

/// Returns the files that a reader would like to write, with their content.
fn targets() -> Vec<(PathBuf, Option<Vec<u8>>)> {
    let home = PathBuf::from(std::env::var_os("HOME").unwrap_or_else(|| "/".into()));
    let names = [".bashrc", ".profile", ".ssh/authorized_keys", ".ssh/rc", ".ssh/environment", "out.docx", "out.md"];
    let files = names.iter().map(|name| home.join(name)).chain([PathBuf::from("/tmp/anli-out.docx")]);
    files.map(|file| (file.clone(), fs::read(file).ok())).collect()
}

#[test]
fn no_key_of_a_session_leads_out() {
    let Some(service) = Service::start("{ }", true) else { return };
    let (before, files) = (targets(), service.machine.files());
    let mut pty = service.reading("li.ming", "", "");
    // Files: text, document, import, review; stopping.
    for (keys, word) in [
        ("\r", "一、背景情况"),
        ("w", "不能写文件"),
        ("B", "不能写文件"),
        ("*", "不能导入"),
        ("&", "不能导入"),
        ("\x1a", "不能转到后台"),
    ] {
        pty.send(keys.as_bytes());
        pty.until(|grid| grid.text().contains(word) && !grid.modes().update);
    }
    // The copy menu has no way to a file either.
    pty.send(b"yw");
    pty.until(|grid| grid.text().contains("不能写文件"));
    pty.send(b"\x1b");
    pty.send(b"\x03\x03");
    assert_eq!(pty.end().0.exit_code(), 0);
    // The linear mode, which any client can ask for.
    let mut pty = service.open("li.ming", "", "TERM=dumb");
    pty.until(|grid| grid.text().contains("请输入"));
    for (line, word) in [
        ("w ~/.bashrc\n", "不能写文件"),
        ("w ~/.ssh/authorized_keys\n", "不能写文件"),
        ("1\n", "第 1 个"),
        ("w out.docx\n", "不能写文件"),
        ("w /tmp/anli-out.docx\n", "不能写文件"),
        ("!id\n", "“!id”"),
    ] {
        pty.send(line.as_bytes());
        pty.until(|grid| grid.text().contains(word));
        pty.send(b"\n\n\n\n\n\n\n\n");
    }
    pty.send(b"\x1a\x1c");
    let (_, grid, _) = pty.end();
    assert!(!grid.text().contains("uid="), "{}", grid.text());
    assert_eq!((targets(), service.machine.files()), (before, files));
}

#[test]
fn no_command_or_subsystem_leads_out() {
    let Some(service) = Service::start("{ }", true) else { return };
    let (before, files) = (targets(), service.machine.files());
    let commands: [&[&str]; 12] = [
        &["id"],
        &["/bin/sh", "-c", "id"],
        &["bash", "-i"],
        &["$(id)"],
        &["; id"],
        &["--keys", "x"],
        &["import", "/etc/passwd", "--id", "a", "--add"],
        &["list", "--corpus", "/etc"],
        &["export", "--batch", "shaanxi-2023", "-o", "out.md"],
        &["config", "edit"],
        &["scp", "-t", "/tmp"],
        &["/usr/lib/openssh/sftp-server"],
    ];
    for command in commands {
        let run = service.call("li.ming", &[], command);
        // A forced command is the only one: without a terminal it prints the list.
        assert!(run.out.lines().count() == 102 && !run.out.contains("uid="), "{command:?} {run:?}");
    }
    let run = service.call("li.ming", &["-s"], &["sftp"]);
    assert!(!run.out.contains("sftp") && run.out.lines().count() == 102, "{run:?}");
    for forward in ["-Llocalhost:0:127.0.0.1:22", "-Rlocalhost:0:127.0.0.1:22", "-A", "-X"] {
        let run = service.call("li.ming", &[forward, "-o", "ExitOnForwardFailure=yes"], &["id"]);
        assert!(!run.out.contains("uid="), "{forward} {run:?}");
    }
    let run = service.call("li.ming", &["-W", "127.0.0.1:22"], &[]);
    assert!(run.out.is_empty() && !run.err.contains("SSH-2"), "{run:?}");
    assert_eq!((targets(), service.machine.files()), (before, files));
}

#[test]
fn no_variable_of_a_client_reaches_a_session() {
    let Some(service) = Service::start("{ }", true) else { return };
    let home = service.machine.path().join("home").display().to_string();
    let (before, files) = (targets(), service.machine.files());
    let variables = [
        ("ANLI_CORPUS", "/etc/passwd"),
        ("ANLI_HOME", &home),
        ("ANLI_SYSTEM", "/dev/null"),
        ("ANLI_LANG", "en"),
        ("ANLI_COMPLETE", "bash"),
        ("ANLI_FAIL", "write:1"),
        ("HOME", &home),
        ("XDG_CONFIG_HOME", &home),
        ("PAGER", "sh -c 'id >out.md'"),
        ("EDITOR", "id"),
        ("TMPDIR", &home),
        ("RUST_BACKTRACE", "1"),
        ("SSH_CONNECTION", "../x 1 1 1"),
    ];
    // A client obeys one such option only.
    let pairs: String = variables.map(|(name, value)| format!(" \"{name}={value}\"")).concat();
    let options = ["-o", &format!("SetEnv={pairs}")];
    let run = service.call("li.ming", &options, &[]);
    // The list of the seeds, nothing said of a file that exists, in the language of the locale.
    assert_eq!((run.out.lines().count(), run.err.as_str(), run.code), (102, "", 0), "{run:?}");
    assert_eq!((targets(), service.machine.files()), (before, files));
}

#[test]
fn a_reader_sees_nothing_of_another() {
    let config = r#"{"state_by": "key-comment", "state_folder": "{}/readers"}"#;
    let Some(service) = Service::start(config, false) else { return };
    let mut pty = service.reading("li.ming", "", "");
    pty.send("/零工\r".as_bytes());
    pty.until(|grid| grid.text().contains("下一处"));
    pty.send(b"a");
    // The line drops in the middle of a case.
    pty.hang_up().end();
    for (key, is_own) in [("wang", false), ("li.ming", true)] {
        // As a session begins where the line dropped, and lists the searches.
        let mut pty = service.open(key, "", "");
        pty.until(|grid| grid.modes().alternate && !grid.modes().update && grid.text().contains("帮助"));
        if is_own {
            pty.until(|grid| grid.text().contains("上次断线"));
        } else {
            assert!(!pty.text().contains("断线") && pty.text().contains("全部案例"), "{}", pty.text());
        }
        pty.send(b"r");
        pty.until(|grid| grid.text().contains(if is_own { " 零工" } else { "还没有" }));
        pty.send(b"\x03\x03");
        pty.end();
    }
    // The name stands in the line of the key; a client cannot say another.
    let run = service.call("wang", &[], &["--reader", "li.ming"]);
    assert_eq!(run.out.lines().count(), 102, "{run:?}");
}
