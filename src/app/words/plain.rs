//! What is said about the terminal itself and the sessions on it, to a terminal that cannot show the rest, and in the
//! linear mode.

use super::{Lang, fill};

/// A line about or for a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The first line: {0} cases, {1} batches.
    Welcome,
    /// What the answers mean.
    Help,
    /// Above a part of the list: {0} the first number, {1} the last, {2} of how many.
    Rows,
    /// Above a part of a search: {0} the query, {1} the first number, {2} the last, {3} of how many.
    Hits,
    /// Nothing was found: {0} the query.
    Nothing,
    /// The list has no such row: {0} the number, {1} how many rows.
    NoRow,
    /// Above a case: {0} the row, {1} of how many.
    Case,
    /// There is more of the case.
    More,
    /// The case ends.
    EndOfCase,
    /// The list ends.
    EndOfList,
    /// What asks for an answer.
    Prompt,
    /// The locale is of another encoding: {0} the variable, {1} its value, {2} the encoding.
    Locale,
    /// This session goes on where one was whose line dropped.
    Resumed,
    /// Nobody waits who could let a stopped program go on.
    NoShell,
    /// The program failed and the terminal is given back.
    Failed,
    /// The console of Linux has no Han; said so that it can be read there.
    Console,
    /// This session goes on where the user left one.
    Left,
    /// The state file could not be read and was set aside: {0} the key that shows why.
    StateSetAside,
    /// Which width mode it is: {0} the mode, {1} the key that changes it.
    WidthIs,
    /// The terminal decides: {0} the mode.
    WidthAuto,
    /// One column.
    WidthNarrow,
    /// Two columns.
    WidthWide,
    /// Substitutes of certain width.
    WidthSafe,
}

/// The rows, in the order of [`Line`]: line, simplified Chinese, English.
#[rustfmt::skip]
const LINES: [(Line, &str, &str); 23] = [
    (Line::Welcome, "共 {0} 个案例，来自 {1} 个批次。输入 ? 查看用法。", "{0} {0:case|cases} from {1} {1:batch|batches}. Type ? for help."),
    (Line::Help, "输入编号：打开案例。直接回车：继续。输入字词：搜索。b：回到列表。n：下一个案例。p：上一个案例。a：全部案例。q：退出。",
        "A number: open that case. Enter: go on. Words: search. b: back to the list. n: next case. p: previous case. a: all cases. q: quit."),
    (Line::Rows, "第 {0} 至 {1} 个，共 {2} 个。", "{0} to {1} of {2}."),
    (Line::Hits, "搜索“{0}”：第 {1} 至 {2} 个，共 {3} 个。", "Search \"{0}\": {1} to {2} of {3}."),
    (Line::Nothing, "没有找到“{0}”，请减少或更换字词。", "Nothing found for \"{0}\": try fewer or other words."),
    (Line::NoRow, "没有第 {0} 个，共 {1} 个。", "There is no number {0}; there are {1}."),
    (Line::Case, "第 {0} 个，共 {1} 个。", "Number {0} of {1}."),
    (Line::More, "回车继续。", "Enter for more."),
    (Line::EndOfCase, "本案例完。", "End of the case."),
    (Line::EndOfList, "列表完。", "End of the list."),
    (Line::Prompt, "请输入：", "anli: "),
    (Line::Locale,
        "anli: 当前字符集是 {2}（{0}={1}），本程序只输出 UTF-8。请在 Xshell 的“文件-属性-终端-编码”、PuTTY 的“Window-Translation-Remote character set”中选 UTF-8，再执行 export {0}=zh_CN.UTF-8。",
        "anli: this terminal's character set is {2} ({0}={1}), and anli writes UTF-8. Choose UTF-8 in Xshell under File - Properties - Terminal - Encoding, in PuTTY under Window - Translation - Remote character set; then export {0}=C.UTF-8."),
    (Line::Resumed, "已回到上次断线时的位置", "back where the line dropped"),
    (Line::NoShell, "不是从命令行启动的，不能暂停", "no shell waits that could go on: not stopped"),
    (Line::Failed, "程序出错，已退出，搜索记录已保存。请把下面几行连同刚才的操作告诉维护人员：",
        "the program failed and ended; your searches are kept. Please report these lines and what you did:"),
    (Line::Console, "Linux console: no Chinese font here? Use ssh, fbterm or kmscon (汉字不显示时)", "Linux console: no Chinese characters? Use ssh, fbterm or kmscon"),
    (Line::Left, "已回到上次离开时的位置", "back where you left"),
    (Line::StateSetAside, "上次的位置记录无法读取，已改名保留，按 {0} 查看原因", "the record of the last session is unreadable and was set aside: press {0}"),
    (Line::WidthIs, "字符宽度：{0}，界面不齐时再按 {1}", "character width: {0}; press {1} again if columns are crooked"),
    (Line::WidthAuto, "自动（{0}）", "automatic ({0})"),
    (Line::WidthNarrow, "窄", "narrow"),
    (Line::WidthWide, "宽", "wide"),
    (Line::WidthSafe, "兼容", "safe"),
];

impl Lang {
    /// The line in this language, with its `{0}`, `{1}` … filled.
    pub fn line(self, line: Line, args: &[&str]) -> String {
        let row = &LINES[line as usize];
        debug_assert_eq!(row.0, line, "the rows stand in the order of the lines");
        fill(self.pick(row.1, row.2), args)
    }
}
