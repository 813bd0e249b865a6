//! Printed results: a number, its unit, and what it counts.

use super::{block::index, fold::fold};
use crate::corpus::{At, Case, Figure, Paragraph, SectionKind};

/// Units, longest first where one begins another; 年, 月 and 日 are none, because dates are no results.
const UNITS: [&str; 96] = [
    "个百分点",
    "个工作日",
    "个小时",
    "个月",
    "个",
    "工作日",
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "千瓦时",
    "千伏安",
    "兆瓦",
    "千瓦",
    "人次",
    "人天",
    "户次",
    "家次",
    "件次",
    "场次",
    "批次",
    "台次",
    "笔次",
    "项次",
    "车次",
    "架次",
    "艘次",
    "班次",
    "课时",
    "小时",
    "分钟",
    "公里",
    "千米",
    "公顷",
    "公斤",
    "页次",
    "美元",
    "欧元",
    "港元",
    "元",
    "吨标准煤",
    "吨",
    "亩",
    "家",
    "件",
    "项",
    "户",
    "人",
    "名",
    "次",
    "条",
    "张",
    "份",
    "台",
    "套",
    "宗",
    "笔",
    "起",
    "例",
    "期",
    "批",
    "所",
    "座",
    "处",
    "类",
    "种",
    "部",
    "篇",
    "幢",
    "栋",
    "艘",
    "辆",
    "艘",
    "间",
    "层",
    "天",
    "秒",
    "倍",
    "折",
    "位",
    "对",
    "组",
    "支",
    "门",
    "册",
    "枚",
    "副",
    "株",
    "头",
    "只",
    "块",
    "片",
    "趟",
    "场",
    "米",
    "℃",
];

/// Words that begin like a unit and are none: 9部门, 10307 人才数据.
const RUNS_ON: [&str; 34] = [
    "部门", "部分", "人才", "人员", "人均", "人大", "人工", "人脸", "人口", "人社", "家门", "家庭", "家政", "家园",
    "个人", "个体", "个性", "条件", "项目", "户籍", "户外", "户口", "名录", "名单", "名称", "类型", "类别", "期间",
    "种植", "位置", "位于", "天然", "层级", "门类",
];

/// Words behind which a figure counts outside of result sections, too.
const CUES: [&str; 6] = ["累计", "已", "达", "共", "总计", "合计"];

/// How far such a word may stand before the number, in characters of the same clause.
const REACH: usize = 18;

/// Finds the figures of a case, in order, each text with each meaning once.
pub(crate) fn figures(case: &Case) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    let mut nth = 0;
    for section in &case.sections {
        for paragraph in &section.paragraphs {
            for (at, about) in in_paragraph(paragraph, section.kind == SectionKind::Result) {
                let text: String = paragraph.text.chars().skip(at.0).take(at.1 - at.0).collect();
                let place = At(nth, index(at.0), index(at.1));
                match out.iter_mut().find(|known| known.text == text && known.about == about) {
                    Some(known) => known.at.push(place),
                    None => out.push(Figure { text, about, at: vec![place] }),
                }
            }
            nth += 1;
        }
    }
    out
}

/// Ranges of figures with what they count.
fn in_paragraph(paragraph: &Paragraph, results: bool) -> Vec<((usize, usize), String)> {
    let printed: Vec<char> = paragraph.text.chars().collect();
    let chars: Vec<char> = printed.iter().map(|&c| fold(c)).collect();
    let mut out = Vec::new();
    let mut at = paragraph.label.as_ref().map_or(0, |label| label.chars().count());
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let Some(end) = number(&chars, at) else {
            at += chars
                .get(at..)
                .map_or(1, |rest| rest.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '.').count().max(1));
            continue;
        };
        if results || cued(&chars, at) {
            out.push(((at, end), about(&printed, &chars, at, end)));
        }
        at = end;
    }
    out
}

