//! What the program is made of, each by itself: `cargo bench --bench parts`, or only some of it:
//! `cargo bench --bench parts -- frame`. No time is asserted; compare runs.

mod frame;
mod import;
mod seeds;
mod text;

fn main() {
    divan::main();
}
