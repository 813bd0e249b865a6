//! `anli import`: from a notice to a batch, written whole or not at all, with a report of what was done.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use clap::ArgMatches;
use serde::Serialize;

use super::{
    Result,
    out::{Answer, json, kebab, wrong},
};
use crate::{
    app::words::{Lang, Phrase, fill},
    corpus::{
        Batch, BatchId,
        check::sha256,
        load::{BATCH_FILE, read_batch},
        notice::NOTICE_FILE,
    },
    error::{Code, Fault},
    import::{self, Imported, Report, Request, to_text},
    store::{Paths, write},
    text::inert::inert,
};

/// The name of a batch's corrections in its folder.
pub(super) const CORRECTIONS_FILE: &str = "corrections.json";

/// Imports a notice. Without a place to write to, the batch is the answer and the report is a note.
pub(super) fn run(matches: &ArgMatches, lang: Lang) -> Result {
    let path = matches.get_one::<PathBuf>("file").map_or(Path::new(""), PathBuf::as_path);
    let given = matches.get_one::<String>("id").map_or("", String::as_str);
    let id: BatchId =
        given.parse().map_err(|_| Fault::error(Path::new("--id"), None, Code::BadBatchId, [given.to_owned()]))?;
    let folder = destination(matches, &id, lang)?;
    let bytes = read(path)?;
    let fixes = corrections(matches, folder.as_deref())?;
    let utf8 = std::str::from_utf8(&bytes).is_ok();
    let ending = path.extension().map_or("txt".into(), |ending| ending.to_string_lossy());
    let file_name = if utf8 { NOTICE_FILE.to_owned() } else { format!("source.{ending}") };
    let request = Request {
        id,
        original_name: original_name(path, folder.as_deref()),
        file_name: file_name.clone(),
        path,
        corrections: fixes.as_ref().map(|(bytes, path)| (bytes.as_slice(), path.as_path())),
    };
    let made = import::import(&bytes, &request)?;
    let text = to_text(&made.batch).unwrap_or_default();
    let Some(folder) = folder else {
        return Ok(Answer { notes: report(path, &made.report, lang), ..Answer::text(text) });
    };
    let mut files: Vec<(&str, &[u8])> = vec![(NOTICE_FILE, if utf8 { &bytes } else { made.notice.as_bytes() })];
    files.extend((!utf8).then_some((file_name.as_str(), bytes.as_slice())));
    files.extend(fixes.as_ref().map(|(bytes, _)| (CORRECTIONS_FILE, bytes.as_slice())));
    files.push((BATCH_FILE, text.as_bytes()));
    // Only the user's own corpus is written by several sessions.
    let own = folder.parent().filter(|_| matches.get_flag("add"));
    let _lock = own.map(write::Lock::take).transpose()?;
    write::fill(&folder, &files)?;
    Ok(done(matches, &made, path, &folder, lang))
}

/// The folder of the batch: `--output`, its place in the user's own corpus, or none.
fn destination(matches: &ArgMatches, id: &BatchId, lang: Lang) -> Result<Option<PathBuf>> {
    if !matches.get_flag("add") {
        return Ok(matches.get_one("output").cloned());
    }
    let paths = Paths::from_env().ok_or_else(|| wrong(lang, (Phrase::NoHome, &[]), (Phrase::SetHome, &[])))?;
    Ok(Some(paths.corpus().join(id.as_str())))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let io = |error: std::io::Error| Fault::io(path, &error);
    let size = fs::metadata(path).map_err(io)?.len();
    let limit = import::LARGEST as u64;
    if size > limit {
        return Err(Fault::error(path, None, Code::TooLarge, [size.to_string(), limit.to_string()]).into());
    }
    Ok(fs::read(path).map_err(io)?)
}

/// The corrections that are given, or those that the batch already has: what a person decided is not dropped silently.
fn corrections(matches: &ArgMatches, folder: Option<&Path>) -> Result<Option<(Vec<u8>, PathBuf)>> {
    if let Some(path) = matches.get_one::<PathBuf>("corrections") {
        return Ok(Some((read(path)?, path.clone())));
    }
    let own = folder.map(|folder| folder.join(CORRECTIONS_FILE)).filter(|path| path.exists());
    own.map(|path| Ok((read(&path)?, path))).transpose()
}

