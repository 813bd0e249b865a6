//! The syntax of a search, as help shows it.

use super::Lang;

/// The typed text and its meaning, in each language.
const ROWS: [[(&str, &str); 3]; 10] = [
    [
        ("零工 莆田", "两个词都要有，先后不限"),
        ("零工 莆田", "兩個詞都要有，先後不限"),
        ("零工 莆田", "both words, in any order"),
    ],
    [
        ("bdy  xian budayang", "拼音首字母、全拼、混用"),
        ("bdy  xian budayang", "拼音首字母、全拼、混用"),
        ("bdy  xian budayang", "pinyin: initials, whole, mixed"),
    ],
    [("\"一窗受理\"  '零工", "一字不差"), ("\"一窗受理\"  '零工", "一字不差"), ("\"一窗受理\"  '零工", "exactly so")],
    [("零工 | 就业", "有其中一个即可"), ("零工 | 就業", "有其中一個即可"), ("零工 | 就业", "one of them")],
    [("!福建  !年:2023", "排除"), ("!福建  !年:2023", "排除"), ("!福建  !year:2023", "without it")],
    [
        ("^市发改委  平台$", "开头、结尾"),
        ("^市發改委  平台$", "開頭、結尾"),
        ("^市发改委  平台$", "at the beginning, at the end"),
    ],
    [("/税务.*远程/", "正则表达式"), ("/税务.*远程/", "正規表示式"), ("/税务.*远程/", "regular expression")],
    [
        ("地区:莆田  部门:税务  批次:2025", "限定地区、部门、批次"),
        ("地區:莆田  部門:稅務  批次:2025", "限定地區、部門、批次"),
        ("region:putian  department:  batch:2025", "by place, department, batch"),
    ],
    [
        ("年:2023..2025  指标:纳税  系统:闽政通", "限定年份、指标、系统平台"),
        ("年:2023..2025  指標:納稅  系統:閩政通", "限定年份、指標、系統平台"),
        ("year:2023..2025  theme:  system:", "by year, theme, system"),
    ],
    [
        ("标题:  正文:  背景:  做法:  成效:", "只找标题或正文的某一部分"),
        ("標題:  正文:  背景:  做法:  成效:", "只找標題或正文的某一部分"),
        ("title:  text:  background:  practice:  result:", "only there"),
    ],
];

/// Returns the rows in `lang`.
pub fn rows(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.iter().map(move |row| lang.choose(row))
}
