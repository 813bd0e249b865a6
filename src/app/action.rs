//! The action table: everything a key can do, once.
//!
//! Keymaps name actions by [`ActionEntry::name`]; help, palette and key hints read the descriptions from here; `update`
//! matches on [`Action`]. An action that is missing from the table does not compile into any keymap.

use super::words::Lang;

/// The section of help that lists an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Moving in lists and text.
    Move,
    /// Opening, going back, finding one's way.
    Go,
    /// Searching.
    Find,
    /// The arrangement of the screen.
    View,
    /// Taking text out of the program.
    Copy,
    /// Keeping cases on the desk.
    Desk,
    /// Reviewing an import.
    Review,
    /// Presenting before a room.
    Present,
    /// Editing an input.
    Edit,
    /// The program itself.
    Program,
}

/// The need of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    Text,
    Case,
    Popup,
    Review,
    Show,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct ActionEntry {
    /// The action.
    pub action: Action,
    /// Its name in keymaps.
    pub name: &'static str,
    /// The section of help that lists it.
    pub group: Group,
    /// The thing that must be there for it.
    needs: Option<Needs>,
    /// Its description in each language.
    texts: [&'static str; 3],
}

impl ActionEntry {
    /// Returns the description in `lang`.
    pub fn text(&self, lang: Lang) -> &'static str {
        lang.choose(&self.texts)
    }
}

macro_rules! actions {
    (@) => { None };
    (@ $needs:ident) => { Some(Needs::$needs) };
    ($($action:ident, $name:literal, $group:ident $(of $needs:ident)? => $hans:literal, $hant:literal, $en:literal;)*) => {
        /// An action of a key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the row of an action describes it")]
        pub enum Action { $($action,)* }

        /// All actions, in the order of [`Action`].
        pub const ACTIONS: &[ActionEntry] = &[$(ActionEntry {
            action: Action::$action,
            name: $name,
            group: Group::$group,
            needs: actions!(@ $($needs)?),
            texts: [$hans, $hant, $en],
        },)*];
    };
}

