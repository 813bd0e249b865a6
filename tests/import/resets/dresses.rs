//! Lay-outs in text: how a case begins, the words of its headings, and what is done to the whole.

use anli::corpus::SectionKind;

use super::source::{Page, Source, SourceCase, circled, han};

/// A lay-out in text.
pub(super) struct Dress {
    pub(super) name: &'static str,
    /// Writes the notice.
    pub(super) write: fn(&Source) -> Page,
    /// Makes the file of the text.
    pub(super) finish: fn(String) -> Vec<u8>,
}

/// The lines with which a case begins, by its number.
type Opening = fn(usize, &str) -> Vec<String>;

/// The headings of background, practice, result and other; without them there are none.
type Headings = Option<[&'static str; 4]>;

const NUMBERED: Headings = Some(["一、背景情况", "二、主要做法", "三、取得成效", "四、下一步打算"]);
const VALUE: Headings = Some(["基本情况", "创新做法", "推广价值", "工作打算"]);
const BRACKETS: Headings = Some(["【背景】", "【做法】", "【成效】", "【启示】"]);
const WHY: Headings = Some(["为什么改", "怎么改", "改得怎样", "还要怎么改"]);

fn heading(headings: Headings, kind: SectionKind) -> Option<&'static str> {
    let at = match kind {
        SectionKind::Background => 0,
        SectionKind::Practice => 1,
        SectionKind::Result => 2,
        SectionKind::Other => 3,
    };
    headings.map(|headings| headings[at])
}

/// Writes the paragraphs of a case under headings, one for neighbouring sections of a kind.
fn body(page: &mut Page, case: &SourceCase, headings: Headings) {
    let mut last = None;
    for (kind, paragraphs) in &case.sections {
        if last != Some(*kind) {
            heading(headings, *kind).into_iter().for_each(|heading| page.paragraph(heading));
        }
        last = Some(*kind);
        paragraphs.iter().for_each(|paragraph| page.paragraph(paragraph));
    }
}

/// A notice of the letter and what `cases` writes behind it.
fn with_letter(source: &Source, cases: impl Fn(&Source, &mut Page)) -> Page {
    let mut page = Page::default();
    source.letter().into_iter().for_each(|line| page.paragraph(line));
    cases(source, &mut page);
    page
}

fn write(source: &Source, page: &mut Page, opening: Opening, headings: Headings) {
    for (number, case) in (1..).zip(&source.cases) {
        page.begin();
        opening(number, &case.title).into_iter().for_each(|line| page.paragraph(line));
        body(page, case, headings);
    }
}

fn plain(text: String) -> Vec<u8> {
    text.into_bytes()
}

/// A dress of a name, an opening and headings.
macro_rules! opened {
    ($name:literal, $headings:expr, |$number:ident, $title:ident| $lines:expr) => {
        Dress {
            name: $name,
            write: |source| {
                let cases = |source: &Source, page: &mut Page| {
                    write(source, page, |$number, $title| $lines.map(String::from).to_vec(), $headings);
                };
                with_letter(source, cases)
            },
            finish: plain,
        }
    };
}

/// Writes one line for each case.
fn rows(source: &Source, page: &mut Page, row: fn(usize, &SourceCase) -> String) {
    for (number, case) in (1..).zip(&source.cases) {
        page.begin();
        page.line(row(number, case));
    }
}

/// The first paragraph of a case that is a text of its own.
fn first(case: &SourceCase) -> &str {
    case.paragraphs().find(|paragraph| paragraph.chars().count() > 30).map_or("", String::as_str)
}

fn contents(source: &Source, page: &mut Page) {
    page.paragraph("目  录");
    for (number, case) in (1..).zip(&source.cases) {
        page.line(format!("案例{}：{}……………………{}", han(number), case.title, number * 3));
    }
    page.line("");
    write(source, page, |n, title| vec![format!("案例{}：{title}", han(n))], NUMBERED);
}

