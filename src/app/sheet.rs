//! What the overlays say: help, palette, batch page, faults, as plain rows. Help and palette are drawn from the action
//! table and the live keymap, so they cannot be wrong about either.

use super::{
    Ctx,
    action::{ACTIONS, Action, Entry, Group},
    keymap::Context,
    model::{Model, Popup},
    words::{Word, faults},
};
use crate::{
    corpus::FurnitureKind,
    text::{Folded, Measure, wrap},
};

/// A row of an overlay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// Whether it is the heading of what follows.
    pub heading: bool,
    /// The left column: keys, a label.
    pub label: String,
    /// The rest.
    pub text: String,
}

/// The groups of actions in the order of help, with their headings.
const GROUPS: [(Group, Word); 6] = [
    (Group::Go, Word::GroupGo),
    (Group::Move, Word::GroupMove),
    (Group::Find, Word::GroupFind),
    (Group::View, Word::GroupView),
    (Group::Program, Word::GroupProgram),
    (Group::Edit, Word::GroupEdit),
];

/// The title of the open overlay.
pub fn title(popup: &Popup, ctx: &Ctx) -> String {
    match popup {
        Popup::Help { context, .. } => ctx.lang.fill(Word::HelpTitle, &[context.text(ctx.lang)]),
        Popup::Palette { .. } => ctx.lang.get(Word::PaletteTitle).to_owned(),
        Popup::BatchPage { batch, .. } => {
            ctx.corpus.batches().get(*batch).map(|loaded| loaded.batch.title.clone()).unwrap_or_default()
        }
        Popup::Faults { .. } => ctx.lang.get(Word::FaultsTitle).to_owned(),
    }
}

/// The rows of the open overlay.
pub fn rows(model: &Model, popup: &Popup, ctx: &Ctx) -> Vec<SheetRow> {
    match popup {
        Popup::Help { context, .. } => help(*context, ctx),
        Popup::Palette { input, .. } => {
            let row = |entry: &Entry| SheetRow {
                label: keys(entry.action, Context::Reader, ctx),
                text: entry.text(ctx.lang).to_owned(),
                heading: false,
            };
            palette(input.value(), ctx).into_iter().map(row).collect()
        }
        Popup::BatchPage { batch, .. } => wrapped(batch_page(*batch, ctx), model),
        Popup::Faults { .. } => wrapped(fault_rows(ctx), model),
    }
}

/// The actions that the palette offers for what is typed: every word of it is in the description or the name.
pub fn palette(typed: &str, ctx: &Ctx) -> Vec<&'static Entry> {
    let words: Vec<_> = typed.split_whitespace().map(Folded::new).collect();
    let fits = |entry: &&Entry| {
        let said = Folded::new(&format!("{} {} {}", entry.hans, entry.en, entry.name));
        words.iter().all(|word| said.find_all(word).next().is_some())
    };
    let _ = ctx;
    ACTIONS.iter().filter(|entry| entry.group != Group::Edit).filter(fits).collect()
}

/// Every action with its keys: those that work in `context` first with theirs.
fn help(context: Context, ctx: &Ctx) -> Vec<SheetRow> {
    let mut rows = Vec::new();
    for (group, heading) in GROUPS {
        let head = SheetRow { heading: true, text: ctx.lang.get(heading).to_owned(), ..SheetRow::default() };
        rows.push(head);
        for entry in ACTIONS.iter().filter(|entry| entry.group == group) {
            let label = keys(entry.action, context, ctx);
            rows.push(SheetRow { label, text: entry.text(ctx.lang).to_owned(), heading: false });
        }
    }
    rows
}

/// The keys of an action: those of `context`, else those of another context with its name, else that it has none.
fn keys(action: Action, context: Context, ctx: &Ctx) -> String {
    let here = ctx.keymap.keys_for(context, action);
    if !here.is_empty() {
        return here.join(" ");
    }
    let elsewhere = Context::ALL.iter().find_map(|(other, ..)| {
        let keys = ctx.keymap.keys_for(*other, action);
        (!keys.is_empty()).then(|| format!("{} ({})", keys.join(" "), other.text(ctx.lang)))
    });
    elsewhere.unwrap_or_else(|| ctx.lang.get(Word::Unbound).to_owned())
}

fn batch_page(batch: usize, ctx: &Ctx) -> Vec<SheetRow> {
    let Some(loaded) = ctx.corpus.batches().get(batch) else { return Vec::new() };
    let batch = &loaded.batch;
    let found = batch.cases.len().to_string();
    let counts = match batch.announced {
        Some(announced) => ctx.lang.fill(Word::AnnouncedFound, &[&announced.to_string(), &found]),
        None => ctx.lang.fill(Word::FoundOnly, &[&found]),
    };
    let row = |label: Word, text: &str| SheetRow {
        label: ctx.lang.get(label).to_owned(),
        text: text.to_owned(),
        heading: false,
    };
    let mut rows = vec![row(Word::Issuer, &batch.issuer)];
    rows.extend(batch.document_number.as_deref().map(|number| row(Word::DocumentNumber, number)));
    rows.push(row(Word::Published, &batch.published));
    rows.push(row(Word::Counts, &counts));
    rows.push(row(Word::CaseNumber, batch.id.as_str()));
    rows.push(row(Word::SourceFile, &batch.source.original_name));
    rows.extend(batch.note.as_deref().map(|note| row(Word::Note, note)));
    let letter = batch.furniture.iter().filter(|f| matches!(f.kind, FurnitureKind::Letter | FurnitureKind::AnnexList));
    let lines: Vec<_> = letter.flat_map(|f| f.text.lines()).filter(|line| !line.trim().is_empty()).collect();
    if !lines.is_empty() {
        rows.push(SheetRow::default());
        rows.push(SheetRow { heading: true, text: ctx.lang.get(Word::Letter).to_owned(), ..SheetRow::default() });
        rows.extend(lines.into_iter().map(|line| SheetRow { text: line.trim().to_owned(), ..SheetRow::default() }));
    }
    rows
}

fn fault_rows(ctx: &Ctx) -> Vec<SheetRow> {
    if ctx.faults.is_empty() {
        return vec![SheetRow { text: ctx.lang.get(Word::NoFaults).to_owned(), ..SheetRow::default() }];
    }
    ctx.faults.iter().map(|fault| SheetRow { text: faults::sentence(fault, ctx.lang), ..SheetRow::default() }).collect()
}

/// Breaks long texts into rows; only the first row of a text has its label.
fn wrapped(rows: Vec<SheetRow>, model: &Model) -> Vec<SheetRow> {
    let columns = model.panes().and_then(|panes| panes.popup).map_or(0, |pane| pane.inner().width);
    let mut out = Vec::new();
    for row in rows {
        let label = if row.label.is_empty() { 0 } else { label_columns(&row.label, model) };
        let measure = Measure { columns: columns.saturating_sub(label), first_indent: 0, hanging_indent: 0 };
        let mut label = Some(row.label);
        for piece in wrap(&row.text, measure, model.width) {
            let text = row.text.get(piece.shown).unwrap_or_default().to_owned();
            // Rows below a labelled one keep an empty label, so that their text stays under its text.
            let kept = label.take().unwrap_or_else(|| " ".to_owned());
            let kept = if measure.columns == columns { String::new() } else { kept };
            out.push(SheetRow { label: kept, text, heading: row.heading });
        }
    }
    out
}

/// Columns of the label column of a page of labels and texts.
pub fn label_columns(label: &str, model: &Model) -> u16 {
    u16::try_from(model.width.of(label)).unwrap_or(u16::MAX).max(10) + 2
}
