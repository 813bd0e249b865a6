//! The library in three steps: read a corpus, run a search, render a screen to text.
//!
//! ```sh
//! cargo run --example library -- 零工
//! ```
#![expect(clippy::print_stdout, reason = "an example prints what it finds")]

use std::sync::Arc;

use anli::{
    app::{Ctx, message::Message},
    corpus::{Corpus, CorpusSource},
    search::{Index, Query, search},
    ui::{Session, screen::snapshot},
};

fn main() {
    let query = std::env::args().nth(1).unwrap_or_else(|| "零工".to_owned());

    // A corpus never changes and is shared. Other sources are `CorpusSource::Path`.
    let (corpus, faults) = Corpus::load(&[CorpusSource::Embedded]);
    println!("{} cases, {} faults", corpus.len(), faults.len());

    let index = Index::complete(Vec::new());
    let found = search(&corpus, &index, &Query::parse(&query));
    for hit in found.hits.iter().take(3) {
        let case = corpus.get(hit.case).map(|case| format!("{}  {}", case.id(), case.title()));
        println!("{}", case.unwrap_or_default());
    }

    // A session has no terminal: bytes and messages in, bytes and effects out.
    let mut session = Session::new(Ctx::of(Arc::new(corpus)), 80, 12);
    session.start();
    session.deliver(Message::Search(query));
    println!("{}", snapshot::text(session.screen().buffer()));
}
