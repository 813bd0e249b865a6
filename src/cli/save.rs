//! Writes what is named in the browser to a file: text, or a document of cases.

use std::path::{Path, PathBuf};

use super::{play, terminal_env::fetch_command};
use crate::{
    app::{Ctx, copy::Saved, effect::BriefingRequest, message::Written},
    briefing::Briefing,
    store::write,
    text::sanitize,
    ui::{Session, screen::picture::PictureFormat},
};

/// Writes `text` to the file `path`. `~` stands for the home folder; a relative path starts at the current folder.
pub(super) fn save(path: &str, text: &str, replace: bool) -> Saved {
    write_to(&file_of(path), text.as_bytes(), replace)
}

/// Writes a document.
pub(super) fn brief(ctx: &Ctx, request: &BriefingRequest) -> Written {
    let cases: Vec<_> = request.cases.iter().filter_map(|ix| ctx.corpus.get(*ix)).collect();
    let briefing = Briefing::of(&cases, request.what, request.heading.clone(), request.display, ctx.lang);
    let briefing = match &request.notes {
        Some(desk) => briefing.with_notes(desk),
        None => briefing,
    };
    let file = file_of(&request.path);
    let saved = write_to(&file, &request.format.write(&briefing, true), request.replace);
    let fetch = matches!(saved, Saved::Done(..)).then(|| fetch_command(&whole(&file), |name| std::env::var_os(name)));
    Written { saved, fetch: fetch.flatten() }
}

/// The most pictures of one name in a folder.
const PICTURES: u32 = 999;

/// Writes a picture of the screen to a file that is not there yet, in the current folder.
pub(super) fn picture(session: &Session, stem: &str) -> Saved {
    let drawn = play::picture(session, PictureFormat::Svg);
    let name = |number| if number == 1 { format!("{stem}.svg") } else { format!("{stem}-{number}.svg") };
    let written = (1..=PICTURES).map(|number| save(&name(number), &drawn, false));
    written.into_iter().find(|saved| *saved != Saved::Exists).unwrap_or(Saved::Exists)
}

fn file_of(path: &str) -> PathBuf {
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    match (path.strip_prefix('~'), home) {
        (Some(""), Some(home)) => home,
        (Some(rest), Some(home)) if rest.starts_with('/') => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(path),
    }
}

fn write_to(file: &Path, bytes: &[u8], replace: bool) -> Saved {
    match write::new(file, bytes, replace) {
        Ok(true) => Saved::Done(sanitize(&whole(file).display().to_string()).into_owned(), bytes.len()),
        Ok(false) => Saved::Exists,
        Err(fault) => Saved::Failed(fault),
    }
}

/// Returns the absolute path, which tells the user where the file is.
fn whole(file: &Path) -> PathBuf {
    file.canonicalize().unwrap_or_else(|_| file.to_owned())
}
