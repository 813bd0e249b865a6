//! Bringing a desk into order that was written elsewhere, and dropping what is no longer needed.

use super::{
    model::{Desk, Entry, Note},
    time::Time,
};
use crate::text::{one_line, sanitize, sanitize::is_denied};

/// The longest name of a folder, tag, office or person, in characters.
pub const LONGEST_NAME: usize = 100;

/// The longest note, in bytes.
pub const LONGEST_NOTE: usize = 256 << 10;

/// Days for which it is known that something was removed.
const KEPT: u32 = 366;

/// Distance between the positions of neighbours in a folder that has none.
const GAP: u32 = 1024;

/// Returns a name as it is kept: one line without control characters, not too long; `None` if nothing is left.
pub fn name(text: &str) -> Option<String> {
    let line: String = sanitize(&one_line(text)).trim().chars().take(LONGEST_NAME).collect();
    let line = line.trim_end();
    (!line.is_empty()).then(|| line.to_owned())
}

/// Returns the words of a note as they are kept: lines without control characters and without blanks around them.
pub fn words(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    text.chars().filter(|c| *c == '\n' || !is_denied(*c)).collect::<String>().trim().to_owned()
}

impl Desk {
    /// Brings a desk that was read into the form that changes rely on: names and words without control characters, each
    /// entry once, positions in folders as the list has them.
    pub fn put_in_order(&mut self) {
        for folder in &mut self.folders {
            folder.name = name(&folder.name).unwrap_or_else(|| "?".to_owned());
            for (at, member) in (1..).zip(&mut folder.cases) {
                member.id = sanitize(&member.id).into_owned();
                member.order = member.order.or(Some(at * GAP));
            }
        }
        let mut cases = std::mem::take(&mut self.cases);
        cases.values_mut().for_each(Entry::put_in_order);
        let mut whole = Self { folders: Vec::new(), ..self.clone() };
        whole.merge(self);
        let sane = cases.into_iter().map(|(id, entry)| (sanitize(&id).into_owned(), entry));
        whole.merge(&Self { cases: sane.collect(), ..Self::default() });
        *self = whole;
    }

    /// Drops entries that were removed more than a year ago, and those of cases of which nothing is kept.
    pub fn prune(&mut self, now: Time) {
        let since = now.days_before(KEPT);
        let stays = |gone: bool, changed: Time| !gone || changed >= since;
        for folder in &mut self.folders {
            folder.cases.retain(|member| stays(member.gone, member.changed));
        }
        self.folders.retain(|folder| stays(folder.gone, folder.changed) || !folder.cases.is_empty());
        for entry in self.cases.values_mut() {
            entry.tags.retain(|tag| stays(tag.gone, tag.changed));
            entry.notes.retain(|note| stays(note.gone, note.changed));
        }
        let in_folders: std::collections::HashSet<&str> =
            self.folders.iter().flat_map(|folder| &folder.cases).map(|member| member.id.as_str()).collect();
        let is_kept = |entry: &Entry| {
            entry.read.is_some() || entry.adoption.is_some() || !entry.tags.is_empty() || !entry.notes.is_empty()
        };
        self.cases.retain(|id, entry| in_folders.contains(id.as_str()) || is_kept(entry));
    }
}

impl Entry {
    fn put_in_order(&mut self) {
        self.title = sanitize(&self.title).into_owned();
        for tag in &mut self.tags {
            tag.tag = name(&tag.tag).unwrap_or_else(|| "?".to_owned());
        }
        self.notes.iter_mut().for_each(Note::put_in_order);
        if let Some(adoption) = &mut self.adoption {
            adoption.who = adoption.who.as_deref().and_then(name);
            for step in &mut adoption.log {
                step.text = sanitize(&step.text).into_owned();
            }
        }
    }
}

impl Note {
    fn put_in_order(&mut self) {
        self.id = sanitize(&self.id).into_owned();
        self.text = words(&self.text);
        self.also = self.also.iter().map(|text| words(text)).collect();
        if self.gone || self.text.is_empty() {
            (self.text, self.also, self.gone) = (String::new(), Vec::new(), true);
        }
    }
}
