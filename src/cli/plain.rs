//! The linear mode: lines in, lines out, no frames, no colours, no cursor. For screen readers and dumb terminals.
//!
//! It prompts after every part, so that a screen reader can follow.

use std::{
    io::{self, BufRead, Write},
    path::Path,
};

use super::{
    deadline::Deadline,
    export,
    out::{Result, failure_lines},
    show,
};
use crate::{
    app::{
        action::Action,
        citation::citation,
        page::DisplayOptions,
        permits::Permits,
        words::{
            Lang, SharedMsg,
            plain::PlainMsg,
            why::{query_fault, reasons},
        },
    },
    corpus::{CaseId, CaseIx, CaseRef, Corpus},
    search::{Field, Hit, Index, Query, SearchControl, Snippet, search_while, snippet},
    text::{sanitize::sanitize, typeset::chinese_marks},
};

/// Rows of the list printed at once.
const ROWS: usize = 20;

/// Faults of a query that are printed.
const FAULTS: usize = 3;

/// State of the linear mode.
struct Linear<'c> {
    corpus: &'c Corpus,
    lang: Lang,
    permits: &'c Permits,
    /// Cases of the list.
    cases: Vec<CaseIx>,
    /// Query of the list; empty for all cases.
    query: String,
    /// The query as it was understood, and its hits.
    hits: Option<(Query, Vec<Hit>)>,
    /// Number of rows printed.
    printed: usize,
    open: Option<OpenCase>,
}

/// The case that is read.
struct OpenCase {
    /// Its row in the list, from 0.
    row: usize,
    parts: Vec<String>,
    /// The part that comes next.
    next: usize,
}

