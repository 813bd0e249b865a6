//! Why a case was found, in words.

use super::{Lang, Word};
use crate::search::{Field, Hit, MatchKind, Problem, Query, Reason};

/// The reasons of a hit, each once, the best first: 标题·连续, 正文 3 处, 标题·拼音 ywtb.
pub fn reasons(hit: &Hit, query: &Query, lang: Lang) -> Vec<String> {
    // Places of several words in one field are places of the query.
    let mut merged: Vec<Reason> = Vec::new();
    for reason in &hit.reasons {
        match merged.iter_mut().find(|old| (old.field, old.kind) == (reason.field, reason.kind)) {
            Some(old) if !matches!(reason.kind, MatchKind::Pinyin | MatchKind::Joined) => {
                old.occurrences = old.occurrences.saturating_add(reason.occurrences)
            }
            _ => merged.push(*reason),
        }
    }
    let mut reasons: Vec<String> = Vec::new();
    for text in merged.iter().map(|found| reason(found, query, lang)) {
        if !reasons.contains(&text) {
            reasons.push(text);
        }
    }
    reasons
}

/// One reason.
pub fn reason(why: &Reason, query: &Query, lang: Lang) -> String {
    if why.kind == MatchKind::Alike {
        return lang.get(Word::WhyAlike).to_owned();
    }
    let field = lang.get(match why.field {
        Field::Title => Word::WhyTitle,
        Field::Place => Word::WhyPlace,
        Field::Department => Word::WhyDepartment,
        Field::System => Word::WhySystem,
        Field::Heading => Word::WhyHeading,
        Field::Body => Word::WhyBody,
    });
    let in_text = why.field >= Field::Heading;
    let places = lang.fill(Word::WhyPlaces, &[field, &why.occurrences.to_string()]);
    let kind = match why.kind {
        MatchKind::Exact if in_text => return places,
        MatchKind::Exact => lang.get(Word::WhyExact).to_owned(),
        MatchKind::Synonym => lang.get(Word::WhySynonym).to_owned(),
        MatchKind::Pinyin => lang.fill(Word::WhyPinyin, &[query.typed(why.term).unwrap_or_default()]),
        MatchKind::Joined => {
            let letters = why.letters.and_then(|letters| query.letters(why.term, letters));
            lang.fill(Word::WhyPinyin, &[&letters.unwrap_or_default()])
        }
        MatchKind::Fuzzy => lang.get(Word::WhyFuzzy).to_owned(),
        MatchKind::Typo if query.typed(why.term).is_some_and(str::is_ascii) => lang.get(Word::WhyPinyinTypo).to_owned(),
        MatchKind::Typo => lang.get(Word::WhyTypo).to_owned(),
        MatchKind::Part | MatchKind::Alike => lang.get(Word::WhyPart).to_owned(),
    };
    lang.fill(Word::WhyPair, &[if in_text { &places } else { field }, &kind])
}

/// What is wrong with a query; {0} is the piece of it.
pub fn problem(problem: Problem) -> Word {
    match problem {
        Problem::Unclosed => Word::QueryUnclosed,
        Problem::BadRegex => Word::QueryBadRegex,
        Problem::BadYear => Word::QueryBadYear,
        Problem::BadId => Word::QueryBadId,
        Problem::NoValue => Word::QueryNoValue,
        Problem::Dangling => Word::QueryDangling,
    }
}
