//! Options for programs: the output of `anli config --json`.

use schemars::JsonSchema;
use serde::Serialize;

/// An option, for programs.
#[derive(Serialize, JsonSchema)]
pub(super) struct OptionValue {
    /// Its name in `config.json`.
    pub(super) name: &'static str,
    /// Its value as it is written for a flag; paths are joined by `:`.
    pub(super) value: String,
    /// The source of the value: `flag`, `environment`, `file`, `system` (the administrator's file), `remembered` or `default`.
    pub(super) source: &'static str,
    /// The variable, or the file of `file` and `system`; null for the other sources.
    pub(super) from: Option<String>,
}
