//! The command line as types. A text is a message of the catalogue, which [`super::help`] puts into one language.
#![expect(missing_docs, reason = "the help of an argument describes it")]

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};
use clap_complete::Shell;

use super::{
    as_json::AsJson,
    desk::args::{DeskArgs, EntryArgs},
    number::{Seconds, Within},
    schema_format,
    words::named,
};
use crate::{
    app::{
        citation::CitationStyle,
        words::{CliMsg, PresentMsg, SharedMsg, desk::DeskMsg},
    },
    briefing::{Extent, Format},
    compare::MOST,
    store::config::Config,
    ui::{cast::CastVersion, screen::picture::PictureFormat},
};

/// Arguments of one call.
#[derive(Clone, Debug, Parser)]
#[command(name = "anli", version, about = CliMsg::About, args_override_self = true)]
#[command(disable_help_subcommand = true, disable_version_flag = true, disable_help_flag = true)]
pub struct Cli {
    /// Arguments of a call without a command, which opens the browser.
    #[command(flatten)]
    pub browser: BrowserArgs,
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(long, global = true, help = SharedMsg::Restricted)]
    pub restricted: bool,
    #[arg(long, global = true, help = SharedMsg::Reader, value_name = "NAME")]
    pub reader: Option<String>,
    /// Values of options given by flags.
    #[arg(skip)]
    pub flags: Config,
}

impl Cli {
    /// Returns the arguments of the browser, those of the command and those before it.
    pub fn browsers(&self) -> impl Iterator<Item = &BrowserArgs> {
        let of_command = match &self.command {
            Some(Command::Browse { browser, .. } | Command::Tour(browser)) => Some(browser),
            Some(Command::Present(args)) => Some(&args.browser),
            Some(Command::Play(args)) => Some(&args.browser),
            _ => None,
        };
        of_command.into_iter().chain([&self.browser])
    }
}

#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    #[command(about = CliMsg::Browse)]
    Browse {
        #[command(flatten)]
        browser: BrowserArgs,
        #[arg(help = CliMsg::StartCase)]
        case: Option<String>,
    },
    #[command(about = CliMsg::List)]
    List(ListArgs),
    #[command(about = CliMsg::Show)]
    Show(ShowArgs),
    #[command(about = CliMsg::Search)]
    Search(SearchArgs),
    #[command(about = CliMsg::Export)]
    Export(ExportArgs),
    #[command(about = DeskMsg::Desk)]
    Desk(DeskArgs),
    #[command(about = CliMsg::Compare)]
    Compare(CompareArgs),
    #[command(about = CliMsg::Check)]
    Check(CheckArgs),
    #[command(about = CliMsg::Import)]
    Import(ImportArgs),
    #[command(about = CliMsg::Review)]
    Review {
        #[arg(help = CliMsg::ReviewBatch)]
        batch: String,
    },
    #[command(about = CliMsg::BatchesCommand)]
    Batches(AsJson),
    #[command(about = CliMsg::Remove)]
    Remove(RemoveArgs),
    #[command(about = CliMsg::Keys)]
    Keys(AsJson),
    #[command(about = PresentMsg::About)]
    Present(PresentArgs),
    #[command(about = PresentMsg::Play)]
    Play(PlayArgs),
    #[command(about = CliMsg::Tour)]
    Tour(BrowserArgs),
    #[command(about = CliMsg::ConfigCommand)]
    Config(ConfigArgs),
    #[command(about = CliMsg::Schema)]
    Schema {
        #[arg(help = CliMsg::SchemaName, value_name = "FORMAT")]
        name: schema_format::Format,
    },
    #[command(about = CliMsg::Completions)]
    Completions {
        #[arg(help = CliMsg::Shell)]
        shell: Shell,
    },
    #[command(about = CliMsg::HelpCommand)]
    Help {
        #[arg(help = CliMsg::HelpTopic, value_name = "COMMAND", action = ArgAction::Set, num_args = 0..)]
        topic: Vec<String>,
    },
}

