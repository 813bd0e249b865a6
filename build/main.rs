//! What is done before the program is compiled, so that it need not be done each time it starts.
#![expect(clippy::print_stdout, reason = "this is how a build script speaks")]

mod keymap;
mod link;

#[path = "../src/app/key.rs"]
#[expect(dead_code, unreachable_pub, reason = "a part of the program, of which this needs the reading of keys only")]
mod key;

fn main() {
    println!("cargo::rerun-if-changed=build");
    keymap::write();
    link::tell();
}
