//! A machine that many share: restricted sessions, the administrator's file, the shared cache.

mod cache;
mod limits;
mod permits;
mod service;
mod system;

use std::{
    ffi::OsStr,
    fs,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::common::cli::Run;

/// A machine with an administrator's file, and a user's home full of traps.
pub(crate) struct Machine {
    folder: TempDir,
}

impl Machine {
    /// Returns a machine with this administrator's file; `{}` stands for its folder.
    pub(crate) fn new(config: &str) -> Self {
        let folder = TempDir::new().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let machine = Self { folder };
        fs::write(machine.system(), config.replace("{}", &machine.path().display().to_string())).unwrap();
        // Whatever the home says, a restricted session does not read it.
        for (name, text) in [
            ("config.json", r#"{"lang": "en", "seeds": false, "keymap": "emacs", "mouse": 7}"#),
            ("synonyms.txt", "alone"),
            ("keymaps/default.json", r#"{"keys": {"list": {"q": "down"}}}"#),
            ("themes/mine.json", "{"),
            ("state/state.json", "{"),
        ] {
            let file = machine.path().join("home").join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        machine
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn system(&self) -> PathBuf {
        self.path().join("config.json")
    }

    /// Returns a call of the program by this name, in the user's home and with an environment that a client might send.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, name: &str, args: &[A]) -> Command {
        let home = self.path().join("home");
        let mut command = Command::new(env!("CARGO_BIN_EXE_anli"));
        command.arg0(name).args(args).env_clear().current_dir(&home);
        command.env("ANLI_SYSTEM", self.system()).env("ANLI_HOME", &home).env("HOME", &home);
        command.env("ANLI_CORPUS", home.join("corpus")).env("ANLI_LANG", "en").env("PAGER", "touch paged");
        command.env("XDG_CONFIG_HOME", &home).env("TMPDIR", &home).env("ANLI_COMPLETE", "");
        command
    }

    /// Runs a restricted session of a program.
    pub(crate) fn restricted(&self, args: &[&str]) -> Run {
        let args = [&["--restricted"], args].concat();
        self.command("anli", &args).env_remove("ANLI_COMPLETE").output().unwrap().into()
    }

    /// Runs a line as sshd gives it to a login shell.
    pub(crate) fn line(&self, line: &str) -> Run {
        self.command("-anli-reader", &["-c", line]).output().unwrap().into()
    }

    /// Returns all files and folders below the machine's, without that of the administrator.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path.clone());
                }
                found.push(path);
            }
        }
        found.sort();
        found
    }
}
