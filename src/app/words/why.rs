//! The reasons of a hit, in the language of the interface.

use super::{Lang, Msg, catalogue::messages};
use crate::search::{Field, Hit, MatchKind, Problem, Query, QueryFault, Reason};

/// Characters of a query that are shown of a fault.
const PIECE: usize = 40;

/// Returns the sentence for a fault of a query, with the piece of the query that it is about.
pub fn query_fault(fault: &QueryFault, query: &str, lang: Lang) -> String {
    let piece = query.chars().skip(fault.at.start).take(fault.at.len().min(PIECE));
    let rest = (fault.at.len() > PIECE).then_some('…');
    lang.fill(fault.problem, &[&piece.chain(rest).collect::<String>()])
}

/// Returns the reasons of a hit, each once, the best first: 标题·原词, 正文 3 处, 标题·拼音 ywtb. A partial hit is told first.
pub fn reasons(hit: &Hit, query: &Query, lang: Lang) -> Vec<String> {
    // Occurrences of several words in one field are occurrences of the query.
    let mut merged: Vec<Reason> = Vec::new();
    for reason in &hit.reasons {
        match merged.iter_mut().find(|old| (old.field, old.kind) == (reason.field, reason.kind)) {
            Some(old) if !matches!(reason.kind, MatchKind::Pinyin | MatchKind::Joined) => {
                old.occurrences = old.occurrences.saturating_add(reason.occurrences)
            }
            _ => merged.push(*reason),
        }
    }
    let part = hit.partial.then(|| lang.get(Msg::WhyPart).to_owned());
    let mut reasons: Vec<String> = part.into_iter().collect();
    for text in merged.iter().map(|found| reason(found, query, lang)) {
        if !reasons.contains(&text) {
            reasons.push(text);
        }
    }
    reasons
}

/// The most occurrences that a tag counts.
const MOST_COUNTED: u32 = 99;

/// Returns the best reason of a hit in two to six columns: 题, 平台, 文3, 近义.
pub fn tag(hit: &Hit, query: &Query, lang: Lang) -> String {
    let Some(why) = hit.reasons.first() else { return String::new() };
    let tag = match why.kind {
        MatchKind::Exact | MatchKind::Pinyin | MatchKind::Joined => match why.field {
            Field::Title => Msg::TagTitle,
            Field::Place => Msg::TagPlace,
            Field::Department => Msg::TagDepartment,
            Field::System => Msg::TagSystem,
            Field::Heading => Msg::TagHeading,
            Field::Body => Msg::TagBody,
        },
        MatchKind::Synonym => Msg::TagSynonym,
        MatchKind::Fuzzy => Msg::TagFuzzy,
        MatchKind::Typo if query.typed(why.term).is_some_and(str::is_ascii) => Msg::TagLetter,
        MatchKind::Typo => Msg::TagTypo,
        MatchKind::Part => Msg::TagPart,
        MatchKind::Alike => Msg::TagAlike,
    };
    lang.fill(tag, &[&why.occurrences.min(MOST_COUNTED).to_string()])
}

/// Returns one reason in words.
pub fn reason(why: &Reason, query: &Query, lang: Lang) -> String {
    if why.kind == MatchKind::Alike {
        return lang.get(Msg::WhyAlike).to_owned();
    }
    let field = lang.get(why.field);
    let in_text = why.field >= Field::Heading;
    let places = lang.fill(Msg::WhyPlaces, &[field, &why.occurrences.to_string()]);
    let kind = match why.kind {
        MatchKind::Exact if in_text => return places,
        MatchKind::Exact => lang.get(Msg::WhyExact).to_owned(),
        MatchKind::Synonym => lang.get(Msg::WhySynonym).to_owned(),
        MatchKind::Pinyin => lang.fill(Msg::WhyPinyin, &[query.typed(why.term).unwrap_or_default()]),
        MatchKind::Joined => {
            let letters = why.letters.and_then(|letters| query.letters(why.term, letters));
            lang.fill(Msg::WhyPinyin, &[&letters.unwrap_or_default()])
        }
        MatchKind::Fuzzy => lang.get(Msg::WhyFuzzy).to_owned(),
        MatchKind::Typo if query.typed(why.term).is_some_and(str::is_ascii) => lang.get(Msg::WhyPinyinTypo).to_owned(),
        MatchKind::Typo => lang.get(Msg::WhyTypo).to_owned(),
        MatchKind::Part | MatchKind::Alike => lang.get(Msg::WhyPart).to_owned(),
    };
    lang.fill(Msg::WhyPair, &[if in_text { &places } else { field }, &kind])
}

messages! {
    for Field {
        Self::Title => "标题", "標題", "title";
        Self::Place => "地区", "地區", "place";
        Self::Department => "部门", "部門", "department";
        Self::System => "系统平台", "系統平台", "system";
        Self::Heading => "小标题", "小標題", "heading";
        Self::Body => "正文", "正文", "text";
    }
}

messages! {
    for Problem {
        Self::Unclosed => "{0} 没有配对", "{0} 沒有配對", "{0} is not closed";
        Self::BadRegex => "正则表达式有误：{0}", "正規表示式有誤：{0}", "{0} is not a valid regular expression";
        Self::TooLarge =>
            "正则表达式太多或太复杂，未按正则查找：{0}", "正規表示式太多或太複雜，未按正規表示式尋找：{0}",
            "too many or too complex regular expressions; searched as plain text: {0}";
        Self::TooMany => "条件太多，从这里起未查找：{0}", "條件太多，從這裡起未尋找：{0}", "too many conditions, not searched from here: {0}";
        Self::TooLong => "字数太多，从这里起未查找：{0}", "字數太多，從這裡起未尋找：{0}", "too long, not searched from here: {0}";
        Self::TooSlow => "查找超时，结果不全：{0}", "尋找逾時，結果不全：{0}", "took too long, results are incomplete: {0}";
        Self::BadYear =>
            "{0} 不是年份，如 年:2024 或 年:2023..2025", "{0} 不是年份，如 年:2024 或 年:2023..2025",
            "{0} is not a year; write year:2024 or year:2023..2025";
        Self::BadDay =>
            "{0} 不是日期，如 期限:2026-12-31 或 期限:..2026-12", "{0} 不是日期，如 期限:2026-12-31 或 期限:..2026-12",
            "{0} is not a day; write due:2026-12-31 or due:..2026-12";
        Self::BadId => "{0} 不是案例编号，如 fujian-2025-1/27", "{0} 不是案例編號，如 fujian-2025-1/27", "{0} is not a case id such as fujian-2025-1/27";
        Self::NoValue => "{0} 后面还没有内容", "{0} 後面還沒有內容", "nothing follows {0} yet";
        Self::NoName => "没有收藏名为 {0} 的搜索", "沒有收藏名為 {0} 的搜尋", "no search is kept as {0}";
        Self::Dangling => "{0} 后面还没有字词", "{0} 後面還沒有字詞", "no word follows {0} yet";
    }
}
