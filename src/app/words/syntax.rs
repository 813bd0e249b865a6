//! The syntax of a search, as help shows it.

use super::{
    Lang,
    catalogue::{Translated, messages},
};

messages! {
    /// A row: the typed text, a tab, and its meaning.
    pub enum SyntaxMsg {
        Both => "零工 莆田\t两个词都要有，先后不限", "零工 莆田\t兩個詞都要有，先後不限", "零工 莆田\tboth words, in any order";
        Pinyin =>
            "bdy  xian budayang\t拼音首字母、全拼、混用", "bdy  xian budayang\t拼音首字母、全拼、混用",
            "bdy  xian budayang\tpinyin: initials, whole, mixed";
        Exact =>
            "\"一窗受理\"  '零工\t一字不差", "\"一窗受理\"  '零工\t一字不差",
            "\"一窗受理\"  '零工\texactly so";
        Or => "零工 | 就业\t有其中一个即可", "零工 | 就業\t有其中一個即可", "零工 | 就业\tone of them";
        Not => "!福建  !年:2023\t排除", "!福建  !年:2023\t排除", "!福建  !year:2023\twithout it";
        Ends =>
            "^市发改委  平台$\t开头、结尾", "^市發改委  平台$\t開頭、結尾",
            "^市发改委  平台$\tat the beginning, at the end";
        Regex => "/税务.*远程/\t正则表达式", "/税务.*远程/\t正規表示式", "/税务.*远程/\tregular expression";
        Place =>
            "地区:莆田  部门:税务  批次:2025\t限定地区、部门、批次", "地區:莆田  部門:稅務  批次:2025\t限定地區、部門、批次",
            "region:putian  department:  batch:2025\tby place, department, batch";
        Year =>
            "年:2023..2025  指标:纳税  系统:闽政通\t限定年份、指标、系统平台", "年:2023..2025  指標:納稅  系統:閩政通\t限定年份、指標、系統平台",
            "year:2023..2025  indicator:  system:\tby year, indicator, system";
        Texts =>
            "标题:  正文:  背景:  做法:  成效:\t只找标题或正文的某一部分", "標題:  正文:  背景:  做法:  成效:\t只找標題或正文的某一部分",
            "title:  text:  background:  practice:  result:\tonly there";
    }
}

/// Returns the rows in `lang`.
pub fn rows(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    SyntaxMsg::ROWS.iter().filter_map(move |(_, texts)| lang.choose(texts).split_once('\t'))
}
