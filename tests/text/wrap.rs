//! The rules of line breaking, checked by an analysis of the input that shares no code with the breaker.

use anli::text::{LineBreaks, LineWidth, TextRow, Width, WidthMode, graphemes, wrap};
use proptest::prelude::*;

use crate::common::drawn::drawn;

use super::samples::{NOTICE, mixture, seeds};

/// 避头: marks that begin no row (GB/T 15834-2011, 5.1).
const NEVER_FIRST: &str = "，。、；：？！…）》」』】〉〕〗］｝”’％‰·～";
/// The ASCII forms, after a Han or another wide character.
const NEVER_FIRST_AFTER_HAN: &str = ",.;:?!)]}%-~";
/// 避尾: marks that end no row.
const NEVER_LAST: &str = "（《「『【〈〔〖［｛“‘([{";

/// The room in columns for units and other attachments of a number: a date, an opening mark, a sign.
const UNITS: &str = "个個家件项項户戶次人名万萬亿億年月日号號元天份条條种種笔筆亩畝台场場%";
const HELD: usize = 24;

const MODES: [WidthMode; 3] = [WidthMode::Safe, WidthMode::Narrow, WidthMode::Wide];

/// Returns `true` if two visible neighbours must stay together, and `true` if a break would split a word or number.
fn parted(left: &str, right: &str) -> (bool, bool) {
    let first = |s: &str| s.chars().next().unwrap_or_default();
    let (l, r) = (first(left), first(right));
    let wide = |s: &str| Width(WidthMode::Wide).of(s) == 2;
    let mark = NEVER_FIRST.contains(r)
        || (NEVER_FIRST_AFTER_HAN.contains(r) && wide(left))
        || NEVER_LAST.contains(l)
        || (l == r && "—…".contains(r));
    let latin = |c: char| c.is_ascii_alphanumeric();
    (mark, latin(l) && latin(r))
}

/// For each byte, the row width from which a break there must keep the rules; 0 where any row may end.
pub(crate) struct Account {
    /// By byte: 0 where any row may end.
    pub(crate) marks: Vec<usize>,
    words: Vec<usize>,
    /// Inside a number, before its unit, or inside a pair of ASCII quotes next to one; includes room for attachments.
    numbers: Vec<usize>,
    /// Columns of the text before each grapheme.
    columns: Vec<usize>,
}

/// Runs bound by any rule: at least as long as any unit that the breaker could find unbreakable.
fn bound(left: &str, right: &str) -> bool {
    let narrow = |s: &str| s < "\u{1100}" || Width(WidthMode::Narrow).of(s) <= 1;
    let kana = |c: char| ('ぁ'..='ヿ').contains(&c);
    let held = |s: &str| s.chars().any(|c| "-~～－·・：．+×/／—–ー々\"'℃①②\u{A0}\u{2060}".contains(c) || kana(c));
    parted(left, right).0
        || (narrow(left) && narrow(right))
        || held(left)
        || held(right)
        || closes(right)
        || opens(left)
}

fn closes(s: &str) -> bool {
    s.chars().next().is_some_and(|c| (NEVER_FIRST.to_owned() + NEVER_FIRST_AFTER_HAN).contains(c))
}

fn opens(s: &str) -> bool {
    s.chars().next().is_some_and(|c| NEVER_LAST.contains(c))
}

impl Account {
    pub(crate) fn of(text: &str, width: Width) -> Account {
        let visible: Vec<(usize, &str)> = graphemes(text)
            .filter(|(_, g)| {
                *g == "\n" || (width.of(g) > 0 && !g.trim().is_empty()) || *g == "\u{A0}" || *g == "\u{2060}"
            })
            .collect();
        let none = vec![0; text.len() + 1];
        let mut account = Account { marks: none.clone(), words: none.clone(), numbers: none.clone(), columns: none };
        let mut columns = 0;
        for (at, grapheme) in graphemes(text) {
            account.columns[at] = columns;
            columns += width.of(grapheme);
        }
        account.columns[text.len()] = columns;
        let joined = |i: usize| {
            let (Some(left), Some(right)) = (visible.get(i.wrapping_sub(1)), visible.get(i)) else { return false };
            left.1 != "\n" && right.1 != "\n" && bound(left.1, right.1)
        };
        let mut from = 0;
        while from < visible.len() {
            let mut to = from + 1;
            while joined(to) {
                to += 1;
            }
            let begin = visible[from].0;
            let end = visible[to - 1].0 + visible[to - 1].1.len();
            let unit = width.of(text.get(begin..end).unwrap_or_default());
            for i in from + 1..to {
                let (at, right) = visible[i];
                let (before, left) = visible[i - 1];
                let adjacent = before + left.len() == at;
                let (mark, word) = parted(left, right);
                let strict = NEVER_FIRST.contains(right.chars().next().unwrap_or_default());
                if mark && (adjacent || strict) {
                    account.marks[at] = unit;
                }
                if word && adjacent {
                    account.words[at] = unit;
                }
            }
            from = to;
        }
        account.add_numbers(text, width);
        let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
        for pair in quotes.chunks_exact(2).filter(|_| quotes.len().is_multiple_of(2)) {
            account.numbers[pair[0] + 1] = HELD;
            account.numbers[pair[1]] = HELD;
        }
        account
    }

