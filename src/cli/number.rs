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

impl<T: TryFrom<i64> + Clone + Send + Sync + 'static> TypedValueParser for Within<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        let number = text.parse().ok().filter(|number| (self.least..=self.most).contains(number));
        number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| {
            let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let arg = arg.map_or_else(String::new, Arg::to_string);
            error.insert(ContextKind::InvalidArg, ContextValue::String(arg));
            error.insert(ContextKind::InvalidValue, ContextValue::String(text));
            error.insert(RANGE, ContextValue::String(format!("{}–{}", self.least, self.most)));
            error
        })
    }
}
