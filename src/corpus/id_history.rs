//! Changes of ids since an older state of the batches: no id may vanish or come to mean another case.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use super::{
    id::{BatchId, CaseId},
    model::Batch,
};
use crate::error::{Fault, FaultKind};

/// The current ids.
#[derive(Debug, Default)]
pub struct CurrentIds<'p> {
    /// The file of each batch, and the first line of each of its cases by its number. Of two with one id the first.
    batches: HashMap<BatchId, (&'p Path, HashMap<u32, u32>)>,
    /// The withdrawn ids that live on, in whichever batch.
    aliases: HashSet<String>,
}

/// The ids of one batch.
#[derive(Debug)]
pub struct BatchIds {
    id: BatchId,
    lines: HashMap<u32, u32>,
    aliases: Vec<String>,
}

impl From<&Batch> for BatchIds {
    fn from(batch: &Batch) -> Self {
        let lines = batch.cases.iter().map(|case| (case.number, case.lines.0)).collect();
        let aliases = batch.cases.iter().flat_map(|case| case.aliases.iter().cloned()).collect();
        Self { id: batch.id.clone(), lines, aliases }
    }
}

impl<'p> FromIterator<(&'p Path, BatchIds)> for CurrentIds<'p> {
    fn from_iter<I: IntoIterator<Item = (&'p Path, BatchIds)>>(batches: I) -> Self {
        let mut current = Self::default();
        for (path, numbers) in batches {
            current.aliases.extend(numbers.aliases);
            current.batches.entry(numbers.id).or_insert((path, numbers.lines));
        }
        current
    }
}

impl CurrentIds<'_> {
    /// Compares with the ids of `old`, withdrawn ones among them: ids that vanished, numbers whose first line changed.
    /// An id that lives on as an alias, in whichever batch, was given to that case by a person, wherever the case
    /// begins. `old_path` is where a batch stood that is no longer there.
    pub fn against(&self, old: &Batch, old_path: &Path) -> Vec<Fault> {
        let none = HashMap::new();
        let (path, lines) = self.batches.get(&old.id).map_or((old_path, &none), |(path, lines)| (*path, lines));
        let lives = |alias: &str| {
            let by_number = |id: CaseId| id.batch == old.id && lines.contains_key(&id.number);
            self.aliases.contains(alias) || alias.parse().is_ok_and(by_number)
        };
        let mut faults = Vec::new();
        for case in &old.cases {
            let id = format!("{}/{}", old.id, case.number);
            match lines.get(&case.number) {
                None if self.aliases.contains(&id) => {}
                None => faults.push(Fault::error(path, None, FaultKind::VanishedCase { id })),
                Some(now) if *now != case.lines.0 => {
                    let kind = FaultKind::MovedCase { id, before: case.lines.0, now: *now };
                    faults.push(Fault::error(path, None, kind));
                }
                Some(_) => {}
            }
            let lost = case.aliases.iter().filter(|alias| !lives(alias));
            let vanished = |alias: &String| FaultKind::VanishedCase { id: alias.clone() };
            faults.extend(lost.map(|alias| Fault::error(path, None, vanished(alias))));
        }
        faults
    }
}
