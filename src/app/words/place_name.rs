//! The short name of the place of a case.

use super::{LEVELS, ZONES};
use crate::corpus::CaseSummary;

/// Returns the smallest named region, without its level if two characters are left.
pub fn short_place<'c>(case: &CaseSummary<'c>) -> &'c str {
    let name = case.county().or(case.city()).unwrap_or(case.province());
    let short = ZONES.iter().find_map(|zone| name.strip_suffix(zone)).or_else(|| name.strip_suffix(LEVELS));
    short.filter(|short| short.chars().count() > 1).unwrap_or(name)
}
