//! The query language: a query in, cases out.

use std::{collections::BTreeSet, path::Path};

use anli::{
    app::words::Lang,
    corpus::{Batch, CaseLink, Corpus, Level, Origin},
    search::{CaseMatcher, Index, Problem, Query, search, snippet, synonyms},
    text::{Folded, PinyinPattern, TextQuery, numbers, spelled_signs},
};
use serde_json::json;

use super::{find, ids};
use crate::common::{
    batches::batch as one_batch,
    cli::Home,
    play::{ctx, play},
};

/// Asserts that two queries find the same cases, in any order.
fn same(one: &str, other: &str) {
    let (mut a, mut b) = (ids(one), ids(other));
    a.sort();
    b.sort();
    assert!(!a.is_empty(), "{one}");
    assert_eq!(a, b, "{one} and {other}");
}

fn batch(id: &str) -> &str {
    id.split('/').next().unwrap()
}

#[test]
fn fields_have_three_names_and_two_widths() {
    same("地区:莆田", "region:putian");
    same("地区：莆田", "diqu:pu tian");
    same("指标:政务服务", "theme:zhengwufuwu");
    same("系统:闽政通", "SYSTEM：闽政通");
    same("年:2024", "年份：２０２４年");
    same("成效:满意度", "result:满意度");
    same("做法:容缺", "practice：容缺");
    same("标题:零工", "title:零工");
    same("！地区：福建 不打烊", "!地区:福建 不打烊");
    same("零工｜排污权", "零工 | 排污权");
    same("“一窗受理”", "\"一窗受理\"");
    same("批次:putian-2024-2", "batch:putian-2024-2");
}

#[test]
fn conditions_filter_cases() {
    assert_eq!(ids("批次:putian-2024-2").len(), 9);
    assert!(ids("年:2023..2024").iter().all(|id| !id.starts_with("fujian-2025")));
    same("年:2023..2024", "年:..2024");
    same("年:2023-2025", "年:2023..");
    same("年:2025..2023", "年:2023..2025");
    same("年:202", "年:2020..2029");
    assert!(ids("!批次:shaanxi-2023 营商环境").iter().all(|id| batch(id) != "shaanxi-2023"));
    assert!(ids("地区:宁德|莆田 营商环境").iter().any(|id| batch(id) == "putian-2024-2"));
    same("地区:宁德|莆田", "地区:宁德 | 地区:莆田");
}

#[test]
fn words_can_be_anchored_exact_negated_or_alternative() {
    assert_eq!(ids("^市12345热线中心")[0], "putian-2024-2/5");
    assert!(ids("综合服务平台$").contains(&"putian-2024-2/8".to_owned()));
    assert!(find("^综合服务平台").hits.iter().all(|hit| hit.partial));
    // Without the quote pinyin and typos match; with it only the exact text does.
    assert!(!find("零公市场").hits.is_empty());
    assert!(find("'零公市场").hits.iter().all(|hit| hit.partial));
    assert!(!ids("零工 !涵江").contains(&"putian-2024-2/9".to_owned()));
    assert!(ids("龘 | 排污权").contains(&"fujian-2025-1/25".to_owned()));
}

#[test]
fn regular_expressions_match_both_scripts() {
    assert!(ids("/税务.{0,3}远程/").contains(&"fujian-2025-1/4".to_owned()));
    assert!(ids("/遠程.?视频.*核查/").contains(&"shaanxi-2023/3".to_owned()));
    assert!(ids("标题:/^寶雞/").len() == 3, "{:?}", ids("标题:/^寶雞/"));
    assert!(ids("/\\d{5}便民/").len() >= 2);
}

