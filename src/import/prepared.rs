//! A notice as far as no correction changes it: decoded, cleaned and in rows. A review imports one notice again and again.

use std::{
    borrow::Cow,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::{
    decode::{self, Decoded},
    furniture,
    line_role::LineRoles,
    notice::Notice,
    reflow::{self, Join, ReflowedNotice},
    rows::{self, NoticeRow},
};
use crate::corpus::{
    Case, Theme,
    model::{Figure, Named},
};

/// The results of an import that the next one of the same bytes takes over; clones share them.
#[derive(Clone, Debug, Default)]
pub struct Prepared(Arc<(OnceLock<PreparedNotice>, DescribedCases)>);

impl Prepared {
    /// Returns the notice of these bytes, which are the same in every call.
    ///
    /// # Errors
    ///
    /// They are no text.
    pub(super) fn notice(&self, bytes: &[u8]) -> Option<&PreparedNotice> {
        if self.0.0.get().is_none() {
            let _ = self.0.0.set(PreparedNotice::new(bytes)?);
        }
        self.0.0.get()
    }

    /// Returns the cases that are described.
    pub(super) fn described(&self) -> &DescribedCases {
        &self.0.1
    }
}

/// A notice as it is printed.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub(super) decoded: Decoded,
    /// SHA-256 of the bytes in hexadecimal digits.
    pub(super) sha256: String,
    pub(super) notice: Notice,
}

/// A notice without hard wraps, and its rows with furniture marked, which do not know their notice.
#[derive(Clone, Debug)]
pub(super) struct Flowed {
    pub(super) notice: ReflowedNotice,
    rows: Vec<NoticeRow<'static>>,
}

impl Flowed {
    fn new(notice: ReflowedNotice) -> Self {
        let rows = furniture::rows(&notice.notice).into_iter().map(NoticeRow::of_none).collect();
        Self { notice, rows }
    }

    /// Returns the rows.
    pub(super) fn rows(&self) -> Vec<NoticeRow<'_>> {
        rows::of(&self.notice.notice, self.rows.clone())
    }
}

/// A notice before any correction.
#[derive(Clone, Debug)]
pub(super) struct PreparedNotice {
    pub(super) printed: Printed,
    cleaned: Flowed,
    /// The joins of wrapped lines where no line has a role, and the notice with them; `None` where there are none.
    joins: Vec<Join>,
    joined: Option<Flowed>,
}

/// The parts of a prepared notice: as printed, without hard wraps, and its rows.
pub(super) type Parts<'p> = (Cow<'p, Printed>, Cow<'p, ReflowedNotice>, Vec<NoticeRow<'static>>);

impl PreparedNotice {
    /// Decodes and cleans; `None` for bytes that are no text.
    pub(super) fn new(bytes: &[u8]) -> Option<Self> {
        let decoded = decode::decode(bytes)?;
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let notice = Notice::new(&decoded.text);
        let cleaned = Flowed::new(reflow::cleaned(&notice));
        let rows = cleaned.rows();
        let joins = reflow::joins(&rows, &LineRoles::default());
        let joined = reflow::joined(&cleaned.notice, &rows, &joins).map(Flowed::new);
        drop(rows);
        Some(Self { printed: Printed { decoded, sha256, notice }, cleaned, joins, joined })
    }

    /// Returns the notice without hard wraps where no line has a role.
    pub(super) fn flowed(&self) -> &Flowed {
        self.joined.as_ref().unwrap_or(&self.cleaned)
    }

    /// Returns the notice without hard wraps where lines have these roles; what is owned is not copied.
    pub(super) fn parts<'p>(prepared: Cow<'p, Self>, roles: &LineRoles) -> Parts<'p> {
        let rows = prepared.cleaned.rows();
        let joins = reflow::joins(&rows, roles);
        let own =
            (joins != prepared.joins).then(|| reflow::joined(&prepared.cleaned.notice, &rows, &joins).map(Flowed::new));
        drop(rows);
        match prepared {
            Cow::Borrowed(prepared) => {
                let printed = Cow::Borrowed(&prepared.printed);
                match own {
                    Some(Some(own)) => (printed, Cow::Owned(own.notice), own.rows),
                    Some(None) => (printed, Cow::Borrowed(&prepared.cleaned.notice), prepared.cleaned.rows.clone()),
                    None => (printed, Cow::Borrowed(&prepared.flowed().notice), prepared.flowed().rows.clone()),
                }
            }
            Cow::Owned(Self { printed, cleaned, joined, .. }) => {
                let flowed = own.unwrap_or(joined).unwrap_or(cleaned);
                (Cow::Owned(printed), Cow::Owned(flowed.notice), flowed.rows)
            }
        }
    }
}

/// The documents, figures and themes that a case names.
pub(super) type Described = (Vec<Named>, Vec<Figure>, Vec<Theme>);

/// Cases as they were read last, with what they name, by first lines.
#[derive(Debug, Default)]
pub(super) struct DescribedCases(RwLock<FxHashMap<u32, (Case, Described)>>);

impl DescribedCases {
    /// Returns what the cases name: of those that are known, and of the others by `describe`, which does all that it is
    /// given.
    pub(super) fn all(&self, cases: &[Case], describe: impl Fn(&[&Case]) -> Vec<Described>) -> Vec<Described> {
        let known = |case: &Case| {
            let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
            all.get(&case.lines.0).filter(|(known, _)| known == case).map(|(_, described)| described.clone())
        };
        let mut found: Vec<Option<Described>> = cases.iter().map(known).collect();
        let new: Vec<&Case> =
            cases.iter().zip(&found).filter(|(_, found)| found.is_none()).map(|(case, _)| case).collect();
        let described = describe(&new);
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for (case, described) in new.into_iter().zip(&described) {
            all.insert(case.lines.0, (case.clone(), described.clone()));
        }
        let mut described = described.into_iter();
        found.iter_mut().filter(|found| found.is_none()).for_each(|found| *found = described.next());
        found.into_iter().flatten().collect()
    }
}
