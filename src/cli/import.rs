//! `anli import`: from a notice to a batch, written completely or not at all, with a report.

mod draft;
mod report;
mod target;

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    time::Duration,
};

pub(super) use self::report::ReportJson;
use self::report::report;
use super::{
    args::ImportArgs,
    out::{Answer, Result, fault_lines, shown, wrong},
    patience::patiently,
    proposed_id,
    received::Received,
    review::{Place, of_received},
};
use crate::{
    app::words::{CliMsg, Lang},
    corpus::{Batch, BatchId, load::read_batch, model::BATCH_FILE, notice::NOTICE_FILE},
    error::{Fault, FaultKind},
    file,
    import::{self, Imported, Request, corrections::CORRECTIONS_FILE, to_text},
    review::Review,
    store::{
        Paths,
        write::{self, Access},
    },
    text::sanitize::sanitize,
};

/// Longest wait for another import into the user's own corpus.
const LOCK_WAIT: Duration = Duration::from_secs(10);

/// Returns `true` if the import opens a review: on a terminal, unless another answer is asked for.
pub(super) fn opens_review(args: &ImportArgs) -> bool {
    let is_plain = args.no_review || args.json || args.explain_stages || args.draft_corrections;
    let has_file = args.file != Path::new("-") && args.corrections.is_none();
    has_file && !is_plain && io::stdout().is_terminal() && io::stdin().is_terminal()
}

/// Returns the review of a notice; its batch goes to `--output`, else into the user's own corpus.
pub(super) fn review(args: &ImportArgs, lang: Lang) -> Result<Review> {
    let path = args.file.as_path();
    let args = &ImportArgs { add: args.add || args.output.is_none(), ..args.clone() };
    let received = Received::read(path)?;
    let corpus = Paths::from_env().map(|paths| paths.corpus()).unwrap_or_default();
    let proposed = || proposed_id::proposed(&received, path, &corpus);
    let id = match args.id.is_none().then(proposed).flatten() {
        Some(id) => id,
        None => batch_id(args, lang)?,
    };
    let folder = destination(args, &id, lang)?.unwrap_or_default();
    let original_name = original_name(path, &received, Some(&folder));
    let request = Request {
        id: id.clone(),
        original_name: original_name.clone(),
        file_name: received.imported_name().to_owned(),
        converted: received.converted(),
        path,
        corrections: None,
    };
    target::replaces_other(false, &folder, (&received, &request), lang)?;
    Ok(of_received(&received, path, id, Place { folder, is_own: args.add, original_name })?)
}

/// Returns the id that is given; only a review proposes one.
fn batch_id(args: &ImportArgs, lang: Lang) -> Result<BatchId> {
    let Some(id) = &args.id else { return Err(wrong(lang, (CliMsg::NoId, &[]), (CliMsg::GiveId, &[]))) };
    let bad_id = |_| Fault::error(Path::new("--id"), None, FaultKind::BadBatchId { id: id.clone() });
    Ok(id.parse().map_err(bad_id)?)
}

/// Imports a notice. Without a folder to write to, the batch is the answer and the report is a note.
pub(super) fn run(args: &ImportArgs, lang: Lang) -> Result {
    let path = args.file.as_path();
    let id = batch_id(args, lang)?;
    let folder = destination(args, &id, lang)?;
    if args.draft_corrections {
        may_draft(folder.as_deref(), lang)?;
    }
    let received = Received::read(path)?;
    if args.explain_stages {
        let stages = import::explain(received.imported());
        let stages = stages.ok_or_else(|| Fault::error(path, None, FaultKind::UnknownEncoding))?;
        return Ok(Answer::text(stages.iter().map(|line| sanitize(line).into_owned() + "\n").collect::<String>()));
    }
    let request = Request {
        id,
        original_name: original_name(path, &received, folder.as_deref()),
        file_name: received.imported_name().to_owned(),
        converted: received.converted(),
        path,
        corrections: None,
    };
    let replaces = match &folder {
        Some(folder) => target::replaces_other(args.force, folder, (&received, &request), lang)?,
        None => false,
    };
    let fixes = corrections(args, folder.as_deref().filter(|_| !replaces))?;
    let request =
        Request { corrections: fixes.as_ref().map(|(bytes, path)| (bytes.as_slice(), path.as_path())), ..request };
    let made = import::import(received.imported(), &request)?;
    let text = to_text(&made.batch).unwrap_or_default();
    let Some(folder) = folder else {
        let notes = [fault_lines(&made.warnings, lang), report(path, &made, lang)].concat();
        return Ok(Answer { notes, ..Answer::text(text) });
    };
    let draft = args.draft_corrections.then(|| draft::draft(&made)).flatten();
    let is_kept = received.file_name != NOTICE_FILE;
    let notice = if is_kept { made.notice.as_bytes() } else { &received.bytes };
    let mut files: Vec<(&str, &[u8])> = vec![(NOTICE_FILE, notice)];
    files.extend(is_kept.then_some((received.file_name.as_str(), received.bytes.as_slice())));
    files.extend(fixes.as_ref().map(|(bytes, _)| (CORRECTIONS_FILE, bytes.as_slice())));
    files.extend(draft.as_ref().map(|draft| (CORRECTIONS_FILE, draft.as_bytes())));
    files.push((BATCH_FILE, text.as_bytes()));
    // Only the user's own corpus may be written by several sessions.
    let own = folder.parent().filter(|_| args.add);
    let _lock = own.map(|folder| patiently(LOCK_WAIT, || write::Lock::take(folder))).transpose()?;
    let has_aside = replaces && folder.join(CORRECTIONS_FILE).symlink_metadata().is_ok();
    let aside = has_aside.then(|| write::old_name(&folder, CORRECTIONS_FILE));
    let access = if args.add { Access::Private } else { Access::Shared };
    write::fill(&folder, &files, aside.as_deref().map(|old| (CORRECTIONS_FILE, old)), access)?;
    let drafted = draft.map(|_| folder.join(CORRECTIONS_FILE));
    let mut answer = done(args, &made, (path, &folder, drafted.as_deref()), lang);
    answer.notes = fault_lines(&made.warnings, lang);
    if let Some(old) = aside {
        let path = folder.join(old);
        answer.notes.push(lang.fill(CliMsg::PutAside, &[&shown(&path)]));
    }
    Ok(answer)
}

