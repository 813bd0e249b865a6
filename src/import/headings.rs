//! Section headings: what kind of section a line announces.

use super::{fold::fold, notice::Notice, numbering::NumberStyle, rows::NoticeRow};
use crate::corpus::SectionKind;

/// Words that end a section heading, with the kind of section they announce.
const ENDINGS: [(&str, SectionKind); 62] = [
    ("背景", SectionKind::Background),
    ("背景情况", SectionKind::Background),
    ("背景描述", SectionKind::Background),
    ("背景介绍", SectionKind::Background),
    ("基本情况", SectionKind::Background),
    ("基本概况", SectionKind::Background),
    ("案例概况", SectionKind::Background),
    ("案例概述", SectionKind::Background),
    ("案例简介", SectionKind::Background),
    ("概况", SectionKind::Background),
    ("工作概述", SectionKind::Background),
    ("总体情况", SectionKind::Background),
    ("起因", SectionKind::Background),
    ("缘起", SectionKind::Background),
    ("动因", SectionKind::Background),
    ("改革初衷", SectionKind::Background),
    ("存在问题", SectionKind::Background),
    ("主要问题", SectionKind::Background),
    ("痛点", SectionKind::Background),
    ("痛点难点", SectionKind::Background),
    ("做法", SectionKind::Practice),
    ("经验做法", SectionKind::Practice),
    ("举措", SectionKind::Practice),
    ("措施", SectionKind::Practice),
    ("主要内容", SectionKind::Practice),
    ("改革内容", SectionKind::Practice),
    ("工作内容", SectionKind::Practice),
    ("工作开展情况", SectionKind::Practice),
    ("开展情况", SectionKind::Practice),
    ("实施过程", SectionKind::Practice),
    ("实施路径", SectionKind::Practice),
    ("实践路径", SectionKind::Practice),
    ("改革路径", SectionKind::Practice),
    ("工作方法", SectionKind::Practice),
    ("创新实践", SectionKind::Practice),
    ("具体实践", SectionKind::Practice),
    ("创新点", SectionKind::Practice),
    ("创新亮点", SectionKind::Practice),
    ("主要经验", SectionKind::Practice),
    ("成效", SectionKind::Result),
    ("实效", SectionKind::Result),
    ("效果", SectionKind::Result),
    ("成果", SectionKind::Result),
    ("成绩", SectionKind::Result),
    ("成效情况", SectionKind::Result),
    ("取得成效情况", SectionKind::Result),
    ("工作成效情况", SectionKind::Result),
    ("社会反响", SectionKind::Result),
    ("社会效益", SectionKind::Result),
    ("启示", SectionKind::Other),
    ("经验启示", SectionKind::Other),
    ("工作启示", SectionKind::Other),
    ("体会", SectionKind::Other),
    ("思考", SectionKind::Other),
    ("下一步打算", SectionKind::Other),
    ("下一步工作", SectionKind::Other),
    ("下一步计划", SectionKind::Other),
    ("下一步工作打算", SectionKind::Other),
    ("推广价值", SectionKind::Other),
    ("推广情况", SectionKind::Other),
    ("推广意义", SectionKind::Other),
    ("专家点评", SectionKind::Other),
];

/// What may stand before an ending, so that a short heading is told from a title or a measure.
const BEGINNINGS: &str = "一主要做法工作改革取得实施创新具体重点基本案例项目经验举措措施和与及的成效背景情况介绍概述特色亮点\
                          产生存在推动推进阶段性初步显著明显社会应用典型总体有关相关组织实践探索核心关键推广复制任务制度机制政策突出";

/// The longest section heading, in characters without its numbering.
const LONGEST: usize = 14;

/// The kind of section that `row` is the heading of; `None` where it is no heading.
pub(crate) fn kind(notice: &Notice, row: &NoticeRow) -> Option<SectionKind> {
    if !matches!(
        row.label.map(|l| l.style),
        None | Some(NumberStyle::Chapter | NumberStyle::Bracketed | NumberStyle::Arabic)
    ) {
        return None;
    }
    of_text(row.after_label(notice), row.label.is_some())
}

/// A heading at the beginning of a line of text: 【工作背景】…, 一、背景情况。…, 主要做法：… Its kind and its length in
/// characters of the row's body.
pub(crate) fn inline(notice: &Notice, row: &NoticeRow) -> Option<(SectionKind, usize)> {
    let chars = row.chars(notice);
    let skip = row.label.map_or(0, |label| label.len);
    let rest = chars.get(skip..)?;
    let boxed = matches!(rest.first(), Some('【' | '〔' | '['));
    let end = rest.iter().take(LONGEST + 3).position(|c| match c {
        '】' | '〕' | ']' => boxed,
        ':' | '：' => !boxed,
        '。' => !boxed && row.label.is_some(),
        _ => false,
    })?;
    let chapter = row.label.is_none_or(|label| label.style == NumberStyle::Chapter);
    let words = rest.get(usize::from(boxed)..end)?;
    let kind = of_text(words, false).filter(|_| chapter)?;
    (skip + end + 1 < chars.len()).then_some((kind, skip + end + 1))
}

/// The kind of section that a heading's words announce; `numbered` where numbering stood before them.
pub(crate) fn of_text(words: &[char], numbered: bool) -> Option<SectionKind> {
    let outside =
        |c: &char| c.is_whitespace() || matches!(c, '【' | '】' | '〔' | '〕' | '[' | ']' | ':' | '：' | '。' | '*');
    let text: String = words.iter().filter(|c| !outside(c)).map(|&c| fold(c)).collect();
    let count = text.chars().count();
    if count == 0 || count > LONGEST || words.len() > count + 6 {
        return None;
    }
    let (ending, kind) = ENDINGS
        .iter()
        .filter(|(ending, _)| text.ends_with(ending))
        .max_by_key(|(ending, _)| ending.len())
        .map(|&(ending, kind)| (ending, kind))?;
    let before = text.strip_suffix(ending)?;
    let plain = before.chars().all(|c| BEGINNINGS.contains(c));
    (plain || (numbered && before.chars().count() <= 4 && !before.contains(','))).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_from_titles_and_measures() {
        use SectionKind::{Background, Other, Practice, Result};
        let table = [
            ("一、背景情况", Some(Background)),
            ("一、背景描述", Some(Background)),
            ("一、基本情况", Some(Background)),
            ("二、主要做法", Some(Practice)),
            ("三、工作成效", Some(Result)),
            ("【经验启示】", Some(Other)),
            ("创新举措", Some(Practice)),
            ("改革成效：", Some(Result)),
            ("三、注重问题整改,提升政务服务能力", None),
            ("莆田市打造办电新举措", None),
            ("一、实行分级会商,提升营商环境指标", None),
            ("(二)技术支撑。", None),
        ];
        for (line, want) in table {
            let notice = Notice::new(line);
            let row = crate::import::rows::rows(&notice).pop().unwrap();
            assert_eq!(kind(&notice, &row), want, "{line}");
        }
    }
}
