//! Numbers on the command line: one that does not fit is told with the range of those that do.

use std::{ffi::OsStr, marker::PhantomData};

use clap::{
    Arg, Command, Error,
    builder::{StringValueParser, TypedValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
};

/// The context of an error that holds the range: clap has no kind for it, and uses this one nowhere.
pub(super) const RANGE: ContextKind = ContextKind::Custom;

/// A parser of the numbers of a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Within<T> {
    least: i64,
    most: i64,
    number: PhantomData<T>,
}

impl<T> Within<T> {
    pub(super) fn new(least: impl Into<i64>, most: impl Into<i64>) -> Self {
        Self { least: least.into(), most: most.into(), number: PhantomData }
    }
}

/// A parser of a time: `20s`, `2m`, or seconds alone; from a second to an hour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seconds;

impl TypedValueParser for Seconds {
    type Value = u32;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<u32, Error> {
        let text = value.to_string_lossy();
        let (digits, unit) = match text.strip_suffix('m') {
            Some(digits) => (digits, 60),
            None => (text.strip_suffix('s').unwrap_or(&text), 1),
        };
        let seconds = digits.parse::<u32>().ok().and_then(|number| number.checked_mul(unit));
        seconds
            .filter(|seconds| (1..=3600).contains(seconds))
            .ok_or_else(|| out_of_range(command, arg, text.into_owned(), "1s–60m".to_owned()))
    }
}

/// Returns the error of a value with the range of those that fit.
fn out_of_range(command: &Command, arg: Option<&Arg>, value: String, range: String) -> Error {
    let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
    let arg = arg.map_or_else(String::new, Arg::to_string);
    error.insert(ContextKind::InvalidArg, ContextValue::String(arg));
    error.insert(ContextKind::InvalidValue, ContextValue::String(value));
    error.insert(RANGE, ContextValue::String(range));
    error
}

impl<T: TryFrom<i64> + Clone + Send + Sync + 'static> TypedValueParser for Within<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        let number = text.parse().ok().filter(|number| (self.least..=self.most).contains(number));
        let range = format!("{}–{}", self.least, self.most);
        number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| out_of_range(command, arg, text, range))
    }
}
