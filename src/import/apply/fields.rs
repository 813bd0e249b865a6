//! Corrections of fields of the batch and of cases.

use super::corrector::Corrector;
use crate::{
    corpus::{
        Batch, Case, Region, Repair, RepairKind, Span, TitleSource,
        roundtrip::{label_repair, undo_repairs},
    },
    import::{corrections::Correction, edits::index},
};

/// Corrects fields of cases.
pub(crate) fn correct_cases(cases: &mut [Case], corrector: &mut Corrector<'_>) {
    for (nth, fix) in corrector.fixes.cases.iter().enumerate() {
        let what = |field: &str| Correction::new("cases", nth, fix.line, field);
        let Some(case) = cases.iter_mut().find(|case| case.lines.0 == fix.line) else {
            // Its line holds no case: a row without one was told with the starts.
            corrector.gone(&what(""), fix.line, None);
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
        if let Some(title) = &fix.title {
            replace_title(case, title, fix.why.as_deref());
        }
    }
}

/// Gives a case a title of ours. A printed one stays as the repair of the whole title.
fn replace_title(case: &mut Case, title: &str, why: Option<&str>) {
    if case.title_lines.is_some() && case.title != title {
        let label: Vec<Repair> = label_repair(case).into_iter().cloned().collect();
        let own = case.title_repairs.get(label.len()..).unwrap_or(&[]);
        let repair = Repair {
            at: Span(0, index(title.chars().count())),
            kind: RepairKind::Typo,
            printed: undo_repairs(&case.title, own),
            sure: true,
            why: why.map(str::to_owned),
        };
        case.title_repairs = label.into_iter().chain([repair]).collect();
    }
    title.clone_into(&mut case.title);
    case.title_source = TitleSource::Derived;
}

/// Corrects fields of the batch. Drafts leave open texts empty.
pub(crate) fn correct_batch(batch: &mut Batch, corrector: &mut Corrector<'_>) {
    let fix = &corrector.fixes.batch;
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    if let Some(title) = given(&fix.title) {
        if batch.title == title && batch.title_source == TitleSource::Printed {
            corrector.idle(&Correction::of_batch("title"));
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
fn set<T: PartialEq>(name: &'static str, field: &mut T, value: Option<T>, corrector: &mut Corrector<'_>) {
    let Some(value) = value else { return };
    if *field == value {
        corrector.idle(&Correction::of_batch(name));
    }
    *field = value;
}