#[test]
fn faulty_queries_are_literal_and_located() {
    type Faults = &'static [(usize, usize, Problem)];
    let table: [(&str, Faults); 12] = [
        ("零工", &[]),
        ("“零工", &[(0, 1, Problem::Unclosed)]),
        ("\"零工 市场", &[(0, 1, Problem::Unclosed)]),
        ("/零工", &[(0, 1, Problem::Unclosed)]),
        ("零工 /[/", &[(3, 6, Problem::BadRegex)]),
        ("地区：", &[(0, 3, Problem::NoValue)]),
        ("零工 年:二零", &[(3, 7, Problem::BadYear)]),
        ("零工 !", &[(3, 4, Problem::Dangling)]),
        ("零工 |", &[(3, 4, Problem::Dangling)]),
        ("| 零工", &[(0, 1, Problem::Dangling)]),
        ("零工 '", &[(3, 4, Problem::Dangling)]),
        ("零工 相似:谁", &[(3, 7, Problem::BadId)]),
    ];
    for (query, faults) in table {
        let found: Vec<_> = Query::parse(query).faults().iter().map(|f| (f.at.start, f.at.end, f.problem)).collect();
        assert_eq!(found, faults, "{query}");
        assert!(!find(query).hits.is_empty(), "{query} hides everything");
    }
    assert_eq!(find("零工 年:二零").hits.len(), find("零工").hits.len());
    assert_eq!(find("/[/").hits.len(), ctx().corpus.len());
}

#[test]
fn reasons_are_ordered() {
    use anli::search::{Field, MatchKind};
    let first =
        |query: &str| find(query).hits.first().map(|hit| (hit.reasons[0].field, hit.reasons[0].kind, hit.partial));
    assert_eq!(first("排污权抵押融资"), Some((Field::Title, MatchKind::Exact, false)));
    assert_eq!(first("bu da yang"), Some((Field::Title, MatchKind::Pinyin, false)));
    assert_eq!(first("西安不打烊"), Some((Field::Title, MatchKind::Fuzzy, false)));
    assert_eq!(first("船泊证书"), Some((Field::Title, MatchKind::Typo, false)));
    assert_eq!(first("枫桥经验"), Some((Field::Body, MatchKind::Exact, false)));
    assert!(first("拖欠农民工工资怎么办").is_some_and(|(_, kind, partial)| kind == MatchKind::Part && partial));
}

#[test]
fn joined_pinyin_matches_across_fields() {
    use anli::search::{Field, MatchKind, explain};
    let ctx = ctx();
    let table = [
        ("putianlinggong", "putian-2024-2/9", &[(Field::Title, "零工"), (Field::Place, "莆田")][..]),
        ("ptlg", "putian-2024-2/9", &[(Field::Title, "零工"), (Field::Place, "莆田")]),
        ("xianbudayang", "shaanxi-2023/16", &[(Field::Title, "不打烊"), (Field::Place, "西安")]),
        ("shaanxibudayang", "shaanxi-2023/16", &[(Field::Title, "不打烊"), (Field::Place, "陕西")]),
        ("sxbdy", "shaanxi-2023/16", &[(Field::Title, "不打烊"), (Field::Place, "陕西")]),
        (
            "putianchushengminzhengtong",
            "putian-2024-2/3",
            &[(Field::Title, "出生"), (Field::Place, "莆田"), (Field::System, "闽政通")],
        ),
    ];
    for (typed, id, marked) in table {
        let query = Query::parse(typed);
        let results = find(typed);
        let rank = results.hits.iter().position(|hit| ctx.corpus.get(hit.case).unwrap().id().to_string() == id);
        assert!(rank.is_some_and(|rank| rank < 10), "{typed}: {rank:?} of {}", results.hits.len());
        let hit = &results.hits[rank.unwrap()];
        let matches = explain(&ctx.corpus, &ctx.index, &query, hit);
        for (field, words) in marked {
            let marks = matches.iter().filter(|found| found.field == *field).flat_map(|found| {
                found.spans.iter().map(|span| found.text.chars().skip(span.0 as usize).take((span.1 - span.0) as usize))
            });
            let marks: Vec<String> = marks.map(Iterator::collect).collect();
            assert!(marks.iter().any(|mark| mark == words), "{typed}: {field:?} {words} in {marks:?}");
        }
    }
    // Matches within one field come first, with their reason.
    let reasons = |typed: &str| find(typed).hits.iter().map(|hit| hit.reasons[0].kind).collect::<Vec<_>>();
    assert!(!reasons("budayang").contains(&MatchKind::Joined));
    let mixed = reasons("ptlg");
    let first = mixed.iter().position(|kind| *kind == MatchKind::Joined).unwrap();
    assert!(first < 10 && mixed[..first].iter().all(|kind| *kind == MatchKind::Pinyin), "{mixed:?}");
}