/// Where the figure that begins at `start` ends; none where the number is a date, an ordinal, a name or has no unit.
fn number(chars: &[char], start: usize) -> Option<usize> {
    let before = start.checked_sub(1).and_then(|i| chars.get(i)).copied();
    if before.is_some_and(|c| {
        c.is_ascii_alphabetic() || matches!(c, '第' | '.' | '+' | '“' | '"' | '《' | '〔' | '[' | '/' | ':')
    }) {
        return None;
    }
    let digits = |mut at: usize| {
        while chars.get(at).is_some_and(|c| {
            c.is_ascii_digit() || (matches!(c, '.' | ',') && chars.get(at + 1).is_some_and(char::is_ascii_digit))
        }) {
            at += 1;
        }
        at
    };
    let white = |mut at: usize| {
        while chars.get(at) == Some(&' ') {
            at += 1;
        }
        at
    };
    let mut end = digits(start);
    // 3—5天, 15-30分钟, 60%至70%
    let percent = usize::from(chars.get(end) == Some(&'%'));
    if chars.get(end + percent).is_some_and(|c| matches!(c, '—' | '-' | '~' | '～' | '至' | '–'))
        && chars.get(end + percent + 1).is_some_and(char::is_ascii_digit)
    {
        end = digits(end + percent + 1);
    }
    let mut at = white(end);
    if chars.get(at).is_some_and(|c| matches!(c, '%' | '‰')) {
        return Some(at + 1);
    }
    let mut scale = at;
    while chars.get(scale).is_some_and(|c| matches!(c, '多' | '余' | '几' | '万' | '亿' | '千' | '百')) {
        scale += 1;
    }
    at = white(scale);
    let unit = UNITS
        .iter()
        .filter(|unit| super::notice::starts_with(chars.get(at..).unwrap_or(&[]), unit))
        .max_by_key(|u| u.len());
    match unit {
        Some(unit)
            if RUNS_ON.iter().any(|word| {
                word.starts_with(unit) && super::notice::starts_with(chars.get(at..).unwrap_or(&[]), word)
            }) =>
        {
            None
        }
        Some(unit) => {
            let mut end = at + unit.chars().count();
            // 9个多月, 30天以上 stay as printed; 余 and 多 may stand behind the unit.
            if chars.get(end).is_some_and(|c| matches!(c, '多' | '余'))
                && chars.get(end + 1).is_some_and(|c| matches!(c, '月' | '天'))
            {
                end += 2;
            }
            Some(end)
        }
        None if scale > white(end) => Some(scale),
        None => None,
    }
}

/// Whether 累计, 已, 达 or 共 stands before the number in its clause.
fn cued(chars: &[char], start: usize) -> bool {
    let from = clause_start(chars, start).max(start.saturating_sub(REACH));
    chars.get(from..start).is_some_and(|before| CUES.iter().any(|cue| super::notice::contains(before, cue)))
}

fn breaks(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | '!' | '?' | '：' | ':' | '、')
}

fn clause_start(chars: &[char], at: usize) -> usize {
    (0..at)
        .rev()
        .find(|&i| {
            breaks(chars[i])
                && !(chars[i] == ','
                    && chars.get(i + 1).is_some_and(char::is_ascii_digit)
                    && i > 0
                    && chars[i - 1].is_ascii_digit())
        })
        .map_or(0, |i| i + 1)
}

/// Leading words that say nothing of what is counted.
const EMPTY: [&str; 50] = [
    "截至目前为止",
    "截至目前",
    "截止目前",
    "截至",
    "截止",
    "目前",
    "今年以来",
    "今年来",
    "全年",
    "已经",
    "累计",
    "共计",
    "总计",
    "合计",
    "共",
    "已",
    "均",
    "约",
    "近",
    "超过",
    "超",
    "达到",
    "达",
    "为",
    "其中",
    "并",
    "仅",
    "将",
    "实现",
    "完成",
    "全市",
    "全省",
    "全区",
    "全县",
    "从",
    "由",
    "的",
    "全市共",
    "全省共",
    "我市",
    "我省",
    "我区",
    "均已",
    "还",
    "也",
    "可",
    "便",
    "就",
    "仅需",
    "只需",
];

/// Words of the same sentence that say what is counted: those before the number, else those behind it.
fn about(printed: &[char], chars: &[char], start: usize, end: usize) -> String {
    let from = clause_start(chars, start);
    let before = strip(chars.get(from..start).unwrap_or(&[]));
    let words = |range: std::ops::Range<usize>| -> String {
        printed.get(range).unwrap_or(&[]).iter().collect::<String>().trim().to_owned()
    };
    let stop = |c: char| breaks(c) || c.is_ascii_digit() || matches!(c, '(' | ')' | '和' | '及');
    let behind = (end..chars.len()).take_while(|&i| !stop(chars[i])).take(16).count();
    let letters = before.1 - before.0;
    // What follows tells it where the words before end in a preposition or in another figure, or 的 comes next.
    let last = chars.get(from..start).unwrap_or(&[]).iter().rfind(|c| !c.is_whitespace()).copied().unwrap_or(' ');
    let near = chars.get(start.saturating_sub(5)..start).unwrap_or(&[]).iter().any(char::is_ascii_digit);
    let ahead =
        matches!(last, '对' | '为' | '在' | '给' | '跨' | '及' | '向' | '与') || (near && last != '至' && last != '到');
    let of = chars.get(end) == Some(&'的');
    if behind >= 2 && (ahead || of) {
        let from = end + usize::from(of);
        return words(from..end + behind);
    }
    // 市、区两级12个业务专区: what little stands behind 、 is only the end of a list.
    let listed = from > 0 && chars[from - 1] == '、' && letters <= 4;
    if listed && behind >= 3 {
        return words(end..end + behind);
    }
    // 时长从320分钟减少至90分钟: both figures are of what stands before 从.
    let range = chars.get(from + before.0..from + before.1).unwrap_or(&[]);
    let turn = range.iter().position(|c| matches!(c, '从' | '由')).filter(|&at| at >= 3);
    if let Some(turn) = turn.filter(|&at| range.iter().skip(at).any(char::is_ascii_digit)) {
        return words(from + before.0..from + before.0 + turn);
    }
    if letters >= 3 {
        return words(from + before.0..from + before.1);
    }
    if behind >= 2 {
        return words(end..end + behind);
    }
    // 同比 or nothing: the clause before tells.
    let earlier = (0..from.saturating_sub(1)).rev().find(|&i| breaks(chars[i])).map_or(0, |i| i + 1);
    if from > 0 && chars[from - 1] != '。' { words(earlier..start) } else { words(from..end) }
}

