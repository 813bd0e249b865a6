//! The words of a presentation.

use super::catalogue::messages;

messages! {
    /// A message of a presentation.
    pub enum PresentMsg {
        About => "在会场上逐页演示案例", "在會場上逐頁演示案例", "Present cases page by page";
        OfFolder => "演示这个案例夹，按夹内次序", "演示這個案例夾，依夾內次序", "The cases of this folder, in its order";
        Title => "封面标题", "封面標題", "The heading of the title page";
        Place => "封面上的地点", "封面上的地點", "The place on the title page";
        OnDate => "封面上的日期（默认今天）", "封面上的日期（預設今天）", "The date on the title page (default: today)";
        NeedsScreen => "演示需要能显示整屏的终端", "演示需要能顯示整個畫面的終端機", "a presentation needs a terminal that shows whole screens";
        UseExport => "没有终端时，用 anli export 写成文件。", "沒有終端機時，用 anli export 寫成檔案。", "Without one, write a document with anli export.";
        /// {0} the number of cases.
        Count => "共 {0} 个案例", "共 {0} 個案例", "{0} {0:case|cases}";
        /// {0} year, {1} month, {2} day.
        Date => "{0}年{1}月{2}日", "{0}年{1}月{2}日", "{0}-{1}-{2}";
        /// {0} the number of the case in its batch.
        Nth => "第{0}例", "第{0}例", "no. {0}";
        Heading => "典型经验做法", "典型經驗做法", "Practice cases";
        Cover => "封面", "封面", "title page";
        Source => "出处", "出處", "Source";
        Figures => "成效数字", "成效數字", "results in figures";
        /// {0} the heading of the page before.
        Continued => "{0}（续）", "{0}（續）", "{0} (continued)";
        /// {0} the page, {1} all pages.
        PageOf => "{0}/{1}", "{0}/{1}", "{0}/{1}";
        /// {0} the number of pages.
        PagesTitle => "各页一览（共 {0} 页）", "各頁一覽（共 {0} 頁）", "Pages ({0})";
        Every => "自动播放，每页停留的时间，如 20s、2m", "自動播放，每頁停留的時間，如 20s、2m", "Play by itself; each page stays so long, as 20s or 2m";
        Loop => "播放完从头再来", "播放完從頭再來", "Begin again after the last page";
        Auto => "自动", "自動", "auto";
        Paused => "暂停", "暫停", "paused";
        /// {0} the key.
        TakenOver => "已转为手动，按 {0} 继续自动播放", "已轉為手動，按 {0} 繼續自動播放", "by hand now; {0} goes on by itself";
        AutoOn => "自动播放", "自動播放", "playing by itself";
        AtEnd => "已是最后一页", "已是最後一頁", "this is the last page";
        AtStart => "已是第一页", "已是第一頁", "this is the first page";
        /// {0} the key.
        LeaveAgain => "再按一次 {0} 结束演示，按其他键继续", "再按一次 {0} 結束演示，按其他鍵繼續", "{0} again ends the presentation; any other key goes on";
        /// {0} the ids.
        Missing => "没有找到案例 {0}，其余照常演示", "沒有找到案例 {0}，其餘照常演示", "not found: {0}; the others are shown";
        Play => "按脚本放映：字幕、按键、停顿", "依腳本放映：字幕、按鍵、停頓", "Play a prepared script: captions, keys, pauses";
        PlayFile => "脚本文件（格式见 anli schema script）", "腳本檔案（格式見 anli schema script）", "The script, a file as anli schema script says";
        PlayNeedsScreen => "放映脚本需要能显示整屏的终端", "放映腳本需要能顯示整個畫面的終端機", "a script needs a terminal that shows whole screens";
        UsePrint => "没有终端时，加 --print 100x30 放完并输出最后一屏，加 --record 录像。", "沒有終端機時，加 --print 100x30 放完並輸出最後一個畫面，加 --record 錄影。", "Without one, --print 100x30 plays it and prints the last screen, --record records it.";
        ShowOver => "脚本放完，现在由按键操作", "腳本放完，現在由按鍵操作", "the script is over; the keys are yours";
        ShowTaken => "脚本已停，现在由按键操作", "腳本已停，現在由按鍵操作", "the script has stopped; the keys are yours";
        Record => "录成终端录像（asciicast）", "錄成終端機錄影（asciicast）", "Record what is shown, for players of terminals (asciicast)";
        RecordVersion => "录像格式的版本", "錄影格式的版本", "The version of the recording";
        RecordIdle => "录像中停顿的上限，如 2s（默认 2s；放脚本时不设）", "錄影中停頓的上限，如 2s（預設 2s；放腳本時不設）", "The longest pause recorded, as 2s (default 2s; of a script any)";
        MaskInput => "不录正在输入的内容", "不錄正在輸入的內容", "Record nothing while something is typed into an input";
        /// {0} the reason.
        RecordStopped => "录像到此为止：{0}", "錄影到此為止：{0}", "the recording ends here: {0}";
        NoCases => "没有可演示的案例", "沒有可演示的案例", "there is no case to present";
        LightEnd => "已是最后一句", "已是最後一句", "this is the last sentence";
        LightStart => "已是第一句", "已是第一句", "this is the first sentence";
        /// {0} the key.
        NoStop => "没有停点了，阅读时按 {0} 标出", "沒有停點了，閱讀時按 {0} 標出", "no further stop; {0} marks one in the reader";
        StopNote => "停点", "停點", "stop";
        Stopped => "已标为停点", "已標為停點", "marked as a stop";
        Unstopped => "已取消停点", "已取消停點", "no stop any more";
        NoJump => "没有跳转过", "沒有跳轉過", "there was no jump";
    }
}
