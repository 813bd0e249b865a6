//! `anli present`: which cases are shown, and what stands on the title page.

use super::{
    args::PresentArgs,
    desk,
    open::case_link,
    out::{Result, wrong},
};
use crate::{
    app::{
        present_request::PresentRequest,
        words::{CliMsg, Lang, PresentMsg},
    },
    corpus::{CaseIx, Corpus},
};

/// Returns the request of the arguments. Cases that are not there are told, and the others are shown.
pub(super) fn request(args: &PresentArgs, corpus: &Corpus, lang: Lang) -> Result<PresentRequest> {
    let ids = match &args.folder {
        Some(name) => {
            let desk = desk::of_user()?;
            let folder = desk.folder(desk::known_folder(&desk, name, lang)?);
            folder.map(|folder| folder.ids().map(str::to_owned).collect()).unwrap_or_default()
        }
        None => args.case.clone(),
    };
    let (mut cases, mut missing): (Vec<CaseIx>, Vec<String>) = Default::default();
    for id in ids {
        match corpus.find(&case_link(&id, lang)?.id) {
            Some(ix) => cases.push(ix),
            None => missing.push(id),
        }
    }
    match missing.first() {
        _ if !cases.is_empty() => {}
        Some(id) => return Err(wrong(lang, (CliMsg::NoSuchCase, &[id]), (CliMsg::SeeList, &[]))),
        None => return Err(wrong(lang, (PresentMsg::NoCases, &[]), (CliMsg::SeeList, &[]))),
    }
    Ok(PresentRequest {
        cases,
        missing,
        heading: args.title.clone().or_else(|| args.folder.clone()),
        place: args.place.clone(),
        date: args.date.clone(),
        every: args.every,
        is_loop: args.is_loop,
        is_alone: true,
    })
}
