//! The tour, played in each keymap by the keys that it shows.

use anli::{
    app::{
        Ctx,
        action::Action,
        keymap::{Context, NAMES},
        message::Message,
        tour::STEPS,
        words::Lang,
        words::tour::TourMsg,
    },
    ui::Session,
};

use crate::common::{
    cli::Home,
    play::{Play, ctx_with, play},
};

fn on_tour(keymap: &str, lang: Lang, width: u16, height: u16) -> Play {
    Play::start(Ctx { lang, ..ctx_with(keymap) }, width, height).press("").deliver(Message::Tour)
}

#[test]
fn the_tour_works_with_every_keymap_and_language() {
    for name in NAMES {
        for (lang, _) in Lang::ALL {
            for (width, height) in [(80, 24), (120, 36), (40, 20)] {
                let mut play = on_tour(name, lang, width, height);
                for (at, step) in STEPS.iter().enumerate() {
                    let tour = play.session().model().tour.as_ref().unwrap();
                    assert_eq!(tour.step, at, "{name}: {}", tour.text);
                    let keymap = play.session().ctx().keymap.clone();
                    // The second key of a step is an alternative or follows the first.
                    let second = step.keys.get(1).filter(|action| matches!(action, Action::Help | Action::Review));
                    let keys: String = step
                        .keys
                        .iter()
                        .take(1)
                        .chain(second)
                        .enumerate()
                        .map(|(nth, action)| {
                            keymap.key_for(if nth == 0 { step.context } else { Context::Reader }, *action)
                        })
                        .collect();
                    assert!(!keys.is_empty() && !tour.text.contains("{"), "{}", tour.text);
                    let text = tour.text.clone();
                    assert!(
                        keymap.key_for(step.context, step.keys[0]).chars().count() > 0
                            && text.contains(&keymap.name_for(step.context, step.keys[0], lang))
                    );
                    play = play.press(&keys).press(if step.guide == TourMsg::Search { "bdy" } else { "" });
                }
                assert!(play.session().model().tour.is_none(), "{name}");
            }
        }
    }
}

#[test]
fn the_tour_strip_fits_two_rows() {
    for name in NAMES {
        for (lang, _) in Lang::ALL {
            let mut session = Session::new(Ctx { lang, ..ctx_with(name) }, 80, 24);
            session.deliver(Message::Tour);
            assert_eq!(session.model().panes().unwrap().strip.height, 2);
            while let Some(tour) = session.model().tour.clone() {
                let columns = session.model().width.of(&tour.text) + session.model().width.of(&tour.exits) + 4;
                assert!(columns <= 2 * 76, "{name}: {columns} columns: {}", tour.text);
                session.deliver(Message::Tour);
            }
        }
    }
}

#[test]
fn escape_closes_popups_before_the_tour() {
    let tour = |keys: &str| on_tour("default", Lang::Hans, 80, 24).press(keys);
    let left = "已离开导览";
    tour("").shows("导览 1/17").press("<esc>").shows(left).lacks("导览 1/17").shows("1/102");
    tour("j<enter>").shows("导览 3/17").press("<esc>").shows(left).shows("编号：");
    tour("?<esc>").shows("导览 1/17").press("<esc>").shows(left);
    tour("j<enter><space>]").press("<esc>").shows("导览 4/17").press("<esc>").shows(left);
    // The step that asks for it accepts it.
    tour("j<enter><space>]mvv").shows("导览 7/17").press("<esc>").shows("导览 8/17").shows("2/102");
}

#[test]
fn tour_steps_can_be_skipped() {
    on_tour("default", Lang::Hans, 80, 24).press("T").shows("导览 2/17").press("G").shows("102/102");
    play(80, 24, ":导览<enter>").shows("导览 1/17");
    play(80, 24, "T").shows("导览 1/17");
    play(80, 24, "jjj<enter>?/tour<enter>").shows("导览 1/17");
    for (width, height) in [(20, 5), (20, 9), (30, 12), (300, 80)] {
        on_tour("default", Lang::Hans, width, height).press("j<enter><space>");
    }
}

#[test]
fn the_tour_command_starts_the_tour() {
    let home = Home::new();
    let run = home.run(&["tour", "--print", "80x24"]);
    assert!(run.out.contains("导览 1/17") && run.code == 0, "{run:?}");
    let run = home.run(&["tour", "--keymap", "plain", "--lang", "en", "--keys", "<down>", "--print", "80x24"]);
    assert!(run.out.contains("Tour 2/17"), "{run:?}");
    let run = home.run(&["tour"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("整屏"), "{run:?}");
}
