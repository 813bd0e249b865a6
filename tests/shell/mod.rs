//! The program among the others of a shell: what people see, what programs read, help, completions, packages.

mod completions;
mod help;
mod packages;
mod people;
mod programs;
