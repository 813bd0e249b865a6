//! The comparison itself: what belongs together, what is shared, and that nothing is lost.

use anli::{
    compare::{Comparison, Part},
    corpus::{Case, Figure, Lines, Paragraph, Section, SectionKind, Span, TextPart},
};
use proptest::prelude::*;

use crate::common::play::ctx;

/// Returns the cases of the seeds with these ids.
fn cases(ids: &[&str]) -> Vec<Case> {
    let corpus = ctx().corpus;
    ids.iter().map(|id| corpus.get(corpus.find(&id.parse().unwrap()).unwrap()).unwrap().case()).collect()
}

fn compare(cases: &[Case]) -> Comparison {
    Comparison::of(&cases.iter().collect::<Vec<_>>())
}

/// Returns the first characters of the parts of all measures, row by row.
fn rows(cases: &[Case], kind: SectionKind) -> Vec<Vec<String>> {
    let compared = compare(cases);
    let group = compared.groups.iter().find(|group| group.kind == kind).unwrap();
    let begin = |case: &Case, part: &Option<Part>| {
        let number = part.as_ref().and_then(|part| part.paragraphs().next());
        let paragraph = number.and_then(|number| case.paragraphs().nth(number as usize));
        paragraph.map_or("–".to_owned(), |paragraph| paragraph.text.chars().take(10).collect())
    };
    group.rows.iter().map(|row| cases.iter().zip(&row.parts).map(|(case, part)| begin(case, part)).collect()).collect()
}

/// Returns the shared stretches of a case.
fn shared(cases: &[Case], of: usize) -> Vec<String> {
    let stretches = compare(cases).shared.swap_remove(of);
    let text = |(number, span): (usize, &Span)| {
        let text = &cases[of].paragraphs().nth(number).unwrap().text;
        text.chars().skip(span.0 as usize).take((span.1 - span.0) as usize).collect()
    };
    stretches
        .iter()
        .enumerate()
        .flat_map(|(number, spans)| spans.iter().map(move |span| (number, span)))
        .map(text)
        .collect()
}

#[test]
fn measures_stand_beside_those_that_are_alike() {
    // The platform beside the network of markets, insurance and disputes beside the same; taxes are in one of them only.
    let pair = cases(&["fujian-2025-1/28", "fujian-2023-2/2"]);
    assert_eq!(
        rows(&pair, SectionKind::Practice),
        [
            ["(一)数字赋能,助力", "一是“网格化”就业服"],
            ["–", "二是“家门口”即时快"],
            ["(二)聚焦堵点,打通", "–"],
            ["(三)立足职能,建强", "三是“项目制”即时投"],
        ]
    );
    // Two reports about one reform, one of them without numbers.
    let pair = cases(&["fujian-approval-2023/14", "fujian-2023-2/7"]);
    let all = rows(&pair, SectionKind::Practice);
    assert!(all.iter().filter(|row| row[0] != "–" && row[1] != "–").count() == 3, "{all:?}");
    // A measure has all paragraphs that continue it.
    let numbered = cases(&["fujian-approval-2023/3", "fujian-approval-2023/14"]);
    assert_eq!(rows(&numbered, SectionKind::Practice).iter().filter(|row| row[0] != "–").count(), 4);
    // Different things are not alike.
    let pair = cases(&["shaanxi-2023/3", "fujian-2025-1/28"]);
    assert!(rows(&pair, SectionKind::Practice).iter().all(|row| row.contains(&"–".to_owned())));
}

#[test]
fn what_two_cases_share_is_known_and_stock_wording_is_not() {
    let pair = cases(&["fujian-2025-1/28", "fujian-2023-2/2"]);
    let one = shared(&pair, 0);
    for stretch in ["灵活用工服务平台", "人力资源服务机构", "意外伤害保险", "灵活就业人员意外伤害保"]
    {
        assert!(one.contains(&stretch.to_owned()), "{stretch}: {one:?}");
    }
    assert!(!one.contains(&"服务平台".to_owned()), "{one:?}");
    // Script and marks make no difference: 遠程視頻 and 远程视频.
    let mut hans = cases(&["shaanxi-2023/3"]);
    hans.extend(cases(&["shaanxi-2023/3"]));
    hans[1].sections[0].paragraphs[0].text = "以“远程视频”，代替传统的人员现场".to_owned();
    assert!(shared(&hans, 1).iter().any(|stretch| stretch.starts_with("以“远程视频”，代替传统的人员现场")));
}

