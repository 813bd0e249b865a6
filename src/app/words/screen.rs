//! The messages of the screen.

use super::catalogue::messages;
use crate::corpus::{RepairKind, SectionKind};

messages! {
    /// A message of the screen.
    pub enum Msg {
        AllCases => "全部案例", "全部案例", "All cases";
        Batches => "批次", "批次", "Batches";
        /// {0} the query, {1} the number of hits.
        Hits => "搜索“{0}”：{1} 个案例", "搜尋「{0}」：{1} 個案例", "Search \"{0}\": {1} {1:case|cases}";
        SearchPrompt => "搜索", "搜尋", "Search";
        /// The earlier query stands selected in the input.
        QuerySelected => "输入即替换，空格续写", "輸入即取代，空格續寫", "type to replace, space to add";
        SearchHint =>
            "标题、正文、地区、系统平台，可用拼音，如 pt lg", "標題、正文、地區、系統平台，可用拼音，如 pt lg",
            "title, text, place, system; pinyin works: pt lg";
        FindPrompt => "本案例查找", "本案例尋找", "Find here";
        PalettePrompt => "命令", "指令", "Command";
        SystemsTitle => "系统平台：{0} 个", "系統平台：{0} 個", "Systems: {0}";
        SystemsHint => "名称或拼音", "名稱或拼音", "name or pinyin";
        /// {0} the name of a system, {1} its other names.
        SystemAlso => "{0}（又作 {1}）", "{0}（又作 {1}）", "{0} (also {1})";
        OfSystem => "系统平台“{0}”", "系統平台「{0}」", "System \"{0}\"";
        NoSystem => "没有名称相符的系统平台", "沒有名稱相符的系統平台", "no system has such a name";
        NothingFound => "没有找到“{0}”，请减少或更换字词", "沒有找到「{0}」，請減少或更換字詞", "Nothing found for \"{0}\": try fewer or other words";
        NoCases => "没有案例", "沒有案例", "no cases";
        /// A title that the notice does not print.
        DerivedTitle => "〔拟题〕", "〔擬題〕", "[supplied title]";
        /// Words that the notice lost.
        LostWords => "〔缺〕", "〔缺〕", "[lost]";
        SourceShown => "原文", "原文", "notice";
        UnrepairedShown => "未修复", "未修復", "unrepaired";
        TypesetOn => "排版：开", "排版：開", "typeset: on";
        TypesetOff => "排版：关（按原样显示）", "排版：關（依原樣顯示）", "typeset: off (as stored)";
        PointsOn => "要点各起一行：开", "要點各起一行：開", "each point on a new line: on";
        PointsOff => "要点各起一行：关", "要點各起一行：關", "each point on a new line: off";
        ScriptPrinted => "简繁：按原文", "簡繁：依原文", "script: as printed";
        ScriptSimplified => "简繁：简体", "簡繁：簡體", "script: simplified";
        ScriptTraditional => "简繁：繁体", "簡繁：繁體", "script: traditional";
        SpacedOn => "汉字与西文之间留空：开", "漢字與西文之間留空：開", "space between Chinese and Latin: on";
        SpacedOff => "汉字与西文之间留空：关", "漢字與西文之間留空：關", "space between Chinese and Latin: off";
        DoubleOn => "隔行显示：开", "隔行顯示：開", "double spacing: on";
        DoubleOff => "隔行显示：关", "隔行顯示：關", "double spacing: off";
        UnrepairedOn => "显示修复前的文字", "顯示修復前的文字", "the text without repairs";
        UnrepairedOff => "显示修复后的文字", "顯示修復後的文字", "the text with repairs";
        /// {0} columns, {1} Han.
        MeasureIs => "行宽 {0} 列，约 {1} 个汉字", "行寬 {0} 欄，約 {1} 個漢字", "text width: {0} columns, about {1} Chinese characters";
        NoNotice => "正在读取通知原文", "正在讀取通知原文", "reading the notice";
        NoSuchSection => "没有第 {0} 部分", "沒有第 {0} 部分", "there is no section {0}";
        NoSuchMeasure => "没有第 {0} 条举措", "沒有第 {0} 條舉措", "there is no measure {0}";
        OutlineTitle => "提纲", "提綱", "Outline";
        /// {0} the key for other cases.
        NamesTitle =>
            "系统平台和文件（按 {0} 查看提到同一名称的其他案例）", "系統平台和文件（按 {0} 查看提到同一名稱的其他案例）",
            "Systems and documents ({0}: other cases with the same name)";
        FiguresTitle => "数字", "數字", "Figures";
        RepairsTitle => "修复记录", "修復紀錄", "Repairs";
        SameTitle => "提到“{0}”的其他案例", "提到「{0}」的其他案例", "Other cases that mention \"{0}\"";
        NoneNamed => "本案例没有这类内容", "本案例沒有這類內容", "this case has none";
        NoOther => "没有其他案例提到“{0}”", "沒有其他案例提到「{0}」", "no other case mentions \"{0}\"";
        System => "系统", "系統", "system";
        Document => "文件", "文件", "document";
        /// {0} a name, {1} its occurrences.
        Mentions => "{0}（{1} 处）", "{0}（{1} 處）", "{0} ({1} {1:place|places})";
        /// {0} the printed text, {1} the repaired text.
        RepairOf => "{0} → {1}", "{0} → {1}", "{0} → {1}";
        Blank => "（空）", "（空）", "(nothing)";
        LineBreak => "〔换行〕", "〔換行〕", "[line break]";
        Sure => "确定", "確定", "certain";
        Unsure => "存疑", "存疑", "uncertain";
        NotHereOn => "后面的案例中没有“{0}”", "後面的案例中沒有「{0}」", "no later case contains \"{0}\"";
        Place => "地区", "地區", "Place";
        Department => "部门", "部門", "Department";
        Batch => "批次", "批次", "Batch";
        Themes => "指标", "指標", "Indicators";
        CaseNumber => "编号", "編號", "Id";
        /// {0} a region, {1} a title.
        PlaceAndTitle => "{0} · {1}", "{0} · {1}", "{0} · {1}";
        /// {0} a batch, {1} the number of a case in it.
        NthOfBatch => "{0} · 第{1}例", "{0} · 第{1}例", "{0} · no. {1}";
        /// {0} a batch, {1} the number of its cases, {2} its date.
        BatchHeading => "{0}  {1} 例  {2}", "{0}  {1} 例  {2}", "{0}  {1} {1:case|cases}  {2}";
        /// {0} the position in a list, {1} its length.
        NthOf => "{0}/{1}", "{0}/{1}", "{0}/{1}";
        /// {0} the position in a list, {1} its length so far.
        NthOfMore => "{0}/{1}+", "{0}/{1}+", "{0}/{1}+";
        Seeking => "正在搜索全部正文，请稍候。", "正在搜尋全部正文，請稍候。", "Searching the text of all cases.";
        Counting => "正在统计，请稍候。", "正在統計，請稍候。", "Counting.";
        /// The position in a case.
        Percent => "{0}%", "{0}%", "{0}%";
        /// {0} the position among the hits of a case, {1} their number.
        NthHit => "第{0}处（共{1}处）", "第{0}處（共{1}處）", "match {0} of {1}";
        Wrapped => "已到末尾，从头继续", "已到末尾，從頭繼續", "reached the end; continuing from the top";
        WrappedBack => "已到开头，从末尾继续", "已到開頭，從末尾繼續", "reached the top; continuing from the end";
        NoHitHere => "本案例中没有“{0}”", "本案例中沒有「{0}」", "\"{0}\" is not in this case";
        NoSearchYet => "尚未搜索", "尚未搜尋", "no search yet";
        NowhereBack => "没有可返回的位置", "沒有可返回的位置", "there is nowhere to go back to";
        /// {0} columns, {1} rows.
        TooSmall => "窗口太小，至少 {0}×{1}", "視窗太小，至少 {0}×{1}", "window too small: at least {0}×{1}";
        HelpTitle => "按键帮助：{0}", "按鍵說明：{0}", "Keys: {0}";
        PaletteTitle => "命令面板", "指令面板", "Commands";
        FaultsTitle => "数据问题", "資料問題", "Problems in the data";
        /// {0} the number, {1} the key that shows them.
        PasteCut => "粘贴的内容过长，只取了前 1 MB；大文件请按文件名导入", "貼上的內容過長，只取了前 1 MB；大檔案請按檔名匯入",
            "the paste was too long: only its first megabyte is here; import a large file by its name";
        FaultCount => "发现 {0} 处数据问题，按 {1} 查看", "發現 {0} 處資料問題，按 {1} 查看", "{0} {0:problem|problems} in the data: press {1}";
        /// {0} percent, {1} cases, {2} of {3} MB, {4} the key that stops it.
        Loading =>
            "正在载入 {0}%：{1} 个案例，{2}/{3} MB，暂不查正文，{4} 停止",
            "正在載入 {0}%：{1} 個案例，{2}/{3} MB，暫不查正文，{4} 停止",
            "loading {0}%: {1} cases, {2}/{3} MB; texts not searched yet; {4} stops";
        /// {0} percent, {1} the key that stops it.
        Indexing =>
            "正在建全文索引 {0}%，暂只查标题、地区、部门、系统平台，{1} 停止",
            "正在建立全文索引 {0}%，暫只查標題、地區、部門、系統平台，{1} 停止",
            "indexing {0}%; only titles, regions, departments, systems searched; {1} stops";
        LoadingStopped =>
            "已停止载入，可继续使用已载入的案例，不查正文", "已停止載入，可繼續使用已載入的案例，不查正文",
            "loading stopped: what is loaded can be used, texts are not searched";
        IndexingStopped =>
            "已停止建全文索引，只查标题、地区、部门、系统平台", "已停止建立全文索引，只查標題、地區、部門、系統平台",
            "indexing stopped: only titles, regions, departments, systems are searched";
        NoFaults => "数据没有问题", "資料沒有問題", "no problems in the data";
        /// {0} the key, {1} the help key.
        UnknownKey => "{0} 在这里没有作用，按 {1} 查看帮助", "{0} 在這裡沒有作用，按 {1} 查看說明", "{0} does nothing here; {1} for help";
        Unbound => "未设按键", "未設按鍵", "no key";
        Issuer => "发文机关", "發文機關", "Issuer";
        DocumentNumber => "文号", "文號", "Number";
        Published => "日期", "日期", "Date";
        Counts => "案例", "案例", "Cases";
        /// {0} announced, {1} found.
        AnnouncedFound => "公布 {0} 个，收录 {1} 个", "公布 {0} 個，收錄 {1} 個", "{0} announced, {1} found";
        FoundOnly => "收录 {0} 个", "收錄 {0} 個", "{0} found";
        Note => "说明", "說明", "Note";
        Letter => "通知正文", "通知正文", "Covering letter";
        SourceFile => "来源文件", "來源檔案", "Source file";
        /// {0} cases, {1} batches.
        Overview => "共 {0} 个案例，来自 {1} 个批次。", "共 {0} 個案例，來自 {1} 個批次。", "{0} {0:case|cases} from {1} {1:batch|batches}.";
        ContextList => "列表", "清單", "lists";
        ContextReader => "阅读", "閱讀", "reader";
        ContextInput => "输入", "輸入", "input";
        ContextPopup => "弹窗", "彈出視窗", "popup";
        ContextReview => "校对", "校對", "review";
        ContextPresent => "演示", "演示", "presentation";
        ContextCopy => "复制菜单", "複製選單", "copy menu";
        ContextGlobal => "通用", "通用", "everywhere";
        GroupMove => "移动", "移動", "Move";
        GroupGo => "跳转", "跳轉", "Navigate";
        GroupFind => "查找", "尋找", "Search";
        GroupView => "显示", "顯示", "View";
        GroupDesk => "案头", "案頭", "Desk";
        GroupReview => "校对", "校對", "Review";
        GroupPresent => "演示", "演示", "Presenting";
        GroupEdit => "编辑", "編輯", "Edit";
        GroupProgram => "程序", "程式", "Program";
        HintOpen => "打开", "開啟", "open";
        HintBack => "返回", "返回", "back";
        HintSearch => "搜索", "搜尋", "search";
        HintFind => "查找", "尋找", "find";
        HintCase => "案例从此开始", "案例從此開始", "case";
        HintTitle => "标题", "標題", "title";
        HintBackground => "背景", "背景", "background";
        HintPractice => "做法", "做法", "practice";
        HintResult => "成效", "成效", "result";
        HintOther => "其他", "其他", "other";
        HintParagraph => "正文", "正文", "paragraph";
        HintFurniture => "页眉页脚等", "頁首頁尾等", "page furniture";
        HintAlike => "同类", "同類", "alike";
        HintUndo => "撤销", "復原", "undo";
        HintDoubt => "下一疑点", "下一疑點", "next doubt";
        HintConfirm => "无误", "無誤", "confirm";
        HintRegion => "地区", "地區", "place";
        HintExcept => "除去此行", "除去此行", "except";
        HintBriefing => "写成文件", "寫成檔案", "document";
        HintTurn => "换选项", "換選項", "next choice";
        HintCompare => "对比", "對比", "compare";
        HintCompareWith => "与所选对比", "與所選對比", "compare with it";
        HintThird => "加一例", "加一例", "third case";
        HintSide => "换一侧", "換一側", "other side";
        HintOpenHere => "打开此处", "開啟此處", "open here";
        HintSection => "下一部分", "下一部分", "next section";
        HintHelp => "帮助", "說明", "help";
        HintQuit => "退出", "結束", "quit";
        HintNext => "下一处", "下一處", "next match";
        HintNextCase => "下一个", "下一個", "next case";
        HintZoom => "全屏", "全螢幕", "full screen";
        HintClose => "关闭", "關閉", "close";
        HintBatch => "批次信息", "批次資訊", "batch";
        HintFaults => "数据有问题", "資料有問題", "data problems";
        WhyExact => "原词", "原詞", "as typed";
        WhySynonym => "近义", "近義", "synonym";
        TagSynonym => "近义", "近義", "like";
        /// {0} the letters.
        WhyPinyin => "拼音 {0}", "拼音 {0}", "pinyin {0}";
        WhyFuzzy => "中间隔字", "中間隔字", "with gaps";
        /// One character of the term differs.
        WhyTypo => "差一字", "差一字", "one character off";
        /// One letter of the pinyin differs.
        WhyPinyinTypo => "拼音差一个字母", "拼音差一個字母", "pinyin, one letter off";
        WhyPart => "部分字词", "部分字詞", "some of the words";
        /// The hit of a query that holds only conditions.
        WhyCondition => "符合所选条件", "符合所選條件", "meets the filters";
        WhyAlike => "内容相近", "內容相近", "similar text";
        /// {0} the field, {1} the kind of match.
        WhyPair => "{0}·{1}", "{0}·{1}", "{0}: {1}";
        /// {0} the field, {1} the occurrences.
        WhyPlaces => "{0} {1} 处", "{0} {1} 處", "{0}: {1} {1:place|places}";
        TagTitle => "题", "題", "title";
        TagPlace => "地区", "地區", "place";
        TagDepartment => "部门", "部門", "dept.";
        TagSystem => "平台", "平台", "system";
        TagHeading => "小标题", "小標題", "head";
        /// {0} the occurrences, at most two digits.
        TagBody => "文{0}", "文{0}", "text{0}";
        TagFuzzy => "隔字", "隔字", "gaps";
        TagTypo => "差一字", "差一字", "typo";
        TagLetter => "差字母", "差字母", "typo";
        TagPart => "部分", "部分", "part";
        TagAlike => "相近", "相近", "alike";
        /// The heading of the hits that hold only a part of the query.
        ThenRelated => "以下可能相关", "以下可能相關", "possibly related";
        /// {0} the number of hits that hold only a part.
        ThenPartial => "最后 {0} 个只含一部分字词", "最後 {0} 個只含一部分字詞", "the last {0} {0:contains|contain} only some of the words";
        /// {0} words of a query.
        Nowhere => "没有案例提到：{0}", "沒有案例提到：{0}", "not found in any case: {0}";
        OnlyPartial => "没有案例包含全部字词，以下只含一部分", "沒有案例包含全部字詞，以下只含一部分", "no case contains all the words; these contain some";
        /// {0} the condition without which there are hits.
        BlameFilter => "没有案例符合条件〈{0}〉，去掉该条件即有结果", "沒有案例符合條件〈{0}〉，去掉該條件即有結果", "no case meets \"{0}\"; without it there are some";
        Year => "年份", "年份", "Year";
        SyntaxTitle => "搜索写法（全角符号也可以）", "搜尋寫法（全形符號也可以）", "Search syntax (full-width signs work, too)";
        FacetsTitle => "筛选", "篩選", "Filter";
        /// {0} the query, {1} the number of its hits, {2} that of the hits that hold only a part.
        HitsAndPartial => "搜索“{0}”：{1} 个案例，另有 {2} 个部分匹配", "搜尋「{0}」：{1} 個案例，另有 {2} 個部分相符", "Search \"{0}\": {1} {1:case|cases}, {2} more in part";
        /// {0} the query, {1} the number of hits, which hold only some of its words.
        PartialHits => "搜索“{0}”：部分匹配 {1} 个案例", "搜尋「{0}」：部分相符 {1} 個案例", "Search \"{0}\": {1} partial {1:match|matches}";
        RelatedTitle => "相似及同类案例", "相似及同類案例", "More like this";
        /// {0} the title of a case.
        LikeCase => "与《{0}》内容相近的案例", "與《{0}》內容相近的案例", "Cases similar to \"{0}\"";
        SimilarCases => "内容相近的案例，外地优先", "內容相近的案例，外地優先", "Similar cases, elsewhere first";
        ThemesTitle => "配色", "配色", "Colours";
        ThemeDefault => "随终端（自动识别深浅背景）", "隨終端機（自動辨識深淺背景）", "The terminal's own, on dark or light";
        ThemeDark => "深色背景", "深色背景", "On dark";
        ThemeLight => "浅色背景", "淺色背景", "On light";
        ThemeContrast => "高对比", "高對比", "High contrast";
        ThemeMonochrome => "单色", "單色", "No colours";
        /// {0} the description of the theme.
        ThemeChosen => "配色：{0}", "配色：{0}", "Colours: {0}";
        QueriesTitle => "搜索记录", "搜尋紀錄", "Searches";
        Kept => "收藏", "收藏", "saved";
        Made => "记录", "紀錄", "recent";
        NoQueries => "还没有搜索记录", "還沒有搜尋紀錄", "no searches yet";
        /// {0} the position among {1} earlier searches; {2}, {3}, {4} the keys for older, newer and the next hit.
        OfQueries =>
            "搜索记录 {0}/{1}：{2} 更早，{3} 更近，{4} 选案例", "搜尋紀錄 {0}/{1}：{2} 更早，{3} 更近，{4} 選案例",
            "earlier search {0}/{1}: {2} older, {3} newer, {4} next hit";
        QueryKept => "已收藏本次搜索", "已收藏本次搜尋", "search saved";
        QueryDropped => "已取消收藏", "已取消收藏", "no longer saved";
        FieldLike => "相似", "相似", "like";
        FieldTheme => "指标", "指標", "indicator";
        FieldSystem => "系统", "系統", "system";
        FieldRegion => "地区", "地區", "region";
        HintChoose => "选择", "選擇", "choose";
        HintFacets => "筛选", "篩選", "filter";
        HintExclude => "排除", "排除", "exclude";
        HintRelated => "相似", "相似", "similar";
        /// {0} the label, {1} the value.
        Labelled => "{0}：{1}", "{0}：{1}", "{0}: {1}";
        /// {0} cases, {1} batches.
        OverviewTitle => "统计：{0} 个案例，{1} 个批次", "統計：{0} 個案例，{1} 個批次", "Statistics: {0} {0:case|cases}, {1} {1:batch|batches}";
        MouseOn => "鼠标：开（选取文字时按住 Shift）", "滑鼠：開（選取文字時按住 Shift）", "mouse: on (hold Shift to select text)";
        MouseOff => "鼠标：关", "滑鼠：關", "mouse: off";
        GroupCopy => "复制", "複製", "Copy";
        /// {0} the key that copies, {1} picks, {2} shows, {3} writes.
        CopyTitle =>
            "复制：{0} 复制  {1} 多选  {2} 显示  {3} 存文件", "複製：{0} 複製  {1} 複選  {2} 顯示  {3} 存檔",
            "Copy: {0} copies  {1} picks  {2} shows  {3} to a file";
        CopyText => "全文", "全文", "text";
        CopyPrinted => "按原文", "依原文", "as printed";
        CopyCitation => "出处", "出處", "citation";
        CopyReference => "参考文献", "參考文獻", "reference";
        /// {0} the kind of text, {1} characters, {2} the key of the plain view.
        CopiedInTmux =>
            "{0}已复制（{1}字）。粘贴不出来？先运行 tmux set -g set-clipboard on，或按 {2}", "{0}已複製（{1}字）。貼不上來？先執行 tmux set -g set-clipboard on，或按 {2}",
            "Copied the {0} ({1}). Nothing to paste? Run tmux set -g set-clipboard on, or press {2}";
        CopyLink => "链接", "連結", "link";
        CopySection => "部分", "部分", "section";
        CopyMeasure => "举措", "舉措", "measure";
        CopyParagraph => "段落", "段落", "paragraph";
        /// {0} the kind of text, {1} its characters.
        CopyLabel => "{0} {1} 字", "{0} {1} 字", "{0} {1}";
        CopySeveral => "所选内容", "所選內容", "selection";
        /// {0} the kind of text, {1} characters, {2} the key of the plain view.
        Copied =>
            "{0}已复制（{1}字）。粘贴不出来？按 {2} 显示后用鼠标选取", "{0}已複製（{1}字）。貼不上來？按 {2} 顯示後用滑鼠選取",
            "Copied the {0} ({1} {1:character|characters}). Nothing to paste? {2} shows it to select";
        /// {0} bytes, {1} the limit, {2} and {3} the keys of the plain view and of writing a file.
        CopyTooLong =>
            "有 {0} 字节，剪贴板一次最多 {1} 字节，请按 {2} 显示或 {3} 存文件", "有 {0} 位元組，剪貼簿一次最多 {1} 位元組，請按 {2} 顯示或 {3} 存檔",
            "{0} bytes; a clipboard takes {1}: press {2} or {3} instead";
        PlainEnd =>
            "以上文字可用鼠标选取。按任意键返回。", "以上文字可用滑鼠選取。按任意鍵返回。",
            "End of the text. Select what you need; any key returns.";
        SaveTitle => "存为文件（{0} 字）", "存為檔案（{0} 字）", "Write {0} {0:character|characters} to a file";
        HeadingPrompt => "标题", "標題", "Heading";
        SavePrompt => "文件名", "檔名", "File";
        SaveHint => "如 案例.txt 或 ~/案例.txt", "如 案例.txt 或 ~/案例.txt", "for example case.txt or ~/case.txt";
        SaveExists => "文件 {0} 已存在", "檔案 {0} 已存在", "{0} already exists";
        SaveKeep => "不覆盖，另取文件名", "不取代，另取檔名", "keep it and choose another name";
        SaveReplace => "覆盖", "取代", "replace it";
        /// {0} the file, {1} bytes.
        Saved => "已存入 {0}（{1} 字节）", "已存入 {0}（{1} 位元組）", "written to {0} ({1} {1:byte|bytes})";
        /// The session may not write files.
        PictureNames => "同名图片太多，请先清理", "同名圖片太多，請先清理", "too many pictures of that name";
        SaveRefused => "这里不能写文件", "這裡不能寫檔", "files cannot be written here";
        /// The number of a case without a label.
        CiteNth => "第{0}个案例", "第{0}個案例", "第{0}个案例";
        CiteYear => "{0}年", "{0}年", "{0}年";
        CiteMonth => "{0}月", "{0}月", "{0}月";
        CiteDay => "{0}日", "{0}日", "{0}日";
        /// {0} the label of the longer keys.
        MoreKeys => "{0}……", "{0}……", "{0} …";
        /// There are more rows than fit.
        AndMore => "……", "……", "…";
        HintCancel => "取消", "取消", "cancel";
        InputMethodOn =>
            "当前是中文输入状态，请切换到英文再按键", "目前是中文輸入狀態，請切換到英文再按鍵",
            "a Chinese input method is on: switch to English for commands";
        /// {0} the key that begins the search, {1} the key that runs the selected action.
        HelpHint => "按 {0} 查找，按 {1} 执行选中的操作", "按 {0} 尋找，按 {1} 執行選取的操作", "{0} searches, {1} runs the selected command";
        HelpTyping => "中文、拼音、英文或按键", "中文、拼音、英文或按鍵", "a command or a key";
        GroupElsewhere => "在其他地方可用", "在其他地方可用", "Elsewhere";
        GroupUnbound => "未设按键，可从这里执行", "未設按鍵，可從這裡執行", "Without a key; can be run from here";
        NoAction => "没有这样的操作", "沒有這樣的操作", "there is no such command";
        PaletteHint => "中文、拼音或英文，如 tc（退出）", "中文、拼音或英文，如 fz（複製）", "what you want to do";
        QuitAgain => "再按一次 Ctrl+C 退出", "再按一次 Ctrl+C 結束", "Ctrl+C again quits";
        /// {0} the key that begins a search.
        FirstSearch => "搜索请先按 {0}", "搜尋請先按 {0}", "press {0} to search";
        HintTour => "导览", "導覽", "tour";
        NarrowPrompt => "查找", "尋找", "Find";
        NarrowHint => "文字或拼音", "文字或拼音", "text or pinyin";
        NothingFits => "没有相符的内容", "沒有相符的內容", "nothing matches";
        HintDo => "执行", "執行", "run";
        HintCopy => "复制", "複製", "copy";
        HintGo => "前往", "前往", "go there";
        HintSave => "存文件", "存檔", "save";
        HintPick => "多选", "複選", "pick";
        HintSameName => "其他案例", "其他案例", "other cases";
        HintPageDown => "下翻", "下翻", "page down";
        HintUnzoom => "退出全屏", "結束全螢幕", "leave full screen";
        HintOutline => "提纲", "提綱", "outline";
        HintMeasure => "下一条举措", "下一條舉措", "next measure";
        HintNotice => "原文", "原文", "notice";
        HintText => "正文", "正文", "text";
        HintPalette => "命令", "指令", "commands";
        HintSkip => "跳过", "跳過", "skip";
        HintLeave => "离开导览", "離開導覽", "leave tour";
        FacetsLeft => "筛选：{0} 个案例", "篩選：{0} 個案例", "Filter: {0} {0:case|cases}";
        FacetsChosen => "已选 {0} 项", "已選 {0} 項", "{0} chosen";
        /// {0} columns.
        NeedsWide =>
            "窗口有 {0} 列以上时，才能分栏显示", "視窗有 {0} 欄以上時，才能分欄顯示",
            "side-by-side panes need a window of at least {0} columns";
        /// {0} columns.
        BatchesNeedWidest =>
            "窗口有 {0} 列以上时，批次栏才一直显示", "視窗有 {0} 欄以上時，批次欄才一直顯示",
            "to keep the batch list open, the window needs at least {0} columns";
        WholeAlready => "已占满全屏", "已佔滿全螢幕", "the text already fills the screen";
        OutlineOn => "提纲栏：开（全屏时）", "提綱欄：開（全螢幕時）", "outline: on (in full screen)";
        OutlineOff => "提纲栏：关（全屏时）", "提綱欄：關（全螢幕時）", "outline: off (in full screen)";
        /// {0} the key that quits.
        AtTop => "已是最上一级，按 {0} 退出", "已是最上一層，按 {0} 結束", "this is the top level; {0} quits";
        LastCase => "已是最后一个案例", "已是最後一個案例", "this is the last case";
        FirstCase => "已是第一个案例", "已是第一個案例", "this is the first case";
        DoubleOnZoomed => "隔行显示：开（全屏时）", "隔行顯示：開（全螢幕時）", "double spacing: on (in full screen)";
        Folder => "案例夹", "案例夾", "Folder";
        Tag => "标签", "標籤", "Tag";
        Status => "采纳", "採納", "Adoption";
        OneSystem => "系统平台", "系統平台", "System";
        SaveNameless => "请先输入文件名", "請先輸入檔名", "type a file name first";
    }
}

messages! {
    for SectionKind {
        Self::Background => "背景", "背景", "Background";
        Self::Practice => "做法", "做法", "Practice";
        Self::Result => "成效", "成效", "Result";
        Self::Other => "其他", "其他", "Other";
    }
}

messages! {
    for RepairKind {
        Self::PageBreak => "跨页", "跨頁", "page break";
        Self::Wrap => "断行", "斷行", "wrap";
        Self::StraySpace => "多余空格", "多餘空格", "stray space";
        Self::Bullet => "多余符号", "多餘符號", "bullet";
        Self::Furniture => "页眉页脚等", "頁首頁尾等", "page furniture";
        Self::Splice => "混入文字", "混入文字", "inserted text";
        Self::Mojibake => "乱码", "亂碼", "mojibake";
        Self::DroppedText => "缺字", "缺字", "lost text";
        Self::Typo => "错字", "錯字", "misprint";
    }
}