/// Reads inputs from `first` and then `input`, and writes to `output`, until `q` or the end of the input.
///
/// # Errors
///
/// `input` or `output` fails.
pub fn run(
    corpus: &Corpus,
    (lang, permits): (Lang, &Permits),
    first: Option<&str>,
    mut input: impl BufRead,
    mut output: impl Write,
) -> io::Result<()> {
    let counts = [corpus.len().to_string(), corpus.batches().len().to_string()];
    let mut linear =
        Linear { corpus, lang, permits, cases: Vec::new(), query: String::new(), hits: None, printed: 0, open: None };
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
        let row = self.open.as_ref().map(|open| open.row);
        // A search may begin with the key that begins one in the browser.
        let words = answer.trim_start_matches(['/', '／']).trim_start();
        let (command, argument) = answer.split_once(char::is_whitespace).unwrap_or((answer, ""));
        let part = answer.strip_prefix('s').and_then(|number| number.trim().parse().ok());
        match (answer, row) {
            ("", Some(_)) => self.part(),
            ("", None) => self.rows(),
            ("?" | "？", _) if self.permits.writes_files() => self.say(PlainMsg::Help, &[]),
            ("?" | "？", _) => self.lang.get(SharedMsg::PlainHelp).to_owned() + "\n",
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
            ("s", Some(_)) => self.parts(),
            (_, Some(_)) if let Some(number) = part => self.go_to(number),
            ("c", Some(row)) => self.cited(row),
            ("w", _) => self.write(argument.trim()),
            _ if command == "w" => self.write(argument.trim()),
            _ => match (answer.parse(), answer.parse::<CaseId>().ok().and_then(|id| self.corpus.find(&id))) {
                (Ok(number), _) => self.open(number),
                (Err(_), Some(case)) => {
                    self.all();
                    self.open(case.0 as usize + 1)
                }
                (Err(_), None) => self.search(words),
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
        self.hits = None;
        self.cases = (0..self.corpus.len()).filter_map(|row| u32::try_from(row).ok()).map(CaseIx).collect();
        (self.printed, self.open) = (0, None);
    }

    fn search(&mut self, query: &str) -> String {
        let most = self.permits.query();
        if query.chars().count() > most {
            return self.lang.fill(SharedMsg::QueryFull, &[&most.to_string()]) + "\n";
        }
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
        self.hits = Some((parsed, results.hits));
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
            let why = self.reason(row);
            text.push_str(&format!("{} {} {}{why}\n", row + 1, sanitize(&found.region_name()), set(found.title())));
        }
        self.printed = rows.end;
        text
    }

    /// Returns why the case of a row is a hit, with the piece of text that shows it where the title does not.
    fn reason(&self, row: usize) -> String {
        let Some((query, hits)) = &self.hits else { return String::new() };
        let Some(hit) = hits.get(row) else { return String::new() };
        let why = reasons(hit, query, self.lang).join("、");
        let is_shown = hit.reasons.first().is_none_or(|reason| reason.field == Field::Title);
        let piece = snippet(self.corpus, &Index::default(), query, hit).filter(|_| !is_shown);
        let piece = piece.map(|piece| format!("：{}", around(&piece))).unwrap_or_default();
        if why.is_empty() { String::new() } else { format!("（{}{piece}）", sanitize(&why)) }
    }

    /// Opens row `number`, counted from 1.
    fn open(&mut self, number: usize) -> String {
        let of = self.cases.len().to_string();
        let Some(found) = number.checked_sub(1).and_then(|row| self.case(row)) else {
            return self.say(PlainMsg::NoRow, &[&number.to_string(), &of]);
        };
        let text = show::text(&found, None, DisplayOptions::default(), self.lang);
        let parts = text.split("\n\n").map(|part| part.trim_matches('\n').to_owned()).filter(|part| !part.is_empty());
        self.open = Some(OpenCase { row: number - 1, parts: parts.collect(), next: 0 });
        self.say(PlainMsg::Case, &[&number.to_string(), &of]) + &self.part()
    }

    /// Returns the case of a row, counted from 0.
    fn case(&self, row: usize) -> Option<CaseRef<'_>> {
        self.corpus.get(*self.cases.get(row)?)
    }

    /// Prints the next part of the open case.
    fn part(&mut self) -> String {
        let Some(open) = &mut self.open else { return String::new() };
        let part = open.parts.get(open.next).map(|part| format!("{part}\n")).unwrap_or_default();
        open.next = (open.next + 1).min(open.parts.len());
        let after = if open.next == open.parts.len() { PlainMsg::EndOfCase } else { PlainMsg::More };
        part + &self.say(after, &[])
    }

    /// Lists the parts of the open case by the beginning of their first lines.
    fn parts(&self) -> String {
        let parts = self.open.iter().flat_map(|open| &open.parts);
        let heading = |part: &String| part.lines().next().unwrap_or_default().chars().take(HEADING).collect::<String>();
        let lines = parts.zip(1..).map(|(part, number)| format!("{number} {}\n", heading(part).trim()));
        lines.collect::<String>() + &self.say(PlainMsg::GoToPart, &[])
    }

    /// Goes on with a part of the open case, counted from 1.
    fn go_to(&mut self, number: usize) -> String {
        let Some(open) = &mut self.open else { return String::new() };
        let of = open.parts.len();
        if !(1..=of).contains(&number) {
            return self.say(PlainMsg::NoPart, &[&number.to_string(), &of.to_string()]);
        }
        open.next = number - 1;
        self.part()
    }

    /// Returns the citation and the id of a row's case.
    fn cited(&self, row: usize) -> String {
        let Some(found) = self.case(row) else { return String::new() };
        format!("{}\n{}\n", citation(&found, self.lang), sanitize(&found.id().to_string()))
    }

    /// Writes the open case, or all cases of the list, as the document that the ending of the file names.
    fn write(&self, file: &str) -> String {
        if let Some(refusal) = self.permits.refusal(Action::WriteFile) {
            return self.lang.get(refusal).to_owned() + "\n";
        }
        if file.is_empty() {
            return self.say(PlainMsg::NameFile, &[]);
        }
        let rows = self.open.as_ref().map_or(0..self.cases.len(), |open| open.row..open.row + 1);
        let cases: Vec<CaseRef<'_>> = rows.filter_map(|row| self.case(row)).collect();
        told(export::to_file(&cases, Path::new(file), self.lang), self.lang)
    }
}

/// The characters of a heading that are listed.
const HEADING: usize = 40;

/// The characters of a snippet that are read out before its first match, and from there on.
const BEFORE: usize = 10;
const FROM: usize = 20;

/// Returns the characters around the first match of a snippet: a screen reader reads all of a line.
fn around(piece: &Snippet) -> String {
    let found = piece.spans.first().map_or(0, |span| span.0 as usize);
    let from = found.saturating_sub(BEFORE);
    let all = piece.text.trim().chars().count();
    let shown: String = piece.text.trim().chars().skip(from).take(found - from + FROM).collect();
    let more = |is_cut: bool| if is_cut { "…" } else { "" };
    format!("{}{}{}", more(from > 0), set(&shown), more(found + FROM < all))
}

/// Returns a title or a piece of text with Chinese marks.
fn set(text: &str) -> String {
    let mut chars: Vec<char> = sanitize(text).chars().collect();
    chinese_marks(&mut chars);
    chars.into_iter().collect()
}

/// Returns the lines of an answer or a failure.
fn told(result: Result, lang: Lang) -> String {
    match result {
        Ok(answer) => answer.text,
        Err(failure) => failure_lines(&failure, lang).into_iter().map(|line| line + "\n").collect(),
    }
}
