//! The linear mode: lines in, lines out, no frames, no colours, no cursor. For screen readers and dumb terminals.
//!
//! It prompts after every part, so that a screen reader can follow.

use std::io::{self, BufRead, Write};

use super::{deadline::Deadline, show};
use crate::{
    app::{
        page::DisplayOptions,
        words::{Lang, plain::PlainMsg, why::query_fault},
    },
    corpus::{CaseId, CaseIx, Corpus},
    search::{Index, Query, SearchControl, search_while},
    text::sanitize::sanitize,
};

/// Rows of the list printed at once.
const ROWS: usize = 20;

/// Faults of a query that are printed.
const FAULTS: usize = 3;

/// State of the linear mode.
struct Linear<'c> {
    corpus: &'c Corpus,
    lang: Lang,
    /// Cases of the list.
    cases: Vec<CaseIx>,
    /// Query of the list; empty for all cases.
    query: String,
    /// Number of rows printed.
    printed: usize,
    /// Row of the open case, and its remaining parts, last first.
    open: Option<(usize, Vec<String>)>,
}

/// Reads inputs from `first` and then `input`, and writes to `output`, until `q` or the end of the input.
///
/// # Errors
///
/// `input` or `output` fails.
pub fn run(
    corpus: &Corpus,
    lang: Lang,
    first: Option<&str>,
    mut input: impl BufRead,
    mut output: impl Write,
) -> io::Result<()> {
    let counts = [corpus.len().to_string(), corpus.batches().len().to_string()];
    let mut linear = Linear { corpus, lang, cases: Vec::new(), query: String::new(), printed: 0, open: None };
    linear.all();
    writeln!(output, "{}", lang.fill(PlainMsg::Welcome, &[&counts[0], &counts[1]]))?;
    let mut text = linear.answer(first.unwrap_or_default());
    let mut line = Vec::new();
    loop {
        write!(output, "{text}{}", lang.get(PlainMsg::Prompt))?;
        output.flush()?;
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return writeln!(output);
        }
        let answer = String::from_utf8_lossy(&line);
        let answer = answer.trim();
        if answer == "q" {
            return Ok(());
        }
        text = linear.answer(answer);
    }
}

impl Linear<'_> {
    /// Returns the response to an input.
    fn answer(&mut self, answer: &str) -> String {
        let row = self.open.as_ref().map(|(row, _)| *row);
        match (answer, row) {
            ("", Some(_)) => self.part(),
            ("", None) => self.rows(),
            ("?", _) => self.say(PlainMsg::Help, &[]),
            ("a", _) => {
                self.all();
                self.rows()
            }
            ("b", _) => {
                self.open = None;
                self.printed = row.unwrap_or(self.printed.saturating_sub(1)) / ROWS * ROWS;
                self.rows()
            }
            ("n", _) => self.open(row.map_or(1, |row| row + 2)),
            ("p", _) => self.open(row.unwrap_or(0)),
            _ => match (answer.parse(), answer.parse::<CaseId>().ok().and_then(|id| self.corpus.find(&id))) {
                (Ok(number), _) => self.open(number),
                (Err(_), Some(case)) => {
                    self.all();
                    self.open(case.0 as usize + 1)
                }
                (Err(_), None) => self.search(answer),
            },
        }
    }

    /// Returns a message as a line.
    fn say(&self, message: PlainMsg, args: &[&str]) -> String {
        self.lang.fill(message, args) + "\n"
    }

    /// Lists all cases.
    fn all(&mut self) {
        self.query.clear();
        self.cases = (0..self.corpus.len()).filter_map(|row| u32::try_from(row).ok()).map(CaseIx).collect();
        (self.printed, self.open) = (0, None);
    }

    fn search(&mut self, query: &str) -> String {
        let deadline = Deadline::of_query();
        let is_over = || deadline.is_over();
        let (mut parsed, control) = (Query::parse(query), SearchControl::cancelled_when(&is_over));
        let results = search_while(self.corpus, &Index::default(), &parsed, control, &mut |_| {});
        if results.is_none() {
            parsed = parsed.too_slow();
        }
        let told = parsed.faults().iter().take(FAULTS).map(|fault| query_fault(fault, query, self.lang));
        let told: String = told.map(|fault| format!("{}\n", sanitize(&fault))).collect();
        let results = results.unwrap_or_default();
        if results.hits.is_empty() {
            return told + &self.say(PlainMsg::Nothing, &[&sanitize(query)]);
        }
        self.cases = results.hits.iter().map(|hit| hit.case).collect();
        query.clone_into(&mut self.query);
        (self.printed, self.open) = (0, None);
        told + &self.rows()
    }

    /// Prints the next rows of the list.
    fn rows(&mut self) -> String {
        let rows = self.printed..(self.printed + ROWS).min(self.cases.len());
        if rows.is_empty() {
            return self.say(PlainMsg::EndOfList, &[]);
        }
        let counts = [rows.start + 1, rows.end, self.cases.len()].map(|count| count.to_string());
        let [first, last, of] = counts.each_ref().map(String::as_str);
        let mut text = match self.query.as_str() {
            "" => self.say(PlainMsg::Rows, &[first, last, of]),
            query => self.say(PlainMsg::Hits, &[&sanitize(query), first, last, of]),
        };
        for (row, case) in rows.clone().zip(self.cases.iter().skip(rows.start)) {
            let Some(found) = self.corpus.get(*case) else { continue };
            let (region, title) = (found.region_name(), found.title());
            text.push_str(&format!("{} {} {}\n", row + 1, sanitize(&region), sanitize(title)));
        }
        self.printed = rows.end;
        text
    }

    /// Opens row `number`, counted from 1.
    fn open(&mut self, number: usize) -> String {
        let found = number.checked_sub(1).and_then(|row| self.corpus.get(*self.cases.get(row)?));
        let of = self.cases.len().to_string();
        let Some(found) = found else {
            return self.say(PlainMsg::NoRow, &[&number.to_string(), &of]);
        };
        let text = show::text(&found, None, DisplayOptions::default(), self.lang);
        let parts = text.split("\n\n").map(|part| part.trim_matches('\n').to_owned()).filter(|part| !part.is_empty());
        let mut parts: Vec<String> = parts.collect();
        parts.reverse();
        self.open = Some((number - 1, parts));
        self.say(PlainMsg::Case, &[&number.to_string(), &of]) + &self.part()
    }

    /// Prints the next part of the open case.
    fn part(&mut self) -> String {
        let Some((_, parts)) = &mut self.open else { return String::new() };
        let part = parts.pop().map(|part| part + "\n").unwrap_or_default();
        let after = if parts.is_empty() { PlainMsg::EndOfCase } else { PlainMsg::More };
        part + &self.say(after, &[])
    }
}
