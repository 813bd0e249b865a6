//! The sentences of faults: what is wrong and what to do about it, in the languages of the interface.

use super::{Lang, fill};
use crate::{
    error::{Code, Fault, Severity},
    text::Width,
};

/// The fault in one line, `path:line: error: what. Cure.`, still with whatever characters its arguments hold.
pub fn sentence(fault: &Fault, lang: Lang) -> String {
    let place = match fault.line {
        Some(line) => format!("{}:{line}", fault.path.display()),
        None => fault.path.display().to_string(),
    };
    let word = match fault.severity {
        Severity::Error => lang.pick("错误：", "error: "),
        Severity::Warning => lang.pick("警告：", "warning: "),
    };
    let (what, cure) = texts(fault, lang);
    let stop = lang.pick("。", ". ");
    format!("{place}: {word}{what}{stop}{cure}")
}

/// What is wrong and the cure in one row of `columns`, for whoever has just typed the path: a folder that is not there is
/// named, as far as the cure leaves room.
pub fn brief(fault: &Fault, lang: Lang, width: Width, columns: u16) -> String {
    let (what, cure) = texts(fault, lang);
    let stop = lang.pick("。", ". ");
    let Some(refusal) = refusal(fault) else { return format!("{what}{stop}{cure}") };
    let what = lang.pick(refusal.hans, refusal.en);
    let folder = fault.path.parent().filter(|folder| refusal.of_folder && !folder.as_os_str().is_empty());
    let Some(folder) = folder.map(|folder| folder.display().to_string()) else {
        return format!("{what}{stop}{cure}");
    };
    let colon = lang.pick("：", ": ");
    let taken: usize = [what, colon, stop, &cure].iter().map(|part| width.of(part)).sum();
    let folder = width.elide(&folder, usize::from(columns).saturating_sub(taken));
    format!("{what}{colon}{folder}{stop}{cure}")
}

/// What is wrong with the arguments put in, and the cure.
pub fn texts(fault: &Fault, lang: Lang) -> (String, String) {
    let args: Vec<String> = fault.args.iter().enumerate().map(|(at, arg)| spoken(fault.code, at, arg, lang)).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (hans, en) = both(fault.code);
    let cure = match refusal(fault) {
        Some(refusal) => lang.pick(refusal.cure, refusal.en_cure),
        _ => lang.pick(hans.1, en.1),
    };
    (fill(lang.pick(hans.0, en.0), &args), fill(cure, &args))
}

/// Why the system refused, as the sentences of faults say it.
pub fn reason(error: &std::io::Error, lang: Lang) -> String {
    spoken(Code::Unwritable, 0, &error.to_string(), lang)
}

/// An argument that is a word of ours or of a library, in the language of the interface.
fn spoken(code: Code, at: usize, arg: &str, lang: Lang) -> String {
    match (code, at) {
        (Code::WrongType, 1 | 2) => {
            let names: Vec<&str> = arg.split('|').map(|name| look_up(&TYPES, name, lang)).collect();
            names.join(lang.pick("或", "|"))
        }
        (Code::NotJson, 0) => look_up(&REASONS, arg, lang).to_owned(),
        (Code::Unreadable | Code::Unwritable, 0) => {
            let known = Refusal::said(arg).map(|refusal| lang.pick(refusal.hans, refusal.en));
            // The number of an error helps nobody.
            known.unwrap_or_else(|| arg.split(" (os error").next().unwrap_or(arg)).to_owned()
        }
        _ => arg.to_owned(),
    }
}

fn look_up<'a>(table: &[(&str, &'static str)], word: &'a str, lang: Lang) -> &'a str {
    table.iter().find(|(known, _)| *known == word).map_or(word, |(_, hans)| lang.pick(hans, word))
}

/// The types of JSON Schema.
const TYPES: [(&str, &str); 7] = [
    ("string", "字符串"),
    ("integer", "整数"),
    ("number", "数"),
    ("boolean", "true 或 false"),
    ("object", "对象 {…}"),
    ("array", "数组 […]"),
    ("null", "null"),
];

