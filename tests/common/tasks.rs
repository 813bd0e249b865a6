//! Common tasks in every keymap, as in a first session. Tests play them; the key page shows them.

use anli::app::{citation::citation, effect::Effect, key::parse_keys, keymap::NAMES};

use super::play::{Play, ctx_with};

/// A task, its name in Chinese and English, and its keys in each keymap, in the order of [`NAMES`].
pub(crate) const TASKS: [(Task, &str, &str, [&str; 4]); 5] = [
    (
        Task::Open,
        "打开陕西的第三个案例",
        "open the third case of Shaanxi",
        [
            "<esc>G<enter>jj<enter>",
            "<esc>G<enter>jj<enter>",
            "<esc>G<enter>nn<enter>",
            "<esc><end><enter><down><down><enter>",
        ],
    ),
    (Task::Find, "查找“不打烊”", "find 不打烊", ["sbdy<enter>", "sbdy<enter>", "sbdy<enter>", "<f3>bdy<enter>"]),
    (Task::Measure, "跳到第二条举措", "go to its second measure", ["2gm", "2gm", "2gm", "2<f7>8"]),
    (Task::Copy, "复制出处", "copy the citation", ["yc", "yc", "yc", ";3"]),
    (Task::Quit, "退出", "quit", ["<c-c>", "ZZ", "<c-c>", "<f10>"]),
];

/// A task.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Task {
    Open,
    Find,
    Measure,
    Copy,
    Quit,
}

impl Task {
    /// Returns `true` if the screen or the effects show that the task is done.
    fn is_done(self, play: &Play) -> bool {
        let (model, ctx) = (play.session().model(), play.session().ctx());
        let found = model.location.case.and_then(|case| ctx.corpus.get(case));
        match self {
            Self::Open => {
                found.is_some_and(|found| found.id().to_string() == "shaanxi-2023/3")
                    && !play.text().contains("全部案例")
            }
            Self::Find => {
                !model.highlights.in_case_only && model.highlights.query == "bdy" && play.text().contains("不打烊")
            }
            Self::Measure => {
                let blocks = &model.page.blocks;
                let second = (0..blocks.len()).filter(|at| blocks[*at].level == 1).nth(1);
                let last = model.page.rows.len().saturating_sub(22);
                second.is_some_and(|block| model.page.row_of(block, 0).min(last) == model.location.top)
            }
            Self::Copy => {
                let sent = play.bytes_sent().windows(5).any(|five| five == b"\x1b]52;");
                let cited = found.map(|found| citation(&found, ctx.lang).chars().count().to_string());
                sent && cited.is_some_and(|count| play.text().contains(&format!("已复制（{count}字）")))
            }
            Self::Quit => play.effects() == [Effect::Quit],
        }
    }
}

/// Plays all tasks in a keymap and counts the keys of each.
pub(crate) fn played(keymap: &str) -> Vec<usize> {
    let at = NAMES.iter().position(|name| *name == keymap).unwrap();
    let mut play = Play::start(ctx_with(keymap), 80, 24);
    let mut counts = Vec::new();
    for (task, _, _, keys) in TASKS {
        play = play.press(keys[at]);
        assert!(task.is_done(&play), "{keymap}: {task:?} by {}\n{}", keys[at], play.text());
        counts.push(parse_keys(keys[at]).unwrap().len());
    }
    counts
}
