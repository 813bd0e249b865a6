//! The content of popups as plain rows. Help and palette are drawn from the action table and the live keymap, so they
//! cannot be wrong about either.

use std::ops::Range;

use super::{
    Ctx,
    action::{ACTIONS, Action, ActionEntry, Group},
    briefing_form::{BriefingForm, Field},
    command_rows::{self, CommandRow},
    contents,
    copy::{CopyMenu, CopyRow, count},
    desk_rows,
    filter::Filter,
    keymap::Context,
    model::{Contents, Model, Popup, PopupKind},
    palette::{self, ActionQuery},
    presented, review_rows,
    words::{CliMsg, CommandMsg, FormMsg, Lang, Msg, PresentMsg, ReviewMsg, SharedMsg, faults, syntax},
};
use crate::{
    corpus::{FurnitureKind, System, Systems},
    text::{FilterText, LineWidth, sanitize, wrap},
};

/// A row of a popup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PopupRow {
    /// `true` for a heading.
    pub heading: bool,
    /// The left column: keys or a label; empty below a label whose text continues; `None` if the text has all columns.
    pub label: Option<String>,
    /// The right column.
    pub text: String,
    /// The action of the row, in help and palette.
    pub action: Option<Action>,
    /// The number of the user's command of the row, in help and palette.
    pub command: Option<usize>,
    /// The position in the whole list, in lists with a filter.
    pub at: Option<usize>,
    /// The quiet text at the right end, if there is room.
    pub aside: &'static str,
}

impl PopupRow {
    fn heading(text: &str) -> Self {
        Self { heading: true, ..Self::text(text) }
    }

    fn text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    fn labelled(label: &str, text: &str) -> Self {
        Self { label: Some(label.to_owned()), ..Self::text(text) }
    }

    fn action(entry: &ActionEntry, context: Context, ctx: &Ctx) -> Self {
        let row = Self::labelled(&keys(entry.action, context, ctx), entry.text(ctx.lang));
        Self { action: Some(entry.action), ..row }
    }

    fn command(row: CommandRow<'_>) -> Self {
        Self { command: Some(row.number), ..Self::labelled(&row.key, row.name) }
    }
}

/// The groups of actions in the order of help, with their headings.
const GROUPS: [(Group, Msg); 10] = [
    (Group::Go, Msg::GroupGo),
    (Group::Move, Msg::GroupMove),
    (Group::Find, Msg::GroupFind),
    (Group::View, Msg::GroupView),
    (Group::Copy, Msg::GroupCopy),
    (Group::Desk, Msg::GroupDesk),
    (Group::Review, Msg::GroupReview),
    (Group::Present, Msg::GroupPresent),
    (Group::Program, Msg::GroupProgram),
    (Group::Edit, Msg::GroupEdit),
];

/// Returns the heading of a group of actions.
pub fn heading(group: Group, lang: Lang) -> &'static str {
    GROUPS.iter().find(|(known, _)| *known == group).map_or("", |(_, word)| lang.get(*word))
}

