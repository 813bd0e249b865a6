//! Every case at every width: forbidden row starts and ends, overflows, lost characters.

use anli::{
    app::{
        page::{BlockKind, DisplayOptions, LayoutOptions, Page},
        words::Lang,
    },
    corpus::CaseRef,
    text::{Width, WidthMode},
};

use crate::{common::play::ctx, text::wrap::Account};

#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    rows: usize,
    /// Rows that begin or end with a forbidden mark although another break was possible.
    marks: usize,
    /// Rows wider than the page.
    overflows: usize,
    /// Characters that no row shows.
    lost: usize,
    /// Facts below the title that fit a row and are split.
    facts: usize,
}

fn count(found: &CaseRef<'_>, layout: LayoutOptions, counts: &mut Counts) {
    let page = Page::new(found, layout);
    for (index, block) in page.blocks.iter().enumerate() {
        let account = Account::of(&block.text, layout.width);
        let mut end = 0;
        // The largest indent of the block's rows.
        let rows: Vec<_> = page.rows.iter().filter(|row| row.block == index && !row.bytes.is_empty()).collect();
        let indent = rows.iter().map(|row| row.indent).max().unwrap_or(0);
        let facts = block.text.split('　').filter(|_| block.kind == BlockKind::About);
        let fitting = facts.filter(|fact| layout.width.of(fact) <= usize::from(layout.columns));
        let is_whole = |fact: &&str| {
            rows.iter().any(|row| block.text.get(row.bytes.clone()).is_some_and(|row| row.contains(*fact)))
        };
        counts.facts += fitting.filter(|fact| !is_whole(fact)).count();
        let room = usize::from(layout.columns - indent.min(layout.columns));
        for row in rows {
            counts.rows += 1;
            let text = block.text.get(row.bytes.clone()).unwrap();
            let columns = layout.width.of(text) + usize::from(row.indent);
            counts.overflows += usize::from(columns > usize::from(layout.columns));
            counts.lost += block.text.get(end..row.bytes.start).unwrap().chars().filter(|c| !c.is_whitespace()).count();
            let begins_line = row.bytes.start == 0 || block.lines.contains(&row.bytes.start);
            let unit = account.marks[row.bytes.start];
            counts.marks += usize::from(!begins_line && unit > 0 && unit <= room);
            end = row.bytes.end;
        }
        counts.lost += block.text.get(end..).unwrap().chars().filter(|c| !c.is_whitespace()).count();
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the counts are what is shown")]
fn every_case_is_laid_out_correctly_at_every_width() {
    let ctx = ctx();
    let modes = [(WidthMode::Safe, 1), (WidthMode::Narrow, 7), (WidthMode::Wide, 7)];
    for (mode, step) in modes {
        let counts = std::thread::scope(|scope| {
            let half = |parity: u32| {
                let ctx = ctx.clone();
                move || {
                    let mut all = Counts::default();
                    for found in ctx.corpus.iter().filter(|found| found.ix.0 % 2 == parity) {
                        for columns in (20..=200u16).step_by(step) {
                            let display = DisplayOptions {
                                points: columns % 3 == 0,
                                spaced: columns % 2 == 0,
                                ..DisplayOptions::default()
                            };
                            let layout =
                                LayoutOptions { columns, width: Width(mode), lang: Lang::Hans, display, source: false };
                            count(&found, layout, &mut all);
                        }
                    }
                    all
                }
            };
            [scope.spawn(half(0)), scope.spawn(half(1))].map(|half| half.join().unwrap())
        });
        for counts in counts {
            println!("{mode:?}: {counts:?}");
            assert_eq!(counts, Counts { rows: counts.rows, ..Counts::default() });
        }
    }
}
