//! Searching all practices, finding in one case, and walking the hits of either.

use std::sync::Arc;

use super::{browse, facets, input, reader};
use crate::{
    app::{
        Ctx,
        action::Action,
        asking::Asking,
        finds::Finds,
        keymap::Context,
        list::List,
        model::{Focus, Mode, Model, Place, Shown},
        queries::Walk,
        seeking::{self, AT_ONCE, Answer, Ask, answer},
        words::Msg,
    },
    search::{Query, Results, SearchControl, explain},
    text::one_line,
};

/// So many of the hits that are shown may be shown again for what is typed next: as many as the largest screens show.
const LIKELY: usize = 64;
/// Rows kept above a hit when the reader jumps to it.
const CONTEXT: usize = 2;

/// Opens the input of the search over all practices. An earlier query stands there with what it found, to be replaced or
/// changed; the way back leads to where it was opened.
pub(super) fn begin(model: &mut Model, ctx: &Ctx) {
    if matches!(model.mode, Mode::Query(_)) {
        return;
    }
    let earlier = match &model.place.shown {
        Shown::Hits { query, .. } => Some(query.clone()),
        _ => None,
    };
    if earlier.is_some() {
        browse::remember(model);
    } else {
        enter(model);
    }
    let is_new = earlier.is_none();
    model.place.focus = Focus::Cases;
    model.queries.walk = Walk::Not;
    model.mode = Mode::Query(Asking::over(earlier.unwrap_or_default()));
    if is_new {
        renew(model, ctx, "");
    } else {
        browse::fit(model, ctx);
    }
}

/// Closes the input and goes back to where it was opened.
fn cancel(model: &mut Model, ctx: &Ctx) {
    model.mode = Mode::Browse;
    if let Some(place) = model.trail.pop() {
        browse::go(model, ctx, place);
    }
}

/// Fills the list with what a search finds, from wherever I am.
pub(super) fn open(model: &mut Model, ctx: &Ctx, query: &str) {
    enter(model);
    model.place.focus = Focus::Cases;
    model.mode = Mode::Browse;
    renew(model, ctx, query);
}

/// Makes the list one of hits; the way back leads to what it was.
fn enter(model: &mut Model) {
    browse::remember(model);
    let from = Box::new(Place { facets: None, ..browse::left_here(model) });
    model.place.shown = Shown::Hits {
        query: String::new(),
        wanted: Arc::default(),
        results: Arc::default(),
        glimpses: Arc::default(),
        seeking: false,
        chosen: false,
        blame: None,
        from,
    };
}

/// A paste: into the input that is open, or into a search opened for it.
pub(super) fn paste(model: &mut Model, ctx: &Ctx, text: &str) {
    if model.input().is_none() {
        model.mode = Mode::Browse;
        begin(model, ctx);
    }
    input::insert(model, ctx, &one_line(text));
}

/// Searches anew for what is typed.
pub(super) fn refresh(model: &mut Model, ctx: &Ctx) {
    if let Mode::Query(asking) = &model.mode {
        let text = asking.input.value().to_owned();
        model.queries.walk = Walk::Not;
        renew(model, ctx, &text);
    }
}

/// Searches anew: at once where that takes no time, else by asking for it; what was found before stays till then.
pub(super) fn renew(model: &mut Model, ctx: &Ctx, text: &str) {
    seek(model, ctx, text, None, false);
}

/// Asks for the facets of what is shown; hits that are all known stay as they are.
pub(super) fn count(model: &mut Model, ctx: &Ctx) {
    let Shown::Hits { query, results, seeking, .. } = &model.place.shown else { return };
    let (query, known) = (query.clone(), (!*seeking).then(|| results.clone()));
    let is_begun = model.asks.is_begun();
    seek(model, ctx, &query, known, is_begun);
}

/// Searches; `is_begun` where it is the same question, so that what is shown and what was chosen are of it.
fn seek(model: &mut Model, ctx: &Ctx, text: &str, known: Option<Arc<Results>>, is_begun: bool) {
    let Shown::Hits { query, results, seeking, .. } = &mut model.place.shown else { return };
    text.clone_into(query);
    let (number, facets) = (model.asks.renew(ctx.corpus.len()), model.place.facets.is_some());
    if is_begun {
        model.asks.begin();
    }
    let mut ask = Ask { number, text: text.to_owned(), facets, known, likely: Arc::default() };
    if ctx.corpus.len() > AT_ONCE {
        // Who types on mostly means what is shown already.
        ask.likely = results.hits.iter().take(LIKELY).map(|hit| hit.case).chain(model.place.case).collect();
        *seeking = true;
        model.asks.put(ask);
    } else if let Some(found) = answer(&ctx.corpus, &ctx.index, &ask, SearchControl::uninterrupted(), &mut |_| {}) {
        take(model, ctx, found);
    }
}

