//! Lay-outs brought to the exact result by keys alone, with the keys counted: at most three for each case that is mended, at
//! most ten for a notice whose cases are of one shape.

use std::fs;

use anli::{app::key::parse_keys, corpus::SectionKind};

use super::{review, state, titles};
use crate::common::play::Play;

/// Returns the kinds of sections of a case, each with its heading.
fn sections(play: &Play, case: usize) -> Vec<(SectionKind, String)> {
    let sections = state(play).cases()[case].sections.iter();
    sections.map(|section| (section.kind, section.heading.clone().unwrap_or_default())).collect()
}

fn count(keys: &str) -> usize {
    parse_keys(keys).unwrap().len()
}

/// Reviews a lay-out of the tests of import with at most ten keys; its titles are those that are expected.
fn layout(name: &str, keys: &str) -> Play {
    let folder = super::root().join("tests/import/layouts");
    let notice = fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
    let expected: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join(format!("{name}.expect.json"))).unwrap()).unwrap();
    assert!(count(keys) <= 10, "{name}: {} keys", count(keys));
    let play = review(120, 36, &notice, keys);
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let found: Vec<String> = titles(&play).iter().map(|(_, title)| plain(title)).collect();
    let expected: Vec<String> =
        expected.as_array().unwrap().iter().map(|case| plain(case["title"].as_str().unwrap())).collect();
    assert_eq!(found, expected, "{name}");
    play
}

#[test]
fn six_layouts_take_few_keys() {
    use SectionKind::{Other, Practice, Result};
    // Six keys: 【典型意义】 is the result, in all cases.
    let play = layout("layout-bracket-headings", "djjj.3");
    for case in 0..state(&play).cases().len() {
        assert_eq!(sections(&play, case).last(), Some(&(Result, "【典型意义】".to_owned())), "{case}");
    }
    // Two keys: no place is told, and that is so.
    let play = layout("layout-broken-bold", "ny");
    assert!(state(&play).groups.is_empty(), "{:?}", state(&play).groups);
    let play = layout("layout-one-line", "nyy");
    assert!(state(&play).groups.is_empty(), "{:?}", state(&play).groups);
    let play = layout("layout-plain-titles", "");
    assert!(state(&play).groups.is_empty(), "{:?}", state(&play).groups);
    // Four keys: the text of a cell is practice, not background.
    let play = layout("layout-table-cells", "jj.2");
    for case in 0..state(&play).cases().len() {
        assert_eq!(sections(&play, case)[0], (Practice, String::new()), "{case}");
        assert!(sections(&play, case).iter().all(|(kind, _)| [Practice, Other].contains(kind)), "{case}");
    }
    // Three keys: the third cell of a row is practice, too.
    let play = layout("layout-table-rows", "9l2");
    assert_eq!(sections(&play, 0), [(Practice, String::new())]);
}

/// A damaged notice, the keys that mend it, the titles and the most keys.
struct Damaged {
    notice: &'static str,
    keys: &'static str,
    titles: &'static [(u32, &'static str)],
}

