//! The top line stays through every layout, and scrolling needs no layout.

use std::path::Path;

use anli::{
    app::{
        page::{DisplayOptions, LayoutOptions, Page, Tint},
        words::Lang,
    },
    corpus::{CaseIx, Corpus, Level, Origin, Repair, RepairKind, Span, load::read_batch},
    text::{Width, WidthMode},
};

use crate::common::play::{Play, ctx, play};

/// Returns block and character of the source at the top of the viewport.
fn top(play: &Play) -> (usize, usize) {
    let model = play.session().model();
    let anchor = model.page.anchor(model.location.top).unwrap();
    (anchor.block, anchor.char)
}

/// Returns `true` if the top row shows this character.
fn holds(play: &Play, place: (usize, usize)) -> bool {
    let model = play.session().model();
    let row = &model.page.rows[model.location.top];
    let next = model.page.rows.get(model.location.top + 1);
    let byte = model.page.blocks[place.0].source_map.bytes_of(place.1..place.1).start;
    let end = next.filter(|next| next.block == row.block).map_or(usize::MAX, |next| next.bytes.start);
    row.block == place.0 && (row.bytes.start..end).contains(&byte)
}

#[test]
fn every_relayout_keeps_the_top_line() {
    let before = play(80, 24, "<enter>17j");
    let place = top(&before);
    let mut screen = before;
    for keys in ["t", "p", ",", "c", "c", "c", "p", "3-", "5+", "t", ",", "R", "R"] {
        screen = screen.press(keys);
        assert!(holds(&screen, place), "{keys}: {}", screen.text());
    }
    for (width, height) in [(60, 24), (33, 12), (150, 20), (20, 8), (80, 24)] {
        screen = screen.resize(width, height);
        assert!(holds(&screen, place), "{width}x{height}: {}", screen.text());
    }
    // No drift: the original row is at the top again.
    assert_eq!(top(&screen.press("zz")), place);
}

#[test]
fn scrolling_needs_no_layout() {
    let mut screen = play(80, 24, "<enter>");
    let count = screen.session().model().layout_count;
    screen = screen.press("jjjkk<space>b<c-d><c-u>G<up>ggdduu]s]m[m[s2gm");
    assert_eq!(screen.session().model().layout_count, count);
    screen = screen.press("p");
    assert_eq!(screen.session().model().layout_count, count + 1);
    assert_eq!(screen.press("J").session().model().layout_count, count + 2);
}

#[test]
fn highlights_survive_every_relayout() {
    let mut screen = play(80, 24, "<enter>/监管<enter>nn").shows("第3处（共");
    let marked = |screen: &Play| {
        let model = screen.session().model();
        let texts: Vec<String> = model
            .highlights
            .ranges
            .iter()
            .map(|highlight| model.page.blocks[highlight.block].text.get(highlight.bytes.clone()).unwrap().to_owned())
            .collect();
        assert!(texts.iter().all(|text| ["监管", "監管"].contains(&text.as_str())), "{texts:?}");
        texts.len()
    };
    let count = marked(&screen);
    for keys in ["t", "p", ",", "cc", "3-", "c"] {
        screen = screen.press(keys);
        assert_eq!(marked(&screen), count, "{keys}");
    }
    marked(&screen.press("v"));
}

/// Every range of the stored text maps to displayed characters and back.
#[test]
fn stored_ranges_are_found_in_every_layout() {
    let ctx = ctx();
    let forms = [(false, false), (true, false), (true, true)];
    for found in ctx.corpus.iter() {
        for (typeset, others) in forms {
            let display = DisplayOptions { typeset, spaced: others, points: others, ..DisplayOptions::default() };
            let layout = LayoutOptions {
                columns: 60,
                width: Width(WidthMode::Narrow),
                lang: Lang::Hans,
                display,
                source: false,
            };
            let page = Page::new(&found, layout);
            for (number, paragraph) in (0..).zip(found.case().paragraphs()) {
                let block = &page.blocks[page.block_of(number).unwrap()];
                let chars: Vec<char> = paragraph.text.chars().collect();
                assert_eq!(block.source_map.char_at(usize::MAX), chars.len());
                for (at, c) in chars.iter().enumerate() {
                    let bytes = block.bytes_of(Span(at as u32, at as u32 + 1));
                    let shown = block.text.get(bytes.clone()).unwrap().chars().next().unwrap();
                    let same = shown == *c || (typeset && c.is_ascii_punctuation());
                    assert!(same, "{c} is shown as {shown} in {}", found.id());
                    assert_eq!(block.source_map.char_at(bytes.start), at);
                }
                if !typeset && paragraph.repairs.is_empty() {
                    assert_eq!(block.text, paragraph.text);
                }
            }
        }
    }
}

#[test]
fn gaps_doubts_and_repairs_are_visible() {
    let ctx = ctx();
    let first = ctx.corpus.get(CaseIx(0)).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("seeds/{}/batch.json", first.batch.id.as_str()));
    let mut batch = read_batch(&path).unwrap();
    let paragraph = &mut batch.cases[0].sections[0].paragraphs[0];
    let repair = |start, end, printed: &str, sure| Repair {
        at: Span(start, end),
        kind: RepairKind::DroppedText,
        printed: printed.to_owned(),
        sure,
        why: None,
    };
    paragraph.repairs = vec![repair(0, 0, "", true), repair(1, 3, "X\n1", false), repair(5, 6, "", true)];
    let start: String = paragraph.text.chars().take(8).collect();
    let corpus = Corpus::of([(batch, Origin::File(Level::Option, path.into()))]);
    let found = corpus.get(CaseIx(0)).unwrap();
    let block = |unrepaired| {
        let display = DisplayOptions { unrepaired, ..DisplayOptions::default() };
        let layout =
            LayoutOptions { columns: 60, width: Width(WidthMode::Narrow), lang: Lang::Hans, display, source: false };
        let page = Page::new(&found, layout);
        let block = page.blocks[page.block_of(0).unwrap()].clone();
        let tints: Vec<(String, Tint)> = block
            .tints
            .iter()
            .map(|(bytes, tint)| (block.text.get(bytes.clone()).unwrap().to_owned(), *tint))
            .collect();
        (block, tints)
    };
    let (read, tints) = block(false);
    assert!(read.text.starts_with(&format!("〔缺〕{start}")), "{}", read.text);
    assert_eq!(tints[..2], [("〔缺〕".to_owned(), Tint::Ours), ("建省".to_owned(), Tint::Repair)]);
    let (printed, tints) = block(true);
    assert!(printed.text.starts_with("福X 1聚焦程领"), "{}", printed.text);
    assert_eq!(tints[1], ("X 1".to_owned(), Tint::Repair));
    // Hidden characters map to the position where they would be.
    assert_eq!(printed.bytes_of(Span(0, 2)), 0..6);
    assert_eq!(printed.bytes_of(Span(3, 4)), 6..9);
}
