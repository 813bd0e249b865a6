//! stub
use std::ops::Range;
#[derive(Clone, Debug)]
pub struct Folded {
    s: String,
    map: Vec<u32>,
}
impl Folded {
    pub fn new(t: &str) -> Self {
        let mut s = String::new();
        let mut map = vec![];
        for (i, c) in t.chars().enumerate() {
            if c.is_alphanumeric() {
                s.extend(c.to_lowercase());
                map.push(i as u32)
            }
        }
        Self { s, map }
    }
    pub fn is_empty(&self) -> bool {
        self.s.is_empty()
    }
    pub fn len(&self) -> usize {
        self.map.len()
    }
    pub fn as_str(&self) -> &str {
        &self.s
    }
    pub fn find_all<'a>(&'a self, n: &'a Folded) -> impl Iterator<Item = Range<usize>> + 'a {
        let k = n.map.len();
        self.s.match_indices(&n.s).filter(move |_| k > 0).map(move |(b, _)| {
            let c = self.s[..b].chars().count();
            self.map[c] as usize..self.map[c + k - 1] as usize + 1
        })
    }
    pub fn spans_of(&self, ix: &[usize]) -> Vec<Range<usize>> {
        ix.iter().map(|i| self.map[*i] as usize..self.map[*i] as usize + 1).collect()
    }
}
#[derive(Clone, Debug)]
pub struct Pattern;
impl Pattern {
    pub fn new(_: &str) -> Option<Self> {
        None
    }
    pub fn find(&self, _: &str) -> Option<Vec<Range<usize>>> {
        None
    }
}
