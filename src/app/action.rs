//! The action table: everything a key can do, once.
//!
//! Keymaps name actions by [`Entry::name`]; help, palette and key hints read the descriptions from here; `update`
//! matches on [`Action`]. An action that is missing from the table does not compile into any keymap.

use super::words::Lang;

/// Where an action belongs in help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Moving in lists and text.
    Move,
    /// Opening, going back, finding one's way.
    Go,
    /// Searching.
    Find,
    /// How the screen is arranged.
    View,
    /// Taking text out of the program.
    Copy,
    /// Editing an input.
    Edit,
    /// The program itself.
    Program,
}

/// What a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// One row down, `count` times.
    Down,
    /// One row up.
    Up,
    /// To the pane on the right, or into what is selected.
    Right,
    /// To the pane on the left.
    Left,
    /// One screen down.
    PageDown,
    /// One screen up.
    PageUp,
    /// Half a screen down.
    HalfPageDown,
    /// Half a screen up.
    HalfPageUp,
    /// To the first row.
    First,
    /// To the last row, or to row `count`.
    Last,
    /// To the next section of the case.
    NextSection,
    /// To the previous section.
    PreviousSection,
    /// To the next measure.
    NextMeasure,
    /// To the previous measure.
    PreviousMeasure,
    /// Open what is selected.
    Open,
    /// Back one level.
    Back,
    /// Back to where the last jump started.
    JumpBack,
    /// To section `count`.
    ToSection,
    /// To measure `count`.
    ToMeasure,
    /// The outline of the case.
    Outline,
    /// The systems and documents that the case names.
    Names,
    /// The figures of the case.
    Figures,
    /// The repairs of the case.
    Repairs,
    /// The other cases that name the same system.
    SameName,
    /// The next case of the list.
    NextCase,
    /// The previous case of the list.
    PreviousCase,
    /// To the next pane.
    NextPane,
    /// To the previous pane.
    PreviousPane,
    /// The page of the batch: issuer, number, letter.
    BatchPage,
    /// All systems that cases name.
    Systems,
    /// The corpus in numbers.
    Overview,
    /// Search all practices.
    Search,
    /// Find in this case.
    Find,
    /// Narrow the open list down by typing.
    Filter,
    /// The next hit of whichever search was used last.
    NextHit,
    /// The previous hit.
    PreviousHit,
    /// The facets of what the list holds: narrow it down.
    Facets,
    /// Leave out what is selected among the facets.
    Exclude,
    /// Cases like this one, its themes, systems and place.
    Related,
    /// Searches of this session and searches kept.
    Queries,
    /// Keep this search, or keep it no longer.
    KeepQuery,
    /// What was found here, in the next case of the list that has it.
    FindNextCase,
    /// The same in the previous case.
    FindPreviousCase,
    /// The reader alone on the screen.
    Zoom,
    /// Show and change how wide ambiguous characters are drawn.
    Width,
    /// The lines of the notice, or the text again.
    SourceView,
    /// What is printed instead of what is read, or back.
    Unrepaired,
    /// Typesetting on or off.
    Typeset,
    /// Points on rows of their own, or not.
    PointRows,
    /// As printed, simplified, traditional.
    Script,
    /// A space between Han and Latin letters, or none.
    Spaced,
    /// Double spacing in the zoomed reader, or not.
    DoubleSpaced,
    /// Wider rows.
    Wider,
    /// Narrower rows.
    Narrower,
    /// The rule between lists and text to the right.
    SplitRight,
    /// The rule between lists and text to the left.
    SplitLeft,
    /// The batch list shown or hidden.
    BatchPane,
    /// The outline beside the text shown or hidden.
    OutlinePane,
    /// What can be copied of the case.
    Copy,
    /// Copy its text.
    CopyText,
    /// Copy the measure that is read.
    CopyMeasure,
    /// Copy its citation.
    CopyCitation,
    /// Copy its id.
    CopyId,
    /// The text alone on the terminal's own screen, to be selected there.
    PlainView,
    /// Write the text to a file.
    WriteFile,
    /// Pick what is under the cursor, to be copied with what else is picked.
    Pick,
    /// The mouse caught or left to the terminal.
    Mouse,
    /// Help for where I am.
    Help,
    /// All actions, by name.
    Palette,
    /// The faults found in the corpus.
    Faults,
    /// A tour through the program; on the tour, past this step.
    Tour,
    /// Draw the screen anew.
    Redraw,
    /// Stop the program; the shell's `fg` goes on.
    Suspend,
    /// End the program.
    Quit,
    /// Cursor one character left.
    EditLeft,
    /// Cursor one character right.
    EditRight,
    /// Cursor to the beginning.
    EditStart,
    /// Cursor to the end.
    EditEnd,
    /// Delete the character before the cursor.
    DeleteBefore,
    /// Delete the character at the cursor.
    DeleteAt,
    /// Delete the word before the cursor.
    DeleteWord,
    /// Delete everything before the cursor.
    DeleteToStart,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Its name in keymaps.
    pub name: &'static str,
    /// Where help lists it.
    pub group: Group,
    /// Whether a count before the key means something.
    pub counted: bool,
    /// What it does, in simplified Chinese.
    pub hans: &'static str,
    /// What it does, in English.
    pub en: &'static str,
}

