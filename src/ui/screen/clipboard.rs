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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiplexers_get_wrapped_sequences() {
        assert_eq!(osc52("foo", Multiplexer::None), b"\x1b]52;c;Zm9v\x07");
        assert_eq!(osc52("foo", Multiplexer::Tmux), b"\x1b]52;c;Zm9v\x07\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\");
        assert_eq!(osc52("foo", Multiplexer::Screen), b"\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
        let long = osc52(&"案".repeat(500), Multiplexer::Screen);
        let pieces: Vec<u8> =
            long.split(|byte| *byte == 0x1b).filter_map(|part| part.strip_prefix(b"P")).flatten().copied().collect();
        assert_eq!(long.windows(2).filter(|two| *two == b"\x1bP").count(), 9, "{pieces:?}");
    }
}
