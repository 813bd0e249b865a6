//! The changes that `anli desk` makes, from its arguments.

use super::args::NoteArgs;
use crate::{
    app::words::{CliMsg, Lang, desk::DeskMsg},
    cli::{
        clock,
        open::case_link,
        out::{Failure, Result},
        show::find,
    },
    corpus::{Case, Corpus, LinkPlace},
    desk::{Anchor, Change, Desk, Due, Named, Note, Status, change::Terms, clean},
    text::Folded,
};

/// Makes a failure from messages about the desk.
pub(super) fn wrong(lang: Lang, problem: (DeskMsg, &[&str]), cure: (DeskMsg, &[&str])) -> Failure {
    Failure::Use(lang.fill(problem.0, problem.1), lang.fill(cure.0, cure.1))
}

/// Returns the cases of these ids, with their titles.
pub(super) fn cases(ids: &[String], corpus: &Corpus, lang: Lang) -> Result<Vec<Named>> {
    let named = |id: &String| find(corpus, id, lang).map(|found| Named::new(found.id().to_string(), found.title()));
    ids.iter().map(named).collect()
}

/// Returns a case that is in the corpus or, under this id, on the desk.
pub(super) fn kept_case(id: &str, desk: &Desk, corpus: &Corpus, lang: Lang) -> Result<Named> {
    let is_kept = desk.entry(id).is_some() || desk.marked().contains(&id);
    match cases(&[id.to_owned()], corpus, lang) {
        Ok(mut found) if !found.is_empty() => Ok(found.swap_remove(0)),
        _ if is_kept => Ok(Named::new(id, "")),
        Ok(_) => Err(wrong(lang, (DeskMsg::NotKept, &[id]), (DeskMsg::SeeDesk, &[]))),
        Err(failure) => Err(failure),
    }
}

/// Returns a name as it is kept.
pub(super) fn name(text: &str, lang: Lang) -> Result<String> {
    clean::name(text).ok_or_else(|| wrong(lang, (DeskMsg::EmptyName, &[]), (DeskMsg::GiveName, &[])))
}

/// Returns the change that writes, changes or deletes a note, with the id of the note.
pub(super) fn note(args: &NoteArgs, desk: &Desk, corpus: &Corpus, lang: Lang) -> Result<(Change, String)> {
    let link = case_link(&args.case, lang);
    let id = link.as_ref().map_or_else(|_| args.case.clone(), |link| link.id.to_string());
    let case = kept_case(&id, desk, corpus, lang)?;
    let text = clean::words(args.text.as_deref().unwrap_or_default());
    if text.len() > clean::LONGEST_NOTE {
        let sizes = [text.len().to_string(), clean::LONGEST_NOTE.to_string()];
        return Err(wrong(lang, (DeskMsg::NoteTooLong, &[&sizes[0], &sizes[1]]), (DeskMsg::Shorten, &[])));
    }
    let known = args.edit.as_ref().map(|edit| {
        let found = desk.entry(&case.id).and_then(|entry| entry.notes().find(|note| note.id == *edit));
        found.ok_or_else(|| wrong(lang, (DeskMsg::NoNote, &[&case.id, edit]), (DeskMsg::SeeDesk, &[])))
    });
    let known = known.transpose()?;
    if known.is_none() && text.is_empty() {
        return Err(wrong(lang, (DeskMsg::NoNoteText, &[]), (DeskMsg::GiveNoteText, &[])));
    }
    let whole = || find(corpus, &id, lang).map(|found| found.case());
    let place = link.ok().and_then(|link| link.place);
    let at = match (&args.at, place) {
        (Some(words), _) => Some(quoted(&whole()?, words, lang)?),
        (None, Some(place)) => beginning(&whole()?, place),
        (None, None) => known.and_then(|note| note.at.clone()),
    };
    let shared = args.shared || known.is_some_and(|note| note.shared);
    let note_id = known.map_or_else(|| desk.free_note_id(&case.id, clock::now()), |note| note.id.clone());
    let kind = known.map(|note| note.kind).unwrap_or_default();
    let note = Note { id: note_id.clone(), at, kind, text, shared, ..Note::default() };
    Ok((Change::Note { case, note }, note_id))
}

/// Returns the place of words that stand in the case once.
fn quoted(case: &Case, words: &str, lang: Lang) -> Result<Anchor> {
    let sought = Folded::new(words);
    let texts: Vec<(u32, &str)> = (0..).zip(case.paragraphs().map(|paragraph| paragraph.text.as_str())).collect();
    let found = texts.iter().flat_map(|(at, text)| {
        let folded = Folded::new(text);
        folded.find_all(&sought).filter_map(|chars| Anchor::new(text, *at, chars)).collect::<Vec<_>>()
    });
    let mut found: Vec<Anchor> = found.collect();
    let cure = (DeskMsg::QuoteMore, &[][..]);
    match found.len() {
        0 => Err(wrong(lang, (DeskMsg::NotThere, &[words]), cure)),
        1 => Ok(found.swap_remove(0)),
        count => Err(wrong(lang, (DeskMsg::NotOnce, &[words, &count.to_string()]), cure)),
    }
}

/// Returns the first sentence of a place.
fn beginning(case: &Case, place: LinkPlace) -> Option<Anchor> {
    let at = place.paragraph(case)?;
    let text = &case.paragraphs().nth(at as usize)?.text;
    let end = text.chars().position(|c| matches!(c, '。' | '！' | '？' | '；')).map_or(usize::MAX, |end| end + 1);
    Anchor::new(text, at, 0..end.min(text.chars().count()))
}

/// Returns a decision on an adoption.
pub(super) fn terms(status: Option<&str>, who: Option<&str>, due: Option<&str>, lang: Lang) -> Result<Terms> {
    let year = clock::now().date().0;
    let day = |text: &str| {
        let read = Due::typed(text, year).map(Some);
        if text.is_empty() { Ok(None) } else { read }
            .map_err(|_| wrong(lang, (DeskMsg::BadDue, &[text]), (DeskMsg::DueForm, &[])))
    };
    Ok(Terms {
        status: status.map(|text| self::status(text, lang)).transpose()?,
        who: who.map(clean::name),
        due: due.map(day).transpose()?,
    })
}

/// Returns the state of this name, or none.
fn status(text: &str, lang: Lang) -> Result<Option<Status>> {
    let folded = Folded::new(text);
    let is_named = |name: &str| Folded::new(name) == folded;
    let found = Status::ALL.iter().find(|(_, name, chinese)| is_named(name) || is_named(chinese));
    match found {
        Some((status, ..)) => Ok(Some(*status)),
        None if is_named("none") => Ok(None),
        None => {
            let names: Vec<&str> = Status::ALL.iter().map(|(_, name, _)| *name).chain(["none"]).collect();
            let cure = lang.fill(CliMsg::Allowed, &[&names.join(", ")]);
            Err(Failure::Use(lang.fill(DeskMsg::BadStatus, &[text]), cure))
        }
    }
}
