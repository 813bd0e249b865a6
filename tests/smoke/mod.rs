//! A smoke of the fuzz targets: some generated inputs for each property, and those that once failed. The same inputs in
//! every run; `ANLI_SEED` makes others, and `ANLI_ALL` more. A failing test shows seed and input.

mod counts;
mod generate;
pub(crate) mod properties;

use std::{env, fs, path::Path, thread};

use crate::generate::chance;
use properties::{ALL, Property};

/// An input, told if its property fails.
struct Input {
    name: String,
    bytes: Vec<u8>,
}

impl Drop for Input {
    #[expect(clippy::print_stdout, reason = "a failing test shows the input")]
    fn drop(&mut self) {
        if thread::panicking() {
            println!("{}: {}", self.name, self.bytes.escape_ascii());
        }
    }
}

impl Input {
    fn has(self, property: Property) {
        property(&self.bytes);
    }
}

/// Tries `count` generated inputs, and all that once failed.
#[track_caller]
fn smoke(name: &str, count: u64) {
    let property = ALL.iter().find(|(known, _)| *known == name).unwrap().1;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smoke/found").join(name);
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        Input { name: path.display().to_string(), bytes: fs::read(&path).unwrap() }.has(property);
    }
    let count = if env::var_os("ANLI_ALL").is_some() { count * 8 } else { count };
    let seed = env::var("ANLI_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    for number in 0..count {
        let bytes = generate::input(name, seed, number);
        Input { name: format!("{name}, ANLI_SEED={seed}, input {number}"), bytes }.has(property);
    }
}

#[test]
fn any_bytes_of_a_terminal_draw_what_the_session_means() {
    smoke("terminal", 60);
}

#[test]
fn any_query_has_one_answer() {
    smoke("query", 60);
}

#[test]
fn any_notice_becomes_a_batch_without_faults_or_none() {
    smoke("import", 500);
}

#[test]
fn any_batch_file_is_loaded_whole_or_refused() {
    smoke("batch", 150);
}

#[test]
fn any_keymap_is_used_where_it_is_good() {
    smoke("keymap", 40);
}

#[test]
fn any_configuration_is_used_where_it_is_good() {
    smoke("config", 500);
}

#[test]
fn any_state_is_read_or_set_aside() {
    smoke("state", 60);
}

#[test]
fn any_cache_is_read_or_made_again() {
    smoke("cache", 40);
}

#[test]
fn any_desk_is_read_or_set_aside() {
    smoke("desk", 60);
}

#[test]
fn any_theme_is_used_where_it_is_good() {
    smoke("theme", 200);
}

#[test]
fn any_synonyms_are_used_where_they_are_good() {
    smoke("synonyms", 200);
}

#[test]
#[cfg(feature = "formats")]
fn any_document_gives_text_or_a_reason() {
    smoke("formats", 150);
}