/// Returns the title of the open popup.
pub fn title(popup: &Popup, ctx: &Ctx) -> String {
    let keys = |context, actions: &[Action]| -> Vec<String> {
        actions.iter().map(|action| ctx.key(context, *action)).collect()
    };
    let (message, args) = match &popup.kind {
        PopupKind::Help { context, .. } => (Msg::HelpTitle, vec![context.text(ctx.lang).to_owned()]),
        PopupKind::Palette => (Msg::PaletteTitle, Vec::new()),
        PopupKind::BatchPage(batch) => {
            let loaded = ctx.corpus.batches().get(*batch);
            return loaded.map_or_else(String::new, |loaded| loaded.batch.title.as_str().to_owned());
        }
        PopupKind::Systems(systems) => (Msg::SystemsTitle, vec![systems.all().len().to_string()]),
        PopupKind::Related(_) => (Msg::RelatedTitle, Vec::new()),
        PopupKind::Queries => (Msg::QueriesTitle, Vec::new()),
        PopupKind::Contents { what, .. } => match what {
            Contents::Outline => (Msg::OutlineTitle, Vec::new()),
            Contents::Names => (Msg::NamesTitle, keys(Context::Popup, &[Action::SameName])),
            Contents::Figures => (Msg::FiguresTitle, Vec::new()),
            Contents::Repairs => (Msg::RepairsTitle, Vec::new()),
            Contents::SameName { name, .. } => (Msg::SameTitle, vec![name.clone()]),
        },
        PopupKind::Copy(_) => {
            let actions = [Action::Open, Action::Pick, Action::PlainView, Action::WriteFile];
            let args = keys(Context::Copy, &actions);
            if !ctx.permits.writes_files() {
                return ctx.lang.fill(SharedMsg::CopyTitle, &args.iter().map(String::as_str).collect::<Vec<_>>());
            }
            (Msg::CopyTitle, args)
        }
        PopupKind::Overview(overview) => {
            (Msg::OverviewTitle, vec![overview.cases.to_string(), overview.batches.to_string()])
        }
        PopupKind::Save(text) => (Msg::SaveTitle, vec![count(text).to_string()]),
        PopupKind::Replace { path, .. } => (Msg::SaveExists, vec![path.clone()]),
        PopupKind::Briefing(_) => return ctx.lang.get(FormMsg::Title).to_owned(),
        PopupKind::Pages(len) => return ctx.lang.fill(PresentMsg::PagesTitle, &[&len.to_string()]),
        PopupKind::Written(_) => {
            return ctx.lang.fill(FormMsg::WrittenTitle, &[&ctx.key(Context::Popup, Action::Open)]);
        }
        PopupKind::Themes { .. } => (Msg::ThemesTitle, Vec::new()),
        PopupKind::Faults => (Msg::FaultsTitle, Vec::new()),
        PopupKind::Desk(picker) => return ctx.lang.get(picker.title()).to_owned(),
        PopupKind::Fields(_) => return ctx.lang.get(ReviewMsg::FieldTitle).to_owned(),
        PopupKind::Regions(_) => return ctx.lang.get(ReviewMsg::RegionTitle).to_owned(),
    };
    ctx.lang.fill(message, &args.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The rows of a popup: all of them, of a long list only the visible ones.
pub struct Rows {
    made: Vec<PopupRow>,
    /// The position of the first of these.
    first: usize,
    /// The number of all rows.
    pub len: usize,
}

impl Rows {
    /// Returns the row at a position.
    pub fn get(&self, at: usize) -> Option<&PopupRow> {
        self.made.get(at.checked_sub(self.first)?)
    }

    /// Returns the columns of their labels, at most half of `columns`.
    pub fn label_column(&self, model: &Model, columns: u16) -> u16 {
        label_column(&self.made, model, columns)
    }
}

/// Returns the rows of the open popup; of a long list only those in `visible`.
pub fn rows_in(model: &Model, popup: &Popup, ctx: &Ctx, visible: Range<usize>) -> Rows {
    if let PopupKind::Systems(all) = &popup.kind {
        return system_rows(all, popup.filter.input.value(), ctx, visible);
    }
    let made = rows(model, popup, ctx);
    Rows { len: made.len(), first: 0, made }
}

/// Returns the rows of the open popup.
pub fn rows(model: &Model, popup: &Popup, ctx: &Ctx) -> Vec<PopupRow> {
    let (filter, typed) = (&popup.filter, popup.filter.input.value());
    match &popup.kind {
        PopupKind::Help { context, .. } => wrapped(help(*context, typed, ctx), model),
        PopupKind::Palette => {
            let context = model.pane_context();
            let offered = palette::listed(typed, model, ctx);
            let query = ActionQuery::new(typed);
            let row =
                |entry: &'static ActionEntry| PopupRow { aside: entry.name, ..PopupRow::action(entry, context, ctx) };
            let mut rows: Vec<_> = offered.into_iter().map(|entry| (query.rank(entry, ctx.lang), row(entry))).collect();
            // Of equals the user's own come first.
            for (rank, own) in command_rows::found(&query, context, ctx).into_iter().rev() {
                let at = rows.iter().position(|(other, _)| *other >= Some(rank)).unwrap_or(rows.len());
                rows.insert(at, (Some(rank), PopupRow::command(own)));
            }
            or_message(rows.into_iter().map(|(_, row)| row).collect(), Msg::NoAction, ctx)
        }
        PopupKind::Systems(systems) => system_rows(systems, typed, ctx, 0..usize::MAX).made,
        PopupKind::BatchPage(batch) => wrapped(batch_page(*batch, ctx), model),
        PopupKind::Related(rows) => filtered(rows.iter().map(|(text, _)| PopupRow::text(text)).collect(), filter, ctx),
        PopupKind::Queries => filtered(queries(model, ctx), filter, ctx),
        PopupKind::Contents { what, .. } => {
            let entries = contents::entries(what, model, ctx).into_iter();
            let rows = entries.map(|entry| PopupRow { label: entry.label, ..PopupRow::text(&entry.text) }).collect();
            filtered(rows, filter, ctx)
        }
        PopupKind::Briefing(form) => form_rows(form, ctx),
        PopupKind::Written(rows) => rows.iter().map(|(label, text)| PopupRow::labelled(label, text)).collect(),
        PopupKind::Pages(_) => {
            let pages = presented::page_names(model, ctx.lang).into_iter().enumerate();
            pages.map(|(at, name)| PopupRow::labelled(&(at + 1).to_string(), &name)).collect()
        }
        PopupKind::Copy(copying) => filtered(copy_rows(copying, ctx), filter, ctx),
        // The overview is drawn as bars.
        PopupKind::Overview(_) | PopupKind::Save(_) => Vec::new(),
        PopupKind::Replace { .. } => {
            [Msg::SaveKeep, Msg::SaveReplace].map(|word| PopupRow::text(ctx.lang.get(word))).into()
        }
        PopupKind::Themes { .. } => ctx.themes.iter().map(|name| theme_row(name, ctx)).collect(),
        PopupKind::Faults => wrapped(fault_rows(ctx), model),
        PopupKind::Desk(picker) => {
            let rows = desk_rows::rows(picker, typed, model, ctx).into_iter();
            let rows = rows.map(|row| PopupRow { label: row.label, ..PopupRow::text(&row.text) });
            or_message(rows.collect(), Msg::NothingFits, ctx)
        }
        PopupKind::Fields(line) => {
            review_rows::fields(model, *line, ctx).iter().map(|(name, value)| PopupRow::labelled(name, value)).collect()
        }
        PopupKind::Regions(_) => {
            let regions = review_rows::regions(typed);
            let rows = regions.iter().map(|region| PopupRow::text(&region.name()));
            or_message(rows.collect(), Msg::NothingFits, ctx)
        }
    }
}

/// Returns the rows of the form that makes a document.
fn form_rows(form: &BriefingForm, ctx: &Ctx) -> Vec<PopupRow> {
    let row = |field: &Field| {
        let value = match field {
            Field::Write | Field::Name => form.file_name(),
            Field::What => ctx.lang.get(form.what).to_owned(),
            Field::Cases => form.sources.get(form.source).map_or_else(String::new, |source| source.text.clone()),
            Field::Heading if form.heading().is_empty() => ctx.lang.get(FormMsg::NoHeading).to_owned(),
            Field::Heading => form.heading().to_owned(),
            Field::Order => ctx.lang.get(form.order).to_owned(),
            Field::Format => form.format.ending().to_owned(),
            Field::Notes => {
                ctx.lang.get(if form.notes { FormMsg::WithNotes } else { FormMsg::WithoutNotes }).to_owned()
            }
        };
        PopupRow::labelled(ctx.lang.get(*field), &sanitize(&value))
    };
    Field::ALL.iter().map(row).collect()
}

/// Returns the row of a theme: its name in the language of the interface, and that in options.
fn theme_row(name: &str, ctx: &Ctx) -> PopupRow {
    PopupRow::labelled(name, ctx.lang.theme(name))
}

/// Returns the rows that match the filter, each with its position among all, or a message that none does.
fn filtered(rows: Vec<PopupRow>, filter: &Filter, ctx: &Ctx) -> Vec<PopupRow> {
    let text = |row: &PopupRow| format!("{} {}", row.label.as_deref().unwrap_or_default(), row.text);
    let rows = rows.into_iter().enumerate().map(|(at, row)| PopupRow { at: Some(at), ..row });
    let typed = filter.typed();
    let left = rows.filter(|row| typed.is_empty() || typed.matches(&text(row)));
    or_message(left.collect(), Msg::NothingFits, ctx)
}

/// Returns the position in the whole list of the row under the cursor of a list with a filter.
pub fn chosen(model: &Model, ctx: &Ctx) -> Option<usize> {
    let popup = model.popup()?;
    rows(model, popup, ctx).get(popup.list.at)?.at
}

/// Returns `rows`, or a row with `message` if there are none.
fn or_message(rows: Vec<PopupRow>, message: Msg, ctx: &Ctx) -> Vec<PopupRow> {
    if rows.is_empty() { vec![PopupRow::text(ctx.lang.get(message))] } else { rows }
}

/// Returns the systems that match `typed`.
pub fn systems<'s>(systems: &'s Systems, typed: &str) -> Vec<&'s System> {
    let typed = FilterText::new(typed);
    systems.all().iter().filter(|system| system.fits(&typed)).collect()
}

