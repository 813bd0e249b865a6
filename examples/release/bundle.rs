//! The files of a release, and the archive of them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use sha2::{Digest, Sha256};

use super::{manual, third_party};

/// Documents and licences that go along.
const DOCUMENTS: [&str; 6] =
    ["README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY.md"];

/// Shells, each with the file name of its completions.
pub(super) const SHELLS: [(&str, &str); 3] = [("bash", "anli"), ("zsh", "_anli"), ("fish", "anli.fish")];

/// The program for one target.
pub(super) struct Bundle {
    /// Path of the program.
    pub(super) program: PathBuf,
    /// Target triple.
    pub(super) target: String,
    /// Version.
    pub(super) version: String,
    /// Date of the last commit; `None` where it is unknown.
    pub(super) date: Option<String>,
}

impl Bundle {
    /// Writes completions to `folder`, one file a shell.
    pub(super) fn write_completions(&self, folder: &Path, shell: &str, name: &str) {
        let output = Command::new(&self.program).args(["completions", shell]).env_clear().output().unwrap();
        assert!(output.status.success(), "{output:?}");
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join(name), output.stdout).unwrap();
    }

    /// Makes the archive in `out` and returns its path.
    pub(super) fn archive(&self, out: &Path) -> PathBuf {
        let name = format!("anli-{}-{}", self.version, self.target);
        let folder = out.join(&name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::copy(&self.program, folder.join("anli")).unwrap();
        for document in DOCUMENTS {
            fs::copy(Path::new(super::ROOT).join(document), folder.join(document)).unwrap();
        }
        fs::write(folder.join("NOTICES.txt"), third_party::notices()).unwrap();
        manual::write(&folder.join("man"), self.date.as_deref().unwrap_or_default());
        for (shell, name) in SHELLS {
            self.write_completions(&folder.join("completions").join(shell), shell, name);
        }
        let path = out.join(format!("{name}.tar.gz"));
        let mut tar = Command::new("tar");
        tar.args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime"]);
        tar.arg(self.date.as_deref().unwrap_or("1970-01-01")).args(["--use-compress-program=gzip -n9", "-cf"]);
        let status = tar.arg(&path).arg("-C").arg(out).arg(&name).env("TZ", "UTC").status().unwrap();
        assert!(status.success(), "tar failed");
        fs::remove_dir_all(folder).unwrap();
        path
    }
}

/// Returns the lines of `SHA256SUMS`.
pub(super) fn checksums(files: &[PathBuf]) -> String {
    let line = |path: &PathBuf| {
        let sum = Sha256::digest(fs::read(path).unwrap());
        let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{sum}  {}\n", path.file_name().unwrap().to_string_lossy())
    };
    files.iter().map(line).collect()
}
