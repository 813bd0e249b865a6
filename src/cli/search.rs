//! `anli search`: ranked, explained hits.

use clap::ArgMatches;
use serde::Serialize;

use super::{
    Result, open,
    out::{Answer, fault_lines, kebab},
};
use crate::{
    app::{
        page::place_name,
        words::{Lang, Phrase, Word},
    },
    corpus::{CaseRef, Lines, Span},
    search::{Field, Hit, Index, Manner, Match, Query, search},
    text::inert::inert,
};

/// What was found, for programs.
#[derive(Serialize)]
struct Found<'a> {
    hits: Vec<HitJson<'a>>,
    total: usize,
}

#[derive(Serialize)]
struct HitJson<'a> {
    id: String,
    title: &'a str,
    score: i64,
    why: Vec<Why>,
    matches: Vec<MatchJson<'a>>,
}

/// A reason: a code for programs, a text for people.
#[derive(Clone, Serialize, PartialEq, Eq)]
struct Why {
    code: String,
    text: String,
}

#[derive(Serialize)]
struct MatchJson<'a> {
    field: String,
    /// The lines of the notice that the text was printed on, where it was.
    lines: Option<Lines>,
    text: &'a str,
    ranges: &'a [Span],
}

/// Searches for all the words together; no hit is a no.
pub(super) fn run(matches: &ArgMatches, lang: Lang) -> Result {
    let (corpus, warnings) = open::open(matches).for_command()?;
    let words: Vec<&str> = matches.get_many::<String>("query").into_iter().flatten().map(String::as_str).collect();
    let results = search(corpus, &Index::default(), &Query::parse(&words.join(" ")));
    let limit = matches.get_one::<u32>("limit").map_or(usize::MAX, |limit| *limit as usize);
    let found: Vec<(CaseRef<'_>, &Hit)> =
        results.hits.iter().take(limit).filter_map(|hit| Some((corpus.get(hit.case)?, hit))).collect();
    let total = results.hits.len();
    let mut answer = if matches.get_flag("json") {
        Answer::json(&Found { hits: found.iter().map(|(case, hit)| for_programs(case, hit, lang)).collect(), total })
    } else {
        let explain = matches.get_flag("explain");
        Answer::text(found.iter().map(|(case, hit)| for_people(case, hit, explain, lang)).collect())
    };
    answer.notes = fault_lines(&warnings, lang);
    if total == 0 && answer.text.is_empty() {
        answer.notes.push(format!("anli: {}", lang.phrase(Phrase::NothingFound)));
    }
    Ok(answer.or_no(total == 0))
}

fn for_programs<'a>(case: &CaseRef<'a>, hit: &'a Hit, lang: Lang) -> HitJson<'a> {
    let matches = hit.matches.iter().map(|found| MatchJson {
        field: kebab(&format!("{:?}", found.field)),
        lines: lines(case, found),
        text: &found.text,
        ranges: &found.spans,
    });
    HitJson {
        id: case.id().to_string(),
        title: &case.case.title,
        score: hit.score,
        why: whys(hit, lang),
        matches: matches.collect(),
    }
}

/// `id⇥place⇥title`, with the reasons and the places in the notice below if asked for.
fn for_people(case: &CaseRef<'_>, hit: &Hit, explain: bool, lang: Lang) -> String {
    let place = place_name(case.case);
    let mut text = format!("{}\t{}\t{}\n", case.id(), inert(&place), inert(&case.case.title));
    for found in hit.matches.iter().filter(|_| explain) {
        let why = why(found, lang).text;
        let line = lines(case, found).map_or(String::new(), |lines| lines.0.to_string());
        text.push_str(&format!("  {why}\t{line}\t{}\n", inert(&around(found))));
    }
    text
}

/// The reasons of a hit, each once, the best first.
fn whys(hit: &Hit, lang: Lang) -> Vec<Why> {
    let mut whys = Vec::new();
    for why in hit.matches.iter().map(|found| why(found, lang)) {
        if !whys.contains(&why) {
            whys.push(why);
        }
    }
    whys
}

fn why(found: &Match, lang: Lang) -> Why {
    let field = match found.field {
        Field::Title => Word::WhyTitle,
        Field::Place => Word::WhyPlace,
        Field::Department => Word::WhyDepartment,
        Field::System => Word::WhySystem,
        Field::Body => Word::WhyBody,
    };
    let manner = match found.manner {
        Manner::Exact => Word::WhyExact,
        Manner::Pinyin => Word::WhyPinyin,
        Manner::Fuzzy => Word::WhyFuzzy,
    };
    let code = kebab(&format!("{:?}{:?}", found.field, found.manner));
    Why { code, text: lang.fill(Word::WhyPair, &[lang.get(field), lang.get(manner)]) }
}

/// Where the notice prints the text of a match.
fn lines(case: &CaseRef<'_>, found: &Match) -> Option<Lines> {
    match found.field {
        Field::Title => case.case.title_lines,
        _ => case.case.paragraphs().nth(found.paragraph? as usize).map(|paragraph| paragraph.lines),
    }
}

/// The text around the first place matched, 20 characters on either side.
fn around(found: &Match) -> String {
    let Some(Span(start, end)) = found.spans.first().copied() else { return found.text.clone() };
    let first = (start as usize).saturating_sub(20);
    let count = (end as usize + 20).saturating_sub(first);
    found.text.chars().skip(first).take(count).collect()
}