#[derive(Args, Clone, Debug)]
pub struct ConfigArgs {
    #[command(subcommand)]
    pub command: Option<ConfigCommand>,
    #[command(flatten)]
    pub as_json: AsJson,
}

#[derive(Clone, Copy, Debug, Subcommand)]
pub enum ConfigCommand {
    #[command(about = CliMsg::ConfigPath)]
    Path,
    #[command(about = CliMsg::ConfigEdit)]
    Edit,
}

#[derive(Args, Clone, Debug)]
pub struct BrowserArgs {
    #[arg(long, help = CliMsg::StartQuery)]
    pub query: Option<String>,
    #[arg(long, help = CliMsg::PlayKeys, requires = "print")]
    pub keys: Option<String>,
    #[arg(long, help = CliMsg::Print, value_name = "WxH")]
    pub print: Option<String>,
    #[arg(long, help = CliMsg::PictureFormat, requires = "print", value_parser = named(&PictureFormat::ALL), conflicts_with = "style")]
    pub format: Option<PictureFormat>,
    #[arg(long, help = CliMsg::Style, requires = "print")]
    pub style: bool,
    #[arg(long, help = PresentMsg::Record, value_name = "FILE.cast")]
    pub record: Option<PathBuf>,
    #[arg(long, help = PresentMsg::RecordVersion, requires = "record", value_parser = named(&CastVersion::ALL))]
    pub asciicast: Option<CastVersion>,
    #[arg(long, help = PresentMsg::RecordIdle, value_name = "TIME", requires = "record", value_parser = Seconds)]
    pub idle: Option<u32>,
    #[arg(long, help = PresentMsg::MaskInput, requires = "record")]
    pub mask_input: bool,
    #[arg(long, help = CliMsg::Overwrite, requires = "record")]
    pub force: bool,
}

#[derive(Args, Clone, Debug)]
pub struct PlayArgs {
    #[arg(help = PresentMsg::PlayFile, value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub browser: BrowserArgs,
}

#[derive(Args, Clone, Debug)]
pub struct PresentArgs {
    #[arg(help = CliMsg::Case, action = ArgAction::Set, num_args = 0.., required_unless_present = "folder")]
    pub case: Vec<String>,
    #[arg(long, help = PresentMsg::OfFolder, value_name = "F", conflicts_with = "case")]
    pub folder: Option<String>,
    #[arg(long, help = PresentMsg::Every, value_name = "TIME", value_parser = Seconds)]
    pub every: Option<u32>,
    #[arg(long = "loop", help = PresentMsg::Loop, requires = "every")]
    pub is_loop: bool,
    #[arg(long, help = PresentMsg::Title, value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(long, help = PresentMsg::Place, value_name = "TEXT")]
    pub place: Option<String>,
    #[arg(long, help = PresentMsg::OnDate, value_name = "TEXT")]
    pub date: Option<String>,
    #[command(flatten)]
    pub browser: BrowserArgs,
}

#[derive(Args, Clone, Debug)]
pub struct ListArgs {
    #[arg(long, help = CliMsg::OfBatch)]
    pub batch: Vec<String>,
    #[arg(long, help = CliMsg::OfRegion)]
    pub region: Vec<String>,
    #[arg(long, help = CliMsg::OfIndicator)]
    pub indicator: Vec<String>,
    #[arg(long, help = CliMsg::OfSystem, value_name = "NAME")]
    pub system: Vec<String>,
    #[arg(long, help = CliMsg::Systems, conflicts_with = "system")]
    pub systems: bool,
    #[command(flatten)]
    pub kept: EntryArgs,
    #[arg(long, help = CliMsg::Stats, conflicts_with = "systems")]
    pub stats: bool,
    #[arg(long, help = CliMsg::Sort, value_name = "KEY", value_parser = named(&Sort::ALL), conflicts_with_all = ["systems", "stats"])]
    pub sort: Option<Sort>,
    #[arg(long, help = CliMsg::Reverse, conflicts_with = "stats")]
    pub reverse: bool,
    #[arg(long, help = CliMsg::Limit, value_name = "N", allow_negative_numbers = true, value_parser = Within::<u32>::new(0, u32::MAX), conflicts_with = "stats")]
    pub limit: Option<u32>,
    #[command(flatten)]
    pub as_json: AsJson,
}

