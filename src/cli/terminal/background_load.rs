//! Loading beside a running session, and the case that the session is to open once it is loaded.

use crate::{cli::loading::Loader, corpus::CaseId, store::state::SavedLocation};

/// A load beside a session.
pub(in crate::cli) struct BackgroundLoad {
    pub(in crate::cli) loader: Loader,
    /// Case to open as soon as it is loaded.
    pub(in crate::cli) pending_case: Option<PendingCase>,
}

/// A case to be opened as soon as it is loaded.
pub(in crate::cli) struct PendingCase {
    pub(in crate::cli) case: CaseId,
    /// Location of the session that was interrupted there; `None` if the user named the case.
    pub(in crate::cli) spot: Option<SavedLocation>,
    /// Status message when the case is opened.
    pub(in crate::cli) opened: Option<String>,
    /// Status message when everything is loaded and the case is missing.
    pub(in crate::cli) missing: Option<String>,
}
