//! Corrections of fields of the batch and of cases.

use super::corrector::Corrector;
use crate::{
    corpus::{Batch, Case, Region, TitleSource},
    import::corrections::describe,
};

/// Corrects fields of cases.
pub(crate) fn correct_cases(cases: &mut [Case], corrector: &mut Corrector<'_>) {
    for fix in &corrector.fixes.cases {
        let what = |field: &str| describe("cases", fix.line, field);
        let Some(case) = cases.iter_mut().find(|case| case.lines.0 == fix.line) else {
            corrector.unmatched(&what(""));
            continue;
        };
        // A reason confirms a guess that is repeated; an empty one, as in a draft, leaves it a guess.
        let is_confirmed = fix.why.as_deref().is_some_and(|why| !why.is_empty());
        let mut set = |name: &str, changed: bool, guessed: bool| {
            if changed || (guessed && is_confirmed) {
                case.by_hand.push(name.to_owned());
            } else if !guessed || fix.why.is_none() {
                corrector.idle(&what(name));
            }
        };
        if let Some(number) = fix.number {
            // A pinned number may equal the ordinal: pinning it is the point.
            set("number", true, false);
            case.number = number;
        }
        if let Some(title) = &fix.title {
            set("title", case.title != *title, case.title_source == TitleSource::Derived);
            case.title.clone_from(title);
            case.title_source = TitleSource::Derived;
        }
        if let Some(region) = &fix.region {
            set("region", case.region != *region, case.region == Region::default());
            case.region = region.clone();
        }
        if let Some(aliases) = &fix.aliases {
            set("aliases", case.aliases != *aliases, false);
            case.aliases.clone_from(aliases);
        }
        if let Some(department) = &fix.department {
            let department = Some(department.clone()).filter(|d| !d.is_empty());
            set("department", case.department != department, false);
            case.department = department;
        }
        if let Some(themes) = &fix.themes {
            set("themes", case.themes != *themes, false);
            case.themes.clone_from(themes);
        }
    }
}

/// Corrects fields of the batch. Drafts leave open texts empty.
pub(crate) fn correct_batch(batch: &mut Batch, corrector: &mut Corrector<'_>) {
    let fix = &corrector.fixes.batch;
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    if let Some(title) = given(&fix.title) {
        if batch.title == title && batch.title_source == TitleSource::Printed {
            corrector.idle("batch title");
        }
        batch.title = title;
        batch.title_source = fix.title_source.unwrap_or(TitleSource::Derived);
    }
    set("issuer", &mut batch.issuer, given(&fix.issuer), corrector);
    set("document_number", &mut batch.document_number, fix.document_number.clone().map(Some), corrector);
    set("published", &mut batch.published, given(&fix.published).map(Some), corrector);
    set("province", &mut batch.province, fix.province.clone(), corrector);
    set("announced", &mut batch.announced, fix.announced.map(Some), corrector);
    set("note", &mut batch.note, fix.note.clone().map(Some), corrector);
}

/// Sets a field of the batch where a value is given.
fn set<T: PartialEq>(name: &str, field: &mut T, value: Option<T>, corrector: &mut Corrector<'_>) {
    let Some(value) = value else { return };
    if *field == value {
        corrector.idle(&format!("batch {name}"));
    }
    *field = value;
}
