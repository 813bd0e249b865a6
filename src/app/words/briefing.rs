//! The words of documents that are written of cases. Documents are Chinese in every language of the interface.

use super::catalogue::messages;

messages! {
    /// A word of a document.
    pub enum BriefingMsg {
        Nth => "序号", "序號", "No.";
        Id => "编号", "編號", "Id";
        Case => "案例", "案例", "Case";
        Region => "地区", "地區", "Region";
        Department => "部门", "部門", "Department";
        Indicators => "指标", "指標", "Indicators";
        Date => "日期", "日期", "Date";
        Practice => "主要做法", "主要做法", "Practice";
        Result => "取得成效", "取得成效", "Results";
        Section => "部分", "部分", "Section";
        Cited => "出处", "出處", "Source";
        Notes => "批注", "批註", "Notes";
        /// {0} its words.
        Note => "批注：{0}", "批註：{0}", "Note: {0}";
        /// {0} the words of the case, {1} those of the note.
        NoteOn => "批注“{0}”：{1}", "批註「{0}」：{1}", "Note on “{0}”: {1}";
        NoteInCell => "“{0}”：{1}", "「{0}」：{1}", "“{0}”: {1}";
        /// {0} a citation.
        Source => "来源：{0}", "來源：{0}", "Source: {0}";
    }
}