#[derive(Args, Clone, Debug)]
pub struct ShowArgs {
    #[arg(help = CliMsg::Case, required = true, action = ArgAction::Set, num_args = 1..)]
    pub case: Vec<String>,
    #[arg(long, help = CliMsg::Source)]
    pub source: bool,
    #[arg(long, help = CliMsg::Citation, conflicts_with = "source")]
    pub citation: bool,
    #[arg(long, help = CliMsg::CitationStyle, value_name = "STYLE", value_parser = named(&CitationStyle::ALL), conflicts_with = "source")]
    pub citation_style: Option<CitationStyle>,
    #[arg(long, help = CliMsg::ShowFormat, value_parser = named(&Shown::ALL), conflicts_with_all = ["source", "citation", "citation_style", "json", "jsonl", "width"])]
    pub format: Option<Shown>,
    #[arg(long, help = CliMsg::Printed, conflicts_with_all = ["source", "citation", "citation_style", "json", "jsonl"])]
    pub printed: bool,
    #[arg(long, help = CliMsg::Width, value_name = "N", allow_negative_numbers = true, value_parser = Within::<u16>::new(1, u16::MAX))]
    pub width: Option<u16>,
    #[command(flatten)]
    pub as_json: AsJson,
}

/// An order of `anli list`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// By id: batch, then number.
    Id,
    /// By place, from the province down.
    Place,
    /// By the pinyin of the title.
    Title,
    /// By the date of the notice, the oldest first.
    Published,
}

impl Sort {
    /// All of them with their names.
    pub const ALL: [(Self, &str); 4] =
        [(Self::Id, "id"), (Self::Place, "place"), (Self::Title, "title"), (Self::Published, "published")];
}

/// A format of `anli show`; `None` is plain text.
#[derive(Clone, Copy, Debug)]
pub struct Shown(pub Option<Format>);

impl Shown {
    /// All of them with their names.
    pub const ALL: [(Self, &str); 3] =
        [(Self(None), "text"), (Self(Some(Format::Markdown)), "md"), (Self(Some(Format::Html)), "html")];
}

impl ShowArgs {
    /// Returns the arguments of `anli show CASE`.
    pub fn of(case: String) -> Self {
        Self {
            case: vec![case],
            source: false,
            citation: false,
            citation_style: None,
            format: None,
            printed: false,
            width: None,
            as_json: AsJson::default(),
        }
    }
}

#[derive(Args, Clone, Debug)]
pub struct SearchArgs {
    #[arg(help = CliMsg::Query, required = true, action = ArgAction::Set, num_args = 1..)]
    pub query: Vec<String>,
    #[arg(long, help = CliMsg::Limit, value_name = "N", allow_negative_numbers = true, value_parser = Within::<u32>::new(0, u32::MAX))]
    pub limit: Option<u32>,
    #[arg(long, help = CliMsg::Explain)]
    pub explain: bool,
    #[command(flatten)]
    pub as_json: AsJson,
}