impl Entry {
    /// What it does, in `lang`.
    pub fn text(&self, lang: Lang) -> &'static str {
        lang.pick(self.hans, self.en)
    }
}

const fn entry(
    action: Action,
    name: &'static str,
    group: Group,
    counted: bool,
    hans: &'static str,
    en: &'static str,
) -> Entry {
    Entry { action, name, group, counted, hans, en }
}

/// All actions, in the order of [`Action`].
#[rustfmt::skip]
pub const ACTIONS: &[Entry] = &[
    entry(Action::Down, "down", Group::Move, true, "下移一行", "one row down"),
    entry(Action::Up, "up", Group::Move, true, "上移一行", "one row up"),
    entry(Action::Right, "right", Group::Move, false, "到右边一栏", "pane on the right"),
    entry(Action::Left, "left", Group::Move, false, "到左边一栏", "pane on the left"),
    entry(Action::PageDown, "page-down", Group::Move, true, "下翻一屏", "one screen down"),
    entry(Action::PageUp, "page-up", Group::Move, true, "上翻一屏", "one screen up"),
    entry(Action::HalfPageDown, "half-page-down", Group::Move, true, "下翻半屏", "half a screen down"),
    entry(Action::HalfPageUp, "half-page-up", Group::Move, true, "上翻半屏", "half a screen up"),
    entry(Action::First, "first", Group::Move, false, "到开头", "to the beginning"),
    entry(Action::Last, "last", Group::Move, true, "到末尾", "to the end"),
    entry(Action::NextSection, "next-section", Group::Move, true, "下一部分", "next section"),
    entry(Action::PreviousSection, "previous-section", Group::Move, true, "上一部分", "previous section"),
    entry(Action::NextMeasure, "next-measure", Group::Move, true, "下一条举措", "next measure"),
    entry(Action::PreviousMeasure, "previous-measure", Group::Move, true, "上一条举措", "previous measure"),
    entry(Action::Open, "open", Group::Go, false, "打开", "open"),
    entry(Action::Back, "back", Group::Go, false, "返回上一级", "back one level"),
    entry(Action::JumpBack, "jump-back", Group::Go, false, "回到跳转前的位置", "back to where I jumped from"),
    entry(Action::ToSection, "to-section", Group::Move, true, "到第几部分（先输数字）", "to section (count first)"),
    entry(Action::ToMeasure, "to-measure", Group::Move, true, "到第几条举措（先输数字）", "to measure (count first)"),
    entry(Action::Outline, "outline", Group::Go, false, "本案例提纲", "outline of this case"),
    entry(Action::Names, "names", Group::Go, false, "本案例提到的系统和文件", "systems and documents named here"),
    entry(Action::Figures, "figures", Group::Go, false, "本案例的数据", "figures of this case"),
    entry(Action::Repairs, "repairs", Group::Go, false, "本案例的修复记录", "repairs made in this case"),
    entry(Action::SameName, "same-name", Group::Go, false, "提到同一系统的其他案例", "others naming the same system"),
    entry(Action::NextCase, "next-case", Group::Go, true, "下一个案例", "next case"),
    entry(Action::PreviousCase, "previous-case", Group::Go, true, "上一个案例", "previous case"),
    entry(Action::NextPane, "next-pane", Group::Go, false, "切换到下一栏", "next pane"),
    entry(Action::PreviousPane, "previous-pane", Group::Go, false, "切换到上一栏", "previous pane"),
    entry(Action::BatchPage, "batch-page", Group::Go, false, "查看批次信息", "about this batch"),
    entry(Action::Systems, "systems", Group::Find, false, "按系统平台查找案例", "cases by system"),
    entry(Action::Overview, "overview", Group::Find, false, "案例概况和统计", "the corpus in numbers"),
    entry(Action::Search, "search", Group::Find, false, "搜索全部案例", "search all cases"),
    entry(Action::Find, "find", Group::Find, false, "在本案例中查找", "find in this case"),
    entry(Action::Filter, "filter", Group::Find, false, "在帮助、列表中查找", "find in this list"),
    entry(Action::NextHit, "next-hit", Group::Find, true, "下一处命中", "next hit"),
    entry(Action::PreviousHit, "previous-hit", Group::Find, true, "上一处命中", "previous hit"),
    entry(Action::Facets, "facets", Group::Find, false, "按地区、指标等筛选", "narrow down by place, theme …"),
    entry(Action::Exclude, "exclude", Group::Find, false, "筛选时排除所选项", "leave out the selected value"),
    entry(Action::Related, "related", Group::Find, false, "相似案例及同类案例", "more like this"),
    entry(Action::Queries, "queries", Group::Find, false, "搜索记录和收藏的搜索", "searches made and kept"),
    entry(Action::KeepQuery, "keep-query", Group::Find, false, "收藏或取消收藏本次搜索", "keep this search, or drop it"),
    entry(Action::FindNextCase, "find-next-case", Group::Find, false, "在后面的案例中接着查找", "find on in the next cases"),
    entry(Action::FindPreviousCase, "find-previous-case", Group::Find, false, "在前面的案例中接着查找", "find on in the previous cases"),
    entry(Action::Zoom, "zoom", Group::View, false, "全屏阅读", "reader on the whole screen"),
    entry(Action::Width, "width", Group::View, false, "切换字符宽度", "width of “ — … · ①"),
    entry(Action::SourceView, "source-view", Group::View, false, "对照通知原文", "the lines of the notice"),
    entry(Action::Unrepaired, "unrepaired", Group::View, false, "显示修复前的文字", "the text without repairs"),
    entry(Action::Typeset, "typeset", Group::View, false, "中文排版开关", "typesetting on or off"),
    entry(Action::PointRows, "point-rows", Group::View, false, "一是、二是各起一行", "points on rows of their own"),
    entry(Action::Script, "script", Group::View, false, "字体：原样、简体、繁体", "printed, simplified, traditional"),
    entry(Action::Spaced, "spaced", Group::View, false, "汉字与西文、数字之间留空", "space between Han and Latin"),
    entry(Action::DoubleSpaced, "double-spaced", Group::View, false, "全屏时隔行显示", "double spacing when zoomed"),
    entry(Action::Wider, "wider", Group::View, true, "加宽版心", "wider rows"),
    entry(Action::Narrower, "narrower", Group::View, true, "收窄版心", "narrower rows"),
    entry(Action::SplitRight, "split-right", Group::View, true, "分栏线右移", "rule between panes to the right"),
    entry(Action::SplitLeft, "split-left", Group::View, true, "分栏线左移", "rule between panes to the left"),
    entry(Action::BatchPane, "batch-pane", Group::View, false, "显示或隐藏批次栏", "batch list shown or hidden"),
    entry(Action::OutlinePane, "outline-pane", Group::View, false, "全屏时显示或隐藏提纲", "outline beside the zoomed text"),
    entry(Action::Copy, "copy", Group::Copy, false, "复制全文、举措、出处、编号", "copy text, measures, citation, id"),
    entry(Action::CopyText, "copy-text", Group::Copy, false, "复制全文", "copy the text"),
    entry(Action::CopyMeasure, "copy-measure", Group::Copy, false, "复制当前举措", "copy the measure being read"),
    entry(Action::CopyCitation, "copy-citation", Group::Copy, false, "复制出处", "copy the citation"),
    entry(Action::CopyId, "copy-id", Group::Copy, false, "复制编号", "copy the id"),
    entry(Action::PlainView, "plain-view", Group::Copy, false, "显示原文供终端选取", "plain text, to select there"),
    entry(Action::WriteFile, "write-file", Group::Copy, false, "把原文存为文件", "write the text to a file"),
    entry(Action::Pick, "pick", Group::Copy, false, "复制时多选", "pick several to copy"),
    entry(Action::Mouse, "mouse", Group::View, false, "鼠标开关", "mouse on or off"),
    entry(Action::Help, "help", Group::Program, false, "按键帮助", "help"),
    entry(Action::Palette, "palette", Group::Program, false, "命令面板", "all commands"),
    entry(Action::Faults, "faults", Group::Program, false, "查看数据问题", "faults in the data"),
    entry(Action::Tour, "tour", Group::Program, false, "三分钟导览（途中再按则跳过一步）", "three-minute tour; on it, skip"),
    entry(Action::Redraw, "redraw", Group::Program, false, "重画屏幕", "draw the screen anew"),
    entry(Action::Suspend, "suspend", Group::Program, false, "暂停到后台（fg 恢复）", "stop; fg goes on"),
    entry(Action::Quit, "quit", Group::Program, false, "退出", "quit"),
    entry(Action::EditLeft, "edit-left", Group::Edit, false, "光标左移", "cursor left"),
    entry(Action::EditRight, "edit-right", Group::Edit, false, "光标右移", "cursor right"),
    entry(Action::EditStart, "edit-start", Group::Edit, false, "光标到行首", "cursor to the beginning"),
    entry(Action::EditEnd, "edit-end", Group::Edit, false, "光标到行尾", "cursor to the end"),
    entry(Action::DeleteBefore, "delete-before", Group::Edit, false, "删除前一个字", "delete the character before"),
    entry(Action::DeleteAt, "delete-at", Group::Edit, false, "删除后一个字", "delete the character after"),
    entry(Action::DeleteWord, "delete-word", Group::Edit, false, "删除前一个词", "delete the word before"),
    entry(Action::DeleteToStart, "delete-to-start", Group::Edit, false, "清除光标前的内容", "delete all before the cursor"),
];