/// The name that the notice was received under: its own, or, of a notice that stands in a batch folder, the one that
/// the batch recorded.
fn original_name(path: &Path, folder: Option<&Path>) -> String {
    let recorded = [path.parent(), folder].into_iter().flatten().find_map(|folder| {
        let batch = folder.join(BATCH_FILE);
        let known: Batch = if batch.exists() { read_batch(&batch).ok()? } else { return None };
        (sha256(path).ok()? == known.source.sha256).then_some(known.source.original_name)
    });
    recorded.unwrap_or_else(|| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

fn done(matches: &ArgMatches, made: &Imported, path: &Path, folder: &Path, lang: Lang) -> Answer {
    if matches.get_flag("json") {
        return Answer::text(json(&ReportJson::new(&made.report, folder, lang)) + "\n");
    }
    let mut lines = report(path, &made.report, lang);
    lines.push(lang.say(Phrase::Written, &[&inert(&folder.display().to_string())]));
    Answer::text(lines.join("\n") + "\n")
}

/// The report for people, a line a matter.
fn report(path: &Path, report: &Report, lang: Lang) -> Vec<String> {
    let found = report.found.to_string();
    let list = |items: Vec<(String, u32)>| match items.is_empty() {
        true => lang.phrase(Phrase::None).to_owned(),
        false => {
            let items = items.iter().map(|(what, count)| lang.say(Phrase::Counted, &[what, &count.to_string()]));
            items.collect::<Vec<_>>().join(lang.phrase(Phrase::Comma))
        }
    };
    let repairs = report.repairs.iter().map(|(kind, count)| (lang.repair(*kind).to_owned(), *count)).collect();
    let fields =
        |fields: &BTreeMap<String, u32>| list(fields.iter().map(|(field, count)| (field.clone(), *count)).collect());
    let mut lines = vec![
        match report.announced {
            Some(announced) => lang.say(Phrase::FoundOf, &[&found, &announced.to_string()]),
            None => lang.say(Phrase::Found, &[&found]),
        },
        lang.say(Phrase::ToldApart, &[lang.way(report.way)]),
        lang.say(Phrase::Repaired, &[&list(repairs)]),
        lang.say(Phrase::ByRule, &[&fields(&report.by_rule)]),
        lang.say(Phrase::ByHand, &[&fields(&report.by_hand)]),
        lang.say(Phrase::Doubts, &[&report.doubts.len().to_string()]),
    ];
    lines.extend(report.doubts.iter().map(|doubt| {
        let what = fill(lang.reason(doubt.reason), &[&doubt.about]);
        inert(&format!("  {}:{}: {what}", path.display(), doubt.line)).into_owned()
    }));
    lines
}

/// The report for programs.
#[derive(Serialize)]
struct ReportJson {
    folder: String,
    way: String,
    found: u32,
    announced: Option<u32>,
    derived_titles: u32,
    repairs: BTreeMap<String, u32>,
    by_rule: BTreeMap<String, u32>,
    by_hand: BTreeMap<String, u32>,
    doubts: Vec<DoubtJson>,
}

#[derive(Serialize)]
struct DoubtJson {
    line: u32,
    case: Option<u32>,
    code: String,
    text: String,
}

impl ReportJson {
    fn new(report: &Report, folder: &Path, lang: Lang) -> Self {
        let doubts = report.doubts.iter().map(|doubt| DoubtJson {
            line: doubt.line,
            case: doubt.case,
            code: kebab(&format!("{:?}", doubt.reason)),
            text: fill(lang.reason(doubt.reason), &[&doubt.about]),
        });
        Self {
            folder: folder.display().to_string(),
            way: kebab(&format!("{:?}", report.way)),
            found: report.found,
            announced: report.announced,
            derived_titles: report.derived_titles,
            repairs: report.repairs.iter().map(|(kind, count)| (kebab(&format!("{kind:?}")), *count)).collect(),
            by_rule: report.by_rule.clone(),
            by_hand: report.by_hand.clone(),
            doubts: doubts.collect(),
        }
    }
}
