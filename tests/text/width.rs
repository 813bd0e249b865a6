use anli::text::ambiguous::is_ambiguous;
use anli::text::sanitize::is_denied;
use anli::text::{Width, WidthMode, graphemes};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::common::{
    drawn::drawn,
    grid::{WidthOf, narrow, wide},
};

use super::samples::{NOTICE, mixture};

const SAFE: Width = Width(WidthMode::Safe);
const NARROW: Width = Width(WidthMode::Narrow);
const WIDE: Width = Width(WidthMode::Wide);

#[test]
fn graphemes_have_these_widths() {
    // grapheme, safe: text and columns, columns narrow, columns wide
    let table = [
        ("a", "a", 1, 1, 1),
        ("营", "营", 2, 2, 2),
        ("，", "，", 2, 2, 2),
        ("《", "《", 2, 2, 2),
        ("“", "\"", 1, 1, 2),
        ("”", "\"", 1, 1, 2),
        ("‘", "'", 1, 1, 2),
        ("’", "'", 1, 1, 2),
        ("—", "－", 2, 1, 2),
        ("…", "...", 3, 1, 2),
        ("·", "・", 2, 1, 2),
        ("①", "(1)", 3, 1, 2),
        ("⑳", "(20)", 4, 1, 2),
        ("→", "->", 2, 1, 2),
        ("×", "x", 1, 1, 2),
        ("℃", "゜C", 3, 1, 2),
        ("Ⅳ", "IV", 2, 1, 2),
        ("é", "e", 1, 1, 2),
        ("e\u{301}", "e", 1, 1, 1),
        ("葛\u{E0100}", "葛", 2, 2, 2),
        ("\u{E07E}", "〓", 2, 1, 2),
        ("\u{20000}", "\u{20000}", 2, 2, 2),
        ("\u{FFFD}", "〓", 2, 1, 2),
        ("한", "한", 2, 2, 2),
        ("ｱ", "ｱ", 1, 1, 1),
        ("😀", "😀", 2, 2, 2),
        ("👨‍👩‍👧", "👨", 2, 2, 2),
        ("👍🏽", "👍", 2, 2, 2),
        ("⚠️", "⚠", 1, 1, 1),
        ("1️⃣", "1", 1, 1, 1),
        ("🇨🇳", "〓", 2, 2, 2),
        // Terminals draw a modifier after a flag, and a half flag, as what they are alone.
        ("🇨🇳🏻", "〓", 2, 2, 2),
        ("🇨🇳\u{FE0F}", "〓", 2, 2, 2),
        ("🇨", "〓", 2, 1, 1),
        ("🇨🏻", "〓", 2, 1, 1),
        ("e\u{34F}\u{301}", "e", 1, 1, 1),
        ("ក\u{17B4}", "ក", 1, 1, 1),
        ("한\u{FFA0}", "한", 2, 2, 2),
        ("案\u{E0041}\u{E007F}", "案", 2, 2, 2),
        ("\u{3164}", "", 0, 0, 0),
        ("\u{115F}\u{1161}", "", 0, 0, 0),
        ("\n", "", 0, 0, 0),
        ("\t", " ", 1, 1, 1),
        ("\u{1b}", "", 0, 0, 0),
        ("\u{9b}", "", 0, 0, 0),
        ("\u{202e}", "", 0, 0, 0),
        ("\u{200b}", "", 0, 0, 0),
        ("\u{301}", "", 0, 0, 0),
        ("\u{ad}", "", 0, 0, 0),
        ("", "", 0, 0, 0),
    ];
    for (grapheme, text, safe, narrow, wide) in table {
        let drawn = SAFE.draw(grapheme);
        assert_eq!((drawn.text, drawn.columns), (text, safe), "{grapheme:?} safe");
        assert_eq!(NARROW.of_grapheme(grapheme), narrow, "{grapheme:?} narrow");
        assert_eq!(WIDE.of_grapheme(grapheme), wide, "{grapheme:?} wide");
    }
}

#[test]
fn spacing_marks_take_at_most_two_columns() {
    let pile = format!("क{}", "\u{93E}".repeat(500));
    assert_eq!(graphemes(&pile).count(), 1);
    for width in [SAFE, NARROW, WIDE] {
        assert_eq!((width.draw(&pile).text, width.of(&pile)), ("〓", 2));
    }
}

/// Every character, assigned or reserved, alone and with a mark: its safe substitute has a certain width.
#[test]
fn safe_mode_draws_no_ambiguous_character() {
    for c in ('\0'..='\u{323FF}').chain('\u{E0000}'..='\u{E01FF}').chain('\u{10FF00}'..=char::MAX) {
        let joined = c < '\u{3400}' || ('\u{F900}'..'\u{20000}').contains(&c);
        let texts = [c.to_string(), format!("{c}\u{301}"), format!("a{c}")];
        for text in texts.iter().take(if joined { 3 } else { 1 }) {
            for (_, cluster) in graphemes(text) {
                let drawn = SAFE.draw(cluster);
                assert!(!drawn.text.chars().any(|c| is_ambiguous(c) || c.is_control()), "{c:?} {cluster:?} {drawn:?}");
                let columns: u16 = graphemes(drawn.text).map(|(_, cluster)| SAFE.of_grapheme(cluster)).sum();
                assert_eq!(columns, drawn.columns, "{c:?} {cluster:?}");
                assert!(drawn.columns <= 5 && (drawn.columns > 0) != drawn.text.is_empty(), "{c:?} {drawn:?}");
            }
        }
    }
}

