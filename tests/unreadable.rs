//! Unreadable files and folders: a fault for each, and the rest of the corpus is served.
//!
//! A folder without permissions stands for all that cannot be looked at; the superuser may look, so a loop of symbolic
//! links, which nobody can follow, stands beside it.

use std::{
    fs::{self, Permissions},
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use crate::common::{
    batches::{batch, put},
    cli::{Home, Run},
};

/// Takes all permissions; returns `true` if that keeps this user out.
fn lock_away(path: &Path) -> bool {
    fs::set_permissions(path, Permissions::from_mode(0o000)).unwrap();
    fs::read_dir(path).is_err()
}

/// Gives them back, so that the folder can be removed.
fn unlock(path: &Path) {
    fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
}

/// Makes a folder of two good batches in `folder`; returns the folder of a third.
fn three(folder: &Path) -> PathBuf {
    for id in ["b1", "b2"] {
        put(folder, &batch(id, "2024", &[1]), &[1]);
    }
    let third = folder.join("b3");
    fs::create_dir_all(&third).unwrap();
    third
}

/// A way to make a batch file unreadable.
type Break = fn(&Path);

/// The ways in which a batch cannot be read.
const BROKEN: [(&str, Break); 4] = [
    ("no JSON", |batch| fs::write(batch, "{").unwrap()),
    ("a folder", |batch| fs::create_dir(batch).unwrap()),
    ("a loop of links", |batch| symlink("batch.json", batch).unwrap()),
    ("not UTF-8", |batch| fs::write(batch, [b'{', 0xC4, 0xE3]).unwrap()),
];

/// The ways to name a folder of batches.
fn ways(home: &Home, folder: &Path, args: &[&str]) -> [Run; 3] {
    let shown = folder.to_str().unwrap();
    let run = |mut command: std::process::Command| Run::from(command.output().unwrap());
    let by_flag = home.run(&[args, &["--corpus", shown]].concat());
    let by_environment = {
        let mut command = home.command(args);
        command.env("ANLI_CORPUS", shown);
        run(command)
    };
    let config = home.write("config.json", format!("{{\"corpus\": [{shown:?}]}}"));
    let by_file = home.run(args);
    fs::remove_file(config).unwrap();
    [by_flag, by_environment, by_file]
}

#[test]
fn a_broken_batch_leaves_the_others_however_it_came() {
    for (name, break_it) in BROKEN {
        let home = Home::new();
        for folder in [home.path().join("corpus"), home.path().join("other")] {
            break_it(&three(&folder).join("batch.json"));
        }
        let told = |run: &Run, codes: (i32, &str)| {
            assert_eq!((run.code, run.out.lines().count()), (codes.0, codes.1.len()), "{name} {run:?}");
            assert!(run.err.contains("b3/batch.json") && run.err.contains("error: "), "{name} {run:?}");
        };
        let list = ["list", "--no-seeds", "--lang", "en"];
        let from_home = home.run(&list);
        told(&from_home, (0, "12"));
        fs::remove_dir_all(home.path().join("corpus")).unwrap();
        for run in ways(&home, &home.path().join("other"), &list) {
            told(&run, (0, "12"));
            assert_eq!(run.out, from_home.out);
        }
        for args in [&["search", "做法", "--no-seeds", "--lang", "en"][..], &["--no-seeds", "--lang", "en"]] {
            ways(&home, &home.path().join("other"), args).iter().for_each(|run| told(run, (0, "12")));
        }
        for run in ways(&home, &home.path().join("other"), &["show", "b2/1", "--lang", "en"]) {
            assert!(run.code == 0 && run.out.contains("做法1"), "{name} {run:?}");
        }
        for args in [&["list", "--strict", "--lang", "en"][..], &["show", "b1/1", "--strict", "--lang", "en"]] {
            ways(&home, &home.path().join("other"), args).iter().for_each(|run| told(run, (2, "")));
        }
    }
}

#[test]
fn a_folder_without_permissions_is_not_an_absent_one() {
    let home = Home::new();
    let third = three(&home.path().join("corpus"));
    put(&home.path().join("corpus"), &batch("b3", "2024", &[1]), &[1]);
    if lock_away(&third) {
        let run = home.run(&["list", "--no-seeds", "--lang", "en"]);
        assert_eq!((run.code, run.out.lines().count()), (0, 2));
        assert!(run.err.contains("b3/batch.json: error: cannot be read"), "{run:?}");
        let run = home.run(&["check", "--lang", "en"]);
        assert!(run.code == 1 && run.out.contains("b3/batch.json: error: cannot be read"), "{run:?}");
        assert!(run.out.ends_with("1 error, 0 warnings\n"), "{run:?}");
    }
    unlock(&third);
}

#[test]
fn check_counts_and_reports_what_cannot_be_read() {
    for (name, break_it) in BROKEN {
        let home = Home::new();
        break_it(&three(&home.path().join("corpus")).join("batch.json"));
        let run = home.run(&["check", "--lang", "en"]);
        assert_eq!(run.code, 1, "{name} {run:?}");
        assert!(run.out.contains("b3/batch.json") && run.out.contains("1 error"), "{name} {run:?}");
    }
    // Each of the user's own files and folders, and the corrections of a batch.
    for path in ["corpus", "keymaps", "config.json", "state/state.json", "corpus/b1/corrections.json"] {
        let home = Home::new();
        if path != "corpus" {
            three(&home.path().join("corpus"));
        }
        let path = home.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(path.file_name().unwrap(), &path).unwrap();
        let run = home.run(&["check", "--lang", "en"]);
        assert!(run.code == 1 && run.out.contains(&format!("{}: error: cannot be read", path.display())), "{run:?}");
    }
}

#[test]
fn absent_sources_are_told_by_their_origin() {
    let home = Home::new();
    let missing = home.path().join("missing");
    let codes: Vec<(i32, bool, bool)> = ways(&home, &missing, &["list", "--lang", "en"])
        .iter()
        .map(|run| (run.code, run.err.contains("missing: warning: no such file"), run.out.lines().count() == 102))
        .collect();
    assert_eq!(codes, [(2, false, false), (0, true, true), (0, true, true)], "only what this call names must be there");
    let run = Run::from(home.command(&["check", "--lang", "en"]).env("ANLI_CORPUS", &missing).output().unwrap());
    assert!(run.code == 0 && run.out.contains("missing: warning: no such file"), "{run:?}");
    assert_eq!(home.run(&["list"]).ok().lines().count(), 102, "the user's own folder may be absent");
}

#[test]
fn a_keymap_or_corrections_that_cannot_be_read_are_not_absent() {
    let home = Home::new();
    fs::create_dir_all(home.path().join("keymaps")).unwrap();
    symlink("vim.json", home.path().join("keymaps/vim.json")).unwrap();
    let run = home.run(&["keys", "--keymap", "vim", "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("vim.json: error: cannot be read"), "{run:?}");
    let notice = format!("{}/seeds/putian-2024-2/notice.txt", env!("CARGO_MANIFEST_DIR"));
    let out = home.path().join("out");
    fs::create_dir_all(&out).unwrap();
    symlink("corrections.json", out.join("corrections.json")).unwrap();
    let run = home.run(&["import", &notice, "--id", "a", "-o", out.to_str().unwrap(), "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("corrections.json: error: cannot be read"), "{run:?}");
    assert!(!out.join("batch.json").exists());
}
