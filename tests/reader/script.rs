//! The script of displayed text.

use anli::text::{Script, script::convert};

use crate::common::play::play;

fn put(text: &str, script: Script, is_traditional: bool) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    convert(&mut chars, script, is_traditional);
    chars.into_iter().collect()
}

#[test]
fn traditional_text_is_shown_simplified() {
    let table = [
        ("陜西省優化營商環境", "陕西省优化营商环境"),
        ("成效顯著,著力圍繞著企業", "成效显著,着力围绕着企业"),
        ("著名 昭著 隨著", "著名 昭著 随着"),
        ("覆蓋全省,回覆群眾", "覆盖全省,回复群众"),
        ("乾縣乾坤,瞭望瞭解", "乾县乾坤,瞭望了解"),
        ("辦理後續業務,準備標準", "办理后续业务,准备标准"),
    ];
    for (text, expected) in table {
        assert_eq!(put(text, Script::Simplified, true), expected);
        assert_eq!(put(text, Script::Printed, true), text);
    }
}

#[test]
fn simplified_text_is_shown_traditional() {
    let table = [
        ("优化营商环境", "優化營商環境"),
        ("企业开办后，干部发布批复", "企業開辦後，幹部發布批覆"),
        ("皇后与后台，公里与里程碑", "皇后與後臺，公里與里程碑"),
        ("头发，发展，出发", "頭髮，發展，出發"),
        ("复杂、恢复、复制、答复、覆盖", "複雜、恢復、複製、答覆、覆蓋"),
        ("准入、标准、准备、批准", "准入、標準、準備、批准"),
        ("体系、联系、关系、系统", "體系、聯繫、關係、系統"),
        ("制度、制作、印制、编制", "制度、製作、印製、編制"),
        ("显著、沿着、着力", "顯著、沿着、着力"),
        ("云上办理，周末，十五分钟", "雲上辦理，週末，十五分鐘"),
        ("陕西", "陝西"),
        ("为了群众，这里启动", "為了群眾，這裡啟動"),
        ("", ""),
    ];
    for (text, expected) in table {
        assert_eq!(put(text, Script::Traditional, false), expected);
        assert_eq!(put(text, Script::Simplified, false), text, "simplified text is left as it is");
    }
}

#[test]
fn characters_with_several_traditional_forms_are_told_apart_by_phrases() {
    let lines = include_str!("traditional.txt").lines().filter(|line| !line.starts_with('#'));
    let phrases: Vec<(String, String)> = lines
        .flat_map(str::split_whitespace)
        .map(|entry| {
            let half = entry.chars().count() / 2;
            (entry.chars().take(half).collect(), entry.chars().skip(half).collect())
        })
        .collect();
    assert!(phrases.len() >= 300);
    for (phrase, expected) in phrases {
        assert_eq!(put(&phrase, Script::Traditional, false), expected);
        let inside = format!("，{phrase}。");
        assert_eq!(put(&inside, Script::Traditional, false), format!("，{expected}。"));
    }
}

#[test]
fn one_key_cycles_the_scripts() {
    play(80, 24, "<enter>c").shows("简繁：简体").shows("一、背景情况");
    play(80, 24, "<enter>cc").shows("简繁：繁体").shows("一、背景情況").shows("福建省聚焦工程領域");
    play(80, 24, "<enter>ccc").shows("简繁：按原文").shows("一、背景情况");
    let shaanxi = "<esc>G<enter><enter>";
    play(80, 24, shaanxi).shows("企業");
    play(80, 24, &format!("{shaanxi}c")).shows("企业").lacks("企業");
}
