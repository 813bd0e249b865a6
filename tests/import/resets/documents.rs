//! Lay-outs in documents: web pages, Word with its own numbers and tables, PDF with running heads.

use anli::{
    corpus::{SectionKind, model::Format},
    formats::to_text,
};

use super::{
    super::induction::rates::{ExpectedCase, Rates, rates},
    source::{Source, SourceCase, han},
};
use crate::formats::documents::{Placed, doc, docx, list, numbered, paragraph, pdf, ucs2};

/// Makes the document of a source.
pub(super) type Make = fn(&Source) -> (Vec<u8>, Format);

pub(super) fn documents() -> Vec<(&'static str, Make)> {
    vec![
        ("html-headings", |source| (html(source, html_headings), Format::Html)),
        ("html-paragraphs", |source| (html(source, html_paragraphs), Format::Html)),
        ("html-table", |source| (html(source, html_table), Format::Html)),
        ("docx-numbers", |source| (docx_numbers(source, "chineseCounting", "案例%1："), Format::Docx)),
        ("docx-arabic", |source| (docx_numbers(source, "decimal", "%1."), Format::Docx)),
        ("docx-han", |source| (docx_numbers(source, "chineseCounting", "%1、"), Format::Docx)),
        ("docx-headings", |source| (docx_headings(source), Format::Docx)),
        ("docx-table", |source| (docx_table(source), Format::Docx)),
        ("docx-key-value", |source| (docx_key_value(source), Format::Docx)),
        ("doc", |source| (word_97(source), Format::Doc)),
        ("pdf", |source| (pdf_pages(source, |n, title| format!("案例{}：{title}", han(n))), Format::Pdf)),
        ("pdf-han", |source| (pdf_pages(source, |n, title| format!("{}、{title}", han(n))), Format::Pdf)),
    ]
}

/// Imports the document and compares its cases.
pub(super) fn reset(source: &Source, make: Make) -> Rates {
    let (bytes, format) = make(source);
    let text = to_text(&bytes, format).unwrap();
    rates(source.id, text.as_bytes(), &expected(source, &text))
}

/// The beginnings of the cases in a text: the last lines on which their titles begin, without white space.
fn expected(source: &Source, text: &str) -> Vec<ExpectedCase> {
    let (mut letters, mut lines) = (Vec::new(), Vec::new());
    for (line, content) in (1..).zip(text.split('\n')) {
        let own: Vec<char> = content.chars().filter(|c| !c.is_whitespace()).collect();
        lines.extend(std::iter::repeat_n(line, own.len()));
        letters.extend(own);
    }
    let find = |title: &str| {
        let title: Vec<char> = title.chars().filter(|c| !c.is_whitespace()).collect();
        let at = letters.windows(title.len()).rposition(|window| window == title);
        ExpectedCase { line: at.map_or(0, |at| lines[at]), title: title.into_iter().collect() }
    };
    source.cases.iter().map(|case| find(&case.title)).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn html(source: &Source, cases: fn(&Source) -> String) -> Vec<u8> {
    let links = ["首页", "政务公开", "营商环境", "互动交流", "联系我们"];
    let nav: String = links.iter().map(|link| format!("<li><a href=\"#\">{link}</a></li>")).collect();
    let letter: String = source.letter().iter().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{title}</title><style>p{{margin:0}}</style></head>\
        <body><div class=\"nav\"><ul>{nav}</ul></div><div class=\"content\"><h1>{title}</h1>\n{letter}{}</div>\
        <div class=\"footer\"><p>版权所有 备案号 12345678</p></div><script>var a = 1 < 2;</script></body></html>",
        cases(source),
        title = escaped(&source.title),
    )
    .into_bytes()
}

/// The heading of a kind of section.
fn heading(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Background => "基本情况",
        SectionKind::Practice => "创新做法",
        SectionKind::Result => "推广价值",
        SectionKind::Other => "工作打算",
    }
}

/// The headings and paragraphs of a case, each written by its function.
fn body(case: &SourceCase, title: impl Fn(&str) -> String, text: impl Fn(&str) -> String) -> String {
    let (mut out, mut last) = (String::new(), None);
    for (kind, paragraphs) in &case.sections {
        if last != Some(*kind) {
            out += &title(heading(*kind));
        }
        last = Some(*kind);
        paragraphs.iter().for_each(|paragraph| out += &text(paragraph));
    }
    out
}

fn html_headings(source: &Source) -> String {
    let case = |case: &SourceCase| {
        let title = format!("<h2>{}</h2>\n", escaped(&case.title));
        title + &body(case, |words| format!("<h3>{words}</h3>\n"), |text| format!("<p>{}</p>\n", escaped(text)))
    };
    source.cases.iter().map(case).collect()
}

fn html_paragraphs(source: &Source) -> String {
    let case = |(number, case): (usize, &SourceCase)| {
        let title = format!("<p><strong>案例{number}：{}</strong></p>\n", escaped(&case.title));
        let heading = |words: &str| format!("<p><strong>{words}</strong></p>\n");
        title + &body(case, heading, |text| format!("<p>&nbsp;&nbsp;{}</p>\n", escaped(text)))
    };
    (1..).zip(&source.cases).map(case).collect()
}

