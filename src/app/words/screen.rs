//! The words of the screen.

/// A word or sentence of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The first entry of the batch list.
    AllCases,
    /// Title of the batch list.
    Batches,
    /// Title of the case list while it holds hits: {0} the query, {1} how many.
    Hits,
    /// The prompt of the search over all practices.
    SearchPrompt,
    /// What the empty search input says.
    SearchHint,
    /// The prompt of the search in one case.
    FindPrompt,
    /// The prompt of the palette.
    PalettePrompt,
    /// Title of the list of systems: {0} how many.
    SystemsTitle,
    /// The prompt of the list of systems.
    SystemsPrompt,
    /// What its empty input says.
    SystemsHint,
    /// A system with other names: {0} its name, {1} the others.
    SystemAlso,
    /// Title of the case list while it holds the cases that name a system: {0} the system.
    OfSystem,
    /// No system has such a name.
    NoSystem,
    /// No case is found: {0} the query.
    NothingFound,
    /// A list without rows.
    NoCases,
    /// A title that we made.
    DerivedTitle,
    /// Words that the notice lost.
    LostWords,
    /// The title row while the notice is shown.
    SourceShown,
    /// The title row while the text is shown without its repairs.
    UnrepairedShown,
    /// Typesetting is on.
    TypesetOn,
    /// Typesetting is off.
    TypesetOff,
    /// Points on rows of their own.
    PointsOn,
    /// Points in the paragraph.
    PointsOff,
    /// The script is as printed.
    ScriptPrinted,
    /// The script is simplified.
    ScriptSimplified,
    /// The script is traditional.
    ScriptTraditional,
    /// Spaces are put in.
    SpacedOn,
    /// Spaces are not put in.
    SpacedOff,
    /// Double spacing.
    DoubleOn,
    /// Single spacing.
    DoubleOff,
    /// The text is shown without its repairs.
    UnrepairedOn,
    /// The text is shown with its repairs.
    UnrepairedOff,
    /// How wide rows are: {0} columns, {1} Han.
    MeasureIs,
    /// The notice is being read.
    NoNotice,
    /// No section of this number: {0}.
    NoSuchSection,
    /// No measure of this number: {0}.
    NoSuchMeasure,
    /// Title of the outline.
    OutlineTitle,
    /// Title of the list of names: {0} the key for other cases.
    NamesTitle,
    /// Title of the list of figures.
    FiguresTitle,
    /// Title of the list of repairs.
    RepairsTitle,
    /// Title of the other cases that name a system: {0}.
    SameTitle,
    /// An empty list of what a case holds.
    NoneNamed,
    /// No other case names it: {0}.
    NoOther,
    /// Label of a system.
    System,
    /// Label of a document.
    Document,
    /// A name and how often it stands here: {0}, {1}.
    Mentions,
    /// What is printed and what is read: {0}, {1}.
    RepairOf,
    /// Nothing is printed, or nothing read.
    Blank,
    /// A line break in what is printed.
    LineBreak,
    /// A certain repair.
    Sure,
    /// A repair that may be wrong.
    Unsure,
    /// A sentence joined across pages.
    RepairPageBreak,
    /// A sentence joined across lines.
    RepairWrap,
    /// A stray space.
    RepairStraySpace,
    /// A converter's bullet.
    RepairBullet,
    /// Furniture in a paragraph.
    RepairFurniture,
    /// Words put in by a scraper.
    RepairSplice,
    /// Destroyed characters.
    RepairMojibake,
    /// Lost words.
    RepairDroppedText,
    /// A misprint.
    RepairTypo,
    /// No other case of the list has it: {0}.
    NotHereOn,
    /// Label of the place.
    Place,
    /// Label of the department.
    Department,
    /// Label of the batch.
    Batch,
    /// Label of the themes.
    Themes,
    /// Label of the case id.
    CaseNumber,
    /// 背景
    Background,
    /// 做法
    Practice,
    /// 成效
    Result,
    /// 其他
    Other,
    /// Where in a list: {0} which, {1} of how many.
    NthOf,
    /// Where in a case: {0} percent.
    Percent,
    /// Which hit in a case: {0} which, {1} of how many.
    NthHit,
    /// The search went past the end and on from the beginning.
    Wrapped,
    /// No hit in this case: {0} the query.
    NoHitHere,
    /// There is no search to walk.
    NoSearchYet,
    /// There is nowhere to jump back to.
    NowhereBack,
    /// The screen is too small: {0} columns, {1} rows are needed.
    TooSmall,
    /// Title of help: {0} the context.
    HelpTitle,
    /// Title of the palette.
    PaletteTitle,
    /// Title of the list of faults.
    FaultsTitle,
    /// How many faults there are: {0}; {1} the key that shows them.
    FaultCount,
    /// No fault.
    NoFaults,
    /// A key that does nothing here: {0} the key, {1} the help key.
    UnknownKey,
    /// An action without a key.
    Unbound,
    /// Label of the issuer.
    Issuer,
    /// Label of the document number.
    DocumentNumber,
    /// Label of the date.
    Published,
    /// Label of announced and found.
    Counts,
    /// Announced and found: {0}, {1}.
    AnnouncedFound,
    /// Found, where nothing was announced: {0}.
    FoundOnly,
    /// Label of the note.
    Note,
    /// Label of the covering letter.
    Letter,
    /// Label of the source file.
    SourceFile,
    /// What the page of all cases says: {0} cases, {1} batches.
    Overview,
    /// Name of the context of lists.
    ContextList,
    /// Name of the context of the reader.
    ContextReader,
    /// Name of the context of inputs.
    ContextInput,
    /// Name of the context of popups.
    ContextPopup,
    /// Name of the context that holds everywhere.
    ContextGlobal,
    /// Group of actions: moving.
    GroupMove,
    /// Group of actions: going.
    GroupGo,
    /// Group of actions: searching.
    GroupFind,
    /// Group of actions: the screen.
    GroupView,
    /// Group of actions: editing.
    GroupEdit,
    /// Group of actions: the program.
    GroupProgram,
    /// Short key hint: open.
    HintOpen,
    /// Short key hint: back.
    HintBack,
    /// Short key hint: search.
    HintSearch,
    /// Short key hint: find in the case.
    HintFind,
    /// Short key hint: help.
    HintHelp,
    /// Short key hint: quit.
    HintQuit,
    /// Short key hint: next hit.
    HintNext,
    /// Short key hint: next case.
    HintNextCase,
    /// Short key hint: zoom.
    HintZoom,
    /// Short key hint: close.
    HintClose,
    /// Short key hint: about the batch.
    HintBatch,
    /// Short key hint: there are faults in the data.
    HintFaults,
    /// Why a hit was found, by field: the title.
    WhyTitle,
    /// Found in the place.
    WhyPlace,
    /// Found in the department.
    WhyDepartment,
    /// Found in a system's name.
    WhySystem,
    /// Found in the text.
    WhyBody,
    /// Found in a heading.
    WhyHeading,
    /// Matched contiguously.
    WhyExact,
    /// Matched as a word that means the same.
    WhySynonym,
    /// Matched by pinyin: {0} the letters.
    WhyPinyin,
    /// Matched with characters skipped.
    WhyFuzzy,
    /// Matched but for one character.
    WhyTypo,
    /// Only pieces matched.
    WhyPart,
    /// A practice like the given one.
    WhyAlike,
    /// Joins a field and a manner: {0}, {1}.
    WhyPair,
    /// A number of places: {0} the field, {1} how many.
    WhyPlaces,
    /// A query with a quotation that does not end: {0} the sign.
    QueryUnclosed,
    /// A query with a regular expression that is none: {0} it.
    QueryBadRegex,
    /// A query with a year that is none: {0} it.
    QueryBadYear,
    /// A query with a case id that is none: {0} it.
    QueryBadId,
    /// A query with a field without a value: {0} the field.
    QueryNoValue,
    /// A query with a sign that nothing follows: {0} the sign.
    QueryDangling,
    /// No case holds all the words.
    OnlyPartial,
    /// The condition that leaves nothing: {0}.
    BlameFilter,
    /// The year of publication.
    Year,
    /// The heading of what help says about writing a search.
    SyntaxTitle,
    /// The title of the facet pane.
    FacetsTitle,
    /// A search all of whose hits hold only some of the words: {0} the query, {1} how many.
    PartialHits,
    /// The title of the overlay of searches to go on with.
    RelatedTitle,
    /// Cases like the one that is read.
    SimilarCases,
    /// The title of the overlay of searches.
    QueriesTitle,
    /// A search that is kept.
    Kept,
    /// A search made earlier.
    Made,
    /// No search was made or kept.
    NoQueries,
    /// The search is kept now.
    QueryKept,
    /// The search is kept no longer.
    QueryDropped,
    /// The name of the field of similar cases in a query.
    FieldLike,
    /// The name of the field of themes in a query.
    FieldTheme,
    /// The name of the field of systems in a query.
    FieldSystem,
    /// The name of the field of places in a query.
    FieldRegion,
    /// Short key hint: choose.
    HintChoose,
    /// Short key hint: the facets.
    HintFacets,
    /// Short key hint: leave out.
    HintExclude,
    /// Short key hint: more like this.
    HintRelated,
}

