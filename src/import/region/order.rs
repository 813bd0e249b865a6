//! The official order of regions.

use std::{collections::HashMap, sync::LazyLock};

use super::table::divisions;
use crate::corpus::Region;

/// Returns all regions in the order of GB/T 2260, zones behind them.
pub fn regions() -> impl Iterator<Item = &'static Region> {
    divisions().all.iter().map(|division| &division.region)
}

/// Returns the position of a region in the order of GB/T 2260, by the names of all its levels in one; the last one for a
/// region without a code.
pub fn official_position(path: &str) -> usize {
    static POSITIONS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
        let paths = divisions().all.iter().map(|division| {
            let region = &division.region;
            let levels = [Some(&region.province), region.city.as_ref(), region.county.as_ref()];
            levels.into_iter().flatten().map(String::as_str).collect::<String>()
        });
        paths.enumerate().map(|(position, path)| (path, position)).collect()
    });
    POSITIONS.get(path).copied().unwrap_or(usize::MAX)
}