fn html_table(source: &Source) -> String {
    let row = |(number, case): (usize, &SourceCase)| {
        format!("<tr><td>{number}</td><td>{}</td><td>{}</td></tr>\n", escaped(&case.title), escaped(&case.joined()))
    };
    let rows: String = (1..).zip(&source.cases).map(row).collect();
    format!("<table><tr><th>序号</th><th>案例名称</th><th>主要做法</th></tr>\n{rows}</table>")
}

fn letter(source: &Source) -> String {
    source.letter().iter().map(|line| paragraph("", line)).collect()
}

/// A Word document whose cases are numbered by Word.
fn docx_numbers(source: &Source, format: &str, pattern: &str) -> Vec<u8> {
    let case = |case: &SourceCase| {
        paragraph(&numbered(1, 0), &case.title) + &body(case, |words| paragraph("", words), |text| paragraph("", text))
    };
    let cases: String = source.cases.iter().map(case).collect();
    docx(&(letter(source) + &cases), "", &list(1, &[(format, pattern)]))
}

/// A Word document whose titles and sections have heading styles.
fn docx_headings(source: &Source) -> Vec<u8> {
    let styles = r#"<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>"#;
    let styled = |style: &str, text: &str| paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), text);
    let case = |case: &SourceCase| {
        styled("1", &case.title) + &body(case, |words| styled("2", words), |text| paragraph("", text))
    };
    let cases: String = source.cases.iter().map(case).collect();
    docx(&(letter(source) + &cases), styles, "")
}

/// A Word document with a row for each case.
fn docx_table(source: &Source) -> Vec<u8> {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let row = |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let case = |(number, case): (usize, &SourceCase)| row([&number.to_string(), &case.title, &case.joined()]);
    let rows: String = (1..).zip(&source.cases).map(case).collect();
    let table = row(["序号", "案例名称", "主要做法"]) + &rows;
    docx(&format!("{}<w:tbl>{table}</w:tbl>", letter(source)), "", "")
}

/// A Word document with a table for each case, a row for each section.
fn docx_key_value(source: &Source) -> Vec<u8> {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let row = |key: &str, value: &str| format!("<w:tr>{}{}</w:tr>", cell(key), cell(value));
    let case = |case: &SourceCase| {
        let sections = case.sections.iter().map(|(kind, paragraphs)| row(heading(*kind), &paragraphs.concat()));
        let rows = row("案例名称", &case.title) + &sections.collect::<String>();
        format!("<w:tbl>{rows}</w:tbl>{}", paragraph("", ""))
    };
    let cases: String = source.cases.iter().map(case).collect();
    docx(&(letter(source) + &cases), "", "")
}

/// A document of Word 97.
fn word_97(source: &Source) -> Vec<u8> {
    let case = |(number, case): (usize, &SourceCase)| {
        let title = format!("案例{}：{}\r", han(number), case.title);
        title + &body(case, |words| format!("{words}\r"), |text| format!("{text}\r"))
    };
    let cases: String = (1..).zip(&source.cases).map(case).collect();
    doc(&(source.letter().join("\r") + "\r" + &cases))
}

/// Characters on a line, and lines on a page.
const COLUMNS: usize = 28;
const ROWS: usize = 22;

/// A PDF with a running head and page numbers, lines broken at the margins.
fn pdf_pages(source: &Source, opening: fn(usize, &str) -> String) -> Vec<u8> {
    let mut lines: Vec<(f64, String)> = Vec::new();
    source.letter().iter().for_each(|line| wrapped(line, &mut lines));
    for (number, case) in (1..).zip(&source.cases) {
        wrapped(&opening(number, &case.title), &mut lines);
        let mut last = None;
        for (kind, paragraphs) in &case.sections {
            if last != Some(*kind) {
                wrapped(heading(*kind), &mut lines);
            }
            last = Some(*kind);
            paragraphs.iter().for_each(|paragraph| wrapped(paragraph, &mut lines));
        }
    }
    let chunks: Vec<&[(f64, String)]> = lines.chunks(ROWS).collect();
    let numbers: Vec<String> = (1..=chunks.len()).map(|number| format!("— {number} —")).collect();
    let page = |(lines, number): (&&'_ [(f64, String)], &'_ String)| -> Vec<(f64, f64, f64, String)> {
        let mut y = 760.0;
        let mut placed = vec![(72.0, 800.0, 10.5, source.issuer.clone() + "文件")];
        for (x, text) in lines.iter() {
            placed.push((*x, y, 16.0, text.clone()));
            y -= 29.0;
        }
        placed.push((280.0, 40.0, 14.0, number.clone()));
        placed
    };
    let pages: Vec<_> = chunks.iter().zip(&numbers).map(page).collect();
    let pages: Vec<Vec<Placed<'_>>> = pages
        .iter()
        .map(|page| page.iter().map(|(x, y, size, text)| (*x, *y, *size, text.as_str())).collect())
        .collect();
    pdf(&pages, "UniGB-UCS2-H", ucs2)
}

/// Breaks a paragraph into lines, the first of which is two characters further in.
fn wrapped(text: &str, lines: &mut Vec<(f64, String)>) {
    let mut rest: Vec<char> = text.chars().collect();
    let mut first = true;
    while !rest.is_empty() {
        let room = if first { COLUMNS - 2 } else { COLUMNS };
        let end = rest.len().min(room);
        lines.push((if first { 104.0 } else { 72.0 }, rest.drain(..end).collect()));
        first = false;
    }
}
