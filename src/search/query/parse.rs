//! Parsing a query. Full-width operators, as input methods type them, equal the ASCII ones.

use std::ops::Range;

use super::{
    ast::{Atom, AtomKind, Clause, Facet, Filter, FilterValue, Problem, Query, QueryFault, Scope, TextTerm},
    expressions::Allowance,
    fields::{FieldName, field},
};
use crate::{corpus::CaseLink, desk::due};

/// Limit of the characters of a query: the rest is cut off, so that no paste hangs the program.
const MAX_QUERY: usize = 4096;
/// Limit of the alternatives of all clauses together, and of the faults.
const MAX_CONDITIONS: usize = 64;
/// Limit of the characters of a condition, marks and operators included.
const MAX_CHARS: usize = 256;

/// Years that a number may mean by itself.
const YEARS: std::ops::Range<u16> = 1980..2100;

/// Returns the ASCII form of an operator.
fn sign(c: char) -> char {
    match c {
        '：' | '∶' => ':',
        '！' => '!',
        '｜' | '︱' => '|',
        '“' | '”' | '„' | '＂' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' | '＇' => '\'',
        '／' => '/',
        '＾' => '^',
        '＄' | '￥' => '$',
        '．' => '.',
        '－' | '—' | '–' | '~' | '～' => '-',
        _ => c,
    }
}

/// Writes a value of a field so that it is parsed as one value.
pub fn quoted(value: &str) -> String {
    let parts = |c: char| c.is_whitespace() || sign(c) == '|';
    if value.is_empty() || value.contains(parts) { format!("\"{value}\"") } else { value.to_owned() }
}

/// Returns a value as typed without the quotation marks around it; marks inside belong to the value.
pub(crate) fn unquoted(typed: &[char]) -> String {
    let mark = |c: &char| sign(*c) == '"';
    match typed {
        [first, inner @ .., last] if mark(first) && mark(last) && !inner.iter().any(mark) => inner.iter().collect(),
        _ => typed.iter().collect(),
    }
}

impl Query {
    /// Parses a query. Every text is a query; see [`Query::faults`].
    pub fn parse(text: &str) -> Self {
        let mut rest = text.chars();
        let chars: Vec<char> = rest.by_ref().take(MAX_QUERY).collect();
        let signs = chars.iter().copied().map(sign).collect();
        let mut parser =
            Parser { signs, chars, at: 0, conditions: 0, allowance: Allowance::default(), query: Self::default() };
        parser.run();
        let rest = rest.count();
        if rest > 0 {
            parser.fault(MAX_QUERY..MAX_QUERY + rest, Problem::TooLong);
        }
        parser.query
    }
}

struct Parser {
    /// Characters as typed.
    chars: Vec<char>,
    /// Characters with operators in ASCII.
    signs: Vec<char>,
    at: usize,
    /// Alternatives of all clauses so far.
    conditions: usize,
    allowance: Allowance,
    query: Query,
}

impl Parser {
    fn run(&mut self) {
        // A field stays in force after a bare `|`: 地区:莆田|福州 names two regions.
        let mut field: Option<FieldName> = None;
        let mut or: Option<usize> = None;
        loop {
            let spaced = self.skip_spaces();
            let Some(c) = self.peek() else { break };
            if self.conditions.max(self.query.faults.len()) >= MAX_CONDITIONS {
                self.fault(self.at..self.chars.len(), Problem::TooMany);
                return;
            }
            if c == '|' {
                if self.query.clauses.is_empty() || or.is_some() {
                    self.fault(self.at..self.at + 1, Problem::Dangling);
                } else {
                    or = Some(self.at);
                }
                field = field.filter(|_| !spaced);
                self.at += 1;
                continue;
            }
            field = field.filter(|_| or.is_some() && !spaced);
            let from = self.at;
            let before = self.query.faults.len();
            if self.skip_name() {
                continue;
            }
            let Some((atom, named)) = self.atom(field) else { continue };
            if self.at - atom.value.start > MAX_CHARS && self.query.faults.len() == before {
                self.fault(atom.value.start + MAX_CHARS..self.at, Problem::TooLong);
            }
            field = named;
            let year = of_year(&atom);
            let any: Vec<Atom> = std::iter::once(atom).chain(year).collect();
            self.conditions += any.len();
            match (self.query.clauses.last_mut(), or.take()) {
                (Some(clause), Some(_)) => {
                    clause.any.extend(any);
                    clause.at.end = self.at;
                }
                _ => self.query.clauses.push(Clause { any, at: from..self.at }),
            }
            debug_assert!(self.at > from || self.query.faults.len() > before, "every step consumes characters");
        }
        if let Some(at) = or {
            self.fault(at..at + 1, Problem::Dangling);
        }
    }

    /// Passes over the name of a search, `@周报`. The first word names the search that follows it; any other name is one that
    /// is not kept.
    fn skip_name(&mut self) -> bool {
        let end = self.word_end(self.at);
        let is_name = matches!(self.chars.get(self.at), Some('@' | '＠')) && end > self.at + 1;
        if is_name {
            let is_first = self.query.clauses.is_empty() && self.query.faults.is_empty();
            let names = self.chars[end..].iter().any(|c| !c.is_whitespace());
            if !(is_first && names) {
                self.fault(self.at..end, Problem::NoName);
            }
            self.at = end;
        }
        is_name
    }

