//! What the command line says: one row a word, one column a language.

pub use lang::{Lang, fill};

/// A word or sentence of the command line; `{0}`, `{1}` … are filled by [`fill`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
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
    /// `--source`.
    Source,
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
    /// `--ambiguous`.
    Ambiguous,
    /// `--plain`.
    Plain,
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
    /// Cure: what to use without a terminal.
    UseList,
    /// There is no home folder.
    NoHome,
    /// Cure: set HOME or ANLI_HOME.
    SetHome,
    /// Not built yet: {0}.
    NotYet,
    /// Cure for what is not built yet.
    NotYetCure,
    /// Nothing was found.
    NothingFound,
    /// All is well: {0} files checked.
    NoFaults,
    /// Faults were found: {0} errors, {1} warnings.
    FaultsFound,
    /// What was written: {0} cases to {1}.
    Written,
    /// Standard output cannot be written: {0}.
    CannotPrint,
    /// Mark of a title that we made.
    DerivedTitle,
    /// Mark of words that are lost.
    Lost,
    /// Label of the id.
    LabelId,
    /// Label of the place.
    LabelPlace,
    /// Label of the department.
    LabelDepartment,
    /// Label of the themes.
    LabelThemes,
    /// Label of the batch.
    LabelBatch,
}

impl Lang {
    /// The word in this language.
    pub fn word(self, word: Word) -> &'static str {
        let (hans, en) = both(word);
        match self {
            Self::Hans => hans,
            Self::En => en,
        }
    }

    /// The word with its `{0}`, `{1}` … filled.
    pub fn say(self, word: Word, args: &[&str]) -> String {
        fill(self.word(word), args)
    }
}

