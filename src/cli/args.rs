//! The command line as types. Help texts come from the catalogue: see [`super::help`].

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, value_parser};
use clap_complete::Shell;

use super::{
    options::{BrowserFlags, GlobalFlags},
    schema::Format,
};

/// Arguments of one call.
#[derive(Clone, Debug, Parser)]
#[command(name = "anli", version, args_override_self = true)]
#[command(disable_help_subcommand = true, disable_version_flag = true, disable_help_flag = true)]
pub struct Cli {
    /// Arguments of a call without a command, which opens the browser.
    #[command(flatten)]
    pub browser: BrowserArgs,
    /// Prints the version.
    #[arg(long, short = 'V', action = ArgAction::Version)]
    pub version: (),
    /// Flags of all commands.
    #[command(flatten)]
    pub global: GlobalFlags,
    /// Prints help.
    #[arg(long, short, global = true, action = ArgAction::Help)]
    pub help: (),
    /// Command, if one is named.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// A command with its arguments.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Opens the browser.
    Browse {
        /// Flags of the browser.
        #[command(flatten)]
        browser: BrowserArgs,
        /// Case to open.
        #[arg(value_name = "CASE")]
        case: Option<String>,
    },
    /// Lists cases.
    List(ListArgs),
    /// Prints cases.
    Show(ShowArgs),
    /// Prints the hits of a query.
    Search(SearchArgs),
    /// Checks files.
    Check(CheckArgs),
    /// Imports a notice.
    Import(ImportArgs),
    /// Lists key bindings.
    Keys {
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Opens the browser on its tour.
    Tour(BrowserArgs),
    /// Prints a JSON Schema.
    Schema {
        /// Format to describe.
        #[arg(value_name = "NAME")]
        name: Format,
    },
    /// Prints a completion script.
    Completions {
        /// Shell that reads it.
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
}

/// Arguments of the browser.
#[derive(Args, Clone, Debug)]
pub struct BrowserArgs {
    /// Query to start with.
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,
    /// Keys to play.
    #[arg(long, value_name = "KEYS", requires = "print")]
    pub keys: Option<String>,
    /// Size of the screen to print.
    #[arg(long, value_name = "WxH")]
    pub print: Option<String>,
    /// Prints the styles as well.
    #[arg(long, requires = "print")]
    pub style: bool,
    /// Flags of options.
    #[command(flatten)]
    pub flags: BrowserFlags,
}

/// Arguments of `list`.
#[derive(Args, Clone, Debug)]
pub struct ListArgs {
    /// Batch id to filter by.
    #[arg(long, value_name = "BATCH")]
    pub batch: Option<String>,
    /// Region to filter by.
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// Theme to filter by.
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
    /// System to filter by.
    #[arg(long, value_name = "NAME")]
    pub system: Option<String>,
    /// Lists systems instead.
    #[arg(long, conflicts_with = "system")]
    pub systems: bool,
    /// Prints counts instead.
    #[arg(long, conflicts_with = "systems")]
    pub stats: bool,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `show`.
#[derive(Args, Clone, Debug)]
pub struct ShowArgs {
    /// Ids of the cases.
    #[arg(value_name = "CASE", required = true, num_args = 1.., action = ArgAction::Set)]
    pub case: Vec<String>,
    /// Prints lines of the notice.
    #[arg(long)]
    pub source: bool,
    /// Prints citations.
    #[arg(long, conflicts_with = "source")]
    pub citation: bool,
    /// Line width in columns.
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..))]
    pub width: Option<u16>,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `search`.
#[derive(Args, Clone, Debug)]
pub struct SearchArgs {
    /// Words of the query.
    #[arg(value_name = "QUERY", required = true, num_args = 1.., action = ArgAction::Set)]
    pub query: Vec<String>,
    /// Most hits to print.
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,
    /// Prints the reasons as well.
    #[arg(long)]
    pub explain: bool,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `check`.
#[derive(Args, Clone, Debug)]
pub struct CheckArgs {
    /// Files and folders; without any, those that the program would load.
    #[arg(value_name = "PATH", num_args = 0.., action = ArgAction::Set)]
    pub path: Vec<PathBuf>,
    /// Older state of the batches, to compare ids with.
    #[arg(long, value_name = "OLD")]
    pub against: Option<PathBuf>,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `import`.
#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    /// Notice.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Id of the batch.
    #[arg(long, value_name = "ID")]
    pub id: String,
    /// Corrections to apply.
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
    /// Folder to write to.
    #[arg(long, short, value_name = "DIR", conflicts_with = "add")]
    pub output: Option<PathBuf>,
    /// Writes to the user's corpus.
    #[arg(long)]
    pub add: bool,
    /// Writes a draft of corrections.
    #[arg(long, conflicts_with = "corrections")]
    pub draft_corrections: bool,
    /// Replaces another batch.
    #[arg(long)]
    pub force: bool,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}
