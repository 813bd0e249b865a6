//! The text of the batches for programs that do not read batches.

use std::{
    fmt::Write as _,
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use anli::corpus::load::{batch_files, read_batch};

/// The number of Han characters in the query for the end of the text.
const LAST: usize = 4;

/// The written files, and facts about the text.
pub(crate) struct Text {
    /// A line for each title or paragraph.
    pub(crate) plain: PathBuf,
    /// A line for each case: title, start in `plain` (from 1) and length, in bytes.
    pub(crate) titles: PathBuf,
    /// A feed with an article for each case.
    pub(crate) feed: PathBuf,
    pub(crate) batches: Vec<String>,
    pub(crate) cases: usize,
    pub(crate) lines: usize,
    pub(crate) bytes: usize,
    /// The first characters of the first title.
    pub(crate) first: String,
    /// Characters of the last paragraph.
    pub(crate) last: String,
}

/// Writes the text batch by batch, so that it is never in memory as a whole.
pub(crate) fn write(folder: &Path, work: &Path) -> Text {
    let create = |name: &str| {
        let path = work.join(name);
        (BufWriter::new(File::create(&path).expect("a file can be made")), path)
    };
    let ((mut plain, plain_path), (mut titles, titles_path)) = (create("text.txt"), create("titles.tsv"));
    let (mut feed, feed_path) = create("feed.xml");
    let mut text = Text {
        plain: plain_path,
        titles: titles_path,
        feed: feed_path,
        batches: Vec::new(),
        cases: 0,
        lines: 0,
        bytes: 0,
        first: String::new(),
        last: String::new(),
    };
    feed.write_all(b"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>cases</title>").unwrap();
    for file in batch_files(folder).expect("a folder of batches") {
        let batch = read_batch(&file).expect("a good batch");
        for case in &batch.cases {
            let lines: Vec<String> =
                case.paragraphs().map(|paragraph| paragraph.text.replace(['\n', '\t'], " ")).collect();
            let (title, body) = (case.title.replace(['\n', '\t'], " "), lines.join("\n"));
            writeln!(titles, "{title}\t{}\t{}", text.bytes + 1, title.len() + body.len() + 1).unwrap();
            writeln!(plain, "{title}\n{body}").unwrap();
            write!(feed, "<item><title>{}</title><guid>{}/{}</guid>", escaped(&title), batch.id, case.number).unwrap();
            let paragraphs = lines.iter().fold(String::new(), |mut html, line| {
                let _ = write!(html, "<p>{}</p>", escaped(line));
                html
            });
            write!(feed, "<description>{}</description></item>", escaped(&paragraphs)).unwrap();
            if text.cases == 0 {
                text.first = title.chars().take(LAST).collect();
            }
            text.cases += 1;
            text.lines += 1 + lines.len();
            text.bytes += title.len() + body.len() + 2;
            let han: Vec<char> = lines.last().map(|line| line.chars().collect()).unwrap_or_default();
            let run = han.rchunks(LAST).find(|run| run.iter().all(|c| ('一'..='鿿').contains(c)));
            text.last = run.map_or_else(|| std::mem::take(&mut text.last), |run| run.iter().collect());
        }
        text.batches.push(batch.id.to_string());
    }
    feed.write_all(b"</channel></rss>").unwrap();
    for file in [&mut plain, &mut titles, &mut feed] {
        file.flush().expect("the files can be written");
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
