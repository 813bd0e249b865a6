//! Counting the facets of the desk: folders, tags and states of the hits.

use std::{cmp::Reverse, collections::BTreeMap};

use super::values::FacetValue;
use crate::{
    corpus::{CaseIx, Corpus},
    desk::{Desk, Status},
    search::query::Facet,
};

/// The entries of the desk whose cases are counted.
pub(super) struct DeskCounts<'a> {
    desk: &'a Desk,
    /// Ids of the counted cases that are on the desk.
    ids: std::collections::HashSet<&'a str>,
}

impl<'a> DeskCounts<'a> {
    pub(super) fn new(desk: &'a Desk, corpus: &Corpus, cases: &[CaseIx]) -> Self {
        let mut counted = vec![false; corpus.len()];
        for ix in cases {
            counted.get_mut(ix.0 as usize).into_iter().for_each(|case| *case = true);
        }
        let ids = desk.cases.keys().map(String::as_str).chain(desk.marked());
        let found = corpus.find_each(ids);
        let is_counted = |ix: &CaseIx| counted.get(ix.0 as usize) == Some(&true);
        Self { desk, ids: found.into_iter().filter(|(_, ix)| is_counted(ix)).map(|(id, _)| id).collect() }
    }

    /// Returns the values of a facet of the desk; none of another facet.
    pub(super) fn values(&self, facet: Facet) -> Vec<FacetValue> {
        match facet {
            Facet::Folder => self.folders(),
            Facet::Tag => self.tags(),
            Facet::Status => self.states(),
            _ => Vec::new(),
        }
    }

    fn folders(&self) -> Vec<FacetValue> {
        let count = |ids: &mut dyn Iterator<Item = &str>| ids.filter(|id| self.ids.contains(id)).count();
        let folders = self.desk.folders().map(|folder| (folder.name.as_str(), count(&mut folder.ids())));
        let there = folders.filter(|(_, count)| *count > 0);
        there.map(|(name, count)| FacetValue::new(Facet::Folder, name, count)).collect()
    }

    fn tags(&self) -> Vec<FacetValue> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let entries = self.ids.iter().filter_map(|id| self.desk.entry(id));
        entries.flat_map(|entry| entry.tags()).for_each(|tag| *counts.entry(tag).or_default() += 1);
        let mut values: Vec<_> =
            counts.into_iter().map(|(tag, count)| FacetValue::new(Facet::Tag, tag, count)).collect();
        values.sort_by_key(|value| Reverse(value.count));
        values
    }

    fn states(&self) -> Vec<FacetValue> {
        let of = |id: &&str| self.desk.entry(id)?.adoption()?.status;
        let all: Vec<Status> = self.ids.iter().filter_map(of).collect();
        let count = |status: Status| all.iter().filter(|own| **own == status).count();
        let counted = Status::ALL.iter().map(|(status, _, chinese)| (*chinese, count(*status)));
        let there = counted.filter(|(_, count)| *count > 0);
        there.map(|(name, count)| FacetValue::new(Facet::Status, name, count)).collect()
    }
}