/// What the parsers of `json` say of a text that is no JSON.
const REASONS: [(&str, &str); 21] = [
    ("Comments are not allowed", "不能有注释"),
    ("Expected colon after the string or word in object property", "键后面缺少冒号"),
    ("Expected comma", "缺少逗号"),
    ("Expected digit", "缺少数字"),
    ("Expected digit following negative sign", "负号后面缺少数字"),
    ("Expected four hex digits", "\\u 后面应有四位十六进制数"),
    ("Expected string for object property", "键应写在双引号内"),
    ("Expected value after colon in object property", "冒号后面缺少值"),
    ("Invalid escape in double quote string", "反斜杠用法不对"),
    ("Maximum nesting depth exceeded", "层数太多"),
    ("Single-quoted strings are not allowed", "应使用双引号"),
    ("Text cannot contain more than one JSON value", "结尾之后还有内容"),
    ("Trailing commas are not allowed", "最后一项后面多了逗号"),
    ("Unexpected close brace", "多了右花括号"),
    ("Unexpected close bracket", "多了右方括号"),
    ("Unexpected colon", "多了冒号"),
    ("Unexpected comma", "多了逗号"),
    ("Unexpected token", "有 JSON 中不用的符号"),
    ("Unexpected token in object", "花括号内有多余的符号"),
    ("Unexpected word", "有未加引号的文字"),
    ("control character (\\u0000-\\u001F) found while parsing a string", "字符串中有换行等控制字符"),
];

/// Why a system refuses to read or write, and what helps a person who wants to write.
struct Refusal {
    /// What the system says, or what begins it.
    said: &'static str,
    /// Whether it is about the folder of the file.
    of_folder: bool,
    hans: &'static str,
    en: &'static str,
    cure: &'static str,
    en_cure: &'static str,
}

const fn refusal_of(said: &'static str, (hans, cure): Pair, (en, en_cure): Pair) -> Refusal {
    Refusal { said, of_folder: false, hans, en, cure, en_cure }
}

/// What Linux and macOS say when they refuse, as Rust passes it on.
#[rustfmt::skip]
const REFUSALS: [Refusal; 12] = [
    Refusal { of_folder: true, ..refusal_of("No such file or directory",
        ("没有这个文件夹", "请换一个已有的文件夹。"), ("no such folder", "Choose a folder that is there.")) },
    refusal_of("Permission denied",
        ("没有权限", "请换一个自己能写的文件夹，如 ~。"), ("no permission", "Choose a folder of your own, such as ~.")),
    refusal_of("Operation not permitted",
        ("没有权限", "请换一个自己能写的文件夹，如 ~。"), ("no permission", "Choose a folder of your own, such as ~.")),
    refusal_of("Read-only file system",
        ("文件系统只读", "请换一个自己能写的文件夹，如 ~。"), ("read-only file system", "Choose a folder of your own, such as ~.")),
    refusal_of("No space left on device",
        ("磁盘已满", "请清理磁盘，或换一个位置。"), ("the disk is full", "Make room, or write elsewhere.")),
    refusal_of("Disk quota exceeded",
        ("磁盘限额已用完", "请清理磁盘，或换一个位置。"), ("the disk quota is used up", "Make room, or write elsewhere.")),
    refusal_of("is a directory",
        ("这是一个文件夹", "请在后面写上文件名。"), ("that is a folder", "Add the name of a file.")),
    refusal_of("Is a directory",
        ("这是一个文件夹", "请在后面写上文件名。"), ("that is a folder", "Add the name of a file.")),
    refusal_of("Not a directory",
        ("路径中有一段不是文件夹", "请核对路径。"), ("part of the path is no folder", "Check the path.")),
    refusal_of("Too many levels of symbolic links",
        ("符号链接循环", "请核对路径。"), ("symbolic links run in a circle", "Check the path.")),
    refusal_of("invalid input parameter",
        ("这不是普通文件", "请换一个文件名。"), ("that is no ordinary file", "Choose another name.")),
    refusal_of("File name too long",
        ("文件名太长", "请换一个短些的文件名。"), ("the name is too long", "Choose a shorter name.")),
];

impl Refusal {
    fn said(reason: &str) -> Option<&'static Self> {
        REFUSALS.iter().find(|refusal| reason.starts_with(refusal.said))
    }
}

/// Why the system refused to write, where that is known.
fn refusal(fault: &Fault) -> Option<&'static Refusal> {
    fault.args.first().filter(|_| fault.code == Code::Unwritable).and_then(|reason| Refusal::said(reason))
}

type Pair = (&'static str, &'static str);

