//! stub
use super::Width;
use std::ops::Range;
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    pub columns: u16,
    pub first_indent: u16,
    pub hanging_indent: u16,
}
#[derive(Clone, Debug)]
pub struct Row {
    pub bytes: Range<usize>,
    pub shown: Range<usize>,
    pub indent: u16,
    pub columns: u16,
}
pub fn wrap(text: &str, m: Measure, width: Width) -> Vec<Row> {
    let mut out = vec![];
    let mut at = 0;
    let mut first = true;
    loop {
        let indent = if first { m.first_indent } else { m.hanging_indent };
        first = false;
        let (s, c) = width.fit(&text[at..], (m.columns - indent.min(m.columns)).max(2) as usize);
        let n = if s.is_empty() { text[at..].chars().next().map_or(0, char::len_utf8) } else { s.len() };
        out.push(Row { bytes: at..at + n, shown: at..at + n, indent, columns: c as u16 });
        at += n;
        if at >= text.len() {
            return out;
        }
    }
}
