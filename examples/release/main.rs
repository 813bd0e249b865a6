//! Makes a release: the program for one target with its manual, completions and licences as an archive and, on Linux, a
//! Debian package, with the checksums of both.
//!
//! ```sh
//! cargo run --release --example release -- [-o DIR] [--target TRIPLE]
//! ```
//!
//! Commit and date of the version are those of git, where the sources are a clone. Equal sources give equal archives. The
//! package is made by `dpkg-deb`; without it, and on other systems, it is left out with a word. `--third-party` only writes
//! `THIRD-PARTY.md` again.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a tool that stops where it cannot go on")]

mod bundle;
mod deb;
mod manual;
mod third_party;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use bundle::Bundle;

/// The folder of the package.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    let mut args = env::args().skip(1);
    let (mut out, mut target) = (Path::new(ROOT).join("target/release-files"), None);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "-o" => out = args.next().unwrap().into(),
            "--target" => target = args.next(),
            "--third-party" => return fs::write(Path::new(ROOT).join("THIRD-PARTY.md"), third_party::table()).unwrap(),
            other => panic!("unknown argument {other}: [-o DIR] [--target TRIPLE] [--third-party]"),
        }
    }
    let program = build(target.as_deref());
    let target = target.unwrap_or_else(host);
    let bundle = Bundle { program, target, version: env!("CARGO_PKG_VERSION").to_owned(), date: stamp("%cs") };
    fs::create_dir_all(&out).unwrap();
    let mut made = vec![bundle.archive(&out)];
    match deb::package(&bundle, &out) {
        Some(package) => made.push(package),
        None => say("no Debian package: it needs Linux with glibc, and dpkg-deb"),
    }
    fs::write(out.join("SHA256SUMS"), bundle::checksums(&made)).unwrap();
    made.push(out.join("SHA256SUMS"));
    made.iter().for_each(|path| say(&format!("{} ({} bytes)", path.display(), fs::metadata(path).unwrap().len())));
}

fn say(line: &str) {
    println!("{line}");
}

/// Builds the program and returns its path.
fn build(target: Option<&str>) -> PathBuf {
    let mut cargo = Command::new(env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    cargo.args(["build", "--release", "--locked", "--bin", "anli"]).current_dir(ROOT);
    cargo.args(target.map(|target| format!("--target={target}")));
    for (variable, form) in [("ANLI_COMMIT", "%h"), ("ANLI_DATE", "%cs")] {
        cargo.envs(stamp(form).map(|value| (variable, value)));
    }
    assert!(cargo.status().unwrap().success(), "the build failed");
    let folder = env::var("CARGO_TARGET_DIR").map_or_else(|_| Path::new(ROOT).join("target"), PathBuf::from);
    folder.join(target.unwrap_or_default()).join("release/anli")
}

/// Returns what git says of the last commit; `None` where the sources are no clone.
fn stamp(form: &str) -> Option<String> {
    let args = ["-C", ROOT, "log", "-1", &format!("--format={form}")].map(str::to_owned);
    let output = Command::new("git").args(args).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).unwrap().trim().to_owned())
}

/// Returns the target of this machine.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}