/// Checks that a draft has a folder and overwrites no corrections.
fn may_draft(folder: Option<&Path>, lang: Lang) -> Result<()> {
    let Some(folder) = folder else {
        return Err(wrong(lang, (CliMsg::DraftNowhere, &[]), (CliMsg::DraftPlaces, &[])));
    };
    let path = folder.join(CORRECTIONS_FILE);
    if path.symlink_metadata().is_ok() {
        return Err(wrong(lang, (CliMsg::DraftThere, &[&shown(&path)]), (CliMsg::EditIt, &[])));
    }
    Ok(())
}

/// Returns the folder of the batch: `--output`, a folder of the user's own corpus, or none.
fn destination(args: &ImportArgs, id: &BatchId, lang: Lang) -> Result<Option<PathBuf>> {
    if !args.add {
        return Ok(args.output.clone());
    }
    let paths = Paths::from_env().ok_or_else(|| wrong(lang, (CliMsg::NoHome, &[]), (CliMsg::SetHome, &[])))?;
    Ok(Some(paths.corpus().join(id.as_str())))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    Ok(file::read(path, import::MAX_NOTICE_BYTES as u64)?)
}

/// Reads the given corrections, else those of the batch, so that decisions of people are not dropped silently.
fn corrections(args: &ImportArgs, folder: Option<&Path>) -> Result<Option<(Vec<u8>, PathBuf)>> {
    if let Some(path) = &args.corrections {
        return Ok(Some((read(path)?, path.clone())));
    }
    let own = folder.map(|folder| folder.join(CORRECTIONS_FILE)).filter(|path| !file::is_absent(path));
    own.map(|path| Ok((read(&path)?, path))).transpose()
}

/// Returns the original file name of the notice: the one recorded by a batch of this notice, else its own.
fn original_name(path: &Path, received: &Received, folder: Option<&Path>) -> String {
    let recorded = [path.parent(), folder].into_iter().flatten().find_map(|folder| {
        let batch = folder.join(BATCH_FILE);
        let known: Batch = if batch.exists() { read_batch(&batch).ok()? } else { return None };
        (received.sha256 == known.source.received_sha256()).then_some(known.source.original_name)
    });
    recorded.unwrap_or_else(|| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

/// Returns the answer after writing; `paths` are the notice, the folder and the draft of corrections.
fn done(args: &ImportArgs, made: &Imported, paths: (&Path, &Path, Option<&Path>), lang: Lang) -> Answer {
    let (path, folder, drafted) = paths;
    if args.json {
        return Answer::json(&ReportJson::new(made, folder, drafted, lang));
    }
    let mut lines = report(path, made, lang);
    lines.push(lang.fill(CliMsg::Written, &[&shown(folder)]));
    if args.draft_corrections {
        lines.push(match drafted {
            Some(path) => lang.fill(CliMsg::Drafted, &[&shown(path)]),
            None => lang.get(CliMsg::NothingToDraft).to_owned(),
        });
    }
    Answer::text(lines.join("\n") + "\n")
}
