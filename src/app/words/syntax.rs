//! The syntax of a search, as help shows it.

use super::{
    Lang,
    catalogue::{Translated, messages},
};

messages! {
    /// A row: the typed text, a tab, and its meaning.
    pub enum SyntaxMsg {
        Both => "零工 莆田\t同时包含两个词，先后不限", "零工 莆田\t同時包含兩個詞，先後不限", "零工 莆田\tboth words, in any order";
        Pinyin =>
            "bdy  xian budayang\t拼音首字母、全拼、混用", "bdy  xian budayang\t拼音首字母、全拼、混用",
            "bdy  xian budayang\tpinyin: initials, whole, mixed";
        Exact =>
            "\"一窗受理\"  '零工\t完全一致", "\"一窗受理\"  '零工\t完全一致",
            "\"一窗受理\"  '零工\tthese exact words";
        Or => "零工 | 就业\t包含其一即可", "零工 | 就業\t包含其一即可", "零工 | 就业\teither word";
        Not => "!福建  !年:2023\t排除", "!福建  !年:2023\t排除", "!福建  !year:2023\texcluded";
        Ends =>
            "^市发改委  平台$\t开头、结尾", "^市發改委  平台$\t開頭、結尾",
            "^市发改委  平台$\tat the beginning, at the end";
        Regex => "/税务.*远程/\t正则表达式", "/税务.*远程/\t正規表示式", "/税务.*远程/\tregular expression";
        Place => "地区:莆田  dq:putian\t地区", "地區:莆田  dq:putian\t地區", "region:putian  dq:莆田\tplace";
        Department => "部门:税务  bm:shuiwu\t部门", "部門:稅務  bm:shuiwu\t部門", "department:shuiwu  bm:税务\tdepartment";
        Theme => "指标:纳税  zb:nashui\t营商环境指标", "指標:納稅  zb:nashui\t營商環境指標", "indicator:nashui  zb:纳税\tindicator";
        System => "系统:闽政通  xt:mzt\t系统平台", "系統:閩政通  xt:mzt\t系統平台", "system:mzt  xt:闽政通\tsystem";
        Batch => "批次:2025  pc:2025\t批次", "批次:2025  pc:2025\t批次", "batch:2025  pc:2025\tbatch";
        Year => "年:2023..2025  nian:2024\t年份", "年:2023..2025  nian:2024\t年份", "year:2023..2025  nian:2024\tyear";
        Title => "标题:登记  bt:dengji\t只找标题", "標題:登記  bt:dengji\t只找標題", "title:dengji  bt:登记\tin titles only";
        Text => "正文:登记  zw:dengji\t只找正文", "正文:登記  zw:dengji\t只找正文", "text:dengji  zw:登记\tin texts only";
        Parts =>
            "背景: 做法: 成效:  bj: zf: cx:\t只找正文的这一部分", "背景: 做法: 成效:  bj: zf: cx:\t只找正文的這一部分",
            "practice:  bj: zf: cx:\tin background, practice, result";
        Folder => "夹:会议  jia:huiyi\t案例夹（夹: 即任一夹）", "夾:會議  jia:huiyi\t案例夾（夾: 即任一夾）", "folder:会议  jia:huiyi\tin a folder (folder: any)";
        Kept =>
            "标签:急  批注:借鉴  bq: pz:\t有标签、有批注", "標籤:急  批註:借鑑  bq: pz:\t有標籤、有批註",
            "tag:急  note:借鉴  bq: pz:\twith a tag, a note";
        Adopted =>
            "状态:推进中 期限:2026-12 未读:\t采纳的状态、期限；未读", "狀態:推進中 期限:2026-12 未讀:\t採納的狀態、期限；未讀",
            "status:done due:2026-12 unread:\tadoption, day, not read";
    }
}

/// Returns the rows in `lang`.
pub fn rows(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    SyntaxMsg::ROWS.iter().filter_map(move |(_, texts)| lang.choose(texts).split_once('\t'))
}