#[test]
fn joined_pinyin_explains_each_part() {
    play(120, 36, "/putianlinggong").shows("putian");
    let output = Home::new().run(&["search", "putianlinggong", "--explain", "--limit", "1"]).ok();
    assert!(output.contains("拼音 linggong") && output.contains("拼音 putian"), "{output}");
}

#[test]
fn ids_are_queries() {
    assert_eq!(ids("fujian-2025-1/28"), ["fujian-2025-1/28"]);
    assert_eq!(ids("putian-2024-2/9#m2"), ["putian-2024-2/9"]);
    assert_eq!(ids("putian-2024-2/9:803"), ["putian-2024-2/9"]);
    // A place that is named is where the hit lands.
    let landing = |typed: &str| {
        let query = Query::parse(typed);
        let hits = find(typed).hits;
        snippet(&ctx().corpus, &ctx().index, &query, &hits[0]).map(|found| found.text)
    };
    assert!(
        landing("shaanxi-2023/2#m2").unwrap().starts_with("推行網上庭審制度"),
        "{:?}",
        landing("shaanxi-2023/2#m2")
    );
    assert!(landing("fujian-2025-1/28#s3").is_some() && landing("id:fujian-2025-1/28:803").is_some());
    assert!(landing("fujian-2025-1/28#m99").is_none() && landing("fujian-2025-1/28").is_none());
    for typed in ["fujian-2025-1/28", "fujian-2025-1/28#m2", "fujian-2025-1/28#s3", "fujian-2025-1/28:803"] {
        assert_eq!(typed.parse::<CaseLink>().unwrap().to_string(), typed);
    }
    for typed in ["fujian-2025-1/28#", "fujian-2025-1/28#x2", "fujian-2025-1/28#m0", "fujian-2025-1/28:", "x"] {
        assert!(typed.parse::<CaseLink>().is_err(), "{typed}");
    }
    assert_eq!(ids("id:shaanxi-2023/3 | id:putian-2024-2/9"), ["shaanxi-2023/3", "putian-2024-2/9"]);
    assert_eq!(ids("编号：putian-2024-2/9|shaanxi-2023/3"), ["putian-2024-2/9", "shaanxi-2023/3"]);
    assert!(ids("nowhere-1/1").is_empty());
    assert!(ids("24/7") == ids("247") && Query::parse("id:x").faults()[0].problem == Problem::BadId);
}

#[test]
fn numbers_are_found_in_both_spellings() {
    let table = [
        ("二千二百零六家", "2206"),
        ("２２０６", "二千二百零六"),
        ("2,206户", "二千二百零六"),
        ("百分之九十五", "95%"),
        ("９５％", "百分之九十五"),
        ("三千四百万元", "3400万"),
        ("三千四百万元", "34000000"),
        ("十五分钟", "15"),
        ("一百零八", "108"),
        ("二〇二四年", "2024"),
        ("2024年", "二〇二四"),
        ("一千零二十", "1020"),
        ("1020", "一千零二十"),
        ("110", "一百一十"),
        ("1.2万", "12000"),
        ("1.2万", "一万二千"),
        ("一万二千", "12000"),
        ("12,000", "一万二千"),
        // The point is folded away.
        ("12000", "12万"),
        ("一点二万", "12000"),
        ("3亿", "300000000"),
        ("三亿元", "3亿"),
        ("300000000", "三亿"),
        ("一亿二千万", "120000000"),
        ("3万亿", "三万亿"),
        ("十万零五", "100005"),
        ("10015", "一万零一十五"),
        ("100万", "一百万"),
        ("两万", "20000"),
        ("20000", "两万"),
        ("百分之九十四点八五", "9485%"),
        ("94.85%", "百分之九十四点八五"),
        ("0.5", "零点五"),
        ("3天", "3个工作日"),
        ("三天", "3天"),
        ("36个工作日", "三十六天"),
        ("两证", "2证"),
        ("7项", "七项"),
    ];
    for (typed, other) in table {
        let found = numbers(typed);
        let others: Vec<_> = found.iter().flat_map(|(_, others)| others).collect();
        assert!(found.len() == 1 && others.iter().any(|found| *found == other), "{typed}: {others:?}");
    }
    for typed in ["一件事", "零工", "三", "5", "12345678901", "千万", "万一", "一网通办", "0591", "一个", "亿万"]
    {
        assert!(numbers(typed).is_empty(), "{typed} {:?}", numbers(typed));
    }
    assert_eq!(ids("二千二百零六家")[0], "fujian-2025-1/31");
    assert_eq!(ids("2,206家")[0], "fujian-2025-1/31");
    assert_eq!(ids("百分之九十四点八五")[0], "fujian-approval-2023/3");
}