// Action, name in keymaps, group in help, what it needs; simplified Chinese, traditional Chinese, English.
actions! {
    Down, "down", Move => "下移一行", "下移一行", "one row down";
    Up, "up", Move => "上移一行", "上移一行", "one row up";
    Right, "right", Move => "到右边一栏", "到右邊一欄", "pane on the right";
    Left, "left", Move => "到左边一栏", "到左邊一欄", "pane on the left";
    PageDown, "page-down", Move => "下翻一屏", "下翻一屏", "one screen down";
    PageUp, "page-up", Move => "上翻一屏", "上翻一屏", "one screen up";
    HalfPageDown, "half-page-down", Move => "下翻半屏", "下翻半屏", "half a screen down";
    HalfPageUp, "half-page-up", Move => "上翻半屏", "上翻半屏", "half a screen up";
    First, "first", Move => "到开头", "到開頭", "to the beginning";
    Last, "last", Move => "到末尾", "到末尾", "to the end";
    NextSection, "next-section", Move of Text => "下一部分", "下一部分", "next section";
    PreviousSection, "previous-section", Move of Text => "上一部分", "上一部分", "previous section";
    NextMeasure, "next-measure", Move of Text => "下一条举措", "下一條舉措", "next measure";
    PreviousMeasure, "previous-measure", Move of Text => "上一条举措", "上一條舉措", "previous measure";
    Open, "open", Go => "打开", "開啟", "open";
    Back, "back", Go => "返回上一级", "返回上一層", "go back";
    JumpBack, "jump-back", Go => "回到跳转前的位置", "回到跳轉前的位置", "back to the place before the jump";
    ToSection, "to-section", Move of Text => "到第几部分（先输数字）", "到第幾部分（先輸數字）", "to section N (type N first)";
    ToMeasure, "to-measure", Move of Text => "到第几条举措（先输数字）", "到第幾條舉措（先輸數字）", "to measure N (type N first)";
    Outline, "outline", Go of Text => "本案例提纲", "本案例提綱", "outline of this case";
    Names, "names", Go of Text => "本案例提到的系统和文件", "本案例提到的系統和文件", "systems and documents in this case";
    Figures, "figures", Go of Text => "本案例的数字", "本案例的數字", "figures in this case";
    Repairs, "repairs", Go of Text => "本案例的修复记录", "本案例的修復紀錄", "repairs in this case";
    SameName, "same-name", Go of Popup => "提到同一系统的其他案例", "提到同一系統的其他案例", "other cases with the same system";
    NextCase, "next-case", Go => "下一个案例", "下一個案例", "next case";
    PreviousCase, "previous-case", Go => "上一个案例", "上一個案例", "previous case";
    NextPane, "next-pane", Go => "切换到下一栏", "切換到下一欄", "next pane";
    PreviousPane, "previous-pane", Go => "切换到上一栏", "切換到上一欄", "previous pane";
    BatchPage, "batch-page", Go => "查看批次信息", "查看批次資訊", "about this batch";
    Search, "search", Find => "搜索全部案例", "搜尋全部案例", "search all cases";
    Find, "find", Find of Text => "在本案例中查找", "在本案例中尋找", "find in this case";
    Filter, "filter", Find of Popup => "在帮助、列表、筛选中查找", "在說明、清單、篩選中尋找", "find in this list";
    NextHit, "next-hit", Find => "下一处匹配", "下一個相符處", "next match";
    PreviousHit, "previous-hit", Find => "上一处匹配", "上一個相符處", "previous match";
    Facets, "facets", Find => "按地区、指标等筛选", "依地區、指標等篩選", "filter by place, indicator …";
    NextGroup, "next-group", Move => "筛选的下一组", "篩選的下一組", "next group of the facets";
    PreviousGroup, "previous-group", Move => "筛选的上一组", "篩選的上一組", "previous group of the facets";
    Exclude, "exclude", Find => "筛选时排除所选项", "篩選時排除所選項", "exclude the selected value";
    Related, "related", Find of Case => "相似案例及同类案例", "相似案例及同類案例", "more like this";
    Queries, "queries", Find => "搜索记录和收藏的搜索", "搜尋紀錄和收藏的搜尋", "recent and saved searches";
    KeepQuery, "keep-query", Find => "收藏或取消收藏本次搜索", "收藏或取消收藏本次搜尋", "save or remove this search";
    Compare, "compare", Find of Case => "与另一案例对比（先后在两例上按）", "與另一案例對比（先後在兩例上按）", "compare with another case (press on both)";
    Systems, "systems", Find => "按系统平台查找案例", "依系統平台尋找案例", "find cases by system";
    Overview, "overview", Find => "案例概况和统计", "案例概況和統計", "statistics";
    FindNextCase, "find-next-case", Find of Text => "在后面的案例中接着查找", "在後面的案例中繼續尋找", "continue the search in later cases";
    FindPreviousCase, "find-previous-case", Find of Text => "在前面的案例中接着查找", "在前面的案例中繼續尋找", "continue the search in earlier cases";
    Zoom, "zoom", View of Case => "全屏阅读", "全螢幕閱讀", "reader in full screen";
    Width, "width", View => "切换字符宽度", "切換字元寬度", "width of “ — … · ①";
    SourceView, "source-view", View of Text => "对照通知原文", "對照通知原文", "compare with the notice";
    Unrepaired, "unrepaired", View of Text => "显示修复前的文字", "顯示修復前的文字", "the text without repairs";
    Typeset, "typeset", View of Text => "中文排版开关", "中文排版開關", "typesetting on or off";
    PointRows, "point-rows", View of Text => "一是、二是各起一行", "一是、二是各起一行", "start each point on a new line";
    Script, "script", View of Text => "简繁：按原文、简体、繁体", "簡繁：依原文、簡體、繁體", "as printed, simplified, traditional";
    Spaced, "spaced", View of Text => "汉字与西文、数字之间留空", "漢字與西文、數字之間留空", "space between Han and Latin";
    DoubleSpaced, "double-spaced", View of Text => "全屏时隔行显示", "全螢幕時隔行顯示", "double spacing in full screen";
    Wider, "wider", View of Text => "加宽行宽", "加寬行寬", "wider text";
    Narrower, "narrower", View of Text => "收窄行宽", "收窄行寬", "narrower text";
    SplitRight, "split-right", View => "分栏线右移", "分欄線右移", "move the divider right";
    SplitLeft, "split-left", View => "分栏线左移", "分欄線左移", "move the divider left";
    BatchPane, "batch-pane", View => "显示或隐藏批次栏", "顯示或隱藏批次欄", "show or hide the batch list";
    OutlinePane, "outline-pane", View of Text => "全屏时显示或隐藏提纲", "全螢幕時顯示或隱藏提綱", "show or hide the outline in full screen";
    Copy, "copy", Copy of Case => "复制全文、举措、出处、编号", "複製全文、舉措、出處、編號", "copy text, measures, citation or id";
    CopyText, "copy-text", Copy of Case => "复制全文", "複製全文", "copy the text";
    CopyMeasure, "copy-measure", Copy of Case => "复制当前举措", "複製目前的舉措", "copy the current measure";
    CopyCitation, "copy-citation", Copy of Case => "复制出处", "複製出處", "copy the citation";
    CopyId, "copy-id", Copy of Case => "复制编号", "複製編號", "copy the id";
    PlainView, "plain-view", Copy of Case => "显示文字供终端选取", "顯示文字供終端機選取", "show plain text to select";
    Briefing, "briefing", Copy of Case => "写成 Word、网页、表格等文件", "寫成 Word、網頁、表格等檔案", "write a document: Word, web page, table";
    WriteFile, "write-file", Copy of Case => "把文字存为文件", "把文字存為檔案", "write the text to a file";
    Picture, "picture", Copy => "把屏幕画面存为图片", "把螢幕畫面存為圖片", "write a picture of the screen";
    Pick, "pick", Copy of Popup => "复制时多选", "複製時複選", "pick several to copy";
    Mark, "mark", Desk of Case => "收藏，或取消收藏（先输数字：连续几个）", "收藏，或取消收藏（先輸數字：連續幾個）", "mark or unmark (type N first: N cases)";
    MarkAll, "mark-all", Desk of Case => "收藏列表中的全部案例", "收藏清單中的全部案例", "mark all cases of the list";
    MarkInto, "mark-into", Desk of Case => "放进案例夹（用拼音选）", "放進案例夾（用拼音選）", "put into a folder";
    Folders, "folders", Desk => "打开案例夹", "開啟案例夾", "open a folder";
    TagCase, "tag", Desk of Case => "加标签，或去掉标签", "加標籤，或去掉標籤", "tag, or take a tag away";
    Note, "note", Desk of Case => "写批注，改批注", "寫批註，改批註", "write or change a note";
    Adopt, "adopt", Desk of Case => "采纳：状态、责任单位、期限", "採納：狀態、責任單位、期限", "adoption: state, who, until when";
    Unread, "unread", Desk of Case => "标为已读或未读", "標為已讀或未讀", "count as read or unread";
    UndoDesk, "undo-desk", Desk => "撤销对案头的改动", "復原對案頭的改動", "undo a change of the desk";
    Mouse, "mouse", View => "鼠标开关", "滑鼠開關", "mouse on or off";
    Themes, "themes", View => "选择配色", "選擇配色", "choose colours";
    Help, "help", Program => "按键帮助", "按鍵說明", "help";
    Palette, "palette", Program => "命令面板", "指令面板", "all commands";
    Faults, "faults", Program => "查看数据问题", "查看資料問題", "problems in the data";
    Tour, "tour", Program => "三分钟导览（导览中按此键跳过一步）", "三分鐘導覽（導覽中按此鍵跳過一步）", "three-minute tour (during it: skip a step)";
    Reload, "reload", Program => "重新读取案例库", "重新讀取案例庫", "read the corpus again";
    Redraw, "redraw", Program => "重画屏幕", "重繪螢幕", "redraw the screen";
    Suspend, "suspend", Program => "暂停到后台（fg 恢复）", "暫停並移到背景（fg 恢復）", "suspend (fg resumes)";
    Quit, "quit", Program => "退出", "結束", "quit";
    Review, "review", Go => "校对这一批的导入", "校對這一批的匯入", "review the import of this batch";
    ReviewFile, "review-file", Go => "导入文件并校对", "匯入檔案並校對", "import a file and review it";
    SayCase, "say-case", Review of Review => "案例从此开始（或不从此开始）", "案例從此開始（或不從此開始）", "a case begins here (or not)";
    SayTitle, "say-title", Review of Review => "是标题（或上一行标题的续行）", "是標題（或上一行標題的續行）", "a title (or more of it)";
    SayLabel, "say-label", Review of Review => "是案例标号，标题在下一行", "是案例標號，標題在下一行", "the label of a case";
    SayBackground, "say-background", Review of Review => "是小标题：背景", "是小標題：背景", "heading: background";
    SayPractice, "say-practice", Review of Review => "是小标题：做法", "是小標題：做法", "heading: practice";
    SayResult, "say-result", Review of Review => "是小标题：成效", "是小標題：成效", "heading: result";
    SayOther, "say-other", Review of Review => "是其他小标题", "是其他小標題", "heading: other";
    SayMeasure, "say-measure", Review of Review => "是举措", "是舉措", "a measure";
    SayParagraph, "say-paragraph", Review of Review => "是上面案例的正文", "是上面案例的正文", "a paragraph of the case above";
    SayFurniture, "say-furniture", Review of Review => "不属于案例（页眉、页脚等）", "不屬於案例（頁首、頁尾等）", "belongs to no case";
    SayJoin, "say-join", Review of Review => "与上一行相接", "與上一行相接", "joins the line above";
    SaySplit, "say-split", Review of Review => "从光标处断开", "從游標處斷開", "part the line at the cursor";
    SayEnd, "say-end", Review of Review => "案例到此为止", "案例到此為止", "the case ends here";
    SayNothing, "say-nothing", Review of Review => "撤回对此行的判定", "撤回對此行的判定", "take back what was said of this line";
    SelectLines, "select-lines", Review of Review => "选取多行", "選取多行", "select lines";
    SelectAlike, "select-alike", Review of Review => "选取所有同类的行", "選取所有同類的行", "all lines like this one";
    SelectExcept, "select-except", Review of Review => "同类中除去（或加回）此行", "同類中除去（或加回）此行", "except this line (or not)";
    NextDoubt, "next-doubt", Review of Review => "下一疑点", "下一疑點", "next doubt";
    PreviousDoubt, "previous-doubt", Review of Review => "上一疑点", "上一疑點", "previous doubt";
    ConfirmDoubt, "confirm-doubt", Review of Review => "无误，疑点销号", "無誤，疑點銷號", "confirm: no doubt";
    EditRegion, "edit-region", Review of Review => "改地区（用拼音选）", "改地區（用拼音選）", "change the place";
    EditFields, "edit-fields", Review of Review => "改标题、部门、指标、日期等", "改標題、部門、指標、日期等", "change title, department, date …";
    Undo, "undo", Review of Review => "撤销", "復原", "undo";
    Redo, "redo", Review of Review => "重做", "重做", "redo";
    SaveBatch, "save-batch", Review of Review => "保存批次", "儲存批次", "save the batch";
    Present, "present", Present of Case => "演示这些案例", "演示這些案例", "present these cases";
    Pages, "pages", Present of Show => "各页一览", "各頁一覽", "overview of the pages";
    Blacken, "blacken", Present of Show => "黑屏，再按恢复", "黑屏，再按恢復", "black screen, and back";
    Step, "step", Present of Show => "下一步（自动播放时：暂停或继续）", "下一步（自動播放時：暫停或繼續）", "next step (or pause and go on by itself)";
    Autoplay, "autoplay", Present of Show => "自动播放，或改为手动", "自動播放，或改為手動", "play by itself, or by hand";
    Restart, "restart", Present of Show => "从头开始", "從頭開始", "from the beginning";
    Spotlight, "spotlight", Present of Text => "聚光：只亮一句，其余变淡", "聚光：只亮一句，其餘變淡", "light one sentence, dim all else";
    Stop, "stop", Present of Text => "停点：标出这一句，或取消", "停點：標出這一句，或取消", "mark this sentence as a stop, or not";
    EditLeft, "edit-left", Edit => "光标左移", "游標左移", "cursor left";
    EditRight, "edit-right", Edit => "光标右移", "游標右移", "cursor right";
    EditStart, "edit-start", Edit => "光标到行首", "游標到行首", "cursor to the beginning";
    EditEnd, "edit-end", Edit => "光标到行尾", "游標到行尾", "cursor to the end";
    DeleteBefore, "delete-before", Edit => "删除前一个字", "刪除前一個字", "delete the character before";
    DeleteAt, "delete-at", Edit => "删除后一个字", "刪除後一個字", "delete the character after";
    DeleteWord, "delete-word", Edit => "删除前一个词", "刪除前一個詞", "delete the word before";
    DeleteToStart, "delete-to-start", Edit => "清除光标前的内容", "清除游標前的內容", "delete everything before the cursor";
}

