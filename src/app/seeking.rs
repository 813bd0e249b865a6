//! Searching beside the session: what is asked, what is answered. In a small corpus the answer is there at once; in a
//! large one a worker of the driver looks for it, what is known of all cases first, and drops what nobody waits for.

use std::sync::Arc;

use crate::{
    corpus::{CaseIx, Corpus},
    search::{self, FacetValue, Index, Query, Results, SearchControl, Snippet},
};

/// As many cases are searched at once, without a worker.
pub const AT_ONCE: usize = 2000;

/// What a search is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// A later one has a higher number.
    pub number: u64,
    /// The query as typed.
    pub text: String,
    /// Whether the facets are wanted, too.
    pub facets: bool,
    /// All hits where they are known, so that nothing but the facets is wanted; they are answered as they are.
    pub known: Option<Arc<Results>>,
    /// Cases that are likely to be among the best: those that are shown.
    pub likely: Arc<[CaseIx]>,
}

/// The questions of a session, each with a higher number than those before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asks {
    /// The number of the last one.
    last: u64,
    /// The last one, until it goes to a worker.
    next: Option<Ask>,
    /// Whether hits that it found are shown.
    begun: bool,
    /// How many cases it was asked of.
    cases: usize,
}

impl Asks {
    /// Begins a new question of so many cases and gives its number; what was asked before is dropped, and so are its
    /// answers.
    pub fn renew(&mut self, cases: usize) -> u64 {
        *self = Self { last: self.last + 1, cases, ..Self::default() };
        self.last
    }

    /// Whether there are now so many cases that it is worth asking again while still more come.
    pub fn is_outgrown(&self, cases: usize) -> bool {
        cases / 2 > self.cases
    }

    /// Has a worker asked.
    pub fn put(&mut self, ask: Ask) {
        self.next = Some(ask);
    }

    /// What a worker is to be asked now.
    pub fn take(&mut self) -> Option<Ask> {
        self.next.take()
    }

    /// Whether this was asked last.
    pub fn is_last(&self, ask: &Ask) -> bool {
        ask.number == self.last
    }

    /// Whether hits of the last question are shown, so that what somebody chooses is chosen among them.
    pub fn is_begun(&self) -> bool {
        self.begun
    }

    /// Takes what is shown for hits of the last question.
    pub fn begin(&mut self) {
        self.begun = true;
    }
}

/// What it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it was asked.
    pub ask: Ask,
    /// The hits.
    pub results: Arc<Results>,
    /// The condition that leaves nothing, where one does.
    pub blame: Option<String>,
    /// The facets, where they were wanted.
    pub facets: Option<Vec<FacetValue>>,
    /// Whether all was searched; more follows if not.
    pub whole: bool,
}

/// For each hit the piece of text to show in a second row, if all of them have one on a screen of so many rows.
pub fn glimpses(corpus: &Corpus, index: &Index, query: &Query, found: &Results, rows: u16) -> Vec<Option<Snippet>> {
    if query.is_empty() || found.hits.len() > usize::from(rows) / 2 {
        return Vec::new();
    }
    found.hits.iter().map(|hit| search::snippet(corpus, index, query, hit)).collect()
}

/// Searches for what is asked, while it is wanted. If it is wanted in parts, `tell` is told what is found so far.
pub fn answer(
    corpus: &Corpus,
    index: &Index,
    ask: &Ask,
    control: SearchControl<'_>,
    tell: &mut dyn FnMut(Answer),
) -> Option<Answer> {
    let query = Query::parse(&ask.text);
    let control = control.with_priority_cases(&ask.likely);
    // The first hits do not wait for being counted.
    let mut is_first = true;
    let mut told = |results: Results| {
        let counts = ask.facets && !std::mem::replace(&mut is_first, false);
        let facets = counts.then(|| search::facets_so_far(corpus, index, &ask.text, &results)).flatten();
        tell(Answer { ask: ask.clone(), results: Arc::new(results), blame: None, facets, whole: false });
    };
    let results = match &ask.known {
        Some(known) => known.clone(),
        None => Arc::new(search::search_while(corpus, index, &query, control, &mut told)?),
    };
    let is_empty = results.hits.is_empty();
    let guilty = if is_empty { search::blame_while(corpus, index, &query, control)? } else { Vec::new() };
    let blame = guilty.into_iter().next().map(|at| ask.text.chars().skip(at.start).take(at.len()).collect());
    let mut answer = Answer { ask: ask.clone(), results, blame, facets: None, whole: true };
    if ask.facets {
        answer.facets = search::facets_so_far(corpus, index, &ask.text, &answer.results);
        if answer.facets.is_none() {
            // What is chosen already takes other searches to count: the hits do not wait for them.
            if control.has_reports() {
                tell(Answer { whole: false, ..answer.clone() });
            }
            answer.facets = Some(search::facets_while(corpus, index, &ask.text, &answer.results, control)?);
        }
    }
    Some(answer)
}
