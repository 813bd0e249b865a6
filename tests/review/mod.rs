//! The review of an import: keys in, corrections and screen out.

use std::path::PathBuf;

use anli::{
    app::{
        effect::Effect,
        message::Message,
        review_task::{ReviewNews, ReviewTask, Shared},
    },
    import::{Corrections, LineRole},
    review::{Review, ReviewSource, read},
    ui::Session,
};

use crate::common::play::{Play, ctx};

mod keys;
mod layouts;
mod pasted;

/// A notice without labels, numbers and headings that the rules know.
pub(crate) const PLAIN: &str = "某中心来信\n请各窗口参阅下列几件小事。\n石榴街的雨伞架\n谁需要谁取，晴天送还即可，已经三个月没有少过一把。\n花圃里添了两张长椅。\n竹器巷的打气筒\n修车铺把打气筒放在门外，钥匙挂在墙上，过路的人都能用。\n瓦窑弄的晾衣绳\n楼道口拉起公用绳子，按单双号轮流使用，吵架的事情少了。\n";

/// Returns the root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Returns a notice under review.
pub(crate) fn source(notice: &str) -> ReviewSource {
    ReviewSource {
        bytes: notice.as_bytes().to_vec(),
        files: vec![("notice.txt".to_owned(), notice.as_bytes().to_vec())],
        text: notice.to_owned(),
        id: "review-2031-1".parse().unwrap(),
        original_name: "来信.txt".to_owned(),
        file_name: "notice.txt".to_owned(),
        converted: None,
        path: PathBuf::from("来信.txt"),
        folder: PathBuf::from("review-2031-1"),
        is_own: false,
        prepared: Default::default(),
    }
}

/// Returns the message that begins the review of a notice with these corrections.
pub(crate) fn begin(notice: &str, corrections: Corrections) -> Message {
    let source = source(notice);
    let reading = read(&source, &corrections);
    Message::Review(Shared::new(ReviewNews::Begin(Box::new(Review::new(source, corrections, reading, false)))))
}

/// Begins the review of a notice and presses keys.
pub(crate) fn review(width: u16, height: u16, notice: &str, keys: &str) -> Play {
    Play::of(Session::new(ctx(), width, height)).deliver(begin(notice, Corrections::default())).press(keys)
}

/// Returns the review that a session is in.
pub(crate) fn state(play: &Play) -> &Review {
    play.session().model().review.as_deref().unwrap()
}

/// Returns first line and title of each case.
pub(crate) fn titles(play: &Play) -> Vec<(u32, String)> {
    state(play).cases().iter().map(|case| (case.lines.0, case.title.clone())).collect()
}

/// Returns the roles said of single lines.
pub(crate) fn said(play: &Play) -> Vec<(u32, LineRole)> {
    state(play).history.now().lines.iter().map(|fix| (fix.line, fix.is)).collect()
}

/// Returns the corrections that the last key asked to keep.
pub(crate) fn kept(play: &Play) -> Option<Corrections> {
    play.effects().iter().find_map(|effect| match effect {
        Effect::Review(task) => match &**task {
            ReviewTask::Keep { corrections, .. } => Some(corrections.clone()),
            _ => None,
        },
        _ => None,
    })
}
