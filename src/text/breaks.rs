//! Line break opportunities: the penalty of a break before each grapheme.
//!
//! UAX #14 where it decides, 避头尾 by GB/T 15834-2011 (`class`), and beyond both: a number keeps its sign, point,
//! separators, percent and unit, a date stays whole. `wrap` breaks at the lowest penalty within reach.

use super::class::{Class, class};
use super::fold::fold_han;
use super::graphemes::graphemes;
use super::units::{following, is_multiplier, units_with};
use super::width::Width;

/// The penalty of a break before a grapheme. A row ends at a higher penalty only if it has no lower one, which happens in a
/// unit wider than the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Penalty {
    /// A row may end here.
    Free,
    /// Between number and unit, the parts of a date, a label and its text, in a long address after its punctuation.
    Loose,
    /// Inside a word or a number.
    Word,
    /// A mark would begin or end a row that must not.
    Mark,
    /// Inside —— or ……
    Whole,
    /// Before a space, which takes no room at the end of a row, and before a zero-width character.
    Never,
}

/// One grapheme of a text, measured and classified.
#[derive(Clone, Copy, Debug)]
pub(super) struct BreakItem {
    /// The byte offset where it begins.
    pub(super) start: usize,
    /// The columns as drawn.
    pub(super) columns: u16,
    /// The penalty of a break before it; `Free` for the first of a line.
    pub(super) penalty: Penalty,
    pub(super) class: Class,
    /// Its first character.
    c: char,
}

/// Classifies the graphemes of a text and assigns the penalties.
pub(super) fn items(text: &str, width: Width) -> Vec<BreakItem> {
    let mut items = Vec::with_capacity(text.len() / 3 + 1);
    for (start, cluster) in graphemes(text) {
        let columns = width.of_grapheme(cluster);
        let c = cluster.chars().next().unwrap_or_default();
        let class = match class(c) {
            _ if cluster.ends_with('\n') => Class::Newline,
            Class::Glue => Class::Glue,
            // A space that carries a mark is visible, and breaks as Han do.
            Class::Space if cluster.len() > c.len_utf8() => Class::Han,
            _ if columns == 0 => Class::Zero,
            class => class,
        };
        items.push(BreakItem { start, columns, penalty: Penalty::Free, class, c });
    }
    let mut from = 0;
    while from < items.len() {
        let newline = items[from..].iter().position(|item| item.class == Class::Newline);
        let to = newline.map_or(items.len(), |at| from + at + 1);
        let line = &mut items[from..to];
        resolve_classes(line);
        assign_penalties(line);
        keep_numbers(line);
        from = to;
    }
    items
}

fn class_at(line: &[BreakItem], at: Option<usize>) -> Option<Class> {
    line.get(at?).map(|item| item.class)
}

/// Gives ASCII quotes a direction, makes an apostrophe a letter, and distinguishes —— from a single —.
fn resolve_classes(line: &mut [BreakItem]) {
    let mut open = [false; 2];
    for at in 0..line.len() {
        let BreakItem { c, class, .. } = line[at];
        if class == Class::Han {
            continue;
        }
        let before = class_at(line, at.checked_sub(1));
        let after = class_at(line, Some(at + 1));
        let between_letters = before == Some(Class::Word) && after == Some(Class::Word);
        let new = match class {
            Class::Quote if c == '\'' && between_letters => Class::Word,
            Class::Close if c == '’' && between_letters => Class::Word,
            Class::Quote => {
                let nothing_before = matches!(before, None | Some(Class::Space | Class::Open));
                let nothing_after =
                    matches!(after, None | Some(Class::Space | Class::Close | Class::Stop | Class::Newline));
                let [open, other] = &mut open;
                let open = if c == '"' { open } else { other };
                // A quote alternates, unless its neighbours leave it only one direction.
                let opens = if *open { nothing_before && !nothing_after } else { nothing_before || !nothing_after };
                *open = opens;
                if opens { Class::Open } else { Class::Close }
            }
            Class::Dash => {
                let in_run = before == Some(Class::Dash) || after == Some(Class::Dash);
                if in_run || c == '⸺' { Class::Dash } else { Class::Connector }
            }
            Class::Symbol if c == '<' && after == Some(Class::Han) => Class::Open,
            Class::Symbol if c == '>' && before == Some(Class::Han) => Class::Close,
            class => class,
        };
        line[at].class = new;
    }
}

fn assign_penalties(line: &mut [BreakItem]) {
    let mut left: Option<usize> = None;
    let mut far_left: Option<Class> = None;
    let mut gap = false;
    for at in 0..line.len() {
        let right = line[at];
        let penalty = match right.class {
            Class::Space | Class::Zero | Class::Newline => Penalty::Never,
            Class::Han if class_at(line, left) == Some(Class::Han) => Penalty::Free,
            _ => match left.map(|left| line[left]) {
                Some(left) => penalty(far_left, left, gap, right, class_at(line, Some(at + 1))),
                // Leading spaces keep the text after them if they can.
                None => Penalty::Loose,
            },
        };
        match right.class {
            Class::Space => gap = true,
            Class::Zero | Class::Newline => {}
            _ => {
                far_left = if gap { None } else { class_at(line, left) };
                left = Some(at);
                gap = false;
            }
        }
        line[at].penalty = if at == 0 { Penalty::Free } else { penalty };
    }
}

fn is_latin(class: Option<Class>) -> bool {
    matches!(class, Some(Class::Word | Class::Digit | Class::Symbol))
}