#[test]
fn the_examples_of_the_page_on_searching_find_their_cases() {
    let pages = [include_str!("../../docs/search.md"), include_str!("../../docs/search.zh-CN.md")];
    let rows = pages.map(|page| page.lines().filter(|line| line.starts_with("| `")));
    let mut count = 0;
    for row in rows.into_iter().flatten() {
        let query = row.trim_start_matches("| `").split("` |").next().unwrap().replace("\\|", "|");
        let id = row.trim_end_matches("` |").rsplit('`').next().unwrap().to_owned();
        let found = ids(&query);
        assert!(found.iter().take(3).any(|hit| *hit == id), "{query}: {id} is not among {found:?}");
        count += 1;
    }
    assert!(count >= 80, "{count}");
}

#[test]
fn sounds_are_looked_for_where_each_pair_of_syllables_stands() {
    // Work is counted by what narrows it: each border of two syllables does.
    let sound = PinyinPattern::of_sound("企业注消登记").unwrap();
    assert_eq!(sound.stops().count_ones(), 5);
    assert_eq!(PinyinPattern::new("qiyezhuxiao").unwrap().stops(), 0);
}

#[test]
fn variants_accents_and_signs_are_one() {
    for (typed, plain) in
        [("渉税中介", "涉税中介"), ("zhèngwùfúwù", "zhengwufuwu"), ("ｌíｎｇ工", "ling工"), ("営商環境", "营商环境")]
    {
        assert_eq!(ids(typed), ids(plain), "{typed}");
    }
    let spelled = |typed: &str| spelled_signs(Folded::new(typed).as_str());
    assert_eq!(spelled("Ⅱ期"), ["ii期"]);
    assert_eq!(spelled("II期"), ["ⅱ期"]);
    assert_eq!(spelled("500㎡"), ["500m2"]);
    assert_eq!(spelled("500m2"), ["500㎡"]);
    assert!(spelled("iii2 team2 m20").is_empty() && spelled("v").is_empty());
    assert_eq!(Folded::new("Café Ｎǚ").as_str(), "cafenü");
}

#[test]
fn a_bare_year_is_that_of_the_notice_as_well() {
    let all = ids("putian 2024 shenpi");
    assert!(!all.is_empty() && all.iter().all(|id| id.starts_with("putian-2024-2/")), "{all:?}");
    assert!(ids("莆田 2024年")[..9].iter().filter(|id| id.starts_with("putian-2024-2/")).count() >= 6);
    // What is quoted is a word.
    assert!(ids("莆田 \"2024\"").len() < 9);
    assert_eq!(ids("标题:2024"), ids("标题:\"2024\""));
}

#[test]
fn pinyin_finds_synonyms() {
    assert!(ids("fangchanzheng").contains(&"fujian-approval-2023/13".to_owned()));
}

#[test]
fn scattered_characters_are_no_place_and_no_short_word() {
    use anli::search::MatchKind;
    for query in ["福州 服务", "西烊", "莆务"] {
        let hits = find(query).hits;
        let mut reasons = hits.iter().flat_map(|hit| &hit.reasons);
        assert!(reasons.all(|reason| reason.kind != MatchKind::Fuzzy), "{query}");
    }
}

