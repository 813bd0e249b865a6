//! The same text for programs that read no batches: a line for each paragraph, and a feed with an article for each case.

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
    process::{Command, Stdio},
};

use anli::corpus::{Corpus, Level, Place};

/// How much it is.
pub(crate) struct Size {
    pub(crate) cases: usize,
    pub(crate) bytes: usize,
}

fn load(folder: &Path) -> Corpus {
    Corpus::load(&[Place::Path(Level::Option, folder.to_path_buf())]).0
}

/// Writes the id, the title and each paragraph of every case.
pub(crate) fn write(folder: &Path, file: &Path) -> Size {
    let corpus = load(folder);
    let mut out = BufWriter::new(File::create(file).unwrap());
    let mut bytes = 0;
    for found in corpus.iter() {
        let (id, case) = (found.id(), found.case());
        writeln!(out, "{id}\t{}", case.title).unwrap();
        bytes += case.title.len();
        for paragraph in case.paragraphs() {
            writeln!(out, "{id}\t{}", paragraph.text.replace('\n', " ")).unwrap();
            bytes += paragraph.text.len();
        }
    }
    out.flush().unwrap();
    Size { cases: corpus.len(), bytes }
}

/// Makes a feed, has newsboat import it, and gives the command that shows it.
pub(crate) fn feed(folder: &Path, work: &Path) -> Vec<String> {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>cases</title>".to_owned();
    for found in load(folder).iter() {
        let (id, case) = (found.id(), found.case());
        let text: String = case.paragraphs().fold(String::new(), |mut text, paragraph| {
            let _ = writeln!(text, "<p>{}</p>", escape(&paragraph.text));
            text
        });
        let (title, text) = (escape(&case.title), escape(&text));
        let _ = write!(rss, "<item><title>{title}</title><guid>{id}</guid><description>{text}</description></item>");
    }
    rss.push_str("</channel></rss>");
    let path = |name: &str| work.join(name).display().to_string();
    fs::write(path("feed.xml"), rss).unwrap();
    fs::write(path("urls"), format!("file://{}\n", path("feed.xml"))).unwrap();
    fs::write(path("config"), "auto-reload no\n").unwrap();
    let args = ["-u", &path("urls"), "-c", &path("cache.db"), "-C", &path("config")].map(str::to_owned);
    let mut import = Command::new("newsboat");
    let _ = import.args(&args).args(["-x", "reload"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    std::iter::once("newsboat".to_owned()).chain(args).collect()
}