/// Returns the penalty of a break between two items with nothing but spaces between them, if there is a `gap`; `far_left`
/// and `far_right` are the classes next to them, if adjacent.
fn penalty(far_left: Option<Class>, left: BreakItem, gap: bool, right: BreakItem, far_right: Option<Class>) -> Penalty {
    use Class::*;
    let (left, left_c, right, right_c) = (left.class, left.c, right.class, right.c);
    if left == Glue || right == Glue {
        return Penalty::Mark;
    }
    match right {
        Ellipsis if left == Ellipsis && !gap => return Penalty::Whole,
        Dash if left == Dash && !gap => return Penalty::Whole,
        Close | Small | Ellipsis => return Penalty::Mark,
        // Free after a space in Latin text, where it begins a word: .NET, -5, --option.
        Stop | Connector | Slash | Postfix => {
            let begins = gap && right_c.is_ascii() && is_latin(Some(left)) && is_latin(far_right);
            return if begins { Penalty::Free } else { Penalty::Mark };
        }
        _ => {}
    }
    let latin_left = is_latin(far_left);
    let digits = far_left == Some(Digit) && right == Digit;
    match left {
        Open => return Penalty::Mark,
        Slash if gap => return Penalty::Mark,
        _ if gap => return Penalty::Free,
        Slash if digits => return Penalty::Word,
        Slash if is_latin(Some(right)) && (latin_left || matches!(far_left, Some(Slash | Stop))) => {
            return Penalty::Loose;
        }
        Slash => return Penalty::Mark,
        Prefix => return if is_latin(Some(right)) { Penalty::Mark } else { Penalty::Free },
        Label => return Penalty::Loose,
        _ => {}
    }
    match (left, right) {
        (Word | Digit | Symbol, Word | Digit | Symbol | Prefix) => Penalty::Word,
        (Word | Digit | Symbol, Open) if right_c.is_ascii() && right_c != '"' && is_latin(far_right) => Penalty::Loose,
        (Stop, Digit) if digits && matches!(left_c, '.' | ',' | ':' | '．' | '：') => Penalty::Word,
        (Stop, Word | Digit | Symbol) if left_c.is_ascii() && (latin_left || left_c == '.') => Penalty::Loose,
        (Connector, Digit) if digits => Penalty::Word,
        (Connector, Word | Digit | Symbol) if latin_left => Penalty::Loose,
        (Connector, Digit) if matches!(left_c, '-' | '+' | '−' | '－' | '＋') => Penalty::Word,
        (Postfix, Word | Digit | Symbol) => Penalty::Loose,
        _ => Penalty::Free,
    }
}

/// Keeps numbers with their units, the parts of a date together, and a label such as 2. with its text.
fn keep_numbers(line: &mut [BreakItem]) {
    let mut at = 0;
    while at < line.len() {
        if class_at(line, Some(at)) != Some(Class::Digit) {
            at += 1;
            continue;
        }
        let from = at;
        at = digits_end(line, from);
        if char_at(line, from.checked_sub(1)) == '第' {
            keep(line, from, from + 1);
        }
        keep_unit(line, at);
        let opens = matches!(
            class_at(line, from.checked_sub(1)),
            None | Some(Class::Space | Class::Close | Class::Stop | Class::Newline | Class::Ellipsis)
        );
        if opens && at - from <= 2 && matches!(char_at(line, Some(at)), '.' | '．' | '、') {
            keep(line, at + 1, at + 2);
        }
    }
}

/// Returns the folded character of an item: units are known in both scripts.
fn char_at(line: &[BreakItem], at: Option<usize>) -> char {
    at.and_then(|at| line.get(at)).map_or('\0', |item| fold_han(item.c))
}

fn digits_end(line: &[BreakItem], from: usize) -> usize {
    let digits = line.iter().skip(from).take_while(|item| item.class == Class::Digit).count();
    from + digits
}

/// Raises the free breaks before these items to loose ones.
fn keep(line: &mut [BreakItem], from: usize, to: usize) {
    for item in line.iter_mut().take(to).skip(from) {
        if item.penalty == Penalty::Free && item.class != Class::Open {
            item.penalty = Penalty::Loose;
        }
    }
}

/// Keeps a number that ends before `end` with its unit: 20个, 3.2亿元, 15 万余户, 5至7天, 1月15日.
fn keep_unit(line: &mut [BreakItem], end: usize) {
    let mut at = end;
    if class_at(line, Some(at)) == Some(Class::Space) && class_at(line, Some(at + 1)) == Some(Class::Han) {
        at += 1;
    }
    if matches!(char_at(line, Some(at)), '至' | '到') && class_at(line, Some(at + 1)) == Some(Class::Digit) {
        return keep(line, end, at + 2);
    }
    while is_multiplier(char_at(line, Some(at))) {
        at += 1;
    }
    let first = char_at(line, Some(at));
    let stands = |unit: &str| unit.chars().enumerate().all(|(i, c)| char_at(line, Some(at + i)) == c);
    let unit = units_with(first).iter().find(|unit| stands(unit));
    at += unit.map_or(0, |unit| unit.chars().count());
    if class_at(line, Some(at)) == Some(Class::Digit)
        && following(char_at(line, at.checked_sub(1))).contains(&char_at(line, Some(digits_end(line, at))))
    {
        at += 1;
    }
    keep(line, end, at);
}
