//! The compared programs, their input, and equivalent keys.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anli::corpus::seeds;

use super::text::Text;

/// Typed queries, a key at a time: characters, and pinyin letters.
const TYPED: [&str; 2] = ["企业注销", "budayang"];
/// The number of moves down a list.
const MOVES: usize = 8;
/// The time limit for the import of the feed reader.
const IMPORT: Duration = Duration::from_secs(120);

/// The sign of a complete first frame.
pub(crate) enum First {
    /// A synchronized update ends.
    Update,
    /// This text is on the screen, and silence follows.
    Shows(String),
    /// This text is on the screen, and the program ends.
    Ends(String),
}

/// The kind of a key in the measurements.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Typed,
    Move,
    Aside,
}

/// A program and its use.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    /// Its input, described in English and in Chinese.
    pub(crate) given: [&'static str; 2],
    command: Vec<String>,
    /// The file on its standard input.
    input: Option<PathBuf>,
    pub(crate) first: First,
    /// Keys that search for the end of the text after the first frame, and the word that the screen shows then.
    pub(crate) ready: (String, String),
    /// Keys, each sent after the response to the previous one.
    pub(crate) keys: Vec<(String, Kind)>,
    /// The key that ends it.
    pub(crate) quit: &'static str,
}

impl Peer {
    /// Returns its command line, after other words such as a tool that runs it.
    pub(crate) fn command(&self, before: &[&str]) -> Vec<String> {
        let words = before.iter().map(|word| (*word).to_owned()).chain(self.command.iter().cloned());
        let Some(input) = &self.input else { return words.collect() };
        let quoted: Vec<String> = words.map(|word| format!("'{}'", word.replace('\'', "'\\''"))).collect();
        vec!["sh".to_owned(), "-c".to_owned(), format!("exec {} < '{}'", quoted.join(" "), input.display())]
    }
}

/// Returns `true` if the name starts with one of the selected names, or if none is selected.
pub(crate) fn is_selected(only: &[String], name: &str) -> bool {
    only.is_empty() || only.iter().any(|prefix| name.starts_with(prefix.as_str()))
}

/// Returns `true` if the program is installed; prints a message otherwise.
pub(crate) fn is_installed(program: &str) -> bool {
    let found = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !found {
        println!("{program} is not on this machine");
    }
    found
}

