//! The Debian package, by `dpkg-deb`.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    bundle::{Bundle, SHELLS},
    manual, third_party,
};

/// Folders of the completions, in the order of [`SHELLS`].
const COMPLETIONS: [&str; 3] = [
    "usr/share/bash-completion/completions",
    "usr/share/zsh/vendor-completions",
    "usr/share/fish/vendor_completions.d",
];

/// Returns Debian's name of the architecture of a target; a static program is only an archive.
fn architecture(target: &str) -> Option<&'static str> {
    match target.split('-').next()? {
        _ if !target.ends_with("-linux-gnu") => None,
        "x86_64" => Some("amd64"),
        "aarch64" => Some("arm64"),
        _ => None,
    }
}

/// Makes the package in `out`; `None` for another system, and where there is no `dpkg-deb`.
pub(super) fn package(bundle: &Bundle, out: &Path) -> Option<PathBuf> {
    let architecture = architecture(&bundle.target)?;
    Command::new("dpkg-deb").arg("--version").output().ok()?;
    let root = out.join("deb");
    let _ = fs::remove_dir_all(&root);
    let folder = |name: &str| {
        fs::create_dir_all(root.join(name)).unwrap();
        root.join(name)
    };
    fs::copy(&bundle.program, folder("usr/bin").join("anli")).unwrap();
    manual::write(&folder("usr/share/man"), bundle.date.as_deref().unwrap_or_default());
    for ((shell, name), place) in SHELLS.into_iter().zip(COMPLETIONS) {
        bundle.write_completions(&root.join(place), shell, name);
    }
    let documents = folder("usr/share/doc/anli");
    fs::write(documents.join("copyright"), third_party::notices()).unwrap();
    for document in ["README.md", "README.zh-CN.md", "CHANGELOG.md", "THIRD-PARTY.md"] {
        fs::copy(Path::new(super::ROOT).join(document), documents.join(document)).unwrap();
    }
    compress(&root.join("usr/share/man"));
    fs::write(folder("DEBIAN").join("control"), control(bundle, architecture, size(&root.join("usr")))).unwrap();
    let path = out.join(format!("anli_{}_{architecture}.deb", bundle.version));
    let status =
        Command::new("dpkg-deb").args(["--root-owner-group", "--build"]).arg(&root).arg(&path).output().unwrap();
    assert!(status.status.success(), "{status:?}");
    fs::remove_dir_all(root).unwrap();
    Some(path)
}

/// Returns the control file; `kib` is the size when installed.
fn control(bundle: &Bundle, architecture: &str, kib: u64) -> String {
    format!(
        "Package: anli\nVersion: {}\nArchitecture: {architecture}\nMaintainer: The anli developers\nSection: text\n\
         Priority: optional\nInstalled-Size: {kib}\nDepends: libc6, libgcc-s1\nRecommends: less\nDescription: find and read published \
         practice cases in a terminal\n 案例：在终端中查找、阅读各地公布的典型经验做法。\n",
        bundle.version
    )
}

/// Returns the size of a folder in KiB.
fn size(folder: &Path) -> u64 {
    files(folder).iter().map(|path| fs::metadata(path).unwrap().len().div_ceil(1024)).sum()
}

/// Returns all files of a folder, with the permissions of a package.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let mode = if path.parent().is_some_and(|folder| folder.ends_with("bin")) { 0o755 } else { 0o644 };
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            found.push(path);
        }
    }
    found
}

/// Compresses the pages of the manual, as Debian's policy 12.1 has them.
fn compress(folder: &Path) {
    let status = Command::new("gzip").arg("-n9").args(files(folder)).status().unwrap();
    assert!(status.success(), "gzip failed");
}
