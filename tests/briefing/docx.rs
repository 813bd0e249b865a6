//! The Word document: parts, order of children, measures of GB/T 9704—2012.

use std::io::{Cursor, Read};

use anli::{
    app::{page::DisplayOptions, words::Lang},
    briefing::{Briefing, Extent, Format},
    corpus::Corpus,
};
use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

use crate::common::play::ctx;

/// Children of paragraph and run properties in the order of ISO/IEC 29500, as far as they are written.
const PARAGRAPH: [&str; 9] =
    ["w:pStyle", "w:keepNext", "w:widowControl", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"];
const RUN: [&str; 8] = ["w:rStyle", "w:rFonts", "w:b", "w:spacing", "w:kern", "w:sz", "w:szCs", "w:lang"];
const STYLE: [&str; 9] =
    ["w:name", "w:basedOn", "w:next", "w:uiPriority", "w:qFormat", "w:pPr", "w:rPr", "w:tblPr", "w:trPr"];

fn written(corpus: &Corpus, ids: &[&str], extent: Extent, heading: Option<&str>) -> Vec<u8> {
    let cases: Vec<_> = ids.iter().map(|id| corpus.get(corpus.find(&id.parse().unwrap()).unwrap()).unwrap()).collect();
    let heading = heading.map(str::to_owned);
    let briefing = Briefing::of(&cases, extent, heading, DisplayOptions::default(), Lang::Hans);
    Format::Docx.write(&briefing, true)
}

/// Returns the parts of a document with their texts.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = (0..archive.len()).map(|at| {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    });
    parts.collect()
}

/// Returns every element of a part with the names of its children.
fn elements(text: &str) -> Vec<(String, Vec<String>)> {
    let mut reader = Reader::from_str(text);
    let (mut open, mut all): (Vec<(String, Vec<String>)>, Vec<_>) = Default::default();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                if let Some((_, children)) = open.last_mut() {
                    children.push(name.clone());
                }
                open.push((name, Vec::new()));
            }
            Event::Empty(empty) => {
                if let Some((_, children)) = open.last_mut() {
                    children.push(empty.name().as_ref().to_owned());
                }
            }
            Event::End(_) => all.push(open.pop().unwrap()),
            Event::Eof => return all,
            _ => {}
        }
    }
}

#[test]
fn every_part_is_xml_whose_children_stand_in_the_order_of_the_schema() {
    let ctx = ctx();
    for extent in [Extent::Whole, Extent::Measures, Extent::Line, Extent::Comparison] {
        let bytes = written(&ctx.corpus, &["fujian-2025-1/28", "shaanxi-2023/7"], extent, Some("甲 & 乙 <丙>"));
        let parts = parts(&bytes);
        assert_eq!(parts[0].0, "[Content_Types].xml");
        for (name, text) in &parts {
            for (element, children) in elements(text) {
                let order: &[&str] = match element.as_str() {
                    "w:pPr" => &PARAGRAPH,
                    "w:rPr" => &RUN,
                    "w:style" => &STYLE,
                    _ => continue,
                };
                let at = |child: &String| order.iter().position(|known| known == child).unwrap();
                assert!(children.iter().map(at).is_sorted(), "{name}: {element} {children:?}");
            }
        }
        let document = &parts.last().unwrap().1;
        assert!(document.contains("甲 &amp; 乙 &lt;丙&gt;"));
        assert_eq!(document.matches("<w:r>").count(), document.matches("w:hint=\"eastAsia\" w:eastAsia=\"").count());
        assert_eq!(
            document.matches("<w:tblHeader/>").count(),
            usize::from(matches!(extent, Extent::Line | Extent::Comparison))
        );
        assert!(parts.iter().all(|(_, text)| !text.contains("Theme")));
        assert_eq!(bytes, written(&ctx.corpus, &["fujian-2025-1/28", "shaanxi-2023/7"], extent, Some("甲 & 乙 <丙>")));
    }
}