#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    #[arg(help = CliMsg::Case, action = ArgAction::Set, num_args = 0.., required_unless_present_any = ["search", "batch", "folder"])]
    pub case: Vec<String>,
    #[arg(long, help = CliMsg::ExportSearch, value_name = "QUERY", conflicts_with = "case")]
    pub search: Option<String>,
    #[arg(long, help = CliMsg::ExportBatch, value_name = "B", conflicts_with_all = ["case", "search"])]
    pub batch: Option<String>,
    #[arg(long, help = DeskMsg::InFolder, value_name = "F", conflicts_with_all = ["case", "search", "batch"])]
    pub folder: Option<String>,
    #[arg(long, help = CliMsg::ExportFormat, value_parser = named(&Format::ALL))]
    pub format: Option<Format>,
    #[arg(long, short, help = CliMsg::ExportFile, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, help = CliMsg::What, value_parser = named(&Extent::ALL))]
    pub what: Option<Extent>,
    #[arg(long, help = CliMsg::Heading, value_name = "TEXT")]
    pub heading: Option<String>,
    #[arg(long, help = DeskMsg::WithNotes)]
    pub notes: bool,
    #[arg(long, help = CliMsg::Printed)]
    pub printed: bool,
    #[arg(long, help = CliMsg::Overwrite)]
    pub force: bool,
}

#[derive(Args, Clone, Debug)]
pub struct CompareArgs {
    #[arg(help = CliMsg::ComparedCases, value_name = "CASE", required = true, action = ArgAction::Set, num_args = 2..=MOST)]
    pub case: Vec<String>,
    #[arg(long, help = CliMsg::Width, value_name = "N", allow_negative_numbers = true, value_parser = Within::<u16>::new(1, u16::MAX))]
    pub width: Option<u16>,
    #[arg(long, help = CliMsg::ExportFormat, value_parser = named(&Format::ALL), conflicts_with_all = ["width", "json"])]
    pub format: Option<Format>,
    #[arg(long, short, help = CliMsg::ExportFile, value_name = "FILE", conflicts_with_all = ["width", "json"])]
    pub output: Option<PathBuf>,
    #[arg(long, help = CliMsg::Heading, value_name = "TEXT", conflicts_with_all = ["width", "json"])]
    pub heading: Option<String>,
    #[arg(long, help = CliMsg::Printed, conflicts_with = "json")]
    pub printed: bool,
    #[arg(long, help = CliMsg::Overwrite)]
    pub force: bool,
    #[arg(long, help = CliMsg::Json)]
    pub json: bool,
}

impl SearchArgs {
    /// Returns the arguments of `anli search QUERY`.
    pub fn of(query: String) -> Self {
        Self { query: vec![query], limit: None, explain: false, as_json: AsJson::default() }
    }
}

#[derive(Args, Clone, Debug)]
pub struct CheckArgs {
    /// Files and folders; without any, those that the program would load.
    #[arg(help = CliMsg::CheckPath, action = ArgAction::Set, num_args = 0..)]
    pub path: Vec<PathBuf>,
    #[arg(long, help = CliMsg::Against, value_name = "OLD")]
    pub against: Option<PathBuf>,
    #[arg(long = "system", help = SharedMsg::System, conflicts_with_all = ["path", "against"])]
    pub is_of_system: bool,
    #[command(flatten)]
    pub as_json: AsJson,
}

#[derive(Args, Clone, Debug)]
pub struct RemoveArgs {
    #[arg(help = CliMsg::RemoveBatch)]
    pub batch: String,
    #[arg(long, short, help = CliMsg::Yes)]
    pub yes: bool,
    #[arg(long, help = CliMsg::Json)]
    pub json: bool,
}

#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    #[arg(help = CliMsg::ImportFile)]
    pub file: PathBuf,
    #[arg(long, help = CliMsg::Id)]
    pub id: Option<String>,
    #[arg(long, help = CliMsg::Corrections, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
    #[arg(long, short, help = CliMsg::Output, value_name = "DIR", conflicts_with = "add")]
    pub output: Option<PathBuf>,
    #[arg(long, help = CliMsg::Add)]
    pub add: bool,
    #[arg(long, help = CliMsg::Draft, conflicts_with = "corrections")]
    pub draft_corrections: bool,
    #[arg(long, help = CliMsg::NoReview)]
    pub no_review: bool,
    #[arg(long, help = CliMsg::Force)]
    pub force: bool,
    #[arg(long, hide = true, help = CliMsg::ExplainStages)]
    pub explain_stages: bool,
    #[arg(long, help = CliMsg::Json)]
    pub json: bool,
}
