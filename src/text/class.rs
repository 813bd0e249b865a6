//! Classes of characters for line breaking: those of UAX #14 that matter here, refined for Chinese by the positions that
//! GB/T 15834-2011, 5.1, gives each mark.

/// What a character is to its neighbours at the end of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Han, kana, Hangul, emoji, private use: a row may end on either side (UAX #14 ID).
    Han,
    /// A letter of an alphabet (AL).
    Word,
    /// A digit, ASCII or full-width (NU).
    Digit,
    /// Any other narrow sign, held to words and digits as a letter is (AL).
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
    /// ￥ № ≥ ±: held to what follows (PR).
    Prefix,
    /// % ‰ ℃ ㎡: held to what precedes (PO).
    Postfix,
    /// ① ● and the like before an item: held to what follows.
    Label,
    /// Small kana and signs of repetition: never begin a row (CJ, NS; JIS X 4051).
    Small,
    /// `"` and `'`, until their direction is known.
    Quote,
    /// A space that a row may end after and that then takes no room (SP, BA).
    Space,
    /// A space or joiner that no row ends at (GL, WJ).
    Glue,
    /// Takes no column; belongs to what precedes.
    Zero,
    /// A line feed, alone or after a carriage return (BK).
    Newline,
}

/// The class of a cluster by its first character; ASCII quotes and runs of dashes are settled by the caller.
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
        '、'
        | '。'
        | '，'
        | '；'
        | '？'
        | '！'
        | '）'
        | '］'
        | '｝'
        | '》'
        | '〉'
        | '」'
        | '』'
        | '】'
        | '〕'
        | '〗'
        | '〙'
        | '〛'
        | '”'
        | '’'
        | '〞'
        | '〟'
        | '｠'
        | '｣'
        | '｡'
        | '､'
        | '»'
        | '›'
        | '‼'
        | '⁇'
        | '⁈'
        | '⁉'
        | '\u{FE10}'..='\u{FE16}'
        | '\u{FE50}'..='\u{FE57}' => Close,
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
        '々'
        | '〻'
        | 'ゝ'
        | 'ゞ'
        | 'ヽ'
        | 'ヾ'
        | 'ー'
        | '゛'
        | '゜'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{FF67}'..='\u{FF70}' => Small,
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ' => Small,
        'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ' | '\u{FF9E}' | '\u{FF9F}' => {
            Small
        }
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Word,
        '\u{2190}'..='\u{21FF}' => Han,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{D7FF}' | '\u{E000}'..='\u{FAFF}' | '\u{FE30}'..='\u{FFDF}' => Han,
        '\u{1F000}'..='\u{3FFFF}' | '\u{F0000}'.. => Han,
        _ if c.is_alphabetic() || c.is_numeric() => Word,
        _ => Symbol,
    }
}

/// Whether the character may follow a number before its unit: 3亿, 20多, 15万余.
pub(super) fn is_multiplier(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿' | '兆' | '余' | '多' | '来' | '几')
}

/// Units of one character: measure words, calendar, clock and GB 3100 units, as the notices use them. Simplified.
pub(super) fn is_unit(c: char) -> bool {
    "个家户件项次人名位年月日号时分秒点天周岁元角美吨米里亩顷克升度台套条款类种大小批份期届级层间所处座栋楼幢站口倍成双\
     对组队起宗笔张页册本部篇字句段章节只头匹辆艘架船列车趟场堂课班门户片块根棵株支枚颗粒瓶箱盒袋桶杯碗道路线轮圈遍回\
     番股手代省市县区镇乡村社厂店校国村则单幅轨环期路号院"
        .contains(c)
}

/// Units of more than one character, longest first where one begins another. Simplified.
pub(super) const UNITS: &[&str] = &[
    "个工作日",
    "个自然日",
    "个百分点",
    "个小时",
    "个月",
    "个半月",
    "个半小时",
    "百分点",
    "工作日",
    "自然日",
    "小时",
    "分钟",
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "千克",
    "公斤",
    "公顷",
    "公分",
    "千瓦时",
    "千瓦",
    "兆瓦",
    "人次",
    "户次",
    "件次",
    "家次",
    "项次",
    "场次",
    "批次",
    "车次",
    "班次",
    "架次",
    "美元",
    "欧元",
    "港元",
    "日元",
    "英镑",
    "周岁",
    "周年",
    "年度",
    "月份",
    "季度",
    "世纪",
];

/// What a number after this unit must end with to be one date or time with it: 2024年1月15日, 9时30分.
pub(super) fn continues(unit: char) -> &'static [char] {
    match unit {
        '年' => &['月'],
        '月' => &['日', '号'],
        '日' | '号' => &['时', '点'],
        '时' | '点' => &['分'],
        '分' => &['秒'],
        _ => &[],
    }
}