    fn add_numbers(&mut self, text: &str, width: Width) {
        let bytes = text.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut at = 0;
        while at < bytes.len() {
            let from = at;
            while is_digit(at)
                || (at > from && matches!(bytes.get(at), Some(b'.' | b',')) && is_digit(at - 1) && is_digit(at + 1))
            {
                at += 1;
            }
            if at > from {
                let unit = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| UNITS.contains(*c));
                let end = at + unit.map_or(0, char::len_utf8);
                let columns = width.of(text.get(from..end).unwrap_or_default()) + HELD;
                self.numbers
                    .iter_mut()
                    .take(at + usize::from(unit.is_some()))
                    .skip(from + 1)
                    .for_each(|room| *room = columns);
            }
            at += 1;
        }
    }
}

/// Numbers of forbidden row starts and ends, split words and rows too wide: each must be 0.
#[derive(Debug, Default, PartialEq, Eq)]
struct Faults {
    marks: usize,
    words: usize,
    numbers: usize,
    wide: usize,
    lost: usize,
}

fn check(text: &str, rows: &[TextRow], measure: LineWidth, width: Width, account: &Account, faults: &mut Faults) {
    let mut end = 0;
    for row in rows {
        let shown = text.get(row.shown.clone()).unwrap_or("\u{1b}");
        let after = text.get(row.shown.end..row.bytes.end).unwrap_or("\u{1b}");
        let feed = after.strip_suffix('\n').unwrap_or(after);
        let honest = row.bytes.start == end
            && row.shown.start == end
            && !feed.contains('\n')
            && graphemes(feed).all(|(_, g)| g.trim().is_empty() || width.of(g) == 0);
        faults.lost += usize::from(
            !honest
                || shown.contains('\n')
                || account.columns[row.shown.end] - account.columns[row.shown.start] != usize::from(row.columns),
        );
        let room = usize::from(measure.columns);
        let taken = usize::from(row.indent) + usize::from(row.columns);
        // A grapheme wider than the row has a row of its own.
        let alone = || graphemes(shown).filter(|(_, g)| width.of(g) > 0).count() == 1 && row.indent == 0;
        faults.wide += usize::from(taken > room && !alone());
        if end > 0 && !text.get(..end).is_some_and(|before| before.ends_with('\n')) {
            let room = room - usize::from(measure.first_indent.max(measure.hanging_indent)).min(room);
            let at = end
                + text
                    .get(end..)
                    .unwrap_or_default()
                    .chars()
                    .take_while(|c| width.of(&c.to_string()) == 0)
                    .map(char::len_utf8)
                    .sum::<usize>();
            faults.marks += usize::from(account.marks[at] > 0 && account.marks[at] <= room);
            faults.numbers += usize::from(account.numbers[at] > 0 && account.numbers[at] <= room);
            faults.words += usize::from(account.words[at] > 0 && account.words[at] <= room);
        }
        end = row.bytes.end;
    }
    faults.lost += usize::from(end != text.len());
}

/// Checks every line of every seed at every width.
#[test]
#[expect(clippy::print_stdout, reason = "the counts are what is shown")]
fn seeds_are_laid_out_correctly() {
    let texts: Vec<String> = NOTICE.iter().map(|text| (*text).to_owned()).chain(seeds()).collect();
    let set = &|i: usize, mode: WidthMode| {
        let width = Width(mode);
        let mut faults = Faults::default();
        let mut count = 0;
        for text in &texts {
            let account = Account::of(text, width);
            let breaks = LineBreaks::of(text, width);
            for columns in (1..=300u16).filter(|columns| usize::from(*columns) % 3 == i) {
                let indent = if columns % 2 == 0 { 4 } else { 0 };
                let measure = LineWidth { columns, first_indent: indent, hanging_indent: indent / 2 };
                let rows = breaks.rows(measure);
                count += rows.len();
                check(text, &rows, measure, width, &account, &mut faults);
            }
        }
        println!("{mode:?}: {count} rows, {faults:?}");
        assert_eq!(faults, Faults::default(), "{mode:?}");
    };
    std::thread::scope(|scope| {
        MODES.into_iter().enumerate().for_each(|(i, mode)| drop(scope.spawn(move || set(i, mode))))
    });
}

