use std::collections::BTreeMap;
use std::fs;

use anli::text::fold::fold_han;
use anli::text::{Folded, fold_char};
use proptest::prelude::*;

use super::samples::mixture;
use crate::common::fresh::is_fresh;

/// Characters that are one, by their sources; each points to another of its class, the last to itself.
struct Classes(BTreeMap<char, char>);

impl Classes {
    fn root(&self, c: char) -> char {
        self.0.get(&c).map_or(c, |next| if *next == c { c } else { self.root(*next) })
    }

    fn join(&mut self, a: char, b: char) {
        let (a, b) = (self.root(a), self.root(b));
        self.0.insert(a, b);
        self.0.insert(b, b);
    }
}

fn lines(file: &str) -> Vec<Vec<char>> {
    let path = format!("{}/tests/text/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.chars().filter(|c| !c.is_whitespace()).collect()).collect()
}

/// OpenCC's first candidate for each traditional character, all its Taiwan and Hong Kong forms, compatibility
/// ideographs, and our own list.
fn classes() -> Vec<Vec<char>> {
    let mut classes = Classes(BTreeMap::new());
    let first = ["opencc/TSCharacters.txt", "opencc/CJK_Compatibility_Ideographs.txt"];
    for line in first.into_iter().flat_map(lines) {
        if line[0] != line[1] {
            classes.join(line[0], line[1]);
        }
    }
    for line in ["opencc/TWVariants.txt", "opencc/HKVariants.txt", "variants.txt"].into_iter().flat_map(lines) {
        line.iter().skip(1).for_each(|c| classes.join(line[0], *c));
    }
    let mut groups: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for c in classes.0.keys() {
        groups.entry(classes.root(*c)).or_default().push(*c);
    }
    let simplified: Vec<char> = lines("opencc/TSCharacters.txt").iter().map(|line| line[1]).collect();
    let in_gb2312 = |c: char| {
        let text = c.to_string();
        let (bytes, _, failed) = encoding_rs::GBK.encode(&text);
        !failed && matches!(*bytes, [0xB0..=0xF7, 0xA1..=0xFE])
    };
    let mut groups: Vec<_> = groups.into_values().collect();
    for group in &mut groups {
        let form = |c: char| matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}');
        group.sort_by_key(|c| (!in_gb2312(*c), *c >= '\u{10000}', form(*c), !simplified.contains(c), *c));
    }
    groups.sort();
    groups
}

/// Items in rows of at most `width` bytes or so, each indented.
fn rows(items: impl Iterator<Item = String>, indent: &str, join: &str) -> String {
    let mut out = String::new();
    let mut row = String::new();
    for item in items {
        if row.chars().count() + item.chars().count() > 76 {
            out += &format!("{indent}{}\n", row.trim_end());
            row.clear();
        }
        row += &format!("{item}{join}");
    }
    out + &format!("{indent}{}\n", row.trim_end())
}

#[test]
fn the_fold_table_is_fresh() {
    let groups = classes();
    let is_astral = |c: &char| *c >= '\u{10000}';
    let bmp = groups.iter().filter(|group| !is_astral(&group[0])).filter_map(|group| {
        let group: String = group.iter().filter(|c| !is_astral(c)).collect();
        (group.chars().count() > 1).then_some(group)
    });
    let mut astral: Vec<(char, char)> = Vec::new();
    for group in &groups {
        astral.extend(group.iter().skip(1).filter(|c| is_astral(c)).map(|c| (*c, group[0])));
    }
    astral.sort_unstable();
    let head = "\
//! Generated data: Han characters that count as one when searching. `ANLI_UPDATE=1 cargo test` makes it anew from
//! tests/text/data.
//!
//! From OpenCC (<https://github.com/BYVoid/OpenCC>), Copyright BYVoid and contributors, Apache License 2.0 (the text is in
//! tests/text/data/opencc/LICENSE), version 1.4.1: TSCharacters, TWVariants, HKVariants, CJK_Compatibility_Ideographs.
//! Changed: only the first simplified form of each character is taken, forms are joined into groups, and a list of our
//! own (variants.txt) is added.

/// Groups of characters of the Basic Multilingual Plane; the first of each stands for the others.
pub(super) const GROUPS: &str = \"\\
";
    let bmp = rows(bmp, "", " ").replace('\n', " \\\n");
    let middle = "\";\n\n/// Characters beyond the plane and what stands for them, in order.\n#[rustfmt::skip]\npub(super) const ASTRAL: &[(char, char)] = &[\n";
    let astral = rows(astral.iter().map(|(from, to)| format!("('{from}', '{to}'),")), "    ", " ");
    is_fresh("src/text/fold_data.rs", &format!("{head}{bmp}{middle}{astral}];\n"));
    for group in groups {
        assert!(group.iter().all(|c| fold_han(*c) == group[0]), "{group:?}");
    }
}

