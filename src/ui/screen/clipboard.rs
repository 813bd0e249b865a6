//! The terminal's clipboard by OSC 52 (xterm's `ctlseqs`), through a multiplexer where there is one.

use base64::prelude::{BASE64_STANDARD, Engine as _};

/// A multiplexer between the program and the terminal with the clipboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Multiplexer {
    /// None that matters.
    #[default]
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// The limit of a string for GNU screen in bytes: versions before 4.2 keep 256.
const CHUNK: usize = 240;

/// Returns the bytes that copy `text`. tmux gets them twice: it obeys the sequence if its option `set-clipboard` is `on`,
/// and passes on the wrapped one if `allow-passthrough` is on; as a rule one of them is off.
pub fn osc52(text: &str, multiplexer: Multiplexer) -> Vec<u8> {
    let sequence = format!("\x1b]52;c;{}\x07", BASE64_STANDARD.encode(text)).into_bytes();
    match multiplexer {
        Multiplexer::None => sequence,
        Multiplexer::Tmux => {
            let doubled = sequence.iter().flat_map(|byte| std::iter::repeat_n(*byte, 1 + usize::from(*byte == 0x1b)));
            let wrapped: Vec<u8> = b"\x1bPtmux;".iter().copied().chain(doubled).chain(*b"\x1b\\").collect();
            [sequence, wrapped].concat()
        }
        Multiplexer::Screen => {
            let piece = |piece: &[u8]| [b"\x1bP", piece, b"\x1b\\"].concat();
            sequence.chunks(CHUNK).flat_map(piece).collect()
        }
    }
}