/// The rows, in the order of [`Word`]: word, simplified Chinese, English.
#[rustfmt::skip]
pub const WORDS: &[(Word, &str, &str)] = &[
    (Word::AllCases, "全部案例", "All cases"),
    (Word::Batches, "批次", "Batches"),
    (Word::Hits, "搜索“{0}”：{1} 件", "Search “{0}”: {1}"),
    (Word::SearchPrompt, "搜索", "Search"),
    (Word::SearchHint, "标题、正文、地区、系统平台，可用拼音，如 pt lg", "title, text, place, system; pinyin works: pt lg"),
    (Word::FindPrompt, "本案例查找", "Find here"),
    (Word::PalettePrompt, "命令", "Command"),
    (Word::SystemsTitle, "系统平台：{0} 个", "Systems: {0}"),
    (Word::SystemsPrompt, "筛选", "Filter"),
    (Word::SystemsHint, "名称或拼音", "name or pinyin"),
    (Word::SystemAlso, "{0}（又作 {1}）", "{0} (also {1})"),
    (Word::OfSystem, "系统平台“{0}”", "System “{0}”"),
    (Word::NoSystem, "没有名称相符的系统平台", "no system has such a name"),
    (Word::NothingFound, "没有找到“{0}”，请减少或更换字词", "Nothing found for “{0}”: try fewer or other words"),
    (Word::NoCases, "没有案例", "no cases"),
    (Word::DerivedTitle, "〔拟题〕", "[our title]"),
    (Word::LostWords, "〔缺〕", "[lost]"),
    (Word::SourceShown, "原文", "notice"),
    (Word::UnrepairedShown, "未修复", "unrepaired"),
    (Word::TypesetOn, "排版：开", "typeset: on"),
    (Word::TypesetOff, "排版：关（按原样显示）", "typeset: off (as stored)"),
    (Word::PointsOn, "要点各起一行：开", "points on their own rows: on"),
    (Word::PointsOff, "要点各起一行：关", "points on their own rows: off"),
    (Word::ScriptPrinted, "字体：原样", "script: as printed"),
    (Word::ScriptSimplified, "字体：简体", "script: simplified"),
    (Word::ScriptTraditional, "字体：繁体", "script: traditional"),
    (Word::SpacedOn, "汉字与西文之间留空：开", "space between Han and Latin: on"),
    (Word::SpacedOff, "汉字与西文之间留空：关", "space between Han and Latin: off"),
    (Word::DoubleOn, "隔行显示：开（全屏时）", "double spacing: on (zoomed)"),
    (Word::DoubleOff, "隔行显示：关", "double spacing: off"),
    (Word::UnrepairedOn, "显示修复前的文字", "the text without repairs"),
    (Word::UnrepairedOff, "显示修复后的文字", "the text with repairs"),
    (Word::MeasureIs, "版心 {0} 列，约 {1} 个汉字", "rows of {0} columns: {1} Han"),
    (Word::NoNotice, "正在读取通知原文", "reading the notice"),
    (Word::NoSuchSection, "没有第 {0} 部分", "there is no section {0}"),
    (Word::NoSuchMeasure, "没有第 {0} 条举措", "there is no measure {0}"),
    (Word::OutlineTitle, "提纲", "Outline"),
    (Word::NamesTitle, "系统平台和文件（按 {0} 查看提到同一名称的其他案例）", "Systems and documents ({0}: other cases with the same name)"),
    (Word::FiguresTitle, "数据", "Figures"),
    (Word::RepairsTitle, "修复记录", "Repairs"),
    (Word::SameTitle, "提到“{0}”的其他案例", "Other cases that name “{0}”"),
    (Word::NoneNamed, "本案例没有这类内容", "nothing of this kind in this case"),
    (Word::NoOther, "没有其他案例提到“{0}”", "no other case names “{0}”"),
    (Word::System, "系统", "system"),
    (Word::Document, "文件", "document"),
    (Word::Mentions, "{0}（{1} 处）", "{0} ({1} places)"),
    (Word::RepairOf, "{0} → {1}", "{0} → {1}"),
    (Word::Blank, "（空）", "(nothing)"),
    (Word::LineBreak, "〔换行〕", "[line break]"),
    (Word::Sure, "确定", "sure"),
    (Word::Unsure, "存疑", "unsure"),
    (Word::RepairPageBreak, "跨页", "page break"),
    (Word::RepairWrap, "断行", "wrap"),
    (Word::RepairStraySpace, "多余空格", "stray space"),
    (Word::RepairBullet, "多余符号", "bullet"),
    (Word::RepairFurniture, "版面杂质", "furniture"),
    (Word::RepairSplice, "混入文字", "splice"),
    (Word::RepairMojibake, "乱码", "mojibake"),
    (Word::RepairDroppedText, "缺字", "lost text"),
    (Word::RepairTypo, "错字", "misprint"),
    (Word::NotHereOn, "后面的案例中没有“{0}”", "no other case here has “{0}”"),
    (Word::Place, "地区", "Place"),
    (Word::Department, "部门", "Department"),
    (Word::Batch, "批次", "Batch"),
    (Word::Themes, "指标", "Themes"),
    (Word::CaseNumber, "编号", "Id"),
    (Word::Background, "背景", "Background"),
    (Word::Practice, "做法", "Practice"),
    (Word::Result, "成效", "Result"),
    (Word::Other, "其他", "Other"),
    (Word::NthOf, "{0}/{1}", "{0}/{1}"),
    (Word::Percent, "{0}%", "{0}%"),
    (Word::NthHit, "命中 {0}/{1}", "hit {0}/{1}"),
    (Word::Wrapped, "已到末尾，从头继续", "past the end, on from the beginning"),
    (Word::NoHitHere, "本案例中没有“{0}”", "“{0}” is not in this case"),
    (Word::NoSearchYet, "尚未搜索", "nothing searched yet"),
    (Word::NowhereBack, "没有可返回的位置", "nowhere to go back to"),
    (Word::TooSmall, "窗口太小，至少 {0}×{1}", "window too small: {0}×{1} needed"),
    (Word::HelpTitle, "按键帮助：{0}", "Keys: {0}"),
    (Word::PaletteTitle, "命令面板", "Commands"),
    (Word::FaultsTitle, "数据问题", "Faults in the data"),
    (Word::FaultCount, "发现 {0} 处数据问题，按 {1} 查看", "{0} faults in the data: press {1}"),
    (Word::NoFaults, "数据没有问题", "no faults in the data"),
    (Word::UnknownKey, "{0} 在这里没有作用，按 {1} 查看帮助", "{0} does nothing here; {1} for help"),
    (Word::Unbound, "未设按键", "no key"),
    (Word::Issuer, "发文机关", "Issuer"),
    (Word::DocumentNumber, "文号", "Number"),
    (Word::Published, "日期", "Date"),
    (Word::Counts, "案例", "Cases"),
    (Word::AnnouncedFound, "公布 {0} 件，收录 {1} 件", "{0} announced, {1} found"),
    (Word::FoundOnly, "收录 {0} 件", "{0} found"),
    (Word::Note, "说明", "Note"),
    (Word::Letter, "通知正文", "Covering letter"),
    (Word::SourceFile, "来源文件", "Source file"),
    (Word::Overview, "共 {0} 个案例，来自 {1} 个批次。", "{0} cases from {1} batches."),
    (Word::ContextList, "列表", "lists"),
    (Word::ContextReader, "阅读", "reader"),
    (Word::ContextInput, "输入", "input"),
    (Word::ContextPopup, "弹出窗口", "popup"),
    (Word::ContextGlobal, "通用", "everywhere"),
    (Word::GroupMove, "移动", "Moving"),
    (Word::GroupGo, "跳转", "Going"),
    (Word::GroupFind, "查找", "Finding"),
    (Word::GroupView, "显示", "View"),
    (Word::GroupEdit, "编辑", "Editing"),
    (Word::GroupProgram, "程序", "Program"),
    (Word::HintOpen, "打开", "open"),
    (Word::HintBack, "返回", "back"),
    (Word::HintSearch, "搜索", "search"),
    (Word::HintFind, "查找", "find"),
    (Word::HintHelp, "帮助", "help"),
    (Word::HintQuit, "退出", "quit"),
    (Word::HintNext, "下一处", "next hit"),
    (Word::HintNextCase, "下一个", "next case"),
    (Word::HintZoom, "全屏", "zoom"),
    (Word::HintClose, "关闭", "close"),
    (Word::HintBatch, "批次信息", "batch"),
    (Word::HintFaults, "数据有问题", "data faults"),
    (Word::WhyTitle, "标题", "title"),
    (Word::WhyPlace, "地区", "place"),
    (Word::WhyDepartment, "部门", "department"),
    (Word::WhySystem, "系统平台", "system"),
    (Word::WhyBody, "正文", "text"),
    (Word::WhyHeading, "小标题", "heading"),
    (Word::WhyExact, "连续", "contiguous"),
    (Word::WhySynonym, "近义", "synonym"),
    (Word::WhyPinyin, "拼音 {0}", "pinyin {0}"),
    (Word::WhyFuzzy, "跳字", "with gaps"),
    (Word::WhyTypo, "差一字", "one character off"),
    (Word::WhyPart, "部分字词", "some of the words"),
    (Word::WhyAlike, "内容相近", "much in common"),
    (Word::WhyPair, "{0}·{1}", "{0}: {1}"),
    (Word::WhyPlaces, "{0} {1} 处", "{0}: {1} places"),
    (Word::QueryUnclosed, "{0} 没有配对，按普通字词查找", "{0} is not closed: taken as plain words"),
    (Word::QueryBadRegex, "{0} 不是正确的正则表达式，按普通字词查找", "{0} is no regular expression: taken as plain words"),
    (Word::QueryBadYear, "{0} 不是年份，如 年:2024 或 年:2023..2025", "{0} is no year: year:2024, or year:2023..2025"),
    (Word::QueryBadId, "{0} 不是案例编号，如 fujian-2025-1/27", "{0} is no case id such as fujian-2025-1/27"),
    (Word::QueryNoValue, "{0} 后面还没有内容", "nothing follows {0} yet"),
    (Word::QueryDangling, "{0} 后面还没有字词", "no word follows {0} yet"),
    (Word::OnlyPartial, "没有案例包含全部字词，以下只含一部分", "no case holds all the words; these hold some"),
    (Word::BlameFilter, "因〈{0}〉没有剩下案例，去掉它就有", "nothing left because of 〈{0}〉"),
    (Word::Year, "年份", "Year"),
    (Word::SyntaxTitle, "搜索写法（全角符号也可以）", "Writing a search (full-width signs work, too)"),
    (Word::FacetsTitle, "筛选", "Narrow down"),
    (Word::PartialHits, "搜索“{0}”：部分匹配 {1} 件", "Search “{0}”: {1} hold some of it"),
    (Word::RelatedTitle, "相似及同类案例", "More like this"),
    (Word::SimilarCases, "内容相近的案例，外地优先", "similar practices, elsewhere first"),
    (Word::QueriesTitle, "搜索记录", "Searches"),
    (Word::Kept, "收藏", "kept"),
    (Word::Made, "记录", "made"),
    (Word::NoQueries, "还没有搜索记录", "no search made yet"),
    (Word::QueryKept, "已收藏本次搜索", "search kept"),
    (Word::QueryDropped, "已取消收藏", "search no longer kept"),
    (Word::FieldLike, "相似", "like"),
    (Word::FieldTheme, "指标", "theme"),
    (Word::FieldSystem, "系统", "system"),
    (Word::FieldRegion, "地区", "region"),
    (Word::HintChoose, "选择", "choose"),
    (Word::HintFacets, "筛选", "narrow"),
    (Word::HintExclude, "排除", "leave out"),
    (Word::HintRelated, "相似", "similar"),
];
