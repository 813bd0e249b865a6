//! The READMEs and `docs/` as a book: examples that work, links that lead somewhere, an index of all pages, and both
//! languages for what users read.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::Command,
};

use crate::common::cli::Home;

/// Programs that a machine may lack.
const OTHERS: [&str; 2] = ["jq", "fzf"];

/// Pages for those who carry the program on, in English only.
const OF_MAKERS: [&str; 5] = ["corrections", "decisions", "glossary", "releasing", "administration"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the pages, as paths in the repository.
fn pages() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().file_name());
    let docs = entries.map(|name| Path::new("docs").join(name));
    let readmes = ["README.md", "README.zh-CN.md", "keymaps/README.md"].map(PathBuf::from);
    let mut pages: Vec<PathBuf> = docs.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    pages.extend(readmes);
    pages.sort();
    pages
}

fn read(page: &Path) -> String {
    fs::read_to_string(root().join(page)).unwrap()
}

fn is_found(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// Returns a home with the notice that the examples import, as text and as a Word document.
fn home() -> Home {
    let home = Home::new();
    home.write("config.json", r#"{"mouse": true}"#);
    home.write("通知.txt", fs::read(root().join("seeds/fujian-2023-2/notice.txt")).unwrap());
    #[cfg(feature = "formats")]
    home.write("通知.docx", crate::formats::notice_docx(&read(Path::new("seeds/fujian-2025-1/notice.txt"))));
    home
}

/// Runs a block of shell of a page in the home of the page.
fn run(page: &Path, block: &str, home: &Home) {
    let lacks = OTHERS.iter().find(|program| block.contains(&format!("{program} ")) && !is_found(program));
    let needs_formats = cfg!(not(feature = "formats")) && block.contains("my-2025-1");
    if let Some(lacks) = lacks {
        return io::stderr().write_all(format!("skipped: there is no {lacks} here\n").as_bytes()).unwrap();
    }
    // A person chooses in a preview.
    if block.contains("--preview") || needs_formats {
        return;
    }
    let bin = Path::new(env!("CARGO_BIN_EXE_anli")).parent().unwrap();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", bin.display());
    let mut shell = Command::new("/bin/bash");
    shell.args(["-e", "-o", "pipefail", "-c", block]).current_dir(home.path()).env_clear();
    let run = shell.env("ANLI_HOME", home.path()).env("PATH", &path).env("LANG", "C.UTF-8").output().unwrap();
    // The program may add a word of its own, the others have nothing to say.
    let told = String::from_utf8_lossy(&run.stderr);
    let is_quiet = told.lines().all(|line| line.starts_with("anli: "));
    // A program whose reader stops early ends by the closed pipe.
    let is_cut = block.contains("| head") && run.status.code() == Some(141);
    assert!((run.status.success() || is_cut) && is_quiet, "{}:\n{block}{run:?}", page.display());
}

#[test]
fn examples_of_all_pages_work() {
    let mut count = 0;
    for page in pages() {
        let text = read(&page);
        let home = home();
        for block in text.split("```sh\n").skip(1).map(|part| part.split("```").next().unwrap()) {
            run(&page, block, &home);
            count += 1;
        }
        if page.ends_with("docs/scripting.md") {
            let names = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name());
            let made = names.filter(|name| name.to_string_lossy().ends_with(".txt")).count();
            assert!(made > 3, "a file for each case");
        }
    }
    assert!(count >= 30, "{count}");
}

#[test]
fn links_lead_to_files() {
    let mut wrong = Vec::new();
    for page in pages() {
        let text = read(&page);
        for target in text.split("](").skip(1).filter_map(|part| part.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            let is_elsewhere = path.is_empty() || path.contains("://") || path.contains(char::is_whitespace);
            if !is_elsewhere && !root().join(&page).parent().unwrap().join(path).exists() {
                wrong.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_index_has_all_pages() {
    for (index, is_chinese) in [("docs/README.md", false), ("docs/README.zh-CN.md", true)] {
        let text = read(Path::new(index));
        for page in pages().iter().filter(|page| page.starts_with("docs") && !page.ends_with(index)) {
            let name = page.file_name().unwrap().to_str().unwrap();
            if name.contains("zh-CN") == is_chinese {
                assert!(text.contains(&format!("({name})")), "{index} does not name {name}");
            }
        }
    }
}

#[test]
fn what_users_read_is_in_both_languages() {
    let pages = pages();
    for page in &pages {
        let stem = page.file_stem().unwrap().to_str().unwrap();
        if page.starts_with("docs") && !stem.contains("zh-CN") && !OF_MAKERS.contains(&stem) {
            assert!(pages.contains(&page.with_file_name(format!("{stem}.zh-CN.md"))), "{} in Chinese", page.display());
        }
    }
}

#[test]
fn commands_in_the_configuration_page_are_valid() {
    for page in ["docs/configuration.md", "docs/configuration.zh-CN.md"] {
        let text = read(Path::new(page));
        let example = text.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
        let home = Home::new();
        home.write("config.json", example);
        assert_eq!(home.run(&["check"]).code, 0, "{page}: {}", home.run(&["check"]).out);
    }
}

#[test]
fn the_queries_of_the_readmes_find_something() {
    for (readme, heading) in [("README.md", "| type | finds |"), ("README.zh-CN.md", "| 输入 | 找到 |")] {
        let text = read(Path::new(readme));
        let rows = text.split(heading).nth(1).unwrap().lines().skip(2).take_while(|line| line.starts_with("| `"));
        let queries: Vec<String> = rows
            .flat_map(|row| row.split(" |").next().unwrap().split('`').skip(1).step_by(2).map(str::to_owned))
            .collect();
        assert_eq!(queries.len(), 9, "{readme}: {queries:?}");
        for query in queries {
            let run = Home::new().run(&["search", &query]);
            assert_eq!(run.code, 0, "{readme}: {query}: {run:?}");
        }
    }
}