fn groups(source: &Source, page: &mut Page) {
    let names = ["优化政务服务", "降低经营成本", "保护合法权益"];
    let size = source.cases.len().div_ceil(3);
    for (at, case) in source.cases.iter().enumerate() {
        if at % size == 0 {
            page.paragraph(format!("{}、{}", han(at / size + 1), names[at / size]));
        }
        page.begin();
        page.paragraph(format!("案例{}：{}", at + 1, case.title));
        body(page, case, VALUE);
    }
}

fn fields(source: &Source, page: &mut Page) {
    for case in &source.cases {
        page.begin();
        page.paragraph(format!("案例名称：{}", case.title));
        page.paragraph("推荐单位：市营商环境建设办公室");
        body(page, case, Some(["改革背景：", "主要做法：", "改革成效：", "下步打算："]));
    }
}

/// A space between all Han of a text, as in recognised scans.
fn spaced(text: String) -> Vec<u8> {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if c != '\n' && chars.peek().is_some_and(|next| *next != '\n') {
            out.push(' ');
        }
    }
    out.into_bytes()
}

/// Zero-width characters inside words.
fn zero_width(text: String) -> Vec<u8> {
    let mark = |(at, c): (usize, char)| [c].into_iter().chain((at % 17 == 5 && c != '\n').then_some('\u{200b}'));
    text.chars().enumerate().flat_map(mark).collect::<String>().into_bytes()
}

/// Lines broken at 34 characters, with a page number and a running head after every 30.
fn wrapped(page: Page) -> Page {
    let (mut out, mut next) = (Page::default(), page.begins.iter().peekable());
    let push = |out: &mut Page, line: String| {
        out.line(line);
        if out.lines.len() % 32 == 30 {
            out.line(format!("— {} —", out.lines.len() / 32 + 1));
            out.line("营商环境典型经验做法汇编");
        }
    };
    for (at, line) in (1..).zip(&page.lines) {
        if next.next_if(|begin| **begin == at).is_some() {
            out.begin();
        }
        let chars: Vec<char> = line.chars().collect();
        chars.chunks(34).for_each(|chunk| push(&mut out, chunk.iter().collect()));
    }
    out
}

fn labels(source: &Source, page: &mut Page) {
    write(source, page, |n, title| vec![format!("案例{}：{title}", han(n))], NUMBERED);
}

fn labelled(source: &Source) -> Page {
    with_letter(source, labels)
}

fn comments(source: &Source, page: &mut Page) {
    for (number, case) in (1..).zip(&source.cases) {
        page.begin();
        page.paragraph(format!("案例{number}：{}", case.title));
        body(page, case, VALUE);
        page.paragraph("专家点评");
        page.paragraph("这一做法抓住了企业和群众反映最多的问题，路径清楚，成本不高，其他地方学得会、用得上。");
    }
}

fn key_values(source: &Source, page: &mut Page) {
    for case in &source.cases {
        page.begin();
        page.line(format!("案例名称\t{}", case.title));
        page.line("推荐单位\t市营商环境建设办公室");
        for (kind, paragraphs) in &case.sections {
            let heading = heading(VALUE, *kind).unwrap_or_default();
            page.line(format!("{heading}\t{}", paragraphs.concat()));
        }
    }
}

fn rows_of(source: &Source, head: &[&str], row: fn(usize, &SourceCase) -> String) -> Page {
    with_letter(source, |source, page| {
        head.iter().for_each(|line| page.line(*line));
        rows(source, page, row);
    })
}

const MARKDOWN: Headings = Some(["### 背景", "### 做法", "### 成效", "### 打算"]);
const BOLD: Headings = Some(["**基本情况**", "**创新做法**", "**推广价值**", "**打算**"]);

