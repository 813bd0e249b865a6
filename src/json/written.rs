//! JSON as people write it: with comments and trailing commas, and perhaps with a fault of syntax, before which the text
//! is sound.

use std::{borrow::Cow, ops::Range, path::Path};

use jsonc_parser::{Scanner, ScannerOptions, tokens::Token};

use super::document::Document;
use crate::error::{Fault, FaultKind};

/// Returns the text as strict JSON of the same lines and columns: comments (`// …`, `/* … */`) and commas after the last
/// item are spaces.
pub fn strict(text: &str) -> Cow<'_, str> {
    let mut spaces: Vec<Range<usize>> = Vec::new();
    // The last two tokens that are no comments.
    let mut last: [Option<(Token<'_>, Range<usize>)>; 2] = [None, None];
    for (token, range) in Tokens::of(text) {
        if matches!(token, Token::CommentLine(_) | Token::CommentBlock(_)) {
            spaces.push(range);
            continue;
        }
        if let [Some((before, _)), Some((Token::Comma, comma))] = &last
            && matches!(token, Token::CloseBrace | Token::CloseBracket)
            && !matches!(before, Token::Comma | Token::Colon | Token::OpenBrace | Token::OpenBracket)
        {
            spaces.push(comma.clone());
        }
        last = [last[1].take(), Some((token, range))];
    }
    if spaces.is_empty() {
        return Cow::Borrowed(text);
    }
    spaces.sort_by_key(|range| range.start);
    let mut strict = String::with_capacity(text.len());
    let mut done = 0;
    for range in spaces {
        strict.push_str(text.get(done..range.start).unwrap_or_default());
        let blank = |c: char| if c.is_ascii_whitespace() { c } else { ' ' };
        strict.extend(text.get(range.clone()).unwrap_or_default().chars().map(blank));
        done = range.end;
    }
    strict.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(strict)
}

/// Returns the strict JSON of a text, and its fault of syntax, if it has one: then what stands before the fault, with its
/// brackets closed.
pub fn sound<'t>(path: &Path, text: &'t str) -> (Cow<'t, str>, Option<Fault>) {
    let strict = strict(text);
    match Document::parse(path, &strict) {
        Ok(_) => (strict, None),
        Err(fault) => (Cow::Owned(closed(path, before(&strict, &fault))), Some(fault)),
    }
}

/// Returns the text before a fault of syntax.
fn before<'t>(text: &'t str, fault: &Fault) -> &'t str {
    let (Some(line), Some(column), false) = (fault.line, fault.column, fault.kind == FaultKind::Truncated) else {
        return text;
    };
    let line_start = text.split_inclusive('\n').take(line.saturating_sub(1) as usize).map(str::len).sum::<usize>();
    let rest = text.get(line_start..).unwrap_or_default();
    let end = rest.char_indices().nth(column.get() as usize - 1).map_or(text.len(), |(at, _)| line_start + at);
    text.get(..end).unwrap_or(text)
}

/// Returns a text that breaks off with its brackets closed: after its last item, or if that is no whole one, before it.
fn closed(path: &Path, text: &str) -> String {
    let mut open: Vec<char> = Vec::new();
    // The end of the last whole item; no bracket follows it.
    let mut whole = 0;
    for (token, range) in Tokens::of(text) {
        match token {
            Token::OpenBrace | Token::OpenBracket => {
                open.push(if token == Token::OpenBrace { '}' } else { ']' });
                whole = range.end;
            }
            Token::CloseBrace | Token::CloseBracket => {
                open.pop();
                whole = range.end;
            }
            Token::Comma => whole = range.start,
            _ => {}
        }
    }
    let up_to = |end: usize| -> String {
        text.get(..end).unwrap_or_default().chars().chain(open.iter().rev().copied()).collect()
    };
    let all = up_to(text.len());
    if Document::parse(path, &all).is_ok() { all } else { up_to(whole) }
}

/// The tokens of a text with their bytes, up to its end or to something that is none.
struct Tokens<'t>(Scanner<'t>);

impl<'t> Tokens<'t> {
    fn of(text: &'t str) -> Self {
        let options = ScannerOptions {
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        };
        Self(Scanner::new(text, &options))
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = (Token<'t>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let token = self.0.scan().ok()??;
        Some((token, self.0.token_start()..self.0.token_end()))
    }
}
