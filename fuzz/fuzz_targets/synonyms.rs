//! The property of this name in `tests/smoke/properties`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| anli_fuzz::property("synonyms")(data));
