//! Links the program for Linux so that it is there at once when somebody starts it. Its first frame takes some three
//! milliseconds, and what the system does before `main` counts in it:
//!
//! - Without position independence some 20,000 addresses in its tables are fixed when it is linked, and not anew at each
//!   start.
//! - With the C library in it no other file is looked for, mapped and bound. That takes the archives of the C library
//!   (`libc.a`), which come with a compiler on most systems but not on all, so it is tried with a small program first.
//!   Where that fails, and where `ANLI_LINK=dynamic` asks for it, the program uses the libraries of the system.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The libraries that rustc links with, and the archives that do instead of each.
const LIBRARIES: [(&str, &[&str]); 7] = [
    ("gcc_s", &["gcc_eh", "gcc"]),
    ("c", &["c", "gcc_eh", "gcc"]),
    ("m", &["m"]),
    ("pthread", &["pthread"]),
    ("dl", &["dl"]),
    ("rt", &["rt"]),
    ("util", &["util"]),
];

/// What must work in a program linked like this: threads, unwinding, numbers, memory, the environment.
const TRIAL: &str = r#"
fn main() {
    let thread = std::thread::spawn(|| -> u8 { panic!("{:?}", std::env::var_os("PATH")) });
    assert!(thread.join().is_err());
    let one = std::env::args_os().count() as f64;
    assert!(std::panic::catch_unwind(|| assert!(one.ln() > 0.0)).is_err());
}
"#;

/// Tells how the program is linked.
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=ANLI_LINK");
    if (var("CARGO_CFG_TARGET_OS").as_str(), var("CARGO_CFG_TARGET_ENV").as_str()) != ("linux", "gnu") {
        return;
    }
    let args = with_the_c_library().unwrap_or_else(|| vec!["-no-pie".to_owned()]);
    args.iter().for_each(|arg| println!("cargo::rustc-link-arg-bins={arg}"));
}

fn var(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// The arguments that link it with the C library in it, if a program linked with them works here.
fn with_the_c_library() -> Option<Vec<String>> {
    let is_told =
        var("ANLI_LINK") == "dynamic" || var("CARGO_CFG_TARGET_FEATURE").split(',').any(|f| f == "crt-static");
    // What is linked for another machine cannot be tried.
    if is_told || var("TARGET") != var("HOST") {
        return None;
    }
    let out = PathBuf::from(env::var_os("OUT_DIR")?);
    let scripts = out.join("archives");
    fs::create_dir_all(&scripts).ok()?;
    for (library, archives) in LIBRARIES {
        // rustc asks for shared libraries by name; a linker script of that name leads to the archives.
        let found: Option<Vec<String>> = archives.iter().map(|name| archive(name)).collect();
        let script = format!("GROUP({})\n", found?.join(" "));
        fs::write(scripts.join(format!("lib{library}.so")), script).ok()?;
    }
    let args = vec!["-no-pie".to_owned(), "-static".to_owned(), format!("-L{}", scripts.display())];
    works(&out, &args).then_some(args)
}

/// Where the linker finds an archive.
fn archive(name: &str) -> Option<String> {
    let linker = env::var("RUSTC_LINKER").unwrap_or_else(|_| "cc".to_owned());
    let said = Command::new(linker).arg(format!("-print-file-name=lib{name}.a")).output().ok()?;
    let path = String::from_utf8(said.stdout).ok()?.trim().to_owned();
    // What is not found is given back as it was asked for.
    Path::new(&path).is_absolute().then_some(path)
}

/// Whether the trial can be linked with these arguments and does what it should.
fn works(out: &Path, args: &[String]) -> bool {
    let (source, program) = (out.join("trial.rs"), out.join("trial"));
    let mut rustc = Command::new(var("RUSTC"));
    rustc.args(["--edition", "2024", "--target", &var("TARGET"), "-o"]).arg(&program).arg(&source);
    rustc.args(var("CARGO_ENCODED_RUSTFLAGS").split('\x1f').filter(|flag| !flag.is_empty()));
    if let Ok(linker) = env::var("RUSTC_LINKER") {
        rustc.arg(format!("-Clinker={linker}"));
    }
    rustc.args(args.iter().map(|arg| format!("-Clink-arg={arg}")));
    let runs = |mut command: Command| command.output().is_ok_and(|output| output.status.success());
    fs::write(&source, TRIAL).is_ok() && runs(rustc) && runs(Command::new(&program))
}
