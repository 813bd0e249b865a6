//! Characters of fonts that name no characters: the codes are often bytes of GBK, which read as Latin letters.

use encoding_rs::GB18030;

use super::placed::PlacedText;

/// Reads the codes of a run as GBK where they are pairs of bytes that give Chinese characters and nothing else.
pub(super) fn repair(run: &mut Vec<PlacedText>, codes: &[u32]) {
    let Some(bytes) = codes.iter().map(|&code| u8::try_from(code).ok()).collect::<Option<Vec<u8>>>() else { return };
    if !bytes.iter().any(|byte| *byte >= 0x81) {
        return;
    }
    let (text, _, is_damaged) = GB18030.decode(&bytes);
    let is_chinese = |c: char| c.is_ascii() || is_common_han(c) || is_mark(c);
    if is_damaged || !text.chars().all(is_chinese) || !text.chars().any(is_common_han) {
        return;
    }
    let mut repaired = Vec::with_capacity(run.len());
    let mut at = 0;
    for c in text.chars() {
        let count = if c.is_ascii() { 1 } else { 2 };
        let (Some(first), Some(last)) = (run.get(at), run.get(at + count - 1)) else { return };
        repaired.push(PlacedText { text: c.to_string(), end: last.end, ..first.clone() });
        at += count;
    }
    *run = repaired;
}

/// Returns `true` for a character of the common block.
fn is_common_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Returns `true` for a Chinese punctuation mark or a full-width character.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '\u{2010}'..='\u{2027}' | '\u{2460}'..='\u{24ff}')
}