#[test]
fn figures_of_one_thing_stand_in_one_row() {
    let pair = cases(&["fujian-2025-1/28", "putian-2024-2/9"]);
    let rows = compare(&pair).figures;
    let text = |row: &anli::compare::FigureRow| -> Vec<String> {
        let figure =
            |(case, at): (&Case, &Option<usize>)| at.map_or("–".to_owned(), |at| case.figures[at].text.clone());
        pair.iter().zip(&row.figures).map(figure).collect()
    };
    let rows: Vec<Vec<String>> = rows.iter().map(text).collect();
    assert!(rows.contains(&vec!["1.4万余户".to_owned(), "7284人次".to_owned()]), "{rows:?}");
    assert!(rows.contains(&vec!["500余家".to_owned(), "553家".to_owned()]), "{rows:?}");
    // What only one has follows what both have, and nothing is counted twice.
    assert_eq!(rows.iter().flatten().filter(|text| *text != "–").count(), 4 + 5);
    let alone = rows.iter().position(|row| row.contains(&"–".to_owned())).unwrap();
    assert!(rows[alone..].iter().all(|row| row.contains(&"–".to_owned())), "{rows:?}");
}

#[test]
fn the_longest_cases_cost_bounded_work() {
    let long = cases(&["fujian-approval-2023/14", "fujian-2025-1/23"]);
    let signs: usize = long.iter().flat_map(Case::paragraphs).map(|paragraph| paragraph.text.chars().count() + 1).sum();
    let measures = 12 * 12;
    let figures: usize = long.iter().map(|case| case.figures.len()).product();
    assert!(compare(&long).work <= signs + measures + figures, "{}", compare(&long).work);
    // A case of very many measures is not compared without bound.
    let wild = |c: char| {
        let text = |at: u32| format!("（{at}）{c}{}", char::from_u32(0x4E00 + at).unwrap());
        let paragraph = |at| Paragraph {
            text: text(at),
            label: Some("（一）".into()),
            heading: None,
            level: 1,
            lines: Lines(1, 1),
            points: vec![],
            repairs: vec![],
        };
        let section = Section {
            kind: SectionKind::Practice,
            heading: None,
            heading_repairs: vec![],
            lines: Lines(1, 1),
            paragraphs: (1..600).map(paragraph).collect(),
        };
        Case { sections: vec![section], ..Case::default() }
    };
    let wild = [wild('甲'), wild('乙')];
    assert!(compare(&wild).work < 20_000, "{}", compare(&wild).work);
}

/// Returns a strategy of texts that share phrases.
fn text() -> impl Strategy<Value = String> {
    let phrase = prop::sample::select(vec![
        "灵活就业人员",
        "零工市场",
        "優化營商環境",
        "优化营商环境",
        "，",
        "。",
        "“",
        "①",
        "A4",
        "𠀀",
        "服务",
        "12万户",
        "的",
        "é",
        "　",
    ]);
    prop::collection::vec(phrase, 0..12).prop_map(|phrases| phrases.concat())
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let label = prop::option::of(Just("（一）".to_owned()));
    (text(), label, 0..3_u8).prop_map(|(text, label, level)| Paragraph {
        text,
        label,
        heading: None,
        level,
        lines: Lines(1, 1),
        points: Vec::new(),
        repairs: Vec::new(),
    })
}

