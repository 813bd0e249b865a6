//! The pages of a presentation: nothing is cut, nothing is refused.

use anli::{
    app::{
        page::{BlockKind, DisplayOptions, texts},
        present_request::PresentRequest,
        presented::presentation,
    },
    corpus::CaseIx,
    desk::Time,
    present::{Frame, Presentation, Show, paginate, thought::sentences},
    text::{Width, WidthMode},
};
use proptest::prelude::*;

use crate::common::{play::ctx, sample::sample};

/// Returns the presentation of one case.
fn of_case(ix: CaseIx) -> Presentation {
    let request = PresentRequest { cases: vec![ix], ..PresentRequest::default() };
    presentation(&request, DisplayOptions::default(), &ctx())
}

/// Returns the text of a thought's piece as its pages show it, and the highest and rightmost cell that they use.
fn shown(presentation: &Presentation, frame: &Frame) -> (Vec<String>, u16) {
    let pieces: Vec<usize> = presentation.thoughts.iter().map(|thought| thought.pieces.len()).collect();
    let mut texts: Vec<Vec<String>> = pieces.iter().map(|len| vec![String::new(); *len]).collect();
    let mut lowest = 0;
    for page in paginate(presentation, frame) {
        for row in &page.rows {
            texts[page.thought][row.piece] +=
                presentation.thoughts[page.thought].pieces[row.piece].text.get(row.bytes.clone()).unwrap();
            lowest = lowest.max(row.y);
        }
        let rows: Vec<u16> = page.rows.iter().map(|row| row.y).collect();
        assert!(rows.is_sorted_by(|a, b| a < b), "rows lie on each other: {rows:?}");
    }
    (texts.concat(), lowest)
}

/// Sizes of screens, with those that the browser refuses.
const SIZES: [(u16, u16); 9] = [(80, 24), (120, 36), (200, 60), (40, 10), (20, 5), (10, 3), (4, 2), (300, 12), (2, 1)];

#[test]
fn every_character_is_on_exactly_one_page() {
    let all: Vec<CaseIx> = ctx().corpus.iter().map(|case| case.ix).collect();
    for ix in sample(all, |ix| ix.0 == 0, 12) {
        let made = of_case(ix);
        let pieces: Vec<&str> =
            made.thoughts.iter().flat_map(|thought| &thought.pieces).map(|piece| piece.text.as_str()).collect();
        for (size, mode) in
            SIZES.into_iter().zip([WidthMode::Safe, WidthMode::Narrow, WidthMode::Wide].into_iter().cycle())
        {
            let (texts, lowest) = shown(&made, &Frame::of(size, Width(mode)));
            assert_eq!(texts, pieces, "{ix:?} at {size:?}");
            assert!(lowest < size.1, "{ix:?} at {size:?} needs row {lowest}");
        }
        // The pieces hold all that is stored, in its order.
        let found = ctx();
        let found = found.corpus.get(ix).unwrap();
        let display = DisplayOptions { points: true, ..DisplayOptions::default() };
        let blocks = texts(&found, ctx().lang, display);
        let stored = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Section | BlockKind::Text));
        let stored: String = stored.map(|block| block.text.as_str()).collect();
        let thoughts = made.thoughts.iter().skip(2).take(made.thoughts.len() - 3);
        let told = thoughts.flat_map(|thought| &thought.pieces).filter(|piece| piece.number.is_empty());
        assert_eq!(told.map(|piece| piece.text.as_str()).collect::<String>(), stored, "{ix:?}");
    }
}

#[test]
fn a_page_is_split_before_a_sentence() {
    for ix in [0, 20, 40].map(CaseIx) {
        let made = of_case(ix);
        for page in paginate(&made, &Frame::of((120, 36), Width::default())) {
            let row = &page.rows[0];
            let text = &made.thoughts[page.thought].pieces[row.piece].text;
            let is_start = row.bytes.start == 0 || sentences(text).iter().any(|one| one.start == row.bytes.start);
            assert!(is_start, "{:?}", text.get(row.bytes.start..));
        }
    }
}

#[test]
fn sentences_are_all_of_a_text() {
    let table = [
        ("", vec![]),
        ("没有句号", vec!["没有句号"]),
        ("一句。两句！“三句？”四", vec!["一句。", "两句！", "“三句？”", "四"]),
        ("（括号。）后面；还有……", vec!["（括号。）", "后面；", "还有……"]),
    ];
    for (text, expected) in table {
        let found: Vec<&str> = sentences(text).into_iter().map(|range| text.get(range).unwrap()).collect();
        assert_eq!(found, expected);
    }
}

proptest! {
    #[test]
    fn a_new_size_keeps_the_text_that_came_up(
        case in 0..100_u32,
        forward in 0..40_usize,
        sizes in proptest::collection::vec((1..140_u16, 1..50_u16), 1..6),
    ) {
        let mut show = Show::new(of_case(CaseIx(case)), (80, 24), Width::default(), Time::default());
        for _ in 0..forward {
            show.forward();
        }
        let stood = (show.at, show.step);
        let text = |show: &Show| {
            let row = show.page().unwrap().rows.iter().find(|row| row.step == show.step && row.step > 0);
            let row = row.or(show.page().unwrap().rows.first()).unwrap().clone();
            (show.page().unwrap().thought, row.piece, row.bytes.start)
        };
        let place = text(&show);
        for size in sizes {
            show.fit(size, Width::default());
            let page = show.page().unwrap();
            let seen = page.rows.iter().filter(|row| row.step <= show.step);
            let is_seen = seen.clone().any(|row| row.piece == place.1 && row.bytes.start <= place.2 && (place.2 < row.bytes.end || row.bytes.is_empty()));
            prop_assert!(page.thought == place.0 && is_seen, "{place:?} at {size:?}");
        }
        show.fit((80, 24), Width::default());
        prop_assert_eq!((show.at, show.step), stood);
    }
}
