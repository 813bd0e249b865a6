//! Generated inputs: fragments that matter, put together by chance, and good inputs with changes.

use std::path::Path;

use anli::import::{Request, import, to_text};
use serde_json::json;

use super::chance::Chance;

/// Returns the input of this number for a property.
pub(crate) fn input(property: &str, seed: u64, number: u64) -> Vec<u8> {
    let mut chance = Chance::new(seed ^ number.wrapping_mul(0xD6E8_FEB8_6659_FD93));
    let fragments = fragments(property);
    let mut input = match property {
        "terminal" | "cache" | "formats" => vec![chance.below(256) as u8],
        _ => Vec::new(),
    };
    let bases = bases(property);
    if !bases.is_empty() && chance.below(4) > 0 {
        input.extend(&bases[chance.below(bases.len())]);
        for _ in 0..=chance.below(4) {
            change(&mut input, &fragments, &mut chance);
        }
        return input;
    }
    for _ in 0..=chance.below(24) {
        match property {
            "cache" => input.extend([0; 4].map(|_| chance.below(256) as u8)),
            "terminal" if chance.below(12) == 0 => {
                let sizes = [0, 1, 2, 3, 20, 79, 80, 100, 120, 255];
                input.extend([0xFF, 0xFE, sizes[chance.below(10)], sizes[chance.below(8)], 0xFF]);
            }
            _ if chance.below(30) == 0 => input.extend([chance.below(256) as u8, chance.below(256) as u8]),
            _ => input.extend(*chance.pick(&fragments)),
        }
    }
    input
}

/// Replaces, removes, repeats or inserts a part.
fn change(input: &mut Vec<u8>, fragments: &[&[u8]], chance: &mut Chance) {
    let (from, len) = (chance.below(input.len()), chance.below(40));
    let range = from..(from + len).min(input.len());
    let part = match chance.below(6) {
        0 => Vec::new(),
        1 => [&input[range.clone()], &input[range.clone()]].concat(),
        2 => vec![chance.below(256) as u8],
        3 => [*chance.pick(fragments), &input[range.clone()]].concat(),
        4 => {
            // A number or a word of the text becomes another.
            let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte > 0x7F;
            let start = input[from..].iter().position(is_word).map_or(from, |at| from + at);
            let end = input[start..].iter().position(|byte| !is_word(byte)).map_or(input.len(), |at| start + at);
            input.splice(start..end, chance.pick(fragments).iter().copied());
            return;
        }
        _ => chance.pick(fragments).to_vec(),
    };
    input.splice(range, part);
}

/// Good inputs.
fn bases(property: &str) -> Vec<Vec<u8>> {
    let texts: Vec<String> = match property {
        "import" => vec![NOTICE.to_owned(), LABELLED.to_owned(), PLAIN.to_owned()],
        "batch" => [NOTICE, LABELLED].map(batch).to_vec(),
        "keymap" => vec![KEYMAP.to_owned()],
        "config" => vec![CONFIG.to_owned()],
        "state" => vec![state()],
        "desk" => vec![DESK.to_owned()],
        "theme" => vec![THEME.to_owned()],
        "synonyms" => vec![SYNONYMS.to_owned()],
        "formats" => vec![WORD.to_owned(), LISTS.to_owned(), PAGE.to_owned(), PDF.to_owned()],
        _ => Vec::new(),
    };
    let mut bases: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    if property == "import" {
        bases.push([NOTICE.as_bytes(), &[0xFF], CORRECTIONS.as_bytes()].concat());
        bases.push([LABELLED.as_bytes(), &[0xFF], CORRECTIONS.as_bytes()].concat());
    }
    bases
}

/// Returns the batch file of a notice.
fn batch(notice: &str) -> String {
    let request = Request {
        id: "a".parse().unwrap(),
        original_name: "a.txt".to_owned(),
        file_name: "notice.txt".to_owned(),
        converted: None,
        path: Path::new("a.txt"),
        corrections: None,
    };
    to_text(&import(notice.as_bytes(), &request).unwrap().batch).unwrap()
}