/// Asks again for what is shown; who reads a case stays in it.
pub(super) fn again(model: &mut Model, ctx: &Ctx) {
    if let Shown::Hits { query, .. } = &model.place.shown {
        let query = query.clone();
        seek(model, ctx, &query, None, true);
    }
}

/// Takes what a search found, if it is what was asked for last.
pub(super) fn take(model: &mut Model, ctx: &Ctx, found: Answer) {
    let facets_height = facets::height(model);
    let Shown::Hits { query, wanted, results, glimpses, seeking, chosen, blame, .. } = &mut model.place.shown else {
        return;
    };
    if !model.asks.is_last(&found.ask) || found.ask.text != *query {
        return;
    }
    // More follows what is known of all cases: what was chosen of that stays selected, and what is read stays open.
    let list = model.place.cases;
    let is_read = matches!(model.place.focus, Focus::Reader { .. });
    let stays = model.place.case.filter(|_| (*chosen || is_read) && model.asks.is_begun());
    let at = stays.and_then(|case| found.results.hits.iter().position(|hit| hit.case == case));
    *seeking = !found.whole;
    if stays.is_some() && at.is_none() && *seeking {
        return;
    }
    *blame = found.blame;
    *wanted = Arc::new(Query::parse(query));
    model.asks.begin();
    if let (Some(open), Some(values)) = (&mut model.place.facets, found.facets) {
        open.renew(values, facets_height);
    }
    if Arc::ptr_eq(results, &found.results) {
        return;
    }
    *glimpses = Arc::new(seeking::glimpses(&ctx.corpus, &ctx.index, wanted, &found.results, model.size.1));
    *results = found.results;
    model.place.cases = List::default();
    match at {
        Some(row) => {
            model.place.cases = List { at: row, top: row.saturating_sub(list.at.saturating_sub(list.top)) };
        }
        None => {
            browse::select(model, ctx, 0);
            if let Shown::Hits { chosen, .. } = &mut model.place.shown {
                *chosen = false;
            }
        }
    }
    browse::fit(model, ctx);
}

/// An action while the query is typed.
pub(super) fn act(model: &mut Model, ctx: &Ctx, action: Action, count: Option<usize>) {
    match action {
        Action::Open if model.place.case.is_some() => {
            let row = model.place.cases.at;
            if let Shown::Hits { query, .. } = &model.place.shown {
                model.queries.remember(query);
            }
            model.queries.walk = Walk::Not;
            browse::focus_on(model, ctx, Focus::Reader { zoomed: false });
            browse::select(model, ctx, row);
        }
        Action::Back => cancel(model, ctx),
        Action::Up | Action::Down if walk_queries(model, ctx, action == Action::Up) => {}
        _ => {
            let action = match action {
                Action::NextCase => Action::Down,
                Action::PreviousCase => Action::Up,
                action => action,
            };
            model.queries.walk = Walk::Hits;
            let len = model.place.shown.len(&ctx.corpus);
            let height = model.panes().unwrap_or_default().cases.map_or(1, |pane| pane.body.height.into());
            if browse::travel(&mut model.place.cases, action, count, len, height) {
                let row = model.place.cases.at;
                browse::select(model, ctx, row);
            }
        }
    }
}

/// Puts an earlier search into the input, or a later one again; false where the key is for the hits.
fn walk_queries(model: &mut Model, ctx: &Ctx, older: bool) -> bool {
    let Mode::Query(asking) = &mut model.mode else { return false };
    let typed = asking.input.value().to_owned();
    let Some((query, back)) = model.queries.walk(older, &typed) else {
        // At the oldest one there is nowhere to go; the hits are not meant.
        return older && matches!(model.queries.walk, Walk::At(..));
    };
    asking.put(query.clone());
    renew(model, ctx, &query);
    if back > 0 {
        let key = |action| ctx.keymap.key_for(Context::Input, action);
        let of = [back, model.queries.made.len()].map(|count| count.to_string());
        let args = [of[0].as_str(), &of[1], &key(Action::Up), &key(Action::Down), &key(Action::NextCase)];
        model.say = Some(ctx.lang.fill(Msg::OfQueries, &args));
    }
    true
}

/// Marks again what was marked, at the same mark, in the page of the same case.
pub(super) fn mark_again(model: &mut Model, finds: &Finds) {
    if finds.here {
        model.finds = Finds::here(&model.page, &finds.needle);
    }
    model.finds.at = finds.at.filter(|at| *at < model.finds.marks.len());
}