/// The length of a date at the beginning of `rest`: 2024年以来, 2023年10月末, 5月.
fn time(rest: &[char]) -> usize {
    let mut at = 0;
    for unit in ['年', '月', '日'] {
        let digits = rest.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 && rest.get(at + digits) == Some(&unit) {
            at += digits + 1;
        }
    }
    if at == 0 {
        return 0;
    }
    let tails = ["以来", "至今", "上半年", "前三季度", "第一季度", "度", "底", "末", "来", "份"];
    let tail = tails.iter().find(|tail| super::notice::starts_with(rest.get(at..).unwrap_or(&[]), tail));
    at + tail.map_or(0, |tail| tail.chars().count())
}

/// The range of `clause` without empty words at its beginning and its end.
fn strip(clause: &[char]) -> (usize, usize) {
    let (mut from, mut to) = (0, clause.len());
    loop {
        let rest = clause.get(from..to).unwrap_or(&[]);
        if rest.first().is_some_and(|c| c.is_whitespace() || matches!(c, '”' | '"' | ')' | '》')) {
            from += 1;
            continue;
        }
        let time = time(rest);
        if time > 0 && time <= rest.len() {
            from += time;
            continue;
        }
        if super::notice::starts_with(rest, "超额") {
            return (from, to);
        }
        if let Some(word) = EMPTY.iter().find(|w| rest.len() > w.chars().count() && super::notice::starts_with(rest, w))
        {
            from += word.chars().count();
            continue;
        }
        if rest.last().is_some_and(|c| c.is_whitespace()) {
            to -= 1;
            continue;
        }
        let tail = [
            "从峰值的",
            "由以往的",
            "从原来",
            "由原来",
            "法定",
            "从",
            "由",
            "仅",
            "高达",
            "多达",
            "达到了",
            "累计",
            "共计",
            "达到",
            "超过",
            "近",
            "约",
            "超",
            "达",
            "为",
            "共",
            "了",
            "至",
            "到",
            "已",
            "均",
        ];
        let ending = tail.iter().find(|w| {
            let n = w.chars().count();
            rest.len() > n && rest.get(rest.len() - n..).is_some_and(|end| super::notice::starts_with(end, w))
        });
        match ending {
            Some(word) => to -= word.chars().count(),
            None => return (from, to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let paragraph = Paragraph {
            text: text.to_owned(),
            label: None,
            heading: None,
            level: 0,
            lines: crate::corpus::Lines(1, 1),
            points: Vec::new(),
            repairs: Vec::new(),
        };
        let part = |(from, to): (usize, usize)| text.chars().skip(from).take(to - from).collect::<String>();
        in_paragraph(&paragraph, true).into_iter().map(|(at, about)| (part(at), about)).collect()
    }

    #[test]
    fn figures_are_numbers_with_units_and_what_they_count() {
        let table: [(&str, &[(&str, &str)]); 6] = [
            (
                "自4月份上线以来,已接受群众户外广告咨询备案202次,满意率为100%。",
                &[("202次", "接受群众户外广告咨询备案"), ("100%", "满意率")],
            ),
            ("2023年以来,共受理诉求90多万件", &[("90多万件", "受理诉求")]),
            ("担保办理时间从3—5天缩短至15—30分钟", &[("3—5天", "担保办理时间"), ("15—30分钟", "担保办理时间")]),
            ("累计政策兑现金额 16907.81 万元", &[("16907.81 万元", "政策兑现金额")]),
            ("在22 家助产机构完成", &[("22 家", "助产机构完成")]),
            ("2022年7月1日,12345平台", &[]),
        ];
        for (text, want) in table {
            let want: Vec<_> = want.iter().map(|&(a, b)| (a.to_owned(), b.to_owned())).collect();
            assert_eq!(found(text), want, "{text}");
        }
    }
}
