//! `anli list`: cases, one a line.

use std::collections::{HashMap, HashSet};

use super::{
    args::{ListArgs, Sort},
    desk,
    list_json::{CaseRow, SystemRow},
    nearest::nearest,
    out::{Answer, Result, prefixed, wrong},
    outlet::{ListedCase, Marked, Outlet},
    stats,
};
use crate::{
    app::words::{CliMsg, Lang},
    corpus::{CaseIx, CaseRef, Corpus, System, Systems, Theme},
    desk::{Desk, Folder},
    import::official_position,
    search::Index,
    text::{Folded, TextQuery, pinyin_of, sanitize::sanitize},
};

/// Number of systems named in the message that a name is ambiguous.
const SYSTEMS_NAMED: usize = 10;

/// Lists the cases that pass all filters, or the systems that they name. The answer is no if there are none.
pub(super) fn run(args: &ListArgs, corpus: &Corpus, index: &Index, (outlet, lang): (&Outlet, Lang)) -> Result {
    let cases = filtered(corpus, args, lang)?;
    let form = args.as_json;
    let mut answer = if args.stats {
        stats::answer(corpus, index, &cases, form.is_wanted(), lang)
    } else if args.systems {
        systems(args, corpus, &Systems::of(cases.iter().map(|case| (case.ix, case.summary))))
    } else {
        let cases = cut(args, sorted(args.sort, cases));
        if form.is_wanted() {
            form.rows(&cases.iter().map(CaseRow::new).collect::<Vec<_>>())
        } else {
            Answer::text(outlet.cases(&cases.iter().map(listed).collect::<Vec<_>>()))
        }
    };
    let none = answer.no || answer.text.is_empty() || answer.text == "[]\n";
    if none && !form.is_wanted() {
        answer.notes.push(prefixed(lang.get(CliMsg::NothingFound)));
    }
    Ok(answer.or_no(none))
}

/// Formats systems as `name⇥number of cases⇥ids`.
fn systems(args: &ListArgs, corpus: &Corpus, systems: &Systems) -> Answer {
    let ids = |system: &System| -> Vec<String> {
        system.cases.iter().filter_map(|ix| corpus.get(*ix)).map(|case| case.id().to_string()).collect()
    };
    let systems = cut(args, systems.all().iter().collect());
    if args.as_json.is_wanted() {
        let row = |system| SystemRow { name: System::name(system), names: &system.names, cases: ids(system) };
        return args.as_json.rows(&systems.into_iter().map(row).collect::<Vec<_>>());
    }
    let line = |system: &&System| {
        let (name, ids) = (sanitize(system.name()), ids(system));
        format!("{name}\t{}\t{}\n", ids.len(), ids.join(" "))
    };
    Answer::text(systems.iter().map(line).collect())
}

/// Returns the rows of a list in the order and the number that are asked for.
fn cut<T>(args: &ListArgs, mut rows: Vec<T>) -> Vec<T> {
    if args.reverse {
        rows.reverse();
    }
    rows.truncate(args.limit.map_or(usize::MAX, |limit| limit as usize));
    rows
}

/// Sorts cases; those that are equal keep their order.
fn sorted(sort: Option<Sort>, mut cases: Vec<CaseRef<'_>>) -> Vec<CaseRef<'_>> {
    match sort {
        None => {}
        Some(Sort::Id) => cases.sort_by_key(|case| (case.batch.id.as_str(), case.number())),
        Some(Sort::Place) => cases.sort_by_cached_key(|case| {
            let region = case.region_name();
            (official_position(&region), region)
        }),
        Some(Sort::Title) => cases.sort_by_cached_key(|case| pinyin_of(case.title())),
        Some(Sort::Published) => cases.sort_by_key(|case| case.batch.published()),
    }
    cases
}

/// Returns a case of a list.
pub(super) fn listed<'c>(case: &CaseRef<'c>) -> ListedCase<'c> {
    ListedCase {
        id: case.id().to_string(),
        region: Marked::plain(case.region_name()),
        title: Marked::plain(case.title()),
        below: String::new(),
    }
}

