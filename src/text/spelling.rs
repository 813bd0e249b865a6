//! The usual reading of a text in Latin letters.

use super::readings::readings;

/// Returns the usual readings of the Han characters of a text, one after the other; other characters are left out.
pub fn pinyin_of(text: &str) -> String {
    let (readings, chars) = (readings(), text.chars().collect::<Vec<_>>());
    let syllable = |at: usize| {
        let usual = readings.in_text(&chars, at).find(|(_, is_usual)| *is_usual);
        let (syllable, _) = usual.or_else(|| readings.in_text(&chars, at).next())?;
        let letters = readings.syllables().nth(syllable.into())?;
        Some(String::from_utf8_lossy(letters).into_owned())
    };
    (0..chars.len()).filter_map(syllable).collect()
}

#[cfg(test)]
mod tests {
    use super::pinyin_of;

    #[test]
    fn a_place_is_spelled_as_it_is_read() {
        for (name, spelled) in [("福建", "fujian"), ("重庆", "chongqing"), ("厦门2", "xiamen"), ("", "")] {
            assert_eq!(pinyin_of(name), spelled);
        }
    }
}
