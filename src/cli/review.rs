//! The review of an import on the local machine: `anli review`, and the tasks that a review asks for.

use std::path::{Path, PathBuf};

use super::{
    out::{Result, shown, wrong},
    proposed_id,
    received::Received,
};
use crate::{
    app::{
        review_task::{ReviewNews, ReviewTask},
        words::{CliMsg, Lang},
    },
    corpus::{BatchId, load::read_batch, model::BATCH_FILE, notice::NOTICE_FILE},
    error::{Fault, FaultKind},
    file,
    import::{self, Corrections, Prepared, corrections::CORRECTIONS_FILE},
    review::{Reading, Review, ReviewSource, merge, read},
    store::{
        Paths,
        write::{self, Access},
    },
    text::sanitize::sanitize,
};

/// Performs a task that needs files; `None` for what the session does itself.
pub(super) fn perform(task: &ReviewTask) -> Option<ReviewNews> {
    Some(match task {
        ReviewTask::Read { .. } | ReviewTask::Alike { .. } => return None,
        ReviewTask::Keep { source, base, corrections } => {
            keep(source, base, corrections).unwrap_or_else(ReviewNews::NotKept)
        }
        ReviewTask::Save { source, reading, corrections } => {
            save(source, reading, corrections).unwrap_or_else(ReviewNews::NotKept)
        }
        ReviewTask::Batch(path) => begin(of_batch(path)),
        ReviewTask::File(name) => begin(of_file(name)),
        ReviewTask::Pasted(text) => begin(of_pasted(text)),
    })
}

fn begin(review: std::result::Result<Review, Vec<Fault>>) -> ReviewNews {
    review.map_or_else(ReviewNews::Refused, |review| ReviewNews::Begin(Box::new(review)))
}

/// Writes the corrections, joined with what another person wrote meanwhile.
fn keep(
    source: &ReviewSource,
    base: &Corrections,
    corrections: &Corrections,
) -> std::result::Result<ReviewNews, Fault> {
    let path = source.folder.join(CORRECTIONS_FILE);
    let first = |faults: Vec<Fault>| {
        faults.into_iter().next().unwrap_or_else(|| Fault::error(&path, None, FaultKind::EmptyFile))
    };
    let mut merged = corrections.clone();
    if !file::is_absent(&path) {
        let bytes = file::read(&path, import::MAX_NOTICE_BYTES as u64)?;
        let theirs = import::read_corrections(&bytes, &path).map_err(first)?;
        if theirs != *base {
            merged = merge::merge(base, corrections, &theirs);
        }
    }
    let text = import::to_text(&merged).unwrap_or_default();
    write::replace(&path, text.as_bytes(), access(source))?;
    // With the notice beside them, a review that was left goes on under its id.
    for (name, bytes) in &source.files {
        let path = source.folder.join(name);
        if file::is_absent(&path) {
            write::replace(&path, bytes, access(source))?;
        }
    }
    let is_merged = merged != *corrections;
    Ok(ReviewNews::Kept { corrections: merged, is_merged })
}

/// Writes the batch with its notice and corrections.
fn save(source: &ReviewSource, reading: &Reading, corrections: &Corrections) -> std::result::Result<ReviewNews, Fault> {
    let Ok(made) = &reading.made else {
        return Err(Fault::error(&source.path, None, FaultKind::NoCase { nearest: String::new() }));
    };
    let batch = import::to_text(&made.batch).unwrap_or_default();
    let fixes = import::to_text(corrections).unwrap_or_default();
    let said = *corrections != Corrections { schema: 1, ..Corrections::default() };
    let mut files: Vec<(&str, &[u8])> =
        source.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    files.extend(said.then_some((CORRECTIONS_FILE, fixes.as_bytes())));
    files.push((BATCH_FILE, batch.as_bytes()));
    write::fill(&source.folder, &files, None, access(source))?;
    let is_notice_changed = file::read(&source.path, import::MAX_NOTICE_BYTES as u64)
        .is_ok_and(|now| now != source.bytes && source.files.iter().all(|(_, bytes)| *bytes != now));
    let folder = sanitize(&shown(&source.folder)).into_owned();
    Ok(ReviewNews::Saved { folder, corrections: corrections.clone(), is_notice_changed })
}

fn access(source: &ReviewSource) -> Access {
    if source.is_own { Access::Private } else { Access::Shared }
}

/// Returns a fault as the only one.
fn one(fault: Fault) -> Vec<Fault> {
    vec![fault]
}