#[test]
fn rows_end_at_these_breaks() {
    // text, columns, rows joined by | (mode Safe, no indents)
    let table = [
        ("营商环境", 4, "营商|环境"),
        ("营商环境", 5, "营商|环境"),
        ("营商环境", 1, "营|商|环|境"),
        ("", 10, ""),
        ("一\n\n二\n", 10, "一||二"),
        // 避头尾
        ("营商环境，优化", 8, "营商环|境，优化"),
        ("营商环,优化", 6, "营商|环,优|化"),
        ("推行“一窗”服务", 6, "推行|\"一窗\"|服务"),
        ("按《办法》办", 4, "按|《办|法》|办"),
        ("一是”。二", 6, "一|是\"。|二"),
        ("企业吹哨——部门报到", 10, "企业吹哨|－－部门报|到"),
        ("切实解决……问题", 10, "切实解|决......问|题"),
        ("阿凡提·买买提", 6, "阿凡|提・买|买提"),
        ("上海—北京", 4, "上|海－|北京"),
        ("区/县级", 4, "区/|县级"),
        ("说:\"办证\"好", 5, "说:|\"办|证\"好"),
        // numbers and units
        ("共20个部门", 4, "共|20个|部门"),
        ("惠及3.2亿元资金", 8, "惠及|3.2亿元|资金"),
        ("给1,234家企业", 8, "给|1,234家|企业"),
        ("达99.8%以上", 6, "达|99.8%|以上"),
        ("于2024年1月15日起", 14, "于|2024年1月15日|起"),
        ("按第20条", 6, "按|第20条"),
        ("共 20 个部门", 6, "共|20 个|部门"),
        ("需3至5天完成", 6, "需|3至5天|完成"),
        ("从-5℃升", 7, "从-5゜C|升"),
        ("做好;2.优化", 7, "做好;|2.优化"),
        ("實現15萬戶次", 8, "實現|15萬戶次"),
        ("共20個工作日", 9, "共|20個工作|日"),
        ("共20個工作日", 10, "共|20個工作日"),
        // words
        ("用PM2.5测", 6, "用|PM2.5|测"),
        ("升v1.2.3版", 7, "升|v1.2.3|版"),
        ("it's a state-of-the-art", 7, "it's a|state-|of-the-|art"),
        ("a  b", 1, "a|b"),
        ("abcdef", 4, "abcd|ef"),
        ("见https://a.cn/b/c", 8, "见|https://|a.cn/b/c"),
        ("说:APP好", 4, "说:|APP|好"),
        ("  一二", 4, "  一|二"),
    ];
    let mut wrong = Vec::new();
    for (text, columns, expected) in table {
        let rows = wrap(text, LineWidth::plain(columns), Width(WidthMode::Safe));
        let shown: Vec<_> = rows
            .iter()
            .map(|row| drawn(Width(WidthMode::Safe), text.get(row.shown.clone()).unwrap_or_default()))
            .collect();
        let shown = shown.join("|");
        if shown != expected.replace('”', "」") {
            wrong.push(format!("{text} {columns}: {shown}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn indents_count_toward_the_width() {
    let measure = LineWidth { columns: 12, first_indent: 4, hanging_indent: 2 };
    let rows = wrap("营商环境优化提升\n二", measure, Width(WidthMode::Safe));
    let table: Vec<_> = rows.iter().map(|row| (row.indent, row.columns, row.bytes.clone())).collect();
    assert_eq!(table, [(4, 8, 0..12), (2, 8, 12..25), (4, 2, 25..28)]);
    let rows = wrap("营商环境", LineWidth { columns: 8, first_indent: 4, hanging_indent: 4 }, Width(WidthMode::Safe));
    assert_eq!(rows.len(), 1, "an indent that leaves too little is not made");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn mixed_texts_are_laid_out_correctly(
        text in mixture(), first_indent in 0u16..6, hanging_indent in 0u16..6,
    ) {
        for mode in MODES {
            let width = Width(mode);
            let account = Account::of(&text, width);
            let breaks = LineBreaks::of(&text, width);
            for columns in [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 14, 20, 33, 40, 76, 80, 120, 300] {
                let mut faults = Faults::default();
                let measure = LineWidth { columns, first_indent, hanging_indent };
                let rows = breaks.rows(measure);
                check(&text, &rows, measure, width, &account, &mut faults);
                // Random attachments of numbers are not counted here; the seeds count them.
                faults.numbers = 0;
                prop_assert_eq!(faults, Faults::default(), "{:?} {} {:?}", mode, columns, rows);
            }
        }
    }

    #[test]
    fn any_text_is_kept(text in any::<String>(), columns in 0u16..40) {
        let rows = wrap(&text, LineWidth::plain(columns), Width(WidthMode::Narrow));
        let whole: String = rows.iter().filter_map(|row| text.get(row.bytes.clone())).collect();
        prop_assert_eq!(whole, text);
    }
}
