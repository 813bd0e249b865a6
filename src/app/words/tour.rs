//! What the tour says: one sentence a step, in each language.

use super::{Lang, fill};

/// A sentence of the tour; {0} and {1} are keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guide {
    /// In front of each step: {0} its number, {1} of how many, {2} the step.
    Step,
    /// How to skip a step: {0} the key.
    Skip,
    /// How to leave: {0} the key.
    Leave,
    /// Move in the list.
    Move,
    /// Open a case.
    Open,
    /// Page down.
    Page,
    /// On to a measure.
    Measure,
    /// The lines of the notice.
    Notice,
    /// Back to the text.
    Text,
    /// Back to the list.
    Back,
    /// Search by pinyin.
    Search,
    /// Open a hit.
    Hit,
    /// The next hit.
    Next,
    /// What can be copied.
    Copy,
    /// The palette.
    Palette,
    /// Help.
    Help,
    /// The end.
    Done,
    /// Left early: {0} the key that begins it anew.
    Left,
    /// The same where no key does.
    LeftUnbound,
}

/// The rows, in the order of [`Guide`]: sentence, simplified Chinese, English.
#[rustfmt::skip]
pub const GUIDES: [(Guide, &str, &str); 19] = [
    (Guide::Step, "导览 {0}/{1}  {2}", "Tour {0}/{1}  {2}"),
    (Guide::Skip, "{0} 跳过", "{0} skips"),
    (Guide::Leave, "{0} 离开", "{0} leaves"),
    (Guide::Move, "这里列出全部案例，下方或右侧是预览。按 {0} 下移一行。", "These are all cases, with a preview below or beside. Press {0} to move down."),
    (Guide::Open, "按 {0} 打开选中的案例。", "Press {0} to open the case."),
    (Guide::Page, "按 {0} 下翻一屏，按 {1} 翻回来。", "Press {0} for the next screen, {1} for the one before."),
    (Guide::Measure, "案例分背景、做法、成效，做法中有若干举措。按 {0} 跳到下一条举措。", "A case has background, measures and results. Press {0} to go to the next measure."),
    (Guide::Notice, "文字有没有改动？按 {0} 对照通知原文，行号与原文一致。", "Is it what was printed? Press {0} to see the numbered lines of the notice."),
    (Guide::Text, "再按 {0} 回到整理后的文字。", "Press {0} again for the text."),
    (Guide::Back, "按 {0} 回到案例列表。", "Press {0} to go back to the list."),
    (Guide::Search, "按 {0} 搜索全部案例，输入 bdy（“不打烊”的拼音首字母），不用输入法。", "Press {0} to search all cases and type bdy, the initials of 不打烊: no input method needed."),
    (Guide::Hit, "列表中只剩命中的案例，每条都注明命中在哪里。按 {0} 打开。", "The list holds what was found, and why. Press {0} to open the first."),
    (Guide::Next, "命中的字词已标出。按 {0} 到下一处，看完一个案例会接着到下一个。", "Matches are marked. Press {0} for the next, on into the next case."),
    (Guide::Copy, "写材料时要引用？按 {0} 打开复制菜单：全文、出处、举措、编号都能复制。", "To quote it: press {0} and choose the text, the citation, a measure or the id."),
    (Guide::Palette, "记不住按键也不要紧：按 {0} 打开命令面板，输入拼音或文字就能找到任何操作。", "No need to remember keys: press {0} and type what you want to do."),
    (Guide::Help, "按 {0} 关闭面板，再按 {1} 打开帮助：里面是当前能用的全部按键。", "Press {0} to close the commands, then {1} for help: all keys that work here."),
    (Guide::Done, "导览结束。以后随时按 {0} 看帮助。", "That was the tour. Press {0} for help at any time."),
    (Guide::Left, "已离开导览，要再看请按 {0}", "tour left; {0} begins it again"),
    (Guide::LeftUnbound, "已离开导览，要再看请运行 anli tour", "tour left; anli tour begins it again"),
];

impl Lang {
    /// The sentence with its `{0}`, `{1}` … filled.
    pub fn guide(self, guide: Guide, args: &[&str]) -> String {
        let (_, hans, en) = GUIDES[guide as usize];
        fill(self.pick(hans, en), args)
    }
}
