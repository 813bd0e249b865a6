//! Chinese marks, and the map between stored and displayed characters.

use anli::text::{
    TypesetText,
    typeset::{chinese_marks, has_ascii_marks},
};

fn marks(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    chinese_marks(&mut chars);
    chars.into_iter().collect()
}

#[test]
fn marks_among_han_become_full_width() {
    let table = [
        ("服务,20个部门", "服务，20个部门"),
        ("给1,234家企业,共APP,好", "给1,234家企业，共APP，好"),
        ("(一)创新:做法;好?是!", "（一）创新：做法；好？是！"),
        ("闽政通(APP)提供f(x)", "闽政通（APP）提供f(x)"),
        ("见https://a.cn/?b=1,c", "见https://a.cn/?b=1,c"),
        ("12:30,3:1", "12:30,3:1"),
        ("达99.8%,5天", "达99.8%，5天"),
        ("1)推进(试行", "1)推进（试行"),
        ("（试行)", "（试行）"),
        ("\"一窗\"与\"e通\"", "“一窗”与“e通”"),
        ("一个\"不成对", "一个\"不成对"),
        ("“外\"内", "“外”内"),
        ("it's 'ok'好", "it's ‘ok’好"),
        ("", ""),
    ];
    for (text, expected) in table {
        assert_eq!(marks(text), expected);
        assert!(text == expected || has_ascii_marks(text), "{text}");
        assert_eq!(marks(expected), expected, "a second time changes nothing");
    }
}

#[test]
fn source_characters_map_to_displayed_bytes_and_back() {
    let mut shown = TypesetText::default();
    shown.push('一');
    assert_eq!(shown.insert("〔缺〕"), 3..12);
    shown.push('，');
    shown.skip();
    shown.push('b');
    assert_eq!(shown.text, "一〔缺〕，b");
    let source_map = shown.source_map;
    assert_eq!(
        (source_map.bytes_of(0..2), source_map.bytes_of(1..1), source_map.bytes_of(3..4)),
        (0..15, 12..12, 15..16)
    );
    assert_eq!(
        (source_map.bytes_of(2..3), source_map.bytes_of(4..9), source_map.bytes_of(9..9)),
        (15..15, 16..16, 16..16)
    );
    assert_eq!([0, 2, 3, 11, 12, 15, 16].map(|byte| source_map.char_at(byte)), [0, 0, 1, 1, 1, 3, 4]);
    assert_eq!(
        (source_map.chars_in(0..16), source_map.chars_in(3..12), source_map.chars_in(12..15)),
        (0..4, 1..1, 1..2)
    );
}
