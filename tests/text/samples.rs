//! Texts shared by these tests: sentences of real notices, and generated mixtures.

use proptest::prelude::*;

/// Sentences as the notices print them: ASCII and full-width marks, quotes, numbers with units, dates, Latin names.
pub(super) const NOTICE: &[&str] = &[
    "莆田市推行“一窗”服务,全面梳理“高效办成一件事”事项清单,推动20个部门、1,234家企业共享数据,惠及3.2亿元。",
    "截至2024年12月31日,累计办理业务15.6万件,平均用时由5个工作日压缩至0.5个工作日,满意率达99.8%。",
    "(一)创新“e网通办”模式。依托闽政通APP、“12345”便民服务平台,打造\"7×24小时\"不打烊服务;",
    "二是建立“企业吹哨、部门报到”机制——由市发改委牵头,召集相关单位现场办公……切实解决企业急难愁盼问题。",
    "《关于进一步优化营商环境的若干措施》（闽政办〔2023〕15号）明确：“应减尽减、能快则快！”",
    "該平臺於2022年3月15日上線運行,實現“一網通辦”;截至目前,註冊用戶超過120萬戶,辦件量同比增長35.6%。",
    "推出“互联网+政务服务”2.0版,支持PM2.5、CO2、https://www.putian.gov.cn/zwgk/2024/t1.htm?id=3&page=2等。",
    "阿凡提·买买提(男,35岁)说:\"办证只跑1趟,省了3-5天!\"气温-5℃～10℃,上海—北京1,318km。",
    "　　一、背景\n　　近年来，陕西省聚焦“放管服”改革，持续推进“证照分离”。\n\n二、主要做法",
];

/// One piece of a generated mixture.
pub(super) fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[一-龥]{1,6}",
        2 => "[，。、；：？！”’）》」』】〉％…]{1,2}",
        2 => "[“‘（《「『【〈〔]{1,2}",
        2 => "[,.;:?!)%\"']{1,2}",
        2 => "[0-9]{1,5}([.,][0-9]{1,3})?(%|个|万元|家|年|号)?",
        2 => "[a-zA-Z]{1,12}",
        1 => "[あ-んア-ンーっ々]{1,4}",
        1 => prop::sample::select(vec![
            "——", "……", "—", "·", "～", "-", "/", "①", "→", "×", "℃", "①②", "\u{E07E}", "\u{20000}", "é", "e\u{301}",
            "👨‍👩‍👧", "🇨🇳", "👍🏽", "⚠️", "1️⃣", "葛\u{E0100}", "한국", "กำ", "क्षि", "\u{200B}", "\u{301}", "A\u{2060}B",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(vec![" ", "  ", "\u{3000}", "\n", "\t", "\u{A0}"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["v1.2.3", "2024-01-15", "https://a.cn/b?c=d", "PM2.5", "(试行)", "\"", "（一）"])
            .prop_map(str::to_owned),
    ]
}

/// Mixtures of all kinds of text.
pub(crate) fn mixture() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

/// Every line of every notice of the repository.
pub(super) fn seeds() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let Ok(batches) = std::fs::read_dir(root) else { return Vec::new() };
    let notices = batches.flatten().filter_map(|batch| std::fs::read_to_string(batch.path().join("notice.txt")).ok());
    notices.flat_map(|notice| notice.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}