#[test]
fn a_page_holds_22_lines_of_28_characters() {
    let ctx = ctx();
    let parts = parts(&written(&ctx.corpus, &["fujian-2025-1/28"], Extent::Whole, None));
    let part = |name: &str| parts.iter().find(|(known, _)| known == name).unwrap().1.clone();
    let (document, styles) = (part("word/document.xml"), part("word/styles.xml"));
    let value = |text: &str, element: &str, name: &str| -> u32 {
        let element = text.split(element).nth(1).unwrap();
        let after = element.split(&format!("w:{name}=\"")).nth(1).unwrap();
        after.split('"').next().unwrap().trim_start_matches('-').parse().unwrap()
    };
    let margin = |name| value(&document, "<w:pgMar", name);
    let page = |name| value(&document, "<w:pgSz", name);
    // Twips of a millimetre: 56.7. A4; top 37, left 28; text 156 × 225.
    assert_eq!((margin("top"), margin("left"), page("w"), page("h")), (2098, 1588, 11906, 16838));
    let line = value(&styles, "<w:pPrDefault>", "line");
    let height = page("h") - margin("top") - margin("bottom");
    assert_eq!((height / line, height / (line + 1)), (22, 21), "as high as can be");
    let body = styles.split("w:styleId=\"BodyText\"").nth(1).unwrap();
    let character = value(&styles, "<w:sz ", "val") * 10 - value(body, "<w:rPr><w:spacing", "val");
    assert_eq!((page("w") - margin("left") - margin("right")) / character, 28);
    assert!(body.contains("w:firstLineChars=\"200\" w:firstLine=\"640\""));
    for (style, font, level) in [("Heading1", "方正小标宋简体", 0), ("Heading2", "黑体", 1), ("Heading3", "楷体", 2)]
    {
        let style = styles.split(&format!("w:styleId=\"{style}\"")).nth(1).unwrap().split("</w:style>").next().unwrap();
        assert!(style.contains(&format!("w:eastAsia=\"{font}\"")), "{style}");
        assert!(style.contains(&format!("<w:outlineLvl w:val=\"{level}\"/>")), "{style}");
    }
    assert!(part("word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    assert!(part("word/footer1.xml").contains("<w:jc w:val=\"right\"/>"), "odd pages");
    assert!(part("word/footer2.xml").contains("<w:jc w:val=\"left\"/>"), "even pages");
}

#[test]
fn a_title_of_two_lines_is_broken_by_sense() {
    let ctx = ctx();
    let document = |heading: &str| {
        let bytes = written(&ctx.corpus, &["fujian-2025-1/27"], Extent::Line, Some(heading));
        parts(&bytes).pop().unwrap().1
    };
    let broken = document("龙岩市创新开发零工用工平台 打通灵活用工服务全流程");
    assert!(broken.contains("平台</w:t><w:br/></w:r>"), "{broken}");
    for whole in [
        "龙岩市 开发零工平台",
        "龙岩市创新开发零工用工平台打通灵活用工服务全流程",
        "一 二三四五六七八九十一二三四五六七八九十一二三",
    ] {
        assert!(document(whole).contains(whole), "{whole}");
    }
    // What must follow a table makes no page of its own.
    assert!(broken.contains("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/>"));
}

#[test]
fn headings_make_the_navigation_and_every_case_ends_with_its_source() {
    let ctx = ctx();
    let parts = parts(&written(&ctx.corpus, &["fujian-2025-1/27", "fujian-2025-1/28"], Extent::Whole, None));
    let document = &parts.last().unwrap().1;
    let styles: Vec<&str> =
        document.split("<w:pStyle w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let count = |style: &str| styles.iter().filter(|known| **known == style).count();
    assert_eq!((count("Title"), count("Heading1"), count("Source")), (0, 2, 2));
    assert_eq!((count("Heading2"), count("Heading3") > 1), (6, true), "{styles:?}");
    assert_eq!((styles.first(), styles.last()), (Some(&"Heading1"), Some(&"Source")));
    assert!(document.contains("<w:rStyle w:val=\"LeadIn\"/>"), "a heading that a paragraph begins with");
    assert!(document.contains("来源：福建省发展和改革委员会：《福建省优化营商环境工作典型经验做法（2025年第一批）》"));
}