fn state() -> String {
    let place = json!({"case": "fujian-2025-1/27", "batch": "fujian-2025-1", "query": "零工", "system": null,
        "facets": true, "pane": "reader", "block": 3, "char": 2});
    let known = json!({"name": "xterm", "width": "wide", "by_hand": true});
    let state = json!({"schema": 2, "dropped": [place, place], "left": place, "made": ["零工", "a"], "kept": ["b"],
        "choices": {}, "terminals": [known]});
    state.to_string()
}

const NOTICE: &str = "关于印发典型经验做法的通知\n\n各有关单位：现将2个典型案例印发给你们。\n福建省某委\n2024年6月18日\n\n\
    案例1：福州市打造“一网通办”平台\n一、背景情况\n聚焦企业群众办事难点堵点,持续深化改革。\n二、主要做法\n\
    （一）做实举措。依托“闽政通”APP,印发《若干措施》。\n（二）压实责任。审批时限由10个工作日压缩至3个工作日。\n— 4 —\n\
    案例2：莆田市推行“一日办结”\n一是建立机制。二是强化监督。\n三、取得成效\n共办理事项500件,同比增长20%。\n";

const LABELLED: &str = "  附件1\n\n  厦门市创新“府院联动”机制\n\n  1.建立机制。近年来以服务企业为出发点。\n  2.强化监督。\n\n\
      附件2\n\n  长沙县构建12345热线闭环\n\n  通过 数据 共享减少材料 16 份;截至目前,惠及企业2300余家!\n";

const PLAIN: &str = "1.市发改委推行两优一严持续聚焦企业需求\n背景情况\n近年来。\n2.法院执行工作\n主要做法\n一是。\n3.荔检察护企\n\
    市发改委推\n行两优一严持续聚焦企业需求\n背景情况\n";

const CORRECTIONS: &str = r#"{"schema": 1, "batch": {"title": "x", "published": "2023"},
  "cases": [{"line": 7, "number": 3, "title": "我的题目", "themes": ["政务服务"], "why": "x"}], "not_cases": [14],
  "sections": [{"line": 8, "kind": "practice"}], "headings": [{"line": 11, "label": "（一）", "level": 2}],
  "paragraphs": [{"line": 12, "case": 2}],
  "edits": [{"line": 9, "printed": "难点", "read": "痛点", "kind": "typo", "sure": true}]}"#;

const KEYMAP: &str = "{\"schema\": 1, \"base\": \"vim\",\n \"keys\": {\"list\": {\"j\": \"down\",\n \"gx\": \"copy-citation\", \
    \"<c-d>\": \"none\"},\n \"reader\": {\"]s\": \"next-section\", \"<text>\": \"find\"}, \"input\": {\"<c-a>\": \"back\"}},\n \
    \"labels\": {\"list\": {\"g\": \"去\", \"]\": {\"zh-Hans\": \"下\", \"en\": \"next\"}}}}";

const CONFIG: &str = "{\n \"schema\": 1, // 注释\n \"theme\": \"dark\", \"text-width\": 40, \"mouse\": true,\n \"keymap\": \"mine.json\", \
    \"corpus\": [\"a/b\", \"~/c\"], \"lang\": \"en\", \"ambiguous\": \"wide\",\n \
    \"commands\": [{\"name\": \"打印\", \"key\": \"$p\", \"run\": \"lp\"},\n {\"name\": \"a\", \"run\": \"b\", \"wait\": false}]\n}";

