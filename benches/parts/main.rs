//! The parts of the program: `cargo bench --bench parts`, or some of them: `cargo bench --bench parts -- frame`. No
//! time is asserted; compare runs.

mod frame;
mod import;
mod seeds;
mod text;

fn main() {
    divan::main();
}
