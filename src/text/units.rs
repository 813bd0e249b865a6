//! Multipliers and units (`data/units.txt`) of numbers, and the order of numbers in a date.

use std::sync::LazyLock;

use super::data::entries;

/// By first character, longer units first.
static UNITS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut units: Vec<&str> = entries(include_str!("data/units.txt")).collect();
    units.sort_unstable_by_key(|unit| (unit.chars().next(), std::cmp::Reverse(unit.len())));
    units
});

/// Returns the units that begin with a simplified character, longer ones first.
pub(super) fn units_with(first: char) -> &'static [&'static str] {
    let start = UNITS.partition_point(|unit| unit.chars().next() < Some(first));
    let count = UNITS[start..].partition_point(|unit| unit.starts_with(first));
    &UNITS[start..start + count]
}

/// Returns `true` if the character may stand between a number and its unit: 3亿, 20多, 15万余.
pub(super) fn is_multiplier(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿' | '兆' | '余' | '多' | '来' | '几')
}

/// Returns the units of a number that is one date or time with the number before it: 2024年1月15日, 9时30分.
pub(super) fn following(unit: char) -> &'static [char] {
    match unit {
        '年' => &['月'],
        '月' => &['日', '号'],
        '日' | '号' => &['时', '点'],
        '时' | '点' => &['分'],
        '分' => &['秒'],
        _ => &[],
    }
}
