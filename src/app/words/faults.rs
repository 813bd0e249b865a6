//! The sentences of faults: the problem and its cure, in the languages of the interface.

use std::{io, num::NonZeroU32};

use super::{
    Lang,
    catalogue::{Translated, messages},
};
use crate::{
    error::{CharCount, Fault, FaultKind, JsonWord, Pointer, Severity, SystemError, Unreadable},
    text::Width,
};

/// Returns the fault in one line, `path:line: error: problem. Cure.`, with its data not yet sanitized; a fault of syntax
/// has its column after the line.
pub fn sentence(fault: &Fault, lang: Lang) -> String {
    let numbers = [fault.line, fault.column.map(NonZeroU32::get)].into_iter().flatten();
    let place = numbers.fold(fault.path.display().to_string(), |place, number| format!("{place}:{number}"));
    let severity = lang.get(match fault.severity {
        Severity::Error => FaultMsg::Error,
        Severity::Warning => FaultMsg::Warning,
    });
    let (problem, cure) = texts(fault, lang);
    format!("{place}: {severity}{problem}{}{cure}", lang.get(FaultMsg::Stop))
}

/// Returns the problem and the cure in one row of `columns`, for a path that was just typed: a folder that does not
/// exist is named, as far as the cure leaves room.
pub fn brief(fault: &Fault, lang: Lang, width: Width, columns: u16) -> String {
    let (problem, cure) = texts(fault, lang);
    let stop = lang.get(FaultMsg::Stop);
    let refusal = match &fault.kind {
        FaultKind::Unwritable { error } => refusal(error).map(|(refusal, _)| refusal),
        _ => None,
    };
    let problem = refusal.map_or(problem, |refusal| lang.get(refusal).to_owned());
    let folder = fault.path.parent().filter(|_| refusal == Some(FaultMsg::NoFolder));
    let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty()) else {
        return format!("{problem}{stop}{cure}");
    };
    let (folder, colon) = (folder.display().to_string(), lang.get(FaultMsg::Colon));
    let taken: usize = [&problem, colon, stop, &cure].iter().map(|part| width.of(part)).sum();
    let folder = width.elide(&folder, usize::from(columns).saturating_sub(taken));
    format!("{problem}{colon}{folder}{stop}{cure}")
}

/// Returns the problem and the cure.
pub fn texts(fault: &Fault, lang: Lang) -> (String, String) {
    let (problem, cure) = fault.kind.texts(lang);
    match &fault.kind {
        FaultKind::Unwritable { error } if let Some((_, cure)) = refusal(error) => (problem, lang.get(cure).to_owned()),
        _ => (problem, cure),
    }
}

/// Returns the reason of the system for a refusal, as the sentences of faults say it.
pub fn reason(error: &io::Error, lang: Lang) -> String {
    SystemError::from(error).say(lang)
}

/// Returns the refusal and a cure for a failed write, if the catalogue has them.
fn refusal(error: &SystemError) -> Option<(FaultMsg, FaultMsg)> {
    Some(match error.kind {
        io::ErrorKind::NotFound => (FaultMsg::NoFolder, FaultMsg::ChooseFolder),
        io::ErrorKind::PermissionDenied => (FaultMsg::NoPermission, FaultMsg::UseOwnFolder),
        io::ErrorKind::ReadOnlyFilesystem => (FaultMsg::ReadOnly, FaultMsg::UseOwnFolder),
        io::ErrorKind::StorageFull => (FaultMsg::DiskFull, FaultMsg::MakeRoom),
        io::ErrorKind::QuotaExceeded => (FaultMsg::QuotaUsed, FaultMsg::MakeRoom),
        io::ErrorKind::FileTooLarge => (FaultMsg::SizeLimited, FaultMsg::RaiseLimit),
        io::ErrorKind::IsADirectory => (FaultMsg::IsFolder, FaultMsg::AddFileName),
        io::ErrorKind::ResourceBusy => (FaultMsg::Busy, FaultMsg::EndHolder),
        io::ErrorKind::NotADirectory => (FaultMsg::FileInPath, FaultMsg::CheckPath),
        io::ErrorKind::InvalidFilename => (FaultMsg::NameTooLong, FaultMsg::UseShorterName),
        // From `file::open`; the system means other things by it and says so.
        io::ErrorKind::InvalidInput if error.text == error.kind.to_string() => {
            (FaultMsg::NoOrdinaryFile, FaultMsg::UseOtherName)
        }
        // `ErrorKind::FilesystemLoop` is not stable yet.
        _ if error.text.starts_with("Too many levels of symbolic links") => (FaultMsg::LinkLoop, FaultMsg::CheckPath),
        _ => return None,
    })
}