fn filtered<'c>(corpus: &'c Corpus, args: &ListArgs, lang: Lang) -> Result<Vec<CaseRef<'c>>> {
    let batches = args.batch.iter().map(|id| known_batch(corpus, id, lang)).collect::<Result<Vec<_>>>()?;
    let themes = args.indicator.iter().map(|name| known_theme(name, lang)).collect::<Result<Vec<_>>>()?;
    let naming = args.system.iter().map(|name| known_system(corpus, name, lang)).collect::<Result<Vec<_>>>()?;
    let desk = OnDesk::new(args, corpus, lang)?;
    let regions: Vec<TextQuery> = args.region.iter().map(|region| TextQuery::new(region)).collect();
    let passes = |case: &CaseRef<'_>| {
        any(&batches, |batch| case.batch_ix == *batch)
            && any(&themes, |theme| case.themes().any(|own| own == *theme))
            && any(&naming, |cases| cases.contains(&case.ix))
            && desk.as_ref().is_none_or(|desk| desk.passes(args, case))
            && any(&regions, |region| !region.find_all(&case.region_name()).is_empty())
    };
    let mut cases: Vec<CaseRef<'_>> = corpus.iter().filter(passes).collect();
    if let Some(desk) = &desk {
        cases.sort_by_key(|case| desk.order.get(&case.ix));
    }
    Ok(cases)
}

/// The desk, for a list that asks for something of it.
struct OnDesk {
    desk: Desk,
    /// The positions of the cases in the folder that is asked for.
    order: HashMap<CaseIx, usize>,
}

impl OnDesk {
    fn new(args: &ListArgs, corpus: &Corpus, lang: Lang) -> Result<Option<Self>> {
        let kept = &args.kept;
        if kept.folder.is_none() && kept.tag.is_empty() && kept.status.is_empty() {
            return Ok(None);
        }
        let desk = desk::of_user()?;
        let mut order = HashMap::new();
        if let Some(name) = &kept.folder {
            let name = desk::known_folder(&desk, name, lang)?;
            let ids: Vec<&str> = desk.folder(name).into_iter().flat_map(Folder::ids).collect();
            let found = corpus.find_each(ids.iter().copied());
            order.extend(ids.iter().enumerate().filter_map(|(at, id)| Some((*found.get(id)?, at))));
        }
        Ok(Some(Self { desk, order }))
    }

    fn passes(&self, args: &ListArgs, case: &CaseRef<'_>) -> bool {
        let id = case.id().to_string();
        let is_in_folder = args.kept.folder.is_none() || self.order.contains_key(&case.ix);
        is_in_folder && args.kept.allows(self.desk.entry(&id))
    }
}

/// Returns `true` if one of the values of a repeated option fits, or there is none.
fn any<T>(values: &[T], fits: impl FnMut(&T) -> bool) -> bool {
    values.is_empty() || values.iter().any(fits)
}

pub(super) fn known_batch(corpus: &Corpus, id: &str, lang: Lang) -> Result<usize> {
    let found = corpus.find_batch(id);
    let all: Vec<&str> = corpus.batches().iter().take(20).map(|loaded| loaded.batch.id.as_str()).collect();
    found.ok_or_else(|| {
        let all = all.join(", ");
        let known = corpus.batches().iter().map(|loaded| loaded.batch.id.as_str());
        match nearest(id, known) {
            Some(near) => wrong(lang, (CliMsg::NoSuchBatch, &[id]), (CliMsg::BatchNear, &[near, &all])),
            None => wrong(lang, (CliMsg::NoSuchBatch, &[id]), (CliMsg::BatchesAre, &[&all])),
        }
    })
}

/// Finds the theme of this name, else the only one whose name contains it.
fn known_theme(name: &str, lang: Lang) -> Result<Theme> {
    let folded = Folded::new(name);
    let exact = Theme::ALL.iter().find(|(_, known)| *known == folded.as_str());
    let mut parts = Theme::ALL.iter().filter(|(_, known)| !folded.is_empty() && known.contains(folded.as_str()));
    let only = exact.or_else(|| parts.next().filter(|_| parts.next().is_none()));
    let all: Vec<&str> = Theme::ALL.iter().map(|(_, name)| *name).collect();
    only.map(|(theme, _)| *theme)
        .ok_or_else(|| wrong(lang, (CliMsg::NoSuchIndicator, &[name]), (CliMsg::Allowed, &[&all.join("、")])))
}

/// Finds the cases that name this system, else the only one whose name contains `name` or sounds like it.
fn known_system(corpus: &Corpus, name: &str, lang: Lang) -> Result<HashSet<CaseIx>> {
    let systems = corpus.systems();
    match systems.named(name).as_slice() {
        [one] => Ok(one.cases.iter().copied().collect()),
        [] => Err(wrong(lang, (CliMsg::NoSuchSystem, &[name]), (CliMsg::SeeSystems, &[]))),
        many => {
            let names: Vec<&str> = many.iter().take(SYSTEMS_NAMED).map(|system| system.name()).collect();
            let what: (_, &[&str]) = (CliMsg::SystemUnclear, &[name, &many.len().to_string()]);
            Err(wrong(lang, what, (CliMsg::Allowed, &[&names.join("、")])))
        }
    }
}