/// Every denied character, and every other one after a flag, a letter and a syllable: what is drawn has none, and takes
/// the columns that terminals sum up.
#[test]
fn clusters_are_drawn_without_denied_characters() {
    let marks = ('\u{80}'..='\u{FFFF}').chain('\u{1BCA0}'..='\u{1F3FF}').chain('\u{E0000}'..='\u{E0FFF}');
    for c in marks.filter(|c| is_denied(*c) || UnicodeWidthChar::width(*c) == Some(0) || *c >= '\u{1F000}') {
        for text in [format!("🇨🇳{c}"), format!("🇨{c}"), format!("e{c}\u{301}"), format!("ក{c}a"), format!("ᄒ{c}ᆫ{c}")]
        {
            for (width, of) in [(SAFE, narrow as WidthOf), (NARROW, narrow), (WIDE, wide)] {
                for (_, cluster) in graphemes(&text) {
                    let drawn = width.draw(cluster);
                    assert!(!drawn.text.contains(is_denied), "{cluster:?} {drawn:?}");
                    let columns: usize = drawn.text.chars().map(of).sum();
                    assert_eq!(columns, usize::from(drawn.columns), "{cluster:?} {drawn:?}");
                }
            }
        }
    }
}

/// Compares the class with unicode-width's own copy of the data, except letters.
#[test]
fn ambiguous_characters_are_those_of_unicode() {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for c in '\0'..='\u{EFFFF}' {
        let differs = UnicodeWidthChar::width_cjk(c) > UnicodeWidthChar::width(c);
        let seen = UnicodeWidthChar::width(c).is_some_and(|columns| columns > 0);
        match (is_ambiguous(c), differs) {
            (true, false) if seen && !c.is_alphabetic() => ours.push(c),
            (false, true) => theirs.push(c),
            _ => {}
        }
    }
    // Modifier symbols, which it counts as narrow; and characters of line breaking class AI or composed of an ambiguous
    // character and a stroke, which terminals count by East Asian Width alone.
    assert_eq!(ours.into_iter().collect::<String>(), "¨´¸˄˘˙˚˛˝˟");
    let composed = "·⅐⅑⅒⅕⅖⅗⅘⅙⅚↚↛↮⇎⇏∄∉∌∤∦≁≉≢≰≱⊄⊅⊈⊉⓪╴☖☗➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓🄋🄌";
    assert_eq!(theirs.into_iter().collect::<String>(), composed.replace('·', "\u{387}"));
}

#[test]
fn texts_are_measured_cut_and_elided() {
    assert_eq!((SAFE.of("“一窗”——办"), NARROW.of("“一窗”——办"), WIDE.of("“一窗”——办")), (12, 10, 14));
    assert_eq!(SAFE.fit("营商环境", 5), ("营商", 4));
    assert_eq!(SAFE.fit("营商环境", 8), ("营商环境", 8));
    assert_eq!(SAFE.fit("营商环境", 0), ("", 0));
    assert_eq!(SAFE.elide("营商环境", 8), "营商环境");
    assert_eq!(SAFE.elide("营商环境", 7), "营商...");
    assert_eq!(NARROW.elide("营商环境", 7), "营商环…");
    assert_eq!(WIDE.elide("营商环境", 7), "营商…");
    assert_eq!(SAFE.elide("营商环境", 2), "..");
    assert_eq!(WIDE.elide("营商环境", 1), "");
    assert_eq!(SAFE.elide("a b c d", 5), "a...");
    assert_eq!(drawn(SAFE, "“一”「二」\n①"), "\"一\"「二」\n(1)");
}

#[test]
fn notices_are_segmented_as_unicode_defines() {
    for text in NOTICE {
        let ours: Vec<_> = graphemes(text).collect();
        assert_eq!(ours, text.grapheme_indices(true).collect::<Vec<_>>());
    }
}

proptest! {
    #[test]
    fn fast_segmentation_equals_unicode(text in prop_oneof![mixture(), any::<String>(), "\\PC{0,40}"]) {
        let ours: Vec<_> = graphemes(&text).collect();
        prop_assert_eq!(ours, text.grapheme_indices(true).collect::<Vec<_>>());
    }

    #[test]
    fn fitted_prefixes_are_the_longest(text in mixture(), columns in 0usize..120) {
        for width in [SAFE, NARROW, WIDE] {
            let (head, used) = width.fit(&text, columns);
            prop_assert!(text.starts_with(head) && used <= columns && width.of(head) == used);
            if let Some((_, next)) = graphemes(text.strip_prefix(head).unwrap_or_default()).next() {
                prop_assert!(used + usize::from(width.of_grapheme(next)) > columns);
            }
            prop_assert!(width.of(&width.elide(&text, columns)) <= columns);
            prop_assert_eq!(width.of(&drawn(width, &text)), width.of(&text));
        }
    }
}
