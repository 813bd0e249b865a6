//! Moments, written as RFC 3339 in UTC.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Milliseconds of a day.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// The last moment that four digits of a year can write.
const LAST: i64 = 253_402_300_799_999;

/// A moment in milliseconds since 1970 in UTC; nothing here asks a clock for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(inline, with = "String", extend("pattern" = PATTERN))]
pub struct Time(i64);

const PATTERN: &str = r"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$";

/// The error of a text that is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time")]
pub struct TimeError;

impl Time {
    /// Returns the moment so many milliseconds after the beginning of 1970.
    pub const fn of_millis(millis: i64) -> Self {
        Self(if millis < 0 {
            0
        } else if millis > LAST {
            LAST
        } else {
            millis
        })
    }

    /// Returns the milliseconds since the beginning of 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Returns the first moment that is neither before `self` nor at or before `earlier`: clocks are set back.
    #[must_use]
    pub fn after(self, earlier: Self) -> Self {
        self.max(Self::of_millis(earlier.0 + 1))
    }

    /// Returns the moment so many days earlier.
    #[must_use]
    pub fn days_before(self, days: u32) -> Self {
        Self::of_millis(self.0 - i64::from(days) * DAY)
    }

    /// Returns hours and minutes of the day.
    pub fn clock(self) -> (i64, i64) {
        let of_day = self.0.rem_euclid(DAY);
        (of_day / 3_600_000, of_day / 60_000 % 60)
    }

    /// Returns year, month and day.
    pub fn date(self) -> (i64, i64, i64) {
        // Days of the era that begins with March of the year 0; the algorithm is Howard Hinnant's.
        let days = self.0.div_euclid(DAY) + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }
}

/// Returns the days from the beginning of 1970 to a date.
fn days_to(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        let millis = self.0.rem_euclid(DAY);
        let (hours, minutes, seconds) = (millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{:03}Z", millis % 1000)
    }
}

impl FromStr for Time {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let (date, rest) = text.split_once(['T', 't']).ok_or(TimeError)?;
        if !crate::corpus::check::is_date(date) || date.len() != 10 {
            return Err(TimeError);
        }
        let at = rest.find(['Z', 'z', '+', '-']).ok_or(TimeError)?;
        let (clock, zone) = rest.split_at_checked(at).ok_or(TimeError)?;
        let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
        let [hours, minutes, seconds] = numbers(clock, ':')?;
        let [year, month, day] = numbers(date, '-')?;
        let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
        let fraction: i64 = fraction.parse().map_err(|_| TimeError)?;
        if hours > 23 || minutes > 59 || seconds > 60 {
            return Err(TimeError);
        }
        let clock = (hours * 60 + minutes) * 60_000 + seconds * 1000 + fraction;
        let millis = days_to(year, month, day) * DAY + clock - offset(zone)?;
        if (0..=LAST).contains(&millis) { Ok(Self(millis)) } else { Err(TimeError) }
    }
}

/// Returns the milliseconds by which a zone is before UTC.
fn offset(zone: &str) -> Result<i64, TimeError> {
    if matches!(zone, "Z" | "z") {
        return Ok(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let [hours, minutes] = numbers(zone.trim_start_matches(['+', '-']), ':')?;
    Ok(sign * (hours * 60 + minutes) * 60_000)
}

/// Returns numbers of digits that stand between signs.
fn numbers<const N: usize>(text: &str, between: char) -> Result<[i64; N], TimeError> {
    let mut out = [0; N];
    let mut parts = text.split(between);
    for number in &mut out {
        let part = parts.next().filter(|part| part.bytes().all(|b| b.is_ascii_digit())).ok_or(TimeError)?;
        *number = part.parse().map_err(|_| TimeError)?;
    }
    if parts.next().is_none() { Ok(out) } else { Err(TimeError) }
}

impl TryFrom<String> for Time {
    type Error = TimeError;

    fn try_from(text: String) -> Result<Self, TimeError> {
        text.parse()
    }
}

impl From<Time> for String {
    fn from(time: Time) -> Self {
        time.to_string()
    }
}
