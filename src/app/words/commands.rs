//! The messages about the user's own commands.

use super::catalogue::messages;

messages! {
    /// A message about commands; {0} is the name of the command.
    pub enum CommandMsg {
        /// The heading in help.
        Title => "自定义命令", "自訂指令", "Your commands";
        Done => "“{0}”已运行", "「{0}」已執行", "\"{0}\" has run";
        /// {1} the exit code.
        Code => "“{0}”未成功，退出码 {1}", "「{0}」未成功，結束代碼 {1}", "\"{0}\" failed: exit code {1}";
        /// {1} the number of the signal.
        Signal => "“{0}”被信号 {1} 终止", "「{0}」被訊號 {1} 終止", "\"{0}\" was ended by signal {1}";
        /// {1} the reason.
        NotStarted => "“{0}”无法运行：{1}", "「{0}」無法執行：{1}", "\"{0}\" cannot be run: {1}";
        Refused => "这里不运行命令，“{0}”未运行", "這裡不執行指令，「{0}」未執行", "commands are not run here: \"{0}\" was left out";
        AnyKey => "按任意键返回", "按任意鍵返回", "Press any key to return";
    }
}
