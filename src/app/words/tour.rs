//! The messages of the tour: one for each step, in which {0} and {1} are keys.

use super::catalogue::messages;

messages! {
    /// A message of the tour.
    pub enum TourMsg {
        /// {0} the number of the step, {1} of all, {2} its text.
        Step => "导览 {0}/{1}  {2}", "導覽 {0}/{1}  {2}", "Tour {0}/{1}  {2}";
        Skip => "{0} 跳过", "{0} 跳過", "{0} skips";
        Leave => "{0} 离开", "{0} 離開", "{0} leaves";
        Move =>
            "这里列出全部案例，下方或右侧是预览。按 {0} 下移一行。", "這裡列出全部案例，下方或右側是預覽。按 {0} 下移一列。",
            "These are all cases, with a preview below or beside. Press {0} to move down.";
        Open => "按 {0} 打开选中的案例。", "按 {0} 開啟選取的案例。", "Press {0} to open the case.";
        Page => "按 {0} 下翻一屏，按 {1} 翻回来。", "按 {0} 下翻一頁，按 {1} 翻回上一頁。", "Press {0} for the next screen, {1} for the one before.";
        Measure =>
            "案例分背景、做法、成效，做法中有若干举措。按 {0} 跳到下一条举措。", "案例分背景、做法、成效，做法中有若干舉措。按 {0} 跳到下一條舉措。",
            "A case has background, measures and results. Press {0} to go to the next measure.";
        Notice =>
            "文字有没有改动？按 {0} 对照通知原文，行号与原文一致。", "文字有沒有改動？按 {0} 對照通知原文，行號與原文一致。",
            "Is this what was printed? Press {0} to compare it with the numbered lines of the notice.";
        Text => "再按 {0} 回到整理后的文字。", "再按 {0} 回到整理後的文字。", "Press {0} again for the text.";
        Back => "按 {0} 回到案例列表。", "按 {0} 回到案例清單。", "Press {0} to go back to the list.";
        Search =>
            "按 {0} 搜索全部案例，输入 bdy（“不打烊”的拼音首字母），不用输入法。",
            "按 {0} 搜尋全部案例，輸入 bdy（「不打烊」的拼音首字母），不用輸入法。",
            "Press {0} to search all cases and type bdy, the initials of 不打烊: no input method needed.";
        Hit =>
            "列表只保留命中的案例，并注明命中在何处。按 {0} 打开。", "清單只保留相符的案例，並註明何處相符。按 {0} 開啟。",
            "The list shows what was found, and why. Press {0} to open the first.";
        Next =>
            "命中的字词已标出。按 {0} 到下一处，看完一个案例会接着到下一个。", "相符的字詞已標出。按 {0} 到下一處，看完一個案例會接著到下一個。",
            "Matches are marked. Press {0} for the next, on into the next case.";
        Copy =>
            "写材料时要引用？按 {0} 打开复制菜单：全文、出处、举措、编号都能复制。",
            "撰寫文稿時要引用？按 {0} 開啟複製選單：全文、出處、舉措、編號都能複製。",
            "To quote it: press {0} and choose the text, the citation, a measure or the id.";
        Palette =>
            "记不住按键也不要紧：按 {0} 打开命令面板，输入拼音或文字就能找到任何操作。",
            "忘了按鍵也沒關係：按 {0} 開啟指令面板，輸入拼音或文字就能找到任何操作。",
            "No need to remember keys: press {0} and type what you want to do.";
        Help =>
            "按 {0} 关闭面板，再按 {1} 打开帮助：里面是当前能用的全部按键。", "按 {0} 關閉面板，再按 {1} 開啟說明：裡面是目前能用的全部按鍵。",
            "Press {0} to close the commands, then {1} for help: all keys that work here.";
        Review =>
            "通知怎样变成案例？按 {0} 关闭帮助，再按 {1} 校对一份示例通知。", "通知怎樣變成案例？按 {0} 關閉說明，再按 {1} 校對一份範例通知。",
            "How does a notice become cases? Press {0}, then {1} to review a small one.";
        ReviewCase =>
            "右边是通知，左边是读出的案例：一个也没认出。按 {0} 标明案例从此行开始，标两处后其余会自动找到。",
            "右邊是通知，左邊是讀出的案例：一個也沒認出。按 {0} 標明案例從此行開始，標兩處後其餘會自動找到。",
            "The notice, and on the left what was read: nothing. Press {0}: a case begins here.";
        ReviewDoubt => "拿不准的都列在左下。按 {0} 确认一组疑点无误。", "拿不準的都列在左下。按 {0} 確認一組疑點無誤。", "Doubts stand below the cases. Press {0} to confirm a group of them.";
        ReviewLeave => "真正的通知用 anli import 打开，每一步都会存下。按 {0} 离开校对。", "真正的通知用 anli import 開啟，每一步都會存下。按 {0} 離開校對。", "anli import opens a real one, and each answer is kept. Press {0} to leave.";
        Done => "导览结束。以后随时按 {0} 看帮助。", "導覽結束。以後隨時按 {0} 看說明。", "That was the tour. Press {0} for help at any time.";
        /// {0} the key that begins the tour again.
        Left => "已离开导览，要再看请按 {0}", "已離開導覽，如需再看請按 {0}", "tour ended; {0} starts it again";
        /// No key begins the tour.
        LeftUnbound => "已离开导览，要再看请运行 anli tour", "已離開導覽，如需再看請執行 anli tour", "tour ended; anli tour starts it again";
    }
}