/// Returns rows with the name of each system, its other names and the number of cases that name it.
fn system_rows(all: &Systems, typed: &str, ctx: &Ctx, visible: Range<usize>) -> Rows {
    let left = systems(all, typed);
    let Some(most) = left.first().map(|system| system.cases.len()) else {
        return Rows { made: vec![PopupRow::text(ctx.lang.get(Msg::NoSystem))], first: 0, len: 1 };
    };
    // The first one has the most cases: its number sets the columns of all numbers.
    let columns = most.to_string().chars().count();
    let row = |system: &System| {
        let others = system.names.get(1..).unwrap_or_default();
        let name = match others.is_empty() {
            true => system.name().to_owned(),
            false => ctx.lang.fill(Msg::SystemAlso, &[system.name(), &others.join(ctx.lang.get(CliMsg::Comma))]),
        };
        PopupRow::labelled(&format!("{:<columns$}", system.cases.len()), &name)
    };
    let made = left.iter().skip(visible.start).take(visible.len()).map(|system| row(system)).collect();
    Rows { made, first: visible.start, len: left.len() }
}

/// Returns the texts that can be copied, with their length and a mark before picked ones.
fn copy_rows(copying: &CopyMenu, ctx: &Ctx) -> Vec<PopupRow> {
    let key = |action| ctx.key(Context::Copy, action);
    let columns = copying.rows.iter().filter_map(|row| row.action).map(|action| key(action).chars().count()).max();
    let columns = columns.unwrap_or(0);
    let row = |(at, row): (usize, &CopyRow)| {
        let kind = ctx.lang.fill(Msg::CopyLabel, &[ctx.lang.get(row.kind), &row.count.to_string()]);
        let mark = if copying.picked.contains(&at) { "*" } else { " " };
        let key = row.action.map(key).unwrap_or_default();
        PopupRow::labelled(&format!("{mark}{key:columns$} {kind}"), &row.shown)
    };
    copying.rows.iter().enumerate().map(row).collect()
}

