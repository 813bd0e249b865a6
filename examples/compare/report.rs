//! The tables in English and in Chinese, and their place in a file.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use super::figures::{Figures, ratio, shown};
use super::meter::Measured;

/// The marks around the tables.
const BEGIN: &str = "<!-- compare: ";
const END: &str = "<!-- end -->";

/// A program with its measurements.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) given: [&'static str; 2],
    pub(crate) measured: Measured,
    /// Millions of instructions of a start and of a key.
    pub(crate) counted: Option<(f64, f64)>,
}

/// A corpus and the programs measured on it.
pub(crate) struct Table {
    pub(crate) cases: usize,
    pub(crate) bytes: usize,
    pub(crate) runs: usize,
    /// The time of a process that only writes a word.
    pub(crate) floor: Figures,
    pub(crate) rows: Vec<Row>,
}

const HEADS: [[&str; 10]; 2] = [
    [
        "",
        "first frame, ms",
        "ready, ms",
        "worst key to a first answer, ms (worst of all)",
        "to the whole answer",
        "bytes a typed key",
        "bytes a move",
        "private memory, MB",
        "resident, MB",
        "million instructions: start, key",
    ],
    [
        "",
        "首屏，毫秒",
        "全文可用，毫秒",
        "最慢按键至首次应答，毫秒（其中最慢一次）",
        "至完整应答",
        "每次输入字节",
        "每次移动字节",
        "私有内存，MB",
        "驻留内存，MB",
        "指令数（百万）：启动、每键",
    ],
];

/// Formats median, minimum and maximum, and the ratio to the first row.
fn cell(figures: &Figures, own: Option<f64>) -> String {
    let (Some(median), Some(least), Some(most)) = (figures.median(), figures.least(), figures.most()) else {
        return "–".to_owned();
    };
    if !median.is_finite() {
        return "–".to_owned();
    }
    let range =
        if shown(least) == shown(most) { String::new() } else { format!(" ({}–{})", shown(least), shown(most)) };
    shown(median) + &range + &times(median, own)
}

fn times(figure: f64, own: Option<f64>) -> String {
    own.and_then(|own| ratio(figure, own)).map_or_else(String::new, |ratio| format!(" **×{}**", shown(ratio)))
}

/// Returns the largest median of the keys, and the largest time.
fn worst(keys: &[Figures]) -> Option<(f64, f64)> {
    let worst = |figure: fn(&Figures) -> Option<f64>| keys.iter().filter_map(figure).max_by(f64::total_cmp);
    Some((worst(Figures::median)?, worst(Figures::most)?))
}

impl Table {
    /// Formats the table in a language: 0 English, 1 Chinese.
    pub(crate) fn markdown(&self, lang: usize) -> String {
        let heads = HEADS[lang];
        let counted = self.rows.iter().any(|row| row.counted.is_some());
        let heads = &heads[..if counted { heads.len() } else { heads.len() - 1 }];
        let mb = shown(self.bytes as f64 / 1e6);
        let summary = match lang {
            0 => format!(
                "{} cases, {mb} MB, {} runs; an empty process (`echo`): {} ms",
                self.cases,
                self.runs,
                cell(&self.floor, None)
            ),
            _ => format!(
                "{} 个案例，{mb} MB，{} 次；空进程（`echo`）：{} 毫秒",
                self.cases,
                self.runs,
                cell(&self.floor, None)
            ),
        };
        let mut text = format!("{summary}\n\n| {} |\n|{}\n", heads.join(" | "), "---|".repeat(heads.len()));
        let first = self.rows.first();
        for (nth, row) in self.rows.iter().enumerate() {
            let (m, own) = (&row.measured, first.filter(|_| nth > 0));
            let median = |of: fn(&Measured) -> &Figures| cell(of(m), own.and_then(|own| of(&own.measured).median()));
            let key = |of: fn(&Measured) -> &[Figures]| {
                worst(of(m)).map_or("–".to_owned(), |(median, most)| {
                    let own = own.and_then(|own| worst(of(&own.measured))).map(|(median, _)| median);
                    format!("{} ({}){}", shown(median), shown(most), times(median, own))
                })
            };
            let mut cells = vec![
                row.name.to_owned(),
                median(|m| &m.first_frame),
                median(|m| &m.ready),
                key(|m| &m.firsts),
                key(|m| &m.keys),
                median(|m| &m.bytes_typed),
                median(|m| &m.bytes_moved),
                median(|m| &m.private),
                median(|m| &m.resident),
            ];
            if counted {
                let own = own.and_then(|own| own.counted);
                cells.push(row.counted.map_or("–".to_owned(), |(start, key)| {
                    let (start_times, key_times) =
                        (times(start, own.map(|own| own.0)), times(key, own.map(|own| own.1)));
                    format!("{}{start_times}, {}{key_times}", shown(start), shown(key))
                }));
            }
            let _ = writeln!(text, "| {} |", cells.join(" | "));
        }
        text
    }
}

/// Formats all tables with date, machine, and the input of each program.
pub(crate) fn markdown(tables: &[Table], lang: usize) -> String {
    let date = Command::new("date").arg("+%Y-%m-%d").output().map_or_else(|_| Vec::new(), |summary| summary.stdout);
    let date = String::from_utf8_lossy(&date).trim().to_owned();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut text = match lang {
        0 => format!(
            "{date}, {cores} shared cores, a terminal of 120×36. Medians (least–most); **×** is how many times the first row. Compare ratios: the times are of one machine.\n"
        ),
        _ => format!(
            "{date}，{cores} 个共享处理器核，120×36 终端。中位数（最小–最大），**×** 为首行的倍数。请比较倍数：时间只代表这台机器。\n"
        ),
    };
    for table in tables {
        let _ = write!(text, "\n{}", table.markdown(lang));
    }
    let mut given: Vec<String> = Vec::new();
    for row in tables.iter().flat_map(|table| &table.rows) {
        let line = format!("- {}: {}", row.name, row.given[lang]);
        if !given.contains(&line) {
            given.push(line);
        }
    }
    let _ = write!(text, "\n{}\n", given.join("\n"));
    text
}

/// Puts the tables between the marks of a file.
pub(crate) fn write(file: &Path, tables: &[Table]) {
    let text = fs::read_to_string(file).expect("the file can be read");
    let (before, rest) = text.split_once(BEGIN).expect("the file says where: <!-- compare: en -->");
    let (lang, rest) = rest.split_once(" -->").expect("the mark ends");
    let (_, after) = rest.split_once(END).expect("the place ends: <!-- end -->");
    let made = markdown(tables, usize::from(lang != "en"));
    fs::write(file, format!("{before}{BEGIN}{lang} -->\n{made}{END}{after}")).expect("the file can be written");
}
