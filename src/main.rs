//! The `anli` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    anli::cli::run(std::env::args_os())
}
