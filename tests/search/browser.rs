//! The browser and the command line find the same hits.

use anli::app::{Ctx, action::Action, keymap::Context, model::CaseList, words::Lang};

use crate::common::{
    cli::Home,
    play::{Play, ctx_with, play},
};

/// Returns the ids in the list of hits, best first.
fn listed(play: &Play) -> Vec<String> {
    let (model, corpus) = (play.session().model(), &play.session().ctx().corpus);
    let CaseList::Hits { results, .. } = &model.location.list else { return Vec::new() };
    results.hits.iter().map(|hit| corpus.get(hit.case).unwrap().id().to_string()).collect()
}

/// Every fifth query of the set, of every kind.
#[test]
fn the_command_line_finds_the_same_hits() {
    let home = Home::new();
    let queries = include_str!("queries.tsv").lines().filter(|line| !line.starts_with('#'));
    let queries: Vec<&str> = queries.map(|line| line.split('\t').nth(1).unwrap()).collect();
    let chosen: Vec<&&str> = queries.iter().step_by(queries.len() / 50).collect();
    assert!(chosen.len() >= 50);
    for query in chosen {
        let run = home.run(&["search", "--json", "--", query]);
        let found = run.json();
        let hits = found["hits"].as_array().unwrap();
        let ids: Vec<&str> = hits.iter().map(|hit| hit["id"].as_str().unwrap()).collect();
        let browser = play(80, 24, "/").paste(query);
        assert_eq!(listed(&browser), ids, "{query}");
        assert_eq!(found["total"], ids.len(), "{query}");
        for hit in hits {
            let mut fields: Vec<&str> = hit.as_object().unwrap().keys().map(String::as_str).collect();
            fields.sort_unstable();
            assert_eq!(fields, ["id", "matches", "partial", "score", "title", "why"], "{query}");
            assert!(!hit["why"].as_array().unwrap().is_empty(), "{query}: {hit}");
            for found in hit["matches"].as_array().unwrap() {
                let chars = found["text"].as_str().unwrap().chars().count() as u64;
                let ranges = found["ranges"].as_array().unwrap();
                assert!(
                    ranges
                        .iter()
                        .all(|range| range[0].as_u64() < range[1].as_u64() && range[1].as_u64() <= Some(chars))
                );
            }
        }
        let limited = home.run(&["search", "--json", "--limit", "3", "--", query]).json();
        assert_eq!(limited["hits"].as_array().unwrap(), &hits[..hits.len().min(3)], "{query}");
        assert_eq!(limited["total"], found["total"]);
        // The printed output has the same hits in the same order.
        let printed = home.run(&["search", "--explain", "--", query]).out;
        let rows = printed.lines().filter(|line| !line.starts_with("  ")).map(|line| line.split('\t').next().unwrap());
        assert_eq!(rows.collect::<Vec<_>>(), ids, "{query}");
        assert!(printed.lines().all(|line| !line.trim().is_empty()), "a hit without a reason: {printed}");
    }
    for (nothing, nowhere) in [("", None), (" ", None), ("龘龘", Some("龘龘")), ("，。", None)] {
        let run = home.run(&["search", "--json", "--", nothing]);
        let nowhere: Vec<_> = nowhere.into_iter().collect();
        let expected = serde_json::json!({"hits": [], "total": 0, "nowhere": nowhere});
        assert_eq!((run.code, run.json()), (1, expected), "{nothing:?}");
    }
}

/// Returns a key of an action in a keymap.
fn key(ctx: &Ctx, context: Context, action: Action) -> String {
    ctx.keymap.keys_for(context, action).into_iter().next().unwrap()
}

#[test]
fn bad_queries_work_in_every_language_and_keymap() {
    let long = "优化营商环境".repeat(1700);
    let hungry = format!("/(a*)*{}b/", "(a|aa)+".repeat(40));
    let queries = ["", " ", "，。", "😀👩‍👩‍👧", "\u{1b}[2J\0\u{202e}零工", "“零工", "/[/ 零工", &hungry, &long];
    for keymap in ["default", "vim", "emacs", "plain"] {
        for (lang, _) in Lang::ALL {
            for (width, height) in [(40, 12), (80, 24), (120, 36)] {
                let ctx = Ctx { lang, ..ctx_with(keymap) };
                let walk = [Action::NextHit, Action::PreviousHit].map(|action| key(&ctx, Context::Reader, action));
                let open = key(&ctx, Context::Input, Action::Open);
                for query in queries {
                    // A paste opens the search in every keymap.
                    let typed = Play::start(ctx.clone(), width, height).paste("x").press("<backspace>").paste(query);
                    assert!(typed.cursor().is_some(), "{query:?}");
                    assert_eq!(typed.frames(), usize::from(typed.bytes() > 0), "{query:?}");
                    typed.press(&open).press(&walk.concat());
                }
            }
        }
    }
}