/// Returns the review of a batch that was imported, by its `batch.json`.
fn of_batch(path: &Path) -> std::result::Result<Review, Vec<Fault>> {
    let batch = read_batch(path)?;
    let folder = path.parent().unwrap_or(Path::new(".")).to_owned();
    let source = folder.join(Path::new(&batch.source.file).file_name().unwrap_or_default());
    let original = batch.source.original.as_ref().map(|original| folder.join(&original.file));
    let received = Received::read(original.as_deref().filter(|path| path.exists()).unwrap_or(&source)).map_err(one)?;
    let is_own = Paths::from_env().is_some_and(|paths| folder.starts_with(paths.corpus()));
    let place = Place { folder, is_own, original_name: batch.source.original_name.clone() };
    of_received(&received, &source, batch.id.clone(), place)
}

/// Returns the review of a file that is named in the browser; its batch goes into the user's own corpus under a new id.
fn of_file(name: &str) -> std::result::Result<Review, Vec<Fault>> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let path = match (name.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(name),
    };
    let received = Received::read(&path).map_err(one)?;
    let original_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    new(&received, Some(&path), original_name)
}

/// Returns the review of a notice that was pasted into the browser, which no file holds yet.
fn of_pasted(text: &str) -> std::result::Result<Review, Vec<Fault>> {
    let received = Received::of(text.as_bytes().to_vec(), Path::new(NOTICE_FILE)).map_err(one)?;
    new(&received, None, NOTICE_FILE.to_owned())
}

/// Returns the review of a notice whose batch goes into the user's own corpus under a new id. A notice without a file is
/// named by the one that its batch will have.
fn new(received: &Received, path: Option<&Path>, original_name: String) -> std::result::Result<Review, Vec<Fault>> {
    let named = path.unwrap_or(Path::new(NOTICE_FILE));
    let no_home = || vec![Fault::error(named, None, FaultKind::EmptyFile)];
    let corpus = Paths::from_env().ok_or_else(no_home)?.corpus();
    let id = proposed_id::proposed(received, named, &corpus).ok_or_else(no_home)?;
    let folder = corpus.join(id.as_str());
    let path = path.map_or_else(|| folder.join(NOTICE_FILE), Path::to_owned);
    of_received(received, &path, id, Place { folder, is_own: true, original_name })
}

/// The place of a batch under review.
pub(super) struct Place {
    pub(super) folder: PathBuf,
    pub(super) is_own: bool,
    pub(super) original_name: String,
}

/// Returns the review of a notice with the corrections that its folder holds.
pub(super) fn of_received(
    received: &Received,
    path: &Path,
    id: BatchId,
    place: Place,
) -> std::result::Result<Review, Vec<Fault>> {
    let unknown = || vec![Fault::error(path, None, FaultKind::UnknownEncoding)];
    let text = import::text_of(received.imported()).ok_or_else(unknown)?;
    let fixes = place.folder.join(CORRECTIONS_FILE);
    let corrections = match file::is_absent(&fixes) {
        true => Corrections::default(),
        false => import::read_corrections(&file::read(&fixes, import::MAX_NOTICE_BYTES as u64).map_err(one)?, &fixes)?,
    };
    let is_kept = received.file_name != NOTICE_FILE;
    let notice = if is_kept { text.clone().into_bytes() } else { received.bytes.clone() };
    let mut files = vec![(NOTICE_FILE.to_owned(), notice)];
    files.extend(is_kept.then(|| (received.file_name.clone(), received.bytes.clone())));
    let source = ReviewSource {
        bytes: received.imported().to_vec(),
        files,
        text,
        id,
        original_name: place.original_name,
        file_name: received.imported_name().to_owned(),
        converted: received.converted(),
        path: path.to_owned(),
        folder: place.folder,
        is_own: place.is_own,
        prepared: Prepared::default(),
    };
    let reading = read(&source, &corrections);
    // A notice without a case is where a review begins; one that cannot be read at all is not.
    if let Err(faults) = &reading.made
        && !faults.iter().all(|fault| matches!(fault.kind, FaultKind::NoCase { .. }))
    {
        return Err(faults.clone());
    }
    let saved = read_batch(&source.folder.join(BATCH_FILE)).ok();
    let is_saved = reading.made.as_ref().is_ok_and(|made| {
        saved.as_ref().and_then(|saved| import::to_text(saved).ok()) == import::to_text(&made.batch).ok()
    });
    Ok(Review::new(source, corrections, reading, is_saved))
}

