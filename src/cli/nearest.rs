//! The known name that was meant by a mistyped one.

use std::cmp::Reverse;

/// Returns the name that is nearest to what was typed, unless none is near: some letters in common are not enough.
pub(super) fn nearest<'n>(typed: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let typed = typed.trim_start_matches('-');
    let near = known.filter_map(|known| {
        let name = known.trim_start_matches('-');
        let slips = strsim::osa_distance(typed, name);
        let is_begun = name.starts_with(typed) || typed.starts_with(name);
        (is_begun && typed.len() >= 3 || slips <= (name.chars().count() / 3).max(1)).then_some((slips, known))
    });
    let common = |name: &str| typed.chars().zip(name.chars()).take_while(|(one, other)| one == other).count();
    near.min_by_key(|(slips, known)| (*slips, Reverse(common(known)))).map(|(_, known)| known)
}
