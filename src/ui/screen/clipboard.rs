//! The terminal's clipboard: OSC 52 (xterm's `ctlseqs`), through what stands between.

/// What stands between the program and the terminal that has the clipboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Multiplexer {
    /// Nothing that matters.
    #[default]
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// Bytes that GNU screen passes on at a time: versions before 4.2 keep 256 of a string.
const PIECE: usize = 240;

/// The bytes that put `text` into the clipboard. tmux is told twice: it takes the sequence for itself where its option
/// `set-clipboard` is `on`, and passes on what is wrapped where `allow-passthrough` is; as a rule one of them is off.
pub fn osc52(text: &str, multiplexer: Multiplexer) -> Vec<u8> {
    let sequence = format!("\x1b]52;c;{}\x07", base64(text.as_bytes())).into_bytes();
    match multiplexer {
        Multiplexer::None => sequence,
        Multiplexer::Tmux => {
            let doubled = sequence.iter().flat_map(|byte| std::iter::repeat_n(*byte, 1 + usize::from(*byte == 0x1b)));
            let wrapped: Vec<u8> = b"\x1bPtmux;".iter().copied().chain(doubled).chain(*b"\x1b\\").collect();
            [sequence, wrapped].concat()
        }
        Multiplexer::Screen => {
            let piece = |piece: &[u8]| [b"\x1bP", piece, b"\x1b\\"].concat();
            sequence.chunks(PIECE).flat_map(piece).collect()
        }
    }
}

/// Base64 with padding (RFC 4648, 4).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let sign = SIGNS.get((bits >> (18 - 6 * at) & 63) as usize).copied().unwrap_or(b'A');
            out.push(if at <= three.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        let table = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
            ("案例", "5qGI5L6L"),
        ];
        for (text, coded) in table {
            assert_eq!(base64(text.as_bytes()), coded);
        }
    }

    #[test]
    fn a_multiplexer_is_told_to_pass_it_on() {
        assert_eq!(osc52("foo", Multiplexer::None), b"\x1b]52;c;Zm9v\x07");
        assert_eq!(osc52("foo", Multiplexer::Tmux), b"\x1b]52;c;Zm9v\x07\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\");
        assert_eq!(osc52("foo", Multiplexer::Screen), b"\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
        let long = osc52(&"案".repeat(500), Multiplexer::Screen);
        let pieces: Vec<u8> =
            long.split(|byte| *byte == 0x1b).filter_map(|part| part.strip_prefix(b"P")).flatten().copied().collect();
        assert_eq!(long.windows(2).filter(|two| *two == b"\x1bP").count(), 9, "{pieces:?}");
    }
}
