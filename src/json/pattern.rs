//! The few regular expressions that our schemas use, so that no engine is needed for them.

use std::{iter::Peekable, str::Chars};

/// One character class and how often it may stand.
struct Part {
    /// Ranges of characters, both ends included.
    class: Vec<(char, char)>,
    low: usize,
    high: usize,
}

/// Whether `text` as a whole matches `rule`: `^`, a row of letters and `[a-z…]` classes each with an optional `{m,n}`,
/// `{n}`, `?`, `*` or `+`, `$`. A class takes as many characters as it can and gives none back. A rule that is not of
/// this form matches everything.
pub(super) fn matches(rule: &str, text: &str) -> bool {
    let Some(parts) = parse(rule) else { return true };
    let mut rest = text.chars().peekable();
    for part in parts {
        let mut count = 0;
        while count < part.high && rest.next_if(|c| part.class.iter().any(|(a, z)| (a..=z).contains(&c))).is_some() {
            count += 1;
        }
        if count < part.low {
            return false;
        }
    }
    rest.next().is_none()
}

fn parse(rule: &str) -> Option<Vec<Part>> {
    let mut rest = rule.strip_prefix('^')?.strip_suffix('$')?.chars().peekable();
    let mut parts = Vec::new();
    while let Some(c) = rest.next() {
        let class = match c {
            '[' => class(&mut rest)?,
            '(' | ')' | '|' | '\\' | '.' | '^' => return None,
            c => vec![(c, c)],
        };
        let (low, high) = times(&mut rest)?;
        parts.push(Part { class, low, high });
    }
    Some(parts)
}

fn class(rest: &mut Peekable<Chars<'_>>) -> Option<Vec<(char, char)>> {
    let mut ranges = Vec::new();
    loop {
        match rest.next()? {
            ']' => return Some(ranges),
            '^' | '\\' => return None,
            first if rest.peek() == Some(&'-') => {
                rest.next();
                match rest.next()? {
                    // A hyphen before the bracket stands for itself.
                    ']' => {
                        ranges.extend([(first, first), ('-', '-')]);
                        return Some(ranges);
                    }
                    last => ranges.push((first, last)),
                }
            }
            one => ranges.push((one, one)),
        }
    }
}

fn times(rest: &mut Peekable<Chars<'_>>) -> Option<(usize, usize)> {
    let found = match rest.peek() {
        Some('?') => (0, 1),
        Some('*') => (0, usize::MAX),
        Some('+') => (1, usize::MAX),
        Some('{') => {
            rest.next();
            let inner: String = rest.by_ref().take_while(|c| *c != '}').collect();
            let (low, high) = inner.split_once(',').unwrap_or((&inner, &inner));
            return Some((low.parse().ok()?, if high.is_empty() { usize::MAX } else { high.parse().ok()? }));
        }
        _ => return Some((1, 1)),
    };
    rest.next();
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_the_whole_text() {
        let id = "^[a-z0-9][a-z0-9-]{0,63}$";
        for (text, good) in [("fujian-2025-1", true), ("", false), ("-a", false), ("A", false), ("a b", false)] {
            assert_eq!(matches(id, text), good, "{text}");
        }
        assert!(matches(id, &"a".repeat(64)) && !matches(id, &"a".repeat(65)));
        assert!(matches("^[0-9]{4}$", "2024") && !matches("^[0-9]{4}$", "20245"));
        assert!(matches("^ab?c+$", "acc") && !matches("^ab?c+$", "abb"));
    }

    #[test]
    fn a_pattern_of_another_form_is_not_understood() {
        for rule in ["a", "^(a|b)$", "^\\d$", "^[^a]$", "^.$"] {
            assert!(parse(rule).is_none(), "{rule}");
        }
    }
}
