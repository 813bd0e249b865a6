//! How a search is written, as help says it.

use super::Lang;

/// What is typed and what it finds: in simplified Chinese, then in English.
const ROWS: [[(&str, &str); 2]; 10] = [
    [("零工 莆田", "两个词都要有，先后不限"), ("零工 莆田", "both words, in any order")],
    [("bdy  xian budayang", "拼音首字母、全拼、混用"), ("bdy  xian budayang", "pinyin: initials, whole, mixed")],
    [("\"一窗受理\"  '零工", "一字不差"), ("\"一窗受理\"  '零工", "exactly so")],
    [("零工 | 就业", "有其中一个即可"), ("零工 | 就业", "one of them")],
    [("!福建  !年:2023", "排除"), ("!福建  !year:2023", "without it")],
    [("^市发改委  平台$", "开头、结尾"), ("^市发改委  平台$", "at the beginning, at the end")],
    [("/税务.*远程/", "正则表达式"), ("/税务.*远程/", "regular expression")],
    [
        ("地区:莆田  部门:税务  批次:2025", "限定地区、部门、批次"),
        ("region:putian  department:  batch:2025", "by place, department, batch"),
    ],
    [
        ("年:2023..2025  指标:纳税  系统:闽政通", "限定年份、指标、系统平台"),
        ("year:2023..2025  theme:  system:", "by year, theme, system"),
    ],
    [
        ("标题:  正文:  背景:  做法:  成效:", "只找标题或正文的某一部分"),
        ("title:  text:  background:  practice:  result:", "only there"),
    ],
];

/// The rows in `lang`.
pub fn rows(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.iter().map(move |[hans, en]| (lang.pick(hans.0, en.0), lang.pick(hans.1, en.1)))
}