/// Returns the groups of actions in the order of help: first what cannot be guessed there.
fn order(context: Context) -> [Group; 10] {
    use Group::{Copy, Desk, Edit, Find, Go, Move, Present, Program, Review, View};
    match context {
        Context::Reader => [Move, Copy, Desk, Find, Go, View, Present, Program, Edit, Review],
        Context::Input => [Edit, Move, Go, Find, View, Copy, Desk, Present, Program, Review],
        Context::Review => [Review, Move, Go, View, Program, Find, Copy, Desk, Present, Edit],
        Context::Present => [Present, Move, Copy, Program, View, Go, Find, Desk, Edit, Review],
        _ => [Find, Go, Move, Copy, Desk, View, Present, Program, Edit, Review],
    }
}

/// Returns every action that matches `typed`, with its keys: those of `context` by their groups, then those of other
/// contexts, then those without a key. The syntax of a search stands at the end, for an input at the beginning.
fn help(context: Context, typed: &str, ctx: &Ctx) -> Vec<PopupRow> {
    let query = ActionQuery::new(typed);
    let fits =
        |entry: &&ActionEntry| query.rank(entry, ctx.lang).is_some() || has_key(entry.action, context, typed, ctx);
    let is_here = |entry: &&ActionEntry| !ctx.keymap.keys_for(context, entry.action).is_empty();
    let is_bound = |entry: &&ActionEntry| {
        Context::ALL.iter().any(|(context, ..)| !ctx.keymap.keys_for(*context, entry.action).is_empty())
    };
    let all = || ACTIONS.iter().filter(|entry| ctx.permits.allows(entry.action)).filter(fits);
    let mut parts: Vec<(Msg, Vec<&ActionEntry>)> = Vec::new();
    for group in order(context) {
        let heading = GROUPS.iter().find(|(known, _)| *known == group).map_or(Msg::GroupProgram, |(_, word)| *word);
        parts.push((heading, all().filter(|entry| entry.group == group).filter(is_here).collect()));
    }
    parts.push((Msg::GroupElsewhere, all().filter(|entry| !is_here(entry) && is_bound(entry)).collect()));
    parts.push((Msg::GroupUnbound, all().filter(|entry| !is_bound(entry)).collect()));
    let syntax = |rows: &mut Vec<PopupRow>| {
        rows.push(PopupRow::heading(ctx.lang.get(Msg::SyntaxTitle)));
        rows.extend(syntax::rows(ctx.lang).map(|(typed, found)| PopupRow::labelled(typed, found)));
    };
    let (is_all, is_input) = (typed.trim().is_empty(), context == Context::Input);
    let mut rows = Vec::new();
    if is_all && is_input {
        syntax(&mut rows);
    }
    let own = command_rows::found(&query, context, ctx);
    if !own.is_empty() {
        rows.push(PopupRow::heading(ctx.lang.get(CommandMsg::Title)));
        rows.extend(own.into_iter().map(|(_, row)| PopupRow::command(row)));
    }
    for (heading, entries) in parts.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        rows.push(PopupRow::heading(ctx.lang.get(heading)));
        rows.extend(entries.into_iter().map(|entry| PopupRow::action(entry, context, ctx)));
    }
    if is_all && !is_input {
        syntax(&mut rows);
    }
    or_message(rows, Msg::NoAction, ctx)
}