impl Action {
    /// Its row of the table.
    pub fn entry(self) -> &'static Entry {
        &ACTIONS[self as usize]
    }

    /// Whether it opens an input, so that a character typed in a list may go there.
    pub fn opens_input(self) -> bool {
        matches!(self, Self::Search | Self::Find | Self::Palette | Self::Systems | Self::Filter)
    }

    /// Whether it does something in an overlay only.
    pub fn needs_popup(self) -> bool {
        matches!(self, Self::SameName | Self::Filter | Self::Pick)
    }

    /// Whether it needs a case, which an empty list has not.
    pub fn needs_case(self) -> bool {
        use Action::{Copy, CopyCitation, CopyId, CopyMeasure, CopyText, PlainView, Related, WriteFile, Zoom};
        let takes = matches!(self, Copy | CopyText | CopyMeasure | CopyCitation | CopyId | PlainView | WriteFile);
        takes || matches!(self, Related | Zoom) || self.is_of_text()
    }

    /// Whether it is about the text of a case, so that asked for in a list it opens the case under the cursor first.
    pub fn is_of_text(self) -> bool {
        matches!(
            self,
            Self::NextSection
                | Self::PreviousSection
                | Self::NextMeasure
                | Self::PreviousMeasure
                | Self::ToSection
                | Self::ToMeasure
                | Self::Outline
                | Self::Names
                | Self::Figures
                | Self::Repairs
                | Self::Find
                | Self::FindNextCase
                | Self::FindPreviousCase
                | Self::SourceView
                | Self::Unrepaired
                | Self::Typeset
                | Self::PointRows
                | Self::Script
                | Self::Spaced
                | Self::DoubleSpaced
                | Self::OutlinePane
                | Self::Wider
                | Self::Narrower
        )
    }

    /// The action of that name.
    pub fn named(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|entry| entry.name == name).map(|entry| entry.action)
    }
}