#[test]
fn equivalent_texts_fold_alike() {
    let table = [
        ("營商環境", "营商环境"),
        ("ＡＰＰ１２３％", "app123%"),
        ("陜西", "陕西"),
        ("陝西", "陕西"),
        ("臺灣颱風檯面", "台湾台风台面"),
        ("著力", "着力"),
        ("顯著", "显着"),
        ("殭尸企業", "僵尸企业"),
        ("瞭解覆議藉助", "了解复议借助"),
        ("裡裏里後后乾幹干", "里里里后后干干干"),
        ("計畫帳戶餘額", "计划账户余额"),
        ("衞生線上說明溫暖", "卫生线上说明温暖"),
        ("⻓春⼯业⺠生", "长春工业民生"),
        ("推行“一窗”、(受理)", "推行一窗受理"),
        ("7×24小时", "7x24小时"),
        ("7*24 小時", "7x24小时"),
        ("①②⑴❸", "1213"),
        ("　 \t\n，。…—·「」《》,.!\"'()[]-_/\\", ""),
        ("\u{200B}\u{301}\u{FE0F}\u{202E}\u{1b}", ""),
        ("Ａé\u{301}ΣЖ", "aéσж"),
        ("\u{E07E}㐀𠮷", "\u{E07E}㐀𠮷"),
    ];
    for (text, folded) in table {
        assert_eq!(Folded::new(text).as_str(), Folded::new(folded).as_str(), "{text}");
        assert_eq!(Folded::new(folded).as_str().chars().count(), folded.chars().count(), "{folded}");
    }
}

#[test]
fn folded_offsets_are_exact() {
    let printed = |text: &str, needle: &str| -> Vec<String> {
        let found: Vec<_> = Folded::new(text).find_all(&Folded::new(needle)).collect();
        found.into_iter().map(|range| text.chars().skip(range.start).take(range.len()).collect()).collect()
    };
    assert_eq!(printed("深化營商環境，优化营商环境。", "营商环境"), ["營商環境", "营商环境"]);
    assert_eq!(printed("推行“一窗”受理", "推行一窗"), ["推行“一窗"]);
    assert_eq!(printed("推行“一窗”受理", "窗受"), ["窗”受"]);
    assert_eq!(printed("惠企直 达", "直达"), ["直 达"]);
    assert_eq!(printed("一一一一一", "一一"), ["一一", "一一"]);
    assert!(printed("营商", "，").is_empty());
    assert!(printed("", "营").is_empty());
    assert_eq!(Folded::new("《营》商环境").source_spans(&[0, 2, 3]), [1..2, 4..6]);
}

proptest! {
    #[test]
    fn folding_is_idempotent_and_keeps_offsets(text in prop_oneof![mixture(), any::<String>(), "[⺀-鿿豈-﫿𠀀-𪘀]{0,30}"]) {
        let folded = Folded::new(&text);
        let again = Folded::new(folded.as_str());
        prop_assert_eq!(again.as_str(), folded.as_str());
        prop_assert_eq!(folded.as_str().chars().count(), folded.len());
        for (at, c) in folded.as_str().chars().enumerate() {
            let place = folded.source_range(at..at + 1).unwrap();
            prop_assert_eq!(place.len(), 1);
            prop_assert_eq!(text.chars().nth(place.start).and_then(fold_char), Some(c));
        }
    }

    #[test]
    fn folded_matches_fold_to_the_query(text in mixture(), from in 0usize..60, len in 1usize..5) {
        let needle: String = text.chars().skip(from).take(len).collect();
        let wanted = Folded::new(&needle);
        let folded = Folded::new(&text);
        let hits: Vec<_> = folded.find_all(&wanted).collect();
        prop_assert_eq!(hits.is_empty(), wanted.is_empty());
        for hit in hits {
            let printed: String = text.chars().skip(hit.start).take(hit.len()).collect();
            let printed = Folded::new(&printed);
            prop_assert_eq!(printed.as_str(), wanted.as_str());
        }
    }
}
