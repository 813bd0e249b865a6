//! Line break classes: those of UAX #14 that matter here, refined for Chinese by the positions of marks in
//! GB/T 15834-2011, 5.1.

/// The line break class of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Han, kana, Hangul, emoji, private use: a row may end on either side (UAX #14 ID).
    Han,
    /// A letter of an alphabet (AL).
    Word,
    /// A digit, ASCII or full-width (NU).
    Digit,
    /// Any other narrow sign, kept with words and digits as a letter is (AL).
    Symbol,
    /// Opening bracket, quote or title mark: never ends a row (OP; GB/T 15834, 5.1.3).
    Open,
    /// Closing bracket or quote, or a full-width stop: never begins a row (CL, EX, IS; GB/T 15834, 5.1.1 to 5.1.3).
    Close,
    /// An ASCII stop or closing bracket, ． and ：: as `Close`, but may stand inside a number, a word or an address.
    Stop,
    /// - ~ ～ · + × and a single —: never begins a row (GB/T 15834, 5.1.6 and 5.1.7).
    Connector,
    /// / and ／: neither begins nor ends a row (GB/T 15834, 5.1.9).
    Slash,
    /// One character of ——, which is never split (GB/T 15834, 5.1.4).
    Dash,
    /// … and ‥: …… is never split and never begins a row (GB/T 15834, 5.1.5).
    Ellipsis,
    /// ￥ № ≥ ±: kept with the next character (PR).
    Prefix,
    /// % ‰ ℃ ㎡: kept with the previous character (PO).
    Postfix,
    /// ① ● and other list labels: kept with the next character.
    Label,
    /// Small kana and signs of repetition: never begin a row (CJ, NS; JIS X 4051).
    Small,
    /// `"` and `'` before their direction is resolved.
    Quote,
    /// A space: a row may end after it, and it then takes no room (SP, BA).
    Space,
    /// A no-break space or joiner (GL, WJ).
    Glue,
    /// Takes no column; belongs to the previous character.
    Zero,
    /// A line feed, alone or after a carriage return (BK).
    Newline,
}

/// Returns the class of a grapheme by its first character; the caller resolves ASCII quotes and runs of dashes.
pub(super) fn class(c: char) -> Class {
    use Class::*;
    match c {
        '\u{4E00}'..='\u{9FFF}' => Han,
        '0'..='9' | '０'..='９' => Digit,
        'a'..='z' | 'A'..='Z' => Word,
        ' ' | '\t' | '\u{3000}' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' => Space,
        '\u{A0}' | '\u{2007}' | '\u{202F}' | '\u{2011}' | '\u{2060}' | '\u{FEFF}' => Glue,
        '\n' => Newline,
        '"' | '\'' => Quote,
        ',' | '.' | ';' | ':' | '?' | '!' | ')' | ']' | '}' | '．' | '：' => Stop,
        '(' | '[' | '{' | '（' | '［' | '｛' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '〘' | '〚' | '“'
        | '‘' | '〝' | '｟' | '｢' | '«' | '‹' | '‚' | '„' => Open,
        '、' | '。' | '，' | '；' | '？' | '！' | '）' | '］' | '｝' | '》' | '〉' | '」' | '』' | '】' | '〕'
        | '〗' | '〙' | '〛' | '”' | '’' | '〞' | '〟' | '｠' | '｣' | '｡' | '､' | '»' | '›' | '‼' | '⁇' | '⁈' | '⁉' => {
            Close
        }
        '\u{FE10}'..='\u{FE16}' | '\u{FE50}'..='\u{FE57}' => Close,
        '-' | '~' | '+' | '～' | '〜' | '∼' | '－' | '＋' | '−' | '‐' | '–' | '·' | '・' | '‧' | '∙' | '･' | '×'
        | '÷' => Connector,
        '/' | '／' => Slash,
        '—' | '―' | '─' | '⸺' => Dash,
        '…' | '‥' | '⋯' => Ellipsis,
        '$' | '￥' | '¥' | '＄' | '€' | '£' | '￡' | '№' | '§' | '±' | '≥' | '≤' | '≧' | '≦' | '≈' => {
            Prefix
        }
        '%' | '％' | '‰' | '‱' | '°' | '℃' | '℉' | '′' | '″' | '™' | '®' | '\u{3371}'..='\u{33DF}' => {
            Postfix
        }
        '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}' | '\u{3280}'..='\u{3289}' => Label,
        '•' | '※' | '\u{25A0}'..='\u{25FF}' | '★' | '☆' | '\u{2713}'..='\u{2718}' => Label,
        '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | 'ー' | '゛' | '゜' => Small,
        '\u{31F0}'..='\u{31FF}' | '\u{FF67}'..='\u{FF70}' | '\u{FF9E}' | '\u{FF9F}' => Small,
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ' => Small,
        'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ' => Small,
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Word,
        '\u{2190}'..='\u{21FF}' => Han,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{D7FF}' | '\u{E000}'..='\u{FAFF}' | '\u{FE30}'..='\u{FFDF}' => Han,
        '\u{1F000}'..='\u{3FFFF}' | '\u{F0000}'.. => Han,
        _ if c.is_alphabetic() || c.is_numeric() => Word,
        _ => Symbol,
    }
}