/// Returns the row of help that matches the filter best, the first of equals.
pub fn best(rows: &[PopupRow], popup: &Popup, ctx: &Ctx) -> usize {
    let PopupKind::Help { context, .. } = popup.kind else { return 0 };
    let typed = popup.filter.input.value();
    let query = ActionQuery::new(typed);
    let rank = |row: &PopupRow| {
        if row.command.is_some() {
            return query.rank_of(&row.text);
        }
        let entry = row.action?.entry();
        if has_key(entry.action, context, typed, ctx) { Some(0) } else { query.rank(entry, ctx.lang) }
    };
    let ranked = rows.iter().enumerate().filter_map(|(at, row)| Some((rank(row)?, at)));
    ranked.min().map_or(0, |(_, at)| at)
}

/// Returns `true` if `typed` is a key of an action where help lists it, by its name or as keymap files write it.
fn has_key(action: Action, context: Context, typed: &str, ctx: &Ctx) -> bool {
    let typed = typed.trim();
    let is_name = |name: &String| name == typed || (typed.len() > 1 && name.eq_ignore_ascii_case(typed));
    let is_in = |context| {
        ctx.keymap.names_for(context, action, ctx.lang).iter().any(is_name)
            || ctx.keymap.keys_for(context, action).iter().any(|keys| keys == typed)
    };
    let is_here = !ctx.keymap.keys_for(context, action).is_empty();
    if is_here { is_in(context) } else { Context::ALL.iter().any(|(other, ..)| is_in(*other)) }
}

/// The number of keys of one action that help and palette show.
const KEYS_SHOWN: usize = 3;

/// Returns the first keys of an action: those of `context`, else those of another context with its name, else a message.
fn keys(action: Action, context: Context, ctx: &Ctx) -> String {
    let few = |keys: Vec<String>, most| keys.into_iter().take(most).collect::<Vec<_>>().join("  ");
    let here = ctx.keymap.names_for(context, action, ctx.lang);
    if !here.is_empty() {
        return few(here, KEYS_SHOWN);
    }
    let elsewhere = Context::ALL.iter().find_map(|(other, ..)| {
        let keys = few(ctx.keymap.names_for(*other, action, ctx.lang), 1);
        let menu = ctx.key(context, Action::Copy);
        match *other {
            _ if keys.is_empty() => None,
            // The key of the menu and the key in it, typed one after the other.
            Context::Copy if !menu.is_empty() => Some(format!("{menu}{keys}")),
            other => Some(format!("{keys} ({})", other.text(ctx.lang))),
        }
    });
    elsewhere.unwrap_or_else(|| ctx.lang.get(Msg::Unbound).to_owned())
}

