//! Prints how well the cases of a folder of notices are found: `cargo run --example layouts -- FOLDER [WORD]`. Each
//! notice has its expected cases beside it in `NAME.expect.json`; with a word only the notices named so are read, and
//! every difference is printed.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a tool that prints, and stops where it cannot go on")]

mod rates;

use std::path::PathBuf;

fn main() {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().unwrap_or_else(|| "tests/import/layouts".to_owned()));
    let word = args.next();
    let is_named = |name: &str| word.as_deref().is_none_or(|word| name.contains(word));
    let mut all = Vec::new();
    for (name, text, expected) in rates::layouts(&folder).into_iter().filter(|(name, ..)| is_named(name)) {
        let rates = rates::rates(&name, &text, &expected);
        let counts = [rates.expected, rates.found, rates.begun, rates.titled, rates.invented];
        if word.is_some() || counts[1..4] != [rates.expected; 3] || rates.invented > 0 {
            let [expected, found, begun, titled, invented] = counts;
            println!(
                "{}: of {expected} found {found}, begun {begun}, titled {titled}; invented {invented}",
                rates.name
            );
        }
        if word.is_some() {
            rates.differences.iter().for_each(|line| println!("    {line}"));
        }
        all.push(rates);
    }
    let ([found, begun, titled], invented) = rates::means(&all);
    println!("{} notices: found {found:.3}, begun {begun:.3}, titled {titled:.3}; invented {invented}", all.len());
}