    fn peek(&self) -> Option<char> {
        self.signs.get(self.at).copied()
    }

    fn skip_spaces(&mut self) -> bool {
        let from = self.at;
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.at > from
    }

    fn fault(&mut self, at: Range<usize>, problem: Problem) {
        self.query.faults.push(QueryFault { at, problem });
    }

    fn text(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().take(MAX_CHARS).collect()
    }

    /// Returns the end of the word that begins at `from`: a space or `|`.
    fn word_end(&self, from: usize) -> usize {
        let rest = self.signs.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|c| !c.is_whitespace() && **c != '|').count()
    }

    /// Parses one alternative and returns it with the field that it names. Consumes at least one character; `None` if
    /// there is no condition.
    fn atom(&mut self, inherited: Option<FieldName>) -> Option<(Atom, Option<FieldName>)> {
        let from = self.at;
        let not = self.peek() == Some('!');
        if not {
            self.at += 1;
            if self.word_end(self.at) == self.at {
                self.fault(from..self.at, Problem::Dangling);
                return None;
            }
        }
        let named = self.name();
        let is_empty = self.word_end(self.at) == self.at;
        if named.is_some_and(|name| is_empty && !name.stands_alone()) {
            self.fault(from..self.at, Problem::NoValue);
            return None;
        }
        let name = named.or(inherited);
        let value = self.at;
        let kind = match name.unwrap_or(FieldName::Scope(Scope::All)) {
            FieldName::Scope(Scope::All) if self.link(value).is_some() => {
                self.at = self.word_end(value);
                self.link(value).map(AtomKind::Case)
            }
            FieldName::Id => {
                self.at = self.word_end(value);
                let id = self.link(value).map(AtomKind::Case);
                id.or_else(|| self.literally(from..self.at, Problem::BadId))
            }
            FieldName::Scope(scope) => self.words(scope),
            FieldName::Facet(facet) if is_empty && facet.is_of_desk() => Some(AtomKind::Filter(Filter::Any(facet))),
            FieldName::Facet(facet) => self.filter(from, facet),
            FieldName::Notes => {
                let value = FilterValue::new(&self.value()).map(Box::new);
                Some(AtomKind::Filter(Filter::Notes(value)))
            }
            FieldName::Due => self.due(from),
            FieldName::Unread => {
                self.at = self.word_end(self.at);
                Some(AtomKind::Filter(Filter::Unread))
            }
            FieldName::Like => match self.value().parse() {
                Ok(id) => Some(AtomKind::Like(id)),
                Err(_) => self.literally(from..self.at, Problem::BadId),
            },
        }?;
        Some((Atom { kind, not, value: value..self.at }, name))
    }

    /// Returns the link to a case that stands at `from`. A batch without a letter is none: 24/7.
    fn link(&self, from: usize) -> Option<CaseLink> {
        let link: CaseLink = self.text(from..self.word_end(from)).parse().ok()?;
        link.id.batch.as_str().bytes().any(|c| c.is_ascii_lowercase()).then_some(link)
    }

    /// Parses the name of a field and its colon, if they stand here.
    fn name(&mut self) -> Option<FieldName> {
        let end = self.word_end(self.at);
        let colon = self.signs.get(self.at..end)?.iter().position(|c| *c == ':')? + self.at;
        let name = field(&self.text(self.at..colon))?;
        self.at = colon + 1;
        Some(name)
    }

    /// Returns the text between this sign and the next of its kind, and the position after it.
    fn quoted(&self, quote: char) -> Option<(String, usize)> {
        let inside = self.at + 1;
        let len = self.signs.get(inside..)?.iter().position(|c| *c == quote)?;
        Some((self.text(inside..inside + len), inside + len + 1))
    }

    /// Parses words, a quotation or a regular expression.
    fn words(&mut self, scope: Scope) -> Option<AtomKind> {
        let from = self.at;
        let sign = self.peek().filter(|c| matches!(c, '"' | '/'));
        let Some(quote) = sign else { return self.word(scope) };
        match self.quoted(quote).filter(|(inside, _)| quote == '"' || !inside.is_empty()) {
            Some((inside, end)) => {
                self.at = end;
                if quote == '"' {
                    TextTerm::new(&inside, scope, true).map(AtomKind::from)
                } else {
                    self.regex(&inside, from..end, scope)
                }
            }
            None => {
                self.fault(from..from + 1, Problem::Unclosed);
                self.at += 1;
                self.word(scope)
            }
        }
    }

    fn regex(&mut self, inside: &str, at: Range<usize>, scope: Scope) -> Option<AtomKind> {
        // Half an expression is another one.
        let is_whole = at.len() <= MAX_CHARS;
        match if is_whole { self.allowance.compile(inside) } else { Err(Problem::TooLarge) } {
            Ok(regex) => Some(AtomKind::Regex(regex, scope)),
            Err(problem) => {
                self.fault(at, problem);
                soft(inside, scope)
            }
        }
    }

    /// Parses a word up to the next space or `|`, with the operators before and after it.
    fn word(&mut self, scope: Scope) -> Option<AtomKind> {
        let from = self.at;
        let mut end = self.word_end(from);
        self.at = end;
        let mut first = from;
        let exact = self.signs.get(first) == Some(&'\'');
        first += usize::from(exact);
        let start = self.signs.get(first) == Some(&'^');
        first += usize::from(start);
        let to_end = end > first && self.signs.get(end - 1) == Some(&'$');
        end -= usize::from(to_end);
        let Some(mut text) = TextTerm::new(&self.text(first..end), scope, exact) else {
            // Punctuation alone is no condition; only an operator without a word is a fault.
            if exact || start {
                self.fault(from..from + 1, Problem::Dangling);
            }
            return None;
        };
        (text.start, text.end) = (start, to_end);
        Some(text.into())
    }

    /// Takes the value of a field.
    fn value(&mut self) -> String {
        let quoted = if self.peek() == Some('"') { self.quoted('"') } else { None };
        // “云上”法庭系统 is a value that begins with a quotation, not a quoted one.
        let quoted = quoted.filter(|(_, end)| self.word_end(*end) == *end);
        let (value, end) = quoted.unwrap_or_else(|| {
            let end = self.word_end(self.at);
            (self.text(self.at..end), end)
        });
        self.at = end;
        value
    }

    /// Parses the value of a filter.
    fn filter(&mut self, from: usize, facet: Facet) -> Option<AtomKind> {
        let start = self.at;
        let value = self.value();
        let filter = if facet == Facet::Year {
            let signs: String = self.signs[start..self.at].iter().collect();
            let Some(years) = years(&signs) else { return self.literally(from..self.at, Problem::BadYear) };
            Some(Filter::Years(years))
        } else {
            FilterValue::new(&value).map(|value| Filter::Name(facet, Box::new(value)))
        };
        if filter.is_none() {
            self.fault(from..self.at, Problem::NoValue);
        }
        filter.map(AtomKind::Filter)
    }

    /// Parses the days until which an adoption is due.
    fn due(&mut self, from: usize) -> Option<AtomKind> {
        let value = self.value();
        let days = due::range(&value);
        if days.is_none() && !value.is_empty() {
            return self.literally(from..self.at, Problem::BadDay);
        }
        Some(AtomKind::Filter(Filter::Due(days)))
    }

    fn literally(&mut self, at: Range<usize>, problem: Problem) -> Option<AtomKind> {
        self.fault(at.clone(), problem);
        soft(&self.text(at), Scope::All)
    }
}

