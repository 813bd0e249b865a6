//! Synonyms: the table of the program, and the user's own file beside the configuration.

use std::path::Path;

use anli::{search::synonyms, text::Folded};

use crate::common::cli::Home;

#[test]
fn a_file_of_synonyms_is_checked_line_by_line() {
    let text = "# mine\n执照 营业执照\n没钱 ＞ 融资　貸款 # two ways to write it\n孤零零\n税 税务局 办税\n甲乙 > 丙丁 > 戊己\n > 融资\n没钱 >\n\n";
    let (groups, faults) = synonyms::read(Path::new("synonyms.txt"), text);
    let sides: Vec<_> = groups.iter().map(|group| (group.from.join(" "), group.to.join(" "))).collect();
    let expected = [("执照 营业执照", "执照 营业执照"), ("没钱", "融资 贷款"), ("税务局 办税", "税务局 办税")];
    assert_eq!(sides, expected.map(|(from, to)| (from.to_owned(), to.to_owned())));
    let faults: Vec<_> = faults.iter().map(|fault| (fault.line.unwrap(), fault.kind.name())).collect();
    let lonely = [4, 7, 8].map(|line| (line, "LonelySynonym"));
    assert_eq!(faults, [lonely[0], (5, "ShortSynonym"), (6, "TwoArrows"), lonely[1], lonely[2]]);
}

#[test]
fn the_shipped_table_has_no_fault() {
    let (_, faults) = synonyms::read(Path::new("synonyms.txt"), include_str!("../../src/search/query/synonyms.txt"));
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn the_users_synonyms_find_what_they_stand_for() {
    let home = Home::new();
    let first = |query: &str| {
        let found = home.run(&["search", "--json", "--", query]).json();
        found["hits"][0]["id"].as_str().map(str::to_owned)
    };
    assert_eq!(first("龘靐窗"), None);
    home.write("synonyms.txt", "龘靐窗 > 不打烊\n");
    assert_eq!(first("龘靐窗").as_deref(), Some("shaanxi-2023/16"));
    assert_eq!(first("周末的龘靐窗怎么办").as_deref(), Some("shaanxi-2023/16"));
    assert_eq!(home.run(&["check"]).code, 0);
}

#[test]
fn faults_of_the_users_synonyms_are_told_and_the_rest_applies() {
    let home = Home::new();
    let path = home.write("synonyms.txt", "孤零零\n龘靐窗 > 不打烊\n");
    let place = format!("{}:1: ", path.display());
    let found = home.run(&["search", "龘靐窗"]);
    assert!(found.code == 0 && found.out.starts_with("shaanxi-2023/16") && found.err.contains(&place), "{found:?}");
    for checked in [home.run(&["check"]), home.run(&["check", path.to_str().unwrap()])] {
        assert!(checked.code == 1 && checked.out.contains(&place), "{checked:?}");
    }
    home.write("synonyms.txt", "龘靐窗 \u{FFFD}".as_bytes().split_last().unwrap().1);
    assert!(home.run(&["search", "零工"]).err.contains("synonyms.txt"));
}

#[test]
fn every_word_folds_to_itself() {
    for group in synonyms::shipped() {
        for word in group.from.iter().chain(&group.to) {
            assert_eq!(Folded::new(word).as_str(), word);
        }
    }
}