messages! {
    /// Parts of a fault's line; refusals of the system with their cures.
    pub enum FaultMsg {
        Error => "错误：", "錯誤：", "error: ";
        Warning => "警告：", "警告：", "warning: ";
        Stop => "。", "。", ". ";
        Colon => "：", "：", ": ";
        Or => "或", "或", "|";
        Length => "{0}", "{0}", "{0} {0:character|characters}";
        Empty => "（空）", "（空）", "(empty)";
        NoFolder => "没有这个文件夹", "沒有這個資料夾", "no such folder";
        ChooseFolder => "请换一个已有的文件夹。", "請換一個已有的資料夾。", "Choose a folder that is there.";
        NoPermission => "没有权限", "權限不足", "no permission";
        UseOwnFolder =>
            "请换一个自己能写的文件夹，如 ~。", "請換一個自己能寫的資料夾，如 ~。", "Choose a folder of your own, such as ~.";
        ReadOnly => "文件系统只读", "檔案系統唯讀", "read-only file system";
        DiskFull => "磁盘已满", "磁碟已滿", "the disk is full";
        QuotaUsed => "磁盘限额已用完", "磁碟配額已用完", "the disk quota is used up";
        MakeRoom => "请清理磁盘，或换一个位置。", "請清理磁碟，或換一個位置。", "Make room, or write elsewhere.";
        SizeLimited => "文件大小受限", "檔案大小受限", "files may not grow so large";
        RaiseLimit => "请放宽限制（ulimit -f）。", "請放寬限制（ulimit -f）。", "Raise the limit (ulimit -f).";
        IsFolder => "这是一个文件夹", "這是一個資料夾", "that is a folder";
        Busy => "正被其他程序占用", "正被其他程式佔用", "another program is using it";
        EndHolder =>
            "请结束占用它的程序（可用 lsof 查看）。", "請結束佔用它的程式（可用 lsof 查看）。",
            "End the program that is using it (lsof shows which).";
        AddFileName => "请在后面写上文件名。", "請在後面寫上檔名。", "Add the name of a file.";
        FileInPath => "路径中有一段不是文件夹", "路徑中有一段不是資料夾", "part of the path is not a folder";
        LinkLoop => "符号链接循环", "符號連結循環", "symbolic links form a loop";
        CheckPath => "请核对路径。", "請核對路徑。", "Check the path.";
        NoOrdinaryFile => "这不是普通文件", "這不是一般檔案", "that is not a regular file";
        UseOtherName => "请换一个文件名。", "請換一個檔名。", "Choose another name.";
        NameTooLong => "文件名太长", "檔名太長", "the name is too long";
        UseShorterName => "请换一个短些的文件名。", "請換一個短些的檔名。", "Choose a shorter name.";
    }
}

