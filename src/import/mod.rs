//! Imports a notice as a batch: the only reader of notices.
//!
//! ```text
//! bytes ─ decode ─ document (reflow, rows, furniture, annex_list)
//!                      │
//!                  segment (title_line, number_chain, lead_cue, recover) ── front_matter: the rows before the first case
//!                      │
//!                   drafts (title, body_blocks, mojibake, splices) ── edits
//!                      │
//!                   outline, attribution ── names, figures, themes ── apply: corrections ── batch, report
//! ```
//!
//! Every finding is a range of the notice's characters and every change an `edits::Edit` of them, so nothing can be lost
//! and every repair can be undone. Rules are general: none knows a notice by its name or by words that only it has. The
//! decisions of a person stand in [`corrections`].

mod annex_list;
mod apply;
mod assemble;
mod attribution;
mod body_blocks;
pub mod corrections;
mod decode;
mod document;
mod drafts;
mod edits;
mod figures;
mod fold;
mod format;
mod front_matter;
mod furniture;
mod headings;
mod json;
mod label;
mod lead_cue;
mod mojibake;
mod names;
mod notice;
mod number_chain;
mod numbering;
mod outline;
mod proof;
mod recover;
mod reflow;
mod region;
pub mod report;
mod request;
mod rows;
mod segment;
mod splices;
mod start;
mod system;
mod themes;
mod title;
mod title_line;
mod words;
#[cfg(test)]
mod work;

pub use corrections::Corrections;
pub use json::to_text;
pub use report::{Doubt, DoubtKind, Report};
pub use request::{Imported, Request};
pub use segment::SegmentStrategy;
pub use themes::words as theme_words;

use crate::error::{Fault, FaultKind};

/// The largest notice taken, in bytes.
pub const MAX_NOTICE_BYTES: usize = 256 * 1024 * 1024;

/// Makes a batch of a notice. Reads and writes no file.
///
/// # Errors
///
/// Fails if the bytes are no text, no case can be recognised, a correction cannot be applied, or the batch is not what
/// `anli check` accepts.
pub fn import(bytes: &[u8], request: &Request<'_>) -> Result<Imported, Vec<Fault>> {
    let fault = |kind| vec![Fault::error(request.path, None, kind)];
    if bytes.len() > MAX_NOTICE_BYTES {
        return Err(fault(FaultKind::TooLarge { size: bytes.len() as u64, limit: MAX_NOTICE_BYTES as u64 }));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(fault(FaultKind::EmptyFile));
    }
    if let Some(format) = format::unread(bytes) {
        return Err(fault(FaultKind::UnreadFormat { format: format.to_owned() }));
    }
    let decoded = decode::decode(bytes).ok_or_else(|| fault(FaultKind::UnknownEncoding))?;
    let corrections = match request.corrections {
        Some((bytes, path)) => corrections::parse(bytes, path)?,
        None => Corrections::default(),
    };
    let (batch, report, warnings) = assemble::assemble(bytes, &decoded, &corrections, request)?;
    Ok(Imported { batch, report, warnings, notice: decoded.text })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The work of importing a text.
    fn work(text: &str) -> usize {
        let request = Request {
            id: "work".parse().unwrap(),
            original_name: String::new(),
            file_name: String::new(),
            path: Path::new("work.txt"),
            corrections: None,
        };
        // Success or faults: either is an answer.
        work::of(|| drop(import(text.as_bytes(), &request)))
    }

    #[test]
    fn work_grows_with_the_text_not_with_its_square() {
        let notice = include_str!("../../seeds/shaanxi-2023/notice.txt");
        let part: String = notice.chars().take(6_000).collect();
        let (one, twelve) = (work(&part), work(&part.repeat(12)));
        assert!(twelve < one * 12 * 2, "{one} for one part, {twelve} for twelve: a square would be 144 times");
        let (short, long) = (work(&"县".repeat(4_000)), work(&"县".repeat(40_000)));
        assert!(long < short * 10 * 2, "{short} for 4,000 characters in a line, {long} for 40,000");
    }

    /// A case whose second paragraph is a pattern many times.
    fn case_with(pattern: &str, count: usize) -> String {
        let head = "案例1：福州市推行一件事改革\n\n福州市针对企业群众办事难的问题，在全市推行一件事，方便了群众。\n\n";
        format!("{head}{}\n", pattern.repeat(count))
    }

    #[test]
    fn work_on_a_repeated_pattern_grows_with_its_length() {
        let long = "一二三四五六七八九十";
        let lines = ["县区推进\n", &format!("{}\n", long.repeat(4)), "1.推行一件事改革方案\n\n好。\n"];
        let more = [
            "福州市推行一件事改革\n好。\n",
            "1.推行一件事改革\n",
            "附件1.推行一件事改革\n",
            "— 4 —\n",
            "当前位置：首页 > 新闻\n",
            "背景情况\n主要做法\n",
            "案例2：推行一件事改革\n",
        ];
        let in_a_line = [
            "?,",
            "(",
            ")(",
            "（一）",
            "1",
            "1,",
            "1、",
            "1.",
            "1件",
            "已1件",
            "万",
            "零",
            "共3个,",
            "a",
            ".",
            " ",
            "县 ",
            "“",
            "“”",
            "\"",
            "《",
            "《甲》",
            "《甲",
            "。",
            "*",
            "**",
            "> ",
            ">●",
            "一是",
            "平台“甲”",
            "闽政通",
            "12301热线",
            "?!",
            "，",
            "〔缺〕",
            "\u{200b}",
            "-",
            "|",
            "#",
            "福州市",
            "2024年",
        ];
        let mut faults = Vec::new();
        for pattern in lines.into_iter().chain(more).chain(in_a_line) {
            let (small, large) = (work(&case_with(pattern, 150)), work(&case_with(pattern, 1_200)));
            if large >= small * 8 * 2 {
                faults.push(format!("{pattern:?}: {small} for 150 times, {large} for 1,200"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
