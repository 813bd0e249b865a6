//! What the command line says.

use super::{Lang, fill};

/// A word or sentence of the command line; `{0}`, `{1}` … are filled by [`fill`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// What the program is for.
    About,
    /// Heading of the usage line.
    Usage,
    /// Heading of the commands.
    Commands,
    /// Heading of the arguments.
    Arguments,
    /// Heading of the options of a command.
    Options,
    /// Heading of the options of all commands.
    Global,
    /// The usage of the program.
    UsageMain,
    /// Stands for the options in a usage line.
    UsageOptions,
    /// What stands below the main help.
    Examples,
    /// `browse`.
    Browse,
    /// `list`.
    List,
    /// `show`.
    Show,
    /// `search`.
    Search,
    /// `check`.
    Check,
    /// `import`.
    Import,
    /// `keys`.
    Keys,
    /// `tour`.
    Tour,
    /// `schema`.
    Schema,
    /// `completions`.
    Completions,
    /// CASE.
    Case,
    /// CASE of `browse`.
    StartCase,
    /// QUERY.
    Query,
    /// PATH of `check`.
    CheckPath,
    /// FILE of `import`.
    ImportFile,
    /// NAME of `schema`.
    SchemaName,
    /// SHELL of `completions`.
    Shell,
    /// `--query`.
    StartQuery,
    /// `--keys`.
    PlayKeys,
    /// `--print`.
    Print,
    /// `--style`.
    Style,
    /// `--json`.
    Json,
    /// `--batch`.
    OfBatch,
    /// `--region`.
    OfRegion,
    /// `--theme` of `list`.
    OfTheme,
    /// `--system`.
    OfSystem,
    /// `--systems`.
    Systems,
    /// `--stats`.
    Stats,
    /// All cases, in the numbers.
    Whole,
    /// `--source`.
    Source,
    /// `--citation`.
    Citation,
    /// `--width`.
    Width,
    /// `--limit`.
    Limit,
    /// `--explain`.
    Explain,
    /// `--against`.
    Against,
    /// `--id`.
    Id,
    /// `--corrections`.
    Corrections,
    /// `--output`.
    Output,
    /// `--add`.
    Add,
    /// `--draft-corrections`.
    Draft,
    /// `--force`.
    Force,
    /// `--corpus`.
    Corpus,
    /// `--no-seeds`.
    NoSeeds,
    /// `--no-state`.
    NoState,
    /// `--no-cache`.
    NoCache,
    /// `--keymap`.
    Keymap,
    /// `--lang`.
    Lang,
    /// `--theme` of the browser.
    Theme,
    /// `--mouse`.
    Mouse,
    /// `--ambiguous`.
    Ambiguous,
    /// `--plain`.
    Plain,
    /// `seeds`.
    Seeds,
    /// `state`.
    State,
    /// `cache`.
    Cache,
    /// `--resume`.
    Resume,
    /// `typeset`.
    Typeset,
    /// `--no-typeset`.
    NoTypeset,
    /// `--point-rows`.
    PointRows,
    /// `--script`: {0} the values.
    Script,
    /// `--spaced`.
    Spaced,
    /// `--double-spaced`.
    DoubleSpaced,
    /// `--measure`.
    Measure,
    /// `--split`.
    Split,
    /// `--preview`.
    Preview,
    /// `batch-pane`.
    BatchPane,
    /// `--no-batch-pane`.
    NoBatchPane,
    /// `--outline-pane`.
    OutlinePane,
    /// The first row of the table of options in the READMEs.
    OptionTable,
    /// `--help`.
    Help,
    /// `--version`.
    Version,
    /// Joins what is wrong and its cure: {0}, {1}.
    WrongAndCure,
    /// An option that does not exist: {0}.
    NoOption,
    /// A command that does not exist: {0}.
    NoCommand,
    /// A value that an option does not take: {0} the option, {1} the value.
    NoValue,
    /// An option without its value: {0}.
    ValueMissing,
    /// Something required is missing: {0}.
    Required,
    /// Two options that exclude each other: {0}, {1}.
    Conflict,
    /// An option given twice or with too many values: {0}.
    TooMany,
    /// Any other misuse.
    WrongUse,
    /// Cure: see the help of {0}.
    SeeHelp,
    /// Cure: did you mean {0}?
    DidYouMean,
    /// Cure: the values allowed are {0}.
    Allowed,
    /// A case that does not exist: {0}.
    NoSuchCase,
    /// Cure: list the cases.
    SeeList,
    /// Not a case id: {0}.
    BadCaseId,
    /// Cure: how a case id is written.
    CaseIdForm,
    /// A batch that does not exist: {0}.
    NoSuchBatch,
    /// Cure: the batches are {0}.
    BatchesAre,
    /// A theme that does not exist or is not one: {0}.
    NoSuchTheme,
    /// A system that no case names: {0}.
    NoSuchSystem,
    /// Cure: list the systems.
    SeeSystems,
    /// A name that several systems hold: {0} the name, {1} how many.
    SystemUnclear,
    /// Not a size: {0}.
    BadSize,
    /// Cure: how a size is written.
    SizeForm,
    /// Keys that cannot be read: {0}.
    BadKeys,
    /// Cure: how keys are written.
    KeysForm,
    /// The terminal cannot be used: {0}.
    NoTerminal,
    /// The tour cannot be taken line by line.
    TourNeedsScreen,
    /// Cure: what to use without a terminal.
    UseList,
    /// There is no home folder.
    NoHome,
    /// Cure: set HOME or ANLI_HOME.
    SetHome,
    /// Nothing was found.
    NothingFound,
    /// All is well: {0} files checked.
    NoFaults,
    /// Faults were found: {0} errors, {1} warnings.
    FaultsFound,
    /// More faults than are shown: {0}.
    MoreFaults,
    /// What was written: {0} the folder.
    Written,
    /// A draft without a folder to put it in.
    DraftNowhere,
    /// Cure: the options that name a folder.
    DraftPlaces,
    /// There are corrections already: {0} the file.
    DraftThere,
    /// Cure: work on what is there.
    EditIt,
    /// The place of a batch holds another one: {0} the folder, {1} its id, {2} its title, {3} how many cases.
    OtherBatch,
    /// The place of a batch holds a file that cannot be read as one: {0} the file.
    NoKnownBatch,
    /// Cure: another place, or replace it.
    ReplaceIt,
    /// The corrections of another notice were put aside: {0} the file.
    PutAside,
    /// What was drafted: {0} the file.
    Drafted,
    /// No doubt that a correction could settle.
    NothingToDraft,
    /// The themes of a case in the report of an import: {0}.
    ThemesBy,
    /// A theme and the words that decided: {0}, {1}.
    ThemeBy,
    /// A case found: {0} number, {1} first line, {2} place, {3} title.
    FoundCase,
    /// The place of a case that has none.
    PlaceUnknown,
    /// Heading of what to write into corrections.
    Remedies,
    /// How the cases were told apart: {0}.
    ToldApart,
    /// Cases found: {0}.
    Found,
    /// Cases found and announced: {0}, {1}.
    FoundOf,
    /// Repairs: {0} a list.
    Repaired,
    /// Fields decided by rules: {0} a list.
    ByRule,
    /// Fields decided by hand: {0} a list.
    ByHand,
    /// Places to look at: {0}.
    Doubts,
    /// One of a list: {0} what, {1} how many.
    Counted,
    /// Between the items of a list.
    Comma,
    /// Between sentences on one line.
    Semicolon,
    /// An empty list.
    None,
    /// Standard output cannot be written: {0}.
    CannotPrint,
}

