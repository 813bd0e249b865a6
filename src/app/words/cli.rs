//! The messages of the command line.

use super::catalogue::messages;

messages! {
    /// A message of the command line; those of the help have the names of their commands, arguments and options.
    pub enum CliMsg {
        About =>
            "查找、阅读各地公布的典型经验做法。不带命令时打开浏览界面。", "尋找、閱讀各地公布的典型經驗做法。不帶指令時開啟瀏覽介面。",
            "Find and read published practice cases. Without a command it opens the browser.";
        Usage => "用法", "用法", "Usage";
        Commands => "命令", "指令", "Commands";
        Arguments => "参数", "參數", "Arguments";
        Options => "选项", "選項", "Options";
        Global => "通用选项", "通用選項", "Options of all commands";
        UsageMain => "anli [选项] [命令]", "anli [選項] [指令]", "anli [OPTIONS] [COMMAND]";
        UsageCommand => "命令 [选项]", "指令 [選項]", "COMMAND [OPTIONS]";
        UsageOptions => "[选项]", "[選項]", "[OPTIONS]";
        Examples =>
            "示例：\n  anli                          打开浏览界面\n  anli search 一网通办          搜索案例\n  anli show fujian-2025-1/27    显示一个案例\n\n退出码：0 完成；1 没有找到或查出问题；2 用法有误或执行失败。",
            "範例：\n  anli                          開啟瀏覽介面\n  anli search 一網通辦          搜尋案例\n  anli show fujian-2025-1/27    顯示一個案例\n\n結束代碼：0 完成；1 沒有找到或查出問題；2 用法有誤或執行失敗。",
            "Examples:\n  anli                          open the browser\n  anli search 一网通办          search all cases\n  anli show fujian-2025-1/27    show one case\n\nExit codes: 0 done; 1 nothing found, or faults found; 2 wrong use or failure.";
        Browse => "打开浏览界面（不带命令时的默认）", "開啟瀏覽介面（不帶指令時的預設）", "Open the browser (the default)";
        List => "列出案例：编号、地区、标题", "列出案例：編號、地區、標題", "List cases: id, place, title";
        Show => "显示案例全文，或通知原文", "顯示案例全文，或通知原文", "Show cases, or their lines in the notice";
        Search => "搜索案例", "搜尋案例", "Search all cases";
        Export => "把案例写成 Word、网页、表格等文件", "把案例寫成 Word、網頁、表格等檔案", "Write cases as a document";
        Compare => "把两三个案例对照着列出", "把兩三個案例對照著列出", "Set two or three cases side by side";
        ComparedCases => "两个或三个案例编号", "兩個或三個案例編號", "The ids of two or three cases";
        /// {0} an id.
        SameCase => "案例 {0} 写了两次", "案例 {0} 寫了兩次", "case {0} is named twice";
        OtherCase => "请换一个案例。", "請換一個案例。", "Name another case.";
        /// {0} the number of cases.
        NotComparable => "对比需要两三个案例，现有 {0} 个", "對比需要兩三個案例，現有 {0} 個", "a comparison is of two or three cases, not of {0}";
        CompareExamples =>
            "示例：\n  anli compare fujian-2025-1/28 fujian-2023-2/2\n  anli compare fujian-2025-1/28 fujian-2023-2/2 -o 对比.docx",
            "範例：\n  anli compare fujian-2025-1/28 fujian-2023-2/2\n  anli compare fujian-2025-1/28 fujian-2023-2/2 -o 對比.docx",
            "Examples:\n  anli compare fujian-2025-1/28 fujian-2023-2/2\n  anli compare fujian-2025-1/28 fujian-2023-2/2 -o both.docx";
        Check => "检查批次、更正、按键和配置文件", "檢查批次、更正、按鍵和設定檔", "Check batches, corrections, keymaps and configuration";
        Import => "把一份通知导入为批次", "把一份通知匯入為批次", "Import a notice as a batch";
        BatchesCommand => "列出批次：编号、案例数、日期、标题", "列出批次：編號、案例數、日期、標題", "List batches: id, cases, date, title";
        Remove => "删除自己导入的批次", "刪除自己匯入的批次", "Remove a batch of your own corpus";
        RemoveBatch => "批次编号", "批次編號", "The id of the batch";
        Yes => "不再询问", "不再詢問", "Do not ask";
        /// {0} the id, {1} its title, {2} the number of cases.
        RemoveAsk => "删除批次 {0}（{1}，{2} 个案例）？输入 y 确认：", "刪除批次 {0}（{1}，{2} 個案例）？輸入 y 確認：", "Remove batch {0} ({1}, {2} {2:case|cases})? Type y to confirm: ";
        Removed => "已删除批次 {0}", "已刪除批次 {0}", "removed batch {0}";
        NotRemoved => "没有删除", "沒有刪除", "nothing removed";
        MustConfirm => "不在终端上删除批次须加 --yes", "不在終端機上刪除批次須加 --yes", "without a terminal a batch is removed only with --yes";
        AddYes => "加上 --yes。", "加上 --yes。", "Add --yes.";
        NotOwnBatch => "{0} 不是自己导入的批次", "{0} 不是自己匯入的批次", "{0} is no batch of your own corpus";
        SeeOwnBatches => "运行 anli batches 查看；标有 * 的是自己的。", "執行 anli batches 查看；標有 * 的是自己的。", "Run anli batches: those with a * are your own.";
        NoId => "没有给出批次编号", "沒有給出批次編號", "no batch id is given";
        GiveId => "加上 --id，如 --id fujian-2025-1。", "加上 --id，如 --id fujian-2025-1。", "Add --id, like --id fujian-2025-1.";
        Review => "对照通知校对一个批次的导入", "對照通知校對一個批次的匯入", "Review the import of a batch beside its notice";
        ReviewBatch => "批次编号，或批次文件夹", "批次編號，或批次資料夾", "The batch: its id, or its folder";
        NoReview => "不打开校对界面，直接导入", "不開啟校對介面，直接匯入", "Import at once, without the review";
        ReviewNeedsScreen => "校对需要终端", "校對需要終端機", "a review needs a terminal";
        UseNoReview => "不在终端上时用 anli import 和 corrections.json。", "不在終端機上時用 anli import 和 corrections.json。", "Without one, use anli import and corrections.json.";
        SeeBatches => "运行 anli batches 查看编号，或给出批次的文件夹。", "執行 anli batches 查看編號，或給出批次的資料夾。", "Run anli batches to see the ids, or name its folder.";
        Keys => "列出按键", "列出按鍵", "List the keys";
        Tour => "三分钟导览：在真实案例上学会常用操作", "三分鐘導覽：在真實案例上學會常用操作", "A tour of three minutes, on the real cases";
        ConfigCommand => "列出各选项的值和来源", "列出各選項的值和來源", "List the options: value and source";
        ConfigPath => "输出配置文件的位置", "輸出設定檔的位置", "Print the path of the configuration file";
        ConfigEdit => "编辑配置文件，然后检查", "編輯設定檔，然後檢查", "Edit the configuration file, then check it";
        HelpCommand => "显示一个命令的详细帮助", "顯示一個指令的詳細說明", "Show the long help of a command";
        HelpTopic => "命令，如 search", "指令，如 search", "The command, for example search";
        NoEditor => "编辑器“{0}”没有正常结束", "編輯器「{0}」沒有正常結束", "the editor \"{0}\" failed";
        SetEditor => "请设置 VISUAL 或 EDITOR。", "請設定 VISUAL 或 EDITOR。", "Set VISUAL or EDITOR.";
        /// The sources of an option's value: a flag, the file, an earlier session, the default.
        ByFlag => "命令行", "命令列", "flag";
        Remembered => "上次的选择", "上次的選擇", "remembered";
        ByDefault => "默认", "預設", "default";
        /// {0} a batch, {1} all of them.
        BatchNear => "是不是 {0}？现有批次：{1}。", "是不是 {0}？現有批次：{1}。", "Did you mean {0}? The batches are: {1}.";
        Schema => "输出文件格式的 JSON Schema", "輸出檔案格式的 JSON Schema", "Print the JSON Schema of a file format";
        Completions => "输出命令行补全脚本", "輸出命令列自動完成指令碼", "Print a completion script for a shell";
        Case => "案例编号，如 fujian-2025-1/27", "案例編號，如 fujian-2025-1/27", "Case id, for example fujian-2025-1/27";
        StartCase => "打开后直接显示的案例", "開啟後直接顯示的案例", "The case to open with";
        Query => "要找的字词，可以有多个，须同时出现", "要找的字詞，可以有多個，須同時出現", "The words to find; all of them must occur";
        CheckPath => "要检查的文件或文件夹", "要檢查的檔案或資料夾", "Files or folders to check";
        ExplainStages =>
            "只显示导入各步的结果，不写文件", "只顯示匯入各步的結果，不寫檔案", "Print what each stage of the import makes; write nothing";
        ImportFile => "通知文件", "通知檔案", "The notice";
        SchemaName => "{0}", "{0}", "{0}";
        Shell => "命令行解释器：{0}", "命令列解譯器：{0}", "The shell: {0}";
        /// `--query` of the browser.
        StartQuery => "打开后直接搜索的字词", "開啟後直接搜尋的字詞", "The search to open with";
        PlayKeys => "不用终端，依次按下这些键", "不用終端機，依序按下這些鍵", "Press these keys without a terminal";
        Print => "界面的列数和行数，如 120x36，结束时打印", "介面的欄數和列數，如 120x36，結束時列印", "Screen size, like 120x36, printed at the end";
        PictureFormat => "打印成什么：{0}", "列印成什麼：{0}", "Print as: {0}";
        Style => "同时打印颜色和字形", "一併列印顏色和字形", "Print colours and attributes as well";
        Json => "输出一个 JSON 值", "輸出一個 JSON 值", "Print one JSON value";
        JsonLines => "一行输出一个 JSON 对象", "一行輸出一個 JSON 物件", "Print one JSON object a line";
        Color => "颜色：{0}（auto 仅在终端上）", "顏色：{0}（auto 僅在終端機上）", "Colours: {0}";
        Pager => "较长的案例用 $PAGER 分页显示", "較長的案例用 $PAGER 分頁顯示", "Cases longer than the screen go through $PAGER";
        NoPager => "不分页，直接显示", "不分頁，直接顯示", "Print long cases without a pager";
        Sort => "排序：{0}（编号、地区、标题拼音、日期）", "排序：{0}（編號、地區、標題拼音、日期）", "Sort by: {0}";
        Reverse => "倒序", "倒序", "In reverse order";
        OfBatch => "只列这个批次，可重复", "只列這個批次，可重複", "Only this batch; repeated: any of them";
        OfRegion => "只列这个地区，如 福州，可重复", "只列這個地區，如 福州，可重複", "Only this place, like 福州; repeatable";
        OfIndicator => "只列这个指标，如 政务服务，可重复", "只列這個指標，如 政務服務，可重複", "Only this indicator, like 政务服务; repeatable";
        OfSystem => "只列提到这个系统平台的，如 闽政通，可重复", "只列提到這個系統平台的，如 閩政通，可重複",
            "Only cases that name this system; repeatable";
        Systems =>
            "改为列出各系统平台：名称、案例数、案例编号", "改為列出各系統平台：名稱、案例數、案例編號",
            "List systems instead: name, cases, ids";
        Stats =>
            "改为统计各批次、年份、地区、指标、系统平台", "改為統計各批次、年份、地區、指標、系統平台",
            "Count by batch, year, place, indicator, system";
        ExportSearch => "写搜索命中的案例", "寫搜尋相符的案例", "The cases that a search finds";
        ExportBatch => "写这个批次的案例", "寫這個批次的案例", "The cases of this batch";
        ExportFormat => "格式：{0}；默认按文件名", "格式：{0}；預設依檔名", "Format: {0}; else by the file name";
        ExportFile => "写入这个文件", "寫入這個檔案", "Write to this file";
        What => "内容：{0}（全文、举措和成效、一例一行、对比表）", "內容：{0}（全文、舉措和成效、一例一行、對比表）", "Parts: {0}";
        Heading => "文件的标题", "檔案的標題", "The heading of the document";
        ShowFormat => "格式：{0}", "格式：{0}", "Format: {0}";
        Printed => "按原文，不改标点和简繁", "依原文，不改標點和簡繁", "As printed: marks and script unchanged";
        /// `--force` of `anli export`.
        Overwrite => "覆盖已有的文件", "取代既有的檔案", "Replace a file that is there";
        NoFormat => "没有指定格式", "沒有指定格式", "no format is given";
        NameFormat => "请用 --format 或 -o 写明，可用：{0}。", "請用 --format 或 -o 寫明，可用：{0}。", "Use --format or -o, with one of: {0}.";
        /// {0} the ending of a file.
        BadEnding => "不能写成 .{0} 文件", "不能寫成 .{0} 檔案", "files that end in .{0} cannot be written";
        NeedsFile => "Word 文件不能输出到屏幕", "Word 檔案不能輸出到螢幕", "a Word document cannot be printed";
        NameFile => "请用 -o 写明文件名，如 -o 案例.docx。", "請用 -o 寫明檔名，如 -o 案例.docx。", "Name a file: -o cases.docx.";
        FileThere => "文件 {0} 已存在", "檔案 {0} 已存在", "{0} already exists";
        UseForce => "请换一个文件名；确要覆盖，请加 --force。", "請換一個檔名；確要取代，請加 --force。", "Choose another name, or use --force.";
        /// {0} a path, {1} bytes.
        WrittenBytes => "已写入 {0}（{1} 字节）", "已寫入 {0}（{1} 位元組）", "Written to {0} ({1} {1:byte|bytes})";
        /// {0} a command.
        Fetch => "取回本机：{0}", "取回本機：{0}", "Fetch it from your own computer: {0}";
        Whole => "全部", "全部", "All";
        Source => "显示通知原文，带行号", "顯示通知原文，帶行號", "Show the lines of the notice, numbered";
        Citation => "只显示引用时的出处，一行一个", "只顯示引用時的出處，一行一個", "Show how each is cited, one a line";
        CitationStyle =>
            "出处的写法：{0}（公文、GB/T 7714—2025、2015）", "出處的寫法：{0}（公文、GB/T 7714—2025、2015）",
            "How to cite: {0} (GB/T 7714—2025 and 2015)";
        Width => "按此列数折行", "依此欄數換行", "Wrap to this number of columns";
        Limit => "最多列出的个数", "最多列出的個數", "Show at most this many";
        Explain => "说明命中原因", "說明何處相符", "Say why each case was found";
        Against => "与较早的批次比较：编号是否消失或移位", "與較早的批次比較：編號是否消失或移位", "Compare ids with an older state of the batch";
        Id => "批次编号，如 fujian-2025-1", "批次編號，如 fujian-2025-1", "Batch id, for example fujian-2025-1";
        Corrections => "更正文件", "更正檔", "A file of corrections";
        Output => "把批次写入这个文件夹", "把批次寫入這個資料夾", "Write the batch to this folder";
        Add => "加入自己的案例库", "加入自己的案例庫", "Add it to your own corpus";
        /// `--force`.
        Force => "替换该处已有的其他批次", "取代該處既有的其他批次", "Replace another batch that is there";
        Draft =>
            "把待核对之处写成更正草稿（同 -o 或 --add 使用）", "把待核對之處寫成更正草稿（同 -o 或 --add 使用）",
            "Draft corrections (with -o or --add)";
        Corpus => "另外读取这个批次或批次文件夹，可重复", "另外讀取這個批次或批次資料夾，可重複", "Also read this batch or folder; repeatable";
        NoSeeds => "不用程序自带的批次", "不用程式自帶的批次", "Leave out the bundled batches";
        NoState => "不读写上次的浏览状态", "不讀寫上次的瀏覽狀態", "Neither read nor write session state";
        NoCache => "不读写缓存", "不讀寫快取", "Neither read nor write the cache";
        Keymap =>
            "键位：default、vim、emacs、plain，或自己的文件", "按鍵配置：default、vim、emacs、plain，或自己的檔案",
            "Keys: default, vim, emacs, plain, or your own";
        Lang => "界面语言：{0}", "介面語言：{0}", "Language: {0}";
        Theme => "配色：{0}", "配色：{0}", "Colours: {0}";
        Mouse => "用鼠标点选、滚动、拖动分栏", "用滑鼠點選、滾動、拖動分欄", "Use the mouse to select, scroll and drag";
        Ambiguous => "“”—…① 的宽度：{0}", "“”—…① 的寬度：{0}", "Width of “”—…①: {0}";
        Plain =>
            "逐行问答，供读屏软件和简单终端使用", "逐行問答，供螢幕報讀軟體和簡單終端機使用",
            "Line by line, for screen readers and dumb terminals";
        Strict =>
            "数据或键位有错误时，命令即告失败（2）", "資料或按鍵配置有錯誤時，命令即告失敗（2）",
            "An error in data or keys fails a command (2)";
        Seeds => "使用程序自带的批次", "使用程式自帶的批次", "Use the bundled batches";
        State => "记住浏览状态", "記住瀏覽狀態", "Session state is remembered";
        Cache => "使用缓存", "使用快取", "The cache is used";
        EscWait =>
            "Esc 等待按键其余部分的毫秒数，SSH 默认 150", "Esc 等待按鍵其餘部分的毫秒數，SSH 預設 150",
            "Milliseconds Esc waits for more of a key (SSH: 150)";
        Resume =>
            "回到上次的位置：dropped 断线后，always 每次，never 从不", "回到上次的位置：dropped 斷線後，always 每次，never 從不",
            "Resume: dropped (after a lost line), always, never";
        Typeset => "中文排版：标点、缩进", "中文排版：標點、縮排", "Typesetting: Chinese punctuation and indents";
        NoTypeset => "不作中文排版，按原样显示", "不作中文排版，依原樣顯示", "No typesetting: the text as stored";
        PointRows => "一是、二是各起一行", "一是、二是各起一行", "Start each point on a new line";
        Script => "正文简繁：{0}", "正文簡繁：{0}", "Script of the text: {0}";
        Spaced => "汉字与西文、数字之间留空", "漢字與西文、數字之間留空", "A space between Han and Latin";
        DoubleSpaced => "全屏阅读时隔行显示", "全螢幕閱讀時隔行顯示", "Double spacing in full screen";
        TextWidth => "行宽（列）", "行寬（欄）", "Text width in columns";
        Split => "分栏线右移的列数，负数为左移", "分欄線右移的欄數，負數為左移", "Move the divider right by N columns";
        Preview => "窄屏上列表下方预览的行数，0 为不预览", "窄螢幕上清單下方預覽的列數，0 為不預覽", "Rows of the preview below a list; 0 hides it";
        BatchPane => "宽屏上显示批次栏", "寬螢幕上顯示批次欄", "The batch list on wide screens";
        NoBatchPane => "宽屏上不显示批次栏", "寬螢幕上不顯示批次欄", "No batch list on wide screens";
        OutlinePane => "全屏阅读时在旁边显示提纲", "全螢幕閱讀時在旁邊顯示提綱", "The outline beside the text in full screen";
        Help => "显示帮助", "顯示說明", "Show help";
        Version => "显示版本", "顯示版本", "Show the version";
        /// {0} the problem, {1} the cure.
        WrongAndCure => "{0}。{1}", "{0}。{1}", "{0}. {1}";
        NoOption => "没有“{0}”这个选项或参数", "沒有「{0}」這個選項或參數", "there is no option or argument \"{0}\"";
        NoCommand => "没有“{0}”这个命令", "沒有「{0}」這個指令", "there is no command \"{0}\"";
        /// {0} the option, {1} the value.
        NoValue => "{0} 不能用“{1}”", "{0} 不能用「{1}」", "{0} cannot be \"{1}\"";
        ValueMissing => "{0} 后面缺少值", "{0} 後面缺少值", "{0} needs a value";
        Required => "缺少 {0}", "缺少 {0}", "{0} is missing";
        /// {0}, {1} the options.
        Conflict => "{0} 不能与 {1} 同用", "{0} 不能與 {1} 同用", "{0} cannot be used with {1}";
        TooMany => "{0} 只能用一次", "{0} 只能用一次", "{0} can be used only once";
        WrongUse => "用法有误", "用法有誤", "wrong use";
        SeeHelp => "运行 {0} --help 查看用法。", "執行 {0} --help 查看用法。", "Run {0} --help.";
        DidYouMean => "是不是要用 {0}？", "是不是要用 {0}？", "Did you mean {0}?";
        Allowed => "可用：{0}。", "可用：{0}。", "Use one of: {0}.";
        /// {0} the least and the greatest number.
        Range => "可用的范围：{0}。", "可用的範圍：{0}。", "The range is {0}.";
        NoSuchCase => "没有案例 {0}", "沒有案例 {0}", "there is no case {0}";
        SeeList => "运行 anli list 查看全部编号。", "執行 anli list 查看全部編號。", "Run anli list to see all ids.";
        BadCaseId => "“{0}”不是案例编号", "「{0}」不是案例編號", "\"{0}\" is not a case id";
        CaseIdForm =>
            "请写作“批次/序号”，如 fujian-2025-1/27。", "請寫作「批次/序號」，如 fujian-2025-1/27。",
            "Write BATCH/NUMBER, for example fujian-2025-1/27.";
        NoSuchBatch => "没有批次 {0}", "沒有批次 {0}", "there is no batch {0}";
        BatchesAre => "现有批次：{0}。", "現有批次：{0}。", "The batches are: {0}.";
        NoSuchIndicator => "没有“{0}”这个指标", "沒有「{0}」這個指標", "there is no indicator \"{0}\"";
        NoSuchSystem => "没有名为“{0}”的系统平台", "沒有名為「{0}」的系統平台", "there is no system \"{0}\"";
        SeeSystems =>
            "运行 anli list --systems 查看全部系统平台。", "執行 anli list --systems 查看全部系統平台。",
            "Run anli list --systems to see all of them.";
        /// {0} the name, {1} the number of systems.
        SystemUnclear => "名称含有“{0}”的系统平台有 {1} 个", "名稱含有「{0}」的系統平台有 {1} 個", "\"{0}\" matches {1} systems";
        BadSize => "“{0}”不是界面大小", "「{0}」不是介面大小", "\"{0}\" is not a screen size";
        SizeForm => "请写作“列数x行数”，如 120x36。", "請寫作「欄數x列數」，如 120x36。", "Write COLUMNSxROWS, for example 120x36.";
        BadKeys => "无法识别按键“{0}”", "無法辨識按鍵「{0}」", "\"{0}\" is not a key";
        KeysForm => "请写作 jj/bdy<enter><c-d>。", "請寫作 jj/bdy<enter><c-d>。", "Write for example jj/bdy<enter><c-d>.";
        NoTerminal => "无法使用终端：{0}", "無法使用終端機：{0}", "the terminal cannot be used: {0}";
        TourNeedsScreen => "导览需要能显示整屏的终端", "導覽需要能顯示整個畫面的終端機", "the tour needs a terminal that shows whole screens";
        UseList =>
            "不用终端时请用 anli list、anli show。", "不用終端機時請用 anli list、anli show。",
            "Without a terminal use anli list and anli show.";
        NoHome => "找不到用户文件夹", "找不到使用者資料夾", "there is no home folder";
        SetHome => "请设置 HOME 或 ANLI_HOME。", "請設定 HOME 或 ANLI_HOME。", "Set HOME or ANLI_HOME.";
        NothingFound => "没有找到", "沒有找到", "nothing found";
        NothingTyped =>
            "请写明要查找的字词，例如 anli search 零工", "請寫明要查找的字詞，例如 anli search 零工",
            "name the words to search for; for example: anli search 零工";
        NoFaults => "已检查 {0} 个文件，没有问题。", "已檢查 {0} 個檔案，沒有問題。", "{0} {0:file|files} checked, no faults.";
        /// {0} errors, {1} warnings.
        FaultsFound => "错误 {0} 处，警告 {1} 处。", "錯誤 {0} 處，警告 {1} 處。", "{0} {0:error|errors}, {1} {1:warning|warnings}.";
        /// {0} the number.
        MoreFaults =>
            "另有 {0} 处问题，运行 anli check 查看。", "另有 {0} 處問題，執行 anli check 查看。",
            "{0} more {0:fault|faults}: run anli check.";
        Written => "已写入 {0}", "已寫入 {0}", "Written to {0}";
        DraftNowhere => "没有指定更正草稿的存放位置", "沒有指定更正草稿的存放位置", "there is no folder for the draft";
        DraftPlaces => "请同时使用 -o 或 --add。", "請同時使用 -o 或 --add。", "Use -o or --add as well.";
        DraftThere => "已有更正文件 {0}", "已有更正檔 {0}", "there are corrections already: {0}";
        /// {0} the folder, {1} the id, {2} the title, {3} the number of cases.
        OtherBatch =>
            "{0} 中已有其他批次 {1}（{2}，{3} 个案例）", "{0} 中已有其他批次 {1}（{2}，{3} 個案例）",
            "{0} holds another batch, {1} ({2}, {3} cases)";
        /// {0} the file in the place of the batch.
        NoKnownBatch =>
            "{0} 无法读取，不能确定它来自哪份通知", "{0} 無法讀取，不能確定它來自哪份通知",
            "{0} cannot be read, so it is unknown which notice it came from";
        ReplaceIt =>
            "请另选 --id 或文件夹；确要替换，请加 --force。", "請另選 --id 或資料夾；確要取代，請加 --force。",
            "Choose another --id or folder, or replace it with --force.";
        /// {0} the new name of the corrections of another notice.
        PutAside =>
            "那里原有的更正属于另一份通知，已改名为 {0}", "那裡原有的更正屬於另一份通知，已改名為 {0}",
            "The corrections there were of another notice and are now {0}";
        EditIt => "请直接修改该文件，不要另写草稿。", "請直接修改該檔案，不要另寫草稿。", "Edit that file; it is never overwritten.";
        Drafted =>
            "更正草稿：{0}\n请逐条对照通知改正并填写 why，不需要的条目删去，然后重新导入。",
            "更正草稿：{0}\n請逐條對照通知改正並填寫 why，不需要的項目刪去，然後重新匯入。",
            "Draft of corrections: {0}\nCompare each entry with the notice, correct it and fill in why, or remove it; then import again.";
        NothingToDraft =>
            "没有可由更正解决的疑点，未写草稿。", "沒有可由更正解決的疑點，未寫草稿。",
            "Nothing that corrections could settle: no draft was written.";
        ThemesBy => "      指标：{0}", "      指標：{0}", "      indicators: {0}";
        /// {0} the theme, {1} the words that decided.
        ThemeBy => "{0}（{1}）", "{0}（{1}）", "{0} ({1})";
        /// {0} the number, {1} the first line, {2} the region, {3} the title.
        FoundCase => "  {0}  第 {1} 行  {2}  {3}", "  {0}  第 {1} 行  {2}  {3}", "  {0}  line {1}  {2}  {3}";
        PlaceUnknown => "地区不明", "地區不明", "place unknown";
        Remedies => "更正办法（写入 corrections.json）：", "更正辦法（寫入 corrections.json）：", "What to put into corrections.json:";
        ToldApart => "区分案例：{0}", "區分案例：{0}", "How cases were told apart: {0}";
        Found => "案例：找到 {0} 个", "案例：找到 {0} 個", "Cases: {0} found";
        /// {0} found, {1} announced.
        FoundOf => "案例：找到 {0} 个，通知称 {1} 个", "案例：找到 {0} 個，通知稱 {1} 個", "Cases: {0} found, {1} announced";
        Repaired => "修复：{0}", "修復：{0}", "Repairs: {0}";
        ByRule => "按规则确定：{0}", "依規則確定：{0}", "By rule: {0}";
        ByHand => "由人确定：{0}", "由人確定：{0}", "By hand: {0}";
        Doubts => "待核对：{0} 处", "待核對：{0} 處", "To be checked: {0}";
        /// {0} the item, {1} its count.
        Counted => "{0} {1}", "{0} {1}", "{0} {1}";
        Comma => "、", "、", ", ";
        Semicolon => "；", "；", "; ";
        None => "无", "無", "none";
        /// {0} the reason.
        CannotPrint => "无法输出：{0}", "無法輸出：{0}", "cannot print: {0}";
    }
}
