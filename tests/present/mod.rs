//! Presentations: keys in, pages out.

use anli::{
    app::{Ctx, message::Message, present_request::PresentRequest},
    corpus::CaseIx,
    desk::Time,
    present::Show,
    ui::Session,
};

use crate::common::play::{Play, ctx};

mod auto;
mod command;
mod pages;
mod recordings;
mod scripts;
mod spotlight;
mod talk;

/// Returns the cases of these ids.
pub(crate) fn cases(ids: &[&str]) -> Vec<CaseIx> {
    ids.iter().map(|id| ctx().corpus.find(&id.parse().unwrap()).unwrap()).collect()
}

/// Returns the request for a presentation of these cases.
pub(crate) fn request(ids: &[&str]) -> PresentRequest {
    PresentRequest {
        cases: cases(ids),
        heading: Some("样板间".to_owned()),
        place: Some("三楼会议室".to_owned()),
        date: Some("下周二".to_owned()),
        ..PresentRequest::default()
    }
}

/// Returns a context whose clock stands at a quarter past two in Beijing.
pub(crate) fn at_quarter_past_two() -> Ctx {
    Ctx { now: "2031-05-06T06:15:00Z".parse::<Time>().unwrap(), utc_offset: 8 * 3600, ..ctx() }
}

/// Begins what is asked for and presses keys.
pub(crate) fn begin(width: u16, height: u16, request: PresentRequest, keys: &str) -> Play {
    let session = Session::new(at_quarter_past_two(), width, height);
    Play::of(session).deliver(Message::Present(Box::new(request))).press(keys)
}

/// Presents cases and presses keys.
pub(crate) fn present(width: u16, height: u16, ids: &[&str], keys: &str) -> Play {
    begin(width, height, request(ids), keys)
}

/// Returns the presentation that a session is in.
pub(crate) fn show(play: &Play) -> &Show {
    play.session().model().show.as_deref().unwrap()
}
