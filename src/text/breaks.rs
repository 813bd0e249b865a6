//! Where a row may end: how firmly each grapheme is held to the one before it.
//!
//! UAX #14 for what it settles, 避头尾 by GB/T 15834-2011 (`class`), and beyond both: a number keeps its sign, point,
//! separators, percent and unit, a date stays whole. `wrap` breaks the weakest bond that it can reach.

use super::class::{Class, UNITS, class, continues, is_multiplier, is_unit};
use super::fold::fold_han;
use super::graphemes::graphemes;
use super::width::Width;

/// How firmly a grapheme is held to the one before it. A firmer bond is broken only in a row that has no weaker one,
/// which is in a unit wider than the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// A row may end here.
    Free,
    /// Number and unit, the parts of a date, a label and its text, a long address after its punctuation.
    Loose,
    /// Inside a word or a number.
    Word,
    /// Would begin or end a row with a mark that must not.
    Mark,
    /// Inside —— or ……
    Whole,
    /// Before a space, which takes no room at the end of a row, and before what takes no column.
    Never,
}

/// One grapheme of a text, measured and classed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Byte offset where it begins.
    pub(super) start: usize,
    /// Columns as drawn.
    pub(super) columns: u16,
    /// Its bond to the item before it; `Free` for the first of a line.
    pub(super) bond: Bond,
    pub(super) class: Class,
    /// Its first character.
    c: char,
}

/// Classes every grapheme of the text and settles every bond.
pub(super) fn items(text: &str, width: Width) -> Vec<Item> {
    let mut items = Vec::with_capacity(text.len() / 3 + 1);
    for (start, cluster) in graphemes(text) {
        let columns = width.of_grapheme(cluster);
        let c = cluster.chars().next().unwrap_or_default();
        let class = match class(c) {
            _ if cluster.ends_with('\n') => Class::Newline,
            Class::Glue => Class::Glue,
            // A space that carries a mark is seen, and stands alone as Han do.
            Class::Space if cluster.len() > c.len_utf8() => Class::Han,
            _ if columns == 0 => Class::Zero,
            class => class,
        };
        items.push(Item { start, columns, bond: Bond::Free, class, c });
    }
    let mut from = 0;
    while from < items.len() {
        let len = items.iter().skip(from).position(|item| item.class == Class::Newline).map(|at| at + 1);
        let to = len.map_or(items.len(), |len| from + len);
        if let Some(line) = items.get_mut(from..to) {
            settle_classes(line);
            settle_bonds(line);
            hold_numbers(line);
        }
        from = to;
    }
    items
}

fn class_at(line: &[Item], at: Option<usize>) -> Option<Class> {
    line.get(at?).map(|item| item.class)
}

/// Gives ASCII quotes a direction, makes an apostrophe a letter, tells —— from a single —.
fn settle_classes(line: &mut [Item]) {
    let mut open = [false; 2];
    for at in 0..line.len() {
        let Some(Item { c, class, .. }) = line.get(at).copied() else { return };
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
        if let Some(item) = line.get_mut(at) {
            item.class = new;
        }
    }
}

/// What stands around a place where a row might end.
#[derive(Clone, Copy)]
struct Place {
    /// Before `left`, if nothing separates them.
    far_left: Option<Class>,
    left: Class,
    left_c: char,
    /// Whether spaces stand between left and right.
    gap: bool,
    right: Class,
    right_c: char,
    /// After `right`, if nothing separates them.
    far_right: Option<Class>,
}

