//! The recipes of `docs/scripting.md`, run as they stand there, where their programs are found.

use std::{
    io::{self, Write},
    path::Path,
    process::Command,
};

use crate::common::cli::Home;

/// Programs that a machine may lack.
const OTHERS: [&str; 2] = ["jq", "fzf"];

fn is_found(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

#[test]
fn recipes_of_the_documents_work() {
    let home = Home::new();
    home.write("config.json", r#"{"mouse": true}"#);
    let bin = Path::new(env!("CARGO_BIN_EXE_anli")).parent().unwrap();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", bin.display());
    let text = include_str!("../../docs/scripting.md");
    let mut recipes = 0;
    for recipe in text.split("```sh\n").skip(1).map(|part| part.split("```").next().unwrap()) {
        let lacks = OTHERS.iter().find(|program| recipe.contains(&format!("{program} ")) && !is_found(program));
        // A person chooses here.
        let is_asked = recipe.contains("--preview");
        if let Some(lacks) = lacks {
            writeln!(io::stderr(), "skipped: there is no {lacks} here").unwrap();
        } else if !is_asked {
            let mut shell = Command::new("/bin/bash");
            shell.args(["-e", "-o", "pipefail", "-c", recipe]).current_dir(home.path()).env_clear();
            let run = shell.env("ANLI_HOME", home.path()).env("PATH", &path).output().unwrap();
            let printed = !run.stdout.is_empty() || recipe.contains("> \"$(");
            // The program may add a word of its own, the others have nothing to say.
            let told = String::from_utf8_lossy(&run.stderr);
            let is_quiet = told.lines().all(|line| line.starts_with("anli: "));
            assert!(run.status.success() && is_quiet && printed, "{recipe}{run:?}");
        }
        recipes += 1;
    }
    assert!(recipes >= 9, "{recipes}");
    let made = std::fs::read_dir(home.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".txt"));
    assert!(made.count() > 2, "a file for each case");
}
