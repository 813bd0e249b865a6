//! The cases of a seed as plain texts, and the lines of a notice that is made of them.

use std::fs;

use anli::corpus::{Batch, SectionKind};

use super::super::root;

/// A notice to be set anew.
pub(super) struct Source {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) issuer: String,
    pub(super) cases: Vec<SourceCase>,
}

/// A case as read, without its lay-out.
pub(super) struct SourceCase {
    pub(super) title: String,
    pub(super) sections: Vec<(SectionKind, Vec<String>)>,
}

impl Source {
    /// The seed with this id.
    pub(super) fn read(id: &'static str) -> Self {
        let text = fs::read_to_string(root().join("seeds").join(id).join("batch.json")).unwrap();
        let batch: Batch = serde_json::from_str(&text).unwrap();
        let case = |case: anli::corpus::Case| SourceCase {
            title: case.title.split_whitespace().collect::<Vec<_>>().join(" "),
            sections: case
                .sections
                .into_iter()
                .map(|section| (section.kind, section.paragraphs.into_iter().map(|p| p.text).collect()))
                .collect(),
        };
        Self { id, title: batch.title, issuer: batch.issuer, cases: batch.cases.into_iter().map(case).collect() }
    }

    /// The letter before the cases.
    pub(super) fn letter(&self) -> Vec<String> {
        vec![
            format!("关于印发{}的通知", self.title),
            "各县（市、区）人民政府，市直有关单位：".to_owned(),
            format!("现将{}个典型经验做法印发给你们，请结合实际学习借鉴。", self.cases.len()),
            self.issuer.clone(),
            "2024年6月18日".to_owned(),
        ]
    }
}

impl SourceCase {
    /// All paragraphs in order.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &String> {
        self.sections.iter().flat_map(|(_, paragraphs)| paragraphs)
    }

    /// All text on one line.
    pub(super) fn joined(&self) -> String {
        self.paragraphs().map(String::as_str).collect()
    }
}

/// The lines of a notice and those on which cases begin.
#[derive(Default)]
pub(super) struct Page {
    pub(super) lines: Vec<String>,
    /// 1-based.
    pub(super) begins: Vec<u32>,
}

impl Page {
    pub(super) fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    /// Adds a paragraph with a blank line behind it.
    pub(super) fn paragraph(&mut self, line: impl Into<String>) {
        self.line(line);
        self.line("");
    }

    /// Marks the next line as the beginning of a case.
    pub(super) fn begin(&mut self) {
        self.begins.push(u32::try_from(self.lines.len() + 1).unwrap());
    }

    pub(super) fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }
}

/// A number in Han numerals, up to 99.
pub(super) fn han(number: usize) -> String {
    let digit = |n: usize| ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"][n];
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        n => format!("{}十", digit(n)),
    };
    tens + digit(number % 10)
}

/// A number in a circle, up to 35.
pub(super) fn circled(number: usize) -> char {
    let number = u32::try_from(number).unwrap();
    char::from_u32(if number <= 20 { 0x2460 + number - 1 } else { 0x3251 + number - 21 }).unwrap()
}
