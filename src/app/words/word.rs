//! The words and sentences of the screen; what each says in each language stands in [`screen`](super::screen).

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
    /// What may be done to an earlier query that stands selected in the search input.
    QuerySelected,
    /// What the empty search input says.
    SearchHint,
    /// The prompt of the search in one case.
    FindPrompt,
    /// The prompt of the palette.
    PalettePrompt,
    /// Title of the list of systems: {0} how many.
    SystemsTitle,
    /// What the empty input of the list of systems says.
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
    /// The same while more may be found.
    NthOfMore,
    /// The texts of all cases are being searched.
    Seeking,
    /// What the hits are is being counted.
    Counting,
    /// Where in a case: {0} percent.
    Percent,
    /// Which hit in a case: {0} which, {1} of how many.
    NthHit,
    /// The search went past the end and on from the beginning.
    Wrapped,
    /// The search went past the beginning and on from the end.
    WrappedBack,
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
    /// Batches are being loaded: {0} percent, {1} cases, {2} of {3} MB, {4} the key that stops it.
    Loading,
    /// All files are read, and how far the index is: {0} cases, {1} percent, {2} the key that stops it.
    Indexing,
    /// Loading was stopped.
    LoadingStopped,
    /// Making the index was stopped.
    IndexingStopped,
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
    /// Name of the context of what can be copied.
    ContextCopy,
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
    /// Matched as it was typed, unbroken.
    WhyExact,
    /// Matched as a word that means the same.
    WhySynonym,
    /// Matched by pinyin: {0} the letters.
    WhyPinyin,
    /// Matched with characters skipped.
    WhyFuzzy,
    /// Matched but for one character.
    WhyTypo,
    /// Its pinyin but for one letter.
    WhyPinyinTypo,
    /// Only pieces matched.
    WhyPart,
    /// The reason of a hit of which nothing was asked but conditions: it meets them.
    WhyCondition,
    /// A case like the given one.
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
    /// An earlier search is in the input: {0} how many back, {1} of how many; {2} {3} {4} the keys for older, newer, the
    /// next hit.
    OfQueries,
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
    /// What is known of a case: {0} the label, {1} the rest.
    Labelled,
    /// Title of the page of numbers: {0} cases, {1} batches.
    OverviewTitle,
    /// The mouse is caught.
    MouseOn,
    /// The mouse is the terminal's.
    MouseOff,
    /// Heading of the actions that take text out.
    GroupCopy,
    /// Title of what can be copied: {0} the key that copies, {1} picks, {2} shows, {3} writes.
    CopyTitle,
    /// The text of a case.
    CopyText,
    /// How a case is cited.
    CopyCitation,
    /// A section.
    CopySection,
    /// A measure.
    CopyMeasure,
    /// A paragraph.
    CopyParagraph,
    /// What can be copied: {0} its kind, {1} how many characters.
    CopyLabel,
    /// What was sent to the clipboard: {0} characters, {1} bytes, {2} the key of the other road.
    Copied,
    /// Too long for the clipboard: {0} bytes, {1} how many at most, {2}, {3} the keys of the other roads.
    CopyTooLong,
    /// Below a text that is shown alone.
    PlainEnd,
    /// Title of the question for a file: {0} characters.
    SaveTitle,
    /// Before the name of a file.
    SavePrompt,
    /// What a name may be.
    SaveHint,
    /// Title of the question whether to replace a file: {0}.
    SaveExists,
    /// No: another name.
    SaveKeep,
    /// Yes.
    SaveReplace,
    /// What was written: {0} the file, {1} bytes.
    Saved,
    /// Nobody writes files here.
    SaveRefused,
    /// The number of a case without a label, in a citation: {0}.
    CiteNth,
    /// The year in a date.
    CiteYear,
    /// The month.
    CiteMonth,
    /// The day.
    CiteDay,
    /// A key that begins longer ones: {0} what they are called.
    MoreKeys,
    /// There are more than are shown.
    AndMore,
    /// Hint: not to go on.
    HintCancel,
    /// An input method is on where keys are commands.
    InputMethodOn,
    /// What the empty input of help says: {0} the key that begins it, {1} the key that does what is selected.
    HelpHint,
    /// The same while it is typed.
    HelpTyping,
    /// In help: actions that have keys elsewhere.
    GroupElsewhere,
    /// In help: actions without a key.
    GroupUnbound,
    /// Nothing fits what is typed in help or palette.
    NoAction,
    /// What the empty palette says.
    PaletteHint,
    /// Hint: the tour.
    HintTour,
    /// Prompt: what a list is narrowed down by.
    NarrowPrompt,
    /// What that prompt says while it is empty.
    NarrowHint,
    /// Nothing fits what is typed in a list.
    NothingFits,
    /// Hint: do what is selected.
    HintDo,
    /// Hint: copy what is selected.
    HintCopy,
    /// Hint: go where the selected row leads.
    HintGo,
    /// Hint: find in this list.
    HintNarrow,
    /// Hint: write the file.
    HintSave,
    /// Hint: pick several.
    HintPick,
    /// Hint: the other cases that name the same.
    HintSameName,
    /// Hint: a screen further.
    HintPageDown,
    /// Hint: the lists and the text beside one another again.
    HintUnzoom,
    /// Hint: the outline.
    HintOutline,
    /// Hint: the next measure.
    HintMeasure,
    /// Hint: the lines of the notice.
    HintNotice,
    /// Hint: the text again.
    HintText,
    /// Hint: all commands.
    HintPalette,
    /// Hint: past this step of the tour.
    HintSkip,
    /// Hint: leave the tour.
    HintLeave,
    /// Above the facets: {0} cases that are left.
    FacetsLeft,
    /// The same: {0} values that are chosen.
    FacetsChosen,
    /// The window is too narrow for panes side by side: {0} columns that are needed.
    NeedsWide,
    /// The reader has the whole screen already.
    WholeAlready,
    /// The outline will be there in the zoomed reader.
    OutlineOn,
    /// It will not.
    OutlineOff,
    /// Nothing is above this list: {0} the key that ends the program.
    AtTop,
    /// There is no case after this one.
    LastCase,
    /// There is none before it.
    FirstCase,
    /// Double spacing is on, and will be seen in the zoomed reader.
    DoubleOnZoomed,
    /// In lists of searches: a system.
    OneSystem,
    /// A file has no name yet.
    SaveNameless,
}
