//! The way back from a change: further changes, so that they go through the file like any other.

use super::{
    change::{Change, Named},
    model::{Desk, Folder, Note},
};

impl Change {
    /// Returns the changes that take this one back on a desk that it is not yet done to.
    pub fn undone(&self, desk: &Desk) -> Vec<Self> {
        match self {
            Self::Put { folder, cases, on } => {
                let back = desk.unput(folder, cases, *on);
                let is_empty = matches!(&back, Self::Put { cases, .. } if cases.is_empty());
                if is_empty { Vec::new() } else { vec![back] }
            }
            Self::Move { folder, case, .. } => {
                let from = desk.folder(folder).and_then(|folder| folder.ids().position(|id| id == case));
                let back = |to| Self::Move { folder: folder.clone(), case: case.clone(), to };
                from.map(back).into_iter().collect()
            }
            Self::RemoveFolder { folder } => {
                let cases = desk.folder(folder).map(Folder::named).unwrap_or_default();
                let is_there = desk.folder(folder).is_some();
                is_there.then(|| Self::Put { folder: folder.clone(), cases, on: true }).into_iter().collect()
            }
            Self::Tag { tag, cases, on } => {
                let has = |case: &&Named| desk.entry(&case.id).is_some_and(|entry| entry.tags().any(|own| own == tag));
                let cases = of(cases, |case| has(case) != *on);
                vec![Self::Tag { tag: tag.clone(), cases, on: !on }]
            }
            Self::Note { case, note } => {
                let known = desk.entry(&case.id).and_then(|entry| entry.notes().find(|known| known.id == note.id));
                let before = known.cloned().unwrap_or_else(|| Note { text: String::new(), ..note.clone() });
                vec![Self::Note { case: case.clone(), note: before }]
            }
            Self::Adopt { cases, .. } => {
                let back = |case: &Named| {
                    let terms = desk.entry(&case.id).map(|entry| entry.terms());
                    let terms = terms.unwrap_or_else(|| super::model::Entry::default().terms());
                    Self::Adopt { cases: vec![case.clone()], terms }
                };
                cases.iter().map(back).collect()
            }
            Self::Read { cases, on } => {
                let is_read = |case: &&Named| desk.entry(&case.id).is_some_and(|entry| entry.is_read());
                vec![Self::Read { cases: of(cases, |case| is_read(case) != *on), on: !on }]
            }
        }
    }
}

fn of(cases: &[Named], fits: impl Fn(&&Named) -> bool) -> Vec<Named> {
    cases.iter().filter(fits).cloned().collect()
}

impl Folder {
    /// Returns its cases with their positions.
    fn named(&self) -> Vec<Named> {
        let there = self.cases.iter().filter(|member| !member.gone);
        there.map(|member| Named { id: member.id.clone(), title: String::new(), order: member.order }).collect()
    }
}

impl Desk {
    /// Returns the change that takes back that cases were put in, or that they were taken out.
    fn unput(&self, name: &str, cases: &[Named], on: bool) -> Change {
        let folder = name.to_owned();
        let there = self.folder(name).map(Folder::named).unwrap_or_default();
        if !on {
            let taken = there.into_iter().filter(|case| cases.iter().any(|taken| taken.id == case.id));
            return Change::Put { folder, cases: taken.collect(), on: true };
        }
        if self.folder(name).is_none() {
            return Change::RemoveFolder { folder };
        }
        let new = of(cases, |case| there.iter().all(|old| old.id != case.id));
        Change::Put { folder, cases: new, on: false }
    }
}
