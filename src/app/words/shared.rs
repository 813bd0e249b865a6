//! The messages of a machine that many share: what a session there does not do, and why.

use super::catalogue::messages;

messages! {
    /// A message of a shared machine.
    pub enum SharedMsg {
        /// `--restricted`.
        Restricted =>
            "只供查阅：不读写用户的文件，不执行其他程序", "只供查閱：不讀寫使用者的檔案，不執行其他程式",
            "Reading only: no files of users, no other programs";
        /// `--reader`.
        Reader =>
            "读者的名称（state_by 为 key-comment 时）", "讀者的名稱（state_by 為 key-comment 時）",
            "The reader's name, for state_by key-comment";
        /// `--system` of `anli check`.
        System =>
            "检查管理员的配置及其案例库，同受限会话所见", "檢查管理員的設定及其案例庫，同受限工作階段所見",
            "The administrator's file, as a restricted session reads it";
        /// Refusals of actions.
        NoFiles => "本系统只供查阅，不能写文件", "本系統只供查閱，不能寫檔案", "this service is for reading: it writes no files";
        NoImport => "本系统只供查阅，不能导入和校对", "本系統只供查閱，不能匯入和校對", "this service is for reading: it imports nothing";
        NoSuspend => "本系统只供查阅，不能转到后台", "本系統只供查閱，不能移到背景", "this service cannot be suspended";
        NoCommands => "本系统只供查阅，不能执行命令", "本系統只供查閱，不能執行指令", "this service runs no commands";
        IsLocked => "此项由管理员设定，不能更改", "此項由管理員設定，不能更改", "the administrator has fixed this";
        /// {0} a command or an option.
        NotHere => "这里不能用 {0}", "這裡不能用 {0}", "{0} cannot be used here";
        UseHere =>
            "可用：list、search、show、compare，或不带命令。", "可用：list、search、show、compare，或不帶指令。",
            "Use list, search, show or compare, or no command.";
        /// {0} the reason.
        NotStarted => "受限会话无法启动：{0}", "受限工作階段無法啟動：{0}", "a restricted session cannot start: {0}";
        AskAdministrator => "请联系管理员。", "請聯絡管理員。", "Ask the administrator.";
        /// {0} seconds.
        EndsSoon =>
            "长时间没有按键，{0} 秒后自动退出，按任意键继续", "長時間沒有按鍵，{0} 秒後自動結束，按任意鍵繼續",
            "no key for long: ends in {0} {0:second|seconds}; any key goes on";
        Ended => "长时间没有按键，已自动退出。", "長時間沒有按鍵，已自動結束。", "Ended, because no key was pressed for long.";
        /// {0} the number of characters.
        QueryFull => "最多 {0} 个字", "最多 {0} 個字", "at most {0} {0:character|characters}";
        /// The title of the copy menu where no file is written.
        CopyTitle =>
            "复制：{0} 复制  {1} 多选  {2} 显示", "複製：{0} 複製  {1} 複選  {2} 顯示",
            "Copy: {0} copies  {1} picks  {2} shows";
        CopyTooLong =>
            "有 {0} 字节，剪贴板一次最多 {1} 字节，请按 {2} 显示", "有 {0} 位元組，剪貼簿一次最多 {1} 位元組，請按 {2} 顯示",
            "{0} bytes; a clipboard takes {1}: press {2} instead";
        /// The help of the linear mode where no file is written.
        PlainHelp =>
            "输入编号：打开案例。直接回车：继续。输入字词：搜索。b：回到列表。n：下一个案例。p：上一个案例。a：全部案例。q：退出。读案例时，s：列出各部分；s3：从第 3 部分读起；c：出处。",
            "輸入編號：開啟案例。直接按 Enter：繼續。輸入字詞：搜尋。b：回到清單。n：下一個案例。p：上一個案例。a：全部案例。q：結束。讀案例時，s：列出各部分；s3：從第 3 部分讀起；c：出處。",
            "A number: open that case. Enter: go on. Words: search. b: back to the list. n: next case. p: previous case. a: all cases. q: quit. In a case, s: its parts; s3: read from part 3; c: citation.";
    }
}