/// Simplified Chinese and English. Without a wildcard, so that a new code does not compile until it has its words.
#[rustfmt::skip]
fn both(code: Code) -> (Pair, Pair) {
    match code {
        Code::NotFound => (
            ("路径不存在", "请核对路径。"),
            ("no such file or folder", "Check the path.")),
        Code::Unreadable => (
            ("无法读取：{0}", "请检查权限，并确认它是可读的文件。"),
            ("cannot be read: {0}", "Check its permissions and that it is a file.")),
        Code::Unwritable => (
            ("无法写入：{0}", "请检查权限和磁盘空间。"),
            ("cannot be written: {0}", "Check permissions and free space.")),
        Code::NoBatchHere => (
            ("文件夹中没有批次文件 batch.json", "请指定一个批次的文件夹，或存放各批次的文件夹。"),
            ("no batch.json in this folder", "Name the folder of a batch, or the folder that holds batches.")),
        Code::NotUtf8 => (
            ("不是 UTF-8 编码（从第 {0} 字节起）", "请另存为 UTF-8。"),
            ("not UTF-8, from byte {0} on", "Save it as UTF-8.")),
        Code::EmptyFile => (
            ("文件是空的", "请重新取得完整的文件。"),
            ("the file is empty", "Get the whole file again.")),
        Code::NotJson => (
            ("不是有效的 JSON：{0}", "请改正这一行。"),
            ("not JSON: {0}", "Correct this line.")),
        Code::Truncated => (
            ("文件不完整，中途结束", "请重新取得完整的文件。"),
            ("the file ends too early", "Get the whole file again.")),
        Code::WrongType => (
            ("{0} 应为{1}，实为{2}", "请改正。"),
            ("{0} must be {1}, is {2}", "Correct it.")),
        Code::WrongValue => (
            ("{0} 的值“{1}”不可用", "可用的值：{2}。"),
            ("{0} cannot be \"{1}\"", "Allowed: {2}.")),
        Code::MissingField => (
            ("{0} 缺少字段“{1}”", "请补上。"),
            ("{0} lacks the field \"{1}\"", "Add it.")),
        Code::UnknownField => (
            ("{0} 有不认识的字段“{1}”", "请核对拼写，或删去。"),
            ("{0} has an unknown field \"{1}\"", "Check its spelling or remove it.")),
        Code::DuplicateKey => (
            ("{0} 中“{1}”出现两次", "请只留一个。"),
            ("{0} has \"{1}\" twice", "Keep one.")),
        Code::NewerSchema => (
            ("格式版本为 {0}，本程序只认识到 {1}", "请更新 anli。"),
            ("schema {0} is newer than {1}, the newest known here", "Please update anli.")),
        Code::BadBatchId => (
            ("“{0}”不能作批次编号", "请用 1 至 64 个小写字母、数字和连字符，首位不用连字符。"),
            ("\"{0}\" is not a batch id", "Use 1 to 64 of a-z, 0-9 and -, not beginning with -.")),
        Code::DuplicateBatch => (
            ("批次 {0} 已见于 {1}", "请去掉一个，或改用不同的编号。"),
            ("batch {0} is already in {1}", "Remove one, or give it another id.")),
        Code::ReplacedBatch => (
            ("批次 {0} 取代了 {1}", "如非本意，请改用不同的编号。"),
            ("batch {0} replaces {1}", "If that is not meant, give it another id.")),
        Code::DuplicateCase => (
            ("案例编号 {0} 重复", "请给每个案例不同的编号。"),
            ("case number {0} occurs twice", "Give every case its own number.")),
        Code::BadLines => (
            ("{0} 的行号 {1} 颠倒、越界或不按顺序", "请对照通知原文改正。"),
            ("{0}: lines {1} run backward, outside or out of order", "Compare with the notice and correct them.")),
        Code::BadRange => (
            ("{0} 的字符范围 {1} 颠倒、重叠或越界（共 {2} 字）", "请对照文本改正。"),
            ("{0}: the range {1} runs backward, overlaps or leaves its text of {2} {2:character|characters}",
             "Compare with the text and correct it.")),
        Code::NotAccounted => (
            ("{0} 还原后与通知原文不符：应为“{1}”，得到“{2}”", "请重新导入这份通知。"),
            ("{0} does not undo to the notice: \"{1}\" expected, \"{2}\" came out", "Import the notice again.")),
        Code::Stale => (
            ("批次与通知或更正不一致：{0}", "请重新导入这份通知。"),
            ("the batch differs from its notice and corrections: {0}", "Import the notice again.")),
        Code::BadChecksum => (
            ("记录的校验和 {0} 与文件的 {1} 不符", "请确认文件未被改动，或重新导入。"),
            ("the recorded checksum {0} is not the file's {1}", "Restore the file, or import it again.")),
        Code::BadDate => (
            ("“{0}”不是日期", "请写作 2025、2025-04 或 2025-04-10。"),
            ("\"{0}\" is not a date", "Write 2025, 2025-04 or 2025-04-10.")),
        Code::NoCase => (
            ("没有认出任何案例", "请确认这是案例通知，或用更正文件指出各案例的首行。"),
            ("no case can be recognised", "Check that it is a notice of cases, or name their first lines in corrections.")),
        Code::TooLarge => (
            ("文件有 {0} 字节，超过上限 {1}", "请拆分后再用。"),
            ("the file has {0} bytes, more than {1}", "Split it.")),
        Code::UnknownEncoding => (
            ("认不出文件的编码", "请另存为 UTF-8。"),
            ("the encoding cannot be recognised", "Save it as UTF-8.")),
        Code::CorrectionUnmatched => (
            ("更正“{0}”在原文中找不到", "请核对行号和原文字句。"),
            ("the correction \"{0}\" matches nothing", "Check its line and its printed words.")),
        Code::CorrectionAmbiguous => (
            ("更正“{0}”在原文中不止一处", "请多引几个字，使其唯一。"),
            ("the correction \"{0}\" matches more than one place", "Quote more of the printed words.")),
        Code::CorrectionIdle => (
            ("更正“{0}”没有改动任何内容", "请删去。"),
            ("the correction \"{0}\" changes nothing", "Remove it.")),
        Code::UnknownAction => (
            ("按键 {0} 指向不存在的操作“{1}”", "运行 anli keys 查看全部操作。"),
            ("key {0} is bound to \"{1}\", which is no action", "Run anli keys to see all actions.")),
        Code::BadKey => (
            ("认不出按键“{0}”", "请写作 a、gg、<enter> 或 <c-d>。"),
            ("\"{0}\" is not a key", "Write a, gg, <enter> or <c-d>.")),
        Code::KeyIsPrefix => (
            ("按键 {0} 又是 {1} 的开头", "请改动其中一个。"),
            ("key {0} is also the beginning of {1}", "Change one of them.")),
        Code::DuplicateBinding => (
            ("按键 {0} 在同一场合设了两次", "请只留一个。"),
            ("key {0} is bound twice in one context", "Keep one.")),
        Code::LetterInInput => (
            ("按键 {0} 设在输入框中，将无法输入这个字", "请改用功能键或带 Ctrl 的键。"),
            ("key {0} is bound in a text input, where it could no longer be typed", "Use a function key or Ctrl.")),
        Code::UnknownContext => (
            ("没有“{0}”这个场合", "可用：global、list、reader、popup、copy、input。"),
            ("\"{0}\" is not a context", "Use global, list, reader, popup, copy or input.")),
        Code::UnknownKeymap => (
            ("没有“{0}”这个键位", "可用：{1}，或自己的文件。"),
            ("there is no keymap \"{0}\"", "Use {1}, or a file of your own.")),
        Code::KeyNeverArrives => (
            ("终端分不清按键 {0}，实际收到的是 {1}", "请改用别的键。"),
            ("terminals cannot tell key {0} from {1}", "Use another key.")),
        Code::TextOpensInput => (
            ("按键 {0} 只能单独使用，并指向打开输入框的操作", "可用：{1}。"),
            ("{0} stands alone and does what opens an input", "Use one of: {1}.")),
        Code::KeyDisplaces => (
            ("设了按键 {0}，原有的 {1} 就按不出来了", "如果正要这样，请把它们设为 none。"),
            ("with key {0} these can no longer be typed: {1}", "Bind them to none if that is meant.")),
        Code::LabelOfNothing => (
            ("按键 {0} 有说明，却没有以它开头的按键", "请删去说明，或补上按键。"),
            ("the label of {0} names no beginning of longer keys", "Remove it, or bind such keys.")),
        Code::NoKeyLeft => (
            ("场合 {1} 中没有执行 {0} 的按键", "请给它设一个。"),
            ("no key does {0} in {1}", "Bind one.")),
        Code::VanishedCase => (
            ("案例 {0} 不见了", "请恢复这个编号，或把它列入 aliases。"),
            ("case {0} has vanished", "Restore the id, or list it in aliases.")),
        Code::MovedCase => (
            ("案例 {0} 的首行由 {1} 变为 {2}", "请确认编号仍指同一案例。"),
            ("the first line of case {0} changed from {1} to {2}", "Make sure that the id still names the same case.")),
    }
}