/// Returns the keys of the two queries and of the moves. Given are the keys that go to the start, begin a search and
/// submit it; that close hits, and that close an empty result; that go to a list, and that move down in it.
fn keys([begin, open, enter, found, missed, list, down]: [&str; 7]) -> Vec<(String, Kind)> {
    let aside = |keys: &str| (!keys.is_empty()).then(|| (keys.to_owned(), Kind::Aside));
    let mut all: Vec<_> = aside(begin).into_iter().collect();
    for (word, clear) in TYPED.into_iter().zip([found, missed]) {
        all.extend(aside(open));
        all.extend(word.chars().map(|c| (c.to_string(), Kind::Typed)));
        all.extend((!enter.is_empty()).then(|| (enter.to_owned(), Kind::Typed)));
        all.extend(aside(clear));
    }
    all.extend(aside(list));
    all.extend(std::iter::repeat_n((down.to_owned(), Kind::Move), MOVES));
    all
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Returns all installed programs, prepared for this folder of batches.
pub(crate) fn peers(program: &Path, folder: &Path, text: &Text, work: &Path, only: &[String]) -> Vec<Peer> {
    let mut peers = ours(program, folder, text, work);
    let plain = text.plain.display().to_string();
    if is_selected(only, "less") && is_installed("less") {
        peers.push(Peer {
            name: "less",
            given: ["the whole text as one file; ready: its end (`G`)", "全文一个文件；可用：显示文末（`G`）"],
            command: words(&["less", &plain]),
            input: None,
            first: First::Ends("text.txt".to_owned()),
            ready: ("G".to_owned(), "(END)".to_owned()),
            keys: keys(["g", "/", "\r", "g", "g", "", "j"]),
            quit: "q",
        });
    }
    if is_selected(only, "fzf") && is_installed("fzf") {
        let preview = format!("tail -c +{{2}} '{plain}' | head -c {{3}}");
        let fields =
            ["--delimiter", "\t", "--with-nth", "1", "--preview-window", "right:50%:wrap", "--preview", &preview];
        let fzf = |name, given, options: &[&str], file: &Path, lines: usize| Peer {
            name,
            given,
            command: words(&[&["fzf"], options].concat()),
            input: Some(file.to_owned()),
            first: First::Shows(text.first.clone()),
            ready: (String::new(), format!("{lines}/{lines}")),
            keys: keys(["", "", "", "\x15", "\x15", "", "\x0b"]),
            quit: "\x03",
        };
        peers.push(fzf(
            "fzf, titles",
            [
                "a line a title, the text as `--preview`; ready: all lines counted",
                "每个案例一行标题，`--preview` 显示正文；可用：行数计完",
            ],
            &fields,
            &text.titles,
            text.cases,
        ));
        peers.push(fzf(
            "fzf, paragraphs",
            ["a line a paragraph, no preview; ready: all lines counted", "每段一行，无预览；可用：行数计完"],
            &[],
            &text.plain,
            text.lines,
        ));
    }
    if is_selected(only, "newsboat") {
        peers.extend(newsboat(text, work));
    }
    peers.retain(|peer| is_selected(only, peer.name));
    peers
}

/// Returns anli as it is started every day, and without its cache.
fn ours(program: &Path, folder: &Path, text: &Text, work: &Path) -> Vec<Peer> {
    let program = program.display().to_string();
    let folder = folder.display().to_string();
    let common = [&program, "--no-state", "--ambiguous", "narrow"];
    let files = [&common[..], &["--no-seeds", "--corpus", &folder]].concat();
    // Writes the cache, and returns the answer after loading.
    let search = Command::new(&program)
        .args(&files[1..])
        .args(["search", &text.last, "--limit", "1", "--json"])
        .env("ANLI_HOME", work)
        .output()
        .expect("it runs");
    let found = String::from_utf8_lossy(&search.stdout);
    let total = found.rsplit_once("\"total\":").map_or("", |(_, total)| total.trim_end().trim_end_matches('}'));
    assert!(!total.is_empty(), "{}", String::from_utf8_lossy(&search.stderr));
    let own = |name, given, command: &[&str]| Peer {
        name,
        given,
        command: words(command),
        input: None,
        first: First::Update,
        ready: (format!("/{}", text.last), format!("1/{total}")),
        keys: keys(["\x15", "", "", "\x15", "\x15", "", "\x1b[B"]),
        quit: "\x03",
    };
    let embedded = seeds::ids().eq(text.batches.iter().map(String::as_str));
    let daily = if embedded {
        let given = [
            "its own cases; ready: a search for the end of the text is answered",
            "内置案例；可用：检索文末词句得出全部结果",
        ];
        own("anli", given, &common)
    } else {
        let given = [
            "the batches, cached; ready: a search for the end of the text is answered",
            "批次文件，已有缓存；可用：检索文末词句得出全部结果",
        ];
        own("anli", given, &files)
    };
    let bare = ["the batches, with `--no-cache`; ready: the same", "批次文件，`--no-cache`；可用：同上"];
    vec![daily, own("anli, no cache", bare, &[&files[..], &["--no-cache"]].concat())]
}

/// Returns a feed reader that has imported the text.
fn newsboat(text: &Text, work: &Path) -> Option<Peer> {
    if !is_installed("newsboat") {
        return None;
    }
    let path = |name: &str| work.join(name).display().to_string();
    std::fs::write(path("urls"), format!("file://{}\n", text.feed.display())).expect("a file can be made");
    std::fs::write(path("config"), "auto-reload no\n").expect("a file can be made");
    let args = ["-u", &path("urls"), "-c", &path("cache.db"), "-C", &path("config")].map(str::to_owned);
    let quiet = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut import = quiet(Command::new("newsboat").args(&args).args(["-x", "reload"]).env("HOME", work)).ok()?;
    let began = Instant::now();
    while import.try_wait().ok()?.is_none() {
        if began.elapsed() > IMPORT {
            let (_, _) = (import.kill(), import.wait());
            println!("newsboat is left out: it has not imported {} articles in {IMPORT:.0?}", text.cases);
            return None;
        }
        thread::sleep(Duration::from_millis(10));
    }
    Some(Peer {
        name: "newsboat",
        given: [
            "a feed with an article a case, imported before; ready: a search for the end of the text is answered",
            "每个案例一篇文章的订阅源，已事先导入；可用：检索文末词句得出结果",
        ],
        command: std::iter::once("newsboat".to_owned()).chain(args).collect(),
        input: None,
        first: First::Shows("cases".to_owned()),
        ready: (format!("/{}\r", text.last), "Search".to_owned()),
        keys: keys(["q", "/", "\r", "q", "", "\r", "j"]),
        quit: "Q",
    })
}