impl Action {
    /// Returns its row of the table.
    pub fn entry(self) -> &'static ActionEntry {
        &ACTIONS[self as usize]
    }

    /// Returns `true` if it opens an input, so that a character typed in a list may go there.
    pub fn opens_input(self) -> bool {
        matches!(self, Self::Search | Self::Find | Self::Palette | Self::Systems | Self::Filter)
    }

    /// Returns `true` if it works only in a popup.
    pub fn needs_popup(self) -> bool {
        self.entry().needs == Some(Needs::Popup)
    }

    /// Returns `true` if it works only in the review of an import.
    pub fn needs_review(self) -> bool {
        self.entry().needs == Some(Needs::Review)
    }

    /// Returns `true` if it works only in a presentation.
    pub fn needs_show(self) -> bool {
        self.entry().needs == Some(Needs::Show)
    }

    /// Returns `true` if it needs a case, which an empty list does not have.
    pub fn needs_case(self) -> bool {
        matches!(self.entry().needs, Some(Needs::Case | Needs::Text))
    }

    /// Returns `true` if it concerns the text of a case; in a list it then opens the selected case first.
    pub fn is_of_text(self) -> bool {
        self.entry().needs == Some(Needs::Text)
    }

    /// Returns the action of that name.
    pub fn named(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|entry| entry.name == name).map(|entry| entry.action)
    }
}