fn case() -> impl Strategy<Value = Case> {
    let kind = prop::sample::select(vec![
        SectionKind::Background,
        SectionKind::Practice,
        SectionKind::Result,
        SectionKind::Other,
    ]);
    let heading = prop::option::of(Just("一、背景".to_owned()));
    let section = (kind, heading, prop::collection::vec(paragraph(), 0..5));
    let section = section.prop_map(|(kind, heading, paragraphs)| Section {
        kind,
        heading,
        heading_repairs: Vec::new(),
        lines: Lines(1, 1),
        paragraphs,
    });
    let about = prop::sample::select(vec!["入驻企业", "企业", "注册用户", ""]);
    let number = prop::sample::select(vec!["12万户", "500余家", "553家", "90%", "3个工作日", ""]);
    let figure = (number, about).prop_map(|(text, about)| Figure {
        text: text.into(),
        about: about.into(),
        at: Vec::new(),
        to: None,
    });
    (prop::collection::vec(section, 0..5), prop::collection::vec(figure, 0..6)).prop_map(|(sections, figures)| Case {
        sections,
        figures,
        ..Case::default()
    })
}

/// Returns the rows of groups and figures as sets with the columns in this order.
fn permuted(compared: &Comparison, order: &[usize]) -> (Vec<String>, Vec<Vec<Vec<Span>>>) {
    let mut rows: Vec<String> = Vec::new();
    for group in &compared.groups {
        let of =
            |row: &anli::compare::Row| -> Vec<Option<Part>> { order.iter().map(|at| row.parts[*at].clone()).collect() };
        rows.extend(group.rows.iter().map(|row| format!("{:?} {:?}", group.kind, of(row))));
    }
    let of =
        |row: &anli::compare::FigureRow| -> Vec<Option<usize>> { order.iter().map(|at| row.figures[*at]).collect() };
    rows.extend(compared.figures.iter().map(|row| format!("{:?}", of(row))));
    rows.sort();
    (rows, order.iter().map(|at| compared.shared[*at].clone()).collect())
}

proptest! {
    #[test]
    fn every_paragraph_and_every_figure_appears_once(cases in prop::collection::vec(case(), 2..4)) {
        let compared = compare(&cases);
        for (at, case) in cases.iter().enumerate() {
            let parts = compared.groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.parts[at].as_ref());
            let mut numbers: Vec<u32> = parts.clone().flat_map(Part::paragraphs).collect();
            numbers.sort_unstable();
            prop_assert_eq!(numbers, (0..).take(case.paragraphs().count()).collect::<Vec<u32>>());
            let headings = parts.flat_map(|part| &part.texts).filter(|text| matches!(text, TextPart::Heading(_))).count();
            let others = case.sections.iter().filter(|s| s.kind == SectionKind::Other && s.heading.is_some()).count();
            prop_assert_eq!(headings, others);
            let mut figures: Vec<usize> = compared.figures.iter().filter_map(|row| row.figures[at]).collect();
            figures.sort_unstable();
            prop_assert_eq!(figures, (0..case.figures.len()).collect::<Vec<_>>());
        }
        for row in compared.groups.iter().flat_map(|group| &group.rows) {
            prop_assert_eq!(row.parts.len(), cases.len());
            prop_assert!(row.parts.iter().any(Option::is_some));
        }
    }

    #[test]
    fn shared_stretches_lie_in_their_paragraphs_and_apart(cases in prop::collection::vec(case(), 2..4)) {
        let compared = compare(&cases);
        for (case, shared) in cases.iter().zip(&compared.shared) {
            prop_assert_eq!(shared.len(), case.paragraphs().count());
            for (paragraph, spans) in case.paragraphs().zip(shared) {
                let mut before = 0;
                for span in spans {
                    prop_assert!(before <= span.0 && span.0 + 4 <= span.1, "{spans:?}");
                    prop_assert!(span.1 as usize <= paragraph.text.chars().count());
                    before = span.1;
                }
            }
        }
    }

    #[test]
    fn other_columns_are_the_same_comparison(cases in prop::collection::vec(case(), 3..4), turn in 0..6_usize) {
        let order = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]][turn];
        let turned: Vec<Case> = order.iter().map(|at| cases[*at].clone()).collect();
        prop_assert_eq!(permuted(&compare(&turned), &[0, 1, 2]), permuted(&compare(&cases), &order));
        let two = [cases[0].clone(), cases[1].clone()];
        let swapped = [cases[1].clone(), cases[0].clone()];
        prop_assert_eq!(permuted(&compare(&swapped), &[0, 1]), permuted(&compare(&two), &[1, 0]));
    }
}