/// Lay-outs by the beginning of a case.
pub(super) fn opened() -> Vec<Dress> {
    vec![
        opened!("label-own-line", VALUE, |n, title| [format!("案例{n}"), title.to_owned()]),
        opened!("label-bracket", BRACKETS, |n, title| [format!("【案例{}】{title}", han(n))]),
        opened!("label-bracket-own-line", None, |n, title| [format!("【案例{n}】"), title.to_owned()]),
        opened!("label-behind", VALUE, |n, title| [format!("典型案例之{}：{title}", han(n))]),
        opened!("sample-word", WHY, |n, title| [format!("样本{n}｜{title}")]),
        opened!("di-li", WHY, |n, title| [format!("第{n}例 {title}")]),
        opened!("chapter", VALUE, |n, title| [format!("第{}章 {title}", han(n))]),
        opened!("annex", VALUE, |n, title| [format!("附件1-{n}"), title.to_owned()]),
        opened!("han", WHY, |n, title| [format!("{}、{title}", han(n))]),
        opened!("han-bare", None, |n, title| [format!("{}、{title}", han(n))]),
        opened!("han-bracket", BRACKETS, |n, title| [format!("（{}）{title}", han(n))]),
        opened!("arabic", BRACKETS, |n, title| [format!("{n}.{title}")]),
        opened!("arabic-bare", None, |n, title| [format!("{n}.{title}")]),
        opened!("arabic-pause", VALUE, |n, title| [format!("{n}、{title}")]),
        opened!("padded", VALUE, |n, title| [format!("{n:02} {title}")]),
        opened!("padded-own-line", BRACKETS, |n, title| [format!("{n:02}"), title.to_owned()]),
        opened!("circled", VALUE, |n, title| [format!("{}{title}", circled(n))]),
        opened!("unnumbered", BRACKETS, |_n, title| [title.to_owned()]),
        opened!("byline", VALUE, |n, title| [format!("案例{n} {title}"), "市营商环境建设办公室".to_owned()]),
        opened!("markdown-numbered", MARKDOWN, |n, title| [format!("## {n}. {title}")]),
        opened!("markdown-titles", MARKDOWN, |_n, title| [format!("## {title}")]),
        opened!("markdown-bold", BOLD, |n, title| [format!("**案例{n}：{title}**")]),
        opened!("field-bracket", BRACKETS, |_n, title| [format!("【案例名称】{title}")]),
    ]
}

/// Lay-outs of the whole.
pub(super) fn laid_out() -> Vec<Dress> {
    let dress = |name, write: fn(&Source) -> Page| Dress { name, write, finish: plain };
    vec![
        dress("label", labelled),
        dress("no-letter", |source| {
            let mut page = Page::default();
            labels(source, &mut page);
            page
        }),
        dress("field", |source| with_letter(source, fields)),
        dress("contents", |source| with_letter(source, contents)),
        dress("groups", |source| with_letter(source, groups)),
        dress("comments", |source| with_letter(source, comments)),
        dress("key-value", |source| with_letter(source, key_values)),
        dress("wrapped", |source| wrapped(labelled(source))),
        dress("wrapped-han", |source| {
            let write = |source: &Source, page: &mut Page| {
                write(source, page, |n, title| vec![format!("{}、{title}", han(n))], BRACKETS);
            };
            wrapped(with_letter(source, write))
        }),
        dress("table", |source| {
            let row = |n: usize, case: &SourceCase| format!("{n}\t{}\t{}", case.title, case.joined());
            rows_of(source, &["序号\t案例名称\t主要内容"], row)
        }),
        dress("table-pipes", |source| {
            let row = |n: usize, case: &SourceCase| format!("| {n} | {} | {} |", case.title, case.joined());
            rows_of(source, &["| 序号 | 案例名称 | 主要内容 |", "| --- | --- | --- |"], row)
        }),
        dress("one-line", |source| rows_of(source, &[], |n, case| format!("{n}.{}。{}", case.title, first(case)))),
        dress("one-line-han", |source| {
            rows_of(source, &[], |n, case| format!("（{}）{}。{}", han(n), case.title, first(case)))
        }),
    ]
}

/// A change to the characters of a text.
pub(super) fn finished() -> Vec<Dress> {
    let dress = |name, finish| Dress { name, write: labelled, finish };
    vec![
        dress("spaced", spaced),
        dress("zero-width", zero_width),
        dress("cr", |text| text.replace('\n', "\r").into_bytes()),
        dress("crlf", |text| text.replace('\n', "\r\n").into_bytes()),
        dress("line-separator", |text| text.replace('\n', "\u{2028}").into_bytes()),
        dress("gb18030", |text| encoding_rs::GB18030.encode(&text).0.into_owned()),
        dress("utf-16", |text| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ]
}
