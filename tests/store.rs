//! The user's folders and files.

use std::{
    ffi::OsString,
    fs::{self, Permissions},
    os::unix::fs::{MetadataExt, PermissionsExt, symlink},
    path::Path,
};

use anli::store::{
    Paths,
    state::State,
    write::{Access, Lock, fill, replace},
};
use tempfile::TempDir;

fn paths(set: &[(&str, &str)]) -> Option<Paths> {
    Paths::by(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
}

#[test]
fn user_folders_follow_xdg_and_anli_home() {
    let found = paths(&[("HOME", "/h"), ("XDG_DATA_HOME", "/d"), ("XDG_STATE_HOME", "relative")]).unwrap();
    assert_eq!(found.corpus(), Path::new("/d/anli/corpus"));
    assert_eq!(found.config, Path::new("/h/.config/anli"));
    assert_eq!(found.state, Path::new("/h/.local/state/anli"));
    let found = paths(&[("HOME", "/h"), ("XDG_DATA_HOME", "/d"), ("ANLI_HOME", "/a")]).unwrap();
    assert_eq!((found.corpus(), found.config), ("/a/corpus".into(), "/a".into()));
    assert_eq!(paths(&[("HOME", "")]), None);
}

#[test]
fn files_are_replaced_atomically() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a/b/state.json");
    replace(&path, b"one", Access::Private).unwrap();
    replace(&path, b"two", Access::Private).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn symbolic_links_are_kept() {
    let folder = TempDir::new().unwrap();
    let (real, link) = (folder.path().join("real"), folder.path().join("link"));
    fs::write(&real, "old").unwrap();
    symlink(&real, &link).unwrap();
    replace(&link, b"new", Access::Shared).unwrap();
    assert!(link.is_symlink());
    assert_eq!(fs::read(&real).unwrap(), b"new");
}

#[test]
fn folders_appear_whole_and_keep_other_files() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("corpus/a");
    fill(&folder, &[("notice.txt", b"n"), ("batch.json", b"1")], None, Access::Shared).unwrap();
    fs::write(folder.join("corrections.json"), "c").unwrap();
    fill(&folder, &[("notice.txt", b"n"), ("batch.json", b"2")], None, Access::Shared).unwrap();
    assert_eq!(fs::read(folder.join("batch.json")).unwrap(), b"2");
    assert_eq!(fs::read(folder.join("corrections.json")).unwrap(), b"c");
    assert_eq!(fs::read_dir(home.path().join("corpus")).unwrap().count(), 1);
}

#[test]
fn failed_writes_are_reported_and_leave_nothing() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("file"), "").unwrap();
    let below = home.path().join("file/a");
    assert_eq!(fill(&below, &[("batch.json", b"1")], None, Access::Shared).unwrap_err().kind.name(), "Unwritable");
    assert_eq!(replace(&below.join("b"), b"", Access::Shared).unwrap_err().kind.name(), "Unwritable");
    assert_eq!(Lock::take(&below).unwrap_err().kind.name(), "Unwritable");
    fs::create_dir(home.path().join("a")).unwrap();
    assert_eq!(replace(&home.path().join("a"), b"", Access::Shared).unwrap_err().kind.name(), "Unwritable");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
}

#[test]
fn a_lock_is_private_and_never_waited_for() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("state");
    let mode = |path: &Path| path.metadata().unwrap().mode() & 0o777;
    let path = folder.join(".lock");
    let lock = Lock::take(&folder).unwrap();
    assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
    assert!(Lock::take(&folder).unwrap_err().is_busy());
    drop(lock);
    fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
    drop(Lock::take(&folder).unwrap());
    assert_eq!(mode(&path), 0o600);
    // As another program is using it.
    let other = fs::File::open(&path).unwrap();
    other.lock_shared().unwrap();
    let state = folder.join("state.json");
    assert!(State::change(&state, |state| state.search("零工")).unwrap_err().is_busy());
    assert!(!state.exists());
    other.unlock().unwrap();
    State::change(&state, |state| state.search("零工")).unwrap();
    assert_eq!(State::open(&state).unwrap().0.made, ["零工"]);
}

#[test]
fn two_writers_take_turns() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("count");
    let add = || {
        for _ in 0..20 {
            let _lock = loop {
                match Lock::take(home.path()) {
                    Ok(lock) => break lock,
                    Err(fault) => assert!(fault.is_busy(), "{fault:?}"),
                }
            };
            let count: u32 = fs::read_to_string(&path).map_or(0, |text| text.parse().unwrap());
            replace(&path, (count + 1).to_string().as_bytes(), Access::Private).unwrap();
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(add);
        add();
    });
    assert_eq!(fs::read_to_string(&path).unwrap(), "40");
}
