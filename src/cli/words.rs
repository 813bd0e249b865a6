//! Words on the command line that stand for a value.

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Returns a parser of the names of values.
pub(super) fn named<T: Copy + Send + Sync + 'static>(
    known: &'static [(T, &'static str)],
) -> impl TypedValueParser<Value = T> {
    let names = known.iter().map(|(_, name)| *name);
    PossibleValuesParser::new(names).try_map(|given| {
        let found = known.iter().find(|(_, name)| *name == given);
        found.map(|(value, _)| *value).ok_or(given)
    })
}