/// Simplified Chinese and English. Without a wildcard, so that a new word does not compile until it has both.
#[rustfmt::skip]
fn both(word: Word) -> (&'static str, &'static str) {
    match word {
        Word::About => ("查找、阅读各地公布的典型经验做法。不带命令时打开浏览界面。",
            "Find and read published practice cases. Without a command it opens the browser."),
        Word::Usage => ("用法", "Usage"),
        Word::Commands => ("命令", "Commands"),
        Word::Arguments => ("参数", "Arguments"),
        Word::Options => ("选项", "Options"),
        Word::Global => ("通用选项", "Options of all commands"),
        Word::UsageMain => ("anli [选项] [命令]", "anli [OPTIONS] [COMMAND]"),
        Word::Examples => (
            "示例：\n  anli                          打开浏览界面\n  anli search 一网通办          搜索案例\n  \
             anli show fujian-2025-1/27    显示一个案例\n\n退出码：0 完成；1 没有找到或查出问题；2 用法有误或执行失败。",
            "Examples:\n  anli                          open the browser\n  anli search 一网通办          search all \
             cases\n  anli show fujian-2025-1/27    show one case\n\n\
             Exit codes: 0 done; 1 nothing found, or faults found; 2 wrong use or failure."),
        Word::Browse => ("打开浏览界面（不带命令时的默认）", "Open the browser (the default)"),
        Word::List => ("列出案例：编号、地区、标题", "List cases: id, place, title"),
        Word::Show => ("显示案例全文，或通知原文", "Show cases, or their lines in the notice"),
        Word::Search => ("搜索案例", "Search all cases"),
        Word::Check => ("检查批次、更正、按键和配置文件", "Check batches, corrections, keymaps and configuration"),
        Word::Import => ("把一份通知导入为批次", "Make a batch of a notice"),
        Word::Keys => ("列出按键", "List the keys"),
        Word::Schema => ("输出文件格式的 JSON Schema", "Print the JSON Schema of a file format"),
        Word::Completions => ("输出命令行补全脚本", "Print a completion script for a shell"),
        Word::Case => ("案例编号，如 fujian-2025-1/27", "Case id, for example fujian-2025-1/27"),
        Word::StartCase => ("打开后直接显示的案例", "The case to open with"),
        Word::Query => ("要找的字词，可以有多个，须同时出现", "The words to find; all of them must occur"),
        Word::CheckPath => ("要检查的文件或文件夹", "Files or folders to check"),
        Word::ImportFile => ("通知文件", "The notice"),
        Word::SchemaName => ("格式名：{0}", "The format: {0}"),
        Word::Shell => ("命令行解释器：{0}", "The shell: {0}"),
        Word::StartQuery => ("打开后直接搜索的字词", "The search to open with"),
        Word::PlayKeys => ("不用终端，依次按下这些键", "Press these keys without a terminal"),
        Word::Print => ("界面的列数和行数，如 120x36，结束时打印", "Screen size, like 120x36, printed at the end"),
        Word::Style => ("同时打印颜色和字形", "Print colours and attributes as well"),
        Word::Json => ("输出一个 JSON 值", "Print one JSON value"),
        Word::OfBatch => ("只列这个批次", "Only this batch"),
        Word::OfRegion => ("只列这个地区，如 福州", "Only this place, for example 福州"),
        Word::OfTheme => ("只列这个指标，如 政务服务", "Only this theme, for example 政务服务"),
        Word::Source => ("显示通知原文，带行号", "Show the lines of the notice, numbered"),
        Word::Width => ("按这个列数折行", "Wrap to this number of columns"),
        Word::Limit => ("最多列出几个", "Show at most this many"),
        Word::Explain => ("说明为什么命中", "Say why each was found"),
        Word::Against => ("与较早的批次比较：编号是否消失或移位", "Compare ids with an older state of the batch"),
        Word::Id => ("批次编号，如 fujian-2025-1", "Batch id, for example fujian-2025-1"),
        Word::Corrections => ("更正文件", "A file of corrections"),
        Word::Output => ("写入这个文件夹下的“批次编号”子文件夹", "Write to a folder named by the id in DIR"),
        Word::Add => ("加入自己的案例库", "Add it to your own corpus"),
        Word::Corpus => ("另外读取这个批次或批次文件夹，可重复", "Also read this batch or folder; repeatable"),
        Word::NoSeeds => ("不用程序自带的批次", "Leave out the batches of the program"),
        Word::NoState => ("不读写上次的浏览状态", "Neither read nor write session state"),
        Word::NoCache => ("不读写缓存", "Neither read nor write the cache"),
        Word::Keymap => ("按键文件", "A keymap file"),
        Word::Lang => ("界面语言：{0}", "Language: {0}"),
        Word::Theme => ("配色", "Colours"),
        Word::Ambiguous => ("“”—…① 等字符的宽度：{0}", "Width of “”—…① and the like: {0}"),
        Word::Plain => ("不用颜色和线框", "No colours and no frames"),
        Word::Help => ("显示帮助", "Show help"),
        Word::Version => ("显示版本", "Show the version"),
        Word::WrongAndCure => ("{0}。{1}", "{0}. {1}"),
        Word::NoOption => ("没有“{0}”这个选项或参数", "there is no option or argument “{0}”"),
        Word::NoCommand => ("没有“{0}”这个命令", "there is no command “{0}”"),
        Word::NoValue => ("{0} 不能用“{1}”", "{0} cannot be “{1}”"),
        Word::ValueMissing => ("{0} 后面缺少值", "{0} needs a value"),
        Word::Required => ("缺少 {0}", "{0} is missing"),
        Word::Conflict => ("{0} 不能与 {1} 同用", "{0} cannot be used with {1}"),
        Word::TooMany => ("{0} 只能用一次", "{0} can be used only once"),
        Word::WrongUse => ("用法有误", "wrong use"),
        Word::SeeHelp => ("运行 {0} --help 查看用法。", "Run {0} --help."),
        Word::DidYouMean => ("是不是要用 {0}？", "Did you mean {0}?"),
        Word::Allowed => ("可用：{0}。", "Use one of: {0}."),
        Word::NoSuchCase => ("没有案例 {0}", "there is no case {0}"),
        Word::SeeList => ("运行 anli list 查看全部编号。", "Run anli list to see all ids."),
        Word::BadCaseId => ("“{0}”不是案例编号", "“{0}” is not a case id"),
        Word::CaseIdForm => ("请写作“批次/序号”，如 fujian-2025-1/27。", "Write BATCH/NUMBER, for example fujian-2025-1/27."),
        Word::NoSuchBatch => ("没有批次 {0}", "there is no batch {0}"),
        Word::BatchesAre => ("现有批次：{0}。", "The batches are: {0}."),
        Word::NoSuchTheme => ("没有“{0}”这个指标", "there is no theme “{0}”"),
        Word::BadSize => ("“{0}”不是界面大小", "“{0}” is not a screen size"),
        Word::SizeForm => ("请写作“列数x行数”，如 120x36。", "Write COLUMNSxROWS, for example 120x36."),
        Word::BadKeys => ("认不出按键“{0}”", "“{0}” is not a key"),
        Word::KeysForm => ("请写作 jj/bdy<enter><c-d>。", "Write for example jj/bdy<enter><c-d>."),
        Word::NoTerminal => ("无法使用终端：{0}", "the terminal cannot be used: {0}"),
        Word::UseList => ("不用终端时请用 anli list、anli show。", "Without a terminal use anli list and anli show."),
        Word::NoHome => ("找不到用户文件夹", "there is no home folder"),
        Word::SetHome => ("请设置 HOME 或 ANLI_HOME。", "Set HOME or ANLI_HOME."),
        Word::NotYet => ("{0} 尚未做好", "{0} is not built yet"),
        Word::NotYetCure => ("请更新 anli。", "Update anli."),
        Word::NothingFound => ("没有找到", "nothing found"),
        Word::NoFaults => ("已检查 {0} 个文件，没有问题。", "{0} files checked, no faults."),
        Word::FaultsFound => ("错误 {0} 处，警告 {1} 处。", "{0} errors, {1} warnings."),
        Word::Written => ("已写入 {0} 个案例：{1}", "{0} cases written to {1}"),
        Word::DerivedTitle => ("〔拟题〕", "[our title]"),
        Word::Lost => ("〔缺〕", "[lost]"),
        Word::LabelId => ("编号：", "Id: "),
        Word::LabelPlace => ("地区：", "Place: "),
        Word::LabelDepartment => ("部门：", "Department: "),
        Word::LabelThemes => ("指标：", "Themes: "),
        Word::LabelBatch => ("批次：", "Batch: "),
        Word::CannotPrint => ("无法输出：{0}", "cannot print: {0}"),
    }
}

mod lang {
    //! Stands in for `app::words` until that is there.

    /// A language of the interface.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Lang {
        /// Simplified Chinese.
        #[default]
        Hans,
        /// English.
        En,
    }

    impl Lang {
        /// The languages, with the names that `--lang` takes.
        pub const ALL: [(Lang, &'static str); 2] = [(Lang::Hans, "zh-Hans"), (Lang::En, "en")];
    }

    /// Puts `args` where `pattern` says `{0}`, `{1}` …; a number without an argument stays as it is.
    pub fn fill(pattern: &str, args: &[&str]) -> String {
        let mut out = String::with_capacity(pattern.len());
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let hole = after.split_once('}').and_then(|(n, tail)| Some((args.get(n.parse::<usize>().ok()?)?, tail)));
            match hole {
                Some((arg, tail)) => {
                    out.push_str(arg);
                    rest = tail;
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out + rest
    }
}
