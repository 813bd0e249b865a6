//! Why a case was found, in words.

use super::{Lang, Word};
use crate::search::{Field, Hit, Manner, Problem, Query, Why};

/// The reasons of a hit, each once, the best first: 标题·连续, 正文 3 处, 标题·拼音 ywtb.
pub fn reasons(hit: &Hit, query: &Query, lang: Lang) -> Vec<String> {
    // Places of several words in one field are places of the query.
    let mut whys: Vec<Why> = Vec::new();
    for why in &hit.whys {
        match whys.iter_mut().find(|old| (old.field, old.manner) == (why.field, why.manner)) {
            Some(old) if !matches!(why.manner, Manner::Pinyin | Manner::Joined) => {
                old.places = old.places.saturating_add(why.places)
            }
            _ => whys.push(*why),
        }
    }
    let mut reasons: Vec<String> = Vec::new();
    for text in whys.iter().map(|why| reason(why, query, lang)) {
        if !reasons.contains(&text) {
            reasons.push(text);
        }
    }
    reasons
}

/// One reason.
pub fn reason(why: &Why, query: &Query, lang: Lang) -> String {
    if why.manner == Manner::Alike {
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
    let places = lang.fill(Word::WhyPlaces, &[field, &why.places.to_string()]);
    let manner = match why.manner {
        Manner::Exact if in_text => return places,
        Manner::Exact => lang.get(Word::WhyExact).to_owned(),
        Manner::Synonym => lang.get(Word::WhySynonym).to_owned(),
        Manner::Pinyin => lang.fill(Word::WhyPinyin, &[query.typed(why.term).unwrap_or_default()]),
        Manner::Joined => {
            let letters = why.letters.and_then(|letters| query.letters(why.term, letters));
            lang.fill(Word::WhyPinyin, &[&letters.unwrap_or_default()])
        }
        Manner::Fuzzy => lang.get(Word::WhyFuzzy).to_owned(),
        Manner::Typo if query.typed(why.term).is_some_and(str::is_ascii) => lang.get(Word::WhyPinyinTypo).to_owned(),
        Manner::Typo => lang.get(Word::WhyTypo).to_owned(),
        Manner::Part | Manner::Alike => lang.get(Word::WhyPart).to_owned(),
    };
    lang.fill(Word::WhyPair, &[if in_text { &places } else { field }, &manner])
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
