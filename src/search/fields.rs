//! The names of fields in a query: Chinese, English, pinyin, and what people type for them.

use super::query::Scope;
use crate::{corpus::SectionKind, text::Folded};

/// A field that a query can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A part of the text.
    Scope(Scope),
    /// The place.
    Region,
    /// The batch.
    Batch,
    /// The department.
    Department,
    /// The theme.
    Theme,
    /// The year of publication.
    Year,
    /// A named system.
    System,
    /// A case that others are like.
    Like,
}

/// Every name, folded.
const NAMES: [(Name, &[&str]); 13] = [
    (Name::Region, &["地区", "region", "diqu", "place", "地方", "城市", "dq"]),
    (Name::Batch, &["批次", "batch", "pici", "pc"]),
    (Name::Department, &["部门", "department", "bumen", "dept", "单位", "bm"]),
    (Name::Theme, &["指标", "theme", "zhibiao", "主题", "zhuti", "zb"]),
    (Name::Year, &["年", "year", "nian", "年份", "nianfen"]),
    (Name::System, &["系统", "system", "xitong", "平台", "pingtai", "系统平台", "xt"]),
    (Name::Like, &["相似", "like", "xiangsi"]),
    (Name::Scope(Scope::Title), &["标题", "title", "biaoti", "bt"]),
    (Name::Scope(Scope::Body), &["正文", "text", "zhengwen", "body", "zw"]),
    (Name::Scope(Scope::Section(SectionKind::Background)), &["背景", "background", "beijing", "bj"]),
    (Name::Scope(Scope::Section(SectionKind::Practice)), &["做法", "practice", "zuofa", "举措", "zf"]),
    (Name::Scope(Scope::Section(SectionKind::Result)), &["成效", "result", "chengxiao", "results", "cx"]),
    (Name::Scope(Scope::Section(SectionKind::Other)), &["其他", "other", "qita"]),
];

/// The field of this name.
pub(super) fn field(name: &str) -> Option<Name> {
    let name = Folded::new(name);
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(field, _)| *field)
}

/// The name of a field as the program writes it.
pub(super) fn title(field: Name) -> &'static str {
    let names = NAMES.iter().find(|(name, _)| *name == field);
    names.and_then(|(_, names)| names.first()).copied().unwrap_or_default()
}