/// Returns a faulty part as words that exclude no case.
fn soft(typed: &str, scope: Scope) -> Option<AtomKind> {
    let mut text = TextTerm::new(typed, scope, true)?;
    text.soft = true;
    Some(text.into())
}

/// Returns the alternative of a bare year, 2024 or 2024年: a notice of that year, which need not say so in its text.
fn of_year(atom: &Atom) -> Option<Atom> {
    let AtomKind::Text(text) = &atom.kind else { return None };
    let is_bare = !(atom.not || text.exact || text.is_anchored()) && text.scope == Scope::All;
    let digits = text.folded.as_str().trim_end_matches('年');
    let year = year(digits).filter(|years| is_bare && YEARS.contains(years.start()) && years.start() == years.end())?;
    Some(Atom { kind: AtomKind::Filter(Filter::Years(year)), ..atom.clone() })
}

/// Parses a year or a range: 2024, 2023..2025, 2023-2025, 2023.., ..2024, with or without 年. An unfinished year stands
/// for all years that begin with it.
fn years(text: &str) -> Option<std::ops::RangeInclusive<u16>> {
    let text: String = text.chars().filter(|c| *c != '年').filter_map(digit_or_sign).collect();
    let range = text.split_once("..").or_else(|| text.split_once('-'));
    let Some((first, last)) = range else {
        let years = year(&text)?;
        return Some(years);
    };
    let first = if first.is_empty() { 0 } else { *year(first)?.start() };
    let last = if last.is_empty() { u16::MAX } else { *year(last)?.end() };
    Some(first.min(last)..=last.max(first))
}

fn digit_or_sign(c: char) -> Option<char> {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        '…' => Some('.'),
        _ => Some(c),
    }
}

/// Returns the years that begin with these one to four digits.
fn year(digits: &str) -> Option<std::ops::RangeInclusive<u16>> {
    let digits = digits.trim_matches('.');
    let missing = 4_u32.checked_sub(u32::try_from(digits.len()).ok()?).filter(|missing| *missing < 4)?;
    let first: u16 = digits.parse().ok().filter(|_| digits.bytes().all(|c| c.is_ascii_digit()))?;
    let scale = 10_u16.pow(missing);
    Some(first * scale..=first * scale + (scale - 1))
}