/// Marks in the page what the search matched in this case, and shows the first place of it.
pub(super) fn mark_hit(model: &mut Model, ctx: &Ctx) {
    model.finds = match (&model.place.shown, model.place.shown.hit(model.place.cases.at)) {
        (Shown::Hits { query, wanted, .. }, Some(hit)) => {
            Finds::of_matches(&model.page, &explain(&ctx.corpus, &ctx.index, wanted, hit), query)
        }
        (Shown::System { system, .. }, _) => {
            let mut named = system.names.iter().map(|name| Finds::here(&model.page, name));
            named.find(|finds| !finds.marks.is_empty()).unwrap_or_default()
        }
        _ => Finds::default(),
    };
    // A match in the title needs no scrolling; one in the text is brought on the screen.
    let in_text = model.finds.first_from(&model.page, model.page.body);
    let in_title = model.finds.marks.first().is_some_and(|mark| mark.block == 0);
    if let Some(at) = in_text.filter(|_| !in_title) {
        show(model, at);
    }
}

/// Goes to a marked place: on the screen, with some rows above it.
fn show(model: &mut Model, at: usize) {
    model.finds.at = Some(at);
    let Some(row) = model.finds.row(&model.page) else { return };
    let visible = model.place.top..model.place.top + reader::height(model);
    if !visible.contains(&row) {
        reader::scroll_to(model, row.saturating_sub(CONTEXT));
    }
}

/// Opens the input of the search in this case.
pub(super) fn begin_find(model: &mut Model) {
    model.mode = Mode::Find { input: Default::default(), top: model.place.top };
}

/// Finds anew what is typed, from where the reader stood.
pub(super) fn refresh_find(model: &mut Model) {
    let Mode::Find { input, top } = &model.mode else { return };
    let (needle, top) = (input.value().to_owned(), *top);
    model.finds = Finds::here(&model.page, &needle);
    reader::scroll_to(model, top);
    let first = model.finds.first_from(&model.page, top).or(model.finds.marks.first().map(|_| 0));
    if let Some(at) = first {
        show(model, at);
    }
}

/// Finds `needle` in the case that was just opened, and goes to its first place, or its last.
pub(super) fn find_here(model: &mut Model, needle: &str, first: bool) {
    model.finds = Finds::here(&model.page, needle);
    if let Some(last) = model.finds.marks.len().checked_sub(1) {
        show(model, if first { 0 } else { last });
    }
}

/// An action while the search in this case is typed.
pub(super) fn act_find(model: &mut Model, ctx: &Ctx, action: Action) {
    let Mode::Find { input, top } = &model.mode else { return };
    let (needle, top) = (input.value().to_owned(), *top);
    match action {
        Action::Open => {
            model.mode = Mode::Browse;
            if model.finds.marks.is_empty() && !needle.is_empty() {
                model.say = Some(ctx.lang.fill(Msg::NoHitHere, &[&needle]));
            }
        }
        Action::Back => {
            model.mode = Mode::Browse;
            mark_hit(model, ctx);
            reader::scroll_to(model, top);
        }
        Action::Down => walk(model, ctx, true, None),
        Action::Up => walk(model, ctx, false, None),
        _ => {}
    }
}

/// The next or previous hit of whichever search was used last: in this case round and round, in a search over all
/// practices on into the next case.
pub(super) fn walk(model: &mut Model, ctx: &Ctx, forward: bool, count: Option<usize>) {
    for _ in 0..count.unwrap_or(1) {
        let marks = model.finds.marks.len();
        let next = match (model.finds.at, forward) {
            (None, true) => (marks > 0).then_some(0),
            (None, false) => marks.checked_sub(1),
            (Some(at), true) => (at + 1 < marks).then_some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        if let Some(at) = next {
            show(model, at);
        } else if !model.finds.here && matches!(model.place.shown, Shown::Hits { .. }) {
            step_hit(model, ctx, forward);
        } else if marks > 0 {
            show(model, if forward { 0 } else { marks - 1 });
            model.say = Some(ctx.lang.get(wrapped(forward)).to_owned());
        } else {
            model.say = Some(ctx.lang.get(Msg::NoSearchYet).to_owned());
        }
    }
}

fn wrapped(forward: bool) -> Msg {
    if forward { Msg::Wrapped } else { Msg::WrappedBack }
}

/// On to the next or previous case that the search found, round and round.
fn step_hit(model: &mut Model, ctx: &Ctx, forward: bool) {
    let len = model.place.shown.len(&ctx.corpus);
    if len == 0 {
        return;
    }
    let at = model.place.cases.at;
    let row = if forward { (at + 1) % len } else { (at + len - 1) % len };
    if (forward && row == 0) || (!forward && at == 0) {
        model.say = Some(ctx.lang.get(wrapped(forward)).to_owned());
    }
    browse::select(model, ctx, row);
    let marks = model.finds.marks.len();
    if marks > 0 {
        show(model, if forward { 0 } else { marks - 1 });
    }
}
