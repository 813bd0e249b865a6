//! The arguments of `anli desk`.
#![expect(missing_docs, reason = "the help of an argument describes it")]

use std::path::PathBuf;

use clap::{ArgAction, Args, Subcommand};

use crate::{
    app::words::{CliMsg, desk::DeskMsg},
    cli::{number::Within, words::named},
    desk::{Entry, Status},
};

#[derive(Args, Clone, Debug)]
pub struct DeskArgs {
    #[command(subcommand)]
    pub command: DeskCommand,
}

#[derive(Clone, Debug, Subcommand)]
pub enum DeskCommand {
    #[command(about = DeskMsg::List)]
    List(ListArgs),
    #[command(about = DeskMsg::Add)]
    Add {
        #[arg(help = CliMsg::Case, required = true, action = ArgAction::Set, num_args = 1..)]
        case: Vec<String>,
        #[arg(long, help = DeskMsg::FolderName, value_name = "F")]
        folder: Option<String>,
        #[arg(long, help = CliMsg::Json)]
        json: bool,
    },
    #[command(about = DeskMsg::Remove)]
    Remove {
        #[arg(help = CliMsg::Case, action = ArgAction::Set, num_args = 0.., required_unless_present = "folder")]
        case: Vec<String>,
        #[arg(long, help = DeskMsg::OutOfFolder, value_name = "F")]
        folder: Option<String>,
        #[arg(long, help = CliMsg::Json)]
        json: bool,
    },
    #[command(about = DeskMsg::Move)]
    Move {
        #[arg(help = CliMsg::Case)]
        case: String,
        #[arg(help = DeskMsg::Position, value_name = "N", allow_negative_numbers = true, value_parser = Within::<u32>::new(1, u32::MAX))]
        to: u32,
        #[arg(long, help = DeskMsg::FolderName, value_name = "F")]
        folder: Option<String>,
        #[arg(long, help = CliMsg::Json)]
        json: bool,
    },
    #[command(about = DeskMsg::Tag)]
    Tag {
        #[arg(help = CliMsg::Case)]
        case: String,
        #[arg(help = DeskMsg::TagName, required = true, action = ArgAction::Set, num_args = 1..)]
        tag: Vec<String>,
        #[arg(long, help = DeskMsg::TakeAway)]
        remove: bool,
        #[arg(long, help = CliMsg::Json)]
        json: bool,
    },
    #[command(about = DeskMsg::Note)]
    Note(NoteArgs),
    #[command(about = DeskMsg::Adopt)]
    Adopt {
        #[arg(help = CliMsg::Case)]
        case: String,
        #[arg(help = DeskMsg::StatusName)]
        status: Option<String>,
        #[arg(long, help = DeskMsg::Who, value_name = "W")]
        who: Option<String>,
        #[arg(long, help = DeskMsg::Due, value_name = "D")]
        due: Option<String>,
        #[arg(long, help = CliMsg::Json)]
        json: bool,
    },
    #[command(about = DeskMsg::Read)]
    Read {
        #[arg(help = CliMsg::Case, required = true, action = ArgAction::Set, num_args = 1..)]
        case: Vec<String>,
        #[arg(long, help = DeskMsg::Unread)]
        unread: bool,
        #[arg(long, help = CliMsg::Json)]
        json: bool,
    },
    #[command(about = DeskMsg::Export)]
    Export {
        #[arg(long, help = DeskMsg::ExportFolder, value_name = "F")]
        folder: Vec<String>,
        #[arg(long, help = DeskMsg::AllNotes)]
        notes: bool,
        #[arg(long, short, help = CliMsg::ExportFile, value_name = "FILE")]
        output: Option<PathBuf>,
        #[arg(long, help = CliMsg::Overwrite)]
        force: bool,
    },
    #[command(about = DeskMsg::Import)]
    Import {
        #[arg(help = DeskMsg::BundleFile)]
        file: PathBuf,
        #[arg(long, help = CliMsg::Json)]
        json: bool,
    },
}

/// Conditions on the entry of a case.
#[derive(Args, Clone, Debug)]
pub struct EntryArgs {
    #[arg(long, help = DeskMsg::InFolder, value_name = "F")]
    pub folder: Option<String>,
    #[arg(long, help = DeskMsg::OfTag, value_name = "T")]
    pub tag: Vec<String>,
    #[arg(long, help = DeskMsg::OfStatus, value_name = "S", value_parser = named(&STATUSES))]
    pub status: Vec<Status>,
}

impl EntryArgs {
    /// Returns `true` if tags and status are among those that are asked for.
    pub(in crate::cli) fn allows(&self, entry: Option<&Entry>) -> bool {
        let status = entry.and_then(Entry::adoption).and_then(|adoption| adoption.status);
        let has = |tag: &String| entry.is_some_and(|entry| entry.tags().any(|own| own == tag));
        (self.tag.is_empty() || self.tag.iter().any(has))
            && (self.status.is_empty() || status.is_some_and(|status| self.status.contains(&status)))
    }
}

#[derive(Args, Clone, Debug)]
pub struct ListArgs {
    #[command(flatten)]
    pub kept: EntryArgs,
    #[arg(long, help = DeskMsg::OnlyUnread)]
    pub unread: bool,
    #[arg(long, help = DeskMsg::Folders, conflicts_with_all = ["folder", "tag", "status", "unread"])]
    pub folders: bool,
    #[arg(long, help = CliMsg::Json)]
    pub json: bool,
}

#[derive(Args, Clone, Debug)]
pub struct NoteArgs {
    #[arg(help = CliMsg::Case)]
    pub case: String,
    #[arg(help = DeskMsg::NoteText)]
    pub text: Option<String>,
    #[arg(long, help = DeskMsg::NoteAt, value_name = "WORDS")]
    pub at: Option<String>,
    #[arg(long, help = DeskMsg::NoteEdit, value_name = "NOTE")]
    pub edit: Option<String>,
    #[arg(long, help = DeskMsg::NoteShared)]
    pub shared: bool,
    #[arg(long, help = CliMsg::Json)]
    pub json: bool,
}

/// The states by their names in files.
pub(in crate::cli) const STATUSES: [(Status, &str); 5] = [
    (Status::ToStudy, "to-study"),
    (Status::ToAdopt, "to-adopt"),
    (Status::InProgress, "in-progress"),
    (Status::Done, "done"),
    (Status::Rejected, "rejected"),
];
