//! The changes of a desk, each an operation that can be done to any state of the file.

use super::{
    anchor::Anchor,
    due::Due,
    model::{Adoption, Desk, Entry, Folder, LogEntry, Member, Note, NoteKind, Read, Tag},
    status::Status,
    time::Time,
};

/// Distance between the positions of neighbours in a folder, so that others fit between them.
const GAP: u32 = 1024;

/// A case with the title that it has now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Position in a folder, to go back to; else it comes last.
    pub order: Option<u32>,
}

/// A decision on the adoption of cases; a field that is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// State, or that there is none.
    pub status: Option<Option<Status>>,
    /// Office or person, or that there is none.
    pub who: Option<Option<String>>,
    /// Day, or that there is none.
    pub due: Option<Option<Due>>,
}

/// A change of a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Put cases into a folder, which is made if it is missing, or take them out.
    Put {
        /// Name of the folder.
        folder: String,
        /// The cases.
        cases: Vec<Named>,
        /// `false` to take them out.
        on: bool,
    },
    /// Move a case in its folder to a position among the others, counted from 0.
    Move {
        /// Name of the folder.
        folder: String,
        /// Id of the case.
        case: String,
        /// The position.
        to: usize,
    },
    /// Remove a folder with its order; the cases keep all else.
    RemoveFolder {
        /// Its name.
        folder: String,
    },
    /// Tag cases, or take the tag from them.
    Tag {
        /// Name of the tag.
        tag: String,
        /// The cases.
        cases: Vec<Named>,
        /// `false` to take it away.
        on: bool,
    },
    /// Write a note, a new one or over an old one; without words it is deleted.
    Note {
        /// The case.
        case: Named,
        /// The note; its time is set by the change.
        note: Note,
    },
    /// Decide on the adoption of cases.
    Adopt {
        /// The cases.
        cases: Vec<Named>,
        /// The decision.
        terms: Terms,
    },
    /// Say that cases were read, or that they count as unread.
    Read {
        /// The cases.
        cases: Vec<Named>,
        /// `false` for unread.
        on: bool,
    },
}

impl Named {
    /// Returns a case that comes last in a folder.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), order: None }
    }
}

impl Change {
    /// Returns the ids of the cases that it concerns; of a folder that is removed none.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let (many, one): (&[Named], Option<&str>) = match self {
            Self::Put { cases, .. }
            | Self::Tag { cases, .. }
            | Self::Adopt { cases, .. }
            | Self::Read { cases, .. } => (cases, None),
            Self::Note { case, .. } => (std::slice::from_ref(case), None),
            Self::Move { case, .. } => (&[], Some(case)),
            Self::RemoveFolder { .. } => (&[], None),
        };
        many.iter().map(|case| case.id.as_str()).chain(one)
    }

    /// Returns a note that is new on this desk.
    pub fn new_note(desk: &Desk, case: Named, at: Option<Anchor>, text: String, now: Time) -> Self {
        let id = desk.free_note_id(&case.id, now);
        Self::Note { case, note: Note { id, at, kind: NoteKind::Note, text, ..Note::default() } }
    }
}

impl Desk {
    /// Does a change. It is later than everything that it replaces, also if the clock `now` was set back.
    pub fn apply(&mut self, change: &Change, now: Time) {
        match change {
            Change::Put { folder, cases, on } => self.put(folder, cases, *on, now),
            Change::Move { folder, case, to } => self.move_to(folder, case, *to, now),
            Change::RemoveFolder { folder } => self.remove_folder(folder, now),
            Change::Tag { tag, cases, on } => {
                cases.iter().for_each(|case| self.entry_of(case).tag(tag, *on, now));
            }
            Change::Note { case, note } => self.entry_of(case).note(note, now),
            Change::Adopt { cases, terms } => {
                cases.iter().for_each(|case| self.entry_of(case).adopt(terms, now));
            }
            Change::Read { cases, on } => {
                cases.iter().for_each(|case| self.entry_of(case).read(*on, now));
            }
        }
    }

    /// Returns the entry of a case, made if it is missing.
    fn entry_of(&mut self, case: &Named) -> &mut Entry {
        let entry = self.cases.entry(case.id.clone()).or_default();
        if entry.title.is_empty() {
            entry.title.clone_from(&case.title);
        }
        entry
    }

    /// Returns the folder of this name, made or brought back if it is missing.
    fn folder_of(&mut self, name: &str, now: Time) -> &mut Folder {
        let at = self.folders.partition_point(|folder| folder.name.as_str() < name);
        let is_known = self.folders.get(at).is_some_and(|folder| folder.name == name);
        if !is_known {
            let folder = Folder { name: name.to_owned(), changed: now, gone: false, cases: Vec::new() };
            self.folders.insert(at, folder);
        }
        let folder = &mut self.folders[at];
        if folder.gone {
            (folder.gone, folder.changed) = (false, now.after(folder.changed));
        }
        folder
    }

