//! `generate NAME COUNT DIR`: writes generated inputs for a property into a folder, from which a fuzzer starts.

use std::{env, fs, path::Path};

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let [name, count, folder] = args.as_slice() else { panic!("generate NAME COUNT DIR") };
    fs::create_dir_all(folder).unwrap();
    for number in 0..count.parse().unwrap() {
        fs::write(Path::new(folder).join(number.to_string()), anli_fuzz::input(name, 2, number)).unwrap();
    }
}
