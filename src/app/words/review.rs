//! The messages of the review of an import.

use super::catalogue::messages;
use crate::{
    corpus::SectionKind,
    review::{Field, LineKind},
};

messages! {
    /// A message of the review.
    pub enum ReviewMsg {
        /// {0} the name of the notice.
        Title => "校对 {0}", "校對 {0}", "Review {0}";
        /// {0} the case at the cursor, {1} all cases, {2} doubts.
        Counts => "案例 {0}/{1}  疑点 {2}", "案例 {0}/{1}  疑點 {2}", "case {0}/{1}  doubts {2}";
        /// {0} the line, {1} all lines.
        LineOf => "行 {0}/{1}", "行 {0}/{1}", "line {0}/{1}";
        Rereading => "重读中…", "重讀中…", "reading…";
        Doubts => "疑点", "疑點", "Doubts";
        /// {0} what is doubted, {1} the number of places.
        DoubtGroup => "{0}（{1} 处）", "{0}（{1} 處）", "{0} ({1})";
        NoDoubts => "没有疑点", "沒有疑點", "no doubts";
        ReadAs => "读出来是", "讀出來是", "Read as";
        NoCaseHere => "此行之前没有案例", "此行之前沒有案例", "no case stands here or above";
        NoCases => "没有认出案例：标出前两个案例的开头，其余同类的会自动找到", "沒有認出案例：標出前兩個案例的開頭，其餘同類的會自動找到",
            "no case was found: mark where the first two begin, and the others like them are found";
        Finding => "正在找同类的行，请稍候", "正在尋找同類的行，請稍候", "looking for the lines alike: one moment";
        /// {0} the number of lines, {1} those left out.
        AlikeSet => "同类 {0} 行，除去 {1} 行：再按一个判定键即全部照办", "同類 {0} 行，除去 {1} 行：再按一個判定鍵即全部照辦",
            "{0} lines alike, {1} left out: say what they are";
        NothingSaid => "对此行没有判定", "對此行沒有判定", "nothing was said of this line";
        NothingToUndo => "没有可撤销的", "沒有可復原的", "nothing to undo";
        NothingToRedo => "没有可重做的", "沒有可重做的", "nothing to redo";
        SplitWhere => "先用左右方向键把光标移到断开处", "先用左右方向鍵把游標移到斷開處", "move the cursor to where the line is to be parted";
        FieldTitle => "改哪一项", "改哪一項", "Change which field";
        RegionTitle => "选择地区", "選擇地區", "Choose the place";
        RegionHint => "名称或拼音，如 gulou", "名稱或拼音，如 gulou", "name or pinyin: gulou";
        BadValue => "“{0}”不合要求", "「{0}」不合要求", "\"{0}\" is no such value";
        /// {0} why.
        NotKept => "更正没有存下（{0}），稍后改动时会再存", "更正沒有存下（{0}），稍後改動時會再存", "not kept ({0}); tried again with the next change";
        Merged => "另一人同时改了这一批的更正，两人的都已保留", "另一人同時改了這一批的更正，兩人的都已保留",
            "someone else changed these corrections meanwhile; both are kept";
        NoticeChanged => "通知文件在校对期间改过：按打开时的内容保存", "通知檔案在校對期間改過：依開啟時的內容儲存",
            "the notice changed on disk meanwhile; what was opened is saved";
        /// {0} the folder.
        Saved => "已保存到 {0}", "已儲存到 {0}", "saved to {0}";
        CannotSave => "还没有可保存的案例", "還沒有可儲存的案例", "there is no case to save";
        /// {0} the key that leaves, {1} the key that saves.
        LeaveUnsaved => "更正已存，批次还没有保存：再按 {0} 离开，按 {1} 保存", "更正已存，批次還沒有儲存：再按 {0} 離開，按 {1} 儲存",
            "corrections are kept, the batch is not saved: {0} again leaves, {1} saves";
        NotReviewable => "这一批不能校对：{0}", "這一批不能校對：{0}", "this batch cannot be reviewed: {0}";
        Embedded => "它随程序附带，不是导入的", "它隨程式附帶，不是匯入的", "it is part of the program";
        FilePrompt => "导入文件", "匯入檔案", "Import file";
        FileHint => "文件名（文本、Word、网页、PDF），或直接粘贴通知全文", "檔名（文字、Word、網頁、PDF），或直接貼上通知全文",
            "file name (text, Word, web page, PDF), or paste the notice";
        Example => "这是导览的示例，不保存", "這是導覽的範例，不儲存", "this is the example of the tour: nothing is saved";
        ExampleName => "示例通知", "範例通知", "example notice";
    }
}

messages! {
    for LineKind {
        Self::Unread => " ", " ", " ";
        Self::Letter => "函", "函", "l";
        Self::List => "录", "錄", "c";
        Self::Furniture => "页", "頁", "f";
        Self::Label => "号", "號", "L";
        Self::Title => "题", "題", "T";
        Self::Heading(SectionKind::Background) => "背", "背", "B";
        Self::Heading(SectionKind::Practice) => "做", "做", "P";
        Self::Heading(SectionKind::Result) => "成", "成", "R";
        Self::Heading(SectionKind::Other) => "他", "他", "O";
        Self::First(SectionKind::Background) => "背", "背", "b";
        Self::First(SectionKind::Practice) => "做", "做", "p";
        Self::First(SectionKind::Result) => "成", "成", "r";
        Self::First(SectionKind::Other) => "他", "他", "o";
        Self::Measure => "举", "舉", "M";
        Self::Paragraph => "文", "文", "t";
        Self::Rest => "·", "·", ".";
    }
}

messages! {
    for Field {
        Self::Title => "案例标题", "案例標題", "title of the case";
        Self::Department => "部门", "部門", "department";
        Self::Number => "案例编号", "案例編號", "number of the case";
        Self::Themes => "指标", "指標", "indicators";
        Self::BatchTitle => "通知标题", "通知標題", "title of the notice";
        Self::Issuer => "发文机关", "發文機關", "issuer";
        Self::DocumentNumber => "文号", "文號", "document number";
        Self::Published => "日期", "日期", "date";
    }
}
