//! `anli batches` and `anli remove`: the batches that there are, and the end of one of the user's own.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    time::Duration,
};

use super::{
    args::RemoveArgs,
    as_json::AsJson,
    batch_json::{BatchRow, Removal},
    out::{Answer, Result, shown, wrong},
    patience::patiently,
};
use crate::{
    app::words::{CliMsg, Lang},
    corpus::{BatchId, Corpus, load::read_batch, model::BATCH_FILE},
    store::{Paths, write},
    text::sanitize::sanitize,
};

/// Longest wait for an import into the user's own corpus.
const LOCK_WAIT: Duration = Duration::from_secs(10);

/// Lists all batches. The answer is no if there are none.
pub(super) fn run(form: AsJson, corpus: &Corpus, lang: Lang) -> Result {
    let own = Paths::from_env().map(|paths| paths.corpus());
    let rows: Vec<BatchRow> = corpus
        .batches()
        .iter()
        .map(|loaded| {
            let path = loaded.origin.path();
            BatchRow {
                id: loaded.batch.id.to_string(),
                title: loaded.batch.title.as_str().to_owned(),
                issuer: loaded.batch.issuer.as_str().to_owned(),
                published: Some(loaded.batch.published().to_owned()).filter(|date| !date.is_empty()),
                cases: u32::try_from(loaded.case_count()).unwrap_or(u32::MAX),
                file: path.map(|path| path.display().to_string()),
                own: path.zip(own.as_ref()).is_some_and(|(path, own)| path.starts_with(own)),
            }
        })
        .collect();
    let is_empty = rows.is_empty();
    if form.is_wanted() {
        return Ok(form.rows(&rows).or_no(is_empty));
    }
    let columns = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
    let line = |row: &BatchRow| {
        let mark = if row.own { "*" } else { " " };
        let date = row.published.as_deref().unwrap_or_default();
        let text = format!("{mark} {:columns$}\t{:>4}\t{date:10}\t{}", row.id, row.cases, row.title);
        sanitize(text.trim_end()).into_owned() + "\n"
    };
    let text: String = rows.iter().map(line).collect();
    Ok(Answer {
        notes: is_empty.then(|| lang.get(CliMsg::None).to_owned()).into_iter().collect(),
        ..Answer::text(text)
    }
    .or_no(is_empty))
}

/// Removes a batch of the user's own corpus, once that is confirmed. The answer is no if it is not.
pub(super) fn remove(args: &RemoveArgs, lang: Lang) -> Result {
    let (id, folder) = own_folder(&args.batch, lang)?;
    // A batch that cannot be read is removed, too.
    let batch = read_batch(&folder.join(BATCH_FILE)).ok();
    let cases = batch.as_ref().map_or(0, |batch| u32::try_from(batch.cases.len()).unwrap_or(u32::MAX));
    let title = batch.as_ref().map_or("", |batch| batch.title.as_str());
    if !args.yes {
        if !io::stdin().is_terminal() || args.json {
            return Err(wrong(lang, (CliMsg::MustConfirm, &[]), (CliMsg::AddYes, &[])));
        }
        let ask = lang.fill(CliMsg::RemoveAsk, &[id.as_str(), &sanitize(title), &cases.to_string()]);
        if !confirmed(&ask) {
            return Ok(Answer::text(lang.get(CliMsg::NotRemoved).to_owned() + "\n").or_no(true));
        }
    }
    let _lock = folder.parent().map(|parent| patiently(LOCK_WAIT, || write::Lock::take(parent))).transpose()?;
    write::remove_folder(&folder)?;
    Ok(match args.json {
        true => Answer::json(&Removal { id: id.to_string(), folder: shown(&folder), cases, removed: true }),
        false => Answer::text(lang.fill(CliMsg::Removed, &[id.as_str()]) + "\n"),
    })
}

/// Returns the id and the folder of a batch of the user's own corpus.
fn own_folder(batch: &str, lang: Lang) -> Result<(BatchId, PathBuf)> {
    let none = || wrong(lang, (CliMsg::NotOwnBatch, &[batch]), (CliMsg::SeeOwnBatches, &[]));
    let id: BatchId = batch.parse().map_err(|_| none())?;
    let paths = Paths::from_env().ok_or_else(|| wrong(lang, (CliMsg::NoHome, &[]), (CliMsg::SetHome, &[])))?;
    let folder = paths.corpus().join(id.as_str());
    if folder.is_dir() { Ok((id, folder)) } else { Err(none()) }
}

/// Asks on the terminal; only y and yes confirm.
fn confirmed(question: &str) -> bool {
    super::out::ask(question);
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}
