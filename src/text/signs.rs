//! Signs that stand for several letters: Ⅱ is II, ㎡ is m2. Folding keeps one character for each, so that the other
//! spelling is searched as well.

/// Folded signs with their folded letters.
const SIGNS: [(char, &str); 22] = [
    ('ⅱ', "ii"),
    ('ⅲ', "iii"),
    ('ⅳ', "iv"),
    ('ⅵ', "vi"),
    ('ⅶ', "vii"),
    ('ⅷ', "viii"),
    ('ⅸ', "ix"),
    ('ⅰ', "i"),
    ('ⅴ', "v"),
    ('ⅹ', "x"),
    ('㎡', "m2"),
    ('㎥', "m3"),
    ('㎞', "km"),
    ('㎝', "cm"),
    ('㎜', "mm"),
    ('㎏', "kg"),
    ('㎎', "mg"),
    ('㎖', "ml"),
    ('㎾', "kw"),
    ('㏄', "cc"),
    ('№', "no"),
    ('℡', "tel"),
];

/// Returns a folded text with signs for letters, and with letters for signs, each sign or Latin word by itself. A single
/// letter is no sign.
pub fn spelled_signs(folded: &str) -> Vec<String> {
    let replaced = |(sign, letters): &(char, &str)| {
        let is_word = |start: usize| {
            let around = (folded.get(..start), folded.get(start + letters.len()..));
            let (Some(before), Some(after)) = around else { return false };
            !before.ends_with(|c: char| c.is_ascii_alphabetic())
                && !after.starts_with(|c: char| c.is_ascii_alphanumeric())
        };
        let at = folded.find(letters).filter(|at| letters.len() > 1 && is_word(*at));
        let with_sign = at.map(|at| {
            let mut text = folded.to_owned();
            text.replace_range(at..at + letters.len(), &sign.to_string());
            text
        });
        let with_letters = folded.contains(*sign).then(|| folded.replace(*sign, letters));
        with_sign.into_iter().chain(with_letters)
    };
    SIGNS.iter().flat_map(replaced).collect()
}