    fn put(&mut self, name: &str, cases: &[Named], on: bool, now: Time) {
        if on {
            cases.iter().for_each(|case| _ = self.entry_of(case));
            let folder = self.folder_of(name, now);
            cases.iter().for_each(|case| folder.put(case, now));
            folder.sort();
        } else if let Some(folder) = self.folders.iter_mut().find(|folder| folder.name == name) {
            let taken = |member: &Member| !member.gone && cases.iter().any(|case| case.id == member.id);
            for member in folder.cases.iter_mut().filter(|member| taken(member)) {
                (member.gone, member.changed) = (true, now.after(member.changed));
            }
            folder.sort();
        }
    }

    fn move_to(&mut self, name: &str, case: &str, to: usize, now: Time) {
        let Some(folder) = self.folders.iter_mut().find(|folder| folder.name == name) else { return };
        let mut order: Vec<String> = folder.ids().map(str::to_owned).collect();
        let Some(from) = order.iter().position(|id| id == case) else { return };
        let moved = order.remove(from);
        order.insert(to.min(order.len()), moved);
        for (at, id) in (1..).zip(&order) {
            let member = folder.cases.iter_mut().find(|member| member.id == *id && !member.gone);
            let Some(member) = member.filter(|member| member.order != Some(at * GAP)) else { continue };
            (member.order, member.changed) = (Some(at * GAP), now.after(member.changed));
        }
        folder.sort();
    }

    fn remove_folder(&mut self, name: &str, now: Time) {
        let Some(folder) = self.folders.iter_mut().find(|folder| folder.name == name) else { return };
        (folder.gone, folder.changed) = (true, now.after(folder.changed));
        for member in folder.cases.iter_mut().filter(|member| !member.gone) {
            (member.gone, member.changed) = (true, now.after(member.changed));
        }
        folder.sort();
    }

    /// Returns an id that no note of a case has.
    pub fn free_note_id(&self, case: &str, now: Time) -> String {
        let notes = self.cases.get(case).map_or(&[][..], |entry| &entry.notes);
        let id = |nth: i64| format!("{:x}", now.millis() + nth);
        (0..).map(id).find(|id| notes.iter().all(|note| note.id != *id)).unwrap_or_default()
    }
}

impl Folder {
    /// Puts a case in at its position, else at the end; one that is there stays where it is.
    fn put(&mut self, case: &Named, now: Time) {
        let last = self.cases.iter().filter(|member| !member.gone).filter_map(|member| member.order).max();
        let order = case.order.or(Some(last.unwrap_or(0).saturating_add(GAP)));
        match self.cases.iter_mut().find(|member| member.id == case.id) {
            Some(member) if member.gone => {
                *member = Member { id: case.id.clone(), changed: now.after(member.changed), gone: false, order };
            }
            Some(_) => {}
            None => self.cases.push(Member { id: case.id.clone(), changed: now, gone: false, order }),
        }
    }

    /// Puts the cases in order.
    pub(super) fn sort(&mut self) {
        self.cases.sort_by(|a, b| (a.order, a.changed, &a.id).cmp(&(b.order, b.changed, &b.id)));
    }
}

impl Entry {
    fn tag(&mut self, name: &str, on: bool, now: Time) {
        match self.tags.iter_mut().find(|tag| tag.tag == name) {
            Some(tag) if tag.gone == on => (tag.gone, tag.changed) = (!on, now.after(tag.changed)),
            None if on => {
                let at = self.tags.partition_point(|tag| tag.tag.as_str() < name);
                self.tags.insert(at, Tag { tag: name.to_owned(), changed: now, gone: false });
            }
            _ => {}
        }
    }

    fn note(&mut self, note: &Note, now: Time) {
        let gone = note.text.is_empty();
        let of = |changed| Note { changed, gone, also: Vec::new(), ..note.clone() };
        match self.notes.iter_mut().find(|known| known.id == note.id) {
            Some(known) => *known = of(now.after(known.changed)),
            None if !gone => {
                let at = self.notes.partition_point(|known| known.id < note.id);
                self.notes.insert(at, of(now));
            }
            None => {}
        }
    }

    fn adopt(&mut self, terms: &Terms, now: Time) {
        let before = self.adoption.clone().unwrap_or_default();
        let mut after = before.clone();
        after.status = terms.status.unwrap_or(before.status);
        after.who = terms.who.clone().unwrap_or(before.who.clone());
        after.due = terms.due.clone().unwrap_or(before.due.clone());
        if (after.status, &after.who, &after.due) == (before.status, &before.who, &before.due) {
            return;
        }
        after.changed = if self.adoption.is_some() { now.after(before.changed) } else { now };
        let words = [after.who.as_deref(), after.due.as_ref().map(Due::as_str)];
        let text = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
        after.log.push(LogEntry { when: after.changed, status: after.status, text });
        self.adoption = Some(after);
    }

    fn read(&mut self, on: bool, now: Time) {
        if self.is_read() != on {
            let changed = self.read.map_or(now, |read| now.after(read.changed));
            self.read = Some(Read { at: on.then_some(changed), changed });
        }
    }

    /// Returns the decision, in the form that makes it again.
    pub(super) fn terms(&self) -> Terms {
        let Adoption { status, who, due, .. } = self.adoption.clone().unwrap_or_default();
        Terms { status: Some(status), who: Some(who), due: Some(due) }
    }
}