const DESK: &str = r#"{"schema": 1, "desk": "k3f9", "owner": null,
  "folders": [{"name": "收藏", "changed": "2026-01-01T00:00:00Z", "cases": [{"id": "a/1", "changed": "2026-01-01T00:00:00Z"},
    {"id": "a/2", "changed": "2026-01-02T00:00:00Z", "gone": true}]}],
  "cases": {"a/1": {"title": "零工", "read": {"at": "2026-01-01T00:00:00Z", "changed": "2026-01-01T00:00:00Z"},
    "tags": [{"tag": "急", "changed": "2026-01-01T00:00:00Z", "gone": false}],
    "adoption": {"status": "in-progress", "who": "人社局", "due": "2026-12-31", "changed": "2026-01-01T00:00:00Z",
      "log": [{"when": "2026-01-01T00:00:00Z", "status": "to-study", "text": ""}]},
    "notes": [{"id": "n1", "at": {"paragraph": 3, "words": "零工市场", "before": "", "after": "。"}, "kind": "note",
      "text": "可以照办", "shared": true, "changed": "2026-01-01T00:00:00Z", "gone": false}]}}}"#;

const THEME: &str = "{ \"schema\": 1, \"inherits\": \"light\",\n \"roles\": { \"place\": \"#005faf\", \
    \"match\": \"black on yellow\", \"quiet\": \"dim\", \"title\": \"bold light-red\" } }";

const SYNONYMS: &str = "零工驿站 零工市场 # 都行\n没钱 > 融资 贷款\n办照 → 营业执照\na\n";

const WORD: &str = "\u{1}<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>零工\
    </w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>市场</w:t><w:tab/><w:br/></w:r></w:p></w:tc></w:tr></w:tbl>";

const LISTS: &str = "\u{2}<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\
    \"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";

const PAGE: &str = "\u{4}<div id=main><h1>通知</h1><p>零工&nbsp;市场<br>一是</p><ul><li>甲<li>乙</ul><table><tr><td>丙</table>\
    <script>x</script></div>";

const PDF: &str = "\u{5}1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj \
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj \
    4 0 obj<</Length 33>>stream\nBT /F 12 Tf 20 100 Td (abc) Tj ET\nendstream endobj \
    5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj trailer<</Root 1 0 R>>";

const LINES: [&str; 12] = [" ", "\n", ">", "＞", "→", "#", "零工", "市场", "a", "ab", "\u{3000}", "\r\n"];

const MARKUP: [&str; 30] = [
    "<",
    ">",
    "/>",
    "</",
    "&amp;",
    "&#x1F600;",
    "&#0;",
    "&nbsp",
    "\"",
    "=",
    "<w:p>",
    "</w:p>",
    "<w:r><w:t>",
    "</w:t></w:r>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr><w:tc>",
    "<w:numId w:val=\"1\"/>",
    "<w:ilvl w:val=\"9\"/>",
    "%1.%2",
    "w:val=\"-1\"",
    "4294967296",
    "<p>",
    "<table>",
    "<td>",
    "<!--",
    "<![CDATA[",
    "obj",
    "endobj",
    "stream\n",
];

/// Returns fragments that matter to a property.
fn fragments(property: &str) -> Vec<&'static [u8]> {
    let own: &[&str] = match property {
        "terminal" => &TERMINAL,
        "query" => &QUERY,
        "import" => &IMPORT,
        "synonyms" => &LINES,
        "formats" => &MARKUP,
        _ => &JSON,
    };
    let shared =
        ["零工", "营商环境", "\u{34F}", "\u{3164}", "\u{17B4}", "🇨🇳🏻", "e\u{301}", "“", "\u{202E}", "\0", "\u{FEFF}"];
    own.iter().chain(own).chain(&shared).map(|text| text.as_bytes()).chain([&[0xFF][..], &[0xE9, 0x9B]]).collect()
}