#[test]
fn a_word_as_typed_goes_before_a_synonym() {
    use anli::search::MatchKind;
    for query in ["AI", "民营企业", "标准地", "执照"] {
        let kinds: Vec<_> = find(query)
            .hits
            .iter()
            .filter(|hit| !hit.partial)
            .map(|hit| hit.reasons.iter().map(|reason| reason.kind).min())
            .collect();
        assert!(kinds.is_sorted() && kinds[0] == Some(MatchKind::Exact), "{query}: {kinds:?}");
    }
}

#[test]
fn a_hit_lands_where_most_words_are() {
    let ctx = ctx();
    for (query, id, shown, measure) in [
        ("服务 轮椅 助听器", "fujian-approval-2023/7", &["轮椅", "助听器"][..], "成效"),
        ("企业 恶性竞争", "fujian-2025-1/1", &["恶性竞争"], "成效"),
        ("夜市 毒死蜱", "fujian-2023-2/11", &["毒死蜱"], "做法"),
    ] {
        let parsed = Query::parse(query);
        let results = search(&ctx.corpus, &ctx.index, &parsed);
        let hit = results.hits.iter().find(|hit| ctx.corpus.get(hit.case).unwrap().id().to_string() == id).unwrap();
        let snippet = snippet(&ctx.corpus, &ctx.index, &parsed, hit).unwrap();
        assert!(shown.iter().all(|word| snippet.text.contains(word)), "{query}: {}", snippet.text);
        assert_eq!(snippet.measure.map(|(kind, _)| Lang::Hans.get(kind)), Some(measure), "{query}");
    }
}

#[test]
fn synonym_groups_are_sound() {
    let ctx = ctx();
    let mut text = String::new();
    for found in ctx.corpus.iter() {
        text += Folded::new(found.title()).as_str();
        found.case().paragraphs().for_each(|paragraph| text += Folded::new(&paragraph.text).as_str());
    }
    let groups = synonyms::shipped();
    assert!(groups.len() >= 400, "{}", groups.len());
    let mut seen = 0;
    for group in groups {
        let words: BTreeSet<&String> = group.from.iter().chain(&group.to).collect();
        assert!(words.len() > 1, "{group:?}");
        assert!(words.iter().all(|word| word.chars().count() > 1), "{group:?}");
        let is_twice = |words: &[String]| words.iter().collect::<BTreeSet<_>>().len() < words.len();
        assert!(!is_twice(&group.from) && !is_twice(&group.to), "{group:?}");
        seen += usize::from(group.to.iter().any(|word| text.contains(word.as_str())));
    }
    // The table is made for the field; most of it is in the seeds.
    assert!(seen * 10 >= groups.len() * 8, "{seen} of {}", groups.len());
}

#[test]
fn similar_cases_are_alike_and_from_elsewhere_first() {
    let like = ids("相似:putian-2024-2/9");
    assert!(!like.contains(&"putian-2024-2/9".to_owned()));
    let linggong = ["fujian-2025-1/28", "fujian-2023-2/2"];
    assert!(like.iter().take(3).any(|id| linggong.contains(&id.as_str())), "{like:?}");
    assert!(!find("like:shaanxi-2023/16 地区:福建").hits.is_empty());
}

#[test]
fn holding_equals_a_plain_scan() {
    let ctx = ctx();
    let needles = ["零工", "營商環境", "“一窗受理、集成服务”", "企", "十二证同发", "龘龘", "12345", "，"];
    for needle in needles.into_iter().chain(["budayang", "jd", "yuyangxian", "zhuang", "APP", "q"]) {
        let query = TextQuery::new(needle);
        let matcher = CaseMatcher::new(&ctx.corpus, &ctx.index, &query);
        for found in ctx.corpus.iter() {
            let case = found.case();
            let headings = case.sections.iter().filter_map(|section| section.heading.as_deref());
            let texts = headings.chain(case.paragraphs().map(|paragraph| paragraph.text.as_str()));
            let mut all = std::iter::once(case.title.as_str()).chain(texts);
            let plain = all.any(|text| !query.find_all(text).is_empty());
            assert_eq!(matcher.matches(found.ix), plain, "{needle} in {}", found.id());
        }
    }
}