/// Returns the review of a batch that is named by its folder, or by its id in the user's own corpus.
pub(super) fn named(batch: &str, lang: Lang) -> Result<Review> {
    let own = || Paths::from_env().map(|paths| paths.corpus().join(batch).join(BATCH_FILE));
    let given = Path::new(batch).join(BATCH_FILE);
    let found = [Some(given), own()].into_iter().flatten().find(|path| path.exists());
    let path = found.ok_or_else(|| wrong(lang, (CliMsg::NoSuchBatch, &[batch]), (CliMsg::SeeBatches, &[])))?;
    Ok(of_batch(&path)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{import::LineRole, review::decide};

    const NOTICE: &str = "关于修伞的通知\n案例1：修伞铺\n下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\n案例2：磨刀摊\n磨刀的师傅每月只来一天，住户不知道是哪一天。\n";

    /// Returns the review of a notice whose batch goes into a folder beside it.
    fn review(home: &Path) -> Review {
        let path = home.join("notice.txt");
        std::fs::write(&path, NOTICE).unwrap();
        let received = Received::read(&path).unwrap();
        let place = Place { folder: home.join("batch"), is_own: false, original_name: "notice.txt".to_owned() };
        of_received(&received, &path, "batch".parse().unwrap(), place).unwrap()
    }

    fn said(corrections: &Corrections, line: u32, role: LineRole) -> Corrections {
        let mut next = corrections.clone();
        decide::say(&mut next, line..=line, role, NOTICE.lines().nth(line as usize - 1).unwrap());
        next
    }

    #[test]
    fn two_people_lose_nothing_of_each_other() {
        let home = tempfile::tempdir().unwrap();
        let (mine, theirs) = (review(home.path()), review(home.path()));
        let base = mine.kept.clone();
        let one = said(&base, 3, LineRole::Background);
        let two = said(&base, 5, LineRole::Result);
        let news = keep(&theirs.source, &base, &two).unwrap();
        assert!(matches!(news, ReviewNews::Kept { is_merged: false, .. }));
        let Ok(ReviewNews::Kept { corrections, is_merged: true }) = keep(&mine.source, &base, &one) else {
            panic!("another person's corrections are told");
        };
        let lines = |corrections: &Corrections| corrections.lines.iter().map(|fix| fix.line).collect::<Vec<_>>();
        assert_eq!(lines(&corrections), [3, 5]);
        // What one takes out stays out, and opening again goes on where it was.
        let less = said(&corrections, 3, LineRole::Background);
        let less = Corrections { lines: less.lines[1..].to_vec(), ..less };
        keep(&mine.source, &corrections, &less).unwrap();
        assert_eq!(lines(&review(home.path()).kept), [5]);
    }

    #[test]
    fn a_damaged_file_of_corrections_is_told_and_left() {
        let home = tempfile::tempdir().unwrap();
        let mine = review(home.path());
        let path = home.path().join("batch").join(CORRECTIONS_FILE);
        std::fs::create_dir(home.path().join("batch")).unwrap();
        std::fs::write(&path, "{ half").unwrap();
        assert!(keep(&mine.source, &mine.kept, &said(&mine.kept, 3, LineRole::Background)).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "{ half");
    }

    #[test]
    fn a_batch_is_saved_as_import_writes_it() {
        let home = tempfile::tempdir().unwrap();
        let mine = review(home.path());
        assert!(!mine.is_saved);
        let fixes = said(&mine.kept, 3, LineRole::Background);
        let reading = read(&mine.source, &fixes);
        let saved = save(&mine.source, &reading, &fixes).unwrap();
        assert!(matches!(saved, ReviewNews::Saved { is_notice_changed: false, .. }));
        let again = of_batch(&home.path().join("batch").join(BATCH_FILE)).unwrap();
        assert!(again.is_saved && again.kept == fixes);
        // The notice is another one on disk by now: what was opened is saved, and that is told.
        std::fs::write(home.path().join("notice.txt"), "something else").unwrap();
        let saved = save(&mine.source, &reading, &fixes).unwrap();
        assert!(matches!(saved, ReviewNews::Saved { is_notice_changed: true, .. }));
        assert_eq!(std::fs::read_to_string(home.path().join("batch").join(NOTICE_FILE)).unwrap(), NOTICE);
    }

    #[test]
    fn a_folder_that_takes_nothing_is_told() {
        let home = tempfile::tempdir().unwrap();
        let mine = review(home.path());
        std::fs::write(home.path().join("batch"), "a file in the place of the folder").unwrap();
        let fixes = said(&mine.kept, 3, LineRole::Background);
        assert!(matches!(
            perform(&ReviewTask::Keep {
                source: mine.source.clone(),
                base: Box::new(mine.kept.clone()),
                corrections: fixes.clone()
            }),
            Some(ReviewNews::NotKept(_))
        ));
        assert!(save(&mine.source, &read(&mine.source, &fixes), &fixes).is_err());
    }
}
