//! Properties of importing: nothing is lost and nothing panics, for any notice.

use std::{fmt::Write, fs, path::Path};

use anli::{
    corpus::roundtrip::verify_roundtrip,
    import::{Imported, Request, import},
};
use proptest::{prelude::*, sample::select};

use super::root;

fn try_import(bytes: &[u8]) -> Option<Imported> {
    let request = Request {
        id: "property".parse().unwrap(),
        original_name: "property.txt".to_owned(),
        file_name: "notice.txt".to_owned(),
        converted: None,
        path: Path::new("property.txt"),
        corrections: None,
    };
    match import(bytes, &request) {
        Ok(imported) => Some(imported),
        Err(faults) => {
            assert!(!faults.is_empty(), "an error without a fault");
            None
        }
    }
}

/// A case of a generated notice.
#[derive(Clone, Debug)]
struct Made {
    place: &'static str,
    deed: &'static str,
    headed: bool,
    measures: usize,
    body: Vec<&'static str>,
    noise: &'static str,
}

fn made() -> impl Strategy<Value = Made> {
    let places =
        select(vec!["福州市", "厦门市", "成都市", "杭州市", "济南市历下区", "长沙县", "广西壮族自治区", "莆田"]);
    let deeds = select(vec![
        "打造“一网通办”平台",
        "推行企业开办“一日办结”",
        "创新“府院联动”机制 破解执行难",
        "构建12345热线闭环",
    ]);
    let sentences = select(vec![
        "聚焦企业群众办事难点堵点,持续深化改革,累计办理业务1.2万件,满意率99.5%。",
        "依托“闽政通”APP,印发《关于优化服务的若干措施》,实现“最多跑一趟”。",
        "一是建立机制。二是压实责任。三是强化监督,审批时限由10个工作日压缩至3个工作日。",
        "通过 数据 共享减少材料 16 份;截至目前,惠及企业2300余家!",
    ]);
    let noise = select(vec!["", "\n— 4 —\n", "\n\n", "  ", "\n第 3 页 共 9 页\n"]);
    (places, deeds, any::<bool>(), 1usize..4, prop::collection::vec(sentences, 1..4), noise)
        .prop_map(|(place, deed, headed, measures, body, noise)| Made { place, deed, headed, measures, body, noise })
}

fn printed(cases: &[Made], label: usize) -> String {
    let mut out = String::from(
        "关于印发优化营商环境典型经验做法的通知\n\n各有关单位:现将典型经验印发给你们,请认真学习借鉴。\n\n",
    );
    for (nth, case) in (1..).zip(cases) {
        let _ = match label {
            0 => write!(out, "案例{nth}:{}{}\n\n", case.place, case.deed),
            1 => write!(out, "  附件{nth}\n\n  {}\n\n  {}\n\n", case.place, case.deed),
            2 => writeln!(out, "【典型案例{nth}】{}{}", case.place, case.deed),
            _ => write!(out, "## 案例{nth} {}{}\n\n", case.place, case.deed),
        };
        if case.headed {
            out.push_str("一、背景情况\n");
        }
        let _ = writeln!(out, "{}近年来以服务企业为出发点,不断提升便利化水平,{}", case.place, case.body[0]);
        if case.headed {
            out.push_str("二、主要做法\n");
        }
        for (number, sentence) in ["一", "二", "三", "四"].iter().zip(case.body.iter().cycle()).take(case.measures)
        {
            let _ = write!(out, "- ({number})做实举措,提高效能。{sentence}{}\n\n", case.noise);
        }
        if case.headed {
            out.push_str("三、取得成效\n改革以来,共办理事项500件,同比增长20%。\n\n");
        }
    }
    out
}

/// Few cases in the daily run; `PROPTEST_CASES=2000 cargo test import::properties` runs more.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(24);
    ProptestConfig::with_cases(cases)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn generated_notices_round_trip(cases in prop::collection::vec(made(), 2..6), label in 0usize..4) {
        let text = printed(&cases, label);
        let imported = try_import(text.as_bytes());
        let imported = imported.unwrap();
        prop_assert_eq!(verify_roundtrip(&imported.batch, &imported.notice), Ok(()), "{}", text);
        prop_assert_eq!(imported.batch.cases.len(), cases.len(), "{}", text);
        for (case, made) in imported.batch.cases.iter().zip(&cases) {
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(plain(&case.title), plain(&format!("{}{}", made.place, made.deed)), "{}", text);
            let measures = case.paragraphs().filter(|p| p.heading.is_some()).count();
            prop_assert_eq!(measures, made.measures, "{}", text);
        }
    }

    #[test]
    fn arbitrary_text_never_panics(text in "(案例|附件|一、|[0-9《》“”?!,。\n \u{4e00}-\u{4e40}e]){0,120}") {
        if let Some(imported) = try_import(text.as_bytes()) {
            prop_assert_eq!(verify_roundtrip(&imported.batch, &imported.notice), Ok(()));
        }
    }

    #[test]
    fn mutated_notices_round_trip_or_are_refused(
        seed in 0usize..5,
        start in 0usize..60_000,
        shuffles in prop::collection::vec((0usize..1000, 0usize..1000), 0..12),
        flips in prop::collection::vec((0usize..20_000, any::<u8>()), 0..6),
    ) {
        let folders = ["putian-2024-2", "fujian-2025-1", "fujian-2023-2", "fujian-approval-2023", "shaanxi-2023"];
        let bytes = fs::read(root().join("seeds").join(folders[seed]).join("notice.txt")).unwrap();
        let start = start % bytes.len();
        let part = String::from_utf8_lossy(&bytes[start..bytes.len().min(start + 9_000)]).into_owned();
        let mut lines: Vec<&str> = part.split('\n').collect();
        for (from, to) in shuffles {
            let (from, to) = (from % lines.len(), to % lines.len());
            if from % 3 == 0 {
                lines.insert(to, lines[from]);
            } else {
                lines.swap(from, to);
            }
        }
        let mut bytes = lines.join("\n").into_bytes();
        for (at, byte) in flips {
            let at = at % bytes.len().max(1);
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
        }
        if let Some(imported) = try_import(&bytes) {
            prop_assert_eq!(verify_roundtrip(&imported.batch, &imported.notice), Ok(()));
        }
    }
}

/// The time is measured by `cargo bench --bench parts -- import`. Work that grows with the square of the text would let
/// this test run for many minutes.
#[test]
fn long_texts_are_imported() {
    let text = fs::read_to_string(root().join("seeds/shaanxi-2023/notice.txt")).unwrap();
    let part: String = text.chars().take(6_000).collect();
    for text in [part.repeat(12), "县".repeat(400_000)] {
        // Success or faults: either is an answer.
        let _ = try_import(text.as_bytes());
    }
}