messages! {
    /// A [`JsonWord`], which is the English text.
    pub enum JsonMsg {
        String => "字符串", "字串", "string";
        Integer => "整数", "整數", "integer";
        Number => "数", "數字", "number";
        Boolean => "true 或 false", "true 或 false", "boolean";
        Object => "对象 {…}", "物件 {…}", "object";
        Array => "数组 […]", "陣列 […]", "array";
        Null => "null", "null", "null";
        Comment => "不能有注释", "不能有註解", "Comments are not allowed";
        NoColonAfterKey => "键后面缺少冒号", "鍵後面缺少冒號", "Expected colon after the string or word in object property";
        NoComma => "缺少逗号", "缺少逗號", "Expected comma";
        NoDigit => "缺少数字", "缺少數字", "Expected digit";
        NoDigitAfterSign => "负号后面缺少数字", "負號後面缺少數字", "Expected digit following negative sign";
        NoHexDigits => "\\u 后面应有四位十六进制数", "\\u 後面應有四位十六進位數字", "Expected four hex digits";
        UnquotedKey => "键应写在双引号内", "鍵應寫在雙引號內", "Expected string for object property";
        NoValue => "冒号后面缺少值", "冒號後面缺少值", "Expected value after colon in object property";
        BadEscape => "反斜杠用法不对", "反斜線用法不對", "Invalid escape in double quote string";
        OpenComment => "注释没有结束", "註解沒有結束", "Unterminated comment block";
        TooDeep => "层数太多", "層數太多", "Maximum nesting depth exceeded";
        SingleQuotes => "应使用双引号", "應使用雙引號", "Single-quoted strings are not allowed";
        TextAfterEnd => "结尾之后还有内容", "結尾之後還有內容", "Text cannot contain more than one JSON value";
        TrailingComma => "最后一项后面多了逗号", "最後一項後面多了逗號", "Trailing commas are not allowed";
        ExtraBrace => "多了右花括号", "多了右大括號", "Unexpected close brace";
        ExtraBracket => "多了右方括号", "多了右中括號", "Unexpected close bracket";
        ExtraColon => "多了冒号", "多了冒號", "Unexpected colon";
        ExtraComma => "多了逗号", "多了逗號", "Unexpected comma";
        UnknownSign => "有 JSON 中不用的符号", "有 JSON 中不用的符號", "Unexpected token";
        ExtraSign => "花括号内有多余的符号", "大括號內有多餘的符號", "Unexpected token in object";
        UnquotedText => "有未加引号的文字", "有未加引號的文字", "Unexpected word";
        ControlCharacter => "字符串中有换行等控制字符", "字串中有換行等控制字元", "control character (\\u0000-\\u001F) found while parsing a string";
    }
}

messages! {
    for Unreadable {
        Self::Damaged => "文件不完整或已损坏", "檔案不完整或已損壞", "it is cut or damaged";
        Self::Encrypted => "文件设有密码", "檔案設有密碼", "it is protected by a password";
        Self::Scanned => "各页都是图片（扫描件），需先做文字识别", "各頁都是圖片（掃描件），需先做文字辨識", "its pages are pictures (a scan), which need OCR first";
        Self::Empty => "文件里没有文字", "檔案裡沒有文字", "it holds no text";
        Self::TooMuch => "所需内存或时间超过上限", "所需記憶體或時間超過上限", "it takes more memory or time than is allowed";
        Self::NotBuilt => "本程序编译时未包含此项功能", "本程式編譯時未包含此項功能", "this program was built without it";
    }
}

/// Data of a fault, as its sentence says it.
trait Say {
    fn say(&self, lang: Lang) -> String;
}

macro_rules! say_as_displayed {
    ($($data:ty),*) => {
        $(impl Say for $data {
            fn say(&self, _: Lang) -> String {
                self.to_string()
            }
        })*
    };
}

impl Say for String {
    fn say(&self, lang: Lang) -> String {
        if self.is_empty() { lang.get(FaultMsg::Empty).to_owned() } else { self.clone() }
    }
}

say_as_displayed!(&'static str, u32, u64, usize, Pointer<'static>);

impl Say for (u32, u32) {
    fn say(&self, _: Lang) -> String {
        format!("{}–{}", self.0, self.1)
    }
}

impl Say for CharCount {
    fn say(&self, lang: Lang) -> String {
        lang.fill(FaultMsg::Length, &[&self.0.to_string()])
    }
}

impl Say for Vec<JsonWord> {
    fn say(&self, lang: Lang) -> String {
        self.iter().map(|one| one.say(lang)).collect::<Vec<_>>().join(lang.get(FaultMsg::Or))
    }
}

impl Say for JsonWord {
    fn say(&self, lang: Lang) -> String {
        let row = JsonMsg::ROWS.iter().find(|(_, [.., en])| *en == self.0);
        row.map_or(self.0.as_str(), |(_, texts)| lang.choose(texts)).to_owned()
    }
}

