//! The order of hits: kinds of matches before fields and numbers, and all occurrences counted.

use std::path::Path;

use anli::{
    corpus::{Batch, Corpus, Level, Origin},
    search::{Index, MatchKind, Query, search, snippet},
};
use serde_json::json;

use super::{find, ids};
use crate::common::{batches::batch, play::ctx};

/// Returns the numbers of the hits among cases of a title, a text and the name of a system, best first.
fn order(query: &str, cases: &[[&str; 3]]) -> Vec<u32> {
    let corpus = corpus(cases);
    let results = search(&corpus, &Index::default(), &Query::parse(query));
    results.hits.iter().map(|hit| corpus.get(hit.case).unwrap().number()).collect()
}

fn corpus(cases: &[[&str; 3]]) -> Corpus {
    let numbers: Vec<u32> = (1..).take(cases.len()).collect();
    let mut made = batch("a", "2024", &numbers);
    for (nth, [title, text, system]) in cases.iter().enumerate() {
        let case = &mut made["cases"][nth];
        case["title"] = (*title).into();
        case["sections"][0]["paragraphs"][0]["text"] = (*text).into();
        if !system.is_empty() {
            case["systems"] = json!([{"name": system, "at": []}]);
        }
    }
    let batch = serde_json::from_value::<Batch>(made).unwrap();
    Corpus::of([(batch, Origin::File(Level::Option, Path::new("a").into()))])
}

#[test]
fn a_rare_synonym_once_stands_above_a_common_one_in_many_places() {
    let common = "发展现代农业与农业服务。".repeat(10);
    let cases = [["甲", common.as_str(), ""], ["乙", "办好一家养殖场。", ""], ["丙", &common, ""], ["丁", &common, ""]];
    assert_eq!(order("养猪", &cases)[0], 2);
}

#[test]
fn a_slip_damages_no_known_word() {
    // 通勤 is known, so that 直通车 is another word; 零公 is none.
    let cases = [["甲", "开通惠企直通车。", ""], ["乙", "办好零工市场。", ""]];
    assert!(order("通勤车", &cases).is_empty());
    assert_eq!(order("零公市场", &cases), [2]);
}

#[test]
fn the_rarest_words_decide_where_a_hit_lands() {
    let (common, filler) = ("企业服务大厅办理业务。".repeat(20), "其余内容从略。".repeat(40));
    let text = format!("{common}{filler}用上地理标志。{filler}{common}");
    let cases = [["甲", text.as_str(), ""], ["乙", &common, ""], ["丙", &common, ""], ["丁", &common, ""]];
    let (corpus, index) = (corpus(&cases), Index::default());
    // Whole words, everyday words with synonyms, letters.
    for typed in ["企业服务 业务 地理标志", "卖茶叶的企业服务怎么贴上产地牌子", "qiyefuwu dilibiaozhi"]
    {
        let query = Query::parse(typed);
        let hits = search(&corpus, &index, &query).hits;
        let shown = snippet(&corpus, &index, &query, &hits[0]).unwrap().text;
        assert!(shown.contains("地理标志"), "{typed}: {shown}");
    }
}

#[test]
fn many_places_in_the_text_stand_above_the_name_of_a_system() {
    let nine = "税费咨询与税费申报。".repeat(5);
    for system in ["税费", "税费通", "省税费服务平台"] {
        assert_eq!(order("税费", &[["甲", "一句话。", system], ["乙", &nine, ""]]), [2, 1], "{system}");
    }
}

#[test]
fn a_literal_word_stands_above_a_synonym_in_a_title() {
    // A synonym in the title, in every heading and many times in the text, read also as letters.
    let many = "人工智能与人工智能。".repeat(20);
    assert_eq!(order("AI", &[["人工智能爱人工智能", &many, "人工智能"], ["乙", "用AI办事。", ""]]), [2, 1]);
    let many = "净地与净地。".repeat(20);
    assert_eq!(order("标准地", &[["净地", &many, "净地系统"], ["乙", "推出标准地。", ""]]), [2, 1]);
    for query in ["AI", "民营企业", "标准地", "营业执照", "小程序", "老年人"] {
        let hits = find(query).hits;
        let kinds =
            hits.iter().filter(|hit| !hit.partial).map(|hit| hit.reasons.iter().map(|reason| reason.kind).min());
        let kinds: Vec<_> = kinds.collect();
        assert!(kinds.is_sorted() && kinds[0] == Some(MatchKind::Exact), "{query}: {kinds:?}");
    }
}

#[test]
fn exact_text_stands_above_letters_that_happen_to_fit() {
    let many = "阿姨爱意安逸。".repeat(20);
    assert_eq!(order("AY", &[["安逸阿姨", &many, "爱意安逸"], ["乙", "由AY公司办。", ""]]), [2, 1]);
    for (query, word) in [("APP", "app"), ("AI", "ai"), ("PC", "pc"), ("CA", "ca"), ("VR", "vr")] {
        let ctx = ctx();
        let holds = |hit: &anli::search::Hit| {
            let case = ctx.corpus.get(hit.case).unwrap().case();
            let texts = case.paragraphs().map(|paragraph| paragraph.text.as_str());
            texts.chain([case.title.as_str()]).any(|text| anli::text::Folded::new(text).as_str().contains(word))
        };
        let held: Vec<bool> = find(query).hits.iter().filter(|hit| !hit.partial).map(|hit| !holds(hit)).collect();
        assert!(held.is_sorted(), "{query}: {held:?}");
    }
}

#[test]
fn financing_comes_first_for_who_finds_it_hard() {
    // Cases that are about financing by their titles.
    let about = |id: &String| {
        let ctx = ctx();
        let title = ctx.corpus.iter().find(|found| found.id().to_string() == *id).unwrap().title().to_owned();
        ["融资", "贷", "金融", "信用", "质押"].iter().any(|word| title.contains(word))
    };
    for query in ["企业融资难", "企业贷款难", "小微企业贷款难"] {
        let first: Vec<String> = ids(query).into_iter().take(3).collect();
        assert!(first.first().is_some_and(about), "{query}: {first:?}");
    }
}
