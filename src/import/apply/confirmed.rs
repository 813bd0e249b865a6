//! Doubts that a person confirmed.

use super::corrector::Corrector;
use crate::import::{corrections::Correction, report::Report};

/// Takes the confirmed doubts out of a report.
pub(crate) fn confirm_doubts(report: &mut Report, corrector: &mut Corrector<'_>) {
    for (nth, fix) in corrector.fixes.confirmed.iter().enumerate() {
        let before = report.doubts.len();
        report.doubts.retain(|doubt| doubt.line != fix.line || doubt.reason != fix.doubt);
        if report.doubts.len() == before {
            corrector.idle(&Correction::new("confirmed", nth, fix.line, ""));
        }
    }
}