fn batch_page(batch: usize, ctx: &Ctx) -> Vec<PopupRow> {
    let Some(loaded) = ctx.corpus.batches().get(batch) else { return Vec::new() };
    let batch = &loaded.batch;
    let found = loaded.case_count().to_string();
    let counts = match batch.announced {
        Some(announced) => ctx.lang.fill(Msg::AnnouncedFound, &[&announced.to_string(), &found]),
        None => ctx.lang.fill(Msg::FoundOnly, &[&found]),
    };
    let row = |label, text: &str| PopupRow::labelled(ctx.lang.get(label), text);
    let mut rows = vec![row(Msg::Issuer, batch.issuer.as_str())];
    rows.extend(batch.document_number.as_deref().map(|number| row(Msg::DocumentNumber, number)));
    rows.push(row(Msg::Published, batch.published()));
    rows.push(row(Msg::Counts, &counts));
    rows.push(row(Msg::CaseNumber, batch.id.as_str()));
    rows.push(row(Msg::SourceFile, &batch.source.original_name));
    rows.extend(batch.note.as_deref().map(|note| row(Msg::Note, note)));
    let furniture = batch.furniture();
    let letter = furniture.iter().filter(|f| matches!(f.kind, FurnitureKind::Letter | FurnitureKind::AnnexList));
    let lines: Vec<_> = letter.flat_map(|f| f.text.lines()).filter(|line| !line.trim().is_empty()).collect();
    if !lines.is_empty() {
        rows.push(PopupRow::default());
        rows.push(PopupRow::heading(ctx.lang.get(Msg::Letter)));
        rows.extend(lines.into_iter().map(|line| PopupRow::text(line.trim())));
    }
    rows
}

/// Returns the searches kept, then the searches made.
fn queries(model: &Model, ctx: &Ctx) -> Vec<PopupRow> {
    let label = |kept| ctx.lang.get(if kept { Msg::Kept } else { Msg::Made });
    let rows = model.queries.all().map(|(query, kept)| PopupRow::labelled(label(kept), query));
    or_message(rows.collect(), Msg::NoQueries, ctx)
}

fn fault_rows(ctx: &Ctx) -> Vec<PopupRow> {
    let rows = ctx.faults.iter().map(|fault| PopupRow::text(&faults::sentence(fault, ctx.lang)));
    or_message(rows.collect(), Msg::NoFaults, ctx)
}

/// Breaks long texts into rows, and long labels beside them.
fn wrapped(rows: Vec<PopupRow>, model: &Model) -> Vec<PopupRow> {
    let columns = model.panes().and_then(|panes| panes.popup).map_or(0, |pane| pane.inner().width);
    let labels = label_column(&rows, model, columns);
    let mut out = Vec::new();
    for row in rows {
        let room = if row.label.is_some() { columns.saturating_sub(labels) } else { columns };
        let mut texts = pieces(&row.text, room, model);
        let label = row.label.as_ref().map(|label| parts(label, labels.saturating_sub(LABEL_GAP), model));
        let len = texts.len().max(label.as_ref().map_or(0, Vec::len));
        texts.resize(len, String::new());
        for (at, text) in texts.into_iter().enumerate() {
            let label = label.as_ref().map(|label| label.get(at).cloned().unwrap_or_default());
            out.push(PopupRow { label, text, ..row.clone() });
        }
    }
    out
}

/// Returns a text in rows of `columns`, at least one.
fn pieces(text: &str, columns: u16, model: &Model) -> Vec<String> {
    let rows = wrap(text, LineWidth { columns, first_indent: 0, hanging_indent: 0 }, model.width).into_iter();
    rows.map(|row| text.get(row.shown).unwrap_or_default().to_owned()).collect()
}

/// Returns a label in rows of `columns`: the parts between two blanks are broken only where they are too long.
fn parts(label: &str, columns: u16, model: &Model) -> Vec<String> {
    const BLANKS: &str = "  ";
    let mut rows: Vec<String> = Vec::new();
    for part in label.split(BLANKS) {
        let fits = |row: &String| model.width.of(row) + BLANKS.len() + model.width.of(part) <= columns.into();
        match rows.last_mut().filter(|row| fits(row)) {
            Some(row) => row.extend([BLANKS, part]),
            None => rows.extend(pieces(part, columns, model)),
        }
    }
    rows
}

/// Columns between a label and its text.
const LABEL_GAP: u16 = 2;

/// Returns the columns of the label column of `rows`, at most half of `columns`.
fn label_column(rows: &[PopupRow], model: &Model, columns: u16) -> u16 {
    let widest = rows.iter().filter_map(|row| row.label.as_ref()).map(|label| model.width.of(label)).max();
    u16::try_from(widest.unwrap_or(0)).unwrap_or(u16::MAX).saturating_add(LABEL_GAP).min(columns / 2)
}