impl Lang {
    /// The phrase in this language.
    pub fn phrase(self, phrase: Phrase) -> &'static str {
        let (hans, en) = both(phrase);
        self.pick(hans, en)
    }

    /// The phrase with its `{0}`, `{1}` … filled.
    pub fn say(self, phrase: Phrase, args: &[&str]) -> String {
        fill(self.phrase(phrase), args)
    }
}

/// Simplified Chinese and English. Without a wildcard, so that a new phrase does not compile until it has both.
#[rustfmt::skip]
fn both(phrase: Phrase) -> (&'static str, &'static str) {
    match phrase {
        Phrase::About => ("查找、阅读各地公布的典型经验做法。不带命令时打开浏览界面。",
            "Find and read published practice cases. Without a command it opens the browser."),
        Phrase::Usage => ("用法", "Usage"),
        Phrase::Commands => ("命令", "Commands"),
        Phrase::Arguments => ("参数", "Arguments"),
        Phrase::Options => ("选项", "Options"),
        Phrase::Global => ("通用选项", "Options of all commands"),
        Phrase::UsageMain => ("anli [选项] [命令]", "anli [OPTIONS] [COMMAND]"),
        Phrase::UsageOptions => ("[选项]", "[OPTIONS]"),
        Phrase::Examples => (
            "示例：\n  anli                          打开浏览界面\n  anli search 一网通办          搜索案例\n  \
             anli show fujian-2025-1/27    显示一个案例\n\n退出码：0 完成；1 没有找到或查出问题；2 用法有误或执行失败。",
            "Examples:\n  anli                          open the browser\n  anli search 一网通办          search all \
             cases\n  anli show fujian-2025-1/27    show one case\n\n\
             Exit codes: 0 done; 1 nothing found, or faults found; 2 wrong use or failure."),
        Phrase::Browse => ("打开浏览界面（不带命令时的默认）", "Open the browser (the default)"),
        Phrase::List => ("列出案例：编号、地区、标题", "List cases: id, place, title"),
        Phrase::Show => ("显示案例全文，或通知原文", "Show cases, or their lines in the notice"),
        Phrase::Search => ("搜索案例", "Search all cases"),
        Phrase::Check => ("检查批次、更正、按键和配置文件", "Check batches, corrections, keymaps and configuration"),
        Phrase::Import => ("把一份通知导入为批次", "Make a batch of a notice"),
        Phrase::Keys => ("列出按键", "List the keys"),
        Phrase::Tour => ("三分钟导览：在真实案例上学会常用操作", "A tour of three minutes, on the real cases"),
        Phrase::Schema => ("输出文件格式的 JSON Schema", "Print the JSON Schema of a file format"),
        Phrase::Completions => ("输出命令行补全脚本", "Print a completion script for a shell"),
        Phrase::Case => ("案例编号，如 fujian-2025-1/27", "Case id, for example fujian-2025-1/27"),
        Phrase::StartCase => ("打开后直接显示的案例", "The case to open with"),
        Phrase::Query => ("要找的字词，可以有多个，须同时出现", "The words to find; all of them must occur"),
        Phrase::CheckPath => ("要检查的文件或文件夹", "Files or folders to check"),
        Phrase::ImportFile => ("通知文件", "The notice"),
        Phrase::SchemaName => ("格式名：{0}", "The format: {0}"),
        Phrase::Shell => ("命令行解释器：{0}", "The shell: {0}"),
        Phrase::StartQuery => ("打开后直接搜索的字词", "The search to open with"),
        Phrase::PlayKeys => ("不用终端，依次按下这些键", "Press these keys without a terminal"),
        Phrase::Print => ("界面的列数和行数，如 120x36，结束时打印", "Screen size, like 120x36, printed at the end"),
        Phrase::Style => ("同时打印颜色和字形", "Print colours and attributes as well"),
        Phrase::Json => ("输出一个 JSON 值", "Print one JSON value"),
        Phrase::OfBatch => ("只列这个批次", "Only this batch"),
        Phrase::OfRegion => ("只列这个地区，如 福州", "Only this place, for example 福州"),
        Phrase::OfTheme => ("只列这个指标，如 政务服务", "Only this theme, for example 政务服务"),
        Phrase::OfSystem => ("只列提到这个系统平台的，如 闽政通", "Only cases that name this system, like 闽政通"),
        Phrase::Systems => ("改为列出各系统平台：名称、案例数、案例编号", "List systems instead: name, cases, ids"),
        Phrase::Stats => ("改为统计：各批次、年份、地区、指标、系统平台的案例数", "Count instead: batches, years, places, themes, systems"),
        Phrase::Whole => ("全部", "All"),
        Phrase::Source => ("显示通知原文，带行号", "Show the lines of the notice, numbered"),
        Phrase::Citation => ("只显示引用时的出处，一行一个", "Show how each is cited, one a line"),
        Phrase::Width => ("按这个列数折行", "Wrap to this number of columns"),
        Phrase::Limit => ("最多列出几个", "Show at most this many"),
        Phrase::Explain => ("说明为什么命中", "Say why each was found"),
        Phrase::Against => ("与较早的批次比较：编号是否消失或移位", "Compare ids with an older state of the batch"),
        Phrase::Id => ("批次编号，如 fujian-2025-1", "Batch id, for example fujian-2025-1"),
        Phrase::Corrections => ("更正文件", "A file of corrections"),
        Phrase::Output => ("把批次写入这个文件夹", "Write the batch to this folder"),
        Phrase::Add => ("加入自己的案例库", "Add it to your own corpus"),
        Phrase::Force => ("替换那里已有的别的批次", "Replace another batch that is there"),
        Phrase::Draft => ("把待核对之处写成更正草稿（同 -o 或 --add 使用）", "Draft corrections (with -o or --add)"),
        Phrase::Corpus => ("另外读取这个批次或批次文件夹，可重复", "Also read this batch or folder; repeatable"),
        Phrase::NoSeeds => ("不用程序自带的批次", "Leave out the batches of the program"),
        Phrase::NoState => ("不读写上次的浏览状态", "Neither read nor write session state"),
        Phrase::NoCache => ("不读写缓存", "Neither read nor write the cache"),
        Phrase::Keymap => ("键位：default、vim、emacs、plain，或自己的文件", "Keys: default, vim, emacs, plain, or your own"),
        Phrase::Lang => ("界面语言：{0}", "Language: {0}"),
        Phrase::Theme => ("配色：{0}", "Colours: {0}"),
        Phrase::Mouse => ("用鼠标点选、滚动、拖动分栏", "Use the mouse to select, scroll and drag"),
        Phrase::Ambiguous => ("“”—…① 的宽度：{0}", "Width of “”—…①: {0}"),
        Phrase::Plain => ("逐行问答，供读屏软件和简单终端使用", "Line by line, for screen readers and dumb terminals"),
        Phrase::Seeds => ("使用程序自带的批次", "The batches of the program"),
        Phrase::State => ("记住浏览状态", "Session state is remembered"),
        Phrase::Cache => ("使用缓存", "The cache is used"),
        Phrase::Resume => ("回到上次的位置：dropped 断线后，always 每次，never 从不", "Go on where I was: dropped (lost line), always, never"),
        Phrase::Typeset => ("中文排版：标点、缩进", "Typesetting: Chinese punctuation and indents"),
        Phrase::NoTypeset => ("不作中文排版，按原样显示", "No typesetting: the text as stored"),
        Phrase::PointRows => ("一是、二是各起一行", "Points on rows of their own"),
        Phrase::Script => ("正文字体：{0}", "Script of the text: {0}"),
        Phrase::Spaced => ("汉字与西文、数字之间留空", "A space between Han and Latin"),
        Phrase::DoubleSpaced => ("全屏阅读时隔行显示", "Double spacing in the zoomed reader"),
        Phrase::Measure => ("版心宽度（列）", "The widest row, in columns"),
        Phrase::Split => ("分栏线右移的列数，负数为左移", "Columns that the rule between panes moves to the right"),
        Phrase::Preview => ("窄屏上列表下方预览的行数，0 为不预览", "Rows of the preview below a list; 0 hides it"),
        Phrase::BatchPane => ("宽屏上显示批次栏", "The batch list on wide screens"),
        Phrase::NoBatchPane => ("宽屏上不显示批次栏", "No batch list on wide screens"),
        Phrase::OutlinePane => ("全屏阅读时在旁边显示提纲", "The outline beside the zoomed text"),
        Phrase::OptionTable => ("| 配置项 | 命令行选项 | 可用的值 | 默认 | 作用 |", "| key | flag | values | default | what it does |"),
        Phrase::Help => ("显示帮助", "Show help"),
        Phrase::Version => ("显示版本", "Show the version"),
        Phrase::WrongAndCure => ("{0}。{1}", "{0}. {1}"),
        Phrase::NoOption => ("没有“{0}”这个选项或参数", "there is no option or argument \"{0}\""),
        Phrase::NoCommand => ("没有“{0}”这个命令", "there is no command \"{0}\""),
        Phrase::NoValue => ("{0} 不能用“{1}”", "{0} cannot be \"{1}\""),
        Phrase::ValueMissing => ("{0} 后面缺少值", "{0} needs a value"),
        Phrase::Required => ("缺少 {0}", "{0} is missing"),
        Phrase::Conflict => ("{0} 不能与 {1} 同用", "{0} cannot be used with {1}"),
        Phrase::TooMany => ("{0} 只能用一次", "{0} can be used only once"),
        Phrase::WrongUse => ("用法有误", "wrong use"),
        Phrase::SeeHelp => ("运行 {0} --help 查看用法。", "Run {0} --help."),
        Phrase::DidYouMean => ("是不是要用 {0}？", "Did you mean {0}?"),
        Phrase::Allowed => ("可用：{0}。", "Use one of: {0}."),
        Phrase::NoSuchCase => ("没有案例 {0}", "there is no case {0}"),
        Phrase::SeeList => ("运行 anli list 查看全部编号。", "Run anli list to see all ids."),
        Phrase::BadCaseId => ("“{0}”不是案例编号", "\"{0}\" is not a case id"),
        Phrase::CaseIdForm => ("请写作“批次/序号”，如 fujian-2025-1/27。", "Write BATCH/NUMBER, for example fujian-2025-1/27."),
        Phrase::NoSuchBatch => ("没有批次 {0}", "there is no batch {0}"),
        Phrase::BatchesAre => ("现有批次：{0}。", "The batches are: {0}."),
        Phrase::NoSuchTheme => ("没有“{0}”这个指标", "there is no theme \"{0}\""),
        Phrase::NoSuchSystem => ("没有名为“{0}”的系统平台", "there is no system \"{0}\""),
        Phrase::SeeSystems => ("运行 anli list --systems 查看全部系统平台。", "Run anli list --systems to see all of them."),
        Phrase::SystemUnclear => ("名称含有“{0}”的系统平台有 {1} 个", "\"{0}\" fits {1} systems"),
        Phrase::BadSize => ("“{0}”不是界面大小", "\"{0}\" is not a screen size"),
        Phrase::SizeForm => ("请写作“列数x行数”，如 120x36。", "Write COLUMNSxROWS, for example 120x36."),
        Phrase::BadKeys => ("认不出按键“{0}”", "\"{0}\" is not a key"),
        Phrase::KeysForm => ("请写作 jj/bdy<enter><c-d>。", "Write for example jj/bdy<enter><c-d>."),
        Phrase::NoTerminal => ("无法使用终端：{0}", "the terminal cannot be used: {0}"),
        Phrase::TourNeedsScreen => ("导览需要能显示整屏的终端", "the tour needs a terminal that shows whole screens"),
        Phrase::UseList => ("不用终端时请用 anli list、anli show。", "Without a terminal use anli list and anli show."),
        Phrase::NoHome => ("找不到用户文件夹", "there is no home folder"),
        Phrase::SetHome => ("请设置 HOME 或 ANLI_HOME。", "Set HOME or ANLI_HOME."),
        Phrase::NothingFound => ("没有找到", "nothing found"),
        Phrase::NoFaults => ("已检查 {0} 个文件，没有问题。", "{0} {0:file|files} checked, no faults."),
        Phrase::FaultsFound => ("错误 {0} 处，警告 {1} 处。", "{0} {0:error|errors}, {1} {1:warning|warnings}."),
        Phrase::MoreFaults => ("另有 {0} 处问题，运行 anli check 查看。", "{0} more {0:fault|faults}: run anli check."),
        Phrase::Written => ("已写入 {0}", "Written to {0}"),
        Phrase::DraftNowhere => ("更正草稿没有存放之处", "there is no folder for the draft"),
        Phrase::DraftPlaces => ("请同时使用 -o 或 --add。", "Use -o or --add as well."),
        Phrase::DraftThere => ("已有更正文件 {0}", "there are corrections already: {0}"),
        Phrase::OtherBatch => ("{0} 中已有别的批次 {1}（{2}，{3} 个案例）", "{0} holds another batch, {1} ({2}, {3} cases)"),
        Phrase::NoKnownBatch => ("{0} 读不出，不知是哪份通知的批次", "{0} cannot be read: nobody knows of which notice it is"),
        Phrase::ReplaceIt => ("请另选 --id 或文件夹；确要替换，请加 --force。", "Choose another --id or folder, or replace it with --force."),
        Phrase::PutAside => ("那里原有的更正属于另一份通知，已改名为 {0}", "The corrections there were of another notice and are now {0}"),
        Phrase::EditIt => ("请直接修改该文件，不要另写草稿。", "Edit that file; it is never overwritten."),
        Phrase::Drafted => ("更正草稿：{0}\n请逐条对照通知改正并填写 why，不需要的条目删去，然后重新导入。",
            "Draft of corrections: {0}\nCompare each entry with the notice, correct it and fill in why, or remove it; then import again."),
        Phrase::NothingToDraft => ("没有可由更正解决的疑点，未写草稿。", "No doubt that a correction could settle: nothing drafted."),
        Phrase::ThemesBy => ("      指标：{0}", "      themes: {0}"),
        Phrase::ThemeBy => ("{0}（{1}）", "{0} ({1})"),
        Phrase::FoundCase => ("  {0}  第 {1} 行  {2}  {3}", "  {0}  line {1}  {2}  {3}"),
        Phrase::PlaceUnknown => ("地区不明", "place unknown"),
        Phrase::Remedies => ("更正办法（写入 corrections.json）：", "What to put into corrections.json:"),
        Phrase::ToldApart => ("区分案例：{0}", "Cases told apart: {0}"),
        Phrase::Found => ("案例：找到 {0} 个", "Cases: {0} found"),
        Phrase::FoundOf => ("案例：找到 {0} 个，通知称 {1} 个", "Cases: {0} found, {1} announced"),
        Phrase::Repaired => ("修复：{0}", "Repairs: {0}"),
        Phrase::ByRule => ("按规则确定：{0}", "By rule: {0}"),
        Phrase::ByHand => ("由人确定：{0}", "By hand: {0}"),
        Phrase::Doubts => ("待核对：{0} 处", "To be looked at: {0}"),
        Phrase::Counted => ("{0} {1}", "{0} {1}"),
        Phrase::Comma => ("、", ", "),
        Phrase::Semicolon => ("；", "; "),
        Phrase::None => ("无", "none"),
        Phrase::CannotPrint => ("无法输出：{0}", "cannot print: {0}"),
    }
}
