//! The messages of the linear mode, and those about the terminal and its sessions.

use super::catalogue::messages;

messages! {
    /// A message of the linear mode, or about a terminal.
    pub enum PlainMsg {
        /// {0} cases, {1} batches.
        Welcome =>
            "共 {0} 个案例，来自 {1} 个批次。输入 ? 查看用法。", "共 {0} 個案例，來自 {1} 個批次。輸入 ? 查看用法。",
            "{0} {0:case|cases} from {1} {1:batch|batches}. Type ? for help.";
        Help =>
            "输入编号：打开案例。直接回车：继续。输入字词：搜索。b：回到列表。n：下一个案例。p：上一个案例。a：全部案例。q：退出。读案例时，s：列出各部分；s3：从第 3 部分读起；c：出处；w 文件名：写成文件（在列表中则写列出的全部案例），文件名以 .docx、.html、.md、.csv 或 .json 结尾。",
            "輸入編號：開啟案例。直接按 Enter：繼續。輸入字詞：搜尋。b：回到清單。n：下一個案例。p：上一個案例。a：全部案例。q：結束。讀案例時，s：列出各部分；s3：從第 3 部分讀起；c：出處；w 檔名：寫成檔案（在清單中則寫列出的全部案例），檔名以 .docx、.html、.md、.csv 或 .json 結尾。",
            "A number: open that case. Enter: go on. Words: search. b: back to the list. n: next case. p: previous case. a: all cases. q: quit. In a case, s: its parts; s3: read from part 3; c: cite it; w FILE: write it to a file (in a list: all cases listed), whose name ends in .docx, .html, .md, .csv or .json.";
        /// {0} the first, {1} the last, {2} the number of all.
        Rows => "第 {0} 至 {1} 个，共 {2} 个。", "第 {0} 至 {1} 個，共 {2} 個。", "{0} to {1} of {2}.";
        /// {0} the query, {1} the first, {2} the last, {3} the number of all.
        Hits => "搜索“{0}”：第 {1} 至 {2} 个，共 {3} 个。", "搜尋「{0}」：第 {1} 至 {2} 個，共 {3} 個。", "Search \"{0}\": {1} to {2} of {3}.";
        Nothing => "没有找到“{0}”，请减少或更换字词。", "沒有找到「{0}」，請減少或更換字詞。", "Nothing found for \"{0}\": try fewer or other words.";
        /// {0} the number typed, {1} the number of rows.
        NoRow => "没有第 {0} 个，共 {1} 个。", "沒有第 {0} 個，共 {1} 個。", "There is no number {0}; there are {1}.";
        /// {0} the row, {1} the number of rows.
        Case => "第 {0} 个，共 {1} 个。", "第 {0} 個，共 {1} 個。", "Number {0} of {1}.";
        More => "回车继续。", "按 Enter 繼續。", "Enter for more.";
        EndOfCase => "本案例到此结束。", "本案例到此結束。", "End of the case.";
        EndOfList => "列表到此结束。", "清單到此結束。", "End of the list.";
        GoToPart => "输入 s 和编号，从那一部分读起。", "輸入 s 和編號，從那一部分讀起。", "Type s and a number to read from there.";
        /// {0} the number typed, {1} the number of parts.
        NoPart => "没有第 {0} 部分，共 {1} 部分。", "沒有第 {0} 部分，共 {1} 部分。", "There is no part {0}; there are {1}.";
        NameFile => "请写明文件名，例如：w 案例.docx", "請寫明檔名，例如：w 案例.docx", "Name a file, such as: w case.docx";
        Prompt => "请输入：", "請輸入：", "anli: ";
        /// {0} the variable, {1} its value, {2} the encoding.
        Locale =>
            "anli: 当前字符集是 {2}（{0}={1}），本程序只输出 UTF-8。请在 Xshell 的“文件-属性-终端-编码”、PuTTY 的“Window-Translation-Remote character set”中选 UTF-8，再执行 export {0}=zh_CN.UTF-8。",
            "anli: 目前的字元集是 {2}（{0}={1}），本程式只輸出 UTF-8。請在 Xshell 的「檔案-屬性-終端機-編碼」、PuTTY 的「Window-Translation-Remote character set」中選 UTF-8，再執行 export {0}=zh_TW.UTF-8。",
            "anli: this terminal's character set is {2} ({0}={1}), and anli writes UTF-8. Choose UTF-8 in Xshell under File - Properties - Terminal - Encoding, in PuTTY under Window - Translation - Remote character set; then export {0}=C.UTF-8.";
        /// After a dropped line.
        Resumed => "已回到上次断线时的位置", "已回到上次斷線時的位置", "back where the connection dropped";
        /// No shell could continue a stopped program.
        NoShell => "不是从命令行启动的，不能暂停", "不是從命令列啟動的，不能暫停", "not started from a shell, so it cannot be suspended";
        Failed =>
            "程序出错，已退出，搜索记录已保存。请把下面几行连同刚才的操作告诉维护人员：",
            "程式出錯，已結束，搜尋記錄已儲存。請把下面幾行連同剛才的操作告訴維護人員：",
            "the program failed and ended; your searches are kept. Please report these lines and what you did:";
        /// For a Linux console, which may have no Chinese font.
        Console =>
            "Linux console: no Chinese font here? Use ssh, fbterm or kmscon (汉字不显示时)",
            "Linux console: no Chinese font here? Use ssh, fbterm or kmscon (漢字不顯示時)",
            "Linux console: no Chinese characters? Use ssh, fbterm or kmscon";
        /// After the user left.
        Left => "已回到上次离开时的位置", "已回到上次離開時的位置", "back where you left off";
        /// {0} the key that shows the reason.
        StateSetAside =>
            "上次的位置记录无法读取，已改名保留，按 {0} 查看原因", "上次的位置紀錄無法讀取，已改名保留，按 {0} 查看原因",
            "the record of the last session is unreadable and was set aside: press {0}";
        /// {0} the key that shows the reason.
        StateUnusable =>
            "上次的位置记录未能使用，按 {0} 查看原因", "上次的位置紀錄未能使用，按 {0} 查看原因",
            "the record of the last session cannot be used: press {0}";
        /// {0} the reason.
        SearchesNotKept =>
            "搜索记录未能保存，退出时再试：{0}", "搜尋記錄未能儲存，離開時再試：{0}",
            "searches are not kept, tried again at the end: {0}";
        /// {0} the mode, {1} the key that changes it.
        WidthIs =>
            "字符宽度：{0}，如界面未对齐，请再按 {1}", "字元寬度：{0}，如介面未對齊，請再按 {1}",
            "character width: {0}; press {1} again if columns do not line up";
        /// {0} the mode that was found.
        WidthAuto => "自动（{0}）", "自動（{0}）", "automatic ({0})";
        WidthNarrow => "窄", "窄", "narrow";
        WidthWide => "宽", "寬", "wide";
        /// {0} the number of cases.
        CorpusChanged =>
            "案例库有变化，已重新读取，现有 {0} 个案例", "案例庫有變化，已重新讀取，現有 {0} 個案例",
            "the corpus has changed and was read again: {0} {0:case|cases}";
        /// While it is read.
        Reloading => "正在重新读取案例库……", "正在重新讀取案例庫……", "reading the corpus again …";
        /// {0} the number of cases.
        Reloaded => "已重新读取，共 {0} 个案例", "已重新讀取，共 {0} 個案例", "read again: {0} {0:case|cases}";
        WidthSafe => "兼容", "相容", "safe";
    }
}
