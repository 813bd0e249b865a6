//! Numbers as Word prints them (ECMA-376, part 1, 17.18.59 `ST_NumberFormat`).

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const CAPITALS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// Returns a number in a format; decimal where the format is unknown or cannot hold the number.
pub(super) fn format(number: u32, format: &str) -> String {
    let made = match format {
        "none" => Some(String::new()),
        "decimalZero" => Some(format!("{number:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(number.to_string().chars().map(full_width).collect()),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(number),
        "decimalEnclosedParen" => in_row('⑴', 20, number),
        "decimalEnclosedFullstop" => in_row('⒈', 20, number),
        "ideographEnclosedCircle" => in_row('㊀', 10, number),
        "upperLetter" => letters('A', number),
        "lowerLetter" => letters('a', number),
        "upperRoman" => Some(roman(number)),
        "lowerRoman" => Some(roman(number).to_lowercase()),
        "ideographTraditional" => one_of(&STEMS, number),
        "ideographZodiac" => one_of(&BRANCHES, number),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            Some(number.to_string().chars().filter_map(|c| one_digit(c, &DIGITS)).collect())
        }
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => Some(counted(number, &DIGITS, ["", "十", "百", "千"], true)),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            Some(counted(number, &CAPITALS, ["", "拾", "佰", "仟"], false))
        }
        "ordinal" => Some(format!("{number}.")),
        _ => None,
    };
    made.unwrap_or_else(|| number.to_string())
}

fn full_width(digit: char) -> char {
    char::from_u32(digit as u32 + 0xfee0).unwrap_or(digit)
}

fn one_digit(c: char, digits: &[char; 10]) -> Option<char> {
    digits.get(c.to_digit(10)? as usize).copied()
}

/// Returns the number in a circle, up to 50.
fn circled(number: u32) -> Option<String> {
    match number {
        1..=20 => in_row('①', 20, number),
        21..=35 => in_row('㉑', 15, number - 20),
        36..=50 => in_row('㊱', 15, number - 35),
        _ => None,
    }
}

/// Returns the character with this number in a row of characters that begins with `first`.
fn in_row(first: char, count: u32, number: u32) -> Option<String> {
    let at = number.checked_sub(1).filter(|&at| at < count)?;
    char::from_u32(first as u32 + at).map(String::from)
}

fn one_of(row: &[char], number: u32) -> Option<String> {
    row.get(number.checked_sub(1)? as usize).map(|&c| c.to_string())
}

/// Returns a letter, doubled after 26 as Word does.
fn letters(first: char, number: u32) -> Option<String> {
    let at = number.checked_sub(1)?;
    let letter = char::from_u32(first as u32 + at % 26)?;
    Some(letter.to_string().repeat((at / 26 + 1).min(30) as usize))
}

fn roman(number: u32) -> String {
    let mut rest = number.min(3999);
    let mut made = String::new();
    for (value, letters) in ROMAN {
        while rest >= value {
            made.push_str(letters);
            rest -= value;
        }
    }
    made
}

/// Returns a number below 10,000 in Chinese; `short` writes 十 for 一十 at the beginning.
fn counted(number: u32, digits: &[char; 10], units: [&str; 4], short: bool) -> String {
    if number == 0 || number >= 10_000 {
        return number.to_string();
    }
    let mut made = String::new();
    let mut gap = false;
    for (place, unit) in units.iter().enumerate().rev() {
        let digit = number / 10_u32.pow(place as u32) % 10;
        if digit == 0 {
            gap = !made.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            made.push(digits[0]);
        }
        if !(short && digit == 1 && place == 1 && made.is_empty()) {
            made.extend(digits.get(digit as usize));
        }
        made.push_str(unit);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_does() {
        let rows = [
            (1, "chineseCounting", "一"),
            (10, "chineseCounting", "十"),
            (11, "chineseCountingThousand", "十一"),
            (20, "chineseCountingThousand", "二十"),
            (102, "chineseCountingThousand", "一百零二"),
            (110, "chineseCountingThousand", "一百一十"),
            (1003, "chineseCountingThousand", "一千零三"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (7, "decimalZero", "07"),
            (12, "decimalFullWidth", "１２"),
            (20, "decimalEnclosedCircleChinese", "⑳"),
            (21, "decimalEnclosedCircle", "㉑"),
            (51, "decimalEnclosedCircle", "51"),
            (3, "decimalEnclosedParen", "⑶"),
            (28, "upperLetter", "BB"),
            (14, "upperRoman", "XIV"),
            (4, "lowerRoman", "iv"),
            (3, "ideographTraditional", "丙"),
            (2, "ideographZodiac", "丑"),
            (20, "ideographDigital", "二零"),
            (5, "none", ""),
            (5, "unheardOf", "5"),
        ];
        for (number, name, expected) in rows {
            assert_eq!(format(number, name), expected, "{number} as {name}");
        }
    }
}
