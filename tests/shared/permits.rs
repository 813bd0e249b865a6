//! The rights of a session: what it refuses, and that it offers nothing of it.

use std::sync::Arc;

use anli::{
    app::{
        Ctx,
        action::{ACTIONS, Action},
        keymap::Context,
        permits::Permits,
    },
    ui::Session,
};

use crate::common::play::{Play, ctx};

/// Actions that a restricted session refuses, with a word of the reason.
const REFUSED: [(Action, &str); 6] = [
    (Action::WriteFile, "不能写文件"),
    (Action::Briefing, "不能写文件"),
    (Action::Picture, "不能写文件"),
    (Action::Review, "不能导入"),
    (Action::ReviewFile, "不能导入"),
    (Action::Suspend, "不能转到后台"),
];

fn with(permits: Permits) -> Play {
    Play::start(Ctx { permits: Arc::new(permits), ..ctx() }, 100, 30)
}

fn restricted() -> Play {
    with(Permits::restricted(20))
}

#[test]
fn refused_keys_say_so() {
    for (action, word) in REFUSED {
        let key = ctx().keymap.key_for(Context::Reader, action);
        if !key.is_empty() {
            restricted().press(&format!("<enter>{key}")).shows(word);
        }
    }
    assert!(!ctx().keymap.key_for(Context::Reader, Action::Suspend).is_empty());
}

/// Each key of each context, wherever it leads, asks for nothing that is refused.
#[test]
fn no_key_leads_to_a_refused_effect() {
    let keymap = ctx().keymap;
    for (start, context) in
        [("", Context::List), ("<enter>", Context::Reader), ("<enter>y", Context::Copy), ("X", Context::Present)]
    {
        for binding in keymap.bindings_in(context) {
            let keys: String = binding.keys.iter().map(ToString::to_string).collect();
            if binding.keys.iter().any(|key| key.is_any()) {
                continue;
            }
            let play = restricted().press(&format!("{start}{keys}<enter>x<enter>"));
            let session: &Session = play.session();
            let refused = play.effects().iter().filter(|effect| session.ctx().permits.refused(effect).is_some());
            assert_eq!(refused.count(), 0, "{start}{keys}");
        }
    }
}

#[test]
fn nothing_offers_what_is_refused() {
    let key = |context, action| ctx().keymap.key_for(context, action);
    let refused = |permits: &Permits| ACTIONS.iter().filter(|entry| !permits.allows(entry.action)).count();
    assert_eq!((refused(&Permits::restricted(20)), refused(&Permits::default())), (REFUSED.len(), 0));
    let palette = restricted().press(":");
    palette.press("word").lacks("Word");
    restricted().press(":cwj").lacks("存为文件");
    restricted().press("?/").press("word").lacks("Word");
    restricted().press("?").lacks("写成 Word");
    restricted().press("<enter>y").lacks("存文件").shows("显示");
    // Hints name no document.
    restricted().press("<enter>").lacks("写成文件");
    assert!(!key(Context::Reader, Action::Briefing).is_empty());
}

#[test]
fn the_tour_leaves_out_what_is_refused() {
    restricted().press(&ctx().keymap.key_for(Context::List, Action::Tour)).shows("1/13");
    with(Permits::default()).press(&ctx().keymap.key_for(Context::List, Action::Tour)).shows("1/17");
}

#[test]
fn a_query_is_bounded_and_says_so() {
    let play = restricted().press("/").press("abcdefghijklmnopqrst").lacks("最多");
    let play = play.press("u").shows("最多 20 个字");
    assert_eq!(play.session().model().mode.input().unwrap().value(), "abcdefghijklmnopqrst");
    let play = restricted().paste(&"案".repeat(300));
    assert_eq!(play.session().model().mode.input().unwrap().value().chars().count(), 20);
}

#[test]
fn a_fixed_option_has_no_key() {
    let locked = || with(Permits::default().with_locked(vec!["theme", "text-width"]));
    let key = |action| ctx().keymap.key_for(Context::Reader, action);
    locked().press(&format!("<enter>{}", key(Action::Themes))).shows("由管理员设定");
    locked().press(&format!("<enter>{}", key(Action::Wider))).shows("由管理员设定");
    locked().press(&format!("<enter>{}", key(Action::Typeset))).lacks("由管理员设定");
}
