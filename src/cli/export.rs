//! `anli export`: cases as a document.

use std::path::{Path, PathBuf};

use super::{
    args::ExportArgs,
    desk,
    list::known_batch,
    out::{Answer, Result, prefixed, shown, wrong},
    search,
    show::find,
    terminal_env::fetch_command,
};
use crate::{
    app::{
        page::DisplayOptions,
        words::{CliMsg, Lang},
    },
    briefing::{Briefing, Extent, Format},
    corpus::{CaseIx, CaseRef, Corpus},
    search::Index,
    store::{choices::Choices, write},
};

/// Writes the chosen cases. The answer is no if a search finds none.
pub(super) fn run(args: &ExportArgs, corpus: &Corpus, index: &Index, choices: &Choices, lang: Lang) -> Result {
    let format = format(args.format, args.output.as_deref(), lang)?;
    let cases = cases(args, corpus, index, lang)?;
    if cases.is_empty() {
        let notes = vec![prefixed(lang.get(CliMsg::NothingFound))];
        return Ok(Answer { notes, ..Answer::default() }.or_no(true));
    }
    if !args.what.unwrap_or_default().suits(cases.len()) {
        let count = cases.len().to_string();
        return Err(wrong(lang, (CliMsg::NotComparable, &[&count]), (CliMsg::SeeList, &[])));
    }
    let mut briefing =
        Briefing::of(&cases, args.what.unwrap_or_default(), args.heading.clone(), display(args.printed, choices), lang);
    if args.notes {
        briefing = briefing.with_notes(&desk::of_user()?);
    }
    let bytes = format.write(&briefing, args.output.is_some());
    match &args.output {
        Some(path) => written(path, &bytes, args.force, lang),
        None => Ok(Answer::text(String::from_utf8_lossy(&bytes).into_owned())),
    }
}

/// Writes cases as the document that the ending of the file names; replaces no file.
pub(super) fn to_file(cases: &[CaseRef<'_>], path: &Path, lang: Lang) -> Result {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let known = Format::ALL.map(|(_, name)| name).join(", ");
    let bad = || wrong(lang, (CliMsg::BadEnding, &[&ending]), (CliMsg::NameFormat, &[&known]));
    let format = Format::of_ending(&ending).ok_or_else(bad)?;
    let briefing = Briefing::of(cases, Extent::default(), None, DisplayOptions::default(), lang);
    written(path, &format.write(&briefing, true), false, lang)
}

/// Returns the form of the texts: as chosen for reading, or as printed.
pub(super) fn display(printed: bool, choices: &Choices) -> DisplayOptions {
    if printed {
        return DisplayOptions::AS_STORED;
    }
    let set = DisplayOptions::default();
    DisplayOptions { script: choices.script.unwrap_or(set.script), spaced: choices.spaced.unwrap_or(set.spaced), ..set }
}

/// Returns the format that is named, or that of the file's ending. An ending of another format is refused.
pub(super) fn format(named: Option<Format>, output: Option<&Path>, lang: Lang) -> Result<Format> {
    let known = Format::ALL.map(|(_, name)| name).join(", ");
    let allowed: &[&str] = &[&known];
    let ending = output.map(|path| {
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        (Format::of_ending(&ending), ending)
    });
    match (named, ending) {
        (None, Some((Some(format), _))) => Ok(format),
        (Some(format), None) if format.is_text() => Ok(format),
        (Some(_), None) => Err(wrong(lang, (CliMsg::NeedsFile, &[]), (CliMsg::NameFile, &[]))),
        (Some(format), Some((ending, _))) if ending == Some(format) => Ok(format),
        (_, Some((_, ending))) if !ending.is_empty() => {
            Err(wrong(lang, (CliMsg::BadEnding, &[&ending]), (CliMsg::NameFormat, allowed)))
        }
        (Some(format), Some(_)) => Ok(format),
        (None, _) => Err(wrong(lang, (CliMsg::NoFormat, &[]), (CliMsg::NameFormat, allowed))),
    }
}

/// Returns the chosen cases: those named, of a batch, of a folder in its order, or the hits of a search that hold the whole query, best first.
fn cases<'c>(args: &ExportArgs, corpus: &'c Corpus, index: &Index, lang: Lang) -> Result<Vec<CaseRef<'c>>> {
    if let Some(query) = &args.search {
        let found = search::whole_hits(query, corpus, index, lang)?;
        return Ok(found.into_iter().filter_map(|ix| corpus.get(ix)).collect());
    }
    if let Some(name) = &args.folder {
        let desk = desk::of_user()?;
        let folder = desk.folder(desk::known_folder(&desk, name, lang)?);
        // A case that is not loaded has no text.
        let known = |id: &str| corpus.get(corpus.find(&id.parse().ok()?)?);
        return Ok(folder.into_iter().flat_map(|folder| folder.ids()).filter_map(known).collect());
    }
    match &args.batch {
        Some(batch) => {
            let batch = known_batch(corpus, batch, lang)?;
            Ok(corpus.cases_of(batch).filter_map(|ix| corpus.get(CaseIx(ix))).collect())
        }
        None => args.case.iter().map(|id| find(corpus, id, lang)).collect(),
    }
}

/// Writes the file and tells where it is, and how it is fetched from the other end of ssh.
pub(super) fn written(path: &Path, bytes: &[u8], over: bool, lang: Lang) -> Result {
    if !write::new(path, bytes, over)? {
        return Err(wrong(lang, (CliMsg::FileThere, &[&shown(path)]), (CliMsg::UseForce, &[])));
    }
    let whole: PathBuf = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut text = lang.fill(CliMsg::WrittenBytes, &[&shown(&whole), &bytes.len().to_string()]) + "\n";
    let fetch = fetch_command(&whole, |name| std::env::var_os(name));
    text.extend(fetch.map(|command| lang.fill(CliMsg::Fetch, &[&command]) + "\n"));
    Ok(Answer::text(text))
}
