//! The words of the form that makes a document.

use super::catalogue::messages;
use crate::app::briefing_form::{Extent, Field, Order};

messages! {
    /// A word of the form.
    pub enum FormMsg {
        Title => "写成文件：回车 更改或写入，← → 换选项", "寫成檔案：Enter 更改或寫入，← → 換選項", "Write a document: Enter changes or writes, ← → choose";
        OneCase => "本案例", "本案例", "this case";
        /// {0} the number of cases.
        Hits => "搜索命中的 {0} 个案例", "搜尋相符的 {0} 個案例", "the {0} {0:case|cases} found";
        Listed => "列表中的 {0} 个案例", "清單中的 {0} 個案例", "the {0} {0:case|cases} of the list";
        /// {0} the short name of the batch, {1} the number of its cases.
        Batch => "{0}全部 {1} 个案例", "{0}全部 {1} 個案例", "{0}: all {1} {1:case|cases}";
        /// {0} the folder, {1} the number of its cases.
        Folder => "案例夹“{0}”的 {1} 个案例", "案例夾「{0}」的 {1} 個案例", "folder \"{0}\": {1} {1:case|cases}";
        Presented => "演示的 {0} 个案例", "演示的 {0} 個案例", "the {0} {0:case|cases} presented";
        Compared => "对比的 {0} 个案例", "對比的 {0} 個案例", "the {0} cases compared";
        WithNotes => "写入", "寫入", "with notes";
        WithoutNotes => "不写入", "不寫入", "without notes";
        NoHeading => "（无）", "（無）", "(none)";
        /// {0} the ending, {1} the endings that can be written.
        BadEnding => "不能写成 .{0} 文件，可用：{1}", "不能寫成 .{0} 檔案，可用：{1}", "files that end in .{0} cannot be written; use {1}";
        /// {0} the number of cases.
        NotComparable => "对比表需要两三个案例，现有 {0} 个", "對比表需要兩三個案例，現有 {0} 個", "a comparison is of two or three cases, not of {0}";
        /// {0} the file, {1} the key.
        Exists => "文件 {0} 已存在：再按 {1} 覆盖，或改文件名", "檔案 {0} 已存在：再按 {1} 取代，或改檔名", "{0} already exists: {1} again replaces it, or change the name";
        /// {0} the key that copies.
        WrittenTitle => "已写入：按 {0} 复制所选一行", "已寫入：按 {0} 複製所選一行", "Written: {0} copies the selected row";
        File => "文件", "檔案", "File";
        Size => "大小", "大小", "Size";
        /// {0} bytes.
        Bytes => "{0} 字节", "{0} 位元組", "{0} {0:byte|bytes}";
        /// {0} the label of the row.
        Copied => "{0}已复制", "{0}已複製", "copied: {0}";
        Fetch => "取回本机", "取回本機", "Fetch it";
    }
}

messages! {
    for Field {
        Self::Write => "写入", "寫入", "Write";
        Self::What => "内容", "內容", "Parts";
        Self::Cases => "案例", "案例", "Cases";
        Self::Heading => "标题", "標題", "Heading";
        Self::Order => "次序", "次序", "Order";
        Self::Format => "格式", "格式", "Format";
        Self::Name => "文件名", "檔名", "File name";
        Self::Notes => "批注", "批註", "Notes";
    }
}

messages! {
    for Extent {
        Self::Whole => "全文", "全文", "whole text";
        Self::Measures => "举措和成效", "舉措和成效", "measures and results";
        Self::Line => "一例一行", "一例一行", "a row for each case";
        Self::Comparison => "对比表", "對比表", "comparison";
    }
}

messages! {
    for Order {
        Self::Listed => "按列表", "依清單", "as listed";
        Self::Place => "按地区", "依地區", "by place";
        Self::Newest => "新的在前", "新的在前", "newest first";
    }
}