const TERMINAL: [&str; 72] = [
    "\x1b",
    "\x1b\x1b",
    "\x1b[",
    "\x1bO",
    "\x1b]",
    "\x1bP",
    "\x1b_",
    "\x1b^",
    "\x1bX",
    "\x1b[A",
    "\x1bOB",
    "\x1b[1;3C",
    "\x1b[200~",
    "\x1b[201~",
    "\x1b[<0;10;5M",
    "\x1b[<0;10;5m",
    "\x1b[<64;10;5M",
    "\x1b[<65;70;9M",
    "\x1b[<32;2;2M",
    "\x1b[1;2R",
    "\x1b[1;3R",
    "\x1b[24;80R",
    "\x1bO1;2P",
    "\x1bO2P",
    "\x1b[Z",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[15~",
    "\x07",
    "\x1b\\",
    "\u{9B}",
    "\u{9D}",
    "\r",
    "\t",
    "\x7f",
    "\x0c",
    "\x15",
    "\x17",
    "\x1a",
    "\x0e",
    " ",
    "j",
    "k",
    "h",
    "l",
    "gg",
    "G",
    "/",
    "s",
    "?",
    ":",
    "!",
    "z",
    "i",
    "I",
    "v",
    "y",
    "n",
    "N",
    "]c",
    "]s",
    "[c",
    "r",
    "m",
    "t",
    "f",
    "w",
    "o",
    "2",
    "99",
    "bdy",
    "\x1b[I",
];

const QUERY: [&str; 60] = [
    " ",
    "|",
    " | ",
    "!",
    "'",
    "^",
    "$",
    "\"",
    "“",
    "”",
    "/",
    "//",
    ":",
    "：",
    "年:",
    "年:2023..2024",
    "2024",
    "地区:",
    "主题:",
    "部门:",
    "系统:",
    "正文:",
    "标题:",
    "做法:",
    "批次:",
    "相似:fujian-2025-1/27",
    "区:福建",
    "theme:",
    "year:",
    "/[^a]{0,30}工/",
    "/企业.{0,9}服务/",
    "/(?i)a+/",
    "/(a|b)*/",
    "[",
    "]",
    "{2}",
    "(",
    ")",
    "*",
    "+",
    ".",
    "\\",
    "企业",
    "审批",
    "一网通办",
    "不打烊",
    "bdy",
    "lingong",
    "yshj",
    "fuzhou",
    "Fujian",
    "APP",
    "12345",
    "臺灣",
    "莆田市",
    "枫桥经验",
    "的",
    "，",
    "\u{3000}",
    "南宫28",
];

const IMPORT: [&str; 48] = [
    "\n",
    "\n\n",
    "\r\n",
    "\u{3000}",
    "  ",
    "\t",
    "案例",
    "案例1：",
    "案例二",
    "附件1\n",
    "【典型案例3】",
    "## ",
    "1.",
    "2.",
    "3、",
    "一、",
    "二、主要做法\n",
    "背景情况\n",
    "三、取得成效\n",
    "（一）",
    "(2)",
    "一是",
    "二是",
    "- ",
    "— 4 —\n",
    "第 3 页 共 9 页\n",
    "莆田市",
    "福建省",
    "某局",
    "推行“一日办结”",
    "《若干措施》",
    "，",
    "。",
    "；",
    "？，",
    "?,",
    "!",
    "“",
    "”",
    "《",
    "2024年6月18日",
    "100件",
    "20%",
    "10个工作日",
    "典型案例",
    "\u{E07E}",
    "锟斤拷",
    "\u{B}",
];

const JSON: [&str; 50] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\n",
    "null",
    "true",
    "false",
    "0",
    "1",
    "2",
    "3",
    "-1",
    "1e9",
    "4294967296",
    "99",
    "\"\"",
    "\"a\"",
    "{}",
    "[]",
    "[1, 2]",
    "// x\n",
    "/* x */",
    "\\u0000",
    "\\ud800",
    "\\u202e",
    "\"schema\": ",
    "\"schema\": 9",
    "\"id\": \"b\"",
    "\"a/1\"",
    "\"keys\": ",
    "\"list\": ",
    "\"none\"",
    "\"<c-d>\"",
    "\"<text>\"",
    "<esc>",
    "\"gg\"",
    "\"base\": \"none\"",
    "\"open\"",
    "\"case\": ",
    "\"query\": \"/a\"",
    "\"number\": 1",
    "\"lines\": [5, 4]",
    "\"level\": 7",
    "\"published\": \"2023x\"",
    "\u{1b}[31m",
];
