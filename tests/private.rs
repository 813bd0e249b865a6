//! Modes of files: private for the program's own, whatever the umask; by the umask for those that the user named.

use std::{
    collections::BTreeMap,
    fs::{self, Permissions},
    os::unix::fs::{MetadataExt, PermissionsExt, chown},
    path::Path,
    process::Command,
};

use crate::common::{
    batches::large_home,
    cli::{Home, Run},
    pty::Pty,
};

/// Runs the program under a umask.
fn run(umask: &str, home: &Path, args: &[&str]) -> Run {
    let line = "umask $1; shift; exec \"$0\" \"$@\"";
    let mut command = Command::new("/bin/sh");
    command.args(["-c", line, env!("CARGO_BIN_EXE_anli"), umask]).args(args).env_clear().env("ANLI_HOME", home);
    Run::from(command.output().unwrap())
}

/// Returns the permissions of everything below a folder, by path.
fn modes(folder: &Path) -> BTreeMap<String, u32> {
    let mut modes = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().map(|entry| entry.unwrap()) {
            let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
            modes.insert(name, entry.metadata().unwrap().permissions().mode() & 0o777);
            folders.extend(entry.metadata().unwrap().is_dir().then(|| entry.path()));
        }
    }
    modes
}

/// Asserts that folders are 0700 and files 0600, and that there is something at each of `paths`.
#[track_caller]
fn assert_private(modes: &BTreeMap<String, u32>, paths: &[&str]) {
    assert!(modes.values().all(|mode| [0o700, 0o600].contains(mode)), "{modes:?}");
    assert!(paths.iter().all(|path| modes.contains_key(*path)), "{modes:?}");
}

fn notice(home: &Home) -> String {
    let text = "案例1：推行一件事改革\n\n福州市针对企业群众办事难的问题，在全市推行一件事，方便了群众。\n";
    home.write("notice.txt", text).to_str().unwrap().to_owned()
}

const UMASKS: [&str; 4] = ["000", "022", "077", "777"];

#[test]
fn an_added_batch_is_private() {
    for umask in UMASKS {
        let home = Home::new();
        let (notice, own) = (notice(&home), home.path().join("new"));
        let add = ["import", &notice, "--id", "a", "--add"];
        for _ in 0..2 {
            assert_eq!(run(umask, &own.join("deep"), &add).code, 0);
            let made = modes(&own);
            assert_private(&made, &["deep", "deep/corpus/.lock", "deep/corpus/a", "deep/corpus/a/batch.json"]);
        }
        // A folder that was there keeps its permissions.
        fs::set_permissions(own.join("deep/corpus/a"), Permissions::from_mode(0o750)).unwrap();
        assert_eq!(run(umask, &own.join("deep"), &add).code, 0);
        assert_eq!(modes(&own)["deep/corpus/a"], 0o750);
    }
}

#[test]
fn what_the_user_named_follows_the_umask() {
    for (umask, folder, file) in [("000", 0o777, 0o666), ("027", 0o750, 0o640)] {
        let home = Home::new();
        let (notice, out) = (notice(&home), home.path().join("out"));
        let args = ["import", &notice, "--id", "a", "-o", out.to_str().unwrap()];
        assert_eq!(run(umask, home.path(), &args).code, 0);
        let made = modes(home.path());
        assert_eq!((made["out"], made["out/batch.json"]), (folder, file));
    }
}

#[test]
fn session_state_is_private() {
    for umask in UMASKS {
        let home = Home::new();
        let own = home.path().join("new/deep");
        let line = format!("umask {umask}; ANLI_HOME='{}' exec \"$ANLI\"", own.display());
        let mut pty = Pty::shell(80, 24, &line);
        pty.until(|grid| grid.text().contains("? 帮助"));
        pty.send("/零工\r".as_bytes());
        pty.until(|grid| grid.text().contains("n 下一处"));
        pty.send(b"\x03");
        assert_eq!(pty.end().0.exit_code(), 0);
        assert_private(&modes(home.path()), &["new/deep/state", "new/deep/state/.lock", "new/deep/state/state.json"]);
    }
}

/// Returns the modes of the folder and of the pack of a home's cache.
fn cache_modes(home: &Home) -> (u32, u32) {
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = home.path().join("cache");
    let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    (mode(&folder), mode(&file))
}

#[test]
fn a_cache_that_others_could_write_is_not_believed() {
    let home = large_home();
    for umask in UMASKS {
        let _ = fs::remove_dir_all(home.path().join("cache"));
        assert_eq!(run(umask, home.path(), &["list"]).code, 0);
        assert_eq!(cache_modes(&home), (0o700, 0o600), "umask {umask}");
    }
    let folder = home.path().join("cache");
    let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let writable: [(&Path, u32); 4] = [(&file, 0o620), (&file, 0o602), (&folder, 0o770), (&folder, 0o703)];
    for (path, mode) in writable {
        let before = fs::metadata(&file).unwrap();
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        assert_eq!(home.run(&["list", "--no-seeds"]).ok().lines().count(), 12);
        let (folder_mode, file_mode) = cache_modes(&home);
        assert_eq!((folder_mode & 0o022, file_mode), (0, 0o600), "it is made anew");
        assert_ne!(before.ino(), fs::metadata(&file).unwrap().ino(), "{}", path.display());
    }
    // Only the superuser can give a file away.
    if chown(&file, Some(12345), None).is_ok() {
        home.run(&["list"]).ok();
        assert_eq!(cache_modes(&home).1, 0o600);
        assert_ne!(fs::metadata(&file).unwrap().uid(), 12345);
    }
}