fn settle_bonds(line: &mut [Item]) {
    let mut left: Option<usize> = None;
    let mut far_left: Option<Class> = None;
    let mut gap = false;
    for at in 0..line.len() {
        let Some(right) = line.get(at).copied() else { return };
        let bond = match right.class {
            Class::Space | Class::Zero | Class::Newline => Bond::Never,
            Class::Han if class_at(line, left) == Some(Class::Han) => Bond::Free,
            _ => match left.and_then(|left| line.get(left)) {
                Some(left) => bond(Place {
                    far_left,
                    left: left.class,
                    left_c: left.c,
                    gap,
                    right: right.class,
                    right_c: right.c,
                    far_right: class_at(line, Some(at + 1)),
                }),
                // What follows the spaces at the beginning of a line stays with them if it can.
                None => Bond::Loose,
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
        if let Some(item) = line.get_mut(at) {
            item.bond = if at == 0 { Bond::Free } else { bond };
        }
    }
}

fn is_latin(class: Option<Class>) -> bool {
    matches!(class, Some(Class::Word | Class::Digit | Class::Symbol))
}

fn bond(place: Place) -> Bond {
    use Class::*;
    let Place { far_left, left, left_c, gap, right, right_c, far_right } = place;
    if left == Glue || right == Glue {
        return Bond::Mark;
    }
    match right {
        Ellipsis if left == Ellipsis && !gap => return Bond::Whole,
        Dash if left == Dash && !gap => return Bond::Whole,
        Close | Small | Ellipsis => return Bond::Mark,
        // Free after a space in Latin text, where it begins a word: .NET, -5, --option.
        Stop | Connector | Slash | Postfix => {
            let begins = gap && right_c.is_ascii() && is_latin(Some(left)) && is_latin(far_right);
            return if begins { Bond::Free } else { Bond::Mark };
        }
        _ => {}
    }
    let latin_left = is_latin(far_left);
    let digits = far_left == Some(Digit) && right == Digit;
    match left {
        Open => return Bond::Mark,
        Slash if gap => return Bond::Mark,
        _ if gap => return Bond::Free,
        Slash if digits => return Bond::Word,
        Slash if is_latin(Some(right)) && (latin_left || matches!(far_left, Some(Slash | Stop))) => return Bond::Loose,
        Slash => return Bond::Mark,
        Prefix => return if is_latin(Some(right)) { Bond::Mark } else { Bond::Free },
        Label => return Bond::Loose,
        _ => {}
    }
    match (left, right) {
        (Word | Digit | Symbol, Word | Digit | Symbol | Prefix) => Bond::Word,
        (Word | Digit | Symbol, Open) if right_c.is_ascii() && right_c != '"' && is_latin(far_right) => Bond::Loose,
        (Stop, Digit) if digits && matches!(left_c, '.' | ',' | ':' | '．' | '：') => Bond::Word,
        (Stop, Word | Digit | Symbol) if left_c.is_ascii() && (latin_left || left_c == '.') => Bond::Loose,
        (Connector, Digit) if digits => Bond::Word,
        (Connector, Word | Digit | Symbol) if latin_left => Bond::Loose,
        (Connector, Digit) if matches!(left_c, '-' | '+' | '−' | '－' | '＋') => Bond::Word,
        (Postfix, Word | Digit | Symbol) => Bond::Loose,
        _ => Bond::Free,
    }
}

/// Holds numbers to their units, dates together, and a label such as 2. to its text.
fn hold_numbers(line: &mut [Item]) {
    let mut at = 0;
    while at < line.len() {
        if class_at(line, Some(at)) != Some(Class::Digit) {
            at += 1;
            continue;
        }
        let from = at;
        at = digits_end(line, from);
        if char_at(line, from.checked_sub(1)) == '第' {
            hold(line, from, from + 1);
        }
        hold_unit(line, at);
        let opens = matches!(
            class_at(line, from.checked_sub(1)),
            None | Some(Class::Space | Class::Close | Class::Stop | Class::Newline | Class::Ellipsis)
        );
        if opens && at - from <= 2 && matches!(char_at(line, Some(at)), '.' | '．' | '、') {
            hold(line, at + 1, at + 2);
        }
    }
}

/// The character at a place as `fold` has it: units are known in both scripts.
fn char_at(line: &[Item], at: Option<usize>) -> char {
    at.and_then(|at| line.get(at)).map_or('\0', |item| fold_han(item.c))
}

fn digits_end(line: &[Item], from: usize) -> usize {
    let digits = line.iter().skip(from).take_while(|item| item.class == Class::Digit).count();
    from + digits
}

/// Makes the free bonds of these items loose.
fn hold(line: &mut [Item], from: usize, to: usize) {
    for item in line.iter_mut().take(to).skip(from) {
        if item.bond == Bond::Free && item.class != Class::Open {
            item.bond = Bond::Loose;
        }
    }
}

/// Holds to a number that ends before `end` what belongs to it: 20个, 3.2亿元, 15 万余户, 5至7天, 1月15日.
fn hold_unit(line: &mut [Item], end: usize) {
    let mut at = end;
    if class_at(line, Some(at)) == Some(Class::Space) && class_at(line, Some(at + 1)) == Some(Class::Han) {
        at += 1;
    }
    if matches!(char_at(line, Some(at)), '至' | '到') && class_at(line, Some(at + 1)) == Some(Class::Digit) {
        return hold(line, end, at + 2);
    }
    while is_multiplier(char_at(line, Some(at))) {
        at += 1;
    }
    let first = char_at(line, Some(at));
    let stands = |unit: &str| unit.chars().enumerate().all(|(i, c)| char_at(line, Some(at + i)) == c);
    // All of them are Han.
    if first >= '\u{4E00}' {
        match UNITS.iter().find(|unit| unit.starts_with(first) && stands(unit)) {
            Some(unit) => at += unit.chars().count(),
            None if is_unit(first) => at += 1,
            None => {}
        }
    }
    if class_at(line, Some(at)) == Some(Class::Digit)
        && continues(char_at(line, at.checked_sub(1))).contains(&char_at(line, Some(digits_end(line, at))))
    {
        at += 1;
    }
    hold(line, end, at);
}