impl Say for Unreadable {
    fn say(&self, lang: Lang) -> String {
        lang.get(*self).to_owned()
    }
}

impl Say for SystemError {
    fn say(&self, lang: Lang) -> String {
        refusal(self).map_or_else(|| self.text.clone(), |(refusal, _)| lang.get(refusal).to_owned())
    }
}

/// Gives each kind of fault its name in output for programs and, per language, its problem and its cure, in which
/// `{field}` stands for a field of the kind. A missing kind, language or field does not compile.
macro_rules! faults {
    ($($kind:ident $({ $($field:ident),* })? => ($hans:literal, $hans_cure:literal), ($hant:literal, $hant_cure:literal),
        ($en:literal, $en_cure:literal);)*) => {
        impl FaultKind {
            /// The problem and the cure of each kind, in each language, with their fields in braces.
            pub const TEXTS: &'static [(&'static str, [[&'static str; 2]; 3])] = &[
                $((stringify!($kind), [[$hans, $hans_cure], [$hant, $hant_cure], [$en, $en_cure]]),)*
            ];

            /// Returns the name of the kind.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$kind { .. } => stringify!($kind),)*
                }
            }

            /// Returns the problem and the cure.
            fn texts(&self, lang: Lang) -> (String, String) {
                match self {
                    $(Self::$kind $({ $($field),* })? => {
                        $($(let $field = $field.say(lang);)*)?
                        match lang {
                            Lang::Hans => (format!($hans), format!($hans_cure)),
                            Lang::Hant => (format!($hant), format!($hant_cure)),
                            Lang::En => (format!($en), format!($en_cure)),
                        }
                    })*
                }
            }
        }
    };
}