#[test]
fn every_printed_variant_is_found() {
    const READINGS: u32 = 600;
    let printed = |nth: u32| char::from_u32(0x5000 + nth).unwrap().to_string();
    let mut made = one_batch("a", "2024", &[1]);
    let paragraph = &mut made["cases"][0]["sections"][0]["paragraphs"][0];
    paragraph["text"] = "甲乙".repeat(READINGS as usize).into();
    let repair =
        |nth| json!({"at": [2 * nth, 2 * nth + 1], "kind": "typo", "printed": printed(nth), "sure": true, "why": null});
    paragraph["repairs"] = (0..READINGS).map(repair).collect();
    let case = serde_json::from_value::<Batch>(made).unwrap();
    let corpus = Corpus::of([(case, Origin::File(Level::Option, Path::new("a").into()))]);
    let index = Index::default();
    for nth in [0, 127, 128, 255, 256, 599] {
        let query = Query::parse(&format!("\"{}乙\"", printed(nth)));
        assert_eq!(search(&corpus, &index, &query).whole(), 1, "{nth}");
    }
}

#[test]
fn sounds_that_are_confused_are_found_last() {
    let table = [
        ("sebaocangjinghua", "fujian-2025-1/5"),
        ("qiyezuxiao", "shaanxi-2023/1"),
        ("lingongsicang", "putian-2024-2/9"),
        ("fapaiezangtong", "fujian-2025-1/16"),
        ("检茶户企", "putian-2024-2/7"),
        ("姜师企业", "fujian-2023-2/4"),
    ];
    for (query, id) in table {
        assert!(ids(query).iter().take(3).any(|found| found == id), "{query}: {:?}", ids(query));
    }
    // What is found as typed needs no guess.
    assert!(
        find("jianchahuqi")
            .hits
            .iter()
            .all(|hit| hit.reasons.iter().all(|reason| reason.kind != anli::search::MatchKind::Typo))
    );
}

#[test]
fn words_that_occur_nowhere_are_named() {
    for (query, words) in [
        ("比特币挖矿", &["比特币挖矿"][..]),
        ("龘龘 零工", &["龘龘"]),
        ("零工怎么比特币挖矿", &["比特币挖矿"]),
        ("農民工，龘靐怎麼辦", &["龘靐"]),
        ("zzqqxx 零工", &["zzqqxx"]),
        ("零工市场", &[]),
        ("linggong 龘龘", &["龘龘"]),
        ("地区:莆田 龘龘", &["龘龘"]),
    ] {
        assert_eq!(find(query).nowhere, words, "{query}");
    }
    play(80, 24, "/").paste("龘龘 零工").shows("没有案例提到：龘龘");
    let home = Home::new();
    let found = home.run(&["search", "龘龘", "零工"]);
    assert!(found.code == 0 && found.err.contains("没有案例提到：龘龘"), "{found:?}");
    assert_eq!(home.run(&["search", "--json", "龘龘 零工"]).json()["nowhere"], json!(["龘龘"]));
    assert!(home.run(&["search", ""]).err.contains("anli search 零工"));
}

#[test]
fn letters_of_words_that_stand_apart_are_found_last() {
    for (query, spaced) in
        [("ysbxj", "ys bxj"), ("ershoufangguohu", "ershoufang guohu"), ("guohuershoufang", "guohu ershoufang")]
    {
        let (found, expected) = (ids(query), ids(spaced));
        assert!(
            !expected.is_empty() && expected.iter().any(|id| found[..3.min(found.len())].contains(id)),
            "{query}: {found:?}, {spaced}: {expected:?}"
        );
    }
    // Whole words go first, and nothing is made of letters that are none.
    assert!(
        find("linggongshichang")
            .hits
            .iter()
            .all(|hit| hit.reasons.iter().all(|reason| reason.kind != anli::search::MatchKind::Joined))
    );
    assert!(ids("zzqqxx").is_empty() && ids("xylophone").is_empty());
}