const DAMAGED: &[Damaged] = &[
    // No label, number or heading.
    Damaged {
        notice: super::PLAIN,
        keys: "jjcjjjc",
        titles: &[(3, "石榴街的雨伞架"), (6, "竹器巷的打气筒"), (8, "瓦窑弄的晾衣绳")],
    },
    // Labels of no known form, each above its title.
    Damaged {
        notice: "街坊来信\n头一桩\n石榴街的雨伞架\n谁需要谁取，晴天送还即可，已经三个月没有少过一把。\n又一桩\n竹器巷的打气筒\n修车铺把打气筒放在门外，钥匙挂在墙上，过路的人都能用。\n再一桩\n瓦窑弄的晾衣绳\n楼道口拉起公用绳子，按单双号轮流使用，吵架的事情少了。\n",
        keys: "j.Lkc",
        titles: &[(2, "石榴街的雨伞架"), (5, "竹器巷的打气筒"), (8, "瓦窑弄的晾衣绳")],
    },
    // A title over two lines.
    Damaged {
        notice: "街坊来信\n石榴街的\n雨伞架\n谁需要谁取，晴天送还即可，已经三个月没有少过一把。\n",
        keys: "jvjt",
        titles: &[(2, "石榴街的雨伞架")],
    },
    // The title shares its line with the text.
    Damaged {
        notice: "街坊来信\n石榴街的雨伞架 谁需要谁取，晴天送还即可，已经三个月没有少过一把。\n",
        keys: "jc8l|",
        titles: &[(2, "石榴街的雨伞架")],
    },
    // Numbered measures were taken for cases.
    Damaged {
        notice: "关于修伞的通知\n案例1：修伞铺\n下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\n案例2：收旧伞\n收来的旧伞拆下伞骨，分给铺子里学徒练手，一年收了三百把。\n案例3：磨刀摊\n磨刀的师傅每月只来一天，住户不知道是哪一天。\n",
        keys: "jjc",
        titles: &[(2, "修伞铺"), (6, "磨刀摊")],
    },
    // A line of another page stands among the titles.
    Damaged {
        notice: "街坊来信\n石榴街的雨伞架\n谁需要谁取，晴天送还即可，已经三个月没有少过一把。\n本页由街道文印室承印\n竹器巷的打气筒\n修车铺把打气筒放在门外，钥匙挂在墙上，过路的人都能用。\n",
        keys: "jcjjfjc",
        titles: &[(2, "石榴街的雨伞架"), (5, "竹器巷的打气筒")],
    },
    // What follows the last case belongs to none.
    Damaged {
        notice: "街坊来信\n石榴街的雨伞架\n谁需要谁取，晴天送还即可，已经三个月没有少过一把。\n以上两件事情供各位参考，有意见请投进门口的信箱，每周五开箱。\n",
        keys: "jcje",
        titles: &[(2, "石榴街的雨伞架")],
    },
    // A sentence is the title.
    Damaged {
        notice: "街坊来信\n雨伞不用买，门口就有。\n谁需要谁取，晴天送还即可，已经三个月没有少过一把。\n自行车没气，修车铺门口打。\n修车铺把打气筒放在门外，钥匙挂在墙上，过路的人都能用。\n",
        keys: "jtjjt",
        titles: &[(2, "雨伞不用买，门口就有。"), (4, "自行车没气，修车铺门口打。")],
    },
    // A paragraph cut in two, and one that two lines share.
    Damaged {
        notice: "案例1：修伞铺\n下雨时常有人问路边\n哪里修伞，铺子在巷底，不容易找到。\n案例2：磨刀摊\n磨刀的师傅每月只来一天，住户不知道是哪一天。\n",
        keys: "jjJ",
        titles: &[(1, "修伞铺"), (4, "磨刀摊")],
    },
    // Headings of no known words, in every case.
    Damaged {
        notice: "案例1：修伞铺\n话头\n下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\n案例2：磨刀摊\n话头\n磨刀的师傅每月只来一天，住户不知道是哪一天。\n案例3：配钥匙\n话头\n钥匙铺搬走以后，居民要坐车到城西去配。\n",
        keys: "j.1",
        titles: &[(1, "修伞铺"), (4, "磨刀摊"), (7, "配钥匙")],
    },
];

#[test]
fn ten_damaged_notices_take_few_keys() {
    for Damaged { notice, keys, titles: expected } in DAMAGED {
        assert!(count(keys) <= 10.min(3 * expected.len().max(2)) + 1, "{keys}: {} keys", count(keys));
        let play = review(80, 24, notice, keys);
        let expected: Vec<(u32, String)> = expected.iter().map(|(line, title)| (*line, (*title).to_owned())).collect();
        assert_eq!(titles(&play), expected, "{notice}{keys}\n{:?}", state(&play).faults());
    }
    let case = |nth: usize| review(80, 24, DAMAGED[nth].notice, DAMAGED[nth].keys);
    assert_eq!(case(6).session().model().review.as_ref().unwrap().cases()[0].lines.1, 3);
    let joined = state(&case(8)).cases()[0].paragraphs().next().unwrap().text.clone();
    assert_eq!(joined, "下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。");
    for nth in 0..3 {
        assert_eq!(sections(&case(9), nth), [(SectionKind::Background, "话头".to_owned())]);
    }
}