faults! {
    NotFound =>
        ("路径不存在", "请核对路径。"),
        ("路徑不存在", "請核對路徑。"),
        ("no such file or folder", "Check the path.");
    Unreadable { error } =>
        ("无法读取：{error}", "请检查权限，并确认它是可读的文件。"),
        ("無法讀取：{error}", "請檢查權限，並確認它是可讀的檔案。"),
        ("cannot be read: {error}", "Check its permissions and that it is a file.");
    Unwritable { error } =>
        ("无法写入：{error}", "请检查权限和磁盘空间。"),
        ("無法寫入：{error}", "請檢查權限和磁碟空間。"),
        ("cannot be written: {error}", "Check permissions and free space.");
    NoBatchHere =>
        ("文件夹中没有批次文件 batch.json", "请指定一个批次的文件夹，或存放各批次的文件夹。"),
        ("資料夾中沒有批次檔案 batch.json", "請指定一個批次的資料夾，或存放各批次的資料夾。"),
        ("no batch.json in this folder", "Name the folder of a batch, or the folder that holds batches.");
    NotUtf8 { offset } =>
        ("不是 UTF-8 编码（从第 {offset} 字节起）", "请另存为 UTF-8。"),
        ("不是 UTF-8 編碼（從第 {offset} 位元組起）", "請另存為 UTF-8。"),
        ("not UTF-8, from byte {offset} on", "Save it as UTF-8.");
    EmptyFile =>
        ("文件是空的", "请重新取得完整的文件。"),
        ("檔案是空的", "請重新取得完整的檔案。"),
        ("the file is empty", "Get the whole file again.");
    NotJson { reason } =>
        ("不是有效的 JSON：{reason}", "请改正这一行。"),
        ("不是有效的 JSON：{reason}", "請改正這一行。"),
        ("not JSON: {reason}", "Correct this line.");
    Truncated =>
        ("文件不完整，中途结束", "请补全引号、括号；如文件被截断，请重新取得。"),
        ("檔案不完整，中途結束", "請補全引號、括號；如檔案被截斷，請重新取得。"),
        ("the file ends unexpectedly", "Close what is open. Get the whole file again if it was cut off.");
    WrongType { at, expected, found } =>
        ("{at} 应为{expected}，实为{found}", "请改正。"),
        ("{at} 應為{expected}，實為{found}", "請改正。"),
        ("{at} must be {expected}, is {found}", "Correct it.");
    WrongValue { at, found, expected } =>
        ("{at} 的值“{found}”不可用", "可用的值：{expected}。"),
        ("{at} 的值「{found}」不可用", "可用的值：{expected}。"),
        ("{at} cannot be \"{found}\"", "Allowed: {expected}.");
    EmptyValue { at } =>
        ("{at} 没有填写", "请填写。"),
        ("{at} 沒有填寫", "請填寫。"),
        ("{at} is empty", "Fill it in.");
    MissingField { at, field } =>
        ("{at} 缺少字段“{field}”", "请补上。"),
        ("{at} 缺少欄位「{field}」", "請補上。"),
        ("{at} lacks the field \"{field}\"", "Add it.");
    UnknownField { at, field } =>
        ("{at} 有未知字段“{field}”", "请核对拼写，或删去。"),
        ("{at} 有未知欄位「{field}」", "請核對拼寫，或刪去。"),
        ("{at} has an unknown field \"{field}\"", "Check its spelling or remove it.");
    DuplicateKey { at, key, first } =>
        ("{at} 中“{key}”出现两次，第一次在第 {first} 行", "请只留一个。"),
        ("{at} 中「{key}」出現兩次，第一次在第 {first} 行", "請只留一個。"),
        ("{at} has \"{key}\" twice, first in line {first}", "Keep one.");
    NewerSchema { found, known } =>
        ("格式版本为 {found}，本程序最高支持 {known}", "请更新 anli。"),
        ("格式版本為 {found}，本程式最高支援 {known}", "請更新 anli。"),
        ("schema {found} is newer than {known}, the newest that this program supports", "Please update anli.");
    BadBatchId { id } =>
        ("“{id}”不能用作批次编号", "请用 1 至 64 个小写字母、数字和连字符，首位不用连字符。"),
        ("「{id}」不能用作批次編號", "請用 1 至 64 個小寫字母、數字和連字號，首位不用連字號。"),
        ("\"{id}\" is not a batch id", "Use 1 to 64 of a-z, 0-9 and -, not beginning with -.");
    DuplicateBatch { id, other } =>
        ("批次 {id} 已见于 {other}", "请去掉一个，或改用不同的编号。"),
        ("批次 {id} 已見於 {other}", "請去掉一個，或改用不同的編號。"),
        ("batch {id} is already in {other}", "Remove one, or give it another id.");
    ReplacedBatch { id, hidden } =>
        ("批次 {id} 取代了 {hidden}", "如非本意，请改用不同的编号。"),
        ("批次 {id} 取代了 {hidden}", "如非本意，請改用不同的編號。"),
        ("batch {id} replaces {hidden}", "If that is not meant, give it another id.");
    DuplicateCase { number } =>
        ("案例编号 {number} 重复", "请给每个案例不同的编号。"),
        ("案例編號 {number} 重複", "請給每個案例不同的編號。"),
        ("case number {number} occurs twice", "Give every case its own number.");
    BadLines { at, lines } =>
        ("{at} 的行号 {lines} 颠倒、越界或不按顺序", "请对照通知原文改正。"),
        ("{at} 的行號 {lines} 顛倒、越界或不按順序", "請對照通知原文改正。"),
        ("{at}: lines {lines} run backward, outside or out of order", "Compare with the notice and correct them.");
    BadRange { at, range, length } =>
        ("{at} 的字符范围 {range} 颠倒、重叠或越界（共 {length} 字）", "请对照文本改正。"),
        ("{at} 的字元範圍 {range} 顛倒、重疊或越界（共 {length} 字）", "請對照文字改正。"),
        ("{at}: the range {range} runs backward, overlaps or leaves its text of {length}", "Compare with the text and correct it.");
    NotAccounted { id, expected, found } =>
        ("{id} 还原后与通知原文不符：应为“{expected}”，得到“{found}”", "请重新导入这份通知。"),
        ("{id} 還原後與通知原文不符：應為「{expected}」，得到「{found}」", "請重新匯入這份通知。"),
        ("{id} with its repairs undone differs from the notice: \"{expected}\" expected, \"{found}\" found", "Import the notice again.");
    Stale { at } =>
        ("批次与通知或更正不一致：{at}", "请重新导入这份通知。"),
        ("批次與通知或更正不一致：{at}", "請重新匯入這份通知。"),
        ("the batch differs from its notice and corrections: {at}", "Import the notice again.");
    WrittenByOthers =>
        ("其他账户可以改写，未予采用", "请由 root 所有，并去掉其他账户的写权限（chmod go-w）。"),
        ("其他帳戶可以改寫，未予採用", "請由 root 所有，並去掉其他帳戶的寫入權限（chmod go-w）。"),
        ("other accounts can write here, so it is not used", "Let root own it, and take the right to write from all others (chmod go-w).");
    BadChecksum { recorded, found } =>
        ("记录的校验和 {recorded} 与文件的 {found} 不符", "请确认文件未被改动，或重新导入。"),
        ("記錄的檢查碼 {recorded} 與檔案的 {found} 不符", "請確認檔案未被更動，或重新匯入。"),
        ("the recorded checksum {recorded} is not the file's {found}", "Restore the file, or import it again.");
    BadCaseId { id } =>
        ("“{id}”不是案例编号", "写法如 fujian-2025-1/28，可加 #m2（第2条举措）。"),
        ("「{id}」不是案例編號", "寫法如 fujian-2025-1/28，可加 #m2（第2條舉措）。"),
        ("\"{id}\" is not the id of a case", "Write it like fujian-2025-1/28, or with #m2 for its second measure.");
    UnknownCase { id } =>
        ("没有案例 {id}", "请改编号，或用 --corpus 加上它所在的批次。"),
        ("沒有案例 {id}", "請改編號，或用 --corpus 加上它所在的批次。"),
        ("there is no case {id}", "Correct the id, or add its batch with --corpus.");
    BadDate { date } =>
        ("“{date}”不是日期", "请写作 2025、2025-04 或 2025-04-10。"),
        ("「{date}」不是日期", "請寫作 2025、2025-04 或 2025-04-10。"),
        ("\"{date}\" is not a date", "Write 2025, 2025-04 or 2025-04-10.");
    NoDate =>
        ("批次没有日期", "如能查到，请用更正补上；确实没有的，不必处理。"),
        ("批次沒有日期", "如能查到，請用更正補上；確實沒有的，不必處理。"),
        ("the batch has no date", "Add it by a correction if it can be found out; else leave it.");
    NoCase { nearest } =>
        (
            "没有认出任何案例：查找了案例标号、连续序号、目录、反复出现的小标题、带地名的标题、表格和“案例名称”等栏目，最接近的是 {nearest}",
            "如果这确是案例通知，请在各案例标题前加上“案例1：”一类标号后重新导入，或在更正文件的 cases 中写明各案例的首行。"
        ),
        (
            "沒有認出任何案例：查找了案例標號、連續序號、目錄、反覆出現的小標題、帶地名的標題、表格和「案例名稱」等欄目，最接近的是 {nearest}",
            "如果這確是案例通知，請在各案例標題前加上「案例1：」一類標號後重新匯入，或在更正檔的 cases 中寫明各案例的首行。"
        ),
        (
            "no case can be recognised: looked for labels, numbers that run on, a contents list, headings that return, titles with places, tables and fields such as 案例名称; nearest came {nearest}",
            "If it is a notice of cases, put 案例1： and so on before their titles and import again, or name their first lines as cases in corrections."
        );
    TooLarge { size, limit } =>
        ("文件有 {size} 字节，超过上限 {limit}", "请拆分后再用。"),
        ("檔案有 {size} 位元組，超過上限 {limit}", "請拆分後再用。"),
        ("the file has {size} bytes, more than {limit}", "Split it.");
    UnreadFormat { format } =>
        ("这是 {format} 文件，本程序不读取", "请用原来的程序打开，另存为纯文本（UTF-8）后再导入。"),
        ("這是 {format} 檔案，本程式不讀取", "請用原來的程式開啟，另存為純文字（UTF-8）後再匯入。"),
        ("this is a {format} file, which is not read", "Open it in its own program, save it as plain text (UTF-8), and import that.");
    NoText { format, reason } =>
        ("无法读取 {format} 文件的文字：{reason}", "请用原来的程序打开，另存为纯文本（UTF-8）后再导入。"),
        ("無法讀取 {format} 檔案的文字：{reason}", "請用原來的程式開啟，另存為純文字（UTF-8）後再匯入。"),
        ("the text of the {format} file cannot be read: {reason}", "Open it in its own program, save it as plain text (UTF-8), and import that.");
    UnknownEncoding =>
        ("无法识别文件的编码", "请另存为 UTF-8。"),
        ("無法辨識檔案的編碼", "請另存為 UTF-8。"),
        ("the encoding cannot be recognised", "Save it as UTF-8.");
    CorrectionAmbiguous { correction } =>
        ("更正“{correction}”在原文中不止一处", "请多引几个字，使其唯一。"),
        ("更正「{correction}」在原文中不止一處", "請多引幾個字，使其唯一。"),
        ("the correction \"{correction}\" matches more than one place", "Quote more of the printed words.");
    CorrectionIdle { correction } =>
        ("更正“{correction}”没有改动任何内容", "请删去。"),
        ("更正「{correction}」沒有改動任何內容", "請刪去。"),
        ("the correction \"{correction}\" changes nothing", "Remove it.");
    UnknownAction { keys, action } =>
        ("按键 {keys} 指向不存在的操作“{action}”", "运行 anli keys 查看全部操作。"),
        ("按鍵 {keys} 指向不存在的操作「{action}」", "執行 anli keys 查看全部操作。"),
        ("key {keys} is bound to \"{action}\", which is not an action", "Run anli keys to see all actions.");
    BadKey { keys } =>
        ("无法识别按键“{keys}”", "请写作 a、gg、<enter> 或 <c-d>。"),
        ("無法辨識按鍵「{keys}」", "請寫作 a、gg、<enter> 或 <c-d>。"),
        ("\"{keys}\" is not a key", "Write a, gg, <enter> or <c-d>.");
    KeyIsPrefix { keys, longer } =>
        ("按键 {keys} 又是 {longer} 的开头", "请改动其中一个。"),
        ("按鍵 {keys} 又是 {longer} 的開頭", "請改動其中一個。"),
        ("key {keys} is also the beginning of {longer}", "Change one of them.");
    DuplicateBinding { keys, first } =>
        ("按键 {keys} 在同一场合设了两次，第一次在第 {first} 行", "请只留一个。"),
        ("按鍵 {keys} 在同一場合設了兩次，第一次在第 {first} 行", "請只留一個。"),
        ("key {keys} is bound twice in one context, first in line {first}", "Keep one.");
    LetterInInput { keys } =>
        ("按键 {keys} 设在输入框中，将无法输入这个字", "请改用功能键或带 Ctrl 的键。"),
        ("按鍵 {keys} 設在輸入框中，將無法輸入這個字", "請改用功能鍵或帶 Ctrl 的鍵。"),
        ("key {keys} is bound in a text input, where it could no longer be typed", "Use a function key or Ctrl.");
    UnknownContext { context } =>
        ("没有“{context}”这个场合", "可用：global、list、reader、popup、copy、input。"),
        ("沒有「{context}」這個場合", "可用：global、list、reader、popup、copy、input。"),
        ("\"{context}\" is not a context", "Use global, list, reader, popup, copy or input.");
    UnknownKeymap { name, known } =>
        ("没有“{name}”这个键位", "可用：{known}，或自己的文件。"),
        ("沒有「{name}」這種按鍵配置", "可用：{known}，或自己的檔案。"),
        ("there is no keymap \"{name}\"", "Use {known}, or a file of your own.");
    BadColour { role, found } =>
        ("{role} 的颜色“{found}”不能识别", "写法如 cyan、light-red、110、#5fafd7、black on yellow、dim。"),
        ("{role} 的顏色「{found}」無法辨識", "寫法如 cyan、light-red、110、#5fafd7、black on yellow、dim。"),
        ("\"{found}\" of {role} is not a colour", "Write it like cyan, light-red, 110, #5fafd7, black on yellow or dim.");
    KeyEndsProgram { key } =>
        ("按键 {key} 固定用于结束程序", "请改用别的键。"),
        ("按鍵 {key} 固定用於結束程式", "請改用別的鍵。"),
        ("key {key} always ends the program", "Use another key.");
    KeyNeverArrives { key, arrives } =>
        ("终端分不清按键 {key}，实际收到的是 {arrives}", "请改用别的键。"),
        ("終端機分不清按鍵 {key}，實際收到的是 {arrives}", "請改用別的鍵。"),
        ("terminals cannot tell key {key} from {arrives}", "Use another key.");
    TextOpensInput { keys, actions } =>
        ("按键 {keys} 只能单独使用，并指向打开输入框的操作", "可用：{actions}。"),
        ("按鍵 {keys} 只能單獨使用，並指向開啟輸入框的操作", "可用：{actions}。"),
        ("{keys} must stand alone and be bound to an action that opens an input", "Use one of: {actions}.");
    KeyDisplaces { keys, displaced } =>
        ("设置按键 {keys} 后，原有的 {displaced} 将无法使用", "如确需如此，请将其设为 none。"),
        ("設定按鍵 {keys} 後，原有的 {displaced} 將無法使用", "如確需如此，請將其設為 none。"),
        ("with key {keys} these can no longer be typed: {displaced}", "Bind them to none if that is meant.");
    CommandKeyTaken { keys, action, context } =>
        ("命令的按键 {keys} 已用于 {context} 中的 {action}", "请换一个按键，或先在键位文件中把原来的设为 none。"),
        ("指令的按鍵 {keys} 已用於 {context} 中的 {action}", "請換一個按鍵，或先在按鍵檔案中把原來的設為 none。"),
        ("key {keys} of a command is already bound to {action} in {context}", "Choose another, or bind that one to none in a keymap.");
    LabelOfNothing { keys } =>
        ("按键 {keys} 有说明，却没有以它开头的按键", "请删去说明，或补上按键。"),
        ("按鍵 {keys} 有說明，卻沒有以它開頭的按鍵", "請刪去說明，或補上按鍵。"),
        ("{keys} has a label but begins no longer keys", "Remove it, or bind such keys.");
    NoKeyLeft { action, context } =>
        ("场合 {context} 中没有执行 {action} 的按键", "请给它设一个。"),
        ("場合 {context} 中沒有執行 {action} 的按鍵", "請給它設一個。"),
        ("no key is bound to {action} in {context}", "Bind one.");
    LonelySynonym =>
        ("同义词一行至少要有两个词，“>”两边都要有词", "请写作“执照 营业执照”或“没钱 > 融资 贷款”。"),
        ("同義詞一行至少要有兩個詞，「>」兩邊都要有詞", "請寫作「執照 營業執照」或「沒錢 > 融資 貸款」。"),
        ("a group of synonyms needs two words, and words on both sides of >", "Write \"执照 营业执照\" or \"没钱 > 融资 贷款\".");
    ShortSynonym { word } =>
        ("同义词“{word}”太短，不起作用", "请至少写两个字。"),
        ("同義詞「{word}」太短，不起作用", "請至少寫兩個字。"),
        ("the synonym \"{word}\" is too short and is left out", "Write at least two characters.");
    TwoArrows =>
        ("同义词一行有不止一个“>”", "请分成几行。"),
        ("同義詞一行有不止一個「>」", "請分成幾行。"),
        ("a group of synonyms has more than one >", "Use a line for each.");
    VanishedCase { id } =>
        ("找不到案例 {id}", "请恢复这个编号，或把它列入 aliases。"),
        ("找不到案例 {id}", "請恢復這個編號，或把它列入 aliases。"),
        ("case {id} is missing", "Restore the id, or list it in aliases.");
    MovedCase { id, before, now } =>
        ("案例 {id} 的首行由 {before} 变为 {now}", "请确认编号仍指同一案例。"),
        ("案例 {id} 的首行由 {before} 變為 {now}", "請確認編號仍指同一案例。"),
        ("the first line of case {id} changed from {before} to {now}", "Make sure that the id still names the same case.");
}
